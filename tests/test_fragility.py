"""Omissions and rounding against brute force and worked values."""

from itertools import permutations, product
from math import isnan, nan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from helpers import _orderings
from helpers._orderings import draws_for
from helpers.exact import exact_test
from helpers.fragility import leave_one_out, rounding_box, strongest_left_out

STATISTICS = {
    "pearson": lambda x, y: stats.pearsonr(x, y).statistic,
    "spearman": lambda x, y: stats.spearmanr(x, y).statistic,
    "kendall": lambda x, y: stats.kendalltau(x, y).statistic,
}


@pytest.fixture
def rows():
    return np.random.default_rng(3).normal(size=(3, 6))


@pytest.fixture
def only_drawn(monkeypatch):
    """Let orderings be drawn even where they are few, so that what is drawn can be held against all
    of them."""
    monkeypatch.setattr(_orderings, "MOST_ORDERINGS", 0)


class TestLeaveOneOut:
    @pytest.mark.parametrize("statistic", STATISTICS)
    def test_each_row_in_turn(self, rows, statistic):
        x, y, _ = rows
        frame = leave_one_out(x, y, statistic, labels=list("abcdef"))
        assert list(frame) == ["left_out", "observed", "p"] and frame.left_out.tolist() == list(
            "abcdef"
        )
        for row in range(6):
            x_, y_ = np.delete(x, row), np.delete(y, row)
            assert frame.observed[row] == pytest.approx(STATISTICS[statistic](x_, y_))
            assert frame.p[row] == exact_test(x_, y_, statistic).p
        assert (frame.attrs["low"], frame.attrs["high"]) == (
            frame.observed.min(),
            frame.observed.max(),
        )

    def test_one_row_makes_the_result(self):
        # Without its last row the rest falls on a line downwards.
        frame = leave_one_out([1, 2, 3, 100], [3, 2, 1, 100])
        assert frame.observed[3] == pytest.approx(-1) and frame.p[3] == pytest.approx(1 / 3)
        assert (frame.observed[:3] > 0.99).all()

    def test_on_a_line_every_r_is_one(self):
        frame = leave_one_out(range(5), range(5))
        assert frame.observed.tolist() == pytest.approx([1] * 5)
        # Four evenly spread or mirrored values reach −1 when reversed; 0, 2, 3, 4 and 0, 1, 2, 4 do
        # not.
        assert frame.p.tolist() == pytest.approx([2 / 24, 1 / 24, 2 / 24, 1 / 24, 2 / 24])

    def test_labels_come_from_a_series(self):
        assert leave_one_out(pd.Series([1, 2], list("ab")), [1, 2]).left_out.tolist() == ["a", "b"]
        assert leave_one_out([1, 2, 4], [1, 2, 3]).left_out.tolist() == [0, 1, 2]

    def test_what_remains_is_constant(self):
        frame = leave_one_out([1, 1, 2], [1, 2, 3])
        assert isnan(frame.observed[2]) and frame.p[2] == 1
        assert frame.attrs == pytest.approx({"low": 1, "high": 1})

    @pytest.mark.parametrize("arguments", [([1], [1]), ([1, 2], [1, 2], "pearson", ["a"])])
    def test_too_few_rows_or_labels(self, arguments):
        with pytest.raises(ValueError, match="two rows or more and a label"):
            leave_one_out(*arguments)


class TestStrongestLeftOut:
    def test_by_brute_force(self, rows):
        x, y, _ = rows

        def largest(order):
            kept = [np.arange(6) != row for row in range(6)]
            return max(abs(np.corrcoef(x[k], order[k])[0, 1]) for k in kept)

        values = np.array([largest(np.array(order)) for order in permutations(y)])
        found = strongest_left_out(x, y)
        assert found.observed == pytest.approx(values[0])
        assert (found.count, found.orderings) == ((values >= values[0] - 1e-9).sum(), 720)

    def test_it_is_the_largest_of_leave_one_out_and_its_p_never_below_the_least(self, rows):
        frame, found = leave_one_out(rows[0], rows[1]), strongest_left_out(rows[0], rows[1])
        assert found.observed == pytest.approx(frame.observed.abs().max())
        assert found.p >= frame.p.min()

    def test_a_row_that_hides_a_line(self):
        # Without its last row the rest falls on a line; so they do in few of 720 orderings.
        found = strongest_left_out([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, -9])
        assert found.observed == pytest.approx(1) and found.p < 0.02

    def test_nothing_to_compare(self):
        assert strongest_left_out([1, 2, 3, 4], [7, 7, 7, 7]).p == 1
        assert strongest_left_out([1, 2, 3], [3, 1, 2]).p == 1

    def test_drawn(self, rows, only_drawn, monkeypatch):
        drawn = strongest_left_out(*rows[:2], draws=20_000)
        monkeypatch.undo()
        assert not drawn.exact and drawn.p == pytest.approx(
            strongest_left_out(*rows[:2]).p, abs=4 * drawn.se
        )


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


class TestManyRows:
    """Beyond what can be counted one by one: drawn orderings stand for all, and leaving out is done
    for all rows at once."""

    X, Y = np.random.default_rng(1).normal(size=(2, 12))

    def test_leaving_out_all_at_once_is_leaving_out_each(self):
        x = np.where(np.arange(12) == 3, self.X[4], self.X)  # a tie
        once = leave_one_out(x, self.Y)
        for row in range(12):
            each = exact_test(np.delete(x, row), np.delete(self.Y, row), seed=row)
            assert once.observed[row] == pytest.approx(each.observed, abs=1e-12)
            assert once.p[row] == pytest.approx(each.p, abs=0.01)

    def test_leaving_out_what_alone_varies(self):
        x = np.zeros(12)
        x[5] = 1
        found = leave_one_out(x, self.Y)
        assert (
            np.isnan(found.observed[5]) and found.p[5] == 1 and found.observed.notna().sum() == 11
        )

    def test_fewer_draws_for_more_rows(self):
        assert [draws_for(n) for n in (10, 200, 2_000, 200_000)] == [99_999, 99_999, 9_999, 999]
