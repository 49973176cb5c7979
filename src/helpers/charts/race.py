"""Marks for shares of many groups over roles.

draw_strips(ax, shares, ...)       every group a row, every role a dot, one scale for all
draw_tree(ax, links, ...)          a hierarchical clustering
draw_representation(ax, ratios)    ratios around 1: more common in one hue, less common in another
"""

import textwrap
from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap, to_rgba
from scipy.cluster.hierarchy import dendrogram

from helpers.charts.palette import ACCENT, GREY, INK, PAPER, ROLE_COLOURS
from helpers.wording import number, percent, span

UNDER = "#c8591f"
SHADES, FULL = 64, 0.55
PALETTE = (ACCENT, UNDER, "#6a4c9c", *ROLE_COLOURS)  # far apart, and none of one group
WRAP = 18


def draw_strips(ax: Axes, shares: pd.DataFrame, kinds: pd.Series) -> None:
    """A row a group (a column of `shares`), a dot a role; all on one scale from 0. Dots of one kind
    (`kinds`, by role) stand on one height and have one colour. Lowest and highest share in
    words."""
    import seaborn as sns  # half a second: who does not draw it need not wait

    long = shares.assign(kind=kinds).melt(id_vars="kind", var_name="group", value_name="share")
    order = sorted(set(kinds))
    sns.stripplot(
        long,
        x="share",
        y="group",
        hue="kind",
        hue_order=order,
        palette=[PALETTE[i % len(PALETTE)] for i in range(len(order))],
        dodge=True,
        jitter=False,
        size=6.5,
        ax=ax,
    )
    for row, group in enumerate(shares):
        low, high = shares[group].min(), shares[group].max()
        ends = f"{span(number(100 * low, 1), number(100 * high, 1))}%"
        ax.annotate(ends, (high, row), (10, 0), textcoords="offset points", va="center", fontsize=9)
        ax.axhline(row + 0.5, color=GREY, linewidth=0.5, linestyle=(0, (1, 3)))
    ax.set_yticks(range(shares.shape[1]), [textwrap.fill(group, WRAP) for group in shares])
    ax.set(xlim=(-0.01, shares.max().max() * 1.22), xlabel="share of a role", ylabel="")
    ax.xaxis.set_major_formatter(lambda share, _: percent(share))
    ax.spines["left"].set_visible(False)
    ax.legend(title="profile", loc="lower right")


def draw_tree(ax: Axes, links: np.ndarray, labels: Sequence[str]) -> None:
    """The tree of a hierarchical clustering (SciPy's linkage matrix), leaves at the left."""
    tree = dendrogram(links, no_plot=True)
    for x, y in zip(tree["dcoord"], tree["icoord"], strict=True):
        ax.plot(x, y, color=GREY, linewidth=1.4)
    places = [5 + 10 * i for i in range(len(labels))]
    ax.set_yticks(places, [labels[i] for i in tree["leaves"]])
    ax.scatter([0] * len(labels), places, color=ACCENT, s=44, zorder=3, clip_on=False)
    ax.set_ylim(places[-1] + 6, -1)
    ax.set_xlim(left=0)
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0, pad=8)


def draw_representation(ax: Axes, ratios: pd.DataFrame) -> None:
    """A cell for each ratio, blue above 1 and orange below, the deeper the further from 1 (as a
    ratio: 0.5 and 2 are as deep). The hues are transparent, so they are right on dark paper too."""
    import seaborn as sns  # half a second: who does not draw it need not wait

    depth = np.log(ratios.where(ratios > 0))
    most = max(0.01, float(depth.abs().max().max()))
    sns.heatmap(
        depth,
        annot=ratios.map(lambda ratio: number(ratio, 2)),
        fmt="",
        annot_kws={"color": INK, "fontsize": 10},
        cmap=_two_hues(),
        vmin=-most,
        vmax=most,
        linewidths=2.5,
        linecolor=PAPER,
        cbar=False,
        ax=ax,
    )
    columns = [textwrap.fill(group, 11) for group in ratios]
    ax.set_yticks(np.arange(len(ratios)) + 0.5, list(ratios.index), rotation=0)
    ax.set_xticks(np.arange(len(columns)) + 0.5, columns, fontsize=9.2, rotation=0)
    ax.tick_params(length=0, top=False, labeltop=True, bottom=False, labelbottom=False)
    ax.set(xlabel="blue: more common than in the roles pooled; orange: less common", ylabel="")


def _two_hues() -> ListedColormap:
    """Orange, fading to nothing, then blue."""
    fade = np.linspace(FULL, 0, SHADES)
    return ListedColormap(
        [to_rgba(UNDER, alpha) for alpha in fade] + [to_rgba(ACCENT, alpha) for alpha in fade[::-1]]
    )
