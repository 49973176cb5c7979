"""Pages made to wear a reader out are refused, or read in time linear in their size, with little
memory; and whatever their texts hold, what is built from them runs nothing, asks for nothing, and
stays in its folder."""

import csv
import re
from html.parser import HTMLParser
from io import StringIO

import pytest

from helpers.build.of_roles import write_pairs
from helpers.pages.files import MAX_BYTES
from helpers.reports.index import index_page
from helpers.reports.pairs import pair_pages
from helpers.roles import Roles, load_roles, write_tidy
from helpers.roles.reading import facts_rows, read_pages
from support.hostile import KINDS, spent
from support.pace import here

SMALL, LARGE = 25_000, 100_000  # below the limits on lines and rows, where there are such


@pytest.mark.parametrize("kind", KINDS)
def test_time_is_linear_and_memory_bounded(kind):
    assert any(is_linear(kind) for _ in range(3))  # once of three times, for machines are busy


def is_linear(kind: str) -> bool:
    """Whether four times the size takes less than twice what that explains; in quadratic time it
    would be sixteen times."""
    small, (seconds, peak, _) = spent(kind, SMALL)[0], spent(kind, LARGE)
    return seconds < 8 * max(small, 0.03) and peak < 100


OUTCOMES = [
    ("one line", "refused: a line of"),
    ("zero bytes", "refused: control character 0x00"),
    ("a control character at the end", "refused: control character 0x01"),
    ("short lines", "refused: 1,"),
    ("cells of digits", "refused: "),
    ("blank lines", "refused: "),
    ("blocks", "refused: 20,001 lines and rows"),
    ("tags that never end", "2 facts, 1 notes"),
]


@pytest.mark.parametrize(("kind", "outcome"), OUTCOMES)
def test_the_largest_page_is_refused_at_once_or_read(kind, outcome):
    seconds, peak, found = spent(kind, MAX_BYTES)
    assert found.startswith(outcome) and seconds < here(5) and peak < 200, (found, seconds, peak)


def test_more_than_a_page_may_have_is_refused_at_once():
    assert spent("rows in a table", 3 * MAX_BYTES)[2].startswith(
        "refused: more than 4,000,000 bytes"
    )


# What is built from hostile texts

TEXTS = (
    "../../../x",
    "..\\..\\x",
    "/etc/passwd",
    "<script>alert(1)</script>",
    "<img src=https://example.org/x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "![x](https://example.org/x.png)",
    "[x](javascript:alert(1))",
    "{{ 7*7 }} {% for x in y %}",
    "</style><base href=https://example.org>",
    "<!-- x",
    "]]> &lt;script&gt; &#60;b&#62;",
    "$x$ `y` **z** # w",
    "a\u202egnp.exe",
    "con.html?x#y",
    "x" * 390,
)
FORMULAS = ("=cmd|' /C calc'!A0", "+cmd()", "@SUM(A1)", '=HYPERLINK("https://example.org")')


def batched(texts: tuple[str, ...]) -> list[tuple[str, str]]:
    """Two and two, so that each stands in names or in cells."""
    return list(zip(texts[::2], texts[1::2], strict=True))


def page_of(a: str, b: str, text: str) -> str:
    """A page of saved markup, so that every sign can stand in a cell, with this text wherever a
    text can stand."""
    cells = {
        "Yearly salary": ("$40,000", "$50,000"),
        "Salary range": ("$30,000 - $50,000", "$40,000 - $60,000"),
        "Gender ratio": ("Male, 40.0% Female, 60.0%",) * 2,
        "Most common degree": (f"{text}, 40%",) * 2,
        **{f"Highest paying {place}": (text, text) for place in ("city", "state")},
        **{f"Best paying {place}": (text, text) for place in ("company", "industry")},
        **{f"Most common {what}": (text, text) for what in ("major", "college")},
        "Top skills": (f"{text}; R; SQL",) * 2,
        "Skill": (f"{text}, 5%",) * 2,
        "Duty": (text, text),
    }
    rows = [("", a, b), *((label, *two) for label, two in cells.items())]
    shown = (
        "".join(f"<td>{cell.replace('&', '&amp;').replace('<', '&lt;')}</td>" for cell in row)
        for row in rows
    )
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in shown) + "</table>"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """What pages of such texts become: the tables, the pages of pairs and the index, in a folder
    inside of another."""
    folder = tmp_path_factory.mktemp("hostile")
    for number, (name, text) in enumerate(batched(TEXTS)):
        (folder / f"{number:02}.html").write_text(
            page_of(f"{name} Cook", f"Baker {name}", text), encoding="utf-8"
        )
    out = folder / "inside" / "out"
    roles = load_roles(folder)
    write_tidy(roles, out / "data")
    write_reports(roles, out)
    return folder, out


