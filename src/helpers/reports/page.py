"""Executed notebooks to pages that stand on their own: no script, no outside request, figures
inside with their alt text, formulas as MathML, code folded, a contents list, a footer that says how
to rebuild. Our own lean template on nbconvert's `base` turns cells into HTML; `page` puts the rest
of a page around that, here and for pages that are no notebook.

    notebook_page(path, ...)     the HTML of a notebook's page
    page(title, body, ...)       the HTML of any page
    Summary                      what the index says of a notebook
"""

import base64
import html
import itertools
import re
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from pathlib import Path
from xml.etree import ElementTree

import jinja2
import nbformat
from latex2mathml.commands import MATRICES
from latex2mathml.converter import convert as mathml
from nbconvert.exporters import TemplateExporter
from nbconvert.filters import ansi2html
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from pygments.lexers import PythonLexer
from pygments.token import Comment, Keyword, Operator
from traitlets.config import Config

from helpers.wording import anchor

__all__ = ["ReportError", "Summary", "notebook_page", "page", "prose2html", "summary"]

STOPPED = "too_few"  # metadata of the output that says why a notebook ends before its last cell
TEMPLATES = Path(__file__).with_name("template")
HEADING = re.compile(r'<(h[1-6]) id="([^"]*)">(.*?)</\1>', re.DOTALL)
TAGS = re.compile(r"<[^>]+>")
BRACES = re.compile(r"(?<!\\)[{}]")
ENVIRONMENT = re.compile(r"\\begin\{([^}]*)\}")
ENVIRONMENTS = {name[1:] for name in MATRICES} | {"equation", "equation*"}
MARKS = (
    (Comment, "em"),
    (Keyword, "b"),
    (Operator.Word, "b"),
)  # element names are the lightest marks
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

NEAR_LINK = re.compile(
    r"(?!//)[\w./#-]*\.(?:html|csv|json|ipynb|md)(?:#[\w-]+)?|#[\w-]+"
)  # a file beside the page


class ReportError(ValueError):
    """A notebook that cannot become a page: a figure without alt text, a formula that cannot be
    read."""


@dataclass(frozen=True)
class Summary:
    """What other pages say of a notebook: its title, its answer (Markdown), its figures (name, alt,
    width, height) and what it found, if it is the one that weighs: `doubt` and `claims`, each with
    verdict, sentence, misread, report and figure."""

    name: str
    title: str
    answer: str = ""
    figures: tuple[dict, ...] = ()
    findings: dict = field(default_factory=dict)

    @property
    def short(self) -> str:
        """The name as a link: the file name's words."""
        return self.name.split("-", 1)[1].replace("-", " ").capitalize()


def _math(body: str, display: str) -> str:
    """A formula as MathML. What the converter lets through unseen is an error here."""
    formula = f"formula {body.strip()!r}"
    if unknown := set(ENVIRONMENT.findall(body)) - ENVIRONMENTS:
        raise ReportError(
            f"{formula}: {', '.join(sorted(unknown))}, expected one of {', '.join(sorted(ENVIRONMENTS))}"
        )
    if (braces := BRACES.findall(body)).count("{") != braces.count("}"):
        raise ReportError(f"{formula}: a brace without its other half")
    try:
        found = mathml(body, display=display)
        ElementTree.fromstring(found)
    except Exception as error:
        raise ReportError(
            f"{formula}: {type(error).__name__}, expected one that MathML can hold"
        ) from None
    if "\\" in found:
        raise ReportError(f"{formula}: a command that MathML does not know")
    return found


class _Prose(IPythonRenderer):
    """Markdown to HTML with plain heading ids and MathML. HTML in Markdown is shown, not obeyed:
    names come from pages."""

    def heading(self, text: str, level: int, **_) -> str:
        return f'<h{level} id="{anchor(html.unescape(TAGS.sub("", text)))}">{text}</h{level}>\n'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        # Our own links lead to files beside the page; any other came with a name, and is shown as
        # what it is.
        if NEAR_LINK.fullmatch(url):
            return super().link(text, url, title)
        return text if text == html.escape(url) else f"[{text}]({html.escape(url)})"

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return self.link(text, url, title)  # a page fetches nothing

    def block_math(self, body: str) -> str:
        return _math(body, "block")

    def inline_math(self, body: str) -> str:
        return _math(body, "inline")

    def latex_environment(self, name: str, body: str) -> str:
        return _math(f"\\begin{{{name}}}{body}\\end{{{name}}}", "block")


def prose2html(text: str) -> str:
    """Markdown as HTML."""
    return MarkdownWithMath(renderer=_Prose(escape=True, allow_harmful_protocols=False)).render(
        text
    )


def _code2html(source: str) -> str:
    """Python as HTML. Only keywords and comments are marked: the rest would be half of a page's
    weight."""
    marked = (
        (next((mark for of, mark in MARKS if kind in of), ""), text)
        for kind, text in PythonLexer().get_tokens(source)
    )
    runs = (
        (mark, html.escape("".join(text for _, text in run), quote=False))
        for mark, run in itertools.groupby(marked, itemgetter(0))
    )
    return "".join(f"<{mark}>{text}</{mark}>" if mark else text for mark, text in runs).strip()


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
            ("code2html", _code2html),
            ("ansi2html", ansi2html),
            ("figure2html", self.figure2html),
        )

    def figure2html(self, output) -> str:
        about = output.metadata.get("image/png", {})
        if not about.get("alt"):
            raise ReportError("a figure without alt text: end its cell in show(fig, alt=...)")
        return figure_html(self.figures, about)


