"""Report 00 in words: what the pages say, and how far they can be trusted. What they leave out and
repeat is said in `coverage`, how they can be checked in `checks`.

answer(contents)                        the answer of the report
glance_title(contents), glance_alt(roles)   of the picture of all roles
overview(roles)                         the roles as a table of texts
notes(contents)                         what the reading left open
agreement(agreement)                    whether pages agree
openings(openings), openings_table      what else the publisher says
"""

import pandas as pd

from helpers.questions.data import Agreement, Contents, Openings
from helpers.wording import (
    a_role,
    capital,
    counted,
    dollars,
    listing,
    number,
    percent,
    span,
    spoken,
    word,
)


def answer(found: Contents) -> tuple[str, str, str]:
    """The answer of the report, and its doubt."""
    compare = "compares" if found.pages == 1 else "compare"
    printed = "prints" if found.pages == 1 else "print"
    return (
        f"{capital(counted(found.pages, 'page'))} {compare} **{counted(found.roles, 'role')}** and "
        f"{printed} {counted(found.values, 'value')}{_agree(found)}.",
        _pay(found),
        f"**The doubt.** {_doubt(found)}",
    )


def _pay(found: Contents) -> str:
    if not found.best:
        return "No role has a yearly salary."
    (top, most), (bottom, least) = found.best, found.least
    if top == bottom:
        return f"Only one has an average pay: **{dollars(most)}** ({spoken(top)})."
    if most == least:
        return f"Average pay is **{dollars(most)}** wherever it is given."
    return (
        f"Average pay runs from **{dollars(least)}** ({spoken(bottom)}) to **{dollars(most)}** "
        f"({spoken(top)})."
    )


def _agree(found: Contents) -> str:
    if not found.several:
        return ", none on more than one page, so that the pages cannot check each other"
    stand = "stands" if found.several == 1 else "stand"
    agree = f"the printings of {counted(found.differ, 'value')} differ"
    agree = agree if found.differ else "all printings agree"
    return f"; {counted(found.several, 'value')} {stand} on more than one page, and **{agree}**"


def _doubt(found: Contents) -> str:
    said = []
    if found.several and not found.differ:
        said.append("Pages that agree may only draw on one table, and the table may be wrong.")
    if found.few:
        some = listing(
            counted(count, name if count == 1 else f"different {name}")
            for name, count in found.few.items()
        )
        are = "is" if next(iter(found.few.values())) == 1 else "are"
        said.append(
            f"Among {counted(found.roles, 'role')} there {are} only {some}: such figures seem made "
            "for groups of roles, not counted in each."
        )
    return " ".join([*said, "How the publisher makes its figures is known only in part."])


def glance_title(found: Contents) -> str:
    roles = capital(counted(found.roles, "role"))
    if not found.best:
        return f"{roles}, none with a yearly salary"
    most, least = found.best[1], found.least[1]
    if found.best == found.least:
        return f"{roles}, one with an average pay: {dollars(most)} a year"
    if most == least:
        return f"{roles}, {dollars(most)} a year"
    return f"{roles}, from {dollars(least)} to {dollars(most)} a year"


def glance_alt(roles: pd.DataFrame) -> str:
    each = "; ".join(
        f"{role.short} {dollars(role.yearly_salary_usd)}"
        if role.yearly_salary_usd > 0
        else f"{role.short} without an average"
        for role in roles.itertuples()
    )
    return (
        "Roles in order of average pay, each with its pay range, the share of women, the share with "
        f"the most common degree and the openings: {each}."
    )


def overview(roles: pd.DataFrame) -> pd.DataFrame:
    """The roles as a table of texts."""
    ends = zip(roles["salary_low_usd"], roles["salary_high_usd"], strict=True)
    return pd.DataFrame(
        {
            "Average": roles["yearly_salary_usd"].map(dollars),
            "Range": [span(dollars(low), dollars(high)) for low, high in ends],
            "Women": [percent(share, 1) for share in roles["women_share"]],
            "Degree": [percent(share) for share in roles["degree_share"]],
            "Age": roles["average_age_years"].map(number),
            "Growth": [percent(share) for share in roles["growth"]],
            "Openings": roles["openings"].map(number),
        }
    ).set_axis(roles["role"])


def notes(found: Contents) -> str:
    """What the reading left open."""
    if not found.notes:
        return "No cell was unclear, and no two printings of a value disagreed."
    kinds = listing(f"{counted(n, 'note')} of the kind *{kind}*" for kind, n in found.notes.items())
    return f"The reading left {kinds}:"


def agreement(found: Agreement) -> str:
    """Whether pages that name the same role agree."""
    if not found.pages:
        return "No role stands on more than one page, so nothing can be compared."
    stands = "stands" if len(found.pages) == 1 else "stand"
    named = [f"the {spoken(role)} ({counted(n, 'page')})" for role, n in found.pages.items()]
    roles = listing(named if len(named) <= MOST else [*named[:MOST], f"{len(named) - MOST} others"])
    return f"On more than one page {stands} {roles}. {_same(found)}"


MOST = 10  # roles named in a sentence


def _same(found: Agreement) -> str:
    if not found.several:
        return "No value is printed more than once."
    if not found.differ:
        if found.several == 1:
            return "The one value printed more than once **is the same each time**."
        return f"Of the {counted(found.several, 'value')} printed more than once, **none differs**."
    differ = "differs" if found.differ == 1 else "differ"
    return (
        f"Of the {counted(found.several, 'value')} printed more than once, "
        f"**{word(found.differ)} {differ}**; {_counts(found)}, and the notes show both."
    )


def _counts(found: Agreement) -> str:
    if found.dated == found.of:
        return "the page retrieved last counts"
    if found.dated:
        return "the page retrieved last counts, pages without a date coming before all others"
    return "the page that comes last by name counts, unless it denies the figure itself"


def openings(found: Openings) -> str:
    """What the words mean, as far as other pages of the publisher tell."""
    if found.percentiles:
        named = listing(map(a_role, found.percentiles))
        ends = (
            f"For {named} the publisher calls the ends of exactly our range “bottom 10 percent” and "
            "“top 10 percent”. All others are read the same way, by analogy."
        )
    else:
        ends = (
            "For none of these roles is it known which percentiles the ends of the range are; the "
            "10th and the 90th are an analogy."
        )
    if found.table.empty:
        return ends
    ratio = span(number(found.least, 1), number(found.most, 1))
    return (
        f"**Openings are not workers**: where both are known, openings are {ratio} times the people "
        f"employed.\n\n{ends}"
    )


def openings_table(found: Openings) -> pd.DataFrame:
    """Openings and people employed, as texts."""
    return pd.DataFrame(
        {
            "Openings": found.table["openings"].map(number),
            "Employed": found.table["employed"].map(number),
            "Ratio": [number(ratio, 2) for ratio in found.table["ratio"]],
        }
    )
