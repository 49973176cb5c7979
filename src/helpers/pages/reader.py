"""
One page in, its facts out, each with the line and the text that it came from.

    read_page(path)      a `Page`: its two roles, facts, notes, and the cells that are still open
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from helpers.pages.catalogue import row_of
from helpers.pages.cells import Reading
from helpers.pages.facts import Cell, Note, Page, role_key
from helpers.pages.fields import FIELDS
from helpers.pages.files import LOST, PageError, front_matter, is_html, page_name, read_text
from helpers.pages.headers import Header, Pair, pairs_of, two_roles
from helpers.pages.layouts import Scan, Table, TableRow, scan
from helpers.pages.readings import one_cell, two_cells
from helpers.pages.rows import Row
from helpers.pages.sentences import facts_in_prose
from helpers.pages.settling import SHOWN
from helpers.pages.weighing import weigh

NUMBERS = frozenset(name for name, field in FIELDS.items() if field.unit)
MAX_ROWS = 2_000  # rows of tables; a comparison has some fifty
SHORT = 60  # characters; a longer line is a sentence, not the rest of a name


def read_page(path: str | Path) -> Page:
    """Read a comparison page: text, Markdown or saved HTML, in any of the known layouts.

    Raises PageError for a file that is no page: unreadable, empty, binary, too large, or without a
    table of two roles."""
    path = Path(path)
    name, text = page_name(path), read_text(path)
    front, skip = front_matter(text)
    found = scan(name, text, is_html(path, text), skip)
    pairs = pairs_of(name, found)
    roles = two_roles(name, found, pairs)
    notes = [Note(name, line, "", "", "row", what) for line, what in found.strays]
    notes += _lost_signs(name, text)
    retrieved = _retrieved(name, front, notes)
    cells = [*_table_cells(name, found.tables, pairs, roles, notes), *_prose_cells(found, roles)]
    page = weigh(name, roles, retrieved, cells, notes)
    return replace(page, publisher=front.get("publisher", "")[:SHOWN])


def _lost_signs(name: str, text: str) -> Iterator[Note]:
    """A note on the signs that saving or copying the page has lost; a cell that holds one is not
    read."""
    if LOST in text:
        line, count = text.count("\n", 0, text.index(LOST)) + 1, text.count(LOST)
        what = f"signs were lost when the page was saved ({count}, the first in this line)"
        what += ", expected text saved as UTF-8"
        yield Note(name, line, "", "", "page", what)


def _retrieved(name: str, front: Mapping[str, str], notes: list[Note]) -> date | None:
    day = front.get("retrieved", "unknown")
    try:
        return None if day == "unknown" else date.fromisoformat(day)
    except ValueError:
        what = f'retrieved: "{day[:SHOWN]}", expected a day like 2026-01-31, or unknown'
        notes.append(Note(name, 1, "", "", "page", what))
        return None


# What tables and sentences say, as cells


def _table_cells(
    name: str,
    tables: list[Table],
    pairs: Mapping[Header, Pair | None],
    roles: Pair,
    notes: list[Note],
) -> list[Cell]:
    cells: list[Cell] = []
    if (count := sum(len(table.rows) for table in tables)) > MAX_ROWS:
        what = f"{count:,} rows in tables, expected one comparison: {MAX_ROWS:,} at most"
        raise PageError(name, tables[0].line, what)
    for table in tables:
        if columns := _columns(pairs[table.header], roles):
            for row in table.rows:
                cells += _row_cells(row, columns)
        else:
            notes.append(_unread_table(name, table, roles))
    return cells


def _columns(pair: Pair | None, roles: Pair) -> Pair | None:
    """The page's roles in the order of a table's columns; None for a table about others."""
    if pair is None or pair == roles:
        return pair
    own = {role_key(role): role for role in roles}
    found = [own.get(role_key(role)) for role in pair]
    return None if None in found else (found[0], found[1])


def _unread_table(name: str, table: Table, roles: Pair) -> Note:
    shown = table.header if isinstance(table.header, str) else " | ".join(table.header)
    rows = ", ".join(row.row.label for row in table.rows)[:SHOWN]
    expected = f"expected {roles[0]} and {roles[1]}"
    what = f'header "{shown[:SHOWN]}", {expected}; the rows under it are not read: {rows}'
    return Note(name, table.line, "", "", "header", what)


def _row_cells(row: TableRow, pair: Pair) -> list[Cell]:
    raw = row.cells[0] if len(row.cells) == 1 else " | ".join(row.cells)
    if row.cut:
        return [_refused(row, pair, raw, f'{row.cut} "{raw[:SHOWN]}", expected two whole values')]
    if row.joined:
        if _may_go_on(row, pair):
            what = f'"{raw[:SHOWN]}", of which "{row.behind}" behind it may be the rest'
            return [_refused(row, pair, raw, f"{what}, expected two whole values in a line")]
        ways = () if row.apart and one_cell(row.row, raw) else two_cells(row.row, raw)
        if ways:
            return [Cell(row.line, row.row, pair, raw, ways)]
        return [_refused(row, pair, raw, f'{_count(row)} in "{raw[:SHOWN]}", expected 2')]
    if len(row.cells) != 2:
        others = [f"the row {cell}" for cell in row.cells if row_of(cell)]
        values = " and ".join([f"{len(row.cells)} value{'s' * (len(row.cells) != 1)}", *others])
        return [_refused(row, pair, raw, f'{values} in "{raw[:SHOWN]}", expected 2')]
    one, other = row.cells
    first, second = one_cell(row.row, one), one_cell(row.row, other)
    if len(first) == len(second) == 1:
        return [Cell(row.line, row.row, pair, raw, ((*first, *second),))]
    return [
        _one_cell(row.line, row.row, pair[0], one, first),
        _one_cell(row.line, row.row, pair[1], other, second),
    ]


def _may_go_on(row: TableRow, pair: Pair) -> bool:
    """Whether the line right behind a run-together row may be the rest of its last value. One that
    names a role is a heading."""
    behind = row.behind
    end, text = row.row.unfinished, row.cells[0]
    unfinished = end and (end.search(text) or text.endswith("-"))  # a dash, or a hyphen
    return bool(
        behind and len(behind) <= SHORT and unfinished and not any(_names(behind, r) for r in pair)
    )


def _names(text: str, role: str) -> bool:
    return re.search(rf"(?i)(?<!\w){re.escape(role)}(?!\w)", text) is not None


def _refused(row: TableRow, pair: Pair, raw: str, what: str) -> Cell:
    return Cell(row.line, row.row, pair, raw, (), f"{row.row.label}: {what}")


def _one_cell(line: int, row: Row, role: str, raw: str, readings: tuple[Reading, ...]) -> Cell:
    problem = "" if readings else f'{row.label}: "{raw[:SHOWN]}", expected {row.expected}'
    return Cell(line, row, (role,), raw, tuple([(reading,) for reading in readings]), problem)


def _count(row: TableRow) -> str:
    found = (
        len((row.row.joined or row.row.cell).findall(row.cells[0][:SHOWN]))
        if row.row.fields[0] in NUMBERS
        else 0
    )
    return (
        f"no two values ({row.row.expected})"
        if found in (0, 2)
        else f"{found} value{'s' * (found > 1)}"
    )


def _prose_cells(found: Scan, roles: Pair) -> Iterator[Cell]:
    for said in facts_in_prose(found.prose, roles):
        if said.role:
            yield _one_cell(said.line, said.row, said.role, said.raw, said.readings)
        else:
            heading = f'"Common {roles[0].lower()} skills"'
            what = f'"{said.raw[:SHOWN]}" under no heading, expected one like {heading} above it'
            yield Cell(said.line, said.row, (), said.raw, (), f"{said.row.label}: {what}")
