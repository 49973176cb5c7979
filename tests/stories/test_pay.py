"""The report on pay in words: a small result, and the sentence that it becomes."""

from dataclasses import fields, replace

import pandas as pd
import pytest

from helpers.questions.between import Share, Shares
from helpers.questions.gap import Gap
from helpers.questions.pairs import AsMean, Gaps
from helpers.questions.pay import POSSIBLE, Middles, Spread
from helpers.questions.ruled_out import Quartiles
from helpers.stories import pay as story

NUMBERS = {field.name: 0.0 for field in fields(Gap)}
FAR = Gap(
    **NUMBERS
    | {"high": "Art Director", "low": "CDL Driver", "gap_usd": 80_106, "percent_of_low": 206.5}
    | {"percent_of_high": 67.4, "p_higher": 0.989, "p_higher_low": 0.88}
)


def gaps(across: Gap = FAR, roles: int = 3, meet: int = 2, pairs: int = 3, **more) -> Gaps:
    frame = pd.DataFrame([vars(across)] * pairs)
    return Gaps(frame, frame, across, roles, meet, **more)


@pytest.mark.parametrize(
    ("least", "how"),
    [(0.88, "far apart"), (0.75, "far apart"), (0.6, "apart"), (0.55, "hardly apart")],
)
def test_the_ends(least, how):
    assert story.ends(gaps(replace(FAR, p_higher_low=least))) == (
        f"**The best and the worst paid role are {how}.** An art director averages $80,106 a year more than a CDL "
        "driver: 207% above the "
        "lower pay, or 67% below the higher. Draw one person at random from each role, and the "
        "first earns more in 99 "
        "of 100 draws, if pay spreads as the printed ranges suggest."
    )


@pytest.mark.parametrize(("roles", "who"), [(2, "Both roles"), (5, "All five roles")])
def test_no_gap(roles, who):
    said = story.ends(gaps(replace(FAR, gap_usd=0.0), roles=roles))
    assert said.startswith(f"**There is no gap.** {who} average the same.")


def shares(main=0.43, other=0.55, weights=0.03, reading="P10–P90") -> Shares:
    names = [reading, *(name for name in POSSIBLE if name != reading)]
    rows = [
        (measure, name, weight, value + (weight != "equal") * weights)
        for name, value in zip(names, (main, other), strict=True)
        for measure in ("variance of log pay", "Theil T")
        for weight in ("equal", "openings")
    ]
    table = pd.DataFrame(rows, columns=["measure", "reading", "weights", "share_between"])
    one = Share(main, 0.1, 0.1, "variance of log pay", reading, "equal")
    return Shares(one, table, main, (main, main))


DOUBT = "**The doubt.** The pages hardly say what the ends of a pay range stand for. "


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            shares(),
            "Read as the 10th to the 90th percentile of pay, they leave 43% of the variation in "
            "pay between the roles "
            "and the rest inside them; under the other possible reading, 55%.",
        ),
        (
            shares(reading="P5–P95", main=0.55, other=0.43),
            "Read as the 5th to the 95th percentile of pay, they leave 55% of the variation in "
            "pay between the roles "
            "and the rest inside them; under the other possible reading, 43%.",
        ),
        (
            shares(0, 0),
            "None of the variation in pay lies between the roles, however they are read.",
        ),
        (
            shares(1, 1),
            "100% of the variation in pay lies between the roles, however they are read.",
        ),
    ],
)
def test_the_doubt(found, said):
    assert story.doubt(found) == DOUBT + said


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ({}, []),
        ({"no_range": ("Cook",)}, ["Left out, because no pay range is given: cook."]),
        (
            {"no_average": ("Cook", "*Star*"), "no_range": ("Baker",)},
            [
                "Left out, because no pay range is given: baker.",
                "Left out, because no average pay is given: cook and \\*star\\*.",
            ],
        ),
    ],
)
def test_left_out(missing, said):
    assert story.left_out(gaps(**missing)) == said


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (
            gaps(),
            "The best paid role averages 3.1 times the worst paid; the pay ranges of two of three "
            "pairs overlap",
        ),
        (
            gaps(meet=3),
            "The best paid role averages 3.1 times the worst paid; the pay ranges of all three "
            "pairs overlap",
        ),
        (
            gaps(pairs=1, meet=1),
            "The best paid role averages 3.1 times the worst paid; the pay ranges overlap",
        ),
        (
            gaps(pairs=1, meet=0),
            "The best paid role averages 3.1 times the worst paid; the pay ranges do not overlap",
        ),
        (
            gaps(replace(FAR, gap_usd=0.0)),
            "All averages are the same; the pay ranges of two of three pairs overlap",
        ),
    ],
)
def test_ranges_title(found, title):
    assert story.ranges_title(found) == title


