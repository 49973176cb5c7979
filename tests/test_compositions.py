"""Make-ups and their distances: published values, what is refused, and properties."""

from math import inf, log, nan, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from scipy.stats import gmean

from helpers.compositions import (
    aitchison_distance,
    close,
    clr,
    pairwise_distances,
    replace_zeros,
    total_variation,
)
from helpers.diversity import gini_simpson, hill, representation, shannon, theil_h
from helpers.groupings import eta_squared, profiles
from helpers.shares import dissimilarity, karmel_maclachlan
from helpers.sorting import group_averages, ratio_contributions
from support.staffing import MAKEUP, OPENINGS, PAY, ROLES, WOMEN, rows, steady


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
