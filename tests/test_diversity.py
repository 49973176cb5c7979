"""How mixed roles are: published values first, then extreme cases and properties."""

from itertools import product
from math import exp, inf, isnan, log, nan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import entropy

from helpers.diversity import gini_simpson, hill, pooled_shares, representation, shannon, theil_h
from support.staffing import MAKEUP, OPENINGS, ROLES, amount, rows, steady, tables


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
