"""Many looks at once against brute force."""

from itertools import permutations
from math import isnan, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import _orderings
from helpers.exact import exact_test
from helpers.many_looks import max_r


@pytest.fixture
def rows():
    return np.random.default_rng(3).normal(size=(3, 6))


@pytest.fixture
def only_drawn(monkeypatch):
    """Let orderings be drawn even where they are few, so that what is drawn can be held against all
    of them."""
    monkeypatch.setattr(_orderings, "MOST_ORDERINGS", 0)


class TestManyLooks:
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
