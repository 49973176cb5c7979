"""The tidy tables: which columns each has, their types, units and meaning. One list serves the
schemas that check the frames (`frames`), the data package that describes the CSV files, and the
codebook that people read (`codebook`).

    TABLES    the tables that pages are read into, in the order of the codebook
    NUMBERS   the table of all numbers that the reports state
"""

from dataclasses import dataclass
from math import isinf

from helpers.pages.fields import FIELDS, GENDERS, RACES, Field

PLACES = {
    "best_city": "city",
    "best_state": "state",
    "best_company": "company",
    "best_industry": "industry",
}
KINDS = ("unclear", "disagrees", "settled", "row", "header", "page", "error")


@dataclass(frozen=True)
class Column:
    """A column: `type` is a Table Schema type (string, number, integer, boolean, date); `key`
    columns identify a row."""

    name: str
    means: str
    type: str = "string"
    unit: str = ""
    key: bool = False
    required: bool = False
    low: float | None = None
    high: float | None = None
    among: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A tidy table and what one row of it is."""

    name: str
    title: str
    a_row_is: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    @property
    def key(self) -> list[str]:
        return [column.name for column in self.columns if column.key]


def _of(field: Field) -> Column:
    name = field.column or field.name
    if not field.unit:
        return Column(name, field.means)
    low, high = (None if isinf(end) else end for end in (field.low, field.high))
    return Column(name, field.means, "number", field.unit, low=low, high=high)


def _given(name: str, means: str, type: str = "string", **more) -> Column:
    """A column without empty cells."""
    return Column(name, means, type, required=True, **more)


ROLE = _given("role", "the role, as the pages name it", key=True)
PAGE = _given("page", "file name of the page")
LINE = _given("line", "line of the file, counted from 1", "integer", low=1)
UNITS = ("", *sorted({field.unit for field in FIELDS.values() if field.unit}))


def _share(field: str, groups: tuple[str, ...]) -> Table:
    group = _given("group", "the group, as the pages name it", key=True, among=groups)
    share = _given("share", FIELDS[field].means, "number", unit="fraction", low=0, high=1)
    noun = field.split("_")[0]
    return Table(noun, f"Shares by {noun}", f"a role and a {noun} group", (ROLE, group, share))


TABLES = {
    table.name: table
    for table in (
        Table(
            "roles",
            "Roles",
            "a role",
            (
                ROLE,
                _given("slug", "the role as a file name"),
                _given("short", "a short label for figures"),
                Column(
                    "summary",
                    "what the role does, in one line of our own; empty where we have none",
                ),
                *(_of(field) for field in FIELDS.values() if field.column),
            ),
        ),
        _share("gender_share", GENDERS),
        _share("race_share", RACES),
        Table(
            "skills",
            "Skills",
            "a role and a skill",
            (
                ROLE,
                _given("skill", "the skill, as the page writes it", key=True),
                Column(
                    "rank",
                    "place among the three skills named first; empty for the others",
                    "number",
                    low=1,
                    high=3,
                ),
                Column(
                    "share",
                    "share printed beside the skill; empty where there is none",
                    "number",
                    "fraction",
                    low=0,
                    high=1,
                ),
            ),
        ),
        Table(
            "places",
            "Where pay is highest",
            "a role and a kind of place",
            (
                ROLE,
                _given(
                    "kind", "city, state, company or industry", key=True, among=(*PLACES.values(),)
                ),
                _given("name", "the one that pays best"),
            ),
        ),
        Table(
            "duties",
            "Duties",
            "a role and one of its duties",
            (ROLE, _given("duty", "the duty, in a few words of our own", key=True)),
        ),
        Table(
            "facts",
            "Facts with their source",
            "a value on a page",
            (
                PAGE,
                LINE,
                _given("role", "the role, as this page names it"),
                _given("field", "what the value is: " + ", ".join(FIELDS), among=tuple(FIELDS)),
                Column(
                    "group",
                    "the gender, race or skill, or the rank of a top skill; empty for other fields",
                ),
                Column(
                    "value",
                    "the value: shares and growth as fractions, money as plain numbers; empty "
                    "where the page is unclear",
                ),
                Column("unit", "unit of the value; empty for text", among=UNITS),
                Column("raw", "the text that was read, with plain quotes, dashes and spaces"),
                Column("note", "why there is no value, or what speaks against it"),
                _given(
                    "counts", "whether this is the printing that the other tables use", "boolean"
                ),
            ),
        ),
        Table(
            "notes",
            "Notes",
            "something unclear, settled or in disagreement",
            (
                PAGE,
                LINE,
                Column("role", "the role; empty where the note is about a row or the page"),
                Column("field", "the field; empty where the note is about the page"),
                _given("kind", f"{', '.join(KINDS[:-1])} or {KINDS[-1]}", among=KINDS),
                _given("note", "what was found and what was expected"),
            ),
        ),
        Table(
            "pages",
            "Pages",
            "a page",
            (
                _given("page", "file name of the page", key=True),
                _given("role_a", "the role in its first column"),
                _given("role_b", "the role in its second column"),
                Column("retrieved", "the day the page was retrieved; empty for unknown", "date"),
                Column("publisher", "who published the page; empty for unknown"),
            ),
        ),
    )
}

NUMBERS = Table(
    "numbers",
    "Every number that the reports state",
    "a number of a report",
    (
        _given("report", "the report that states it, which has the same rows beside it", key=True),
        _given("name", "what the number is; unique in its report", key=True),
        Column("value", "the number; empty where the data give none", "number"),
        Column("low", "low end of its interval or range; `how` says of which kind", "number"),
        Column("high", "high end of it", "number"),
        _given("unit", "unit of the three"),
        Column("how", "how it was found"),
    ),
)
