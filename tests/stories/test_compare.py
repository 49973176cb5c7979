"""Report 05 in words: small results and the sentences that they make."""

import numpy as np
import pandas as pd
import pytest

from helpers.questions.compare import AllPairs, compare
from helpers.questions.gap import Gap
from helpers.roles import load_roles
from helpers.stories import compare as story
from helpers.stories import gap as gap_story
from support.pages_by_hand import write_page

SURE = (0.7, 0.61, 0.75, 0.6, 0.67, 0.6, 0.77)
GAP = Gap("Cook", "Baker", 10_000, 25, 20, 22.3, *SURE)


@pytest.fixture(scope="module")
def roles(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    rows = {
        "Yearly salary": ("$40,000", "$50,000"),
        "Hourly rate": ("$19.23", "-"),
        "Salary range": ("-", "$20,000 - $45,000"),
        "Years to become": ("-", "6-12 months"),
        "Gender ratio": ("Male, 40.0% Female, 60.0%", "Male, 90.0% Female, 10.0%"),
        "Growth rate": ("-", "-4%"),
        "Most common degree": ("Bachelor's Degree, 44%", "-"),
    }
    write_page(folder / "one.md", "Baker", "CDL Driver", **rows)
    return load_roles(folder)


@pytest.mark.parametrize(
    ("row", "baker", "driver"),
    [
        (("Overview", "Yearly salary"), "$40,000", "$50,000"),
        (("Overview", "Hourly rate"), "$19.23", "not given"),
        (("Pay", "Range"), "not given", "$20,000–$45,000"),
        (("Overview", "Years to become one"), "not given", "0.50–1"),
        (("Overview", "Growth rate"), "not given", "−4%"),
        (("Demographics", "Gender: Female"), "60.0%", "10.0%"),
        (("Education", "Most common degree"), "Bachelor's Degree", "not given"),
        (("Education", "Share with that degree"), "44%", "not given"),
    ],
)
def test_side_by_side(roles, row, baker, driver):
    wide = story.side_by_side(compare(roles, "baker", "cdl driver"))
    assert list(wide.columns) == ["Baker", "CDL Driver"]
    assert list(wide.loc[row]) == [baker, driver]


@pytest.mark.parametrize(
    ("value", "high", "expected"),
    [(4, 6, "4–6"), (4, 4, "4"), (4, None, "more than 4"), (None, 6, "less than 6")],
)
def test_ranges_with_one_end(value, high, expected):
    row = {
        "figure": "Years to become one",
        "text": "",
        "unit": "years",
        "value": value,
        "high": high,
    }
    assert story.in_words(pd.DataFrame([row]))["text"].tolist() == [expected]


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (
            GAP,
            "A cook averages **$10,000 a year more** than a baker: 25% of the lower pay. A random "
            "person of the better-paid role earns more than one of the other **70 times in 100** "
            "(61–75 over all possible readings of the pay ranges); 67% of the two pay distributions is common "
            "to both.",
        ),
        (
            Gap("Cook", "Baker", 10_000, 25, 20, 22.3),
            "A cook averages **$10,000 a year more** than a baker: 25% of the lower pay. How sure "
            "that is cannot be said, as a pay range is missing.",
        ),
        (
            Gap("Cook", "Baker", 100, 0.25, 0.25, 0.25),
            "A cook averages **$100 a year more** than a baker: 0.3% of the lower pay. How sure "
            "that is cannot be said, as a pay range is missing.",
        ),
        (
            Gap("Cook", "Baker", 0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5, 1, 1, 1),
            "A cook and a baker average the same. A random person of the first earns more than one "
            "of the other **50 times in 100** (50 over all possible readings of the pay ranges); 100% of the "
            "two pay distributions is common to both.",
        ),
        (
            Gap("Cook", "Baker", 90_000, 225, 69, 118, 0.993, 0.91, 0.999, 0.9, *[0.01] * 3),
            "A cook averages **$90,000 a year more** than a baker: 225% of the lower pay. A random "
            "person of the better-paid role earns more than one of the other **99 times in 100** "
            "(91 to over 99 over all possible readings of the pay ranges); 1% of the two pay distributions is "
            "common to both.",
        ),
    ],
    ids=["sure", "no range", "less than a percent", "equal", "nearly always"],
)
def test_gap_sentence(gap, expected):
    assert gap_story.gap_sentence(gap) == expected


