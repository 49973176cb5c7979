"""From pages to reports, only as far as something changed: tidy data, executed notebooks with
their figures and numbers, HTML pages, index. What a product depends on is known by content, so a
fresh clone has nothing to build.

    plan_build(pages, out, force)   what is to be done
    locked()              whether a build must be the same to the byte as the one in the repository
    Plan                  what is to be done, and from what
    run_products(...)     what a run of a notebook leaves
    page_products(...)    what is written once all notebooks have run
    write(path, text)     a whole file or none
"""

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from helpers.paths import PROJECT

__all__ = [
    "BuildError",
    "Plan",
    "cells",
    "locked",
    "plan_build",
    "record",
    "run_products",
    "versions_of",
    "write",
]

DRAWN_WITH = ("matplotlib", "numpy", "pandas", "pillow", "scipy", "seaborn")
WRITTEN_WITH = (
    "font-source-sans-pro",
    "jinja2",
    "latex2mathml",
    "mistune",
    "nbconvert",
    "nbformat",
    "pygments",
)
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


def versions_of(packages: tuple[str, ...]) -> dict[str, str]:
    def installed(package: str) -> str:
        try:
            return version(package)
        except PackageNotFoundError:
            return "missing"

    return {package: installed(package) for package in packages}


def locked() -> bool:
    """Whether all that shapes figures and pages is as in requirements.lock: only then are two
    builds the same to the byte."""
    lock = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    return all(
        f"\n{package}=={number} " in f"\n{lock}"
        for package, number in versions_of(DRAWN_WITH + WRITTEN_WITH).items()
    )


def cells(
    notebook: Path, keys: tuple[str, ...] = (), kinds: tuple[str, ...] = ("code", "markdown", "raw")
) -> bytes:
    """What the cells of some kinds say and do, without their outputs unless named in `keys`. Raises
    BuildError."""
    try:
        found = [
            cell
            for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]
            if cell["cell_type"] in kinds
        ]
        parts = [
            (c["cell_type"], "".join(c["source"]), c["metadata"], *(c[key] for key in keys))
            for c in found
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BuildError(
            f"{notebook.name}: is no notebook: {type(error).__name__}: {error}"
        ) from None
    return json.dumps(parts).encode()


def _outputs(notebook: Path) -> str:
    """The hash of the code cells with their outputs; nothing if there is no such notebook, or it is
    damaged."""
    try:
        return _digest(cells(notebook, ("outputs", "execution_count"), ("code",)))
    except BuildError:
        return ""


def run_products(folder: Path, name: str) -> list[Path]:
    """What a run of the notebook `name` leaves in a folder that is built into."""
    figures = sorted((folder / "figures").glob(f"{name.split('-')[0]}-*"))
    return [folder / "notebooks" / f"{name}.ipynb", folder / "reports" / f"{name}.csv", *figures]


def page_products(folder: Path, names: list[str]) -> list[Path]:
    """What is written once all notebooks have run: their pages, those of the pairs, the index and
    the tidy data."""
    pages = (folder / "reports" / f"{name}.html" for name in (*names, "index"))
    return [
        *pages,
        *sorted((folder / "reports" / "pairs").glob("*.html")),
        *sorted((folder / "data" / "tidy").glob("*")),
    ]


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


def _digests(folder: Path, products: list[Path]) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): _digest(path.read_bytes())
        for path in products
        if path.is_file()
    }


def _products(out: Path, names: list[str]) -> dict[str, dict[str, str]]:
    return {"pages": _digests(out, page_products(out, names))} | {
        name: _digests(out, run_products(out, name)) for name in names
    }


def record(plan: Plan, made: Path, unread: list[str]) -> dict:
    """What the next build must know: what the files in the folder `made` were made from, and what
    they are."""
    names = [path.stem for path in plan.notebooks]
    outputs = {name: _outputs(made / "notebooks" / f"{name}.ipynb") for name in names}
    known = {"ground": plan.ground, "inputs": plan.inputs, "code": plan.code, "outputs": outputs}
    return known | {"products": _products(made, names), "unread": unread}


def _read_record(path: Path) -> dict:
    """What the last build made, and from what; nothing where there was none, its record is damaged,
    or it did not end."""
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        if all(isinstance(known[key], type(empty)) for key, empty in EMPTY.items()):
            return known | {
                "products": {name: dict(made) for name, made in known["products"].items()}
            }
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return EMPTY


def _ground(pages: Path) -> tuple[bytes, bytes]:
    """The data, and all that every product depends on, as lists of digests."""
    own_pages = [path for path in pages.iterdir() if path.is_file()] if pages.is_dir() else [pages]
    data = _contents([*own_pages, *(PROJECT / "data").glob("*.csv")])
    package, others = (
        PROJECT / "src" / "helpers",
        [PROJECT / "requirements.lock", PROJECT / "CITATION.cff"],
    )
    code = _contents([*package.rglob("*.py"), *package.glob("reports/template/*"), *others])
    return data, data + code + json.dumps(versions_of(DRAWN_WITH + WRITTEN_WITH)).encode()


def plan_build(pages: Path, out: Path, force: bool) -> Plan:
    """What is to be done. Raises BuildError for a notebook that is none."""
    notebooks = sorted((PROJECT / "notebooks").glob("[0-9]*.ipynb"))
    data, ground = _ground(pages)
    inputs = {path.stem: _digest(cells(path), ground) for path in notebooks}
    code = {path.stem: _digest(cells(path, kinds=("code",)), ground) for path in notebooks}
    before, made = _read_record(out / RECORD), _products(out, list(inputs))

    def same(name: str) -> bool:
        return (
            before["inputs"].get(name) == inputs[name]
            and before["products"].get(name) == made[name]
        )

    def ran(name: str) -> bool:
        own = f"notebooks/{name}.ipynb"
        beside = [
            {path: of for path, of in left.get(name, {}).items() if path != own}
            for left in (before["products"], made)
        ]
        outputs = before["outputs"].get(name) == _outputs(out / own)
        return outputs and before["code"].get(name) == code[name] and beside[0] == beside[1]

    stale = [path for path in notebooks if force or not same(path.stem)]
    run = [path for path in stale if force or not ran(path.stem)]
    retell = [path for path in stale if path not in run]
    recorded, there = before["products"].get("pages", {}), made["pages"]
    changed = bool(stale) or before["inputs"] != inputs or recorded != there
    intact = (
        not force
        and before["ground"] == _digest(ground)
        and before["inputs"].keys() == inputs.keys()
    )
    pairs = {
        path
        for path, of in there.items()
        if intact and path.startswith("reports/pairs/") and recorded.get(path) == of
    }
    return Plan(
        notebooks,
        run,
        retell,
        _digest(ground),
        _digest(data)[:12],
        inputs,
        code,
        before,
        changed,
        pairs,
    )
