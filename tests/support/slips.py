"""
What can happen to a page on its way: slips of the pen, of the scissors, of the encoder.

    slips()                 a hypothesis strategy for a few of them, one after another
    changed(text, slip)     the text after a slip
    SPOILED                 ways to spoil the bytes of a page, by name

A slip is (kind, where, to, sign): where it happens and where to are fractions of the text, so that
it fits any page and shrinks with it."""

import random
from collections.abc import Callable

from hypothesis import strategies as st

Slip = tuple[str, float, float, str]
SIGNS = "0123456789$%,.-|+: \n\t\u2013\u00a0\u200b\u202e\ufffdAaz()&<>\"'\\;"


def _at(text, where: float) -> int:
    return min(int(where * len(text)), len(text) - 1)


def _letters(change: Callable[[str, int, str], str]):
    return lambda text, where, to, sign: change(text, _at(text, where), sign)


def _lines(change: Callable[[list[str], int, int], None]):
    def changed_lines(text: str, where: float, to: float, sign: str) -> str:
        lines = text.split("\n")
        change(lines, _at(lines, where), _at(lines, to))
        return "\n".join(lines)

    return changed_lines


def _move_digit(text: str, where: float, to: float, sign: str) -> str:
    """A digit goes to another place of its line, into another cell perhaps."""
    lines = [i for i, line in enumerate(text.split("\n")) if any(map(str.isdigit, line))]
    if not lines:
        return text
    parts = text.split("\n")
    line = parts[number := lines[_at(lines, where)]]
    digits = [i for i, letter in enumerate(line) if letter.isdigit()]
    gone = digits[_at(digits, where * 997 % 1)]
    rest = line[:gone] + line[gone + 1 :]
    at = int(to * (len(rest) + 1))
    parts[number] = rest[:at] + line[gone] + rest[at:]
    return "\n".join(parts)


def _swap_lines(lines: list[str], a: int, b: int) -> None:
    lines[a], lines[b] = lines[b], lines[a]


def _join_lines(lines: list[str], a: int, b: int) -> None:
    lines[a : a + 2] = ["".join(lines[a : a + 2])]


LETTERS = {
    "cut": _letters(lambda text, at, sign: text[:at] + text[at + 1 :]),
    "double": _letters(lambda text, at, sign: text[: at + 1] + text[at:]),
    "swap": _letters(
        lambda text, at, sign: text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]
    ),
    "insert": _letters(lambda text, at, sign: text[:at] + sign + text[at:]),
    "replace": _letters(lambda text, at, sign: text[:at] + sign + text[at + 1 :]),
    "move digit": _move_digit,
    "break line": _letters(lambda text, at, sign: text[:at] + "\n" + text[at:]),
    "join lines": _lines(_join_lines),
    "double line": _lines(lambda lines, a, b: lines.insert(b, lines[a])),
}
LINES = {
    "drop line": _lines(lambda lines, a, b: lines.pop(a)),
    "drop lines": _lines(lambda lines, a, b: lines.__delitem__(slice(min(a, b), max(a, b) + 1))),
    "move line": _lines(lambda lines, a, b: lines.insert(b, lines.pop(a))),
    "swap lines": _lines(_swap_lines),
    "drop tail": _letters(lambda text, at, sign: text[:at]),
    "drop head": _letters(lambda text, at, sign: text[at:]),
}
KINDS = LETTERS | LINES  # what takes whole lines away may take facts along without a word

places = st.floats(0, 1, exclude_max=True)
slip_kinds = st.sampled_from([*LETTERS, *LINES])


def slips(most: int = 3) -> st.SearchStrategy[list[Slip]]:
    return st.lists(
        st.tuples(slip_kinds, places, places, st.sampled_from(SIGNS)), min_size=1, max_size=most
    )


def changed(text: str, slip: Slip) -> str:
    kind, where, to, sign = slip
    return KINDS[kind](text, where, to, sign) if text else text


# Bytes


def _some(data: bytes, where: float, change: Callable[[int], bytes]) -> bytes:
    at = _at(data, where)
    return data[:at] + change(data[at]) + data[at + 1 :]


def _stretch_shifted(data: bytes, where: float) -> bytes:
    """Two bytes are lost, some letters apart: what is between them is other signs, the rest is as
    it was."""
    at, letters = _at(data, where), 1 + int(where * 8191) % 60
    return _some(data[:at] + data[at + 1 :], (at + 2 * letters) / len(data), lambda byte: b"")


def _misread(text: str, written: str, read: str) -> bytes:
    return text.encode(written, "replace").decode(read, "replace").encode()


SPOILED: dict[str, Callable[[str, float], bytes]] = {
    "a byte lost": lambda text, where: _some(text.encode(), where, lambda byte: b""),
    "a bit turned": lambda text, where: _some(
        text.encode(), where, lambda byte: bytes([byte ^ 1 << int(where * 8191) % 8])
    ),
    "a high byte": lambda text, where: _some(
        text.encode(), where, lambda byte: bytes([byte | 0x80])
    ),
    "a byte of UTF-16 lost": lambda text, where: _some(
        text.encode("utf-16"), where, lambda byte: b""
    ),
    "two bytes of UTF-16 lost": lambda text, where: _some(
        _some(text.encode("utf-16"), where, lambda byte: b""),
        random.Random(where).random(),
        lambda byte: b"",
    ),
    "a stretch of UTF-16 shifted": lambda text, where: _stretch_shifted(
        text.encode("utf-16"), where
    ),
    "saved as Windows 1252": lambda text, where: text.encode("cp1252", "replace"),
    "saved as UTF-16": lambda text, where: text.encode("utf-16"),
    "saved as UTF-16 without a mark": lambda text, where: text.encode("utf-16-le"),
    "UTF-8 read as Windows 1252": lambda text, where: _misread(text, "utf-8", "cp1252"),
    "UTF-8 read as Latin 1": lambda text, where: _misread(text, "utf-8", "latin-1"),
    "UTF-8 read as ASCII": lambda text, where: _misread(text, "utf-8", "ascii"),
    "Windows 1252 read as UTF-8": lambda text, where: _misread(text, "cp1252", "utf-8"),
    "declared as Windows 1252": lambda text, where: (
        b'<meta charset="windows-1252">' + text.encode()
    ),
}
