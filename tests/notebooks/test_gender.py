"""The report on women and men runs on pages that were changed: what it says must be true of them,
and what it is compared with is computed here by other means."""

import re
from itertools import product

import numpy as np
import pytest

from support.oracle import exact, facts, p_text, ratio, signed
from support.shipped import SENIOR, SERVICE, pages_with, promoted, turned
from support.stage import build_here

NAME = "02"


def exchanged() -> list[str]:
    """Women and men exchanged in every role."""
    return [
        re.sub(r"Male, ([\d.]+%) Female, ([\d.]+%)", r"Male, \2 Female, \1", text)
        for text in pages_with()
    ]


def swap_women(text: str, salary: str, percent: int) -> str:
    """The page with this percentage of women in the role of this salary, if it has it."""
    row = re.search(r"^\| Yearly salary \| (.*) \| (.*) \|$", text, re.M).groups()
    if salary not in row:
        return text
    head, first, second, tail = re.search(
        r"^(\| Gender ratio \|)(.*?)(\|.*?)(\|)$", text, re.M
    ).groups()
    new = f" Male, {100 - percent}.0% Female, {percent}.0% "
    cells = (new, second) if row.index(salary) == 0 else (first, f"|{new}")
    return text.replace(head + first + second + tail, head + "".join(cells) + tail)


@pytest.fixture(scope="module")
def tell(tmp_path_factory):
    return lambda texts: build_here(texts, tmp_path_factory.mktemp("story"), (NAME,))[NAME]


@pytest.fixture(scope="module")
def promotion(tell):
    texts = promoted()
    return facts(texts), tell(texts)


def test_the_answer_of_changed_pay(promotion):
    f, story = promotion
    assert story.wrong == []
    r, count = exact(f.women, np.log(f.pay))
    assert f"cannot be told from seven roles** (r = {signed(r)}, 95% interval" in story.answer
    assert f"exact {p_text(count / 5040)})" in story.answer
    main = ratio(f.openings, f.women, f.pay)
    ratios = [
        ratio(f.openings * np.array(steps), f.women, f.pay)
        for steps in product((0.5, 1, 2), repeat=7)
    ]
    sides = [
        f"{abs(100 * (1 - r)):.0f}% {'below' if r < 1 else 'above'}"
        for r in (main, min(ratios), max(ratios))
    ]
    assert (
        f"leave their average pay {sides[0]} men's ({sides[1]} to {sides[2]} if the sizes"
        in story.answer
    )
    assert "**It can lie on either side of 1**" in story.said


def test_the_role_that_decides(promotion):
    f, story = promotion
    rest = {name: np.arange(7) != i for i, name in enumerate(f.names)}
    without = {n: np.corrcoef(f.women[k], np.log(f.pay[k]))[0, 1] for n, k in rest.items()}
    r = np.corrcoef(f.women, np.log(f.pay))[0, 1]
    decider = max(without, key=lambda name: abs(without[name] - r))
    assert f"without the {decider.lower()}, r is {signed(without[decider])}." in story.answer


def test_women_and_men_exchanged(tell):
    texts = exchanged()
    f, story = facts(texts), tell(texts)
    r, count = exact(f.women, np.log(f.pay))
    main = ratio(f.openings, f.women, f.pay)
    assert story.wrong == [] and r > 0 and main > 1
    assert "**Women are the majority in three of seven roles**, from 34.9%" in story.answer
    assert f"average pay {100 * (main - 1):.0f}% above men's" in story.answer
    assert "women pay more as a rule cannot be told" in story.answer
    assert "it stays above" in story.said and "(+" not in story.answer
    women, men = (
        (f.openings * part) @ f.pay / (f.openings @ part) for part in (f.women, 1 - f.women)
    )
    assert f"of ${women - men:,.0f}." in story.said


def test_roles_with_more_women_can_pay_more_for_sure(tell):
    order = sorted(zip(facts(pages_with()).pay, facts(pages_with()).names, strict=True))
    texts = pages_with()
    for rank, (pay, _) in enumerate(order):  # the better paid, the more women
        texts = [swap_women(text, f"${pay:,.0f}", 30 + 5 * rank) for text in texts]
    f, story = facts(texts), tell(texts)
    r, count = exact(f.women, np.log(f.pay))
    assert r > 0 and count < 252
    assert "**Roles with more women pay more here, more than chance explains**" in story.answer
    assert f"(r = {signed(r)}, 95% interval" in story.answer


def test_the_order_of_roles_and_files_makes_no_difference(tell):
    first, second = (
        tell(texts) for texts in (pages_with(), [turned(text) for text in reversed(pages_with())])
    )
    assert first.wrong == second.wrong == [] and first.said == second.said


SMALL = {
    "two roles": pages_with(SENIOR, SERVICE),
    "no demographics": [text[: text.index("## Demographics")] for text in pages_with()],
    "nothing differs": [
        re.sub(r"Male, [\d.]+% Female, [\d.]+%", "Male, 40.0% Female, 60.0%", text)
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
    assert story.wrong == [] and "With equal weights, women would average" in story.said
    assert "by openings" not in story.said and "people employed" not in story.said
