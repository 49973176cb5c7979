"""What do the pages say, what do they leave out, and do they agree? Results with rows; the frames
behind them are those of `trust`. Where the pages can be checked against themselves is asked in
`checks`.

    contents(roles)       what is there: pages, roles, values, the ends of pay, what repeats
    at_a_glance(roles)    a row a role, best paid first: pay, women, degree, openings
    covered(roles)        which role has a value for which row of a page
    agreement(roles)      whether pages that name the same role agree
    openings(roles)       openings against people employed, where the publisher gives both
"""

from dataclasses import dataclass, field
from math import nan

import pandas as pd

from helpers.questions.results import Row
from helpers.questions.trust import coverage, distinct_values, repeats
from helpers.roles.load import Roles
from helpers.roles.names import DATA

PAY = ["salary_low_usd", "yearly_salary_usd", "salary_high_usd"]
GLANCE = ["role", *PAY, "women_share", "degree_share", "openings"]
COARSE = {"average_age": "average age", "lgbt_share": "LGBT share", "race_share": "race profile"}


@dataclass(frozen=True)
class Contents:
    """What the pages hold. `best` and `least` are the roles with the highest and the lowest average
    pay, each with its pay (None without any). `several` values stand on more than one page, and
    `differ` of them are not the same on each. `few` has those of age, LGBT share and race shares
    that take at most half as many values as there are roles, with that number. `notes` counts what
    was unclear or disagreed, by kind."""

    pages: int
    roles: int
    values: int
    best: tuple[str, float] | None
    least: tuple[str, float] | None
    several: int
    differ: int
    few: dict[str, int]
    notes: dict[str, int]
    repeated: pd.DataFrame = field(repr=False, compare=False)

    def rows(self) -> list[Row]:
        twice = "rows of facts with a value; a value on two pages counts twice"
        ends = (("highest", self.best), ("lowest", self.least))
        return [
            Row("pages", self.pages, "count", "rows of pages"),
            Row("roles", self.roles, "count", "rows of roles"),
            Row("values", self.values, "count", twice),
            *(Row(f"{end} average pay", of[1], "USD/year", of[0]) for end, of in ends if of),
            Row("values on several pages", self.several, "count", ON_SEVERAL),
            Row("of these, differ", self.differ, "count", "more than one value among the pages"),
            *(
                Row(f"different values, {name}", count, "count", f"among {self.roles} roles")
                for name, count in self.few.items()
            ),
            Row("notes", sum(self.notes.values()), "count", "rows of notes"),
            *(Row(f"notes, {kind}", n, "count", "by kind") for kind, n in self.notes.items()),
        ]


ON_SEVERAL = "role, field and group on two pages or more"


def contents(roles: Roles) -> Contents:
    """What the pages hold, counted."""
    again, kinds = repeats(roles), distinct_values(roles)
    paid = at_a_glance(roles).dropna(subset="yearly_salary_usd")
    ends = list(zip(paid["role"], paid["yearly_salary_usd"], strict=True))
    few = kinds[(2 * kinds["values"] <= kinds["roles"]) & (kinds["roles"] > 2)]
    return Contents(
        pages=len(roles.pages),
        roles=len(roles.roles),
        values=int((roles.facts["value"] != "").sum()),
        best=ends[0] if ends else None,
        least=ends[-1] if ends else None,
        several=int(again["values"].sum()),
        differ=int(again["differ"].sum()),
        few={COARSE[f.field]: f.values for f in few.itertuples(index=False) if f.field in COARSE},
        notes=roles.notes["kind"].value_counts().to_dict(),
        repeated=kinds.sort_values("values", ascending=False, kind="stable"),
    )


def at_a_glance(roles: Roles) -> pd.DataFrame:
    """All columns of `roles.roles` and `women_share`, a row a role, best paid first."""
    women = roles.gender[roles.gender["group"] == "Female"].set_index("role")["share"]
    table = roles.roles.assign(women_share=roles.roles["role"].map(women))
    return table.sort_values(
        "yearly_salary_usd", ascending=False, na_position="last", ignore_index=True
    )


