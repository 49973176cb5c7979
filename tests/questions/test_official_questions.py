"""Questions to official statistics: numbers by an independent route (SciPy and statsmodels from the
files), settings that must not matter, and what each row must say."""

import csv
from math import fsum, log

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import stats

from helpers.official import TABLES, Occupations, load_occupations
from helpers.official.occupations import OFFICIAL
from helpers.questions import TooFew, rows_of
from helpers.questions.official.averages import by_detail, women_over_men
from helpers.questions.official.degree import degree_and_pay, degree_points, higher_and_pay
from helpers.questions.official.education import women_and_education
from helpers.questions.official.gender import (
    women_and_pay,
    women_and_pay_by_group,
    women_and_weekly_pay,
)
from helpers.questions.official.inside import inside_ratios
from helpers.questions.official.nearest_titles import marked, nearest
from helpers.questions.official.race import RACES, race_and_education, race_and_pay
from helpers.questions.official.segregated import inside_families, segregation
from helpers.questions.official.spreads import spread
from helpers.roles import load_roles


@pytest.fixture(scope="module")
def data() -> Occupations:
    return load_occupations()


@pytest.fixture(scope="module")
def acs() -> pd.DataFrame:
    """The rows of 2016 as the file has them."""
    with open(OFFICIAL / TABLES["earnings"].file, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["year"] == "2016"]
    table = pd.DataFrame(rows).replace("", np.nan)
    words = ["occupation", "major_category", "minor_category"]
    return table.astype({name: float for name in table.columns.drop(words)})


@pytest.fixture(scope="module")
def results(data):
    """Every question, with its settings."""
    degrees = [{"exact": exact} for exact in (True, False)]
    return [
        *(women_and_pay(data, weighted=weighted) for weighted in (False, True)),
        *(women_and_education(data, modal=modal) for modal in (False, True)),
        *(ask(data, **way) for ask in (degree_and_pay, higher_and_pay) for way in degrees),
        *race_and_pay(data).values(),
        *(
            ask(data)
            for ask in (
                women_and_weekly_pay,
                race_and_education,
                women_and_pay_by_group,
                women_over_men,
                by_detail,
                inside_ratios,
                inside_families,
                segregation,
                spread,
            )
        ),
    ]


class TestRows:
    def test_names_are_unique_and_values_lie_in_their_intervals(self, results):
        rows = rows_of(results)
        assert len(rows) == len({row.name for row in rows}) > 130
        for row in rows:
            assert np.isfinite(row.value), row
            assert (row.low is None) == (row.high is None), row
            assert row.low is None or row.low <= row.value <= row.high, row

    def test_each_says_its_source_and_year_and_names_its_interval(self, results):
        for row in rows_of(results):
            assert any(name in row.how for name in ("ACS 201", "CPS", "OEWS", "Table 5.3")), row
            assert any(year in row.how + row.name for year in ("201", "202")), row
            assert row.low is None or "95%" in row.how or "not an interval" in row.how, row


class TestWomenAndPay:
    def test_r_and_slope(self, data, acs):
        found = women_and_pay(data)
        share, pay = acs["percent_female"] / 10, 100 * np.log(acs["total_earnings"])
        line = sm.OLS(pay, sm.add_constant(share)).fit(cov_type="HC1", use_t=True)
        assert found.n == 522
        assert found.r == pytest.approx(stats.pearsonr(share, pay).statistic)
        assert found.slope == pytest.approx(line.params.iloc[1])
        ends = line.conf_int().iloc[1].tolist()
        assert [found.slope_low, found.slope_high] == pytest.approx(ends)

    def test_weighted(self, data, acs):
        found = women_and_pay(data, weighted=True)
        table = np.column_stack([acs["percent_female"], np.log(acs["total_earnings"])])
        weighted = sm.stats.DescrStatsW(table, weights=acs["total_workers"])
        assert found.r == pytest.approx(weighted.corrcoef[0, 1])
        assert 100 < found.effective_n < 120 and "effective n of 111" in found.rows()[0].how

    def test_inside_minor_groups_as_dummies(self, data, acs):
        within = women_and_pay_by_group(data).within
        groups = pd.get_dummies(acs["minor_category"], dtype=float)
        design = groups.assign(x=acs["percent_female"] / 100)
        line = sm.OLS(100 * np.log(acs["total_earnings"]), design).fit()
        assert within.slope == pytest.approx(line.params["x"]) and within.families == 23

    def test_groups_are_the_eight_and_add_up(self, data):
        groups = women_and_pay_by_group(data).groups
        assert len(groups) == 8 and groups["n"].sum() == 522

    def test_too_few(self, data):
        few = Occupations(**{**dict(iter(data)), "earnings": data.earnings.tail(3)})
        with pytest.raises(TooFew, match="Four rows"):
            women_and_pay(few)


