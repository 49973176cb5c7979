"""What must hold for any page: the properties that `test_round_trip` tries a little and `fuzz`
tries for long.

    printed(pair, layout)             what is printed is read; in run-together rows it is read
                                      right, or refused with a note
    odd(pair, layout)                 odd names are read right or refused with a note, and never
                                      spoil other facts
    slipped(pair, layout, slips)      slips never change a value without a note, unless the page now
                                      plainly says it
    spoiled(pair, layout, how, where) nor do spoiled bytes
    concatenated(pairs, layouts)      of two pages in one file, one is read and the other noted
    together(label, a, b)             two values run together part right or not at all

Each raises AssertionError with what is wrong.
"""

import re
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from html import unescape
from pathlib import Path

from helpers.pages import Page, PageError, read_page
from helpers.pages.catalogue import row_of
from helpers.pages.files import plain_signs
from helpers.pages.readings import _two_cells, one_cell
from support.generate import FILE_NAMES, LAYOUTS, Pair, expected
from support.slips import LETTERS, SPOILED, Slip, changed

FOLDER = Path(tempfile.mkdtemp(prefix="pages-"))


def read(data: str | bytes, layout: str) -> Page:
    path = FOLDER / FILE_NAMES[layout]
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read_page(path)


def values(page: Page) -> dict:
    return {(f.role, f.field, f.group): f.value for f in page.facts if f.value is not None}


# What is printed is read


def printed(pair: Pair, layout: str) -> None:
    text, right = LAYOUTS[layout](pair), expected(pair)
    page = read(text, layout)
    right_or_refused(page, right, text)
    if layout != "joined":
        assert {note.kind for note in page.notes} <= {"disagrees", "settled", "unclear"}, page.notes
        # Only three skills in words of which one holds an "and", and a 12 without a sentence, may
        # be left open.
        assert {key[1] for key in right if key not in values(page)} <= {"top_skill"}


def right_or_refused(page: Page, right: dict, text: str) -> None:
    found = values(page)
    assert found == {key: right.get(key) for key in found}
    explained = {(f.role, f.field) for f in page.facts if f.value is None and f.note}
    missing = {key for key in right if key not in found and key[:2] not in explained}
    assert all(in_refused_row(right[key], page, text) for key in missing), missing


def in_refused_row(value, page: Page, text: str) -> bool:
    """Whether a name stands in a line that is noted as a row that cannot be read; such a note has
    no field."""
    refused = [text.split("\n")[note.line - 1] for note in page.notes if note.kind == "row"]
    return isinstance(value, str) and any(value in line for line in refused)


def odd(pair: Pair, layout: str) -> None:
    if layout == "joined" and not all(
        ends_like_a_name(text) for role in pair for text in texts_of(role)
    ):
        return  # where two texts part is seen only by how names begin and end
    try:
        page = read(LAYOUTS[layout](pair), layout)
    except PageError as error:
        assert error.line >= 1 and "expected" in error.what
        return
    right, found = (
        expected(pair if layout in ("markdown", "by hand") else as_said(pair)),
        values(page),
    )
    assert set(page.roles) <= {role.name for role in pair} or page.notes, page.roles
    noted = fields_noted(page)
    wrong = {
        key: found[key] for key in found if found[key] != right.get(key) and key[1] not in noted
    }
    assert not wrong, wrong
    missing = {key for key in right if key not in found and key[1] not in noted}
    assert not missing or any(note.kind in ("row", "header") for note in page.notes), missing


def as_said(pair: Pair) -> Pair:
    """The pair as a reader of its sentences knows it: "x, y, and z" names y, also where it was
    printed for a skill "y," before an "and" without a comma."""
    first, other = pair
    if not first.top or not first.top[1].endswith(","):
        return pair
    one, two, three = first.top
    return replace(first, top=(one, two.removesuffix(",").rstrip(), three)), other


def texts_of(role) -> list[str]:
    return [text for text in vars(role).values() if isinstance(text, str)]


def ends_like_a_name(text: str) -> bool:
    return re.fullmatch(r"[A-Z\d](?:[^|]*[A-Za-z\d).!?+#])?", text) is not None and text.count(
        "("
    ) == text.count(")")


# Slips


def slipped(pair: Pair, layout: str, slips: list[Slip]) -> None:
    before = LAYOUTS[layout](pair)
    text = before
    for slip in slips:
        text = changed(text, slip)
    may_lose = any(kind not in LETTERS for kind, *_ in slips)
    unseen(pair, layout, before, text, text, may_lose)


def spoiled(pair: Pair, layout: str, how: str, where: float) -> None:
    before = LAYOUTS[layout](pair)
    data = SPOILED[how](before, where)
    unseen(
        pair,
        layout,
        before,
        data,
        data.decode(errors="replace") if b"\x00" not in data else data.decode("utf-16", "replace"),
    )


