"""Who holds these roles, women or men, and what does that do to average pay?

holders(roles)             women and men by role
sorting(roles, ...)        women's average pay over men's if all in a role were paid alike
assumed(roles, ...)        the same with pay inside roles assumed to differ
settled(link, found)        one verdict on women's share and pay
segregation(roles, ...)    how unevenly women and men are spread over the roles
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers import shares
from helpers.inference import ExactTest
from helpers.questions.associations import LEVEL, Association
from helpers.questions.holders import holders, sized
from helpers.questions.results import Row
from helpers.questions.segregation import segregation
from helpers.roles.load import Roles
from helpers.sorting import ratio_test
from helpers.weighting import WeightRange

__all__ = ["assumed", "holders", "segregation", "settled", "sorting"]

DIAL = (0.90, 0.95, 1.00, 1.05, 1.10)


@dataclass(frozen=True)
class Sorting:
    """Women's average pay over men's if everyone in a role were paid alike, roles counting by
    `weights`.

    `women`, `men`: the two averages, US dollars a year. `ratio`: 1 is parity; it is below 1 exactly
    when women's share and pay go against each other, each role counting by its weight.
    `wrong_sizes`: its lowest and highest value with each weight halved, kept or doubled. `without`:
    the ratio without each role. `test`: how many ways to deal the pays to the roles take the ratio
    as far from 1, in either direction (`observed` is its logarithm). `parts`: what each role adds
    to women's average less men's, by pay above the average of all."""

    weights: str
    women: float
    men: float
    wrong_sizes: WeightRange
    without: pd.Series = field(compare=False)
    test: ExactTest
    parts: pd.Series = field(compare=False)

    @property
    def ratio(self) -> float:
        return self.women / self.men

    @property
    def difference(self) -> float:
        """Women's average less men's, US dollars a year."""
        return self.women - self.men

    @property
    def largest_part(self) -> str:
        """The role that adds most to the difference, in either direction."""
        return str(self.parts.abs().idxmax())

    def rows(self) -> list[Row]:
        by, t, out = f"{self.weights} weights", self.test, self.without
        name = f"between-role ratio, {by}"
        alike = "women's average over men's, all paid alike inside a role"
        how, left = f"{alike}; range: weights halved or doubled", "range over the role left out"
        ends, below = (out.min(), out.max()), "1 less the between-role ratio; below 0: above men's"
        deals = f"{t.count} of {t.orderings} ways to deal the pays take its logarithm as far from 0"
        part = f"(women's share of it less men's) x (its pay less the average), {by}"
        usd, less = "USD/year", "women less men, sorting only"
        return [
            Row(name, self.ratio, "ratio", how, *self.wrong_sizes[:2]),
            Row(f"{name}, one role left out", self.ratio, "ratio", left, *ends),
            Row(f"p, {name}", t.p, "probability", deals),
            Row(f"women's average below men's, {by}", 1 - self.ratio, "fraction", below),
            Row(f"women's average, {by}", self.women, usd, "sorting only"),
            Row(f"men's average, {by}", self.men, usd, "sorting only"),
            Row(f"difference of the averages, {by}", self.difference, usd, less),
            *(Row(f"contribution of {role}, {by}", v, usd, part) for role, v in self.parts.items()),
        ]


def sorting(roles: Roles, *, weights: str | None = None) -> Sorting:
    """What sorting alone does to women's average pay against men's.

    `weights` is "openings", "employed" or "equal" (see `questions.weights`; the first that the data
    have, if None). Raises TooFew for fewer than four roles, and where all women, or all men, are
    missing.
    """
    found, sizes = sized(roles, weights)
    pay, women = found["pay"], found["women"]
    average = shares.group_averages(pay, women, sizes)
    parts = shares.ratio_contributions(pay, women, sizes)["difference"]
    return Sorting(
        sizes.name,  # sized() names them for the way of weighting
        average.group,
        average.rest,
        shares.weight_range(pay, women, sizes),
        shares.leave_one_out_ratios(pay, women, sizes)["ratio"],
        ratio_test(pay, women, sizes),
        parts.sort_values(key=lambda of: of.round(6), kind="stable"),
    )


@dataclass(frozen=True)
class Assumed:
    """The overall ratio if women earned `within` (the index) times what men earn inside every role:
    `product` on top of sorting, `kept` with the printed pay as the average of both. Assumptions,
    not findings."""

    weights: str
    table: pd.DataFrame = field(compare=False)

    def rows(self) -> list[Row]:
        by = f"{self.weights} weights"
        product, kept = f"assumption x between-role ratio, {by}", f"assumption, {by}"
        names = {
            "overall ratio if {:.2f} were assumed inside each role": product,
            "the same, printed pay kept as average, {:.2f}": kept,
        }
        return [
            Row(name.format(within), ratio, "ratio", how)
            for within, *ratios in self.table.itertuples()
            for (name, how), ratio in zip(names.items(), ratios, strict=True)
        ]


def assumed(roles: Roles, *, weights: str | None = None) -> Assumed:
    """What sorting would come to if pay inside every role were assumed to differ by five settings
    of a dial. Raises TooFew as `sorting` does."""
    found, sizes = sized(roles, weights)
    between = shares.between_ratio(found["pay"], found["women"], sizes)
    keep = shares.assumed_ratio_same_averages
    kept = [keep(found["pay"], found["women"], within, sizes) for within in DIAL]
    product = shares.assumed_ratio(between, np.array(DIAL))
    table = pd.DataFrame({"product": product, "kept": kept}, pd.Index(DIAL, name="within"))
    return Assumed(sizes.name, table)


def settled(link: Association, found: Sorting) -> str:
    """What can be said of women's share and pay: "less" or "more" pay where more women are, if both
    the correlation and the ratio are rarer among orderings than `LEVEL` and point the same way;
    else "unclear".

    The two are one fact: the ratio is below 1 exactly when share and pay go against each other,
    each role counting by its weight. So they get one verdict."""
    sides = {link.r > 0, found.ratio > 1}
    if not (link.rare and found.test.p < LEVEL) or len(sides) > 1:
        return "unclear"
    return "more" if link.r > 0 else "less"
