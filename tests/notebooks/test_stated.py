"""Every number in a said sentence stands in a row of its notebook's table: a rounding of its value,
or of an end of its interval or range. What a notebook says are the Markdown outputs of its cells."""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

import nbformat
import pytest

from helpers.paths import PROJECT
from helpers.wording import in_hundred, number

REPORTS = sorted(path.stem for path in (PROJECT / "notebooks").glob("[0-9]*.ipynb"))

NUMBER = re.compile(
    r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?:k\b|(?!\w|,\d))"
)
WHOLE = re.compile(r"\b(\d{1,3})(\d{3})\b")  # 5040 in a row is said as 5,040
LINK = re.compile(r"\]\([^)]*\)|`[^`]*`|^The [\d,]+ numbers? of this page.*$", re.MULTILINE)
FORMS = re.compile(
    r"times in 100\b"  # the base of a chance
    r"|\b95% (?:interval|band)|\bp below \.05"  # a level, not a result
    r"|\b(?:19|20)\d\d\b"  # a year
    r"|\b100% within rounding|\b\d+(?:st|nd|rd|th)\b|\b(?:bottom|top) 10 percent"  # definitions
)
SCALES = (1, 100)  # as it is, and a fraction as a percentage


def unstated(text: str, rows: Iterable[dict[str, str]]) -> list[str]:
    """The numbers of a text that are no rounding of what a row has, and are not in its name or in
    how it was found."""
    rows = list(rows)
    values = [abs(float(row[end])) for row in rows for end in ("value", "low", "high") if row[end]]
    about = " ".join(f"{row['name']} {row['how']}" for row in rows)
    known = set(NUMBER.findall(about)) | set(NUMBER.findall(WHOLE.sub(r"\1,\2", about)))
    known |= {in_hundred(value).split()[-1] for value in values}
    plain = FORMS.sub(" ", LINK.sub(" ", text.replace("\\", "").replace("$", "").replace("−", "")))
    return [n for n in NUMBER.findall(plain) if n not in known and not _rounded(n, values)]


def _rounded(said: str, values: Iterable[float]) -> bool:
    thousands = said.endswith("k")
    said = f"0{said}".removesuffix("k") if said.startswith(".") else said.removesuffix("k")
    digits = len(said.partition(".")[2])
    scales = (0.001,) if thousands else SCALES
    return said in {number(value * scale, digits) for value in values for scale in scales}


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pays $38,792 a year", []),
        ("pays \\$38,793 a year", ["38,793"]),
        ("about $39k, so to say", []),
        ("about $38k, so to say", ["38k"]),
        ("39 of them", ["39"]),
        ("a share of 34.9%, or 35%", []),
        ("a share of 34.8%", ["34.8"]),
        ("from 0.30 to 0.41, in words 30–41%", []),
        ("it falls by −0.35", []),
        ("p = .349 and p = .35", []),
        ("p = .351", [".351"]),
        ("to show them (p below .05), not .05 of them", [".05"]),
        ("61 times in 100 and 35 times in 100", ["61"]),
        ("over 99 times in 100", []),
        ("a 95% interval of 2018 to 2028, on the 10th percentile", []),
        ("2,080 hours, as the row says", []),
        ("of 5,040 orderings, 2, 35", ["2"]),
        ("See [the 12th of 1,234](x-77.html) and `f(99)`.", ["1,234"]),
        ("The 12 numbers of this page, each with how it was found: [x](x).", []),
    ],
)
def test_a_number_without_a_row_is_found(text, expected):
    rows = [
        {
            "name": "pay",
            "value": "38792",
            "low": "",
            "high": "",
            "how": "2,080 hours, 5040 orderings",
        },
        {"name": "share", "value": "0.349", "low": "0.3", "high": "0.41", "how": ""},
        {"name": "chance", "value": "0.9993", "low": "", "high": "", "how": ""},
    ]
    assert unstated(text, rows) == expected
