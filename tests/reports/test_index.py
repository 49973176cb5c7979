"""The first page: cards, the glance, the way to each report, every pair in three measures."""

import re

import pytest

from helpers.reports.findings import MOST_CARDS, cards_of
from helpers.reports.index import index_page
from helpers.reports.page import Summary
from helpers.reports.pairs import pair_pages
from helpers.roles import load_roles
from support.pages_by_hand import write_page

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>{}</text></svg>'
CARD = {
    "name": "Cooks & <bakers>",
    "number": "8%",
    "about": "pay of <cooks>",
    "sentence": "Cooks earn <i>less</i>.",
    "status": "seen here, weaker elsewhere",
    "sign": "◐",
    "sure": "Range 0.87 to 0.99.",
    "elsewhere": "Over 500 occupations it is 6%.",
    "report": "01-pay",
    "figure": "01-a",
    "anchor": "claim-cooks",
}
PAY = {
    "Yearly salary": ("$40,000", "$30,000"),
    "Salary range": ("$28,000 - $57,000", "$21,000 - $43,000"),
}


def about(name: str) -> dict:
    return {"name": name, "alt": f"All that {name} shows", "width": 9, "height": 9}


@pytest.fixture
def made(tmp_path):
    """The index of some roles, with some summaries."""
    (tmp_path / "figures").mkdir()
    for name in ("00-roles-at-a-glance", "00-first"):
        for ending in ("", "-phone"):
            (tmp_path / "figures" / f"{name}{ending}.svg").write_text(SVG.format(name))
    write_page(tmp_path / "page.md", "Baker", "Cook", **PAY)

    def index(*more: Summary, pages=tmp_path) -> str:
        roles = load_roles(pages)
        first = Summary(
            "00-data",
            "What do the pages say?",
            "**Much.** They print 9 values. And more.",
            (about("00-first"), about("00-roles-at-a-glance")),
        )
        return index_page(tmp_path, roles, pair_pages(roles), [first, *more], "abc", "v")

    return index


def weighed(*claims: dict) -> Summary:
    return Summary(
        "02-what",
        "What?",
        findings={"key": "In brackets.", "doubt": "All is modelled.", "claims": claims},
    )


def test_a_card_shows_number_sentence_status_and_what_is_seen_elsewhere(made):
    html = made(Summary("01-pay", "Pay?"), weighed(CARD))
    card = re.search(r"<article.*?</article>", html, re.DOTALL)[0]
    assert (
        '<p class="number">8% <span>pay of &lt;cooks&gt;</span></p>' in card
        and "Over 500 occupations it is 6%." in card
    )
    assert "Range 0.87 to 0.99." in card
    assert "Cooks earn &lt;i&gt;less&lt;/i&gt;." in card and 'href="01-pay.html"' in card
    assert '<span aria-hidden="true">◐</span> seen here, weaker elsewhere' in card
    assert 'href="02-what.html#claim-cooks"' in card and "Cooks &amp; &lt;bakers&gt;" in card


def test_cards_stand_first_then_the_glance_then_the_reports(made):
    html = made(weighed(CARD))
    places = [html.index(part) for part in ("<article", "<svg", 'id="reports"', 'id="pairs"')]
    assert places == sorted(places) and html.count("<svg") == 2  # for a desk, and for a phone
    assert 'aria-label="All that 00-roles-at-a-glance shows"' in html


def test_terms_stand_in_one_list_by_name_the_first_of_two_and_lead_to_their_report(made):
    pay = (("r", "Pearson's r tells."), ("log point", "A log point is 1%, [why](#x)."))
    html = made(Summary("01-pay", "Pay?", terms=pay), Summary("02-b", "B?", terms=(pay[0],)))
    terms = re.search(r'<h2 id="terms">.*?</dl>', html, re.DOTALL)[0]
    assert re.findall(r'<div id="(.*?)"><dt><a href="(.*?)">(.*?)</a>', terms) == [
        ("term-log-point", "01-pay.html#log-point", "Log point"),
        ("term-r", "01-pay.html#r", "r"),
    ]
    assert '<a href="01-pay.html#x">why</a>' in terms and 'href="#terms"' in html


def test_without_terms_there_is_no_list_of_them(made):
    assert "terms" not in re.search(r"<main.*", made(), re.DOTALL)[0]


def test_without_claims_there_are_no_cards_and_all_else_stands(made):
    html = made()
    assert "<article" not in html and "What was found" not in html
    assert "<svg" in html and 'id="reports"' in html and "All claims" not in html


def test_each_report_has_one_sentence_of_its_result(made):
    html = made(Summary("01-pay", "Pay?", "Cooks earn less. So it is."))
    assert "<strong>Much.</strong> They print 9 values.</p>" in html and "And more" not in html
    assert "Cooks earn less.</p>" in html and "So it is" not in html


def test_every_pair_has_its_page_and_three_measures_in_matrix_and_list(made):
    html = made()
    matrix = re.search(r'<div class="matrix">.*?</div>', html, re.DOTALL)[0]
    cells = (
        '<span class="m-usd">$10,000</span><span class="m-percent">33%</span>'
        '<span class="m-chance">'
    )
    assert cells in matrix and matrix.count('href="pairs/baker-vs-cook.html"') == 1
    listed = html[html.index('class="by-role"') :]
    assert (
        listed.count(cells) == 2 and listed.count("Paid more:") == listed.count("Paid less:") == 1
    )
    assert listed.index("Baker, $40,000") < listed.index("Cook, $30,000")


def test_the_measure_is_chosen_without_a_script(made):
    html = made()
    assert re.findall(r'<input type="radio" name="measure" id="(\w+)"( checked)?>', html) == [
        ("usd", " checked"),
        ("percent", ""),
        ("chance", ""),
    ]
    assert "main:has(#chance:checked) .m-chance" in html


def test_a_pair_without_pay_can_still_be_compared(made, tmp_path):
    folder = tmp_path / "more"
    folder.mkdir()
    write_page(folder / "a.md", "Baker", "Cook", **{"Yearly salary": ("$40,000", "-")})
    html = made(pages=folder)
    assert '<span class="m-usd">compare</span><span class="m-percent">compare</span>' in html


def test_the_first_claims_become_cards_that_lead_to_their_rows():
    found = cards_of([weighed(*(CARD | {"name": str(n)} for n in range(MOST_CARDS + 2)))])
    assert [card["name"] for card in found["cards"]] == ["0", "1", "2", "3"]
    assert {card["href"] for card in found["cards"]} == {"02-what.html#claim-cooks"}


@pytest.mark.parametrize(
    "summaries", [[Summary("01-pay", "Pay?")], [weighed(CARD | {"number": ""})]]
)
def test_what_has_no_number_or_was_not_weighed_has_no_card(summaries):
    assert cards_of(summaries)["cards"] == []
