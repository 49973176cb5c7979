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


INDUSTRIES = frozenset(
    "agriculture|automotive|construction|education|energy|finance|fortune 500|government|"
    "health care|hospitality|insurance|internet|manufacturing|media|non profits|non-profits|"
    "pharmaceutical|professional|real estate|retail|start-up|technology|telecommunication|"
    "transportation|utilities".split("|")
)  # as the publisher names them
NO_THOUSANDS = re.compile(r"(?<!,\d\d)\d$")
ROWS = (
    number_row(
        ("Yearly salary", "Average salary"),
        "yearly_salary",
        "an amount like $38,792",
        DOLLARS,
        cut=cells.BEFORE_DOLLAR,
        unfinished=NO_THOUSANDS,
        also=(
            "Salary",
            "Annual salary",
            "Annual pay",
            "Yearly pay",
            "Average annual salary",
            "Average yearly salary",
        ),
    ),
    number_row(
        ("Hourly rate",),
        "hourly_rate",
        "an amount like $18.65",
        DOLLARS + r"(?:\.[0-9]{1,2})?",
        cut=cells.BEFORE_DOLLAR,
        unfinished=re.compile(r"(?<!\.\d)\d$"),
        also=("Hourly pay", "Hourly wage", "Average hourly rate", "Average hourly pay"),
    ),
    number_row(
        ("Growth rate",),
        "growth",
        "a percentage like -4%",
        "-?" + PERCENT,
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
        pattern(rf"(?P<degree>[^\W\d][^\d%,|]{{0,80}})(?:, (?P<share>{PERCENT}))?"),
        cells.degree,
        cells.BETWEEN_NAMES,
        re.compile(cells.ONE_NAME),
        re.compile("[^%-]$"),
        also=("Degree", "Common degree"),
    ),
    number_row(
        ("Average age",),
        "average_age",
        "whole years like 44",
        "1[6-9]|[2-9][0-9]",
        also=("Age", "Mean age"),
    ),
    Row(
        ("Years of experience",),
        ("experience_years",),
        "whole years like 6",
        pattern(cells.EXPERIENCE),
        cells.experience,
        joined=re.compile("2|4|6|8|12"),
        unfinished=re.compile(r"(?<!\d)[1-4]$"),
        also=("Experience",),
    ),
    Row(
        ("Salary range",),
        ("salary_low", "salary_high"),
        "a range like Between $27,000 And $53,000, low end first",
        pattern(rf"(?:between\s+)?(?P<low>{DOLLARS})(?:\s+and\s+|\s?-\s?)(?P<high>{DOLLARS})"),
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
        "shares like Male, 34.9% Female, 65.1%, each gender once",
        ("Gender", "Gender shares"),
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
        "a span like 4-6 years, low end first",
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
    """The row with this label, in any case and spacing; None for an unknown one.

    >>> row_of("Number Of  Jobs:").fields
    ('openings',)
    """
    return _row_of(label) if len(label) <= MAX_LABEL else None


@lru_cache(maxsize=4_096)
def _row_of(label: str) -> Row | None:
    return _BY_LABEL.get(" ".join(label.split()).rstrip(" :").casefold())
