"""Shares: published values first, then extreme cases, then properties that hold for any table."""

from itertools import product
from math import exp, inf, isnan, log, nan, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import entropy, gmean, pearsonr

from helpers import compositions, shares
from helpers.compositions import (
    clusters,
    eta_squared,
    grouping_stability,
    pairwise_distances,
    profiles,
    replace_zeros,
    separation,
)
from helpers.shares import (
    aitchison_distance,
    assumed_ratio,
    assumed_ratio_same_averages,
    between_ratio,
    close,
    clr,
    dissimilarity,
    dissimilarity_contributions,
    gini_simpson,
    group_averages,
    group_pay,
    hill,
    karmel_maclachlan,
    largest_departure,
    leave_one_out_ratios,
    pooled_shares,
    ratio_contributions,
    representation,
    reweighted_ratios,
    segregation_curve,
    shannon,
    size_standardised_dissimilarity,
    theil_h,
    total_variation,
    weight_range,
)

ROLES = pd.Index(["Clerk", "Cook", "Driver"])
PAY = pd.Series([30_000, 40_000, 80_000], index=ROLES)
WOMEN = pd.Series([0.6, 0.5, 0.2], index=ROLES)
OPENINGS = pd.Series([100, 50, 50], index=ROLES)
MAKEUP = pd.DataFrame(
    {"x": [0.5, 0.2, 0.3], "y": [0.3, 0.3, 0.3], "z": [0.2, 0.5, 0.4]}, index=ROLES
)

amount = st.floats(0.01, 100)
counts = st.integers(2, 8).flatmap(lambda n: arrays(float, (n, 2), elements=amount))
rows = st.integers(2, 6).flatmap(lambda n: arrays(float, (3, n), elements=amount))
tables = st.tuples(st.integers(2, 6), st.integers(2, 5)).flatmap(
    lambda shape: arrays(float, shape, elements=amount)
)
staffing = st.integers(2, 7).flatmap(  # pay, share of women and openings by role
    lambda n: st.tuples(
        arrays(float, n, elements=st.floats(20_000, 200_000)),
        arrays(float, n, elements=st.floats(0.05, 0.95)),
        arrays(float, n, elements=st.floats(1, 1000)),
    )
)
steady = settings(max_examples=40, deadline=None, derandomize=True)


# --- Closing, and what is refused ---


def test_close_published():
    # scikit-bio 0.7, documentation of skbio.stats.composition.closure
    assert close([[2, 2, 6], [4, 4, 2]]) == pytest.approx(
        np.array([[0.2, 0.2, 0.6], [0.4, 0.4, 0.2]])
    )


def test_close_keeps_labels():
    closed = close(MAKEUP * 50)
    pd.testing.assert_frame_equal(closed, MAKEUP)
    named = close(OPENINGS.rename("openings"))
    assert (
        named.to_dict() == {"Clerk": 0.5, "Cook": 0.25, "Driver": 0.25} and named.name == "openings"
    )
    assert isinstance(close((1, 3)), np.ndarray)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ([0.5, -0.1], "^1: found -0.1"),
        ([0.5, nan], "^1: found nan"),
        ([0.5, None], "^1: found nan"),
        ([0.5, inf], "^1: found inf"),
        ([0, 0], "^shares: all parts are zero"),
        ([], "^shares: all parts are zero"),
        ([[1, 2], [0, 0]], "^1: all parts are zero"),
        (pd.Series({"White": 0.9, "Asian": -0.1}), "^Asian: found -0.1"),
        (pd.Series({"White": 0.9, "Asian": pd.NA}, dtype="Float64"), "^Asian: found nan"),
        (
            pd.DataFrame({"White": [0.9, 0.8], "Asian": [0.1, nan]}, index=["Clerk", "Cook"]),
            "^Cook, Asian: found nan",
        ),
        (
            pd.DataFrame({"White": [0.9, 0.0], "Asian": [0.1, 0]}, index=["Clerk", "Cook"]),
            "^Cook: all parts are zero",
        ),
    ],
)
def test_invalid_shares_are_refused_by_name(table, message):
    for measure in (close, clr, gini_simpson, shannon, hill):
        with pytest.raises(ValueError, match=message):
            measure(table)


def test_missing_is_refused_everywhere():
    holes = WOMEN.mask(WOMEN == 0.5)
    for call in (
        lambda: dissimilarity(holes, OPENINGS),
        lambda: karmel_maclachlan(OPENINGS, holes),
        lambda: group_averages(PAY, holes),
        lambda: group_averages(PAY, WOMEN, holes),
        lambda: group_averages(holes, WOMEN),
        lambda: theil_h(MAKEUP.mask(MAKEUP == 0.5)),
        lambda: pairwise_distances(MAKEUP.mask(MAKEUP == 0.5)),
        lambda: profiles(MAKEUP.mask(MAKEUP == 0.5)),
        lambda: eta_squared(holes, ["x", "y", "y"]),
    ):
        with pytest.raises(ValueError, match="found nan"):
            call()


def test_labels_are_matched_not_positions():
    shuffled = WOMEN.iloc[[2, 0, 1]]
    assert group_averages(PAY, shuffled, OPENINGS) == group_averages(
        PAY, WOMEN, OPENINGS.iloc[::-1]
    )
    assert group_averages(PAY, WOMEN.to_list()) == group_averages(PAY, WOMEN)
    assert representation(MAKEUP, OPENINGS.iloc[::-1]).equals(representation(MAKEUP, OPENINGS))
    assert ratio_contributions(PAY.to_list(), shuffled).index.to_list() == [
        "Driver",
        "Clerk",
        "Cook",
    ]