def test_ranges_alt():
    row = {"short": "Cook", "yearly_salary_usd": 4e4, "salary_low_usd": 3e4, "salary_high_usd": 5e4}
    shown = pd.DataFrame([row])
    assert story.ranges_alt(shown, 1) == (
        "Average pay and pay range of each role, best paid first: Cook $40,000, $30,000 to $50,000."
    )
    assert "(the one first and last of 30 roles)" in story.ranges_alt(shown, 30)


@pytest.mark.parametrize(
    ("found", "start", "end"),
    [
        (Middles(7, 7), "For all seven roles the average is the", "distribution."),
        (
            Middles(4, 7),
            "For four of seven roles the average is the",
            "is an assumption for the others.",
        ),
        (
            Middles(0, 7),
            "For none of seven roles is the average the",
            "is an assumption for all of them.",
        ),
    ],
)
def test_the_middle(found, start, end):
    said = story.middle(found)
    assert said.startswith(start) and said.endswith(end)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {},
            "The chance that moves most is that of an art director over a CDL driver: 99 times in "
            "100 and not 64. Of the "
            "six verdicts on neighbours, two would change.",
        ),
        (
            {"was": 0.991},
            "No chance would move by one in a hundred. Of the six verdicts on neighbours, two "
            "would change.",
        ),
        ({"changed": 0}, "Of the six verdicts on neighbours, none would change."),
        ({"changed": 0, "neighbours": 1}, "The verdict on the two would stay."),
        ({"changed": 1, "neighbours": 1}, "The verdict on the two would change."),
    ],
)
def test_the_average_as_a_mean(change, said):
    found = replace(AsMean(0.105, FAR, 0.641, 2, 6), **change)
    start = "Were the printed average a mean, the median would lie up to 11% below it. "
    assert story.mean(found).startswith(start) and story.mean(found).endswith(said)


SHORT = pd.Series({"Art Director": "Director", "CDL Driver": "CDL driver"})


@pytest.mark.parametrize(
    ("sigmas", "title", "alt"),
    [
        (
            (0.471, 0.263),
            "Modelled from the ranges, pay is most spread for the director, least for the CDL "
            "driver",
            "The widest is Art Director with sigma 0.47, the narrowest CDL Driver with 0.26.",
        ),
        (
            (0.3, 0.3),
            "Modelled from the ranges, pay is spread alike in all of the roles",
            "All have the sigma 0.30.",
        ),
    ],
)
def test_spreads(sigmas, title, alt):
    found = Spread("P10–P90", pd.DataFrame({"sigma": sigmas}, index=SHORT.index))
    assert story.spread_title(found, SHORT) == title
    assert (
        story.spread_alt(found, 2)
        == f"Log-normal pay distributions modelled from average and range. {alt}"
    )


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (
            shares(),
            "43% to 55% of the variation in pay lies between roles, depending on how the pay ranges "
            "are read",
        ),
        (shares(0, 0), "0% of the variation in pay lies between roles"),
    ],
)
def test_shares_title(found, title):
    assert story.shares_title(found) == title


def test_shares_labels_say_what_a_range_holds():
    assert story.shares_labels(shares())[0] == "range of the middle 80%, variance of log pay"


def test_shares_alt_names_the_range():
    said = story.shares_alt(shares())
    assert "(range over weights): P10–P90, variance of log pay: 43% (43%–46%); P5–P95" in said
    assert "43%;" in story.shares_alt(shares(weights=0))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            shares(),
            "tells less about a person's pay than it leaves open. Under the other possible reading it is "
            "55%; measure and weights move it by three points at most.",
        ),
        (
            shares(0.6, weights=0.0),
            "tells more about a person's pay than it leaves open. Under the other possible reading it is "
            "55%; measure and weights move it not at all.",
        ),
        (
            shares(0.43, 0.434, 0.001),
            "Under the other possible reading it is 43%; measure and weights move it by one point at most.",
        ),
        (
            shares(0, 0, 0),
            "so nothing of the variation lies between the roles, however their ranges are read.",
        ),
    ],
)
def test_shares(found, said):
    assert story.shares(found).endswith(said)


@pytest.mark.parametrize(
    ("changed", "of", "verdicts"),
    [
        (2, 6, "Of the six verdicts on neighbours, two would change."),
        (0, 6, "Of the six verdicts on neighbours, none would change."),
        (1, 1, "The verdict on the two would change."),
    ],
)
def test_the_reading_that_is_ruled_out(changed, of, verdicts):
    assert story.ruled_out(Quartiles(0.17, replace(FAR, p_higher=0.89), changed, of)) == (
        "Read as the 25th to the 75th percentile of pay, the ranges would put 17% of the variation "
        f"between the roles. An art director would earn more than a CDL driver 89 times in 100. {verdicts}"
    )
