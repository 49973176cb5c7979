"""Associations with pay against statsmodels, SciPy and brute force; each setting is one doubt."""

from itertools import permutations, product

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats

from helpers.questions.associations import association
from helpers.questions.profiles import profile_of
from helpers.questions.results import TooFew, rows_of
from helpers.roles import load_roles
from support.pages_by_hand import write_page

RATE, WOMEN = "degree rate", "women's share"


@pytest.fixture(scope="module")
def data():
    return load_roles()


@pytest.fixture(scope="module", params=[RATE, WOMEN])
def link(request, data):
    return association(data, request.param)


@pytest.fixture
def read(tmp_path):
    """Roles with these pays and degree rates in percent."""

    def load(pays, rates):
        names = [f"Role {chr(65 + i)}" for i in range(len(pays))]
        for i in range(0, len(pays) - 1):
            cells = {
                "Yearly salary": tuple(f"${pay:,}" for pay in pays[i : i + 2]),
                "Most common degree": tuple(
                    f"Bachelor's Degree, {rate}%" for rate in rates[i : i + 2]
                ),
            }
            write_page(tmp_path / f"page-{i}.md", *names[i : i + 2], **cells)
        return load_roles(tmp_path)

    return load


class TestAgainstOtherWays:
    def test_r_p_and_interval(self, link):
        x, y = link.x.to_numpy(), np.log(link.pay.to_numpy())
        other = stats.pearsonr(x, y)
        assert link.r == pytest.approx(other.statistic)
        assert link.interval == pytest.approx(other.confidence_interval(0.95))
        values = [abs(np.corrcoef(x, order)[0, 1]) for order in permutations(y)]
        assert link.p == np.mean(np.array(values) >= values[0] - 1e-9)

    def test_the_line(self, link):
        fit = sm.OLS(link.log_pay, sm.add_constant(link.x.rename("x"))).fit()
        ends = (fit.params["x"], *fit.conf_int().loc["x"])
        assert link.gain == pytest.approx([100 * np.expm1(10 * end) for end in ends])
        assert link.left_out["cook"].tolist() == pytest.approx(
            fit.get_influence().cooks_distance[0].tolist()
        )
        band = fit.get_prediction(sm.add_constant(link.band.x)).conf_int()
        assert link.band[["low", "high"]].to_numpy() == pytest.approx(np.exp(band))

    def test_the_band_ends_where_the_data_end(self, link):
        assert link.band.x.iloc[[0, -1]].tolist() == [link.x.min(), link.x.max()]

    def test_leaving_out(self, link, data):
        for role, r, p, *_ in link.left_out.itertuples(index=False):
            again = association(data, link.figure, without=role)
            assert (again.r, again.p) == (pytest.approx(r), p)
        far = (link.left_out["r"] - link.r).abs()
        assert link.decider["role"] == link.left_out["role"][far.idxmax()]
        assert link.strongest.observed == pytest.approx(link.left_out["r"].abs().max())
        assert link.strongest.p >= link.left_out["p"].min()

    def test_rounding(self, link):
        half, random = link.half_width, np.random.default_rng(0)
        for _ in range(200):
            x = link.x + half * random.choice([-1, 1], link.n)
            line = np.polyfit(x, link.log_pay, 1)
            assert link.box[0] <= np.corrcoef(x, link.log_pay)[0, 1] <= link.box[1]
            assert link.gain_box[0] <= 100 * np.expm1(10 * line[0]) <= link.gain_box[1]

    def test_within_profiles(self, link, data):
        groups = profile_of(data, link.x.index)
        places = [np.flatnonzero(groups == name) for name in groups.unique()]
        y, values = link.log_pay.to_numpy(), []
        for orders in product(*(permutations(place) for place in places)):
            order = np.arange(link.n)
            for place, new in zip(places, orders, strict=True):
                order[place] = new
            values.append(np.corrcoef(link.x, y[order])[0, 1])
        away = np.abs(np.array(values) - np.mean(values))
        inside = association(data, link.figure, profiles=True)
        assert (inside.test.orderings, inside.profiles) == (len(values), len(places))
        assert inside.test.centre == pytest.approx(np.mean(values))
        assert inside.test.count == (away >= away[0] - 1e-9).sum()

    def test_ranks(self, link, data):
        rho, tau = (
            association(data, link.figure, measure=name) for name in ("spearman", "kendall")
        )
        assert rho.r == pytest.approx(stats.spearmanr(link.x, link.pay).statistic)
        assert tau.r == pytest.approx(stats.kendalltau(link.x, link.pay).statistic)


class TestRows:
    def test_intervals_and_ranges_have_rows_of_their_own(self, link):
        rows = {row.name: row for row in link.rows()}
        fisher = rows[f"r, {link.figure} and log pay"]
        assert (fisher.low, fisher.high) == link.interval and "95% interval" in fisher.how
        omitted = rows["r, leaving each role out"]
        assert (omitted.low, omitted.high) == link.left_out_range and "range" in omitted.how

    def test_all_settings_fit_one_table(self, link, data):
        settings = [{}, {"measure": "spearman"}, {"measure": "kendall"}, {"profiles": True}]
        links = [association(data, link.figure, **setting) for setting in settings]
        assert len(rows_of(links)) == sum(len(one.rows()) for one in links)


class TestVerdict:
    def test_a_straight_line_survives(self, read):
        link = association(
            read([30_000, 40_000, 50_000, 60_000, 70_000, 80_000], range(40, 46)), RATE
        )
        assert link.survives and link.rare and link.r > 0.98

    def test_one_role_that_makes_it(self, read):
        link = association(
            read([30_000, 31_000, 30_500, 30_200, 31_500, 90_000], [41, 40, 43, 44, 42, 90]), RATE
        )
        assert not link.survives and link.decider["role"] == link.weakest["role"] == "Role F"

    @pytest.mark.parametrize(
        ("pays", "rates", "why"),
        [
            (
                [30_000, 40_000, 50_000],
                [40, 50, 60],
                "Four roles with average pay and degree rate are needed, there are three.",
            ),
            (
                [30_000, 40_000, 50_000, 60_000],
                [50] * 4,
                "Two different degree rates are needed, there is one.",
            ),
            (
                [30_000] * 4,
                [40, 45, 50, 55],
                "Two different average pays are needed, there is one.",
            ),
        ],
    )
    def test_too_few(self, read, pays, rates, why):
        with pytest.raises(TooFew) as raised:
            association(read(pays, rates), RATE)
        assert str(raised.value) == why
