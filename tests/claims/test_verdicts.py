"""The rule by which a claim holds, depends or cannot be known, and the words for it."""

from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pytest

from helpers.claims.looks import AGAIN, LEFT_OUT_UP_TO, Look, judged, looked, side, without_each
from helpers.claims.tables import findings, measured, numbered, weighed
from helpers.claims.verdicts import CANNOT, DEPENDS, HOLDS, RANGE, SETTLES, Claim, shown

UP, DOWN, UNCLEAR, MUTE = Look(0.9, 1), Look(-0.9, -1), Look(0.3, 0), Look(0.2, None)


def claim(
    printed: Look = UP, p: float = 0.01, unit: str = "correlation", **again: list[Look]
) -> Claim:
    return Claim(
        name="Height and pay",
        report="01-x",
        figure="01-y",
        unit=unit,
        none=0,
        how="r",
        printed=printed,
        p=p,
        text=f"Tall roles pay more: r = {printed.value}{RANGE}",
        question="whether tall roles pay more",
        misread="it pays",
        again={way.replace("_", " "): looks for way, looks in again.items()},
    )


RULE = [
    (UP, {}, HOLDS, []),
    (DOWN, {"rounding": [DOWN]}, HOLDS, []),
    (UP, {"rounding": [UP, UP], "role_left_out": [UP]}, HOLDS, []),
    (UP, {"rounding": [UP, UNCLEAR]}, DEPENDS, ["rounding"]),
    (
        UP,
        {"rounding": [DOWN], "role_left_out": [UNCLEAR], "weights": [UP]},
        DEPENDS,
        ["role left out", "rounding"],
    ),
    (UNCLEAR, {}, CANNOT, []),
    (UNCLEAR, {"measure": [UNCLEAR]}, CANNOT, []),
    (UNCLEAR, {"measure": [UNCLEAR, DOWN]}, DEPENDS, ["measure"]),
    (UP, {"rounding": []}, HOLDS, []),
    (UP, {"rounding": [MUTE, UP]}, HOLDS, []),
    (UNCLEAR, {"rounding": [MUTE, UP, MUTE]}, DEPENDS, ["rounding"]),
    (UP, {"role_left_out": [MUTE]}, HOLDS, []),
]


@pytest.mark.parametrize(("printed", "again", "verdict", "moved"), RULE)
def test_the_rule(printed, again, verdict, moved):
    found = claim(printed, **again)
    assert (found.verdict, found.moved_by) == (verdict, moved)


@pytest.mark.parametrize("looks", product((UP, DOWN, UNCLEAR), repeat=3))
def test_the_rule_is_about_agreement_alone(looks):
    printed, *others = looks
    agree = all(other.says == printed.says for other in others)
    expected = (HOLDS if printed.says else CANNOT) if agree else DEPENDS
    assert claim(printed, weights=others[:1], reading=others[1:]).verdict == expected


def test_what_was_not_tried_is_neither_the_same_nor_another_answer():
    found = claim(UP, rounding=[UP], weights=[UNCLEAR], reading=[], profiles=[MUTE])
    assert [
        found.same(way) for way in ("rounding", "weights", "reading", "measure", "profiles")
    ] == [
        True,
        False,
        None,
        None,
        None,
    ]


RANGES = [
    ({}, (np.nan, np.nan)),
    ({"rounding": [Look(0.8, 1)]}, (0.8, 0.9)),
    ({"rounding": [Look(0.8, 1)], "role_left_out": [Look(0.95, 1), Look(-0.1, 0)]}, (-0.1, 0.95)),
    ({"rounding": [Look(0.8, 1)], "measure": [Look(np.nan, 1)]}, (0.8, 0.9)),
    ({"measure": [Look(np.nan, 1)]}, (np.nan, np.nan)),
    ({"measure": [Look(np.nan, 1)], "role_left_out": [MUTE]}, (0.2, 0.9)),
]


@pytest.mark.parametrize(("again", "reach"), RANGES)
def test_the_range_is_that_of_all_looks_on_the_same_scale(again, reach):
    assert claim(UP, **again).range() == pytest.approx(reach, nan_ok=True)


def test_the_range_of_one_way_of_looking():
    found = claim(UP, rounding=[Look(0.8, 1)], role_left_out=[Look(0.1, 0)])
    assert found.range("rounding") == (0.8, 0.9)


SENTENCES = [
    (claim(UP), "Tall roles pay more: r = 0.9."),
    (claim(UP, rounding=[Look(0.8, 1)]), "Tall roles pay more: r = 0.9 (0.80–0.90)."),
    (
        claim(UP, rounding=[UNCLEAR], measure=[DOWN]),
        "Tall roles pay more: r = 0.9 (−0.90 to 0.90); this depends on rounding and the measure.",
    ),
    (claim(UNCLEAR), "Whether tall roles pay more."),
    (
        claim(UNCLEAR, role_left_out=[UP]),
        "It is not clear whether tall roles pay more; this depends on which roles are taken.",
    ),
    (
        claim(UP, unit="probability", rounding=[Look(0.999, 1)]),
        "Tall roles pay more: r = 0.9 (90 to over 99).",
    ),
    (claim(UP, unit="ratio", rounding=[Look(1.1, 1)]), "Tall roles pay more: r = 0.9 (90–110%)."),
]


