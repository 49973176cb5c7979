"""CSV that can be opened in a spreadsheet: a text that would be run as a formula is shown as text, and
signs stay whole. Excel takes a CSV file for the letters of its own country (“P10–P90” becomes
“P10â€“P90”) unless a mark at its beginning says UTF-8, which many programs take for a part of the first
column's name: tables for people have that mark only where they hold more than ASCII, and our own
texts in them do without such signs.

write_rows(path, header, rows)    a table as CSV
safe(value)                       a cell of it
keyed(value)                      a cell with signs that are on every keyboard
marked(table)                     a table for people
"""

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

NUMBER = re.compile(r"[-+]?[$€£]?\d[\d,. ]*%?")
KEYS = {"–": "-", "−": "-", "×": "x", "²": "^2", "ρ": "rho", "σ": "sigma", "τ": "tau"}
MARK = "\ufeff"
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(value: object) -> object:
    """A value as a cell. An apostrophe before a text that a spreadsheet would run keeps it a text.

    >>> safe("-4%"), safe("-2+3"), safe("=A1"), safe(-4)
    ('-4%', "'-2+3", "'=A1", -4)
    """
    if isinstance(value, str) and value.startswith(BEGINS_A_FORMULA) and len(value) > 1:
        return value if NUMBER.fullmatch(value) else f"'{value}"
    return value


def keyed(value: object) -> object:
    """A value as a cell, in ASCII unless it holds letters beyond it.

    >>> keyed("Spearman ρ, P10–P90"), keyed("Café"), keyed(2)
    ('Spearman rho, P10-P90', 'Café', 2)
    """
    return value.translate(str.maketrans(KEYS)) if isinstance(value, str) else value


def marked(table: str) -> str:
    """A table with the mark that says UTF-8, if it needs one.

    >>> marked("a,b"), marked("é,b")
    ('a,b', '\\ufeffé,b')
    """
    return table if table.isascii() else MARK + table


def write_rows(
    path: Path, header: Iterable[str], rows: Iterable[Iterable], for_people: bool = False
) -> None:
    """Write a table."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(map(safe, row) for row in rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = marked(table.getvalue()) if for_people else table.getvalue()
    path.write_text(text, encoding="utf-8", newline="")
