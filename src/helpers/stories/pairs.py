"""
The report on pay in words: pairs of roles.

    told_apart                              how many neighbours can be told apart, for the answer
    gaps_title, gaps_alt, gap_table         how far apart each pair is
    chances, chances_title, chances_alt, chance_table   how often the better-paid role wins
    over, verdicts, verdicts_title, verdicts_alt   which neighbours in pay can be told apart
"""

from collections.abc import Callable

import pandas as pd

from helpers.questions.gap import Gap
from helpers.questions.pairs import TOLD_APART, VERDICTS, Gaps, Neighbours
from helpers.wording import (
    a_role,
    capital,
    counted,
    dollars,
    in_hundred,
    listing,
    named,
    number,
    percent,
    plain,
    some,
    spoken,
    those,
    word,
)

STANDS_FOR = "whatever the ends of a pay range can stand for"
TIMES_AXIS = "times in 100 that the better-paid role wins\n(bar: both readings of the pay ranges)"
LADDER = "at even steps down the order of pay"
NOT_ALIKE = (
    "“Not told apart” is not “paid alike”: it says that these figures cannot show a difference for "
    "persons."
)


def in_thousands(usd: float) -> str:
    """Dollars as they fit into a cell.

    >>> in_thousands(80_106), in_thousands(1_169), in_thousands(0)
    ('$80k', '$1.2k', '$0')
    """
    return f"{dollars(usd / 1000, 0 if usd >= 9_950 else 1)}k" if usd else "$0"


def either(low: float, high: float, text: Callable, last: str = "to") -> str:
    """Two values in words, or one where they read the same."""
    return listing(dict.fromkeys((text(low), text(high))), last)


def told_apart(found: Neighbours) -> str:
    """How many neighbours in pay can be told apart, and what that means."""
    every, some_only, none = found.counts.values()
    rule = f"at least {number(100 * TOLD_APART, 1)} times in 100"
    means = f"Told apart means that a random person of the better-paid role earns more {rule}."
    if every + some_only + none == 1:
        verdict = (
            f"**The two roles can be told apart**, {STANDS_FOR}."
            if every
            else f"**The two roles cannot be told apart**, {STANDS_FOR}."
            if none
            else "**Whether the two roles can be told apart is open**: it depends on what the ends "
            "of a pay range stand for."
        )
        return f"{verdict} {means}"
    return f"{_of_pairs(every, some_only, none)} {means}"


def _of_pairs(every: int, some_only: int, none: int) -> str:
    pairs = every + some_only + none
    start = f"**Of {counted(pairs, 'pair')} next to each other in pay,"
    if pairs in (every, none):
        which = "none" if none else "both" if pairs == 2 else f"all {word(pairs)}"
        return f"{start} {which} can be told apart**, {STANDS_FOR}."
    cannot = f"{word(none)} cannot be told apart"
    if not every:
        rest = f", and {cannot}" if none else ""
        decides = f"for {word(some_only)} it depends on what the ends of a pay range stand for"
        return f"{start} none can be told apart for sure**: {decides}{rest}."
    depends = [f"for {word(some_only)} it depends on that"] if some_only else []
    short = cannot if depends else f"{word(none)} cannot"
    others = depends + [short] * bool(none)
    return f"{start} {word(every)} can be told apart** {STANDS_FOR}; {', and '.join(others)}."


def _rungs(found: Gaps) -> str:
    return those(len(set(found.shown["high"]) | set(found.shown["low"])), found.roles, LADDER)


def gaps_title(found: Gaps) -> str:
    if found.alike:
        return f"No role pays more than another{_rungs(found)}"
    usd = either(found.least("gap_usd").gap_usd, found.across.gap_usd, dollars)
    return f"The role on the left pays {usd} a year more than the one above{_rungs(found)}"


def gaps_alt(found: Gaps) -> str:
    least, most = found.least("gap_usd"), found.across
    pairs = "The one pair" if len(found.shown) == 1 else f"All {len(found.shown)} pairs"
    start = f"{pairs} of roles{_rungs(found)} with the gap in thousands of dollars a year."
    if found.alike:
        return f"{start} All gaps are zero."
    largest = f"{_over(most)} with {dollars(most.gap_usd)}"
    if len(found.pairs) == 1:
        return f"{start} It is {largest}."
    smallest = f"{_over(least)} with {dollars(least.gap_usd)}"
    return f"{start} The smallest is {smallest}, the largest {largest}."


def _over(pair: Gap) -> str:
    return f"{named(pair.high)} over {named(pair.low)}"


def gap_table(found: Gaps, short: pd.Series) -> pd.DataFrame:
    """The pairs that are shown, in four measures, as texts; `short` are the labels of roles."""
    columns = {
        "Dollars": found.shown["gap_usd"].map(dollars),
        "% of the lower": found.shown["percent_of_low"].map(_tenths),
        "% of the higher": found.shown["percent_of_high"].map(_tenths),
        "Log points": found.shown["log_points"].map(_tenths),
    }
    return pd.DataFrame(columns).set_axis(over(found.shown, short))


