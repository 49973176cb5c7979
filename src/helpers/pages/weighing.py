"""Printings weighed against each other. A page prints many facts twice: in a section and in the
overview, in a sentence, by the hour and by the year. Here they check each other. A cell that can be
read in several ways is settled by them, or left without a value; nothing is guessed, and whatever
is unclear or disagrees becomes a note.

    weigh(name, roles, retrieved, cells, notes)   the page that these cells make
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import product

from helpers.pages.catalogue import row_of
from helpers.pages.facts import Cell, Fact, Key, Note, Open, Page, hourly_agrees
from helpers.pages.fields import FIELDS
from helpers.pages.settling import MANY, UNITS, close, folded, no_value, open_cell, same

DUTY, SKILL = row_of("Duty"), row_of("Skill")


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
    cells = _one_spelling(cells)
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
            doubtful.append(open_cell(cell))
        else:
            refused += (
                no_value(name, cell, Key(*key))
                for key in product(cell.roles, cell.row.fields)
                if key[1] in FIELDS
            )
            role = cell.roles[0] if len(cell.roles) == 1 else ""
            field = cell.row.fields[0] if cell.row.fields[0] in FIELDS else ""
            notes.append(Note(name, cell.line, role, field, "unclear", cell.problem))
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
    return close(
        Page(name, roles, retrieved, (), tuple(notes), tuple(duties), tuple(doubtful)), facts, {}
    )


def _one_spelling(cells: list[Cell]) -> list[Cell]:
    """The cells, a skill that a role has in capitals and in small letters under its first name."""
    first: dict[tuple[str, str], str] = {}

    def spelled(cell: Cell) -> Cell:
        if cell.row is not SKILL or len(cell.ways) != 1:
            return cell
        sides = zip(cell.roles, cell.ways[0], strict=True)
        way = tuple(
            tuple(v._replace(group=first.setdefault((r, v.group.casefold()), v.group)) for v in s)
            for r, s in sides
        )
        return cell._replace(ways=(way,))

    return list(map(spelled, cells))


def _print(name: str, cell: Cell, facts: dict[Key, Fact]) -> bool:
    """Adds the facts of a cell that are not there yet; whether one that is there has another
    value."""
    line, differ = cell.line, False
    for role, reading in zip(cell.roles, cell.ways[0], strict=True):
        for field, group, value, raw in reading:
            there = facts.get(key := Key(role, field, group))
            if there is None:
                facts[key] = Fact(name, line, role, field, group, value, UNITS[field], raw)
            elif there.value != value:
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


def _agreed(key: Key, found: list[Fact], facts: Mapping[Key, Fact], notes: list[Note]) -> Fact:
    """The fact that the printings of a value agree on: all of them, or most; a tie that nothing
    breaks leaves no value."""
    first = found[0]
    if all(same(first.value, other.value) for other in found):
        return first
    votes = Counter(folded(fact.value) for fact in found)
    hourly = facts.get(Key(key.role, "hourly_rate")) if key.field == "yearly_salary" else None
    most = max(votes.values())
    best = [v for v, n in votes.items() if n == most]
    best = (
        [v for v in best if hourly_agrees(v, hourly.value)]
        if len(best) > 1 and hourly and hourly.value
        else best
    )
    seen = "; ".join(f"{fact.raw} (line {fact.line})" for fact in found[:MANY])
    winner = next(fact for fact in found if len(best) != 1 or folded(fact.value) == best[0])
    read = winner.raw if len(best) == 1 else "none"
    what = f"{key.field}: printed as {seen}, expected the same value each time; {read} is read"
    notes.append(Note(first.page, first.line, key.role, key.field, "disagrees", what))
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
        seen = f"{low.raw} (line {low.line}); {high.raw} (line {high.line})"
        what = f"years to become: printed as {seen}, expected the same span; none is read"
        for end in ends:
            facts[end] = facts[end]._replace(value=None, note=facts[end].note or what)
        notes.append(Note(low.page, low.line, role, ends[1].field, "disagrees", what))
