"""Report 04 in words, second part: what else may be behind it, and does it hold elsewhere?

looks_title(found), looks_alt(found), looks_table(found), looks(found)   the screen
beside(rival), foretold(rival)     another figure beside the degree rate
slopes_labels(rival), slopes_title(rival), slopes_alt(rival)   of the picture of slopes
rank(rival)                        the rank of the title beside it
elsewhere(link, ...), screened(found)   other roles, and occupations
"""

from collections.abc import Sequence

import pandas as pd

from helpers.inference import ExactTest
from helpers.questions.associations import LEVEL, Association
from helpers.questions.beyond.degree import WithinFamilies
from helpers.questions.beyond.spread import Links
from helpers.questions.official.education import Education
from helpers.questions.rivals import Rival
from helpers.questions.screens import Screen
from helpers.questions.share_and_pay import ShareAndPay
from helpers.stories.beyond import links_title
from helpers.wording import (
    bare_p,
    capital,
    change,
    counted,
    ends,
    listing,
    named,
    number,
    p_value,
    part_of,
    percent,
    signed,
    spoken,
)

WEAK = 0.5
SAME_SIZE = 0.75


def looks_title(found: Screen) -> str:
    if not found.standing_out:
        return (
            "Beside the two links asked about beforehand, "
            f"{part_of(0, found.looks, 'other')} stands out"
        )
    stand = "stands" if len(found.standing_out) == 1 else "stand"
    return (
        f"{capital(listing(found.standing_out))} {stand} out from {counted(found.looks, 'figure')}"
    )


def looks_alt(found: Screen) -> str:
    each = "; ".join(f"{name} {number(r, 2)}" for name, r in found.all["r"].items())
    return f"Correlation of each figure with log pay, strongest first: {each}."


def looks_table(found: Screen) -> pd.DataFrame:
    """A row a figure: when it was asked about, its values, r, p, and p that allows for all
    looks."""
    rows = found.all
    columns = {
        "Asked": list(rows["when"]),
        "Values": [number(value) for value in rows["values"]],
        "r with log pay": [number(r, 2) for r in rows["r"]],
        "Exact p": [bare_p(p) for p in rows["p"]],
        "Allowing for all tries": [bare_p(p) for p in rows["p_adjusted"]],
    }
    return pd.DataFrame(columns, index=rows.index)


def looks(found: Screen) -> str:
    """What is left of the screen, and what the strictest view says of the degree rate."""
    every = found.looks + len(found.asked)
    strict = found.asked["p_adjusted"].iloc[0]
    rest = (
        f"**Nothing in the screen stands out** once its {counted(found.looks, 'try', 'tries')} are allowed "
        "for."
    )
    if found.standing_out:
        names = listing(f"*{named(name)}*" for name in found.standing_out)
        rest = (
            f"**After allowing for {counted(found.looks, 'try', 'tries')}, {names} "
            f"{'remains' if len(found.standing_out) == 1 else 'remain'}.**"
        )
    return (
        f"{rest} That is no proof that the figures in it play no part. Even counted among "
        f"{part_of(every, every, 'figure')}, the {found.asked.index[0]} has {p_value(strict)}."
    )


def beside(rival: Rival) -> str:
    """Whether the degree rate still goes with pay at the same other figure, and the other way
    round."""
    own, other = rival.partial[rival.figure], rival.partial[rival.other]
    together = rival.together.observed
    linked = "weakly" if abs(together) < WEAK else "closely"
    lead = f"**The two cannot be separated on {counted(rival.n, 'role')}.**"
    if rival.kept and rival.slope_left < SAME_SIZE:
        lead = f"**{capital(rival.other)} explains some of the link, and not all.**"
    elif rival.kept:
        lead = f"**{capital(rival.other)} does not explain the link away.**"
    return (
        f"{lead} The two are {linked} linked (r = {number(together, 2)}). At the same "
        f"{rival.other} the {rival.figure} {_goes(own)} pay {_partial(own)}; at the same "
        f"{rival.figure} {rival.other} {_goes(other)} pay {_partial(other)}."
    )


def _goes(test: ExactTest) -> str:
    if test.p >= LEVEL:
        return "has no clear link with"
    return f"goes with {'more' if test.observed > 0 else 'less'}"


