"""Sentences on race shares, each from a small result."""

from types import SimpleNamespace as Result

import pandas as pd
import pytest

from helpers.groupings import Separation
from helpers.stories import mixes as story_of_mixes
from helpers.stories import race as story

ROLES = ["Cook", "Night Clerk", "Driver", "Coder"]


def made(kinds=2):
    printed = pd.DataFrame({"White": [0.7, 0.7, 0.6, 0.6], "Asian": [0.3, 0.3, 0.4, 0.4]}, ROLES)
    about = {
        "short": ["Cook", "Clerk", "Driver", "Coder"],
        "age": [43.0, 43, 47, 47],
        "lgbt": [0.1, 0.1, 0.08, 0.08],
        "profile": list("AABB") if kinds == 2 else list("ABCC"),
    }
    return Result(
        printed=printed,
        about=pd.DataFrame(about, ROLES),
        kinds=kinds,
        totals=pd.Series([1.0, 1, 0.999, 1.001], ROLES),
        smallest=("Cook", "Asian", 0.125),
    )


def found(p=0.01, count=1, least=0.01, own=2, apart=True, ways=6, exact=True):
    return Result(
        test=Separation(0.4, count, 105, p),
        bare=Separation(0.4, count, 105, p),
        least=least,
        own=own,
        follow=p < 0.05,
        apart=apart,
        inside=0.2,
        outside=0.5 if apart else 0.1,
        ways=ways,
        agreement=0.995,
        draws=200,
        exact=exact,
        stable=pd.DataFrame({"as_given": [True] * 6, "under_rounding": [0.98] + [1.0] * 5}),
    )


def held(pay=0.03):
    race = pd.Series({"White": 0.99, "Asian": 0.65})
    others = pd.Series({"log pay": pay})
    return Result(race=race, others=others, all=pd.concat([race, others]), chance=1 / 3)


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (
            found(own=3),
            "**The race shares look made for groups of roles, not counted in each.** The four roles have two pairs",
        ),
        (found(), "**The race shares look made for groups of roles, not counted in each.**"),
        (found(own=1), "form no groups on which every way of clustering agrees."),
        (found(exact=False), "of 105 random ways to group the roles so"),
        (found(), "no other keeps different make-ups as far apart (p = .010, one-sided, the least"),
        (
            found(p=0.02, count=2),
            "of 105 ways to group the roles so, 2 keep them as far apart (p = .020",
        ),
        (found(p=0.3, count=31), "**The race shares do not clearly follow age and LGBT share.**"),
    ],
)
def test_how_many(result, said):
    first, follows, doubt = story.answer(made(), result, held())
    assert said in first
    assert "**nothing can be concluded about race and pay, in either direction**" in follows
    assert "carry 99% to 65%" not in doubt and "65% to 99% of the variance" in doubt
    assert doubt.endswith("3% of that of log pay; labels dealt by chance would carry about 33%.")


def test_what_follows():
    assert (
        "There are two profiles and at least three groups to compare, not "
        in story.answer(made(), found(own=3), held())[1]
    )
    assert "There are two profiles to compare, not " in story.answer(made(), found(), held())[1]
    assert "are no sample" in story.answer(made(), found(p=0.3), held())[1]


def test_missing_pay_is_left_out():
    assert "log pay" not in story.answer(made(), found(), held(float("nan")))[2]
    assert story.carried_title(held()).endswith("each group's variance, 3% of that of log pay")


def test_shares():
    assert (
        story.shares_title(made(), found())
        == "Roles of one profile have nearly the same race shares"
    )
    assert story.shares_title(made(), found(apart=False)).startswith(
        "Race shares of four roles in two"
    )
    assert "White between 60.0% and 70.0%; Asian between 30.0% and 40.0%" in story.shares_alt(
        made()
    )
    table = story.shares_table(made(), made().printed.head(2))
    assert table.loc["Cook"].tolist() == ["70.0%", "30.0%", "100.0%", "A"]
    assert "The totals lie between 99.9% and 100.1%" in story.sums(made())
    assert "Asian for the cook (30.0%), is known only to within 13% of itself" in story.sums(made())


