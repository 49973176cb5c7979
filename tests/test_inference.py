"""Tests, fits and corrections against published and hand-worked values, other implementations, and
what must always hold."""

from dataclasses import astuple, replace
from itertools import permutations, product
from math import factorial, isnan, nan, sqrt

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.outliers_influence import variance_inflation_factor

from helpers import inference
from helpers.inference import (
    benjamini_hochberg,
    draws_for,
    exact_test,
    holm,
    leave_one_out,
    linear_fit,
    max_r,
    ols,
    partial_exact,
    rounding_box,
)

STATISTICS = {
    "pearson": lambda x, y: stats.pearsonr(x, y).statistic,
    "spearman": lambda x, y: stats.spearmanr(x, y).statistic,
    "kendall": lambda x, y: stats.kendalltau(x, y).statistic,
}

# Anscombe (1973), The American Statistician 27, data sets I and IV.
ANSCOMBE_X = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
ANSCOMBE_Y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
ANSCOMBE_X4 = [8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8]
ANSCOMBE_Y4 = [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89]

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

figures = st.integers(-20, 20).map(float)
columns = st.integers(1, 6).flatmap(
    lambda n: st.tuples(*[st.lists(figures, min_size=n, max_size=n)] * 2)
)


def same(result, other):
    return astuple(result) == pytest.approx(astuple(other), nan_ok=True)


@pytest.fixture
def rows():
    return np.random.default_rng(3).normal(size=(3, 6))


@pytest.fixture
def only_drawn(monkeypatch):
    """Let orderings be drawn even where they are few, so that what is drawn can be held against all
    of them."""
    monkeypatch.setattr(inference, "MOST_ORDERINGS", 0)


