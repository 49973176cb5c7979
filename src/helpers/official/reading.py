"""
One published table, from CSV to a tidy frame, or a clear refusal.

    read_table(name, folder)   the frame of a table, checked cell by cell against
                               `helpers.official.tables`
    TableError                 what was found in which file, line and column, and what was expected

An empty cell, `*` or `#` is "not published": missing, never zero. Where a percentile is top-coded
("above 208000"), its column is missing and `<column>_at_least` holds the bound.
"""

import csv
from math import isfinite, nan
from pathlib import Path

import pandas as pd

from helpers.official.columns import KINDS, Column, Kind, Table
from helpers.official.tables import TABLES

NOT_PUBLISHED = ("", "*", "#")


class TableError(ValueError):
    """A file that is not as described. Its text is `file:line: column: found, expected`."""

    def __init__(self, path: Path, line: int, column: str, found: str, expected: str):
        super().__init__(f"{path.name}:{line}: {column}: found {found}, expected {expected}")


def read_table(name: str, folder: Path) -> pd.DataFrame:
    """The frame of the table `name`, its columns as `TABLES[name]` lists them, its index counting
    the rows.

    Raises TableError for a file that is not there, whose columns differ, or with a cell that cannot
    be: no number, a share above 100 percent, a key that repeats.
    """
    table = TABLES[name]
    path = Path(folder) / table.file
    rows = _rows(path, [column.source for column in table.columns])
    frame = pd.DataFrame(
        {
            column.name: _column(path, rows, at, column, table)
            for at, column in enumerate(table.columns)
        }
    )
    for column in table.columns if table.top_coded else ():
        bounds = [_bound(row[at], table) for row in rows for at in [table.columns.index(column)]]
        if any(map(isfinite, bounds)):
            frame[f"{column.name}_at_least"] = bounds
    _refuse_repeats(path, frame, table)
    return frame


def _rows(path: Path, expected: list[str]) -> list[list[str]]:
    if not path.is_file():
        raise TableError(
            path, 0, "file", f"none in {path.parent}", "a published table of this name"
        )
    with open(path, encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file)) or [[]]
    for found, wanted in zip([*header, *[""] * len(expected)], expected, strict=False):
        if found != wanted:
            raise TableError(
                path,
                1,
                wanted,
                repr(found) if found else "no such column",
                f"the columns {', '.join(expected)}",
            )
    for line, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise TableError(path, line, "row", f"{len(row)} cells", f"{len(header)}")
    return rows


def _column(path: Path, rows: list[list[str]], at: int, column: Column, table: Table) -> pd.Series:
    kind, cells = KINDS[column.kind], [row[at].strip() for row in rows]
    values = [
        _value(path, line, cell, column, kind, table) for line, cell in enumerate(cells, start=2)
    ]
    if not kind.numeric:
        return pd.Series(values, dtype="str")
    whole = column.required and column.kind in ("year", "level", "count")
    series = pd.Series(values, dtype="int64" if whole else "float64")
    return series.astype("bool") if column.kind == "flag" else series


def _value(path: Path, line: int, cell: str, column: Column, kind: Kind, table: Table):
    if cell in NOT_PUBLISHED and column.required:
        raise TableError(path, line, column.source, "an empty cell", "a value")
    if not kind.numeric:
        return " ".join(cell.split())
    if cell in NOT_PUBLISHED or isfinite(_bound(cell, table)):
        return nan
    number = _number(cell)
    if not kind.low <= number <= kind.high:
        raise TableError(
            path, line, column.source, repr(cell), f"a number from {kind.low:g} to {kind.high:g}"
        )
    return round(number * kind.times, 10) if kind.times != 1 else number


def _bound(cell: str, table: Table) -> float:
    """The least value of a top-coded cell; nan for another."""
    coded = table.top_coded and cell.strip().startswith(table.top_coded)
    return _number(cell.strip().removeprefix(table.top_coded)) if coded else nan


def _number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return nan


def _refuse_repeats(path: Path, frame: pd.DataFrame, table: Table) -> None:
    repeated = frame.duplicated(list(table.key))
    if repeated.any():
        at = int(repeated.to_numpy().argmax())
        raise TableError(
            path,
            at + 2,
            table.key[-1],
            repr(frame.loc[at, table.key[-1]]),
            "a row of its own, it stands above already",
        )
