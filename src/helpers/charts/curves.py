"""Pay distributions of some roles on one axis.

draw_curves(ax, curves, colours)   each role's log-normal, with its middle marked and labelled
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, NullLocator

from helpers.charts.density import ENDS, height, top
from helpers.charts.drawing import thousands
from helpers.charts.palette import INK
from helpers.charts.style import halo

STEPS = 200
ROUND = [m * 10**e for e in range(3, 7) for m in (1, 2, 5)]  # US dollars


def draw_curves(ax: Axes, curves: pd.DataFrame, colours: Sequence[str]) -> None:
    """The density of log pay of each role on a logarithmic axis of pay, all on one base line, and a
    line up to its middle with its label. `curves` has `label`, `median_usd` and `sigma`, a row a
    role; a curve ends `ENDS` standard deviations from its middle."""
    narrowest = curves["sigma"].min()
    for row, (label, median, sigma) in enumerate(
        curves[["label", "median_usd", "sigma"]].itertuples(index=False)
    ):
        steps = np.linspace(-ENDS, ENDS, STEPS)
        pay = np.round(median * np.exp(steps * sigma), 2)
        tall = np.round(height(pay, median, sigma, narrowest), 7)
        ax.fill_between(pay, 0, tall, color=colours[row], alpha=0.22, linewidth=0)
        ax.plot(pay, tall, color=colours[row])
        ax.plot([median] * 2, [0, top(sigma, narrowest)], color=colours[row], linewidth=1)
        _name(
            ax, f"{label}\n${median:,.0f}", median, top(sigma, narrowest), row, curves["median_usd"]
        )
    _pay_axis(ax)
    ax.set_ylim(0, 1.3)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)


def _name(ax: Axes, text: str, x: float, y: float, row: int, medians: pd.Series) -> None:
    """The label over a curve; of two the better paid leans right, so that they keep apart."""
    lean = "left" if x == medians.max() else "right" if x == medians.min() else "center"
    ax.annotate(
        text,
        (x, y),
        ({"left": 3, "right": -3}.get(lean, 0), 4),
        textcoords="offset points",
        ha=lean,
        fontsize=9.5,
        color=INK,
        path_effects=halo(),
        linespacing=1.1,
    )


def _pay_axis(ax: Axes) -> None:
    ax.set_xscale("log")
    low, high = ax.get_xlim()
    ax.xaxis.set_major_locator(FixedLocator([mark for mark in ROUND if low <= mark <= high]))
    ax.xaxis.set_minor_locator(NullLocator())
    thousands(ax)
    ax.set_xlabel("pay a year, logarithmic scale; modelled from average and range")
