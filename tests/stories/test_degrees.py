"""The report on degrees in words: a small result, and the sentence that it becomes."""

from math import expm1
from types import SimpleNamespace as Result

import pandas as pd
import pytest

from helpers.questions.beyond.spread import Links
from helpers.questions.degrees import DegreeRates
from helpers.questions.rivals import PERCENT
from helpers.stories import beyond_degrees, degrees, links


def a_test(observed=0.89, count=9, orderings=5040, p=0.0018, exact=True, centre=0.0):
    return Result(
        observed=observed, count=count, orderings=orderings, p=p, exact=exact, centre=centre
    )


LEFT_OUT = pd.DataFrame(
    {
        "role": ["Cook", "Chef"],
        "r": [0.84, 0.93],
        "p": [0.036, 0.001],
        "leverage": [0.4, 0.2],
        "cook": [0.9, 0.1],
    }
)


def a_link(**more):
    """An association of seven roles, as far as sentences ask."""
    roles = ["Cook", "Chef"]
    base = {
        "figure": "degree rate",
        "measure": "pearson",
        "n": 7,
        "r": 0.89,
        "p": 0.0018,
        "rare": True,
        "test": a_test(),
        "interval": (0.404, 0.983),
        "gain": (42.4, 15.3, 75.8),
        "factor": 2.18,
        "least_r": 0.754,
        "x": pd.Series([44.0, 66.0], roles),
        "pay": pd.Series([38_792.0, 118_898.0], roles),
        "short": pd.Series(roles, roles),
        "left_out": LEFT_OUT,
        "left_out_range": (0.84, 0.93),
        "decider": LEFT_OUT.iloc[0],
        "weakest": LEFT_OUT.iloc[0],
        "strongest_pull": LEFT_OUT.iloc[0],
        "survives": True,
        "strongest": a_test(0.93, 98, 5040, 0.019),
        "box": (0.859, 0.913),
        "line": Result(slope=0.0353),
        "profiles": 3,
    }
    return Result(**base | more)


UNCLEAR = {"rare": False, "r": 0.31, "test": a_test(0.31, 2500, 5040, 0.496), "p": 0.496}


class TestAnswer:
    def test_yes(self):
        assert degrees.answer(a_link()) == (
            "**Yes, among these seven roles.** Roles with a higher degree rate pay more: ten "
            "percentage points more go with 42% more pay (95% interval 15% to 76% more). It is "
            "hardly chance: of all 5,040 ways to deal the pays to the roles, nine show a link at "
            "least as strong (r = 0.89, 95% interval 0.40 to 0.98, exact p = .002)."
        )

    def test_the_other_way_round(self):
        link = a_link(r=-0.9, gain=(-30.2, -41.0, -9.6), test=a_test(-0.9, 1))
        assert degrees.answer(link).startswith(
            "**No, the other way round among these seven roles.** Roles with a higher degree rate "
            "pay less: ten percentage points more go with 30% less pay (95% interval 41% to 10% "
            "less)."
        )
        assert "to the roles, one shows a link" in degrees.answer(link)

    def test_unclear(self):
        assert degrees.answer(a_link(**UNCLEAR)).startswith(
            "**It cannot be told from these seven roles** whether roles with a higher degree rate "
            "pay more: of all 5,040 ways to deal the pays to the roles, 2,500 show a link"
        )

    def test_drawn_orderings_give_no_exact_p(self):
        link = a_link(n=40, test=a_test(0.5, 20, 99_999, 0.0002, exact=False), p=0.0002)
        said = degrees.answer(link)
        assert "of 99,999 random ways" in said and "exact" not in said and "p < .001" in said

    def test_doubt(self):
        assert degrees.doubt(a_link()) == (
            "**The doubt.** Seven roles are few: r could be anywhere from 0.40 to 0.98, and "
            "[rank](#or-is-it-the-rank-of-the-role) may be behind some of it."
        )

    @pytest.mark.parametrize(
        ("more", "title"),
        [
            ({}, "Roles with a higher degree rate pay more: r = 0.89, p = .002"),
            ({"r": -0.9}, "Roles with a higher degree rate pay less: r = −0.90, p = .002"),
            (UNCLEAR, "No clear link of degree rate and pay: r = 0.31, p = .496"),
        ],
    )
    def test_title(self, more, title):
        assert degrees.title(a_link(**more)) == title

    def test_alt_names_few_and_the_ends_of_many(self):
        assert "band: Cook 44% and $38,792; Chef 66% and $118,898." in degrees.alt(a_link())
        many = [f"Role {i}" for i in range(20)]
        pays = pd.Series(range(60_000, 40_000, -1_000), many)
        link = a_link(n=20, x=pays / 1_000, pay=pays, short=pd.Series(many, many))
        assert degrees.alt(link).endswith(
            "worst paid are: Role 0 60% and $60,000; Role 19 41% and $41,000."
        )


