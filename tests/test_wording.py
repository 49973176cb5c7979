"""Numbers and sentences as readers see them."""

import math
import re
from html import unescape
from html.parser import HTMLParser
from inspect import isfunction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import wording
from helpers.reports.prose import prose2html
from helpers.wording import (
    counted,
    dollars,
    in_hundred,
    listing,
    number,
    p_value,
    percent,
    say,
    signed,
    span,
    spoken,
    table,
    word,
)

NAN, INFINITE = float("nan"), float("inf")


class TestNumber:
    @pytest.mark.parametrize(
        ("value", "digits", "text"),
        [
            (0, 0, "0"),
            (-0.0, 0, "0"),
            (-0.4, 0, "0"),
            (-0.04, 1, "0.0"),
            (-1, 0, "−1"),
            (1234567, 0, "1,234,567"),
            (-1234.56, 1, "−1,234.6"),
            (999.5, 0, "1,000"),
            (np.int64(38792), 0, "38,792"),
            (np.float64(0.25), 2, "0.25"),
            (INFINITE, 0, "∞"),
            (-INFINITE, 1, "−∞"),
            (1e21, 0, "1" + ",000" * 7),
            (5e-324, 0, "0"),
        ],
    )
    def test_is_written_for_readers(self, value, digits, text):
        assert number(value, digits) == text

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (0.5, "1"),
            (1.5, "2"),
            (2.5, "3"),
            (-2.5, "−3"),
            (100 * 0.285, "29"),
            (100 * 0.575, "58"),
        ],
    )
    def test_halves_go_away_from_zero(self, value, text):
        assert number(value) == text

    @pytest.mark.parametrize("value", [NAN, np.float64("nan"), pd.NA])
    @pytest.mark.parametrize("write", [number, dollars, percent, signed])
    def test_missing_is_said(self, value, write):
        assert write(value) == "not given"

    @given(st.floats(-1e9, 1e9), st.integers(0, 3))
    def test_is_the_number(self, value, digits):
        back = float(number(value, digits).replace("−", "-").replace(",", ""))
        assert math.isclose(back, value, abs_tol=0.5 * 10**-digits * (1 + 1e-6), rel_tol=1e-12)
        assert number(value, digits).replace("−", "") == number(-value, digits).replace("−", "")


class TestSigned:
    @pytest.mark.parametrize(
        ("value", "digits", "text"),
        [
            (3, 0, "+3"),
            (-3, 0, "−3"),
            (0, 0, "0"),
            (0.4, 0, "0"),
            (-0.4, 0, "0"),
            (0.04, 1, "0.0"),
            (1000, 0, "+1,000"),
            (10, 1, "+10.0"),
            (INFINITE, 0, "+∞"),
        ],
    )
    def test_zero_has_no_sign(self, value, digits, text):
        assert signed(value, digits) == text


class TestAmounts:
    @pytest.mark.parametrize(
        ("value", "digits", "text"),
        [
            (38792, 0, "$38,792"),
            (-80.5, 2, "−$80.50"),
            (-0.2, 0, "$0"),
            (0, 0, "$0"),
            (0.5, 0, "$1"),
            (NAN, 0, "not given"),
        ],
    )
    def test_dollars(self, value, digits, text):
        assert dollars(value, digits) == text

    @pytest.mark.parametrize(
        ("share", "digits", "text"),
        [
            (0.349, 1, "34.9%"),
            (-0.04, 0, "−4%"),
            (0, 0, "0%"),
            (1, 0, "100%"),
            (0.285, 0, "29%"),
            (0.005, 0, "1%"),
            (-0.0001, 0, "0%"),
            (NAN, 0, "not given"),
        ],
    )
    def test_percent(self, share, digits, text):
        assert percent(share, digits) == text

    def test_span(self):
        assert span("$1", "$2") == "$1–$2" and span("4", "4") == "4"

    @pytest.mark.parametrize(
        ("p", "text"),
        [
            (0, "p < .001"),
            (0.00049, "p < .001"),
            (0.0005, "p = .001"),
            (0.05, "p = .050"),
            (0.9994, "p = .999"),
            (0.9995, "p = 1"),
            (1, "p = 1"),
            (NAN, "p = not given"),
        ],
    )
    def test_p_value(self, p, text):
        assert p_value(p) == text

    @pytest.mark.parametrize(
        ("chance", "text"),
        [
            (0, "0"),
            (0.001, "under 1"),
            (0.511, "51"),
            (0.994, "99"),
            (0.9993, "over 99"),
            (1, "100"),
        ],
    )
    def test_in_hundred_never_says_never(self, chance, text):
        assert in_hundred(chance) == text


