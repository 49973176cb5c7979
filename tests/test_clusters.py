"""Rows in families against statsmodels, theory and extremes."""

from math import isnan, sqrt

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from helpers.clusters import cluster_bootstrap, cluster_sign_test, within_families


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

    def test_an_array_as_a_frame_and_several_numbers_at_once(self, rows):
        table = rows[["x", "y"]]
        of_frame = cluster_bootstrap(table, rows["family"], lambda f: f["x"].mean(), draws=50)
        low, high = cluster_bootstrap(
            table.to_numpy(), rows["family"], lambda a: a.mean(axis=0), draws=50
        )
        assert (low[0], high[0]) == pytest.approx(of_frame) and len(low) == len(high) == 2

    def test_draws_without_a_value_are_left_out(self):
        frame = pd.DataFrame({"v": [1.0, 2.0]})
        value = cluster_bootstrap(
            frame, list("ab"), lambda f: f["v"].mean() if f["v"].std() else np.nan
        )
        assert value == (1.5, 1.5)
        assert np.isnan(cluster_bootstrap(frame, list("ab"), lambda f: np.nan)).all()

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
