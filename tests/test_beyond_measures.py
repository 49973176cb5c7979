"""Weighted fits, families, power and decomposition against statsmodels, published values,
simulation, and what must always hold."""

from math import inf, isnan, sqrt, tanh

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.oaxaca import OaxacaBlinder

from helpers.clusters import cluster_bootstrap, cluster_sign_test, within_families
from helpers.correlation import (
    exaggeration,
    fisher_interval,
    least_significant_r,
    power_of_r,
    rows_needed,
    weighted_r,
)
from helpers.decomposition import sorting_and_inside
from helpers.inference import linear_fit
from helpers.regression import prediction_interval, weighted_fit

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


class TestPredictionInterval:
    def test_as_statsmodels(self):
        found = prediction_interval(ANSCOMBE_X, ANSCOMBE_Y, [4, 9, 20])
        model = sm.OLS(ANSCOMBE_Y, sm.add_constant(ANSCOMBE_X)).fit()
        other = model.get_prediction(sm.add_constant([4, 9, 20])).summary_frame(alpha=0.05)
        for ours, theirs in {"fit": "mean", "low": "obs_ci_lower", "high": "obs_ci_upper"}.items():
            assert found[ours].tolist() == pytest.approx(other[theirs].tolist())

    def test_no_interval_from_two_rows(self):
        found = prediction_interval([0, 1], [0, 2], [3]).iloc[0]
        assert found["fit"] == pytest.approx(6) and isnan(found["low"])

    def test_wider_than_the_band_of_the_line(self):
        new, line = (
            prediction_interval(ANSCOMBE_X, ANSCOMBE_Y, [9]),
            linear_fit(ANSCOMBE_X, ANSCOMBE_Y).band([9]),
        )
        assert new["low"][0] < line["low"][0] < line["high"][0] < new["high"][0]


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


class TestWithinFamilies:
    def test_as_dummies_with_clustered_errors(self, rows):
        found = within_families(rows["y"], rows["x"], rows["family"])
        design = pd.get_dummies(rows["family"], dtype=float).assign(x=rows["x"])
        labels = pd.factorize(rows["family"])[0]
        other = sm.OLS(rows["y"], design).fit(
            cov_type="cluster", cov_kwds={"groups": labels}, use_t=True
        )
        assert (found.slope, found.se) == (
            pytest.approx(other.params["x"]),
            pytest.approx(other.bse["x"]),
        )
        assert (found.low, found.high) == pytest.approx(tuple(other.conf_int().loc["x"]))
        assert (found.rows, found.families) == (40, 8)

    def test_families_of_one_say_nothing(self, rows):
        more = pd.concat([rows, pd.DataFrame({"y": [99.0], "x": [-9.0], "family": ["alone"]})])
        assert within_families(more["y"], more["x"], more["family"]) == within_families(
            rows["y"], rows["x"], rows["family"]
        )
        assert isnan(within_families([1, 2], [1, 2], ["a", "b"]).slope)

    def test_a_shift_of_whole_families_changes_nothing(self, rows):
        shift = rows["family"].map(dict(zip("abcdefgh", range(0, 80, 10), strict=True)))
        shifted = within_families(rows["y"] + shift, rows["x"] - 3 * shift, rows["family"])
        assert shifted.slope == pytest.approx(
            within_families(rows["y"], rows["x"], rows["family"]).slope
        )

    def test_missing_is_refused(self):
        with pytest.raises(ValueError, match="no missing"):
            within_families([1, float("nan")], [1, 2], ["a", "a"])


class TestClusters:
    def test_the_interval_of_a_mean_of_family_means(self):
        # Thirty equal families: the spread of the mean over draws is that of the family means over
        # the root of thirty.
        means = np.random.default_rng(2).normal(size=30)
        frame, families = pd.DataFrame({"v": np.repeat(means, 5)}), np.repeat(range(30), 5)
        low, high = cluster_bootstrap(frame, families, lambda f: f["v"].mean(), draws=4000)
        assert (high - low) / 2 / 1.96 == pytest.approx(means.std() / sqrt(30), rel=0.05)
        alone = cluster_bootstrap(frame, range(150), lambda f: f["v"].mean(), draws=1000)
        assert alone[1] - alone[0] < (high - low) / 1.8

    def test_one_family(self):
        assert cluster_bootstrap(
            pd.DataFrame({"v": [1.0, 3.0]}), ["a", "a"], lambda f: f["v"].mean()
        ) == (2, 2)

    @pytest.mark.parametrize(
        ("signs", "families", "found"),
        [
            ([1] * 5, "abcde", (5, 0, 0, 2 / 32)),
            ([1, 1, -1, -1, 0], "aabbc", (1, 1, 1, 1)),
            ([1, -1], "aa", (0, 0, 1, 1)),
            ([3, 2, -1] * 2, "aaabbb", (2, 0, 0, 0.5)),
        ],
    )
    def test_sign_test(self, signs, families, found):
        test = cluster_sign_test(signs, list(families))
        assert (test.up, test.down, test.ties, test.p) == (*found[:3], pytest.approx(found[3]))


