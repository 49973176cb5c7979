"""
One page in, its facts out, each with the line and the text that it came from.

    read_page(path)      a `Page`: its two roles, facts, notes, and the cells that are still open
    settle(page, known)  the page again, its open cells settled by what other pages say of the same
                         roles
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from helpers.pages.catalogue import FIELDS, Reading, Row, cut_text, one_cell, two_cells
from helpers.pages.cells import BETWEEN_BRANDS, FORMULA
from helpers.pages.facts import Cell, Fact, Key, Note, Page
from helpers.pages.files import LOST, PageError, front_matter, is_html, page_name, read_text
from helpers.pages.layouts import Scan, Table, TableRow, scan
from helpers.pages.sentences import facts_in_prose
from helpers.pages.weighing import SHOWN, settle, weigh

__all__ = ["Fact", "Key", "Note", "Page", "PageError", "read_page", "settle"]

NUMBERS = frozenset(name for name, field in FIELDS.items() if field.unit)
MAX_ROLE = 400  # characters; a longer "name" is a sentence that lost its place
MAX_HEADERS = 40  # different headers on a page; a comparison repeats one
MAX_ROWS = 2_000  # rows of tables; a comparison has some fifty
PROSE_FOR_NAMES = 20_000  # characters of prose in which a pair of names is looked for
PAIRS = (
    "{} vs {}",
    "{} vs. {}",
    "a {} and a {}",
    "a {} and an {}",
    "an {} and a {}",
    "an {} and an {}",
)

Header = tuple[str, ...] | str
Pair = tuple[str, str]


def read_page(path: str | Path) -> Page:
    """Read a comparison page: text, Markdown or saved HTML, in any of the known layouts.

    Raises PageError for a file that is no page: unreadable, empty, binary, too large, or without a
    table of two roles."""
    path = Path(path)
    name, text = page_name(path), read_text(path)
    front, skip = front_matter(text)
    found = scan(name, text, is_html(path, text), skip)
    pairs = _pairs(name, found)
    roles = _two_roles(name, found, pairs)
    notes = [Note(name, line, "", "", "row", what) for line, what in found.strays]
    notes += _lost_signs(name, text)
    retrieved = _retrieved(name, front, notes)
    cells = [*_table_cells(name, found.tables, pairs, roles, notes), *_prose_cells(found, roles)]
    return weigh(name, roles, retrieved, cells, notes)


def _lost_signs(name: str, text: str) -> Iterator[Note]:
    """A note on the signs that saving or copying the page has lost; a cell that holds one is not
    read."""
    if LOST in text:
        line, count = text.count("\n", 0, text.index(LOST)) + 1, text.count(LOST)
        what = f"signs were lost when the page was saved ({count}, the first in this line), expected text saved as UTF-8"
        yield Note(name, line, "", "", "page", what)


def _retrieved(name: str, front: Mapping[str, str], notes: list[Note]) -> date | None:
    day = front.get("retrieved", "unknown")
    try:
        return None if day == "unknown" else date.fromisoformat(day)
    except ValueError:
        notes.append(
            Note(
                name,
                1,
                "",
                "",
                "page",
                f'retrieved: "{day[:SHOWN]}", expected a day like 2026-01-31, or unknown',
            )
        )
        return None


# The two roles


def _pairs(name: str, found: Scan) -> dict[Header, Pair | None]:
    """The two names in each header; None for a header that does not hold two, or runs them together
    in more ways than the prose decides."""
    headers = {table.header: table.line for table in found.tables}
    if len(headers) > MAX_HEADERS:
        raise PageError(
            name,
            list(headers.values())[MAX_HEADERS],
            f"{len(headers)} different headers, expected one comparison",
        )
    prose = (
        "\n".join(text for _, text in found.prose)[:PROSE_FOR_NAMES].lower()
        if any(isinstance(h, str) for h in headers)
        else ""
    )
    pairs = {
        header: header if isinstance(header, tuple) else _cut_header(header, prose)
        for header in headers
    }
    return {header: pair if pair and _are_names(pair) else None for header, pair in pairs.items()}


def _cut_header(header: str, prose: str) -> Pair | None:
    # A name in small letters is believed only if the prose has it: headers are printed in capitals.
    in_prose = [
        (a, b)
        for a, b in cut_text(header, BETWEEN_BRANDS)
        if any(form.format(a.lower(), b.lower()) in prose for form in PAIRS)
    ]
    pairs = in_prose or cut_text(header)
    return pairs[0] if len(pairs) == 1 else None


def _are_names(names: tuple[str, ...]) -> bool:
    named = all(
        any(map(str.isalpha, name)) and len(name) <= MAX_ROLE and LOST not in name for name in names
    )
    named = named and not any(name.startswith(FORMULA) for name in names)
    return named and len(names) == 2 and names[0].casefold() != names[1].casefold()


def _two_roles(name: str, found: Scan, pairs: Mapping[Header, Pair | None]) -> Pair:
    """The pair that most headers name; a page without one is no comparison page."""
    named = [pair for table in found.tables if (pair := pairs[table.header])]
    if not named:
        line = found.tables[0].line if found.tables else 1
        raise PageError(
            name, line, f"{_what_header(found)}, expected a header with the names of two roles"
        )
    if named.count(named[0]) == len(named):
        return named[0]
    counts = Counter(frozenset(map(str.casefold, pair)) for pair in named)
    most = max(counts, key=counts.__getitem__)
    return next(pair for pair in named if {role.casefold() for role in pair} == most)


def _what_header(found: Scan) -> str:
    if not found.tables:
        return found.strays[0][1].partition(", expected")[0] if found.strays else "no table"
    header = found.tables[0].header
    if isinstance(header, str):
        return f'header "{header[:SHOWN]}" that can be cut in {len(cut_text(header))} ways'
    return (
        f'{len(set(map(str.casefold, header)))} names in the header "{" | ".join(header)[:SHOWN]}"'
    )


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
        raise PageError(
            name,
            tables[0].line,
            f"{count:,} rows in tables, expected one comparison: {MAX_ROWS:,} at most",
        )
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
    own = {role.casefold(): role for role in roles}
    found = [own.get(role.casefold()) for role in pair]
    return None if None in found else (found[0], found[1])


def _unread_table(name: str, table: Table, roles: Pair) -> Note:
    shown = table.header if isinstance(table.header, str) else " | ".join(table.header)
    rows = ", ".join(row.row.label for row in table.rows)[:SHOWN]
    what = f'header "{shown[:SHOWN]}", expected {roles[0]} and {roles[1]}; the rows under it are not read: {rows}'
    return Note(name, table.line, "", "", "header", what)


def _row_cells(row: TableRow, pair: Pair) -> list[Cell]:
    raw = row.cells[0] if len(row.cells) == 1 else " | ".join(row.cells)
    if row.cut:
        return [_refused(row, pair, raw, f'{row.cut} "{raw[:SHOWN]}", expected two whole values')]
    if row.joined:
        ways = () if row.apart and one_cell(row.row, raw) else two_cells(row.row, raw)
        return [
            Cell(row.line, row.row, pair, raw, ways)
            if ways
            else _refused(row, pair, raw, f'{_count(row)} in "{raw[:SHOWN]}", expected 2')
        ]
    if len(row.cells) != 2:
        values = "value" if len(row.cells) == 1 else "values"
        return [
            _refused(row, pair, raw, f'{len(row.cells)} {values} in "{raw[:SHOWN]}", expected 2')
        ]
    one, other = row.cells
    first, second = one_cell(row.row, one), one_cell(row.row, other)
    if len(first) == len(second) == 1:
        return [
            tuple.__new__(Cell, (row.line, row.row, pair, raw, ((*first, *second),), ""))
        ]  # quicker than Cell(...)
    return [
        _one_cell(row.line, row.row, pair[0], one, first),
        _one_cell(row.line, row.row, pair[1], other, second),
    ]


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
            what = f'"{said.raw[:SHOWN]}" under no heading, expected one like "Common {roles[0].lower()} skills" above it'
            yield Cell(said.line, said.row, (), said.raw, (), f"{said.row.label}: {what}")
