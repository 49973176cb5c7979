"""A figure as a phone shows it: so narrow that nothing has to be scrolled, no letter too small to be
read, long texts in more lines, and of the numbers along an axis only as many as have room.

on_phone(fig, lay_out)     the figure in that form, for as long as the block lasts
balanced(text, width)      a text in even lines
"""

import re
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Annotation, Text
from matplotlib.ticker import FixedFormatter, FixedLocator
from matplotlib.transforms import Bbox

PHONE = 4.1  # inches, which a phone shows over some 350 pixels
LEAST = 9.4  # points of a letter: 11 pixels there
LINE = 0.165  # inches from line to line
TITLE, SOURCE, AXIS, NOTE = 48, 66, 42, 20  # letters in a line of a text there
NAME, WIDEST = 14, 22  # letters in a line of a row's name, at best and at most
WORD = 24  # letters of a word that is not cut
APART = 7  # pixels around a number of an axis
NUMBER = re.compile(r"\d")
WORDS = re.compile(r"[^\W\d_]{3}")


@contextmanager
def on_phone(fig: Figure, lay_out: Callable[[Figure], None]) -> Iterator[None]:
    """A figure in the form for phones, as `lay_out` lays it out there; it gets its own back."""
    size, axes = fig.get_size_inches().copy(), [ax for ax in fig.axes if ax.get_visible()]
    texts = [(text, text.get_text(), text.get_fontsize()) for text in fig.findobj(Text)]
    marks = [
        (axis, axis.get_major_locator(), axis.get_major_formatter())
        for ax in axes
        for axis in (ax.xaxis, ax.yaxis)
    ]
    ends = [(ax, ax.get_xlim(), ax.xaxis.label.get_position()[0]) for ax in axes]
    try:
        for ax in axes:
            _name_rows(ax)
        height = size[1] + LINE * _wrap(fig, axes)
        for text, _, _ in texts:
            text.set_fontsize(max(text.get_fontsize(), LEAST))
        fig.set_size_inches(PHONE, height)
        lay_out(fig)
        for ax in axes:
            _make_room(ax)
        fig.set_size_inches(PHONE, height + sum(map(_lacking, axes)))
        lay_out(fig)
        for ax in axes:
            _keep_inside(ax)
        yield
    finally:
        fig.set_size_inches(size)
        for axis, locator, formatter in marks:
            axis.set_major_locator(locator)
            axis.set_major_formatter(formatter)
        for ax, limits, centre in ends:
            ax.set_xlim(limits)
            ax.xaxis.label.set_x(centre)
        for text, said, points in texts:
            text.set_text(said)
            text.set_fontsize(points)


def balanced(text: str, width: int) -> str:
    """A text in as few lines as fit the width, and these as even as can be: no last word stands
    alone, and no word is cut that a line can hold.

    >>> balanced("Pay goes with the degree rate in seven of the roles", 40)
    'Pay goes with the degree\\nrate in seven of the roles'
    """

    longest = min(max(map(len, text.split()), default=1), WORD)

    def lines(wide: int) -> list[str]:
        return textwrap.wrap(text, max(wide, longest), break_on_hyphens=False)

    fewest = len(lines(width))
    even = (wide for wide in range(longest, width) if len(lines(wide)) == fewest)
    return "\n".join(lines(next(even, width)))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _longest(text: str) -> int:
    return max(map(len, text.splitlines()), default=0)


def _wrap(fig: Figure, axes: list[Axes]) -> int:
    """Break the texts that are too long for a phone; how many lines there are more above and below
    the axes."""
    more = _broken(fig._suptitle, TITLE) + _broken(fig._supxlabel, SOURCE)
    more += max((_broken(ax.xaxis.label, AXIS) for ax in axes), default=0)
    if len(axes) > 1:
        more += max(_broken(ax._left_title, NAME) for ax in axes)
        for ax in axes:
            ax._left_title.set_fontsize(LEAST)
    for ax in axes:
        for note in ax.texts:
            _broken(note, NOTE)
    return more


def _broken(text: Text | None, width: int) -> int:
    said = text.get_text() if text else ""
    if _longest(said) <= width:
        return 0
    text.set_text(balanced(_flat(said), width))
    return text.get_text().count("\n") - said.count("\n")