def figure_html(figures: Path, about: dict, up: str = "../", caption: bool = True) -> str:
    """A figure of the folder `figures` inside a page: `about` is what `show` noted (name, alt,
    width, height)."""
    try:
        svg = base64.b64encode((figures / f"{about['name']}.svg").read_bytes()).decode()
    except FileNotFoundError:
        raise ReportError(f"figure {about['name']}: no such file among the figures") from None
    alt, name = html.escape(about["alt"], quote=True), html.escape(about["name"], quote=True)
    files = ", ".join(
        f'<a href="{up}figures/{name}.{kind}">{kind.upper()}</a>' for kind in ("csv", "png", "svg")
    )
    note = f"<figcaption>{name}: {files}</figcaption>" if caption else ""
    size = f'width="{about["width"]}" height="{about["height"]}"'
    return f'<figure><img src="data:image/svg+xml;base64,{svg}" alt="{alt}" {size}>{note}</figure>'


def _with_own_ids(body: str) -> str:
    """The body, each heading with an id that nothing else on the page has."""
    taken = {"main"}

    def own(heading: re.Match) -> str:
        tag, wanted, text = heading.groups()
        options = itertools.chain(
            [wanted or "section"], (f"{wanted or 'section'}-{n}" for n in itertools.count(2))
        )
        free = next(option for option in options if option not in taken)
        taken.add(free)
        return f'<{tag} id="{free}">{text}</{tag}>'

    return HEADING.sub(own, body)


def _with_contents(body: str) -> str:
    """The body with a contents list: behind the first figure, or before the first section where
    that comes sooner."""
    heads = [(own, text) for tag, own, text in HEADING.findall(body) if tag == "h2"]
    if len(heads) < 2:
        return body
    items = "".join(f'<li><a href="#{own}">{TAGS.sub("", text)}</a></li>' for own, text in heads)
    contents = (
        f'<nav class="contents" aria-label="Contents"><p>On this page</p><ol>{items}</ol></nav>\n'
    )
    first = body.index("<h2 ")
    figure = body.find("</figure>")
    at = figure + len("</figure>") if 0 <= figure < first else first
    return body[:at] + contents + body[at:]


def summary(path: Path) -> Summary:
    """The title, answer, figures and findings of an executed notebook. The cell tagged `answer`
    holds the answer."""
    notebook = nbformat.read(path, as_version=4)
    prose = (cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    title = next((m[1] for source in prose if (m := re.match(r"# (.+)", source))), path.stem)
    outputs = [(cell, output) for cell in notebook.cells for output in cell.get("outputs", ())]
    answers = (
        o.data["text/markdown"]
        for cell, o in outputs
        if "answer" in cell.metadata.get("tags", ()) and "text/markdown" in o.get("data", ())
    )
    about = [output.get("metadata", {}) for _, output in outputs]
    figures = tuple(one["image/png"] for one in about if "image/png" in one)
    findings = next((one["findings"] for one in about if "findings" in one), {})
    return Summary(path.stem, title, next(answers, ""), figures, findings)


def _told(cells: list) -> list:
    """The cells up to the one that says that there is too little for what follows; all if none does."""
    ends = (
        i
        for i, cell in enumerate(cells, start=1)
        if any(STOPPED in output.get("metadata", ()) for output in cell.get("outputs", ()))
    )
    return cells[: next(ends, len(cells))]


def notebook_page(
    path: Path, figures: Path, summaries: list[Summary], versions: str, data_hash: str
) -> str:
    """The page of an executed notebook.

    Raises ReportError, which names the notebook, for a figure without alt text, a formula that
    cannot be read, a cell that failed, or an output that would be lost."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = _told(notebook.cells)
    if any(
        output.output_type == "error"
        for cell in notebook.cells
        for output in cell.get("outputs", ())
    ):
        raise ReportError(f"{path.name}: holds a cell that failed")
    kinds = (
        set(output.data)
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if "data" in output
    )
    if lost := next((kind for kind in kinds if not kind & set(SHOWN)), None):
        raise ReportError(
            f"{path.name}: an output that a page cannot show: {', '.join(sorted(lost))}"
        )
    try:
        body, _ = _Exporter(figures).from_notebook_node(notebook)
    except ReportError as error:
        raise ReportError(f"{path.name}: {error}") from None
    own = next(s for s in summaries if s.name == path.stem)
    after = summaries[summaries.index(own) + 1 :]
    links = (
        f'<a href="../notebooks/{path.name}">Notebook</a> · <a href="{path.stem}.csv">Numbers of this page</a> · '
        '<a href="../data/tidy/facts.csv">Page and line of every figure</a>'
    )
    return page(
        own.title,
        _with_contents(_with_own_ids(body)),
        here=own.name,
        summaries=summaries,
        onward=after[0] if after else None,
        sources=links,
        versions=versions,
        data_hash=data_hash,
    )


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


def page(
    title: str,
    body: str,
    *,
    here: str,
    summaries: list[Summary],
    versions: str,
    data_hash: str,
    onward: Summary | None = None,
    sources: str = "",
    up: str = "",
    description: str = "",
    styles: tuple[str, ...] = ("page.css",),
) -> str:
    """A whole page around a body of HTML. `here` is its name, `up` the way to the folder of the
    index; `styles` are files of the template folder."""
    template = _environment().get_template("page.html.j2")
    css = "".join((TEMPLATES / name).read_text(encoding="utf-8") for name in styles).replace(
        "\n", ""
    )
    return template.render(
        title=title,
        body=body,
        here=here,
        pages=summaries,
        versions=versions,
        data_hash=data_hash,
        onward=onward,
        sources=sources,
        up=up,
        description=description or title,
        css=css,
    )
