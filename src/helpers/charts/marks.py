"""What stands beside the marks of an axis.

name_marks(ax, names)   words under some numbers of the horizontal axis
"""

from collections.abc import Mapping

from matplotlib.axes import Axes

from helpers.charts.style import INK

__all__ = ["name_marks"]

BELOW = -20  # points: under the numbers of the axis, which keep the axis one of numbers


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
