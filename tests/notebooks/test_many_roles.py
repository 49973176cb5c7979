"""Twelve roles and forty, and the seven with their pay turned round. What their reports say is held
in `support.told`."""

import re

import numpy as np
import pytest

from helpers.paths import PROJECT
from support.oracle import facts
from support.role_sets import a_set, changed, mirrored, pages_about
from support.told import TestIndex, TestPages, TestSentences, build_set

__all__ = ["TestIndex", "TestPages", "TestSentences"]

SHIPPED = [
    path.read_text(encoding="utf-8") for path in sorted((PROJECT / "data" / "pages").glob("*.md"))
]


def tied() -> list[str]:
    return pages_about(
        changed(
            a_set(12, 12),
            gender=lambda r, i: (400, 600) if i % 2 else (500, 500),
            degree=lambda r, i: (r.degree[0], 40 + i % 3),
        )
    )


def sparse() -> list[str]:
    """Every third role without a pay range, every fourth without openings, every fifth without
    shares of women and men."""
    return pages_about(
        changed(
            a_set(40, 40),
            low_high=lambda r, i: r.low_high if i % 3 else None,
            openings=lambda r, i: r.openings if i % 4 else None,
            gender=lambda r, i: r.gender if i % 5 else None,
        )
    )


SETS = {
    "twelve, with ties": tied,
    "forty, sparse": sparse,
    "mirrored": lambda: [mirrored(text, 38_792, 118_898) for text in SHIPPED],
}


@pytest.fixture(scope="module", params=SETS, ids=[re.sub(r",? ", "-", name) for name in SETS])
def built(request, tmp_path_factory):
    return build_set(request.param, SETS[request.param](), tmp_path_factory.mktemp("set"))


@pytest.mark.parametrize("built", ["mirrored"], indirect=True)
@pytest.mark.parametrize(("notebook", "figure"), [("02", "women"), ("04", "degree")])
def test_pay_in_the_mirror_turns_a_link_round(built, notebook, figure):
    shipped = facts(SHIPPED)
    there = float(np.corrcoef(getattr(shipped, figure), np.log(shipped.pay))[0, 1])
    back = float(re.search(r"r = (\S+?)[,)]", built.stories[notebook].answer)[1].replace("−", "-"))
    assert back == pytest.approx(-there, abs=0.006) and round(there, 1)
