"""Sentences of the report on other roles of the publisher, each from a small result."""

from types import SimpleNamespace as Result

import pandas as pd
import pytest

from helpers.questions.beyond.numbers import Coverage
from helpers.questions.beyond.spread import Links
from helpers.stories import beyond as story


def ways(**percents):
    named = {"these roles": 42, "other roles": 31, "these roles, at equal rank": 20}
    named |= {
        "other roles, at equal rank": 25,
        "inside families of one age and growth": 10,
    } | percents
    table = pd.DataFrame({"percent": named})
    return Result(table=table.assign(low=table["percent"] - 15, high=table["percent"] + 15))


def link(r=0.62, low=0.29, high=0.80):
    return Result(r=r, r_low=low, r_high=high, n=64)


LUCK = Result(
    own_r=0.89,
    size=7,
    chance=0.12,
    middle=(-0.15, 0.69, 0.95),
    families=pd.DataFrame({"r": [0.9, 0.1]}),
    as_strong=1,
)
READINGS = Result(
    ruled_out=["P25–P75"],
    possible=["P10–P90", "P5–P95"],
    readings={
        "P10–P90": Result(name="P10–P90", sigma=0.3, rank=0.35, beside_nearest=0.71),
        "P25–P75": Result(
            sigma=0.56,
            rank=0.975,
            rank_low=0.81,
            rank_high=0.999,
            votes=Result(up=8, down=0, p=0.008),
            beside_nearest=1.40,
        ),
    },
)
OPEN = Result(ruled_out=[], possible=["P10–P90"], readings={})


@pytest.mark.parametrize(
    "found, head",
    [
        (link(), "**Yes, but weaker.**"),
        (link(0.95, 0.8, 0.98), "**Yes.**"),
        (link(0.2, -0.1, 0.5), "**It is not clear.**"),
        (link(-0.5, -0.7, -0.2), "**It is not clear.**"),
    ],
)
def test_the_answer_says_weaker_where_it_is(found, head):
    first, doubt = story.answer(found, LUCK, ways(), READINGS)
    assert first.startswith(head) and "ranges hardly hold the middle half of people" in first
    assert doubt.startswith("**The doubt.**")


def test_nothing_is_said_of_readings_where_none_is_ruled_out():
    first, _ = story.answer(link(), LUCK, ways(), OPEN)
    assert "range" not in first and story.ranges(OPEN) == "All readings stay possible."
    assert story.ranges_title(OPEN).startswith("No reading")


def test_a_reading_that_is_ruled_out_has_its_reasons():
    said = story.ranges(READINGS)
    assert "wider inside the middle role than in 97.5% of occupations" in said
    assert (
        "In eight families most roles would spread wider than the occupation that they are part of, in none narrower"
        in said
    )
    assert "What decides is only that a title is part of an occupation." in said
    assert "1.40 times theirs and that of P10–P90 0.71 times: on logs about as far off." in said
    assert "The middle 80% of people (P10–P90) and the middle 90% of people (P5–P95) stay" in said


def test_a_reading_far_from_the_nearest_occupations_needs_no_principle():
    far = Result(**{**vars(READINGS.readings["P25–P75"]), "beside_nearest": 3.0})
    readings = {**READINGS.readings, "P25–P75": far}
    said = story.ranges(Result(**{**vars(READINGS), "readings": readings}))
    assert "decides" not in said and "stay possible" in said


@pytest.mark.parametrize(
    "skill, low, words",
    [
        (0.3, 0.1, "better than the mean of the seven does"),
        (-0.1, -0.3, "no better than"),
        (0.35, -0.16, "saves 35% (95% interval −16% to 63%)."),
    ],
)
def test_a_prediction_is_held_against_the_mean(skill, low, words):
    found = Result(
        skill=skill,
        intervals={"skill": (low, 0.63)},
        n_own=7,
        roles=pd.DataFrame({"role": ["a", "b"]}),
        rmse=41,
        rmse_of_mean=51,
        inside=1,
    )
    said = story.prediction(found)
    assert words in said and "95% of the roles and hold 50%: so few roles" in said
    assert ("may be chance" in said) == (low < 0 < skill)