class TestEducation:
    def test_together_differs_from_alone_and_counts_what_matched(self, data):
        found = women_and_education(data)
        assert found.n == 226 and found.match.counts["matched"] == 230
        assert len(found.match.left_only) == 315 - 230
        assert found.together["women"][0] < found.alone["women"][0] < 0

    def test_as_statsmodels(self, data):
        found = women_and_education(data)
        table = found.points
        design = sm.add_constant(table[["women_share", "degree_share"]] * 10)
        line = sm.OLS(100 * np.log(table["weekly_median_usd"]), design).fit(
            cov_type="HC1", use_t=True
        )
        for name, key in (("women_share", "women"), ("degree_share", "degree")):
            expected = [line.params[name], *line.conf_int().loc[name]]
            assert list(found.together[key]) == pytest.approx(expected)
        assert found.r_squared == pytest.approx(line.rsquared)

    def test_bachelors_or_more_is_all_three_degrees(self, data):
        points = women_and_education(data).points
        less = points.filter(regex="^(less_than|high_school|some_college|associate)").sum(axis=1)
        assert (points["degree_share"] + less).between(0.997, 1.003).all()


class TestSorting:
    def test_by_plain_sums(self, data, acs):
        both = acs.dropna(subset=["total_earnings_male", "total_earnings_female"])
        women, men = both["workers_female"].tolist(), both["workers_male"].tolist()
        hers, his = both["total_earnings_female"].tolist(), both["total_earnings_male"].tolist()

        def average(pay, people):
            return fsum(p * n for p, n in zip(pay, people, strict=True)) / fsum(people)

        found = women_over_men(data, draws=50)
        total = average(hers, women) / average(his, men)
        sorting = average(his, women) / average(his, men)
        assert (found.n, found.at_mens.total) == (503, pytest.approx(total))
        assert found.at_mens.sorting == pytest.approx(sorting)
        assert found.at_mens.inside == pytest.approx(average(hers, women) / average(his, women))
        assert found.at_womens.sorting == pytest.approx(average(hers, women) / average(hers, men))
        everyone = both["total_earnings"].tolist()
        common = average(everyone, women) / average(everyone, men)
        assert found.common == pytest.approx(common)
        assert found.at_mens.sorting_log_share == pytest.approx(log(sorting) / log(total))

    def test_the_total_does_not_depend_on_detail(self, data):
        levels = by_detail(data).levels
        assert levels["categories"].tolist() == [503, 23, 8]
        total = levels["sorting"] * levels["inside"]
        assert total.tolist() == pytest.approx([total.iloc[0]] * 3)

    def test_segregation_grows_with_detail(self, data):
        found = segregation(data)
        assert found.d.index.tolist() == [2013, 2014, 2015, 2016]
        assert (found.d["occupations"] > found.d["minor groups"]).all()
        assert (found.d["minor groups"] > found.d["major groups"]).all()

    def test_one_family_shows_less_than_all(self, data):
        families, d = inside_families(data).families, segregation(data).d["occupations"]
        assert families["d"].max() < 0.6 and families["d"].median() < d[2016]
        assert families["occupations"].sum() == 503

    def test_inside_ratios_as_published(self, data):
        found = inside_ratios(data)
        published = data.earnings[data.earnings["year"] == 2016].set_index("occupation")
        both = found.ratios.set_index("occupation")["ratio"].to_frame("ours")
        both = both.join(published["women_over_men"]).dropna()
        assert len(both) > 250 and np.allclose(both["ours"], both["women_over_men"], atol=1e-4)


