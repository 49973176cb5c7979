"""How far the pages can be trusted: coverage, repeats, the hourly rate, the place of the average in
its range."""

import pytest

from helpers.questions.pay import range_places
from helpers.questions.trust import coverage, distinct_values, hourly_check, repeats
from helpers.roles import load_roles

PAGE = """\
# {a} vs {b}

| | {a} | {b} |
|---|---|---|
{rows}
"""


@pytest.fixture
def read(tmp_path):
    """The frames of some pages, each given as two roles and rows of two cells."""

    def load(*pages):
        for number, (a, b, rows) in enumerate(pages):
            lines = "\n".join(f"| {label} | {x} | {y} |" for label, (x, y) in rows.items())
            (tmp_path / f"page-{number}.md").write_text(
                PAGE.format(a=a, b=b, rows=lines), encoding="utf-8"
            )
        return load_roles(tmp_path)

    return load


PAY = {"Yearly salary": ("$40,000", "$60,000"), "Hourly rate": ("$19.23", "$28.85")}
RANGE = {"Salary range": ("Between $20,000 And $80,000", "Between $30,000 And $90,000")}


class TestCoverage:
    def test_given_and_not_given(self, read):
        given = coverage(
            read(
                ("Cook", "Baker", {"Yearly salary": ("$40,000", "-"), "Average age": ("44", "47")})
            )
        )
        assert given.to_dict("index") == {
            "Baker": {"Yearly salary": False, "Average age": True},
            "Cook": {"Yearly salary": True, "Average age": True},
        }

    def test_one_page_is_enough_and_every_role_has_a_row(self, read):
        given = coverage(
            read(
                ("Cook", "Baker", {"Average age": ("-", "47")}),
                ("Cook", "Waiter", {"Average age": ("44", "-")} | PAY),
            )
        )
        assert given["Average age"].to_dict() == {"Baker": True, "Cook": True, "Waiter": False}

    def test_rows_that_no_page_gives_are_left_out(self, read):
        assert list(coverage(read(("Cook", "Baker", PAY)))) == ["Yearly salary", "Hourly rate"]


class TestRepeats:
    def test_agreement(self, read):
        found = repeats(read(("Cook", "Baker", PAY), ("Cook", "Waiter", PAY)))
        assert found.to_dict("records") == [
            {"field": "hourly_rate", "values": 1, "differ": 0},
            {"field": "yearly_salary", "values": 1, "differ": 0},
        ]

    def test_disagreement(self, read):
        found = repeats(
            read(
                ("Cook", "Baker", {"Average age": ("44", "47")}),
                ("Cook", "Waiter", {"Average age": ("45", "-")}),
            )
        )
        assert found.to_dict("records") == [{"field": "average_age", "values": 1, "differ": 1}]

    def test_spelling_is_no_disagreement(self, read):
        rows = ({"Highest paying city": (city, "-")} for city in ("Boise, ID", "boise, id"))
        found = repeats(
            read(
                *(
                    (*pair, row)
                    for pair, row in zip([("Cook", "Baker"), ("Cook", "Waiter")], rows, strict=True)
                )
            )
        )
        assert found["differ"].tolist() == [0]

    def test_no_role_on_two_pages(self, read):
        assert repeats(read(("Cook", "Baker", PAY))).empty

    def test_a_value_on_one_page_only_is_no_repeat(self, read):
        found = repeats(
            read(("Cook", "Baker", PAY), ("Cook", "Waiter", {"Average age": ("44", "44")}))
        )
        assert found.empty


class TestDistinctValues:
    def test_counts_roles_and_values(self, read):
        found = distinct_values(
            read(
                (
                    "Cook",
                    "Baker",
                    {"Average age": ("44", "44"), "Yearly salary": ("$40,000", "$60,000")},
                ),
                ("Waiter", "Host", {"Average age": ("47", "-")}),
            )
        )
        counts = {field: (roles, values) for field, roles, values in found.itertuples(index=False)}
        assert counts["average_age"] == (3, 2) and counts["yearly_salary"] == (2, 2)
        assert "growth" not in counts

    def test_profiles_count_as_one_value(self, read):
        race = (
            "Black or African American, 10.0% Unknown, 5.0% Hispanic or Latino, 20.0% "
            "Asian, 5.0% White, 59.5% American Indian and Alaska Native, 0.5%"
        )
        found = distinct_values(read(("Cook", "Baker", {"Race ratio": (race, race)})))
        assert found.set_index("field").loc["race_share"].tolist() == [2, 1]


class TestHourly:
    def test_difference_in_dollars(self, read):
        found = hourly_check(
            read(
                (
                    "Cook",
                    "Baker",
                    {"Yearly salary": ("$40,000", "-"), "Hourly rate": ("$19.23", "$28.85")},
                )
            )
        )
        assert found["role"].tolist() == ["Cook"]
        assert found["implied_usd"].tolist() == pytest.approx([39_998.4])  # 19.23 * 2,080
        assert found["off_usd"].tolist() == pytest.approx([-1.6])

    def test_nothing_to_compare(self, read):
        assert hourly_check(read(("Cook", "Baker", {"Average age": ("44", "47")}))).empty


class TestPlaces:
    def test_ends_and_middle(self, read):
        rows = {"Yearly salary": ("$40,000", "$90,000"), **RANGE}
        found = range_places(read(("Cook", "Baker", rows))).set_index("role")
        assert found.loc["Cook", "place"] == pytest.approx(
            0.5
        )  # 40 is the geometric middle of 20 and 80
        assert found.loc["Baker", "place"] == pytest.approx(1)
        # The arithmetic middle of 20 and 80 is 50: ln(50/20) / ln(80/20) = 0.660964
        assert found.loc["Cook", "arithmetic"] == pytest.approx(0.660964, abs=1e-6)

    def test_rounding_of_the_ends_opens_an_interval_around_the_place(self, read):
        found = range_places(read(("Cook", "Baker", PAY | RANGE)))
        # Ends that are rounded down stand for higher ones, and nearer to a higher low end is lower
        # in the range.
        assert (found["least"] < found["place"]).all() and (found["place"] == found["most"]).all()
        assert (found["most"] - found["least"] < 0.05).all()

    def test_ranges_without_width_or_average_are_left_out(self, read):
        rows = {
            "Yearly salary": ("$40,000", "-"),
            "Salary range": ("Between $40,000 And $40,000", "Between $30,000 And $90,000"),
        }
        assert range_places(read(("Cook", "Baker", rows))).empty


def test_the_shipped_data():
    data = load_roles()
    assert coverage(data).shape[0] == len(data.roles) and coverage(data).any(axis=1).all()
    assert (hourly_check(data)["off_usd"].abs() <= 10.9).all()
    assert repeats(data)["differ"].sum() == 0
