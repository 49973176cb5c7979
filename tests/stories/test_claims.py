"""Claims in words, each from a small claim."""

from math import nan

import pandas as pd
import pytest

from helpers.claims import STATUSES, Claim, Claims
from helpers.claims.claim import Doubt, Elsewhere, Estimate
from helpers.reports.findings import markdown
from helpers.stories import claim as said_of
from helpers.stories import claims as story

R = "95% interval"
OTHERS = Elsewhere("other roles", Estimate(-18.1, -25.8, -10.8, R, "percent"), 64, "t")


def claim(name="Degree rate and pay", here=(42.4, 15.3, 75.8, R, "percent"), p=0.0018, **more):
    other = Elsewhere("official statistics", Estimate(18.1, 10.8, 25.8, R, "percent"), 134, "t")
    parts = {"doubts": (Doubt("without a role", "Java Developer", 29.9),), "elsewhere": (other,)}
    given = {"report": "04", "figure": "04-a", "what": "r", "p": p} | parts | more
    return Claim(name=name, here=Estimate(*here), **given)


def test_a_claim_that_is_seen():
    made = claim()
    assert (
        said_of.headline(made) == "Roles where more workers hold the most common degree pay more."
    )
    assert said_of.here(made) == (
        "Ten more holders in a hundred go with 42% more pay (95% interval 15% to 76% more; exact p = .002)."
    )
    assert said_of.doubt(made) == "Without the Java developer it is 30% more."
    assert (
        said_of.elsewhere(made)
        == "Elsewhere the figure is smaller: 18% more over 134 US occupations."
    )


def test_a_claim_that_is_not():
    made = claim("Women's share and pay", (-12.5, -32.1, 12.6, R, "percent"), p=0.246, elsewhere=())
    assert (
        said_of.headline(made) == "These roles cannot tell whether roles with more women pay less."
    )
    assert "13% less pay, which may be chance (95% interval 32% less to 13% more" in said_of.here(
        made
    )
    assert said_of.elsewhere(made) == "Nowhere else could it be asked."


@pytest.mark.parametrize(
    "ratio, said",
    [
        (0.92, "may be more often in the lower-paid roles. If each role paid women and men alike"),
        (0.92, "women's average pay would be 8% below men's"),
        (1.05, "in the better-paid roles. If each role paid women and men alike"),
        (1.05, "women's average pay would be 5% above men's"),
    ],
)
def test_sorting_follows_its_side_of_one(ratio, said):
    here = (ratio, ratio - 0.05, ratio + 0.05, "range over weights halved or doubled", "ratio", 1.0)
    made = claim("Women's average pay from sorting alone", here)
    assert said in f"{said_of.headline(made)} {said_of.here(made)}"


def test_sorting_elsewhere_is_said_with_what_it_holds():
    both = Estimate(0.9, 0.84, 0.97, R, "ratio", 1.0)
    mens = Elsewhere(
        "official statistics at men's pay", Estimate(0.93, 0.87, 1.01, R, "ratio", 1.0), 503, "t"
    )
    made = claim(
        "Women's average pay from sorting alone",
        (0.92, 0.87, 0.99, "range over weights halved or doubled", "ratio", 1.0),
        p=0.388,
        elsewhere=(Elsewhere("official statistics", both, 503, "t"), mens),
    )
    said = said_of.elsewhere(made)
    assert made.status == "undecided here, seen elsewhere" and "3% to 16% below" in said
    assert said.endswith(
        "; at its men's pay, 7% below, it may be nothing (95% interval 13% below to 1% above)."
    )
    assert said.startswith("Elsewhere it is clear at each occupation's pay: 10% below over 503")


def test_each_claim_leads_to_its_report():
    assert story.links_of(Claims((claim(),), ())) == {"Degree rate and pay": "../reports/04.html"}


def test_a_claim_that_is_none_is_no_empty_paragraph():
    with pytest.raises(KeyError, match="no claim Degrees"):
        story.whole(Claims((), ()), "Degree rate and pay", "Degrees")


@pytest.mark.parametrize(
    "kind, option, said",
    [
        ("rounding", "lowest", "With every figure moved inside its rounding"),
        ("measure", "spearman", "By ranks instead of figures"),
        ("weights", "equal", "With equal weights"),
        ("reading", "P5–P95", "With pay ranges read as the middle 90% of people"),
    ],
)
def test_doubts_are_said_in_words(kind, option, said):
    assert said_of.doubt(claim(doubts=(Doubt(kind, option, 5),))) == f"{said} it is 5% more."


def test_what_is_counted_has_no_interval():
    made = claim("The average is made from the range", (1.0, 1.0, 1.0, "", "fraction"), p=None)
    assert said_of.here(made) == "" and "all of these roles" in said_of.headline(made)
    other = Elsewhere("other roles", Estimate(1.0, 1.0, 1.0, "", "fraction"), 21, "t")
    made = claim(made.name, (1.0, 1.0, 1.0, "", "fraction"), p=None, elsewhere=(other,))
    assert said_of.elsewhere(made) == "It holds elsewhere: in all of 21 other roles."


