"""Omissions and rounding against brute force and worked values."""

from itertools import permutations
from math import isnan

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from helpers import _orderings
from helpers._orderings import draws_for
from helpers.exact import exact_test
from helpers.fragility import leave_one_out, strongest_left_out

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
