"""Marks on given axes: each function draws one thing, in the order of the rows that it is given,
first row at the top.

    draw_ranges(ax, ...)      a bar from low to high with a dot at the middle value
    draw_dots(ax, ...)        a dot a row with its value beside it
    log_pay(ax), thousands(ax)   axes of pay
"""

from collections.abc import Callable, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from helpers.charts.marks import write_missing, write_over
from helpers.charts.palette import GREY

ROUND_PAY = (
    10_000,
    20_000,
    30_000,
    40_000,
    60_000,
    80_000,
    120_000,
    160_000,
    240_000,
    320_000,
    640_000,
)
FEWEST_MARKS = 3  # fewer marks do not show a scale


def thousands(ax: Axes) -> None:
    """Label the horizontal axis in thousands of dollars."""
    ax.xaxis.set_major_formatter(
        FuncFormatter(lambda value, _: f"${value / 1000:,.0f}k" if value else "$0")
    )


def log_pay(ax: Axes) -> None:
    """Make the vertical axis a logarithmic one of yearly pay, with round dollar amounts at its
    marks."""
    ax.set_yscale("log")
    marks = _marks(*ax.get_ylim())
    ax.set_yticks(marks, [f"${mark:,.0f}" for mark in marks])
    ax.minorticks_off()
    ax.set_ylabel("average pay a year, logarithmic scale")


def _marks(low: float, high: float) -> list[float]:
    """Round amounts between two: those of the usual ladder, or of even steps where the two lie so
    close that it has too few."""
    marks = [mark for mark in ROUND_PAY if low < mark < high]
    if len(marks) < FEWEST_MARKS:
        marks = [
            float(mark)
            for mark in MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
            if low < mark < high
        ]
    return marks


def draw_ranges(
    ax: Axes,
    low: Sequence[float],
    middle: Sequence[float],
    high: Sequence[float],
    colours: Sequence[str],
    text: Callable,
) -> None:
    """A bar from `low` to `high` and a dot at `middle`, labelled by `text`. A missing range leaves
    the dot alone."""
    for row, (a, m, b, colour) in enumerate(zip(low, middle, high, colours, strict=True)):
        if pd.notna(a) and pd.notna(b):
            ax.plot(
                [a, b], [row, row], color=colour, linewidth=5, alpha=0.32, solid_capstyle="butt"
            )
        if pd.notna(m):
            ax.plot(m, row, "o", color=colour, markersize=7)
            write_over(ax, text(m), m, row)


def draw_dots(
    ax: Axes,
    values: Sequence[float],
    colours: Sequence[str],
    text: Callable,
    reference: float | None = None,
) -> None:
    """A dot a row, its value beside it; a line at `reference`, if there is one. A missing value is
    said to be missing."""
    if reference is not None:
        ax.axvline(reference, color=GREY, linewidth=0.9, linestyle=(0, (4, 3)))
    for row, (value, colour) in enumerate(zip(values, colours, strict=True)):
        if pd.isna(value):
            write_missing(ax, row)
            continue
        ax.plot(value, row, "o", color=colour, markersize=7)
        write_over(ax, text(value), value, row)
