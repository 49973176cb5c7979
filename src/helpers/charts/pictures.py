"""Marks for comparisons, on given axes: pairs as a matrix, spreads as curves, ranges as a forest.

draw_matrix(ax, ...)       a value for each pair, shaded by a weight from 0 to 1
draw_densities(ax, ...)    the log-normal pay distribution of each role, one above the other
draw_forest(ax, ...)       a dot with its range a row
"""

import textwrap
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_rgba

from helpers.charts.density import ENDS, LEAST, height
from helpers.charts.marks import write_over
from helpers.charts.palette import ACCENT, INK, PAPER
from helpers.charts.style import label_rows

WIDE = 6  # columns of a matrix; the texts of more are smaller
SHADES = LinearSegmentedColormap.from_list("", [to_rgba(ACCENT, 0.06), to_rgba(ACCENT, 0.5)])
"""Transparent, not mixed with paper: in the dark the same shades stand on dark paper."""
DOUBLINGS = [5_000 * 2**step for step in range(12)]  # marks on an axis of modelled pay
DENSITY_HEIGHT = 1.15  # rows that the highest curve rises above its line


def draw_matrix(ax: Axes, texts: pd.DataFrame, weights: pd.DataFrame) -> None:
    """A square of cells with a text each, shaded by its weight (0: paper, 1: full). Cells without a
    text stay blank."""
    import seaborn as sns  # half a second: who does not draw it need not wait

    blank = texts.isna() | (texts == "")
    size = 11 * min(1, WIDE / texts.shape[1])
    sns.heatmap(
        weights.astype(float).fillna(0),
        mask=blank.to_numpy(),
        annot=texts.where(~blank, ""),
        fmt="",
        annot_kws={"color": INK, "fontsize": size},
        cmap=SHADES,
        vmin=0,
        vmax=1,
        linewidths=2.5,
        linecolor=PAPER,
        cbar=False,
        ax=ax,
    )
    ax.set(xlabel="", ylabel="")
    ax.set_yticks(np.arange(len(texts)) + 0.5, list(texts.index), rotation=0)
    columns = [textwrap.fill(label, 11) for label in texts.columns]
    ax.set_xticks(np.arange(len(columns)) + 0.5, columns, fontsize=min(size, 9.2), rotation=0)
    ax.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)


def draw_densities(
    ax: Axes,
    medians: Sequence[float],
    sigmas: Sequence[float],
    ranges: Sequence[tuple[float, float]],
    colours: Sequence[str],
    labels: Sequence[str],
) -> None:
    """The density of log pay of each role, one above the other, first role at the top, on a
    logarithmic axis of pay: filled within the range that was given, and beyond it dotted, where it
    is the model's alone."""
    sigmas = np.maximum(sigmas, LEAST)  # a range without width would be a density without end
    ends = [
        median * np.exp(side * ENDS * sigma)
        for median, sigma in zip(medians, sigmas, strict=True)
        for side in (-1, 1)
    ]
    grid, narrowest = np.geomspace(min(ends), max(ends), 400), min(sigmas)
    rows = zip(medians, sigmas, ranges, colours, strict=True)
    for row, (median, sigma, (low, high), colour) in enumerate(rows):
        inside = np.geomspace(low, high, 200)
        top, beyond = (
            row - DENSITY_HEIGHT * height(pay, median, sigma, narrowest) for pay in (inside, grid)
        )
        ax.fill_between(inside, row, top, color=colour, alpha=0.5, linewidth=0, zorder=2 + row)
        ax.plot(grid, beyond, color=colour, linewidth=1, linestyle=(0, (1, 2)), zorder=2 + row)
        ax.plot(inside, top, color=colour, linewidth=1.4, zorder=2 + row)
        ax.plot(
            [median, median],
            [row, row - DENSITY_HEIGHT * narrowest / sigma],
            color=INK,
            linewidth=0.9,
            zorder=2 + row,
        )
    label_rows(ax, list(labels))
    ax.set_ylim(len(labels) - 0.7, -1.25)
    ax.set_xscale("log")
    marks = [mark for mark in DOUBLINGS if grid[0] < mark < grid[-1]]
    ax.set_xticks(marks, [f"${mark / 1000:,.0f}k" for mark in marks])
    ax.minorticks_off()


def draw_forest(
    ax: Axes,
    low: Sequence[float],
    middle: Sequence[float],
    high: Sequence[float],
    labels: Sequence[str],
    colours: Sequence[str] | None = None,
    text: Callable | None = None,
) -> None:
    """A dot at `middle` and a line from `low` to `high` a row; `text` labels the dot."""
    for row, (a, m, b, colour) in enumerate(
        zip(low, middle, high, colours or [ACCENT] * len(labels), strict=True)
    ):
        ax.plot([a, b], [row, row], color=colour, linewidth=3, alpha=0.45, solid_capstyle="butt")
        ax.plot(m, row, "o", color=colour, markersize=6.5)
        if text and pd.notna(m):
            write_over(ax, text(m), m, row)
    ax.margins(x=0.09 if text else 0.05)  # room for the text of a dot at the edge
    label_rows(ax, list(labels))
