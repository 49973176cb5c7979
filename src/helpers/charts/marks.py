"""What stands beside the marks of an axis.

name_marks(ax, names)           words under some numbers of the horizontal axis
write_over(ax, text, x, row)    a value over its dot
write_missing(ax, row)          that a row has no value
"""

from collections.abc import Mapping
from functools import partial

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Annotation

from helpers.charts.palette import GREY, INK, PAPER
from helpers.charts.style import halo

BELOW = -20  # points: under the numbers of the axis, which keep the axis one of numbers
OVER = 7  # points from the middle of a dot to its value
CLEAR = 2.5  # points between a value and an upright line


def name_marks(ax: Axes, names: Mapping[float, str]) -> None:
    """Write each name under the place on the horizontal axis that it belongs to."""
    for place, name in names.items():
        ax.annotate(
            name,
            (place, 0),
            (0, BELOW),
            xycoords=("data", "axes fraction"),
            textcoords="offset points",
            ha="center",
            va="top",
            fontsize=9.5,
            color=INK,
            annotation_clip=False,
        )


def write_over(ax: Axes, text: str, x: float, row: float) -> None:
    """Write a value over its dot. Where an upright line would strike it, it moves to the side of
    the line that its dot is on, anew whenever the figure has another size."""
    value = ax.annotate(
        text,
        (x, row),
        (0, OVER),
        textcoords="offset points",
        ha="center",
        fontsize=9,
        color=INK,
        path_effects=halo(),
    )
    ax.figure.again.append(partial(_keep_clear, ax, value))


def write_missing(ax: Axes, row: float) -> None:
    """Say at the left end of a row that it has no value; the paper behind keeps lines away."""
    ax.annotate(
        "not given",
        (0, row),
        (2, 0),
        xycoords=("axes fraction", "data"),
        textcoords="offset points",
        va="center",
        fontsize=8.5,
        color=GREY,
        bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.4},
    )


def _keep_clear(ax: Axes, value: Annotation) -> None:
    value.set_position((0, OVER))
    point = ax.figure.dpi / 72
    box = value.get_window_extent(FigureCanvasAgg(ax.figure).get_renderer()).padded(CLEAR * point)
    dot = ax.transData.transform(value.xy)[0]
    struck = [line for line in _upright(ax) if box.x0 < line < box.x1]
    if struck:
        line = min(struck, key=lambda at: abs(at - dot))
        aside = line - box.x1 if dot < line else line - box.x0
        value.set_position((round(aside / point, 2), OVER))


def _upright(ax: Axes) -> list[float]:
    """Where lines stand that run from the foot to the head of the axes, in pixels."""
    across = (line.get_xdata() for line in ax.lines if list(line.get_ydata()) == [0, 1])
    places = [x[0] for x in across if len(x) == 2 and x[0] == x[1]]
    return [ax.transData.transform((place, 0))[0] for place in places]
