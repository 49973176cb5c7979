"""A page as lines: each is prose, or cells between bars or table tags. Text, Markdown and saved
HTML all end up here.

    text_lines(name, text, skip)   the lines of a text page that are not blank
    markup_lines(name, text)       the table rows and blocks of a saved HTML page

Both take time linear in the size of the page. The markup is read by the few rules of the HTML
standard that matter for text in tables; the reader in Python's library takes quadratic time for
some broken pages."""

import re
from html import unescape
from typing import NamedTuple

from helpers.pages.files import PageError, plain_signs

__all__ = ["Line", "markup_lines", "text_lines"]

MAX_LINE = 20_000  # characters, for text; markup may put a whole page on one line
MAX_LINES = 20_000  # that are not blank; a comparison has a few hundred, saved with all that a site puts around it a few thousand


class Line(NamedTuple):
    number: int
    text: str
    cells: tuple[str, ...] | None  # None for a line of prose
    header: bool = False
    closed: bool = True
    last: bool = False  # the page ends here, without a line end
    broken: str = ""  # markup that swallows the rest of the page


BAR = re.compile(r"(?<!\\)\|")
SEPARATOR = re.compile(r"[\s|:]*-[-\s|:]*")


def text_lines(name: str, text: str, skip: int = 0) -> list[Line]:
    """The lines of a text page that are not blank, those with bars as cells. Raises PageError for a
    line without end and for more lines than a comparison has."""
    if (count := text.count("\n")) > 10 * MAX_LINES:
        raise _too_many(name, count, "lines")
    full = text.split("\n")
    if len(text) > MAX_LINE and (length := max(map(len, full))) > MAX_LINE:
        number = next(i for i, line in enumerate(full, 1) if len(line) == length)
        raise PageError(
            name, number, f"a line of {length:,} characters, expected at most {MAX_LINE:,}"
        )
    lines: list[Line] = []
    new = tuple.__new__  # a bare tuple: quicker than the constructor, for each line of each page
    for number, line in enumerate(map(str.strip, full), 1):
        if not line or number <= skip:
            continue
        if "|" not in line:
            lines.append(new(Line, (number, line, None, False, True, False, "")))
        elif "-" in line and SEPARATOR.fullmatch(line):
            lines[-1:] = [line._replace(header=True) for line in lines[-1:]]
        else:
            lines.append(new(Line, (number, line, _cells(line), False, line[-1] == "|", False, "")))
    if len(lines) > MAX_LINES:
        raise _too_many(name, len(lines), "lines")
    if lines and not text.endswith("\n"):
        lines[-1] = lines[-1]._replace(last=True)
    return lines


def _too_many(name: str, count: int, what: str) -> PageError:
    return PageError(name, 1, f"{count:,} {what}, expected one comparison: {MAX_LINES:,} at most")


def _cells(line: str) -> tuple[str, ...]:
    parts = (
        line.split("|")
        if "\\|" not in line
        else [part.replace("\\|", "|") for part in BAR.split(line)]
    )
    first, last = int(line[0] == "|"), len(parts) - int(line[-1] == "|")
    return tuple([part.strip() for part in parts[first:last]])


# Markup

TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/<>]*)(?:[^<>"']++|"[^"]*"|'[^']*')*+([<>]?)""")
RAW_END = {
    name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")
}  # what they hold is no markup
REFERENCE = re.compile(
    r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]\w{1,31});|&(?:amp|lt|gt|quot|nbsp)(?!\w)"
)  # as browsers do
BLOCKS = frozenset(
    "p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 br hr section article header footer main nav aside table title".split()
)


