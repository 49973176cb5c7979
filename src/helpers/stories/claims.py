"""
Report 08, the first page and README in words: what holds up of what is claimed. `claim` says a single
claim.

    table_of, links_of, answer, rule   the report; whole(found, names) some claims in full
    findings                 what the first page and README take of it
    SIGNS                    a sign for each status, beside the word and never instead of it
"""

import pandas as pd

from helpers.claims import STATUSES, Claim, Claims
from helpers.paths import anchor
from helpers.roles import Roles
from helpers.stories.claim import (
    HEADLINES,
    LINKS,
    doubt,
    elsewhere,
    group,
    headline,
    here,
    may_be_chance,
    sure,
    value,
)
from helpers.stories.common import of_pages
from helpers.wording import capital, number, part_of, word

SIGNS = dict(zip(STATUSES, "●◐○◑?×", strict=True))
"""● both, ◐ here more, ○ here only, ◑ elsewhere more, ? neither, × the other way round."""

CARDS = (
    "Degree rate and pay",
    "Women's average pay from sorting alone",
    "Race shares and pay",
    "Pay between and inside roles",
    "Figures that belong to wider groups",
)
"""The claims of the first page, in its order."""

ONE_FACT = "Women's share and pay", "Women's average pay from sorting alone"

LIMITS = (
    "All of this is about roles and occupations, not persons, and about what goes together, not about "
    "causes. Whether the pages print true figures cannot be seen in them."
)

KEY = (
    "In brackets: a 95% interval holds the values that the data leave plausible, p is how often chance alone "
    "would give a link at least as strong, and a range shows how far the figure moves with what had to be assumed."
)

ABOUT = {
    "Degree rate and pay": "pay for ten more degree holders in a hundred",
    "Women's average pay from sorting alone": "women's average pay, if each role paid women and men alike",
    "Race shares and pay": "pay in US occupations with ten more {} in a hundred; these roles cannot tell",
    "Pay between and inside roles": "of the variation of pay lies between the roles, the rest inside them",
    "Figures that belong to wider groups": "of these roles repeat the average age and LGBT share of another",
}
"""What the number of a card is."""


def whole(found: Claims, *names: str) -> list[str]:
    """Some claims, each as a paragraph: the point, the number, the doubt, and elsewhere; nothing for
    those that the roles are too few for. Raises KeyError for a name that no claim has."""
    if unknown := set(names) - (LINKS | HEADLINES).keys():
        raise KeyError(f"no claim {', '.join(sorted(unknown))}")
    chosen = [claim for name in names for claim in found.made if claim.name == name]
    return [
        " ".join(filter(None, (f"**{headline(c)}**", here(c), doubt(c), elsewhere(c))))
        for c in chosen
    ]


def rule() -> str:
    """The rule for a status."""
    return (
        "A claim is **seen here** if its interval, its *p* and every doubt agree on the direction. It is **seen elsewhere** "
        "if the interval in the largest other data (of equally large, those that ask the same) lies on the same side of no effect; **weaker** there, if the effect is less "
        "than half as large; **contradicted**, if it lies on the other side. What is seen neither here nor elsewhere is "
        "**undecided**."
    )


def answer(found: Claims) -> tuple[str, str]:
    """What holds up, in two paragraphs."""
    holds = [c for c in found.made if c.status in STATUSES[:3] and c.name in LINKS]
    open_here = [c for c in found.made if not c.seen_here]
    settled = [c for c in open_here if c.status == STATUSES[3]]
    one_fact = set(ONE_FACT) <= {c.name for c in settled}
    second = (
        f" {capital(part_of(len(open_here), len(found.made), 'claim'))} cannot be decided from these roles; "
        f"{_deciders(settled)} {word(len(settled)) if settled else 'none'} of them"
        f"{' (two of these tell one fact twice)' * one_fact}."
    )
    return f"{_first(holds)}.{second}", f"**The doubt.** {LIMITS}"


def _first(holds: list[Claim]) -> str:
    """The first link that holds, and where else it does."""
    if not holds:
        return "**No link between two figures holds up**"
    lead = f"{holds[0].name} "
    also = [c.name.removeprefix(lead) for c in holds if c.name.startswith(lead)]
    return f"**{headline(holds[0]).rstrip('.')}**{', also ' * bool(also)}{' or '.join(also)}"


def _deciders(settled: list[Claim]) -> str:
    official = all(c.best_elsewhere.where.startswith("official") for c in settled)
    return "official statistics decide" if official else "other data decide"


def table_of(found: Claims) -> pd.DataFrame:
    """The claims as people read them: a row each, by name."""
    rows = {
        claim.name: (
            f"{SIGNS[claim.status]} {claim.status}",
            f"{headline(claim)} {here(claim)}".strip(),
            doubt(claim),
            elsewhere(claim),
        )
        for claim in found.made
    }
    columns = ["Status", "Among these roles", "Worst single doubt", "Elsewhere"]
    return pd.DataFrame.from_dict(rows, "index", columns=columns)


def links_of(found: Claims) -> dict[str, str]:
    """By the name of a claim, the way from a notebook to the report that makes it."""
    return {claim.name: f"../reports/{claim.report}.html" for claim in found.made}


def clear_title(found: Claims) -> str:
    table = found.inferred
    few, many = (int((table[column] > 1).sum()) for column in ("here", "elsewhere"))
    return (
        f"{capital(part_of(few, len(table), 'link'))} {'is' if few == 1 else 'are'} clear among these roles, "
        f"{word(many)} elsewhere"
    )


def source(data: Roles) -> str:
    """Where the figure of all claims has its data from."""
    return f"{of_pages(data)}; elsewhere: the sources of reports 06 and 07"


def clear_alt(found: Claims) -> str:
    each = (
        f"{name} {_times(row.here)} here and {_times(row.elsewhere)} elsewhere"
        for name, row in found.inferred.iterrows()
    )
    return (
        "How far each link lies from nothing, as a multiple of the way to the nearer end of its 95% interval: "
        f"{'; '.join(each)}."
    )


def _times(clearness: float) -> str:
    return "not given" if clearness != clearness else number(clearness, 1)


def findings(found: Claims) -> dict:
    """What the first page takes of the claims: a card each, in its order, and the doubt."""
    chosen = [claim for name in CARDS for claim in found.made if claim.name == name]
    return {"key": KEY, "doubt": LIMITS, "claims": [_card(claim) for claim in chosen]}


def _sure_on_card(claim: Claim) -> str:
    if not claim.here.interval:
        return ""
    return f"{'May be chance: ' * may_be_chance(claim)}{sure(claim)}."


def _card(claim: Claim) -> dict:
    given = claim.here.value == claim.here.value
    shown = claim.here if given else claim.best_elsewhere.estimate
    return {
        "name": claim.name,
        "number": value(shown) + (" men's" if shown.unit == "ratio" else ""),
        "about": ABOUT[claim.name].format(group(claim)),
        "sentence": headline(claim),
        "here": here(claim),
        "sure": capital(_sure_on_card(claim)),
        "status": claim.status,
        "sign": SIGNS[claim.status],
        "elsewhere": elsewhere(claim),
        "report": claim.report,
        "figure": claim.figure,
        "anchor": anchor(f"claim {claim.name}"),
    }
