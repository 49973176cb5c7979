"""Any roles side by side: the frame, its sources, and the errors; the gap of two, and all pairs."""

import math
from statistics import NormalDist

import pytest

from helpers.questions.compare import all_pairs, compare
from helpers.questions.gap import curves, gap
from helpers.questions.names import find_role
from helpers.questions.results import TooFew
from helpers.roles import load_roles
from support.pages_by_hand import write_page


@pytest.fixture(scope="module")
def roles(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    one = {"Yearly salary": ("$40,000", "$30,000"), "Salary range": ("-", "$20,000 - $45,000")}
    two = {
        "Yearly salary": ("$40,000", "$50,000"),
        "Years to become": ("-", "6-12 months"),
        "Gender ratio": ("Male, 40.0% Female, 60.0%", "Male, 90.0% Female, 10.0%"),
        "Growth rate": ("-", "-4%"),
    }
    write_page(folder / "one.md", "Baker", "Cook", **one)
    write_page(folder / "two.md", "Baker", "CDL Driver", **two)
    return load_roles(folder)


def shown(frame, figure, role, group=""):
    return frame[
        (frame["figure"] == figure) & (frame["role"] == role) & (frame["group"] == group)
    ].iloc[0]


def test_a_pair_that_no_page_compares(roles):
    frame = compare(roles, "cook", "cdl driver")
    pay = shown(frame, "Yearly salary", "CDL Driver")
    assert tuple(pay[["value", "unit", "page", "line"]]) == (50_000, "USD/year", "two.md", 3)
    assert tuple(shown(frame, "Range", "Cook")[["value", "high"]]) == (20_000, 45_000)
    assert tuple(shown(frame, "Years to become one", "CDL Driver")[["value", "high"]]) == (0.5, 1)
    assert shown(frame, "Gender", "CDL Driver", "Female")["value"] == 0.1
    assert shown(frame, "Growth rate", "CDL Driver")["value"] == -0.04


def test_missing_is_said_and_never_zero(roles):
    row = shown(compare(roles, "Cook", "Baker"), "Range", "Baker")
    assert row["text"] == "" and math.isnan(row["value"]) and row["page"] == ""


def test_three_roles_keep_their_order(roles):
    frame = compare(roles, "Cook", "Baker", "CDL Driver")
    pay = frame[frame["figure"] == "Yearly salary"]
    assert list(zip(pay["role"], pay["value"], strict=True)) == [
        ("Cook", 30_000),
        ("Baker", 40_000),
        ("CDL Driver", 50_000),
    ]


def test_an_unknown_role_names_the_nearest(roles):
    with pytest.raises(KeyError, match="no role 'Bakr'; the nearest are Baker"):
        find_role(roles, "Bakr")


@pytest.fixture(scope="module")
def spelled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    pay = {"Yearly salary": ("$40,000", "$30,000")}
    write_page(folder / "one.md", "Florist \u2013 senior", "Customer Support Manager", **pay)
    write_page(folder / "two.md", "Accounting Clerk", "Accounting Clerks", **pay)
    write_page(folder / "three.md", "Host/Waiter", "Data Base Clerk", **pay)
    return load_roles(folder)


SPELLED = [
    ("Florist \u2013 senior", "Florist - senior", "as its page prints it"),
    ("florist senior", "Florist - senior", "without the dash"),
    ("Customer-Support  Manager.", "Customer Support Manager", "a hyphen, blanks, a full stop"),
    ("Host / Waiter", "Host/Waiter", "blanks around a slash"),
    ("Database Clerks", "Data Base Clerk", "another blank, and more than one"),
    ("ACCOUNTING CLERKS", "Accounting Clerks", "exact, though another is nearly the same"),
    ("accounting-clerk", "Accounting Clerk", "the other"),
]


@pytest.mark.parametrize(("name", "role", "case"), SPELLED, ids=[case for *_, case in SPELLED])
def test_a_role_is_found_by_the_names_that_pages_give_it(spelled, name, role, case):
    assert find_role(spelled, name) == role


def test_a_name_that_may_mean_two_roles_names_both(spelled):
    both = "the nearest are Accounting Clerk or Accounting Clerks"
    with pytest.raises(KeyError, match=f"no role 'Account-Ing Clerk'; {both}"):
        find_role(spelled, "Account-Ing Clerk")


def test_the_same_role_twice_is_refused(roles):
    with pytest.raises(ValueError, match="the same role twice"):
        compare(roles, "Cook", "COOK")


class TestGap:
    """Checked by hand: log-normals with the middle at the average, and ln(high / low) / 2.5631 wide."""

    @pytest.fixture(scope="class")
    def priced(self, tmp_path_factory):
        folder = tmp_path_factory.mktemp("priced")
        pay = {
            "Yearly salary": ("$40,000", "$50,000"),
            "Salary range": ("$20,000 - $80,000", "$25,000 - $100,000"),
        }
        write_page(folder / "one.md", "Baker", "Cook", **pay)
        write_page(folder / "two.md", "Host", "Waiter", **{"Yearly salary": ("$40,000", "-")})
        return load_roles(folder)

    def test_every_measure(self, priced):
        found = gap(priced, "Baker", "Cook")
        assert (found.high, found.low, found.gap_usd, found.percent_of_low) == (
            "Cook",
            "Baker",
            10_000,
            25,
        )
        assert found.percent_of_high == pytest.approx(20)
        assert found.log_points == pytest.approx(100 * math.log(1.25))
        sigma = math.log(4) / (2 * 1.2815515655446004)
        z = math.log(1.25) / (sigma * math.sqrt(2))
        assert found.p_higher == pytest.approx(NormalDist().cdf(z))
        assert found.overlap == pytest.approx(2 * NormalDist().cdf(-math.log(1.25) / sigma / 2))
        assert found.p_higher_reading_low == found.p_higher < found.p_higher_reading_high

    def test_the_order_makes_no_difference(self, priced):
        assert gap(priced, "cook", "BAKER") == gap(priced, "Baker", "Cook")

    def test_without_a_range_no_chance(self, priced):
        found = gap(priced, "Host", "Cook")
        assert found.gap_usd == 10_000 and math.isnan(found.p_higher)
        assert [row.name for row in found.rows()] == [
            "gap: Cook over Host",
            "gap in log points: Cook over Host",
            "gap in percent: Cook over Host",
        ]

    def test_curves_of_those_with_a_range(self, priced):
        found = curves(priced, "host", "cook")
        assert list(found.columns) == ["role", "median_usd", "sigma"]
        assert found["role"].tolist() == ["Cook"] and found["median_usd"].tolist() == [50_000]
        assert found["sigma"].iloc[0] == pytest.approx(math.log(4) / 2.563103, rel=1e-5)

    def test_equal_pay(self, priced):
        found = gap(priced, "Host", "Baker")
        assert (found.gap_usd, found.percent_of_low, found.log_points) == (0, 0, 0)

    def test_without_an_average_nothing(self, priced):
        with pytest.raises(TooFew, match="Two roles with an average pay are needed, there is one."):
            gap(priced, "Waiter", "Cook")

    @pytest.mark.parametrize(
        ("pair", "error", "said"),
        [
            (("Cock", "Baker"), KeyError, "no role 'Cock'; the nearest are Cook"),
            (("Cook", "COOK"), ValueError, "Cook: the same role twice"),
        ],
    )
    def test_says_what_was_wrong(self, priced, pair, error, said):
        with pytest.raises(error, match=said):
            gap(priced, *pair)

    def test_shows_itself(self, priced):
        found = gap(priced, "Baker", "Cook")
        assert "gap: Cook over Baker" in repr(found) and "10,000" in repr(found)
        assert "<td>0.615</td>" in found._repr_html_()


def test_all_pairs(roles):
    why = "Two roles with a pay range are needed, there is one. How many dollars they are apart stands"
    with pytest.raises(TooFew, match=why):
        all_pairs(roles)


@pytest.mark.parametrize(
    ("pages", "example"),
    [
        ([("A", "B")], ("A", "B")),
        ([("A", "B"), ("C", "B")], ("A", "C")),
        ([("A", "B"), ("B", "C"), ("A", "C")], ("A", "B")),
    ],
    ids=["one pair", "the best is printed", "all are printed"],
)
def test_the_example_is_the_best_paid_pair_that_no_page_compares(tmp_path, pages, example):
    pay = {"A": ("$90,000", "$70,000 - $120,000"), "B": ("$60,000", "$40,000 - $90,000")}
    pay["C"] = ("$50,000", "$30,000 - $80,000")
    for i, (a, b) in enumerate(pages):
        cells = zip(pay[a], pay[b], strict=True)
        rows = dict(zip(("Yearly salary", "Salary range"), cells, strict=True))
        write_page(tmp_path / f"{i}.md", a, b, **rows)
    assert all_pairs(load_roles(tmp_path)).example == example


def test_the_pairs_of_the_shipped_roles():
    found = all_pairs(load_roles())
    assert (found.roles, found.possible, found.printed, len(found.measures)) == (7, 21, 5, 21)
    assert found.clear == (found.measures["p_higher"] >= 0.9).sum()
    assert {row.name: row.value for row in found.rows()}["roles"] == 7
    assert found.least == found.measures["p_higher"].iloc[-1] <= found.most
    high, low = found.example
    pages = load_roles().pages
    assert {high, low} not in [
        {a, b} for a, b in zip(pages["role_a"], pages["role_b"], strict=True)
    ]
