"""Figures inside a page, as SVG with text that can be found, selected and hovered.

figure_html(figures, about, ...)     a figure of a folder of figures
"""

from pathlib import Path

from markupsafe import Markup, escape

from helpers.charts.inline import inside
from helpers.reports.prose import ReportError
from helpers.reports.templates import render

__all__ = ["figure_html"]


def figure_html(figures: Path, about: dict, up: str = "../", caption: bool = True) -> Markup:
    """A figure of the folder `figures` inside a page: `about` is what `show` noted (name, alt,
    width, height). Without a caption, only a link to the picture alone stands below."""
    try:
        svg = (figures / f"{about['name']}.svg").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ReportError(f"figure {about['name']}: no such file among the figures") from None
    drawing = inside(svg, f'role="img" aria-label="{escape(about["alt"])}"')
    return render(
        "figure.html.j2", drawing=Markup(drawing), name=about["name"], up=up, full=caption
    )
