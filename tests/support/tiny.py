"""A project with two pages and one small notebook, for tests that spoil it."""

import shutil
from pathlib import Path

import nbformat

from helpers.build import make as making
from helpers.build import of_roles, whole
from helpers.build import plan as building
from helpers.paths import PROJECT

PAGES = sorted((PROJECT / "data" / "pages").glob("*.md"))[:2]
COUNTING = """\
import os
from pathlib import Path
from helpers.reports.numbers import Numbers
from helpers.paths import out
from helpers.wording import say
n = Numbers("00-tiny")
pages = [p.read_bytes() for p in sorted(Path(os.environ["ROLE_GAPS_PAGES"]).glob("*.md"))]"""
DRAWING = """\
out("figures").mkdir(exist_ok=True)
for name in ("00-lines", "00-lines-phone"):
    out("figures", f"{name}.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'></svg>")
display({"image/png": "", "text/plain": "Figure"}, raw=True,
        metadata={"image/png": {"alt": "An empty square for a test", "name": "00-lines", "width": 9, "height": 9}})"""
SAYING = 'say(f\'{n("characters", sum(map(len, pages)), "count", "of all pages")} characters.\')'


def write_notebook(path: Path, title: str, *cells: str) -> None:
    prose = nbformat.v4.new_markdown_cell(f"# {title}", id="title")
    code = [nbformat.v4.new_code_cell(source, id=f"cell-{i}") for i, source in enumerate(cells)]
    kernel = {
        "kernelspec": {
            "name": "python3",
            "display_name": "Python 3 (ipykernel)",
            "language": "python",
        }
    }
    path.write_text(
        nbformat.writes(nbformat.v4.new_notebook(cells=[prose, *code], metadata=kernel)),
        encoding="utf-8",
    )


def make_project(root: Path) -> None:
    """The sources of the project, nothing built."""
    for folder in ("data/pages", "notebooks", "src/helpers"):
        (root / folder).mkdir(parents=True)
    (root / "src" / "helpers" / "paths.py").write_text("ANSWER = 42  # why\n")
    (root / "src" / "helpers" / "unused.py").write_text("ANSWER = 42\n")
    (root / "requirements.lock").write_text("")
    block = "Before.\n" + of_roles.BUILT.format("{0}") + "<!-- end of {0} -->\nAfter.\n"
    (root / "data" / "README.md").write_text(block.format("columns"))
    (root / "README.md").write_text(block.format("findings"))
    (root / "data" / "known.csv").write_text("role,slug\n")
    for page in PAGES:
        shutil.copy(page, root / "data" / "pages")
    write_notebook(
        root / "notebooks" / "00-tiny.ipynb",
        "How long are the pages?",
        COUNTING,
        DRAWING,
        SAYING,
        "n.save()",
    )


def point_to(root: Path, monkeypatch) -> None:
    """Make this the project."""
    monkeypatch.setattr(building, "PROJECT", root)
    monkeypatch.setattr(whole, "PROJECT", root)
    monkeypatch.setattr(making, "PROJECT", root)
    monkeypatch.setattr(of_roles, "PROJECT", root)


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def times_in(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in sorted(folder.rglob("*"))
    }
