"""Segregation: published values first, then extreme cases, then properties that hold for any
table."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from helpers.shares import (
    dissimilarity,
    dissimilarity_contributions,
    dissimilarity_range,
    karmel_maclachlan,
    segregation_curve,
)
from support.staffing import ROLES, counts, staffing, steady


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


def test_dissimilarity_of_roles_that_count_alike():
    # mixes 3/4, 1/2, 1/4: of 1.5 each, shares 1/2 1/3 1/6 against 1/6 1/3 1/2 (Gibbs 1965)
    assert dissimilarity([3 / 4, 1 / 2, 1 / 4], [1 / 4, 1 / 2, 3 / 4]) == pytest.approx(1 / 3)


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


@given(staffing.filter(lambda table: len(table[0]) <= 4))
@steady
def test_dissimilarity_range_tries_every_combination(table):
    _, share, weights = table
    every = [
        dissimilarity(share * w, (1 - share) * w)
        for w in (weights * np.array(steps) for steps in product([0.5, 1, 2], repeat=len(share)))
    ]
    found = dissimilarity_range(share, weights)
    assert found == (pytest.approx(min(every)), pytest.approx(max(every)), True)
