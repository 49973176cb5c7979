"""Report 04 in words, first part: do roles with more degrees pay more, and how sure is it?

answer(link), doubt(link)             the first lines
title(link), alt(link)                of the picture of degree rate and pay
rates(found)                          what the degree rate is
strength(test, ends)                  r, its interval and its p
tests(links), chance(link, ranks)     the measures side by side, and what they say
within(inside)                        pay exchanged only inside profiles
slope(link)                           how much more pay goes with ten points
omissions_title(link), omissions_alt(link), omissions_table(link), omissions(link)
rounding(link)                        what rounding leaves open
"""

from collections.abc import Sequence

import pandas as pd

from helpers.inference import ExactTest
from helpers.questions.associations import LEVEL, MEASURES, Association
from helpers.questions.degrees import DegreeRates
from helpers.wording import (
    bare_p,
    between,
    change,
    counted,
    dollars,
    listing,
    number,
    p_value,
    spoken,
    word,
)

__all__ = [
    "alt",
    "answer",
    "chance",
    "doubt",
    "omissions",
    "omissions_alt",
    "omissions_table",
    "omissions_title",
    "rates",
    "rounding",
    "slope",
    "strength",
    "tests",
    "title",
    "within",
]

NAMED = 12  # roles that an alternative text names one by one
SHOWN = 24  # rows of a table; of more, those with the strongest pull
SMALL_BOX = 0.2


def answer(link: Association) -> str:
    """Whether roles with a higher degree rate pay more, how much, and how sure it is.

    A link that is not rare among the orderings is not claimed.
    """
    here = f"among these {counted(link.n, 'role')}"
    ten = f"ten percentage points more go with {change(link.gain[0])} pay"
    if not link.rare:
        return (
            f"**It cannot be told from these {counted(link.n, 'role')}** whether roles with a higher degree rate "
            f"pay more: {_as_strong(link)} {_numbers(link)}."
        )
    lead = f"**Yes, {here}.**" if link.r > 0 else f"**No, the other way round {here}.**"
    more = "more" if link.r > 0 else "less"
    return (
        f"{lead} Roles with a higher degree rate pay {more}: {ten} (95% interval {_gains(link)}). "
        f"It is hardly chance: {_as_strong(link)} {_numbers(link)}."
    )


def doubt(link: Association) -> str:
    """The doubt: how wide the interval is, and what else may be behind it."""
    low, high = _ends(link.interval)
    return (
        f"**The doubt.** {word(link.n).capitalize()} roles are few: r could be anywhere from {low} to "
        f"{high}. And roles with more degrees may be the more senior ones, so that "
        "[rank](#or-is-it-the-rank-of-the-role) is behind some of it."
    )


def _as_strong(link: Association) -> str:
    t = link.test
    of = f"all {number(t.orderings)} ways" if t.exact else f"{number(t.orderings)} random ways"
    shows = "shows" if t.count == 1 else "show"
    return (
        f"of {of} to deal the pays to the roles, {word(t.count)} {shows} a link at least as strong"
    )


def _numbers(link: Association) -> str:
    """r, its interval and p in brackets.

    The p of drawn orderings is not exact, and not called so."""
    low, high = _ends(link.interval)
    p = p_value(link.p)
    return f"(r = {number(link.r, 2)}, 95% interval {low} to {high}, {'exact ' if link.test.exact else ''}{p})"


def _ends(ends: tuple[float, float]) -> tuple[str, str]:
    return number(ends[0], 2), number(ends[1], 2)


def _gains(link: Association) -> str:
    """Both ends of the change of pay, "more" or "less" said once where they agree."""
    low, high = (change(gain) for gain in link.gain[1:])
    both = low.rpartition(" ")[2]
    if low.endswith("%" + " " + both) and high.endswith("% " + both):
        return f"{low.removesuffix(' ' + both)} to {high}"
    return f"{low} to {high}"


def title(link: Association) -> str:
    """The title of the picture."""
    lead = "No clear link of degree rate and pay"
    if link.rare:
        lead = f"Roles with a higher degree rate pay {'more' if link.r > 0 else 'less'}"
    return f"{lead}: r = {number(link.r, 2)}, {p_value(link.p)}"


def alt(link: Association) -> str:
    """What the picture shows: each role, or of many the two ends of pay."""
    roles = list(zip(link.short, link.x, link.pay, strict=True))
    shown = roles if link.n <= NAMED else [roles[0], roles[-1]]
    which = "" if link.n <= NAMED else ", of which the best and the worst paid are"
    points = "; ".join(f"{name} {number(x)}% and {dollars(pay)}" for name, x, pay in shown)
    return (
        f"Average pay against the share with the most common degree for {counted(link.n, 'role')}, with a fitted line "
        f"and its 95% band{which}: {points}."
    )


def rates(found: DegreeRates) -> str:
    """Which degree is the most common one, and how far the rates run."""
    low, high = (
        f"{number(rate)}% ({spoken(role)})" for role, rate in (found.lowest, found.highest)
    )
    runs = f"its share runs from {low} to {high}, in whole percent."
    degrees = found.degrees
    if len(degrees) == 1:
        return f"The most common degree is the same for all roles, the {spoken(degrees.index[0])}; {runs}"
    kinds = listing(f"the {spoken(degree)} for {word(n)}" for degree, n in degrees.items())
    return (
        f"The most common degree differs between roles: {kinds}. Rates of different degrees are not one measure and "
        f"should not be compared as if they were; {runs}"
    )


