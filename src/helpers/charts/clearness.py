"""
Links of different kinds on one scale: how far each lies from nothing, in multiples of the way to the
nearer end of its 95% interval.

    draw_clearness(ax, table)    a dot a row for what these roles show, and one for what was found elsewhere
"""

import pandas as pd
from matplotlib.axes import Axes

from helpers.charts.palette import ACCENT, GREY
from helpers.charts.points import mark_line
from helpers.charts.style import label_rows

MARKS = (0.25, 0.5, 1, 2, 4, 8)
KEY = {"here": "these roles", "elsewhere": "elsewhere"}
LEAST = 0.2  # what lies nearer to nothing is drawn here


def draw_clearness(ax: Axes, table: pd.DataFrame) -> None:
    """A row a link with the columns `here` and `elsewhere`; left of the line at 1 the interval reaches
    nothing. What is missing is not drawn."""
    rows = range(len(table))
    looks = (("here", ACCENT, "o"), ("elsewhere", GREY, "s"))
    for column, colour, mark in looks:
        places = table[column].clip(lower=LEAST)
        ax.plot(places, rows, mark, color=colour, markersize=7, label=KEY[column], zorder=3)
    label_rows(ax, list(table.index))
    ax.set_xscale("log")
    ax.set_xticks(MARKS, [f"{mark:g}" for mark in MARKS])
    ax.minorticks_off()
    mark_line(ax, 1, "← unclear | clear →")
    ax.legend(loc="lower right", bbox_to_anchor=(0.02, 1), ncol=2, fontsize=9, columnspacing=1)
