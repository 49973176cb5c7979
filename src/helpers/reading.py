"""
From files to pages: many at once, each on its own, so that a bad one stops nobody; then together, so that pages about
the same role settle each other's open cells.

    page_paths(folder)     the files of a folder that are pages
    read_pages(paths)      the pages, and a note for each file that is none
    settle_all(pages)      the pages, open cells settled by one another
    facts_rows(pages)      every value with its source, as rows of text
"""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

from helpers.facts import Fact, Key, Note, Page
from helpers.files import PageError
from helpers.pages import read_page, settle

__all__ = ["ROLES_FILE", "SUFFIXES", "facts_rows", "folded", "page_paths", "read_pages", "settle_all", "value_text"]

SUFFIXES = (".md", ".txt", ".html", ".htm")
ROLES_FILE = "roles.csv"
PROGRESS_FROM = 200  # pages; fewer are read before a bar would show


def page_paths(folder: str | Path) -> list[Path]:
    """The pages in a folder, by name. Raises PageError that names a folder without any."""
    folder = Path(folder)
    if folder.is_file():
        return [folder]
    found = sorted(path for path in folder.iterdir() if path.is_file() and path.name[0] != ".") if folder.is_dir() else []
    pages = [path for path in found if path.name not in (ROLES_FILE, "README.md")]
    if not any(path.suffix.lower() in SUFFIXES for path in pages):
        missing = "no such folder" if not folder.exists() else "a folder with no pages"
        raise PageError(str(folder), 1, f"{missing}, expected files that end in {', '.join(SUFFIXES)}")
    return pages


def read_pages(paths: Sequence[Path], executor: Executor | None = None) -> tuple[list[Page], list[Note]]:
    """The pages that can be read, in order, and a note of the kind "error" for each that cannot."""
    results = executor.map(_try_read, paths, chunksize=256) if executor else map(_try_read, paths)
    if len(paths) >= PROGRESS_FROM:
        from tqdm import tqdm

        results = tqdm(results, "Reading pages", len(paths), unit=" pages", disable=None)
    with _no_collection():
        found = list(results)
    return [page for page in found if isinstance(page, Page)], [note for note in found if isinstance(note, Note)]


@contextmanager
def _no_collection() -> Iterator[None]:
    # Reading makes no cycles: the collector would only count the growing pile of facts again and again, for a third of the time.
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _try_read(path: Path) -> Page | Note:
    try:
        return read_page(path)
    except PageError as error:
        return Note(error.page, error.line, "", "", "error", error.what)


def settle_all(pages: list[Page]) -> list[Page]:
    """The pages, their open cells settled by what other pages say of the same roles."""
    wanted = {folded(key) for page in pages for cell in page.open for key in cell.keys}
    said: dict[Key, set[float | str]] = defaultdict(set)
    for page in pages if wanted else ():
        for fact in page.facts:
            if fact.value is not None and (key := folded(fact)) in wanted:
                said[key].add(fact.value)
    return [settle(page, _known(page, said)) if page.open else page for page in pages]


def _known(page: Page, said: Mapping[Key, set[float | str]]) -> dict[Key, set[float | str]]:
    """What is said about the open cells of a page; it has said nothing of them itself, or they would be settled."""
    return {key: said.get(folded(key), set()) for cell in page.open for key in cell.keys}


def folded(of: Key | Fact) -> Key:
    """The key of a value or of a fact, however the role is spelled."""
    return Key(of.role.casefold(), of.field, of.group)


def value_text(value: float | str | None) -> str:
    """A value as it stands in a CSV file.

    >>> value_text(38792), value_text(0.44), value_text("KLA"), value_text(None)
    ('38792', '0.44', 'KLA', '')
    """
    if value is None:
        return ""
    return value if isinstance(value, str) else f"{value:.12g}"


def facts_rows(pages: Iterable[Page]) -> Iterator[tuple]:
    """Every fact of some pages as page, line, role, field, group, value, unit, raw and note."""
    return (fact._replace(value=value_text(fact.value)) for page in pages for fact in page.facts)
