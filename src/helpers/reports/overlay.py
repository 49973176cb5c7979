"""The picture of a pair page: two pay distributions over each other, below them each role's printed
range and average. All pair pages of a build share one axis.

    overlay(roles, a, b, sigmas)     what the template draws
"""

from collections.abc import Iterator
from textwrap import shorten

import numpy as np
import pandas as pd

from helpers.charts.density import height, top
from helpers.questions.pairs import PRINTED
from helpers.questions.pay import priced
from helpers.wording import dollars

WIDTH, TOP, BASE = 440, 8, 128  # of the picture, in its own units: a pixel on a phone
ROW, NAME = 40, 46  # height of a row below the curves; letters of a name in it
POINTS = 90
ENDS = 3  # sigmas to either side that a curve is drawn: there it meets its base


def overlay(roles: pd.DataFrame, a: str, b: str, sigmas: pd.DataFrame) -> dict:
    """Curves, ticks and rows of the picture of two roles, in its own units, as texts."""
    pay = priced(roles)
    sigma = sigmas[sigmas["reading"] == PRINTED].set_index("role")["sigma"]
    median = pay["yearly_salary_usd"]
    sigma = sigma.reindex(median.index)
    low = float((np.log(median) - ENDS * sigma).min())
    high = float((np.log(median) + ENDS * sigma).max())

    def x(dollars_: float) -> float:
        return float((np.log(dollars_) - low) / ((high - low) or 1.0) * WIDTH)

    narrowest = min(sigma[a], sigma[b])
    return {
        "width": WIDTH,
        "base": BASE,
        "height": BASE + 24 + 2 * ROW,
        "curves": [
            _curve(kind, median[role], sigma[role], narrowest, x) for role, kind in _kinds(a, b)
        ],
        "ticks": [
            (f"{x(t):.1f}", f"{dollars(t / 1000)}k") for t in _ticks(np.exp(low), np.exp(high))
        ],
        "rows": [
            _row(kind, role, pay.loc[role], BASE + 24 + ROW * n, x)
            for n, (role, kind) in enumerate(_kinds(a, b))
        ],
        "alt": (
            f"Modelled pay distributions of {a}, average {dollars(median[a])}, and {b}, average "
            f"{dollars(median[b])}, on a logarithmic axis; below them both printed pay ranges."
        ),
    }


def _kinds(a: str, b: str) -> Iterator[tuple[str, str]]:
    return zip((a, b), "ab", strict=True)


def _curve(kind: str, median: float, sigma: float, narrowest: float, x) -> dict:
    grid = np.exp(np.linspace(np.log(median) - ENDS * sigma, np.log(median) + ENDS * sigma, POINTS))
    tall = BASE - TOP
    line = " ".join(
        f"{x(pay):.1f},{BASE - tall * h:.1f}"
        for pay, h in zip(grid, height(grid, median, sigma, narrowest), strict=True)
    )
    return {
        "kind": kind,
        "points": f"{x(grid[0]):.1f},{BASE} {line} {x(grid[-1]):.1f},{BASE}",
        "middle": f"{x(median):.1f}",
        "top": f"{BASE - tall * top(sigma, narrowest):.1f}",
    }


def _row(kind: str, role: str, pay: pd.Series, y: int, x) -> dict:
    average, low, high = pay[["yearly_salary_usd", "salary_low_usd", "salary_high_usd"]]
    return {
        "kind": kind,
        "y": y,
        "name": f"{shorten(role, NAME, placeholder=' …')}, average {dollars(average)}",
        "average": f"{x(average):.1f}",
        "low": (f"{x(low):.1f}", dollars(low)),
        "high": (f"{x(high):.1f}", dollars(high)),
    }


def _ticks(low: float, high: float) -> list[float]:
    steps = [m * 10**e for e in range(3, 8) for m in (1, 2, 5)]
    margin = (high / low) ** 0.06
    return [t for t in steps if low * margin < t < high / margin]
