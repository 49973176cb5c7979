"""Fits against certified values, statsmodels, SciPy, and what must always hold."""

from math import isnan, sqrt

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.outliers_influence import variance_inflation_factor

from helpers.least_squares import linear_fit, ols, skill

# Anscombe (1973), The American Statistician 27, data sets I and IV.
ANSCOMBE_X = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
ANSCOMBE_Y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
ANSCOMBE_X4 = [8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8]
ANSCOMBE_Y4 = [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89]


figures = st.integers(-20, 20).map(float)


@pytest.fixture
def rows():
    return np.random.default_rng(3).normal(size=(3, 6))


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


class TestSkill:
    def test_by_leaving_out(self, rows):
        x, y, _ = rows
        errors, mean_errors = [], []
        for row in range(6):
            kept = np.arange(6) != row
            slope, intercept = np.polyfit(x[kept], y[kept], 1)
            errors.append(y[row] - intercept - slope * x[row])
            mean_errors.append(y[row] - y[kept].mean())
        found = skill(ols(y, pd.DataFrame({"x": x})), y)
        assert found == pytest.approx(
            1 - np.sum(np.square(errors)) / np.sum(np.square(mean_errors))
        )

    def test_ends(self, rows):
        y = rows[1]
        assert skill(ols(y, pd.DataFrame({"x": 3 - 2 * y})), y) == pytest.approx(1)
        assert skill(ols(y, np.empty((6, 0))), y) == pytest.approx(0)
        assert isnan(skill(ols([2.0] * 6, pd.DataFrame({"x": y})), [2.0] * 6))
