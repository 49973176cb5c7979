"""Questions to other roles of the publisher: numbers by an independent route, sets made up for a
known answer, and settings that must not matter."""

from itertools import permutations
from math import exp, sqrt

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import stats

from helpers.official import TABLES, Occupations, load_occupations
from helpers.official.occupations import OFFICIAL
from helpers.paths import PROJECT
from helpers.pay import between_within, sigma_from_range
from helpers.questions import TooFew, rows_of
from helpers.questions.between import between_elsewhere
from helpers.questions.beyond.beside import against_official
from helpers.questions.beyond.chance import unusual
from helpers.questions.beyond.degree import bachelors, degree_and_pay, within
from helpers.questions.beyond.families import BY, role_table
from helpers.questions.beyond.middle import middle_of_range
from helpers.questions.beyond.numbers import (
    coverage,
    few_pairs,
    hourly_is_yearly,
    pairs_by_chance,
    shared_figures,
)
from helpers.questions.beyond.pairs import page_pairs
from helpers.questions.beyond.predicting import prediction
from helpers.questions.beyond.ranges import reading_of_ranges
from helpers.questions.beyond.rank import with_rank
from helpers.questions.beyond.spread import links, share_between
from helpers.questions.official.nearest_titles import NEAREST
from helpers.questions.power import power_curve, power_of
from helpers.questions.ranks import RANKS, rank
from helpers.roles import Roles, load_roles

PAGE = """# {a} vs {b}

| | {a} | {b} |
|---|---|---|
| Yearly salary | {pay_a} | {pay_b} |
| Growth rate | {growth_a} | {growth_b} |
| Most common degree | {degree_a} | {degree_b} |
| Average age | {age_a} | {age_b} |
| Salary range | {range_a} | {range_b} |
"""


def role(pay, degree="Bachelor's Degree, 50%", growth="5%", age=40, pay_range="-"):
    return {"pay": f"${pay:,}", "degree": degree, "growth": growth, "age": age, "range": pay_range}


def range_of(low, high):
    return f"Between ${low:,} And ${high:,}"


@pytest.fixture
def made(tmp_path):
    """Pages made of pairs of named roles, loaded."""

    def make(folder, *pairs) -> Roles:
        (tmp_path / folder).mkdir()
        for number, pair in enumerate(pairs):
            (a, first), (b, second) = pair.items()
            cells = {f"{key}_a": value for key, value in first.items()}
            cells |= {f"{key}_b": value for key, value in second.items()}
            page = tmp_path / folder / f"{number:02}.md"
            page.write_text(PAGE.format(a=a, b=b, **cells), encoding="utf-8")
        return load_roles(tmp_path / folder)

    return make


@pytest.fixture(scope="module")
def own() -> Roles:
    return load_roles(PROJECT / "data" / "pages")


@pytest.fixture(scope="module")
def others() -> Roles:
    return load_roles(PROJECT / "data" / "beyond" / "pages")


@pytest.fixture(scope="module")
def data() -> Occupations:
    return load_occupations()


@pytest.fixture(scope="module")
def results(own, others, data):
    asked = (within, page_pairs, with_rank, unusual, prediction)
    more = (hourly_is_yearly, coverage, shared_figures, links, share_between)
    official = (reading_of_ranges, middle_of_range, against_official)
    return [
        *(degree_and_pay(own, others, by=by) for by in BY),
        *(ask(own, others) for ask in (*asked, *more)),
        *(ask(own, others, data) for ask in official),
        power_of({"a link": 0.3, "another": -0.6}, 7),
        power_curve(7),
    ]


class TestRows:
    def test_names_are_unique_and_values_lie_in_their_intervals(self, results):
        rows = rows_of(results)
        assert len(rows) > 150
        for row in rows:
            assert np.isfinite(row.value), row
            assert (row.low is None) == (row.high is None), row
            assert row.low is None or row.low - 1e-9 <= row.value <= row.high + 1e-9, row

    def test_an_interval_is_named_for_what_it_is(self, results):
        for row in rows_of(results):
            named = ("95% ", "hold 95% of the draws", "hold the middle 90% of occupations")
            assert row.low is None or any(name in row.how for name in named), row


CALLS = [
    (degree_and_pay, False),
    (within, False),
    (page_pairs, False),
    (with_rank, False),
    (unusual, False),
    (prediction, False),
    (hourly_is_yearly, False),
    (coverage, False),
    (shared_figures, False),
    (links, False),
    (share_between, False),
    (reading_of_ranges, True),
    (middle_of_range, True),
    (against_official, True),
]