def _name_rows(ax: Axes) -> None:
    """Break the names of rows, as narrow as the height of the rows may allow."""
    places, names = ax.get_yticks(), [label.get_text() for label in ax.get_yticklabels()]
    if not _named(ax) or max(map(_longest, names), default=0) <= NAME:
        return
    row = ax.get_position().height * ax.figure.get_figheight() / len(names)
    for width in range(NAME, WIDEST + 1):
        broken = [balanced(_flat(name), width) for name in names]
        if LINE * max(1 + name.count("\n") for name in broken) <= row:
            break
    _mark(ax.yaxis, places, broken)


def _named(ax: Axes) -> bool:
    """Whether the rows have names, and no numbers."""
    names = [label.get_text() for label in ax.get_yticklabels() if label.get_visible()]
    return isinstance(ax.yaxis.get_major_locator(), FixedLocator) and any(map(WORDS.search, names))


# What meets what is seen when the figure is laid out


def _make_room(ax: Axes) -> None:
    renderer = FigureCanvasAgg(ax.figure).get_renderer()
    _thin_out(ax.xaxis, renderer)
    _raise(ax, renderer)
    names = [label.get_window_extent(renderer) for label in ax.get_yticklabels()]
    boxes = _boxes(list(ax.texts), renderer)
    left = min((box.x0 for box in boxes if any(box.overlaps(name) for name in names)), default=None)
    right = max((box.x1 for box in boxes), default=0)
    (low, high), width = ax.get_xlim(), ax.bbox.width
    to_data = ax.transData.inverted()
    if left is not None and left < ax.bbox.x0:
        low = to_data.transform((2 * left - ax.bbox.x0 - APART, 0))[0] if width else low
    if right > ax.figure.bbox.x1:
        high = to_data.transform((ax.bbox.x1 + 2 * (right - ax.figure.bbox.x1) + APART, 0))[0]
    ax.set_xlim(low, high)


def _keep_inside(ax: Axes) -> None:
    """Move the name of an axis that is wider than its axes away from the edge of the figure."""
    label, edge = ax.xaxis.label, ax.figure.bbox.x1 - APART
    if label.get_text() and (over := label.get_window_extent().x1 - edge) > 0:
        label.set_x(label.get_position()[0] - over / ax.bbox.width)


def _lacking(ax: Axes) -> float:
    """How many inches the axes need more, so that no name of a row stands on the next."""
    names = [label for label in ax.get_yticklabels() if label.get_text()]
    if not _named(ax) or not names:
        return 0
    high = max(1 + name.get_text().count("\n") for name in names) * LINE
    return max(0, high * len(names) - ax.bbox.height / ax.figure.dpi)


def _thin_out(axis: Axis, renderer) -> None:
    """Leave out every second number of an axis until none meets the next; names are staggered."""
    places = list(axis.get_majorticklocs())
    names = [label.get_text() for label in axis.get_ticklabels()]
    if all(NUMBER.search(name) for name in names):
        while _crowded(axis, renderer) and len(places) > 2:
            places, names = places[::2], names[::2]
            _mark(axis, places, names)
    elif _crowded(axis, renderer):
        lines = 1 + max(name.count("\n") for name in names[::2])
        _mark(axis, places, [name + "\n" * lines * (n % 2) for n, name in enumerate(names)])


def _mark(axis: Axis, places: list[float], names: list[str]) -> None:
    axis.set_major_locator(FixedLocator(places))
    axis.set_major_formatter(FixedFormatter(names))


def _crowded(axis: Axis, renderer) -> bool:
    boxes = _boxes([label for label in axis.get_ticklabels() if label.get_text()], renderer)
    return any(a.overlaps(b) for a, b in pairwise(boxes))


def _boxes(texts: list[Text], renderer) -> list[Bbox]:
    return [text.get_window_extent(renderer).padded(APART) for text in texts]


def _raise(ax: Axes, renderer) -> None:
    """Of two names of lines that would meet above the axes one stands higher."""
    above = [
        t for t in ax.texts if isinstance(t, Annotation) and t.xycoords == ("data", "axes fraction")
    ]
    above.sort(key=lambda text: text.xy[0])
    for (a, b), (left, right) in zip(
        pairwise(above), pairwise(_boxes(above, renderer)), strict=True
    ):
        if left.overlaps(right) and not a.get_text().endswith("\n"):
            b.set_text(b.get_text() + "\n")
