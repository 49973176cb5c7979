"""Imports run one way: from the rooms that know less to those that know more."""

import ast
import importlib
import re
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from helpers.paths import PROJECT

PACKAGE = PROJECT / "src" / "helpers"
ALONE = {
    "",
    "__main__",
    "chooser",
    "datapackages",
    "paths",
    "spreadsheet",
    "wording",
}  # single files that are no measures
KNOWN_TO_ALL = {"paths", "spreadsheet", "datapackages"}
MAY_IMPORT = {
    "pages": set(),
    "roles": {"pages"},
    "official": {"pages"},
    "questions": {"roles", "pages", "official", "measures"},
    "claims": {"questions", "roles", "official", "measures"},
    "charts": {"wording"},
    "stories": {"claims", "questions", "roles", "pages", "official", "measures", "wording"},
    "reports": {
        "stories",
        "claims",
        "questions",
        "roles",
        "pages",
        "charts",
        "wording",
        "measures",
    },
    "build": {
        "reports",
        "stories",
        "claims",
        "questions",
        "roles",
        "pages",
        "official",
        "charts",
        "wording",
    },
    "measures": set(),
    "wording": set(),
    "paths": set(),
    "spreadsheet": set(),
    "datapackages": set(),
}
"""What each room may take from others, besides those of `KNOWN_TO_ALL`."""


def room_of(module: str) -> str:
    """The room of a module "helpers.x.y": a package, `measures`, or the module itself."""
    own = (module.split(".") + ["", ""])[1]
    return own if own in ALONE or (PACKAGE / own).is_dir() else "measures"


def imports(path: Path) -> set[str]:
    """The modules of this project that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("helpers"):
            inside = {f"{node.module}.{alias.name}" for alias in node.names} & KNOWN
            found |= inside or {node.module}
        elif isinstance(node, ast.Import):
            found.update(a.name for a in node.names if a.name.startswith("helpers"))
    return found


def module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = sorted(PACKAGE.rglob("*.py"))
KNOWN = {module_of(path) for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_no_arrow_runs_back(path):
    own = room_of(module_of(path))
    if own not in MAY_IMPORT:  # the front door, the commands and the dropdowns may know all
        assert own in ALONE, f"a room that no test knows: {own}"
        return
    taken = {room_of(module) for module in imports(path)} - {own, "", *KNOWN_TO_ALL}
    assert taken <= MAY_IMPORT[own], f"{own} takes from {sorted(taken - MAY_IMPORT[own])}"


def test_no_circle_of_modules():
    graph = {module_of(path): (imports(path) & KNOWN) - {module_of(path)} for path in FILES}
    assert len(list(TopologicalSorter(graph).static_order())) == len(KNOWN)


def test_every_room_opens_with_its_question():
    for path in PACKAGE.glob("*/__init__.py"):
        told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        assert "?" in told.splitlines()[0], f"{path.parent.name}: opens with {told[:40]!r}"


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_module_has_what_it_opens_with(path):
    """Functions that the opening docstring lists, a line each, stand below it."""
    source = path.read_text(encoding="utf-8")
    told = ast.get_docstring(ast.parse(source)) or ""
    listed = re.findall(r"^ *([a-z]\w*)\([^)\n]*\)  +\S", told, re.MULTILINE)
    code = set(re.findall(r"\w+", source.partition(told.splitlines()[-1])[2] if told else source))
    assert [name for name in listed if name not in code] == []


def taken_first(path: Path) -> list[tuple[str, str]]:
    """What a file imports of this project before anything in it is called: (module, name), in order."""
    left, found = list(ast.parse(path.read_text(encoding="utf-8")).body), []
    while left:
        node = left.pop(0)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "helpers":
            found += [(node.module, alias.name) for alias in node.names]
        elif isinstance(node, ast.Import):
            found += [(a.name, "") for a in node.names if a.name.split(".")[0] == "helpers"]
        elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            left[:0] = [
                child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)
            ]
    return found


def missed(module: str, taken: dict[str, list[tuple[str, str]]]) -> str:
    """What Python would not find where `module` is the first that is imported; nothing if all is well.

    As Python does, a module is begun when its packages are, and asks for one thing after another; a
    name that it takes from a module that was begun and has not ended is not there yet."""
    begun, ended = [], set()

    def load(name: str) -> str:
        package = name.rpartition(".")[0]
        problem = load(package) if package else ""
        if problem or name in begun or name in ended:
            return problem
        begun.append(name)
        for of, what in taken[name]:
            problem = load(of)
            if not problem and f"{of}.{what}" in taken:
                problem = load(f"{of}.{what}")
            elif not problem and what and of in begun:
                problem = f"{name} takes {what} from {of}, which has not ended"
            if problem:
                return problem
        begun.remove(name)
        ended.add(name)
        return ""

    return load(module)


TAKEN = {module_of(path): taken_first(path) for path in FILES}


@pytest.mark.parametrize("module", sorted(KNOWN))
def test_every_module_can_be_the_first_that_is_imported(module):
    """A circle through a package's `__init__` depends on which is first. To import each anew would
    take a sixth of all tests."""
    assert missed(module, TAKEN) == ""


def test_a_circle_through_a_package_is_seen():
    circle = {
        "a": [],
        "a.b": [("a.b.one", "x")],
        "a.b.one": [("a.c", "y")],
        "a.c": [("a.b.two", "z")],
        "a.b.two": [("a.b.one", "x")],
    }
    assert missed("a.b.two", circle) == "a.b.two takes x from a.b.one, which has not ended"
    assert (
        missed("a.c", circle | {"a.b.two": []}) == "a.b.one takes y from a.c, which has not ended"
    )
    assert missed("a.b.one", circle | {"a.c": []}) == ""


@pytest.mark.parametrize("room", sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py")))
def test_every_room_can_be_the_first_that_is_imported(room):
    loaded = {
        name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] == "helpers"
    }
    try:
        importlib.import_module(f"helpers.{room}")
    finally:
        for name in [name for name in sys.modules if name.split(".")[0] == "helpers"]:
            del sys.modules[name]
        sys.modules.update(loaded)
