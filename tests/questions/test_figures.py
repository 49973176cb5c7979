"""The figures of roles that may be set against pay."""

from math import log

import pytest

from helpers.questions.figures import HALF_WIDTHS, PRIMARY, RANK, figures
from helpers.questions.trust import at_odds, women_and_men
from helpers.roles import load_roles
from support.pages_by_hand import write_page


@pytest.fixture
def read(tmp_path):
    """The frames of pages, each given as two roles and rows of two cells."""

    def load(*pages):
        for number, (a, b, rows) in enumerate(pages):
            write_page(tmp_path / f"page-{number}.md", a, b, **rows)
        return load_roles(tmp_path)

    return load


class TestFigures:
    def test_units_and_order(self, read):
        rows = {
            "Yearly salary": ("$40,000", "$80,000"),
            "Most common degree": ("Bachelor's Degree, 46%", "Bachelor's Degree, 60%"),
            "Gender ratio": ("Male, 40.0% Female, 60.0%", "Male, 70.0% Female, 30.0%"),
            "Average age": ("44", "47"),
            "Number of jobs": ("1,000", "2,000"),
            "Salary range": ("Between $20,000 And $80,000", "Between $40,000 And $160,000"),
        }
        frame = figures(read(("Cook", "Chef", rows)))
        assert list(frame.index) == ["Chef", "Cook"]
        assert frame.loc["Cook", list(PRIMARY)].tolist() == [46, pytest.approx(60)]
        assert frame.loc["Cook", "log pay"] == pytest.approx(log(40_000)) and frame.loc[
            "Cook", "openings (log)"
        ] == pytest.approx(log(1000))
        assert frame.loc["Cook", "spread of pay"] == pytest.approx(log(4) / (2 * 1.2815516))

    def test_what_is_incomplete_is_left_out_but_for_what_is_needed(self, read):
        pages = (
            (
                "Cook",
                "Chef",
                {
                    "Yearly salary": ("$40,000", "$80,000"),
                    "Average age": ("44", "-"),
                    "LGBT percentage": ("8%", "9%"),
                },
            ),
            (
                "Baker",
                "Host",
                {
                    "Yearly salary": ("$50,000", "-"),
                    "Average age": ("42", "40"),
                    "LGBT percentage": ("7%", "6%"),
                },
            ),
        )
        assert "average age" not in figures(read(*pages)) and "LGBT share" in figures(read(*pages))
        assert list(figures(read(*pages), ["average age"]).index) == ["Baker", "Cook"]
        assert figures(read(*pages), ["women's share"]).empty

    def test_the_shipped_data_have_both_primary_figures(self):
        frame = figures(load_roles())
        assert (
            set(PRIMARY) <= set(frame) and len(frame) == 7 and frame["pay"].is_monotonic_decreasing
        )

    def test_rank_is_given_on_demand_only(self):
        assert RANK not in figures(load_roles())
        ranks = figures(load_roles(), [RANK])[RANK]
        assert set(ranks) == {1, 2, 3} and ranks.index[0].split()[-2:] == ["Senior", "Manager"]

    def test_every_share_has_its_rounding(self):
        shares = figures(load_roles()).drop(columns=["short", "pay", "log pay"])
        certain = {"openings (log)", "spread of pay"}
        assert set(shares) - set(HALF_WIDTHS) == certain


class TestProfiles:
    SHARES = (
        ("Cook", "Chef", "Male, 40.0% Female, 60.0%", "Male, 40.0% Female, 50.0%"),
        ("Baker", "Waiter", "Male, 40.1% Female, 60.0%", "Female, 30.0%"),
    )
    PAGES = [
        (a, b, {"Gender ratio": (x, y), "Yearly salary": ("$40,000", "$30,000")})
        for a, b, x, y in SHARES
    ]

    def test_what_does_not_add_up_is_left_out(self, read):
        data = read(*self.PAGES)
        assert at_odds(data) == ["Chef"]
        sides = women_and_men(data)
        assert sides["Female"].to_dict() == {"Baker": 0.6, "Cook": 0.6, "Waiter": 0.3}
        assert sides["Male"].round(6).to_dict() == {"Baker": 0.401, "Cook": 0.4, "Waiter": 0.7}

    def test_neither_question_uses_it(self, read):
        data = read(*self.PAGES)
        assert list(figures(data, [PRIMARY[1]]).index) == ["Baker", "Cook", "Waiter"]
        assert PRIMARY[1] not in figures(data)
