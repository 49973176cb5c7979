"""All pairs at once: the chance that one role out-earns another, and verdicts on neighbours."""

from itertools import product
from math import exp, log, sqrt
from statistics import NormalDist
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from helpers.questions.between import between_share
from helpers.questions.gap import gap, pair_measures
from helpers.questions.pairs import (
    TOLD_APART,
    VERDICTS,
    as_mean,
    neighbours,
    pair_gaps,
    square,
)
from helpers.questions.pay import POSSIBLE, RULED_OUT, priced, spreads
from helpers.questions.results import TooFew
from helpers.questions.ruled_out import quartiles
from helpers.roles import load_roles

Z = {
    "P10–P90": NormalDist().inv_cdf(0.9),
    "P25–P75": NormalDist().inv_cdf(0.75),
    "P5–P95": NormalDist().inv_cdf(0.95),
}


def roles(*rows: tuple, **columns) -> pd.DataFrame:
    """Roles given as name, average, low and high end of the range."""
    frame = pd.DataFrame(
        rows, columns=["role", "yearly_salary_usd", "salary_low_usd", "salary_high_usd"]
    )
    return frame.assign(**{"openings": np.nan} | columns)


def data(frame: pd.DataFrame) -> SimpleNamespace:
    """Roles of which only the frame of roles is asked."""
    return SimpleNamespace(roles=frame)


COOKS = roles(
    ("Cook", 40_000, 20_000, 80_000),
    ("Chef", 80_000, 40_000, 160_000),
    ("Baker", 42_000, 30_000, 58_000),
)


class TestPriced:
    def test_best_paid_first_and_complete(self):
        frame = pd.concat(
            [COOKS, roles(("Host", np.nan, 20_000, 30_000), ("Waiter", 90_000, np.nan, np.nan))]
        )
        assert list(priced(frame).index) == ["Chef", "Baker", "Cook"]

    def test_ties_stay_in_order(self):
        assert list(priced(roles(("A", 5e4, 4e4, 6e4), ("B", 5e4, 4e4, 6e4))).index) == ["A", "B"]


class TestSpreads:
    def test_worked_by_hand(self):
        # Cook: ln(80/20) = ln 4 = 1.386294; over 2 x 1.281552 it is 0.540866; ends up to 20,999 and
        # 80,999
        cook = spreads(COOKS).set_index(["role", "reading"]).loc[("Cook", "P10–P90")]
        assert cook["sigma"] == pytest.approx(0.540866, abs=1e-6)
        assert cook["least"] == pytest.approx(log(80_000 / 20_999) / (2 * Z["P10–P90"]))
        assert cook["most"] == pytest.approx(log(80_999 / 20_000) / (2 * Z["P10–P90"]))

    def test_a_narrow_range_is_never_turned_round(self):
        found = spreads(roles(("A", 40_000, 40_000, 40_000)))
        assert (
            (found["sigma"] == 0).all()
            and (found["least"] == 0).all()
            and (found["most"] > 0).all()
        )


