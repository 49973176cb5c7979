"""Pay measures against published and hand-worked values, extremes, and what must hold for any pay."""

from math import e, log, sqrt
from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from scipy import integrate, stats

from helpers import pay

pays = st.floats(1_000, 1_000_000)
sigmas = st.floats(0.01, 3)
spreads = st.tuples(pays, st.one_of(st.just(0.0), sigmas))
weights = st.floats(0.001, 1_000)


def all_pairs(values: pd.Series) -> pd.DataFrame:
    return pay.gaps(values, *np.triu_indices(len(values), 1))


class TestGaps:
    def test_log_points_of_known_ratios(self):
        assert pay.log_points(e, 1) == pytest.approx(100)
        assert pay.log_points(2, 1) == pytest.approx(69.3147, abs=1e-4)  # ln 2 = 0.693147
        assert pay.log_points(101, 100) == pytest.approx(0.9950, abs=1e-4)  # ln 1.01 = 0.00995033

    def test_percent_has_its_second_argument_as_base(self):
        assert pay.percent_gap(60, 50) == pytest.approx(20)  # 10 of 50
        assert pay.percent_gap(50, 60) == pytest.approx(-100 / 6)  # 10 of 60

    @given(pays, pays, pays, st.floats(0.01, 100))
    def test_any_gap(self, a, b, c, unit):
        assert pay.log_points(a, a) == pay.percent_gap(a, a) == 0
        assert pay.log_points(a, b) == -pay.log_points(b, a)
        assert (1 + pay.percent_gap(a, b) / 100) * (
            1 + pay.percent_gap(b, a) / 100
        ) == pytest.approx(1)
        assert pay.log_points(a, b) + pay.log_points(b, c) == pytest.approx(
            pay.log_points(a, c), abs=1e-8
        )
        assert pay.log_points(unit * a, unit * b) == pytest.approx(pay.log_points(a, b), abs=1e-8)
        assert pay.percent_gap(unit * a, unit * b) == pytest.approx(pay.percent_gap(a, b), abs=1e-7)
        assert 100 * np.expm1(pay.log_points(a, b) / 100) == pytest.approx(
            pay.percent_gap(a, b), abs=1e-7
        )

    def test_numbers_lists_arrays_and_series(self):
        roles = pd.Series([40.0, 20.0], index=["a", "b"])
        assert type(pay.log_points(40, 20)) is float
        assert isinstance(pay.percent_gap([40, 20], 20), np.ndarray)
        pd.testing.assert_series_equal(
            pay.percent_gap(roles, 20), pd.Series([100.0, 0.0], index=["a", "b"])
        )
        assert pay.percent_gap(roles.to_numpy()[:, None], roles.to_numpy()).tolist() == [
            [0, 100],
            [-50, 0],
        ]

    def test_series_are_matched_by_their_labels(self):
        a, b = pd.Series({"x": 40, "y": 20}), pd.Series({"y": 20, "x": 40})
        assert pay.percent_gap(a, b).to_dict() == {"x": 0, "y": 0}
        assert (
            pay.between_within(
                pd.Series({"x": 1.0, "y": 2.0}), pd.Series({"y": 0.0, "x": 0.6}), [1, 0]
            ).within
            == 0.36
        )
        with pytest.raises(ValueError, match="labels"):
            pay.log_points(a, pd.Series({"y": 20, "z": 40}))


class TestGapsOfPairs:
    def test_columns_and_order(self):
        frame = all_pairs(pd.Series({"Cook": 30_000, "Chef": 40_000, "Waiter": 24_000}))
        assert list(frame) == [
            "high",
            "low",
            "gap_usd",
            "percent_of_low",
            "percent_of_high",
            "log_points",
        ]
        assert frame[["high", "low"]].to_numpy().tolist() == [
            ["Chef", "Cook"],
            ["Cook", "Waiter"],
            ["Chef", "Waiter"],
        ]
        assert frame.gap_usd.tolist() == [10_000, 6_000, 16_000]
        assert frame.percent_of_low.tolist() == pytest.approx(
            [100 / 3, 25, 200 / 3]
        )  # 10/30, 6/24, 16/24
        assert frame.percent_of_high.tolist() == pytest.approx([25, 20, 40])  # 10/40, 6/30, 16/40
        assert frame.log_points.tolist() == pytest.approx(
            [28.768, 22.314, 51.083], abs=1e-3
        )  # ln 4/3, ln 5/4, ln 5/3

    def test_ties_keep_the_order_given_and_have_no_gap(self):
        (tie,) = all_pairs(pd.Series({"b": 5.0, "a": 5.0})).to_dict("records")
        assert (tie["high"], tie["low"]) == ("b", "a")
        assert (
            tie["gap_usd"]
            == tie["percent_of_low"]
            == tie["percent_of_high"]
            == tie["log_points"]
            == 0
        )
        assert str(tie["percent_of_high"]) == "0.0"

    @given(st.lists(pays, max_size=8))
    def test_every_pair_once_and_no_gap_negative(self, values):
        frame = all_pairs(
            pd.Series(values, index=[f"role {i}" for i in range(len(values))], dtype=float)
        )
        assert len(frame) == len(values) * (len(values) - 1) // 2
        assert len({frozenset(pair) for pair in zip(frame.high, frame.low, strict=True)}) == len(
            frame
        )
        assert (frame[["gap_usd", "percent_of_low", "percent_of_high", "log_points"]] >= 0).all(
            axis=None
        )