@pytest.mark.parametrize(
    ("other", "message"),
    [
        (WOMEN.rename({"Cook": "Baker"}), "labels differ: Cook, Baker"),
        (WOMEN.iloc[:2], "labels differ: Driver"),
        (pd.concat([WOMEN, WOMEN.iloc[:1]]), "some stand twice"),
        ([0.5, 0.5], "2 rows, expected 3"),
    ],
)
def test_other_roles_are_refused(other, message):
    with pytest.raises(ValueError, match=message):
        group_averages(PAY, other)


# --- Segregation ---


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # R package segregation (B. Elbers), tests/testthat/test_dissimilarity.R, matrices m0 to m3
        ([100, 100, 100], [100, 100, 100], 0),
        ([100, 60, 40, 0], [0, 40, 60, 100], 0.6),
        ([80, 80, 20, 20], [20, 20, 80, 80], 0.6),
        ([100, 100, 0, 0], [0, 0, 100, 100], 1),
        # by hand: shares 0.2 0.3 0.5 against 0.5 0.3 0.2, half of 0.3 + 0 + 0.3
        ([2, 3, 5], [50, 30, 20], 0.3),
    ],
)
def test_dissimilarity_published(a, b, expected):
    assert dissimilarity(a, b) == pytest.approx(expected)
    assert segregation_curve(a, b)["gap"].max() == pytest.approx(expected)


def test_dissimilarity_of_an_empty_group_is_refused():
    with pytest.raises(ValueError, match="all parts are zero"):
        dissimilarity([1, 2], [0, 0])


def test_segregation_curve_by_hand():
    # ratios a / b: Clerk 2, Cook none of b, Driver 1/2; so Driver, Clerk, Cook; a of 5, b of 3
    curve = segregation_curve(pd.Series([2, 2, 1], ROLES), pd.Series([1, 0, 2], ROLES))
    assert curve.index.to_list() == ["start", "Driver", "Clerk", "Cook"]
    assert curve["a"].to_list() == pytest.approx([0, 0.2, 0.6, 1])
    assert curve["b"].to_list() == pytest.approx([0, 2 / 3, 1, 1])
    assert curve["gap"].max() == pytest.approx(2 / 3 - 0.2)


@given(counts)
@steady
def test_dissimilarity_properties(table):
    a, b = table.T
    d = dissimilarity(a, b)
    by_loop = sum(abs(x / sum(a) - y / sum(b)) for x, y in zip(a, b, strict=True)) / 2
    by_subsets = max(  # the most that any set of roles tells the groups apart
        sum(x / sum(a) - y / sum(b) for x, y, inside in zip(a, b, chosen, strict=True) if inside)
        for chosen in product([False, True], repeat=len(a))
    )
    assert d == pytest.approx(by_loop) and d == pytest.approx(by_subsets)
    assert -1e-12 <= d <= 1 + 1e-12
    assert (
        d
        == pytest.approx(dissimilarity(b, a))
        == pytest.approx(dissimilarity(7 * a[::-1], b[::-1] / 3))
    )
    assert dissimilarity(a, 5 * a) == pytest.approx(0, abs=1e-12)
    assert dissimilarity_contributions(a, b).sum() == pytest.approx(d)
    curve = segregation_curve(a, b)
    assert curve["gap"].max() == pytest.approx(d) and curve["gap"].min() >= -1e-12
    slopes = curve["a"].diff().iloc[1:] / curve["b"].diff().iloc[1:]
    assert (slopes.diff().iloc[1:] >= -1e-9 * slopes.iloc[1:]).all()


def test_size_standardised_by_hand():
    # mixes 0.9/0.1 and 0.1/0.9, whatever the sizes: shares 0.9 0.1 against 0.1 0.9
    assert size_standardised_dissimilarity([90, 1], [10, 9]) == pytest.approx(0.8)
    # mixes 3/4, 1/2, 1/4: of 1.5 each, shares 1/2 1/3 1/6 against 1/6 1/3 1/2
    assert size_standardised_dissimilarity([3, 10, 100], [1, 10, 300]) == pytest.approx(1 / 3)
    with pytest.raises(ValueError, match="^Cook: all parts are zero"):
        size_standardised_dissimilarity(pd.Series([3, 0, 1], ROLES), pd.Series([1, 0, 3], ROLES))


@given(counts, st.lists(st.floats(0.01, 100), min_size=8, max_size=8))
@steady
def test_size_standardised_ignores_the_size_of_roles(table, sizes):
    a, b = table.T
    size = np.array(sizes[: len(a)])
    assert size_standardised_dissimilarity(a * size, b * size) == pytest.approx(
        size_standardised_dissimilarity(a, b)
    )
    share = a / (a + b)
    assert size_standardised_dissimilarity(a, b) == pytest.approx(dissimilarity(share, 1 - share))


def test_karmel_maclachlan_by_hand():
    # 40 women, 60 men; roles of 50 keep their size, so 20 women are due in each; 30 and 10 are
    # there: ten of each sex move
    assert karmel_maclachlan([30, 10], [20, 40]) == pytest.approx(20 / 100)
    assert karmel_maclachlan([10, 0], [0, 30]) == pytest.approx(2 * 0.25 * 0.75)
    assert karmel_maclachlan([1, 2], [10, 20]) == pytest.approx(0)
    assert karmel_maclachlan([1, 2], [0, 0]) == 0


@given(counts)
@steady
def test_karmel_maclachlan_is_scaled_dissimilarity(table):
    a, b = table.T
    m = sum(a) / (sum(a) + sum(b))
    assert karmel_maclachlan(a, b) == pytest.approx(
        2 * m * (1 - m) * dissimilarity(a, b)
    )  # Karmel & MacLachlan 1988
    assert karmel_maclachlan(9 * b, 9 * a) == pytest.approx(karmel_maclachlan(a, b))


