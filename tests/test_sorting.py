"""Average pay between roles: values by hand, extreme cases, and properties that hold for any table."""

from itertools import product
from math import isnan, log, nan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import pearsonr

from helpers import weighting
from helpers.sorting import (
    assumed_ratio,
    assumed_ratio_same_averages,
    between_ratio,
    group_averages,
    group_pay,
    largest_departure,
    leave_one_out_groups,
    leave_one_out_ratios,
    ratio_contributions,
    weight_range,
)
from support.staffing import MAKEUP, OPENINGS, PAY, ROLES, WOMEN, staffing, steady


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
def test_leave_one_out_is_the_ratio_done_again(table):
    pay, share, weights = table
    without = leave_one_out_ratios(pay, share, weights)
    for role in range(len(pay)):
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


def test_weight_range_beyond_ten_roles(monkeypatch):
    rng = np.random.default_rng(4)
    pay, share, weights = (
        rng.uniform(30_000, 120_000, 10),
        rng.uniform(0.1, 0.9, 10),
        rng.uniform(1, 9, 10),
    )
    whole = weight_range(pay, share, weights)
    monkeypatch.setattr(weighting, "EXHAUSTIVE_UP_TO", 0)
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


def test_leave_one_out_groups_by_hand():
    # Without the first role: y (0.5 * 60 + 0.2 * 80) / 0.7 = 65.714, x (0.5 * 60 + 0.8 * 80) / 1.3
    # = 72.308; ratio 0.9088. Without the second: y 0.8 * 40 + 0.2 * 80 = 48, x 0.2 * 40 + 0.8 * 80
    # = 72; ratio 0.6667.
    table = pd.DataFrame({"x": [0.2, 0.5, 0.8], "y": [0.8, 0.5, 0.2]}, index=["A", "B", "C"])
    found = leave_one_out_groups(pd.Series([40, 60, 80], index=table.index), table, "x")
    assert found.loc["A", "y"] == pytest.approx(65.7142857 / 72.3076923)
    assert found.loc["B", "y"] == pytest.approx(2 / 3)
    assert (found["x"] == 1).all()


def test_the_climb_ends_where_nobody_is_in_the_group():
    assert np.isnan(weight_range([4e4] * 12, [0.0] * 12)[0])


def test_the_climb_comes_close_to_the_extremes_and_stays_within(monkeypatch):
    random = np.random.default_rng(0)
    for _ in range(20):
        pay, share, weights = (
            random.uniform(3e4, 1e5, 7),
            random.uniform(0.05, 0.95, 7),
            random.uniform(1, 9, 7),
        )
        every = weight_range(pay, share, weights)
        with monkeypatch.context() as patch:
            patch.setattr(weighting, "EXHAUSTIVE_UP_TO", 0)
            climbed = weight_range(pay, share, weights)
        assert climbed[:2] == pytest.approx(every[:2], rel=0.01) and not climbed.exhaustive
        assert every.low - 1e-12 <= climbed.low <= climbed.high <= every.high + 1e-12
