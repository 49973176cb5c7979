"""Points with names, and a line through them, on given axes.

draw_scatter(ax, x, y, labels, colours)   labelled points, a colour each
draw_band(ax, band)                       a fitted line with its band, as far as the data go
draw_omissions(ax, ...)                   a dot a row for the result without it, and the result with all
halo()                                    a rim that keeps lines from crossing a text
"""

from collections.abc import Callable, Sequence

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke

from helpers.charts.style import ACCENT, FAINT, GREY, INK, PAPER, label_rows

__all__ = ["draw_band", "draw_omissions", "draw_scatter", "halo"]

CROWD = 24  # points; of more only the labelled ones have a colour
RIGHT_PART = 0.6  # of the width: labels of points beyond it stand at their left
DIGITS = 7  # significant ones that are drawn: more differ between processors


def halo() -> list:
    """A rim in the colour of the paper, which keeps lines behind a text from crossing it."""
    return [withStroke(linewidth=3, foreground=PAPER)]


def draw_scatter(
    ax: Axes,
    x: Sequence[float],
    y: Sequence[float],
    labels: Sequence[str],
    colours: Sequence[str],
    right: Sequence[bool] | None = None,
) -> None:
    """A labelled dot for each point. The label stands right of its dot where `right` is True, by
    default in the left part of the data, so that none is clipped.

    Of many points those without a label are small and grey: so many colours would say nothing.
    """
    points = pd.DataFrame({"x": list(x), "y": list(y), "label": list(labels)})
    points = points.assign(
        colour=list(colours), right=_left_part(points.x) if right is None else list(right)
    )
    if len(points) > CROWD:
        rest = points[points.label == ""]
        sns.scatterplot(rest, x="x", y="y", color=GREY, alpha=0.45, s=14, linewidth=0, ax=ax)
        points = points[points.label != ""]
    sns.scatterplot(points, x="x", y="y", c=points.colour, s=58, linewidth=0, zorder=3, ax=ax)
    for point in points.itertuples():
        _name(ax, point)
    ax.grid(color=FAINT)
    ax.margins(x=0.06)


def _left_part(x: pd.Series) -> pd.Series:
    return x < x.min() + RIGHT_PART * (x.max() - x.min())


def _name(ax: Axes, point) -> None:
    ax.annotate(
        point.label,
        (point.x, point.y),
        (8 if point.right else -8, 0),
        textcoords="offset points",
        ha="left" if point.right else "right",
        va="center",
        fontsize=9.2,
        path_effects=halo(),
        zorder=4,
    )


def draw_band(ax: Axes, band: pd.DataFrame) -> None:
    """A fitted line and the band around it, from a frame `x`, `fit`, `low`, `high` in the units of the
    axes. The line is drawn by its two ends, so it must be straight on these axes."""
    drawn = band.apply(lambda column: [float(f"{value:.{DIGITS}g}") for value in column])
    ax.fill_between(drawn.x, drawn.low, drawn.high, color=ACCENT, alpha=0.13, linewidth=0, zorder=1)
    ends = drawn.iloc[[0, -1]]
    ax.plot(ends.x, ends.fit, color=ACCENT, linewidth=1.8, zorder=2)


def draw_omissions(
    ax: Axes,
    labels: Sequence[str],
    values: Sequence[float],
    colours: Sequence[str],
    whole: float,
    text: Callable,
    least: float | None = None,
    least_label: str = "",
) -> None:
    """A dot a row for the result without it, joined to a line at `whole`, the result with all rows; a
    dashed line at `least` with its label, if one is given."""
    ax.axvline(whole, color=INK, linewidth=1.1, zorder=1)
    _above(ax, whole, f"with all: {text(whole)}")
    if least is not None:
        ax.axvline(least, color=GREY, linewidth=0.9, linestyle=(0, (4, 3)), zorder=1)
        _above(ax, least, least_label, GREY)
    for row, (value, colour) in enumerate(zip(values, colours, strict=True)):
        if pd.isna(value):
            continue
        ax.plot([whole, value], [row, row], color=colour, linewidth=2, alpha=0.5, zorder=2)
        ax.plot(value, row, "o", color=colour, markersize=7, zorder=3)
        ax.annotate(
            text(value),
            (value, row),
            (0, 7),
            textcoords="offset points",
            ha="center",
            fontsize=9,
            path_effects=halo(),
        )
    label_rows(ax, list(labels))


def _above(ax: Axes, x: float, text: str, colour: str = INK) -> None:
    """A label over the axes, at a line."""
    ax.annotate(
        text,
        (x, 1),
        (0, 3),
        xycoords=("data", "axes fraction"),
        textcoords="offset points",
        ha="center",
        fontsize=9,
        color=colour,
    )