class TestExactTest:
    # Kendall's S for n = 5: 1, 4, 9 orderings have 0, 1, 2 inversions (Mahonian numbers, OEIS
    # A008302), twice for two sides.
    @pytest.mark.parametrize(
        ("y", "tau", "count"),
        [([1, 2, 3, 4, 5], 1, 2), ([2, 1, 3, 4, 5], 0.8, 10), ([2, 1, 4, 3, 5], 0.6, 28)],
    )
    def test_kendall_counts_inversions(self, y, tau, count):
        result = exact_test([1, 2, 3, 4, 5], y, "kendall")
        assert astuple(result) == pytest.approx((tau, count, 120, count / 120, True, 0))

    # Sum of squared rank differences, n = 5: 1 ordering has 0, 4 have 2 (one neighbouring swap), 3
    # have 4 (two such swaps); so Olds (1938) tables the one-sided 1/120, 5/120, 8/120.
    @pytest.mark.parametrize(
        ("y", "rho", "count"),
        [([1, 2, 3, 4, 5], 1, 2), ([2, 1, 3, 4, 5], 0.9, 10), ([2, 1, 4, 3, 5], 0.8, 16)],
    )
    def test_spearman_counts_rank_differences(self, y, rho, count):
        result = exact_test([1, 2, 3, 4, 5], y, "spearman")
        assert astuple(result) == pytest.approx((rho, count, 120, count / 120, True, 0))

    def test_pearson_by_hand(self):
        # x = −1, 0, 1 against 0, 1, 5: Σxy is 5 as observed, and 5, 4, 1, −1, −4, −5 over the six
        # orderings. Two reach 5.
        result = exact_test([-1, 0, 1], [0, 1, 5])
        assert (result.count, result.orderings, result.p) == (2, 6, pytest.approx(1 / 3))
        assert result.observed == pytest.approx(5 / sqrt(2 * 14))  # Σ(y − 2)² = 4 + 1 + 9

    @pytest.mark.parametrize("statistic", STATISTICS)
    @pytest.mark.parametrize("n", [2, 4, 7])
    def test_perfect_order_and_its_reverse_are_the_only_strongest(self, statistic, n):
        for y in (range(n), range(n, 0, -1)):
            result = exact_test(range(n), y, statistic)
            assert abs(result.observed) == pytest.approx(1)
            assert (result.count, result.orderings, result.exact) == (2, factorial(n), True)

    @pytest.mark.parametrize("statistic", STATISTICS)
    def test_ties_by_brute_force(self, statistic):
        x, y = [1, 2, 2, 5, 7, 7], [3, 3, 1, 8, 9, 2]
        values = [STATISTICS[statistic](x, list(order)) for order in permutations(y)]
        result = exact_test(x, y, statistic)
        assert result.observed == pytest.approx(values[0])
        assert result.count == sum(abs(value) >= abs(values[0]) - 1e-9 for value in values)

    @pytest.mark.parametrize("statistic", STATISTICS)
    def test_agrees_with_scipy(self, rows, statistic):
        x, y, _ = rows
        # SciPy's two-sided p doubles the smaller tail, so its one-sided p of the absolute statistic
        # is the one to compare.
        other = stats.permutation_test(
            (y,),
            lambda y: abs(STATISTICS[statistic](x, y)),
            permutation_type="pairings",
            alternative="greater",
            n_resamples=np.inf,
            vectorized=False,
        )
        result = exact_test(x, y, statistic)
        assert abs(result.observed) == pytest.approx(other.statistic)
        assert result.p == pytest.approx(other.pvalue)

    @settings(deadline=None)
    @given(columns, st.sampled_from(list(STATISTICS)))
    def test_any_columns(self, columns, statistic):
        x, y = map(np.array, columns)
        result = exact_test(x, y, statistic)
        assert result.orderings == factorial(len(x)) and result.p == result.count / result.orderings
        assert 1 / result.orderings <= result.p <= 1
        assert same(exact_test(y, x, statistic), result)
        assert same(
            exact_test(1000 + 3 * x, -y / 7, statistic), replace(result, observed=-result.observed)
        )
        if len(set(x)) == 1 or len(set(y)) == 1:
            assert isnan(result.observed) and result.p == 1

    @pytest.mark.parametrize("statistic", STATISTICS)
    def test_one_two_and_constant(self, statistic):
        assert astuple(exact_test([1], [2], statistic)) == pytest.approx(
            (nan, 1, 1, 1, True, 0), nan_ok=True
        )
        assert astuple(exact_test([1, 2], [5, 3], statistic)) == pytest.approx(
            (-1, 2, 2, 1, True, 0)
        )
        for x, y in (([4, 4, 4], [1, 2, 3]), ([1, 2, 3], [0.1, 0.1, 0.1])):
            assert astuple(exact_test(x, y, statistic)) == pytest.approx(
                (nan, 6, 6, 1, True, 0), nan_ok=True
            )
        assert exact_test([1] * 12, range(12), statistic).p == 1

    def test_nine_are_counted_and_ten_are_drawn(self):
        assert exact_test(range(9), range(9)).orderings == 362_880
        drawn = exact_test(range(10), range(10), draws=5_000)
        assert (drawn.orderings, drawn.exact) == (5_000, False)
        assert drawn.p == (drawn.count + 1) / 5_001  # Phipson & Smyth (2010): never 0
        assert drawn.se == pytest.approx(sqrt(drawn.p * (1 - drawn.p) / 5_000))

    def test_chunks_do_not_change_the_count(self, rows, monkeypatch):
        whole = exact_test(rows[0], rows[1]), exact_test(rows[0], rows[1], groups=list("aababb"))
        monkeypatch.setattr(inference, "_ORDERINGS_AT_ONCE", 100)
        assert (
            exact_test(rows[0], rows[1]),
            exact_test(rows[0], rows[1], groups=list("aababb")),
        ) == whole

    @pytest.mark.parametrize("groups", [None, list("aababb")])
    def test_drawn_orderings_come_close_to_all(self, rows, groups, only_drawn, monkeypatch):
        drawn = exact_test(rows[0], rows[1], groups=groups, draws=20_000, seed=5)
        assert not drawn.exact and drawn == exact_test(
            rows[0], rows[1], groups=groups, draws=20_000, seed=5
        )
        assert (
            drawn.count != exact_test(rows[0], rows[1], groups=groups, draws=20_000, seed=6).count
        )
        monkeypatch.undo()
        assert drawn.p == pytest.approx(
            exact_test(rows[0], rows[1], groups=groups).p, abs=4 * drawn.se
        )

    def test_groups_by_brute_force(self, rows):
        x, y, _ = rows
        groups = ["a", "b", "a", "b", "b", "c"]
        orders = [
            p for p in permutations(range(6)) if all(groups[i] == groups[p[i]] for i in range(6))
        ]
        values = [abs(np.corrcoef(x, y[list(order)])[0, 1]) for order in orders]
        result = exact_test(x, y, groups=groups)
        assert result.orderings == len(orders) == 12  # 2! · 3! · 1!
        assert result.count == sum(value >= values[0] - 1e-9 for value in values)

    def test_groups_at_the_ends(self, rows):
        x, y, _ = rows
        assert exact_test(x, y, groups=["same"] * 6) == exact_test(x, y)
        assert astuple(exact_test(x, y, groups=range(6)))[1:] == (1, 1, 1, True, 0)
        # Six pairs, each in rising order: of 2^6 orderings only the observed one reaches r = 1.
        pairs = exact_test(range(12), range(12), groups=list("aabbccddeeff"))
        assert astuple(pairs) == pytest.approx((1, 1, 64, 1 / 64, True, 0))

    def test_series_are_matched_by_their_labels(self):
        x, y = pd.Series([1, 2, 3], list("abc")), pd.Series([30, 20, 11], list("cba"))
        assert exact_test(x, y).observed == exact_test([1, 2, 3], [11, 20, 30]).observed
        assert exact_test(x, y, groups=pd.Series([1, 1, 2], list("cab"))).orderings == 2
        with pytest.raises(ValueError, match="labels"):
            exact_test(x, pd.Series([30, 20, 11], list("cbd")))

    @pytest.mark.parametrize(
        ("call", "message"),
        [
            (
                lambda: exact_test([1, nan, 3, np.inf], [1, 2, 3, 4]),
                r"x: missing or infinite at positions \[1, 3\]",
            ),
            (
                lambda: exact_test([1, 2], [1, 2], groups=["a", None]),
                r"groups: missing or infinite at positions \[1\]",
            ),
            (lambda: exact_test([1, 2, 3], [1, 2]), "'x': 3, 'y': 2"),
            (lambda: exact_test([], []), "must have values"),
            (lambda: exact_test([[1, 2], [3, 4]], [1, 2]), "x: one column is needed"),
            (
                lambda: exact_test([1, 2], [1, 2], "tau"),
                "pearson, spearman, kendall is needed, found 'tau'",
            ),
            (lambda: exact_test(range(10), range(10), draws=0), "draws: at least 1"),
        ],
    )
    def test_what_cannot_be_tested_says_why(self, call, message):
        with pytest.raises(ValueError, match=message):
            call()