RATES = (("Cook", 44.0), ("Chef", 66.0), 0.5)


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (
            {"Bachelor's Degree": 7},
            "The most common degree is the same for all roles, the bachelor's degree; its share "
            "runs from "
            "44% (cook) to 66% (chef), in whole percent.",
        ),
        (
            {"Bachelor's Degree": 4, "Associate Degree": 1},
            "The most common degree differs between roles: the bachelor's degree for four and the "
            "associate degree for one. Rates of different degrees are not one measure and should "
            "not be compared as "
            "if they were; its share runs from 44% (cook) to 66% (chef), in whole percent.",
        ),
    ],
)
def test_rates(kinds, said):
    assert degrees.rates(DegreeRates(pd.Series(kinds), *RATES)) == said


class TestLinks:
    def test_strength(self):
        assert links.strength(a_test(), (0.404, 0.983)) == (
            "r = 0.89 (95% interval 0.40 to 0.98). Of 5,040 possible deals, nine give as strong an "
            "r: exact p = .002."
        )

    @pytest.mark.parametrize(
        ("rare", "start"),
        [
            (
                (True, True, True),
                "**All three measures say the same:** so strong a link is rare. With",
            ),
            ((True, False, True), "**The three measures do not agree:**"),
            (
                (False, False, False),
                "**For none of the three is so strong a link rare.** With seven",
            ),
        ],
    )
    def test_chance(self, rare, start):
        first, *rest = (a_link(rare=one) for one in rare)
        assert links.chance(first, rest).startswith(start)

    @pytest.mark.parametrize(
        ("test", "end"),
        [
            (
                a_test(0.89, 1, 48, 0.021, centre=0.07),
                "averages 0.07; the observed one lies 0.82 above: "
                "no other of 48 orderings lies as far away (p = .021).",
            ),
            (
                a_test(-0.2, 10, 48, 0.208, centre=0.07),
                "averages 0.07; the observed one lies 0.27 below: "
                "10 of 48 orderings lie as far away (p = .208).",
            ),
            (a_test(0.89, 1, 1, 1.0, centre=0.89), "No pay can change places inside one."),
        ],
    )
    def test_within(self, test, end):
        said = links.within(a_link(test=test, r=test.observed))
        assert said.startswith("The seven roles have three profiles.") and said.endswith(end)

    @pytest.mark.parametrize(
        ("more", "verdict"),
        [
            ({}, "**The link survives every omission.**"),
            (
                {"survives": False},
                "**Left out one at a time, the roles do not all give the same answer.**",
            ),
            (
                {"survives": False, "left_out": LEFT_OUT.assign(p=0.3)},
                "**No omission makes it clear.**",
            ),
        ],
    )
    def test_omissions(self, more, verdict):
        assert links.omissions(a_link(**more)) == (
            f"{verdict} It is weakest without the cook (r = 0.84, p = .036); the line moves most "
            "without it as well (Cook's distance 0.90). The strongest of all omissions, 0.93 in "
            "size, is a best of seven: in 98 of 5,040 orderings the best is as strong (p = .019)."
        )

    def test_another_role_moves_the_line(self):
        said = links.omissions(a_link(strongest_pull=LEFT_OUT.iloc[1]))
        assert "the line moves most without the chef (Cook's distance 0.10)" in said

    def test_titles_of_omissions(self):
        assert (
            links.omissions_title(a_link())
            == "Whichever role is left out, r stays between 0.84 and 0.93"
        )
        lies = links.omissions_title(a_link(survives=False, left_out_range=(-0.2, 0.93)))
        assert lies == "Whichever role is left out, r lies between −0.20 and 0.93"

    @pytest.mark.parametrize(
        ("box", "end"),
        [
            ((0.859, 0.913), "between 0.86 and 0.91**. Rounding hardly matters here."),
            (
                (-0.1, 0.05),
                "between −0.10 and 0.05**. "
                "Rounding matters: the link could be much weaker or stronger.",
            ),
        ],
    )
    def test_rounding(self, box, end):
        assert links.rounding(a_link(box=box)).endswith(end)


def a_rival(left=0.9, kept=True, other=-0.5, other_p=0.34, beside=(9, 32, 55)):
    slopes = [("degree rate", "", 14, 35, 56), ("degree rate", "rank", *beside)]
    slopes += [("rank", "", 30, 56, 81), ("rank", "degree rate", 12, 36, 61)]
    return Result(
        figure="degree rate",
        other="rank",
        n=7,
        together=a_test(0.73),
        partial={"degree rate": a_test(0.88, p=0.011), "rank": a_test(other, p=other_p)},
        kept=kept,
        slope_left=left,
        slopes=pd.DataFrame(
            [(*slope[:2], *slope[2:], *slope[2:]) for slope in slopes],
            columns=["predictor", "beside", "low", "slope", "high", *PERCENT],
        ),
        skills={"degree rate": 0.64, "rank": -0.58, "both": 0.68},
        both=Result(df=4),
        holder=("Cook", 0.88),
    )


