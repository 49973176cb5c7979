"""A shelf gives its pages back as they were, and keeps little of them."""

import pickle
import tracemalloc

import pytest

from helpers.pages import read_page
from helpers.roles.reading import read_in_turn, read_pages, settle_all
from helpers.roles.shelf import Shelf
from support.generate import LAYOUTS, Role

ROLES = [
    Role("Line Cook"),
    Role("Baker", age=50, company="eBay", skills=(("CRM", 5), ("R", 6))),
    Role("Chef", growth=None),
]


@pytest.fixture
def paths(tmp_path):
    """Pages in all layouts, one of them twice, one with notes, one without a fact."""
    texts = [LAYOUTS[name]((ROLES[i % 3], ROLES[(i + 1) % 3])) for i, name in enumerate(LAYOUTS)]
    texts += [
        texts[0],
        "| Line Cook | Baker | |\n| Shoe size | 4 | 5 |\n| Average age | - | - |\n",
        texts[1],
    ]
    for i, text in enumerate(texts):
        (
            tmp_path / f"{i}.{'html' if text[:2] == '<!' else 'md' if text[0] == '#' else 'txt'}"
        ).write_text(text)
    return sorted(tmp_path.iterdir())


def shelf_of(pages) -> Shelf:
    shelf = Shelf()
    for page in pages:
        shelf.add(page)
    return shelf


def test_a_shelf_gives_its_pages_back(paths):
    pages = [read_page(path) for path in paths]
    assert (
        any(page.open for page in pages)
        and any(page.notes for page in pages)
        and any(not page.facts for page in pages)
    )
    shelf = shelf_of(pages)
    assert list(shelf) == pages and list(pickle.loads(pickle.dumps(shelf))) == pages
    assert [shelf.fact(row) for row in range(len(shelf.said))] == [
        fact for page in pages for fact in page.facts
    ]


@pytest.mark.parametrize("cut", range(9))
def test_shelves_can_be_joined(paths, cut):
    pages = [read_page(path) for path in paths]
    shelf = shelf_of(pages[:cut])
    shelf.add_all(shelf_of(pages[cut:]))
    assert list(shelf) == pages and len(shelf.sayings) == len(set(shelf.sayings))


def test_pages_with_open_cells_are_exchanged_and_the_others_stay(paths):
    pages = [read_page(path) for path in paths]
    last = pages[-2]
    after = shelf_of(pages).settled(lambda page: last)
    assert list(after) == [last if page.open else page for page in pages]


def test_a_page_that_comes_again_costs_next_to_nothing(paths):
    page = read_page(paths[0])
    shelf, more = shelf_of([page]), shelf_of([page] * 100)
    assert len(more.sayings) == len(shelf.sayings) and not any(head.facts for head in more.heads)
    assert len(pickle.dumps(more)) < 60 * len(pickle.dumps(shelf))


def test_the_text_of_a_page_is_not_kept(paths, tmp_path):
    words = "\n".join("Words about nothing in particular. " * 3 + str(i) for i in range(3_000))
    (tmp_path / "long.txt").write_text(paths[0].read_text() + words)
    read_pages(paths)
    tracemalloc.start()
    try:
        kept = read_pages([tmp_path / "long.txt"] * 5)
        now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(kept[0]) == 5 and now < len(words) < most


# A few at a time


def test_pages_are_given_out_as_soon_as_they_are_read(monkeypatch, tmp_path):
    monkeypatch.setattr("helpers.roles.reading.FEW", 1)
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(
            "| Line Cook | Baker | |\n| Average age | 44 | 47 |\n"
        )
    turns = read_in_turn([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert [page.name for page in next(turns)[0]] == ["a.txt"]
    (tmp_path / "b.txt").unlink()
    pages, errors = next(turns)
    assert (list(pages), [note.page for note in errors]) == ([], ["b.txt"])


@pytest.mark.parametrize("few", [1, 2, 3, 100])
def test_a_few_at_a_time_are_the_same_pages(paths, monkeypatch, few):
    monkeypatch.setattr("helpers.roles.reading.FEW", few)
    paths = [*paths[:3], paths[0].parent / "none", *paths[3:]]
    turns = list(read_in_turn(paths))
    pages, errors = read_pages(paths)
    assert [page for found, _ in turns for page in found] == list(settle_all(pages)) != list(pages)
    assert [note for _, found in turns for note in found] == errors != []
