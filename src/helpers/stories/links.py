"""A figure and pay in words, whatever the figure: how strong the link is, and what could undo it.

strength(test, ends)              r, its interval and its p
tests(links), chance(link, ranks) the measures side by side, and what they say
within(inside)                    pay exchanged only inside profiles
omissions_title(link), omissions_alt(link), omissions_table(link), omissions(link)
rounding(link)                    what rounding leaves open
"""

from collections.abc import Sequence

import pandas as pd

from helpers.inference import ExactTest
from helpers.questions.association_rows import MEASURES
from helpers.questions.associations import LEVEL, Association
from helpers.stories.intervals import interval
from helpers.wording import bare_p, between, counted, number, p_value, spoken, word

SHOWN = 24  # rows of a table; of more, those with the strongest pull
SMALL_BOX = 0.2


def strength(test: ExactTest, ends: tuple[float, float]) -> str:
    """r with its interval and its p."""
    of = f"{number(test.orderings)} {'possible' if test.exact else 'random'} deals"
    give = "gives" if test.count == 1 else "give"
    return (
        f"r = {number(test.observed, 2)} ({interval(*ends)}). Of {of}, "
        f"{word(test.count)} {give} as strong an r: "
        f"{'exact ' if test.exact else ''}{p_value(test.p)}."
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
    needed = (
        f"With {counted(link.n, 'role')} r must reach about {number(link.least_r, 2)} in size to "
        "be rare"
    )
    if rare == len(ranks) + 1:
        return f"**All three measures say the same:** so strong a link is rare. {needed}."
    if rare:
        return (
            "**The three measures do not agree:** what is rare for one is not for another. "
            f"{needed}."
        )
    return (
        f"**For none of the three is so strong a link rare.** {needed}: a weaker link could be "
        "there and not show."
    )


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
        f"{have} With pay dealt inside them only, r averages {number(t.centre, 2)}; the observed "
        f"one lies {away} {side}: {'no other' if t.count == 1 else number(t.count)} of "
        f"{counted(t.orderings, 'ordering')} {'lies' if t.count == 1 else 'lie'} as far away ({p_value(t.p)})."
    )


def omissions_title(link: Association) -> str:
    low, high = _ends(link.left_out_range)
    stays = "stays" if link.survives else "lies"
    return f"Whichever role is left out, r {stays} {between(low, high)}"


def omissions_alt(link: Association) -> str:
    one = link.decider
    return (
        f"r of {link.figure} and log pay without each of {counted(link.n, 'role')}, a dot a role, "
        f"beside r with all, {number(link.r, 2)}. It moves most without the {spoken(one['role'])}, "
        f"to {number(one['r'], 2)}."
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
        f"{_verdict(link)} It is weakest without the {spoken(weak['role'])} (r = "
        f"{number(weak['r'], 2)}, {p_value(weak['p'])}); {moved} (Cook's distance "
        f"{number(pull['cook'], 2)}). The strongest of all omissions, {number(t.observed, 2)} in "
        f"size, is a best of {word(link.n)}: in {number(t.count)} of {number(t.orderings)} "
        f"orderings the best is as strong ({p_value(t.p)})."
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
    return f"With every figure anywhere inside its rounding, r lies **{between(*_ends(link.box))}**. {so}"


def _ends(ends: tuple[float, float]) -> tuple[str, str]:
    return number(ends[0], 2), number(ends[1], 2)
