"""The official tables as a Data Package, so that machines can read the files in `data/official`
too.

    datapackage(folder)          the descriptor of the CSV files, columns as the files have them
    write_datapackage(folder)    writes it beside them, as datapackage.json

`python -m helpers.official.package` writes the one of `data/official`.
"""

import hashlib
import json
from pathlib import Path

from helpers.official.columns import KINDS, Column, Table
from helpers.official.occupations import OFFICIAL
from helpers.official.tables import TABLES

__all__ = ["datapackage", "write_datapackage"]

PUBLISHED = {
    "percent": "percent",
    "ratio": "percent",
    "change": "percent",
    "thousands": "thousands of persons",
}
"""Units as published, where a frame has others."""

TYPES = {
    "text": "string",
    "flag": "integer",
    "year": "integer",
    "level": "integer",
    "count": "integer",
}


def datapackage(folder: Path = OFFICIAL) -> dict:
    """The Data Package descriptor (version 2, datapackage.org) of the official tables."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "role-gaps-official",
        "title": "US tables on occupations: pay, people, education, projections",
        "licenses": [
            {
                "name": "other-pd",
                "title": "Works of the US government, in the public domain",
                "path": "https://www.usa.gov/government-works",
            }
        ],
        "sources": [{"title": table.source, "path": table.url} for table in TABLES.values()],
        "resources": [
            _resource(name, table, folder / table.file) for name, table in TABLES.items()
        ],
    }


def write_datapackage(folder: Path = OFFICIAL) -> None:
    """Describe the official tables of a folder in its datapackage.json."""
    text = json.dumps(datapackage(folder), indent=2, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def _resource(name: str, table: Table, path: Path) -> dict:
    content = path.read_bytes()
    return {
        "name": name,
        "title": f"{table.source}, {table.year}",
        "description": f"A row is {table.a_row_is}. Counted: {table.counted}. "
        f"Withheld: {table.withheld}.",
        "path": path.name,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
        "schema": {
            "fields": [_field(column, table) for column in table.columns],
            "missingValues": ["", "*", "#"],
            "primaryKey": [_source(name, table) for name in table.key],
        },
    }


def _field(column: Column, table: Table) -> dict:
    about = {
        "name": column.source,
        "type": _type(column, table),
        "description": column.means,
    }
    unit = PUBLISHED.get(column.kind, KINDS[column.kind].unit)
    required = {"constraints": {"required": True}} if column.required else {}
    return about | ({"unit": unit} if unit else {}) | required


def _type(column: Column, table: Table) -> str:
    """Percentiles may be top-coded, so they are texts."""
    if table.top_coded and column.kind == "usd_a_year":
        return "string"
    return TYPES.get(column.kind, "number")


def _source(name: str, table: Table) -> str:
    return next(column.source for column in table.columns if column.name == name)


if __name__ == "__main__":
    write_datapackage()
