"""A comparison page prints rows: a label and a cell for each of two roles. `ROWS` lists them, one
entry each: the labels, the facts in a cell, how one cell is read, and where two cells that a page
ran together may be cut. Which facts there are stands in `fields`.

    row_of(label)   the row with this label

`readings` reads cells by it."""

import re
from functools import lru_cache

from helpers.pages import cells
from helpers.pages.cells import DOLLARS, PERCENT
from helpers.pages.fields import GENDERS, RACES
from helpers.pages.rows import Row, name_row, number_row, pattern, shares_row

MAX_LABEL = 60  # characters
AVERAGE = re.compile(r"\bavg\b\.?")


INDUSTRIES = frozenset(
    "agriculture|automotive|construction|education|energy|finance|fortune 500|government|"
    "health care|hospitality|insurance|internet|manufacturing|media|non profits|non-profits|"
    "pharmaceutical|professional|real estate|retail|start-up|technology|telecommunication|"
    "transportation|utilities".split("|")
)  # as the publisher names them
# Pay in other words, none of which may be a year's and an hour's, or a range: no bare "pay".
YEARLY, PAY = ("Yearly", "Annual"), ("salary", "pay", "wage", "wages")
HOURLY = DOLLARS + r"(?:\.[0-9]{1,2})?"
NO_THOUSANDS = re.compile(r"(?<!,\d\d)\d$")
ROWS = (
    number_row(
        ("Yearly salary", "Average salary"),
        "yearly_salary",
        "an amount like $38,792 or $38,792 a year",
        DOLLARS + cells.A_YEAR,
        cut=cells.BEFORE_DOLLAR,
        joined=re.compile(DOLLARS),
        unfinished=NO_THOUSANDS,
        also=(
            "Salary",
            *(f"{a} {b}" for a in YEARLY for b in PAY if (a, b) != ("Yearly", "salary")),
            *(f"Average {a.lower()} {b}" for a in YEARLY for b in PAY),
        ),
    ),
    number_row(
        ("Hourly rate",),
        "hourly_rate",
        "an amount like $18.65 or $18.65 an hour",
        HOURLY + cells.AN_HOUR,
        cut=cells.BEFORE_DOLLAR,
        joined=re.compile(HOURLY),
        unfinished=re.compile(r"(?<!\.\d)\d$"),
        also=(
            *(f"Hourly {b}" for b in PAY),
            "Average hourly rate",
            *(f"Average hourly {b}" for b in PAY),
        ),
    ),
    number_row(
        ("Growth rate",),
        "growth",
        "a percentage like -4% or +4%",
        "[+-]?" + PERCENT,
        cells.fraction,
        cut=cells.AFTER_PERCENT,
        unfinished=re.compile(r"-$|^-\d[\d.]*\s?%$"),  # a decline, or the first is missing
        also=("Growth", "Job growth", "Job growth rate", "Projected growth"),
    ),
    number_row(
        ("Number of jobs",),
        "openings",
        "a count like 233,004",
        r"[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]{1,9}",
        joined=re.compile(r"0|[1-9][0-9]{0,2}(?:,[0-9]{3})*"),
        unfinished=re.compile(r"\d$"),
        one_or_two=True,
        also=("Openings", "Job openings", "Number of openings", "Number of job openings"),
    ),
    number_row(
        ("Job satisfaction",),
        "satisfaction",
        "a score like 4.5",
        r"[0-4](?:\.[0-9]{1,2})?|5(?:\.00?)?",
        unfinished=re.compile(r"\d$"),
        also=("Satisfaction",),
    ),
    Row(
        ("Most common degree",),
        ("degree", "degree_share"),
        "a degree and a share like Bachelor's Degree, 44%",
        pattern(
            rf"(?P<degree>[^\W\d][^\d%,|]{{0,80}})"
            rf"(?:(?:,|{cells.DEGREE_ENDS}) (?P<share>{PERCENT}))?"
        ),
        cells.degree,
        cells.BETWEEN_NAMES,
        re.compile(cells.ONE_NAME),
        re.compile("[^%-]$"),
        also=("Degree", "Common degree"),
    ),
    number_row(
        ("Average age",),
        "average_age",
        "whole years like 44 or 44 years",
        "(?:1[6-9]|[2-9][0-9])(?: years?(?: old)?)?",
        joined=re.compile("1[6-9]|[2-9][0-9]"),
        also=("Age", "Mean age"),
    ),
    Row(
        ("Years of experience",),
        ("experience_years",),
        "years or months like 6, 6 years, 0.5-1 years or 6-12 months",
        pattern(cells.EXPERIENCE),
        cells.experience,
        joined=re.compile("2|4|6|8|12"),
        unfinished=re.compile(r"(?<!\d)[1-4]$"),
        also=("Experience",),
    ),
    Row(
        ("Salary range",),
        ("salary_low", "salary_high"),
        "a range like Between $27,000 And $53,000, $27,000 to $53,000 or $27,000 - $53,000, "
        "low end first",
        pattern(
            rf"(?:(?:between|from)\s+)?(?P<low>{DOLLARS})"
            rf"(?:\s+(?:and|to)\s+|\s?-\s?)(?P<high>{DOLLARS})"
        ),
        cells.pay_range,
        cells.AFTER_RANGE,
        unfinished=NO_THOUSANDS,
        also=("Pay range",),
    ),
    name_row(
        "Highest paying city",
        "best_city",
        "a city like New York, NY",
        joined=re.compile(r"[^\W\d_a-z][^,$%]*, [A-Z]{2}"),
        cut=cells.AFTER_CITY,
        also=("Highest-paying city", "Best paying city"),
    ),
    name_row(
        "Highest paying state",
        "best_state",
        "the name of a state",
        also=("Highest-paying state", "Best paying state"),
    ),
    name_row(
        "Best paying company",
        "best_company",
        "the name of a company",
        cut=cells.INSIDE_WORDS,
        also=("Best-paying company", "Highest paying company"),
    ),
    name_row(
        "Best paying industry",
        "best_industry",
        "the name of an industry",
        cut=cells.INSIDE_WORDS,
        known=INDUSTRIES,
        also=("Best-paying industry", "Highest paying industry"),
    ),
    name_row("Most common major", "major", "the name of a major", also=("Major", "Common major")),
    name_row(
        "Most common college",
        "college",
        "the name of a college",
        also=("College", "Common college"),
    ),
    shares_row(
        "Gender ratio",
        "gender_share",
        GENDERS,
        "shares like Male, 34.9% Female, 65.1% or Men 34.9% Women 65.1%, each gender once",
        ("Gender", "Gender shares"),
        {"Men": "Male", "Women": "Female", "Males": "Male", "Females": "Female"},
    ),
    shares_row(
        "Race ratio",
        "race_share",
        RACES,
        "shares like Asian, 5.3% White, 60.4%, each known group once",
        ("Race", "Race shares"),
    ),
    number_row(
        ("LGBT percentage",),
        "lgbt_share",
        "a percentage like 8%",
        PERCENT,
        cells.fraction,
        cut=cells.AFTER_PERCENT,
        also=("LGBT", "LGBT share"),
    ),
    Row(
        ("Years to become",),
        ("years_to_become_low", "years_to_become_high"),
        "a span like 4-6 years, 6-12 months, 10+ years or less than 1 year, low end first",
        pattern(cells.SPAN),
        cells.span,
        also=("Time to become", "Years needed"),
    ),
    Row(
        ("Top skills",),
        ("top_skill",),
        "three skills like payroll, sales and CRM",
        pattern(".*"),
        cells.top_skills,
        cells.NOWHERE,
        unfinished=re.compile("[^-]$"),
        also=("Top three skills", "Most important skills"),
    ),
    Row(
        ("Skill",),
        ("skill_share",),
        "a skill and a share like Payroll, 6%",
        pattern(rf"(?P<skill>[^\s%•·▪◦][^%•·▪◦]*), (?P<share>{PERCENT})"),
        cells.skill_share,
        cells.AFTER_PERCENT,
    ),
    name_row("Duty", "duty", "a duty in a few words"),
)

_BY_LABEL = {label.casefold(): row for row in ROWS for label in (*row.labels, *row.also)}


def row_of(label: str) -> Row | None:
    """The row with this label, in any case and spacing, with "avg." for "average"; None for an
    unknown one.

    >>> row_of("Number Of  Jobs:").fields, row_of("Avg. annual pay").fields
    (('openings',), ('yearly_salary',))
    """
    return _row_of(label) if len(label) <= MAX_LABEL else None


@lru_cache(maxsize=4_096)
def _row_of(label: str) -> Row | None:
    return _BY_LABEL.get(low_label(label))


def low_label(label: str) -> str:
    """A label in small letters and single spaces, "avg." written out."""
    return AVERAGE.sub("average", " ".join(label.split()).rstrip(" :").casefold())
