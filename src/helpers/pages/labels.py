"""Labels with slips: which known label a text nearly begins with, or is most like.

near_label(text)     the label that a text nearly begins with
nearest(text)        the labels that are most like an unknown one
begins_label(text)   whether a line is the beginning of a label, and no more
label_inside(text)   the label with a value behind it that stands inside of a text
"""

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

from helpers.pages.catalogue import ROWS, low_label

LABELS = sorted(
    (label for row in ROWS for label in row.labels if row.label not in ("Skill", "Duty")),
    key=len,
    reverse=True,
)
LOW_LABELS = [label.lower() for label in LABELS]
LABELS_BY_START = {
    start: [label for label in LOW_LABELS if label[:2] == start]
    for start in {label[:2] for label in LOW_LABELS}
}
LONGEST_LABEL = max(map(len, LABELS))
LABEL_INSIDE = re.compile(f"(?i:({'|'.join(map(re.escape, LABELS))}))(?=[$\\dA-Z-])")
NEAREST = 3  # labels that an unknown one is answered with


def _trigrams(text: str) -> set[str]:
    return {text[i : i + 3] for i in range(len(text) - 2)}


LABEL_TRIGRAMS = {label: _trigrams(label.casefold()) for label in LABELS}
TRIGRAM_LABELS = {
    gram: [lb for lb, grams in LABEL_TRIGRAMS.items() if gram in grams]
    for grams in LABEL_TRIGRAMS.values()
    for gram in grams
}
FEW_TRIGRAMS = 0.6 * min(map(len, LABEL_TRIGRAMS.values()))
WORDING = {
    label: (row.label, _trigrams(f" {label.casefold()} "))
    for row in ROWS
    for label in (*row.labels, *row.also)
}


def near_label(text: str) -> str | None:
    """The label that a text nearly begins with, but for a slip or two.

    >>> near_label("Yearly salar$61,487$91,598"), near_label("Customer Satisfaction, 6%")
    ('Yearly salary', None)
    """
    return _near(text[:28].casefold())


@lru_cache(maxsize=16_384)
def _near(start: str) -> str | None:
    shared = TRIGRAM_LABELS.keys() & _trigrams(start)
    hits = (
        Counter(label for gram in shared for label in TRIGRAM_LABELS[gram])
        if len(shared) >= FEW_TRIGRAMS
        else {}
    )
    near = [label for label, n in hits.items() if n >= 0.6 * len(LABEL_TRIGRAMS[label])]
    return next(
        (
            label
            for label in near
            if SequenceMatcher(None, label.casefold(), start[: len(label)]).ratio() >= 0.85
        ),
        None,
    )


@lru_cache(maxsize=1_024)
def nearest(text: str) -> tuple[str, ...]:
    """The labels that are most like an unknown one, by the letters in a row that they share; the
    first few of the catalogue where none is.

    >>> nearest("Medium salary")[:2]
    ('Yearly salary', 'Salary range')
    """
    grams = _trigrams(f" {low_label(text[:LONGEST_LABEL])} ")
    alike: dict[str, float] = {}
    for label, own in WORDING.values():
        alike[label] = max(alike.get(label, 0), len(grams & own) / len(grams | own))
    return tuple(sorted(alike, key=alike.__getitem__, reverse=True)[:NEAREST])


def label_inside(text: str) -> str | None:
    """The label with a value right behind it that stands inside of a text."""
    low = text.lower()
    found = LABEL_INSIDE.search(text) if any(label in low for label in LOW_LABELS) else None
    return found[1] if found else None


def begins_label(text: str) -> bool:
    """Whether a line is the beginning of a label, and no more."""
    low = text.strip(" |").casefold()
    return 2 < len(low) < LONGEST_LABEL and any(
        label.startswith(low) and label != low for label in LOW_LABELS
    )


def begins_with_label(text: str) -> bool:
    """Whether a line begins with a whole label."""
    start = text[:LONGEST_LABEL].lower()
    return any(start.startswith(label) for label in LABELS_BY_START.get(start[:2], ()))
