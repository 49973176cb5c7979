"""Where averages lie in their ranges.

draw_places(ax, places, colours, labels)   a dot a row between the low and the high end
"""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from helpers.charts.marks import name_marks
from helpers.charts.palette import GREY, INK, PAPER
from helpers.charts.style import label_rows


def draw_places(
    ax: Axes, places: pd.DataFrame, colours: Sequence[str], labels: Sequence[str]
) -> None:
    """A dot where each average lies between the ends of its range (log scale), its place beside it,
    with the line that rounding of the ends leaves open; a bar at the arithmetic middle, a hollow
    diamond at the mean of the log-normal."""
    rows = range(len(places))
    label_rows(ax, list(labels))
    ax.axvline(0.5, color=GREY, linewidth=0.9, linestyle=(0, (4, 3)))
    ax.plot(places["arithmetic"], rows, "|", color=GREY, markersize=11, markeredgewidth=1.8)
    ax.plot(places["lognormal"], rows, "D", color=GREY, markersize=6, markerfacecolor=PAPER)
    ax.hlines(rows, places["least"], places["most"], color=list(colours), linewidth=2.2)
    ax.scatter(places["place"], rows, c=list(colours), s=48, zorder=3)
    for row, (place, least) in enumerate(zip(places["place"], places["least"], strict=True)):
        ax.annotate(
            f"{place:.2f}",
            (least, row),
            (-6, 0),
            textcoords="offset points",
            ha="right",
            va="center",
            fontsize=9,
            bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.4},
        )
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
    name_marks(ax, {0: "low end", 0.5: "middle", 1: "high end"})
    _key(ax)


def _key(ax: Axes) -> None:
    marks = [
        Line2D([], [], color=INK, marker="o", linewidth=2.2, label="average"),
        _mark("D", 6, "log-normal mean", markerfacecolor=PAPER),
        _mark("|", 11, "arithmetic middle", markeredgewidth=1.8),
    ]
    ax.legend(
        handles=marks,
        loc="upper center",
        bbox_to_anchor=(0.35, -0.14),
        ncols=3,
        columnspacing=1.2,
        handletextpad=0.3,
        fontsize=9,
    )


def _mark(marker: str, size: float, label: str, **look) -> Line2D:
    return Line2D(
        [], [], color=GREY, marker=marker, linestyle="none", markersize=size, label=label, **look
    )
