"""What is to be made again? A build makes some groups of files; of each, the record of the last
build (reports/build.json) says two things: a hash of all it was made `from`, and one of each of its
`files`. A group is stale if either is not as it was. All hashes are of contents, so a fresh clone
has nothing to build.

    plan_build(pages, out, ...)  what is to be done
    Plan                         what is to be done, and from what
    files_of(folder, group)      the files of a group
    record(plan, made)           what the next build must know
    recorded(out)                what the last one said of that
    way(out, pages)              from a folder that is built into to its pages
    write(path, text)            a whole file or none
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from helpers.build.sources import code, code_at, needed
from helpers.build.versions import made_with
from helpers.paths import BUILT_FROM, PROJECT

RECORD = BUILT_FROM
STAGE = ".build-"
BUILT = ("data/tidy", "figures", "notebooks", "reports")  # the folders that are built into
EMPTY = {"made": {}, "read": {}}
TIDY, PAIRS, INDEX, TOLD, PAGE = "tidy data", "pairs", "index", " told", " page"


class BuildError(RuntimeError):
    """A build that cannot go on: which page, notebook, cell or file, and why."""


@dataclass(frozen=True)
class Plan:
    """What is to be done. A notebook is run again, or told again with the outputs it had, where only
    its prose has changed."""

    notebooks: list[Path]
    sources: dict[str, str]  # by group, the hash of all it is made from
    stale: set[str]  # groups to make again
    data: str  # short hash of the data
    before: dict  # the record of the last build

    @property
    def run(self) -> list[Path]:
        return [path for path in self.notebooks if path.stem in self.stale]

    @property
    def retell(self) -> list[Path]:
        return [
            path
            for path in self.notebooks
            if path.stem + TOLD in self.stale and path.stem not in self.stale
        ]

    @property
    def pages(self) -> list[Path]:
        return [path for path in self.notebooks if path.stem + PAGE in self.stale]

    @property
    def asks_for_roles(self) -> bool:
        return bool(self.stale & {TIDY, PAIRS, INDEX})


# Contents and their hashes


def _digest(*parts: bytes | str) -> str:
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part.encode() if isinstance(part, str) else part).digest())
    return total.hexdigest()


def _contents(paths: Iterable[Path], read=Path.read_bytes) -> str:
    def content(path: Path) -> bytes | str:
        try:
            return read(path)
        except OSError as error:  # a page that cannot be read is reported where pages are read
            return str(error.strerror)

    return "".join(f"{path.name} {_digest(content(path))}\n" for path in sorted(paths))


def _code(paths: Iterable[Path]) -> str:
    return _contents(paths, lambda p: code(p) if p.suffix == ".py" else p.read_bytes())


def cells(
    notebook: Path, keys: tuple[str, ...] = (), kinds: tuple[str, ...] = ("code", "markdown", "raw")
) -> str:
    """What the cells of some kinds say and do, without their outputs unless named in `keys`. Which
    of them are folded is no matter. Raises BuildError."""
    parts = [
        (
            cell["cell_type"],
            "".join(cell["source"]),
            cell["metadata"].get("tags", []),
            *(cell[key] for key in keys),
        )
        for cell in _cells(notebook)
        if cell["cell_type"] in kinds
    ]
    return json.dumps(parts)


def _cells(notebook: Path) -> list[dict]:
    try:
        return _parsed(notebook.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BuildError(
            f"{notebook.name}: is no notebook: {type(error).__name__}: {error}"
        ) from None


@cache
def _parsed(notebook: str) -> list[dict]:
    found = json.loads(notebook)["cells"]
    for cell in found:
        cell["cell_type"], cell["source"], cell["metadata"].get
    return found


def title_of(notebook: Path) -> str:
    """The title of a notebook: its first heading, or its name."""
    prose = ("".join(c["source"]) for c in _cells(notebook) if c["cell_type"] == "markdown")
    return next((m[1] for text in prose if (m := re.match(r"# (.+)", text))), notebook.stem)


def _defined(notebook: Path) -> list[str]:
    """The paragraphs that define a term: the index lists them."""
    prose = ("".join(c["source"]) for c in _cells(notebook) if c["cell_type"] == "markdown")
    return [part for text in prose for part in text.split("\n\n") if "<dfn>" in part]


def _source(notebook: Path) -> str:
    return "\n".join("".join(c["source"]) for c in _cells(notebook) if c["cell_type"] == "code")


# Groups of files


def files_of(folder: Path, group: str) -> list[Path]:
    """The files of a group that are there, or one that is to be."""
    reports, name = folder / "reports", group.removesuffix(TOLD).removesuffix(PAGE)
    if group == TIDY:
        return sorted((folder / "data" / "tidy").glob("*"))
    if group == PAIRS:
        return sorted((reports / "pairs").glob("*.html"))
    if group == INDEX:
        return [reports / "index.html"]
    if group.endswith(PAGE):
        return [reports / f"{name}.html"]
    if group.endswith(TOLD):
        return [folder / "notebooks" / f"{name}.ipynb"]
    figures = sorted((folder / "figures").glob(f"{name.split('-')[0]}-*"))
    return [folder / "notebooks" / f"{name}.ipynb", reports / f"{name}.csv", *figures]


def _files(folder: Path, group: str) -> dict[str, str]:
    """The files of a group with the hash of each. Of a notebook that was run, only its code and
    outputs count: its prose may change without a run."""

    def content(path: Path) -> bytes | str:
        if path.suffix == ".ipynb" and not group.endswith(TOLD):
            try:
                return cells(path, ("outputs", "execution_count"), ("code",))
            except (BuildError, KeyError):
                return ""
        return path.read_bytes()

    paths = (path for path in files_of(folder, group) if path.is_file())
    return {path.relative_to(folder).as_posix(): _digest(content(path)) for path in paths}


def record(plan: Plan, made: Path, read: dict) -> dict:
    """What the next build must know: what the files in the folder `made` were made from, what they
    are, and what was read."""
    groups = {
        group: {"from": source, "files": _files(made, group)}
        for group, source in plan.sources.items()
    }
    return {"made": groups, "read": read}


def recorded(out: Path) -> dict:
    """What the last build in a folder made, and from what; nothing where there was none, its record
    is damaged, or it did not end."""
    try:
        known = json.loads((out / RECORD).read_text(encoding="utf-8"))
        sound = all(isinstance(known[key], type(empty)) for key, empty in EMPTY.items())
        if sound and all(isinstance(group["files"], dict) for group in known["made"].values()):
            return known
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return EMPTY


def _data_files(pages: Path) -> list[Path]:
    """Everything that is read: the pages, and what stands beside ours."""
    try:
        own = [p for p in pages.iterdir() if p.is_file()] if pages.is_dir() else [pages]
    except OSError as error:
        raise BuildError(f"{pages}: cannot be read: {error.strerror}") from None
    if not pages.is_dir() and pages.exists() and not pages.is_file():
        raise BuildError(f"{pages}: is no file and no folder, expected a page or a folder of pages")
    data = PROJECT / "data"
    beside = (*data.glob("*.csv"), *data.glob("official/**/*"), *data.glob("beyond/**/*"))
    return [*own, *(path for path in beside if path.is_file())]


def _sources(pages: Path, notebooks: list[Path]) -> tuple[str, dict[str, str]]:
    """The hash of the data; and by group, the hash of all that it is made from."""
    package = PROJECT / "src" / "helpers"
    data = _digest(_contents(_data_files(pages)))
    ground = data + made_with()
    rests_on = needed(package)
    maker = _code(rests_on(code_at(package, "build/make.py")))
    runner = _code(package.glob("build/[ekr]*.py"))  # executed, kernels, runs
    titles = json.dumps([(path.stem, title_of(path)) for path in notebooks])
    terms = json.dumps([_defined(path) for path in notebooks])
    runs = {
        path.stem: _digest(
            ground, runner, _code(rests_on(_source(path))), cells(path, kinds=("code",))
        )
        for path in notebooks
    }
    told = {path.stem + TOLD: _digest(cells(path)) for path in notebooks}
    pages_from = {
        path.stem + PAGE: _digest(ground, maker, titles, runs[path.stem], cells(path))
        for path in notebooks
    }
    all_runs, cited = json.dumps(runs), _contents([PROJECT / "CITATION.cff"])
    whole = {
        TIDY: _digest(ground, maker, all_runs),
        PAIRS: _digest(ground, maker, json.dumps(list(runs))),
        INDEX: _digest(ground, maker, all_runs, titles, cited, terms),
    }
    return data, runs | told | pages_from | whole


def _is_as_made(known: dict | None, source: str, files: dict[str, str]) -> bool:
    """Whether a group of files is as the last build made it, and from the same. Other files may stand
    beside them: a reader's own figure has the name it was given."""
    if not known or known.get("from") != source:
        return False
    return known["files"] == {name: files[name] for name in known["files"] if name in files}


def plan_build(pages: Path, out: Path, force: bool = False, asked: bool = False) -> Plan:
    """What is to be done; with `asked`, pairs of roles were asked for. Raises BuildError for a
    notebook that is none."""
    notebooks = sorted((PROJECT / "notebooks").glob("[0-9]*.ipynb"))
    data, sources = _sources(pages, notebooks)
    before = recorded(out)
    stale = {
        group
        for group, source in sources.items()
        if force or not _is_as_made(before["made"].get(group), source, _files(out, group))
    } | ({PAIRS, INDEX} if asked else set())
    if before["made"].keys() - sources.keys():  # what a notebook that has gone left
        stale |= {TIDY, PAIRS, INDEX}
    if before["read"].get("from") != way(out, pages):  # the same pages, but they were moved
        stale |= {INDEX}
    return Plan(notebooks, sources, stale, data[:12], before)


def way(out: Path, pages: Path) -> str:
    """Where the pages are, from the folder that is built into; both may be moved together."""
    try:
        return Path(os.path.relpath(pages, out)).as_posix()
    except ValueError:  # on another drive
        return pages.as_posix()


def write(path: Path, text: str) -> None:
    """Write beside, then rename: a reader never meets half a file. Raises OSError that names the
    file."""
    beside = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
