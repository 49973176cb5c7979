"""
Do occupations with more people of a race or of Hispanic origin pay less?

    race_and_pay(occupations)         CPS: each share and median weekly pay over occupations
    race_and_education(occupations)   CPS and Table 5.3: the slope of each share, alone and beside
                                      bachelor's or more

Shares sum nearly to 100, so where one rises another falls; Hispanic people may be of any race, so
that share overlaps the others. Shares count all employed people in 2022, pay full-time workers in
2024.
"""

from dataclasses import dataclass, field

import pandas as pd

from helpers.official import Occupations
from helpers.questions.official.education import education_points
from helpers.questions.official.sources import CPS, SCHOOL
from helpers.questions.results import Row
from helpers.questions.share_and_pay import (
    ShareAndPay,
    in_percent,
    log_pay,
    share_and_pay,
    slope_per_ten_points,
)
from helpers.regression import weighted_fit

RACES = {
    "white_share": "White",
    "black_share": "Black or African American",
    "asian_share": "Asian",
    "hispanic_share": "Hispanic or Latino",
}
PEOPLE = "shares of CPS Table 11 2022, all employed, Hispanic or Latino people of any race"


def race_and_pay(occupations: Occupations) -> dict[str, ShareAndPay]:
    """How the share of each race, and of Hispanic or Latino people, goes with median weekly pay
    over detailed occupations."""
    weekly = occupations.weekly[occupations.weekly["detailed"]]
    people = occupations.people.drop(columns=["level", "detailed", "under", "women_share"])
    points = weekly.merge(people, on="occupation", validate="1:1")
    return {
        name: share_and_pay(
            points,
            share,
            "weekly_median_usd",
            what=f"CPS: {name} share and median weekly pay",
            source=f"{CPS}; {PEOPLE}",
        )
        for share, name in RACES.items()
    }


@dataclass(frozen=True)
class RaceAndEducation:
    """Slopes of each share, alone and beside bachelor's or more: `slopes`, a row a group.

    Columns `alone`, `alone_low`, `alone_high`, `beside`, `beside_low`, `beside_high`, in log points
    of pay a 10 points of the share.
    """

    n: int
    slopes: pd.DataFrame = field(compare=False)

    def as_table(self) -> pd.DataFrame:
        """A row a group and way of looking: pay for ten points more in `percent`, `low`, `high`."""
        found = {
            f"{name}, {words}": in_percent(row[[kind, f"{kind}_low", f"{kind}_high"]])
            for name, row in self.slopes.iterrows()
            for kind, words in (("alone", "alone"), ("beside", "at equal education"))
        }
        return pd.DataFrame.from_dict(found, "index", columns=["percent", "low", "high"])

    def rows(self) -> list[Row]:
        over = f"{CPS}; {PEOPLE}; bachelor's or more of {SCHOOL}, joined by title; n = {self.n}"
        how = f"least squares of 100 ln weekly pay; {over}, unweighted; 95% interval, robust (HC1)"
        name, unit = "CPS and Table 5.3: slope of {} share {}", "log points a 10 points"
        return [
            Row(name.format(group, beside), slope, unit, how, *ends)
            for group, row in self.slopes.iterrows()
            for kind, beside in (("alone", "alone"), ("beside", "beside bachelor's or more"))
            for slope, *ends in [row[[kind, f"{kind}_low", f"{kind}_high"]]]
        ]


def race_and_education(occupations: Occupations) -> RaceAndEducation:
    """Each share as predictor of log weekly pay over the same occupations, without and with
    bachelor's or more beside it."""
    points = education_points(occupations).matched.dropna(subset=list(RACES)).reset_index(drop=True)
    pay = log_pay(points["weekly_median_usd"])
    found = {
        name: (
            *slope_per_ten_points(weighted_fit(pay, points[[share]]), share),
            *slope_per_ten_points(weighted_fit(pay, points[[share, "degree_share"]]), share),
        )
        for share, name in RACES.items()
    }
    columns = ["alone", "alone_low", "alone_high", "beside", "beside_low", "beside_high"]
    return RaceAndEducation(
        len(points),
        pd.DataFrame.from_dict(found, "index", columns=columns),
    )
