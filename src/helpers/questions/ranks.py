"""Which rank does a title name?

RANKS          the terms of a title that name a rank, and the level of each
rank(title)    the level that a title names, 0 if none
"""

import re

RANKS = {
    "intern": -2,
    "internship": -2,
    "assistant": -1,
    "aide": -1,
    "senior": 1,
    "lead": 1,
    "head": 1,
    "charge": 1,
    "master": 1,
    "supervisor": 1,
    "manager": 2,
    "administrator": 2,
    "director": 3,
    "chief": 4,
    "president": 4,
}
"""The rule: the levels of all terms that stand in a title as whole words are added up."""


def rank(title: str) -> int:
    """The level that a title names: the sum of `RANKS` over its words; 0 for a title without any.

    >>> [rank(title) for title in ("Engineer", "Senior Engineer", "Senior Office Manager")]
    [0, 1, 3]
    """
    return sum(RANKS.get(word, 0) for word in re.findall(r"[a-z]+", title.casefold()))