class TestDecomposition:
    # Worked by hand: women 3:1 over jobs paid 36/72 to women and 40/80 to men, men 1:3. Women 45,
    # men 70; at men's pay women
    # would have 50, so sorting 50/70; inside 45/50.
    def test_worked(self):
        found = sorting_and_inside([36, 72], [40, 80], [3, 1], [1, 3])
        assert (found.total, found.sorting, found.inside) == pytest.approx((45 / 70, 50 / 70, 0.9))
        assert (found.group_average, found.rest_average) == (45, 70)

    # Women at 36/90, men at 40/80, spread as above: 49.5 over 70 in all; at men's pay 50/70, at
    # women's 49.5/76.5.
    @pytest.mark.parametrize(
        ("base", "sorting"),
        [("rest", 50 / 70), ("group", 49.5 / 76.5), ("both", sqrt(50 / 70 * 49.5 / 76.5))],
    )
    def test_base(self, base, sorting):
        found = sorting_and_inside([36, 90], [40, 80], [3, 1], [1, 3], base)
        assert (found.sorting, found.sorting * found.inside) == pytest.approx((sorting, 49.5 / 70))

    def test_as_statsmodels(self):
        """Oaxaca-Blinder on dummies of two occupations, valued at men's pay, is the same split in
        dollars."""
        occupation = np.array([0] * 3 + [1] * 5 + [0] * 6 + [1] * 2)
        woman = np.array([0] * 8 + [1] * 8)
        pay = np.array([38, 40, 42, 78, 80, 80, 80, 82, 35, 36, 36, 36, 36, 37, 71, 73.0])
        X = pd.DataFrame(
            {"one": (occupation == 0) * 1.0, "two": (occupation == 1) * 1.0, "woman": woman}
        )
        oaxaca = OaxacaBlinder(pay, X, "woman", hasconst=True)
        unexplained, explained, gap, *_ = oaxaca.two_fold(
            two_fold_type="self_submitted", submitted_weight=1
        ).params
        found = sorting_and_inside([36, 72], [40, 80], [6, 2], [3, 5])
        at_mens_pay = found.sorting * found.rest_average
        assert (gap, explained, unexplained) == pytest.approx(
            (
                found.rest_average - found.group_average,
                found.rest_average - at_mens_pay,
                at_mens_pay - found.group_average,
            )
        )

    def test_extremes(self):
        assert sorting_and_inside([30, 50], [40, 60], [1, 1], [2, 2]).sorting == pytest.approx(1)
        alike = sorting_and_inside([40, 60], [40, 60], [3, 1], [1, 3])
        assert alike.inside == pytest.approx(1) and alike.sorting_log_share == pytest.approx(1)

    @given(st.lists(st.tuples(*[st.floats(1, 100)] * 4), min_size=2, max_size=6))
    def test_the_parts_make_the_whole_and_scale_alike(self, table):
        group_pay, rest_pay, group, rest = map(list, zip(*table, strict=True))
        for base in ("rest", "group", "both"):
            found = sorting_and_inside(group_pay, rest_pay, group, rest, base)
            assert found.sorting * found.inside == pytest.approx(found.total)
        scaled = sorting_and_inside(
            group_pay, rest_pay, [9 * g for g in group], [r / 7 for r in rest], base
        )
        assert scaled.sorting == pytest.approx(found.sorting)

    def test_refused(self):
        with pytest.raises(ValueError, match="base"):
            sorting_and_inside([1], [1], [1], [1], "men")
        with pytest.raises(ValueError, match="above 0"):
            sorting_and_inside([0], [1], [1], [1])
