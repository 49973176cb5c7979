"""Sentences of the report on official statistics, each from a small result."""

from types import SimpleNamespace as Result

import pandas as pd
import pytest

from helpers.questions.official.roles_beside import RolesBeside
from helpers.roles import load_roles
from helpers.stories import official as story
from helpers.stories.intervals import pay_for


def link(r=-0.17, low=-0.25, high=-0.09, slope=(-2.6, -3.7, -1.4), n=522):
    return Result(r=r, r_low=low, r_high=high, percent=slope, n=n, r_squared=r * r)


SEVEN = RolesBeside(7, 0.92, 0.26, "openings")
SPLIT = Result(
    at_mens=Result(total=0.77, sorting=0.93, inside=0.83, sorting_log_share=0.26),
    common=0.90,
    intervals={"sorting": (0.87, 1.01)},
)


@pytest.mark.parametrize(
    "low, high, said",
    [
        (-0.25, -0.09, "less"),
        (0.1, 0.2, "more"),
        (-0.1, 0.1, "neither clearly more nor clearly less"),
    ],
)
def test_an_interval_around_zero_decides_nothing(low, high, said):
    assert pay_for(low, high) == said


def test_the_answer_follows_the_signs():
    found, doubt = story.answer(link(), link(0.39, 0.23, 0.52), SPLIT)
    assert "more women pay less, and those with more degrees pay more" in found
    assert "23% below men's. The occupations that women hold would alone leave it 7% below" in found
    assert "(95% interval 13% below to 1% above)" in found
    turned, _ = story.answer(link(0.17, 0.09, 0.25), link(-0.39, -0.52, -0.23), SPLIT)
    assert "more women pay more, and those with more degrees pay less" in turned
    assert doubt.startswith("**The doubt.**")


@pytest.mark.parametrize("high, reaches", [(1.01, True), (0.99, False)])
def test_a_sorting_part_that_may_be_none_is_said_to_be_so(high, reaches):
    split = Result(**vars(SPLIT) | {"intervals": {"sorting": (0.87, high)}})
    assert ("so it may be nothing" in story.split(split, SEVEN)) == reaches
    assert "Among seven roles sorting alone leaves women's average 8% below men's" in story.split(
        split, SEVEN
    )


@pytest.mark.parametrize(
    "together, words", [(-4.7, "hides part of the link"), (-1.0, "accounts for part of the link")]
)
def test_education_hides_or_accounts(together, words):
    found = Result(
        alone={"women": (-2.9, -4, -1)},
        together={"women": (together, -5, -1)},
        r_shares=Result(r=0.17),
        r_squared=0.72,
        n=226,
        match=Result(counts={"left": 315, "matched": 230}),
    )
    assert words in story.education(found) and "230 were found" in story.education(found)
    assert "226 of them with a women's share" in story.education(found)


@pytest.mark.parametrize("last, moved", [(0.493, "hardly moved"), (0.40, "fell"), (0.60, "rose")])
def test_segregation_over_the_years(last, moved):
    found = Result(d=pd.DataFrame({"occupations": [0.498, last]}, index=[2013, 2016]))
    families = Result(quartiles=lambda _: (0.2, 0.28, 0.4))
    said = story.segregation(found, families, SEVEN)
    assert moved in said and "lies within what is usual there" in said
    assert "lies outside what is usual" in story.segregation(
        found, families, RolesBeside(7, 0.9, 0.5, "equal")
    )


def test_groups_that_are_clear_are_counted():
    groups = pd.DataFrame({"r": [-0.5, -0.1], "r_high": [-0.3, 0.2]}, index=["a", "b"])
    assert story.group_title(Result(groups=groups)).startswith("In one of two major groups")


def test_race_names_the_lowest_and_counts_what_shrinks():
    slopes = pd.DataFrame({"alone": [8.0, -20.0], "beside": [5.0, -25.0]}, index=["A", "B"])
    links = {"A": link(0.2), "B": link(-0.6)}
    assert story.race_title(links).endswith("r = −0.60")
    assert "one of two slopes shrink" in story.race(links, Result(slopes=slopes))


def test_without_roles_to_set_beside_the_labour_market_stands_alone():
    none = RolesBeside(2, float("nan"), float("nan"), "")
    assert "Among" not in story.split(SPLIT, none) and none.rows() == []


def test_a_figure_with_roles_names_their_pages_as_a_source():
    told = story.source("earnings", pages=load_roles())
    assert told.startswith("Source: ACS 2016 (")
    assert told.endswith("); five pages of zippia.com that compare roles, date unknown")
