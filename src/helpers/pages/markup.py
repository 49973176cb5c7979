"""A saved HTML page as lines: table rows and blocks of text, as a browser shows them.

    markup_lines(name, text)   the table rows and blocks of a page

It takes time linear in the size of the page. Markup is read by the few rules of the HTML standard
that matter for text in tables; the reader in Python's library takes quadratic time for some broken
pages."""

import re

from helpers.pages.files import plain_signs
from helpers.pages.hidden import BLOCKS, ROW_GROUPS, Hidden, hides
from helpers.pages.lines import MAX_LINES, Line, decoded, too_many

# A quote opens a value behind "=" only, and one that never ends takes the rest of the page.
TAG = re.compile(
    r"""<(/?)([a-zA-Z][^\s/<>]*)"""
    r"""((?:[^<>=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s"'<>][^\s<>]*+)?+)*+)([<>]?)"""
)
COMMENT_END = re.compile("--!?>")
RAW_END = {
    name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea")
}  # what they hold is no markup
# What they hold means something else than the same text in a line: a power or the mark of a
# footnote, what was struck out. They stay in the text, and no value holds such signs.
NOT_IN_LINE = frozenset("sup sub s del strike".split())


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
            raise too_many(self.name, len(self.lines), "lines and rows")

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
        elif tag in NOT_IN_LINE:
            self.data(f"<{tag}>", number)
            self.opened.add(tag)
        else:
            self.opened.add(tag)

    def before_hidden(self, tag: str) -> None:
        """What a hidden element ends as if it were shown."""
        if tag == "tr" or tag in ROW_GROUPS or tag == "table":
            self.flush()
        elif tag in ("td", "th"):
            self.end_cell()
            self.outside()
        elif tag in BLOCKS:
            self.break_line()

    def end(self, tag: str, written: str, number: int) -> None:
        if tag in ("tr", "table"):
            self.end_row()
        elif tag in ("td", "th"):
            self.end_cell()
        elif tag in BLOCKS:
            self.break_line()
        elif tag not in self.opened:
            # A slip of the pen in a tag; it stays in the text, and no value holds such signs.
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
        return " ".join(plain_signs(decoded(text)).split())

    def end_cell(self) -> None:
        if self.cells is not None and self.in_cell:
            self.cells.append(self.take())
            self.in_cell = False

    def outside(self) -> None:
        """Text of a row that stands in none of its cells belongs to none of them."""
        if self.cells is not None and self.words and (text := self.take()):
            what = f'text between cells: "{text[:40]}", expected it in a cell'
            self.add(Line(self.start, text, None, broken=what))

    def end_row(self, cut: bool = False) -> None:
        if self.cells is None:
            return
        self.end_cell()
        self.outside()
        if any(self.cells):
            header, text = self.headings == len(self.cells), " | ".join(self.cells)
            self.add(Line(self.start, text, (*self.cells,), header, closed=not cut, last=cut))
        self.cells = None

    def flush(self, cut: bool = False) -> None:
        self.end_row(cut)
        if text := self.take():
            self.add(Line(self.start, text, None, last=cut))


def markup_lines(name: str, text: str) -> list[Line]:
    """The table rows and the blocks of text of a page of markup, without what a browser hides.
    Markup that never ends swallows the rest, and says so. Raises PageError for more rows and blocks
    than a comparison has."""
    rows, hidden = _Rows(name), Hidden()
    at, number, since = 0, 1, 1
    while (sign := text.find("<", at)) >= 0:
        if sign > at:
            if not hidden.name:
                rows.data(text[at:sign], number)
            number += text.count("\n", at, sign)
        end, tag, attributes = _markup_end(text, sign)
        closing = text[sign + 1 : sign + 2] == "/"
        if end < 0:
            rows.flush(cut=True)
            shown = " ".join(text[sign : sign + 40].split())
            what = f'markup that never ends: "{shown}", nothing behind it is read'
            return [*rows.lines, Line(number, shown, None, broken=what)]
        if hidden.name and (not tag or hidden.takes(tag, closing)):
            pass
        elif tag and closing:
            rows.end(tag, text[sign:end], number)
        elif tag and hides(tag, attributes):
            rows.before_hidden(tag)
            hidden, since = Hidden(tag), number
        elif tag:
            rows.begin(tag, number)
        elif end == sign + 1:
            rows.data("<", number)
        number += text.count("\n", sign, end)
        at = end
    if hidden.name:
        what = f"<{hidden.name}> that is hidden and never ends, nothing behind it is read"
        rows.flush(cut=True)
        return [*rows.lines, Line(since, what, None, broken=what)]
    rows.data(text[at:], number)
    rows.flush(cut=True)
    return rows.lines


def _markup_end(text: str, start: int) -> tuple[int, str, str]:
    """Where the markup that starts with this `<` ends (-1: never), the name of its tag ("" for a
    comment or a bare sign), and the attributes in it."""
    if tag := TAG.match(text, start):
        slash, name, attributes, closed = tag.groups()
        if closed == "<":  # no tag: it stays in the text, and no value holds such signs
            return start + 1, "", ""
        name, end = name.lower(), tag.end()
        if closed and name in RAW_END and not slash:
            raw = RAW_END[name].search(text, end)
            end = raw.start() if raw else -1
        return end if closed else -1, name, attributes
    if text.startswith("<!--", start):
        if text.startswith((">", "->"), start + 4):  # an empty one
            return text.index(">", start) + 1, "", ""
        ended = COMMENT_END.search(text, start + 4)
        return ended.end() if ended else -1, "", ""
    if text[start + 1 : start + 2] in ("!", "?", "/") and start + 1 < len(text):
        end = text.find(">", start)
        return end + 1 if end >= 0 else -1, "", ""
    return start + 1, "", ""
