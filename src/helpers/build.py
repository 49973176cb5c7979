"""
From pages to reports, only as far as something changed: tidy data, executed notebooks with their figures and numbers,
HTML pages, index. What a product depends on is known by content, so a fresh clone has nothing to build.

    build(pages, out)     build what has changed, say where to look; the exit status
    locked()              whether a build must be the same to the byte as the one in the repository
    Plan                  what is to be done, and from what
    run_products(...)     what a run of a notebook leaves
    page_products(...)    what is written once all notebooks have run
    write(path, text)     a whole file or none
"""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from helpers.paths import PROJECT

__all__ = ["BuildError", "Plan", "build", "cells", "locked", "record", "run_products", "write"]

DRAWN_WITH = ("matplotlib", "numpy", "pandas", "pillow", "scipy", "seaborn")
WRITTEN_WITH = ("font-source-sans-pro", "jinja2", "latex2mathml", "mistune", "nbconvert", "nbformat", "pygments")
RECORD = "reports/build.json"
STAGE = ".build-"
EMPTY = {"ground": "", "inputs": {}, "code": {}, "outputs": {}, "products": {}, "unread": []}


class BuildError(RuntimeError):
    """A build that cannot go on: which page, notebook, cell or file, and why."""


@dataclass(frozen=True)
class Plan:
    """What is to be done, and from what. Hashes are by the name of a notebook."""

    notebooks: list[Path]
    run: list[Path]  # notebooks to run again
    retell: list[Path]  # notebooks of which only the prose has changed: their outputs still hold
    ground: str  # hash of data, code and versions, on which all rests
    data: str  # short hash of the data
    inputs: dict[str, str]  # hash of the ground and all cells
    code: dict[str, str]  # hash of the ground and the code cells
    before: dict  # the record of the last build
    changed: bool  # whether anything is to be done
    pairs: set[str]  # the pages of pairs, where they need not be made again


def _digest(*parts: bytes) -> str:
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:  # a page that cannot be read is reported where pages are read
        return str(error.strerror).encode()


def _contents(paths: list[Path]) -> bytes:
    return "".join(f"{path.name} {_digest(_content(path))}\n" for path in sorted(paths)).encode()


def _versions(packages: tuple[str, ...]) -> dict[str, str]:
    def installed(package: str) -> str:
        try:
            return version(package)
        except PackageNotFoundError:
            return "missing"

    return {package: installed(package) for package in packages}


def locked() -> bool:
    """Whether all that shapes figures and pages is as in requirements.lock: only then are two builds the same to the byte."""
    lock = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    return all(f"\n{package}=={number} " in f"\n{lock}" for package, number in _versions(DRAWN_WITH + WRITTEN_WITH).items())


def cells(notebook: Path, keys: tuple[str, ...] = (), kinds: tuple[str, ...] = ("code", "markdown", "raw")) -> bytes:
    """What the cells of some kinds say and do, without their outputs unless named in `keys`. Raises BuildError."""
    try:
        found = [cell for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] in kinds]
        parts = [(c["cell_type"], "".join(c["source"]), c["metadata"], *(c[key] for key in keys)) for c in found]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BuildError(f"{notebook.name}: is no notebook: {type(error).__name__}: {error}") from None
    return json.dumps(parts).encode()


def _outputs(notebook: Path) -> str:
    """The hash of the code cells with their outputs; nothing if there is no such notebook, or it is damaged."""
    try:
        return _digest(cells(notebook, ("outputs", "execution_count"), ("code",)))
    except BuildError:
        return ""


def run_products(folder: Path, name: str) -> list[Path]:
    """What a run of the notebook `name` leaves in a folder that is built into."""
    figures = sorted((folder / "figures").glob(f"{name.split('-')[0]}-*"))
    return [folder / "notebooks" / f"{name}.ipynb", folder / "reports" / f"{name}.csv", *figures]


def page_products(folder: Path, names: list[str]) -> list[Path]:
    """What is written once all notebooks have run: their pages, those of the pairs, the index and the tidy data."""
    pages = (folder / "reports" / f"{name}.html" for name in (*names, "index"))
    return [*pages, *sorted((folder / "reports" / "pairs").glob("*.html")), *sorted((folder / "data" / "tidy").glob("*"))]


def write(path: Path, text: str) -> None:
    """Write beside, then rename: a reader never meets half a file. Raises OSError that names the file."""
    beside = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def _digests(folder: Path, products: list[Path]) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): _digest(path.read_bytes()) for path in products if path.is_file()}


def _products(out: Path, names: list[str]) -> dict[str, dict[str, str]]:
    return {"pages": _digests(out, page_products(out, names))} | {name: _digests(out, run_products(out, name)) for name in names}


def record(plan: Plan, made: Path, unread: list[str]) -> dict:
    """What the next build must know: what the files in the folder `made` were made from, and what they are."""
    names = [path.stem for path in plan.notebooks]
    outputs = {name: _outputs(made / "notebooks" / f"{name}.ipynb") for name in names}
    known = {"ground": plan.ground, "inputs": plan.inputs, "code": plan.code, "outputs": outputs}
    return known | {"products": _products(made, names), "unread": unread}


def _read_record(path: Path) -> dict:
    """What the last build made, and from what; nothing where there was none, its record is damaged, or it did not end."""
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        if all(isinstance(known[key], type(empty)) for key, empty in EMPTY.items()):
            return known | {"products": {name: dict(made) for name, made in known["products"].items()}}
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return EMPTY