class TestWords:
    def test_listing(self):
        assert [listing(items) for items in ([], ["a"], ["a", "b"], iter("abc"))] == [
            "",
            "a",
            "a and b",
            "a, b and c",
        ]
        assert listing("ab", last="or") == "a or b"

    def test_counts(self):
        assert [word(n) for n in (0, 1, 12, 13, 1300, -1, np.int64(7))] == [
            "no",
            "one",
            "twelve",
            "13",
            "1,300",
            "−1",
            "seven",
        ]
        assert [counted(n, "role") for n in (0, 1, 2)] == ["no roles", "one role", "two roles"]
        assert counted(3, "city", "cities") == "three cities"

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("Customer Service Manager", "customer service manager"),
            ("CDL Driver", "CDL driver"),
            ("C# Developer", "C# developer"),
            ("O'Brien Fellow", "O'Brien fellow"),
            ("Driver/Helper (Night)", "driver/helper (night)"),
            ("PL/SQL Developer", "PL/SQL developer"),
            ("", ""),
        ],
    )
    def test_spoken(self, name, text):
        assert spoken(name) == text


class TestSay:
    def test_paragraphs_and_amounts(self):
        assert say("From $1 to $2.", "Then \\$3.").data == "From \\$1 to \\$2.\n\nThen \\$3."

    @given(st.lists(st.integers(0, 999_999), min_size=1, max_size=5))
    def test_amounts_reach_the_page_as_amounts(self, amounts):
        shown = prose2html(say(" and ".join(map(dollars, amounts)) + ".").data)
        assert shown == f"<p>{' and '.join(map(dollars, amounts))}.</p>\n"


class Cells(HTMLParser):
    """The texts of a table's cells, and how each is aligned."""

    def __init__(self, text: str):
        super().__init__()
        self.cells, self.tags = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in ("td", "th", "p"):
            self.cells.append("")

    def handle_data(self, data):
        if data.strip():
            self.cells[-1] += data


