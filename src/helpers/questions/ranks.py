"""Which rank does a title name?

RANKS          the terms of a title that name a rank, and the level of each
rank(title)    the level that a title names, 0 if none
"""

import re

LEVELS = {
    -2: "intern internship",
    -1: "assistant aide",
    1: "senior lead head charge master supervisor",
    2: "manager administrator",
    3: "director",
    4: "chief president",
}
RANKS = {term: level for level, terms in LEVELS.items() for term in terms.split()}
"""The rule: the levels of all terms that stand in a title as whole words are added up."""


def rank(title: str) -> int:
    """The level that a title names: the sum of `RANKS` over its words; 0 for a title without any.

    >>> [rank(title) for title in ("Engineer", "Senior Engineer", "Senior Office Manager")]
    [0, 1, 3]
    """
    return sum(RANKS.get(word, 0) for word in re.findall(r"[a-z]+", title.casefold()))
