"""Marks for shares of two groups over roles.

draw_waterfall(ax, ...)      steps that add up to a total
draw_segregation(ax, ...)    the segregation curve, with D
"""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from helpers.charts.drawing import draw_dots
from helpers.charts.palette import ACCENT, GREY, INK
from helpers.charts.points import mark_line
from helpers.charts.style import halo, label_rows
from helpers.wording import percent

HALF = 0.5
MANY = 30  # roles; a curve over more has no marks


def draw_waterfall(
    ax: Axes, steps: Sequence[float], labels: Sequence[str], total: str, text: Callable
) -> None:
    """Steps that add up, one a row from the top, and their sum in the last row."""
    steps = np.asarray(steps, dtype=float)
    ends = np.cumsum(steps)
    starts = ends - steps
    for row, (start, end) in enumerate(zip([*starts, 0], [*ends, ends[-1]], strict=True)):
        ax.barh(
            row, end - start, left=start, height=0.5, color=ACCENT if row == len(steps) else GREY
        )
    for row, (end, step) in enumerate(
        zip([*np.maximum(starts, ends), max(0, ends[-1])], [*steps, ends[-1]], strict=True)
    ):
        ax.annotate(
            f"+{text(step)}" if step > 0 else text(step),
            (end, row),
            (5, 0),
            textcoords="offset points",
            va="center",
            fontsize=9.2,
            path_effects=halo(),
        )
    for row, end in enumerate(ends):
        ax.plot([end, end], [row, row + 1], color=GREY, linewidth=0.7)
    ax.axvline(0, color=INK, linewidth=0.8)
    ax.use_sticky_edges = False  # room for the texts beside the bars, at zero as well
    label_rows(ax, [*labels, total])
    ax.margins(x=0.14)
    ax.xaxis.set_major_formatter(lambda value, _: text(value))


def draw_shares(
    ax: Axes, shares: Sequence[float], labels: Sequence[str], colours: Sequence[str]
) -> None:
    """A dot a row at a share, its value beside it, from none to all, with a line at one half."""
    draw_dots(ax, shares, colours, lambda share: percent(share, 1))
    label_rows(ax, list(labels))
    mark_line(ax, HALF, "as many women as men")
    ax.set_xlim(0, 1)
    ax.xaxis.set_major_formatter(lambda share, _: percent(share))


def draw_segregation(ax: Axes, curve: pd.DataFrame, text: str) -> None:
    """Cumulative shares of one group (`a`) against those of the other (`b`), role by role; `text`
    at the greatest distance from the diagonal, which is D."""
    ax.plot([0, 1], [0, 1], color=GREY, linewidth=0.9, linestyle=(0, (4, 3)))
    ax.annotate("even spread", (0.42, 0.44), rotation=45, ha="center", va="bottom", color=GREY)
    marker = "o" if len(curve) < MANY else None
    ax.plot(curve["b"], curve["a"], color=ACCENT, linewidth=2, marker=marker, clip_on=False)
    far = curve.loc[curve["gap"].idxmax()]
    ax.plot([far["b"]] * 2, [far["a"], far["b"]], color=INK, linewidth=1.6)
    beside = (far["b"], far["a"] + far["gap"] / 4)
    ax.annotate(
        text,
        beside,
        (-6, 0),
        textcoords="offset points",
        ha="right",
        va="center",
        path_effects=halo(),
    )
    ax.set(xlim=(0, 1.01), ylim=(0, 1.01), aspect="equal")
