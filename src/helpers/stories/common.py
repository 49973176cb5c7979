"""
What more than one report says.

    source_line(data)    what stands in small type under a figure that names roles
    of_pages(data)       where the figures come from, and of when
    of_publishers(data)  who published the pages
    people_in(reading)   which people a printed pay range would hold
"""

import pandas as pd

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


def source_line(*data: Roles) -> str:
    """Where the figures come from, and of when, and what the labels of roles leave out.

    >>> from helpers.roles import load_roles
    >>> source_line(load_roles())
    'Source: five pages of zippia.com that compare roles, date unknown. CS: Customer Service'
    """
    both = pd.concat(each.roles[["role", "short"]] for each in data).to_numpy()
    initials = sorted({said for role, label in both if (said := _initials(role, label))})
    return ". ".join([of_pages(*data), *initials])


def _initials(role: str, label: str) -> str:
    """What the first word of a label stands for, if it is made of initials.

    >>> _initials("Customer Service Manager", "CS manager"), _initials("IT Manager", "IT manager")
    ('CS: Customer Service', '')
    """
    short = label.partition(" ")[0]
    words = role.split()[: len(short)]
    stands = len(words) > 1 and "".join(word[0] for word in words) == short
    return f"{short}: {' '.join(words)}" if stands else ""


def of_pages(*data: Roles) -> str:
    """Where the figures come from, and of when."""
    read = pd.concat(each.pages for each in data)
    pages = f"{counted(len(read), 'page')}{named(_publishers(read))} that compare roles"
    dates = sorted(set(read["retrieved"].astype(str)) - {"", "nan", "None", "NaT"})
    if not dates:
        return f"Source: {pages}, date unknown"
    when = listing(dict.fromkeys((dates[0], dates[-1])), "to")
    return f"Source: {pages}, retrieved {when}"


def of_publishers(data: Roles) -> str:
    """Who published the pages, as far as they say."""
    return _publishers(data.pages)


def _publishers(pages: pd.DataFrame) -> str:
    names = sorted(set(pages["publisher"]) - {""})
    return f" of {some(names)}" if names else ""
