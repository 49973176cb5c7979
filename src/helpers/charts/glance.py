"""All roles at one glance.

draw_glance(axes, roles, colours)   pay, women, degree and openings side by side, a row a role
"""

from collections.abc import Callable, Sequence

import pandas as pd
from matplotlib.axes import Axes

from helpers.charts.drawing import thousands
from helpers.charts.marks import write_missing, write_over
from helpers.charts.palette import GREY
from helpers.charts.style import label_rows
from helpers.wording import percent

TITLES = ("Pay range and average", "Women", "Degree", "Openings")
SHARES = ([0, 0.5, 1], ["0", "50%", "100%"])
HALF = ([0.5], ["50%"])  # on a phone there is no room for more, and the line needs its label


def draw_glance(axes: Sequence[Axes], roles: pd.DataFrame, colours: Sequence[str]) -> None:
    """Four axes side by side: pay range and average, women's share, share with the most common
    degree, openings. A row a role, with its value over the dot; what is missing is said."""
    pay, women, degree, openings = axes
    pay.hlines(
        range(len(roles)),
        roles["salary_low_usd"],
        roles["salary_high_usd"],
        color=list(colours),
        linewidth=5,
        alpha=0.32,
    )
    _dots(pay, roles["yearly_salary_usd"], colours, lambda v: f"${v / 1000:,.0f}k")
    _dots(women, roles["women_share"], colours, lambda v: percent(v, 1))
    _dots(degree, roles["degree_share"], colours, percent)
    _dots(openings, roles["openings"], colours, lambda v: f"{v / 1000:,.0f}k")
    label_rows(pay, list(roles["short"]))
    thousands(pay)
    pay.margins(x=0.09)
    pay.tick_params(axis="x", labelsize=8.5)
    women.axvline(0.5, color=GREY, linewidth=0.9, linestyle=(0, (4, 3)), zorder=1)
    for ax, title in zip(axes, TITLES, strict=True):
        ax.set_title(title)
    for ax, marks in ((women, HALF), (degree, SHARES)):
        ax.set_xlim(-0.08, 1.08)
        ax.set_xticks(*marks, fontsize=8.5)
    _from_zero(openings, roles["openings"].max())
    for ax in axes[1:]:
        ax.grid(axis="y")
        ax.spines["left"].set_visible(False)


def _dots(ax: Axes, values: pd.Series, colours: Sequence[str], text: Callable) -> None:
    """A dot a row with its value over it."""
    given = values.notna().to_numpy()
    places = [row for row, there in enumerate(given) if there]
    ax.scatter(values[given], places, c=[colours[row] for row in places], s=46, zorder=3)
    for row, value in enumerate(values):
        if given[row]:
            write_over(ax, text(value), value, row)
        else:
            write_missing(ax, row)


def _from_zero(ax: Axes, most: float) -> None:
    """An axis of counts from zero, with a mark at zero and one below the largest."""
    end = most if most > 0 else 1.0
    ax.set_xlim(-0.1 * end, 1.22 * end)
    step = 10 ** (len(f"{end:.0f}") - 1)
    mark = max(step * (end // step), step) if end >= step else end
    ax.set_xticks([0, mark], ["0", f"{mark / 1000:,.0f}k"], fontsize=8.5)