# --- Average pay between roles ---


def test_group_averages_by_hand():
    # women 60 25 10 of 100 50 50: (60 x 30 + 25 x 40 + 10 x 80) / 95 = 3600 / 95 thousand
    # men   40 25 40:               (40 x 30 + 25 x 40 + 40 x 80) / 105 = 5400 / 105 thousand
    group, rest = group_averages(PAY, WOMEN, OPENINGS)
    assert group == pytest.approx(3_600_000 / 95) and rest == pytest.approx(5_400_000 / 105)
    assert between_ratio(PAY, WOMEN, OPENINGS) == pytest.approx(3600 / 95 / (5400 / 105))
    # equal weights: (18 + 20 + 16) / 1.3 and (12 + 20 + 64) / 1.7 thousand
    assert group_averages(PAY, WOMEN) == pytest.approx((54_000 / 1.3, 96_000 / 1.7))


def test_group_averages_extremes():
    assert group_averages([10, 90], [1, 0]) == (10, 90)
    assert between_ratio([10, 90], [0.3, 0.3]) == pytest.approx(1)
    assert between_ratio([50, 50], [0.9, 0.1]) == pytest.approx(1)
    nobody = group_averages([10, 90], [0, 0])
    assert isnan(nobody.group) and nobody.rest == 50
    assert isnan(between_ratio([10, 90], [1, 1]))


@pytest.mark.parametrize(
    ("pay", "share", "weights"),
    [
        ([0, 10], [0.5, 0.5], None),
        ([10, 20], [50, 40], None),
        ([10, 20], [0.5, 0.4], [0, 0]),
        ([-5, 20], [0.5, 0.4], None),
    ],
)
def test_impossible_pay_shares_and_weights_are_refused(pay, share, weights):
    with pytest.raises(ValueError):
        group_averages(pay, share, weights)


def test_ratio_contributions_by_hand():
    # women are spread 60 25 10 of 95, men 40 25 40 of 105; overall average (100 x 30 + 50 x 40 + 50
    # x 80) / 200 = 45 thousand
    parts = ratio_contributions(PAY, WOMEN, OPENINGS)
    assert parts["group_share"].to_list() == pytest.approx([60 / 95, 25 / 95, 10 / 95])
    assert parts["rest_share"].to_list() == pytest.approx([40 / 105, 25 / 105, 40 / 105])
    expected = [
        (60 / 95 - 40 / 105) * -15_000,
        (25 / 95 - 25 / 105) * -5_000,
        (10 / 95 - 40 / 105) * 35_000,
    ]
    assert parts["difference"].to_list() == pytest.approx(expected)
    assert parts.index.equals(ROLES)


@given(staffing)
@steady
def test_contributions_add_up(table):
    pay, share, weights = table
    group, rest = group_averages(pay, share, weights)
    totals = ratio_contributions(pay, share, weights).sum()
    assert totals["difference"] == pytest.approx(group - rest, abs=1e-6)
    assert totals["ratio"] == pytest.approx(group / rest - 1, abs=1e-9)
    assert totals["log_points"] == pytest.approx(100 * log(group / rest), abs=1e-7)
    assert totals[["group_share", "rest_share"]].to_list() == pytest.approx([1, 1])


def test_contributions_of_equal_averages_are_defined():
    assert ratio_contributions([50, 50], [0.9, 0.1])[
        ["difference", "ratio", "log_points"]
    ].to_numpy() == pytest.approx(0)
    # both averages are 20, and yet the roles differ: three contributions that cancel, in logs as in
    # the unit of pay
    cancelling = ratio_contributions([10, 20, 30], [0.5, 0.4, 0.5])
    assert cancelling["log_points"].sum() == pytest.approx(0)
    assert cancelling["log_points"].to_numpy() == pytest.approx(
        100 * cancelling["difference"].to_numpy() / 20
    )


@given(staffing, st.floats(0.1, 10))
@steady
def test_between_ratio_properties(table, scale):
    pay, share, weights = table
    ratio = between_ratio(pay, share, weights)
    women = sum(w * s * p for p, s, w in zip(*table, strict=True)) / sum(
        w * s for _, s, w in zip(*table, strict=True)
    )
    men = sum(w * (1 - s) * p for p, s, w in zip(*table, strict=True)) / sum(
        w * (1 - s) for _, s, w in zip(*table, strict=True)
    )
    assert ratio == pytest.approx(women / men)
    assert between_ratio(pay * scale, share, weights * 3) == pytest.approx(ratio)
    assert between_ratio(pay[::-1], share[::-1], weights[::-1]) == pytest.approx(ratio)
    assert between_ratio(pay, 1 - share, weights) == pytest.approx(1 / ratio)
    assert pay.min() / pay.max() - 1e-9 <= ratio <= pay.max() / pay.min() + 1e-9


@given(staffing)
@steady
def test_sensitivity_is_the_ratio_done_again(table):
    pay, share, weights = table
    reweighted, without = (
        reweighted_ratios(pay, share, weights),
        leave_one_out_ratios(pay, share, weights),
    )
    for role in range(len(pay)):
        for column, factor in (("halved", 0.5), ("doubled", 2)):
            changed = [w * factor if i == role else w for i, w in enumerate(weights)]
            assert reweighted.loc[role, column] == pytest.approx(between_ratio(pay, share, changed))
        left = [np.delete(values, role) for values in table]
        assert without.loc[role, ["group", "rest"]].to_list() == pytest.approx(
            group_averages(*left)
        )
        assert without.loc[role, "ratio"] == pytest.approx(between_ratio(*left))


