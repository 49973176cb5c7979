"""The report on pay tells another story when the pages do. What it says is compared with what is
computed here, from the same pages and by other means."""

import csv
import re
from math import sqrt
from statistics import NormalDist

import numpy as np
import pytest

from support.oracle import WORDS, chances, facts
from support.role_sets import a_set, changed, pages_about
from support.shipped import (
    EXPERIENCE,
    MANAGER,
    RELATIONS,
    SENIOR,
    SERVICE,
    SUPERVISOR,
    pages_with,
    promoted,
)
from support.stage import build_here

RULE = NormalDist().cdf(0.2 / sqrt(2))
CLUMSY = re.compile(r"\bnan\b|all two|both role\b|one roles|(?<!are )not given|  |,,| ,|\.\.(?!/)")


@pytest.fixture(scope="module")
def tell(tmp_path_factory):
    """What the report says of some pages; pictures are laid out but not drawn."""

    def told(texts):
        folder = tmp_path_factory.mktemp("pay")
        return facts(texts), build_here(texts, folder, ("01",))["01"], folder / "out"

    return told


@pytest.fixture(scope="module")
def promotion(tell):
    return tell(promoted())


class TestPromotion:
    def test_nothing_goes_wrong(self, promotion):
        assert promotion[1].wrong == []

    def test_the_largest_gap(self, promotion):
        f, story, _ = promotion
        gap = f.pay[0] - f.pay[-1]
        assert (f.names[0], f.names[-1]) == (SUPERVISOR, MANAGER)
        assert (
            f"A customer service supervisor averages ${gap:,.0f} a year more than a customer "
            "service manager: "
            f"{100 * gap / f.pay[-1]:.0f}% above the lower pay, or {100 * gap / f.pay[0]:.0f}% "
            "below the higher." in story.answer
        )
        assert f"earns more in {100 * chances(f, 0, 6)[0]:.0f} of 100 draws" in story.answer
        factor = f.pay[0] / f.pay[-1]
        assert story.titles[0].startswith(f"The best paid role averages {factor:.1f} times the")

    def test_neighbours(self, promotion):
        f, story, _ = promotion
        looks = [chances(f, i, i + 1) for i in range(6)]
        every = sum(min(look) >= RULE for look in looks)
        none = sum(max(look) < RULE for look in looks)
        some = 6 - every - none
        rest = [f"for {WORDS[some]} it depends on that"] * bool(some)
        rest += [f"{WORDS[none]} cannot" + " be told apart" * bool(some)] * bool(none)
        assert (
            f"**Of six pairs next to each other in pay, {WORDS[every]} can be told apart** whatever "
            f"the ends of a pay range can stand for; {', and '.join(rest)}." in story.answer
        )
        readings = looks[0][::5]  # as printed; between them stand the roundings
        main, low, high = (f"{100 * x:.0f}" for x in (readings[0], min(readings), max(readings)))
        said = f"{SUPERVISOR} over {SENIOR} {main} in 100, from {low} to {high}"
        assert any(said in alt for alt in story.alts)

    def test_what_lies_between_roles(self, promotion):
        f, story, _ = promotion
        z = 2 * NormalDist().inv_cdf(0.9)
        within = np.mean((np.log(f.high / f.low) / z) ** 2)
        between = np.var(np.log(f.pay))
        share = 100 * between / (between + within)
        assert f"they leave {share:.0f}% of the variation in pay between the roles" in story.answer
        assert f"**about {share:.0f}%** of the variation" in story.said

    def test_every_number_has_a_row(self, promotion):
        f, _, out = promotion
        with open(out / "reports" / "01-salary-gaps.csv", encoding="utf-8", newline="") as file:
            rows = {row["name"]: row for row in csv.DictReader(file)}
        assert float(rows["largest gap"]["value"]) == f.pay[0] - f.pay[-1]
        assert len([name for name in rows if name.startswith("chance: ")]) == 21
        mixed = [r["how"] for r in rows.values() if r["low"] and r["how"].count("range") != 1]
        assert mixed == [], "each range is named, and of one kind"


SMALL = {
    "two roles": lambda: pages_with(SENIOR, SERVICE),
    "three roles": lambda: pages_with(MANAGER, EXPERIENCE, RELATIONS),
    "no openings": lambda: [
        re.sub(r"\| Number of jobs .*\n", "", text) for text in pages_with(SENIOR, SERVICE)
    ],
    "twelve roles": lambda: pages_about(a_set(12, 12)),
    "forty, a third without a range": lambda: pages_about(
        changed(a_set(40, 40), low_high=lambda r, i: r.low_high if i % 3 else None)
    ),
    "all paid alike": lambda: pages_about(changed(a_set(5, 2), yearly=50_000, low_high=(30, 80))),
}


@pytest.fixture(scope="module", params=SMALL)
def other(request, tell):
    return request.param, *tell(SMALL[request.param]())


class TestOtherSets:
    def test_nothing_goes_wrong(self, other):
        assert other[2].wrong == []

    def test_reads_well(self, other):
        story = other[2]
        said = "\n".join([story.said, *story.titles, *story.alts])
        assert CLUMSY.findall(said) == []
        assert len(story.titles) == len(story.alts) == 6

    def test_says_the_gap(self, other):
        name, f, story, _ = other
        pay = f.pay[(f.low > 0) & (f.pay > 0)]
        if name == "all paid alike":
            assert "average the same" in story.answer and "No role pays more" in story.titles[1]
        else:
            assert f"averages ${pay[0] - pay[-1]:,.0f} a year more than" in story.answer

    def test_says_what_is_left_out(self, other):
        name, _, story, _ = other
        left_out = "Left out, because no pay range is given: " in story.answer
        assert left_out == (name == "forty, a third without a range")

    def test_two_roles_have_one_verdict(self, other):
        name, f, story, _ = other
        if len(f.names) == 2:
            assert min(chances(f, 0, 1)) >= RULE
            assert "**The two roles can be told apart**, whatever the ends" in story.answer


@pytest.mark.parametrize("paid", [0, 1])
def test_too_few_is_one_sentence(tell, paid):
    texts = pages_about(
        changed(a_set(4, 5), low_high=lambda r, i: r.low_high if i < paid else None)
    )
    _, story, out = tell(texts)
    there = "there is one" if paid else "there are none"
    assert story.answer == (
        f"**Too few to say.** Two roles with average pay and pay range are needed, {there}."
    )
    assert story.titles == story.wrong == []
    assert (out / "reports" / "01-salary-gaps.csv").read_text().count("\n") == 1