@pytest.mark.parametrize(("found", "sentence"), SENTENCES)
def test_sentences(found, sentence):
    assert found.sentence == sentence


SIDES = [(0.92, 1, -1), (1.08, 1, 1), (1 + 1e-12, 1, 0), (np.nan, 1, 0), (0.5, 0.5, 0)]


@pytest.mark.parametrize(("value", "none", "says"), SIDES)
def test_a_side(value, none, says):
    assert side(value, none).says == says


@pytest.mark.parametrize(
    ("r", "p", "says"), [(0.9, 0.049, 1), (-0.9, 0.049, -1), (0.9, 0.05, 0), (np.nan, 1.0, 0)]
)
def test_a_test(r, p, says):
    assert judged(r, p).says == says


def test_a_test_on_another_scale_has_no_value_here():
    look = judged(-0.9, 0.01, value=np.nan)
    assert np.isnan(look.value) and look.says == -1


@pytest.mark.parametrize(
    ("rows", "tried"), [(2, 0), (3, 3), (LEFT_OUT_UP_TO, LEFT_OUT_UP_TO), (LEFT_OUT_UP_TO + 1, 0)]
)
def test_rows_are_left_out_where_that_says_something(rows, tried):
    assert without_each(range(rows)) == [{"without": row} for row in range(tried)]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(0.997, "probability", "over 99%"), (np.nan, "ratio", "–"), (0.0, "correlation", "0.00")],
)
def test_values_as_they_are_shown(value, unit, text):
    assert shown(value, unit) == text


def test_the_tables_have_a_row_a_claim():
    found = [claim(UP, rounding=[Look(0.8, 1)], weights=[DOWN])]
    [row], [texts] = measured(found).to_dict("records"), weighed(found).to_dict("records")
    assert np.isnan(row.pop("lowest")) and np.isnan(row.pop("highest"))
    assert row == {
        "value": 0.9,
        "low": -0.9,
        "high": 0.9,
        "none": 0,
        "p": 0.01,
        "unit": "correlation",
        "verdict": DEPENDS,
    }
    assert texts == {
        "Verdict": DEPENDS,
        "Size": "0.90",
        "Range": "−0.90 to 0.90",
        "p": ".010",
        "Same answer": "rounding",
        "Another answer": "weights",
    }
    assert list(weighed([claim(UP, p=np.nan)])["p"]) == [""]


def test_the_table_says_how_many_looks_could_tell():
    found = claim(UP, role_left_out=[UP, MUTE, UP], rounding=[MUTE])
    assert weighed([found])["Same answer"].item() == "role left out (2 of 3)"


@pytest.mark.parametrize(
    ("value", "none", "shown_as"),
    [(0.559, 0.556, "55.9%"), (0.57, 0.556, "57%"), (0.5, 0.5, "50%")],
)
def test_a_size_is_shown_apart_from_what_it_differs_from(value, none, shown_as):
    row = weighed([replace(claim(side(value, none), unit="probability"), none=none)]).iloc[0]
    assert row["Size"] == shown_as