def test_profiles_and_tree():
    assert story.profiles_table(made()).loc["A"].tolist() == ["43", "10%", "Cook and Clerk"]
    assert story.leaves(made(), made().printed.tail(1)) == ["Coder (B)"]
    assert "(0.20 at most) than any two of different profiles (0.50 at least)" in story.tree_title(
        found()
    )
    assert story.tree_title(found(apart=False)).startswith("Race make-ups, joined by likeness")
    assert "join each other before" in story.tree_alt(found())
    assert "mix in it" in story.tree_alt(found(apart=False))


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (found(), "**Age, LGBT share and race come as one set.**"),
        (found(ways=5), "The grouping depends on how it is looked at."),
        (
            found(own=3),
            "All combinations agree on up to three groups, in 99.5% of the draws at least.",
        ),
    ],
)
def test_groups(result, said):
    told = story.groups(made(), result)
    assert said in told and "and in 98–100% of 200 random draws" in told


def test_mixes():
    effective = pd.DataFrame(
        {"order 1": [3.3, 2.5], "order 1, without Unknown": [2.9, 2.1]}, ROLES[:2]
    )
    mixed = Result(
        furthest=("Night Clerk", "Asian", 0.56),
        h=0.005,
        effective=effective,
        fall=pd.Series([0.4, 0.4]),
    )
    short = made().about["short"]
    assert story_of_mixes.mix_title(mixed, short).endswith(
        "Asian for the clerk, 0.56 times as common"
    )
    assert "Asian in Night Clerk with 0.56" in story_of_mixes.mix_alt(mixed)
    assert story_of_mixes.alike(mixed).startswith("The make-ups differ little: Theil's H")
    mixed.h = 0.3
    assert story_of_mixes.alike(mixed).startswith("The make-ups differ much")
    told = story_of_mixes.effective(mixed, 6)
    assert (
        "from 2.5 (night clerk) to 3.3 (cook) of six. Without Unknown it is lower by 0.4;" in told
    )
    assert told.endswith("the order of the roles stays the same.")
    table = story_of_mixes.effective_table(mixed, effective, made().about["profile"])
    assert table.loc["Cook"].tolist() == ["3.30", "2.90", "A"]
    alike = Result(furthest=("Cook", "Asian", 1.001))
    assert (
        story_of_mixes.mix_title(alike, short) == "Every group is as common in each role as in all"
    )


def paid(departure=0.08, unknown=True):
    ratios = pd.DataFrame({"openings": [1.03, 0.99], "equal": [1.04, 0.98]}, ["Asian", "Unknown"])
    bounds = pd.DataFrame({"low": [0.7], "high": [1.4]}, ["Asian"])
    return Result(
        base="White",
        ratios=ratios,
        main=ratios["openings"],
        furthest=0.04,
        crossing=1,
        without=pd.DataFrame({"Asian": [1.01, 1.05], "Unknown": [0.98, 1.01]}),
        departure=pd.Series([departure], ["Asian"]),
        moved=0.00007,
        unknown=bounds if unknown else bounds.iloc[:0],
    )


def test_ratios():
    assert (
        story_of_mixes.ratio_title(paid())
        == "With all roles, sorting puts every group within 4.0% of White"
    )
    assert "Asian 1.030 (1.010 to 1.050)" in story_of_mixes.ratio_alt(paid())
    table = story_of_mixes.ratio_table(paid())
    assert table.loc["Asian"].tolist() == ["1.030", "1.040", "1.01–1.05", "0.70–1.40"]
    assert table.loc["Unknown"].iloc[-1] == "–"
    assert "Whoever the Unknown are" not in story_of_mixes.ratio_table(paid(unknown=False))
    assert story_of_mixes.base(paid()) == "as White"
    assert story_of_mixes.ratio_caption(paid()).startswith("Average pay over that of White")


@pytest.mark.parametrize(
    ("departure", "said"),
    [(0.08, "is arithmetic here, not evidence of equality"), (0.3, "that is how far sorting")],
)
def test_what_ratios_say(departure, said):
    told = story_of_mixes.ratio(paid(departure))
    assert told.startswith("For one of two groups leaving out one role takes the ratio across 1.")
    assert said in told and "moves no ratio by more than 0.0001" in told
    assert told.endswith("the ratio of Asian could lie anywhere from 0.70 to 1.40.")
    assert "Unknown" not in story_of_mixes.ratio(paid(departure, unknown=False))
