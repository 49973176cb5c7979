"""What an average and a range say of one role."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from helpers.official import load_occupations
from helpers.pay import READINGS
from helpers.questions.beyond.families import BEYOND
from helpers.questions.beyond.ranges import reading_of_ranges
from helpers.questions.pay import POSSIBLE, READING, RULED_OUT, medians, middles, priced, spread
from helpers.questions.results import TooFew
from helpers.roles import load_roles

COLUMNS = ["role", "yearly_salary_usd", "salary_low_usd", "salary_high_usd"]


def data(*rows: tuple) -> SimpleNamespace:
    return SimpleNamespace(roles=pd.DataFrame(rows, columns=COLUMNS))


COOKS = data(("Cook", 40_000, 20_000, 80_000), ("Chef", 80_000, 60_000, 90_000))


def test_possible_readings_are_those_that_official_statistics_leave():
    found = reading_of_ranges(load_roles(), load_roles(BEYOND), load_occupations(), draws=2)
    assert tuple(found.possible) == POSSIBLE
    assert [name for name in READINGS if name not in POSSIBLE] == [RULED_OUT]
    assert READING in POSSIBLE


def test_a_mean_of_a_log_normal_lies_above_its_median():
    # exp(-0.5 x 2 ln 2) = 1/2: with sigma² = 2 ln 2 the median is half the mean
    average, sigma = pd.Series([50_000.0]), pd.Series([np.sqrt(2 * np.log(2))])
    assert medians(average, sigma).tolist() == [50_000]
    assert medians(average, sigma, "mean").tolist() == pytest.approx([25_000])


def test_the_widest_and_the_narrowest_role():
    found = spread(COOKS)
    assert (found.widest.name, found.narrowest.name, found.alike) == ("Cook", "Chef", False)
    assert found.widest["sigma"] == pytest.approx(0.540866, abs=1e-6)  # ln 4 / 2.563103
    row = found.rows()[0]
    assert (row.name, row.value) == ("widest spread", found.widest["sigma"])
    assert (
        row.low < row.value < row.high and row.how == "Cook, P10–P90; range: rounding of the ends"
    )
    assert spread(COOKS, "P25–P75").widest["sigma"] > found.widest["sigma"]


def test_spreads_that_are_alike():
    assert spread(data(("A", 4e4, 2e4, 8e4), ("B", 4e4, 3e4, 12e4))).alike


@pytest.mark.parametrize(("average", "count"), [(40_000, 1), (40_998, 1), (42_000, 0), (39_000, 0)])
def test_the_geometric_middle_within_rounding(average, count):
    # 20 to 80 thousand: the middle is 40,000; with ends up to 20,999 and 80,999 it is 41,242
    assert middles(data(("Cook", average, 20_000, 80_000))).count == count


def test_a_range_without_width_has_no_middle():
    with pytest.raises(TooFew, match="more than a point"):
        middles(data(("Cook", 40_000, 40_000, 40_000)))


def test_best_paid_first_and_complete():
    roles = data(("Cook", 4e4, 3e4, 5e4), ("Host", np.nan, 2e4, 3e4), ("Chef", 6e4, 4e4, 8e4)).roles
    assert list(priced(roles).index) == ["Chef", "Cook"]
