"""
The first page: the question, what was found page by page with its figure, and what can be taken away.

    index_page(out, summaries, ...)     the HTML of index.html
"""

import html
from pathlib import Path

from helpers.reports import Summary, figure_html, page, prose2html
from helpers.tables import TABLES

__all__ = ["index_page"]

QUESTION = "What sets one job role apart from another, and how sure can one be?"
ABOUT = (
    "Career sites print pages that put two job roles side by side: pay, growth, openings, degrees, age, gender and race. "
    "Here such pages are read into tables, compared with each other, and weighed: each answer stands with its doubt."
)


def index_page(out: Path, summaries: list[Summary], data_hash: str, versions: str) -> str:
    """The index of the reports in `out`."""
    found = "\n".join(_entry(out, s) for s in summaries)
    body = f"<h1>{QUESTION}</h1>\n<p>{ABOUT}</p>\n{found}\n{_downloads()}"
    return page(QUESTION, body, here="index", summaries=summaries, versions=versions, data_hash=data_hash, description=ABOUT)


def _entry(out: Path, found: Summary) -> str:
    title = html.escape(found.title)
    figure = figure_html(out / "figures", found.figure, caption=False) if found.figure else ""
    link = f'<p><a href="{found.name}.html">Read the report: {html.escape(found.short)}</a></p>'
    return f"<h2>{title}</h2>\n{prose2html(found.answer)}{figure}\n{link}"


def _downloads() -> str:
    items = "".join(
        f'<li><a href="../data/tidy/{t.name}.csv">{t.name}.csv</a>: a row is {html.escape(t.a_row_is)}</li>'
        for t in TABLES.values()
    )
    described = 'described in <a href="../data/tidy/datapackage.json">datapackage.json</a>'
    return f"<h2>The data</h2>\n<p>Tidy tables as CSV, {described}.</p>\n<ul>{items}</ul>"