@given(staffing.filter(lambda table: len(table[0]) <= 4))
@steady
def test_weight_range_tries_every_combination(table):
    pay, share, weights = table
    every = [
        between_ratio(pay, share, weights * np.array(steps))
        for steps in product([0.5, 1, 2], repeat=len(pay))
    ]
    low, high, exhaustive = weight_range(pay, share, weights)
    assert (low, high, exhaustive) == (pytest.approx(min(every)), pytest.approx(max(every)), True)
    alone = reweighted_ratios(pay, share, weights)
    assert low - 1e-9 <= alone.min(axis=None) and alone.max(axis=None) <= high + 1e-9


def test_weight_range_beyond_ten_roles(monkeypatch):
    rng = np.random.default_rng(4)
    pay, share, weights = (
        rng.uniform(30_000, 120_000, 10),
        rng.uniform(0.1, 0.9, 10),
        rng.uniform(1, 9, 10),
    )
    whole = weight_range(pay, share, weights)
    monkeypatch.setattr(shares, "EXHAUSTIVE_UP_TO", 0)
    climbed = weight_range(pay, share, weights)
    assert climbed == (pytest.approx(whole.low), pytest.approx(whole.high), False)
    assert isnan(weight_range(pay, share * 0).low)


def test_leave_one_out_without_anyone_left():
    without = leave_one_out_ratios(PAY, pd.Series([0.5, 0, 0], ROLES))
    assert isnan(without.loc["Clerk", "ratio"]) and without.loc["Clerk", "rest"] == 60_000
    assert without.loc["Cook", "ratio"] == pytest.approx(30 / ((15 + 80) / 1.5))


def test_assumed_ratio_multiplies():
    assert assumed_ratio(0.9, np.array([0.8, 1])) == pytest.approx([0.72, 0.9])
    for between, within in ((0.9, 0), (0.9, -1), (nan, 1)):
        with pytest.raises(ValueError):
            assumed_ratio(between, within)


@given(staffing, st.floats(0.5, 1.5))
@steady
def test_assumed_ratio_with_people_paid_apart(table, within):
    pay, share, weights = table
    average = np.average(within * pay, weights=weights * share)  # the printed pay is what men earn
    rest = np.average(pay, weights=weights * (1 - share))
    assert assumed_ratio(between_ratio(pay, share, weights), within) == pytest.approx(
        average / rest
    )
    men = pay / (share * within + 1 - share)  # the printed pay is the average of both
    women = within * men
    assert share * women + (1 - share) * men == pytest.approx(pay)
    average, rest = (
        np.average(women, weights=weights * share),
        np.average(men, weights=weights * (1 - share)),
    )
    assert assumed_ratio_same_averages(pay, share, within, weights) == pytest.approx(average / rest)


# --- Many groups over roles ---


def test_representation_by_hand():
    # pooled by openings 100 50 50: x is (50 + 10 + 15) / 200, y is 0.3, z is (20 + 25 + 20) / 200
    assert pooled_shares(MAKEUP, OPENINGS).to_dict() == pytest.approx(
        {"x": 0.375, "y": 0.3, "z": 0.325}
    )
    relative = representation(MAKEUP, OPENINGS)
    assert relative.loc["Cook"].to_dict() == pytest.approx(
        {"x": 0.2 / 0.375, "y": 1, "z": 0.5 / 0.325}
    )
    assert pooled_shares(MAKEUP)["x"] == pytest.approx(1 / 3)


def test_representation_of_an_absent_group_has_no_value():
    relative = representation(MAKEUP.assign(x=0.0))
    assert relative["x"].isna().all() and relative[["y", "z"]].notna().all(axis=None)


@given(tables, st.lists(amount, min_size=6, max_size=6))
@steady
def test_representation_averages_to_one(table, sizes):
    weights = np.array(sizes[: len(table)])
    relative = representation(table, weights)
    assert np.average(relative, axis=0, weights=weights) == pytest.approx(np.ones(table.shape[1]))
    assert representation(table * 3, weights * 5).to_numpy() == pytest.approx(relative.to_numpy())


def test_theil_h_by_hand():
    # one role 3:1, one 1:3, pooled half and half: H = 1 - E(3/4) / ln 2
    inside = -(0.75 * log(0.75) + 0.25 * log(0.25))
    assert theil_h([[3, 1], [1, 3]]) == pytest.approx(1 - inside / log(2))
    # sizes 1 and 2: pooled 5/12 and 7/12
    pooled = -(5 / 12 * log(5 / 12) + 7 / 12 * log(7 / 12))
    assert theil_h([[3, 1], [1, 3]], [1, 2]) == pytest.approx(1 - inside / pooled)


def test_theil_h_extremes():
    assert theil_h(np.eye(4)) == pytest.approx(1)
    assert theil_h([[2, 3, 5], [20, 30, 50]]) == pytest.approx(0)
    assert isnan(theil_h([[1, 0], [2, 0]]))


@given(tables)
@steady
def test_theil_h_is_an_average_divergence(table):
    sizes = table.sum(axis=1)
    pooled = table.sum(axis=0) / table.sum()
    divergence = sum(
        n / sizes.sum() * entropy(row, pooled) for n, row in zip(sizes, table, strict=True)
    )
    h = theil_h(table, sizes)
    assert h == pytest.approx(divergence / entropy(pooled), abs=1e-9) and 0 <= h <= 1
    assert theil_h(table[::-1, ::-1], sizes[::-1]) == pytest.approx(h)
    merged = np.vstack(
        [table[:1] / 2, table[:1] / 2, table[1:]]
    )  # two halves of one role with its make-up
    assert theil_h(merged, merged.sum(axis=1)) == pytest.approx(h)


