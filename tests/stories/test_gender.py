"""Sentences on women and men, each from a small result."""

from types import SimpleNamespace as Result

import pandas as pd
import pytest

from helpers.inference import ExactTest
from helpers.stories import gender as story
from helpers.stories import sorting as story_of_sorting

ROLES = ["Cook", "Night Clerk", "Driver", "C# *Star* Coder"]


def held(women=(0.8, 0.55, 0.5, 0.2), left_out=()):
    table = pd.DataFrame({"women": women, "men": [1 - w for w in women]}, ROLES)
    table = table.assign(short=["Cook", "Clerk", "Driver", "Coder"], pay=[3e4, 4e4, 5e4, 9e4])
    return Result(
        roles=table.assign(per_hundred=100 * table["women"] / table["men"]),
        majority=int((table["women"] > 0.5).sum()),
        left_out=list(left_out),
    )


def exact(p=0.4, observed=-0.1, centre=0.0):
    return ExactTest(observed, round(24 * p), 24, p, True, 0.0, centre)


def link(r=-0.5, p=0.25, decider=("Night Clerk", -0.8), ends=(-0.8, -0.4), **more):
    told = {"measure": "pearson", "test": exact(p, r), "box": (r - 0.01, r + 0.01)}
    return Result(
        r=r,
        p=p,
        n=4,
        rare=p < 0.05,
        least_r=0.95,
        interval=(-0.9, 0.4),
        decider={"role": decider[0], "r": decider[1]},
        left_out_range=ends,
        strongest=exact(0.18, max(map(abs, ends))),
        short=pd.Series(["Cook", "Clerk", "Driver", "Coder"], ROLES),
        x=pd.Series([80, 55, 50, 20.0], ROLES),
        pay=pd.Series([3e4, 4e4, 5e4, 9e4], ROLES),
        **told | more,
    )


def sorted_by(ratio=0.92, p=0.4, weights="openings", wrong=(0.87, 0.99), parts=(-5e3, 1e3)):
    men = 50_000
    return Result(
        weights=weights,
        ratio=ratio,
        women=ratio * men,
        men=men,
        difference=sum(parts),
        wrong_sizes=(*wrong, True),
        without=pd.Series([0.9, 0.97], ROLES[:2]),
        test=exact(p),
        parts=pd.Series(parts, ROLES[:2]),
        largest_part=ROLES[0] if abs(parts[0]) > abs(parts[1]) else ROLES[1],
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (sorted_by(), "leave their average pay 8% below men's (1% to 13% below if the sizes"),
        (sorted_by(1.08, wrong=(1.01, 1.1)), "hold the better-paid roles more often"),
        (sorted_by(1.0001), "would leave their average pay at men's."),
    ],
)
def test_what_sorting_does(found, said):
    first = story.answer(held(), found, link())[0]
    assert first.startswith(
        r"**Women are the majority in two of four roles**, from 20.0% (C# \*star\* coder) to 80.0% "
        "(cook)."
    )
    assert said in first


@pytest.mark.parametrize(
    ("r", "p", "ratio", "ratio_p", "said"),
    [
        (-0.5, 0.25, 0.92, 0.4, "pay less as a rule cannot be told from four roles** (r = −0.50,"),
        (0.5, 0.25, 1.1, 0.4, "pay more as a rule cannot be told from four roles** (r = 0.50,"),
        (
            -0.9,
            0.01,
            0.9,
            0.02,
            "**Roles with more women pay less here, more than chance explains**",
        ),
        (
            0.9,
            0.01,
            1.1,
            0.02,
            "**Roles with more women pay more here, more than chance explains**",
        ),
        (-0.9, 0.01, 0.9, 0.2, "cannot be told"),  # one fact, one verdict
        (-0.9, 0.01, 1.1, 0.02, "cannot be told"),
    ],
)
def test_one_verdict(r, p, ratio, ratio_p, said):
    verdict = story.answer(held(), sorted_by(ratio, ratio_p), link(r, p))[1]
    assert said in verdict and "95% interval −0.90 to 0.40, exact p = " in verdict


def test_roles_whose_shares_do_not_add_up_are_named():
    assert story.answer(held(left_out=["Night Clerk"]), sorted_by(), link())[2].endswith(
        "do not add up to 100%: night clerk."
    )


