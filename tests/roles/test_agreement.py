"""Which facts count is found in whole columns; here, the same rule one fact after another, on pages
that agree and do not."""

import random
from datetime import date

import pytest

from helpers.pages.facts import Fact, Note, Page
from helpers.roles.agreement import agree, columns
from helpers.roles.reading import page_paths, read_pages
from helpers.roles.shelf import Shelf
from support.made import write_pages

ROLES = ("Cook", "cook", "Baker", "BAKER", "Chef")
DAYS = (None, None, date(2025, 1, 1), date(2025, 1, 2))
GIVEN = {
    "average_age": ("", (44, 45, None)),
    "best_company": ("", ("KLA", "kla", "eBay", None)),
    "major": ("", ("Law",)),
    "skill_share": ("CRM R".split(), (0.1, 0.2, None)),
    "top_skill": ("1 2".split(), ("R", "r", "SQL")),
}


def page(dice: random.Random, number: int) -> Page:
    """A page about two of the roles, with some of the facts."""
    one = dice.choice(ROLES)
    other = dice.choice([role for role in ROLES if role.casefold() != one.casefold()])
    name, facts = f"{number}.md", []
    for role in (one, other):
        for field, (groups, values) in GIVEN.items():
            for group in groups or ("",):
                if dice.random() < 0.6:
                    value = dice.choice(values)
                    facts.append(
                        Fact(
                            name, len(facts) // 2 + 1, role, field, group, value, "", str(value), ""
                        )
                    )
    denied = [
        Note(name, 1, dice.choice((one, other)), dice.choice(list(GIVEN)), "disagrees", "")
        for _ in range(dice.choice((0, 3)))
    ]
    return Page(name, (one, other), dice.choice(DAYS), tuple(facts), tuple(denied))


def one_after_another(pages: list[Page]) -> tuple[set[Fact], list[Note]]:
    """The facts that count and the notes, in order of vintage, by the rule as it is said."""
    counts: dict[tuple[str, str], dict[str, Fact]] = {}
    notes = []
    for day, _, place, key, after in sorted(printings(pages), key=lambda printing: printing[:3]):
        before, given = (
            {g: f for g, f in facts.items() if f.value is not None}
            for facts in (counts.get(key, {}), after)
        )
        if before and not given:
            continue
        for group, old in before.items():
            new = given.get(group)
            if new is None or str(new.value).casefold() != str(old.value).casefold():
                last = new or next(iter(given.values()))
                note = (
                    last.page,
                    last.line,
                    last.role,
                    old.field,
                    f"{old.raw} on {old.page}:{old.line}",
                )
                notes.append(((day, place), note))
        counts[key] = after
    notes.sort(key=lambda found: found[0])
    return {fact for facts in counts.values() for fact in facts.values()}, [
        note for _, note in notes
    ]


def printings(pages: list[Page]):
    """What pages give for each role and field: the day, whether nothing on the page denies it, its
    place, key and facts."""
    for number, page in enumerate(pages):
        found: dict[tuple[str, str], dict[str, Fact]] = {}
        for fact in page.facts:
            found.setdefault((fact.role.casefold(), fact.field), {})[fact.group] = fact
        denied = {(note.role.casefold(), note.field) for note in page.notes}
        for place, (key, facts) in enumerate(found.items()):
            yield page.retrieved or date.min, key not in denied, (number, place), key, facts


@pytest.mark.parametrize("seed", range(60))
def test_the_same_facts_count_and_the_same_notes_are_made(seed):
    dice = random.Random(seed)
    pages, shelf = [page(dice, number) for number in range(seed % 12)], Shelf()
    for each in pages:
        shelf.add(each)
    counts, notes = agree(shelf, columns(shelf)) if pages else ([], [])
    facts = [fact for page in pages for fact in page.facts]
    expected, noted = one_after_another(pages)
    assert {fact for fact, counted in zip(facts, counts, strict=True) if counted} == expected
    assert [(n.page, n.line, n.role, n.field) for n in notes] == [n[:4] for n in noted]
    assert all(
        n.note.partition(": ")[2].startswith(m[4]) for n, m in zip(notes, noted, strict=True)
    )


def test_pages_made_up_are_the_same_each_time_and_are_read_without_a_doubt(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write_pages(tmp_path / folder, 80)
    a, b = (page_paths(tmp_path / folder) for folder in "ab")
    assert [path.read_bytes() for path in a] == [path.read_bytes() for path in b]
    pages, errors = read_pages(a)
    assert (len(pages), errors) == (80, []) and {
        note.kind for page in pages if not page.open for note in page.notes
    } <= {"settled"}
    assert 55 < sum(len(page.facts) for page in pages) / len(pages) < 70