class TestTable:
    def test_texts_are_escaped(self):
        evil = '<script>alert("a & b")</script>'
        shown = table(pd.DataFrame({evil: [evil]}, index=[evil]), evil, evil).data
        assert "<script" not in shown
        assert Cells(shown).cells == [evil] * 5
        [label] = [a["aria-label"] for tag, a in Cells(shown).tags if tag == "table"]
        assert label == evil

    def test_amounts_are_no_formula_in_jupyterlab(self):
        assert (
            "mathjax_ignore"
            in Cells(table(pd.DataFrame({"Pay": ["$1–$2"]}), "Pay").data)
            .tags[0][1]["class"]
            .split()
        )

    @pytest.mark.parametrize(
        ("cells", "stop"),
        [
            (["$1"], []),
            (["a long text of short words that wraps"], []),
            (["a-name-of-many-words-that-breaks-at-its-hyphens.md"], []),
            (["$1,000–$2,000"] * 3, ["stop to48"]),
            (["w" * 40], ["stop to48"]),
            (["$1,000–$2,000"] * 5, ["stop to80"]),
            (["$1,000–$2,000"] * 9, ["stop"]),
        ],
    )
    def test_only_a_table_wider_than_the_screen_is_a_stop_of_the_tab_key(self, cells, stop):
        frame = pd.DataFrame([cells], index=["Cook"], columns=list("abcdefghi")[: len(cells)])
        stops = [a for _, a in Cells(table(frame, "Pay by role").data).tags if "tabindex" in a]
        assert [a["class"] for a in stops] == stop
        assert {a["aria-label"] for a in stops} <= {"Pay by role: scrolls sideways"}

    def test_heads_of_rows_can_be_links(self):
        frame = pd.DataFrame({"Pay": ["$1", "$2"]}, index=["A & B", "Cook"])
        shown = table(frame, "Pay", links={"A & B": '../reports/"a".html'}).data
        assert [a["href"] for tag, a in Cells(shown).tags if tag == "a"] == ['../reports/"a".html']
        assert '">A &amp; B</a></th>' in shown and '<th scope="row">Cook</th>' in shown

    def test_heads_of_rows_and_columns(self):
        tags = Cells(table(pd.DataFrame({"Pay": ["$1"]}, index=["Cook"]), "Pay", "Role").data).tags
        assert [a.get("scope") for tag, a in tags if tag == "th"] == ["col", "col", "row"]
        tags = Cells(table(pd.DataFrame({"Pay": ["$1"]}, index=["Cook"]), "Pay").data).tags
        assert [tag for tag, a in tags if tag in ("td", "th")] == ["td", "th", "th", "td"], (
            "an empty head is no head"
        )

    @pytest.mark.parametrize(
        ("values", "right"),
        [
            (["$38,792", "−$80.50"], True),
            (["34.9%", "not given"], True),
            (["$1–$2", "3"], True),
            (["1.5×"], True),
            (["p = .002", "p < .001"], True),
            (["+3", "−4.5"], True),
            (["47", "years"], False),
            (["4-6 years"], False),
            (["Bachelor's Degree"], False),
        ],
    )
    def test_numbers_are_aligned_right(self, values, right):
        tags = Cells(table(pd.DataFrame({"x": values}), "x").data).tags
        assert {a.get("class") for tag, a in tags if tag == "td" and a} == (
            {"n"} if right else set()
        )

    def test_missing_is_said_and_never_nan(self):
        frame = pd.DataFrame({"a": [1.5, NAN], "b": ["x", None]}, index=["p", "q"])
        assert Cells(table(frame, "c").data).cells == [
            "c",
            "",
            "a",
            "b",
            "p",
            "1.5",
            "x",
            "q",
            "not given",
            "not given",
        ]

    def test_empty_tables(self):
        assert Cells(table(pd.DataFrame(), "Nothing").data).cells == ["Nothing", ""]
        assert Cells(table(pd.DataFrame({"a": []}), "Nothing").data).cells == ["Nothing", "", "a"]

    def test_columns_of_the_same_name_stay_apart(self):
        frame = pd.DataFrame([["1", "2"]], columns=["a", "a"], index=["r"])
        assert Cells(table(frame, "c").data).cells == ["c", "", "a", "a", "r", "1", "2"]


def test_all_that_is_offered_is_described():
    own = [f for f in vars(wording).values() if getattr(f, "__module__", "") == wording.__name__]
    offered = [f.__name__ for f in own if isfunction(f) and f.__name__[0] != "_"]
    assert len(offered) > 20
    assert [name for name in offered if f"    {name}(" not in wording.__doc__] == []


class TestNames:
    """Names come from strangers' pages: whatever signs they hold, Markdown shows them as they are."""

    @pytest.mark.parametrize(
        "name", ["*Star* _Clerk_", "[link](http://evil.example)", "a`b`~~c~~<i>d"]
    )
    @pytest.mark.parametrize("form", [wording.named, wording.spoken, wording.a_role])
    def test_with_signs_of_markdown_are_shown_as_they_are(self, name, form):
        html = prose2html(wording.say(f"The **winner** is {form(name)}.").data)
        assert "<strong>winner</strong>" in html
        assert not {"<a", "<em>", "<code>", "<del>", "<i>"} & set(re.findall(r"<\w+>?", html))
        assert name.casefold() in unescape(re.sub(r"<[^>]+>", "", html)).casefold()

    def test_stand_in_titles_and_tables_without_a_backslash(self):
        assert (
            wording.plain(f"**First: {wording.named('*Star* [Cook]')}**") == "First: *Star* [Cook]"
        )
        assert (
            "*star* cook"
            in wording.table(pd.DataFrame({"a": [wording.spoken("*Star* Cook")]}), "b").data
        )

    def test_other_sentences_stay_as_they_are(self):
        assert wording.say("The *plain cook* earns $5.").data == "The *plain cook* earns \\$5."
