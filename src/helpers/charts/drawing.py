"""Marks on given axes: each function draws one thing, in the order of the rows that it is given,
first row at the top.

    draw_ranges(ax, ...)      a bar from low to high with a dot at the middle value
    draw_dots(ax, ...)        a dot a row with its value beside it
    draw_given(ax, table)     a grid of filled and hollow marks: given, not given
    draw_counts(ax, ...)      how many of many roles have each figure
    draw_glance(axes, ...)    pay, women, degree and openings side by side
    draw_places(ax, ...)      where averages lie in their ranges
    draw_repeats(ax, ...)     how many different values a figure has, against how many it could have
    log_pay(ax), thousands(ax)   axes of pay
"""

from collections.abc import Callable, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from helpers.charts.scatter import halo
from helpers.charts.style import ACCENT, FAINT, GREY, INK, PAPER, label_rows
from helpers.wording import percent

__all__ = [
    "draw_counts",
    "draw_dots",
    "draw_given",
    "draw_glance",
    "draw_places",
    "draw_ranges",
    "draw_repeats",
    "log_pay",
    "thousands",
]

ROUND_PAY = (
    10_000,
    20_000,
    30_000,
    40_000,
    60_000,
    80_000,
    120_000,
    160_000,
    240_000,
    320_000,
    640_000,
)
FEWEST_MARKS = 3  # fewer marks do not show a scale


def thousands(ax: Axes) -> None:
    """Label the horizontal axis in thousands of dollars."""
    ax.xaxis.set_major_formatter(
        FuncFormatter(lambda value, _: f"${value / 1000:,.0f}k" if value else "$0")
    )


def log_pay(ax: Axes) -> None:
    """Make the vertical axis a logarithmic one of yearly pay, with round dollar amounts at its
    marks."""
    ax.set_yscale("log")
    marks = _marks(*ax.get_ylim())
    ax.set_yticks(marks, [f"${mark:,.0f}" for mark in marks])
    ax.minorticks_off()
    ax.set_ylabel("average pay a year, logarithmic scale")


def _marks(low: float, high: float) -> list[float]:
    """Round amounts between two: those of the usual ladder, or of even steps where the two lie so
    close that it has too few."""
    marks = [mark for mark in ROUND_PAY if low < mark < high]
    if len(marks) < FEWEST_MARKS:
        marks = [
            float(mark)
            for mark in MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
            if low < mark < high
        ]
    return marks


def _label(ax: Axes, text: str, x: float, row: float) -> None:
    ax.annotate(
        text,
        (x, row),
        (0, 7),
        textcoords="offset points",
        ha="center",
        fontsize=9,
        color=INK,
        path_effects=halo(),
    )


def draw_ranges(
    ax: Axes,
    low: Sequence[float],
    middle: Sequence[float],
    high: Sequence[float],
    colours: Sequence[str],
    text: Callable,
) -> None:
    """A bar from `low` to `high` and a dot at `middle`, labelled by `text`. A missing range leaves
    the dot alone."""
    for row, (a, m, b, colour) in enumerate(zip(low, middle, high, colours, strict=True)):
        if pd.notna(a) and pd.notna(b):
            ax.plot(
                [a, b], [row, row], color=colour, linewidth=5, alpha=0.32, solid_capstyle="butt"
            )
        if pd.notna(m):
            ax.plot(m, row, "o", color=colour, markersize=7)
            _label(ax, text(m), m, row)


def draw_dots(
    ax: Axes,
    values: Sequence[float],
    colours: Sequence[str],
    text: Callable,
    reference: float | None = None,
) -> None:
    """A dot a row, its value beside it; a line at `reference`, if there is one. A missing value is
    said to be missing."""
    if reference is not None:
        ax.axvline(reference, color=GREY, linewidth=0.9, linestyle=(0, (4, 3)))
    for row, (value, colour) in enumerate(zip(values, colours, strict=True)):
        if pd.isna(value):
            ax.annotate(
                "not given",
                (0, row),
                (2, 0),
                xycoords=("axes fraction", "data"),
                textcoords="offset points",
                va="center",
                fontsize=8.5,
                color=GREY,
            )
            continue
        ax.plot(value, row, "o", color=colour, markersize=7)
        _label(ax, text(value), value, row)


