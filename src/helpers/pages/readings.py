"""A cell has *readings*: all the ways it can be understood. One reading is the normal case; none
means that the cell is not of the row's kind; several mean that the text alone does not decide, and
something else must (see `weighing`).

    one_cell(row, text)       the readings of a cell that stands by itself
    two_cells(row, text)      the readings of two cells run together
"""

import re
from functools import lru_cache
from html import unescape
from itertools import islice, product

from helpers.pages import cells
from helpers.pages.cells import FORMULA, LAST_WORDS, NOT_GIVEN, PLUS, TAG_SIGNS, Reading
from helpers.pages.fields import FIELDS
from helpers.pages.files import LOST
from helpers.pages.rows import Row

MAX_CELL = 1_000  # characters; a cell is a figure or a name, not an essay
MAX_READINGS = 24  # more ways than this to cut a text is no reading at all
MAX_BRAND = 100  # characters of two names that may part inside of any word
LEFT_REFERENCE = re.compile(r"&#?\w{2,32};")

Pair = tuple[Reading, Reading]


def _plausible(reading: Reading) -> bool:
    for name, _, value, _ in reading:
        if not isinstance(value, str) and not FIELDS[name].low <= value <= FIELDS[name].high:
            return False
    return True


def _spoiled(text: str) -> bool:
    """Whether a text has what no figure or name has: a lost sign, the rest of markup, a formula."""
    formula = text.startswith(FORMULA) and not PLUS.fullmatch(text)
    marked = formula or LOST in text or any(sign in text for sign in TAG_SIGNS)
    return marked or (
        "&" in text and any(unescape(found) != found for found in LEFT_REFERENCE.findall(text))
    )


def _readings(row: Row, text: str, joined: bool = False) -> tuple[Reading, ...]:
    if text.casefold() in NOT_GIVEN:
        return ((),)
    # `cell` captures what `read` takes; `joined` only narrows which texts may stand beside another
    # without a separator.
    if _spoiled(text) or (joined and row.joined and not row.joined.fullmatch(text)):
        return ()
    cell = row.cell.fullmatch(text)
    return tuple(reading for reading in row.read(cell) if _plausible(reading)) if cell else ()


def one_cell(row: Row, text: str) -> tuple[Reading, ...]:
    """The readings of a cell that stands by itself.

    >>> from helpers.pages.catalogue import row_of
    >>> one_cell(row_of("Growth rate"), "-4%")
    ((Value(field='growth', group='', value=-0.04, raw='-4%'),),)
    >>> one_cell(row_of("Growth rate"), "N/A"), one_cell(row_of("Growth rate"), "$4")
    (((),), ())
    """
    return _one_cell(row, text) if len(text) <= MAX_CELL else ()


@lru_cache(maxsize=65_536)
def _one_cell(row: Row, text: str) -> tuple[Reading, ...]:
    return _readings(row, text)


def two_cells(row: Row, text: str) -> tuple[Pair, ...]:
    """The readings of two cells run together, as pairs (first role, second role).

    >>> from helpers.pages.catalogue import row_of
    >>> [(a[0].value, b[0].value) for a, b in two_cells(row_of("Job satisfaction"), "54.14")]
    [(5, 4.14)]
    >>> len(two_cells(row_of("Best paying company"), "PayPaladidas"))
    10
    """
    return _two_cells(row, text) if len(text) <= 2 * MAX_CELL else ()


@lru_cache(maxsize=8_192)
def _two_cells(row: Row, text: str) -> tuple[Pair, ...]:
    # Most first halves have no reading: then the second is not looked at.
    pairs = dict.fromkeys(
        pair
        for a, b in _halves(row, text)
        if (first := _readings(row, a, True))
        for pair in product(first, _readings(row, b, True))
    )
    found = tuple(p for p in pairs if all(_balanced(v.raw) for side in p for v in side))
    if certain := _certain(row, text, found):
        return certain
    most = MAX_BRAND if row.cut is cells.INSIDE_WORDS else MAX_READINGS
    no_two = len(found) > most or (len(found) == 1 and _doubtful(row, text, found[0]))
    return () if no_two else found


def _certain(row: Row, text: str, pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The one pair that needs no other sign: of a cell that is not given, of names that are known,
    or of the same name twice."""
    if row.cut not in (cells.INSIDE_WORDS, cells.BETWEEN_NAMES):
        return ()
    bare = text.startswith("-") or text.endswith("-")
    half = text[: len(text) // 2]
    twice = text == 2 * half and len(half) >= cells.AT_LEAST_TWICE
    sure = [
        pair
        for pair in pairs
        if (bare and () in pair)
        or (twice and pair[0] == pair[1])
        or (row.known and all(not side or side[0].raw.casefold() in row.known for side in pair))
    ]
    return tuple(sure) if len(sure) == 1 else ()


def _doubtful(row: Row, text: str, pair: Pair) -> bool:
    """Whether the only way to cut a text may yet be none: it reads as one cell as well, or a
    capital inside of a name was taken for the beginning of the second."""
    goes_on = pair[0] and pair[1] and cells.GOES_ON.search(pair[0][0].raw)
    if row.one_or_two and _readings(row, text):
        return True
    return row.cut is cells.INSIDE_WORDS or (row.cut is cells.BETWEEN_NAMES and bool(goes_on))


def _halves(row: Row, text: str) -> list[tuple[str, str]]:
    brand = row.cut is cells.INSIDE_WORDS
    if len(text) > (MAX_BRAND if brand else 2 * MAX_CELL):
        return []
    most = MAX_BRAND if brand else 2 * MAX_READINGS
    cuts = list(islice(row.cut.finditer(text), most + 1))
    whole = [] if len(cuts) > most else cuts
    places = {m.start() for m in whole}
    low = text.lower()
    places |= {len(text) - len(word) for word in LAST_WORDS if low.endswith(word)} - {0}
    return [(text[:at].rstrip(), text[at:].lstrip()) for at in sorted(places)]


def _balanced(text: str) -> bool:
    return text.count("(") == text.count(")")
