"""What a mark says when a pointer rests on it: its row, and its values as the axes print them. All
is read from the figure and from the rows that were plotted; a drawing need not know of it.

    marks(fig, data)      (artist, a text for each of its marks)
"""

import math
import re
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from helpers.wording import dollars, number

TICK = re.compile(r"([−-]?)(\$?)([\d,]*\.?\d+)\s?(k?)(.*)", re.DOTALL)


def marks(fig: Figure, data: pd.DataFrame) -> Iterator[tuple[Artist, list[str]]]:
    """The artists of a figure that stand for values, each with the texts of its marks in their
    order; marks without a place are left out, as they are not drawn."""
    for ax in (ax for ax in fig.axes if ax.get_visible()):
        name = _names(data)
        say_x, say_y = _reader(ax.xaxis), _reader(ax.yaxis)
        for artist, places in _places(ax):
            texts = [_text(ax, name(x, y), say_x(x), say_y(y)) for x, y in places if _stands(x, y)]
            if any(texts):
                yield artist, texts


def _places(ax: Axes) -> Iterator[tuple[Artist, list[tuple[float, float]]]]:
    """The artists of an axes that are marks, with the places in data that they stand for."""
    for scatter in ax.collections:
        if isinstance(scatter, PathCollection) and scatter.get_offset_transform() == ax.transData:
            yield (
                scatter,
                [(float(x), float(y)) for x, y in np.ma.filled(scatter.get_offsets(), np.nan)],
            )
    for line in ax.lines:
        if (
            line.get_marker() not in (None, "None", "none", " ", "")
            and line.get_transform() == ax.transData
        ):
            yield line, list(zip(*map(_floats, line.get_data()), strict=True))
    for bar in ax.patches:
        if isinstance(bar, Rectangle) and bar.get_transform().contains_branch(ax.transData):
            x, y, width, height = bar.get_x(), bar.get_y(), bar.get_width(), bar.get_height()
            if _labels(ax.yaxis) and not _labels(ax.xaxis):
                yield bar, [(width, y + height / 2)]
            elif _labels(ax.xaxis) and not _labels(ax.yaxis):
                yield bar, [(x + width / 2, height)]


def _floats(values) -> list[float]:
    return [float(value) for value in np.ma.filled(np.ma.asarray(values, dtype=float), np.nan)]


def _stands(x: float, y: float) -> bool:
    return math.isfinite(x) and math.isfinite(y)


def _text(ax: Axes, name: str, x: str, y: str) -> str:
    """A mark in words: the row that it stands in, then what the other axis says."""
    rows, columns = _labels(ax.yaxis), _labels(ax.xaxis)
    if rows and columns:
        return ""  # a matrix: its cells carry their texts
    if rows or columns:
        row, value, axis = (y, x, ax.xaxis) if rows else (x, y, ax.yaxis)
        return f"{row}: {value}" if row and value else ""
    said = [
        f"{_flat(axis.get_label_text())} {value}".strip()
        for axis, value in ((ax.xaxis, x), (ax.yaxis, y))
        if value and _flat(axis.get_label_text())
    ]
    return ": ".join(filter(None, [name, "; ".join(said)]))


def _flat(text: str) -> str:
    """A label in one line."""
    return " ".join(text.split())


def _ticks(axis: Axis) -> list[tuple[float, str]]:
    return [
        (float(tick.get_loc()), label)
        for tick in axis.get_major_ticks()
        if (label := _flat(tick.label1.get_text()))
    ]


def _labels(axis: Axis) -> dict[float, str]:
    """The names along an axis of names; nothing along an axis of numbers."""
    ticks = _ticks(axis)
    return {} if all(TICK.fullmatch(label) for _, label in ticks) else dict(ticks)


def _reader(axis: Axis) -> Callable[[float], str]:
    """How an axis says a value: the nearest name, or a number in the unit of its ticks."""
    if names := _labels(axis):
        return lambda value: next(
            (label for at, label in names.items() if abs(at - value) < 0.5), ""
        )
    for at, label in _ticks(axis):
        sign, dollar, digits, thousands, unit = TICK.fullmatch(label).groups()
        shown = float(digits.replace(",", "")) * (1000 if thousands else 1)
        if at and shown:
            scale = 10.0 ** round(math.log10(abs(shown / at)))
            return lambda value, d=dollar, s=scale, u=unit: _value(value * s, d, u)
    return lambda value: ""


def _value(value: float, dollar: str, unit: str) -> str:
    """A number to about three digits, with its unit."""
    digits = max(0, 2 - math.floor(math.log10(abs(value)))) if value else 0
    digits = min(digits, 1 if unit.strip().startswith("%") else 3)
    return dollars(value) if dollar else number(value, digits) + unit


def _names(data: pd.DataFrame) -> Callable[[float, float], str]:
    """The name of the row with these two values: its first text, if one row has both."""
    numbers = data.select_dtypes("number").to_numpy(dtype=float)
    texts = [column for column in data if not pd.api.types.is_numeric_dtype(data[column])]

    def name(x: float, y: float) -> str:
        found = np.isclose(numbers, x).any(axis=1) & np.isclose(numbers, y).any(axis=1)
        return str(data[texts[0]].to_numpy()[found][0]) if found.sum() == 1 else ""

    return name if texts and numbers.size else lambda x, y: ""
