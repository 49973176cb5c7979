"""Markdown and Python to HTML. Formulas become MathML; HTML in Markdown is shown and not obeyed, as
names come from pages; links lead to files of this project only.

    prose2html(text)       Markdown as HTML
    code2html(source)      Python as HTML, keywords and comments marked
    first_sentence(text)   of some Markdown, as Markdown
terms(text)            the terms that some Markdown defines, each with its sentence
"""

import html
import itertools
import re
from operator import itemgetter
from xml.etree import ElementTree

from latex2mathml.commands import MATRICES
from latex2mathml.converter import convert as mathml
from markupsafe import Markup
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from pygments.lexers import PythonLexer
from pygments.token import Comment, Keyword, Operator

from helpers.paths import anchor

TAGS = re.compile(r"<[^>]+>")
BRACES = re.compile(r"(?<!\\)[{}]")
ENVIRONMENT = re.compile(r"\\begin\{([^}]*)\}")
ENVIRONMENTS = {name[1:] for name in MATRICES} | {"equation", "equation*"}
MARKS = (
    (Comment, "em"),
    (Keyword, "b"),
    (Operator.Word, "b"),
)  # element names are the lightest marks
NEAR_LINK = re.compile(
    r"(?!//)[\w./#-]*\.(?:html|csv|json|ipynb|md|svg|png)(?:#[\w-]+)?|#[\w-]+"
)  # a file beside the page, or beside its folder
FROM_NOTEBOOK = "../reports/"  # the way from a notebook to the pages: they stand beside each other
TERM = re.compile(r"&lt;dfn&gt;(.*?)&lt;/dfn&gt;")
DEFINED = re.compile(r"<dfn>(.*?)</dfn>")
COLON = re.compile(":$")
BOLD = re.compile(r"\*\*.*?\*\*")
SENTENCE = re.compile(r".*?[.!?][\"”’)*]*(?=\s+[^\sa-z]|\s*$)", re.DOTALL)


class ReportError(ValueError):
    """A notebook that cannot become a page: a figure without alt text, a formula that cannot be
    read."""


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
    """Markdown to HTML with plain heading ids and MathML. HTML in Markdown is shown, not obeyed,
    but for a term that is defined: names come from pages."""

    def heading(self, text: str, level: int, **_) -> str:
        return f'<h{level} id="{anchor(html.unescape(TAGS.sub("", text)))}">{text}</h{level}>\n'

    def paragraph(self, text: str) -> str:
        return super().paragraph(TERM.sub(_term, text))

    def list_item(self, text: str, *more, **attributes) -> str:
        return super().list_item(TERM.sub(_term, text), *more, **attributes)

    def link(self, text: str, url: str, title: str | None = None) -> str:
        # Our own links lead to files beside the page; any other came with a name, and is shown as
        # what it is.
        if NEAR_LINK.fullmatch(url):
            return super().link(text, url.removeprefix(FROM_NOTEBOOK), title)
        return text if text == html.escape(url) else f"[{text}]({html.escape(url)})"

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return self.link(text, url, title)  # a page fetches nothing

    def block_math(self, body: str) -> str:
        return _math(body, "block")

    def inline_math(self, body: str) -> str:
        return _math(body, "inline")

    def latex_environment(self, name: str, body: str) -> str:
        return _math(f"\\begin{{{name}}}{body}\\end{{{name}}}", "block")


def _term(found: re.Match) -> str:
    """A term that a glossary defines; links lead to it."""
    return f'<dfn id="{anchor(html.unescape(TAGS.sub("", found[1])))}">{found[1]}</dfn>'


def prose2html(text: str) -> Markup:
    """Markdown as HTML."""
    prose = _Prose(escape=True, allow_harmful_protocols=False)
    return Markup(MarkdownWithMath(renderer=prose).render(text))


def first_sentence(text: str) -> str:
    """The first sentence of some Markdown that is more than a few words set in bold.

    >>> first_sentence("Pay rises (p = .002). It falls elsewhere.")
    'Pay rises (p = .002).'
    >>> first_sentence("**Far apart.** A cook earns $5. No more.")
    '**Far apart.** A cook earns $5.'
    """
    rest = text.strip().partition("\n\n")[0]
    taken = ""
    while rest and not BOLD.sub("", taken).strip():
        found = SENTENCE.match(rest)
        taken, rest = taken + (found[0] if found else rest), rest[found.end() :] if found else ""
    return taken


def terms(text: str) -> list[tuple[str, str]]:
    """The terms that some Markdown defines, each with the sentence that does.

    >>> terms("Pay differs. A <dfn>log point</dfn> is about 1%. The <dfn>ratio</dfn> is:\\n\\n$$a/b$$")
    [('log point', 'A log point is about 1%.'), ('ratio', 'The ratio is.')]
    """
    found = []
    for paragraph in text.split("\n\n"):
        flat = " ".join(paragraph.split())
        sentences = SENTENCE.findall(flat)
        sentences.append(flat[len("".join(sentences)) :])  # before a formula there is no full stop
        for sentence in sentences:
            said = COLON.sub(".", DEFINED.sub(r"\1", sentence).strip().removeprefix("- "))
            found += [(term, said) for term in DEFINED.findall(sentence)]
    return found


def code2html(source: str) -> Markup:
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
    code = "".join(f"<{mark}>{text}</{mark}>" if mark else text for mark, text in runs)
    return Markup(code.strip())
