"""What was found, for those who read only the first page: the claims by verdict, those that hold
with their figures. The notebook that weighs the claims leaves them in the metadata of its answer;
nothing is computed, or worded, a second time.

    findings_of(summaries)            what that notebook left, empty if it had too little to say
    findings_html(out, summaries)     for the index, and the names of the figures shown
    findings_markdown(summaries)      for the README
"""

import html
import re
from itertools import groupby
from pathlib import Path

from helpers.claims.all import UNKNOWABLE
from helpers.claims.verdicts import HEADS, HOLDS, INTRODUCTION
from helpers.reports.page import Summary, figure_html
from helpers.wording import anchor, listing, say

__all__ = ["findings_html", "findings_markdown", "findings_of"]

WORDS, LIMITS = "What the words mean", "What no such figures can show"
TERMS = {
    r"\br =": "r says how closely two figures go together: 0 not at all, 1 or −1 perfectly.",
    r"partial r": "A partial r leaves out what a third figure explains.",
    r"\bp (=|<|from|up)": "p says how often as much would show if chance had dealt the figures to the roles.",
    r"[Dd]egree rate": "The degree rate is the share of people in a role who hold its most common degree.",
    r"profiles? of age": "Roles of one profile print the same average age and LGBT share.",
    r"spread of pay": "The spread of pay is how wide the pay range of a role is.",
}
"""What a term means, by a pattern that finds it."""
BEYOND = f"Such pages do not show {listing(UNKNOWABLE, 'or')}."


def findings_of(summaries: list[Summary]) -> dict:
    """The findings of the notebook that has any: its `name`, its `doubt` and its `claims`, by
    verdict and report."""
    found = next((s for s in summaries if s.findings), None)
    if not found:
        return {}
    claims = found.findings["claims"]
    by_verdict = {verdict: [c for c in claims if c["verdict"] == verdict] for verdict in HEADS}
    return {
        "name": found.name,
        "doubt": found.findings["doubt"],
        "claims": {v: cs for v, cs in by_verdict.items() if cs},
    }


def _meanings(found: dict) -> str:
    """The terms that the sentences use, explained; "" if they use none."""
    sentences = " ".join(
        claim["sentence"] for claims in found["claims"].values() for claim in claims
    )
    return " ".join(meaning for term, meaning in TERMS.items() if re.search(term, sentences))


def _grouped(claims: list[dict]) -> list[tuple[str, list[dict]]]:
    """Claims in groups that share a figure, with its name."""
    return [
        (figure, list(group))
        for figure, group in groupby(claims, key=lambda claim: claim["figure"])
    ]


def _figures(summaries: list[Summary]) -> dict[str, dict]:
    return {about["name"]: about for summary in summaries for about in summary.figures}


def findings_html(out: Path, summaries: list[Summary]) -> tuple[str, set[str]]:
    """The findings as HTML, and the names of the figures in it; nothing where nothing was found."""
    found = findings_of(summaries)
    if not found:
        return "", set()
    about, shorts = _figures(summaries), {s.name: s.short for s in summaries}
    parts, shown = [f'<h2 id="found">What was found</h2>\n<p>{INTRODUCTION}</p>'], set()
    for verdict, claims in found["claims"].items():
        parts.append(f"<h3>{HEADS[verdict]}</h3>")
        for figure, group in _grouped(claims) if verdict == HOLDS else [("", claims)]:
            parts.append(_items(group, shorts, found["name"]))
            if verdict == HOLDS:
                parts.append(f"<p>{html.escape(_not_said(group))}</p>")
            if figure in about:
                parts.append(figure_html(out / "figures", about[figure], caption=False))
                shown.add(figure)
    if meanings := _meanings(found):
        parts.append(f"<h3>{WORDS}</h3>\n<p>{meanings}</p>")
    parts.append(f"<h3>{LIMITS}</h3>")
    link = f'<p><a href="{found["name"]}.html">How each claim was tried</a></p>'
    return "\n".join(
        [*parts, *(f"<p>{html.escape(text)}</p>" for text in (BEYOND, found["doubt"])), link]
    ), shown


def _items(claims: list[dict], shorts: dict[str, str], weighing: str) -> str:
    """Claims as a list, each with links to its report and to its row in the notebook that weighs
    them."""

    def item(claim: dict) -> str:
        report, row = (
            html.escape(shorts.get(claim["report"], "Report")),
            f"{weighing}.html#{anchor('claim ' + claim['name'])}",
        )
        tried = (
            f'<a href="{row}" aria-label="How tried: {html.escape(claim["name"])}">how tried</a>'
        )
        return f'<li>{html.escape(claim["sentence"])} <a href="{claim["report"]}.html">{report}</a>, {tried}</li>'

    return f"<ul>{''.join(map(item, claims))}</ul>"


def _not_said(claims: list[dict]) -> str:
    """What is easily taken for some claims, and does not follow."""
    return (
        f"It does not follow {listing(dict.fromkeys(claim['misread'] for claim in claims), 'or')}."
    )


def findings_markdown(summaries: list[Summary]) -> str:
    """The findings as Markdown: the claims that hold with their figures, then the others."""
    found = findings_of(summaries)
    about, parts = _figures(summaries), [INTRODUCTION] if found else []
    for verdict, claims in found.get("claims", {}).items():
        parts.append(f"**{HEADS[verdict]}**")
        for figure, group in _grouped(claims) if verdict == HOLDS else [("", claims)]:
            parts.append("\n".join(f"- {claim['sentence']}" for claim in group))
            parts += [_not_said(group)] if verdict == HOLDS else []
            parts += (
                [f"![{_short(about[figure]['alt'])}](figures/{figure}.png)"]
                if figure in about
                else []
            )
    meanings = [f"**{WORDS}**", _meanings(found)] if found and _meanings(found) else []
    return (
        say(
            *parts, *meanings, *([f"**{LIMITS}**", BEYOND, found["doubt"]] if found else [])
        ).data.replace("\\$", "$")
        + "\n"
    )


def _short(alt: str) -> str:
    """The first clause of an alternative text: what kind of picture it is. The sentence beside it
    says what is seen."""
    return alt.partition(":")[0].partition(". ")[0].rstrip(".")