def test_group_pay_by_hand():
    # equal weights: x (15 + 8 + 24) / 1.0, y (9 + 12 + 24) / 0.9, z (6 + 20 + 32) / 1.1 thousand
    averages = group_pay(PAY, MAKEUP, "y")
    assert averages["average"].to_dict() == pytest.approx(
        {"x": 47_000, "y": 50_000, "z": 58_000 / 1.1}
    )
    assert averages["ratio"].to_dict() == pytest.approx({"x": 0.94, "y": 1, "z": 58 / 55})
    # openings 100 50 50: x is 50 10 15 people, (1500 + 400 + 1200) / 75 thousand
    assert group_pay(PAY, MAKEUP, "y", OPENINGS).loc["x", "average"] == pytest.approx(
        3_100_000 / 75
    )
    assert group_averages(PAY, MAKEUP["x"], OPENINGS).group == pytest.approx(3_100_000 / 75)
    with pytest.raises(ValueError, match="among x, y, z"):
        group_pay(PAY, MAKEUP, "w")
    assert group_pay(PAY, MAKEUP.assign(x=0), "y")["average"].isna().to_dict() == {
        "x": True,
        "y": False,
        "z": False,
    }


@given(staffing)
@steady
def test_departure_is_correlation_times_its_limit(table):
    pay, share, _ = table
    limit = largest_departure(pay, np.column_stack([share, 1 - share]))[0]
    departure = group_averages(pay, share).group / pay.mean() - 1
    assert abs(departure) <= limit + 1e-9
    if np.ptp(pay) > 1 and np.ptp(share) > 1e-3:
        assert departure == pytest.approx(pearsonr(share, pay).statistic * limit, abs=1e-9)


def test_departure_without_spread():
    assert largest_departure(PAY, MAKEUP, OPENINGS)["y"] == pytest.approx(0)
    assert largest_departure([5, 5, 5], MAKEUP.to_numpy()).to_list() == pytest.approx([0, 0, 0])
    assert isnan(largest_departure(PAY, MAKEUP.assign(x=0))["x"])


# --- Diversity ---


def test_diversity_published():
    # scikit-bio 0.7, skbio/diversity/alpha/tests/test_base.py: test_simpson, test_shannon,
    # test_hill
    assert gini_simpson([1, 0, 2, 5, 2]) == pytest.approx(0.66)
    assert shannon([0, 1, 2, 3, 4]) == pytest.approx(1.279854226)
    published = {0: 5, 0.5: 4.68423304, 1: 4.43598780, 2: 4.09090909, 10: 3.34923645, inf: 3}
    assert {q: hill([1, 2, 3, 4, 5], q) for q in published} == pytest.approx(published)


def test_gini_simpson_of_woodland_plants():
    # Offwell Woodland & Wildlife Trust, "Simpson's Diversity Index": 2 8 1 1 3 plants, drawn
    # without replacement 0.7
    assert round(gini_simpson([2, 8, 1, 1, 3]) * 15 / 14, 1) == 0.7
    assert gini_simpson([2, 8, 1, 1, 3]) == pytest.approx(1 - 79 / 225)


@pytest.mark.parametrize("q", [0, 0.5, 1, 1 + 1e-9, 2, 1000, inf])
def test_hill_of_equal_and_single_groups(q):
    assert hill([7, 7, 7, 0], q) == pytest.approx(3)  # n equal groups count as n (Hill 1973)
    assert hill([5, 0], q) == pytest.approx(1)


@pytest.mark.parametrize("q", [-1, nan])
def test_hill_of_no_order(q):
    with pytest.raises(ValueError, match="order"):
        hill([1, 2], q)


def test_diversity_of_a_frame_is_by_row():
    pd.testing.assert_series_equal(gini_simpson(MAKEUP), pd.Series([0.62, 0.62, 0.66], ROLES))
    for measure in (gini_simpson, shannon, hill):
        by_row = measure(MAKEUP)
        assert by_row.to_dict() == pytest.approx(
            {role: measure(MAKEUP.loc[role]) for role in ROLES}
        )
        assert measure(MAKEUP.to_numpy()) == pytest.approx(by_row.to_numpy())
        assert isinstance(measure([1, 2]), float)


@given(rows, st.lists(st.floats(0, 30), min_size=2, max_size=6))
@steady
def test_diversity_properties(table, orders):
    parts = table[0]
    p = [part / sum(parts) for part in parts]
    assert gini_simpson(parts) == pytest.approx(
        sum(x * y for (i, x), (j, y) in product(enumerate(p), repeat=2) if i != j)
    )
    assert shannon(parts) == pytest.approx(-sum(x * log(x) for x in p))
    assert hill(parts, 1) == pytest.approx(exp(shannon(parts)))
    assert hill(parts, 2) == pytest.approx(1 / (1 - gini_simpson(parts)))
    assert hill(parts, inf) == pytest.approx(1 / max(p))
    assert hill(parts, 3) == pytest.approx(sum(x**3 for x in p) ** -0.5)
    numbers = [hill(parts, q) for q in [0, *sorted(orders), inf]]
    assert all(
        later <= earlier * (1 + 1e-7) for earlier, later in zip(numbers, numbers[1:], strict=False)
    )
    assert 1 - 1e-9 <= numbers[-1] and numbers[0] == len(parts)
    assert hill(parts[::-1] * 4, orders[0]) == pytest.approx(
        numbers[1 + sorted(orders).index(orders[0])], rel=1e-6
    )


