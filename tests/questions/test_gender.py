"""Questions on women and men: held against the measures by hand, and against other routes."""

from dataclasses import replace
from itertools import permutations
from math import log

import numpy as np
import pandas as pd
import pytest

from helpers.paths import PROJECT
from helpers.questions import TooFew
from helpers.questions.associations import association
from helpers.questions.gender import assumed, holders, segregation, settled, sorting
from helpers.questions.weights import EMPLOYED, EQUAL, OPENINGS, ways, weights_of
from helpers.roles import load_roles


@pytest.fixture(scope="module")
def data():
    return load_roles()


@pytest.fixture(scope="module")
def table(data):
    """Pay, women's share and openings, without the package's questions."""
    women = data.gender.query("group == 'Female'").set_index("role")["share"]
    roles = data.roles.set_index("role")
    columns = {"pay": roles["yearly_salary_usd"], "openings": roles["openings"], "women": women}
    return pd.DataFrame(columns).astype(float)


def ratio(pay, women, weights):
    return np.average(pay, weights=weights * women) / np.average(pay, weights=weights * (1 - women))


def test_holders(data):
    held = holders(data)
    women = held.roles["women"]
    assert women.is_monotonic_decreasing and held.left_out == []
    rows = {row.name: row for row in held.rows()}
    assert rows["roles with more women than men"].value == (women > 0.5).sum()
    first = held.roles.iloc[0]
    assert first["per_hundred"] == pytest.approx(100 * first["women"] / first["men"])
    assert first["low"] < first["per_hundred"] < first["high"]


def test_too_few_roles_are_said(data):
    three = replace(data, roles=data.roles.iloc[:3])
    with pytest.raises(TooFew, match="Four roles with average pay .* are needed, there are three"):
        holders(three)


@pytest.mark.parametrize("ask", [sorting, segregation])
@pytest.mark.parametrize(("share", "nobody"), [(0.0, "women"), (1.0, "men")])
def test_where_nobody_is_a_woman_or_a_man_it_is_said(data, ask, share, nobody):
    gender = data.gender.assign(share=(data.gender["group"] != "Female").map(float))
    if share:
        gender["share"] = 1 - gender["share"]
    with pytest.raises(TooFew, match=f"One role with {nobody} is needed, there is none"):
        ask(replace(data, gender=gender))


@pytest.mark.parametrize("way", [OPENINGS, EQUAL])
def test_sorting_by_plain_sums(data, table, way):
    weights = table["openings"] if way == OPENINGS else pd.Series(1.0, table.index)
    found = sorting(data, weights=way)
    seen = ratio(table["pay"], table["women"], weights)
    assert found.ratio == pytest.approx(seen)
    assert found.difference == pytest.approx(found.parts.sum())
    without = {
        r: ratio(*(c.drop(r) for c in (table["pay"], table["women"], weights))) for r in table.index
    }
    assert found.without.to_dict() == pytest.approx(without)
    far = abs(log(seen)) - 1e-9
    deals = [
        abs(log(ratio(np.array(p), table["women"], weights))) for p in permutations(table["pay"])
    ]
    assert (found.test.count, found.test.orderings) == (sum(d >= far for d in deals), 5040)


def test_the_ratio_has_the_sign_of_the_weighted_covariance(data, table):
    for way in ways(data, table.index):
        weights = weights_of(data, table.index, way)
        together = np.cov(table["pay"], table["women"], aweights=weights)[0, 1]
        assert np.sign(together) == np.sign(sorting(data, weights=way).ratio - 1)


def test_a_role_left_out_is_a_set_without_it(data, table):
    role = table.index[0]
    fewer = replace(data, roles=data.roles[data.roles["role"] != role])
    for ask, name in ((sorting, "ratio"), (segregation, "d")):
        left = ask(data, weights=EQUAL).without[role]
        assert getattr(ask(fewer, weights=EQUAL), name) == pytest.approx(left)


def test_people_employed_where_they_are_given(data, table):
    given = (
        pd.read_csv(PROJECT / "data" / "publisher.csv")
        .query("what == 'employed'")
        .set_index("role")["value"]
    )
    weights = weights_of(data, table.index, EMPLOYED)
    assert weights[given.index].tolist() == given.tolist()
    per_opening = np.exp(np.log(given / table["openings"][given.index]).mean())
    others = table.index.difference(given.index)
    assert (weights / table["openings"])[others].to_numpy() == pytest.approx(per_opening)
    with pytest.raises(ValueError, match="openings, employed, equal"):
        weights_of(data, table.index, "headcount")


def test_assumed_is_sorting_at_one(data):
    found = assumed(data, weights=EQUAL)
    assert found.table.loc[1.0].to_numpy() == pytest.approx(sorting(data, weights=EQUAL).ratio)
    assert (
        found.table["product"].is_monotonic_increasing
        and found.table["kept"].is_monotonic_increasing
    )


@pytest.mark.parametrize("way", [OPENINGS, EQUAL])
def test_segregation_by_plain_sums(data, table, way):
    weights = table["openings"] if way == OPENINGS else pd.Series(1.0, table.index)
    women, men = table["women"] * weights, (1 - table["women"]) * weights
    found = segregation(data, weights=way)
    assert found.d == pytest.approx(np.abs(women / women.sum() - men / men.sum()).sum() / 2)
    assert found.parts.sum() == pytest.approx(found.d)
    share = women.sum() / weights.sum()
    assert found.ip == pytest.approx(2 * share * (1 - share) * found.d)
    assert found.wrong_sizes.low < found.d < found.wrong_sizes.high


def test_one_verdict(data):
    link, found = association(data, "women's share"), sorting(data)
    assert link.p > 0.05 < found.test.p and settled(link, found) == "unclear"


def test_rows_have_names_of_their_own(data):
    results = [holders(data), assumed(data)]
    results += [ask(data, weights=w) for ask in (sorting, segregation) for w in (OPENINGS, EQUAL)]
    names = [row.name for result in results for row in result.rows()]
    assert len(names) == len(set(names))
