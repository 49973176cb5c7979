"""How far apart two roles are in pay, in words.

gap_sentence(gap)                     how far apart two roles are, and how sure
gap_title(gap), gap_alt(gap, curves)  of the picture of two pay distributions
curves_alt(curves)                    of the picture of any pay distributions
gap_table(gap, ...)                   every measure with its base and its range
times(low, high)                      a range of chances in times in 100
"""

import pandas as pd

from helpers.questions.gap import Gap
from helpers.wording import (
    a_role,
    capital,
    dollars,
    in_hundred,
    listing,
    number,
    percent,
    plain,
    span,
    spoken,
)

NOT_GIVEN = "not given"


def gap_sentence(gap: Gap) -> str:
    """How far apart two roles are, and how sure one can be of it."""
    high, low = a_role(gap.high), a_role(gap.low)
    if not gap.gap_usd:
        apart = f"{capital(high)} and {low} average the same."
    else:
        share = number(gap.percent_of_low, 0 if gap.percent_of_low >= 1 else 1)
        apart = (
            f"{capital(high)} averages **{dollars(gap.gap_usd)} a year more** than {low}: "
            f"{share}% of the lower pay."
        )
    if pd.isna(gap.p_higher):
        return f"{apart} How sure that is cannot be said, as a pay range is missing."
    sure = in_hundred(gap.p_higher)
    odds = times(gap.p_higher_reading_low, gap.p_higher_reading_high)
    return (
        f"{apart} A random person of the {'first' if not gap.gap_usd else 'better-paid role'} earns more "
        f"than one of the other **{sure} times in 100** ({odds} over all possible readings of the pay ranges); "
        f"{percent(gap.overlap)} of the two pay distributions is common to both."
    )


def gap_title(gap: Gap) -> str:
    """The title of the picture of two pay distributions.

    >>> gap_title(Gap("Cook", "Baker", 5_000, 10, 9.1, 9.5, overlap=0.67))
    'Cook and baker: 67% of pay in common'
    """
    return f"{capital(spoken(gap.high))} and {spoken(gap.low)}: {percent(gap.overlap)} of pay in common"


def gap_alt(gap: Gap, curves: pd.DataFrame) -> str:
    middles = listing(
        f"{plain(a_role(curve.role))} at {dollars(curve.median_usd)}"
        for curve in curves.itertuples()
    )
    return (
        f"Two modelled distributions of pay on a logarithmic axis, with their middles: {middles}; "
        f"they share {percent(gap.overlap)} of their area."
    )


def curves_alt(curves: pd.DataFrame) -> str:
    """The alternative text of the picture of one pay distribution or more.

    >>> curves_alt(pd.DataFrame({"role": ["Cook", "Baker"], "median_usd": [30_000, 40_000]}))
    'Modelled pay distributions of a cook, average $30,000, and a baker, average $40,000, on a logarithmic axis.'
    """
    each = [
        f"{plain(a_role(curve.role))}, average {dollars(curve.median_usd)}"
        for curve in curves.itertuples()
    ]
    of = listing(each) if len(each) == 1 else f"{', '.join(each[:-1])}, and {each[-1]}"
    return f"Modelled pay distribution{'s' * (len(each) > 1)} of {of}, on a logarithmic axis."


def gap_table(*gaps: Gap) -> pd.DataFrame:
    """Every measure of one pair or more, a column a pair, each number with its base or range."""
    return pd.DataFrame(
        {f"{capital(spoken(g.high))} over {spoken(g.low)}": _measures(g) for g in gaps}
    )


def _measures(gap: Gap) -> dict[str, str]:
    return {
        "Gap a year": dollars(gap.gap_usd),
        "In percent of the lower pay": f"{number(gap.percent_of_low, 1)}%",
        "In percent of the higher pay": f"{number(gap.percent_of_high, 1)}%",
        "In log points": number(gap.log_points, 1),
        "Times in 100 that the better-paid role wins (range over readings)": _chance(gap),
        "Pay in common (range over readings)": _common(gap),
    }


def _chance(gap: Gap) -> str:
    if pd.isna(gap.p_higher):
        return NOT_GIVEN
    ends = times(gap.p_higher_reading_low, gap.p_higher_reading_high)
    return f"{in_hundred(gap.p_higher)} ({ends})"


def _common(gap: Gap) -> str:
    if pd.isna(gap.overlap):
        return NOT_GIVEN
    low, high = (number(100 * end) for end in (gap.overlap_reading_low, gap.overlap_reading_high))
    return f"{percent(gap.overlap)} ({span(low, high)}%)"


def times(low: float, high: float) -> str:
    """A range of chances in times in 100.

    >>> times(0.61, 0.75), times(0.61, 0.999)
    ('61–75', '61 to over 99')
    """
    ends = in_hundred(low), in_hundred(high)
    return span(*ends) if "r" not in "".join(ends) else listing(dict.fromkeys(ends), "to")