class TestRanges:
    # Quantiles of the normal distribution at 0.90, 0.75 and 0.95, as any table prints them.
    @pytest.mark.parametrize(
        ("reading", "z"), [("P10–P90", 1.281552), ("P25–P75", 0.674490), ("P5–P95", 1.644854)]
    )
    def test_a_range_of_two_z_has_sigma_one(self, reading, z):
        assert pay.sigma_from_range(
            1_000, 1_000 * e ** (2 * z), pay.READINGS[reading]
        ) == pytest.approx(1, abs=1e-6)

    def test_the_first_reading_is_the_default(self):
        assert pay.sigma_from_range(30, 60) == pay.sigma_from_range(30, 60, pay.READINGS["P10–P90"])

    @given(pays, sigmas, st.floats(0.05, 0.99))
    def test_percentiles_of_a_log_normal_give_its_sigma_back(self, median, sigma, coverage):
        low, high = stats.lognorm(s=sigma, scale=median).interval(coverage)
        assert pay.sigma_from_range(low, high, coverage) == pytest.approx(sigma)
        assert pay.place_in_range(median, low, high) == pytest.approx(0.5)

    def test_no_width(self):
        assert pay.sigma_from_range(5, 5) == 0
        assert pay.place_in_range([5, 4, 6], 5, 5).tolist() == [0.5, -np.inf, np.inf]

    def test_places(self):
        # 20 · 2 = 40 and 40 · 2 = 80, so 40 is half way in ratios; 160 is three doublings of two.
        assert pay.place_in_range([20, 40, 80, 160, 10], 20, 80).tolist() == pytest.approx(
            [0, 0.5, 1, 1.5, -0.5]
        )

    @given(pays, pays, pays, st.floats(0.01, 100))
    def test_the_unit_of_pay_cancels(self, a, b, c, unit):
        low, value, high = sorted((a, b, c))
        assume(high > 1.001 * low)
        assert pay.sigma_from_range(unit * low, unit * high) == pytest.approx(
            pay.sigma_from_range(low, high), rel=1e-6
        )
        place = pay.place_in_range(value, low, high)
        assert 0 <= place <= 1
        assert pay.place_in_range(unit * value, unit * low, unit * high) == pytest.approx(
            place, abs=1e-6
        )


