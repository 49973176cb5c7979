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


def _share(name: str, means: str, column: str = "") -> Field:
    return Field(name, "fraction", means, 0, 1, column)


def _years(name: str, means: str) -> Field:
    return Field(name, "years", means, 0, 40, name)


def _text(name: str, means: str, column: str = "") -> Field:
    return Field(name, "", means, column=column)


def _pay(name: str, means: str) -> Field:
    return Field(name, "USD/year", means, *PAY, f"{name}_usd")


FIELDS = {
    entry.name: entry
    for entry in (
        _pay("yearly_salary", "average pay a year; acts as the middle of the pay range"),
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
        _text("degree", "the modal degree: the one that most workers hold", "degree"),
        _share(
            "degree_share",
            'share of workers who hold the modal degree (not "at least")',
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
        _years("experience_years", "upper end of the years it takes to become one"),
        _pay("salary_low", "low end of the pay range, read as the 10th percentile"),
        _pay("salary_high", "high end of the pay range, read as the 90th percentile"),
        _text("best_city", "highest-paying city"),
        _text("best_state", "highest-paying state"),
        _text("best_company", "best-paying company"),
        _text("best_industry", "best-paying industry"),
        _text("major", "most common major", "major"),
        _text("college", "most common college", "college"),
        _share("gender_share", "share of workers of a gender"),
        _share("race_share", "share of workers of a group, as the page names it"),
        _share("lgbt_share", "share of workers who are LGBT, whole percent", "lgbt_share"),
        _years("years_to_become_low", "years it typically takes to become one, low end"),
        _years("years_to_become_high", "years it typically takes to become one, high end"),
        _text("top_skill", "one of the three skills named first; the group is its rank"),
        _share(
            "skill_share", "share printed beside a skill in the skill list; the group is the skill"
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
