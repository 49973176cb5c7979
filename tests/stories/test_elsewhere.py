"""What other data say of the same questions, in words."""

from types import SimpleNamespace as Of

import pandas as pd
import pytest

from helpers.stories import elsewhere as story


def over(r, low, high, n=522):
    return Of(r=r, r_low=low, r_high=high, n=n)


SPLIT = Of(common=0.9, at_mens=Of(sorting=0.93), intervals={"common": (0.84, 1.03)})
AVERAGES = (
    "If women and men in an occupation shared one pay, women's average would lie 10% below men's (95% "
    "interval 16% below to 3% above); were both paid like its men, 7% below. Over these roles it is 8% below."
)


def test_pay_between_other_roles():
    found = Of(share=Of(value=0.703), n=21)
    said = "Over 21 other roles of the publisher 70% of the variation lies between them; here 43%."
    assert story.between(Of(value=0.428), found) == said


def test_segregation_over_occupations():
    found = Of(d=pd.DataFrame({"a": [0.50, 0.49], "b": [0.4, 0.39]}), categories={"a": 522, "b": 8})
    said = story.apart(found, Of(quartiles=lambda _: (0.2, 0.28, 0.4)))
    assert said == (
        "D over 522 US occupations is 0.49; among the occupations of one minor group it is 0.28 in "
        "the middle case."
    )


def test_sets_are_held_against_chance():
    found = Of(
        figures=pd.DataFrame({"roles": [99], "values": [47]}, ["age and growth"]), by_chance=81.0
    )
    said = "99 roles of the publisher have 47 pairs of average age and growth, where chance would give 81."
    assert story.sets(found) == said


@pytest.mark.parametrize(
    ("here", "official", "said"),
    [
        (
            -0.52,
            over(-0.17, -0.25, -0.09),
            "Over 522 US occupations those with more women pay less (r = −0.17, 95% interval −0.25 "
            "to −0.09); the link is weaker than over these seven roles (r = −0.52).",
        ),
        (
            -0.1,
            over(-0.17, -0.35, 0.01),
            "Over 522 US occupations those with more women pay neither clearly more nor clearly less "
            "(r = −0.17, 95% interval −0.35 to 0.01); the link is stronger than over these seven "
            "roles (r = −0.10).",
        ),
        (
            -0.52,
            over(0.3, 0.2, 0.4),
            "Over 522 US occupations those with more women pay more (r = 0.30, 95% interval 0.20 to "
            "0.40); the link goes the other way over these seven roles (r = −0.52).",
        ),
    ],
)
def test_women(here, official, said):
    found = story.women(Of(r=here, n=7), Of(ratio=0.92), official, SPLIT)
    assert found == f"{said} {AVERAGES}"


def test_races_by_direction_the_strongest_first():
    links = {
        "White": over(0.18, 0.07, 0.29, 310),
        "Black": over(-0.4, -0.5, -0.3, 310),
        "Asian": over(0.1, -0.1, 0.3, 310),
        "Hispanic": over(-0.6, -0.7, -0.5, 310),
    }
    assert story.races(links) == (
        "Over 310 US occupations pay is lower where more workers are Hispanic (r = −0.60; 95% interval "
        "−0.70 to −0.50) or Black (r = −0.40; 95% interval −0.50 to −0.30), and higher where more "
        "workers are White (r = 0.18; 95% interval 0.07 to 0.29), and neither clearly lower nor "
        "clearly higher where more workers are Asian (r = 0.10; 95% interval −0.10 to 0.30)."
    )
