"""The notebooks tell another story when the pages do. Each runs on pages that were changed: what
it says must be true of them, and what it is compared with is computed here, from the changed pages
and by other means."""

import re
from math import exp

import nbformat
import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell

from helpers.build.runs import run_notebooks
from helpers.questions.enough import enough
from support.oracle import exact, facts, p_text, signed
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
from support.stage import NOTEBOOKS as ALL
from support.stage import build_here, write

NOTEBOOKS = {name: path for name, path in ALL.items() if name < "05" and name != "01"}


@pytest.fixture(scope="module")
def tell(tmp_path_factory):
    """What notebooks say of some pages; pictures are laid out but not drawn."""
    return lambda texts, *names: build_here(
        texts, tmp_path_factory.mktemp("story"), names or tuple(NOTEBOOKS)
    )


# (a) Another order of roles and files, and one salary that turns the order of pay


@pytest.fixture(scope="module")
def promotion(tmp_path_factory):
    """The changed pages, and what the notebooks say of them when they run as in a build."""
    folder = tmp_path_factory.mktemp("promotion")
    texts = promoted()
    run_notebooks(list(NOTEBOOKS.values()), write(texts, folder / "pages"), folder)
    said = {}
    for name, path in NOTEBOOKS.items():
        outputs = [
            o
            for c in nbformat.read(folder / "notebooks" / path.name, as_version=4).cells
            for o in c.get("outputs", ())
        ]
        assert not [o for o in outputs if o.output_type in ("stream", "error")]
        said[name] = "\n".join(
            o.data["text/markdown"] for o in outputs if "text/markdown" in o.data
        ).replace("\\$", "$")
        said[name] += "\n".join(o.data["text/plain"] for o in outputs if "image/png" in o.data)
    return facts(texts), said


class TestPromotion:
    def test_the_data(self, promotion):
        _, said = promotion
        assert (
            "from **$61,487** (customer service manager) to **$138,792** (customer service supervisor)"
            in said["00"]
        )

    def test_degrees(self, promotion):
        f, said = promotion
        r, count = exact(f.degree, np.log(f.pay))
        slope = np.polyfit(f.degree, np.log(f.pay), 1)[0]
        assert (
            "**It cannot be told from these seven roles** whether roles with a higher degree rate pay more"
            in said["04"]
        )
        assert (
            f"(r = {signed(r)}): of all 5,040 ways to deal the pays to the roles, {count:,} show"
            in said["04"]
        )
        assert (
            f"Ten points more go with {abs(100 * (exp(10 * slope) - 1)):.0f}% {'more' if slope > 0 else 'less'} pay"
            in said["04"]
        )
        assert "nothing remains" in said["04"]


def test_the_order_of_roles_and_files_makes_no_difference(tell):
    as_shipped = {name: nbformat.read(NOTEBOOKS[name], as_version=4) for name in ("04",)}
    for name, story in tell([turned(text) for text in reversed(pages_with())], *as_shipped).items():
        outputs = [
            o
            for c in as_shipped[name].cells
            for o in c.get("outputs", ())
            if "text/markdown" in o.get("data", {})
        ]
        assert story.wrong == []
        for sentence in (
            "\n".join(o.data["text/markdown"] for o in outputs).replace("\\$", "$").splitlines()
        ):
            assert sentence in story.said


# (b) The other way round


@pytest.fixture(scope="module")
def reverse(tell):
    """Degree rates in the opposite order (their sum is 110), women and men exchanged."""
    texts = [
        re.sub(r"Degree, (\d+)%", lambda m: f"Degree, {110 - int(m[1])}%", text)
        for text in pages_with()
    ]
    texts = [
        re.sub(r"Male, ([\d.]+%) Female, ([\d.]+%)", r"Male, \2 Female, \1", text) for text in texts
    ]
    return facts(texts), tell(texts, "04")


class TestReverse:
    def test_nothing_goes_wrong(self, reverse):
        assert [story.wrong for story in reverse[1].values()] == [[]]

    def test_degrees(self, reverse):
        f, story = reverse[0], reverse[1]["04"]
        r, count = exact(f.degree, np.log(f.pay))
        less = 100 * (1 - exp(10 * np.polyfit(f.degree, np.log(f.pay), 1)[0]))
        assert r < -0.8
        assert story.answer.startswith(
            f"**No, the other way round among these seven roles.** Roles with a higher degree rate pay less (r = {signed(r)})"
        )
        assert (
            f"{count} show an association at least as strong ({p_text(count / 5040)})."
            in story.answer
        )
        assert f"Ten points more go with {less:.0f}% less pay" in story.answer
        assert (
            story.titles[0]
            == f"Roles with a higher degree rate pay less: r = {signed(r)}, {p_text(count / 5040)}"
        )
        assert "After allowing for twelve looks, *degree rate* remains." in story.said


# The smallest sets


SMALL = {
    "two roles": (pages_with(SENIOR, SERVICE), ("00", "04")),
    "three roles, as many profiles": (
        pages_with(MANAGER, EXPERIENCE, RELATIONS),
        ("04",),
    ),
    "no demographics": (
        [text[: text.index("## Demographics")] for text in pages_with(SENIOR, SERVICE)],
        ("00", "04"),
    ),
    "nothing differs": (
        [
            re.sub(
                r"Male, [\d.]+% Female, [\d.]+%",
                "Male, 40.0% Female, 60.0%",
                re.sub(r"Degree, \d+%", "Degree, 50%", text),
            )
            for text in pages_with(SENIOR, SERVICE)
        ],
        ("04",),
    ),
}
CLUMSY = re.compile(r"\bnan\b|all two|both role\b|one roles|(?<!are )not given|  ")


@pytest.fixture(
    scope="module", params=SMALL, ids=[name.replace(" ", "-").replace(",", "") for name in SMALL]
)
def small(request, tell):
    texts, names = SMALL[request.param]
    return request.param, tell(texts, *names)


class TestSmallSets:
    def test_nothing_goes_wrong(self, small):
        assert {notebook: story.wrong for notebook, story in small[1].items() if story.wrong} == {}

    def test_read_well(self, small):
        said = "\n".join(story.said + "\n".join(story.titles) for story in small[1].values())
        assert CLUMSY.findall(said) == []

    def test_say_that_there_is_too_little(self, small):
        answers = {notebook: story.answer for notebook, story in small[1].items()}
        assert {n for n, text in answers.items() if re.search(r"^\*\*Too few", text, re.M)} == set(
            answers
        ) & {"04"}
        assert "**The doubt.**" in answers["00"] if "00" in answers else all(answers.values())

    def test_say_why(self, small):
        name, told = small
        if name == "two roles":
            assert "With so few roles no association can be told from chance" in told["04"].said
        if name == "three roles, as many profiles":
            assert "**Too few roles to say** which of the two it is." in told["04"].said
        if name == "nothing differs":
            assert told["04"].answer.startswith(
                "**Too few degree rates to say.** There is one degree rate; this page needs two."
            )


def test_a_page_can_start_anew_after_too_little(tell):
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    assert enough(2, 2, "role with a wage") and not enough(1, 2, "role with a wage")
    shell.run_cell("from helpers.wording import say; x = 1")
    assert "x" not in shell.user_ns
    shell.user_ns["say"] = str
    assert (
        shell.run_cell("say('**The doubt.** None.')").result
        == "**Too few roles to say.** There is one role with a wage; this page needs two."
    )
    shell.run_cell("y = len('load_roles()')")
    shell.run_cell("x = 1")
    assert (shell.user_ns["x"], shell.user_ns["y"]) == (1, 12)
