"""Average pay between roles: values by hand, extreme cases, and properties that hold for any
table."""

from itertools import permutations, product
from math import exp, isnan, log, nan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import weighting
from helpers.compositions import close
from helpers.inference import exact_test
from helpers.sorting import (
    assumed_ratio,
    assumed_ratio_same_averages,
    between_ratio,
    group_averages,
    leave_one_out_ratios,
    ratio_contributions,
    ratio_test,
    weight_range,
)
from support.staffing import OPENINGS, PAY, ROLES, WOMEN, staffing, steady


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


def test_ratio_test_by_hand():
    # women's share falls as pay rises: (30 + 30 + 20) over (10 + 30 + 60) is 0.8, turned 1.25;
    # the four other orderings lie between
    test = ratio_test([40_000, 60_000, 80_000], [0.75, 0.5, 0.25])
    assert exp(test.observed) == pytest.approx(between_ratio([4, 6, 8], [0.75, 0.5, 0.25]))
    assert (test.count, test.orderings, test.exact) == (2, 6, True)


@given(staffing.filter(lambda table: len(table[0]) <= 5))
@steady
def test_ratio_test_is_the_ratio_of_all_orderings(table):
    pay, share, weights = table
    far = abs(log(between_ratio(pay, share, weights))) - 1e-9
    every = [abs(log(between_ratio(order, share, weights))) for order in permutations(pay)]
    assert ratio_test(pay, share, weights).count == sum(value >= far for value in every)


def test_ratio_test_beyond_nine_roles_draws():
    rng = np.random.default_rng(1)
    pay, share = rng.uniform(3e4, 9e4, 12), rng.uniform(0.2, 0.8, 12)
    test = ratio_test(pay, share, draws=2_000)
    of_means = exact_test(close(share) - close(1 - share), pay, draws=2_000)  # nearly the same
    assert not test.exact and test.p == pytest.approx(of_means.p, abs=0.05)
