"""Printings weighed against each other. A page prints many facts twice: in a section and in the
overview, in a sentence, by the hour and by the year. Here they check each other. A cell that can be
read in several ways is settled by them, or left without a value; nothing is guessed, and whatever
is unclear or disagrees becomes a note.

    weigh(name, roles, retrieved, cells, notes)   the page that these cells make
    settle(page, known)                           the page again, open cells settled by what other
                                                  pages say
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import product
from operator import itemgetter

from helpers.pages.catalogue import FIELDS, row_of
from helpers.pages.facts import (
    Cell,
    Fact,
    Key,
    Note,
    Open,
    Page,
    contradictions,
    hourly_agrees,
    span_allows,
)

__all__ = ["settle", "weigh"]

UNITS = {name: field.unit for name, field in FIELDS.items()}
SHOWN = 200  # characters of a cell that a message repeats
DUTY = row_of("Duty")
FORMULA_AT = re.compile(
    r"[=+@]|-(?!\d)"
)  # what a spreadsheet takes for a formula: it gets the apostrophe that marks a text
MANY = 5  # printings, readings: more than these are not shown

Known = Mapping[Key, Iterable[float | str]]


def weigh(
    name: str, roles: tuple[str, str], retrieved: date | None, cells: list[Cell], notes: list[Note]
) -> Page:
    """The page that its cells make: what they agree on, what they deny, and what stays open.
    `notes` are those made so far."""
    facts: dict[Key, Fact] = {}
    refused: list[Fact] = []
    doubtful: list[Open] = []
    duties: list[tuple[str, str, int]] = []
    differ = False
    for cell in cells:
        if len(cell.ways) == 1:
            if cell.row is DUTY:
                duties += (
                    (role, value.value, cell.line)
                    for role, reading in zip(cell.roles, cell.ways[0], strict=True)
                    for value in reading
                )
            elif _print(name, cell, facts):
                differ = True
        elif cell.ways:
            doubtful.append(_open(cell))
        else:
            refused += (
                _no_value(name, cell, Key(*key))
                for key in product(cell.roles, cell.row.fields)
                if key[1] in FIELDS
            )
            role = cell.roles[0] if len(cell.roles) == 1 else ""
            notes.append(
                Note(
                    name,
                    cell.line,
                    role,
                    cell.row.fields[0] if cell.row.fields[0] in FIELDS else "",
                    "unclear",
                    cell.problem,
                )
            )
    times: dict[Key, int] = {}
    for found in _printed_twice(name, cells) if differ else ():
        key = Key(found[0].role, found[0].field, found[0].group)
        times[key] = len(found)
        if any(fact.value != found[0].value for fact in found):
            facts[key] = _agreed(key, found, facts, notes)
    for role in roles:
        _weigh_span(role, facts, times, notes)
    for fact in refused:
        facts.setdefault(Key(fact.role, fact.field, fact.group), fact)
    return _close(
        Page(name, roles, retrieved, (), tuple(notes), tuple(duties), tuple(doubtful)), facts, {}
    )


def _print(name: str, cell: Cell, facts: dict[Key, Fact]) -> bool:
    """Adds the facts of a cell that are not there yet; whether one that is there has another value."""
    # A key and a fact for each value: their constructors were a fifth of the time of reading, hence
    # bare tuples.
    new, line, differ = tuple.__new__, cell.line, False
    for role, reading in zip(cell.roles, cell.ways[0], strict=True):
        for field, group, value, raw in reading:
            there = facts.get(key := (role, field, group))
            if there is None:
                facts[key] = new(
                    Fact, (name, line, role, field, group, value, UNITS[field], raw, "")
                )
            elif there[5] != value:
                differ = True
    return differ


def _printed_twice(name: str, cells: list[Cell]) -> list[list[Fact]]:
    """All printings of each value that stands on the page more than once, in the order in which
    they are printed again."""
    found: dict[Key, list[Fact]] = {}
    again: dict[Key, list[Fact]] = {}
    for cell in cells:
        for role, reading in (
            zip(cell.roles, cell.ways[0], strict=True)
            if len(cell.ways) == 1 and cell.row is not DUTY
            else ()
        ):
            for field, group, value, raw in reading:
                key = Key(role, field, group)
                if key in found:
                    again[key] = found[key]
                found.setdefault(key, []).append(
                    Fact(name, cell.line, *key, value, UNITS[field], raw)
                )
    return list(again.values())


def _no_value(name: str, cell: Cell | Open, key: Key) -> Fact:
    raw = cell.raw[: 2 * SHOWN]
    raw = f"'{raw}" if FORMULA_AT.match(raw) else raw
    return Fact(name, cell.line, *key, None, UNITS[key.field], raw, cell.problem)


def _open(cell: Cell) -> Open:
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
    what = f'{cell.row.label}: "{cell.raw[:SHOWN]}" can be read in {len(ways)} ways ({shown[: 2 * SHOWN]}), expected one'
    return Open(cell.line, cell.raw, ways, what)


def _agreed(key: Key, found: list[Fact], facts: Mapping[Key, Fact], notes: list[Note]) -> Fact:
    """The fact that the printings of a value agree on: all of them, or most; a tie that nothing
    breaks leaves no value."""
    first = found[0]
    if all(_same(first.value, other.value) for other in found):
        return first
    votes = Counter(_folded(fact.value) for fact in found)
    hourly = facts.get(Key(key.role, "hourly_rate")) if key.field == "yearly_salary" else None
    most = max(votes.values())
    best = [v for v, n in votes.items() if n == most]
    best = (
        [v for v in best if hourly_agrees(v, hourly.value)]
        if len(best) > 1 and hourly and hourly.value
        else best
    )
    seen = "; ".join(f"{fact.raw} (line {fact.line})" for fact in found[:MANY])
    what = f"{key.field}: printed as {seen}, expected the same value each time"
    notes.append(Note(first.page, first.line, key.role, key.field, "disagrees", what))
    winner = next(fact for fact in found if len(best) != 1 or _folded(fact.value) == best[0])
    return winner._replace(note=what, value=winner.value if len(best) == 1 else None)


def _weigh_span(
    role: str, facts: dict[Key, Fact], times: Mapping[Key, int], notes: list[Note]
) -> None:
    """Leaves the years it takes to become one without a value where two printings disagree and one
    of them gives one end only ("more than 10 years"): the other end would be half of another span.
    """
    ends = Key(role, "years_to_become_low"), Key(role, "years_to_become_high")
    if not all(end in facts for end in ends):
        return
    low, high = (facts[end] for end in ends)
    uneven = times.get(ends[0], 1) != times.get(ends[1], 1)
    crossed = None not in (low.value, high.value) and low.value > high.value
    if crossed or (uneven and (low.note or high.note)):
        what = f"years to become: printed as {low.raw} (line {low.line}); {high.raw} (line {high.line}), expected the same span"
        for end in ends:
            facts[end] = facts[end]._replace(value=None, note=facts[end].note or what)
        notes.append(Note(low.page, low.line, role, ends[1].field, "disagrees", what))


def _folded(value: float | str) -> float | str:
    return value.casefold() if isinstance(value, str) else value


def _same(a: float | str, b: float | str) -> bool:
    return a == b or _folded(a) == _folded(b)


# Open cells


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
    return _close(
        Page(page.name, page.roles, page.retrieved, (), notes, page.duties, page.open), facts, known
    )


def _is_open(key: Key, fact: Fact, pending: Mapping[tuple[Key, int], str]) -> bool:
    problem = pending.get((key, fact.line))
    return problem is not None and fact.note.startswith(problem)


def _close(page: Page, facts: dict[Key, Fact], known: Known) -> Page:
    """The page with these facts: open cells settled or left without a value, contradictions noted."""
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
            notes.append(
                Note(page.name, fact.line, key.role, key.field, "disagrees", f"{key.field}: {what}")
            )
    ordered = sorted(
        facts.values(), key=itemgetter(1)
    )  # by line; within it the roles stay as the page has them
    return Page(
        page.name, page.roles, page.retrieved, tuple(ordered), tuple(notes), page.duties, left
    )


def _leave(name: str, cell: Open, facts: dict[Key, Fact], notes: list[Note]) -> None:
    """The facts of a cell that stays open: without a value, but for those on which all readings
    agree. A value printed elsewhere counts, and is noted where no reading gives it."""
    for key in cell.keys:
        values = {_folded(way[key]) if key in way else None for way in cell.ways}
        fact = facts.get(key)
        if fact is None:
            facts[key] = _no_value(name, cell, key)._replace(
                value=cell.ways[0].get(key) if len(values) == 1 else None
            )
        elif fact.value is not None and not {None, _folded(fact.value)} & values:
            what = f"{key.field}: printed as {fact.raw} (line {fact.line}), which line {cell.line} cannot mean in any way"
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
    if len(ways) != 1:
        return False
    what = f"{cell.problem}; settled by {'other pages about the role' if known else 'the rest of the page'}"
    for key, value in ways[0].items():
        fact = _no_value(name, cell, key)._replace(value=value, note=what)
        if key not in facts or facts[key].value is None:
            facts[key] = fact
    notes.append(Note(name, cell.line, "", cell.keys[0].field, "settled", what))
    return True


def _possible(key: Key, value: float | str | None, facts: Mapping[Key, Fact], known: Known) -> bool:
    """Whether what is known of a role leaves room for this value (None: the page gives none)."""
    if (
        key.field == "experience_years"
        and value is not None
        and not span_allows(facts, key.role, value)
    ):
        return False
    own = facts.get(key)
    values = [own.value] if own is not None and own.value is not None else list(known.get(key, ()))
    return not values or (value is not None and any(_same(value, v) for v in values))
