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
        main, groups = self.ratios.columns[0], len(self.ratios)
        return [
            *(
                _row(
                    f"between-role pay ratio, {group} to {self.base}, {way} weights",
                    value,
                    self.without[group] if way == main else None,
                )
                for group, line in self.ratios.iterrows()
                for way, value in line.items()
            ),
            Row(
                "furthest between-role pay ratio from 1",
                self.furthest,
                "fraction",
                "over groups and weightings",
            ),
            Row(
                "largest possible departure of a group's average",
                self.departure.max(),
                "fraction",
                f"of the average of all, for these shares and pays: {self.departure.idxmax()}",
                self.departure.min(),
                self.departure.max(),
            ),
            Row(
                "groups whose ratio crosses 1 when a role is left out",
                self.crossing,
                "count",
                f"of {groups} groups",
            ),
            Row(
                "largest move of a ratio without Unknown",
                self.moved,
                "ratio",
                "over groups and weightings",
            ),
            *(
                Row(
                    f"pay ratio whoever the Unknown are, {r.Index} to {self.base}",
                    self.main[r.Index],
                    "ratio",
                    f"{main} weights; range over every way to count Unknown people as of either "
                    "group",
                    r.low,
                    r.high,
                )
                for r in self.unknown.itertuples()
            ),
        ]


def _row(name: str, value: float, left: pd.Series | None) -> Row:
    if left is None:
        return Row(name, value, "ratio", "sorting only")
    return Row(
        name, value, "ratio", "sorting only; range: one role left out", left.min(), left.max()
    )


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
