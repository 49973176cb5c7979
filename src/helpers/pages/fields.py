"""The facts that a page can state of a role, one entry each: name, unit, what is plausible and what
it means. Reading, the schemas of the frames and the codebook all use it."""

from dataclasses import dataclass
from math import inf

HOURS_A_YEAR = 2080  # 52 weeks of 40 hours, the convention of the BLS wage tables


@dataclass(frozen=True)
class Field:
    """A fact that a page can state. `low` and `high` bound a plausible value; `column` is its name
    in the `roles` frame."""

    name: str
    unit: str
    means: str
    low: float = -inf
    high: float = inf
    column: str = ""


PAY = (1_000, 10_000_000)  # bounds of a plausible year's pay
FIELDS = {
    entry.name: entry
    for entry in (
        Field(
            "yearly_salary",
            "USD/year",
            "average pay a year; acts as the middle of the pay range",
            *PAY,
            "yearly_salary_usd",
        ),
        Field(
            "hourly_rate",
            "USD/hour",
            f"yearly salary / {HOURS_A_YEAR}: the same fact again",
            0.5,
            5_000,
            "hourly_rate_usd",
        ),
        Field(
            "growth",
            "fraction",
            "projected change in employment over a decade, not per year",
            -1,
            10,
            "growth",
        ),
        Field(
            "openings",
            "count",
            'active job openings ("number of jobs"), not people employed',
            0,
            5e7,
            "openings",
        ),
        Field(
            "satisfaction",
            "score",
            "mean of a handful of votes; its scale is not stated",
            0,
            5,
            "satisfaction",
        ),
        Field("degree", "", "the modal degree: the one that most workers hold", column="degree"),
        Field(
            "degree_share",
            "fraction",
            'share of workers who hold the modal degree (not "at least")',
            0,
            1,
            "degree_share",
        ),
        Field(
            "average_age",
            "years",
            "average age of workers, whole years",
            16,
            99,
            "average_age_years",
        ),
        Field(
            "experience_years",
            "years",
            "upper end of the years it takes to become one",
            0,
            40,
            "experience_years",
        ),
        Field(
            "salary_low",
            "USD/year",
            "low end of the pay range, read as the 10th percentile",
            *PAY,
            "salary_low_usd",
        ),
        Field(
            "salary_high",
            "USD/year",
            "high end of the pay range, read as the 90th percentile",
            *PAY,
            "salary_high_usd",
        ),
        Field("best_city", "", "highest-paying city"),
        Field("best_state", "", "highest-paying state"),
        Field("best_company", "", "best-paying company"),
        Field("best_industry", "", "best-paying industry"),
        Field("major", "", "most common major", column="major"),
        Field("college", "", "most common college", column="college"),
        Field("gender_share", "fraction", "share of workers of a gender", 0, 1),
        Field("race_share", "fraction", "share of workers of a group, as the page names it", 0, 1),
        Field(
            "lgbt_share",
            "fraction",
            "share of workers who are LGBT, whole percent",
            0,
            1,
            "lgbt_share",
        ),
        Field(
            "years_to_become_low",
            "years",
            "years it typically takes to become one, low end",
            0,
            40,
            "years_to_become_low",
        ),
        Field(
            "years_to_become_high",
            "years",
            "years it typically takes to become one, high end",
            0,
            40,
            "years_to_become_high",
        ),
        Field("top_skill", "", "one of the three skills named first; the group is its rank"),
        Field(
            "skill_share",
            "fraction",
            "share printed beside a skill in the skill list; the group is the skill",
            0,
            1,
        ),
    )
}

GENDERS = ("Male", "Female")
RACES = (
    "White",
    "Hispanic or Latino",
    "Black or African American",
    "Asian",
    "Unknown",
    "American Indian and Alaska Native",
)