class _Rows:
    """Collects table rows as cells and other blocks as lines of text."""

    def __init__(self, name: str):
        self.name = name
        self.lines: list[Line] = []
        self.words: list[str] = []
        self.cells: list[str] | None = None
        self.in_cell = False
        self.opened: set[str] = set()
        self.headings = self.start = 0

    def add(self, line: Line) -> None:
        self.lines.append(line)
        if len(self.lines) > MAX_LINES:
            raise _too_many(self.name, len(self.lines), "lines and rows")

    def data(self, text: str, number: int) -> None:
        if self.words or not text.isspace():
            self.start = (
                self.start
                if self.words or self.cells is not None
                else number + text[: len(text) - len(text.lstrip())].count("\n")
            )
            self.words.append(text)

    def begin(self, tag: str, number: int) -> None:
        if tag == "tr":
            self.flush()
            self.cells, self.headings, self.start = [], 0, number
        elif tag in ("td", "th"):
            self.end_cell()
            self.outside()
            self.in_cell = self.cells is not None
            self.headings += tag == "th"
        elif tag in BLOCKS:
            self.break_line()
        else:
            self.opened.add(tag)

    def end(self, tag: str, written: str, number: int) -> None:
        if tag in ("tr", "table"):
            self.end_row()
        elif tag in ("td", "th"):
            self.end_cell()
        elif tag in BLOCKS:
            self.break_line()
        elif (
            tag not in self.opened
        ):  # a slip of the pen in a tag; it stays in the text, and no value holds such signs
            self.data(written, number)

    def break_line(self) -> None:
        if self.cells is None:
            self.flush()
        elif self.words:
            self.words.append(" ")

    def take(self) -> str:
        if not self.words:
            return ""
        text, self.words = "".join(self.words), []
        text = REFERENCE.sub(lambda found: unescape(found[0]), text) if "&" in text else text
        return " ".join(plain_signs(text).split())

    def end_cell(self) -> None:
        if self.cells is not None and self.in_cell:
            self.cells.append(self.take())
            self.in_cell = False

    def outside(self) -> None:
        """Text of a row that stands in none of its cells belongs to none of them."""
        if self.cells is not None and self.words and (text := self.take()):
            self.add(
                Line(
                    self.start,
                    text,
                    None,
                    broken=f'text between cells: "{text[:40]}", expected it in a cell',
                )
            )

    def end_row(self, cut: bool = False) -> None:
        if self.cells is None:
            return
        self.end_cell()
        self.outside()
        if any(self.cells):
            header = self.headings == len(self.cells)
            self.add(
                Line(
                    self.start,
                    " | ".join(self.cells),
                    tuple(self.cells),
                    header,
                    closed=not cut,
                    last=cut,
                )
            )
        self.cells = None

    def flush(self, cut: bool = False) -> None:
        self.end_row(cut)
        if text := self.take():
            self.add(Line(self.start, text, None, last=cut))


def markup_lines(name: str, text: str) -> list[Line]:
    """The table rows and the blocks of text of a page of markup. Markup that never ends swallows
    the rest, and says so. Raises PageError for more rows and blocks than a comparison has."""
    rows = _Rows(name)
    at, number = 0, 1
    while (sign := text.find("<", at)) >= 0:
        if sign > at:
            rows.data(text[at:sign], number)
            number += text.count("\n", at, sign)
        end, tag = _markup_end(text, sign)
        if end < 0:
            rows.flush(cut=True)
            shown = " ".join(text[sign : sign + 40].split())
            return [
                *rows.lines,
                Line(
                    number,
                    shown,
                    None,
                    broken=f'markup that never ends: "{shown}", nothing behind it is read',
                ),
            ]
        if tag and text[sign + 1] == "/":
            rows.end(tag, text[sign:end], number)
        elif tag:
            rows.begin(tag, number)
        elif end == sign + 1:
            rows.data("<", number)
        number += text.count("\n", sign, end)
        at = end
    rows.data(text[at:], number)
    rows.flush(cut=True)
    return rows.lines


def _markup_end(text: str, start: int) -> tuple[int, str]:
    """Where the markup that starts with this `<` ends (-1: never), and the name of its tag ("" for
    a comment or a bare sign)."""
    if tag := TAG.match(text, start):
        slash, name, closed = tag.groups()
        if closed == "<":  # no tag: it stays in the text, and no value holds such signs
            return start + 1, ""
        name, end = name.lower(), tag.end()
        if closed and name in RAW_END and not slash:
            raw = RAW_END[name].search(text, end)
            end = raw.start() if raw else -1
        return end if closed else -1, name
    if text.startswith("<!--", start):
        end = text.find("-->", start + 4)
        return end + 3 if end >= 0 else -1, ""
    if text[start + 1 : start + 2] in ("!", "?", "/") and start + 1 < len(text):
        end = text.find(">", start)
        return end + 1 if end >= 0 else -1, ""
    return start + 1, ""
