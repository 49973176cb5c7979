"""Each real page and its transcript give the same facts, and nothing that the page's tables print
is lost."""

import re
from collections import Counter
from pathlib import Path

import pytest

from helpers.pages import Page
from helpers.roles import DATA
from helpers.roles.reading import page_paths, read_pages, settle_all

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(),
    reason="the real pages are not part of this project: their prose is other people's",
)

COUNTS = {
    ("customer service supervisor", "customer experience manager"): 60,
    ("customer service manager", "customer experience manager"): 61,
    ("customer service manager", "customer support manager"): 73,
    ("customer service senior manager", "service manager"): 60,
    ("customer service manager", "customer relations manager"): 61,
}
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def pages_of(folder: Path) -> dict[tuple[str, str], Page]:
    pages, errors = read_pages(page_paths(folder))
    assert errors == []
    return {tuple(role.lower() for role in page.roles): page for page in settle_all(pages)}


@pytest.fixture(scope="module")
def transcripts() -> dict:
    return pages_of(DATA / "pages")


@pytest.fixture(scope="module")
def seeds() -> dict:
    return pages_of(SEEDS)


def facts(page: Page) -> set[tuple]:
    return {
        (
            f.role,
            f.field,
            f.group.lower(),
            f.value.lower() if f.field == "top_skill" else f.value,
            f.unit,
        )
        for f in page.facts
    }


@needs_seeds
@pytest.mark.parametrize("pair", COUNTS, ids=" vs ".join)
def test_a_page_and_its_transcript_give_the_same_facts(seeds, transcripts, pair):
    assert facts(seeds[pair]) == facts(transcripts[pair])


@pytest.mark.parametrize("pair", COUNTS, ids=" vs ".join)
def test_every_transcript_has_its_facts(transcripts, pair):
    page = transcripts[pair]
    assert (len(page.facts), page.notes, page.open) == (COUNTS[pair], (), ())
    assert all(fact.value is not None for fact in page.facts)


@needs_seeds
@pytest.mark.parametrize("pair", COUNTS, ids=" vs ".join)
def test_every_page_has_its_facts_and_nothing_unclear(seeds, pair):
    page = seeds[pair]
    assert len(page.facts) == COUNTS[pair] and page.open == ()
    assert {note.kind for note in page.notes} <= {"settled"}


@needs_seeds
@pytest.mark.parametrize("pair", COUNTS, ids=" vs ".join)
def test_every_number_in_the_tables_is_in_a_fact(seeds, pair):
    page = seeds[pair]
    path = next(path for path in page_paths(SEEDS) if path.name == page.name)
    known = Counter(number for fact in page.facts for number in NUMBER.findall(fact.raw))
    for line in path.read_text(encoding="utf-8").splitlines():
        row = (
            line.startswith("| ")
            or re.match(r"[A-Z][\w ]+?(?:\$|\d|Male|Black|Between|Bachelor|-)", line)
            or re.search(r", \d+%$", line)
        )
        if row and len(line) < 500:
            joined = "" if line.startswith("|") else "".join(known)
            assert all(
                number in known or _parts(number, known) for number in NUMBER.findall(line)
            ), (line, joined)


def _parts(number: str, known: Counter) -> bool:
    """Whether a number is two known ones run together."""
    return any(number[:i] in known and number[i:] in known for i in range(1, len(number)))


@needs_seeds
def test_every_fact_stands_in_its_line(seeds):
    for page in seeds.values():
        lines = (
            (SEEDS / page.name)
            .read_text(encoding="utf-8")
            .translate({0x2013: "-", 0x2019: "'"})
            .splitlines()
        )
        assert all(fact.raw in lines[fact.line - 1] for fact in page.facts)


def test_transcripts_keep_the_exact_decimals_of_the_page(transcripts):
    page = transcripts["customer service manager", "customer support manager"]
    assert {
        f.group: f.raw
        for f in page.facts
        if f.field == "gender_share" and f.role.endswith("Service Manager")
    } == {
        "Male": "Male, 37.0%",
        "Female": "Female, 63.0%",
    }
