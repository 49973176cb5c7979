"""How is it drawn? One look for all figures; each drawing puts one thing on axes that it is given,
from data, labels and titles.

    figure, headline, show      a figure, its title, and its way into the notebook and to disk
    role_colours, label_rows    a colour a role, rows with names
    ACCENT, FAINT, GREY, INK, PAPER   the palette

Read `palette`, `style` and `showing` first, then `drawing` and `pictures` (the marks), `svg`, `phone`,
`hover` and `fonts` (text in pictures). These are loaded when they are first asked for: a page that shows a picture needs
none of what draws it.
"""

from importlib import import_module

PALETTE = ("ACCENT", "FAINT", "GREY", "INK", "PAPER")
STYLE = ("figure", "headline", "label_rows", "role_colours")

__all__ = [*PALETTE, *STYLE, "show"]


def __getattr__(name: str):
    if name not in __all__:
        raise AttributeError(f"module 'helpers.charts' has no attribute {name!r}")
    room = "palette" if name in PALETTE else "style" if name in STYLE else "showing"
    return getattr(import_module(f"helpers.charts.{room}"), name)
