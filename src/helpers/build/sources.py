"""What code does something rest on? Its own and what that imports, without comments and docstrings:
to explain better is no reason to compute again.

    code_of(source)      Python without comments and docstrings
    needed(package)      a function from some Python to the files of the package that it imports,
                         itself or through others
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

# Texts are taken whole, so that a # inside one is no comment; then comments, and lines without more.
TEXT = r"""(?>'{3}(?:\\.|[^\\])*?'{3}|"{3}(?:\\.|[^\\])*?"{3}|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")"""
COMMENT = r"[ \t]*(?:\#[^\n]*)?"
LEXED = re.compile(
    rf"""^(?P<alone>[ \t]*r?{TEXT}){COMMENT}(?:\n|\Z) | (?P<inside>{TEXT})
    | ^{COMMENT}\n | [ \t]*\#[^\n]*""",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
FROM = re.compile(r"^\s*from (helpers[\w.]*) import (\([^)]*\)|[^\n]*)", re.MULTILINE)
NAMED = re.compile(r"^\s*import (helpers[\w.]*)|[\"'](helpers\.[\w.]+)[\"']", re.MULTILINE)
TEMPLATES = "reports/template"
TAKES_TEMPLATES = "reports/templates.py"


def code_of(source: str) -> str:
    r"""Python without its comments, empty lines, and statements that are nothing but a text.

    >>> code_of('"Why."\n\nA = "#1"  # first\n')
    'A = "#1"\n'
    """
    kept, depth, at = [], 0, 0
    for found in LEXED.finditer(source):
        before, at = source[at : found.start()], found.end()
        depth += sum(map(before.count, "([{")) - sum(map(before.count, ")]}"))
        begun = depth > 0 or before.endswith("\\\n")  # the statement, on a line above
        alone = f"{found['alone']}\n" if found["alone"] and begun else ""
        kept += [before, found["inside"] or alone]
    return "".join([*kept, source[at:]])


def needed(package: Path) -> Callable[[str], set[Path]]:
    """A function that gives the files of the package `helpers`, in the folder `package`, that some
    Python rests on. It looks at each file once."""
    there = set(package.rglob("*.py"))
    front = dict(re.findall(r'"(\w+)": "(helpers[\w.]*)"', code_at(package, "__init__.py")))
    imported = cache(lambda source: _files(source, package, front) & there)

    def files(source: str) -> set[Path]:
        found: set[Path] = set()
        left = imported(source)
        while left:
            found |= left
            left = set().union(*(imported(code(path)) for path in left)) - found
        if package / TAKES_TEMPLATES in found:
            found |= {path for path in (package / TEMPLATES).glob("*") if path.is_file()}
        return found

    return files


def _files(code: str, package: Path, front: dict[str, str]) -> set[Path]:
    """Where the modules that some Python imports may stand; `front` gives the module of each name
    that the package loads when it is asked for."""
    names = {name for pair in NAMED.findall(code) for name in pair if name}
    for module, imported in FROM.findall(code):
        offered = re.findall(r"\w+", imported)
        names |= {module, *(f"{module}.{name}" for name in offered)}
        if module == "helpers":
            names |= {front[name] for name in offered if name in front}
    parts = [tuple(name.split(".")[1:]) for name in names]
    starts = {part[:length] for part in parts for length in range(len(part) + 1)}
    places = (package.joinpath(*start) for start in starts)
    return {path for at in places for path in (at.with_suffix(".py"), at / "__init__.py")}


def code_at(package: Path, name: str) -> str:
    path = package / name
    return code(path) if path.is_file() else ""


def code(path: Path) -> str:
    """The code of a file; read again when it has changed."""
    return _code(path, path.stat().st_mtime_ns, path.stat().st_size)


@cache
def _code(path: Path, changed: int, size: int) -> str:
    return code_of(path.read_text(encoding="utf-8"))