class TestRivals:
    @pytest.mark.parametrize(
        ("rival", "lead"),
        [
            (a_rival(), "**Rank does not explain the link away.**"),
            (a_rival(left=0.5), "**Rank explains some of the link, and not all.**"),
            (a_rival(left=0.2, kept=False), "**The two cannot be separated on seven roles.**"),
        ],
    )
    def test_lead(self, rival, lead):
        assert beyond_degrees.beside(rival) == (
            f"{lead} The two are closely linked (r = 0.73). At the same rank the degree rate goes "
            "with more pay (partial r = 0.88, p = .011); at the same degree rate rank has no "
            "clear link with pay (partial r = −0.50, p = .340)."
        )

    @pytest.mark.parametrize(
        ("left", "beside", "title"),
        [
            (
                0.9,
                (9, 32, 55),
                "The degree rate keeps most of its slope beside rank; its interval is clear of zero",
            ),
            (
                0.5,
                (-2, 18, 34),
                "The degree rate keeps 50% of its slope beside rank; its interval includes zero",
            ),
            (
                -0.2,
                (-30, -7, 12),
                "The degree rate turns its slope round beside rank; its interval includes zero",
            ),
            (
                1.6,
                (9, 56, 80),
                "The degree rate has a steeper slope beside rank; its interval is clear of zero",
            ),
        ],
    )
    def test_slopes_title(self, left, beside, title):
        assert beyond_degrees.slopes_title(a_rival(left=left, beside=beside)) == title

    def test_rank(self):
        assert beyond_degrees.rank(a_rival()) == (
            "Ten points more go with 35% more pay (95% interval 14% to 56% more) before rank is "
            "looked at, and with 32% more (9% to 55% more) at the same rank. A step of rank goes "
            "with 36% more at the same degree rate (12% to 61% more)."
        )

    def test_slopes_are_told_in_percent(self):
        assert beyond_degrees.slopes_alt(a_rival()).startswith(
            "Percent more pay for ten points more, with 95% intervals: degree rate, alone +35 (+14 to +56)"
        )

    def test_skill(self):
        assert beyond_degrees.foretold(a_rival()) == (
            "Foretold from the other roles, pay has a skill of 0.64 by degree rate, −0.58 by rank "
            "and 0.68 by both. The fit with both has four degrees of freedom, and the cook pulls "
            "it most (leverage 0.88)."
        )


def a_screen(standing_out):
    asked = pd.DataFrame({"p_adjusted": [0.028, 0.9]}, ["degree rate", "women's share"])
    return Result(standing_out=standing_out, looks=10, asked=asked)


@pytest.mark.parametrize(
    ("names", "title", "start"),
    [
        (
            [],
            "Beside the two links asked about beforehand, none of ten others stands out",
            "**Nothing in the screen stands out** once its ten tries are allowed for.",
        ),
        (
            ["age"],
            "Age stands out from ten figures",
            "**After allowing for ten tries, *age* remains.**",
        ),
        (
            ["age", "White"],
            "Age and White stand out from ten figures",
            "**After allowing for ten tries, *age* and *White* remain.**",
        ),
    ],
)
def test_screen(names, title, start):
    assert beyond_degrees.looks_title(a_screen(names)) == title
    assert beyond_degrees.looks(a_screen(names)) == (
        f"{start} That is no proof that the figures in it play no part. Even counted among all "
        "twelve figures, the degree rate has p = .028."
    )


def other(slope, low, high, n=64):
    percent = tuple(100 * expm1(end / 100) for end in (slope, low, high))
    return Result(n=n, slope=slope, slope_low=low, slope_high=high, percent=percent)


@pytest.mark.parametrize(
    ("more", "slope", "verdict"),
    [
        ({}, (27, 13, 37), "It holds, and is weaker, in"),
        ({}, (40, 13, 57), "It holds in"),
        ({}, (5, -3, 13), "It does not show clearly in"),
        ({}, (-27, -37, -13), "It is the other way round in"),
        (UNCLEAR, (27, 13, 37), "It shows clearly in"),
    ],
)
def test_elsewhere(more, slope, verdict):
    inside = Result(percent=lambda by: (21, 4, 41))
    slopes = pd.DataFrame(
        [(-4.6, -5.5, -3.7)], ["women's share, at equal education"], ["percent", "low", "high"]
    )
    said = beyond_degrees.elsewhere(
        a_link(**more), other(*slope), inside, other(17, 10, 23, 134), Result(slopes=slopes, n=226)
    )
    assert said.startswith(f"**{verdict} other roles.** Over 64 other roles with the bachelor's")
    assert (
        "inside families of roles with 21% more (4% to 41% more). Over 134 such US occupations"
        in said
    )
    assert "it is 19% more (11% to 26% more). At equal education ten points more women" in said
    assert said.endswith("go with 5% less pay (4% to 6% less; 226 occupations).")


def test_the_screen_elsewhere_names_what_is_clear_and_over_how_many_roles():
    found = pd.DataFrame(
        {"r": [0.2, 0.3, 0.9], "low": [-0.1, 0.1, 0.8], "high": [0.5, 0.5, 1.0], "n": [21, 90, 4]},
        index=["spread of pay", "growth", "women's share"],
    )
    said = beyond_degrees.screened(Links(found))
    assert said == "Clear in other roles: growth (n = 21 to 90)."
    unclear = beyond_degrees.screened(Links(found.drop("growth")))
    assert unclear == "No other figure goes clearly with pay in other roles (n = 21 to 21)."