class TestOddSets:
    """Whatever the roles: an answer, or one sentence that says there are too few."""

    @pytest.fixture
    def sets(self, made, own):
        flat = role(40_000, pay_range=range_of(40_000, 40_000))
        return [
            made("bare", {"A": role(1000, "-", "-", "-"), "B": role(2000, "-", "-", "-")}),
            made("alike", {"A": flat, "B": flat}, {"C": flat, "D": flat}, {"E": flat, "F": flat}),
            made(
                "odd",
                {"A": role(40_000, "Certificate, 40%"), "B": role(50_000, "Doctoral Degree, 50%")},
                {"C": role(41_000, "License, 40%"), "D": role(52_000, "Master's Degree, 51%")},
            ),
            own,
        ]

    @pytest.mark.parametrize(("ask", "official"), CALLS, ids=[ask.__name__ for ask, _ in CALLS])
    def test_answer_or_too_few(self, sets, data, ask, official):
        for own in sets:
            for others in sets:
                try:
                    rows = rows_of([ask(own, others, *([data] if official else []))])
                except TooFew as too_few:
                    assert str(too_few).endswith(".")
                else:
                    assert rows


class TestRank:
    @pytest.mark.parametrize(
        ("title", "level"),
        [
            ("Accountant", 0),
            ("Senior Accountant", 1),
            ("Cashier/Shift Manager", 2),
            ("Senior Service Manager", 3),
            ("DIRECTOR OF NURSING", 3),
            ("Nursing Assistant", -1),
            ("Accounting Internship", -2),
            ("Seniority Clerk", 0),
            ("Management Analyst", 0),
        ],
    )
    def test_table(self, title, level):
        assert rank(title) == level

    def test_every_term_is_one_word(self):
        assert all(rank(term) == level for term, level in RANKS.items())


class TestFamilies:
    def test_pages_link_directly_and_through_others(self, made):
        table = role_table(
            made("own", {"A": role(1000), "B": role(2000)}),
            made(
                "others",
                {"B": role(2000), "C": role(3000, age=50)},
                {"D": role(4000, age=60), "E": role(5000, age=61)},
            ),
        ).set_index("role")
        assert table["own"].to_dict() == {"A": True, "B": True, "C": False, "D": False, "E": False}
        pages = table["pages"]
        assert pages["A"] == pages["B"] == pages["C"] != pages["D"] == pages["E"]
        profile = table["profile"]
        assert profile["A"] == profile["B"] and profile.nunique() == 4
        assert table["either"].nunique() == 2

    def test_a_missing_age_is_like_no_other(self, made):
        unknown = role(1000, age="-")
        table = role_table(
            made("own", {"A": role(1000), "B": role(2000)}),
            made("others", {"C": unknown, "D": unknown}),
        )
        assert table["profile"].nunique() == 3

    def test_each_way_makes_no_more_families_than_roles(self, own, others):
        table = role_table(own, others)
        assert len(table) == 104 == table["role"].nunique()
        assert table["either"].nunique() <= min(
            table["pages"].nunique(), table["profile"].nunique()
        )


class TestDegree:
    def test_r_and_slope(self, own, others):
        found, table = degree_and_pay(own, others), bachelors(own, others)
        rest = table[~table["own"]]
        line = stats.linregress(rest["degree_share"] * 10, 100 * np.log(rest["yearly_salary_usd"]))
        assert (found.n, found.r, found.slope) == (
            64,
            *map(pytest.approx, (line.rvalue, line.slope)),
        )
        assert found.r_low < found.r < found.r_high

    def test_families_widen_the_interval_of_rows_that_speak_as_one(self, made):
        """Each role twice, page by page: no more is known, so the interval must be that of half."""
        random = np.random.default_rng(0)
        pairs = [
            {f"{n} a": role(pay, degree), f"{n} b": role(pay, degree)}
            for n in range(12)
            for pay in [int(40_000 * exp(random.normal(0, 0.3)))]
            for degree in [f"Bachelor's Degree, {30 + 3 * n}%"]
        ]
        pair = made("own", {"A": role(1000), "B": role(2000)})
        found = degree_and_pay(pair, made("others", *pairs))
        z = np.arctanh([found.r_low, found.r_high])
        assert (z[1] - z[0]) / 2 > 1.96 / sqrt(24 - 3)

    def test_within_as_dummies(self, own, others):
        table = bachelors(own, others)
        rest = table[~table["own"]]
        found = within(own, others).found["pages"]
        dummies = pd.get_dummies(rest["pages"], dtype=float)
        line = sm.OLS(
            100 * np.log(rest["yearly_salary_usd"]), dummies.assign(x=rest["degree_share"])
        ).fit()
        assert found.slope == pytest.approx(line.params["x"])

    def test_too_few(self, made):
        pair = made("own", {"A": role(1000), "B": role(2000)})
        with pytest.raises(TooFew):
            degree_and_pay(pair, made("others", {"C": role(3000), "D": role(4000)}))


