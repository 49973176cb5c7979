"""Pairs of roles in words: a small result, and the sentence that it becomes."""

from dataclasses import fields, replace

import pandas as pd
import pytest

from helpers.questions.gap import Gap
from helpers.questions.pairs import VERDICTS, Gaps, Neighbours
from helpers.stories import pairs as story

SHORT = pd.Series({n: n for n in ("Chef", "Baker", "CDL Driver", "*Star* Chef")})
NUMBERS = {field.name: 0.0 for field in fields(Gap)}


def pair(high: str, low: str, **numbers) -> Gap:
    return Gap(**(NUMBERS | {"high": high, "low": low} | numbers))


def gaps(*pairs: Gap, roles: int = 3, meet: int = 0, **more) -> Gaps:
    frame = pd.DataFrame([vars(one) for one in pairs])
    across = max(pairs, key=lambda one: one.gap_usd)
    return Gaps(frame, frame, across, roles, meet, **more)


NEAR = pair("Chef", "Baker", gap_usd=1_169, percent_of_low=2, p_higher=0.511, overlap=0.86)
FAR = pair("Chef", "CDL Driver", gap_usd=80_106, percent_of_low=207, p_higher=0.9993, overlap=0.09)
TIE = pair("Chef", "Baker", p_higher=0.5, overlap=1)


def neighbours(*verdicts: int) -> Neighbours:
    names = [verdict for verdict, n in zip(VERDICTS, verdicts, strict=True) for _ in range(n)]
    rows = [
        vars(
            pair(
                "Chef",
                "CDL Driver",
                p_higher=0.7,
                p_higher_reading_low=0.6,
                p_higher_reading_high=0.7,
            )
        )
        for _ in names
    ]
    return Neighbours(pd.DataFrame(rows).assign(verdict=names))


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        (
            (3, 2, 1),
            "**Of six pairs next to each other in pay, three can be told apart** whatever the ends "
            "of a pay range can stand "
            "for; for two it depends on that, and one cannot be told apart.",
        ),
        (
            (1, 0, 1),
            "**Of two pairs next to each other in pay, one can be told apart** whatever the ends "
            "of a pay range can stand "
            "for; one cannot.",
        ),
        (
            (2, 1, 0),
            "**Of three pairs next to each other in pay, two can be told apart** whatever the ends "
            "of a pay range can stand "
            "for; for one it depends on that.",
        ),
        (
            (0, 1, 1),
            "**Of two pairs next to each other in pay, none can be told apart for sure**: for one "
            "it depends on what "
            "the ends of a pay range stand for, and one cannot be told apart.",
        ),
        (
            (0, 2, 0),
            "**Of two pairs next to each other in pay, none can be told apart for sure**: for two "
            "it depends on what "
            "the ends of a pay range stand for.",
        ),
        (
            (2, 0, 0),
            "**Of two pairs next to each other in pay, both can be told apart**, whatever the ends "
            "of a pay range can stand for.",
        ),
        (
            (14, 0, 0),
            "**Of 14 pairs next to each other in pay, all 14 can be told apart**, whatever the "
            "ends of a pay range can stand for.",
        ),
        (
            (0, 0, 4),
            "**Of four pairs next to each other in pay, none can be told apart**, whatever the "
            "ends of a pay range can stand for.",
        ),
        (
            (1, 0, 0),
            "**The two roles can be told apart**, whatever the ends of a pay range can stand for.",
        ),
        (
            (0, 1, 0),
            "**Whether the two roles can be told apart is open**: it depends on what the ends of a "
            "pay range stand for.",
        ),
        (
            (0, 0, 1),
            "**The two roles cannot be told apart**, whatever the ends of a pay range can stand for.",
        ),
    ],
)
def test_told_apart(verdicts, said):
    wins = "a random person of the better-paid role earns more at least 55.6 times in 100"
    means = f"Told apart means that {wins}."
    assert story.told_apart(neighbours(*verdicts)) == f"{said} {means}"


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (
            gaps(NEAR, FAR),
            "The role on the left pays $1,169 to $80,106 a year more than the one above",
        ),
        (gaps(FAR, roles=2), "The role on the left pays $80,106 a year more than the one above"),
        (gaps(TIE, roles=2), "No role pays more than another"),
        (
            gaps(FAR, roles=40),
            "The role on the left pays $80,106 a year more than the one above (the two at even "
            "steps down the order "
            "of pay of 40 roles)",
        ),
    ],
)
def test_gaps_title(found, title):
    assert story.gaps_title(found) == title


