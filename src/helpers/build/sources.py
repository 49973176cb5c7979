"""What code does something rest on? Its own and what that imports, without comments and docstrings:
to explain better is no reason to compute again.

    code_of(source)      Python without comments and docstrings
    needed(package)      a function from some Python to the files of the package that it imports,
                         itself or through others
"""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

# Texts are taken whole, so that a # inside one is no comment; then comments, and lines without more.
LEXED = re.compile(
    r'''("""(?:\\.|[^\\])*?"""|\'\'\'(?:\\.|[^\\])*?\'\'\'|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')'''
    r"|^[ \t]*(?:#[^\n]*)?\n|[ \t]*#[^\n]*",
    re.MULTILINE | re.DOTALL,
)
FROM = re.compile(r"^\s*from (helpers[\w.]*) import (\([^)]*\)|[^\n]*)", re.MULTILINE)
NAMED = re.compile(r"^\s*import (helpers[\w.]*)|[\"'](helpers\.[\w.]+)[\"']", re.MULTILINE)
INSIDE = ("body", "orelse", "finalbody", "handlers", "cases")
TEMPLATES = "reports/template"
TAKES_TEMPLATES = "reports/templates.py"


def code_of(source: str) -> str:
    r"""Python without its comments, its docstrings and empty lines; a text that is no Python as it is.

    >>> code_of('"Why."\n\nA = "#1"  # first\n')
    'A = "#1"\n'
    """
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return source
    lines = source.splitlines()
    for said in _loose_texts(tree):
        lines[said.lineno - 1 : said.end_lineno] = [""] * (said.end_lineno - said.lineno + 1)
    return LEXED.sub(lambda found: found[1] or "", "\n".join(lines) + "\n")


def _loose_texts(node: ast.AST) -> Iterator[ast.Expr]:
    """Statements that are nothing but a text, on lines of their own."""
    for child in (child for name in INSIDE for child in getattr(node, name, ())):
        if isinstance(child, ast.Expr):
            if isinstance(getattr(child.value, "value", None), str):
                if child.lineno > getattr(node, "lineno", 0):
                    yield child
        else:
            yield from _loose_texts(child)


def needed(package: Path) -> Callable[[str], set[Path]]:
    """A function that gives the files of the package `helpers`, in the folder `package`, that some
    Python rests on. It looks at each file once."""
    there = set(package.rglob("*.py"))
    imported = cache(lambda path: _files(code(path), package) & there)

    def files(source: str) -> set[Path]:
        found: set[Path] = set()
        left = _files(source, package) & there
        while left:
            found |= left
            left = set().union(*map(imported, left)) - found
        if package / TAKES_TEMPLATES in found:
            found |= {path for path in (package / TEMPLATES).glob("*") if path.is_file()}
        return found

    return files


def _files(code: str, package: Path) -> set[Path]:
    """Where the modules that some Python imports may stand."""
    names = {name for pair in NAMED.findall(code) for name in pair if name}
    for module, imported in FROM.findall(code):
        offered = re.findall(r"\w+", imported)
        names |= {module, *(f"{module}.{name}" for name in offered)}
        if module == "helpers":  # which loads some names when they are asked for
            front = dict(re.findall(r'"(\w+)": "(helpers[\w.]*)"', code_at(package, "__init__.py")))
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