class TestPairs:
    def test_kinds_and_signs(self, made):
        high_school, more = "High School Diploma, 60%", "Bachelor's Degree, 60%"
        pair = made("own", {"A": role(1000), "B": role(2000)})
        others = made(
            "others",
            {"C": role(40_000, more), "D": role(30_000)},
            {"E": role(20_000, high_school), "F": role(30_000)},
            {"G": role(50_000), "H": role(60_000)},
            {"I": role(50_000, more), "J": role(60_000)},
            {"K": role(50_000, high_school), "L": role(60_000, high_school)},
            {"D": role(30_000), "C": role(40_000, more)},
            {"M": role(50_000, "-"), "N": role(60_000)},
        )
        found = page_pairs(pair, others)
        assert (found.count("degree rate"), found.count("degree")) == ((1, 2), (1, 1))
        assert (found.ties, found.other) == (1, 1)
        assert (found.votes["degree rate"].up, found.votes["degree rate"].down) == (1, 1)

    def test_a_family_has_one_vote(self, own, others):
        votes = page_pairs(own, others).votes["degree rate"]
        assert votes.up + votes.down + votes.ties < page_pairs(own, others).count("degree rate")[1]


class TestPrediction:
    def test_as_statsmodels(self, own, others):
        table = bachelors(own, others)
        mine, rest = table[table["own"]], table[~table["own"]]
        pay = 100 * np.log(table["yearly_salary_usd"])
        line = sm.OLS(pay[table["own"]], sm.add_constant(mine["degree_share"])).fit()
        other = line.get_prediction(sm.add_constant(rest["degree_share"])).summary_frame(alpha=0.05)
        found = prediction(own, others)
        assert found.roles["low"].tolist() == pytest.approx(other["obs_ci_lower"].tolist())
        errors = pay[~table["own"]].to_numpy() - other["mean"].to_numpy()
        assert found.rmse == pytest.approx(np.sqrt((errors**2).mean()))
        actual, low, high = (
            pay[~table["own"]].to_numpy(),
            other["obs_ci_lower"],
            other["obs_ci_upper"],
        )
        assert found.inside == int(((actual >= low) & (actual <= high)).sum())

    def test_roles_on_the_line_are_foretold(self, made):
        def at(rate, off=1.0):
            return role(round(20_000 * exp(rate / 40) * off), f"Bachelor's Degree, {rate}%")

        own = made("own", {"A": at(40, 1.01), "B": at(50)}, {"C": at(60, 0.99), "D": at(45)})
        found = prediction(
            own, made("others", {"E": at(52), "F": at(70)}, {"G": at(30), "H": at(48)})
        )
        assert found.inside == len(found.roles) == 4 and found.rmse < 5 and found.skill > 0.9
        assert found.roles.set_index("role")["seen"].to_dict() == {
            "E": True, "F": False, "G": False, "H": True
        }  # fmt: skip


class TestRanges:
    def test_the_quartiles_are_ruled_out(self, own, others, data):
        found = reading_of_ranges(own, others, data)
        assert found.ruled_out == ["P25–P75"]
        assert found.possible == ["P10–P90", "P5–P95"]
        quartiles = found.readings["P25–P75"]
        assert quartiles.votes.down == 0 and quartiles.votes.p < 0.05

    def test_ranges_of_official_quartiles_are_not_ruled_out_as_quartiles(self, made, data):
        """Roles with the P25 and P75 of occupations: read as P5–P95 they are narrow, never wide."""
        jobs = data.pay[data.pay["level"] == "detailed"].dropna(subset=["p75_usd"]).iloc[::50]
        made_of = [
            role(int(job.p50_usd), pay_range=range_of(int(job.p25_usd), int(job.p75_usd)))
            for job in jobs.itertuples()
        ]
        names = [f"Role {n}" for n in range(len(made_of))]
        pairs = [
            {names[n]: made_of[n], names[n + 1]: made_of[n + 1]} for n in range(len(made_of) - 1)
        ]
        found = reading_of_ranges(made("own", *pairs[:5]), made("others", *pairs), data)
        assert not found.ruled_out and len(found.possible) == 3
        assert 0.2 < found.readings["P25–P75"].rank < 0.8

    def test_rank_is_a_share_of_occupations(self, own, others, data):
        for reading in reading_of_ranges(own, others, data, draws=50).readings.values():
            assert 0 <= reading.rank_low <= reading.rank <= reading.rank_high <= 1


