"""A page as lines: each is prose, or cells between bars or, in `markup`, table tags.

    text_lines(name, text, skip)   the lines of a text page that are not blank
    decoded(text)                  a text with its references (`&amp;`) as the signs they stand for

Both take time linear in the size of the page."""

import re
from html import unescape
from typing import NamedTuple

from helpers.pages.files import CONTROL, LOST, PageError, plain_signs

MAX_LINE = 20_000  # characters, for text; markup may put a whole page on one line
# Lines that are not blank: a comparison has a few hundred, saved with all that a site puts around
# it a few thousand.
MAX_LINES = 20_000


class Line(NamedTuple):
    number: int
    text: str
    cells: tuple[str, ...] | None  # None for a line of prose
    header: bool = False
    closed: bool = True  # ends in a bar
    last: bool = False  # the page ends here, without a line end
    broken: str = ""  # markup that swallows the rest of the page
    opened: bool = True  # begins with a bar


BAR = re.compile(r"(?<!\\)\|")
SEPARATOR = re.compile(r"[\s|:]*-[-\s|:]*")


def text_lines(name: str, text: str, skip: int = 0) -> list[Line]:
    """The lines of a text page that are not blank, those with bars as cells. Raises PageError for a
    line without end and for more lines than a comparison has."""
    if (count := text.count("\n")) > 10 * MAX_LINES:
        raise too_many(name, count, "lines")
    full = text.split("\n")
    if len(text) > MAX_LINE and (length := max(map(len, full))) > MAX_LINE:
        number = next(i for i, line in enumerate(full, 1) if len(line) == length)
        raise PageError(
            name, number, f"a line of {length:,} characters, expected at most {MAX_LINE:,}"
        )
    lines: list[Line] = []
    for number, line in enumerate(map(str.strip, full), 1):
        if not line or number <= skip:
            continue
        if "|" not in line:
            lines.append(Line(number, decoded(line), None))
        elif "-" in line and SEPARATOR.fullmatch(line):
            lines[-1:] = [line._replace(header=True) for line in lines[-1:]]
        else:
            ends = line[-1] == "|", line[0] == "|"
            lines.append(Line(number, line, _cells(line), closed=ends[0], opened=ends[1]))
    if len(lines) > MAX_LINES:
        raise too_many(name, len(lines), "lines")
    if lines and not text.endswith("\n"):
        lines[-1] = lines[-1]._replace(last=True)
    return lines


def too_many(name: str, count: int, what: str) -> PageError:
    return PageError(name, 1, f"{count:,} {what}, expected one comparison: {MAX_LINES:,} at most")


# As browsers do: a semicolon may be missing behind the oldest of them.
REFERENCE = re.compile(
    r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]\w{1,31});|&(?:amp|lt|gt|quot|nbsp)(?!\w)"
)


def decoded(text: str) -> str:
    """A text with its references as the signs they stand for; `LOST` for one that stands for none.

    >>> decoded("Latham &amp; Watkins")
    'Latham & Watkins'
    """
    if "&" not in text:
        return text
    return plain_signs(REFERENCE.sub(_sign, text))


def _sign(reference: re.Match) -> str:
    sign = unescape(reference[0])
    return LOST if not sign or CONTROL.search(sign) else sign


def _cells(line: str) -> tuple[str, ...]:
    parts = (
        line.split("|")
        if "\\|" not in line
        else [part.replace("\\|", "|") for part in BAR.split(line)]
    )
    first, last = int(line[0] == "|"), len(parts) - int(line[-1] == "|")
    return tuple([decoded(part).strip() for part in parts[first:last]])