class TestPairMeasures:
    def test_against_the_standard_library(self):
        pay, possible = priced(COOKS), {name: Z[name] for name in POSSIBLE}
        for pair in pair_measures(COOKS).itertuples():
            chances, shared = {}, {}
            for reading, z in possible.items():
                for up in ((0, 0, 0, 0), *product((0, 999), repeat=4)):
                    sides = [
                        _normal(pay.loc[role], z, *up[2 * i : 2 * i + 2])
                        for i, role in enumerate((pair.high, pair.low))
                    ]
                    chances[reading, up] = 1 - (sides[0] - sides[1]).cdf(0)
                    shared[reading, up] = sides[0].overlap(sides[1])
            for name, found in (("p_higher", chances), ("overlap", shared)):
                main, none = "P10–P90", (0, 0, 0, 0)
                over = {
                    "_reading": [found[reading, none] for reading in possible],
                    "_rounding": [
                        value for (reading, _), value in found.items() if reading == main
                    ],
                    "": found.values(),
                }
                assert getattr(pair, name) == pytest.approx(found[main, none])
                for kind, values in over.items():
                    ends = [getattr(pair, f"{name}{kind}_{end}") for end in ("low", "high")]
                    assert ends == pytest.approx([min(values), max(values)]), (name, kind)

    def test_worked_by_hand(self):
        # Chef over Cook: a gap of ln 2 = 0.693147, both sigma 0.540866: Phi(0.693147 / 0.764900) =
        # Phi(0.906193) = 0.817583
        row = pair_measures(COOKS).set_index(["high", "low"]).loc[("Chef", "Cook")]
        assert row["p_higher"] == pytest.approx(0.8176, abs=5e-5)
        # equal sigmas cross once, at the middle: overlap 2 Phi(-0.693147 / (2 x 0.540866)) = 2
        # Phi(-0.640775) = 0.5217
        assert row["overlap"] == pytest.approx(0.5217, abs=5e-5)
        assert (row["gap_usd"], row["percent_of_low"], row["percent_of_high"]) == (
            40_000,
            pytest.approx(100),
            pytest.approx(50),
        )

    def test_equal_roles_are_a_coin_toss_under_any_reading_of_equal_ranges(self):
        row = pair_measures(roles(("A", 5e4, 4e4, 6e4), ("B", 5e4, 4e4, 6e4))).iloc[0]
        assert (row["p_higher"], row["p_higher_low"], row["p_higher_high"], row["overlap"]) == (
            0.5,
            0.5,
            0.5,
            1,
        )

    def test_money_of_another_unit_changes_no_chance_but_for_rounding(self):
        money = ["yearly_salary_usd", "salary_low_usd", "salary_high_usd"]
        same = pair_measures(COOKS.assign(**{name: 10 * COOKS[name] for name in money}))
        assert np.allclose(
            same[["p_higher", "overlap"]], pair_measures(COOKS)[["p_higher", "overlap"]]
        )

    def test_one_role_has_no_pair(self):
        assert pair_measures(COOKS.head(1)).empty and pair_measures(COOKS.head(0)).empty

    def test_another_reading_is_one_setting(self):
        # Cook: ln 4 / (2 x 0.674490) = 1.027661, so Phi(0.693147 / 1.453332) = Phi(0.476936)
        found = gap(data(COOKS), "Cook", "Chef", reading="P25–P75")
        assert (found.high, found.low) == ("Chef", "Cook")
        assert found.p_higher == pytest.approx(0.683297, abs=5e-6)
        assert found.p_higher_reading_low == pytest.approx(found.p_higher)
        assert gap(data(COOKS), "Cook", "Chef").p_higher_reading_low > 0.683297

    def test_an_average_as_mean_is_one_setting(self):
        # Equal sigmas: both medians lie as far below, no chance moves. Unequal: Baker's sigma is
        # ln(58/30) / 2.563103 = 0.257205, Cook's 0.540866; ln(42/40) plus half of
        # 0.540866² - 0.257205² is 0.048790 + 0.113190 = 0.161980; Phi(0.161980 / 0.598913)
        same = gap(data(COOKS), "Cook", "Chef", average_as="mean")
        assert same.p_higher == pytest.approx(gap(data(COOKS), "Cook", "Chef").p_higher)
        found = gap(data(COOKS), "Baker", "Cook", average_as="mean")
        assert found.p_higher == pytest.approx(0.606596, abs=5e-6)
        assert found.gap_usd == 2_000

    def test_a_pair_knows_its_rows(self):
        rows = {row.name: row for row in gap(data(COOKS), "Cook", "Chef").rows()}
        assert rows["gap: Chef over Cook"].value == 40_000
        chance = rows["chance: Chef over Cook"]
        assert chance.how == "P10–P90; range over possible readings"
        assert chance.low == chance.value < chance.high
        assert rows["overlap: Chef and Cook"].value == pytest.approx(0.5217, abs=5e-5)


def _normal(role: pd.Series, z: float, low_up: int, high_up: int) -> NormalDist:
    low, high = role["salary_low_usd"] + low_up, role["salary_high_usd"] + high_up
    return NormalDist(log(role["yearly_salary_usd"]), log(high / low) / (2 * z))


def _sigma(pay: pd.DataFrame, role: str) -> float:
    return log(pay.loc[role, "salary_high_usd"] / pay.loc[role, "salary_low_usd"]) / (
        2 * Z["P10–P90"]
    )