class TestTwoDoubts:
    """A function that looks, with three doubts: each alone leaves the value above 0, weights and
    rounding together do not."""

    WAYS = {
        "role left out": without_each("abc"),
        "rounding": [{"moved": -0.3}, {"moved": 0.3}],
        "weights": [{"factor": 0.4}],
        "measure": [{"factor": 0.9}],
    }

    @staticmethod
    def look(without: str = "", moved: float = 0.0, factor: float = 1.0) -> Look:
        return side((0.5 + 0.01 * len(without)) * factor + moved, 0)

    def found(self, least: float = 0.0, **more) -> Claim:
        looks = looked(lambda **given: side(self.look(**given).value, least), self.WAYS)
        return replace(claim(UP), none=least, **looks, **more)

    def test_all_options_are_tried_alone_and_with_those_of_other_ways(self):
        looks = looked(self.look, self.WAYS)
        assert looks["printed"].value == 0.5
        assert {way: len(tried) for way, tried in looks["again"].items()} == {
            way: len(o) for way, o in self.WAYS.items()
        }
        assert {pair: len(tried) for pair, tried in looks["together"].items()} == {
            ("role left out", "rounding"): 6,
            ("role left out", "weights"): 3,
            ("role left out", "measure"): 3,
            ("rounding", "weights"): 2,
            ("rounding", "measure"): 2,
        }, "weights and measure change the same setting"
        assert min(
            look.value for look in looks["together"]["rounding", "weights"]
        ) == pytest.approx(0.5 * 0.4 - 0.3)

    def test_a_look_that_cannot_tell_does_not_keep_two_from_being_tried(self):
        looks = looked(
            lambda **given: MUTE if given.keys() == {"without"} else self.look(**given), self.WAYS
        )
        assert [look.says for look in looks["again"]["role left out"]] == [None] * 3 and looks[
            "together"
        ]
        assert [look.by for look in looks["again"]["role left out"]] == [
            "without a",
            "without b",
            "without c",
        ]

    def test_what_two_undo_is_said(self):
        found = self.found()
        assert (found.verdict, found.undone_by) == (HOLDS, [("rounding", "weights")])
        assert found.range_of_two == pytest.approx((-0.1, 0.81)) and found.range() == pytest.approx(
            (0.2, 0.8)
        )
        told = "These two doubts at once could turn it round (r in all: −0.10 to 0.81): rounding, how the roles are weighted."
        assert found.sentence.endswith(f"(0.20–0.80). {told}")
        assert weighed([found])["Another answer"].item() == "two at once"

    def test_what_more_pairs_undo(self):
        found = replace(self.found(), together={pair: [UNCLEAR] for pair in self.found().together})
        assert "Two of these doubts at once could leave it open" in found.sentence
        assert found.sentence.count("rounding") == 1

    def test_the_p_that_moves_a_claim_is_said(self):
        moved = claim(
            UP._replace(p=0.01),
            weights=[Look(0.2, 0, 0.183), Look(0.9, 1, 0.003)],
            measure=[Look(0.9, 1, 0.9)],
        )
        assert moved.sentence.endswith(
            "this depends on how the roles are weighted (p from .003 to .183)."
        )
        two = replace(
            claim(UP), together={("rounding", "weights"): [Look(0.1, 0, 0.24), Look(0.9, 1, 0.3)]}
        )
        assert (
            two.largest_p().p == 0.3
            and moved.largest_p("weights").p == 0.183
            and moved.largest_p() is None
        )
        assert "could leave it open (p up to .240; r in all: 0.10–0.90)" in two.sentence

    def test_in_how_many_omissions_it_could_be_tried_is_said(self):
        assert (
            "It could be tried in two of three omissions of a role."
            in claim(UP, role_left_out=[UP, MUTE, UP]).sentence
        )

    def test_which_options_give_the_ends(self):
        found = self.found()
        assert found.ends("role left out") == ("as printed", "without a")
        assert claim(UP, reading=[Look(0.1, 1, by="P5–P95")]).ends("reading") == (
            "P5–P95",
            "as printed",
        )

    def test_what_survives_two_says_nothing_of_it(self):
        found = replace(self.found(), together={("rounding", "weights"): [UP, MUTE]})
        assert found.undone_by == [] and "at once" not in found.sentence
        assert weighed([found])["Another answer"].item() == ""

    @pytest.mark.parametrize("least", [0.3, 0.5])
    def test_pairs_are_tried_only_where_a_claim_holds(self, least):
        found = self.found(least)
        assert found.verdict == DEPENDS and not found.two and np.isnan(found.range_of_two[0])

    def test_pairs_say_nothing_where_single_doubts_decide(self):
        found = replace(claim(UP, weights=[DOWN]), together={("rounding", "weights"): [DOWN]})
        assert found.undone_by == [] and np.isnan(found.range_of_two[1])


def test_every_number_of_a_claim_has_a_row_with_its_options():
    looks = {
        "rounding": [Look(0.8, 1, 0.04, "up"), Look(0.95, 1, 0.01, "down")],
        "weights": [Look(0.1, 0, 0.2, "equal")],
    }
    rows = {row[0]: row[1:] for row in numbered([claim(UP, **looks)])}
    assert list(rows) == [
        "Height and pay",
        "p: Height and pay",
        "Height and pay, rounding",
        "p: Height and pay, rounding",
        "Height and pay, weights",
        "p: Height and pay, weights",
    ]
    assert rows["Height and pay, rounding"] == (
        0.9,
        "correlation",
        "as printed; range: up to down; the same answer",
        0.8,
        0.95,
    )
    assert (
        rows["Height and pay, weights"][2]
        == "as printed; range: equal to as printed; another answer"
    )
    assert rows["p: Height and pay, weights"][:3] == (0.2, "probability", "the largest: equal")


def test_every_way_of_looking_has_what_would_settle_it():
    assert list(SETTLES) == list(AGAIN)


def test_findings_stand_in_the_output_and_in_its_metadata(capsys, monkeypatch):
    shown_to_reader = []
    monkeypatch.setattr(
        "helpers.claims.tables.display",
        lambda *given, **more: shown_to_reader.append((given, more)),
    )
    findings([claim(UNCLEAR), claim(UP)], doubt="All is modelled, at $1.")
    [((data,), more)] = shown_to_reader
    text = data["text/markdown"]
    assert (
        text.index("**What holds against any one doubt**")
        < text.index("Tall roles")
        < text.index("**What cannot be known")
        < text.index("- Whether")
    )
    assert "depends" not in text and text.endswith("**The doubt.** All is modelled, at \\$1.")
    assert more["metadata"]["findings"]["doubt"] == "All is modelled, at $1."
    assert [c["verdict"] for c in more["metadata"]["findings"]["claims"]] == [CANNOT, HOLDS]


def test_no_claims_are_no_rows():
    assert measured([]).empty and weighed([]).empty and isinstance(measured([]), pd.DataFrame)
