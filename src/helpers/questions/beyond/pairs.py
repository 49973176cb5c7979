"""Of two roles that a page compares, does the better-educated earn more?

page_pairs(own, others)     how often, by pairs and by families
"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers.clusters import SignTest, cluster_bootstrap, cluster_sign_test
from helpers.questions.beyond.degree import DRAWN, OTHERS
from helpers.questions.beyond.families import BACHELORS, DEGREES, role_table
from helpers.questions.results import Row
from helpers.roles import Roles


@dataclass(frozen=True)
class Pairs:
    """Pairs of compared roles that differ in education, and whether the better-educated earns more.

    `pairs`: a row a pair with `role_a`, `role_b`, `kind`, `family` and `sign` (1: the
    better-educated earns more, −1: less). `kind` is "degree rate" where both have the bachelor's as
    most common degree, and "degree" where their most common degrees differ (shares of different
    degrees are not compared). `votes` has a `SignTest` by kind, a vote a family. `ties` counts
    pairs with the same degree and share, `other` pairs with the same degree that is not the
    bachelor's. `intervals` has the 95% bootstrap interval (whole families drawn) of the share of
    pairs that lean so, by kind, and for "all".
    """

    pairs: pd.DataFrame = field(compare=False)
    votes: dict[str, SignTest]
    ties: int
    other: int
    intervals: dict[str, tuple[float, float]]

    def count(self, kind: str) -> tuple[int, int]:
        """How many pairs of a kind have the better-educated role earn more, and how many there
        are."""
        signs = self.pairs.loc[self.pairs["kind"] == kind, "sign"]
        return int((signs > 0).sum()), len(signs)

    def rows(self) -> list[Row]:
        of = f"pairs that differ in degree rate or in degree; {OTHERS}; each pair once"
        every = int((self.pairs["sign"] > 0).sum()), len(self.pairs)
        return [
            *(row for kind, votes in self.votes.items() for row in self._rows_of(kind, votes)),
            *self._counted("page pairs", *every, of, "all"),
            Row("page pairs with the same degree and share", self.ties, "count", OTHERS),
        ]

    def _rows_of(self, kind: str, votes: SignTest) -> list[Row]:
        name = f"page pairs that differ in {kind}"
        both = "both with the bachelor's as most common degree; " if kind == "degree rate" else ""
        how = f"{both}{OTHERS}; each pair once"
        up, down, ties = votes.up, votes.down, votes.ties
        leaning = f"{up} families by pages lean so, {down} the other way, {ties} neither"
        more = f"{name}: families that lean that way"
        return [
            *self._counted(name, *self.count(kind), how, kind),
            Row(more, up, "count", f"{how}; {leaning}"),
            Row(f"{name}: p", votes.p, "probability", f"sign test, a vote a family; {how}"),
        ]

    def _counted(self, name: str, more: int, pairs: int, how: str, kind: str) -> list[Row]:
        """In how many of some pairs the better-educated earns more, and their share."""
        share = f"{name}: share in which the better-educated earns more"
        ends = self.intervals.get(kind, ())
        return [
            Row(f"{name}: better-educated earns more", more, "count", how),
            Row(f"{name}: pairs", pairs, "count", how),
            *([Row(share, more / pairs, "fraction", f"{how}; {DRAWN}", *ends)] if pairs else []),
        ]


def page_pairs(own: Roles, others: Roles) -> Pairs:
    """Of two roles that a page compares, does the better-educated earn more?"""
    table = role_table(own, others).set_index("role")
    spelled = {name.casefold(): name for name in table.index}
    listed = others.pages[["role_a", "role_b"]].map(lambda name: spelled[name.casefold()])
    once = sorted({tuple(sorted(pair)) for pair in listed.itertuples(index=False)})
    found = [(a, b, *_compared(table.loc[a], table.loc[b]), table.at[a, "pages"]) for a, b in once]
    pairs = pd.DataFrame(found, columns=["role_a", "role_b", "kind", "sign", "family"])
    kept = pairs[pairs["kind"].isin(("degree rate", "degree"))].reset_index(drop=True)
    votes = {
        kind: cluster_sign_test(group["sign"], group["family"])
        for kind, group in kept.groupby("kind", sort=False)
    }
    counts = pairs["kind"].value_counts()
    ties, other = (int(counts.get(kind, 0)) for kind in ("tie", "other degree"))
    by_kind = {"all": kept, **dict(iter(kept.groupby("kind", sort=False)))} if len(kept) else {}
    intervals = {
        kind: cluster_bootstrap((group["sign"] > 0).to_numpy(float), group["family"], np.mean)
        for kind, group in by_kind.items()
    }
    return Pairs(kept, votes, ties, other, intervals)


def _compared(a: pd.Series, b: pd.Series) -> tuple[str, float]:
    """In what two roles differ, and the sign of the pay of the better-educated over the other."""
    higher = np.sign(a["yearly_salary_usd"] - b["yearly_salary_usd"])
    if not {a["degree"], b["degree"]} <= set(DEGREES):
        return "no degree", 0.0
    if a["degree"] != b["degree"]:
        step = DEGREES.index(a["degree"]) - DEGREES.index(b["degree"])
        return "degree", float(higher * np.sign(step))
    if a["degree"] != BACHELORS:
        return "other degree", 0.0
    step = a["degree_share"] - b["degree_share"]
    return ("degree rate", float(higher * np.sign(step))) if step else ("tie", 0.0)
