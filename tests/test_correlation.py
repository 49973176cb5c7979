"""Correlations, their intervals and their power against tables, simulation and other libraries."""

from math import inf, isnan, sqrt, tanh

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from helpers.correlation import (
    exaggeration,
    fisher_interval,
    least_significant_r,
    power_of_r,
    rows_needed,
    weighted_r,
)

ANSCOMBE_X = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]  # Anscombe (1973), data set I
ANSCOMBE_Y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]


@pytest.fixture
def rows():
    random = np.random.default_rng(5)
    x, z = random.normal(size=(2, 40))
    y = 1 + 2 * x - z + random.normal(size=40) * (1 + np.abs(x))
    return pd.DataFrame(
        {
            "y": y,
            "x": x,
            "z": z,
            "w": random.uniform(0.1, 9, 40),
            "family": np.repeat(list("abcdefgh"), 5),
        }
    )


class TestFisherInterval:
    # Bonett & Wright (2000), Psychometrika 65: r = .5 with n = 28 has the interval .156 to .737 (z
    # = .5493 ± 1.96/5).
    @pytest.mark.parametrize(
        ("r", "n", "low", "high"), [(0.5, 28, tanh(0.54931 - 0.39199), tanh(0.54931 + 0.39199))]
    )
    def test_worked(self, r, n, low, high):
        assert fisher_interval(r, n) == pytest.approx((low, high), abs=1e-4)

    def test_as_scipy(self):
        other = stats.pearsonr(ANSCOMBE_X, ANSCOMBE_Y)
        assert fisher_interval(other.statistic, 11) == pytest.approx(
            tuple(other.confidence_interval())
        )

    @pytest.mark.parametrize(
        ("r", "n", "found"), [(1, 5, (1, 1)), (-1, 9, (-1, -1)), (0.4, 3, (-1, 1))]
    )
    def test_extremes(self, r, n, found):
        assert fisher_interval(r, n) == found

    def test_refused(self):
        with pytest.raises(ValueError, match="found 2"):
            fisher_interval(2, 10)


class TestWeightedR:
    def test_without_weights_pearson(self, rows):
        found = weighted_r(rows["x"], rows["y"])
        assert (found.r, found.effective_n) == (
            pytest.approx(stats.pearsonr(rows["x"], rows["y"]).statistic),
            pytest.approx(40),
        )

    def test_whole_weights_are_repeated_rows(self, rows):
        times = np.arange(40) % 3 + 1
        found, repeated = (
            weighted_r(rows["x"], rows["y"], times),
            rows.loc[rows.index.repeat(times)],
        )
        assert found.r == pytest.approx(stats.pearsonr(repeated["x"], repeated["y"]).statistic)
        assert (
            found.effective_n == pytest.approx(times.sum() ** 2 / (times**2).sum())
            and found.effective_n < 40
        )

    def test_statsmodels(self, rows):
        other = sm.stats.DescrStatsW(rows[["x", "y"]], weights=rows["w"])
        assert weighted_r(rows["x"], rows["y"], rows["w"]).r == pytest.approx(other.corrcoef[0, 1])

    def test_constant(self):
        assert isnan(weighted_r([1, 1, 1], [1, 2, 3]).r)


class TestPower:
    # Fisher & Yates, Statistical Tables, table VII: critical r, two-sided 5 percent, by degrees of
    # freedom.
    @pytest.mark.parametrize(
        ("n", "r"), [(3, 0.997), (7, 0.754), (10, 0.632), (32, 0.349), (102, 0.195)]
    )
    def test_least_significant_r(self, n, r):
        assert least_significant_r(n) == pytest.approx(r, abs=6e-4)

    # Cohen (1988), table 3.3.5 (two-sided 5 percent): power in percent of r at n.
    @pytest.mark.parametrize(
        ("rho", "n", "power"),
        [(0.3, 50, 0.57), (0.5, 20, 0.64), (0.3, 100, 0.86), (0.1, 500, 0.61)],
    )
    def test_cohen(self, rho, n, power):
        assert power_of_r(rho, n) == pytest.approx(power, abs=0.012)

    @pytest.mark.parametrize(("rho", "n"), [(0.3, 7), (0.5, 7), (0.8, 7), (0.2, 30), (-0.6, 12)])
    def test_as_simulated(self, rho, n):
        random = np.random.default_rng(1)
        x, e = random.normal(size=(2, 100_000, n))
        y = rho * x + sqrt(1 - rho**2) * e
        x, y = x - x.mean(1, keepdims=True), y - y.mean(1, keepdims=True)
        r = (x * y).sum(1) / np.sqrt((x**2).sum(1) * (y**2).sum(1))
        strong = np.abs(r) >= least_significant_r(n)
        assert power_of_r(rho, n) == pytest.approx(strong.mean(), abs=0.006)
        assert exaggeration(rho, n) == pytest.approx(np.abs(r[strong]).mean() / abs(rho), rel=0.01)

    @given(st.integers(3, 60), st.floats(0.001, 0.2))
    def test_without_association_power_is_alpha(self, n, alpha):
        assert power_of_r(0, n, alpha) == pytest.approx(alpha, rel=1e-4)

    @given(st.floats(0.05, 0.9), st.integers(4, 200))
    def test_grows_with_rho_and_rows_and_ignores_the_sign(self, rho, n):
        power = power_of_r(rho, n)
        assert (
            power <= power_of_r(min(rho + 0.05, 0.95), n) + 1e-9
            and power <= power_of_r(rho, n + 1) + 1e-9
        )
        assert power == pytest.approx(power_of_r(-rho, n))
        assert exaggeration(rho, n) >= least_significant_r(n)

    # G*Power 3.1, exact bivariate normal model, two-sided 5 percent, power 80 percent: 782, 84 and
    # 29 (Faul et al. 2009).
    @pytest.mark.parametrize(("rho", "rows"), [(0.1, 782), (0.3, 84), (0.5, 29), (-0.5, 29)])
    def test_rows_needed(self, rho, rows):
        assert rows_needed(rho) == rows
        assert power_of_r(rho, rows) >= 0.8 > power_of_r(rho, rows - 1)

    def test_refused(self):
        assert exaggeration(0, 7) == inf
        for wrong in (
            lambda: power_of_r(1, 7),
            lambda: rows_needed(0),
            lambda: least_significant_r(2),
        ):
            with pytest.raises(ValueError, match="needed"):
                wrong()
