"""One look for all figures, and one place where they are saved and shown. Draw functions take an
axes and put one thing on it; a notebook joins them to a figure and ends with `show`.

    figure(height, ...)           a new figure and its axes, in the house style
    headline(fig, title, ...)     the title, which says what is seen
    role_colours(roles)           a colour a role, the same in every figure
    show(fig, alt, name=..., data=...)   show a figure; with a name, write it as PNG, as SVG for a
                                         desk and for a phone, and the plotted rows as CSV
"""

import base64
import io
import sys
import textwrap
import warnings
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import matplotlib
import numpy as np
import pandas as pd
from cycler import cycler
from IPython.display import display
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from PIL import Image

from helpers.charts.palette import ACCENT, DARK, FAINT, GREY, INK, PAPER, ROLE_COLOURS
from helpers.charts.phone import balanced, on_phone
from helpers.charts.rounding import round_data
from helpers.charts.svg import drawing
from helpers.paths import out
from helpers.spreadsheet import keyed, marked, safe
from helpers.wording import plain

__all__ = [
    "ACCENT",
    "FAINT",
    "GREY",
    "INK",
    "PAPER",
    "figure",
    "halo",
    "headline",
    "label_rows",
    "role_colours",
    "show",
]

WIDTH = 5.8  # inches: on a phone, where the figure shrinks to about 3.6, its text can still be read
DPI = 200
COLOURS_IN_PNG = 256
PACKED = 7  # of 9: the last two take seven times as long for a twentieth of the size
SOURCE = 115  # letters in a line of the small type at the foot
TITLE = 330  # letters of a title, five lines
LABEL = 40  # letters in a line of a row's label: a longer one would leave no room for the chart

# For names in scripts that the first two fonts lack (they have Latin, Greek, Cyrillic, Arabic and
# Hebrew). Only names are ever set in these, so a figure without such a name is the same on every
# machine.
OTHER_SCRIPTS = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans CJK KR",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Emoji",
    "Symbola",
    "PingFang SC",
    "Hiragino Sans",
    "Apple SD Gothic Neo",
    "Microsoft YaHei",
    "Yu Gothic",
    "Malgun Gothic",
    "Nirmala UI",
    "Segoe UI Symbol",
    "Arial Unicode MS",
    "Noto Sans",
)
BOXES = "a box is a sign that no font of this machine has, tables show it"

STYLE = {
    "font.family": [
        "Source Sans Pro",
        "DejaVu Sans",
    ],  # `figure` adds what the machine has of OTHER_SCRIPTS
    "font.size": 10.5,
    "figure.facecolor": PAPER,
    "figure.constrained_layout.use": True,
    "axes.facecolor": PAPER,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.labelsize": 10,
    "axes.titlesize": 10.5,
    "axes.titlelocation": "left",
    "axes.titlecolor": INK,
    "axes.titleweight": "bold",
    "axes.prop_cycle": cycler(color=ROLE_COLOURS),
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.unicode_minus": True,
    "grid.color": FAINT,
    "grid.linewidth": 0.7,
    "legend.frameon": False,
    "lines.linewidth": 1.6,
    "patch.linewidth": 0,
    "savefig.facecolor": PAPER,
    "svg.hashsalt": "role-gaps",
    "text.color": INK,
    "text.parse_math": False,  # "$38,792 and $118,898" is no formula
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "xtick.labelsize": 9.5,
    "ytick.labelsize": 10,
    "ytick.major.size": 0,
}


def _fonts() -> list[str]:
    """The fonts of a figure: the house's, then those of other scripts that the machine has."""
    known = set(font_manager.get_font_names())
    return [*STYLE["font.family"], *(font for font in OTHER_SCRIPTS if font in known)]


def _register_font() -> None:
    folder = Path(find_spec("font_source_sans_pro").origin).parent / "files"
    for face in ("Regular", "It", "Bold"):
        font_manager.fontManager.addfont(folder / f"SourceSansPro-{face}.ttf")


_register_font()


class HouseFigure(Figure):
    """A figure that is drawn in two sizes. `again` holds what has to be placed anew in each."""

    def __init__(self, **more):
        super().__init__(**more)
        self.again: list[Callable[[], None]] = []


