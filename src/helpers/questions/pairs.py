"""
Which roles can be told apart by pay?

    pair_gaps(data)         all pairs, with the largest and the smallest gap
    neighbours(data)        the pairs next to each other in pay, each with a verdict
    as_mean(data)           what moves if the printed average is a mean and not a median
    square(pairs, ...)      a column of all pairs as a matrix
    TOLD_APART              the chance from which two roles count as told apart
"""

from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from scipy.special import ndtr

from helpers.pay import ranges_that_meet
from helpers.questions.gap import Gap, gap_of, next_to, pair_measures
from helpers.questions.pay import READING, enough, spread
from helpers.questions.results import Row
from helpers.roles.load import Roles

PRINTED = READING
TOLD_APART = float(ndtr(0.2 / np.sqrt(2)))
"""The chance of the higher-paid side that goes with Cohen's smallest nameable effect, d = 0.2
(Cohen 1988): about 0.556."""

VERDICTS = ("told apart", "depends on the reading", "not told apart")
LOW_BASE, HIGH_BASE, LOGS = "100 (high / low - 1)", "100 (1 - low / high)", "100 ln(high / low)"


@dataclass(frozen=True)
class Gaps:
    """All `pairs`, best paid first, and those that are `shown` in pictures and tables. `across` is
    the pair of the best and the worst paid; so many pay ranges `meet`; roles with `no_average` or
    `no_range` had to be left out."""

    pairs: pd.DataFrame = field(repr=False, compare=False)
    shown: pd.DataFrame = field(repr=False, compare=False)
    across: Gap
    roles: int
    meet: int
    no_average: tuple[str, ...] = ()
    no_range: tuple[str, ...] = ()

    @property
    def alike(self) -> bool:
        """Whether all averages are the same."""
        return not self.across.gap_usd

    @property
    def factor(self) -> float:
        """The best pay over the worst."""
        return self.across.percent_of_low / 100 + 1

    def least(self, column: str) -> Gap:
        return gap_of(self.pairs.loc[self.pairs[column].idxmin()])

    def most(self, column: str) -> Gap:
        return gap_of(self.pairs.loc[self.pairs[column].idxmax()])

    def rows(self) -> list[Row]:
        far, small, usd = self.across, self.least("gap_usd"), "USD/year"
        of_pairs = f"of {len(self.pairs)} pairs"
        largest, smallest = "largest gap, percent of the", "smallest gap, percent of the lower pay"
        return [
            Row("largest gap", far.gap_usd, usd, f"{far.high} less {far.low}"),
            Row(f"{largest} lower pay", far.percent_of_low, "percent", LOW_BASE),
            Row(f"{largest} higher pay", far.percent_of_high, "percent", HIGH_BASE),
            Row("largest gap, log points", far.log_points, "log points", LOGS),
            Row("largest gap, factor", self.factor, "ratio", "high / low"),
            Row("smallest gap", small.gap_usd, usd, f"{small.high} less {small.low}"),
            Row(smallest, small.percent_of_low, "percent", LOW_BASE),
            Row("pairs whose pay ranges overlap", self.meet, "count", of_pairs),
            *self._chances(),
            *(row for _, pair in self.shown.iterrows() for row in gap_of(pair).rows()),
        ]

    def _chances(self) -> list[Row]:
        near, sure = self.least("p_higher"), self.most("p_higher")
        far = self.across
        named = {
            "chance across the largest gap": (far, 3),
            "smallest chance": (near, 3),
            "largest chance": (sure, 3),
            "overlap of the nearest pair": (near, 4),
            "overlap across the largest gap": (far, 4),
        }
        moved = self.pairs["p_higher_rounding_high"] - self.pairs["p_higher"]
        fallen = self.pairs["p_higher"] - self.pairs["p_higher_rounding_low"]
        rounding = float(np.max([moved, fallen]))
        most = f"{READING}, any pair"
        return [
            *(pair.rows()[at]._replace(name=name) for name, (pair, at) in named.items()),
            Row("chance, largest move by rounding", rounding, "probability", most),
        ]


