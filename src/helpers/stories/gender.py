"""
The report on women and men in words: who holds the roles, and women's share and pay. What sorting
does to average pay, and segregation, are in `sorting`.

    answer, doubt                                     what was found, and what it rests on
    holders_title, holders_alt, holders_table         how many women hold each role
    link_title, link_alt                              women's share and pay; more in `links`
"""

import pandas as pd

from helpers.questions.associations import Association
from helpers.questions.gender import Sorting, settled
from helpers.questions.holders import Holders
from helpers.stories.intervals import below, interval
from helpers.wording import (
    between,
    counted,
    dollars,
    ends,
    listing,
    named,
    number,
    p_value,
    part_of,
    percent,
    spoken,
)

MATTERS = 0.15  # a change of r that a reader would want to hear of
NEARLY_ONE = 0.0005


# The answer


def answer(held: Holders, found: Sorting, link: Association) -> list[str]:
    """Who holds the roles, what that would do to average pay, and whether it is more than
    chance."""
    return [
        f"{_majority(held)} {_sorted(found)}",
        _verdict(found, link),
        *_left_out(held),
    ]


def _majority(held: Holders) -> str:
    women, roles = held.roles["women"], len(held.roles)
    low, high = percent(women.min(), 1), percent(women.max(), 1)
    few = part_of(held.majority, roles, "role")
    return (
        f"**Women are the majority in {few}**, from {low} ({spoken(women.idxmin())}) to {high} "
        f"({spoken(women.idxmax())})."
    )


def _sorted(found: Sorting) -> str:
    if abs(found.ratio - 1) < NEARLY_ONE:
        return "The way they are spread over the roles would leave their average pay at men's."
    range_of = ends(*map(below, found.wrong_sizes[:2]))
    pays = "lower" if found.ratio < 1 else "better"
    return (
        f"Here they hold the {pays}-paid roles more often: if all in a role were paid alike, that "
        f"would leave their average pay {below(found.ratio)} men's ({range_of} if the sizes of the roles "
        "are wrong by a factor of two)."
    )


def _verdict(found: Sorting, link: Association) -> str:
    exact = "exact " if link.test.exact else ""
    r_says = f"(r = {number(link.r, 2)}, {interval(*link.interval)}, {exact}{p_value(link.p)})"
    deals = (
        "Deal the pays to the roles at random, and women's and men's averages lie as far apart in "
        f"{percent(found.test.p)} of all deals ({p_value(found.test.p)})."
    )
    told = settled(link, found)
    if told != "unclear":
        return (
            f"**Roles with more women pay {told} here, more than chance explains** {r_says}. "
            f"{deals}"
        )
    goes = "less" if link.r < 0 else "more"
    return (
        f"**Whether roles with more women pay {goes} as a rule cannot be told from "
        f"{counted(link.n, 'role')}** {r_says}. {deals}"
    )


def _left_out(held: Holders) -> list[str]:
    if not held.left_out:
        return []
    roles = listing(spoken(role) for role in held.left_out)
    return [f"Left out, because the shares of women and men do not add up to 100%: {roles}."]


def doubt(link: Association) -> str:
    """What the answer rests on most."""
    one, low, high = link.decider, *link.left_out_range
    if abs(one["r"] - link.r) < MATTERS:
        rests = f"No single role decides: without any one, r stays {_stays(low, high)}."
    else:
        rests = (
            f"One role matters most: without the {spoken(one['role'])}, r is "
            f"{number(one['r'], 2)}. {_best_of(link)}"
        )
    return (
        f"**The doubt.** {rests} What women and men are paid *inside* a role is not in these data: "
        "nothing here is a gender pay gap."
    )


def _stays(low: float, high: float) -> str:
    return between(number(low, 2), number(high, 2))


def _best_of(link: Association) -> str:
    """The strongest of all omissions, against the strongest of all omissions in other orderings."""
    best = link.strongest
    return (
        f"But that is the best of several tries: of random deals, too, {percent(best.p)} give an r as "
        f"strong as {number(best.observed, 2)} once the best role to leave out is chosen ({p_value(best.p)})."
    )


# How many women hold each role


def holders_title(held: Holders) -> str:
    women = held.roles["women"]
    return f"Women's share runs from {percent(women.min(), 1)} to {percent(women.max(), 1)}"


def holders_alt(shown: pd.DataFrame, note: str) -> str:
    each = "; ".join(f"{r.short} {percent(r.women, 1)}" for r in shown.itertuples())
    return f"Share of women by role{note}: {each}."


def holders_table(shown: pd.DataFrame) -> pd.DataFrame:
    """Women and men by role, as a reader sees them."""
    columns = {
        "Women": [percent(value, 1) for value in shown["women"]],
        "Men": [percent(value, 1) for value in shown["men"]],
        "Women per 100 men": [number(value) for value in shown["per_hundred"]],
        "Average pay": [dollars(value) for value in shown["pay"]],
    }
    return pd.DataFrame(columns, index=[named(role) for role in shown.index])


# Women's share and pay


def link_title(link: Association) -> str:
    goes = "less" if link.r < 0 else "more"
    if link.rare:
        return f"Roles with more women pay {goes}: r = {number(link.r, 2)}, {p_value(link.p)}"
    return (
        f"Roles with more women pay {goes} here, but {counted(link.n, 'role')} leave it open: "
        f"r = {number(link.r, 2)}, {p_value(link.p)}"
    )


def link_alt(link: Association) -> str:
    points = zip(link.short, link.x, link.pay, strict=True)
    each = "; ".join(
        f"{short} {number(x, 1)}% women and {dollars(pay)}" for short, x, pay in points
    )
    return (
        f"Average pay against the share of women for {counted(link.n, 'role')}, with a fitted line "
        f"and its 95% band: {each}."
    )