def unseen(
    pair: Pair, layout: str, before: str, data: str | bytes, text: str, may_lose: bool = False
) -> None:
    """That no value differs from what was printed without a note, unless its line plainly says so;
    and none is lost unseen."""
    try:
        page = read(data, layout)
    except PageError as error:
        assert error.what and error.line >= 1
        return
    if set(page.roles) != {role.name for role in pair}:
        return  # a page about other roles: it says so
    right, noted = expected(pair), fields_noted(page)
    lines = [plain_signs(line) for line in text.replace("\r", "\n").replace("\f", "\n").split("\n")]
    for fact in page.facts:
        if (
            fact.value is not None
            and fact.value != right.get(fact[2:5])
            and fact.field not in noted
        ):
            shown = " ".join(lines[fact.line - 1 : fact.line + 2 * (layout == "html")])
            assert says(unescape(" ".join(shown.split())), page, fact), (
                f"{fact}\nis not what was printed: {right.get(fact[2:5])}"
            )
    missing = [key for key in right if key not in values(page) and key[1] not in noted]
    renamed = sum(key not in right and key[1] == "skill_share" for key in values(page))
    dashes = text.count("-") > before.count("-")
    assert len(missing) <= renamed or may_lose or dashes or page.notes, missing


def fields_noted(page: Page) -> set[str]:
    """The fields of which the page has a doubt."""
    noted = {note.field for note in page.notes if note.kind != "settled"}
    return noted | {
        fact.field for fact in page.facts if fact.note and "; settled by" not in fact.note
    }


def says(line: str, page: Page, fact) -> bool:
    """Whether a line plainly says this value of this role: it prints it, whole, in the role's
    place."""
    if not any(
        re.search(rf"(?<![\w$.,-]){re.escape(shown)}(?!\w|[.,]\d)", line) for shown in prints(fact)
    ):
        return run_together(line, page, fact)
    return True


def prints(fact) -> Iterable[str]:
    """The ways in which a value may stand in a cell."""
    yield fact.raw if isinstance(fact.value, str) or number(fact) else "no such text"


def number(fact) -> bool:
    """Whether the figures in a raw text are those of the value."""
    figures = {
        float(figure.replace(",", "")) for figure in re.findall(r"-?\d[\d,]*(?:\.\d+)?", fact.raw)
    }
    known = {fact.value, fact.value * 100, fact.value * 12}
    figures |= {-figure for figure in figures} | (
        {12 * figure for figure in figures} if "month" in fact.raw else set()
    )
    return any(abs(figure - value) < 1e-4 for figure in figures for value in known)


def run_together(line: str, page: Page, fact) -> bool:
    """Whether the line is a label and the texts of both roles, this one's among them, with nothing
    left over."""
    line = re.sub(r"<[^>]*>", " ", line)
    here = [other for other in page.facts if other.line == fact.line and other.field == fact.field]
    texts = [
        "".join(dict.fromkeys(other.raw for other in here if other.role == role)) or "-"
        for role in page.roles
    ]
    squeezed = re.sub(r"[\s:]", "", line)
    return number_or_text(fact) and any(
        squeezed.endswith(re.sub(r"[\s:]", "", a + b)) for a, b in (texts, texts[::-1])
    )


def number_or_text(fact) -> bool:
    return isinstance(fact.value, str) or number(fact)


# Two pages in one file


def concatenated(both: tuple[Pair, Pair], layouts: tuple[str, str]) -> None:
    """Both pages as text; one of them counts, and every value on which they differ is noted."""
    pair, other = both
    first, second = (LAYOUTS[layout](roles) for layout, roles in zip(layouts, both, strict=True))
    text = first + "\n" + second
    try:
        page = read(text, layouts[0])
    except PageError as error:
        assert error.what and error.line >= 1
        return
    about = {role.name for role in pair}
    assert set(page.roles) in (about, {role.name for role in other})
    right = [expected(side) for side in both if {role.name for role in side} == set(page.roles)]
    noted = fields_noted(page)
    if "years_to_become_high" in noted:
        noted.add(
            "experience_years"
        )  # a 12 may be the months of a 1 beside it, where the spans that would tell disagree
    for key, value in values(page).items():
        said = {side[key] for side in right if key in side}
        others = said - {value}
        assert value in said, (key, value, said)
        assert key[1] in noted or all(in_refused_row(v, page, text) for v in others), (key, said)
    assert about == {role.name for role in other} or page.notes


# Two values run together


def together(label: str, a: str, b: str) -> None:
    row = row_of(label)
    found = _two_cells.__wrapped__(row, a + b)
    whole = [(x, y) for x in one_cell(row, a) for y in one_cell(row, b)]
    assert not found or all(side in found for side in whole), (label, a, b, found)
