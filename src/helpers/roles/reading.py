"""From files to pages: many at once, each on its own, so that a bad one stops nobody; then
together, so that pages about the same role settle each other's open cells.

    page_paths(folder)     the files of a folder that are pages
    read_pages(paths)      the pages, and a note for each file that is none
    read_in_turn(paths)    the same, settled, a few pages at a time
    settle_all(pages)      the pages, open cells settled by one another
    facts_rows(pages)      every value with its source, as rows of text
"""

import os
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager, nullcontext
from pathlib import Path

from helpers.pages.facts import Fact, Key, Note, Page, role_key
from helpers.pages.files import PageError
from helpers.pages.reader import read_page
from helpers.pages.settling import settle
from helpers.roles.shelf import Shelf

SUFFIXES = (".md", ".txt", ".html", ".htm")
ROLES_FILE = "roles.csv"
PROGRESS_FROM = 200  # pages; fewer are read before a bar would show
CHUNK = 512  # pages that a worker reads at a time
FEW = 32  # pages that are printed at a time
AHEAD = 64  # chunks that are given out before the first is back


def page_paths(folder: str | Path) -> list[Path]:
    """The pages in a folder, by name. Raises PageError that names a folder without any."""
    folder = Path(folder)
    if folder.is_file():
        return [folder]
    with os.scandir(folder) if folder.is_dir() else nullcontext(()) as entries:
        found = sorted(entry.name for entry in entries if _is_page(entry) and entry.name[0] != ".")
    pages = [folder / name for name in found if name not in (ROLES_FILE, "README.md")]
    if not any(path.suffix.lower() in SUFFIXES for path in pages):
        missing = "no such folder" if not folder.exists() else "a folder with no pages"
        raise PageError(
            str(folder), 0, f"{missing}, expected files that end in {', '.join(SUFFIXES)}"
        )
    return pages


def _is_page(entry: os.DirEntry) -> bool:
    """Whether an entry of a folder is a file, or a link that leads nowhere: reading says so."""
    return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))


Chunk = tuple[Shelf, list[Note]]  # pages, and a note of the kind "error" for each file that is none


def read_pages(paths: Iterable[str | Path], executor: Executor | None = None) -> Chunk:
    """The pages that can be read, in order, and a note for each file that cannot.

    With an executor its workers read the pages; RuntimeError says which pages were in hand when one
    of them failed."""
    paths, pages, errors = list(map(os.path.abspath if executor else os.fspath, paths)), Shelf(), []
    chunks = [paths[start : start + CHUNK] for start in range(0, len(paths), CHUNK)]
    with _progress(len(paths)) as read_so_far:
        for read, unread in _in_turn(executor, chunks) if executor else map(read_chunk, chunks):
            pages.add_all(read)
            errors += unread
            read_so_far(len(read) + len(unread))
    return pages, errors


def read_in_turn(paths: Sequence[str | Path]) -> Iterator[tuple[Iterable[Page], list[Note]]]:
    """The same pages, settled, and notes a few at a time, as soon as they are read. From the first
    page with an open cell on pages wait until all are read: another may settle it."""
    pages, given = Shelf(), 0
    for start in range(0, len(paths), FEW):
        read, errors = read_chunk(paths[start : start + FEW])
        pages.add_all(read)
        given += (
            len(read)
            if given + len(read) == len(pages) and not any(head.open for head in read.heads)
            else 0
        )
        yield read if given == len(pages) else (), errors
    pages = settle_all(pages)
    yield map(pages.__getitem__, range(given, len(pages))), []


@contextmanager
def _progress(count: int) -> Iterator[Callable[[int], object]]:
    """Shows a bar on a terminal, for as many pages as take a while; it is told how many more have
    been read."""
    if count < PROGRESS_FROM:
        yield lambda more: None
    else:
        from tqdm import tqdm

        with tqdm(desc="Reading pages", total=count, unit=" pages", disable=None) as bar:
            yield bar.update


def _in_turn(executor: Executor, chunks: list[list[str]]) -> Iterator[Chunk]:
    """What the workers of an executor read, in order. Only so many chunks are given out at a time:
    results do not pile up."""
    begun: deque[tuple[list[str], Future]] = deque()
    try:
        for chunk in chunks:
            with _blaming(executor, chunk):
                begun.append((chunk, executor.submit(read_chunk, chunk)))
            if len(begun) == AHEAD:
                yield _result(executor, *begun.popleft())
        while begun:
            yield _result(executor, *begun.popleft())
    finally:
        for _, future in begun:
            future.cancel()


def _result(executor: Executor, chunk: list[str], future: Future) -> Chunk:
    with _blaming(executor, chunk):
        return future.result()


@contextmanager
def _blaming(executor: Executor, chunk: list[str]) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        pages = f"the {len(chunk)} pages from {chunk[0]} to {chunk[-1]}"
        raise RuntimeError(
            f"{type(executor).__name__} did not read {pages}: {type(error).__name__}: {error}"
        ) from error


def read_chunk(paths: Sequence[str | Path]) -> Chunk:
    """The pages at some paths that can be read, and a note for each that cannot."""
    pages, errors = Shelf(), []
    for path in paths:
        try:
            pages.add(read_page(path))
        except PageError as error:
            errors.append(Note(error.page, error.line, "", "", "error", error.what))
    return pages, errors


def settle_all(pages: Shelf) -> Shelf:
    """The pages, their open cells settled by what other pages say of the same roles."""
    wanted = {folded(key) for head in pages.heads for cell in head.open for key in cell.keys}
    if not wanted:
        return pages
    said = _said(pages, wanted)
    return pages.settled(lambda page: settle(page, _known(page, said)))


def _said(pages: Shelf, wanted: set[Key]) -> dict[Key, set[float | str]]:
    """All values that the pages give for these keys."""
    kinds = {(key.field, key.group) for key in wanted}
    sought = {
        i: s
        for i, s in enumerate(pages.sayings)
        if s.value is not None and (s.field, s.group) in kinds
    }
    said: dict[Key, set[float | str]] = defaultdict(set)
    for row in [row for row, number in enumerate(pages.said) if number in sought]:
        saying, head = sought[pages.said[row]], pages.heads[pages.page_of(row)]
        key = Key(role_key(head.roles[pages.seconds[row]]), saying.field, saying.group)
        if key in wanted:
            said[key].add(saying.value)
    return said


def _known(page: Page, said: Mapping[Key, set[float | str]]) -> dict[Key, set[float | str]]:
    """What is said about the open cells of a page; it has said nothing of them itself, or they
    would be settled."""
    return {key: said.get(folded(key), set()) for cell in page.open for key in cell.keys}


def folded(of: Key | Fact) -> Key:
    """The key of a value or of a fact, however the role is spelled."""
    return Key(role_key(of.role), of.field, of.group)


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
