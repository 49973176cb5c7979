"""
What is claimed, and how did it fare? Each claim with the ways of looking again that apply to it.

    claims(data)    all claims that can be made of some roles
    Claim           one of them
    UNKNOWABLE      what no pages of this kind can show, and what would show it
"""

from helpers.claims.all import UNKNOWABLE, claims
from helpers.claims.verdicts import Claim

__all__ = ["UNKNOWABLE", "Claim", "claims"]
