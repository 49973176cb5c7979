"""
What more than one report says.

    source_line(data)    where the figures come from, and of when, in small type under a figure
    of_publishers(data)  who published the pages
    people_in(reading)   which people a printed pay range would hold
"""

from helpers.roles import Roles
from helpers.wording import counted, listing, named, some

PEOPLE = {
    "P10–P90": "the middle 80% of people",
    "P5–P95": "the middle 90% of people",
    "P25–P75": "the middle half of people",
}


def people_in(reading: str) -> str:
    """Which people a pay range holds, by a reading of it.

    >>> people_in("P5–P95")
    'the middle 90% of people'
    """
    return PEOPLE.get(reading, reading)


def source_line(data: Roles) -> str:
    """Where the figures come from, and of when.

    >>> from helpers.roles import load_roles
    >>> source_line(load_roles())
    'Source: five pages of zippia.com that compare roles, date unknown'
    """
    pages = f"{counted(len(data.pages), 'page')}{named(of_publishers(data))} that compare roles"
    dates = sorted(set(data.pages["retrieved"].astype(str)) - {"", "nan", "None", "NaT"})
    if not dates:
        return f"Source: {pages}, date unknown"
    when = listing(dict.fromkeys((dates[0], dates[-1])), "to")
    return f"Source: {pages}, retrieved {when}"


def of_publishers(data: Roles) -> str:
    """Who published the pages, as far as they say."""
    names = sorted(set(data.pages["publisher"]) - {""})
    return f" of {some(names)}" if names else ""