def write_reports(roles: Roles, out) -> None:
    about, pairs = {"versions": "", "data_hash": ""}, pair_pages(roles)
    (out / "reports" / "pairs").mkdir(parents=True)
    write_pairs(roles, pairs, [], out, about)
    (out / "reports" / "index.html").write_text(
        index_page(out, roles, pairs, summaries=[], **about), encoding="utf-8"
    )


class Dangers(HTMLParser):
    """The tags, attributes and addresses of a page that could run or fetch something."""

    def __init__(self, html: str):
        super().__init__()
        self.found: list[tuple] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag in ("script", "img", "iframe", "object", "embed", "base", "form", "link"):
            self.found.append((tag, attrs))
        for name, value in attrs:
            address = name in ("href", "src", "action", "srcset", "data", "background")
            fetches = address and tag != "a" and not (value or "").startswith("#")
            runs = name.startswith("on") or re.match(
                r"\s*(javascript|data|vbscript):", value or "", re.IGNORECASE
            )
            if fetches or runs or (name == "http-equiv" and (value or "").lower() == "refresh"):
                self.found.append((tag, name, value))


def test_nothing_built_from_hostile_texts_runs_or_fetches(built):
    _, out = built
    pages = list((out / "reports").rglob("*.html"))
    assert len(pages) == len(TEXTS) // 2 + 1
    for path in pages:
        html = path.read_text(encoding="utf-8")
        assert Dangers(html).found == [], path.name
        assert "default-src 'none'" in html and "7*7" not in html.replace("{{ 7*7 }}", "")


def test_the_texts_are_shown_as_they_are(built):
    _, out = built
    html = "".join(path.read_text(encoding="utf-8") for path in (out / "reports").rglob("*.html"))
    for shown in (
        "../../../x",
        "&lt;img src=https://example.org/x onerror=alert(1)&gt;",
        "{{ 7*7 }} {% for x in y %}",
        "[x](javascript:alert(1))",
    ):
        assert shown in html


def test_nothing_is_written_outside_of_the_folder(built):
    folder, out = built
    assert {path.name for path in folder.iterdir() if path.suffix != ".html"} == {"inside"}
    assert {path.name for path in (folder / "inside").iterdir()} == {"out"}
    names = {path.name for path in out.rglob("*") if path.is_file()}
    assert all(re.fullmatch(r"[a-z0-9-]{1,130}\.(html|csv|json)", name) for name in names), names


def test_no_address_on_a_page_leads_out_of_the_reports(built):
    _, out = built
    for path in (out / "reports").rglob("*.html"):
        for address in re.findall(r'<a [^>]*href="([^"]*)"', path.read_text(encoding="utf-8")):
            inside = (
                (path.parent / address.partition("#")[0]).resolve().is_relative_to(out.resolve())
            )
            assert inside or re.match(r"https://(www\.zippia\.com|github\.com)", address), address


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_table_is_a_formula(tmp_path, formula):
    (tmp_path / "page.html").write_text(page_of("Cook", "Baker", formula), encoding="utf-8")
    (tmp_path / "named.html").write_text(page_of(formula, "Baker", "R"), encoding="utf-8")
    roles = load_roles(tmp_path)
    write_tidy(roles, tmp_path / "out")
    tables = [
        list(csv.reader(StringIO(path.read_text(encoding="utf-8"))))
        for path in (tmp_path / "out").glob("*.csv")
    ]
    printed = [list(map(str, row)) for row in facts_rows(read_pages([tmp_path / "page.html"])[0])]
    cells = [cell for table in (*tables, printed) for row in table for cell in row]
    assert [cell for cell in cells if re.match(r"[=+@]|-(?!\d)", cell)] == []
    assert any(formula in cell for cell in cells), "the text is kept, in what was refused"
