"""No page that reads well stops a build: sets of one to six made-up pages with any of the fields,
constant, equal, of no width, or texts alone. What cannot be told says so."""

import csv
import random
import re
from dataclasses import fields, replace
from io import StringIO
from itertools import chain

import pytest

from helpers.build import of_roles
from helpers.roles import load_roles, write_tidy
from support.generate import Role
from support.role_sets import a_set, pages_about
from support.stage import NOTEBOOKS, build_here, write_pages

NAMES = ("Art", "Baker vs Cook", "Art vs Baker", "Cook", "Clerk", "Clerk!", "VS", "C# Dev & <b>")
OF_PAGES = [name for name in NOTEBOOKS if name < "06"]
ALL = ("one salary", 8)  # later notebooks read more than these pages, and take longer
SEEDS = (8, 18)  # each takes some seconds; more by hand


def made_up(seed: int) -> list[str]:
    """Some pages; each field is left out, the same for all, or as it comes."""
    chance = random.Random(seed)
    roles = a_set(2 * chance.randint(1, 6), seed)
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


def tried(texts: list[str] | dict[str, str], folder, names=None) -> None:
    names = names or OF_PAGES
    stories = build_here(texts, folder, names=names)
    assert {name: story.wrong for name, story in stories.items() if story.wrong} == {}
    roles, pairs, *_ = of_roles.read(folder / "pages", [], folder / "out")
    assert len({name for name, _, _ in pairs}) == len(roles.roles) * (len(roles.roles) - 1) // 2
    write_pages([NOTEBOOKS[name] for name in names], roles, pairs, folder / "out")
    for page in (folder / "out" / "reports").rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        ids = re.findall(r'\bid="([^"]*)"', text)
        assert len(ids) == len(set(ids)), page.name
        assert not re.findall(r'="[^"]*\b(?:nan|inf)\b[^"]*"', text), (
            page.name
        )  # places in pictures


@pytest.mark.parametrize("seed", SEEDS)
def test_made_up_pages_are_built(seed, tmp_path):
    tried(made_up(seed), tmp_path / "set", [*NOTEBOOKS] if seed in ALL else OF_PAGES)


@pytest.mark.parametrize("name", ODD)
def test_odd_pages_are_built(name, tmp_path):
    tried(ODD[name], tmp_path / "set", [*NOTEBOOKS] if name in ALL else OF_PAGES)


def roles_page(*names: str, texts: dict[str, str] | None = None) -> str:
    """A page of markup, in which any sign can stand in a name, with a text in some rows."""
    rows = {
        "": names,
        "Yearly salary": ("$50,000", "$60,000"),
        "Salary range": ("$30,000 - $80,000", "$40,000 - $90,000"),
        "Most common degree": ("Bachelor's Degree, 40%", "Bachelor's Degree, 50%"),
    }
    rows |= {label: (text, text) for label, text in (texts or {}).items()}
    cells = ("".join(f"<td>{cell}" for cell in (label, *two)) for label, two in rows.items())
    return "<table>" + "".join(f"<tr>{row}" for row in cells) + "</table>"


FORMULAS = ("-2+3+cmd|' /C calc'!A0", "=cmd()", "+cmd()", "@SUM(A1)", "\tcmd()", "\rcmd()", "-A1")
RUN = re.compile(r"[=+@\t\r]|-(?!\d[\d.,]*%?$|$)")  # how a cell begins that a spreadsheet would run


def test_no_cell_of_what_is_built_is_a_formula(tmp_path):
    labels = ("Best paying company", "Most common major", "Duty", "Skill", "Top skills")
    texts = {label: f"{FORMULAS[0]}{', 5%' * (label == 'Skill')}" for label in labels[:4]}
    texts["Top skills"] = f"{FORMULAS[0]}; R; SQL"
    named = {
        f"{n}.html": roles_page(f"{text} Cook", f"{text} Baker", texts={labels[0]: "KLA"})
        for n, text in enumerate(FORMULAS[1:])
    }
    about = [f'Cook,cook,"{FORMULAS[0]}","{FORMULAS[1]}"', f'Baker,baker,"{FORMULAS[4]}","-A1"']
    by_hand = "\n".join(["role,slug,short,summary", *about]) + "\n"
    last = roles_page("Cook", "Baker", texts=texts)
    tried({**named, "last.html": last, "roles.csv": by_hand}, tmp_path / "set")
    out = tmp_path / "set" / "out"
    write_tidy(load_roles(tmp_path / "set" / "pages"), out / "data" / "tidy")
    cells = {
        path.relative_to(out).as_posix(): list(
            chain.from_iterable(csv.reader(StringIO(path.read_bytes().decode(), newline="")))
        )
        for path in out.rglob("*.csv")
    }
    run = {name: list(filter(RUN.match, row)) for name, row in cells.items()}
    assert {name: found for name, found in run.items() if found} == {}
    guarded = {name for name, row in cells.items() if any(cell.startswith("'") for cell in row)}
    tables = {f"data/tidy/{name}.csv" for name in ("roles", "skills", "places", "facts", "pages")}
    assert guarded > tables | {"figures/01-pay-ranges.csv", "reports/01-salary-gaps.csv"}, guarded


def test_names_that_figures_cannot_hold_are_drawn_without_a_warning(tmp_path):
    names = ("W" * 380, "Senior " * 53 + "Cook", "बावर्ची", "नर्स")
    pages = [roles_page(*names[:2]), roles_page(*names[2:]).replace("0,000", "5,000")]
    stories = build_here(pages, tmp_path / "set", names=["01", "05"], laid_out=True)
    assert {name: story.wrong for name, story in stories.items() if story.wrong} == {}
    notes = load_roles(tmp_path / "set" / "pages").notes["note"]
    assert [note[:54] for note in notes] == [
        'a name of 380 characters; figures call the role "WWWWW',
        'a name of 375 characters; figures call the role "Senio',
    ]
