"""
From pages to reports, only as far as something changed: tidy data, executed notebooks with their figures and numbers,
HTML pages, index. What a product depends on is known by content, so a fresh clone has nothing to build.

    build(pages, out)     build what has changed, say where to look; the exit status
    locked()              whether a build must be the same to the byte as the one in the repository
    cells(notebook)       what a notebook says and does, without its outputs
    run_products(...)     what a run of a notebook leaves
    page_products(...)    what is written once all notebooks have run
    write(path, text)     a whole file or none
"""

import hashlib
import json
import os
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from helpers.paths import PROJECT

__all__ = ["build", "cells", "locked", "page_products", "run_products", "write"]

DRAWN_WITH = ("matplotlib", "numpy", "pandas", "pillow", "scipy", "seaborn")
WRITTEN_WITH = ("font-source-sans-pro", "jinja2", "latex2mathml", "mistune", "nbconvert", "nbformat", "pygments")
RECORD = "build.json"


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


def cells(notebook: Path) -> bytes:
    """What a notebook says and does, without its outputs."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return json.dumps([(c["cell_type"], "".join(c["source"]), c["metadata"]) for c in cells]).encode()


def _inputs(notebooks: list[Path], pages: Path) -> tuple[str, dict[str, str]]:
    """The short hash of the data, and for each notebook the hash of all that its products depend on."""
    own_pages = [path for path in pages.iterdir() if path.is_file()] if pages.is_dir() else [pages]
    data = _contents([*own_pages, *(PROJECT / "data").glob("*.csv")])
    package = PROJECT / "src" / "helpers"
    code = _contents([*package.glob("*.py"), *package.glob("template/*"), PROJECT / "requirements.lock"])
    shared = data + code + json.dumps(_versions(DRAWN_WITH + WRITTEN_WITH)).encode()
    return _digest(data)[:12], {path.stem: _digest(cells(path), shared) for path in notebooks}


def run_products(folder: Path, name: str) -> list[Path]:
    """What a run of the notebook `name` leaves in a folder that is built into."""
    figures = sorted((folder / "figures").glob(f"{name.split('-')[0]}-*"))
    return [folder / "notebooks" / f"{name}.ipynb", folder / "reports" / f"{name}.csv", *figures]


def page_products(folder: Path, names: list[str]) -> list[Path]:
    """What is written once all notebooks have run: their pages, those of the pairs, the index and the tidy data."""
    pages = (folder / "reports" / f"{name}.html" for name in (*names, "index"))
    return [*pages, *sorted((folder / "reports" / "pairs").glob("*.html")), *sorted((folder / "data" / "tidy").glob("*"))]


def write(path: Path, text: str) -> None:
    """Write beside, then rename: a reader never meets half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".part")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def _digests(folder: Path, products: list[Path]) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): _digest(path.read_bytes()) for path in products if path.exists()}


def _products(out: Path, names: list[str]) -> dict[str, dict[str, str]]:
    return {"pages": _digests(out, page_products(out, names))} | {name: _digests(out, run_products(out, name)) for name in names}


def _read_record(path: Path) -> dict:
    """What the last build made, and from what; nothing where there was none or its record is damaged."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return {"inputs": record["inputs"], "products": record["products"], "unread": record["unread"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {"inputs": {}, "products": {}, "unread": []}


def build(
    pages: Path | None = None, out: Path | None = None, *, force: bool = False, asked: list[tuple[str, str]] | None = None
) -> int:
    """Build what has changed of tidy data, notebooks, figures, reports and index.

    `pages` is the folder of pages (default: data/pages), `out` the folder to build into (default: the project); `force`
    builds what has not changed, too; `asked` are pairs of roles that get a page in any case. Pages that cannot be read are
    named on standard error, and left out. The exit status is 0, or 1 if no page can be read, a role that was asked for is not
    there, or a notebook fails; what was built before then stays as it was.
    """
    pages, out = (pages or PROJECT / "data" / "pages").resolve(), (out or PROJECT).resolve()
    notebooks = sorted((PROJECT / "notebooks").glob("[0-9]*.ipynb"))
    names = [path.stem for path in notebooks]
    data_hash, inputs = _inputs(notebooks, pages)
    before, made = _read_record(out / "reports" / RECORD), _products(out, names)

    def current(name: str) -> bool:
        return before["inputs"].get(name) == inputs[name] and before["products"].get(name) == made[name]

    stale = [path for path in notebooks if force or not current(path.stem)]
    if stale or asked or before["inputs"] != inputs or before["products"].get("pages") != made["pages"]:
        # jsonschema would build thousands of grammars at import, for formats that nothing here uses.
        sys.modules.setdefault("rfc3987_syntax", None)
        from helpers.make import BuildError, make

        recorded = {path for of in before["products"].values() for path in of}
        versions = ", ".join(f"{name} {number}" for name, number in _versions(DRAWN_WITH).items())
        about = {"data_hash": data_hash, "versions": versions}
        try:
            unread = make(stale, notebooks, pages, out, about, recorded, asked or [])
        except BuildError as error:
            print(error, file=sys.stderr)
            return 1
        record = {"inputs": inputs, "products": _products(out, names), "unread": unread}
        write(out / "reports" / RECORD, json.dumps(record, indent=1) + "\n")
        done = f"{len(stale)} of {len(notebooks)} notebooks run, pages written"
    else:
        unread, done = before["unread"], "nothing has changed"
    for problem in unread:
        print(problem, file=sys.stderr)
    print(f"{done}. Open {os.path.relpath(out / 'reports' / 'index.html')} in a browser.")
    return 0
