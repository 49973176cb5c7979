"""
Any two roles or more, whether or not a source page compares them.

    compare(roles, a, b, ...)     all figures of some roles as a tidy frame, with their sources
    all_pairs(roles)              how many pairs there are, and how many of them are clear
    SECTIONS                      the figures of a comparison page, by section
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import nan

import numpy as np
import pandas as pd

from helpers.questions.gap import pair_measures
from helpers.questions.names import find_roles
from helpers.questions.pairs import TOLD_APART
from helpers.questions.pay import priced
from helpers.questions.results import Row, TooFew
from helpers.roles.load import Roles

SECTIONS = {
    "Overview": {
        "Yearly salary": "yearly_salary",
        "Hourly rate": "hourly_rate",
        "Growth rate": "growth",
        "Openings": "openings",
        "Job satisfaction": "satisfaction",
        "Years to become one": "years_to_become",
        "Years of experience": "experience_years",
    },
    "Pay": {
        "Average": "yearly_salary",
        "Range": "salary",
        "Best-paying city": "best_city",
        "Best-paying state": "best_state",
        "Best-paying company": "best_company",
        "Best-paying industry": "best_industry",
    },
    "Education": {
        "Most common degree": "degree",
        "Share with that degree": "degree_share",
        "Most common major": "major",
        "Most common college": "college",
    },
    "Demographics": {
        "Average age": "average_age",
        "Gender": "gender_share",
        "Race": "race_share",
        "LGBT": "lgbt_share",
    },
    "Skills": {"Top skill": "top_skill", "Skill": "skill_share"},
}
GROUPED = ("gender_share", "race_share", "top_skill", "skill_share")
RANGES = ("years_to_become", "salary")  # fields that a page gives as low and high end
CLEAR = 0.9  # the chance from which the better-paid role of a pair is said to win


def compare(roles: Roles, a: str, b: str, *more: str) -> pd.DataFrame:
    """Two or more roles as a tidy frame: a row for each figure of each role, in the order of a
    comparison page.

    Columns: `section`, `figure`, `group` (gender, race, skill or rank; else empty), `role`, `value`
    (number, or NaN for text) in its `unit`, `high` (the upper end, where the figure is a range and
    `value` its lower end; else NaN), `text` (where the figure is a text; else empty), and where it
    stands: `page` and `line`. A figure that no page gives has neither value nor text. Raises
    KeyError for an unknown role, which names the nearest, and ValueError for the same role twice.
    """
    names = find_roles(roles, (a, b, *more))
    facts = _facts_of(roles, names)
    rows = [
        row
        for section, figures in SECTIONS.items()
        for label, field in figures.items()
        for row in _rows(facts, section, label, field, names)
    ]
    rows += [
        ("Duties", "Duty", "", d.role, nan, nan, "", d.duty, "", 0)
        for d in roles.duties[roles.duties["role"].isin(names)].itertuples()
    ]
    columns = "section figure group role value high unit text page line".split()
    return pd.DataFrame(rows, columns=columns)


def _facts_of(roles: Roles, names: Sequence[str]) -> dict[str, list]:
    """What is given for these roles, by field; their names are as here, however a page spells them."""
    own = {name.casefold(): name for name in names}
    given = roles.facts["role"].unique()
    spelled = {name: own[name.casefold()] for name in given if name.casefold() in own}
    facts = roles.facts[roles.facts["role"].isin(spelled)]
    facts = facts[facts["counts"] & (facts["value"] != "") & facts["value"].notna()]
    facts = facts.assign(role=facts["role"].map(spelled), group=facts["group"].fillna(""))
    by_field: dict[str, list] = {}
    for fact in facts.itertuples():
        by_field.setdefault(fact.field, []).append(fact)
    return by_field


def _rows(
    facts: dict[str, list], section: str, label: str, field: str, names: list[str]
) -> list[tuple]:
    ends = (f"{field}_low", f"{field}_high") if field in RANGES else (field,)
    found = [fact for end in ends for fact in facts.get(end, ())]
    groups = list(dict.fromkeys(fact.group for fact in found)) if field in GROUPED else [""]
    rows = []
    for group in sorted(groups) if field == "top_skill" else groups:
        for name in names:
            own = [fact for fact in found if fact.role == name and group in ("", fact.group)]
            rows.append((section, label, group, name, *_value(ends, own)))
    return rows


def _value(ends: tuple[str, ...], own: list) -> tuple:
    """Value, upper end, unit, text, page and line of a figure."""
    if not own:
        return nan, nan, "", "", "", 0
    first = own[0]
    where = first.page, int(first.line)
    if not first.unit:
        return nan, nan, "", first.value, *where
    given = {fact.field: float(fact.value) for fact in own}
    high = given.get(ends[1], nan) if len(ends) > 1 else nan
    return given.get(ends[0], nan), high, first.unit, "", *where


@dataclass(frozen=True)
class AllPairs:
    """All pairs of `roles` roles, `possible` in number, of which source pages print `printed`.

    `measures` are the rows of `pair_measures`, the clearest first. In `toss` of them the better-paid
    role wins about as often as a coin decides (below `TOLD_APART`), in `clear` at least 90 times in
    100; `least` and `most` are the smallest and the largest chance. `example` is the best-paid pair
    that no page compares, or the best-paid pair."""

    roles: int
    possible: int
    printed: int
    toss: int
    clear: int
    least: float
    most: float
    example: tuple[str, str]
    measures: pd.DataFrame = field(repr=False, compare=False)

    def rows(self) -> list[Row]:
        of = f"of {len(self.measures)} pairs of roles with average and range of pay"
        toss = f"chance of the better-paid role below {TOLD_APART:.3f}"
        wins = "pairs where the better-paid role wins 90 times in 100"
        chance = "chance of the better-paid role"
        return [
            Row("roles", self.roles, "count", "rows of roles"),
            Row("pairs of roles", self.possible, "count", "roles taken two at a time"),
            Row("pairs on a source page", self.printed, "count", "pages"),
            Row("pairs near a coin toss", self.toss, "count", toss),
            Row(wins, self.clear, "count", "chance at least 0.9"),
            Row(f"smallest {chance}", self.least, "probability", of),
            Row(f"largest {chance}", self.most, "probability", of),
        ]


IN_DOLLARS = "How many dollars they are apart stands in the index and on the pages of pairs."


def all_pairs(roles: Roles) -> AllPairs:
    """How all pairs of roles compare in pay. Raises TooFew if fewer than two have average and range
    of pay."""
    told = IN_DOLLARS if roles.roles["yearly_salary_usd"].count() > 1 else ""
    TooFew.unless(len(priced(roles.roles)), 2, "role with a pay range", told)
    measures, count = pair_measures(roles.roles), len(roles.roles)
    together = {
        frozenset(p) for p in zip(roles.pages["role_a"], roles.pages["role_b"], strict=True)
    }
    pairs = list(zip(measures["high"], measures["low"], strict=True))
    printed = [frozenset(pair) in together for pair in pairs]
    chance = measures["p_higher"]
    return AllPairs(
        roles=count,
        possible=count * (count - 1) // 2,
        printed=len(together),
        toss=int((chance < TOLD_APART).sum()),
        clear=int((chance >= CLEAR).sum()),
        least=float(chance.min()),
        most=float(chance.max()),
        example=pairs[int(np.argmin(printed))],
        measures=measures.sort_values("p_higher", ascending=False),
    )