def _partial(test: ExactTest) -> str:
    return f"(partial r = {number(test.observed, 2)}, {p_value(test.p)})"


def foretold(rival: Rival) -> str:
    """How well a role's pay is foretold from the others, and which role holds the fit."""
    own, other, both = (number(skill, 2) for skill in rival.skills.values())
    role, leverage = rival.holder
    return (
        f"Foretold from the other roles, pay has a skill of {own} by {rival.figure}, {other} by "
        f"{rival.other} and {both} by both. The fit with both has "
        f"{counted(rival.both.df, 'degree')} of freedom, and the {spoken(role)} pulls it most "
        f"(leverage {number(leverage, 2)})."
    )


def slopes_labels(rival: Rival) -> list[str]:
    """A label a slope."""
    return [
        f"{row.predictor}, beside {row.beside}" if row.beside else f"{row.predictor}, alone"
        for row in rival.slopes.itertuples()
    ]


def slopes_title(rival: Rival) -> str:
    """The title of the picture of slopes: what happens to the slope of the degree rate."""
    left, size = rival.slope_left, "keeps most of its slope"
    if left < 0:
        size = "turns its slope round"
    elif left < SAME_SIZE:
        size = f"keeps {percent(left)} of its slope"
    elif left > 1 / SAME_SIZE:
        size = "has a steeper slope"
    row = rival.slopes.iloc[1]
    clear = "is clear of" if row.low * row.high > 0 else "includes"
    return f"The {rival.figure} {size} beside {rival.other}; its interval {clear} zero"


def slopes_alt(rival: Rival) -> str:
    slopes = zip(slopes_labels(rival), rival.slopes.itertuples(), strict=True)
    each = "; ".join(f"{label} {_interval(row)}" for label, row in slopes)
    return f"Percent more pay for ten points more, with 95% intervals: {each}."


def _interval(row) -> str:
    return f"{signed(row.percent)} ({signed(row.percent_low)} to {signed(row.percent_high)})"


def rank(rival: Rival) -> str:
    """What the rank of titles leaves of the slope of the degree rate."""
    own_alone, own_beside, _, other = (
        (row.percent, row.percent_low, row.percent_high) for row in rival.slopes.itertuples()
    )
    return (
        f"Ten points more go with {change(own_alone[0])} pay (95% interval {_ends(own_alone)}) before "
        f"rank is looked at, and with {change(own_beside[0])} ({_ends(own_beside)}) at the same rank. A "
        f"step of rank goes with {change(other[0])} at the same degree rate ({_ends(other)})."
    )


def _ends(found: Sequence[float]) -> str:
    return ends(change(found[1]), change(found[2]))


def elsewhere(
    link: Association,
    others: ShareAndPay,
    inside: WithinFamilies,
    official: ShareAndPay,
    schooling: Education,
) -> str:
    """The same link in other roles, inside families of roles on linked pages, and over
    occupations; and women's share there at equal education."""
    there, family, counts = others.percent, inside.percent("pages"), official.percent
    women = list(
        schooling.slopes.loc["women's share, at equal education", ["percent", "low", "high"]]
    )
    return (
        f"**{_verdict(link, others)} in other roles.** Over {counted(others.n, 'other role')} with the "
        "bachelor's as most common degree, ten points more go with "
        f"{change(there[0])} pay (95% interval {_ends(there)}); inside families of roles with "
        f"{change(family[0])} ({_ends(family)}). Over {number(official.n)} such US occupations it is "
        f"{change(counts[0])} ({_ends(counts)}). "
        f"At equal education ten points more women go with {change(women[0])} pay ({_ends(women)}; "
        f"{number(schooling.n)} occupations)."
    )


def screened(found: Links) -> str:
    """What other roles show of the figures of the screen."""
    few, most = found.drawn["n"].min(), found.drawn["n"].max()
    return f"{links_title(found)} (n = {number(few)} to {number(most)})."


def _verdict(link: Association, others: ShareAndPay) -> str:
    if others.slope_low * others.slope_high <= 0:
        return "It does not show clearly"
    if others.slope * link.r < 0:
        return "It is the other way round"
    if not link.rare:
        return "It shows clearly"
    weaker = abs(others.percent[0]) < abs(link.gain[0])
    return "It holds, and is weaker," if weaker else "It holds"
