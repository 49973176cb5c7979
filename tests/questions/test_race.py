"""Questions on race shares: held against plain sums, brute force and SciPy."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import entropy, f_oneway

from helpers.compositions import pairwise_distances
from helpers.questions import TooFew
from helpers.questions.mixes import mixes
from helpers.questions.race import UNKNOWN, ZERO, carried, make_ups
from helpers.questions.race_pay import group_pay
from helpers.questions.race_profiles import _own_groups, profiled
from helpers.roles import load_roles


@pytest.fixture(scope="module")
def data():
    return load_roles()


@pytest.fixture(scope="module")
def made(data):
    return make_ups(data)


@pytest.fixture(scope="module")
def found(data):
    return profiled(data)


def test_make_ups(made, data):
    assert made.about["pay"].is_monotonic_decreasing and made.kinds == 3
    assert (made.closed.sum(axis=1) - 1).abs().max() < 1e-12
    role, group, coarse = made.smallest
    assert made.printed.loc[role, group] == made.printed.min().min()
    assert coarse == pytest.approx(0.0005 / made.printed.min().min())
    assert UNKNOWN not in made.known
    with pytest.raises(TooFew, match="Four roles with race shares .* there are three"):
        make_ups(replace(data, roles=data.roles.iloc[:3]))


def test_profiles_by_brute_force(made, found):
    apart = pairwise_distances(made.closed, floor=ZERO).to_numpy()
    letters = made.about["profile"].to_numpy()

    def between_less_within(labels):
        same = labels[:, None] == labels[None]
        upper = np.triu(np.ones_like(same), 1).astype(bool)
        return apart[upper & ~same].mean() - apart[upper & same].mean()

    seen = between_less_within(letters)
    others = {order for order in permutations(letters)}
    as_far = sum(between_less_within(np.array(order)) >= seen - 1e-9 for order in others)
    assert found.test.observed == pytest.approx(seen)
    assert (found.test.count, found.test.orderings) == (as_far, len(others))
    assert found.follow and found.apart and found.ways == 6


def test_the_groups_that_the_shares_form(found, made):
    """Four, nested in the profiles: two pairs of roles within one of them."""
    assert found.own == 4 and found.agreement >= 0.95
    nested = made.about["profile"].groupby(found.groups).nunique()
    assert nested.eq(1).all()
    # Within a group roles lie closer than any two of different groups, as printed.
    apart = pairwise_distances(made.closed, floor=ZERO).to_numpy()
    same = found.groups.to_numpy()[:, None] == found.groups.to_numpy()[None]
    off = ~np.eye(len(same), dtype=bool)
    assert apart[same & off].max() < apart[~same].min()


@pytest.mark.parametrize(
    ("ages", "said"),
    [
        ([40] * 7, "Two profiles with another age or LGBT share are needed, there is one"),
        (range(40, 47), "One pair of roles with the same age and LGBT share is needed"),
        ([40] * 6 + [41], "21 groupings with as many roles a profile are needed, there are seven"),
    ],
)
def test_nothing_to_test_is_said(data, ages, said):
    roles = data.roles.assign(average_age_years=list(map(float, ages)), lgbt_share=0.1)
    with pytest.raises(TooFew, match=said):
        profiled(replace(data, roles=roles))


def test_carried_is_the_r_squared_of_an_analysis_of_variance(made):
    held = carried(made)
    pay, profile = np.log(made.about["pay"]), made.about["profile"]
    groups = [pay[profile == letter] for letter in profile.unique()]
    between, within = len(groups) - 1, len(pay) - len(groups)
    f = f_oneway(*groups).statistic * between / within
    assert held.others["log pay"] == pytest.approx(f / (1 + f))
    assert held.chance == pytest.approx(2 / 6) and held.all.is_monotonic_decreasing


def test_mixes_by_plain_sums(made):
    found = mixes(made, weights="equal")
    pooled = made.closed.mean()
    assert found.representation.to_numpy() == pytest.approx((made.closed / pooled).to_numpy())
    h = 1 - made.closed.apply(entropy, axis=1).mean() / entropy(pooled)
    assert found.h == pytest.approx(h)
    first = found.effective["order 1"]
    assert first.to_numpy() == pytest.approx(np.exp(made.closed.apply(entropy, axis=1)).to_numpy())
    assert (found.fall > 0).all()


def test_group_pay_by_plain_sums(made):
    paid, pay = group_pay(made), made.about["pay"]
    average = made.closed.apply(lambda share: np.average(pay, weights=share))
    assert paid.ratios["equal"].to_dict() == pytest.approx(
        (average / average["White"]).drop("White").to_dict()
    )
    assert list(paid.ratios) == ["openings", "employed", "equal"] and paid.base == "White"
    assert (paid.unknown["low"] < paid.main[paid.unknown.index]).all()
    assert (paid.unknown["high"] > paid.main[paid.unknown.index]).all()
    assert UNKNOWN not in paid.unknown.index and UNKNOWN in paid.ratios.index


def test_rows_have_names_of_their_own(made, found):
    results = (made, found, carried(made), mixes(made), group_pay(made))
    names = [row.name for result in results for row in result.rows()]
    assert len(names) == len(set(names))


def test_groups_that_rounding_could_make_are_none():
    first = np.array([0.5, 0.5002, 0.5004, 0.5011, 0.5013])
    table = pd.DataFrame({"x": first, "y": 1 - first})
    assert _own_groups(table, 50)[0] == 1
    apart = pd.DataFrame({"x": first + [0, 0, 0, 0.1, 0.1], "y": 1 - first - [0, 0, 0, 0.1, 0.1]})
    assert _own_groups(apart, 50)[0] == 2