def test_the_printed_degree_is_held_against_the_official_one():
    beside = Result(
        pay=Result(r=0.93, low=0.88, high=0.96), pay_over=-7.5, n_bachelors=66, same_bachelors=32
    )
    said = story.numbers(Result(n=102, same=102), beside)
    assert "of 66 roles with the bachelor's as most common degree, 32 are near" in said


@pytest.mark.parametrize("chance, wider", [(81, True), (47, False)])
def test_shared_figures_are_held_against_chance(chance, wider):
    counted = {"age": (102, 15, 101), "age and growth": (99, 47, 75), "openings": (102, 102, 0)}
    figures = pd.DataFrame.from_dict(counted, "index", columns=["roles", "values", "sharing"])
    beside = Result(same_growth=12, n_growth=93, by_chance=2.8)
    said = story.shared(Result(figures=figures, by_chance=chance), beside)
    assert f"99 have only 47 pairs of age and growth, where chance would give {chance}" in said
    assert ("such figures belong to wider groups" in said) == wider


@pytest.mark.parametrize("p, words", [(0.21, "which may be chance"), (0.01, "p = .010)")])
def test_pairs_say_whether_families_decide(p, words):
    found = Result(count=lambda kind: (32, 47), votes={"degree rate": Result(up=11, down=5, p=p)})
    assert words in story.pairs(
        found
    ) and "in 32 the role with the higher rate earns more" in story.pairs(found)


@pytest.mark.parametrize(
    "low, title",
    [([0.1, -0.2], "Clear in other roles: age"), ([-0.1, -0.2], "No other figure goes clearly")],
)
def test_other_links_are_named_where_they_are_clear(low, title):
    found = pd.DataFrame({"r": [0.3, 0.1], "low": low, "high": [0.5, 0.4]}, index=["age", "growth"])
    assert story.links_title(Links(found.assign(n=50))).startswith(title)
    few = Links(found.assign(n=[50, 9]))
    assert "growth" not in story.links_alt(few) and "age 0.30" in story.links_alt(few)


def test_power_names_what_would_do():
    found = pd.DataFrame(
        {
            "r": [-0.17, 0.62],
            "power": [0.06, 0.34],
            "exaggeration": [4.9, 1.4],
            "needed": [269, 17],
        },
        index=["women's share", "degree rate"],
    )
    said = story.power(Result(found=found, rows_at_hand=7))
    assert (
        "the chance that seven roles show them (p below .05) is 6% for women's share" in said
        and "4.9 times" in said
    )
    assert "takes 269 roles for women's share and 17 roles for degree rate." in said
    assert "34% of cases at best" in story.power_title(Result(found=found, rows_at_hand=7))


@pytest.mark.parametrize("own, word", [(0.43, "less than in most"), (0.9, "more than in most")])
def test_the_share_between_is_held_against_random_sets(own, word):
    found = Result(own=own, size=7, middle=(0.39, 0.68, 0.84))
    assert word in story.between(found)


def test_all_averages_or_some():
    fits = Result(
        fits=[1, 2], count=lambda kind: 2, official=pd.DataFrame({"median_fits": [True, False]})
    )
    assert story.middle(fits).startswith("Both averages are")
    assert "only 50%" in story.middle(fits)


@pytest.mark.parametrize(
    "found, said",
    [
        (link(), "Among other roles, too, pay rises with the degree rate: r = 0.62 over 64 roles"),
        (link(0.2, -0.1, 0.5), "Other roles do not clearly follow the line of these: r = 0.20"),
    ],
)
def test_the_title_of_the_cloud_follows_the_interval(found, said):
    assert story.cloud_title(found, LUCK).startswith(said)


def test_who_the_others_are_is_said_with_what_is_known_of_them():
    table = pd.DataFrame({"own": [True] * 2 + [False] * 30})
    usual = ["average pay", "degree rate", "average age", "openings"]
    counts = {name: 30 for name in usual} | {"openings": 28, "pay range": 9, "gender shares": 0}
    said = story.who(table, 12, Coverage(pd.DataFrame({"others": counts})))
    assert said.startswith(
        "There are 30 other roles beside the two. At least 28 have average pay, degree rate, age and "
        "openings, nine a pay range, none a gender ratio."
    )
