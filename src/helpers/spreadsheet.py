"""CSV that is safe to open in a spreadsheet: a text that would be run as a formula is shown as text.

write_rows(path, header, rows)    a table as CSV
safe(value)                       a cell of it
"""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

__all__ = ["safe", "write_rows"]

NUMBER = re.compile(r"[-+]?[$€£]?\d[\d,. ]*%?")
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(value: object) -> object:
    """A value as a cell. An apostrophe before a text that a spreadsheet would run keeps it a text.

    >>> safe("-4%"), safe("-2+3"), safe("=A1"), safe(-4)
    ('-4%', "'-2+3", "'=A1", -4)
    """
    if isinstance(value, str) and value.startswith(BEGINS_A_FORMULA) and len(value) > 1:
        return value if NUMBER.fullmatch(value) else f"'{value}"
    return value


def write_rows(path: Path, header: Iterable[str], rows: Iterable[Iterable]) -> None:
    """Write a table."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(map(safe, row) for row in rows)
