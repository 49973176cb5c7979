"""
What is claimed of degree rate and pay: that the two go together, also at the same share of women and
at the same rank.
"""

from helpers.claims.claim import Claim, Doubt, Elsewhere, Estimate
from helpers.claims.evidence import Evidence, of_gain, of_percent
from helpers.correlation import power_of_r
from helpers.questions import beyond, official
from helpers.questions.associations import association
from helpers.questions.figures import PRIMARY, RANK
from helpers.questions.results import TooFew
from helpers.questions.rivals import Rival, rival, slope_of
from helpers.questions.share_and_pay import ShareAndPay

REPORT, RATE, WOMEN = "04-degree-rates", *PRIMARY
OCCUPATIONS = "official statistics"
OTHERS = "other roles"
TEN = "pay for ten points more of {}, least squares of log pay"
FEWEST = 4  # roles of which one can be left out, and a slope is left


def doubts_of(evidence: Evidence, figure: str) -> tuple[Doubt, ...]:
    """The single doubts of a slope: each role left out, and figures moved inside their rounding."""
    roles, found = evidence.own, association(evidence.own, figure)
    left_out = [
        Doubt("without a role", role, association(roles, figure, without=role).gain[0])
        for role in found.x.index
        if found.n > FEWEST
    ]
    ends = zip(("lowest", "highest"), found.gain_box, strict=True)
    moved = [Doubt("rounding", end, gain) for end, gain in ends]
    return (*left_out, *moved)


def beside_doubts(evidence: Evidence, figure: str, other: str) -> tuple[Doubt, ...]:
    """The slope of a figure beside another, without each role."""
    names = evidence.own.roles["role"] if rival(evidence.own, figure, other).n > FEWEST + 1 else ()
    return tuple(doubt for role in names for doubt in _left_out(evidence, role, figure, other))


def _left_out(evidence: Evidence, role: str, figure: str, other: str) -> tuple[Doubt, ...]:
    """The doubt of one role; none where without it a figure no longer varies, as few ranks may."""
    try:
        found = rival(evidence.without(role), figure, other)
    except TooFew:
        return ()
    return (Doubt("without a role", role, beside(found, figure).value),)


def beside(found: Rival, figure: str) -> Estimate:
    """What ten points more of a figure go with in pay, beside the other figure, with its t-interval."""
    low, slope, high = slope_of(found.both, figure)
    return of_percent((slope, low, high))


def degree_rate(evidence: Evidence) -> Claim:
    """Roles with a higher degree rate pay more."""
    found, occupations = association(evidence.own, RATE), evidence.bachelors
    return Claim(
        name="Degree rate and pay",
        report=REPORT,
        figure="04-degree-rate-and-pay",
        what=TEN.format("degree rate"),
        here=of_gain(found),
        doubts=doubts_of(evidence, RATE),
        elsewhere=(of_slope(OTHERS, evidence.degree), of_slope(OCCUPATIONS, occupations)),
        p=found.p,
        power=power_of_r(occupations.r, found.n),
    )


def of_slope(where: str, found: ShareAndPay) -> Elsewhere:
    """A slope over many rows, in percent of pay for ten points."""
    ends = found.slope, found.slope_low, found.slope_high
    return Elsewhere(where, of_percent(ends), found.n, found.source)


def at_equal_women(evidence: Evidence) -> Claim:
    """At the same share of women roles with a higher degree rate still pay more."""
    found = official.women_and_education(evidence.occupations, modal=True)
    elsewhere = of_percent(found.together["degree"])
    return Claim(
        name="Degree rate and pay at equal shares of women",
        what=f"{TEN.format('degree rate')}, beside women's share",
        elsewhere=(Elsewhere(OCCUPATIONS, elsewhere, found.n, found.source),),
        **at_equal(evidence, RATE, WOMEN),
    )


def at_equal(evidence: Evidence, figure: str, other: str) -> dict:
    """What the two claims on a figure beside the other have in common."""
    found = rival(evidence.own, figure, other)
    return {
        "report": REPORT,
        "figure": "04-degree-and-gender",
        "here": beside(found, figure),
        "doubts": beside_doubts(evidence, figure, other),
        "p": found.partial[figure].p,
        "exact": False,
    }


def at_equal_rank(evidence: Evidence) -> Claim:
    """At the same rank in the title roles with a higher degree rate still pay more."""
    found = beyond.with_rank(evidence.own, evidence.others)
    test = rival(evidence.own, RATE, RANK).partial[RATE]
    ends = ["together", "together_low", "together_high"]
    own, others = (of_percent(of.loc["degree rate", ends]) for of in (found.own, found.others))
    return Claim(
        name="Degree rate and pay at equal rank",
        report="06-beyond-these-roles",
        figure="06-slopes",
        what=f"{TEN.format('degree rate')}, beside the rank that the title names",
        here=own,
        doubts=beside_doubts(evidence, RATE, RANK),
        elsewhere=(Elsewhere(OTHERS, others, found.n_others, evidence.degree.source),),
        p=test.p,
        exact=False,
    )
