"""Could so few roles have shown an association as strong as the one found elsewhere?

    power_of(links, rows)     for each association found elsewhere: the chance that `rows` rows show
                              it, by how much a significant one overstates it, and how many rows it
                              needs
    power_curve(rows)         power and exaggeration over the true r, for drawing

Exact for pairs of normal columns and the two-sided t-test at 5 percent; rows are taken to be
independent, so real roles show less.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers.correlation import exaggeration, least_significant_r, power_of_r, rows_needed
from helpers.questions.results import Row, TooFew

EXACT = "two-sided t-test of r at 5%, exact for normal columns (Hotelling 1953)"
TARGET = 0.8
FEWEST = 4  # rows of which an r can be tested


@dataclass(frozen=True)
class Power:
    """What `rows_at_hand` rows can show of each association: `found`, a row each.

    Columns `r` (the one found elsewhere), `power`, `exaggeration` (the average of significant |r|
    over |r|) and `needed` (rows for a power of 80%).
    """

    rows_at_hand: int
    found: pd.DataFrame = field(compare=False)

    def rows(self) -> list[Row]:
        n, mean = self.rows_at_hand, "mean |r| of significant results over true |r|"
        overstated = f"exaggeration at {n} roles"
        return [
            Row(f"least significant r of {n} roles", least_significant_r(n), "r", EXACT),
            *(
                row
                for name, r, power, exaggeration, needed in self.found.itertuples()
                for how in [f"true r = {r:.3f}, as found elsewhere ({name}); {EXACT}"]
                for row in (
                    Row(f"power of {n} roles: {name}", power, "probability", how),
                    Row(f"{overstated}: {name}", exaggeration, "ratio", f"{mean}; {how}"),
                    Row(f"roles needed: {name}", needed, "count", f"power of 80%; {how}"),
                )
            ),
        ]


def power_of(links: Mapping[str, float], rows: int) -> Power:
    """What `rows` rows can show of associations of the strength found elsewhere, by name.

    >>> power_of({"a weak link": 0.3}, 7).found.round(2).iloc[0].to_dict()
    {'r': 0.3, 'power': 0.1, 'exaggeration': 2.78, 'needed': 84.0}
    """
    TooFew.unless(rows, FEWEST, "role")
    found = {
        name: (r, power_of_r(r, rows), exaggeration(r, rows), rows_needed(r, TARGET))
        for name, r in links.items()
    }
    columns = ["r", "power", "exaggeration", "needed"]
    return Power(rows, pd.DataFrame.from_dict(found, "index", columns=columns))


@dataclass(frozen=True)
class Curve:
    """`curve`: `r`, `power` and `exaggeration` of `rows_at_hand` rows; `power` is rounded for
    drawing."""

    rows_at_hand: int
    curve: pd.DataFrame = field(compare=False)

    def rows(self) -> list[Row]:
        marks = self.curve.iloc[::10]
        n = self.rows_at_hand
        return [
            Row(f"power of {n} roles at a true r of {mark.r:.1f}", mark.power, "probability", EXACT)
            for mark in marks.itertuples()
        ]


def power_curve(rows: int) -> Curve:
    """Power and exaggeration of `rows` rows over true r from 0 to 0.99."""
    grid = np.round(np.arange(0, 1, 0.01), 2).tolist()
    points = [(r, round(power_of_r(r, rows), 7), round(exaggeration(r, rows), 7)) for r in grid]
    return Curve(rows, pd.DataFrame(points, columns=["r", "power", "exaggeration"]))