class TestPartialExact:
    def test_observed_by_the_formula(self, rows):
        xy, xz, yz = np.corrcoef(rows)[[0, 0, 1], [1, 2, 2]]
        expected = (xy - xz * yz) / sqrt(
            (1 - xz**2) * (1 - yz**2)
        )  # Yule (1907), first-order partial correlation
        assert partial_exact(*rows).observed == pytest.approx(expected)

    def test_freedman_lane_by_brute_force(self, rows):
        x, y, z = rows
        reduced = sm.OLS(y, sm.add_constant(z)).fit()
        strengths = []
        for order in permutations(range(6)):
            again = reduced.fittedvalues + reduced.resid[list(order)]
            full = sm.OLS(again, np.column_stack([np.ones(6), x, z])).fit()
            strengths.append(
                abs(full.tvalues[1])
            )  # |t| and |partial r| put orderings in the same order
        result = partial_exact(x, y, z)
        assert (result.orderings, result.exact) == (720, True)
        assert result.count == sum(strength >= strengths[0] * (1 - 1e-9) for strength in strengths)

    def test_a_constant_covariate_gives_the_plain_test(self, rows):
        x, y, _ = rows
        assert same(partial_exact(x, y, [2.0] * 6), exact_test(x, y))

    def test_nothing_left_to_associate(self, rows):
        x, y, z = rows
        for result in (
            partial_exact(x, y, 3 - 2 * x),
            partial_exact(x, y, 5 * y),
            partial_exact([1] * 6, y, z),
        ):
            assert isnan(result.observed) and result.p == 1

    def test_few_rows(self):
        assert (
            partial_exact([1, 2, 3], [1, 2, 5], [1, 4, 2]).p == 1
        )  # one direction is left: every |r| is 1
        assert isnan(partial_exact([1, 2], [1, 2], [2, 1]).observed)
        assert isnan(partial_exact([1], [1], [1]).observed)

    def test_an_exact_dependence_beyond_the_covariate(self):
        x, z = np.array([1, 2, 4, 3, 7, 5.0]), np.array([2, 1, 3, 3, 1, 6.0])
        result = partial_exact(x, 2 * x - z, z)
        assert result.observed == pytest.approx(1) and result.count < 10

    def test_drawn(self, rows, only_drawn, monkeypatch):
        drawn = partial_exact(*rows, draws=20_000)
        monkeypatch.undo()
        assert not drawn.exact and drawn.p == pytest.approx(
            partial_exact(*rows).p, abs=4 * drawn.se
        )


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

    @settings(deadline=None)
    @given(st.lists(figures, min_size=2, max_size=6), st.floats(0, 2), st.floats(0, 2))
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


