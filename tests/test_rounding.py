"""The box of rounding: the range that it leaves to a result."""

from itertools import product
from math import nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.rounding import rounding_box


class TestRoundingBox:
    def test_a_sum_and_a_ratio_by_hand(self):
        assert rounding_box(np.sum, [1, 2, 3], offsets=[0.5]) == pytest.approx((4.5, 7.5))
        # Ends floored to thousands: 60,000 to 60,999 over 30,000 to 30,999.
        ratio = rounding_box(lambda a, b: a / b, 60_000, 30_000, offsets=[(0, 999)] * 2)
        assert ratio == pytest.approx((60 / 30.999, 60.999 / 30))

    def test_arguments_keep_their_shapes(self):
        seen = []
        rounding_box(
            lambda a, b: seen.append((np.shape(a), np.shape(b))) or 0.0,
            [1, 2, 3],
            4,
            offsets=[0, 1],
        )
        assert set(seen) == {((3,), ())}

    def test_offsets_for_each_figure(self):
        assert rounding_box(np.sum, [1, 2], offsets=[([0, -1], [0.5, 0])]) == pytest.approx(
            (2, 3.5)
        )

    def test_certain_figures_give_the_printed_value(self):
        assert rounding_box(lambda a, b: a.sum() + b, [1, 2], 3, offsets=[0, (0, 0)]) == (6, 6)

    def test_the_printed_value_is_inside_even_between_corners(self):
        assert rounding_box(lambda x: x * x, 0, offsets=[1]) == (0, 1)

    @given(
        st.lists(st.integers(-20, 20).map(float), min_size=2, max_size=6),
        st.floats(0, 2),
        st.floats(0, 2),
    )
    def test_all_corners_are_seen(self, values, below, above):
        slopes = np.array([1, -1] * 3)[: len(values)]
        low, high = rounding_box(lambda v: v @ slopes, values, offsets=[(-below, above)])
        every = [
            np.add(values, shift) @ slopes for shift in product((-below, above), repeat=len(values))
        ]
        assert (low, high) == pytest.approx((min(every), max(every)), abs=1e-9)

    def test_each_corner_of_the_uncertain_figures_once(self):
        seen = []
        rounding_box(
            lambda v: seen.append(tuple(v)) or 0.0, [1, 2, 3], offsets=[([-1, 0, -1], [1, 0, 1])]
        )
        assert sorted(seen) == [(0, 2, 2), (0, 2, 4), (1, 2, 3), (2, 2, 2), (2, 2, 4)]

    def test_many_figures_are_drawn_and_still_exact_where_monotone(self):
        slopes = np.resize([1, -2, 3], 30)
        assert rounding_box(
            lambda v: v @ slopes, np.zeros(30), offsets=[1], draws=50
        ) == pytest.approx((-60, 60))
        calls = []
        rounding_box(lambda v: calls.append(1) or 0.0, np.zeros(30), offsets=[1], draws=50)
        assert len(calls) == 1 + 2 * 30 + 2 + 50

    def test_drawn_corners_repeat_from_their_seed(self):
        def waves(v):
            return v[:10] * v[10:] @ np.sqrt(np.arange(1, 11))

        boxes = [
            rounding_box(waves, np.zeros(20), offsets=[1], draws=40, seed=seed)
            for seed in (1, 1, 2)
        ]
        assert boxes[0] == boxes[1] != boxes[2]

    def test_undefined_at_a_corner(self):
        assert np.isnan(rounding_box(lambda x: 1.0 if x < 1.5 else nan, 1, offsets=[1])).all()

    @pytest.mark.parametrize("offsets", [[1, 2], [], [(0, 1, 2)], [(1, 0)]])
    def test_offsets_that_fit_nothing(self, offsets):
        with pytest.raises(ValueError, match="offsets"):
            rounding_box(np.sum, [1, 2], offsets=offsets)