class TestLogNormals:
    def test_mean_of_known_spreads(self):
        assert pay.lognormal_mean(50_000, 0) == 50_000
        assert pay.lognormal_mean(50_000, sqrt(2 * log(2))) == pytest.approx(
            100_000
        )  # exp(sigma²/2) = 2
        assert pay.lognormal_mean(3, 0.7) == pytest.approx(stats.lognorm(s=0.7, scale=3).mean())

    def test_prob_higher_of_heights(self):
        # McGraw & Wong (1992): men 69.7 ± 2.8 inches, women 64.3 ± 2.6; z = 1.41, a man is taller
        # with 0.92.
        assert pay.prob_higher(e**69.7, 2.8, e**64.3, 2.6) == pytest.approx(0.92, abs=0.005)

    def test_prob_higher_by_the_normal_table(self):
        assert pay.prob_higher(e, 0.6, 1, 0.8) == pytest.approx(
            0.841345, abs=1e-6
        )  # √(0.36 + 0.64) = 1; Φ(1)

    def test_prob_higher_without_spread(self):
        assert pay.prob_higher([2, 1, 1], 0, [1, 1, 2], 0).tolist() == [1, 0.5, 0]
        assert pay.prob_higher(e, 0, 1, 1) == pytest.approx(0.841345, abs=1e-6)

    @given(spreads, spreads, st.floats(0.01, 100))
    @example((50_000, 0.0), (50_000, 0.0), 1.0)
    def test_chances_sum_to_one(self, a, b, unit):
        chance = pay.prob_higher(*a, *b)
        assert chance + pay.prob_higher(*b, *a) == pytest.approx(1)
        assert pay.prob_higher(*a, *a) == 0.5
        assert (chance >= 0.5) == (a[0] >= b[0]) or chance == pytest.approx(0.5)

    def test_prob_higher_counts_pairs(self):
        random = np.random.default_rng(1)
        a, b = random.lognormal(log(60), 0.3, 200_000), random.lognormal(log(50), 0.5, 200_000)
        assert pay.prob_higher(60, 0.3, 50, 0.5) == pytest.approx((a > b).mean(), abs=0.005)

    def test_overlap_as_python_documents_it(self):
        # Python's documentation of statistics.NormalDist.overlap: N(2.4, 1.6) and N(3.2, 2.0) give
        # 0.8035050657330205.
        assert pay.overlap(e**2.4, 1.6, e**3.2, 2.0) == pytest.approx(0.8035050657330205)

    def test_overlap_one_sigma_apart(self):
        assert pay.overlap(e, 1, 1, 1) == pytest.approx(
            0.617075, abs=1e-6
        )  # 2 Φ(−1/2), Φ(−0.5) = 0.3085375

    def test_overlap_without_spread(self):
        assert pay.overlap([5, 5, 5, 5], [0, 0, 0, 0.1], [5, 6, 5, 5], [0, 0, 0.1, 0]).tolist() == [
            1,
            0,
            0,
            0,
        ]

    @given(spreads, spreads)
    @example((50_000, 0.3), (50_000, 0.3))
    @example((50_000, 0.3), (60_000, 0.3 + 1e-15))
    @example((50_000, 0.3), (50_000, 0.3 + 1e-15))
    def test_any_overlap(self, a, b):
        shared = pay.overlap(*a, *b)
        assert 0 <= shared <= 1
        assert pay.overlap(*b, *a) == pytest.approx(shared, abs=1e-9)
        assert pay.overlap(*a, *a) == 1

    @given(pays, sigmas, pays, sigmas, st.floats(0.01, 100))
    def test_overlap_agrees_with_normaldist(self, a, sigma_a, b, sigma_b, unit):
        shared = NormalDist(log(a), sigma_a).overlap(NormalDist(log(b), sigma_b))
        assume(
            sigma_a == sigma_b or abs(sigma_a - sigma_b) > 1e-4
        )  # NormalDist loses digits where sigmas almost agree
        assert pay.overlap(a, sigma_a, b, sigma_b) == pytest.approx(shared, abs=1e-7)
        assert pay.overlap(unit * a, sigma_a, unit * b, sigma_b) == pytest.approx(shared, abs=1e-7)

    @pytest.mark.parametrize(
        ("b", "sigma_b"), [(50, 0.4), (70, 0.2), (60, 0.5), (200, 0.1), (90, 0.2000001)]
    )
    def test_overlap_is_the_area_under_both_densities(self, b, sigma_b):
        one, other = stats.lognorm(s=0.2, scale=60), stats.lognorm(s=sigma_b, scale=b)
        kinks = np.geomspace(10, 400, 60)
        area, _ = integrate.quad(
            lambda x: min(one.pdf(x), other.pdf(x)), 1, 2_000, points=[*kinks, 60, b], limit=500
        )
        assert pay.overlap(60, 0.2, b, sigma_b) == pytest.approx(area, abs=1e-6)


