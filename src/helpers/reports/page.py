"""A whole page around a body of HTML: it stands on its own, runs no script and fetches nothing.
Navigation above, the way on below, and a footer that says from what it was made and how to rebuild.

    page(title, body, ...)       the HTML of any page
    Summary                      what other pages say of a notebook
"""

from dataclasses import dataclass, field

from markupsafe import Markup

from helpers.charts.fonts import faces
from helpers.reports.templates import render, style

SITE = "Role Gaps"
DRAWING = 'class="drawing"'  # what needs the letters of figures
COMPARE = "compare-roles"  # the report whose pages the pairs are: its name's end


@dataclass(frozen=True)
class Summary:
    """What other pages say of a notebook: its title, its answer (Markdown), its figures (name, alt,
    width, height), what it found, if it is the one that weighs: `doubt` and `claims`, and the terms
    that it defines, each with its sentence (Markdown)."""

    name: str
    title: str
    answer: str = ""
    figures: tuple[dict, ...] = ()
    findings: dict = field(default_factory=dict)
    terms: tuple[tuple[str, str], ...] = ()

    @property
    def short(self) -> str:
        """The name as a link: the file name's words."""
        return self.name.rpartition("/")[2].split("-", 1)[-1].replace("-", " ").capitalize()


def page(
    title: str,
    body: Markup,
    *,
    here: str,
    summaries: list[Summary],
    versions: str,
    data_hash: str,
    source: str = "",
    before: Summary | None = None,
    onward: Summary | None = None,
    sources: Markup | None = None,
    up: str = "",
    description: str = "",
    styles: tuple[str, ...] = ("page.css",),
) -> str:
    """A whole page. `here` is its name, `up` the way to the folder of the index; `before` and
    `onward` are the pages that its end leads to, `source` says where the data come from and of
    when; `styles` are files of the template folder."""
    pairs = here.startswith("pairs/")
    whole = render(
        "page.html.j2",
        title=title,
        site=SITE,
        body=body,
        here=here,
        around=next((s.name for s in summaries if pairs and s.name.endswith(COMPARE)), ""),
        pages=summaries,
        versions=versions,
        data_hash=data_hash,
        source=source,
        before=before,
        onward=onward,
        sources=sources,
        up=up,
        description=description or title,
        css=Markup(faces(body) if DRAWING in body else "") + style(*styles),
    )
    return str(whole)
