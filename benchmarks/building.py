"""How long a build takes, beside other ways to run the same notebooks: `python
benchmarks/building.py [ROUNDS]`.

In turn, on the same pages: our build from nothing; a command of `jupyter nbconvert --to html
--execute` for each notebook; the same with papermill, where it can be had; and the floor: all code
cells in one process that has imported everything, and all pages. Then a build with nothing changed,
one with a word of prose changed, and what the pages weigh. Printed, not asserted: machines differ,
and what else they do; of each the best of the rounds is compared."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((PROJECT / "notebooks").glob("[0-9]*.ipynb"))
PAPERMILL = (
    "papermill",
    "ansicolors",
    "click",
    "entrypoints",
    "tenacity",
)  # the rest of what it needs is here already
NOT_COPIED = shutil.ignore_patterns(
    ".venv", ".git", ".build-*", "__pycache__", ".*_cache", ".hypothesis"
)


def seconds(*command: str | Path, **environment: str) -> float:
    """Wall time of a command."""
    begin = time.perf_counter()
    subprocess.run(
        command, check=True, cwd=PROJECT, env=os.environ | environment, capture_output=True
    )
    return time.perf_counter() - begin


def ours(out: str, *options: str) -> float:
    return seconds(sys.executable, "-m", "helpers", "build", "--out", out, *options)


def each(out: str, *command: str, **environment: str) -> float:
    """Wall time of a command for each notebook, one after another. `NOTEBOOK` and `OUT` in it stand
    for both."""
    places = {"ROLE_GAPS_PAGES": str(PROJECT / "data" / "pages"), "ROLE_GAPS_OUT": out}
    total = 0.0
    for path in NOTEBOOKS:
        named = [
            part.replace("NOTEBOOK", str(path)).replace("OUT", f"{out}/{path.name}")
            for part in command
        ]
        total += seconds(sys.executable, "-m", *named, **places, **environment)
    return total


def nbconvert(out: str) -> float:
    return each(
        out, "jupyter", "nbconvert", "--to", "html", "--execute", "NOTEBOOK", "--output", "OUT.html"
    )


def floor(out: str) -> float:
    """What cannot be saved: `all_in_one` in a process of its own."""
    places = {"ROLE_GAPS_PAGES": str(PROJECT / "data" / "pages"), "ROLE_GAPS_OUT": out}
    done = subprocess.run(
        [sys.executable, __file__, "floor", out],
        env=os.environ | places,
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout.split()[-1])


def all_in_one(out: Path) -> float:
    """Seconds to run all code cells in this process, imports not counted, and to render all pages."""
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    from helpers.build import make, of_roles, preloaded  # noqa: F401

    begin = time.perf_counter()
    for path in NOTEBOOKS:
        shell = InteractiveShell()
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                with capture_output():
                    shell.run_cell("".join(cell["source"])).raise_error()
    roles, pairs, *_ = of_roles.read(PROJECT / "data" / "pages", [], out)
    shutil.copytree(PROJECT / "notebooks", out / "notebooks")
    about = {"data_hash": "", "versions": ""}
    of_roles.write_pairs(roles, pairs, [path.stem for path in NOTEBOOKS], out, about)
    make.write_reports(NOTEBOOKS, NOTEBOOKS, out, about)
    of_roles.write_index(roles, pairs, NOTEBOOKS, out, about, out)
    return time.perf_counter() - begin


def papermill_or_none(folder: str):
    """The papermill way; None, and a word on it, where papermill cannot be had."""
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "--no-deps",
        "--target",
        folder,
    ]
    if subprocess.run([*install, *PAPERMILL], capture_output=True).returncode:
        print("papermill is not installed, and cannot be: left out")
        return None
    return lambda out: each(out, "papermill", "NOTEBOOK", "OUT", PYTHONPATH=folder)


def compare(rounds: int, extra: str) -> None:
    ways = {
        "our build": ours,
        "nbconvert": nbconvert,
        "papermill": papermill_or_none(extra),
        "floor": floor,
    }
    ways = {name: way for name, way in ways.items() if way}
    times = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            with tempfile.TemporaryDirectory() as out:
                times[name].append(way(out))
    best = {name: min(spent) for name, spent in times.items()}
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    print(
        f"{len(NOTEBOOKS)} notebooks and all pages, {cores} cores, best of {rounds} in turn, and how often our build fits in:"
    )
    for name, spent in times.items():
        all_of_them = ", ".join(f"{s:.1f}" for s in spent)
        print(
            f"  {name}: {best[name]:.1f} s ({all_of_them}), {best[name] / best['our build']:.1f} times"
        )


def again(copy: Path) -> None:
    """Builds of a copy of the project where nothing, and where one word of prose has changed."""
    shutil.copytree(PROJECT, copy, ignore=NOT_COPIED)
    command, own = (sys.executable, "-m", "helpers", "build"), {"PYTHONPATH": str(copy / "src")}
    seconds(*command, **own)
    print(f"nothing changed: {min(seconds(*command, **own) for _ in range(5)):.2f} s (best of 5)")
    spent = []
    for n in range(3):
        path = copy / "notebooks" / NOTEBOOKS[1].name
        notebook = json.loads(path.read_text(encoding="utf-8"))
        prose = [cell for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
        prose[-1]["source"] = [*prose[-1]["source"], f" Word {n}."]
        path.write_text(json.dumps(notebook), encoding="utf-8")
        spent.append(seconds(*command, **own))
    print(f"a word of prose changed in one notebook: {min(spent):.2f} s (best of 3)")


def weigh(reports: Path) -> None:
    for page in sorted(reports.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        bare = re.sub(r'src="data:[^"]*"', "", text)
        print(
            f"{page.relative_to(reports)}: {len(bare.encode()) / 1000:.0f} kB, {(len(text) - len(bare)) / 1000:.0f} of pictures"
        )


def main(rounds: int = 2) -> None:
    with tempfile.TemporaryDirectory() as folder:
        compare(rounds, f"{folder}/papermill")
        again(Path(folder, "copy"))
        weigh(Path(folder, "copy", "reports"))


if __name__ == "__main__":
    if sys.argv[1:2] == ["floor"]:
        print(all_in_one(Path(sys.argv[2])))
    else:
        main(*map(int, sys.argv[1:]))