def strength(test: ExactTest, ends: tuple[float, float]) -> str:
    """r with its interval and its p."""
    low, high = _ends(ends)
    of = f"{number(test.orderings)} {'possible' if test.exact else 'random'} deals"
    are = "is" if test.count == 1 else "are"
    return (
        f"r = {number(test.observed, 2)} (95% interval {low} to {high}). Of {of}, {word(test.count)} "
        f"{are} at least as strong: {'exact ' if test.exact else ''}{p_value(test.p)}."
    )


def tests(links: Sequence[Association]) -> pd.DataFrame:
    """A row a measure: value, orderings at least as strong, all orderings, p."""
    columns = {
        "Value": [number(link.r, 2) for link in links],
        "As strong": [number(link.test.count) for link in links],
        "Orderings": [number(link.test.orderings) for link in links],
        "p": [bare_p(link.p) for link in links],
    }
    return pd.DataFrame(columns, index=[MEASURES[link.measure] for link in links])


def chance(link: Association, ranks: Sequence[Association]) -> str:
    """Whether the measures agree, and how strong r must be to be rare.

    Three measures of one thing: that some are rare and some are not is itself a doubt."""
    rare = sum(measure.rare for measure in (link, *ranks))
    needed = f"With {counted(link.n, 'role')} r must reach about {number(link.least_r, 2)} in size to be rare"
    if rare == len(ranks) + 1:
        return f"**All three measures say the same:** so strong a link is rare. {needed}."
    if rare:
        return f"**The three measures do not agree:** what is rare for one is not for another. {needed}."
    return f"**For none of the three is so strong a link rare.** {needed}: a weaker link could be there and not show."


def within(inside: Association) -> str:
    """What is left if pay changes places only inside profiles; strength is counted from the average
    of these orderings."""
    t = inside.test
    have = f"The {counted(inside.n, 'role')} have {counted(inside.profiles, 'profile')}."
    if t.orderings == 1:
        return f"{have} No pay can change places inside one."
    side = "above" if inside.r > t.centre else "below"
    away = number(abs(inside.r - t.centre), 2)
    return (
        f"{have} Dealt inside them only, r is {number(t.centre, 2)} on average, and the observed one "
        f"lies {away} {side}: {number(t.count)} of {counted(t.orderings, 'ordering')} "
        f"{'lies' if t.count == 1 else 'lie'} as far away ({p_value(t.p)})."
    )


def slope(link: Association) -> str:
    """How much more pay goes with ten points, and over the whole range."""
    low, high = number(link.x.min()), number(link.x.max())
    return (
        f"Ten points more go with {change(link.gain[0])} pay (95% interval {_gains(link)}). From the lowest rate to the "
        f"highest, {low} to {high}%, the line multiplies pay by {number(link.factor, 2)}. Beyond that range it says nothing."
    )


def omissions_title(link: Association) -> str:
    """The title of the picture of leaving roles out."""
    low, high = _ends(link.left_out_range)
    stays = "stays" if link.survives else "lies"
    return f"Whichever role is left out, r {stays} {between(low, high)}"


def omissions_alt(link: Association) -> str:
    """What the picture of leaving roles out shows."""
    one = link.decider
    return (
        f"r of degree rate and log pay without each of {counted(link.n, 'role')}, a dot a role, beside r with all, "
        f"{number(link.r, 2)}. It moves most without the {spoken(one['role'])}, to {number(one['r'], 2)}."
    )


def omissions_table(link: Association) -> pd.DataFrame:
    """A row a role left out: r and p without it, its leverage and Cook's distance; of many, those
    that move the line most."""
    shown = link.left_out.set_index("role")
    shown = shown if len(shown) <= SHOWN else shown.nlargest(SHOWN // 2, "cook")
    columns = {
        "r without it": [number(r, 2) for r in shown["r"]],
        "Exact p": [bare_p(p) for p in shown["p"]],
        "Leverage": [number(value, 2) for value in shown["leverage"]],
        "Cook's distance": [number(value, 2) for value in shown["cook"]],
    }
    return pd.DataFrame(columns, index=shown.index)


def omissions(link: Association) -> str:
    """Which role matters most, and whether the link survives all omissions."""
    weak, pull, t = link.weakest, link.strongest_pull, link.strongest
    moved = f"the line moves most without the {spoken(pull['role'])}"
    if weak["role"] == pull["role"]:
        moved = "the line moves most without it as well"
    return (
        f"{_verdict(link)} It is weakest without the {spoken(weak['role'])} "
        f"(r = {number(weak['r'], 2)}, {p_value(weak['p'])}); {moved} "
        f"(Cook's distance {number(pull['cook'], 2)}). The strongest r of all omissions, "
        f"{number(t.observed, 2)} in size, is a best of {word(link.n)}: in {number(t.count)} of "
        f"{number(t.orderings)} orderings the best is as strong ({p_value(t.p)})."
    )


def _verdict(link: Association) -> str:
    if link.survives:
        return "**The link survives every omission.**"
    if (link.left_out["p"] < LEVEL).any():
        return "**Left out one at a time, the roles do not all give the same answer.**"
    return "**No omission makes it clear.**"


def rounding(link: Association) -> str:
    """The range that rounding leaves."""
    low, high = link.box
    hardly = low * high > 0 and high - low < SMALL_BOX
    so = (
        "Rounding hardly matters here."
        if hardly
        else "Rounding matters: the link could be much weaker or stronger."
    )
    return f"Over the whole box r lies **{between(*_ends(link.box))}**. {so}"
