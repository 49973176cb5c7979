"""The report on degrees tells another story when the pages do. What it says is compared with what
is computed here, from the same pages and by other means."""

import re
from math import exp

import nbformat
import numpy as np
import pytest

from support.oracle import WORDS, exact, facts, p_text, signed
from support.shipped import (
    EXPERIENCE,
    MANAGER,
    RELATIONS,
    SENIOR,
    SERVICE,
    pages_with,
    promoted,
    turned,
)
from support.stage import NOTEBOOKS, build_here

CLUMSY = re.compile(r"\bnan\b|all two|both role\b|one roles|(?<!are )not given|  |,,| ,|\.\.(?!/)")


@pytest.fixture(scope="module")
def tell(tmp_path_factory):
    """What the report says of some pages; pictures are laid out but not drawn."""

    def told(texts):
        return build_here(texts, tmp_path_factory.mktemp("degrees"), ("04",))["04"]

    return told


def reversed_rates() -> list[str]:
    """Degree rates in the opposite order: their sum is 110."""
    return [
        re.sub(r"Degree, (\d+)%", lambda m: f"Degree, {110 - int(m[1])}%", text)
        for text in pages_with()
    ]


SETS = {"promoted": promoted(), "reversed": reversed_rates()}


@pytest.fixture(scope="module", params=SETS)
def story(request, tell):
    return request.param, facts(SETS[request.param]), tell(SETS[request.param])


class TestChangedPages:
    def test_nothing_goes_wrong(self, story):
        assert story[2].wrong == [] and CLUMSY.findall(story[2].said) == []

    def test_the_answer(self, story):
        name, f, told = story
        r, count = exact(f.degree, np.log(f.pay))
        seen = f"of all 5,040 ways to deal the pays to the roles, {worded(count)} show"
        ends = np.tanh(np.arctanh(r) + np.array([-1.959964, 1.959964]) / 2)
        numbers = f"(r = {signed(r)}, 95% interval {signed(ends[0])} to {signed(ends[1])}"
        assert seen in told.answer and numbers in told.answer
        assert f"exact {p_text(count / 5040)})" in told.answer
        gain = 100 * (exp(10 * np.polyfit(f.degree, np.log(f.pay), 1)[0]) - 1)
        more = f"Ten points more go with {abs(gain):.0f}% {'more' if gain > 0 else 'less'} pay"
        assert more in told.said
        if name == "promoted":
            assert told.answer.startswith("**It cannot be told from these seven roles** whether")
            assert told.titles[0].startswith("No clear link of degree rate and pay: ")
        else:
            assert r < -0.8 and told.answer.startswith("**No, the other way round among these")
            assert f"pay less: ten percentage points more go with {-gain:.0f}% less" in told.answer
            assert told.titles[0] == (
                f"Roles with a higher degree rate pay less: r = {signed(r)}, {p_text(count / 5040)}"
            )

    def test_without_each_role(self, story):
        _, f, told = story
        y, kept = np.log(f.pay), ~np.eye(7, dtype=bool)
        without = [np.corrcoef(f.degree[k], y[k])[0, 1] for k in kept]
        ends = f"between {signed(min(without))} and {signed(max(without))}"
        assert any(title.endswith(ends) for title in told.titles)
        weak = f.names[int(np.argmin(np.abs(without)))].lower()
        assert f"It is weakest without the {weak} (r = " in told.said

    def test_elsewhere(self, story):
        name, f, told = story
        said = told.said.partition("Over 64 other roles")[0].rpartition("**")[0]
        expected = {"promoted": "It shows clearly", "reversed": "It is the other way round"}
        assert said.endswith(f"{expected[name]} in other roles.")


def worded(count: int) -> str:
    return list(WORDS)[count] if count < len(WORDS) else f"{count:,}"


def test_the_order_of_roles_and_files_makes_no_difference(tell):
    shipped = nbformat.read(NOTEBOOKS["04"], as_version=4)
    outputs = [o for c in shipped.cells for o in c.get("outputs", ())]
    said = [o.data["text/markdown"] for o in outputs if "text/markdown" in o.get("data", {})]
    story = tell([turned(text) for text in reversed(pages_with())])
    assert story.wrong == [] and len(said) > 10
    for sentence in "\n".join(said).replace("\\$", "$").splitlines():
        assert sentence in story.said


SMALL = {
    "two roles": (pages_with(SENIOR, SERVICE), "Four roles with average pay and degree rate"),
    "three roles": (
        pages_with(MANAGER, EXPERIENCE, RELATIONS),
        "Four roles with average pay and degree rate are needed, there are three.",
    ),
    "nothing differs": (
        [re.sub(r"Degree, \d+%", "Degree, 50%", text) for text in pages_with()],
        "Two different degree rates are needed, there is one.",
    ),
    "no degrees": (
        [re.sub(r"\| Most common degree .*\n", "", text) for text in pages_with()],
        "Four roles with average pay and degree rate are needed, there are none.",
    ),
}


@pytest.mark.parametrize("name", SMALL)
def test_too_few_is_said_once(tell, name):
    texts, why = SMALL[name]
    story = tell(texts)
    assert story.wrong == [] and story.titles == []
    assert story.answer.startswith("**Too few to say.** ") and why in story.answer


def test_without_gender_the_rest_is_told(tell):
    texts = [re.sub(r"\| Gender ratio .*\n", "", text) for text in pages_with()]
    story = tell(texts)
    assert story.wrong == [] and story.answer.startswith("**Yes, among these seven roles.**")
    assert len(story.titles) == 3
    assert "Five roles with average pay, degree rate and women's share are needed" in story.said
