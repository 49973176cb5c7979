"""
Does a share go with pay, over rows that are roles or occupations?

    share_and_pay(points, share, pay, ...)   a `ShareAndPay`: r and slope, each with its 95%
                                             interval
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import expm1, nan, sqrt

import numpy as np
import pandas as pd

from helpers.clusters import Within, cluster_bootstrap
from helpers.correlation import fisher_interval, weighted_r
from helpers.questions.results import Row, TooFew
from helpers.regression import weighted_fit

FEWEST = 4


@dataclass(frozen=True)
class ShareAndPay:
    """How a share goes with log pay over `n` rows.

    `r` with its interval `r_low` … `r_high`; `slope`, log points of pay for each 10 percentage
    points of the share, with its interval `slope_low` … `slope_high`. `what` names the two,
    `source` the tables, their years and who is counted, `weighted` says by what rows count (empty:
    all alike). Intervals are Fisher's and the robust t-interval, but where rows come in `families`
    (their number; 0 if every row stands for itself) a bootstrap of whole families. `points` are the
    rows: the share, the pay, and what describes them.
    """

    what: str
    source: str
    weighted: str
    n: int
    effective_n: float
    r: float
    r_low: float
    r_high: float
    slope: float
    slope_low: float
    slope_high: float
    families: int
    points: pd.DataFrame = field(repr=False, compare=False)
    share: str = ""
    pay: str = ""
    sizes: str = ""

    @property
    def percent(self) -> tuple[float, ...]:
        """What ten points more go with in pay, in percent, and the ends of its interval."""
        return in_percent((self.slope, self.slope_low, self.slope_high))

    @property
    def r_squared(self) -> float:
        """The share of the variation of log pay that the share takes up."""
        return self.r**2

    @property
    def trend(self) -> pd.DataFrame:
        """The two ends of the least-squares line: columns `share` (fraction) and `pay`, from the
        lowest share to the highest.

        On a logarithmic axis of pay the line between them is straight.
        """
        share, pay = self.points[self.share], log_pay(self.points[self.pay])
        sizes = self.points[self.sizes] if self.sizes else np.ones(len(share))
        ends = np.array([share.min(), share.max()])
        middle = np.average(share, weights=sizes), np.average(pay, weights=sizes)
        fitted = middle[1] + 10 * self.slope * (ends - middle[0])
        return pd.DataFrame({"share": ends, "pay": np.exp(fitted / 100)})

    @property
    def intervals(self) -> tuple[str, str]:
        """What the intervals of r and of the slope are."""
        if self.families:
            drawn = f"95% bootstrap interval, whole families drawn ({self.families})"
            return drawn, drawn
        at = f" at the effective n of {self.effective_n:.0f}" if self.weighted else ""
        return f"95% Fisher interval{at}", "95% t-interval, robust (HC1)"

    def rows(self) -> list[Row]:
        name = f"{self.what}{', weighted' if self.weighted else ''}"
        sizes = f"weighted by {self.weighted}" if self.weighted else "unweighted"
        over = f"{self.source}; n = {self.n}, {sizes}"
        (of_r, of_slope), source = self.intervals, f"rows with both figures; {self.source}"
        ends, pearson = (self.r_low, self.r_high), f"Pearson with ln pay; {over}; {of_r}"
        slope = f"least squares of 100 ln pay; {over}; {of_slope}"
        slopes = (self.slope, self.slope_low, self.slope_high)
        return [
            Row(f"{name}: r", self.r, "r", pearson, *ends),
            *slope_rows(name, slopes, slope, f"{over}; {of_slope}"),
            Row(f"{name}: r²", self.r_squared, "fraction", f"the square of r; {over}"),
            Row(f"{name}: n", self.n, "count", source),
        ]


def slope_rows(name: str, slope: Sequence[float], how: str, over: str) -> list[Row]:
    """The rows of a slope for ten points with its interval, in log points and in percent of pay."""
    value, *ends = slope
    percent, *reach = in_percent(slope)
    of_slope = f"100 (exp(slope / 100) - 1); {over}"
    return [
        Row(f"{name}: slope", value, "log points a 10 points", how, *ends),
        Row(f"{name}: ten points more, in percent", percent, "percent", of_slope, *reach),
    ]


def rows_within(name: str, fit: Within, how: str, pearson: str, group: str) -> list[Row]:
    """The rows of a slope inside groups that have an intercept each; `pearson` says what r is."""
    slope = f"{how}; 95% interval, clustered by {group}"
    ends = fisher_interval(fit.r, fit.rows - fit.families + 1)
    fisher = f"{pearson}; 95% Fisher interval, a row less for each further intercept"
    return [
        *slope_rows(name, within_per_ten_points(fit), slope, slope),
        Row(f"{name}: r", fit.r, "r", fisher, *ends),
    ]


def in_percent(log_points: Iterable[float]) -> tuple[float, ...]:
    """Log points as percent of pay, 100 (exp(x / 100) − 1), of slopes and ends of intervals."""
    return tuple(100 * expm1(end / 100) for end in log_points)


def log_pay(pay: pd.Series) -> pd.Series:
    """100 ln pay: differences are log points."""
    return 100 * np.log(pay)


def within_per_ten_points(fit: Within) -> tuple[float, ...]:
    """The slope inside groups with its interval, for a tenth of the share."""
    return tuple(end / 10 for end in (fit.slope, fit.low, fit.high))


def slope_per_ten_points(fit, name: str) -> tuple[float, float, float]:
    """The slope of a fit on a share, with its interval, for a tenth of the share."""
    return tuple(float(ends[name]) / 10 for ends in (fit.coefs, fit.low, fit.high))


def share_and_pay(
    points: pd.DataFrame,
    share: str,
    pay: str,
    *,
    what: str,
    source: str,
    weights: str = "",
    weighted_by: str = "",
    families: str = "",
) -> ShareAndPay:
    """How the column `share` of `points` goes with the log of its column `pay`, over the rows that
    have both.

    `weights` names a column of sizes (none: all rows alike), `families` a column of labels: rows of
    one family are not independent, and intervals are found by drawing whole families. Raises TooFew
    for fewer than four rows, and if all have the same share.
    """
    points = points.dropna(subset=[share, pay]).reset_index(drop=True)
    TooFew.unless(len(points), FEWEST, f"row with both figures for {what}")
    TooFew.unless(points[share].nunique(), 2, "different share")
    sizes = points[weights] if weights else None
    found = weighted_r(points[share], np.log(points[pay]), sizes)
    fit = weighted_fit(log_pay(points[pay]), {share: points[share]}, sizes)
    slope, *reach = slope_per_ten_points(fit, share)
    ends = [(found.low, found.high), reach]
    if families:
        drawn = pd.DataFrame(
            {"x": points[share], "y": log_pay(points[pay]), "w": 1.0 if sizes is None else sizes}
        )
        ends = list(
            zip(
                *cluster_bootstrap(drawn.to_numpy(float), points[families], _r_and_slope),
                strict=True,
            )
        )
    count = points[families].nunique() if families else 0
    said = (what, source, weighted_by or weights, found.n, found.effective_n)
    return ShareAndPay(
        *said, found.r, *ends[0], slope, *ends[1], count, points, share, pay, weights
    )


def _r_and_slope(rows: np.ndarray) -> tuple[float, float]:
    """r, and the slope a tenth of the share, by plain sums: a bootstrap asks often."""
    x, y, w = rows.T
    x, y = x - (w * x).sum() / w.sum(), y - (w * y).sum() / w.sum()
    xx, xy, yy = (w * x * x).sum(), (w * x * y).sum(), (w * y * y).sum()
    if xx <= 0 or yy <= 0:
        return nan, nan
    return xy / sqrt(xx * yy), xy / xx / 10
