"""The first page: what was found, on cards; the roles at a glance; the way to each report with its
result in a sentence; every pair of roles; and what can be taken away.

    index_page(out, roles, ...)     the HTML of index.html
    source_of(roles)                what the footer of each page says of the data
"""

import re
from pathlib import Path

import pandas as pd

from helpers.paths import PROJECT, anchor
from helpers.questions.gap import pair_measures
from helpers.reports.figures import figure_html
from helpers.reports.findings import cards_of
from helpers.reports.page import Summary, page
from helpers.reports.pairs import ALL_PAIRS_UP_TO, Pair
from helpers.reports.prose import first_sentence, prose2html
from helpers.reports.templates import render
from helpers.roles.load import Roles
from helpers.roles.tables import NUMBERS, TABLES
from helpers.stories.common import of_publishers
from helpers.wording import capital, counted, dollars, in_hundred, number, plain, span

QUESTION = "What sets one job role apart from another, and how sure can one be?"
ABOUT = (
    "Career sites print pages that put two job roles side by side. Here such pages are read into tables, compared, and "
    "held against other roles and official statistics."
)
GLANCE = "at-a-glance"  # the end of the name of the figure that shows all roles
COMPARE = "compare"  # instead of a measure that a pair does not have


def index_page(
    out: Path,
    roles: Roles,
    pairs: list[Pair],
    summaries: list[Summary],
    data_hash: str,
    versions: str,
    source: str = "",
) -> str:
    """The index of the reports in `out`: findings, reports, all pairs that have a page, data."""
    errors = roles.notes[roles.notes["kind"] == "error"]
    order = roles.roles.sort_values(
        "yearly_salary_usd", ascending=False, na_position="last"
    ).set_index("role")
    many = len(order) > ALL_PAIRS_UP_TO
    gaps = _gaps(roles, pairs)
    body = render(
        "index.html.j2",
        question=QUESTION,
        about=ABOUT,
        unread=[f"{e.page}:{e.line}: {e.note}" for e in errors.itertuples()],
        unread_said=counted(len(errors), "page").capitalize(),
        found=cards_of(summaries),
        glance=_glance(out, summaries),
        reports=[(s, prose2html(first_sentence(s.answer))) for s in summaries],
        rows=[] if many else _rows(order, gaps),
        by_role=[] if many else _by_role(order, gaps),
        columns=list(order["short"].iloc[1:]),
        listed=sorted((min(a, b), max(a, b), name, gaps[frozenset((a, b))]) for name, a, b in pairs)
        if many
        else [],
        listed_said=_too_many(len(order), len(pairs)),
        terms=_terms(summaries),
        tables=[*TABLES.values(), NUMBERS],
        cite=_cited(),
    )
    return page(
        QUESTION,
        body,
        here="index",
        summaries=summaries,
        versions=versions,
        data_hash=data_hash,
        source=source,
        description=ABOUT,
        styles=("page.css", "index.css"),
    )


def _glance(out: Path, summaries: list[Summary]):
    """The figure that shows all roles, or the first there is."""
    figures = [about for s in summaries for about in s.figures]
    shown = next((f for f in figures if f["name"].endswith(GLANCE)), next(iter(figures), None))
    return figure_html(out / "figures", shown, caption=False) if shown else None


def _terms(summaries: list[Summary]) -> list[dict]:
    """The terms that reports define, by name: each with its sentence and the way to its report. Of
    a term that is defined twice the first stands."""
    found = {}
    for report in summaries:
        for term, sentence in report.terms:
            name = plain(term)
            shown = capital(name) if len(name) > 2 else name  # r and σ are small letters
            about = {"term": shown, "id": f"term-{anchor(name)}"}
            said = sentence.replace("](#", f"]({report.name}.html#")
            way = {"href": f"{report.name}.html#{anchor(name)}", "said": prose2html(said)}
            found.setdefault(anchor(name), about | way)
    return sorted(found.values(), key=lambda each: each["id"])


def _gaps(roles: Roles, pairs: list[Pair]) -> dict[frozenset, dict]:
    """By pair of roles: its page, and its gap in each measure as texts."""
    pay = roles.roles.set_index("role")["yearly_salary_usd"]
    measures = pair_measures(roles.roles, [(a, b) for _, a, b in pairs])
    chance = {frozenset((m.high, m.low)): in_hundred(m.p_higher) for m in measures.itertuples()}
    found = {}
    for name, a, b in pairs:
        pair, gap, least = frozenset((a, b)), abs(pay[a] - pay[b]), min(pay[a], pay[b])
        known = pd.notna(gap)
        found[pair] = {
            "page": f"pairs/{name}.html",
            "usd": dollars(gap) if known else COMPARE,
            "percent": f"{number(100 * gap / least)}%" if known else COMPARE,
            "chance": chance.get(pair, COMPARE),
        }
    return found


def _rows(order: pd.DataFrame, gaps: dict[frozenset, dict]) -> list[dict]:
    """The rows of the matrix: the better-paid role on the left, a cell for each role below it."""
    names = list(order.index)
    return [
        {
            "role": order["short"].iloc[place],
            "blank": place,
            "cells": [
                (gaps[frozenset((role, other))], f"{role} and {other}")
                for other in names[place + 1 :]
            ],
        }
        for place, role in enumerate(names[:-1])
    ]


def _by_role(order: pd.DataFrame, gaps: dict[frozenset, dict]) -> list[dict]:
    """The same as a list for small screens: a role, then those that are paid more and less."""
    names, pay = list(order.index), order["yearly_salary_usd"]
    return [
        {
            "role": role,
            "pay": dollars(pay[role]) if pd.notna(pay[role]) else "",
            "groups": [
                (label, [(other, gaps[frozenset((role, other))]) for other in others])
                for label, others in (
                    ("Paid more", names[:place]),
                    ("Paid less", names[place + 1 :]),
                )
                if others
            ],
        }
        for place, role in enumerate(names)
    ]


def _too_many(roles: int, pairs: int) -> str:
    return (
        f"{roles:,} roles make {roles * (roles - 1) // 2:,} pairs, too many for a page each. "
        f"{counted(pairs, 'pair').capitalize()}, by name, {'has' if pairs == 1 else 'have'} one, with the gap between "
        "the two averages in dollars a year; your browser's search finds a role in the list. Any other pair:"
    )


def _cited() -> dict[str, str]:
    """How to cite this work, from the citation file."""
    text = (PROJECT / "CITATION.cff").read_text(encoding="utf-8")
    cff = dict(re.findall(r"^(?:  - )?([\w-]+): (.+)$", text, re.MULTILINE))
    return {
        "who": cff["name"],
        "year": cff["date-released"][:4],
        "title": cff["title"].strip('"'),
        "version": cff["version"],
    }


def source_of(roles: Roles) -> str:
    """Where the data come from, and of when they are."""
    pages = capital(counted(len(roles.pages), "comparison page")) + of_publishers(roles)
    days = sorted(day for day in roles.pages["retrieved"] if day)
    if not days:
        return f"{pages}; when they were retrieved is unknown."
    unknown = len(roles.pages) - len(days)
    some = f"; of {counted(unknown, 'page')} that is unknown" if unknown else ""
    return f"{pages}, retrieved {span(days[0], days[-1])}{some}."
