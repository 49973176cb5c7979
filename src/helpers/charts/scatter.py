"""Points with names, and a line through them, on given axes.

draw_scatter(ax, x, y, labels, colours)   labelled points, a colour each
draw_band(ax, band)                       a fitted line with its band, as far as the data go
draw_omissions(ax, ...)                   a dot a row for the result without it, and the result with all
halo()                                    a rim that keeps lines from crossing a text
"""

from collections.abc import Sequence

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke

from helpers.charts.places import label_sides
from helpers.charts.style import ACCENT, FAINT, GREY, PAPER, label_rows
from helpers.wording import number

__all__ = ["draw_band", "draw_scatter", "draw_stems", "halo"]

CROWD = 24  # points; of more only the labelled ones have a colour


def halo() -> list:
    """A rim in the colour of the paper, which keeps lines behind a text from crossing it."""
    return [withStroke(linewidth=3, foreground=PAPER)]


def draw_scatter(
    ax: Axes,
    x: Sequence[float],
    y: Sequence[float],
    labels: Sequence[str],
    colours: Sequence[str],
) -> None:
    """A dot with its label for each point, for a logarithmic axis of y. Labels keep clear of each
    other, of dots, and of straight lines that are on the axes already.

    Of many points those without a label are small and grey: so many colours would say nothing.
    """
    points = pd.DataFrame({"x": list(x), "y": list(y), "label": list(labels)})
    points = points.assign(colour=list(colours))
    sides = label_sides(points, [line.get_data() for line in ax.lines])
    if len(points) > CROWD:
        rest = points[points.label == ""]
        sns.scatterplot(rest, x="x", y="y", color=GREY, alpha=0.45, s=14, linewidth=0, ax=ax)
        points = points[points.label != ""]
    sns.scatterplot(points, x="x", y="y", c=points.colour, s=58, linewidth=0, zorder=3, ax=ax)
    for point, (right, up) in zip(points.itertuples(), sides, strict=True):
        ax.annotate(
            point.label,
            (point.x, point.y),
            (right * (8 if up == 0 else 3), up * 8),
            textcoords="offset points",
            ha="left" if right > 0 else "right",
            va=("top", "center", "bottom")[up + 1],
            fontsize=9.2,
            path_effects=halo(),
            zorder=4,
        )
    ax.grid(color=FAINT)
    ax.margins(x=0.06)


def draw_band(ax: Axes, band: pd.DataFrame) -> None:
    """A fitted line and the band around it, from a frame `x`, `fit`, `low`, `high` in the units of the
    axes. The line is drawn by its two ends, so it must be straight on these axes."""
    ax.fill_between(band.x, band.low, band.high, color=ACCENT, alpha=0.13, linewidth=0, zorder=1)
    ends = band.iloc[[0, -1]]
    ax.plot(ends.x, ends.fit, color=ACCENT, linewidth=1.8, zorder=2)


def draw_stems(
    ax: Axes,
    labels: Sequence[str],
    values: Sequence[float],
    colours: Sequence[str],
    start: float = 0,
    digits: int = 2,
) -> None:
    """A dot a row with its value beside it, joined to an upright line at `start`. A missing value has
    no dot."""
    for row, (value, colour) in enumerate(zip(values, colours, strict=True)):
        if pd.isna(value):
            continue
        ax.plot([start, value], [row, row], color=colour, linewidth=2, alpha=0.5, zorder=2)
        ax.plot(value, row, "o", color=colour, markersize=7, zorder=3)
        ax.annotate(
            number(value, digits),
            (value, row),
            (9 if value >= start else -9, 0),
            textcoords="offset points",
            ha="left" if value >= start else "right",
            va="center",
            fontsize=9,
            path_effects=halo(),
            zorder=4,
        )
    ax.margins(x=0.16)  # room for the value of a dot at the edge
    label_rows(ax, list(labels))
