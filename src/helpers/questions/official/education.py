"""Do occupations with more women pay less at equal education?

    women_and_education(occupations)    CPS and Table 5.3: women's share and bachelor's or more, each
                                        alone and both together
    education_points(occupations)       the occupations of CPS that are in Table 5.3, by title

Each occupation is a row; none of this is about persons.
"""

from dataclasses import dataclass, field

import pandas as pd

from helpers.correlation import Correlation, weighted_r
from helpers.official import Match, Occupations, match_titles
from helpers.questions.official.degree import SHARES
from helpers.questions.official.sources import CPS, SCHOOL
from helpers.questions.results import Row
from helpers.questions.share_and_pay import in_percent, log_pay, slope_per_ten_points
from helpers.regression import weighted_fit

PEOPLE = "women's share of CPS Table 11 2022, all employed"
NAMED = {"women": "women's share", "degree": "bachelor's or more"}


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
    alone: dict[str, tuple[float, float, float]]
    together: dict[str, tuple[float, float, float]]
    r_women: Correlation
    r_degree: Correlation
    r_shares: Correlation
    r_squared: float
    match: Match = field(repr=False, compare=False)
    points: pd.DataFrame = field(repr=False, compare=False)
    modal: bool = False

    @property
    def slopes(self) -> pd.DataFrame:
        """The four slopes as pay for ten points more in `percent`, `low`, `high`, by predictor and
        whether it stands alone."""
        found = {
            "women's share, alone": self.alone["women"],
            "women's share, at equal education": self.together["women"],
            "bachelor's or more, alone": self.alone["degree"],
            "bachelor's or more, at equal shares of women": self.together["degree"],
        }
        found = {name: in_percent(slope) for name, slope in found.items()}
        return pd.DataFrame.from_dict(found, "index", columns=["percent", "low", "high"])

    @property
    def source(self) -> str:
        return f"{CPS}; {PEOPLE}; bachelor's or more of {SCHOOL}; joined by title"

    def rows(self) -> list[Row]:
        tail = ", bachelor's rate where modal" if self.modal else ""
        over = f"{self.source}; n = {self.n}, unweighted"
        pearson = f"Pearson with ln pay; {over}; 95% Fisher interval"
        correlations = {
            "women's share and pay": self.r_women,
            "bachelor's or more and pay": self.r_degree,
            "women's share and bachelor's or more": self.r_shares,
        }
        taken_up, joined = f"share of the variation of ln weekly pay; {over}", "CPS and Table 5.3"
        return [
            *self._slope_rows(tail, over),
            *(
                Row(f"{joined}: {name}{tail}: r", found.r, "r", pearson, found.low, found.high)
                for name, found in correlations.items()
            ),
            Row(f"CPS: R² of both shares{tail}", self.r_squared, "fraction", taken_up),
            Row(f"{joined}: n{tail}", self.n, "count", self.source),
            Row(
                f"{joined}: titles in both{tail}",
                self.match.counts["matched"],
                "count",
                self.source,
            ),
        ]

    def _slope_rows(self, tail: str, over: str) -> list[Row]:
        unit, squares = "log points a 10 points", "least squares of 100 ln weekly pay"
        slopes = [
            Row(f"CPS: slope of {NAMED[key]} {kind}{tail}", slope, unit, how, *ends)
            for kind, found in (("alone", self.alone), ("together", self.together))
            for how in [f"{squares}, {kind}; {over}; 95% interval, robust (HC1)"]
            for key, (slope, *ends) in found.items()
        ]
        percents = [
            Row(f"{slope.name}, in percent", value, "percent", how, *ends)
            for slope in slopes
            for how in [f"100 (exp(slope / 100) - 1); {slope.how}"]
            for value, *ends in [in_percent((slope.value, slope.low, slope.high))]
        ]
        return [*slopes, *percents]


def education_points(occupations: Occupations) -> Match:
    """The detailed occupations of CPS that have a median, with women's and race shares and
    `degree_share` (bachelor's or more)."""
    weekly = occupations.weekly[occupations.weekly["detailed"]].dropna(subset="weekly_median_usd")
    people = occupations.people.drop(columns=["level", "detailed", "under"])
    higher = ["bachelor_share", "master_share", "doctoral_share"]
    school = occupations.education.assign(degree_share=occupations.education[higher].sum(axis=1))
    return match_titles(weekly.merge(people, on="occupation", validate="1:1"), school)


def women_and_education(occupations: Occupations, *, modal: bool = False) -> Education:
    """Women's share and bachelor's or more, each alone and together, against median weekly pay.

    `modal` keeps only the occupations whose most common degree is the bachelor's, and takes its
    share instead of bachelor's or more.
    """
    match = education_points(occupations)
    points = match.matched.dropna(subset=["women_share"])
    if modal:
        points = points[points[SHARES].idxmax(axis=1) == "bachelor_share"]
        points = points.assign(degree_share=points["bachelor_share"])
    points = points.reset_index(drop=True)
    pay = log_pay(points["weekly_median_usd"])
    shares = {"women": points["women_share"], "degree": points["degree_share"]}
    both = weighted_fit(pay, shares)
    alone = {
        key: slope_per_ten_points(weighted_fit(pay, {key: share}), key)
        for key, share in shares.items()
    }
    pairs = {
        "r_women": ("women", pay),
        "r_degree": ("degree", pay),
        "r_shares": ("women", shares["degree"]),
    }
    return Education(
        n=len(points),
        alone=alone,
        together={key: slope_per_ten_points(both, key) for key in shares},
        **{name: weighted_r(shares[key], other) for name, (key, other) in pairs.items()},
        r_squared=both.r_squared,
        match=match,
        points=points,
        modal=modal,
    )
