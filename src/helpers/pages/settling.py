"""Cells with several ways to read them. What else a page says, or other pages about its roles,
rules ways out: a cell is settled when one is left, and has no value as long as there are more.

    settle(page, known)         the page again, its open cells settled by what other pages say
    close(page, facts, known)   the page with these facts: cells settled, contradictions noted
    open_cell(cell)             a cell with several ways
    no_value(name, cell, key)   a fact without a value
    same(a, b), folded(value)   whether two values are the same, but for capitals
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import itemgetter

from helpers.pages.cells import GOES_ON, SEEN
from helpers.pages.facts import Cell, Fact, Key, Note, Open, Page, contradictions, span_allows
from helpers.pages.fields import FIELDS

UNITS = {name: field.unit for name, field in FIELDS.items()}
SHOWN = 200  # characters of a cell that a message repeats
MANY = 5  # printings, readings: more than these are not shown
# What a spreadsheet takes for a formula: it gets the apostrophe that marks a text.
FORMULA_AT = re.compile(r"[=+@]|-(?!\d[\d.,]*\s?%?(?:\s\||$))")

Known = Mapping[Key, Iterable[float | str]]


def no_value(name: str, cell: Cell | Open, key: Key) -> Fact:
    raw = cell.raw[: 2 * SHOWN]
    raw = f"'{raw}" if FORMULA_AT.match(raw) else raw
    return Fact(name, cell.line, *key, None, UNITS[key.field], raw, cell.problem)


def open_cell(cell: Cell) -> Open:
    ways = tuple(
        {
            Key(r, v.field, v.group): v.value
            for r, side in zip(cell.roles, way, strict=True)
            for v in side
        }
        for way in cell.ways
    )
    shown = "; ".join(" | ".join(f"{value}" for value in way.values()) for way in ways[:MANY]) + (
        " ..." if len(ways) > MANY else ""
    )
    read = f"can be read in {len(ways)} ways ({shown[: 2 * SHOWN]}), expected one"
    what = f'{cell.row.label}: "{cell.raw[:SHOWN]}" {read}'
    return Open(cell.line, cell.raw, ways, what)


def folded(value: float | str) -> float | str:
    return value.casefold() if isinstance(value, str) else value


def same(a: float | str, b: float | str) -> bool:
    return a == b or folded(a) == folded(b)


def settle(page: Page, known: Known) -> Page:
    """The page with its open cells settled where `known`, what other pages say of its roles, rules
    out all readings but one."""
    if not page.open:
        return page
    pending = {(key, cell.line): cell.problem for cell in page.open for key in cell.keys}
    facts = {
        key: f for f in page.facts if not _is_open(key := Key(f.role, f.field, f.group), f, pending)
    }
    problems = {cell.problem for cell in page.open}
    notes = tuple(note for note in page.notes if note.note not in problems)
    return close(replace(page, facts=(), notes=notes), facts, known)


def _is_open(key: Key, fact: Fact, pending: Mapping[tuple[Key, int], str]) -> bool:
    problem = pending.get((key, fact.line))
    return problem is not None and fact.note.startswith(problem)


def close(page: Page, facts: dict[Key, Fact], known: Known) -> Page:
    """The page with these facts: open cells settled or left without a value, contradictions
    noted."""
    notes = list(page.notes)
    left = tuple(cell for cell in page.open if not _settled(page.name, cell, facts, known, notes))
    for cell in left:
        _leave(page.name, cell, facts, notes)
        notes.append(Note(page.name, cell.line, "", cell.keys[0].field, "unclear", cell.problem))
    for key, what, lost in list(contradictions(facts, page.roles)):
        fact = facts[key]
        if what not in fact.note:
            note = f"{fact.note}; {what}" if fact.note else what
            facts[key] = fact._replace(note=note, value=None if lost else fact.value)
            # Which page counts where several give the value, `roles.agreement` says.
            seen = f"{key.field}: {what}; {'left empty' if lost else 'read all the same'}"
            notes.append(Note(page.name, fact.line, key.role, key.field, "disagrees", seen))
    # By line; within it the roles stay as the page has them.
    ordered = sorted(facts.values(), key=itemgetter(1))
    return replace(page, facts=tuple(ordered), notes=tuple(notes), open=left)


def _leave(name: str, cell: Open, facts: dict[Key, Fact], notes: list[Note]) -> None:
    """The facts of a cell that stays open: without a value, but for those on which all readings
    agree. A value printed elsewhere counts, and is noted where no reading gives it."""
    for key in cell.keys:
        values = {folded(way[key]) if key in way else None for way in cell.ways}
        fact = facts.get(key)
        if fact is None:
            facts[key] = no_value(name, cell, key)._replace(
                value=cell.ways[0].get(key) if len(values) == 1 else None
            )
        elif fact.value is not None and not {None, folded(fact.value)} & values:
            printed = f"{key.field}: printed as {fact.raw} (line {fact.line})"
            what = (
                f"{printed}, which line {cell.line} cannot mean in any way; "
                f"line {fact.line} is read"
            )
            if what not in fact.note:
                facts[key] = fact._replace(note=f"{fact.note}; {what}" if fact.note else what)
                notes.append(Note(name, fact.line, key.role, key.field, "disagrees", what))


def _settled(
    name: str, cell: Open, facts: dict[Key, Fact], known: Known, notes: list[Note]
) -> bool:
    """Whether all readings of a cell but one are ruled out; its facts are added then."""
    ways = [
        way
        for way in cell.ways
        if all(_possible(key, way.get(key), facts, known) for key in cell.keys)
    ]
    if len(ways) != 1 or _rest_of_a_word(cell.raw, ways[0], facts, known):
        return False
    by = "other pages about the role" if known else "the rest of the page"
    what = f"{cell.problem}; settled by {by}"
    for key, value in ways[0].items():
        fact = no_value(name, cell, key)._replace(value=value, note=what)
        if key not in facts or facts[key].value is None:
            facts[key] = fact
    notes.append(Note(name, cell.line, "", cell.keys[0].field, "settled", what))
    return True


def _rest_of_a_word(
    raw: str, way: Mapping[Key, float | str], facts: Mapping[Key, Fact], known: Known
) -> bool:
    """Whether the second of two names may begin inside of a word, and only the first is known: the
    known name may be no more than the beginning of the one that is printed (Meta, Metagenics; KLA,
    KLAX; Amazon, AmazonPay)."""
    names = [(key, value) for key, value in way.items() if isinstance(value, str)]
    if len({key.role for key in way}) < 2 or len(names) < len(way):
        return False
    key, second = names[-1]
    if _said(key, facts, known):
        return False
    at = len(raw) - len(second)
    word = raw[at:].split()[0]
    later = (raw[at : seam.start()] for seam in SEEN.finditer(raw, at + 1, at + len(word)))
    return not SEEN.match(raw, at) or not all(map(GOES_ON.search, later))


def _said(key: Key, facts: Mapping[Key, Fact], known: Known) -> list[float | str]:
    """What the page says, or else other pages."""
    own = facts.get(key)
    return [own.value] if own is not None and own.value is not None else list(known.get(key, ()))


def _possible(key: Key, value: float | str | None, facts: Mapping[Key, Fact], known: Known) -> bool:
    """Whether what is known of a role leaves room for this value (None: the page gives none)."""
    if (
        key.field == "experience_years"
        and value is not None
        and not span_allows(facts, key.role, value)
    ):
        return False
    values = _said(key, facts, known)
    return not values or (value is not None and any(same(value, v) for v in values))
