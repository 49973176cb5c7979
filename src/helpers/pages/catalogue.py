"""A comparison page prints rows: a label and a cell for each of two roles. This catalogue says
what each row can hold.

`FIELDS` lists the facts, one entry each: name, unit, what it can be and what it means. `ROWS` lists
the rows that pages print: their labels, the facts in a cell, how one cell is read, and where two
cells that a page ran together may be cut. Reading, splitting, the schemas of the frames and the
codebook all use it.

A cell has *readings*: all the ways it can be understood. One reading is the normal case; none means
that the cell is not of the row's kind; several mean that the text alone does not decide, and
something else must (see `weighing`).

    one_cell(row, text)       the readings of a cell that stands by itself
    two_cells(row, text)      the readings of two cells run together
    cut_text(text)            the places where two names without a separator may be cut
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, product
from math import inf

from helpers.pages import cells
from helpers.pages.cells import DOLLARS, FORMULA, PERCENT, TAG_SIGNS, Reader, Reading, Value
from helpers.pages.files import LOST

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
    "cut_text",
    "one_cell",
    "row_of",
    "two_cells",
]

HOURS_A_YEAR = 2080  # 52 weeks of 40 hours, the convention of the BLS wage tables
MISSING = "-"
MAX_CELL = 1_000  # characters; a cell is a figure or a name, not an essay
MAX_READINGS = 24  # more ways than this to cut a text is no reading at all
MAX_LABEL = 60  # characters


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
            1e9,
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


@dataclass(frozen=True, eq=False)
class Row:
    """A row that pages print. `expected` says in words what a cell holds; `joined` is the stricter
    form of a cell in a run-together row (`cell` serves where it is None), and `cut` finds the
    places where such a row may be cut."""

    labels: tuple[str, ...]
    fields: tuple[str, ...]
    expected: str
    cell: re.Pattern
    read: Reader = field(repr=False)
    cut: re.Pattern = cells.ANYWHERE
    joined: re.Pattern | None = None
    unfinished: re.Pattern | None = (
        None  # how the text ends if it looks whole and may yet have been cut off
    )
    one_or_two: bool = False  # a text that also reads as one cell is not taken for two

    @property
    def label(self) -> str:
        return self.labels[0]


def _pattern(text: str) -> re.Pattern:
    return re.compile(text, re.IGNORECASE)


def _name_row(
    label: str,
    name: str,
    expected: str,
    joined: str = cells.ONE_NAME,
    cut: re.Pattern = cells.BETWEEN_NAMES,
) -> Row:
    return Row(
        (label,),
        (name,),
        expected,
        _pattern(cells.NAME),
        cells.text(name),
        cut,
        re.compile(joined),
        re.compile(r"[^-]$"),
    )


def _number_row(
    labels: tuple[str, ...], name: str, expected: str, cell: str, convert=cells.plain, **more
) -> Row:
    return Row(labels, (name,), expected, _pattern(cell), cells.number(name, convert), **more)


def _shares_row(label: str, name: str, groups: tuple[str, ...], expected: str) -> Row:
    pattern = _pattern(rf"(?:{cells.GROUP_SHARE.pattern})+")
    return Row(
        (label,),
        (name,),
        expected,
        pattern,
        cells.group_shares(name, groups),
        cells.AFTER_PERCENT,
        one_or_two=True,
    )


NO_THOUSANDS = re.compile(r"(?<!,\d\d)\d$")
ROWS = (
    _number_row(
        ("Yearly salary", "Average salary"),
        "yearly_salary",
        "an amount like $38,792",
        DOLLARS,
        cut=cells.BEFORE_DOLLAR,
        unfinished=NO_THOUSANDS,
    ),
    _number_row(
        ("Hourly rate",),
        "hourly_rate",
        "an amount like $18.65",
        DOLLARS + r"(?:\.\d{1,2})?",
        cut=cells.BEFORE_DOLLAR,
        unfinished=re.compile(r"(?<!\.\d)\d$"),
    ),
    _number_row(
        ("Growth rate",),
        "growth",
        "a percentage like -4%",
        "-?" + PERCENT,
        cells.fraction,
        cut=cells.AFTER_PERCENT,
        unfinished=re.compile("-$"),
    ),
    _number_row(
        ("Number of jobs",),
        "openings",
        "a count like 233,004",
        r"[1-9]\d{0,2}(?:,\d{3})+|\d{1,9}",
        joined=re.compile(r"0|[1-9]\d{0,2}(?:,\d{3})*"),
        unfinished=re.compile(r"\d$"),
        one_or_two=True,
    ),
    _number_row(
        ("Job satisfaction",),
        "satisfaction",
        "a score like 4.5",
        r"[0-4](?:\.\d{1,2})?|5(?:\.00?)?",
        unfinished=re.compile(r"\d$"),
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
    ),
    _number_row(("Average age",), "average_age", "whole years like 44", r"1[6-9]|[2-9]\d"),
    Row(
        ("Years of experience",),
        ("experience_years",),
        "whole years like 6",
        _pattern(r"[1-9]|[1-3]\d|40"),
        cells.experience,
        joined=re.compile("2|4|6|8|12"),
        unfinished=re.compile(r"(?<!\d)[1-4]$"),
    ),
    Row(
        ("Salary range",),
        ("salary_low", "salary_high"),
        "a range like Between $27,000 And $53,000, low end first",
        _pattern(rf"(?:between\s+)?(?P<low>{DOLLARS})(?:\s+and\s+|\s?-\s?)(?P<high>{DOLLARS})"),
        cells.pay_range,
        cells.AFTER_RANGE,
        unfinished=NO_THOUSANDS,
    ),
    _name_row(
        "Highest paying city",
        "best_city",
        "a city like New York, NY",
        r"[^\W\d_a-z][^,$%]*, [A-Z]{2}",
        cells.AFTER_CITY,
    ),
    _name_row("Highest paying state", "best_state", "the name of a state"),
    _name_row(
        "Best paying company", "best_company", "the name of a company", cut=cells.BETWEEN_BRANDS
    ),
    _name_row("Best paying industry", "best_industry", "the name of an industry"),
    _name_row("Most common major", "major", "the name of a major"),
    _name_row("Most common college", "college", "the name of a college"),
    _shares_row(
        "Gender ratio",
        "gender_share",
        GENDERS,
        "shares like Male, 34.9% Female, 65.1%, each gender once",
    ),
    _shares_row(
        "Race ratio",
        "race_share",
        RACES,
        "shares like Asian, 5.3% White, 60.4%, each known group once",
    ),
    _number_row(
        ("LGBT percentage",),
        "lgbt_share",
        "a percentage like 8%",
        PERCENT,
        cells.fraction,
        cut=cells.AFTER_PERCENT,
    ),
    Row(
        ("Years to become",),
        ("years_to_become_low", "years_to_become_high"),
        "a span like 4-6 years, low end first",
        _pattern(cells.SPAN),
        cells.span,
    ),
    Row(
        ("Top skills",),
        ("top_skill",),
        "three skills like payroll, sales and CRM",
        _pattern(".*"),
        cells.top_skills,
        cells.NOWHERE,
        unfinished=re.compile("[^-]$"),
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

_BY_LABEL = {label.casefold(): row for row in ROWS for label in row.labels}


def row_of(label: str) -> Row | None:
    """The row with this label, in any case and spacing; None for an unknown one.

    >>> row_of("Number Of  Jobs:").fields
    ('openings',)
    """
    return _row_of(label) if len(label) <= MAX_LABEL else None


@lru_cache(maxsize=4_096)
def _row_of(label: str) -> Row | None:
    return _BY_LABEL.get(" ".join(label.split()).rstrip(" :").casefold())


def _plausible(reading: Reading) -> bool:
    for name, _, value, _ in reading:
        if not isinstance(value, str) and not FIELDS[name].low <= value <= FIELDS[name].high:
            return False
    return True


def _readings(row: Row, text: str, joined: bool = False) -> tuple[Reading, ...]:
    if text == MISSING:
        return ((),)
    # `cell` captures what `read` takes; `joined` only narrows which texts may stand beside another
    # without a separator.
    if text.startswith(FORMULA) or LOST in text or any(sign in text for sign in TAG_SIGNS):
        return ()
    if joined and row.joined and not row.joined.fullmatch(text):
        return ()
    cell = row.cell.fullmatch(text)
    return tuple(reading for reading in row.read(cell) if _plausible(reading)) if cell else ()


def one_cell(row: Row, text: str) -> tuple[Reading, ...]:
    """The readings of a cell that stands by itself.

    >>> one_cell(row_of("Growth rate"), "-4%")
    ((Value(field='growth', group='', value=-0.04, raw='-4%'),),)
    >>> one_cell(row_of("Growth rate"), "-"), one_cell(row_of("Growth rate"), "$4")
    (((),), ())
    """
    return _one_cell(row, text) if len(text) <= MAX_CELL else ()


@lru_cache(maxsize=65_536)
def _one_cell(row: Row, text: str) -> tuple[Reading, ...]:
    return _readings(row, text)


def two_cells(row: Row, text: str) -> tuple[tuple[Reading, Reading], ...]:
    """The readings of two cells run together, as pairs (first role, second role).

    >>> [(a[0].value, b[0].value) for a, b in two_cells(row_of("Job satisfaction"), "54.14")]
    [(5, 4.14)]
    >>> len(two_cells(row_of("Best paying company"), "KLAAmazon"))
    4
    """
    return _two_cells(row, text) if len(text) <= 2 * MAX_CELL else ()


@lru_cache(maxsize=8_192)
def _two_cells(row: Row, text: str) -> tuple[tuple[Reading, Reading], ...]:
    halves = _halves(text, row.cut)
    # Most first halves have no reading: then the second is not looked at.
    pairs = (
        pair
        for a, b in halves
        if (first := _readings(row, a, True))
        for pair in product(first, _readings(row, b, True))
    )
    pairs = tuple(
        pair
        for pair in dict.fromkeys(pairs)
        if all(_balanced(v.raw) for side in pair for v in side)
    )
    doubtful = len(pairs) == 1 and row.one_or_two and _readings(row, text)
    return () if doubtful or len(pairs) > MAX_READINGS else pairs


def cut_text(text: str, cut: re.Pattern = cells.BETWEEN_NAMES) -> list[tuple[str, str]]:
    """The ways to cut two names that were run together.

    >>> cut_text("Registered NurseRegistered Nurse Charge Nurse")
    [('Registered Nurse', 'Registered Nurse Charge Nurse')]
    """
    return [
        (a, b)
        for a, b in _halves(text, cut)
        if a != b and MISSING not in (a, b) and _balanced(a) and _balanced(b)
    ]


def _halves(text: str, cut: re.Pattern) -> list[tuple[str, str]]:
    cuts = (
        list(islice(cut.finditer(text), 2 * MAX_READINGS + 1)) if len(text) <= 2 * MAX_CELL else []
    )
    return (
        [(text[: m.start()].rstrip(), text[m.start() :].lstrip()) for m in cuts]
        if len(cuts) <= 2 * MAX_READINGS
        else []
    )


def _balanced(text: str) -> bool:
    return text.count("(") == text.count(")")