def figure(height: float = 3.4, rows: int = 1, columns: int = 1, **more) -> tuple[Figure, Axes]:
    """A new figure in the house style, `height` inches high, with one axes or a grid of them (as
    plt.subplots gives)."""
    matplotlib.rcParams.update(STYLE | {"font.family": _fonts()})
    _quiet_fonts()
    # A figure of its own, unknown to pyplot: JupyterLab would show those a second time at the end
    # of a cell.
    fig = HouseFigure(figsize=(WIDTH, height))
    return fig, fig.subplots(rows, columns, **more)


def headline(fig: Figure, title: str) -> None:
    """The title of a figure, wrapped to its width: it says what is seen. One that would leave no
    room for the figure is cut; the alternative text has all of it."""
    fig.suptitle(
        balanced(textwrap.shorten(plain(title), TITLE, placeholder=" …"), 66),
        x=0.01,
        ha="left",
        fontsize=12,
        fontweight="bold",
        color=INK,
    )


def halo() -> list:
    """A rim in the colour of the paper, which keeps lines behind a text from crossing it."""
    return [withStroke(linewidth=3, foreground=PAPER)]


def label_rows(ax: Axes, labels: Sequence[str]) -> None:
    """Name the rows of a chart of horizontal marks, the first at the top, with a faint line through
    each."""
    ax.set_yticks(range(len(labels)), [balanced(label, LABEL) for label in labels])
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.grid(axis="y")
    ax.spines["left"].set_visible(False)


def role_colours(roles: Iterable[str]) -> dict[str, str]:
    """A colour for each role, by name: the same role has the same colour in every figure of a
    build.

    Beyond ten roles the colours repeat; labels tell the roles apart, colours only help.
    """
    return {role: ROLE_COLOURS[i % len(ROLE_COLOURS)] for i, role in enumerate(sorted(roles))}


def show(
    fig: Figure,
    alt: str = "",
    *,
    name: str = "",
    data: pd.DataFrame | None = None,
    source: str = "",
) -> None:
    """Show a figure; with a `name`, write figures/<name>.png, .svg, -phone.svg and .csv as well.

    `alt` says in words what the picture shows, for those who do not see it, and `data` are the rows
    that were plotted: a figure that is written needs both. `source` says in small type where the
    data come from, and of when. Texts that reach beyond the edge are listed as `cut` in the metadata
    of the output, where a test looks for them: a warning would stand on the page of a reader whose
    names are long. A folder that cannot be written is said, and the figure is shown all the same.
    In a script, which cannot show it, its words are printed.
    Raises ValueError for an alternative text that says nothing."""
    if name and len(alt.split()) < 5:
        raise ValueError(
            f"{name}: alt text {alt!r}, expected a sentence that says what the figure shows"
        )
    if name and data is None:
        raise ValueError(f"{name}: no data, expected the rows that were plotted")
    if _boxed(fig):
        source = "; ".join(filter(None, (source, BOXES)))
    if source:  # in small type at the foot: where the data come from, and of when
        fig.supxlabel(
            textwrap.fill(plain(source), SOURCE), x=0.01, ha="left", fontsize=7.5, color=GREY
        )
    alt = plain(alt) or fig.get_suptitle() or "without a description"
    phone = _phone(fig, name) if name else ""
    _settle(fig)
    png, cut = _png(fig), _outside(fig)
    if name:
        _save(fig, name, png, data, phone)
    width, height = (round(inches * 100) for inches in fig.get_size_inches())
    about = {"alt": alt} | ({"name": name} if name else {}) | {"width": width, "height": height}
    if cut:
        about["cut"] = cut
    display(
        _Shown({"image/png": base64.b64encode(png).decode(), "text/plain": f"Figure: {alt}"}),
        raw=True,
        metadata={"image/png": about},
    )


class _Shown(dict):
    """What is shown, by kind; in a script it prints as its words."""

    def __repr__(self) -> str:
        return self["text/plain"]


