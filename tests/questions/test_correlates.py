"""What goes with pay: the figures, the verdict on a test, lines with and without each role, fits,
profiles."""

from itertools import permutations
from math import log

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from helpers.inference import exact_test, leave_one_out
from helpers.questions.correlates import (
    ALL,
    PRIMARY,
    correlates,
    decider,
    finding,
    fit_each,
    least_r,
    lines_without,
    r_in_box,
    slopes,
)
from helpers.questions.trust import at_odds, women_and_men
from helpers.roles import load_roles
from support.pages_by_hand import write_page

X = pd.Series([1.0, 2, 3, 5, 8], list("ABCDE"))
Y = pd.Series([2.0, 1, 4, 5, 6], list("ABCDE"))


@pytest.fixture
def read(tmp_path):
    """The frames of pages, each given as two roles and rows of two cells."""

    def load(*pages):
        for number, (a, b, rows) in enumerate(pages):
            write_page(tmp_path / f"page-{number}.md", a, b, **rows)
        return load_roles(tmp_path)

    return load


class TestCorrelates:
    def test_units_and_order(self, read):
        rows = {
            "Yearly salary": ("$40,000", "$80,000"),
            "Most common degree": ("Bachelor's Degree, 46%", "Bachelor's Degree, 60%"),
            "Gender ratio": ("Male, 40.0% Female, 60.0%", "Male, 70.0% Female, 30.0%"),
            "Average age": ("44", "47"),
            "Number of jobs": ("1,000", "2,000"),
            "Salary range": ("Between $20,000 And $80,000", "Between $40,000 And $160,000"),
        }
        frame = correlates(read(("Cook", "Chef", rows)))
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
        assert "average age" not in correlates(read(*pages)) and "LGBT share" in correlates(
            read(*pages)
        )
        assert list(correlates(read(*pages), ["average age"]).index) == ["Baker", "Cook"]
        assert correlates(read(*pages), ["women's share"]).empty

    def test_the_shipped_data_have_both_primary_figures(self):
        frame = correlates(load_roles())
        assert (
            set(PRIMARY) <= set(frame) and len(frame) == 7 and frame["pay"].is_monotonic_decreasing
        )


class TestFinding:
    @pytest.mark.parametrize(
        ("x", "y", "word"),
        [
            ([1, 2, 3, 4, 5], [1, 2, 3, 4, 6], "more"),
            ([1, 2, 3, 4, 5], [6, 4, 3, 2, 1], "less"),
            ([1, 2, 3, 4, 5], [3, 1, 4, 2, 5], "unclear"),
            ([1, 2, 3], [1, 2, 3], "too few"),
            ([1, 2], [1, 2], "too few"),
            ([1, 1, 1, 1, 1], [1, 2, 3, 4, 5], "too few"),
        ],
    )
    def test_words(self, x, y, word):
        assert finding(exact_test(x, y), len(x)) == word

    def test_three_roles_can_never_be_rare(self):
        assert min(exact_test([1, 2, 4], order).p for order in permutations([1, 2, 5])) > 0.05
        assert min(exact_test([1, 2, 4, 8], order).p for order in permutations([1, 2, 5, 9])) < 0.05

    # Critical values of Pearson's r, two-sided 5%, as in tables after Fisher & Yates: 5 df 0.754, 2
    # df 0.950, 10 df 0.576
    @pytest.mark.parametrize(("rows", "r"), [(7, 0.754), (4, 0.950), (12, 0.576)])
    def test_least_r(self, rows, r):
        assert least_r(rows) == pytest.approx(r, abs=5e-4)
        assert np.isnan(least_r(3))


class TestWithout:
    def test_decider(self):
        without = leave_one_out(X, Y)
        far = max(
            "ABCDE",
            key=lambda role: abs(
                np.corrcoef(X.drop(role), Y.drop(role))[0, 1] - np.corrcoef(X, Y)[0, 1]
            ),
        )
        assert decider(exact_test(X, Y), without)["left_out"] == far

    def test_decider_where_nothing_is_left(self):
        row = decider(exact_test(X[:2], Y[:2]), leave_one_out(X[:2], Y[:2]))
        assert np.isnan(row["observed"]) and row["p"] == 1

    def test_lines_are_those_of_polyfit(self):
        lines = lines_without(X, Y, [0, 10])
        assert lines[ALL].tolist() == pytest.approx(np.polyval(np.polyfit(X, Y, 1), [0, 10]))
        assert lines["C"].tolist() == pytest.approx(
            np.polyval(np.polyfit(X.drop("C"), Y.drop("C"), 1), [0, 10])
        )

    def test_lines_that_are_not_determined(self):
        lines = lines_without(X[:2], Y[:2], [0, 10])
        assert lines[["A", "B"]].isna().all(axis=None) and lines[ALL].notna().all()

    def test_box(self):
        # The corners of four figures by brute force
        corners = [
            np.corrcoef([1 + a, 2 + b, 4], np.log([10 + c, 30, 20]))[0, 1]
            for a in (-0.5, 0.5)
            for b in (-0.5, 0.5)
            for c in (-0.5, 0.5)
        ]
        low, high = r_in_box(pd.Series([1, 2, 4]), pd.Series([10, 30, 20]), 0.5)
        assert low <= min(corners) and high >= max(corners)

    def test_box_that_may_be_constant(self):
        assert np.isnan(r_in_box(pd.Series([1, 1]), pd.Series([10, 30]), 0.5)).all()


class TestFits:
    FRAME = pd.DataFrame({"a": X, "b": [3.0, 1, 2, 5, 4]})

    def test_against_statsmodels(self):
        fits = fit_each(Y, self.FRAME)
        assert list(fits) == ["a", "b", "both"]
        other = sm.OLS(Y, sm.add_constant(self.FRAME)).fit()
        assert fits["both"].coefs.tolist() == pytest.approx(other.params.tolist())
        assert fits["both"].press == pytest.approx((other.get_influence().resid_press ** 2).sum())
        table = slopes(fits).set_index("predictor")
        assert list(table.index) == [
            "a (alone)",
            "a (with the other)",
            "b (alone)",
            "b (with the other)",
        ]
        assert table.loc["b (with the other)"].tolist() == pytest.approx(
            [
                1000 * v
                for v in (other.conf_int()[0]["b"], other.params["b"], other.conf_int()[1]["b"])
            ]
        )

    @pytest.mark.parametrize(("rows", "names"), [(4, ["a", "b", "both"]), (3, ["a", "b"]), (2, [])])
    def test_only_what_leaves_a_degree_of_freedom(self, rows, names):
        assert list(fit_each(Y[:rows], self.FRAME[:rows])) == names

    def test_constant_and_collinear_predictors_are_left_out(self):
        frame = pd.DataFrame({"a": X, "b": 2 * X + 1, "c": 1.0})
        assert list(fit_each(Y, frame[["a", "b"]])) == ["a", "b"]
        assert list(fit_each(Y, frame[["a", "c"]])) == ["a"]
        assert slopes({}).empty


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
        assert list(correlates(data, [PRIMARY[1]]).index) == ["Baker", "Cook", "Waiter"]
        assert PRIMARY[1] not in correlates(data)
