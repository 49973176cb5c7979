"""
A claim, and the rule that says what became of it.

    Estimate     a value with its interval, named for what it is, and where there would be nothing
    Doubt        one way of looking again, and the estimate that it gives
    Elsewhere    the same asked of other data
    Claim        all of this together; `status` is the rule

The rule: a claim is *seen here* if its interval, and the estimate under every single doubt, lie on
one side of none. It is *seen elsewhere* if the interval of the other data with most rows
lies on that side, *weaker* if that is less than half as far from none, *contradicted* if it lies on
the other. A claim that infers something from few roles is not seen here unless its p is below 5%.
"""

from dataclasses import dataclass
from math import isnan, nan
from typing import NamedTuple

from helpers.questions.results import Row

LEVEL = 0.05
NINETY_FIVE = "95% interval"
HALF = 0.5
STATUSES = (
    "seen here and elsewhere",
    "seen here, weaker elsewhere",
    "seen here only",
    "undecided here, seen elsewhere",
    "undecided",
    "contradicted elsewhere",
)


class Estimate(NamedTuple):
    """A value in a `unit` with the ends of its interval; `interval` says what that is ("95% interval",
    "range over readings"); `none` is the value that would mean nothing: r = 0, a ratio of 1."""

    value: float
    low: float
    high: float
    interval: str
    unit: str
    none: float = 0.0

    @property
    def side(self) -> int:
        """1 where all of the interval lies above none, −1 below, 0 where it reaches none."""
        return int(self.low > self.none) - int(self.high < self.none)

    @property
    def clearness(self) -> float:
        """How far the value lies from none, as a multiple of the way to that end of its 95% interval which
        is nearer to none: above 1 the interval keeps clear of none. nan for what has no such interval."""
        end = self.low if self.value > self.none else self.high
        if self.interval != NINETY_FIVE or self.value == end:
            return nan
        return (self.value - self.none) / (self.value - end)


class Doubt(NamedTuple):
    """A way of looking again: its `kind` ("without a role", "weights", "reading", "rounding", "measure"),
    the `option` taken (a role, weights, a reading), and the `value` that it gives."""

    kind: str
    option: str
    value: float


class Elsewhere(NamedTuple):
    """The same asked of other data: `where` is "other roles" (of the publisher) or "official statistics"
    (or these valued another way), `rows` how many roles or occupations, `source` the table and year."""

    where: str
    estimate: Estimate
    rows: int
    source: str


def _row(name: str, estimate: Estimate, how: str) -> Row:
    ends = (estimate.low, estimate.high) if estimate.interval else (None, None)
    named = f"{how}; {estimate.interval}" if estimate.interval else how
    return Row(name, estimate.value, estimate.unit, named, *ends)


def _chance(name: str, estimate: Estimate) -> list[Row]:
    """What a counted share would be by chance, where that is not nothing."""
    if estimate.interval or not estimate.none:
        return []
    how = "mean over all ways to deal one of the two figures out"
    return [Row(f"{name}: by chance", estimate.none, estimate.unit, how)]


@dataclass(frozen=True)
class Claim:
    """What is claimed of some roles. `text` is not here: the story of claims says it by `name`.

    `what` says in a table what was estimated. `p` (`exact`: over all orderings; else of residuals, by Freedman and Lane) and `power` are given where the claim infers an association from the roles; what only
    describes them has none. `doubts` are all single doubts that were tried.
    """

    name: str
    report: str
    figure: str
    what: str
    here: Estimate
    doubts: tuple[Doubt, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    p: float | None = None
    power: float | None = None
    exact: bool = True

    @property
    def direction(self) -> int:
        """On which side of none the estimate lies; where these roles give none, that found elsewhere."""
        if isnan(self.here.value):
            return self.best_elsewhere.estimate.side if self.best_elsewhere else 0
        return int(self.here.value > self.here.none) - int(self.here.value < self.here.none)

    @property
    def worst(self) -> Doubt | None:
        """The single doubt that moves the estimate furthest towards none, or beyond it."""
        return min(
            self.doubts, key=lambda d: self.direction * (d.value - self.here.none), default=None
        )

    @property
    def seen_here(self) -> bool:
        """Whether interval, p and every single doubt agree on the direction."""
        values = [doubt.value for doubt in self.doubts]
        same = all(self.direction * (value - self.here.none) > 0 for value in values)
        return same and self.here.side == self.direction != 0 and (self.p is None or self.p < LEVEL)

    @property
    def best_elsewhere(self) -> Elsewhere | None:
        """Of the data asked elsewhere, those with most rows; of equally many the first, which ask the
        same as here."""
        return max(self.elsewhere, key=lambda other: other.rows, default=None)

    def rows(self) -> list[Row]:
        """The numbers: the estimate, every single doubt, and what was found elsewhere."""
        here, unit = self.here, self.here.unit
        found = [] if isnan(here.value) else [_row(self.name, here, self.what)]
        tests = {"p": (self.p, "probability"), "power": (self.power, "probability")}
        tested = [
            Row(f"{self.name}: {name}", value, of, self.what)
            for name, (value, of) in tests.items()
            if value is not None
        ]
        doubts = [
            Row(f"{self.name}: {doubt.kind}, {doubt.option}", doubt.value, unit, self.what)
            for doubt in self.doubts
        ]
        others = [
            row
            for other in self.elsewhere
            for name in [f"{self.name}: {other.where}"]
            for row in (
                _row(name, other.estimate, f"{other.source}; n = {other.rows}"),
                *_chance(name, other.estimate),
                Row(f"{name}, rows", other.rows, "count", other.source),
            )
        ]
        return [*found, *_chance(self.name, here), *tested, *doubts, *others]

    @property
    def status(self) -> str:
        """What became of the claim: one of `STATUSES`."""
        other = self.best_elsewhere
        side = other.estimate.side * self.direction if other else 0
        if side < 0:
            return STATUSES[5]
        if not self.seen_here:
            return STATUSES[3] if side else STATUSES[4]
        if not side:
            return STATUSES[2]
        if self.here.unit != other.estimate.unit:
            return STATUSES[0]
        far, near = (abs(e.value - e.none) for e in (self.here, other.estimate))
        return STATUSES[0] if near >= HALF * far else STATUSES[1]
