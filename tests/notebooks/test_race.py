"""The report on race shares runs on pages that were changed: what it says must be true of them, and
what it is compared with is computed here by other means."""

import re

import numpy as np
import pytest

from support.oracle import facts
from support.shipped import (
    EXPERIENCE,
    MANAGER,
    RELATIONS,
    SENIOR,
    SERVICE,
    SUPERVISOR,
    pages_with,
    promoted,
    turned,
)
from support.stage import build_here

NAME = "03"


@pytest.fixture(scope="module")
def tell(tmp_path_factory):
    return lambda texts: build_here(texts, tmp_path_factory.mktemp("story"), (NAME,))[NAME]


def test_profiles_stay_and_carry_another_share_of_pay(tell):
    f, story = facts(promoted()), tell(promoted())
    log_pay = np.log(f.pay)
    groups = [
        [p for p, q in zip(log_pay, f.profile, strict=True) if q == kind] for kind in set(f.profile)
    ]
    between = sum(len(g) * (np.mean(g) - log_pay.mean()) ** 2 for g in groups)
    share = between / ((log_pay - log_pay.mean()) ** 2).sum()
    assert story.wrong == []
    assert story.answer.startswith("**The race shares look made for groups of roles")
    assert "form at least four groups" in story.answer
    assert f"and {100 * share:.0f}% of that of log pay" in story.answer


def test_shares_that_follow_no_profile(tell):
    """Ages are dealt to other roles, so that profiles mix what is alike."""
    ages = {SENIOR: 41, SERVICE: 41, SUPERVISOR: 42, MANAGER: 42, EXPERIENCE: 43, RELATIONS: 43}

    def dealt(text):
        names = re.search(r"^# (.*)$", text, re.M)[1].split(" vs ")
        first, second = (ages.get(name, 41) for name in names)
        text = re.sub(r"\| Average age \|.*", f"| Average age | {first} | {second} |", text)
        return re.sub(r"LGBT percentage \|.*", "LGBT percentage | 9% | 9% |", text)

    story = tell([dealt(text) for text in pages_with()])
    assert story.wrong == []
    assert story.answer.startswith("**The race shares do not clearly follow age and LGBT share.**")
    assert "depends on how it is looked at" in story.said and "mix in it" in "".join(story.alts)


def test_the_order_of_roles_and_files_makes_no_difference(tell):
    first, second = (
        tell(texts) for texts in (pages_with(), [turned(text) for text in reversed(pages_with())])
    )
    assert first.wrong == second.wrong == [] and first.said == second.said


SMALL = {
    "one profile of two roles": pages_with(SUPERVISOR, EXPERIENCE),
    "no demographics": [text[: text.index("## Demographics")] for text in pages_with()],
    "one profile": [
        re.sub(
            r"LGBT percentage \|.*",
            "LGBT percentage | 9% | 9% |",
            re.sub(r"\| Average age \|.*", "| Average age | 43 | 43 |", text),
        )
        for text in pages_with()
    ],
}


@pytest.mark.parametrize("texts", SMALL.values(), ids=SMALL)
def test_too_little_is_said_once(tell, texts):
    story = tell(texts)
    assert story.wrong == [] and story.titles == []
    assert re.match(r"^\S.* (are|is) needed, there (are|is) \w+\.", story.said.strip()), story.said


def test_without_openings_roles_count_alike(tell):
    story = tell([re.sub(r"\| Number of jobs .*\n", "", text) for text in pages_with()])
    assert story.wrong == [] and "arithmetic here" in story.said
