"""
What is claimed of degree rate and pay: that the two go together, also at the same share of women and
at the same rank.
"""

from helpers.claims.claim import Claim, Doubt, Elsewhere
from helpers.claims.evidence import Evidence, of_percent, of_r, power_at
from helpers.correlation import fisher_interval
from helpers.questions.associations import Association, association
from helpers.questions.figures import PRIMARY, RANK
from helpers.questions.rivals import rival

__all__ = ["degree_rate", "doubts_of", "at_equal_rank", "at_equal_women"]

REPORT, RATE, WOMEN = "04-degree-rates", *PRIMARY
OCCUPATIONS = "official statistics"
OTHERS = "other roles"


def doubts_of(evidence: Evidence, found: Association) -> tuple[Doubt, ...]:
    """The single doubts of an association: each role left out, figures moved inside their rounding,
    ranks instead of figures."""
    roles, figure = evidence.own, found.figure
    left_out = [Doubt("without a role", out.role, out.r) for out in found.left_out.itertuples()]
    moved = [
        Doubt("rounding", end, association(roles, figure, rounding=end).r)
        for end in ("lowest", "highest")
    ]
    ranks = Doubt("measure", "spearman", association(roles, figure, measure="spearman").r)
    return (*left_out, *moved, ranks)


def degree_rate(evidence: Evidence) -> Claim:
    """Roles with a higher degree rate pay more."""
    found, others, official = association(evidence.own, RATE), evidence.degree, evidence.bachelors
    return Claim(
        name="Degree rate and pay",
        report=REPORT,
        figure="04-degree-rate-and-pay",
        what="Pearson's r of degree rate and log pay",
        here=of_r(found.r, found.interval),
        doubts=doubts_of(evidence, found),
        elsewhere=(
            Elsewhere(
                OTHERS, of_r(others.r, (others.r_low, others.r_high)), others.n, others.source
            ),
            Elsewhere(
                OCCUPATIONS,
                of_r(official.r, (official.r_low, official.r_high)),
                official.n,
                official.source,
            ),
        ),
        p=found.p,
        power=power_at(official.r, found.n),
    )


def at_equal_women(evidence: Evidence) -> Claim:
    """At the same share of women roles with a higher degree rate still pay more."""
    found, official = rival(evidence.own, RATE, WOMEN), evidence.schooling
    test = found.partial[RATE]
    return Claim(
        name="Degree rate and pay at equal shares of women",
        report=REPORT,
        figure="04-degree-and-gender",
        what="partial r of degree rate and log pay given women's share",
        here=of_r(test.observed, fisher_interval(test.observed, found.n - 1)),
        doubts=_without_each(evidence, WOMEN),
        elsewhere=(
            Elsewhere(
                OCCUPATIONS, of_percent(official.together["degree"]), official.n, official.source
            ),
        ),
        p=test.p,
    )


def at_equal_rank(evidence: Evidence) -> Claim:
    """At the same rank in the title roles with a higher degree rate still pay more."""
    found, test = evidence.rank, rival(evidence.own, RATE, RANK).partial[RATE]
    own, others = found.own.loc["degree rate"], found.others.loc["degree rate"]
    ends = ["together", "together_low", "together_high"]
    return Claim(
        name="Degree rate and pay at equal rank",
        report="06-beyond-these-roles",
        figure="06-slopes",
        what="pay for ten points more of degree rate, beside the rank that the title names",
        here=of_percent(own[ends]),
        elsewhere=(
            Elsewhere(OTHERS, of_percent(others[ends]), found.n_others, evidence.degree.source),
        ),
        p=test.p,
    )


def _without_each(evidence: Evidence, other: str) -> tuple[Doubt, ...]:
    """The partial r without each role."""
    return tuple(
        Doubt(
            "without a role",
            role,
            rival(evidence.without(role), RATE, other).partial[RATE].observed,
        )
        for role in evidence.own.roles["role"]
    )