def pair_gaps(data: Roles, shown: Collection[str] | None = None) -> Gaps:
    """All pairs of roles that have an average and a range of pay; `shown` names the roles whose
    pairs are listed (all if None). Raises TooFew."""
    roles = data.roles
    pay, pairs = enough(roles), pair_measures(roles)
    listed = pairs if shown is None else pairs[pairs["high"].isin(shown) & pairs["low"].isin(shown)]
    unpaid = roles["yearly_salary_usd"].isna()
    return Gaps(
        pairs,
        listed,
        gap_of(pairs.iloc[len(pay) - 2]),
        len(pay),
        ranges_that_meet(pay["salary_low_usd"], pay["salary_high_usd"]),
        tuple(roles["role"][unpaid]),
        tuple(roles["role"][~unpaid & ~roles["role"].isin(pay.index)]),
    )


@dataclass(frozen=True)
class Neighbours:
    """The `pairs` next to each other in pay, each with a `verdict`: "told apart" if the chance of
    the better-paid role reaches `TOLD_APART` under every possible reading and rounding, "not told
    apart" if it does under none, and else "depends on the reading"."""

    pairs: pd.DataFrame = field(repr=False, compare=False)

    @property
    def counts(self) -> dict[str, int]:
        return {verdict: int((self.pairs["verdict"] == verdict).sum()) for verdict in VERDICTS}

    def rows(self) -> list[Row]:
        how = f"of {len(self.pairs)} pairs next to each other in pay; every possible reading and rounding"
        rule = "Phi(0.2 / sqrt 2), Cohen's d of 0.2"
        return [
            Row("threshold for telling apart", TOLD_APART, "probability", rule),
            *(Row(f"neighbours: {v}", count, "count", how) for v, count in self.counts.items()),
        ]


def neighbours(data: Roles, *, reading: str = READING, average_as: str = "median") -> Neighbours:
    """The pairs of roles next to each other in pay, best paid first. A `reading` that is ruled out
    joins the possible ones in the verdicts. Raises TooFew."""
    enough(data.roles)
    found = next_to(data.roles, reading, average_as)
    rules = [found["p_higher_low"] >= TOLD_APART, found["p_higher_high"] < TOLD_APART]
    return Neighbours(found.assign(verdict=np.select(rules, VERDICTS[::2], VERDICTS[1])))


@dataclass(frozen=True)
class AsMean:
    """What moves if the printed average is the mean of a log-normal and not its median: the
    `median_below`, how far the median then lies below the average at most (a fraction); the chance
    that moves most, `chance` and what it `was`; and the verdicts on neighbours that change."""

    median_below: float
    chance: Gap
    was: float
    changed: int
    neighbours: int

    def rows(self) -> list[Row]:
        which, how = f"{self.chance.high} over {self.chance.low}", "average as mean"
        chance = f"{which}; {self.was:.4g} with the average as median"
        verdicts = f"of {self.neighbours} verdicts on neighbours"
        below = "1 - exp(-sigma²/2), most"
        return [
            Row(f"{how}: median below it", self.median_below, "fraction", below),
            Row(f"{how}: chance that moves most", self.chance.p_higher, "probability", chance),
            Row(f"{how}: verdicts that change", self.changed, "count", verdicts),
        ]


def as_mean(data: Roles) -> AsMean:
    """The gaps and verdicts with the printed average as a mean. Raises TooFew."""
    before, after = neighbours(data), neighbours(data, average_as="mean")
    median, mean = pair_measures(data.roles), pair_measures(data.roles, average_as="mean")
    most = (mean["p_higher"] - median["p_higher"]).abs().idxmax()
    return AsMean(
        1 - float(np.exp(-(spread(data).widest["sigma"] ** 2) / 2)),
        gap_of(mean.loc[most]),
        float(median.loc[most, "p_higher"]),
        int((before.pairs["verdict"] != after.pairs["verdict"]).sum()),
        len(before.pairs),
    )


def square(pairs: pd.DataFrame, column: str, labels: pd.Series) -> pd.DataFrame:
    """A column of `pairs` as a matrix, the better-paid role in the rows and the other in the
    columns; nan where there is no pair. `labels` are by role, best paid first."""
    table = pairs.pivot(index="high", columns="low", values=column)
    table = table.reindex(index=labels.index[:-1], columns=labels.index[1:])
    return table.set_axis(labels.iloc[:-1]).set_axis(labels.iloc[1:], axis=1)