@pytest.mark.parametrize(
    ("found", "ending"),
    [
        (
            gaps(NEAR, FAR),
            "The smallest is Chef over Baker with $1,169, the largest Chef over CDL Driver with "
            "$80,106.",
        ),
        (gaps(FAR, roles=2), "It is Chef over CDL Driver with $80,106."),
        (gaps(TIE, roles=2), "All gaps are zero."),
    ],
)
def test_gaps_alt(found, ending):
    assert story.gaps_alt(found).endswith(f"with the gap in thousands of dollars a year. {ending}")


def test_tables_show_each_pair():
    found = gaps(replace(FAR, percent_of_high=67.4, log_points=112.01, p_higher_reading_low=0.887))
    assert story.gap_table(found, SHORT).loc["Chef over CDL driver"].tolist() == [
        "$80,106",
        "207.0",
        "67.4",
        "112.0",
    ]
    assert story.chance_table(found, SHORT).loc["Chef over CDL driver"].tolist()[0] == "over 99"


def test_a_table_shows_the_range_over_readings():
    found = gaps(
        replace(
            FAR,
            p_higher_reading_low=0.887,
            p_higher_reading_high=0.9984,
            overlap_reading_low=0.03,
            overlap_reading_high=0.37,
        )
    )
    said = story.chance_table(found, SHORT).iloc[0].tolist()
    assert said == ["over 99", "89 to over 99", "9%", "3% to 37%"]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            gaps(NEAR, FAR),
            "Nearest to a coin toss are a chef and a baker: a random person of the first earns "
            "more **51 times in 100**, "
            "and 86% of the two curves is common to both. Across the largest gap it is over 99 in "
            "100 and 9%.",
        ),
        (
            gaps(NEAR, roles=2),
            "A random person of the better-paid role earns more **51 times in 100**, and 86% of "
            "the two curves is "
            "common to both.",
        ),
        (
            gaps(TIE, roles=2),
            "Where the averages are the same, every pair is a coin toss; two curves have 100% in "
            "common.",
        ),
    ],
)
def test_chances(found, said):
    assert story.chances(found) == said


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (
            gaps(NEAR, FAR),
            "51 to over 99 times in 100 a random person of the role on the left earns more than "
            "one of the role above",
        ),
        (
            gaps(FAR, roles=2),
            "Over 99 times in 100 a random person of the role on the left earns more than one of "
            "the role above",
        ),
        (gaps(TIE, roles=2), "Every pair is a coin toss"),
    ],
)
def test_chances_title(found, title):
    assert story.chances_title(found) == title


def test_chances_alt():
    assert story.chances_alt(gaps(NEAR, FAR)).endswith(
        "earns more: from 51 in 100 (Chef over Baker) to over 99 in 100 (Chef over CDL Driver)."
    )


@pytest.mark.parametrize(
    ("verdicts", "title"),
    [
        (
            (3, 2, 1),
            "Neighbours in pay: three told apart, two depending on the reading and one not told "
            "apart",
        ),
        ((0, 0, 2), "Neighbours in pay: two not told apart"),
    ],
)
def test_verdicts_title(verdicts, title):
    assert story.verdicts_title(neighbours(*verdicts)) == title


def test_verdicts_name_the_pairs():
    assert story.verdicts(neighbours(1, 0, 2)) == [
        "**Told apart under every possible reading:** chef and CDL driver.",
        "**Not told apart under any possible reading:** chef and CDL driver; chef and CDL driver.",
        story.NOT_ALIKE,
    ]
    assert story.verdicts(neighbours(0, 1, 0)) == [
        "**Depends on the reading:** chef and CDL driver."
    ]


def test_verdicts_alt_says_the_range_over_readings():
    found = neighbours(1, 0, 0)
    assert story.verdicts_alt(found.pairs, 1).endswith(
        "with its range over possible readings: Chef over CDL Driver 70 in 100, from 60 to 70."
    )


def test_names_of_strangers_stay_names():
    odd = gaps(replace(NEAR, high="*Star* Chef"), FAR)
    assert "a \\*star\\* chef" in story.chances(odd)
    assert (
        story.gap_table(gaps(replace(FAR, low="*Star* Chef")), SHORT).index[0]
        == "Chef over *star* chef"
    )
