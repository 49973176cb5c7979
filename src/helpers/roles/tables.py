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


def _of(field: Field, **more) -> Column:
    bounds = {
        name: None if isinf(value) else value
        for name, value in (("low", field.low), ("high", field.high))
    }
    kind = "number" if field.unit else "string"
    return Column(
        field.column or field.name,
        field.means,
        kind,
        field.unit,
        **(bounds if field.unit else {}),
        **more,
    )


ROLE = Column("role", "the role, as the pages name it", key=True, required=True)
PAGE = Column("page", "file name of the page", required=True)
LINE = Column("line", "line of the file, counted from 1", "integer", required=True, low=1)


def _share(field: str, groups: tuple[str, ...]) -> Table:
    group = Column(
        "group", "the group, as the pages name it", key=True, required=True, among=groups
    )
    share = Column("share", FIELDS[field].means, "number", "fraction", required=True, low=0, high=1)
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
                Column("slug", "the role as a file name", required=True),
                Column("short", "a short label for figures", required=True),
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
                Column("skill", "the skill, as the page writes it", key=True, required=True),
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
                Column(
                    "kind",
                    "city, state, company or industry",
                    key=True,
                    required=True,
                    among=tuple(PLACES.values()),
                ),
                Column("name", "the one that pays best", required=True),
            ),
        ),
        Table(
            "duties",
            "Duties",
            "a role and one of its duties",
            (
                ROLE,
                Column("duty", "the duty, in a few words of our own", key=True, required=True),
            ),
        ),
        Table(
            "facts",
            "Facts with their source",
            "a value on a page",
            (
                PAGE,
                LINE,
                Column("role", "the role, as this page names it", required=True),
                Column(
                    "field",
                    "what the value is: " + ", ".join(FIELDS),
                    required=True,
                    among=tuple(FIELDS),
                ),
                Column(
                    "group",
                    "the gender, race or skill, or the rank of a top skill; empty for other fields",
                ),
                Column(
                    "value",
                    "the value: shares and growth as fractions, money as plain numbers; empty "
                    "where the page is unclear",
                ),
                Column(
                    "unit",
                    "unit of the value; empty for text",
                    among=("", *sorted({f.unit for f in FIELDS.values() if f.unit})),
                ),
                Column("raw", "the text that was read, with plain quotes, dashes and spaces"),
                Column("note", "why there is no value, or what speaks against it"),
                Column(
                    "counts",
                    "whether this is the printing that the other tables use",
                    "boolean",
                    required=True,
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
                Column(
                    "kind",
                    "unclear, disagrees, settled, row, header, page or error",
                    required=True,
                    among=KINDS,
                ),
                Column("note", "what was found and what was expected", required=True),
            ),
        ),
        Table(
            "pages",
            "Pages",
            "a page",
            (
                Column("page", "file name of the page", key=True, required=True),
                Column("role_a", "the role in its first column", required=True),
                Column("role_b", "the role in its second column", required=True),
                Column("retrieved", "the day the page was retrieved; empty for unknown", "date"),
            ),
        ),
    )
}

NUMBERS = Table(
    "numbers",
    "Every number that the reports state",
    "a number of a report",
    (
        Column(
            "report",
            "the report that states it, which has the same rows beside it",
            key=True,
            required=True,
        ),
        Column("name", "what the number is; unique in its report", key=True, required=True),
        Column("value", "the number; empty where the data give none", "number"),
        Column("low", "low end of its interval or range; `how` says of which kind", "number"),
        Column("high", "high end of it", "number"),
        Column("unit", "unit of the three", required=True),
        Column("how", "how it was found"),
    ),
)