class TestDegree:
    def test_only_where_the_bachelors_is_the_modal_degree(self, data):
        points = degree_and_pay(data).points
        shares = [name for name in points if name.endswith("_share") and name != "higher_share"]
        assert (points[shares].max(axis=1) == points["bachelor_share"]).all() and len(points) == 134

    def test_rows_that_repeat_the_same_education_are_one_family(self, data):
        repeated, alone = degree_and_pay(data, exact=False), degree_and_pay(data)
        assert alone.families == 0 and alone.n < repeated.families < repeated.n
        assert "same education" in repeated.source or "approximate" in repeated.source
        assert "bootstrap" in repeated.rows()[0].how

    def test_a_top_coded_median_is_left_out_and_counted(self, data):
        points = degree_points(data, exact=False)
        coded = int(points["p50_usd_at_least"].notna().sum())
        assert (
            coded == 18
            and f"{coded} more with a top-coded median" in higher_and_pay(data, exact=False).source
        )

    def test_r(self, data):
        points = higher_and_pay(data).points
        expected = stats.pearsonr(points["higher_share"], np.log(points["p50_usd"])).statistic
        assert higher_and_pay(data).r == pytest.approx(expected)


class TestRace:
    def test_each_r(self, data):
        for name, found in race_and_pay(data).items():
            share = next(column for column, group in RACES.items() if group == name)
            points = found.points
            expected = stats.pearsonr(points[share], np.log(points["weekly_median_usd"])).statistic
            assert (found.n, found.r) == (310, pytest.approx(expected))

    def test_education_takes_up_part_of_each_slope(self, data):
        slopes = race_and_education(data).slopes
        assert (slopes["beside"].abs() < slopes["alone"].abs()).all()


class TestSpread:
    def test_counts_add_up(self, data):
        found = spread(data)
        assert found.n + found.withheld + found.top_coded == 831

    def test_of_a_log_normal(self, data):
        jobs = data.pay[data.pay["level"] == "detailed"].head(4).copy()
        z10, z25 = stats.norm.ppf([0.9, 0.75])
        for name, z in (("p10", -z10), ("p25", -z25), ("p50", 0), ("p75", z25), ("p90", z10)):
            jobs[f"{name}_usd"] = 50_000 * np.exp(0.4 * z)
        found = spread(Occupations(**{**dict(iter(data)), "pay": jobs})).occupations
        assert found["sigma"].tolist() == pytest.approx([0.4] * 4)
        assert found["sigma_middle"].tolist() == pytest.approx([0.4] * 4)


class TestNearest:
    def test_every_code_is_an_occupation(self, data):
        near = nearest(load_roles(), data)
        assert len(near) == 7 and near["occupation"].notna().all()

    def test_an_unknown_code_is_refused_by_line(self, data, tmp_path):
        path = tmp_path / "nearest.csv"
        path.write_text("role,soc,occupation\nA,43-1011,x\nB,99-9999,y\n")
        with pytest.raises(ValueError, match=r"nearest\.csv:3: soc: found '99-9999'"):
            nearest(load_roles(), data, path)

    def test_marks_the_occupations_of_a_picture(self, data):
        points = women_and_pay(data).points
        shown = marked(points, nearest(load_roles(), data))
        assert 0 < len(shown) <= 7 and shown["roles"].str.len().gt(0).all()


def test_groups_that_hide_part_of_the_link_are_mens_and_paid_below_average(data):
    named = women_and_pay_by_group(data).mens_below
    year = data.earnings[data.earnings["year"] == 2016]
    everyone = np.average(year["median_usd"], weights=year["workers"])
    assert len(named) >= 3
    for name in named:
        group = year[year["minor"] == name]
        assert group["women"].sum() < group["workers"].sum() / 4
        assert np.average(group["median_usd"], weights=group["workers"]) < everyone