class TestNeighbours:
    def test_the_rule(self):
        # Cohen (1988): d = 0.2 is the smallest effect with a name; its chance is Phi(0.2 / sqrt 2)
        # = 0.5562
        assert pytest.approx(0.5562, abs=5e-5) == TOLD_APART == NormalDist().cdf(0.2 / sqrt(2))

    def test_verdicts(self):
        found = neighbours(data(COOKS)).pairs
        assert list(zip(found["high"], found["low"], strict=True)) == [
            ("Chef", "Baker"),
            ("Baker", "Cook"),
        ]
        # Baker over Cook: ln(42/40) = 0.0488 is small beside any spread; Chef over Baker: ln(80/42)
        # = 0.644 is not
        assert found["verdict"].tolist() == ["told apart", "not told apart"]

    def test_a_verdict_that_hangs_on_the_reading(self):
        # sigma 0.43 (P10-P90) and 0.33 (P5-P95): ln(45.5/42) = 0.080 gives 0.552 and 0.567
        frame = roles(("A", 45_500, 28_000, 84_000), ("B", 42_000, 24_000, 73_000))
        found = neighbours(data(frame)).pairs
        assert found["verdict"].tolist() == ["depends on the reading"]
        assert found["p_higher_low"][0] < TOLD_APART < found["p_higher_high"][0]

    def test_a_reading_that_is_ruled_out_counts_only_where_it_is_asked_for(self):
        # ln(46/42) = 0.091: 0.559 (P10-P90), 0.576 (P5-P95) and 0.531 (P25-P75)
        frame = data(roles(("A", 46_000, 28_000, 84_000), ("B", 42_000, 24_000, 73_000)))
        verdicts = [
            neighbours(frame, **of).pairs["verdict"][0] for of in ({}, {"reading": RULED_OUT})
        ]
        assert verdicts == ["told apart", "depends on the reading"]
        found = quartiles(frame)
        assert (found.changed, found.neighbours) == (1, 1)
        assert found.far.p_higher == pytest.approx(0.5313, abs=5e-5)
        assert found.share == between_share(frame, reading="P25–P75").value
        assert [row.name for row in found.rows()] == [
            "share between, P25–P75",
            "largest gap, chance, P25–P75",
            "verdicts that change, P25–P75",
        ]

    def test_counts_are_rows(self):
        found = neighbours(data(COOKS))
        assert found.counts == dict(zip(VERDICTS, (1, 0, 1), strict=True))
        rows = {row.name: row.value for row in found.rows()}
        assert rows["neighbours: told apart"] == 1
        assert rows["threshold for telling apart"] == TOLD_APART


class TestPairGaps:
    def test_the_ends_and_what_is_left_out(self):
        more = roles(("Host", np.nan, 20_000, 30_000), ("Waiter", 90_000, np.nan, np.nan))
        found = pair_gaps(data(pd.concat([COOKS, more])))
        assert (found.across.high, found.across.low, found.roles) == ("Chef", "Cook", 3)
        assert (found.no_average, found.no_range) == (("Host",), ("Waiter",))
        assert not found.alike and found.factor == 2
        assert found.least("gap_usd").high == "Baker" and found.most("p_higher").high == "Chef"
        assert found.meet == 3  # 20-80, 40-160 and 30-58 thousand all overlap

    def test_only_some_are_listed(self):
        found = pair_gaps(data(COOKS), shown=["Chef", "Cook"])
        assert len(found.pairs) == 3 and len(found.shown) == 1
        assert sum(row.name.startswith("gap: ") for row in found.rows()) == 1

    def test_averages_that_are_alike(self):
        assert pair_gaps(data(roles(("A", 5e4, 4e4, 6e4), ("B", 5e4, 4e4, 6e4)))).alike

    @pytest.mark.parametrize("ask", [pair_gaps, neighbours, as_mean])
    def test_too_few(self, ask):
        with pytest.raises(TooFew, match="^Two roles with average pay and pay range are needed"):
            ask(data(COOKS.head(1)))


class TestAsMean:
    def test_worked_by_hand(self):
        # The widest sigma, 0.540866, puts a median exp(-0.146268) = 0.863926 below its mean
        found = as_mean(data(COOKS))
        assert found.median_below == pytest.approx(1 - 0.863926, abs=5e-6)
        assert (found.chance.high, found.chance.low) == ("Baker", "Cook")
        assert found.chance.p_higher == pytest.approx(0.606596, abs=5e-6)
        # Phi(0.048790 / 0.598913) = Phi(0.081464)
        assert found.was == pytest.approx(0.532464, abs=5e-6)
        assert [row.value for row in found.rows()][2] == found.changed == 1


class TestSquare:
    def test_places_values_by_role(self):
        short = pd.Series({"Chef": "ch", "Baker": "ba", "Cook": "co"})
        table = square(pair_measures(COOKS), "gap_usd", short)
        assert table.fillna(0).to_numpy().tolist() == [[38_000, 40_000], [0, 2_000]]
        assert (list(table.index), list(table)) == (["ch", "ba"], ["ba", "co"])


def test_the_shipped_ranges_are_no_wider_than_the_mean_allows():
    # The log-normal mean is median exp(sigma²/2): within a role it must stay inside the printed
    # range
    pay = priced(load_roles().roles)
    means = [m * exp(_sigma(pay, role) ** 2 / 2) for role, m in pay["yearly_salary_usd"].items()]
    assert (pay["salary_low_usd"] < means).all() and (means < pay["salary_high_usd"]).all()


def test_some_pairs_are_measured_as_all_are():
    every = pair_measures(COOKS)
    found = pair_measures(
        COOKS, [("Cook", "Chef"), ("Chef", "Cook"), ("Chef", "Stranger"), ("Cook", "Cook")]
    )
    assert len(found) == 1 and len(every) == 3
    expected = every[(every["high"] == "Chef") & (every["low"] == "Cook")]
    pd.testing.assert_frame_equal(found, expected.reset_index(drop=True))
    assert pair_measures(COOKS, []).empty