def test_gap_table_has_a_base_for_each_percentage():
    table = gap_story.gap_table(GAP, Gap("Cook", "Waiter", 10, 1, 1, 1))
    assert list(table.columns) == ["Cook over baker", "Cook over waiter"]
    assert table["Cook over baker"].tolist() == [
        "$10,000",
        "25.0%",
        "20.0%",
        "22.3",
        "70 (61–75)",
        "67% (60–77%)",
    ]
    assert table["Cook over waiter"].tolist()[-2:] == ["not given", "not given"]


def test_gap_alt():
    curves = pd.DataFrame({"role": ["Cook", "*Star* Baker"], "median_usd": [50_000, 40_000]})
    assert (
        "middles: a cook at $50,000 and a *star* baker at $40,000; they share 67%"
        in gap_story.gap_alt(GAP, curves)
    )


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Cook", "Baker"], ""),
        (["Cook", "Cook"], "A cook twice: choose another role to compare with."),
        (["Cook", "Cook", "Cook"], "A cook twice: choose another role to compare with."),
        (["Cook", "Baker", "Baker"], "A baker is chosen twice and shown once."),
        (
            ["*Star* Cook", "Baker", "*Star* Cook"],
            r"A \*star\* cook is chosen twice and shown once.",
        ),
    ],
)
def test_the_same_role_twice_is_said(names, expected):
    assert story.chosen(names) == expected


def pairs(possible=21, printed=5, toss=1, clear=3, drawn=21, least=0.51, most=0.99) -> AllPairs:
    roles = int((1 + (1 + 8 * possible) ** 0.5) / 2)
    measures = pd.DataFrame({"p_higher": np.linspace(most, least, drawn)})
    return AllPairs(roles, possible, printed, toss, clear, least, most, ("a", "b"), measures)


@pytest.mark.parametrize(
    ("found", "first", "second"),
    [
        (
            pairs(),
            "The seven roles make 21 pairs. The source pages compare five of them; here any two "
            "can be compared.",
            "In three pairs a random person of the better-paid role earns more at least 90 times in "
            "100; in one pair it is close to a coin toss.",
        ),
        (
            pairs(1, 1, 0, 1, 1),
            "The two roles make one pair. A source page compares it.",
            "In one pair a random person of the better-paid role earns more at least 90 times in "
            "100; in no pair is it close to a coin toss.",
        ),
        (
            pairs(3, 3, 3, 0, 3),
            "The three roles make three pairs. The source pages compare all three pairs.",
            "In no pair does a random person of the better-paid role earn more at least 90 times in "
            "100; in all three pairs it is close to a coin toss.",
        ),
    ],
    ids=["seven", "two", "three"],
)
def test_answer(found, first, second):
    assert story.answer(found)[0] == f"**{second}** {first}"
    assert story.answer(found)[1].startswith("**The doubt.** ")


@pytest.mark.parametrize(
    ("found", "drawn", "expected"),
    [
        (pairs(), 21, "All 21 pairs: the better-paid role wins 51–99 times in 100"),
        (
            pairs(1, drawn=1, least=0.88, most=0.88),
            1,
            "The one pair: the better-paid role wins 88 times in 100",
        ),
        (
            pairs(66, drawn=66, most=0.999),
            20,
            "The clearest and the closest 20 of 66 pairs: the better-paid role wins 51 to over 99 times in 100",
        ),
    ],
)
def test_pairs_title(found, drawn, expected):
    assert story.pairs_title(found, drawn) == expected


def test_pairs_are_named_by_short_labels():
    measures = pd.DataFrame({"high": ["a", "b"], "low": ["b", "c"]})
    names = story.pair_names(
        measures, pd.Series({"a": "CS Cook", "b": "*Star* Baker", "c": "Host"})
    )
    assert names == ["CS Cook over *star* baker", "*Star* Baker over host"]
    assert story.pairs_alt(names, [0.9, 0.5]).endswith(
        "a pair a row: CS Cook over *star* baker 90; *Star* Baker over host 50."
    )


def test_links_are_a_line_for_each_first_role():
    pages = [("a-vs-b", "Cook", "Baker"), ("a-vs-c", "Cook", "Host"), ("b-vs-c", "Baker", "Host")]
    assert story.links(pages, most=45).splitlines() == [
        "- **Cook** and [baker](../reports/pairs/a-vs-b.html) and [host](../reports/pairs/a-vs-c.html)",
        "- **Baker** and [host](../reports/pairs/b-vs-c.html)",
    ]
    few = story.links(pages, most=1)
    assert "a-vs-c" not in few and few.endswith(
        "The others are listed on [the first page](../reports/index.html#pairs)."
    )
