"""
How mixed the roles are, and what sorting does to average pay by race group, in words.

    mix_title, mix_alt, alike                   groups more and less common than in all roles
    effective_table, effective                  effective numbers of groups
    ratio_title, ratio_alt, ratio_table, ratio  average pay from sorting alone
"""

import pandas as pd

from helpers.questions.mixes import Mixes
from helpers.questions.race_pay import GroupPay
from helpers.stories.race import ends
from helpers.wording import (
    capital,
    named,
    number,
    part_of,
    percent,
    span,
    spoken,
    word,
)

DIFFER = ((0.0005, "do not differ"), (0.05, "differ little"), (0.2, "differ somewhat"))
ARITHMETIC = 0.15  # averages that cannot stray further say nothing


# How mixed


def mix_title(found: Mixes, short: pd.Series) -> str:
    role, group, ratio = found.furthest
    if abs(ratio - 1) < 0.005:
        return "Every group is as common in each role as in all"
    return (
        f"Furthest from the roles pooled: {group} for the {spoken(short[role])}, "
        f"{number(ratio, 2)} times as common"
    )


def mix_alt(found: Mixes) -> str:
    role, group, ratio = found.furthest
    return (
        "Representation of each group in each role against the roles pooled. Furthest from 1 is "
        f"{group} in {role} with {number(ratio, 2)}."
    )


def alike(found: Mixes) -> str:
    """How much the make-ups differ at all."""
    how = next((said for end, said in DIFFER if found.h < end), "differ much")
    return (
        f"The make-ups {how}: Theil's H, 0 for roles all alike and 1 for roles of one group each, "
        f"is {number(found.h, 3)}. Shares add up to 100%, so a group that is more common pushes "
        "others down: these are not independent findings."
    )


def effective_table(found: Mixes, shown: pd.DataFrame, profile: pd.Series) -> pd.DataFrame:
    """Effective numbers of groups of some roles, as a reader sees them."""
    table = shown.map(lambda value: number(value, 2))
    return table.assign(Profile=profile).rename(index=named)


def effective(found: Mixes, groups_in_all: int) -> str:
    """How many groups there effectively are, with and without Unknown."""
    first, bare = found.effective["order 1"], found.effective["order 1, without Unknown"]
    low, high = (number(end, 1) for end in ends(first))
    said = (
        f"is {low} in each role, out"
        if low == high
        else (f"runs from {low} ({spoken(first.idxmin())}) to {high} ({spoken(first.idxmax())})")
    )
    fall = span(*(number(end, 1) for end in ends(found.fall)))
    order = "stays the same" if first.rank().equals(bare.rank()) else "changes"
    return (
        f"The effective number of groups {said} of {word(groups_in_all)}. Without Unknown it is "
        f"lower by {fall}; the order of the roles {order}."
    )


# Sorting and average pay


def ratio_title(found: GroupPay) -> str:
    if found.furthest < 0.0005:
        return f"Sorting alone leaves every group at the average of {found.base}"
    reach = percent(found.furthest, 1)
    return f"With all roles, sorting puts every group within {reach} of {found.base}"


def base(found: GroupPay) -> str:
    return f"as {found.base}"


def ratio_caption(found: GroupPay) -> str:
    return f"Average pay over that of {found.base}, from sorting alone"


def ratio_alt(found: GroupPay) -> str:
    each = "; ".join(
        f"{group} {number(value, 3)} "
        f"({' to '.join(number(e, 3) for e in ends(found.without[group]))})"
        for group, value in found.main.items()
    )
    return (
        f"Between-role pay ratio of each group to {found.base}, with the range of leaving one role "
        f"out: {each}."
    )


def ratio_table(found: GroupPay) -> pd.DataFrame:
    """Each ratio under every weighting, with the two ranges, as a reader sees them."""
    table = found.ratios.map(lambda ratio: number(ratio, 3)).rename(columns=capital)
    table["One role left out"] = [
        span(*(number(end, 2) for end in ends(found.without[group]))) for group in table.index
    ]
    bounds = found.unknown.map(lambda ratio: number(ratio, 2))
    known = {group: span(line["low"], line["high"]) for group, line in bounds.iterrows()}
    if known:
        table["Whoever the Unknown are"] = [known.get(group, "–") for group in table.index]
    return table


def ratio(found: GroupPay) -> str:
    """What the ratios say, which is little."""
    groups_ = len(found.main)
    widest = percent(found.departure.max())
    so = (
        "**a ratio near 1 is arithmetic here, not evidence of equality.** Shares that hardly "
        "differ between roles cannot make averages that do."
        if found.departure.max() < ARITHMETIC
        else "that is how far sorting across these roles could reach."
    )
    return (
        f"For {part_of(found.crossing, groups_, 'group')} leaving out one role takes the ratio "
        "across 1. Even if the shares went with pay as closely as they could, no group's average "
        f"would stray more than {widest} from that of all: {so}{_unknown(found)}"
    )


def _unknown(found: GroupPay) -> str:
    if found.unknown.empty:
        return ""
    far = (found.unknown["high"] / found.unknown["low"]).idxmax()
    low, high = (number(found.unknown.loc[far, end], 2) for end in ("low", "high"))
    return (
        f" Leaving out the group Unknown moves no ratio by more than {number(found.moved, 4)}, but "
        "only because its share is nearly the same everywhere. Who its people are could matter: "
        f"were they of the other groups in the most telling way, the ratio of {far} could lie "
        f"anywhere from {low} to {high}."
    )
