"""What does sorting across roles do to average pay by race group?

group_pay(made)    the average of each group over that of White people, from sorting alone
"""

from dataclasses import dataclass, field

import pandas as pd

from helpers import shares
from helpers.many_groups import bounds_with_unknown
from helpers.questions.race import UNKNOWN, MakeUps
from helpers.questions.results import Row
from helpers.questions.weights import ways, weights_of

REFERENCE = "White"


@dataclass(frozen=True)
class GroupPay:
    """Average pay of each group over that of `base`, from sorting alone; 1 is parity.

    `ratios`: a column a weighting, the main one first. `without`: by role left out and group, by
    the main weights. `departure`: how far each group's average could lie from that of all, as a
    fraction, if its shares went with pay as closely as possible. `moved`: the largest move of a
    ratio if the group Unknown is left out. `unknown`: `low` and `high` of each ratio, whoever the
    Unknown are."""

    base: str
    ratios: pd.DataFrame = field(compare=False)
    without: pd.DataFrame = field(compare=False)
    departure: pd.Series = field(compare=False)
    moved: float
    unknown: pd.DataFrame = field(compare=False)

    @property
    def main(self) -> pd.Series:
        """The ratios by the main weights."""
        return self.ratios.iloc[:, 0]

    @property
    def furthest(self) -> float:
        """How far from 1 a ratio lies at most, over groups and weightings."""
        return float((self.ratios - 1).abs().max().max())

    @property
    def crossing(self) -> int:
        """For how many groups leaving a role out takes the ratio across 1."""
        low, high = self.without.min(), self.without.max()
        return int(((low < 1 - 1e-9) & (high > 1 + 1e-9)).sum())

    def rows(self) -> list[Row]:
        over, departure, main = "over groups and weightings", self.departure, self.ratios.columns[0]
        closest = f"of the average of all, for these shares and pays: {departure.idxmax()}"
        whoever = f"{main} weights; range over every way to count Unknown people as of either group"
        unknown = "pay ratio whoever the Unknown are"
        stray = "largest possible departure of a group's average"
        across = "groups whose ratio crosses 1 when a role is left out"
        found = [
            ("furthest between-role pay ratio from 1", self.furthest, "fraction", over),
            (stray, departure.max(), "fraction", closest, departure.min(), departure.max()),
            (across, self.crossing, "count", f"of {len(self.ratios)} groups"),
            ("largest move of a ratio without Unknown", self.moved, "ratio", over),
            *(
                (f"{unknown}, {to}", self.main[group], "ratio", whoever, *ends)
                for group, *ends in self.unknown.itertuples()
                for to in [f"{group} to {self.base}"]
            ),
        ]
        return [*self._rows_of_ratios(main), *(Row(*row) for row in found)]

    def _rows_of_ratios(self, main: str) -> list[Row]:
        """Each ratio by each weighting; that by the main weights with its range."""
        left = "sorting only; range: one role left out"
        return [
            Row(name, value, "ratio", left, out.min(), out.max())
            if way == main
            else Row(name, value, "ratio", "sorting only")
            for group, line in self.ratios.iterrows()
            for out in [self.without[group]]
            for way, value in line.items()
            for name in [f"between-role pay ratio, {group} to {self.base}, {way} weights"]
        ]


def group_pay(made: MakeUps) -> GroupPay:
    """The average pay of each group over that of White people (or of the most common group), under
    every weighting that the data allow."""
    closed, pay = made.closed, made.about["pay"]
    base = REFERENCE if REFERENCE in closed else closed.columns[0]
    sizes = {way: weights_of(made.data, pay.index, way) for way in ways(made.data, pay.index)}
    size = next(iter(sizes.values()))
    ratios, known = (
        pd.DataFrame({w: shares.group_pay(pay, s, base, k)["ratio"] for w, k in sizes.items()})
        for s in (closed, made.known)
    )
    ratios = ratios.drop(index=base)
    ratios = ratios.sort_values(ratios.columns[0], ascending=False)
    unknown = pd.DataFrame(columns=["low", "high"], dtype=float)
    if UNKNOWN in closed and base != UNKNOWN:
        unknown = bounds_with_unknown(pay, closed, base, UNKNOWN, size)
    return GroupPay(
        base,
        ratios,
        shares.leave_one_out_groups(pay, closed, base, size)[ratios.index],
        shares.largest_departure(pay, closed, size),
        float((known - ratios).abs().max().max()),
        unknown.reindex(ratios.index.intersection(unknown.index)),
    )
