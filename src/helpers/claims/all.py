"""The claims of the reports on pay, gender, race and degrees, each with all the ways of looking
again that apply to it.

    claims(data)       all of them, in the order of the reports
    UNKNOWABLE         what no pages of this kind can show, and what would show it
"""

from helpers.claims.gender import gender_claims
from helpers.claims.links import link_claims
from helpers.claims.pay import pay_claims
from helpers.claims.race import race_claims
from helpers.claims.verdicts import Claim
from helpers.roles.load import Roles

__all__ = ["UNKNOWABLE", "claims"]

UNKNOWABLE = {
    "what women and men are paid inside a role": "pay by role and gender, from payrolls or surveys",
    "how race goes with pay": "counted pay by role and group in many more roles",
    "whether degrees, or anything else, cause pay": "persons followed over time, or a change by chance",
    "how roles that are not on them compare": "roles drawn from a list of all",
    "how far the figures are off": "a second source, or the numbers of persons",
}
"""What pages of this kind cannot show, whatever figures they print, and what data would."""


def claims(data: Roles) -> list[Claim]:
    """The claims that can be made of some roles, in the order of the reports. What too few roles
    give is left out."""
    found = [*pay_claims(data), *gender_claims(data), *race_claims(data), *link_claims(data)]
    return sorted(found, key=lambda claim: claim.report)
