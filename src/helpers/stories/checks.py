"""Report 00 in words: where the pages can be checked against themselves.

hourly(hourly), hourly_table(hourly)    whether the hourly rate is a second fact
places(places), places_title, places_alt   where averages lie in their ranges
totals(totals)                          whether shares add up
sets(sets), sets_table(sets)            roles that share age and LGBT share
"""

import pandas as pd

from helpers.questions.checks import Hourly, Places, Sets, Totals
from helpers.wording import (
    between,
    counted,
    dollars,
    listing,
    number,
    part_of,
    percent,
    signed,
    word,
)


def hourly(found: Hourly) -> str:
    """Whether the hourly rate is a second fact."""
    if not found.roles:
        return "No role has both a yearly salary and an hourly rate, so they cannot be checked."
    furthest = dollars(found.furthest, 2 if found.furthest < 100 else 0)
    if found.same < found.roles:
        return (
            f"Rounding explains the hourly rate of {part_of(found.same, found.roles, 'role')}; for "
            f"the rest the two figures contradict each other, by up to {furthest} a year."
        )
    return (
        f"**The hourly rate is the yearly salary in other units**: for "
        f"{part_of(found.same, found.roles, 'role')} they differ by no more than rounding (at most "
        f"{furthest} a year). It is left out of all that follows."
    )


def hourly_table(found: Hourly) -> pd.DataFrame:
    """The hourly rates that contradict the yearly salary, as texts."""
    table = found.contradict
    return pd.DataFrame(
        {
            "Yearly": table["yearly_salary_usd"].map(dollars),
            "Hourly": [dollars(rate, 2) for rate in table["hourly_rate_usd"]],
            "× 2,080": table["implied_usd"].map(dollars),
            "Off by": [signed(off, 1) for off in table["off_usd"]],
        }
    ).set_axis(table["role"])


def places(found: Places) -> str:
    """Where the averages lie in their ranges, and what they are then."""
    if not found.roles:
        return "No role has both an average and a pay range."
    middle, below = (part_of(n, found.roles, "role") for n in (found.at, found.below))
    where = between(number(found.least, 2), number(found.most, 2))
    lies = (
        f"The averages lie {where} of the way up. The geometric middle is within rounding for "
        f"{middle}; for {below} the mean of a log-normal would be higher than the average, however "
        "the ends were rounded."
    )
    if found.at == found.below == found.roles:
        return (
            "**The “average” acts as a median**, if the ends are such percentiles: half of the "
            f"workers earn less, and times the number of workers it is no payroll. {lies}"
        )
    return f"**Whether the “average” is a mean or a median cannot be told** for all. {lies}"


def places_title(found: Places) -> str:
    roles = part_of(found.at, found.roles, "role")
    return f"The average lies at the geometric middle, within rounding, for {roles}"


def places_alt(found: Places) -> str:
    where = between(number(found.least, 2), number(found.most, 2))
    return (
        f"Place of the average in the pay range of each role on a log scale: {where}, where one half "
        "is the geometric middle. The mean of a log-normal and the arithmetic middle lie higher."
    )


def totals(found: Totals) -> str:
    """Whether shares add up."""
    if not found.totals:
        return "No gender or race shares are given."
    where = between(percent(found.least, 1), percent(found.most, 1))
    if found.within == found.totals:
        return f"**All {word(found.totals)} totals are 100% within rounding** ({where})."
    off = found.totals - found.within
    return (
        f"**Of {counted(found.totals, 'total')}, {word(off)} {'is' if off == 1 else 'are'} not 100% "
        f"within rounding** ({where}); the notes name them."
    )


def sets(found: Sets) -> str:
    """Whether roles share age and LGBT share."""
    if not found.roles:
        return "No role has both an average age and an LGBT share."
    if found.count == found.roles:
        return "No two roles share average age and LGBT share."
    are = "is one pair" if found.count == 1 else f"are only {counted(found.count, 'pair')}"
    return (
        f"**Age and LGBT share come in sets.** Among {counted(found.roles, 'role')} there {are} of "
        "the two. How many roles a table lists is then not its sample size; "
        "[the report on race](../reports/03-race-ratios.html) asks the same of the race shares."
    )


def sets_table(found: Sets) -> pd.DataFrame:
    """Roles with the same average age and LGBT share, as texts."""
    table = found.table
    return pd.DataFrame(
        {
            "LGBT": [percent(share) for share in table["lgbt_share"]],
            "Roles": [_some(roles) for roles in table["short"]],
        }
    ).set_axis(table["average_age_years"].map(number))


def _some(roles: list[str], most: int = 10) -> str:
    shown = roles if len(roles) <= most else [*roles[:most], f"{len(roles) - most} others"]
    return listing(shown)
