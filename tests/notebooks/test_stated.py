"""Every number in a said sentence stands in a row of its notebook's table: a rounding of its value,
or of an end of its interval or range, in the unit that the sentence speaks of. What a notebook says
are the Markdown outputs of its cells."""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import nbformat
import pytest

from helpers.paths import PROJECT
from helpers.wording import in_hundred, number

REPORTS = sorted(path.stem for path in (PROJECT / "notebooks").glob("[0-9]*.ipynb"))

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
NUMBERS = re.compile(rf"(?<![\w.,]){NUMBER}(?!\w|,\d)")
SAID = re.compile(
    rf"(?P<p>\bp [=<] )?(?P<usd>\$)?(?<![\w.,])(?P<digits>{NUMBER})(?P<k>k\b)?(?!\w|,\d)(?P<percent>%)?"
    rf"(?P<to>(?: to (?:over )?|–)[$−]?(?={NUMBER}))?"
)
WHOLE = re.compile(r"\b(\d{1,3})(\d{3})\b")  # 5040 in a row is said as 5,040
LINK = re.compile(r"\]\([^)]*\)|`[^`]*`|^The [\d,]+ numbers? of this page.*$", re.MULTILINE)
FORMS = re.compile(
    r"\b(?:in|of) 100\b"  # the base of a chance
    r"|\b95% (?:interval|band)|\bp below \.05"  # a level, not a result
    r"|\b(?:19|20)\d\d\b"  # a year
    r"|\b100% within rounding|\bmiddle \d+% of people|\b\d+(?:st|nd|rd|th)\b|\b(?:bottom|top) 10 percent"  # definitions
)
RANGE = rf"{NUMBER}(?:(?:–| to (?:over )?){NUMBER})?"
CHANCE = re.compile(
    rf"{RANGE}(?: times)? (?:in|of) 100\b(?: times)?(?: \({RANGE}| and not {RANGE})?"
)
SENTENCE = re.compile(r"(?<=[.;:?!*)])\s+(?=[A-Z*(])|\n\n")
FRACTIONS, OWN = ("fraction", "probability"), ("count", "percent", "USD/year", "USD/hour")


def unstated(text: str, rows: Iterable[dict[str, str]]) -> list[str]:
    """The numbers of a text that are no rounding of what a row has in the unit that the text speaks
    of, and are not in its name or in how it was found."""
    rows = list(rows)
    about = " ".join(f"{row['name']} {row['how']}" for row in rows)
    known = set(NUMBERS.findall(about)) | set(NUMBERS.findall(WHOLE.sub(r"\1,\2", about)))
    values = [
        (abs(float(row[end])), row["unit"])
        for row in rows
        for end in ("value", "low", "high")
        if row[end]
    ]
    return [
        number_
        for number_, digits, forms in _numbers(text)
        if number_ not in known and number_ not in _as_said(values, forms, digits)
    ]


def _numbers(text: str) -> Iterator[tuple[str, int, set[str]]]:
    """Each number of a text, how many decimals it has, and what it may be."""
    plain = LINK.sub(" ", re.sub(r"\\|−|\*\*", "", text))
    for sentence in SENTENCE.split(plain):
        chances = {at for chance in CHANCE.finditer(sentence) for at in range(*chance.span())}
        points = "log point" in sentence
        blank = FORMS.sub(lambda form: " " * len(form[0]), sentence)
        found = list(SAID.finditer(blank))
        forms: set[str] = set()
        each = []
        for one in reversed(found):  # of "44 to 66%" both ends are percentages
            forms = _forms(one, one.start("digits") in chances, points) | (
                forms if one["to"] else set()
            )
            digits = len(one["digits"].partition(".")[2])
            each.append((f"{one['digits']}{one['k'] or ''}", digits, forms))
        yield from reversed(each)


def _forms(said: re.Match, times: bool, points: bool) -> set[str]:
    if said["usd"] or said["k"]:
        return {"thousands" if said["k"] else "dollars"}
    if said["percent"]:
        return {"percent"}
    if said["p"] or said["digits"].startswith("."):
        return {"p"}
    own = "measure" if "." in said["digits"] else "count"
    return {own} | ({"times"} if times else set()) | ({"points"} if points else set())


