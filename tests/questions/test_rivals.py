"""Two figures held against each other, and the screen of all others, against statsmodels and brute
force."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from helpers.questions.associations import association
from helpers.questions.degrees import degree_rates
from helpers.questions.figures import RANK, figures
from helpers.questions.results import TooFew, rows_of
from helpers.questions.rivals import PERCENT, rival
from helpers.questions.screens import screen
from helpers.roles import load_roles
from support.pages_by_hand import write_page

RATE, WOMEN = "degree rate", "women's share"


@pytest.fixture(scope="module")
def data():
    return load_roles()


@pytest.fixture(scope="module", params=[WOMEN, RANK])
def found(request, data):
    return rival(data, RATE, request.param)


class TestRival:
    def test_slopes_and_intervals(self, found, data):
        table, scale = figures(data, [RATE, found.other]), {RANK: 100}
        fit = sm.OLS(table["log pay"], sm.add_constant(table[[RATE, found.other]])).fit()
        beside = found.slopes[found.slopes["beside"] != ""].set_index("predictor")
        for name in (RATE, found.other):
            low, high = fit.conf_int().loc[name]
            expected = np.array([low, fit.params[name], high]) * scale.get(name, 1000)
            assert beside.loc[name, ["low", "slope", "high"]].tolist() == pytest.approx(expected)
            assert beside.loc[name, PERCENT].tolist() == pytest.approx(
                100 * np.expm1(expected / 100)
            )
        alone = sm.OLS(table["log pay"], sm.add_constant(table[RATE])).fit()
        assert found.slope_left == pytest.approx(fit.params[RATE] / alone.params[RATE])

    def test_skill_against_the_mean_of_the_others(self, found, data):
        table = figures(data, [RATE, found.other])
        errors = {name: [] for name in ("mean", *found.skills)}
        for role in table.index:
            rest, own = table.drop(role), table.loc[[role]]
            errors["mean"].append(own["log pay"].iloc[0] - rest["log pay"].mean())
            for name in found.skills:
                columns = [RATE, found.other] if name == "both" else [name]
                fit = sm.OLS(rest["log pay"], sm.add_constant(rest[columns])).fit()
                design = sm.add_constant(own[columns], has_constant="add")
                errors[name].append(own["log pay"].iloc[0] - fit.predict(design).iloc[0])
        squares = {name: np.square(values).sum() for name, values in errors.items()}
        for name, skill in found.skills.items():
            assert skill == pytest.approx(1 - squares[name] / squares["mean"])

    def test_partial_r_from_three_correlations(self, found, data):
        table = figures(data, [RATE, found.other])
        r = table[[RATE, found.other, "log pay"]].corr().to_numpy()
        xy, xz, zy = r[0, 2], r[0, 1], r[1, 2]
        expected = (xy - xz * zy) / np.sqrt((1 - xz**2) * (1 - zy**2))  # Yule (1907)
        assert found.partial[RATE].observed == pytest.approx(expected)

    def test_two_rivals_fit_one_table(self, data):
        both = [rival(data, RATE, other) for other in (WOMEN, RANK)]
        names = [row.name for row in rows_of(both)]
        assert len(names) == len(set(names)) and f"slope, {RATE} (beside {RANK})" in names

    def test_too_few(self, data, tmp_path):
        with pytest.raises(TooFew, match="follow from the other"):
            rival(data, RATE, RATE)
        write_page(
            tmp_path / "page.md", "Cook", "Chef", **{"Yearly salary": ("$30,000", "$40,000")}
        )
        with pytest.raises(TooFew, match="Five roles with average pay"):
            rival(load_roles(tmp_path), RATE, WOMEN)


class TestScreen:
    def test_adjusted_for_the_screen_only(self, data):
        found, table = screen(data), figures(data, [RATE])
        columns = table[list(found.found.index)].to_numpy().T
        best = np.array(
            [
                max(abs(np.corrcoef(np.vstack([columns, order]))[-1, :-1]))
                for order in list(permutations(table["log pay"]))[::7]
            ]
        )
        for name, row in found.found.iterrows():
            assert row["r"] == pytest.approx(np.corrcoef(table[name], table["log pay"])[0, 1])
            assert row["p_adjusted"] == pytest.approx(
                (best >= abs(row["r"]) - 1e-9).mean(), abs=0.05
            )

    def test_what_was_asked_before_is_no_part_of_it(self, data):
        found = screen(data)
        assert set(found.asked.index) == {RATE, WOMEN} and not set(found.found.index) & {
            RATE,
            WOMEN,
        }
        assert found.asked.loc[RATE, "p"] == association(data, RATE).p
        assert (found.asked["p_adjusted"] >= found.asked["p"]).all()
        assert list(found.all["when"][:2]) == ["before", "before"] and found.looks == 10


def test_the_ends_of_the_degree_rate(data):
    link = association(data, RATE)
    found = degree_rates(data, link)
    assert found.lowest == (link.x.idxmin(), link.x.min()) and found.degrees.sum() == link.n
    assert [(row.low, row.high) for row in found.rows()] == [
        (rate - 0.5, rate + 0.5) for _, rate in (found.lowest, found.highest)
    ]
    assert isinstance(found.degrees, pd.Series)
