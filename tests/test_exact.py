"""Exact tests against hand-worked counts, brute force, SciPy and statsmodels."""

from dataclasses import astuple, replace
from itertools import permutations
from math import factorial, isnan, nan, sqrt

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from helpers import _orderings
from helpers.exact import exact_test, partial_exact

STATISTICS = {
    "pearson": lambda x, y: stats.pearsonr(x, y).statistic,
    "spearman": lambda x, y: stats.spearmanr(x, y).statistic,
    "kendall": lambda x, y: stats.kendalltau(x, y).statistic,
}

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
    monkeypatch.setattr(_orderings, "MOST_ORDERINGS", 0)


class TestExactTest:
    # Kendall's S for n = 5: 1, 4, 9 orderings have 0, 1, 2 inversions (Mahonian numbers, OEIS
    # A008302), twice for two sides.
    @pytest.mark.parametrize(
        ("y", "tau", "count"),
        [([1, 2, 3, 4, 5], 1, 2), ([2, 1, 3, 4, 5], 0.8, 10), ([2, 1, 4, 3, 5], 0.6, 28)],
    )
    def test_kendall_counts_inversions(self, y, tau, count):
        result = exact_test([1, 2, 3, 4, 5], y, "kendall")
        assert astuple(result) == pytest.approx((tau, count, 120, count / 120, True, 0, 0))

    # Sum of squared rank differences, n = 5: 1 ordering has 0, 4 have 2 (one neighbouring swap), 3
    # have 4 (two such swaps); so Olds (1938) tables the one-sided 1/120, 5/120, 8/120.
    @pytest.mark.parametrize(
        ("y", "rho", "count"),
        [([1, 2, 3, 4, 5], 1, 2), ([2, 1, 3, 4, 5], 0.9, 10), ([2, 1, 4, 3, 5], 0.8, 16)],
    )
    def test_spearman_counts_rank_differences(self, y, rho, count):
        result = exact_test([1, 2, 3, 4, 5], y, "spearman")
        assert astuple(result) == pytest.approx((rho, count, 120, count / 120, True, 0, 0))

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
            (nan, 1, 1, 1, True, 0, 0), nan_ok=True
        )
        assert astuple(exact_test([1, 2], [5, 3], statistic)) == pytest.approx(
            (-1, 2, 2, 1, True, 0, 0)
        )
        for x, y in (([4, 4, 4], [1, 2, 3]), ([1, 2, 3], [0.1, 0.1, 0.1])):
            assert astuple(exact_test(x, y, statistic)) == pytest.approx(
                (nan, 6, 6, 1, True, 0, 0), nan_ok=True
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
        monkeypatch.setattr(_orderings, "AT_ONCE", 100)
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
        values = np.array([np.corrcoef(x, y[list(order)])[0, 1] for order in orders])
        away = np.abs(values - values.mean())
        result = exact_test(x, y, groups=groups)
        assert result.orderings == len(orders) == 12  # 2! · 3! · 1!
        assert result.centre == pytest.approx(values.mean()) and abs(result.centre) > 0.01
        assert result.count == (away >= away[0] - 1e-9).sum()

    def test_groups_at_the_ends(self, rows):
        x, y, _ = rows
        assert exact_test(x, y, groups=["same"] * 6) == exact_test(x, y)
        alone = exact_test(x, y, groups=range(6))
        assert astuple(alone)[1:-1] == (1, 1, 1, True, 0)
        assert alone.centre == pytest.approx(alone.observed)
        # Six pairs, each in rising order: of 2^6 orderings the observed one and the one with all
        # pairs turned lie furthest from the average, by a sixth of 6 · 1 · 1 over 143 on each side.
        pairs = exact_test(range(12), range(12), groups=list("aabbccddeeff"))
        assert astuple(pairs) == pytest.approx((1, 2, 64, 2 / 64, True, 0, 1 - 3 / 143))

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


class TestManyRows:
    """Beyond what can be counted one by one: drawn orderings stand for all, and leaving out is done
    for all rows at once."""

    X, Y = np.random.default_rng(1).normal(size=(2, 12))

    def test_tau_of_many_rows_is_that_of_scipy(self):
        x, y = np.random.default_rng(2).integers(0, 30, size=(2, 150))
        found = exact_test(x, y, "kendall", draws=99)
        assert found.observed == pytest.approx(stats.kendalltau(x, y).statistic, abs=1e-12)
        assert not found.exact and found.orderings == 99