def test_the_doubt():
    said = story.doubt(link())
    assert (
        "One role matters most: without the night clerk, r is −0.80. But that is the best of several"
        in said
    )
    assert (
        "of random deals, too, 18% give an r as strong as 0.80 once" in said
        and "(p = .180)" in said
    )
    steady = story.doubt(link(decider=("Cook", -0.55), ends=(-0.55, -0.45)))
    assert "No single role decides: without any one, r stays between −0.55 and −0.45." in steady
    assert "nothing here is a gender pay gap" in said and "nothing here" in steady


def test_titles_and_texts():
    assert story.holders_title(held()) == "Women's share runs from 20.0% to 80.0%"
    assert "Cook 80.0%; Clerk 55.0%" in story.holders_alt(held().roles, "")
    assert story.holders_table(held().roles).loc["Cook", "Women per 100 men"] == "400"
    assert story.link_title(link()).startswith(
        "Roles with more women pay less here, but four roles"
    )
    assert story.link_title(link(0.9, 0.01)) == "Roles with more women pay more: r = 0.90, p = .010"
    assert "Coder 20.0% women and $90,000" in story.link_alt(link())


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ((0.87, 0.99), "it stays below, at most 0.99"),
        ((0.87, 1.02), "**It can lie on either side of 1**, between 0.87 and 1.02."),
    ],
)
def test_the_ratio(wrong, said):
    ways = [sorted_by(wrong=wrong), sorted_by(0.93, 0.3, "equal", (0.9, 0.95))]
    rows = story_of_sorting.ratio_rows(ways)
    assert rows["what"].tolist()[::3] == [
        "openings, halved or doubled",
        "equal weights, one role left out",
    ]
    told = story_of_sorting.ratio(ways, rows)
    assert (
        told.startswith("By openings, women would average $46,000 and men $50,000") and said in told
    )
    assert told.endswith("40% by openings (p = .400) and 30% with equal weights (p = .300).")
    title = story_of_sorting.ratio_title(ways)
    assert title.endswith("at 0.92 of men's by openings and 0.93 with equal weights")
    assert "openings, one role left out 0.92 (0.90 to 0.97)" in story_of_sorting.ratio_alt(rows)


def test_the_ratio_of_alike_roles():
    alike = sorted_by(1.0, wrong=(1.0, 1.0))
    alike.without = pd.Series([1.0, 1.0])
    rows = story_of_sorting.ratio_rows([alike])
    assert "**It is 1 whatever the weights.**" in story_of_sorting.ratio([alike], rows)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((-5e3, 1e3), "Most of the difference comes from the cook"),
        ((-5e3, 6e3), "The largest part of the difference comes from the night clerk"),
        ((-5e3, 5e3), "Women and men would average the same"),
    ],
)
def test_parts(parts, said):
    found = sorted_by(parts=parts)
    if said.startswith("The largest"):
        found.difference = 2e4
    assert story_of_sorting.parts_title(found) == said
    assert "; together " in story_of_sorting.parts_alt(found, found.parts)
    assert ("no difference" in story_of_sorting.parts(found)) == (found.difference == 0)


def test_the_dial_and_the_curve():
    table = pd.DataFrame({"product": [0.8, 0.9], "kept": [0.82, 0.9]}, [0.9, 1.0])
    shown = story_of_sorting.dial(Result(table=table))
    assert shown.loc["0.90"].tolist() == ["0.900", "0.800", "0.820"]
    parts = pd.Series([0.2, 0.05], ROLES[:2])
    way = Result(weights="openings", d=0.25, ip=0.12, wrong_sizes=(0.2, 0.3, True), parts=parts)
    assert story_of_sorting.curve_title(way).startswith("25% of women, or of men,")
    curve = pd.DataFrame({"gap": [0.0, 0.25, 0.0]}, ["start", *ROLES[:2]])
    assert story_of_sorting.curve_label(way) == "D = 0.25"
    told = story_of_sorting.uneven([way])
    assert (
        told.startswith("D is 0.25 by openings (0.20–0.30);")
        and "The cook adds most to D, 0.20." in told
    )
    assert "D = 0.25, reached behind the cook" in story_of_sorting.curve_alt(way, curve)
