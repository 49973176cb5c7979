"""Every number that a notebook states, in one table: name, value, low, high, unit, how. A sentence
takes its numbers from here, so that what is said and what is tabulated cannot part ways.

    save_numbers(page, ...)     write the rows of some results as the table of a page
    Numbers(page)               the numbers of a page; calling it states one
    collect(reports, target)    the tables of all reports in one
"""

import csv
from collections.abc import Iterable
from pathlib import Path

from IPython.display import Markdown

from helpers.paths import out
from helpers.questions.results import Result, rows_of
from helpers.roles.tables import NUMBERS
from helpers.spreadsheet import keyed, write_rows
from helpers.wording import named

REPORT, *COLUMNS = NUMBERS.names


class Numbers:
    """The numbers of a page. Calling it states one and gives it back.

    >>> n = Numbers("00-example")
    >>> n("roles", 7, "count", "rows of the roles frame")
    7
    >>> n("roles", 8, "count", "counted again")
    Traceback (most recent call last):
    ...
    ValueError: roles: stated before as 7
    """

    def __init__(self, page: str):
        self.page = page
        self.rows: dict[str, tuple] = {}

    def __call__(
        self,
        name: str,
        value: float,
        unit: str,
        how: str,
        low: float | None = None,
        high: float | None = None,
    ) -> float:
        """State a number. `low` and `high` are its interval or range, if it has one; a name may be
        stated once."""
        if name in self.rows:
            raise ValueError(f"{name}: stated before as {self.rows[name][1]}")
        self.rows[name] = (name, value, low, high, unit, how)
        return value

    def save(self) -> Markdown:
        """Write the table beside the page, and say so; or that it cannot be written."""
        path = out("reports", f"{self.page}.csv")
        try:
            write_numbers(path, self.rows.values())
        except OSError as error:
            why = f"{error.filename or path}: {error.strerror}"
            return Markdown(f"The numbers of this page are not written. {named(why)}")
        every = f"The {len(self.rows):,} numbers of this page, each with how it was found"
        stated = every if self.rows else "No number is stated here"
        return Markdown(f"{stated}: [{path.name}](../reports/{path.name}).")


def save_numbers(page: str, *results: Result) -> Markdown:
    """Write the rows of some results as the table reports/<page>.csv, and say so. Raises ValueError
    for a name with two values."""
    numbers = Numbers(page)
    numbers.rows = {
        row.name: (row.name, row.value, row.low, row.high, row.unit, row.how)
        for row in rows_of(results)
    }
    return numbers.save()


def write_numbers(path: Path, rows: Iterable[tuple]) -> None:
    """Write rows of a page as a table."""
    write_rows(path, COLUMNS, ([_text(value) for value in row] for row in rows), for_people=True)


def _text(value: object) -> str:
    return (
        ""
        if value is None or value != value
        else keyed(value)
        if isinstance(value, str)
        else f"{value:.10g}"
    )


def collect(reports: Iterable[Path], target: Path) -> None:
    """Write the tables of some reports into one, a column `report` before the others."""
    rows = ([path.stem, *row] for path in reports for row in _rows(path))
    write_rows(target, [REPORT, *COLUMNS], rows)


def _rows(path: Path) -> list[list[str]]:
    with open(path, encoding="utf-8-sig", newline="") as table:
        _, *rows = csv.reader(table)
    return rows
