"""Corrections for many looks against published values, brute force and statsmodels."""

from itertools import permutations
from math import isnan, nan, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from helpers import _orderings
from helpers.exact import exact_test
from helpers.many_looks import benjamini_hochberg, holm, max_r

# Benjamini & Hochberg (1995), section 3.2: the fifteen p-values of the thrombolysis study. They
# reject four hypotheses at 0.05.
THROMBOLYSIS = [
    0.0001,
    0.0004,
    0.0019,
    0.0095,
    0.0201,
    0.0278,
    0.0298,
    0.0344,
    0.0459,
    0.3240,
    0.4262,
    0.5719,
    0.6528,
    0.7590,
    1.0000,
]


@pytest.fixture
def rows():
    return np.random.default_rng(3).normal(size=(3, 6))


@pytest.fixture
def only_drawn(monkeypatch):
    """Let orderings be drawn even where they are few, so that what is drawn can be held against all
    of them."""
    monkeypatch.setattr(_orderings, "MOST_ORDERINGS", 0)


class TestManyLooks:
    def test_benjamini_hochberg_as_published(self):
        adjusted = benjamini_hochberg(THROMBOLYSIS)
        assert (adjusted <= 0.05).sum() == 4
        assert adjusted[:4] == pytest.approx([0.0015, 0.0030, 0.0095, 0.035625])  # p · 15 / rank

    def test_holm_on_the_same_values(self):
        adjusted = holm(THROMBOLYSIS)
        assert (adjusted <= 0.05).sum() == 3
        assert adjusted[:4] == pytest.approx([0.0015, 0.0056, 0.0247, 0.1140])  # p · 15, 14, 13, 12
        assert adjusted[4:8] == pytest.approx(
            [0.2211, 0.2780, 0.2780, 0.2780]
        )  # 0.0298 · 9 and 0.0344 · 8 are less than 0.278

    @settings(max_examples=30, deadline=None)  # statsmodels takes 50 ms for a Holm correction
    @given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
    @example([0.02, 0.02, 0.02])
    @example([0.0, 1.0])
    def test_agrees_with_statsmodels(self, p):
        assert benjamini_hochberg(p) == pytest.approx(multipletests(p, method="fdr_bh")[1])
        assert holm(p) == pytest.approx(multipletests(p, method="holm")[1])
        assert (holm(p) >= benjamini_hochberg(p) - 1e-12).all() and (
            benjamini_hochberg(p) >= np.array(p) - 1e-12
        ).all()

    @pytest.mark.parametrize("adjust", [benjamini_hochberg, holm])
    def test_shapes_and_edges(self, adjust):
        assert adjust([0.3]).tolist() == [0.3]
        assert (adjust([0.6, 0.9, 1.0]) <= 1).all()
        assert adjust(pd.Series([0.5, 0.01], ["a", "b"])).to_dict() == pytest.approx(
            {"a": 0.5, "b": 0.02}
        )
        for wrong in ([0.1, 1.1], [-0.1], [nan], []):
            with pytest.raises(ValueError):
                adjust(wrong)

    def test_max_r_by_brute_force(self, rows):
        frame, y = pd.DataFrame({"a": rows[0], "b": rows[1]}), rows[2]
        r = np.array([np.abs(np.corrcoef([*rows[:2], order])[2, :2]) for order in permutations(y)])
        screen = max_r(frame, y)
        assert screen.index.tolist() == ["a", "b"] and list(screen) == [
            "observed",
            "p",
            "p_adjusted",
        ]
        assert screen.p.tolist() == [exact_test(rows[0], y).p, exact_test(rows[1], y).p]
        assert screen.p_adjusted.tolist() == pytest.approx(
            [(r.max(axis=1) >= r[0, i] - 1e-9).mean() for i in (0, 1)]
        )

    def test_one_column_or_its_copies_need_no_correction(self, rows):
        assert (screen := max_r({"a": rows[0]}, rows[1])).p.tolist() == screen.p_adjusted.tolist()
        copies = max_r({"a": rows[0], "b": -rows[0], "c": 3 + 2 * rows[0]}, rows[1])
        assert copies.p_adjusted.tolist() == copies.p.tolist() == screen.p.tolist() * 3

    def test_a_constant_column_changes_nothing_else(self, rows):
        screen = max_r({"a": rows[0], "same": [1] * 6, "b": rows[2]}, rows[1])
        assert isnan(screen.observed["same"]) and screen.loc[
            "same", ["p", "p_adjusted"]
        ].tolist() == [1, 1]
        pd.testing.assert_frame_equal(
            screen.drop("same"), max_r({"a": rows[0], "b": rows[2]}, rows[1])
        )
        assert max_r({"a": rows[0]}, [2] * 6).p.tolist() == [1]

    @settings(deadline=None)
    @given(st.integers(0, 10_000))
    def test_adjusted_p_is_never_below_p_and_falls_with_strength(self, seed):
        *xs, y = np.random.default_rng(seed).integers(0, 9, size=(4, 5)).astype(float)
        screen = max_r(pd.DataFrame(dict(enumerate(xs))), y)
        assert (screen.p <= screen.p_adjusted).all() and (screen.p_adjusted <= 1).all()
        assert (
            screen.assign(strength=screen.observed.abs())
            .sort_values("strength")
            .p_adjusted.is_monotonic_decreasing
        )

    def test_drawn(self, rows, only_drawn, monkeypatch):
        frame, y = pd.DataFrame({"a": rows[0], "b": rows[1]}), rows[2]
        drawn = max_r(frame, y, draws=20_000)
        monkeypatch.undo()
        np.testing.assert_allclose(drawn, max_r(frame, y), atol=4 * sqrt(0.25 / 20_000))

    def test_drawn_p_is_never_zero(self):
        screen = max_r({"a": range(10)}, range(10), draws=50)
        assert (
            screen.p.tolist()
            == screen.p_adjusted.tolist()
            == [1 / 51]
            == [exact_test(range(10), range(10), draws=50).p]
        )
