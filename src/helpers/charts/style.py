"""One look for all figures. Draw functions take an axes and put one thing on it; a notebook joins
them to a figure and ends with `show`.

    figure(height, ...)           a new figure and its axes, in the house style
    headline(fig, title, ...)     the title, which says what is seen
    role_colours(roles)           a colour a role, the same in every figure
    label_rows(ax, labels)        names for the rows of a chart
    halo()                        what keeps lines behind a text from crossing it
"""

import textwrap
import warnings
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path

import matplotlib
from cycler import cycler
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from helpers.charts.palette import FAINT, GREY, INK, PAPER, ROLE_COLOURS
from helpers.charts.phone import balanced
from helpers.wording import plain

WIDTH = 5.8  # inches: on a phone, where the figure shrinks to about 3.6, its text can still be read
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


def fonts() -> list[str]:
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
    matplotlib.rcParams.update(STYLE | {"font.family": fonts()})
    quiet_fonts()
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


def quiet_fonts() -> None:
    # A name in a script that the font lacks is drawn as boxes, which the figure says, with its text
    # beside it in tables and in the alt text.
    warnings.filterwarnings("ignore", message="Glyph .* missing from font")


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
