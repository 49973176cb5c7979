"""Pages of two roles: what they say, and that nothing in a role's name or cell can break out of
them."""

import re
from html.parser import HTMLParser

import pandas as pd
import pytest

from helpers.charts.style import role_colours
from helpers.paths import PROJECT
from helpers.questions.gap import pair_measures
from helpers.questions.pay import spreads
from helpers.reports.pairs import ALL_PAIRS_UP_TO, SECOND, pair_body, pair_name, pair_pages
from helpers.reports.pairwords import rounding_said
from helpers.roles import load_roles
from support.pages_by_hand import write_page

FULL = {
    "Yearly salary": ("$40,000", "$30,000"),
    "Hourly rate": ("$19.23", "$14.42"),
    "Salary range": ("$28,000 - $57,000", "$21,000 - $43,000"),
    "Gender ratio": ("Male, 40.0% Female, 60.0%", "Male, 40.1% Female, 59.9%"),
    "LGBT percentage": ("10%", "8%"),
    "Top skills": ("sales; ovens; scales", "Sales; knives; soups"),
}


def body(folder, a, b):
    roles = load_roles(folder)
    return pair_body(roles, a, b, pair_measures(roles.roles), spreads(roles.roles))


@pytest.fixture
def bakery(tmp_path):
    write_page(tmp_path / "page.md", "Baker", "Cook", **FULL)
    return tmp_path


def plain(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_the_gap_is_said_with_its_base(bakery):
    text = plain(body(bakery, "Baker", "Cook"))
    assert "$40,000 a year, $10,000 more than" in text
    assert (
        "In percent of the cook’s pay 33.3%" in text
        and "In percent of the baker’s pay 25.0%" in text
    )
    assert "In log points 28.8" in text  # 100 ln(4 / 3) = 28.77
    assert "if the range holds the middle 90% of people; official" in text


PAIRS = sorted((PROJECT / "reports" / "pairs").glob("*.html"))


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_sentence_and_table_give_one_range_of_the_chance(path):
    text = plain(path.read_text(encoding="utf-8"))
    times, odds = re.search(r"earns more ([\w ]+) times in 100 \((.+?)\)\.", text).groups()
    ends = odds.partition(", depending")[0] if "depending" in odds else times
    assert re.search(rf"Times in 100 that the [\w ]+ earns more {times} {ends} Pay", text)


def test_a_difference_within_rounding_is_bracketed(bakery):
    text = plain(body(bakery, "Baker", "Cook"))
    assert "Gender: Male 40.0% 40.1% (−0.1)" in text
    assert "LGBT 10% 8% +2" in text


def test_shares_are_listed_in_small_letters_and_groups_by_their_name():
    figures = ["Share with that degree"] * 2 + ["Race"] * 2
    shares = {"figure": figures, "group": ["", "", "White", "White"], "value": [0.5, 0.6] * 2}
    said = rounding_said(pd.DataFrame(shares))
    assert said == "More than rounding apart: share with that degree and White."


def test_shared_skills_are_found_in_any_case(bakery):
    assert "Both name sales." in plain(body(bakery, "Baker", "Cook"))


def test_every_figure_names_its_page_and_line(bakery):
    assert "Yearly salary page.md:3 page.md:3" in plain(body(bakery, "Baker", "Cook"))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"Yearly salary": ("$40,000", "$40,000")}, "Both roles average $40,000 a year."),
        ({"Yearly salary": ("$40,000", "-")}, "for the other role no average is given"),
        ({"Average age": ("40", "41")}, "No average pay is given for either role."),
        ({"Yearly salary": ("$40,000", "$30,000")}, "nothing more can be said of their pay"),
    ],
)
def test_pages_that_say_little(tmp_path, rows, said):
    write_page(tmp_path / "page.md", "Baker", "Cook", **rows)
    assert said in plain(body(tmp_path, "Baker", "Cook"))


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "../../etc/passwd",
    "A / B \\ C",
    "O'Brien & Söhne",
    "Chef 👩‍🍳",
    "مدير خدمة العملاء",
    "x" * 300,
]


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen, self.attributes = set(), set()

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_name_is_shown_as_text(tmp_path, name):
    write_page(tmp_path / "page.md", name, "Cook", **FULL)
    roles = load_roles(tmp_path)
    a = next(role for role in roles.roles["role"] if role != "Cook")
    html = body(tmp_path, a, "Cook")
    tags = Tags()
    tags.feed(html)
    assert not tags.seen & {"script", "img"} and not {
        n for n in tags.attributes if n.startswith("on")
    }
    (file, *_), *_ = pair_pages(roles)
    assert re.fullmatch(r"[a-z0-9-]{1,130}", file)


def test_names_that_would_collide_are_told_apart(tmp_path):
    write_page(tmp_path / "a.md", "C++ Developer", "C# Developer", **FULL)
    files = [file for file, *_ in pair_pages(load_roles(tmp_path))]
    assert files == ["c-developer-2-vs-c-developer"] or files == ["c-developer-vs-c-developer-2"]


