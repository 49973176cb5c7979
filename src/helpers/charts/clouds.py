"""
Hundreds of occupations or roles at once: their line, their spread, and single marks.

    draw_trend(ax, ends)            a fitted line from its one end to the other
    draw_spread(ax, values, ...)    how many values lie where, with a line at a labelled middle
    draw_mark(ax, x, y, text)       a strong dot with its name
"""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from helpers.charts.palette import ACCENT, GREY, INK
from helpers.charts.phone import balanced
from helpers.charts.points import mark_line
from helpers.charts.style import halo


def draw_trend(ax: Axes, ends: pd.DataFrame, colour: str = ACCENT, label: str = "") -> None:
    """A fitted line by its two ends, the columns `share` (a fraction, drawn in percent) and `pay`, on
    a logarithmic axis of pay; a label goes into a key in the lower right corner."""
    ax.set_yscale("log")
    ax.plot(100 * ends["share"], ends["pay"], color=colour, linewidth=1.8, label=label or None)
    if label:
        ax.legend(loc="lower right")


def draw_spread(
    ax: Axes, values: Sequence[float], middle: float, text: str, binwidth: float = 0.05
) -> None:
    """A histogram with a line at `middle`, which `text` explains."""
    import seaborn as sns  # half a second: who does not draw it need not wait

    sns.histplot(x=list(values), ax=ax, binwidth=binwidth, color=GREY, alpha=0.55, linewidth=0)
    mark_line(ax, middle, text)
    ax.set_ylabel("occupations")


def draw_mark(ax: Axes, x: float, y: float, text: str) -> None:
    """A strong dot with its name: left of it, or over it where there is no room at its left."""
    ax.plot(x, y, "o", color=INK, markersize=6, zorder=3)
    low, high = ax.get_xlim()
    over = x < low + (high - low) / 3
    ax.annotate(
        balanced(text, 18),
        (x, y),
        (0, 12) if over else (-7, 4),
        textcoords="offset points",
        ha="center" if over else "right",
        fontsize=8.8,
        path_effects=halo(),
    )
