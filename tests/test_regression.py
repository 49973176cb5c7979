"""Weighted fits and prediction intervals against statsmodels, published values and extremes."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from helpers.regression import linear_fit, predicted, weighted_fit

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


class TestWeightedFit:
    @pytest.mark.parametrize("weighted", [True, False])
    def test_as_statsmodels(self, rows, weighted):
        weights = rows["w"] if weighted else None
        fit = weighted_fit(rows["y"], rows[["x", "z"]], weights)
        model = sm.WLS(rows["y"], sm.add_constant(rows[["x", "z"]]), rows["w"] if weighted else 1.0)
        other = model.fit(cov_type="HC1", use_t=True)
        assert fit.coefs.tolist() == pytest.approx(other.params.tolist())
        assert fit.se.tolist() == pytest.approx(other.bse.tolist())
        assert [fit.low.tolist(), fit.high.tolist()] == [
            pytest.approx(c) for c in other.conf_int().T.to_numpy().tolist()
        ]
        assert (fit.r_squared, fit.df, fit.n) == (pytest.approx(other.rsquared), 37, 40)

    def test_anscombe(self):
        fit = weighted_fit(ANSCOMBE_Y, pd.Series(ANSCOMBE_X, name="x"))
        assert (
            round(fit.coefs["intercept"], 1),
            round(fit.coefs["x"], 1),
            round(fit.r_squared, 2),
        ) == (3.0, 0.5, 0.67)

    def test_a_row_of_no_weight_counts_for_nothing(self, rows):
        fit = weighted_fit(rows["y"], {"x": rows["x"]}, [0] + [1] * 39)
        assert fit.coefs["x"] == pytest.approx(
            weighted_fit(rows["y"][1:], {"x": rows["x"][1:]}).coefs["x"]
        )

    @pytest.mark.parametrize(
        ("y", "x", "weights"),
        [
            ([1, 2], [1, 2], None),
            ([1, 2, 3], [1, 1, 1], None),
            ([1, 2, 3], [1, 2, 3], [1, -1, 1]),
            ([1, 2, 3], [1, 2, 3], [1, 1]),
        ],
    )
    def test_refused(self, y, x, weights):
        with pytest.raises(ValueError, match="needed|weights|constant"):
            weighted_fit(y, {"x": x}, weights)


class TestPredicted:
    """Where a new row is to be expected around a line."""

    X, AT = pd.DataFrame({"x": ANSCOMBE_X}), pd.DataFrame({"x": [4, 9, 20]})

    def test_as_statsmodels(self):
        found = predicted(ANSCOMBE_Y, self.X, self.AT)
        model = sm.OLS(ANSCOMBE_Y, sm.add_constant(ANSCOMBE_X)).fit()
        other = model.get_prediction(sm.add_constant([4, 9, 20])).summary_frame(alpha=0.05)
        for ours, theirs in {"fit": "mean", "low": "obs_ci_lower", "high": "obs_ci_upper"}.items():
            assert found[ours].tolist() == pytest.approx(other[theirs].tolist())

    def test_no_interval_from_two_rows(self):
        with pytest.raises(ValueError, match="2 rows do not determine"):
            predicted([0, 2], self.X[:2], self.AT)

    def test_wider_than_the_band_of_the_line(self):
        new, line = predicted(ANSCOMBE_Y, self.X, self.AT), linear_fit(ANSCOMBE_X, ANSCOMBE_Y)
        band = line.band(self.AT["x"])
        assert (new["low"] < band["low"]).all() and (band["high"] < new["high"]).all()
