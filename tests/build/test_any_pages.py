"""No page that reads well stops a build: sets of one to six made-up pages with any of the fields,
constant, equal, of no width, or texts alone. What cannot be told says so."""

import random
import re
from dataclasses import fields, replace

import pytest

from helpers.build import of_roles
from support.generate import Role
from support.role_sets import a_set, pages_about
from support.stage import NOTEBOOKS, build_here, write_pages

NAMES = ("Art", "Baker vs Cook", "Art vs Baker", "Cook", "Clerk", "Clerk!", "VS", "C# Dev & <b>")
OF_PAGES = [name for name in NOTEBOOKS if name < "06"]  # later ones read more than these pages
SEEDS = range(1)  # each takes some seconds; more by hand


def made_up(seed: int) -> list[str]:
    """Some pages; each field is left out, the same for all, or as it comes."""
    chance = random.Random(seed)
    roles = a_set(2 * chance.randint(1, 3), seed)
    if chance.random() < 0.5:
        roles = [replace(r, name=n) for r, n in zip(roles, NAMES, strict=False)]
    for field in (f.name for f in fields(Role) if f.name not in ("name", "skills")):
        how = chance.choice(["none", "none", "same", "own"])
        same = getattr(roles[0], field)
        if how != "own":
            roles = [replace(r, **{field: None if how == "none" else same}) for r in roles]
    if chance.random() < 0.3:
        roles = [replace(r, low_high=(50, 50)) for r in roles]
    return pages_about(roles)


ODD = {
    "one salary": ["| Cook | Baker | |\n| Yearly salary | $50,000 | $60,000 |\n"],
    "no width": [
        "| Cook | Baker | |\n| Yearly salary | $50,000 | $60,000 |\n"
        "| Salary range | Between $50,000 And $50,000 | Between $40,000 And $80,000 |\n"
    ],
    "one pay without width": [
        "| Cook | Baker | |\n| Yearly salary | $50,000 | $50,000 |\n"
        "| Salary range | Between $50,000 And $50,000 | Between $50,000 And $50,000 |\n"
    ],
    "only texts": ["| Cook | Baker | |\n| Most common major | Business | Nursing |\n"],
    "nothing": ["| Cook | Baker | |\n| Yearly salary | - | - |\n"],
    "names with vs": [
        "| Art | Baker vs Cook | |\n| Yearly salary | $50,000 | $60,000 |\n",
        "| Art vs Baker | Cook | |\n| Yearly salary | $55,000 | $65,000 |\n",
    ],
    "names but for a sign": ["| Clerk | Clerk! | |\n| Yearly salary | $50,000 | $60,000 |\n"],
}


def tried(texts: list[str], folder) -> None:
    stories = build_here(texts, folder, names=OF_PAGES, laid_out=False)
    assert {name: story.wrong for name, story in stories.items() if story.wrong} == {}
    roles, pairs, *_ = of_roles.read(folder / "pages", [], folder / "out")
    assert len({name for name, _, _ in pairs}) == len(roles.roles) * (len(roles.roles) - 1) // 2
    write_pages([NOTEBOOKS[name] for name in OF_PAGES], roles, pairs, folder / "out")
    for page in (folder / "out" / "reports").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        ids = re.findall(r'\bid="([^"]*)"', text)
        assert len(ids) == len(set(ids)), page.name
        assert not re.findall(r'="[^"]*\b(?:nan|inf)\b[^"]*"', text), (
            page.name
        )  # places in pictures


@pytest.mark.parametrize("seed", SEEDS)
def test_made_up_pages_are_built(seed, tmp_path):
    tried(made_up(seed), tmp_path / "set")


@pytest.mark.parametrize("name", ODD)
def test_odd_pages_are_built(name, tmp_path):
    tried(ODD[name], tmp_path / "set")
