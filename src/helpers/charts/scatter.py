"""Bands and stems, on given axes.

draw_band(ax, band)       a fitted line with its band, as far as the data go
draw_stems(ax, ...)       a dot a row with its value, joined to a line
draw_omissions(ax, ...)   such dots for the result without each row, against that with all
"""

from collections.abc import Callable, Sequence

import pandas as pd
from matplotlib.axes import Axes

from helpers.charts.palette import ACCENT
from helpers.charts.points import mark_line
from helpers.charts.style import halo, label_rows
from helpers.wording import number


def draw_band(ax: Axes, band: pd.DataFrame) -> None:
    """A fitted line and the band around it, from a frame `x`, `fit`, `low`, `high` in the units of
    the axes. The line is drawn by its two ends, so it must be straight on these axes."""
    ax.fill_between(band.x, band.low, band.high, color=ACCENT, alpha=0.13, linewidth=0, zorder=1)
    ends = band.iloc[[0, -1]]
    ax.plot(ends.x, ends.fit, color=ACCENT, linewidth=1.8, zorder=2)


def _two_digits(value: float) -> str:
    return number(value, 2)


def draw_stems(
    ax: Axes,
    labels: Sequence[str],
    values: Sequence[float],
    colours: Sequence[str],
    start: float = 0,
    text: Callable[[float], str] = _two_digits,
) -> None:
    """A dot a row with its value beside it, joined to an upright line at `start`. A missing value
    has no dot."""
    for row, (value, colour) in enumerate(zip(values, colours, strict=True)):
        if pd.isna(value):
            continue
        right = value >= start
        ax.plot([start, value], [row, row], color=colour, linewidth=2, alpha=0.5, zorder=2)
        ax.plot(value, row, "o", color=colour, markersize=7, zorder=3)
        ax.annotate(
            text(value),
            (value, row),
            (9 if right else -9, 0),
            textcoords="offset points",
            ha="left" if right else "right",
            va="center",
            fontsize=9,
            path_effects=halo(),
            zorder=4,
        )
    ax.margins(x=0.16)  # room for the value of a dot at the edge
    label_rows(ax, list(labels))


def draw_omissions(
    ax: Axes,
    labels: Sequence[str],
    values: Sequence[float],
    colours: Sequence[str],
    whole: float,
    text: Callable[[float], str] = _two_digits,
    none: float = 0,
    none_label: str = "no link",
) -> None:
    """A dot a row for the result without it, joined to a solid line at `whole`, the result with all
    rows; a dashed line at `none`, where there is nothing to see."""
    mark_line(ax, none, none_label)
    mark_line(ax, whole, f"with all: {text(whole)}", solid=True)
    draw_stems(ax, labels, values, colours, whole, text)