def draw_given(ax: Axes, table: pd.DataFrame) -> None:
    """A grid with a filled mark where the table is True and a hollow one where it is not."""
    for row, values in enumerate(table.to_numpy()):
        for column, given in enumerate(values):
            face, edge = (GREY, GREY) if given else (PAPER, INK)
            ax.plot(
                column,
                row,
                "s",
                markersize=6,
                markerfacecolor=face,
                markeredgecolor=edge,
                markeredgewidth=0.9,
            )
    label_rows(ax, list(table.index))
    ax.grid(color=FAINT)
    ax.set_xticks(range(table.shape[1]), list(table.columns), rotation=90)
    ax.spines["bottom"].set_visible(False)
    ax.tick_params(length=0)


def draw_counts(ax: Axes, counts: pd.Series, of: int) -> None:
    """A bar a row for how many `of` all roles have a figure, with the number where some lack it."""
    rows = range(len(counts))
    ax.barh(rows, counts, height=0.5, color=GREY)
    for row, count in enumerate(counts):
        if count < of:
            ax.annotate(
                f"{count:,}",
                (count, row),
                (4, 0),
                textcoords="offset points",
                va="center",
                fontsize=9,
                color=INK,
            )
    label_rows(ax, list(counts.index))
    ax.set_xlim(0, of * 1.08)
    ax.set_xlabel(f"roles that have a value, of {of:,}")


def draw_glance(axes: Sequence[Axes], roles: pd.DataFrame, colours: Sequence[str]) -> None:
    """Four axes side by side: pay range and average, women's share, share with the most common
    degree, openings in thousands."""
    pay, women, degree, openings = axes
    draw_ranges(
        pay,
        roles["salary_low_usd"],
        roles["yearly_salary_usd"],
        roles["salary_high_usd"],
        colours,
        _short_dollars,
    )
    draw_dots(women, roles["women_share"], colours, lambda v: percent(v, 1), reference=0.5)
    draw_dots(degree, roles["degree_share"], colours, percent)
    draw_dots(openings, roles["openings"] / 1000, colours, lambda v: f"{v:,.0f}k")
    label_rows(pay, list(roles["short"]))
    thousands(pay)
    for ax, title in zip(
        axes, ("Pay range and average", "Women", "Degree", "Openings"), strict=True
    ):
        ax.set_title(title)
    least = (
        -0.06 * openings.get_xlim()[1]
        if roles["openings"].min() < 0.06 * roles["openings"].max()
        else 0
    )  # a dot is as wide
    for ax, left, right in ((women, 0, 1), (degree, 0, 1), (openings, least, None)):
        ax.set_xlim(left, right if right else ax.get_xlim()[1] * 1.15)
        ax.set_xticks([])
        ax.grid(axis="y")
        ax.spines[["left", "bottom"]].set_visible(False)


def _short_dollars(value: float) -> str:
    return f"${value / 1000:,.0f}k"


def draw_places(
    ax: Axes, places: pd.DataFrame, colours: Sequence[str], labels: Sequence[str]
) -> None:
    """A dot where each average lies between the ends of its range (log scale), with the line that
    rounding of the ends leaves open; a bar at the arithmetic middle, a hollow diamond at the mean
    of the log-normal."""
    rows = range(len(places))
    ax.axvline(0.5, color=GREY, linewidth=0.9, linestyle=(0, (4, 3)))
    ax.plot(places["arithmetic"], rows, "|", color=GREY, markersize=11, markeredgewidth=1.8)
    if "lognormal" in places:
        ax.plot(places["lognormal"], rows, "D", color=GREY, markersize=6, markerfacecolor=PAPER)
    ax.hlines(rows, places["least"], places["most"], color=list(colours), linewidth=2.2)
    ax.scatter(places["place"], rows, c=list(colours), s=48, zorder=3)
    label_rows(ax, list(labels))
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.5, 1], ["low end", "geometric middle", "high end"])


def draw_repeats(ax: Axes, counts: pd.DataFrame) -> None:
    """A dot at the number of different `values` of a `field`, a bar at the number of `roles` that
    have it."""
    rows = range(len(counts))
    ax.hlines(rows, counts["values"], counts["roles"], color=FAINT, linewidth=2.4)
    ax.plot(counts["roles"], rows, "|", color=GREY, markersize=9, markeredgewidth=1.8)
    ax.plot(counts["values"], rows, "o", color=ACCENT, markersize=7)
    label_rows(ax, list(counts["field"]))
    ax.set_xlim(0, max(counts["roles"], default=1) + 0.4)
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.set_xlabel("different values (dot) among so many roles (bar)")
