"""What lies between roles: by hand, from a million made-up people, and with one setting changed."""

from math import log
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from helpers.pay import sigma_from_range
from helpers.questions.between import between_share, between_shares
from helpers.questions.results import TooFew

COLUMNS = ["role", "yearly_salary_usd", "salary_low_usd", "salary_high_usd"]
ROWS = [
    ("Cook", 40_000, 20_000, 80_000),
    ("Chef", 80_000, 40_000, 160_000),
    ("Baker", 42_000, 30_000, 58_000),
]


def data(rows=ROWS, openings=np.nan) -> SimpleNamespace:
    return SimpleNamespace(roles=pd.DataFrame(rows, columns=COLUMNS).assign(openings=openings))


def test_two_roles_by_hand():
    # Log pays ln 4e4 and ln 8e4, half a ln 2 from their mean: between 0.120113; within 0.540866² =
    # 0.292536; share 0.291080
    assert between_share(data(ROWS[:2])).value == pytest.approx(0.29108, abs=5e-6)
    assert between_share(data(), without=["Baker"]).value == pytest.approx(0.29108, abs=5e-6)


def test_a_reading_and_a_weight_by_hand():
    # Quartiles: sigma ln 4 / (2 x 0.674490) = 1.027661, within 1.056087
    found = between_share(data(ROWS[:2]), reading="P25–P75")
    assert found.value == pytest.approx(0.120113 / (0.120113 + 1.056087), abs=1e-6)
    # Weights of 3 and 1: variance 3/16 (ln 2)² = 0.090085
    found = between_share(data(ROWS[:2], [3, 1]), weights="openings")
    assert found.value == pytest.approx(0.090085 / (0.090085 + 0.292536), abs=1e-6)


def test_theil_from_a_million_people():
    random = np.random.default_rng(1)
    drawn = [
        np.exp(random.normal(log(pay), sigma_from_range(low, high), 200_000))
        for _, pay, low, high in ROWS
    ]
    everyone = np.concatenate(drawn)
    total = np.mean(everyone / everyone.mean() * np.log(everyone / everyone.mean()))
    means = np.array([d.mean() for d in drawn])
    between = np.mean(means / everyone.mean() * np.log(means / everyone.mean()))
    found = between_share(data(), measure="Theil T")
    assert found.value == pytest.approx(between / total, abs=0.01)


def test_an_average_as_mean_moves_it_only_where_spreads_differ():
    same, differ = data(ROWS[:2]), data()
    assert between_share(same, average_as="mean").value == pytest.approx(between_share(same).value)
    assert between_share(differ, average_as="mean").value != between_share(differ).value


def test_one_weight_takes_all():
    found = between_share(data(openings=[1e12, 1e-6, 1e-6]), weights="openings")
    assert found.value < 1e-9


class TestAllLooks:
    def test_readings_and_weights_have_ranges_of_their_own(self):
        found = between_shares(data(openings=[1, 2, 3]))
        shares = found.table.set_index(["measure", "reading", "weights"])["share_between"]
        assert len(shares) == 2 * 2 * 2
        logs = shares["variance of log pay"]
        assert found.main.value == logs["P10–P90", "equal"]
        assert found.readings == (logs["P10–P90", "equal"], logs["P5–P95", "equal"])
        row = {r.name: r for r in found.rows()}["share between, P10–P90"]
        assert {row.low, row.high} == {logs["P10–P90", "equal"], logs["P10–P90", "openings"]}
        assert row.how.endswith("range over weights: equal, openings")
        assert found.rounding[0] < found.main.value < found.rounding[1]

    def test_without_openings_all_count_alike(self):
        found = between_shares(data())
        assert set(found.table["weights"]) == {"equal"}
        assert (found.by_reading["low"] == found.by_reading["high"]).all()

    def test_too_few(self):
        with pytest.raises(TooFew, match="there is one"):
            between_shares(data(ROWS[:1]))
