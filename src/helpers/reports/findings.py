"""What was found, for those who read only the first page: the claims by verdict, those that hold
with their figures. The notebook that weighs the claims leaves them in the metadata of its answer;
nothing is computed, or worded, a second time.

    findings_of(summaries)            what that notebook left, empty if it had too little to say
    cards_of(summaries)               for the index
    findings_markdown(summaries)      for the README
"""

import re
from itertools import groupby

from helpers.claims.all import UNKNOWABLE
from helpers.claims.verdicts import HEADS, HOLDS, INTRODUCTION
from helpers.reports.page import Summary
from helpers.wording import listing, say

__all__ = ["cards_of", "findings_markdown", "findings_of"]

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


MOST_CARDS = 5


def cards_of(summaries: list[Summary]) -> dict:
    """What the first page shows of the findings: at most five cards, with the way to the row of
    each claim; nothing where there are no claims with a number and a status."""
    weighing = next((s for s in summaries if s.findings), None)
    if not weighing:
        return {"name": "", "doubt": "", "cards": []}
    claims = [c for c in weighing.findings["claims"] if c.get("number") and c.get("status")]
    cards = [c | {"href": f"{weighing.name}.html#{c['anchor']}"} for c in claims[:MOST_CARDS]]
    return {"name": weighing.name, "doubt": weighing.findings["doubt"], "cards": cards}


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
