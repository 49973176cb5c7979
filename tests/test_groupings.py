"""Groupings of roles: published values first, then by hand and by other means."""

from itertools import product
from math import isnan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import groupings
from helpers.compositions import METRICS, pairwise_distances
from helpers.groupings import (
    LINKAGES,
    clusters,
    eta_squared,
    grouping_stability,
    least_p,
    profiles,
    separation,
)
from support.staffing import MAKEUP, ROLES, steady, tables

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
    monkeypatch.setattr(groupings, "EXACT_UP_TO", 7)
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
        product(METRICS, LINKAGES)
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


@pytest.mark.parametrize("groups", ["AABB", "AAAB", "ABC", "AABBC", "AAABBC", "AABBCC", "AAAA"])
def test_the_least_p_is_that_of_the_clearest_grouping(groups):
    least = least_p(groups)
    if len(set(groups)) in (1, len(groups)):
        assert least == 1
    else:
        apart = (np.array(list(groups))[:, None] != np.array(list(groups))).astype(float)
        assert separation(apart, list(groups)).p == pytest.approx(least)


@pytest.mark.parametrize("few", [20, 0])
def test_drawn_relabelings_give_what_counting_gives(monkeypatch, few):
    table = pairwise_distances(np.random.default_rng(3).dirichlet(np.ones(4), 8))
    counted = separation(table, list("AABBBCCC"))
    monkeypatch.setattr(groupings, "EXACT_UP_TO", 3)
    monkeypatch.setattr(groupings, "FEW_GROUPS", few)
    drawn = separation(table, list("AABBBCCC"))
    assert drawn.observed == pytest.approx(counted.observed) and drawn.p == pytest.approx(
        counted.p, abs=0.02
    )
