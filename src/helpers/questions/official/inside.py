"""How far is women's pay from men's inside occupations?

    inside_ratios(occupations)      ACS: women's median over men's in each occupation

Hours, tasks and seniority differ inside an occupation too: this is no pay for equal work.
"""

from dataclasses import dataclass, field

import pandas as pd

from helpers.official import Occupations
from helpers.questions.official.sources import LAST, YEAR
from helpers.questions.official.split import SEEN, with_both
from helpers.questions.results import Row


@dataclass(frozen=True)
class Inside:
    """Women's median over men's inside occupations: `ratios` by occupation, with `women`, `men` and
    `workers`."""

    ratios: pd.DataFrame = field(compare=False)

    @property
    def quartiles(self) -> tuple[float, float, float]:
        """The lower quartile, the median and the upper quartile over occupations."""
        return tuple(float(q) for q in self.ratios["ratio"].quantile([0.25, 0.5, 0.75]))

    @property
    def at_parity_or_above(self) -> int:
        """In how many occupations women's median is men's or more."""
        return int((self.ratios["ratio"] >= 1).sum())

    def rows(self) -> list[Row]:
        low, middle, high = self.quartiles
        source = f"{LAST}; women's median / men's in each of {len(self.ratios)} {SEEN}"
        quartiles = f"{source}, unweighted; low and high are the quartiles, not an interval"
        name = f"ACS {YEAR}: women's median over men's inside occupations"
        return [
            Row(f"{name}: median", middle, "ratio", quartiles, low, high),
            Row(f"{name}: 1 or more", self.at_parity_or_above, "count", source),
            Row(f"{name}: n", len(self.ratios), "count", source),
        ]


def inside_ratios(occupations: Occupations) -> Inside:
    """Women's median over men's in each occupation of the ACS that has both."""
    table = with_both(occupations)
    columns = ["occupation", "major", "minor", "women", "men", "workers", "women_share"]
    ratio = table["women_median_usd"] / table["men_median_usd"]
    return Inside(table[columns].assign(ratio=ratio))
