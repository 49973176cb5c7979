"""What was found, on the index and in the README: worded once, by the notebook that weighs, and
nowhere else."""

import html
import re

import pytest

from helpers.build.of_roles import block, write_block
from helpers.claims.verdicts import CANNOT, DEPENDS, HEADS, HOLDS
from helpers.paths import PROJECT
from helpers.reports.findings import findings_html, findings_markdown, findings_of
from helpers.reports.page import Summary, summary

NOTEBOOKS = sorted((PROJECT / "notebooks").glob("[0-9]*.ipynb"))
README = (PROJECT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def summaries():
    return [summary(path) for path in NOTEBOOKS]


@pytest.fixture(scope="module")
def index():
    return (PROJECT / "reports" / "index.html").read_text(encoding="utf-8")


def weighed(*claims: dict) -> Summary:
    return Summary(
        "06-x", "What holds?", findings={"doubt": "All is modelled.", "claims": list(claims)}
    )


def claim(sentence: str, verdict: str = HOLDS, figure: str = "01-a") -> dict:
    return {
        "name": sentence.rstrip("."),
        "sentence": sentence,
        "verdict": verdict,
        "misread": "that all do",
        "report": "01-pay",
        "figure": figure,
    }


def test_the_readme_says_what_the_notebooks_found(summaries):
    _, said, _ = block(README, "findings")
    assert said == findings_markdown(summaries), "run python -m helpers build"
    assert len(said) > 500


def test_readme_and_index_carry_every_claim_and_each_that_holds_its_figure(summaries, index):
    found = [c for s in summaries for c in s.findings.get("claims", ())]
    assert {c["verdict"] for c in found} == {HOLDS, DEPENDS, CANNOT}
    for one in found:
        assert html.escape(one["sentence"]) in index and one["sentence"] in README
        if one["verdict"] == HOLDS:
            assert one["misread"] in README and html.escape(one["misread"]) in index
            assert f"(figures/{one['figure']}.png)" in README
    section = index[index.index('id="found"') : index.index('id="reports"')]
    about = {figure["name"]: figure["alt"] for s in summaries for figure in s.figures}
    shown = re.findall(r'<img [^>]*alt="([^"]*)"', section)
    assert {html.unescape(alt) for alt in shown} == {
        about[c["figure"]] for c in found if c["verdict"] == HOLDS
    }


def test_signs_are_explained_where_they_stand():
    assert "p says how often" in findings_markdown([weighed(claim("Taller, p = .010."))])
    assert "p says how often" not in findings_markdown([weighed(claim("Taller."))])


def test_each_claim_leads_to_its_row(summaries, index):
    [weighing] = [s.name for s in summaries if s.findings]
    rows = (PROJECT / "reports" / f"{weighing}.html").read_text(encoding="utf-8")
    links = re.findall(rf'href="{weighing}.html#([^"]*)"', index)
    assert (
        len(links) == len(set(links)) == sum(len(s.findings.get("claims", ())) for s in summaries)
    )
    assert all(f'<tr id="{link}">' in rows for link in links)


def test_no_figure_stands_twice_on_the_index(index):
    alts = re.findall(r'<img [^>]*alt="([^"]*)"', index)
    assert len(alts) == len(set(alts)) > 5
    assert "Read the report: Degree rates" in index


def test_every_claim_that_holds_stands_before_those_that_do_not(index):
    order = [index.index(f"<h3>{head}") for head in HEADS.values()]
    assert order == sorted(order)


def test_nothing_weighed_is_nothing_said(tmp_path):
    assert findings_of([Summary("01-pay", "Pay?")]) == {}
    assert findings_html(tmp_path, [Summary("01-pay", "Pay?")]) == ("", set())
    assert findings_markdown([Summary("01-pay", "Pay?")]).strip() == ""


def test_a_verdict_that_no_claim_has_is_not_named(tmp_path):
    text = findings_markdown([weighed(claim("Cooks earn more."))])
    page, _ = findings_html(tmp_path, [weighed(claim("Cooks earn more."))])
    for said in (text, page):
        assert "What holds" in said and "depends" not in said and "cannot be known" not in said


def test_claims_of_one_figure_share_it(tmp_path):
    about = {"name": "01-a", "alt": "A figure that shows: all of it.", "width": 1, "height": 1}
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "01-a.svg").write_text("<svg/>")
    summaries = [
        Summary("01-pay", "Pay?", figures=(about,)),
        weighed(claim("One."), claim("Two."), claim("Three.", DEPENDS)),
    ]
    page, shown = findings_html(tmp_path, summaries)
    assert page.count("<img") == 1 and shown == {"01-a"}
    assert page.index("One.") < page.index("Two.") < page.index("<img") < page.index("Three.")
    assert page.count("It does not follow that all do.") == 1
    assert "![A figure that shows](figures/01-a.png)" in findings_markdown(summaries)


def test_names_from_pages_are_shown_and_not_obeyed(tmp_path):
    page, _ = findings_html(tmp_path, [weighed(claim("<script>alert(1)</script> earns more."))])
    assert "<script" not in page and "&lt;script&gt;" in page


BLOCK = "a\n<!-- x: built by `python -m helpers build` -->\nold\n<!-- end of x -->\nb"


@pytest.mark.parametrize(
    ("text", "inside"), [(BLOCK, "old\n"), ("no block here", ""), (BLOCK.replace("x", "y"), "")]
)
def test_a_block_is_found_and_the_rest_kept(text, inside):
    before, found, after = block(text, "x")
    assert found == inside and before + found + after == text and bool(after) == bool(inside)


@pytest.mark.parametrize(
    ("text", "after"), [(BLOCK, BLOCK.replace("old", "new")), ("no block here", "no block here")]
)
def test_a_block_is_put_into_its_place_only(tmp_path, text, after):
    path = tmp_path / "page.md"
    path.write_text(text)
    write_block(path, "x", "new\n")
    assert path.read_text() == after
