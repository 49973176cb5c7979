"""What no page gives, and what repeats from role to role, in words.

missing(covered)                              what is missing, and what follows
missing_title(covered), missing_alt(covered)  of the picture of what is given
    repeats_title(contents), repeats_alt          of the picture of how many values each figure takes
    figure(field)                                 a field as the name of a figure
"""

from helpers.questions.data import Contents, Covered
from helpers.wording import capital, counted, listing, number, spoken, word


def _lacking(found: Covered) -> str:
    return listing(f"{spoken(row)} for {counted(n, 'role')}" for row, n in found.missing.items())


def missing(found: Covered) -> str:
    """What no page gives, and what follows."""
    if not found.missing:
        return "Every role has every figure that any of the pages gives."
    half = 2 * max(found.missing.values()) >= len(found.table)
    return f"Missing: {_lacking(found)}." + (
        " A figure that half of the roles lack supports no comparison of all." if half else ""
    )


def missing_title(found: Covered) -> str:
    most = max(found.missing.values(), default=0)
    worst = [spoken(row) for row, count in found.missing.items() if count == most]
    given = f"{number(found.given)} of {number(found.possible)} figures are given"
    if not worst:
        return f"All {number(found.possible)} figures are given"
    if len(worst) > 3:
        return given
    return f"{given}; {listing(worst)} {'is' if len(worst) == 1 else 'are'} missing most often"


def missing_alt(found: Covered) -> str:
    what = f"Missing: {_lacking(found)}" if found.missing else "Nothing is missing"
    return f"For each row of a page, which roles have a value on any page. {what}."


def repeats_title(found: Contents) -> str:
    table = found.repeated
    apart = int((table["values"] == table["roles"]).sum())
    rest = len(table) - apart
    figures = f"{capital(counted(apart, 'figure'))} {'is' if apart == 1 else 'are'}"
    repeat = f"{word(rest)} repeat{'s' if rest == 1 else ''}" if rest else "none repeats"
    return f"{figures} different for every role; {repeat}"


def repeats_alt(found: Contents) -> str:
    each = "; ".join(
        f"{figure(row.field)} {row.values} of {row.roles}"
        for row in found.repeated.itertuples(index=False, name="Row")
    )
    return f"For each figure, how many values it takes among the roles that have it: {each}."


def figure(field: str) -> str:
    """A field as the name of a figure.

    >>> figure("lgbt_share"), figure("yearly_salary")
    ('LGBT share', 'yearly salary')
    """
    return FIGURES.get(field, field.replace("_", " "))


FIGURES = {
    "degree": "most common degree",
    "degree_share": "share with that degree",
    "experience_years": "years of experience",
    "gender_share": "shares of women and men",
    "lgbt_share": "LGBT share",
    "major": "most common major",
    "college": "most common college",
    "race_share": "shares by race",
    "salary_high": "high end of pay",
    "salary_low": "low end of pay",
    "years_to_become_high": "years to become one, at most",
    "years_to_become_low": "years to become one, at least",
}
