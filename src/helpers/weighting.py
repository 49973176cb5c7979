"""How far do the sizes of the roles decide a measure?

range_over_weights(measure, weights)    its range if each size is wrong by a factor of two
"""

from itertools import product
from typing import NamedTuple

import numpy as np

from helpers.rounding import pulled

STEPS = (-1, 0, 1)  # halved, kept, doubled: powers of two
EXHAUSTIVE_UP_TO = 10


class WeightRange(NamedTuple):
    """Lowest and highest value, and whether every combination of weights was looked at."""

    low: float
    high: float
    exhaustive: bool


def range_over_weights(measure, weights):
    """The lowest and highest value of a measure when each weight is halved, kept or doubled, in all
    combinations at once: a `WeightRange`.

    `measure` receives a table of weights, a row a scenario, and returns a value a row. Up to ten
    roles every combination is looked at; beyond, climbs that change one weight at a time, from
    where all weights pull (see `rounding.pulled`), which may stop short of the extremes
    (`exhaustive` is False). Weights in between may reach a little further. NaN where the measure
    is.

    >>> range_over_weights(lambda rows: rows[:, 0] / rows.sum(axis=1), [1, 1])
    WeightRange(low=0.2, high=0.8, exhaustive=True)
    """
    weights = np.asarray(weights, dtype=float)
    exhaustive = len(weights) <= EXHAUSTIVE_UP_TO
    if exhaustive:
        values = measure(weights * 2.0 ** np.array(list(product(STEPS, repeat=len(weights)))))
        return WeightRange(float(np.min(values)), float(np.max(values)), exhaustive)
    corners = pulled(
        lambda steps: measure(weights[None] * 2.0**steps)[0],
        np.zeros(len(weights)),
        np.ones(len(weights)),
    )
    low, high = (
        side * _climb(lambda rows: side * measure(weights * 2.0**rows), corner)  # noqa: B023
        for side, corner in zip((-1, 1), corners, strict=True)
    )
    return WeightRange(low, high, exhaustive)


def _climb(value, steps):
    """The highest value that is reached by changing one step at a time, always the best."""
    while True:
        moves = np.repeat(steps[None], 3 * len(steps) + 1, axis=0)
        for i, step in enumerate(STEPS):
            np.fill_diagonal(moves[1 + i * len(steps) :], step)
        values = value(moves)
        best = int(np.argmax(values))
        if not values[best] > values[0] + 1e-15:
            return float(values[0])
        steps = moves[best]
