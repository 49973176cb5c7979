"""Points whose names keep clear of each other and of the lines between them, and lines that say
what they are.

draw_points(ax, ...)      a labelled dot a row
mark_line(ax, at, text)   a reference line that is named above the axes
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from helpers.charts.palette import FAINT, GREY, INK
from helpers.charts.phone import LEAST, NAME, PHONE, balanced
from helpers.charts.style import halo

CROWD = 24  # points; of more only those with a label have a colour
NEAR = [(8, 0), (-8, 0), (0, 9), (0, -9), (7, 7), (7, -7), (-7, 7), (-7, -7)]
SIDES = [*NEAR, (12, 14), (12, -14), (-12, 14), (-12, -14), (0, 18), (0, -18)]
FAR = 20  # as bad as so many places on a line, for a name that does not stand close
ALIGN = {-1: "right", 0: "center", 1: "left"}
UP = {-1: "top", 0: "center", 1: "bottom"}
ROOM = 0.16  # of the width, for names right of the last points
DOT = 60  # as bad as so many places on a line
NAME_MET = 1000  # no name stands on another
NOT_ITS_OWN = 150  # as bad as so many places on a line, for a name as near to another dot
LINE = 3  # so many times each of its places
FAINT_DOT = 2  # a dot without a name is less in the way
CLEARLY = 2  # so many times as far from others as from its own dot a name should stand
ROUNDS = 3
DASHES = (0, (4, 3))
STEPS = 200  # places on a line that a label keeps clear of


def mark_line(ax: Axes, at: float, text: str, colour: str = GREY, solid: bool = False) -> None:
    """An upright line that is named above the axes: dashed, or solid for what was found."""
    ax.axvline(at, color=colour, linewidth=1.1, linestyle="-" if solid else DASHES, zorder=1)
    ax.annotate(
        text,
        (at, 1),
        (0, 3),
        xycoords=("data", "axes fraction"),
        textcoords="offset points",
        ha="center",
        va="bottom",
        fontsize=8.8,
        color=INK if solid else colour,
    )


def draw_points(
    ax: Axes,
    x: Sequence[float],
    y: Sequence[float],
    labels: Sequence[str],
    colours: Sequence[str],
) -> None:
    """A labelled dot for each point. A label stands on the side where it meets fewest other dots,
    labels and lines already drawn; axes should have their scale and lines before.

    Of many points those without a label are small and grey: so many colours would say nothing."""
    points = pd.DataFrame({"x": list(x), "y": list(y), "label": list(labels), "c": list(colours)})
    plain = points["label"].eq("") if len(points) > CROWD else pd.Series(False, points.index)
    rest, named = points[plain], points[~plain]
    if len(rest):
        ax.plot(
            rest["x"], rest["y"], "o", color=GREY, alpha=0.45, markersize=3.6, markeredgewidth=0
        )
    for point in named.itertuples():
        ax.plot(point.x, point.y, "o", color=point.c, markersize=7.5, zorder=3)
    ax.grid(color=FAINT)
    ax.margins(0.06, 0.1)
    ax.autoscale_view()
    left, right = ax.get_xlim()
    ax.set_xlim(left, right + (0 if len(rest) else ROOM) * (right - left))
    names = _Names(ax, named, rest)
    names.place()
    ax.figure.again.append(names.place)


@dataclass
class _Names:
    """The names of points, which find their places anew whenever the figure has another size."""

    ax: Axes
    points: pd.DataFrame
    rest: pd.DataFrame
    texts: list[Text] = field(default_factory=list)

    def place(self) -> None:
        for text in self.texts:
            text.remove()
        dots = self.ax.transData.transform(self.rest[["x", "y"]].to_numpy(float))
        lines = [line for line in self.ax.lines if line.get_linestyle() != "None"]
        places = np.vstack([np.repeat(dots, FAINT_DOT, axis=0), *map(_along, lines * LINE)])
        narrow = self.ax.figure.get_figwidth() <= PHONE
        names = self.points["label"].map(lambda name: balanced(name, NAME) if narrow else name)
        self.texts = _label(self.ax, self.points.assign(label=names), places)


def _along(line: Line2D) -> np.ndarray:
    """Places along a line on the axes, in pixels."""
    ends = line.get_transform().transform(line.get_xydata())
    far = np.linspace(0, len(ends) - 1, STEPS)
    return np.column_stack([np.interp(far, range(len(ends)), ends[:, i]) for i in (0, 1)])


def _label(ax: Axes, points: pd.DataFrame, lines: np.ndarray) -> list[Text]:
    """A text for each point that has a name. First each takes the side with least in its way, then
    each looks again at what the others took."""
    renderer = FigureCanvasAgg(ax.figure).get_renderer()
    dots = ax.transData.transform(points[["x", "y"]].to_numpy(dtype=float))
    fixed = [text.get_window_extent(renderer) for text in ax.texts]
    around, texts, boxes, ways, taken = _pixels(ax, 5), {}, {}, {}, {}
    for i, point in enumerate(points.itertuples()):
        if point.label:
            texts[i] = [_text(ax, point, side) for side in SIDES]
            boxes[i] = [text.get_window_extent(renderer) for text in texts[i]]
            others = np.vstack([np.repeat(np.delete(dots, i, axis=0), DOT, axis=0), lines])
            ways[i] = [
                _cost(ax, box, others, fixed, around)
                + 0.3 * n
                + FAR * (n >= len(NEAR))
                + NOT_ITS_OWN * _astray(box, i, dots)
                for n, box in enumerate(boxes[i])
            ]
    for i in list(texts) * ROUNDS:
        met = [NAME_MET * _overlaps(box, i, taken, boxes, around) for box in boxes[i]]
        taken[i] = int(np.argmin(np.add(ways[i], met)))
    for i, tried in texts.items():
        for n, text in enumerate(tried):
            if n != taken[i]:
                text.remove()
    return [tried[taken[i]] for i, tried in texts.items()]


def _astray(box: Bbox, own: int, dots: np.ndarray) -> float:
    """How far a reader could take the name in a box for that of another dot: 0 if the others are
    clearly further away than its own, about 1 if one is as near."""
    low, high = box.min, box.max
    away = np.hypot(*np.maximum(np.maximum(low - dots, dots - high), 0).T)
    others = np.delete(away, own)
    return max(0.0, CLEARLY - float(others.min(initial=np.inf)) / max(1.0, away[own]))


def _overlaps(box: Bbox, own: int, taken: dict, boxes: dict, around: float) -> int:
    wide = box.padded(around / 2)
    return sum(wide.overlaps(boxes[i][n]) for i, n in taken.items() if i != own)


def _pixels(ax: Axes, points: float) -> float:
    return points * ax.figure.dpi / 72


def _text(ax: Axes, point, side: tuple[int, int]) -> Text:
    return ax.annotate(
        point.label,
        (point.x, point.y),
        side,
        textcoords="offset points",
        ha=ALIGN[int(np.sign(side[0]))],
        va=UP[int(np.sign(side[1]))],
        fontsize=LEAST,
        path_effects=halo(),
        zorder=4,
        in_layout=False,
    )


def _cost(ax: Axes, box: Bbox, places: np.ndarray, taken: list[Bbox], around: float) -> float:
    """How much stands in the way of a text: other marks and lines inside its box, labels, edges."""
    wide = box.padded(around)
    met = (
        (places[:, 0] > wide.x0)
        & (places[:, 0] < wide.x1)
        & (places[:, 1] > wide.y0)
        & (places[:, 1] < wide.y1)
    ).sum()
    over = sum(bool(wide.overlaps(other)) for other in taken)
    frame = ax.bbox
    out = max(0, frame.x0 - box.x0, box.x1 - frame.x1) + max(
        0, frame.y0 - box.y0, box.y1 - frame.y1
    )
    return float(met + NAME_MET * over + 5 * out)
