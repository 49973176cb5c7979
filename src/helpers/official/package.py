"""The official tables as a Data Package, so that machines can read the files in `data/official`
too.

    datapackage(folder)          the descriptor of the CSV files, columns as the files have them

`python -m helpers.official.package` writes the one of `data/official`.
"""

from pathlib import Path

from helpers.datapackages import PUBLIC_DOMAIN, about_file, package, write_package
from helpers.official.columns import KINDS, Column, Table
from helpers.official.occupations import OFFICIAL
from helpers.official.tables import TABLES

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
    return package(
        "role-gaps-official",
        "US tables on occupations: pay, people, education, projections",
        PUBLIC_DOMAIN,
        sources=[{"title": table.source, "path": table.url} for table in TABLES.values()],
        resources=[_resource(name, table, folder / table.file) for name, table in TABLES.items()],
    )


def _resource(name: str, table: Table, path: Path) -> dict:
    return {
        "name": name,
        "title": f"{table.source}, {table.year}",
        "description": f"A row is {table.a_row_is}. Counted: {table.counted}. "
        f"Withheld: {table.withheld}.",
        **about_file(path, path.parent),
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
    write_package(OFFICIAL, datapackage())