class TestLinearFit:
    def test_anscombe(self):
        line = linear_fit(ANSCOMBE_X, ANSCOMBE_Y)
        # Anscombe (1973): y = 3.00 + 0.500 x, standard error of the slope 0.118, residual sum of
        # squares 13.75 on 9 df.
        assert (line.intercept, line.slope) == pytest.approx((3.00, 0.500), abs=0.001)
        assert line.se == pytest.approx(0.118, abs=0.0005)
        assert (line.residuals @ line.residuals, line.df) == (pytest.approx(13.75, abs=0.02), 9)
        assert (line.low, line.high) == pytest.approx(
            (line.slope - 2.262157 * line.se, line.slope + 2.262157 * line.se)
        )  # t(9)

    def test_anscombe_with_one_point_that_decides(self):
        line = linear_fit(ANSCOMBE_X4, ANSCOMBE_Y4)
        assert line.leverage[7] == pytest.approx(1) and line.leverage[0] == pytest.approx(0.1)
        assert np.flatnonzero(line.cooks_distance.isna()).tolist() == [7]
        assert isnan(ols(ANSCOMBE_Y4, ANSCOMBE_X4).press)

    @pytest.mark.parametrize("seed", range(3))
    def test_agrees_with_statsmodels_and_scipy(self, seed):
        x, y = np.random.default_rng(seed).normal(size=(2, 7))
        line, grid = linear_fit(x, 11 + y, level=0.9), np.linspace(-3, 3, 5)
        other = sm.OLS(11 + y, sm.add_constant(x)).fit()
        influence, band = (
            other.get_influence(),
            other.get_prediction(sm.add_constant(grid)).conf_int(alpha=0.1),
        )
        assert (line.slope, line.se) == pytest.approx(
            (stats.linregress(x, y).slope, stats.linregress(x, y).stderr)
        )
        assert (line.intercept, line.sigma) == pytest.approx(
            (other.params[0], sqrt(other.mse_resid))
        )
        assert (line.low, line.high) == pytest.approx(tuple(other.conf_int(alpha=0.1)[1]))
        np.testing.assert_allclose(line.residuals, other.resid)
        np.testing.assert_allclose(line.leverage, influence.hat_matrix_diag)
        np.testing.assert_allclose(line.cooks_distance, influence.cooks_distance[0])
        np.testing.assert_allclose(line.band(grid)[["low", "high"]], band)
        np.testing.assert_allclose(line.band(grid).fit, line.intercept + line.slope * grid)

    def test_a_perfect_line(self):
        line = linear_fit([1, 2, 4], [10_003, 10_005, 10_009])
        assert (line.slope, line.intercept, line.se, line.low) == pytest.approx((2, 10_001, 0, 2))
        assert line.residuals.tolist() == line.cooks_distance.tolist() == [0, 0, 0]
        assert linear_fit([1, 2, 4], [3, 3, 3]).slope == pytest.approx(0)

    def test_two_points_have_a_line_and_no_interval(self):
        line = linear_fit([1, 3], [2, 6])
        assert (line.slope, line.intercept, line.df) == pytest.approx((2, 0, 0))
        assert np.isnan(
            [line.se, line.low, line.high, line.sigma, *line.cooks_distance, line.band([2]).low[0]]
        ).all()
        assert line.band([2]).fit[0] == pytest.approx(4)

    def test_rows_keep_their_labels(self):
        line = linear_fit(pd.Series([1, 2, 9], list("abc")), pd.Series([9, 2, 2], list("cab")))
        assert line.leverage.idxmax() == "c" and line.residuals.index.tolist() == list("abc")
        assert line.slope == pytest.approx(linear_fit([1, 2, 9], [2, 2, 9]).slope)

    @settings(deadline=None)
    @given(st.lists(st.tuples(figures, figures), min_size=3, max_size=8), st.floats(0.01, 100))
    def test_units_and_sums(self, points, unit):
        x, y = map(np.array, zip(*points, strict=True))
        assume(len(set(x)) > 1)
        line, scaled = linear_fit(x, y), linear_fit(unit * x, y)
        assert scaled.slope * unit == pytest.approx(line.slope, abs=1e-9)
        assert line.residuals.sum() == pytest.approx(
            0, abs=1e-9
        ) and line.leverage.sum() == pytest.approx(2)
        assert linear_fit(x, -y).slope == pytest.approx(-line.slope, abs=1e-9)

    @pytest.mark.parametrize("points", [([1, 1, 1], [1, 2, 3]), ([1], [1])])
    def test_no_line(self, points):
        with pytest.raises(ValueError, match="coefficients"):
            linear_fit(*points)