@pytest.mark.parametrize(
    "share, p, said",
    [
        (0.57, 0.01, "Average age looks made for groups of roles, not counted in each. 57%"),
        (0.57, 0.067, "These roles cannot tell whether average age is counted in each."),
        (0.2, 0.9, "These roles cannot tell whether average age is counted in each."),
    ],
)
def test_figures_that_repeat_are_held_against_chance(share, p, said):
    counted = (share, share, share, "", "fraction", 0.27)
    other = Elsewhere("other roles", Estimate(0.53, 0.53, 0.53, "", "fraction", 0.17), 92, "t")
    made = claim("Figures that belong to wider groups", counted, p=p, elsewhere=(other,), doubts=())
    assert f"{said_of.headline(made)} {said_of.here(made)}".startswith(said)
    assert said_of.here(made).endswith(f"would give 27% (exact p = {p:.3f}).".replace("0.", "."))
    assert (
        "of 92 other roles, which print no LGBT share, 53% repeat another's age and growth, where chance would give 17%"
        in said_of.elsewhere(made)
    )


@pytest.mark.parametrize(
    "here, said",
    [
        ((0.43, 0.43, 0.55), "Pay may vary as much inside these roles as between them."),
        ((0.3, 0.2, 0.4), "Pay varies more inside these roles than between them."),
        ((0.7, 0.6, 0.8), "Pay varies more between these roles than inside them."),
    ],
)
def test_between_and_inside_follow_the_range(here, said):
    made = claim(
        "Pay between and inside roles",
        (*here, "range over readings", "fraction", 0.5),
        p=None,
        doubts=(),
    )
    assert said_of.headline(made) == said
    assert "depending on how their pay ranges are read)" in said_of.here(made)


def test_what_is_undecided_here_has_its_interval_elsewhere():
    made = claim("Women's share and pay", (-12.5, -32.1, 12.6, R, "percent"), p=0.246)
    assert "18% more over 134 US occupations (95% interval 11% to 26% more)" in said_of.elsewhere(
        made
    )


def test_a_card_says_how_sure():
    seen, open_ = claim(), claim(p=0.246)
    cards = story.findings(Claims((seen, open_), ()))["claims"]
    assert cards[0]["sure"] == "95% interval 15% to 76% more; exact p = .002."
    assert cards[1]["sure"].startswith(
        "May be chance: 95% interval 15% to 76% more; exact p = .246"
    )


def test_every_status_has_a_sign_of_its_own():
    assert set(story.SIGNS) == set(STATUSES) and len(set(story.SIGNS.values())) == len(STATUSES)


def test_the_first_page_takes_cards_in_its_order_and_readme_their_words():
    race = claim("Race shares and pay", (nan, nan, nan, "", "percent"), what="Asian share", p=None)
    found = story.findings(Claims((race, claim()), ()))
    assert [card["name"] for card in found["claims"]] == [
        "Degree rate and pay",
        "Race shares and pay",
    ]
    assert found["claims"][1]["number"] == "18% more"
    assert (
        "in US occupations with ten more Asian workers in a hundred" in found["claims"][1]["about"]
    )
    said = markdown(found["claims"])
    assert said.startswith(
        "- **Roles where more workers hold the most common degree pay more.** Ten more holders"
    )
    assert "*◐ Seen here, weaker elsewhere.*" in said and "  " not in said


def test_the_answer_counts_what_is_open():
    one = claim("Women's share and pay", (-12.5, -32.1, 12.6, R, "percent"), p=0.246)
    first, doubt = story.answer(Claims((claim(), one), ()))
    assert first.startswith("**Roles where more workers hold the most common degree pay more**")
    assert "official statistics decide none of them" in first
    assert "One of two claims cannot be decided" in first and doubt.startswith("**The doubt.**")
    counted = claim(
        "Figures that belong to wider groups", (0.57, 0.57, 0.57, "", "fraction", 0.27), p=0.01
    )
    assert "also at equal rank" not in story.answer(Claims((claim(), counted), ()))[0]
    at_rank = claim("Degree rate and pay at equal rank")
    assert "**, also at equal rank. " in story.answer(Claims((claim(), at_rank), ()))[0]
    women = claim("Women's share and pay")
    assert "**. None of two claims" in story.answer(Claims((claim(), women), ()))[0]
    others = claim(
        "Women's share and pay", (-12.5, -32.1, 12.6, R, "percent"), p=0.2, elsewhere=(OTHERS,)
    )
    assert "other data decide one of them" in story.answer(Claims((others,), ()))[0]
    none, _ = story.answer(Claims((one,), ()))
    assert none.startswith("**No link between two figures holds up**")


def test_the_title_counts_links_clear_of_nothing():
    table = pd.DataFrame({"here": [1.8, 0.5], "elsewhere": [2.0, nan]}, index=["a", "b"])
    found = type("Found", (), {"inferred": table})()
    assert story.clear_title(found).startswith(
        "One of two links is clear among these roles, one elsewhere"
    )
    assert "b 0.5 here and not given elsewhere" in story.clear_alt(found)
