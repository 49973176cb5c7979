"""The rule for a claim's status, and the claims of the shipped roles."""

from math import isnan, nan

import pytest

from helpers.claims import STATUSES, Claim, claims
from helpers.claims.claim import Doubt, Elsewhere, Estimate
from helpers.official import load_occupations
from helpers.questions.beyond.families import BEYOND
from helpers.roles import load_roles

R = "95% interval"


def claim(here=(0.9, 0.4, 0.98), doubts=(0.84,), elsewhere=(0.6, 0.3, 0.8), p=0.002, unit="r"):
    others = (
        ()
        if elsewhere is None
        else (Elsewhere("other roles", Estimate(*elsewhere, R, unit), 64, "pages"),)
    )
    return Claim(
        name="Any claim",
        report="04",
        figure="04-a",
        what="r",
        here=Estimate(*here, R, "r"),
        doubts=tuple(Doubt("without a role", "A", value) for value in doubts),
        elsewhere=others,
        p=p,
    )


@pytest.mark.parametrize(
    "made, status",
    [
        (claim(), "seen here and elsewhere"),
        (claim(elsewhere=(0.4, 0.2, 0.5)), "seen here, weaker elsewhere"),
        (claim(elsewhere=(0.4, -0.2, 0.7)), "seen here only"),
        (claim(elsewhere=None), "seen here only"),
        (claim(elsewhere=(-0.4, -0.6, -0.2)), "contradicted elsewhere"),
        (claim(here=(0.5, -0.3, 0.9), p=0.2), "undecided here, seen elsewhere"),
        (claim(p=0.06), "undecided here, seen elsewhere"),
        (claim(doubts=(0.84, -0.1)), "undecided here, seen elsewhere"),
        (claim(p=0.06, elsewhere=None), "undecided"),
        (claim(here=(nan, nan, nan)), "undecided here, seen elsewhere"),
        (claim(here=(nan, nan, nan), elsewhere=None), "undecided"),
        (claim(elsewhere=(11, 9, 12), unit="percent"), "seen here and elsewhere"),
    ],
)
def test_the_rule(made, status):
    assert made.status == status and status in STATUSES


def test_the_worst_doubt_is_the_one_nearest_to_nothing_on_either_side():
    assert claim(doubts=(0.84, 0.2, 0.95)).worst.value == 0.2
    down = claim(here=(-0.9, -0.98, -0.4), doubts=(-0.84, -0.2, -0.95))
    assert down.worst.value == -0.2 and claim(doubts=()).worst is None


def test_the_most_rows_count_elsewhere():
    made = claim()
    more = Elsewhere("official statistics", Estimate(0.1, -0.1, 0.3, R, "r"), 500, "table")
    assert Claim(**{**vars(made), "elsewhere": (*made.elsewhere, more)}).status == "seen here only"


@pytest.mark.parametrize(
    "ends, clear",
    [((0.9, 0.4, 0.98), 0.9 / 0.5), ((-0.5, -0.9, 0.5), 0.5), ((0.5, 0.5, 0.5), nan)],
)
def test_how_clear_of_nothing_an_estimate_is(ends, clear):
    assert Estimate(*ends, R, "r").clearness == pytest.approx(clear, nan_ok=True)
    assert isnan(Estimate(*ends, "range over readings", "r").clearness)


@pytest.fixture(scope="module")
def shipped():
    return claims(load_roles(), load_roles(BEYOND), load_occupations())


def test_one_fact_has_one_status(shipped):
    """The ratio is below 1 exactly when women's share and pay go against each other."""
    status = {claim.name: claim.status for claim in shipped.made}
    assert status["Women's share and pay"] == status["Women's average pay from sorting alone"]


def test_about_ten_claims_with_rows_of_their_own(shipped):
    names = [row.name for row in shipped.rows()]
    assert 8 <= len(shipped.made) <= 12 and len(set(names)) == len(names)
    assert not shipped.left_out
    for made in shipped.made:
        assert made.elsewhere and made.status in STATUSES


def test_what_is_inferred_is_tried_without_each_role(shipped):
    roles = set(load_roles().roles["role"])
    for made in shipped.made:
        tried = {doubt.option for doubt in made.doubts if doubt.kind == "without a role"}
        assert tried == (roles if made.p is not None else set()), made.name


def test_a_share_that_is_held_against_chance_has_its_p(shipped):
    counted = {c.name: c.p for c in shipped.made if not c.here.interval and c.here.none}
    assert counted == {"Figures that belong to wider groups": pytest.approx(1 / 105)}


def test_no_bracket_mixes_kinds_of_interval(shipped):
    kinds = {made.here.interval for made in shipped.made}
    assert kinds == {"", R, "range over readings", "range over weights halved or doubled"}


def test_what_too_few_roles_give_is_left_out_with_the_reason(tmp_path):
    page = "| | A Cook | B Baker |\n|---|---|---|\n| Yearly salary | $50,000 | $60,000 |\n"
    (tmp_path / "a.md").write_text(page)
    found = claims(load_roles(tmp_path), load_roles(BEYOND), load_occupations())
    assert found.left_out and len(found.made) < 8
