"""
What is claimed, and how did it fare? Each claim with its estimate, the single doubts that were tried,
what the same question gave elsewhere, and a status by one rule.

    claims(own, others, occupations)   all claims that can be made of some roles
    Claim, STATUSES                    one of them, and what can become of it

Read `claim` first (the rule), then `evidence` (what all rest on), `degrees`, `people` and `pay` (the
claims themselves) and `all`.
"""

from helpers.claims.all import Claims, claims
from helpers.claims.claim import STATUSES, Claim

__all__ = ["STATUSES", "Claim", "Claims", "claims"]
