"""What is there, and what is not.

draw_coverage(ax, table)     which role has which figure; of many roles, how many have it
draw_repeats(ax, counts)     how many values a figure takes, of how many it could
"""

import textwrap

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from helpers.charts.many import RUNGS
from helpers.charts.palette import ACCENT, FAINT, GREY, INK, PAPER
from helpers.charts.style import label_rows

NARROW = 9  # letters in a line of a column's label


def draw_coverage(ax: Axes, table: pd.DataFrame) -> None:
    """A row for each column of `table` (True where a role, a row of it, has the figure): a filled
    square a role that has it, a hollow one a role that lacks it, and how many have it where some
    lack it. More than eight roles are not told apart: a bar is as long as the number that has it.
    """
    label_rows(ax, list(table.columns))
    if len(table) <= RUNGS:
        _squares(ax, table)
    else:
        _bars(ax, table)
    most = len(table) if len(table) > RUNGS else len(table) - 0.55
    for row, count in enumerate(table.sum()):
        if count < len(table):
            _beside(ax, f"{count:,} of {len(table):,}", most, row)


def _squares(ax: Axes, table: pd.DataFrame) -> None:
    for given, face in ((True, GREY), (False, PAPER)):
        places = [
            (i, j)
            for j, name in enumerate(table)
            for i, on in enumerate(table[name])
            if on == given
        ]
        ax.scatter(
            *zip(*places, strict=True) if places else ([], []),
            marker="s",
            s=34,
            facecolor=face,
            edgecolor=GREY if given else INK,
            linewidth=0.9,
            zorder=3,
        )
    names = [textwrap.fill(name, NARROW, break_long_words=False) for name in table.index]
    ax.set_xticks(range(len(table)), names, fontsize=8.8)
    ax.tick_params(length=0, top=False, labeltop=True, labelbottom=False)
    ax.set_xlim(-0.5, len(table) + 0.35)
    ax.spines["bottom"].set_visible(False)
    _key(ax)


def _key(ax: Axes) -> None:
    look = {"marker": "s", "linestyle": "none", "markersize": 6, "markeredgewidth": 0.9}
    marks = [
        Line2D([], [], markerfacecolor=GREY, markeredgecolor=GREY, label="given", **look),
        Line2D([], [], markerfacecolor=PAPER, markeredgecolor=INK, label="on no page", **look),
    ]
    ax.legend(
        handles=marks,
        loc="upper left",
        bbox_to_anchor=(0, 0),
        ncols=2,
        borderaxespad=0.2,
        borderpad=0,
        handletextpad=0.1,
        fontsize=9,
    )


def _bars(ax: Axes, table: pd.DataFrame) -> None:
    ax.barh(range(table.shape[1]), table.sum(), height=0.5, color=GREY)
    ax.set_xlim(0, len(table) * 1.25)
    ax.set_xticks([0, len(table)])
    ax.set_xlabel("roles that have a value on any page")


def _beside(ax: Axes, text: str, x: float, row: int) -> None:
    paper = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.4}
    ax.annotate(
        text, (x, row), (6, 0), textcoords="offset points", va="center", fontsize=9, bbox=paper
    )


def draw_repeats(ax: Axes, counts: pd.DataFrame) -> None:
    """A dot at the number of different `values` of a `figure`, a bar at the number of `roles` that
    have it, and both in numbers where they differ."""
    rows = range(len(counts))
    label_rows(ax, list(counts["figure"]))
    ax.hlines(rows, counts["values"], counts["roles"], color=FAINT, linewidth=2.4)
    ax.plot(counts["roles"], rows, "|", color=GREY, markersize=9, markeredgewidth=1.8)
    ax.plot(counts["values"], rows, "o", color=ACCENT, markersize=7)
    for row, (values, roles) in enumerate(zip(counts["values"], counts["roles"], strict=True)):
        if values < roles:
            _beside(ax, f"{values:,} among {roles:,}", roles, row)
    most = max(counts["roles"], default=1)
    ax.set_xlim(0, 1.2 * most)
    marks = MaxNLocator(8, integer=True).tick_values(0, most)
    ax.set_xticks([mark for mark in marks if mark <= most])
    ax.set_xlabel("different values (dot) among so many roles (bar)")
