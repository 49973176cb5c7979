"""
Do occupations with more women pay less, and is it so at equal education?

    women_and_pay(occupations)              ACS: women's share and median earnings over occupations
    women_and_weekly_pay(occupations)       CPS: the same with weekly earnings
    women_and_pay_by_group(occupations)     ACS: the same inside each major group, and inside the
                                            minor groups together
    women_and_education(occupations)        CPS and Table 5.3: women's share and bachelor's or more,
                                            each alone and both together

Each occupation is a row; none of this is about persons. `TABLES` says who is counted in which
table.
"""

from dataclasses import dataclass, field
from math import expm1

import pandas as pd

from helpers.clusters import Within, within_families
from helpers.correlation import Correlation, fisher_interval, weighted_r
from helpers.official import Match, Occupations, match_titles
from helpers.questions.results import Row
from helpers.questions.share_and_pay import (
    ShareAndPay,
    log_pay,
    share_and_pay,
    slope_per_ten_points,
)
from helpers.regression import weighted_fit

__all__ = [
    "Education",
    "Groups",
    "education_points",
    "women_and_education",
    "women_and_pay",
    "women_and_pay_by_group",
    "women_and_weekly_pay",
]

ACS = "ACS {year}, full-time year-round workers aged 16 and over"
CPS = "weekly medians of CPS Table 39 2024, full-time wage and salary workers"
PEOPLE = "women's share of CPS Table 11 2022, all employed"
SCHOOL = "Table 5.3 2019 and 2021, workers aged 25 and over"


def women_and_pay(
    occupations: Occupations, *, year: int = 2016, weighted: bool = False
) -> ShareAndPay:
    """Women's share of an occupation and its median earnings, both sexes together, in one year of
    the ACS."""
    points = occupations.earnings[occupations.earnings["year"] == year]
    return share_and_pay(
        points,
        "women_share",
        "median_usd",
        what=f"ACS {year}: women's share and median pay",
        source=ACS.format(year=year),
        **_by("workers", "full-time workers", weighted),
    )


def women_and_weekly_pay(occupations: Occupations, *, weighted: bool = False) -> ShareAndPay:
    """Women's share of the full-time workers of an occupation and their median weekly earnings,
    both from CPS Table 39."""
    weekly = occupations.weekly[occupations.weekly["detailed"]]
    points = weekly.assign(
        women_share=weekly["women"] / weekly["workers"].where(weekly["workers"] > 0)
    )
    return share_and_pay(
        points,
        "women_share",
        "weekly_median_usd",
        what="CPS 2024: women's share and median weekly pay",
        source=f"{CPS}, women's share from the same table",
        **_by("workers", "full-time workers", weighted),
    )


def _by(column: str, means: str, weighted: bool) -> dict[str, str]:
    return {"weights": column, "weighted_by": means} if weighted else {}


@dataclass(frozen=True)
class Groups:
    """Women's share and pay inside groups of occupations.

    `groups`: a row a major group with `n`, `r`, `r_low`, `r_high`, `slope`, `slope_low`,
    `slope_high` (log points a 10 points). `within`: the slope inside the minor groups taken
    together, each with its own intercept.
    """

    year: int
    groups: pd.DataFrame = field(compare=False)
    within: Within

    @property
    def percent(self) -> tuple[float, float, float]:
        """What ten points more women go with in pay inside minor groups, in percent, and the ends
        of its interval."""
        ends = self.within.slope, self.within.low, self.within.high
        return tuple(100 * expm1(end / 1000) for end in ends)

    def rows(self) -> list[Row]:
        source = ACS.format(year=self.year)
        name = f"ACS {self.year}: women's share and median pay"
        found = [
            Row(
                f"{name} inside {g.Index}: r",
                g.r,
                "r",
                f"{source}; n = {g.n}, unweighted; 95% Fisher interval",
                g.r_low,
                g.r_high,
            )
            for g in self.groups.itertuples()
        ]
        how = (
            f"{source}; an intercept for each of {self.within.families} minor groups, n = "
            f"{self.within.rows}, unweighted"
        )
        return [
            *found,
            Row(
                f"{name} inside minor groups: slope",
                self.within.slope / 10,
                "log points a 10 points",
                f"{how}; 95% interval, clustered by minor group",
                self.within.low / 10,
                self.within.high / 10,
            ),
            Row(
                f"{name} inside minor groups: ten points more, in percent",
                self.percent[0],
                "percent",
                f"100 (exp(slope / 100) - 1); {how}; 95% interval, clustered by minor group",
                *self.percent[1:],
            ),
            Row(
                f"{name} inside minor groups: r",
                self.within.r,
                "r",
                f"{how}; Pearson of the deviations; 95% Fisher interval, a row less for each "
                "further intercept",
                *fisher_interval(self.within.r, self.within.rows - self.within.families + 1),
            ),
        ]


