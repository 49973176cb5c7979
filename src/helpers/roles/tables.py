"""The tidy tables: which columns each has, their types, units and meaning. One list serves the
schemas that check the frames, the data package that describes the CSV files, and the codebook that
people read.

    TABLES                    the tables that pages are read into, in the order of the codebook
    NUMBERS                   the table of all numbers that the reports state
    frame(name, rows)         a table as a frame
    check(name, frame)        the frame, once pandera found it to be as described here
    write_csv(frame, path)    the frame as a CSV file
    codebook()                the columns of all tables as Markdown
    datapackage(folder)       the Data Package descriptor of the exported CSV files;
                              write_datapackage(folder) writes it
"""

import csv
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import isinf
from pathlib import Path

import pandas as pd

from helpers.pages.catalogue import FIELDS, GENDERS, RACES, Field

__all__ = [
    "NUMBERS",
    "TABLES",
    "Column",
    "Table",
    "check",
    "codebook",
    "datapackage",
    "frame",
    "write_csv",
    "write_datapackage",
]

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
                    "the value: shares and growth as fractions, money as plain numbers; empty where the page is unclear",
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

ROWS_AT_A_TIME = 10_000
DTYPES = {
    "string": "str",
    "number": "float64",
    "integer": "int64",
    "boolean": "bool",
    "date": "str",
}


def frame(name: str, rows: Iterable[tuple]) -> pd.DataFrame:
    """A table of these rows, with its columns and types; the index counts them."""
    columns, found = TABLES[name].columns, list(zip(*rows, strict=True))
    values = {column.name: (column, found[i] if found else ()) for i, column in enumerate(columns)}
    return pd.DataFrame(
        {
            name: pd.Series(cells, dtype=DTYPES[column.type])
            for name, (column, cells) in values.items()
        }
    )


@cache
def _schema(name: str):
    import pandera.pandas as pa

    def column(c: Column) -> pa.Column:
        limits = ((pa.Check.ge, c.low), (pa.Check.le, c.high), (pa.Check.isin, c.among or None))
        return pa.Column(
            DTYPES[c.type],
            [rule(limit) for rule, limit in limits if limit is not None],
            nullable=not c.required,
        )

    table = TABLES[name]
    return pa.DataFrameSchema(
        {c.name: column(c) for c in table.columns},
        strict=True,
        ordered=True,
        unique=table.key or None,
    )


def check(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame itself. Raises pandera's SchemaError, with column and value, where it is not as
    `TABLES` describes."""
    return _schema(name).validate(frame)


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write a table as CSV, some rows at a time: half the time of pandas, and no copy of millions
    of rows."""
    parts = (
        frame.iloc[start : start + ROWS_AT_A_TIME] for start in range(0, len(frame), ROWS_AT_A_TIME)
    )
    rows = (
        row for part in parts for row in zip(*(_cells(part[name]) for name in part), strict=True)
    )
    write_rows(path, frame.columns, rows)


def write_rows(path: Path, head: Iterable[str], rows: Iterable[Iterable]) -> None:
    """Write rows of texts and numbers as CSV, as all tables of this project are written."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def _cells(column: pd.Series) -> list:
    """What a column is in a CSV file; a missing value is empty."""
    if column.dtype == DTYPES["number"]:
        return ["" if value != value else f"{value:.12g}" for value in column.tolist()]
    return column.fillna("").tolist() if column.dtype == DTYPES["string"] else column.tolist()


def codebook() -> str:
    """The columns of all tables, as Markdown."""
    blocks = []
    for table in (*TABLES.values(), NUMBERS):
        rows = [f"| `{c.name}` | {c.type} | {c.unit} | {c.means} |" for c in table.columns]
        head = [
            f"### `tidy/{table.name}.csv`",
            "",
            f"{table.title}. A row is {table.a_row_is}.",
            "",
            "| column | type | unit | meaning |",
            "|---|---|---|---|",
        ]
        blocks.append("\n".join([*head, *rows]))
    return "\n\n".join(blocks) + "\n"


def datapackage(folder: Path) -> dict:
    """The Data Package descriptor (version 2, datapackage.org) of the CSV files in a folder."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "role-gaps",
        "title": "Role Gaps: pay, people and degrees of job roles",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "sources": [
            {
                "title": "zippia.com, role comparison pages (in data/pages, and in data/beyond/pages "
                "for numbers of reports that ask of other roles); day of retrieval unknown",
                "path": "https://www.zippia.com",
            },
            {
                "title": "US Census Bureau and Bureau of Labor Statistics, tables on occupations, for "
                "numbers of reports; described one by one in data/official/datapackage.json",
                "path": "https://www.bls.gov",
            },
        ],
        "resources": [
            _resource(table, path)
            for table in (*TABLES.values(), NUMBERS)
            if (path := folder / f"{table.name}.csv").exists()
        ],
    }


def write_datapackage(folder: Path) -> None:
    """Describe the CSV files of a folder in its datapackage.json."""
    text = json.dumps(datapackage(folder), indent=2, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def _resource(table: Table, path: Path) -> dict:
    with open(path, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "name": table.name,
        "title": table.title,
        "description": f"A row is {table.a_row_is}.",
        "path": path.name,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": "sha256:" + digest,
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            **({"primaryKey": table.key} if table.key else {}),
        },
    }


def _field(column: Column) -> dict:
    limits = {
        "required": column.required or None,
        "minimum": column.low,
        "maximum": column.high,
        "enum": [a for a in column.among if a] or None,
    }
    limits = {name: value for name, value in limits.items() if value is not None}
    about = {"name": column.name, "type": column.type, "description": column.means}
    return (
        about
        | ({"unit": column.unit} if column.unit else {})
        | ({"constraints": limits} if limits else {})
    )
