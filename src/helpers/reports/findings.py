"""What was found, for those who read only the first page. The notebook that weighs the claims leaves
them in the metadata of its answer; nothing is computed, or worded, a second time.

    cards_of(summaries)               for the index
    findings_markdown(summaries)      for the README
    markdown(cards)                   cards as points of a list
"""

from helpers.reports.page import Summary
from helpers.wording import capital

MOST_CARDS = 4  # what the first screen of a desk holds


def cards_of(summaries: list[Summary], most: int | None = MOST_CARDS) -> dict:
    """What the first page shows of the findings: at most `most` cards (None: all), with the way to the row of
    each claim; nothing where there are no claims with a number and a status."""
    weighing = next((s for s in summaries if s.findings), None)
    if not weighing:
        return {"name": "", "key": "", "doubt": "", "cards": []}
    claims = [c for c in weighing.findings["claims"] if c.get("number") and c.get("status")]
    cards = [c | {"href": f"{weighing.name}.html#{c['anchor']}"} for c in claims[:most]]
    said = {key: weighing.findings[key] for key in ("key", "doubt")}
    return {"name": weighing.name, "cards": cards} | said


def findings_markdown(summaries: list[Summary]) -> str:
    """The findings as Markdown: what stands in brackets, a point for each card, then the doubt."""
    found = cards_of(summaries, most=None)
    if not found["cards"]:
        return "\n"
    return f"{found['key']}\n\n{markdown(found['cards'])}\n\n{found['doubt']}\n"


def markdown(cards: list[dict]) -> str:
    """The cards as README shows them: the point, its number, how sure, and elsewhere."""
    return "\n".join(
        f"- **{card['sentence']}** {card['here']} {card['elsewhere']} *{card['sign']} {capital(card['status'])}.*".replace(
            "  ", " "
        )
        for card in cards
    )
