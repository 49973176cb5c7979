"""Average pay of many groups between roles: by hand, by other means, and extreme cases."""

from itertools import product
from math import isnan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from scipy.stats import pearsonr

from helpers.compositions import close
from helpers.many_groups import (
    bounds_with_unknown,
    group_pay,
    largest_departure,
    leave_one_out_groups,
)
from helpers.sorting import group_averages
from support.staffing import MAKEUP, OPENINGS, PAY, staffing, steady, tables


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


@given(tables.filter(lambda table: table.shape[0] <= 4 and table.shape[1] >= 3))
@steady
def test_bounds_are_those_of_every_way_to_count_the_unknown(table):
    shares = pd.DataFrame(close(table)).rename(columns=str)
    pay, size = np.arange(len(shares)) * 7_000.0 + 30_000, np.arange(len(shares)) + 1.0
    found = bounds_with_unknown(pay, shares, "0", "1", size)
    people = shares.mul(size, axis=0).to_numpy()
    every = []
    for to in product("gr-", repeat=len(pay)):  # to the group, to the reference, to neither
        group, reference = (
            people[:, column] + people[:, 1] * np.array([at == name for at in to])
            for column, name in ((2, "g"), (0, "r"))
        )
        every.append(np.average(pay, weights=group) / np.average(pay, weights=reference))
    assert found.loc["2"].to_list() == pytest.approx([min(every), max(every)])