class TestOls:
    def test_longley_as_certified(self):
        # NIST StRD, Longley data: certified estimates and their standard deviations, collinear
        # enough to break weak solvers.
        data = sm.datasets.longley.load_pandas()
        fit = ols(data.endog, data.exog)
        certified = {
            "intercept": (-3482258.63459582, 890420.383607373),
            "GNPDEFL": (15.0618722713733, 84.9149257747669),
            "GNP": (-0.0358191792925910, 0.0334910077722432),
            "UNEMP": (-2.02022980381683, 0.488399681651699),
            "ARMED": (-1.03322686717359, 0.214274163161675),
            "POP": (-0.0511041056535807, 0.226073200069370),
            "YEAR": (1829.15146461355, 455.478499142212),
        }
        assert fit.coefs.to_dict() == pytest.approx(
            {name: pair[0] for name, pair in certified.items()}, rel=1e-7
        )
        assert fit.se.to_dict() == pytest.approx(
            {name: pair[1] for name, pair in certified.items()}, rel=1e-7
        )
        assert fit.sigma == pytest.approx(304.854073561965) and fit.df == 9

    @pytest.mark.parametrize("seed", range(3))
    def test_agrees_with_statsmodels(self, seed):
        y, *xs = np.random.default_rng(seed).normal(size=(3, 7))
        frame = pd.DataFrame({"degree": xs[0], "women": xs[1] + xs[0]})
        design = sm.add_constant(frame)
        fit, other = ols(y, frame), sm.OLS(y, design).fit()
        influence = other.get_influence()
        np.testing.assert_allclose(fit.coefs, other.params)
        np.testing.assert_allclose(fit.se, other.bse)
        np.testing.assert_allclose(np.column_stack([fit.low, fit.high]), other.conf_int())
        np.testing.assert_allclose(fit.leverage, influence.hat_matrix_diag)
        np.testing.assert_allclose(fit.cooks_distance, influence.cooks_distance[0])
        np.testing.assert_allclose(
            fit.vif, [variance_inflation_factor(design.to_numpy(), i) for i in (1, 2)]
        )
        assert fit.press == pytest.approx(influence.ess_press)
        assert fit.df == other.df_resid == 4

    def test_press_by_leaving_out(self, rows):
        y, *xs = rows
        X = np.column_stack(xs)
        errors = []
        for row in range(6):
            without = ols(np.delete(y, row), np.delete(X, row, axis=0))
            errors.append(y[row] - without.coefs["intercept"] - X[row] @ without.coefs[[0, 1]])
        assert ols(y, X).press == pytest.approx(np.square(errors).sum())

    def test_vif_of_two_predictors(self, rows):
        r = np.corrcoef(rows[0], rows[1])[0, 1]
        assert ols(rows[2], rows[:2].T).vif.tolist() == pytest.approx([1 / (1 - r**2)] * 2)
        assert ols(
            [1, 2, 4, 3], [[-1, -1], [-1, 1], [1, -1], [1, 1]]
        ).vif.tolist() == pytest.approx([1, 1])  # orthogonal

    def test_without_predictors_it_is_the_mean(self):
        fit = ols([1, 2, 6], np.empty((3, 0)))
        # Mean 3, s = √7; each mean of the other two misses by 3/2 of the residual: 2.25 · (4 + 1 +
        # 9).
        assert (fit.coefs["intercept"], fit.se["intercept"], fit.press) == pytest.approx(
            (3, sqrt(7 / 3), 31.5)
        )
        assert fit.vif.empty

    def test_series_and_single_columns(self):
        y, x = (
            pd.Series([1, 2, 4, 3], list("abcd")),
            pd.Series([2, 1, 4, 3], list("bacd"), name="q"),
        )
        assert ols(y, x).coefs.to_dict() == pytest.approx({"intercept": 0, "q": 1})
        assert ols([1, 2, 4, 3], [1, 2, 4, 3]).coefs.to_dict() == pytest.approx(
            {"intercept": 0, 0: 1}
        )

    @pytest.mark.parametrize(
        "X",
        [
            [[1, 2], [2, 4], [3, 6], [5, 10]],
            [[1, 7], [2, 7], [3, 7], [5, 7]],
            [[0], [0], [0], [0]],
            np.eye(4),
        ],
    )
    def test_predictors_that_determine_nothing(self, X):
        with pytest.raises(ValueError, match="combination of others"):
            ols([1, 2, 3, 4], X)

    def test_levels(self):
        with pytest.raises(ValueError, match="level"):
            ols([1, 2, 4], [1, 3, 2], level=95)


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

    def test_tau_of_many_rows_is_that_of_scipy(self):
        x, y = np.random.default_rng(2).integers(0, 30, size=(2, 150))
        found = exact_test(x, y, "kendall", draws=99)
        assert found.observed == pytest.approx(stats.kendalltau(x, y).statistic, abs=1e-12)
        assert not found.exact and found.orderings == 99

    def test_fewer_draws_for_more_rows(self):
        assert [draws_for(n) for n in (10, 200, 2_000, 200_000)] == [99_999, 99_999, 9_999, 999]
