"""Sets of two to six roles that the project was not written for: few, or odd in one way each. What
their reports say is held in `support.told`."""

import re

import pytest

from support.generate import SECTIONS
from support.role_sets import a_set, changed, pages_about
from support.told import TestIndex, TestPages, TestSentences, build_set

__all__ = ["TestIndex", "TestPages", "TestSentences"]


def without_sections() -> list[str]:
    roles = a_set(6, 7)
    return [
        page
        for i, part in enumerate((SECTIONS[1:3], SECTIONS[:2], SECTIONS[3:]))
        for page in pages_about(roles[2 * i : 2 * i + 2], part)
    ]


def alike() -> list[str]:
    """Women only, and one make-up for all."""
    return pages_about(
        changed(a_set(5, 4), gender=(0, 1000), race=(63, 43, 155, 64, 670, 5), age=44, lgbt=10)
    )


SETS = {
    "two": lambda: pages_about(a_set(2, 2)),
    "three, one without a range": lambda: pages_about(
        changed(a_set(3, 3), low_high=lambda r, i: r.low_high if i else None)
    ),
    "equal pay": lambda: pages_about(changed(a_set(5, 2), yearly=50_000, low_high=(30, 80))),
    "no men, one make-up": alike,
    "one paid": lambda: pages_about(
        changed(a_set(4, 5), yearly=lambda r, i: None if i else 50_000, low_high=None)
    ),
    "without sections": without_sections,
}


@pytest.fixture(scope="module", params=SETS, ids=[re.sub(r",? ", "-", name) for name in SETS])
def built(request, tmp_path_factory):
    return build_set(request.param, SETS[request.param](), tmp_path_factory.mktemp("set"))