def test_all_pairs_up_to_ten_roles_then_those_on_pages_and_those_asked_for(tmp_path):
    names = [f"Role {chr(65 + i)}" for i in range(ALL_PAIRS_UP_TO + 2)]
    for i in range(0, ALL_PAIRS_UP_TO, 2):
        write_page(tmp_path / f"{i:02}.md", names[i], names[i + 1], **FULL)
    assert len(pair_pages(load_roles(tmp_path))) == 45
    write_page(tmp_path / "99.md", names[-2], names[-1], **FULL)
    many = load_roles(tmp_path)
    assert len(pair_pages(many)) == 6
    assert pair_pages(many, [("role a", "role l")])[-1] == ("role-a-vs-role-l", "Role A", "Role L")


def test_the_name_of_a_pair_does_not_depend_on_the_order():
    assert pair_name("b", "a") == pair_name("a", "b") == "a-vs-b"


def test_one_role_twice_is_no_pair(bakery):
    with pytest.raises(ValueError, match="Cook: the same role twice"):
        pair_pages(load_roles(bakery), [("cook", "Cook")])


def test_what_is_missing_is_said_by_role(tmp_path):
    write_page(
        tmp_path / "page.md",
        "Baker",
        "Cook",
        **{"Yearly salary": ("$40,000", "-"), "Average age": ("40", "41")},
    )
    text = plain(body(tmp_path, "Baker", "Cook"))
    assert (
        "for the cook: yearly salary" in text and "for either role: " in text and "((" not in text
    )


def test_roles_are_named_and_never_counted(bakery):
    text = plain(body(bakery, "Baker", "Cook"))
    assert "first role" not in text and "the second" not in text
    assert (
        "Women are 60.0% of those who work as a baker and 59.9% of those who work as a cook."
        in text
    )
    assert (
        "Times in 100 that the baker earns more" in text
        and "the gap is the baker’s less the cook’s" in text
    )


@pytest.fixture
def canteen(tmp_path):
    write_page(tmp_path / "a.md", "Baker", "Cook", **FULL)
    rich = FULL | {
        "Yearly salary": ("$90,000", "$30,000"),
        "Salary range": ("$60,000 - $150,000", "$21,000 - $43,000"),
    }
    write_page(tmp_path / "b.md", "Chef", "Cook", **rich)
    return load_roles(tmp_path)


def pair_of(roles, a, b):
    pages = pair_pages(roles)
    return pair_body(roles, a, b, pair_measures(roles.roles), spreads(roles.roles), pages)


def test_all_pages_share_one_axis_of_pay(canteen):
    ticks = [
        re.findall(r'<text class="tick" x="([^"]*)"[^>]*>([^<]*)', pair_of(canteen, *pair))
        for pair in (("Baker", "Cook"), ("Chef", "Cook"), ("Baker", "Chef"))
    ]
    assert len(ticks[0]) > 2 and ticks[0] == ticks[1] == ticks[2]
    places = [
        re.findall(r'<line class="range [ab]" x1="([^"]*)" x2="([^"]*)"', pair_of(canteen, *pair))
        for pair in (("Baker", "Cook"), ("Chef", "Cook"))
    ]
    assert places[0][1] == places[1][1] != places[0][0]


def test_averages_and_ends_of_ranges_are_labelled(canteen):
    svg = re.search(r"<svg.*?</svg>", pair_of(canteen, "Chef", "Cook"), re.DOTALL)[0]
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert {"Chef, average $90,000", "$60,000", "$150,000", "Cook, average $30,000"} <= set(texts)


def test_a_role_has_its_colour_on_each_of_its_pages(canteen):
    colours = role_colours(canteen.roles["role"])
    for a, b in (("Baker", "Cook"), ("Chef", "Cook")):
        found = re.search(r"--a:var\(--x(\w+)\);--b:var\(--x(\w+)\)", pair_of(canteen, a, b))
        assert found.groups() == (colours[a][1:], colours[b][1:])


def test_two_roles_of_one_colour_are_told_apart(canteen, monkeypatch):
    monkeypatch.setattr(
        "helpers.reports.pairs.role_colours", lambda roles: dict.fromkeys(roles, "#1d4e89")
    )
    assert f"--a:var(--x1d4e89);--b:var(--x{SECOND[1:]})" in pair_of(canteen, "Chef", "Cook")


def test_the_other_pairs_of_each_role_are_listed(canteen):
    others = pair_of(canteen, "Baker", "Cook").partition('id="others"')[2]
    assert re.findall(r'<a href="([^"]*)">([^<]*)', others) == [
        ("baker-vs-chef.html", "Chef"),
        ("chef-vs-cook.html", "Chef"),
    ]


def test_nothing_scrolls_so_nothing_stops_the_tab_key(canteen):
    assert "tabindex" not in pair_of(canteen, "Chef", "Cook")