@given(rows)
@steady
def test_hill_is_smooth_at_one(table):
    for beside in (1 - 1e-6, 1 - 1e-9, 1 + 1e-9, 1 + 1e-6):
        assert hill(table[0], beside) == pytest.approx(hill(table[0], 1), rel=1e-5)


# --- Compositions and distances ---


def test_clr_published():
    # scikit-bio 0.7, documentation of skbio.stats.composition.clr
    assert clr([0.1, 0.3, 0.4, 0.2]) == pytest.approx(
        [-0.79451346, 0.30409883, 0.5917809, -0.10136628]
    )


def test_replacement_published():
    # scikit-bio 0.7, documentation of skbio.stats.composition.multi_replace, delta (1/4) squared
    expected = [[0.1875, 0.375, 0.375, 0.0625], [0.0625, 0.4375, 0.4375, 0.0625]]
    assert replace_zeros([[0.2, 0.4, 0.4, 0], [0, 0.5, 0.5, 0]], 0.0625) == pytest.approx(
        np.array(expected)
    )


@pytest.mark.parametrize("floor", [0, -0.1, nan, 0.5])
def test_replacement_needs_room(floor):
    with pytest.raises(ValueError, match="floor is"):
        replace_zeros([1, 0, 0], floor)


def test_zero_parts_are_named_or_replaced():
    table = MAKEUP.assign(y=[0.3, 0.0, 0.3])
    for call in (lambda: clr(table), lambda: pairwise_distances(table)):
        with pytest.raises(ValueError, match="^Cook, y: a zero part"):
            call()
    with pytest.raises(ValueError, match="^y: a zero part"):
        aitchison_distance(MAKEUP.loc["Clerk"], table.loc["Cook"])
    assert np.isfinite(clr(table, floor=0.001)).all(axis=None)
    pd.testing.assert_frame_equal(clr(MAKEUP, floor=0.001), clr(MAKEUP))
    assert pairwise_distances(table, floor=0.001).loc["Clerk", "Cook"] == pytest.approx(
        aitchison_distance(table.loc["Clerk"], table.loc["Cook"], floor=0.001)
    )
    assert total_variation(MAKEUP.loc["Clerk"], table.loc["Cook"]) > 0  # zeros are no trouble here


def test_distances_by_hand():
    # ln 4 for one log-ratio of two parts; its length on the clr axes is ln 4 / sqrt 2
    assert aitchison_distance([1, 1], [4, 1]) == pytest.approx(log(4) / sqrt(2))
    assert total_variation([0.5, 0.3, 0.2], [0.2, 0.3, 0.5]) == pytest.approx(0.3)
    assert total_variation([1, 0], [0, 5]) == 1
    assert total_variation([1, 2], [10, 20]) == aitchison_distance([1, 2], [10, 20]) == 0


def test_distances_match_groups_by_name():
    a, b = pd.Series({"x": 0.9, "y": 0.1}), pd.Series({"y": 0.2, "x": 0.8})
    assert total_variation(a, b) == pytest.approx(0.1)
    assert aitchison_distance(a, b) == pytest.approx(aitchison_distance([9, 1], [8, 2]))


@given(rows)
@steady
def test_clr_properties(table):
    logs = clr(table)
    assert logs == pytest.approx(np.log(table / gmean(table, axis=1)[:, None]))
    assert logs.sum(axis=1) == pytest.approx(0, abs=1e-9)
    assert close(np.exp(logs)) == pytest.approx(close(table))


@given(rows)
@steady
def test_distance_properties(table):
    a, b, c = table
    n = len(a)
    by_ratios = sqrt(
        sum((log(a[i] / a[j]) - log(b[i] / b[j])) ** 2 for i in range(n) for j in range(n))
        / (2 * n)
    )
    assert aitchison_distance(a, b) == pytest.approx(
        by_ratios, abs=1e-7
    )  # Aitchison 1986, by all log-ratios
    in_common = sum(min(x, y) for x, y in zip(a / sum(a), b / sum(b), strict=True))
    assert total_variation(a, b) == pytest.approx(1 - in_common, abs=1e-12)
    for distance in (aitchison_distance, total_variation):
        assert distance(a, b) == pytest.approx(distance(b, a))
        assert distance(a, c) <= distance(a, b) + distance(b, c) + 1e-9
        assert distance(a * 3, a) == pytest.approx(0, abs=1e-9)
        assert distance(a[::-1] * 2, b[::-1] / 7) == pytest.approx(distance(a, b), abs=1e-9)
    perturbed = aitchison_distance(a * c, b * c)  # only ratios between a and b count
    assert perturbed == pytest.approx(aitchison_distance(a, b), abs=1e-7)


@given(rows)
@steady
def test_pairwise_distances_are_the_distances(table):
    for metric, distance in (
        ("aitchison", aitchison_distance),
        ("total_variation", total_variation),
    ):
        square = pairwise_distances(table, metric)
        assert square.equals(square.T) and not np.diag(square).any()
        assert square.loc[0, 2] == pytest.approx(distance(table[0], table[2]), abs=1e-12)


def test_pairwise_distances_keep_labels():
    square = pairwise_distances(MAKEUP, "total_variation")
    assert square.index.equals(ROLES) and square.columns.equals(ROLES)
    assert pairwise_distances(MAKEUP.iloc[:1]).to_numpy().tolist() == [[0]]
    with pytest.raises(ValueError, match="expected one of aitchison, total_variation"):
        pairwise_distances(MAKEUP, "euclid")


# --- Clusters, profiles and what groups carry ---