@dataclass(frozen=True)
class Covered:
    """Which role (row, best paid first, by its short label) has a value for which row of a page
    (column). `missing` counts the roles that lack each, most first."""

    table: pd.DataFrame = field(repr=False, compare=False)
    given: int
    possible: int
    missing: dict[str, int]

    def rows(self) -> list[Row]:
        return [
            Row("cells given", self.given, "count", "role and row with a value"),
            Row("cells possible", self.possible, "count", "roles times rows"),
            *(
                Row(f"roles without {name}", count, "count", f"of {len(self.table)} roles")
                for name, count in self.missing.items()
            ),
        ]


def covered(roles: Roles) -> Covered:
    """What the pages give of each role, and what none of them gives."""
    by_pay = at_a_glance(roles)
    table = coverage(roles).loc[by_pay["role"]].set_axis(by_pay["short"])
    lacking = (~table).sum().sort_values(ascending=False, kind="stable")
    missing = {name: int(count) for name, count in lacking.items() if count}
    return Covered(table, int(table.to_numpy().sum()), table.size, missing)


@dataclass(frozen=True)
class Agreement:
    """How far pages agree: `pages` counts the pages of each role that is on more than one;
    `several` values are printed more than once, `differ` of them differ. `dated` of all `of` pages
    say when they were retrieved."""

    pages: dict[str, int]
    several: int
    differ: int
    dated: int
    of: int

    def rows(self) -> list[Row]:
        return [
            *(
                Row(f"pages about {role}", count, "count", "pages that name it")
                for role, count in self.pages.items()
            ),
            Row("values on several pages", self.several, "count", ON_SEVERAL),
            Row("of these, differ", self.differ, "count", "more than one value among the pages"),
        ]


def agreement(roles: Roles) -> Agreement:
    """Whether pages that name the same role agree about it."""
    named = pd.concat([roles.pages["role_a"], roles.pages["role_b"]]).value_counts(sort=False)
    again, dated = repeats(roles), int((roles.pages["retrieved"] != "").sum())
    return Agreement(
        named[named > 1].to_dict(),
        int(again["values"].sum()),
        int(again["differ"].sum()),
        dated,
        len(roles.pages),
    )


@dataclass(frozen=True)
class Openings:
    """Openings and people employed of the roles for which the publisher gives both, with their
    ratio; `percentiles` are the roles for which it calls the ends of our very range the bottom and
    top 10 percent."""

    table: pd.DataFrame = field(repr=False, compare=False)
    least: float
    most: float
    percentiles: tuple[str, ...]

    def rows(self) -> list[Row]:
        how = "openings / employed, publisher's trends page"
        return [
            Row(f"openings per person employed, {role}", ratio, "ratio", how)
            for role, ratio in self.table["ratio"].items()
        ]


def openings(roles: Roles) -> Openings:
    """What other pages of the publisher say of openings, people employed and percentiles of pay
    (`data/publisher.csv`)."""
    said = pd.read_csv(DATA / "publisher.csv").pivot(index="role", columns="what", values="value")
    own = roles.roles.set_index("role")[["openings", "salary_low_usd", "salary_high_usd"]]
    ours = said.join(own, how="inner", rsuffix="", lsuffix="_said")
    both = ours.dropna(subset=["employed", "openings"])
    both = both.assign(ratio=both["openings"] / both["employed"])[["openings", "employed", "ratio"]]
    low = ours["salary_10th_percentile"] == ours["salary_low_usd"]
    high = ours["salary_90th_percentile"] == ours["salary_high_usd"]
    ends = (both["ratio"].min(), both["ratio"].max()) if len(both) else (nan, nan)
    return Openings(both, *ends, tuple(ours.index[low & high]))
