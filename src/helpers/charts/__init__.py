"""How is it drawn? One look for all figures; each drawing puts one thing on axes that it is given,
from data, labels and titles.

    figure, headline, show      a figure, its title, and its way into the notebook and to disk
    role_colours, label_rows    a colour a role, rows with names
    ACCENT, FAINT, GREY, INK, PAPER   the palette

Read `style` first, then `drawing` and `pictures` (the marks).
"""

from helpers.charts.style import (
    ACCENT,
    FAINT,
    GREY,
    INK,
    PAPER,
    figure,
    headline,
    label_rows,
    role_colours,
    show,
)

__all__ = [
    "ACCENT",
    "FAINT",
    "GREY",
    "INK",
    "PAPER",
    "figure",
    "headline",
    "label_rows",
    "role_colours",
    "show",
]
