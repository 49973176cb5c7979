"""Executed notebooks to pages: their prose, outputs and figures, and a fold at the end of each
section that shows how it was computed.

    notebook_page(path, ...)     the HTML of a notebook's page
    summary(path)                what the index says of it
    says_place(cell)             whether a cell says where its notebook was built
"""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
from markupsafe import Markup
from nbconvert.exporters import TemplateExporter
from nbconvert.filters import ansi2html
from traitlets.config import Config

from helpers.reports.figures import figure_html
from helpers.reports.page import Summary, page
from helpers.reports.prose import FROM_NOTEBOOK, TAGS, ReportError, code2html, prose2html, terms
from helpers.reports.templates import TEMPLATES, render

PLACE = "place"  # tag of the cell that says where a notebook was built: no page shows it
STOPPED = "too_few"  # metadata of the output that says why a notebook ends before its last cell
OWN_ID = re.compile(r'<(h[1-6]|dfn) id="([^"]*)">(.*?)</\1>', re.DOTALL)
SECTION = re.compile(r"## ")
SAID = Markup('<div class="said">')  # how Markdown that a cell said begins
WIDGET = "application/vnd.jupyter.widget-view+json"
# What a page can show of an output, the best first. Pictures are among them to be refused without
# alt text.
SHOWN = (
    WIDGET,
    "image/png",
    "image/svg+xml",
    "image/jpeg",
    "text/html",
    "text/markdown",
    "text/latex",
    "text/plain",
)


class _Exporter(TemplateExporter):
    """The cells of a notebook as HTML. Figures are taken as SVG from the folder that `show` wrote
    them to."""

    export_from_notebook = None
    file_extension = ".html"
    template_name = "base"
    output_mimetype = "text/html"

    def __init__(self, figures: Path):
        self.figures = figures
        folders = {
            "extra_template_basedirs": [str(TEMPLATES)],
            "extra_template_paths": [str(TEMPLATES)],
        }
        super().__init__(
            config=Config({"NbConvertBase": {"display_data_priority": list(SHOWN)}}), **folders
        )
        self.template_file = "notebook.html.j2"

    def default_filters(self):
        yield from super().default_filters()
        yield from (
            ("prose2html", prose2html),
            ("ansi2html", ansi2html),
            ("figure2html", self.figure2html),
        )

    def figure2html(self, output) -> str:
        about = output.metadata.get("image/png", {})
        if not about.get("alt"):
            raise ReportError("a figure without alt text: end its cell in show(fig, alt=...)")
        return figure_html(self.figures, about)


def says_place(cell: dict) -> bool:
    """Whether a cell says where its notebook was built."""
    return PLACE in cell.get("metadata", {}).get("tags", ())


def _told(cells: list) -> list:
    """The cells that a page shows: those up to the one that says that there is too little for what
    follows."""
    cells = [cell for cell in cells if not says_place(cell)]
    ends = (
        i
        for i, cell in enumerate(cells, start=1)
        if any(STOPPED in output.get("metadata", ()) for output in cell.get("outputs", ()))
    )
    return cells[: next(ends, len(cells))]


def _sections(cells: list) -> Iterator[list]:
    """The cells of each section: a heading of the second level begins one."""
    section: list = []
    for cell in cells:
        if cell.cell_type == "markdown" and SECTION.match(cell.source) and section:
            yield section
            section = []
        section.append(cell)
    if section:
        yield section


def _body(notebook: nbformat.NotebookNode, exporter: _Exporter) -> Markup:
    """The cells of a notebook as HTML, the code of each section folded at its end, a contents list
    before the second section. Where there is too little for the rest, links to the rest lead to the
    sentence that says so."""
    parts, told = [], _told(notebook.cells)
    for cells in _sections(told):
        shown, _ = exporter.from_notebook_node(nbformat.from_dict(notebook | {"cells": cells}))
        code = [cell for cell in cells if cell.cell_type == "code" and cell.source.strip()]
        fold = render(
            "fold.html.j2",
            cells=[(cell.execution_count or "", code2html(cell.source)) for cell in code],
        )
        beside = Markup(shown.replace(f'href="{FROM_NOTEBOOK}', 'href="'))
        parts.append(beside + (fold if code else ""))
    untold = (c.source for c in notebook.cells[len(told) :] if c.cell_type == "markdown")
    *parts, rest = _with_own_ids([*parts, Markup("").join(map(prose2html, untold))])
    if ids := [own for _, own, _ in OWN_ID.findall(rest)]:
        before, said, why = parts[-1].rpartition(SAID)
        marks = Markup("").join(Markup('<span id="{}"></span>').format(own) for own in ids)
        parts[-1] = before + said + marks + why
    return _with_contents(parts)