class TestMiddle:
    # 20,000 to 45,000: geometric 30,000, arithmetic 32,500; log-normal mean under P10–P90 = 30,000
    # exp(sigma²/2) with sigma = ln(2.25)/2.5631 = 0.3164, so 31,540.
    @pytest.mark.parametrize(
        ("pay", "fits"),
        [
            (30_000, "geometric middle"),
            (33_400, "arithmetic middle"),
            (31_540, "log-normal mean (P10–P90)"),
        ],
    )
    def test_fits(self, made, data, pay, fits):
        roles = made(
            "own",
            {
                "A": role(pay, pay_range=range_of(20_000, 45_000)),
                "B": role(30_500, pay_range=range_of(20_000, 45_000)),
            },
        )
        found = middle_of_range(roles, roles, data).fits.set_index("role")
        assert found.loc["A", fits] and found.loc["B", "geometric middle"]
        assert pay == 31_540 or found.loc["A"].drop("own").sum() == 1

    def test_all_roles_stand_at_the_geometric_middle_and_few_occupations_do(
        self, own, others, data
    ):
        found = middle_of_range(own, others, data)
        assert found.count("geometric middle") == len(found.fits) == 28
        assert found.official["median_fits"].mean() < 0.2
        assert found.official["mean_place"].median() > found.official["median_place"].median()


class TestNumbers:
    def test_hourly(self, own, others):
        found = hourly_is_yearly(own, others)
        assert found.same == found.n == 102

    def test_shared(self, made):
        roles = made(
            "own", {"A": role(1000), "B": role(2000)}, {"C": role(3000, age=50), "A": role(1000)}
        )
        shared = shared_figures(roles, roles)
        found = shared.figures
        assert 2 <= shared.by_chance <= 3
        assert found.loc["age and growth"].tolist() == [3, 2, 2]
        assert found.loc["growth"].tolist() == [3, 1, 3]

    def test_pairs_against_all_orderings(self):
        first, second = pd.Series([47, 47, 44, 44, 42, 47]), pd.Series([8, 8, 10, 16, 10, 10])
        counts = np.array(
            [len({*zip(first, dealt, strict=True)}) for dealt in permutations(second)]
        )
        observed = len({*zip(first, second, strict=True)})
        assert pairs_by_chance(first, second) == pytest.approx(counts.mean())
        assert few_pairs(first, second) == (pytest.approx((counts <= observed).mean()), True)
        assert pairs_by_chance(pd.Series([1, 2]), pd.Series([3, 3])) == 2

    def test_few_pairs_of_the_seven_and_of_many(self, own, others):
        """Of 105 ways to deal the LGBT shares out to the roles, none other gives three pairs."""
        p, exact = few_pairs(own.roles["average_age_years"], own.roles["lgbt_share"])
        assert (p, exact) == (pytest.approx(1 / 105), True)
        p, exact = few_pairs(others.roles["average_age_years"], others.roles["growth"])
        assert (p, exact) == (pytest.approx(1 / 10_000), False)

    def test_against_official(self, own, others, data):
        found = against_official(own, others, data)
        assert found.pay.r > 0.9 and found.occupations < found.n == 97
        assert found.by_chance < found.same_growth <= found.n_growth

    def test_most_common_degrees_against_the_files(self, own, others, data):
        """Counted by hand from the CSV files: of degrees that pages know, which is the most
        common?"""
        school = pd.read_csv(OFFICIAL / TABLES["education"].file).set_index("soc")
        names = {
            "high_school_percent": "High School Diploma",
            "associate_percent": "Associate Degree",
            "bachelor_percent": "Bachelor's Degree",
            "master_percent": "Master's Degree",
            "doctoral_or_professional_percent": "Doctoral Degree",
        }
        near = pd.read_csv(NEAREST).set_index("role")["soc"]
        printed = {
            role: degree
            for roles in (own, others)
            for role, degree in zip(roles.roles["role"], roles.roles["degree"], strict=True)
            if degree in names.values() and role in near.index
        }
        official = {
            role: names[max(names, key=lambda name: school.at[near[role], name])]
            for role in printed
        }
        same = [role for role in printed if printed[role] == official[role]]
        held = [role for role in printed if printed[role] == "Bachelor's Degree"]
        found = against_official(own, others, data)
        assert (found.same_degree, found.n_degree) == (len(same), len(printed)) == (55, 95)
        assert found.n_bachelors == len(held) == 66
        assert found.same_bachelors == len(set(same) & set(held)) == 32