def women_and_pay_by_group(occupations: Occupations, *, year: int = 2016) -> Groups:
    """The same association inside each of the eight major groups, and inside the minor groups with
    an intercept each."""
    points = occupations.earnings[occupations.earnings["year"] == year]
    each = {
        major: share_and_pay(group, "women_share", "median_usd", what=major, source="")
        for major, group in points.groupby("major", sort=True)
    }
    columns = ["n", "r", "r_low", "r_high", "slope", "slope_low", "slope_high"]
    groups = pd.DataFrame(
        {major: {name: getattr(a, name) for name in columns} for major, a in each.items()}
    ).T
    within = within_families(log_pay(points["median_usd"]), points["women_share"], points["minor"])
    return Groups(year, groups.astype({"n": int}), within)


@dataclass(frozen=True)
class Education:
    """Women's share and bachelor's-or-more as predictors of log weekly pay, each alone and both
    together.

    `alone` and `together` map "women" and "degree" to (slope, low, high) in log points a 10 points;
    `r_women`, `r_degree` and `r_shares` (women's share with bachelor's or more) are correlations;
    `r_squared` that of both together. `match` says which titles of CPS were found in Table 5.3.
    `points` are the occupations.
    """

    n: int
    weighted: str
    exact: bool
    alone: dict[str, tuple[float, float, float]]
    together: dict[str, tuple[float, float, float]]
    r_women: Correlation
    r_degree: Correlation
    r_shares: Correlation
    r_squared: float
    match: Match = field(repr=False, compare=False)
    points: pd.DataFrame = field(repr=False, compare=False)

    @property
    def slopes(self) -> pd.DataFrame:
        """The four slopes: `slope`, `low`, `high`, by predictor and whether it stands alone."""
        named = {"women": "women's share", "degree": "bachelor's or more"}
        found = {
            f"{named[key]}, {kind}": slopes[key]
            for key in named
            for kind, slopes in (("alone", self.alone), ("with the other", self.together))
        }
        return pd.DataFrame.from_dict(found, "index", columns=["slope", "low", "high"])

    @property
    def source(self) -> str:
        return f"{CPS}; {PEOPLE}; bachelor's or more of {SCHOOL}; joined by title"

    def rows(self) -> list[Row]:
        tail = (", weighted" if self.weighted else "") + (", exact rows only" if self.exact else "")
        over = (
            f"{self.source}; n = {self.n}, "
            f"{'weighted by ' + self.weighted if self.weighted else 'unweighted'}"
        )
        named = {"women": "women's share", "degree": "bachelor's or more"}
        slopes = [
            Row(
                f"CPS: slope of {named[key]} {kind}{tail}",
                ends[0],
                "log points a 10 points",
                f"least squares of 100 ln weekly pay, {kind}; {over}; 95% interval, robust (HC1)",
                *ends[1:],
            )
            for kind, slopes in (("alone", self.alone), ("together", self.together))
            for key, ends in slopes.items()
        ]
        each = {"women's share and pay": self.r_women, "bachelor's or more and pay": self.r_degree}
        each["women's share and bachelor's or more"] = self.r_shares
        found = [
            Row(
                f"CPS and Table 5.3: {name}{tail}: r",
                r.r,
                "r",
                f"Pearson with ln pay; {over}; 95% Fisher interval",
                r.low,
                r.high,
            )
            for name, r in each.items()
        ]
        share = Row(
            f"CPS: R² of both shares{tail}",
            self.r_squared,
            "fraction",
            f"share of the variation of ln weekly pay; {over}",
        )
        return [
            *slopes,
            *found,
            share,
            Row(f"CPS and Table 5.3: n{tail}", self.n, "count", self.source),
        ]


def education_points(occupations: Occupations) -> Match:
    """The detailed occupations of CPS that have a median, with women's and race shares and
    `degree_share` (bachelor's or more)."""
    weekly = occupations.weekly[
        occupations.weekly["detailed"] & occupations.weekly["weekly_median_usd"].notna()
    ]
    people = occupations.people.drop(columns=["level", "detailed", "under"])
    higher = ["bachelor_share", "master_share", "doctoral_share"]
    school = occupations.education.assign(degree_share=occupations.education[higher].sum(axis=1))
    return match_titles(weekly.merge(people, on="occupation", validate="1:1"), school)


def women_and_education(
    occupations: Occupations, *, weighted: bool = False, exact: bool = False
) -> Education:
    """Women's share and bachelor's or more, each alone and together, against median weekly pay.

    `exact` leaves out the occupations whose education is that of a wider one.
    """
    match = education_points(occupations)
    points = match.matched.dropna(subset=["women_share"])
    points = points[~(points["approximate"] & exact)].reset_index(drop=True)
    pay, sizes = log_pay(points["weekly_median_usd"]), points["workers"] if weighted else None
    shares = {"women": points["women_share"], "degree": points["degree_share"]}
    both = weighted_fit(pay, shares, sizes)
    alone = {
        key: slope_per_ten_points(weighted_fit(pay, {key: share}, sizes), key)
        for key, share in shares.items()
    }
    pairs = {
        "r_women": ("women", pay),
        "r_degree": ("degree", pay),
        "r_shares": ("women", shares["degree"]),
    }
    return Education(
        n=len(points),
        weighted="full-time workers" if weighted else "",
        exact=exact,
        alone=alone,
        together={key: slope_per_ten_points(both, key) for key in shares},
        **{name: weighted_r(shares[key], other, sizes) for name, (key, other) in pairs.items()},
        r_squared=both.r_squared,
        match=match,
        points=points,
    )