# Wikipedia, "Single-linkage", "Complete-linkage clustering" and "UPGMA", working example: distances
# of five bacteria
BACTERIA = pd.DataFrame(
    [
        [0, 17, 21, 31, 23],
        [17, 0, 30, 34, 21],
        [21, 30, 0, 28, 39],
        [31, 34, 28, 0, 43],
        [23, 21, 39, 43, 0],
    ],
    index=list("abcde"),
    columns=list("abcde"),
)


@pytest.mark.parametrize(
    ("method", "expected"),
    [("single", [1, 1, 1, 2, 1]), ("complete", [1, 1, 2, 2, 1]), ("average", [1, 1, 2, 2, 1])],
)
def test_clusters_published(method, expected):
    assert clusters(BACTERIA, 2, method).to_dict() == dict(zip("abcde", expected, strict=True))


def test_clusters_are_numbered_as_they_appear():
    places = np.array([5, 0, 1])  # the tree itself lists the close pair first
    assert clusters(abs(places[:, None] - places), 2).to_list() == [1, 2, 2]


def test_profiles_count_rows_that_agree():
    looks = pd.DataFrame(
        {"average_age": [43, 44, 43, 44], "lgbt_share": [0.10, 0.08, 0.08, 0.08]},
        index=list("pqrs"),
    )
    assert profiles(looks).to_dict() == {"p": 1, "q": 2, "r": 3, "s": 2}
    assert profiles(looks, [1, 0]).to_dict() == {"p": 1, "q": 2, "r": 2, "s": 2}
    assert profiles([[0.1], [0.1 + 1e-12]]).max() == 1
    assert profiles(pd.Series([-0.04, 0.1, -0.04])).to_list() == [1, 2, 1]
    assert profiles([[1, 2]]).to_list() == [1]


def test_profiles_chain_rows_within_the_tolerance():
    table = [[0.100], [0.200], [0.104], [0.108]]
    assert profiles(table, 0.004).to_list() == [1, 2, 1, 1]
    assert profiles(table, 0.003).max() == 4


@given(tables, st.floats(0, 50))
@steady
def test_profiles_are_groups_without_near_strangers(table, tolerance):
    labels = profiles(table, tolerance)
    for i, j in product(range(len(table)), repeat=2):
        if np.abs(table[i] - table[j]).max() <= tolerance:
            assert labels[i] == labels[j]
    assert sorted(labels.unique()) == list(range(1, labels.max() + 1))
    assert profiles(table[::-1], tolerance).max() == labels.max()


def test_separation_by_hand():
    # pairs within: 1 and 2, mean 1.5; between: 4 5 6 7, mean 5.5. The other pairings give (1 + 2 +
    # 5 + 6) / 4 - 5.5 < 0
    square = pd.DataFrame(
        [[0, 1, 4, 5], [1, 0, 6, 7], [4, 6, 0, 2], [5, 7, 2, 0]], list("abcd"), list("abcd")
    )
    result = separation(square, pd.Series({"d": "old", "c": "old", "b": "young", "a": "young"}))
    assert (result.observed, result.count, result.orderings) == (4, 2, 6)
    assert result.p == pytest.approx(2 / 6)
    # three against one has no twin under a swap of names, so the smallest p is 1 / 4
    lone = separation(square, pd.Series({"d": "x", "c": "x", "b": "x", "a": "y"}))
    assert lone.orderings == 4 and lone.observed == pytest.approx((1 + 4 + 5) / 3 - (6 + 7 + 2) / 3)


@given(tables.filter(lambda table: len(table) >= 4), st.integers(1, 2))
@steady
def test_separation_counts_all_relabelings(table, small):
    square = pairwise_distances(table, "total_variation").to_numpy()
    n = len(square)

    def statistic(members):
        pairs = [(i, j) for i in range(n) for j in range(i)]
        within = [square[i, j] for i, j in pairs if (i in members) == (j in members)]
        between = [square[i, j] for i, j in pairs if (i in members) != (j in members)]
        return np.mean(between) - np.mean(within)

    subsets = [{i for i in range(n) if bits >> i & 1} for bits in range(2**n)]
    every = [statistic(members) for members in subsets if len(members) == small]
    result = separation(square, ["x"] * small + ["y"] * (n - small))
    assert result.observed == pytest.approx(statistic(set(range(small))))
    assert result.orderings == len(every)
    assert result.count == pytest.approx(
        sum(value >= result.observed - 1e-9 for value in every), abs=0
    )


def test_separation_beyond_nine_roles_is_drawn(monkeypatch):
    rng = np.random.default_rng(2)
    table = rng.uniform(1, 2, (8, 4)) + np.repeat([[0.0], [0.3]], 4, axis=0)
    square, groups = pairwise_distances(table), ["x"] * 4 + ["y"] * 4
    exact = separation(square, groups)
    monkeypatch.setattr(compositions, "EXACT_UP_TO", 7)
    drawn = separation(square, groups, draws=4_999)
    assert drawn == separation(square, groups, draws=4_999)
    assert drawn.orderings == 5_000 and drawn.observed == pytest.approx(exact.observed)
    assert drawn.p == pytest.approx(exact.p, abs=0.02) and 0.02 < exact.p < 0.9


@pytest.mark.parametrize(
    ("groups", "message"),
    [
        (["x", "x", "x"], "expected two groups"),
        (["x", "y", "z"], "expected two groups"),
        (["x", "x", None], "^Driver: no group given"),
        (["x", "y"], "2 rows, expected 3"),
    ],
)
def test_separation_needs_pairs_on_both_sides(groups, message):
    with pytest.raises(ValueError, match=message):
        separation(pairwise_distances(MAKEUP), groups)


