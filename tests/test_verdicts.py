"""The rule by which a claim holds, depends or cannot be known, and the words for it."""

from itertools import product

import numpy as np
import pandas as pd
import pytest

from helpers.verdicts import (
    AGAIN,
    CANNOT,
    DEPENDS,
    HOLDS,
    LEFT_OUT_UP_TO,
    RANGE,
    SETTLES,
    Claim,
    Look,
    findings,
    judged,
    left_out,
    measured,
    shown,
    side,
    weighed,
)

UP, DOWN, UNCLEAR = Look(0.9, 1), Look(-0.9, -1), Look(0.3, 0)


def claim(printed: Look = UP, p: float = 0.01, unit: str = "correlation", **again: list[Look]) -> Claim:
    return Claim(
        name="Height and pay", report="01-x", figure="01-y", unit=unit, none=0, how="r", printed=printed, p=p,
        text=f"Tall roles pay more: r = {printed.value}{RANGE}", question="whether tall roles pay more", misread="it pays",
        again={way.replace("_", " "): looks for way, looks in again.items()},
    )  # fmt: skip


RULE = [
    (UP, {}, HOLDS, []),
    (DOWN, {"rounding": [DOWN]}, HOLDS, []),
    (UP, {"rounding": [UP, UP], "role_left_out": [UP]}, HOLDS, []),
    (UP, {"rounding": [UP, UNCLEAR]}, DEPENDS, ["rounding"]),
    (UP, {"rounding": [DOWN], "role_left_out": [UNCLEAR], "weights": [UP]}, DEPENDS, ["role left out", "rounding"]),
    (UNCLEAR, {}, CANNOT, []),
    (UNCLEAR, {"measure": [UNCLEAR]}, CANNOT, []),
    (UNCLEAR, {"measure": [UNCLEAR, DOWN]}, DEPENDS, ["measure"]),
    (UP, {"rounding": []}, HOLDS, []),
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
    found = claim(UP, rounding=[UP], weights=[UNCLEAR], reading=[])
    assert [found.same(way) for way in ("rounding", "weights", "reading", "measure")] == [True, False, None, None]


RANGES = [
    ({}, (np.nan, np.nan)),
    ({"rounding": [Look(0.8, 1)]}, (0.8, 0.9)),
    ({"rounding": [Look(0.8, 1)], "role_left_out": [Look(0.95, 1), Look(-0.1, 0)]}, (-0.1, 0.95)),
    ({"rounding": [Look(0.8, 1)], "measure": [Look(np.nan, 1)]}, (0.8, 0.9)),
    ({"measure": [Look(np.nan, 1)]}, (np.nan, np.nan)),
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
    (claim(UP, unit="probability", rounding=[Look(0.999, 1)]), "Tall roles pay more: r = 0.9 (90 to over 99)."),
    (claim(UP, unit="ratio", rounding=[Look(1.1, 1)]), "Tall roles pay more: r = 0.9 (90–110%)."),
]


@pytest.mark.parametrize(("found", "sentence"), SENTENCES)
def test_sentences(found, sentence):
    assert found.sentence == sentence


SIDES = [(0.92, 1, -1), (1.08, 1, 1), (1 + 1e-12, 1, 0), (np.nan, 1, 0), (0.5, 0.5, 0)]


@pytest.mark.parametrize(("value", "none", "says"), SIDES)
def test_a_side(value, none, says):
    assert side(value, none).says == says


@pytest.mark.parametrize(("r", "p", "says"), [(0.9, 0.049, 1), (-0.9, 0.049, -1), (0.9, 0.05, 0), (np.nan, 1.0, 0)])
def test_a_test(r, p, says):
    assert judged(r, p).says == says


def test_a_test_on_another_scale_has_no_value_here():
    look = judged(-0.9, 0.01, value=np.nan)
    assert np.isnan(look.value) and look.says == -1


@pytest.mark.parametrize(("rows", "tried"), [(2, 0), (3, 3), (LEFT_OUT_UP_TO, LEFT_OUT_UP_TO), (LEFT_OUT_UP_TO + 1, 0)])
def test_rows_are_left_out_where_that_says_something(rows, tried):
    assert len(left_out(range(rows), lambda row: Look(row, 1))) == tried


@pytest.mark.parametrize(
    ("value", "unit", "text"), [(0.997, "probability", "over 99%"), (np.nan, "ratio", "–"), (0.0, "correlation", "0.00")]
)
def test_values_as_they_are_shown(value, unit, text):
    assert shown(value, unit) == text


def test_the_tables_have_a_row_a_claim():
    found = [claim(UP, rounding=[Look(0.8, 1)], weights=[DOWN])]
    [row], [texts] = measured(found).to_dict("records"), weighed(found).to_dict("records")
    assert row == {"value": 0.9, "low": -0.9, "high": 0.9, "none": 0, "p": 0.01, "unit": "correlation", "verdict": DEPENDS}
    assert texts["Size"] == "0.90" and texts["Range"] == "−0.90 to 0.90" and texts["Exact p"] == ".010"
    assert (texts["Rounding"], texts["Weights"], texts["Reading"], texts["Verdict"]) == ("yes", "no", "", DEPENDS)
    assert list(weighed([claim(UP, p=np.nan)])["Exact p"]) == [""]


def test_every_way_of_looking_has_what_would_settle_it():
    assert list(SETTLES) == list(AGAIN)


def test_findings_stand_in_the_output_and_in_its_metadata(capsys, monkeypatch):
    shown_to_reader = []
    monkeypatch.setattr("helpers.verdicts.display", lambda *given, **more: shown_to_reader.append((given, more)))
    findings([claim(UNCLEAR), claim(UP)], doubt="All is modelled, at $1.")
    [((data,), more)] = shown_to_reader
    text = data["text/markdown"]
    assert (
        text.index("**What holds**") < text.index("Tall roles") < text.index("**What cannot be known") < text.index("- Whether")
    )
    assert "depends" not in text and text.endswith("**The doubt.** All is modelled, at \\$1.")
    assert more["metadata"]["findings"]["doubt"] == "All is modelled, at $1."
    assert [c["verdict"] for c in more["metadata"]["findings"]["claims"]] == [CANNOT, HOLDS]


def test_no_claims_are_no_rows():
    assert measured([]).empty and weighed([]).empty and isinstance(measured([]), pd.DataFrame)
