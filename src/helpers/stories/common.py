"""
What more than one report says.

    source_line(data)    where the figures come from, and of when, in small type under a figure
"""

from helpers.roles import Roles
from helpers.wording import counted, listing

__all__ = ["source_line"]


def source_line(data: Roles) -> str:
    """Where the figures come from, and of when.

    >>> from helpers.roles import load_roles
    >>> source_line(load_roles())
    'Source: five pages that compare roles, date unknown'
    """
    dates = sorted(set(data.pages["retrieved"].astype(str)) - {"", "nan", "None", "NaT"})
    if not dates:
        return f"Source: {counted(len(data.pages), 'page')} that compare roles, date unknown"
    when = listing(dict.fromkeys((dates[0], dates[-1])), "to")
    return f"Source: {counted(len(data.pages), 'page')} that compare roles, retrieved {when}"
