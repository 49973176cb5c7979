"""HTML comes from templates that escape what they are given; `Markup` is what is HTML already.

render(template, ...)     the HTML of a template of this room
style(*names)             its style sheets in one, with the palette of the figures
"""

from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from helpers.charts.palette import variables

TEMPLATES = Path(__file__).with_name("template")
NIGHT = "@media screen and (prefers-color-scheme:dark)"


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


def render(template: str, **values) -> Markup:
    """The HTML of a template. Texts among the values are escaped, Markup is not."""
    return Markup(_environment().get_template(template).render(**values))


@cache
def style(*names: str) -> Markup:
    """Style sheets of the template folder in one, before them the colours of the figures by name."""
    sheets = "".join((TEMPLATES / name).read_text(encoding="utf-8") for name in names)
    light, dark = (variables(which) for which in (0, 1))
    return Markup(f":root{{{light}}}{NIGHT}{{:root{{{dark}}}}}{sheets}".replace("\n", ""))
