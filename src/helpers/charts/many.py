"""Many roles: a chart or a table of hundreds of rows is not read. Beyond a limit the two ends are
shown, or some rungs between them, and how many others there are is said.

    ends(rows)               the rows, or the first and last ten of many
    rungs(rows)              the rows, or a few at even steps from the first to the last
    largest_steps(parts)     parts of a total; of many the largest, and the others as one
    standing_out(labels, ..) labels of points; of many only of those at the edges
    some(items)              items as a list in words; of many the first, and how many others
    those(shown, total)      how a title or caption says that not all are shown
    mark_gap(ax, ...)        where rows were left out of a chart, and how many
"""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from helpers.charts.palette import GREY
from helpers.wording import NAMED, counted, some, those, word

__all__ = [
    "END",
    "MOST",
    "RUNGS",
    "ends",
    "largest_steps",
    "mark_gap",
    "rungs",
    "some",
    "standing_out",
    "those",
]

MOST, END = 24, 10  # rows that a chart or a table shows; of more, so many at either end
RUNGS = 8  # roles in a square of all pairs


def ends(
    rows: pd.DataFrame | pd.Series, most: int = MOST, end: int = END
) -> pd.DataFrame | pd.Series:
    """The rows, if there are up to `most`; else the first and the last `end`.

    >>> ends(pd.Series(range(100)), most=4, end=2).tolist(), ends(pd.Series(range(4)), most=4).tolist()
    ([0, 1, 98, 99], [0, 1, 2, 3])
    """
    return rows if len(rows) <= most else pd.concat([rows.iloc[:end], rows.iloc[-end:]])


def rungs(rows: pd.DataFrame | pd.Series, most: int = RUNGS) -> pd.DataFrame | pd.Series:
    """The rows, if there are up to `most`; else so many at even steps, the first and the last among
    them.

    >>> rungs(pd.Series(range(100)), most=4).tolist()
    [0, 33, 66, 99]
    """
    return (
        rows
        if len(rows) <= most
        else rows.iloc[np.linspace(0, len(rows) - 1, most).round().astype(int)]
    )


def largest_steps(parts: pd.Series, most: int = MOST) -> pd.Series:
    """Parts of a total, by name; of more than `most` the largest by size, in their order, and the
    sum of the others last.

    >>> largest_steps(pd.Series([1.0, -5, 4, -1], list("abcd")), most=3).to_dict()
    {'b': -5.0, 'c': 4.0, 'two others': 0.0}
    """
    if len(parts) <= most:
        return parts
    kept = parts.abs().rank(method="first", ascending=False) < most
    return pd.concat(
        [parts[kept], pd.Series([parts[~kept].sum()], [f"{word(int((~kept).sum()))} others"])]
    )


def standing_out(labels: pd.Series, x: pd.Series, y: pd.Series, most: int = NAMED) -> pd.Series:
    """The labels of points; of more than `most` only those of the lowest and the highest in either
    direction, others empty."""
    if len(labels) <= most:
        return labels
    edges = [
        place
        for values in (x.to_numpy(), y.to_numpy())
        for place in np.argsort(values, kind="stable")[[0, -1]]
    ]
    return labels.where(pd.Series(range(len(labels)), labels.index).isin(edges), "")


def mark_gap(ax: Axes, shown: int, total: int, noun: str = "role") -> None:
    """A dotted line across a chart of rows where those between the two ends were left out, with
    their number; nothing if none."""
    if shown == total:
        return
    ax.axhline(shown // 2 - 0.5, color=GREY, linewidth=0.9, linestyle=(0, (1, 2)))
    ax.annotate(
        counted(total - shown, f"other {noun}"),
        (0, shown // 2 - 0.5),
        (-6, 0),
        xycoords=("axes fraction", "data"),
        textcoords="offset points",
        ha="right",
        va="center",
        fontsize=8.5,
        color=GREY,
    )
