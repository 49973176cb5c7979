import io
import tokenize
from tokenize import COMMENT, DEDENT, ENCODING, INDENT, NEWLINE, NL, STRING

import pytest

from helpers.build.sources import code_of
from helpers.paths import PROJECT


def statements(source: str) -> list[list[str]]:
    """The tokens of each statement, without comments, by Python's own tokenizer."""
    found: list[list[str]] = [[]]
    kinds: list[list[int]] = [[]]
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == NEWLINE:
            found.append([])
            kinds.append([])
        elif token.type not in (COMMENT, NL, INDENT, DEDENT, ENCODING) and token.string:
            found[-1].append(token.string)
            kinds[-1].append(token.type)
    return [said for said, kind in zip(found, kinds, strict=True) if said and kind != [STRING]]


def comments(source: str) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return [token.string for token in tokens if token.type == COMMENT]


SOURCES = sorted((PROJECT / "src").rglob("*.py"))


def test_of_all_our_modules_the_statements_stay_and_nothing_else():
    assert len(SOURCES) > 100
    for path in SOURCES:
        source = path.read_text(encoding="utf-8")
        code = code_of(source)
        assert statements(code) == statements(source), path
        assert not comments(code), path
        assert code_of(code) == code, path


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ('"""Why."""\nA = 1\n', "A = 1\n"),
        ('r"""A\\d."""\n\n\nA = 1\n', "A = 1\n"),
        ("A = 1  # one\n# two\n\nB = 2\n", "A = 1\nB = 2\n"),
        ('A = 1\n"""What A is,\n# and why."""\nB = 2\n', "A = 1\nB = 2\n"),
        ('def f():\n    """Why."""  # so\n    return "#"\n', 'def f():\n    return "#"\n'),
        ("class E(Exception):\n    '''Why.'''\n", "class E(Exception):\n"),
        ('A = "#1"\nB = \'"#2\'\n', 'A = "#1"\nB = \'"#2\'\n'),
        ('A = f(\n    "a"  # one\n    "b"\n)\n', 'A = f(\n    "a"\n    "b"\n)\n'),
        ('A = {\n    1:\n    """a"""\n}\n', 'A = {\n    1:\n    """a"""\n}\n'),
        ('A = \\\n    "a"\n', 'A = \\\n    "a"\n'),
        ('"""a""" + """b"""\n', '"""a""" + """b"""\n'),
        ('A = "("\n"""Why."""\n', 'A = "("\n'),
        ("A = '\\'#'  # a\n", "A = '\\'#'\n"),
    ],
)
def test_texts_that_something_is_done_with_stay(source, code):
    assert code_of(source) == code