class TestSpread:
    def test_share_between_as_the_measure(self, own, others):
        table = own.roles.dropna(subset=["salary_low_usd"])
        sigma = sigma_from_range(table["salary_low_usd"], table["salary_high_usd"])
        expected = between_within(np.log(table["yearly_salary_usd"]), sigma).share_between
        found = share_between(own, others, draws=200)
        elsewhere = between_elsewhere(others)  # of report 01
        assert found.own == pytest.approx(expected)
        assert (found.others, found.n) == (pytest.approx(elsewhere.share.value), elsewhere.n)
        assert found.n == 21
        assert 0 <= found.drawn.min() <= found.drawn.max() <= 1

    def test_links_with_too_few_rows_are_left_out(self, made):
        few = made("own", {"A": role(1000), "B": role(2000, age=41)})
        more = made(
            "others",
            {"C": role(3000, age=42), "D": role(4000, age=43)},
            {"E": role(5000, age=44), "F": role(6000, age=45)},
        )
        found = links(few, more).found
        assert found.index.tolist() == ["average age"]
        assert found.loc["average age", "r"] > 0.9


class TestChance:
    def test_drawn_rs_are_pearsons(self, own, others):
        found = unusual(own, others, draws=300)
        assert found.own_r == pytest.approx(0.8873, abs=1e-4) and found.size == 7
        assert found.chance == np.mean(found.drawn >= found.own_r)
        assert (found.families["n"] >= 4).all()

    def test_a_role_is_drawn_once(self, own, made):
        """Of as many others as own roles there is but one set."""
        names, rates = "CDEFGHIJ", range(40, 80, 5)
        roles = {
            name: role(1000 * (40 + (7 * n) % 30), f"Bachelor's Degree, {rate}%")
            for n, (name, rate) in enumerate(zip(names, rates, strict=True))
        }
        some = [dict(list(roles.items())[n : n + 2]) for n in (0, 2, 4)]
        pairs = [*some, {"C": roles["C"], "I": roles["I"]}]
        found = unusual(own, made("others", *pairs), draws=50)
        assert found.size == 7 and np.ptp(found.drawn) < 1e-9

    def test_the_same_draws_each_time(self, own, others):
        assert unusual(own, others, draws=50) == unusual(own, others, draws=50)

    def test_fewer_others_than_own(self, own, made):
        few = made("others", {"C": role(3000), "D": role(4000)})
        with pytest.raises(TooFew):
            unusual(own, few)


class TestRankAsRival:
    def test_as_statsmodels(self, own, others):
        table = bachelors(own, others)
        rest = table[~table["own"]]
        design = sm.add_constant(rest.assign(rate=rest["degree_share"] * 10)[["rate", "rank"]])
        line = sm.OLS(100 * np.log(rest["yearly_salary_usd"]), design).fit()
        found = with_rank(own, others, draws=50).others["together"]
        assert found.tolist() == pytest.approx(line.params[["rate", "rank"]].tolist())


class TestPower:
    def test_curve_rises(self):
        curve = power_curve(7).curve
        assert curve["power"].is_monotonic_increasing and curve["power"].iloc[0] == 0.05
        assert curve["exaggeration"].iloc[1:90].is_monotonic_decreasing

    def test_needed(self):
        found = power_of({"weak": 0.3, "strong": -0.9}, 7).found
        assert found["needed"].tolist() == [84, 6]
        assert found.loc["strong", "power"] > 0.85


class TestCoverage:
    def test_counts(self, own, others):
        found = coverage(own, others).figures
        assert found.loc["pay range"].tolist() == [7, 21]
        assert found.loc["gender shares"].tolist() == [7, 6]
        assert found.loc["race shares", "others"] == 1 and found.loc["LGBT share", "others"] == 0
