"""Figures that are the same on every processor: what is plotted is rounded before it is drawn.

    round_data(fig)     round all that is plotted in a figure to seven significant digits

The last digits of what BLAS, exp and log give hang on the processor. No eye could see that, but a
line of many points on one straight line is simplified by where those digits fall, and whole pixels
change."""

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import Collection, PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle


def round_data(fig: Figure) -> None:
    """Round lines, bars, areas, points, pictures, texts and the ends of axes."""
    for ax in fig.axes:
        for line in ax.lines:
            line.set_data(*(_rounded(line.get_data(orig=False)[i]) for i in (0, 1)))
        for drawn in (*ax.collections, *ax.images, *ax.patches):
            _round(drawn)
        for text in ax.texts:
            text.set_position(_rounded_place(text.get_position()))
        _round_ends(ax)


def _rounded(values: np.ndarray) -> np.ndarray:
    """By way of decimals: powers of ten would bring their own last digits."""
    values = np.ma.asarray(values, dtype=float)
    flat = [float(f"{value:.7g}") for value in values.data.ravel()]
    rounded = np.reshape(flat, values.shape)
    return np.ma.array(rounded, mask=values.mask) if values.mask.any() else rounded


def _rounded_place(place: tuple) -> list:
    return [float(f"{at:.7g}") if isinstance(at, float) else at for at in place]


def _round(drawn: Artist) -> None:
    if isinstance(drawn, Rectangle):
        drawn.set_bounds(_rounded(np.array(drawn.get_bbox().bounds)))
    elif isinstance(drawn, Polygon):
        drawn.set_xy(_rounded(drawn.get_xy()))
    elif isinstance(drawn, Collection):
        _round_collection(drawn)
    if getattr(drawn, "get_array", None) and drawn.get_array() is not None:
        colours = drawn.get_array()
        if colours.ndim < 3:  # numbers, not colours
            drawn.set_array(_rounded(colours))


def _round_collection(drawn: Collection) -> None:
    if isinstance(drawn, PathCollection):  # points: their shapes are shared, and exact
        drawn.set_offsets(_rounded(drawn.get_offsets()))
        return
    for path in drawn.get_paths():
        path.vertices = _rounded(path.vertices)


def _round_ends(ax: Axes) -> None:
    for get, put in ((ax.get_xlim, ax.set_xlim), (ax.get_ylim, ax.set_ylim)):
        ends = _rounded(np.array(get()))
        put(*ends, auto=None)
