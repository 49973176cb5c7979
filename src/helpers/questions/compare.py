"""
Any two roles or more, whether or not a source page compares them.

    find_role(roles, name)        the role of that name; the error for an unknown one names the
                                  nearest
    compare(roles, a, b, ...)     all figures of some roles as a tidy frame, with their sources
    gap(roles, a, b)              how far apart two roles are in pay, and how sure one can be
    all_pairs(roles)              the same of all pairs, and how many of them are clear
    SECTIONS                      the figures of a comparison page, by section
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from math import isnan, nan

import numpy as np
import pandas as pd

from helpers.pay import gaps
from helpers.questions.pairs import PRINTED, TOLD_APART, pair_measures, priced, spreads
from helpers.questions.results import Row, TooFew
from helpers.roles.load import Roles

__all__ = ["SECTIONS", "AllPairs", "Gap", "all_pairs", "compare", "find_role", "gap"]

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
SHORT = {"na_rep": "", "float_format": "{:,.10g}".format}
CLEAR = 0.9  # the chance from which the better-paid role of a pair is said to win


def find_role(roles: Roles, name: str) -> str:
    """The role with this name, in any case. Raises KeyError, with the nearest known names, for an
    unknown one.

    >>> from helpers.roles.load import load_roles
    >>> find_role(load_roles(), "service manager")
    'Service Manager'
    """
    known = {role.casefold(): role for role in roles.roles["role"]}
    if (found := known.get(" ".join(name.split()).casefold())) is not None:
        return found
    near = get_close_matches(name.casefold(), known, 3, 0.4) or list(known)[:3]
    *others, last = (known[match] for match in near)
    raise KeyError(
        f"no role {name!r}; the nearest are {' or '.join([', '.join(others), last] if others else [last])}"
    )


def compare(roles: Roles, a: str, b: str, *more: str) -> pd.DataFrame:
    """Two or more roles as a tidy frame: a row for each figure of each role, in the order of a
    comparison page.

    Columns: `section`, `figure`, `group` (gender, race, skill or rank; else empty), `role`, `value`
    (number, or NaN for text) in its `unit`, `high` (the upper end, where the figure is a range and
    `value` its lower end; else NaN), `text` (where the figure is a text; else empty), and where it
    stands: `page` and `line`. A figure that no page gives has neither value nor text. Raises
    KeyError for an unknown role, which names the nearest, and ValueError for the same role twice.
    """
    names = [find_role(roles, name) for name in (a, b, *more)]
    if len(set(names)) < len(names):
        raise ValueError(f"{', '.join(names)}: the same role twice, expected different roles")
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
    spelled = {
        name: own[name.casefold()]
        for name in roles.facts["role"].unique()
        if name.casefold() in own
    }
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
class Gap:
    """How far apart two roles are in average pay, `high` and `low`, the better paid first.

    `usd` a year; `percent` of the lower pay and `percent_of_high` of the higher; `log_points`. The
    `chance` (0.5: a coin toss, 1: always) that a random person in the better-paid role earns more
    than one in the other, and the `overlap` of the two pay distributions (0: none, 1: the same),
    each with `_low` and `_high`: its range over all readings and roundings of the pay ranges; NaN
    where a range of pay is missing. `curves` has the two as log-normals: `role`, `median_usd` and
    `sigma` of log pay."""

    high: str
    low: str
    usd: float
    percent: float
    percent_of_high: float
    log_points: float
    chance: float = nan
    chance_low: float = nan
    chance_high: float = nan
    overlap: float = nan
    overlap_low: float = nan
    overlap_high: float = nan
    curves: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False, compare=False)
    called: str = ""

    def rows(self) -> list[Row]:
        name = f"{self.called}: " if self.called else ""
        over = "range over readings and rounding of the pay ranges"
        rows = [
            Row(f"{name}gap", self.usd, "USD/year", f"{self.high} less {self.low}"),
            Row(f"{name}gap, percent", self.percent, "percent", f"base: {self.low}"),
            Row(
                f"{name}gap, percent of the higher",
                self.percent_of_high,
                "percent",
                f"base: {self.high}",
            ),
            Row(
                f"{name}gap, log points",
                self.log_points,
                "log points",
                f"100 ln({self.high} / {self.low})",
            ),
            Row(
                f"{name}chance",
                self.chance,
                "probability",
                f"{self.high} over {self.low}; {over}",
                self.chance_low,
                self.chance_high,
            ),
            Row(
                f"{name}overlap",
                self.overlap,
                "fraction",
                f"of the two pay distributions; {over}",
                self.overlap_low,
                self.overlap_high,
            ),
        ]
        return [row for row in rows if not isnan(row.value)]

    def frame(self) -> pd.DataFrame:
        """The measures as a table: value, low, high, unit and how each was found."""
        columns = ["value", "low", "high", "unit", "how"]
        return (
            pd.DataFrame(self.rows())
            .set_index("name")[columns]
            .rename_axis(None)
            .astype({"low": float, "high": float})
            .round(3)
        )

    def __repr__(self) -> str:
        return f"{self.high} over {self.low}\n{self.frame().to_string(**SHORT)}"

    def _repr_html_(self) -> str:
        return self.frame().to_html(**SHORT)


def gap(roles: Roles, a: str, b: str, *, called: str = "") -> Gap:
    """How far apart two roles are in pay, and how sure one can be; their order makes no difference.

    `called` stands before the names of the rows. Raises KeyError for an unknown role, which names
    the nearest, ValueError for the same role twice, and TooFew if one has no average pay.

    >>> from helpers.roles.load import load_roles
    >>> found = gap(load_roles(), "service manager", "customer support manager")
    >>> found.high, found.usd, round(found.percent, 1), round(found.chance, 2)
    ('Customer Support Manager', 17589.0, 23.8, 0.68)
    """
    names = [find_role(roles, name) for name in (a, b)]
    if names[0] == names[1]:
        raise ValueError(f"{names[0]}: the same role twice, expected two roles")
    own = roles.roles[roles.roles["role"].isin(names)].reset_index(drop=True)
    pay = own.set_index("role")["yearly_salary_usd"].dropna()
    TooFew.unless(len(pay), 2, "role with an average pay")
    [apart] = gaps(pay, [0], [1]).itertuples()
    measures = (apart.gap_usd, apart.percent_of_low, apart.percent_of_high, apart.log_points)
    if len(priced(own)) < 2:
        return Gap(apart.high, apart.low, *measures, called=called)
    [sure] = pair_measures(own).itertuples()
    chance = sure.p_higher, sure.p_higher_low, sure.p_higher_high
    overlap = sure.overlap, sure.overlap_low, sure.overlap_high
    curves = _curves(own, [apart.high, apart.low])
    return Gap(apart.high, apart.low, *measures, *chance, *overlap, curves, called)


def _curves(roles: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """The log-normals that the averages and ranges of these roles imply, as printed."""
    sigmas = spreads(roles)
    sigma = sigmas[sigmas["reading"] == PRINTED].set_index("role")["sigma"]
    median = priced(roles)["yearly_salary_usd"]
    return pd.DataFrame({"median_usd": median[names], "sigma": sigma[names]}).reset_index()


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
        priced_ = f"{len(self.measures)} pairs of roles with average and range of pay"
        return [
            Row("pairs of roles", self.possible, "count", "roles taken two at a time"),
            Row("pairs on a source page", self.printed, "count", "pages"),
            Row(
                "pairs near a coin toss",
                self.toss,
                "count",
                f"chance of the better-paid role below {TOLD_APART:.3f}",
            ),
            Row(
                "pairs where the better-paid role wins 90 times in 100",
                self.clear,
                "count",
                "chance at least 0.9",
            ),
            Row(
                "smallest chance of the better-paid role",
                self.least,
                "probability",
                f"of {priced_}",
            ),
            Row(
                "largest chance of the better-paid role", self.most, "probability", f"of {priced_}"
            ),
        ]


def all_pairs(roles: Roles) -> AllPairs:
    """How all pairs of roles compare in pay. Raises TooFew if fewer than two have average and range
    of pay."""
    TooFew.unless(len(priced(roles.roles)), 2, "role with a pay range")
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
