"""The curve of a log-normal pay distribution over the logarithm of pay, as figures and pages draw it.

height(pay, median, sigma, narrowest)  how high the curve stands, the highest of all at 1
top(sigma, narrowest)                  how high it stands at its middle
LEAST                                  the least sigma that is drawn
ENDS                                   how many sigmas it is drawn to either side
"""

import numpy as np

ENDS = 2.6  # standard deviations either side of the middle: 99% of a normal
LEAST = 1e-3  # the least sigma that is drawn, half a pixel: a range may have no width


def height(pay: np.ndarray, median: float, sigma: float, narrowest: float) -> np.ndarray:
    """The density of log pay, relative to the top of the curve with the least sigma, `narrowest`.

    >>> height(np.array([100.0, 1e9]), 100, 0.5, 0.25).round(3).tolist()
    [0.5, 0.0]
    """
    sigma = max(sigma, LEAST)
    from_middle = (np.log(pay) - np.log(median)) / sigma
    return np.exp(-(from_middle**2) / 2) * top(sigma, narrowest)


def top(sigma: float, narrowest: float) -> float:
    """The height of the curve at its middle; 1 is the curve with the least sigma, `narrowest`.

    >>> top(0.5, 0.25), top(0.0, 0.0)
    (0.5, 1.0)
    """
    return float(max(narrowest, LEAST) / max(sigma, LEAST))