def _ground(pages: Path) -> tuple[bytes, bytes]:
    """The data, and all that every product depends on, as lists of digests."""
    own_pages = [path for path in pages.iterdir() if path.is_file()] if pages.is_dir() else [pages]
    data = _contents([*own_pages, *(PROJECT / "data").glob("*.csv")])
    package, others = PROJECT / "src" / "helpers", [PROJECT / "requirements.lock", PROJECT / "CITATION.cff"]
    code = _contents([*package.glob("*.py"), *package.glob("template/*"), *others])
    return data, data + code + json.dumps(_versions(DRAWN_WITH + WRITTEN_WITH)).encode()


def _plan(pages: Path, out: Path, force: bool) -> Plan:
    """What is to be done. Raises BuildError for a notebook that is none."""
    notebooks = sorted((PROJECT / "notebooks").glob("[0-9]*.ipynb"))
    data, ground = _ground(pages)
    inputs = {path.stem: _digest(cells(path), ground) for path in notebooks}
    code = {path.stem: _digest(cells(path, kinds=("code",)), ground) for path in notebooks}
    before, made = _read_record(out / RECORD), _products(out, list(inputs))

    def same(name: str) -> bool:
        return before["inputs"].get(name) == inputs[name] and before["products"].get(name) == made[name]

    def ran(name: str) -> bool:
        own = f"notebooks/{name}.ipynb"
        beside = [{path: of for path, of in left.get(name, {}).items() if path != own} for left in (before["products"], made)]
        outputs = before["outputs"].get(name) == _outputs(out / own)
        return outputs and before["code"].get(name) == code[name] and beside[0] == beside[1]

    stale = [path for path in notebooks if force or not same(path.stem)]
    run = [path for path in stale if force or not ran(path.stem)]
    retell = [path for path in stale if path not in run]
    recorded, there = before["products"].get("pages", {}), made["pages"]
    changed = bool(stale) or before["inputs"] != inputs or recorded != there
    intact = not force and before["ground"] == _digest(ground) and before["inputs"].keys() == inputs.keys()
    pairs = {path for path, of in there.items() if intact and path.startswith("reports/pairs/") and recorded.get(path) == of}
    return Plan(notebooks, run, retell, _digest(ground), _digest(data)[:12], inputs, code, before, changed, pairs)


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Keep other builds out of a folder, and clear what killed ones left there. Raises BuildError if one is at work there.

    The lock goes with the process that holds it, however that ends. Where there is none (Windows, some network drives), builds
    are not kept apart, and nothing is cleared.
    """
    folder = _locked(out)
    for left in out.glob(f"{STAGE}*") if folder else ():
        shutil.rmtree(left, ignore_errors=True)
    try:
        yield
    finally:
        if folder:
            os.close(folder)


def _locked(out: Path) -> int | None:
    """The handle of a folder once it is locked, or None where that cannot be. Raises BuildError if another process has it."""
    try:
        import fcntl
    except ImportError:
        return None
    folder = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return folder
    except OSError as error:
        os.close(folder)
        if isinstance(error, BlockingIOError):
            raise BuildError(f"{out}: another build is running here; wait for it, then build again") from None
        return None


def build(
    pages: Path | None = None, out: Path | None = None, *, force: bool = False, asked: list[tuple[str, str]] | None = None
) -> int:
    """Build what has changed of tidy data, notebooks, figures, reports and index.

    `pages` is the folder of pages, or a single page (default: data/pages), `out` the folder to build into (default: the
    project); `force` builds what has not changed, too; `asked` are pairs of roles that get a page in any case. Pages that
    cannot be read are named on standard error, and left out. The exit status is 0, or 1 if no page can be read, a role that
    was asked for is not there, a notebook fails, a file cannot be written, or another build runs in the same folder; what was
    built before then stays as it was.
    """
    pages, out = (pages or PROJECT / "data" / "pages").resolve(), (out or PROJECT).resolve()
    try:
        plan = _plan(pages, out, force)
        unread, done = _build(plan, pages, out, force, asked or []) if plan.changed or asked else (plan.before["unread"], "")
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    for problem in unread:
        print(problem, file=sys.stderr)
    print(f"{done or 'nothing has changed'}. Open {os.path.relpath(out / 'reports' / 'index.html')} in a browser.")
    return 0


def _build(plan: Plan, pages: Path, out: Path, force: bool, asked: list[tuple[str, str]]) -> tuple[list[str], str]:
    """Do what is to be done: which pages could not be read, and what was done. Raises BuildError."""
    # jsonschema would build thousands of grammars at import, for formats that nothing here uses.
    sys.modules.setdefault("rfc3987_syntax", None)
    from helpers.kernels import warm_up

    if plan.run:
        warm_up()
    from helpers.make import make, make_folders, read

    roles, pairs = read(pages, asked)
    make_folders(out)
    with _alone(out):
        plan = _plan(pages, out, force)  # again, now that nobody else builds here
        versions = ", ".join(f"{name} {number}" for name, number in _versions(DRAWN_WITH).items())
        unread, written = make(plan, roles, pairs, pages, out, {"data_hash": plan.data, "versions": versions})
    return unread, f"{len(plan.run)} of {len(plan.notebooks)} notebooks run, {written} files written"