def _with_own_ids(parts: list[Markup]) -> list[Markup]:
    """The parts of a page, each heading and term with an id that nothing else on the page has."""
    taken = {"main"}

    def own(found: re.Match) -> str:
        tag, wanted, text = found.groups()
        wanted = wanted or "section"
        options = itertools.chain([wanted], (f"{wanted}-{n}" for n in itertools.count(2)))
        free = next(option for option in options if option not in taken)
        taken.add(free)
        return f'<{tag} id="{free}">{text}</{tag}>'

    return [Markup(OWN_ID.sub(own, part)) for part in parts]


def _with_contents(parts: list[Markup]) -> Markup:
    """The parts of a page with a contents list behind the first, where there are sections to list."""
    heads = [
        (own, Markup(TAGS.sub("", text)))
        for part in parts
        for tag, own, text in OWN_ID.findall(part)
        if tag == "h2"
    ]
    if len(heads) < 2:
        return Markup("").join(parts)
    first = 0 if parts[0].startswith("<h2") else 1
    contents = render("contents.html.j2", heads=heads)
    return Markup("").join([*parts[:first], contents, *parts[first:]])


def summary(path: Path) -> Summary:
    """The title, answer, figures, terms and findings of an executed notebook. The cell tagged `answer`
    holds the answer."""
    notebook = nbformat.read(path, as_version=4)
    prose = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    title = next((m[1] for source in prose if (m := re.match(r"# (.+)", source))), path.stem)
    defined = tuple(term for source in prose for term in terms(source))
    outputs = [(cell, output) for cell in notebook.cells for output in cell.get("outputs", ())]
    answers = (
        o.data["text/markdown"]
        for cell, o in outputs
        if "answer" in cell.metadata.get("tags", ()) and "text/markdown" in o.get("data", ())
    )
    about = [output.get("metadata", {}) for _, output in outputs]
    figures = tuple(one["image/png"] for one in about if "image/png" in one)
    findings = next((one["findings"] for one in about if "findings" in one), {})
    return Summary(path.stem, title, next(answers, ""), figures, findings, defined)


def _checked(notebook: nbformat.NotebookNode, name: str) -> None:
    """Raises ReportError for a cell that failed, or an output that would be lost."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    if any(output.output_type == "error" for output in outputs):
        raise ReportError(f"{name}: holds a cell that failed")
    kinds = (set(output.data) for output in outputs if "data" in output)
    if lost := next((kind for kind in kinds if not kind & set(SHOWN)), None):
        raise ReportError(f"{name}: an output that a page cannot show: {', '.join(sorted(lost))}")


def notebook_page(
    path: Path,
    figures: Path,
    summaries: list[Summary],
    versions: str,
    data_hash: str,
    source: str = "",
) -> str:
    """The page of an executed notebook.

    Raises ReportError, which names the notebook, for a figure without alt text, a formula that
    cannot be read, a cell that failed, or an output that would be lost."""
    notebook = nbformat.read(path, as_version=4)
    _checked(notebook, path.name)
    try:
        body = _body(notebook, _Exporter(figures))
    except ReportError as error:
        raise ReportError(f"{path.name}: {error}") from None
    place = next(i for i, s in enumerate(summaries) if s.name == path.stem)
    return page(
        summaries[place].title,
        body,
        here=path.stem,
        summaries=summaries,
        before=summaries[place - 1] if place else None,
        onward=summaries[place + 1] if place + 1 < len(summaries) else None,
        sources=render("sources.html.j2", notebook=path.name, name=path.stem),
        versions=versions,
        data_hash=data_hash,
        source=source,
    )
