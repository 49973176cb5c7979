"""The first page: the question, what was found page by page with its figure, and what can be taken
away.

    index_page(out, roles, ...)     the HTML of index.html
"""

import html
import re
from pathlib import Path

import pandas as pd

from helpers.paths import PROJECT
from helpers.reports.findings import findings_html
from helpers.reports.page import Summary, figure_html, page, prose2html
from helpers.reports.pairs import ALL_PAIRS_UP_TO, Pair
from helpers.roles.load import Roles
from helpers.roles.tables import NUMBERS, TABLES
from helpers.wording import counted, dollars

__all__ = ["index_page"]

QUESTION = "What sets one job role apart from another, and how sure can one be?"
ABOUT = (
    "Career sites print pages that put two job roles side by side: pay, growth, openings, degrees, age, gender and race. "
    "Here such pages are read into tables, compared with each other, and every claim about them is doubted before it is said."
)


def index_page(
    out: Path,
    roles: Roles,
    pairs: list[Pair],
    summaries: list[Summary],
    data_hash: str,
    versions: str,
) -> str:
    """The index of the reports in `out`: findings, all pairs that have a page, data."""
    findings, shown = findings_html(out, summaries)
    told = {claim["report"] for s in summaries for claim in s.findings.get("claims", ())}
    reports = "\n".join(
        ['<h2 id="reports">The reports</h2>', *(_entry(out, s, told, shown) for s in summaries)]
    )
    head = f"<h1>{QUESTION}</h1>\n<p>{ABOUT}</p>\n{_unread(roles)}"
    body = f"{head}{findings}\n{reports}\n{_pairs(roles, pairs)}\n{_downloads()}\n{_cite()}"
    return page(
        QUESTION,
        body,
        here="index",
        summaries=summaries,
        versions=versions,
        data_hash=data_hash,
        description=ABOUT,
        styles=("page.css", "pairs.css"),
    )


def _unread(roles: Roles) -> str:
    """Which pages could not be read, and why; nothing if all could."""
    errors = roles.notes[roles.notes["kind"] == "error"]
    items = "".join(
        f"<li>{html.escape(f'{e.page}:{e.line}: {e.note}')}</li>" for e in errors.itertuples()
    )
    return (
        f"<p>{counted(len(errors), 'page').capitalize()} could not be read:</p><ul>{items}</ul>\n"
        if items
        else ""
    )


def _entry(out: Path, report: Summary, told: set[str], shown: set[str]) -> str:
    """A report: its question and where it is; its answer and first figure as well, unless its
    claims stand further up."""
    first = next(
        (
            about
            for about in report.figures[:1]
            if about["name"] not in shown and report.name not in told
        ),
        None,
    )
    figure = figure_html(out / "figures", first, caption=False) if first else ""
    answer = "" if report.findings or report.name in told else prose2html(report.answer)
    link = (
        f'<p><a href="{report.name}.html">Read the report: {html.escape(report.short)}</a>, or take '
        f'<a href="{report.name}.csv">its numbers</a></p>'
    )
    return f"<h3>{html.escape(report.title)}</h3>\n{answer}{figure}\n{link}"


def _pairs(roles: Roles, pairs: list[Pair]) -> str:
    """All pairs as a matrix of gaps, each cell a link to the pair's page; as a list where there are
    many roles."""
    head = '<h2 id="pairs">Compare any two roles</h2>'
    order = roles.roles.sort_values(
        "yearly_salary_usd", ascending=False, na_position="last"
    ).set_index("role")
    if len(order) > ALL_PAIRS_UP_TO:
        return head + _list(order["yearly_salary_usd"], pairs)
    links = {frozenset((a, b)): f"pairs/{name}.html" for name, a, b in pairs}
    columns = "".join(
        f'<th scope="col">{html.escape(label)}</th>' for label in order["short"].iloc[1:]
    )
    rows = "".join(_pair_row(place, order, links) for place in range(len(order) - 1))
    note = "Dollars a year that the role on the left averages more than the one above. Each cell leads to the page of the two."
    return (
        f'{head}<div class="wide" role="region" tabindex="0" aria-label="All pairs"><table class="pairs">'
        f"<caption>{note}</caption>"
        f"<thead><tr><td></td>{columns}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _gap(pay: pd.Series, a: str, b: str) -> str:
    """The gap between the averages of two roles; "compare" where either has none."""
    return "compare" if pd.isna(pay[a] - pay[b]) else dollars(abs(pay[a] - pay[b]))


def _pair_row(place: int, order: pd.DataFrame, links: dict[frozenset, str]) -> str:
    role, cells = order.index[place], ["<td></td>"] * place
    for other in order.index[place + 1 :]:
        text = _gap(order["yearly_salary_usd"], role, other)
        label = html.escape(f"{text}: {role} and {other}", quote=True)
        cells.append(
            f'<td><a href="{links[frozenset((role, other))]}" aria-label="{label}">{text}</a></td>'
        )
    return (
        f'<tr><th scope="row">{html.escape(order["short"].iloc[place])}</th>{"".join(cells)}</tr>'
    )


def _list(pay: pd.Series, pairs: list[Pair]) -> str:
    """The pairs that have a page, by name, each with its gap: a matrix of so many roles could not
    be read."""
    found = sorted((min(a, b), max(a, b), name) for name, a, b in pairs)
    items = "".join(
        f'<li><a href="pairs/{name}.html">{html.escape(a)} and {html.escape(b)}</a>'
        + (f", {gap}" if (gap := _gap(pay, a, b)) != "compare" else "")
        + "</li>"
        for a, b, name in found
    )
    return (
        f"<p>{len(pay):,} roles make {len(pay) * (len(pay) - 1) // 2:,} pairs, too many for a page each. "
        f"{counted(len(found), 'pair').capitalize()}, by name, {'has' if len(found) == 1 else 'have'} one, with the gap between "
        "the two averages in dollars a year; your browser's search finds a role in the list. "
        "Any other pair: <code>python -m helpers build --pair &quot;role&quot; &quot;role&quot;</code>.</p>"
        f'<ul class="pairs">{items}</ul>'
    )


def _downloads() -> str:
    items = "".join(
        f'<li><a href="../data/tidy/{t.name}.csv">{t.name}.csv</a>: a row is {html.escape(t.a_row_is)}</li>'
        for t in (*TABLES.values(), NUMBERS)
    )
    described = 'described in <a href="../data/tidy/datapackage.json">datapackage.json</a>'
    return f'<h2 id="data">The data</h2>\n<p>Tidy tables as CSV, {described}.</p>\n<ul>{items}</ul>'


def _cite() -> str:
    """How to cite this work, from the citation file."""
    cff = dict(
        re.findall(
            r"^(?:  - )?([\w-]+): (.+)$",
            (PROJECT / "CITATION.cff").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    )
    year, title = cff["date-released"][:4], cff["title"].strip('"')
    return (
        f'<h2 id="cite">How to cite</h2>\n<p>{html.escape(cff["name"])} ({year}). <i>{html.escape(title)}</i>. '
        f"Version {html.escape(cff['version'])}. Name the version of the data in the last line of the page as well.</p>"
    )