def _tenths(value: float) -> str:
    return number(value, 1)


# Chances


def chances_title(found: Gaps) -> str:
    if found.alike:
        return "Every pair is a coin toss"
    times = either(found.least("p_higher").p_higher, found.most("p_higher").p_higher, in_hundred)
    wins = "a random person of the role on the left earns more than one of the role above"
    return f"{capital(times)} times in 100 {wins}{_rungs(found)}"


def chances_alt(found: Gaps) -> str:
    near, sure = found.least("p_higher"), found.most("p_higher")
    low, high = in_hundred(near.p_higher), in_hundred(sure.p_higher)
    ends = f"from {low} in 100 ({_over(near)}) to {high} in 100 ({_over(sure)})"
    wins = "the chance that a random person of the better-paid role earns more"
    return (
        f"For each pair of roles{_rungs(found)} {wins}: {f'{low} in 100' if low == high else ends}."
    )


def chances(found: Gaps) -> str:
    """The pair nearest to a coin toss, and the best against the worst paid role."""
    near, far = found.least("p_higher"), found.across
    if found.alike:
        shared = either(found.pairs["overlap"].min(), found.pairs["overlap"].max(), percent)
        toss = "Where the averages are the same, every pair is a coin toss"
        return f"{toss}; two curves have {shared} in common."
    wins = f"earns more **{in_hundred(near.p_higher)} times in 100**"
    shared = f"{percent(near.overlap)} of the two curves is common to both"
    if len(found.pairs) == 1:
        return f"A random person of the better-paid role {wins}, and {shared}."
    return (
        f"Nearest to a coin toss are {a_role(near.high)} and {a_role(near.low)}: a random person "
        f"of the first {wins}, and {shared}. Across the largest gap it is "
        f"{in_hundred(far.p_higher)} in 100 and {percent(far.overlap)}."
    )


def chance_table(found: Gaps, short: pd.Series) -> pd.DataFrame:
    """The pairs that are shown: chance and overlap, with their ranges over possible readings, as texts."""
    p = found.shown
    columns = {
        "Times in 100": p["p_higher"].map(in_hundred),
        "Chance under the readings": _spans(p, "p_higher", in_hundred),
        "Overlap": p["overlap"].map(percent),
        "Overlap under the readings": _spans(p, "overlap", percent),
    }
    return pd.DataFrame(columns).set_axis(over(found.shown, short))


def _spans(pairs: pd.DataFrame, name: str, text: Callable) -> list[str]:
    ends = zip(pairs[f"{name}_reading_low"], pairs[f"{name}_reading_high"], strict=True)
    return [either(low, high, text) for low, high in ends]


# Neighbours


def over(pairs: pd.DataFrame, short: pd.Series) -> list[str]:
    """A label a pair, from the labels `short` of roles."""
    each = zip(pairs["high"], pairs["low"], strict=True)
    return [f"{short[high]} over {plain(spoken(short[low]))}" for high, low in each]


def verdicts_title(found: Neighbours) -> str:
    kinds = ("told apart", "depending on the reading", "not told apart")
    each = zip(kinds, found.counts.values(), strict=True)
    return f"Neighbours in pay: {listing(f'{word(n)} {kind}' for kind, n in each if n)}"


def verdicts_alt(shown: pd.DataFrame, of: int) -> str:
    """`shown` are the pairs in the picture, of `of` pairs in all."""
    each = (
        f"{named(p.high)} over {named(p.low)} {in_hundred(p.p_higher)} in 100"
        + _reach(p.p_higher_reading_low, p.p_higher_reading_high)
        for p in shown.itertuples()
    )
    which = those(len(shown), of, "first and last", "pair")
    return (
        f"For roles next to each other in pay{which}, the chance that the better-paid one wins, "
        f"with its range over possible readings: {'; '.join(each)}."
    )


def _reach(low: float, high: float) -> str:
    low, high = in_hundred(low), in_hundred(high)
    return "" if low == high else f", from {low} to {high}"


def verdicts(found: Neighbours) -> list[str]:
    """The pairs by verdict, a paragraph each."""
    titles = (
        "Told apart under every possible reading",
        "Depends on the reading",
        "Not told apart under any possible reading",
    )
    said = []
    for verdict, title in zip(VERDICTS, titles, strict=True):
        pairs = found.pairs[found.pairs["verdict"] == verdict].itertuples()
        names = [f"{spoken(p.high)} and {spoken(p.low)}" for p in pairs]
        if names:
            said.append(f"**{title}:** {some(names, join='; ')}.")
    return said + [NOT_ALIKE] * bool(found.counts[VERDICTS[2]])