def test_separation_needs_distances():
    with pytest.raises(ValueError, match="symmetric"):
        separation([[0, 1, 2], [3, 0, 1], [2, 1, 0]], ["x", "x", "y"])


def test_eta_squared_published():
    # Wikipedia, "Correlation ratio": test scores by topic, 6780 / 9640
    scores = [45, 70, 29, 15, 21, 40, 20, 30, 42, 65, 95, 80, 70, 85, 73]
    topics = ["algebra"] * 5 + ["geometry"] * 4 + ["statistics"] * 6
    assert eta_squared(scores, topics) == pytest.approx(6780 / 9640)


def test_eta_squared_extremes():
    table = pd.DataFrame(
        {"by_group": [1, 1, -5], "alike": [1, 3, 2], "constant": [0.1, 0.1, 0.1]}, index=ROLES
    )
    shares_carried = eta_squared(table, pd.Series({"Driver": "y", "Cook": "x", "Clerk": "x"}))
    assert shares_carried[["by_group", "alike"]].to_list() == pytest.approx([1, 0])
    assert isnan(shares_carried["constant"]) and isnan(eta_squared([2, 2], ["x", "y"]))


def test_grouping_stability_sees_rounding():
    clear = pd.DataFrame({"x": [0.20, 0.21, 0.60], "y": [0.80, 0.79, 0.40]}, index=ROLES)
    found = grouping_stability(clear, pd.Series(["p", "p", "q"], ROLES), 0.0005, draws=20)
    assert found["as_given"].all() and (found["under_rounding"] == 1).all()
    assert list(zip(found["metric"], found["linkage"], strict=True)) == list(
        product(compositions.METRICS, compositions.LINKAGES)
    )
    assert not grouping_stability(clear, ["p", "q", "q"], 0.0005, draws=20)[
        ["as_given", "under_rounding"]
    ].any(axis=None)
    chain = pd.DataFrame(
        {"x": [0.10, 0.20, 0.31, 0.43], "y": [0.90, 0.80, 0.69, 0.57]}
    )  # gaps 0.10, 0.11, 0.12
    by_share = grouping_stability(chain, ["p", "p", "p", "q"], 0.001, draws=20).query(
        "metric == 'total_variation'"
    )
    assert by_share.set_index("linkage")["as_given"].to_dict() == {
        "average": False,
        "complete": False,
        "single": True,
    }
    blurred = grouping_stability(clear, ["p", "p", "q"], 0.3, draws=50)
    assert blurred["as_given"].all() and blurred["under_rounding"].between(0.3, 0.99).all()
    assert blurred.equals(grouping_stability(clear, ["p", "p", "q"], 0.3, draws=50))


def test_leave_one_out_groups_by_hand():
    # Without the first role: y (0.5 * 60 + 0.2 * 80) / 0.7 = 65.714, x (0.5 * 60 + 0.8 * 80) / 1.3
    # = 72.308; ratio 0.9088. Without the second: y 0.8 * 40 + 0.2 * 80 = 48, x 0.2 * 40 + 0.8 * 80
    # = 72; ratio 0.6667.
    table = pd.DataFrame({"x": [0.2, 0.5, 0.8], "y": [0.8, 0.5, 0.2]}, index=["A", "B", "C"])
    found = shares.leave_one_out_groups(pd.Series([40, 60, 80], index=table.index), table, "x")
    assert found.loc["A", "y"] == pytest.approx(65.7142857 / 72.3076923)
    assert found.loc["B", "y"] == pytest.approx(2 / 3)
    assert (found["x"] == 1).all()


def test_the_climb_comes_close_to_the_extremes_and_stays_within(monkeypatch):
    random = np.random.default_rng(0)
    for _ in range(20):
        pay, share, weights = (
            random.uniform(3e4, 1e5, 7),
            random.uniform(0.05, 0.95, 7),
            random.uniform(1, 9, 7),
        )
        every = shares.weight_range(pay, share, weights)
        with monkeypatch.context() as patch:
            patch.setattr(shares, "EXHAUSTIVE_UP_TO", 0)
            climbed = shares.weight_range(pay, share, weights)
        assert climbed[:2] == pytest.approx(every[:2], rel=0.01) and not climbed.exhaustive
        assert every.low - 1e-12 <= climbed.low <= climbed.high <= every.high + 1e-12


def test_the_climb_ends_where_nobody_is_in_the_group():
    assert np.isnan(shares.weight_range([4e4] * 12, [0.0] * 12)[0])


@pytest.mark.parametrize("groups", ["AABB", "AAAB", "ABC", "AABBC", "AAABBC", "AABBCC", "AAAA"])
def test_the_least_p_is_that_of_the_clearest_grouping(groups):
    least = compositions.least_p(groups)
    if len(set(groups)) in (1, len(groups)):
        assert least == 1
    else:
        apart = (np.array(list(groups))[:, None] != np.array(list(groups))).astype(float)
        assert compositions.separation(apart, list(groups)).p == pytest.approx(least)


@pytest.mark.parametrize("few", [20, 0])
def test_drawn_relabelings_give_what_counting_gives(monkeypatch, few):
    table = compositions.pairwise_distances(np.random.default_rng(3).dirichlet(np.ones(4), 8))
    counted = compositions.separation(table, list("AABBBCCC"))
    monkeypatch.setattr(compositions, "EXACT_UP_TO", 3)
    monkeypatch.setattr(compositions, "FEW_GROUPS", few)
    drawn = compositions.separation(table, list("AABBBCCC"))
    assert drawn.observed == pytest.approx(counted.observed) and drawn.p == pytest.approx(
        counted.p, abs=0.02
    )
