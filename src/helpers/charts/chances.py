"""Chances of the better-paid role, a pair a row.

draw_chances(ax, pairs, labels, toss)   a dot a pair with its range and its number
"""

import textwrap
from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from helpers.charts.marks import name_marks
from helpers.charts.palette import ACCENT, FAINT, GREY
from helpers.charts.style import label_rows
from helpers.wording import in_hundred

LABEL = 46  # letters in a line of a pair's label


def draw_chances(ax: Axes, pairs: pd.DataFrame, labels: Sequence[str], toss: float) -> None:
    """A dot at `p_higher`, a bar over all readings and the number, in times in 100, a row a pair.
    Chances below `toss` stand on a shade: there the two are as good as even."""
    rows = range(len(pairs))
    label_rows(ax, labels)
    ax.set_yticks(rows, [textwrap.fill(label, LABEL) for label in labels], fontsize=9)
    ax.axvspan(0.5, toss, color=FAINT, alpha=0.5, linewidth=0, zorder=0)
    ax.axvline(0.5, color=GREY, linewidth=0.9, linestyle=(0, (4, 3)), zorder=1)
    ax.hlines(
        rows,
        pairs["p_higher_reading_low"],
        pairs["p_higher_reading_high"],
        color=ACCENT,
        linewidth=3,
        alpha=0.45,
    )
    ax.scatter(pairs["p_higher"], rows, color=ACCENT, s=42, zorder=3)
    for row, chance in enumerate(pairs["p_higher"]):
        ax.annotate(
            in_hundred(chance),
            (1, row),
            (8, 0),
            xycoords=("axes fraction", "data"),
            textcoords="offset points",
            va="center",
            fontsize=9,
        )
    ax.set_xlim(0.48, 1.005)
    ax.set_xticks([0.5, 0.6, 0.7, 0.8, 0.9, 1], ["50", "60", "70", "80", "90", "100"])
    name_marks(ax, {0.5: "coin toss", 1: "always"})
    ax.set_xlabel(
        "times in 100; bar: possible readings of the\npay ranges; shade: close to a coin toss",
        labelpad=16,
    )
