"""
Hundreds of occupations or roles at once, and a few of them by name.

    draw_cloud(ax, x, y, labels)    a faint dot for each, the labelled ones strong and with their name
    draw_trend(ax, ends)            a fitted line from its one end to the other
    draw_spread(ax, values, ...)    how many values lie where, with a line at a labelled middle
    draw_mark(ax, x, y, text)       a strong dot with its name
    name_line(ax, at, text)         what a reference line means, beside it
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from helpers.charts.pictures import halo
from helpers.charts.style import ACCENT, FAINT, GREY, INK

__all__ = ["draw_cloud", "draw_mark", "draw_spread", "draw_trend", "name_line"]

LINE, TALL = 11, 240  # points between two labels, and about from the bottom of a picture to its top


def draw_cloud(ax: Axes, x: Sequence[float], y: Sequence[float], labels: Sequence[str]) -> None:
    """A faint dot for each pair; those with a label are strong, and carry it. y is put on a logarithmic axis.

    Labels stand right of their dots, or left of those in the right half; where two on one side would lie on
    each other the upper one is moved up.
    """
    points = pd.DataFrame({"x": list(x), "y": list(y), "label": list(labels)})
    named = points[points["label"] != ""].sort_values("y")
    sns.scatterplot(points, x="x", y="y", ax=ax, color=GREY, s=13, alpha=0.4, linewidth=0)
    sns.scatterplot(named, x="x", y="y", ax=ax, color=ACCENT, s=34, linewidth=0, zorder=3)
    ax.set_yscale("log")
    right = named["x"] <= (points["x"].min() + points["x"].max()) / 2
    height = np.log(points["y"].max() / points["y"].min())
    for rows, side, ha in ((named[right], 1, "left"), (named[~right], -1, "right")):
        places = np.log(rows["y"] / points["y"].min()) / height * TALL
        heights = [LINE * (1 + label.count("\n")) for label in rows["label"]]
        for point, lift in zip(rows.itertuples(), _lifts(list(places), heights), strict=True):
            ax.annotate(
                point.label,
                (point.x, point.y),
                (side * 7, lift),
                textcoords="offset points",
                ha=ha,
                va="center",
                fontsize=8.8,
                color=INK,
                path_effects=halo(),
                zorder=4,
            )
    ax.grid(color=FAINT)


def _lifts(places: list[float], heights: list[float]) -> list[float]:
    """How far labels of some heights, centred at rising places, are moved up so that none lies on the one below.

    >>> _lifts([0, 4, 40], [10, 10, 10])
    [0, 6.0, 0]
    """
    lifted: list[float] = []
    for i, place in enumerate(places):
        least = lifted[-1] + (heights[i - 1] + heights[i]) / 2 if lifted else place
        lifted.append(max(place, least))
    return [moved - place for moved, place in zip(lifted, places, strict=True)]


def draw_trend(ax: Axes, ends: pd.DataFrame, colour: str = ACCENT, label: str = "") -> None:
    """A fitted line by its two ends, the columns `share` and `pay`; a label at its right end, if there is one."""
    ax.plot(ends["share"], ends["pay"], color=colour, linewidth=1.8, zorder=2)
    if label:
        last = ends.iloc[-1]
        ax.annotate(
            label,
            (last["share"], last["pay"]),
            (-4, 8),
            textcoords="offset points",
            ha="right",
            fontsize=8.8,
            color=colour,
            path_effects=halo(),
        )


def draw_spread(
    ax: Axes, values: Sequence[float], middle: float, text: str, binwidth: float = 0.05
) -> None:
    """A histogram with a line at `middle`, which `text` explains."""
    sns.histplot(x=list(values), ax=ax, binwidth=binwidth, color=GREY, alpha=0.55, linewidth=0)
    name_line(ax, middle, text)
    ax.set_ylabel("occupations")


def name_line(ax: Axes, at: float, text: str) -> None:
    """A dashed upright line, and at its head what it means."""
    ax.axvline(at, color=INK, linewidth=0.9, linestyle=(0, (4, 3)))
    ax.annotate(
        text,
        (at, 1),
        (0, 2),
        xycoords=("data", "axes fraction"),
        textcoords="offset points",
        ha="center",
        va="bottom",
        fontsize=8.8,
        color=INK,
        path_effects=halo(),
    )


def draw_mark(ax: Axes, x: float, y: float, text: str) -> None:
    """A strong dot with its name."""
    ax.plot(x, y, "o", color=INK, markersize=6, zorder=3)
    ax.annotate(
        text,
        (x, y),
        (-7, 4),
        textcoords="offset points",
        ha="right",
        fontsize=8.8,
        path_effects=halo(),
    )