class TestVariation:
    def test_variance_by_hand(self):
        # Means 10 and 12, weights 3 and 1: mean 10.5, between (3 · 0.25 + 2.25)/4 = 0.75; within (3
        # · 0.04 + 0.36)/4 = 0.12.
        split = pay.between_within([10, 12], [0.2, 0.6], [3, 1])
        assert split == pytest.approx((0.75, 0.12, 0.75 / 0.87))

    def test_variance_adds_up_to_that_of_all_people(self):
        random = np.random.default_rng(2)
        groups = [
            random.normal(mean, spread, size)
            for mean, spread, size in ((10, 0.3, 40), (11, 0.6, 25), (10.4, 0.1, 90))
        ]
        split = pay.between_within(
            [g.mean() for g in groups], [g.std() for g in groups], [len(g) for g in groups]
        )
        assert split.between + split.within == pytest.approx(np.concatenate(groups).var())

    def test_theil_by_hand(self):
        # Pay 20 and 60, mean 40: (0.5 ln 0.5 + 1.5 ln 1.5)/2 = (−0.346574 + 0.608198)/2.
        assert pay.theil([20, 60]) == pytest.approx(0.130812, abs=1e-6)
        assert pay.theil([20, 60], [1, 0]) == 0
        assert pay.theil([20, 60, 60], [1, 1, 0]) == pay.theil([20, 60])

    def test_theil_is_at_most_the_logarithm_of_one_over_the_share(self):
        # Theil (1967): T is 0 at equality and ln N if one of N has all.
        assert pay.theil([50] * 4) == pay.theil([50]) == 0
        assert pay.theil([1e-12] * 9 + [1]) == pytest.approx(log(10), abs=1e-8)

    def test_theil_over_all_people_adds_up(self):
        # People at the middles of 200,000 equal slices of each role stand for its log-normal.
        slices = stats.norm.ppf((np.arange(200_000) + 0.5) / 200_000)
        people = np.concatenate([40_000 * np.exp(0.3 * slices), 70_000 * np.exp(0.5 * slices)])
        split = pay.theil_between_within([40_000, 70_000], [0.3, 0.5], [1, 3])
        assert split.between + split.within == pytest.approx(
            pay.theil(people, np.repeat([1, 3], 200_000)), rel=1e-3
        )

    def test_theil_within_a_role_is_half_its_variance(self):
        assert pay.theil_between_within([5, 5], [0.4, 0.4]) == pytest.approx(
            (0, 0.08, 0), abs=1e-12
        )
        assert pay.theil_between_within([20, 60], [0, 0]) == pytest.approx(
            (0.130812, 0, 1), abs=1e-6
        )

    @pytest.mark.parametrize("measure", [pay.between_within, pay.theil_between_within])
    def test_one_role_and_no_variation(self, measure):
        assert measure([10.0], [0.3])[::2] == (0, 0)
        assert measure(10.0, 0.3)[::2] == (0, 0)
        assert measure([10.0, 10.0], [0, 0])[:2] == (0, 0)
        assert np.isnan(measure([10.0, 10.0], [0, 0]).share_between)

    @given(st.lists(st.tuples(pays, sigmas, weights), min_size=1, max_size=6), st.floats(0.01, 100))
    def test_units_cancel_and_twins_change_nothing(self, roles, unit):
        median, sigma, weight = map(np.array, zip(*roles, strict=True))
        theil, logs = (
            pay.theil_between_within(median, sigma, weight),
            pay.between_within(np.log(median), sigma, weight),
        )
        assert (
            pay.theil(median, weight) >= 0
            and 0 <= theil.share_between <= 1
            and 0 <= logs.share_between <= 1
        )
        assert pay.theil_between_within(unit * median, sigma, unit * weight) == pytest.approx(
            theil, abs=1e-9
        )
        assert pay.between_within(np.log(unit * median), sigma, unit * weight) == pytest.approx(
            logs, abs=1e-9
        )
        assert pay.theil(np.tile(median, 2), np.tile(weight, 2)) == pytest.approx(
            pay.theil(median, weight), abs=1e-9
        )


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: pay.log_points([1, 0], 2), "a: pay must be above 0, found 0 at position 1"),
        (lambda: pay.percent_gap(1, -2), "b: pay must be above 0, found -2"),
        (lambda: pay.log_points(1, float("nan")), "b: a finite number is needed, found nan"),
        (lambda: all_pairs(pd.Series({"a": 1.0, "b": 0.0})), "pay: pay must be above 0"),
        (lambda: all_pairs(pd.Series({"a": 1.0, "b": None})), "pay: a finite number is needed"),
        (lambda: pay.sigma_from_range(3, 2), "low: it must not be above high, found 3"),
        (
            lambda: pay.sigma_from_range([1, 3], 2),
            "low: it must not be above high, found 3 at position 1",
        ),
        (
            lambda: pay.sigma_from_range(1, 2, 1),
            "coverage: it must be above 0 and below 1, found 1",
        ),
        (
            lambda: pay.sigma_from_range(1, 2, 0),
            "coverage: it must be above 0 and below 1, found 0",
        ),
        (lambda: pay.sigma_from_range(1, float("inf")), "high: a finite number"),
        (lambda: pay.place_in_range(1, 3, 2), "low: it must not be above high"),
        (lambda: pay.place_in_range(0, 2, 3), "value: pay must be above 0"),
        (lambda: pay.lognormal_mean(1, -0.1), "sigma: it cannot be negative"),
        (lambda: pay.prob_higher(1, 0.1, 1, -0.1), "sigma_b: it cannot be negative"),
        (lambda: pay.overlap(1, 0.1, 0, 0.1), "median_b: pay must be above 0"),
        (lambda: pay.overlap(1, -0.1, 2, 0.1), "sigma_a: it cannot be negative"),
        (
            lambda: pay.between_within([1, 2], [0.1, -0.1]),
            "sigma: it cannot be negative, found -0.1 at position 1",
        ),
        (lambda: pay.between_within([1, 2], [0.1]), "equally many"),
        (lambda: pay.theil([]), "must have values"),
        (lambda: pay.theil([1, 2], [0, 0]), "weights: at least one must be above 0"),
        (lambda: pay.theil([1, 2], [2, -1]), "weights: it cannot be negative"),
        (lambda: pay.theil([0, 2]), "pay: pay must be above 0"),
    ],
)
def test_what_cannot_be_measured_says_why(call, message):
    with pytest.raises(ValueError, match=message):
        call()
