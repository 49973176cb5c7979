"""Report 00 as results: what is counted, from pages made up for it, and that each result has rows."""

import pandas as pd
import pytest

from helpers.questions import checks, data
from helpers.questions.results import rows_of
from helpers.roles import load_roles
from support.pages_by_hand import write_page

RACE = (
    "Black or African American, 10.0% Unknown, 5.0% Hispanic or Latino, 20.0% "
    "Asian, 5.0% White, 59.5% American Indian and Alaska Native, 0.5%"
)


@pytest.fixture(scope="module")
def roles(tmp_path_factory):
    """Three roles on two pages; the cook is on both, once with another age."""
    folder = tmp_path_factory.mktemp("pages")
    one = {
        "Yearly salary": ("$40,000", "$60,000"),
        "Hourly rate": ("$19.23", "$30.00"),
        "Salary range": ("Between $20,000 And $80,000", "-"),
        "Average age": ("44", "44"),
        "LGBT percentage": ("8%", "8%"),
        "Gender ratio": ("Male, 40.0% Female, 60.0%", "Male, 50.0% Female, 40.0%"),
        "Race ratio": (RACE, RACE),
    }
    two = {
        "Yearly salary": ("$40,000", "-"),
        "Average age": ("45", "44"),
        "LGBT percentage": ("8%", "8%"),
    }
    write_page(folder / "one.md", "Cook", "Baker", **one)
    write_page(folder / "two.md", "Cook", "Host", **two)
    return load_roles(folder)


def test_contents(roles):
    found = data.contents(roles)
    assert (found.pages, found.roles) == (2, 3)
    assert (found.best, found.least) == (("Baker", 60_000), ("Cook", 40_000))
    # Yearly salary, age and LGBT share of the cook stand on both pages; the ages differ.
    assert (found.several, found.differ) == (3, 1)
    # Ages 45, 44 and 44 are two values among three roles: more than half as many.
    assert found.few == {"LGBT share": 1}
    assert found.notes and sum(found.notes.values()) == len(roles.notes)


def test_contents_without_pay(tmp_path):
    write_page(tmp_path / "a.md", "Cook", "Baker", **{"Average age": ("44", "45")})
    found = data.contents(load_roles(tmp_path))
    assert found.best is None and found.least is None
    assert not [row for row in found.rows() if "average pay" in row.name]


def test_at_a_glance_is_in_order_of_pay_and_keeps_all(roles):
    found = data.at_a_glance(roles)
    assert found["role"].tolist() == ["Baker", "Cook", "Host"]
    assert found["women_share"].tolist()[:2] == [0.4, 0.6] and pd.isna(found["women_share"][2])
    assert set(data.GLANCE) <= set(found.columns)


def test_covered(roles):
    found = data.covered(roles)
    assert found.table.index.tolist() == ["Baker", "Cook", "Host"]
    assert found.given == found.table.to_numpy().sum() and found.possible == found.table.size
    assert found.missing["Salary range"] == 2 and found.missing["Yearly salary"] == 1
    assert list(found.missing.values()) == sorted(found.missing.values(), reverse=True)
    assert "Average age" not in found.missing


def test_agreement(roles):
    found = data.agreement(roles)
    assert found.pages == {"Cook": 2} and (found.several, found.differ) == (3, 1)
    assert (found.dated, found.of) == (0, 2)


def test_hourly(roles):
    found = checks.hourly(roles)
    # 19.23 x 2,080 is 39,998.40; 30 x 2,080 is 62,400, and 2,400 more than is printed.
    assert (found.roles, found.same, found.furthest) == (2, 1, 2_400)
    assert found.contradict["role"].tolist() == ["Baker"]


@pytest.mark.parametrize(("rate", "same"), [("$19.23", 1), ("$19.24", 0), ("$19.22", 0)])
def test_a_cent_an_hour_is_more_than_rounding(tmp_path, rate, same):
    rows = {"Yearly salary": ("$40,000", "-"), "Hourly rate": (rate, "-")}
    write_page(tmp_path / "a.md", "Cook", "Baker", **rows)
    assert checks.hourly(load_roles(tmp_path)).same == same


def test_places(roles):
    found = checks.places(roles)
    assert (found.roles, found.at, found.below, found.nearer) == (1, 1, 1, 1)
    assert found.mean == found.least == found.most == pytest.approx(0.5)  # 40 of 20 and 80


def test_totals(roles):
    found = checks.totals(roles)
    assert (found.totals, found.within) == (4, 3)  # the baker's women and men make 90%
    assert (found.least, found.most) == pytest.approx((0.9, 1))


def test_sets(roles):
    found = checks.sets(roles)
    assert (found.roles, found.count) == (3, 2)
    together = dict(zip(found.table["average_age_years"], found.table["short"], strict=True))
    assert together == {44: ["Baker", "Host"], 45: ["Cook"]}


def test_openings_of_roles_that_the_publisher_tells_of(roles):
    none, shipped = data.openings(roles), data.openings(load_roles())
    assert none.table.empty and none.percentiles == () and list(none.rows()) == []
    ratios = shipped.table["openings"] / shipped.table["employed"]
    assert shipped.table["ratio"].tolist() == ratios.tolist() and len(ratios) == 2
    assert (shipped.least, shipped.most) == (ratios.min(), ratios.max())
    assert shipped.percentiles == ("Service Manager",)


@pytest.mark.parametrize("which", ["made up", "shipped"])
def test_results_have_rows_that_go_together(roles, which):
    said = load_roles() if which == "shipped" else roles
    every = [
        data.contents(said),
        data.covered(said),
        data.agreement(said),
        data.openings(said),
        checks.hourly(said),
        checks.places(said),
        checks.totals(said),
        checks.sets(said),
    ]
    rows = rows_of(every)
    assert len({row.name for row in rows}) == len(rows) > 20
    assert all(row.unit and row.how for row in rows)
