"""The tables described: for people, and for programs that read their CSV files.

codebook()                  the columns of all tables and the labels of rows, as Markdown
datapackage(folder)         the Data Package descriptor of the CSV files in a folder
write_datapackage(folder)   the descriptor as its datapackage.json
"""

import re
from pathlib import Path

import pandas as pd

from helpers.datapackages import CC_BY, about_file, package, write_package
from helpers.pages.catalogue import ROWS
from helpers.roles.tables import NUMBERS, TABLES, Column, Table

UNKNOWN = "day of retrieval unknown"


def codebook() -> str:
    """The columns of all tables, and the labels of rows that are read, as Markdown."""
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
    return "\n\n".join([*blocks, _labels()]) + "\n"


def _labels() -> str:
    head = [
        "### Labels of rows",
        "",
        "A row of a page is known by its label, in capitals or small letters, with `Avg.` for "
        "*Average*. Any of these do. `-` or `n/a` in a cell says that nothing is given.",
        "",
        "| label | also | what a cell holds |",
        "|---|---|---|",
    ]
    rows = (
        f"| {row.label} | {', '.join((*row.labels[1:], *row.also))} | {row.expected} |"
        for row in ROWS
    )
    return "\n".join([*head, *rows])


def datapackage(folder: Path) -> dict:
    """The Data Package descriptor (version 2, datapackage.org) of the CSV files in a folder."""
    return package(
        "role-gaps",
        "Role Gaps: pay, people and degrees of job roles",
        CC_BY,
        sources=[
            *_publishers(folder / "pages.csv"),
            {
                "title": "zippia.com, pages of other roles, for numbers of reports; described one "
                "by one in data/beyond/datapackage.json",
                "path": "https://www.zippia.com",
            },
            {
                "title": "US Census Bureau and Bureau of Labor Statistics, tables on occupations, "
                "for numbers of reports; described one by one in data/official/datapackage.json",
                "path": "https://www.bls.gov",
            },
        ],
        resources=[
            _resource(table, path)
            for table in (*TABLES.values(), NUMBERS)
            if (path := folder / f"{table.name}.csv").exists()
        ],
    )


def _publishers(pages: Path) -> list[dict]:
    """The publishers of the pages that were read, as sources of the tables."""
    table = pd.read_csv(pages, dtype=str, keep_default_na=False)
    dates = sorted(set(table["retrieved"]) - {""})
    when = f"retrieved {' to '.join(dict.fromkeys((dates[0], dates[-1])))}" if dates else UNKNOWN
    named = sorted(set(table["publisher"]) - {""})
    if not named:
        return [{"title": f"role comparison pages whose publisher is not given; {when}"}]
    return [
        {"title": f"{name}, role comparison pages; {when}"}
        | ({"path": f"https://{name}"} if re.fullmatch(r"[\w-]+(\.[\w-]+)+", name) else {})
        for name in named
    ]


def write_datapackage(folder: Path) -> None:
    """Describe the CSV files of a folder in its datapackage.json."""
    write_package(folder, datapackage(folder))


def _resource(table: Table, path: Path) -> dict:
    return {
        "name": table.name,
        "title": table.title,
        "description": f"A row is {table.a_row_is}.",
        **about_file(path, path.parent),
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
