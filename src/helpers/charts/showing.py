"""The way of a figure into the notebook and to disk.

show(fig, alt, name=..., data=...)   show a figure; with a name, write it as PNG, as SVG for a
                                     desk and for a phone, and the plotted rows as CSV
"""

import base64
import io
import re
import sys
import textwrap
import warnings
from functools import cache

import numpy as np
import pandas as pd
from IPython import get_ipython
from IPython.display import display
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from helpers.charts.palette import DARK, GREY
from helpers.charts.phone import on_phone
from helpers.charts.rounding import round_data
from helpers.charts.style import fonts
from helpers.charts.svg import drawing
from helpers.paths import BUILT_FROM, out
from helpers.spreadsheet import keyed, marked, safe
from helpers.wording import plain

DPI = 200
COLOURS_IN_PNG = 256
PACKED = 7  # of 9: the last two take seven times as long for a twentieth of the size
SOURCE = 115  # letters in a line of the small type at the foot
NAME = re.compile(r"\w[\w .-]*")  # of a file, on any system
OF_A_REPORT = re.compile(r"\d\d-")  # how names of figures begin that stand in a report
UNSEEN = (
    'a script does not show it; show(fig, "What it shows", name="my-figure", data=rows) writes it'
)
INITIALS = re.compile(r"\. (\w+): [\w ]+")  # in a source line: ". CS: Customer Service"
BOXES = "a box is a sign that no font of this machine has, tables show it"


def show(
    fig: Figure | Axes,
    alt: str = "",
    *,
    name: str = "",
    data: pd.DataFrame | None = None,
    source: str = "",
) -> None:
    """Show a figure, or that of some axes; with a `name`, write figures/<name>.png, .svg, -phone.svg
    and .csv as well, and say where, unless a report shows it.

    `alt` says in words what the picture shows, for those who do not see it, and `data` are the rows
    that were plotted: a figure that is written needs both. `source` says in small type where the
    data come from, and of when; what it says of initials (". CS: Customer Service") stands there
    only if the figure has them. Texts that reach beyond the edge are listed as `cut` in the metadata
    of the output, where a test looks for them: a warning would stand on the page of a reader whose
    names are long. A folder that cannot be written is said, and the figure is shown all the same.
    In a script, which cannot show it, its words are printed.
    Raises ValueError for an alternative text that says nothing, and for a name that is none of a
    file or is taken by a report."""
    fig = fig if isinstance(fig, Figure) else fig.get_figure(root=True)
    _checked(name)
    if name and len(alt.split()) < 5:
        raise ValueError(
            f"{name}: alt text {alt!r}, expected a sentence that says what the figure shows"
        )
    if name and data is None:
        raise ValueError(f"{name}: no data, expected the rows that were plotted")
    if _boxed(fig):
        source = "; ".join(filter(None, (source, BOXES)))
    source = INITIALS.sub(lambda said: said[0] if _has(fig, said[1]) else "", source)
    if source:  # in small type at the foot
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
    words = f"Figure: {alt}" if name or get_ipython() else f"Figure: {alt} ({UNSEEN})"
    display(
        _Shown({"image/png": base64.b64encode(png).decode(), "text/plain": words}),
        raw=True,
        metadata={"image/png": about},
    )


class _Shown(dict):
    """What is shown, by kind; in a script it prints as its words."""

    def __repr__(self) -> str:
        return self["text/plain"]


def _checked(name: str) -> None:
    """Raises ValueError for a name that a figure cannot have."""
    if name and not NAME.fullmatch(name):
        raise ValueError(f"{name!r}: expected a name of letters, digits, blanks, '-', '_' and '.'")
    built = out(BUILT_FROM)
    if name and get_ipython() is None and built.is_file():
        if f'"figures/{name}.png"' in built.read_text(encoding="utf-8"):
            raise ValueError(f"{name!r}: a figure of a report has this name, choose another")


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
        if get_ipython() is None or not OF_A_REPORT.match(name):
            print(f"Written: {folder / name}{', '.join(files)}")
    except OSError as error:
        reason = f"{error.filename or folder}: {error.strerror}"
        print(f"The figure is shown and not written. {reason}", file=sys.stderr)


def _has(fig: Figure, word: str) -> bool:
    return any(re.search(rf"\b{word}\b", text.get_text()) for text in fig.findobj(Text))


def _boxed(fig: Figure) -> bool:
    """Whether a text has a sign that no font of this machine has."""
    shown = "".join(text.get_text() for text in fig.findobj(Text))
    return not shown.isascii() and any(map(_lacking, sorted(set(shown) - {"\n"})))


@cache
def _lacking(sign: str) -> bool:
    found = (font_manager.get_font(font_manager.findfont(family)) for family in fonts())
    return not any(font.get_char_index(ord(sign)) for font in found)


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
