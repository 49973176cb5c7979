"""All orderings of a few values, or a seeded draw of those of many.

orderings(n, groups, ...)     how many there are, whether these are all, and chunks of them
draws_for(n)                  how many are drawn of so many values
drawn_orderings(...)          chunks of drawn ones
"""

from math import factorial, prod

import numpy as np
import pandas as pd

MOST_ORDERINGS = factorial(9)
"""How many orderings are counted one by one; if there are more, some are drawn."""

AT_ONCE = 4_000_000  # positions held in memory, about 32 MB a table
DRAWN_VALUES = 20_000_000  # values in all drawn orderings together: a few seconds
DRAWN_PAIRS = 800_000_000  # the same for Kendall's tau, which looks at pairs of values


def _all_orderings(n):
    """All orderings of 0 … n − 1, one a column."""
    orderings = np.empty((0, 1), dtype=int)
    for k in range(n):
        orderings = np.concatenate(
            [np.insert(orderings, place, k, axis=0) for place in range(k + 1)], axis=1
        )
    return orderings


def draws_for(n, draws=99_999):
    """How many orderings of n values are drawn at most: `draws`, or fewer of hundreds of values, so
    that it stays a few seconds.

    >>> draws_for(40), draws_for(2_000)
    (99999, 9999)
    """
    return min(draws, max(999, DRAWN_VALUES // n - 1))


def orderings(n, groups, draws, seed):
    """How many orderings there are to look at, whether these are all, and an iterator of chunks of
    them, one a column."""
    codes = np.zeros(n, dtype=int) if groups is None else pd.factorize(groups)[0]
    blocks = [
        block for code in range(codes.max() + 1) if len(block := np.flatnonzero(codes == code)) > 1
    ]
    total = prod(factorial(len(block)) for block in blocks)
    if total <= MOST_ORDERINGS:
        return total, True, _every_ordering(n, blocks, total)
    if draws < 1:
        raise ValueError(f"draws: at least 1 is needed, found {draws}")
    draws = draws_for(n, draws)
    return draws, False, drawn_orderings(n, blocks, draws, seed)


def _every_ordering(n, blocks, total):
    tables = [block[_all_orderings(len(block))] for block in blocks]
    size = max(1, AT_ONCE // n)
    for start in range(0, total, size):
        numbers = np.arange(start, min(start + size, total))
        chunk = np.repeat(np.arange(n)[:, None], len(numbers), axis=1)
        chosen = np.unravel_index(numbers, [table.shape[1] for table in tables]) if tables else ()
        for block, table, columns in zip(blocks, tables, chosen, strict=True):
            chunk[block] = table[:, columns]
        yield chunk


def drawn_orderings(n, blocks, draws, seed):
    random = np.random.default_rng(seed)
    size = max(1, AT_ONCE // n)
    for start in range(0, draws, size):
        chunk = np.repeat(np.arange(n)[:, None], min(size, draws - start), axis=1)
        for block in blocks:
            chunk[block] = random.permuted(chunk[block], axis=0)
        yield chunk
