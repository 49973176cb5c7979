"""A comparison page prints rows: a label and a cell for each of two roles. `ROWS` lists them, one
entry each: the labels, the facts in a cell, how one cell is read, and where two cells that a page
ran together may be cut. Which facts there are stands in `fields`.

    row_of(label)   the row with this label

`readings` reads cells by it."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from helpers.pages import cells
from helpers.pages.cells import DOLLARS, MISSING, PERCENT, Reader, Reading, Value
from helpers.pages.fields import FIELDS, GENDERS, HOURS_A_YEAR, RACES, Field

__all__ = [
    "FIELDS",
    "GENDERS",
    "HOURS_A_YEAR",
    "MISSING",
    "RACES",
    "ROWS",
    "Field",
    "Reading",
    "Row",
    "Value",
    "row_of",
]

MAX_LABEL = 60  # characters


@dataclass(frozen=True, eq=False)
class Row:
    """A row that pages print. `also` are other words for its label, in tables of people's own.
    `expected` says in words what a cell holds; `joined` is the stricter form of a cell in a
    run-together row (`cell` serves where it is None), and `cut` finds the places where such a row
    may be cut; `known` are names that need no other sign to be told apart. `unfinished` is how the
    text ends if it looks whole and may yet have been cut off; with `one_or_two` a text that also
    reads as one cell is not taken for two."""

    labels: tuple[str, ...]
    fields: tuple[str, ...]
    expected: str
    cell: re.Pattern
    read: Reader = field(repr=False)
    cut: re.Pattern = cells.ANYWHERE
    joined: re.Pattern | None = None
    unfinished: re.Pattern | None = None
    one_or_two: bool = False
    known: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.labels[0]


INDUSTRIES = frozenset(
    "agriculture|automotive|construction|education|energy|finance|fortune 500|government|"
    "health care|hospitality|insurance|internet|manufacturing|media|non profits|non-profits|"
    "pharmaceutical|professional|real estate|retail|start-up|technology|telecommunication|"
    "transportation|utilities".split("|")
)  # as the publisher names them


def _pattern(text: str) -> re.Pattern:
    return re.compile(text, re.IGNORECASE)


def _name_row(label: str, name: str, expected: str, **more) -> Row:
    more = {
        "cut": cells.BETWEEN_NAMES,
        "joined": re.compile(cells.ONE_NAME),
        "unfinished": re.compile(r"[^-]$"),
        **more,
    }
    return Row((label,), (name,), expected, _pattern(cells.NAME), cells.text(name), **more)


def _number_row(
    labels: tuple[str, ...], name: str, expected: str, cell: str, convert=cells.plain, **more
) -> Row:
    return Row(labels, (name,), expected, _pattern(cell), cells.number(name, convert), **more)


def _shares_row(
    label: str, name: str, groups: tuple[str, ...], expected: str, also: tuple[str, ...]
) -> Row:
    pattern, read = (
        _pattern(rf"(?:{cells.GROUP_SHARE.pattern})+"),
        cells.group_shares(name, groups),
    )
    more = {"cut": cells.AFTER_PERCENT, "one_or_two": True, "also": also}
    return Row((label,), (name,), expected, pattern, read, **more)


NO_THOUSANDS = re.compile(r"(?<!,\d\d)\d$")
ROWS = (
    _number_row(
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
    _number_row(
        ("Hourly rate",),
        "hourly_rate",
        "an amount like $18.65",
        DOLLARS + r"(?:\.[0-9]{1,2})?",
        cut=cells.BEFORE_DOLLAR,
        unfinished=re.compile(r"(?<!\.\d)\d$"),
        also=("Hourly pay", "Hourly wage", "Average hourly rate", "Average hourly pay"),
    ),
    _number_row(
        ("Growth rate",),
        "growth",
        "a percentage like -4%",
        "-?" + PERCENT,
        cells.fraction,
        cut=cells.AFTER_PERCENT,
        unfinished=re.compile(r"-$|^-\d[\d.]*\s?%$"),  # a decline, or the first is missing
        also=("Growth", "Job growth", "Job growth rate", "Projected growth"),
    ),
    _number_row(
        ("Number of jobs",),
        "openings",
        "a count like 233,004",
        r"[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]{1,9}",
        joined=re.compile(r"0|[1-9][0-9]{0,2}(?:,[0-9]{3})*"),
        unfinished=re.compile(r"\d$"),
        one_or_two=True,
        also=("Openings", "Job openings", "Number of openings", "Number of job openings"),
    ),
    _number_row(
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
        _pattern(rf"(?P<degree>[^\W\d][^\d%,|]{{0,80}})(?:, (?P<share>{PERCENT}))?"),
        cells.degree,
        cells.BETWEEN_NAMES,
        re.compile(cells.ONE_NAME),
        re.compile("[^%-]$"),
        also=("Degree", "Common degree"),
    ),
    _number_row(
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
        _pattern(cells.EXPERIENCE),
        cells.experience,
        joined=re.compile("2|4|6|8|12"),
        unfinished=re.compile(r"(?<!\d)[1-4]$"),
        also=("Experience",),
    ),
    Row(
        ("Salary range",),
        ("salary_low", "salary_high"),
        "a range like Between $27,000 And $53,000, low end first",
        _pattern(rf"(?:between\s+)?(?P<low>{DOLLARS})(?:\s+and\s+|\s?-\s?)(?P<high>{DOLLARS})"),
        cells.pay_range,
        cells.AFTER_RANGE,
        unfinished=NO_THOUSANDS,
        also=("Pay range",),
    ),
    _name_row(
        "Highest paying city",
        "best_city",
        "a city like New York, NY",
        joined=re.compile(r"[^\W\d_a-z][^,$%]*, [A-Z]{2}"),
        cut=cells.AFTER_CITY,
        also=("Highest-paying city", "Best paying city"),
    ),
    _name_row(
        "Highest paying state",
        "best_state",
        "the name of a state",
        also=("Highest-paying state", "Best paying state"),
    ),
    _name_row(
        "Best paying company",
        "best_company",
        "the name of a company",
        cut=cells.INSIDE_WORDS,
        also=("Best-paying company", "Highest paying company"),
    ),
    _name_row(
        "Best paying industry",
        "best_industry",
        "the name of an industry",
        cut=cells.INSIDE_WORDS,
        known=INDUSTRIES,
        also=("Best-paying industry", "Highest paying industry"),
    ),
    _name_row("Most common major", "major", "the name of a major", also=("Major", "Common major")),
    _name_row(
        "Most common college",
        "college",
        "the name of a college",
        also=("College", "Common college"),
    ),
    _shares_row(
        "Gender ratio",
        "gender_share",
        GENDERS,
        "shares like Male, 34.9% Female, 65.1%, each gender once",
        ("Gender", "Gender shares"),
    ),
    _shares_row(
        "Race ratio",
        "race_share",
        RACES,
        "shares like Asian, 5.3% White, 60.4%, each known group once",
        ("Race", "Race shares"),
    ),
    _number_row(
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
        _pattern(cells.SPAN),
        cells.span,
        also=("Time to become", "Years needed"),
    ),
    Row(
        ("Top skills",),
        ("top_skill",),
        "three skills like payroll, sales and CRM",
        _pattern(".*"),
        cells.top_skills,
        cells.NOWHERE,
        unfinished=re.compile("[^-]$"),
        also=("Top three skills", "Most important skills"),
    ),
    Row(
        ("Skill",),
        ("skill_share",),
        "a skill and a share like Payroll, 6%",
        _pattern(rf"(?P<skill>[^\s%•·▪◦][^%•·▪◦]*), (?P<share>{PERCENT})"),
        cells.skill_share,
        cells.AFTER_PERCENT,
    ),
    _name_row("Duty", "duty", "a duty in a few words"),
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
