"""The curve of a log-normal pay distribution over the logarithm of pay, as figures and pages draw it.

height(pay, median, sigma, narrowest)  how high the curve stands, the highest of all at 1
ENDS                                   how many sigmas it is drawn to either side
"""

import numpy as np

__all__ = ["ENDS", "height"]

ENDS = 2.6  # standard deviations either side of the middle: 99% of a normal


def height(pay: np.ndarray, median: float, sigma: float, narrowest: float) -> np.ndarray:
    """The density of log pay, relative to the top of the curve with the least sigma, `narrowest`.

    >>> height(np.array([100.0, 1e9]), 100, 0.5, 0.25).round(3).tolist()
    [0.5, 0.0]
    """
    sigma, narrowest = max(sigma, 1e-3), max(narrowest, 1e-3)  # a range may have no width
    return np.exp(-(((np.log(pay) - np.log(median)) / sigma) ** 2) / 2) * narrowest / sigma
