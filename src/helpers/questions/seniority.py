"""How senior does a role sound? Its title tells the rank that it names, and nothing else does.

    seniority(title)      a number by the rule of one table: 0 a role without rank, 4 a manager
    seniorities(titles)   the same for a column of titles

The rank is what a title says, not what the work is: a manager in one trade may stand where a
supervisor stands in another. Only comparisons of more and less are meant; a step is no unit.
"""

import re

import pandas as pd

__all__ = ["RANKS", "STEPS", "seniorities", "seniority"]

RANKS = {
    r"president|chief|ceo|coo|cfo": 10,
    r"vice president|vp": 8,
    r"director|head of": 6,
    r"manager|administrator|head|principal": 4,
    r"supervisor|foreman|master|team lead(?:er)?": 2,
}
"""The rank that a term gives a title; the longest term that fits counts."""

STEPS = {
    r"senior|sr|lead": 1,
    r"assistant|associate|deputy|junior|jr|apprentice|trainee|helper|intern|internship": -1,
}
"""What a term adds to the rank, wherever it stands."""

NO_RANK = 0


def seniority(title: str) -> int:
    """The rank of a title plus its steps.

    >>> [seniority(t) for t in ("Clerk", "Senior Clerk", "Shift Supervisor", "Shop Manager", "Senior Shop Manager")]
    [0, 1, 2, 4, 5]
    >>> seniority("Vice President"), seniority("Assistant Manager"), seniority("Legal Internship")
    (8, 3, -1)
    """
    found = [(len(m[0]), rank) for term, rank in RANKS.items() for m in _terms(term, title)]
    return (max(found)[1] if found else NO_RANK) + sum(
        step for term, step in STEPS.items() if any(True for _ in _terms(term, title))
    )


def seniorities(titles: pd.Series | pd.Index) -> pd.Series:
    """The seniority of each title, by title."""
    return pd.Series([seniority(title) for title in titles], index=list(titles), dtype=float)


def _terms(term: str, title: str):
    return re.finditer(rf"\b(?:{term})\b", title, re.IGNORECASE)
