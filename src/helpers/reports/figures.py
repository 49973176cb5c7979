"""Figures inside a page, as SVG with text that can be found, selected and hovered.

figure_html(figures, about, ...)     a figure of a folder of figures
"""

from pathlib import Path

from markupsafe import Markup, escape

from helpers.charts.inline import inside
from helpers.reports.prose import ReportError
from helpers.reports.templates import render


def figure_html(figures: Path, about: dict, up: str = "../", caption: bool = True) -> Markup:
    """A figure of the folder `figures` inside a page, for a desk and for a phone: `about` is what
    `show` noted (name, alt, width, height). Without a caption, only a link to the picture alone
    stands below."""
    said = f'role="img" aria-label="{escape(about["alt"])}"'
    drawings = [
        inside(_read(figures, about["name"] + ending), f"{said}{look}")
        for ending, look in (("", ""), ("-phone", ' class="phone"'))
    ]
    return render(
        "figure.html.j2",
        drawings=Markup("".join(drawings)),
        name=about["name"],
        up=up,
        full=caption,
    )


def _read(figures: Path, name: str) -> str:
    try:
        return (figures / f"{name}.svg").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ReportError(f"figure {name}: no such file among the figures") from None