def _as_said(values: list[tuple[float, str]], forms: set[str], digits: int) -> set[str]:
    """What a text may say, in one of these forms, of values with their units."""
    found = {in_hundred(v).split()[-1] for v, u in values if "times" in forms and u in FRACTIONS}
    for value, unit in values:
        scaled = {
            "dollars": value if unit.startswith("USD") else None,
            "thousands": value / 1000 if unit.startswith("USD") else None,
            "percent": _percent(value, unit),
            "times": 100 * value if unit in FRACTIONS and digits else None,
            "points": 100 * value if unit == "log" else value if "log points" in unit else None,
            "p": value if unit == "probability" else None,
            "count": value if unit == "count" else None,
            "measure": value if unit not in OWN or (unit == "count" and value % 1) else None,
        }
        found |= {number(scaled[form], digits) for form in forms if scaled[form] is not None}
    p, k = "p" in forms, "thousands" in forms
    return {f"{text.removeprefix('0') if p else text}{'k' if k else ''}" for text in found}


def _percent(value: float, unit: str) -> float | None:
    """A value in percent: of a ratio, how far it lies from 1."""
    if unit in FRACTIONS:
        return 100 * value
    return value if unit == "percent" else 100 * abs(1 - value) if unit == "ratio" else None


def said(notebook: Path) -> list[str]:
    """The Markdown outputs of a notebook."""
    return [
        output.data["text/markdown"]
        for cell in nbformat.read(notebook, as_version=4).cells
        for output in cell.get("outputs", ())
        if "text/markdown" in output.get("data", ())
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_every_number_said_stands_in_a_row(name):
    with open(PROJECT / "reports" / f"{name}.csv", encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    texts = said(PROJECT / "notebooks" / f"{name}.ipynb")
    assert texts and rows
    assert {text[:60]: n for text in texts if (n := unstated(text, rows))} == {}


ROWS = [
    ("pay", 38792, "", "", "USD/year", "2,080 hours, 5040 orderings"),
    ("share", 0.349, 0.3, 0.41, "fraction", ""),
    ("chance", 0.9993, "", "", "probability", ""),
    ("p of it", 0.0349, "", "", "probability", ""),
    ("r", -0.58, -0.9, 0.12, "r", ""),
    ("women's pay over men's", 0.92, "", "", "ratio", ""),
    ("roles", 39, "", "", "count", ""),
    ("expected by chance", 12.4, "", "", "count", ""),
    ("slope", 41.2, "", "", "log points a 10 points", ""),
    ("growth", 7.5, "", "", "percent", ""),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pays $38,792 a year", []),
        ("pays \\$38,793 a year", ["38,793"]),
        ("about $39k, so to say", []),
        ("about $38k, so to say", ["38k"]),
        ("39 of them", []),
        ("35 of them, 58 coffees, 92 and 41", ["35", "58", "92", "41"]),
        ("where chance would give 12", []),
        ("a share of 34.9%, or 35%", []),
        ("a share of 34.8%", ["34.8"]),
        ("58% of them, 39%, 41%", ["58", "39"]),
        ("from 30 to 41%, from 30 of them", ["30"]),
        ("8% below men's", []),
        ("it falls by −0.58", []),
        ("it falls by 0.36, and by 0.92 times", ["0.36"]),
        ("p = .035 and p = .03", []),
        ("p = .349", [".349"]),
        ("to show them (p below .05), not .05 of them", [".05"]),
        ("35 times in 100 and 36 times in 100", ["36"]),
        ("It is 35 times in 100. It is 35 times.", ["35"]),
        ("over 99 times in 100", []),
        ("by 41 log points, by 42 log points", ["42"]),
        ("a 95% interval of 2018 to 2028, on the 10th percentile", []),
        ("2,080 hours, as the row says", []),
        ("of 5,040 orderings, 2, 35", ["2", "35"]),
        ("See [the 12th of 1,234](x-77.html) and `f(99)`.", ["1,234"]),
        ("The 12 numbers of this page, each with how it was found: [x](x).", []),
    ],
)
def test_a_number_without_a_row_in_its_unit_is_found(text, expected):
    keys = ("name", "value", "low", "high", "unit", "how")
    rows = [dict(zip(keys, map(str, row), strict=True)) for row in ROWS]
    assert unstated(text, rows) == expected