def _phone(fig: Figure, name: str) -> str:
    """The figure as SVG for phones, which have no pointer that could rest on a mark."""
    with warnings.catch_warnings():
        # Names may be so long that no phone can hold them: a warning would stand on the page.
        warnings.filterwarnings("ignore", message="constrained_layout not applied")
        with on_phone(fig, _settle):
            return _svg(fig, f"{name}-phone", None)


def _save(fig: Figure, name: str, png: bytes, data: pd.DataFrame, phone: str) -> None:
    folder = out("figures")
    cells = data.map(lambda value: safe(keyed(value))).rename(columns=keyed)
    rows = marked(cells.to_csv(index=False, float_format="%.10g", lineterminator="\n"))
    svg = _svg(fig, name, data)
    files = {".png": png, ".svg": svg.encode(), "-phone.svg": phone.encode(), ".csv": rows.encode()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind, content in files.items():
            (folder / f"{name}{kind}").write_bytes(content)
    except OSError as error:
        reason = f"{error.filename or folder}: {error.strerror}"
        print(f"The figure is shown and not written. {reason}", file=sys.stderr)


def _quiet_fonts() -> None:
    # A name in a script that the font lacks is drawn as boxes, which the figure says, with its text
    # beside it in tables and in the alt text.
    warnings.filterwarnings("ignore", message="Glyph .* missing from font")


def _boxed(fig: Figure) -> bool:
    """Whether a text has a sign that no font of this machine has."""
    shown = "".join(text.get_text() for text in fig.findobj(Text))
    return not shown.isascii() and any(map(_lacking, sorted(set(shown) - {"\n"})))


@cache
def _lacking(sign: str) -> bool:
    fonts = (font_manager.get_font(font_manager.findfont(family)) for family in _fonts())
    return not any(font.get_char_index(ord(sign)) for font in fonts)


def _settle(fig: Figure) -> None:
    """Lay a figure out for good. Places are kept to a millionth: the last digits of the solver
    differ from run to run, and names in the SVG hang on them."""
    round_data(fig)
    FigureCanvasAgg(fig)  # one that wrote SVG would lay it out in points
    fig.dpi = DPI
    for ax in fig.axes:
        ax.set_in_layout(True)
    fig.set_layout_engine("constrained")
    fig.get_layout_engine().execute(fig)
    fig.set_layout_engine("none")
    for ax in fig.axes:
        ax.set_position([round(edge, 6) for edge in ax.get_position().bounds])
    for place in fig.again:
        place()


def _outside(fig: Figure) -> list[str]:
    """The texts that reach beyond the edge of the figure as drawn."""
    frame = fig.bbox.padded(DPI / 100)
    boxes = (
        (text.get_text(), text.get_window_extent())
        for text in fig.findobj(Text)
        if text.get_visible() and text.get_text()
    )
    cut = {
        text
        for text, box in boxes
        if box.x0 < frame.x0 or box.x1 > frame.x1 or box.y0 < frame.y0 or box.y1 > frame.y1
    }
    return sorted(cut - _not_drawn(fig))


def _not_drawn(fig: Figure) -> set[str]:
    """The labels of ticks beyond the ends of their axis: they exist and are not drawn."""
    axes = [axis for ax in fig.axes for axis in (ax.xaxis, ax.yaxis)]
    ends = [sorted(axis.get_view_interval()) for axis in axes]
    placed = (
        (at, label, end) for axis, end in zip(axes, ends, strict=True) for at, label in _ticks(axis)
    )
    return {label for at, label, (low, high) in placed if not low <= at <= high}


def _ticks(axis: Axis) -> list[tuple[float, str]]:
    return [(tick.get_loc(), tick.label1.get_text()) for tick in axis.get_major_ticks()]


def _png(fig: Figure) -> bytes:
    canvas, packed = FigureCanvasAgg(fig), io.BytesIO()  # one that names were measured on is empty
    canvas.draw()
    drawn = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    picture = drawn.quantize(COLOURS_IN_PNG, dither=Image.Dither.NONE)
    picture.save(packed, format="png", compress_level=PACKED, dpi=(DPI, DPI))
    return packed.getvalue()


def _svg(fig: Figure, name: str, data: pd.DataFrame | None) -> str:
    return drawing(fig, name, data, DARK)
