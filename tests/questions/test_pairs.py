"""All pairs at once: the chance that one role out-earns another, verdicts on neighbours, what lies
between roles."""

from math import exp, log, sqrt
from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest

from helpers.questions.pairs import (
    TOLD_APART,
    VERDICTS,
    grid,
    neighbours,
    pair_measures,
    priced,
    splits,
    spreads,
    verdict_sentence,
    weightings,
)
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
        pairs = pair_measures(COOKS).set_index(["high", "low"])
        pay = priced(COOKS)
        for (high, low), row in pairs.iterrows():
            found, shared = [], []
            for reading, z in Z.items():
                ends = {}
                for role in (high, low):
                    a, b = pay.loc[role, ["salary_low_usd", "salary_high_usd"]]
                    ends[role] = [log(b / (a + 999)) / (2 * z), log((b + 999) / a) / (2 * z)]
                    if reading == "P10–P90":
                        ends[role].append(log(b / a) / (2 * z))
                for sigma_a in ends[high]:
                    for sigma_b in ends[low]:
                        if (len(ends[high]) == 3) and (
                            (sigma_a == ends[high][2]) != (sigma_b == ends[low][2])
                        ):
                            continue
                        one = NormalDist(log(pay.loc[high, "yearly_salary_usd"]), sigma_a)
                        other = NormalDist(log(pay.loc[low, "yearly_salary_usd"]), sigma_b)
                        found.append(1 - (one - other).cdf(0))
                        shared.append(one.overlap(other))
            printed = [
                s[0]
                for s in [
                    (NormalDist(log(pay.loc[r, "yearly_salary_usd"]), _sigma(pay, r)),)
                    for r in (high, low)
                ]
            ]
            assert row["p_higher"] == pytest.approx(1 - (printed[0] - printed[1]).cdf(0))
            assert row["overlap"] == pytest.approx(printed[0].overlap(printed[1]))
            assert (row["p_higher_low"], row["p_higher_high"]) == (
                pytest.approx(min(found)),
                pytest.approx(max(found)),
            )
            assert (row["overlap_low"], row["overlap_high"]) == (
                pytest.approx(min(shared)),
                pytest.approx(max(shared)),
            )

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

    def test_equal_roles_are_a_coin_toss_under_every_reading_of_equal_ranges(self):
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
        assert pair_measures(COOKS.head(1)).empty and neighbours(COOKS.head(1)).empty

    def test_no_role_at_all(self):
        assert neighbours(COOKS.head(0)).empty and splits(COOKS.head(0)).empty


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
        found = neighbours(COOKS)
        assert list(zip(found["high"], found["low"], strict=True)) == [
            ("Chef", "Baker"),
            ("Baker", "Cook"),
        ]
        # Baker over Cook: ln(42/40) = 0.0488 is small beside any spread; Chef over Baker: ln(80/42)
        # = 0.644 is not
        assert found["verdict"].tolist() == ["told apart", "not told apart"]

    def test_a_verdict_that_hangs_on_the_reading(self):
        # sigma 0.43 (P10-P90) and 0.82 (P25-P75): ln(48/42) = 0.134 gives 0.587 and 0.546
        found = neighbours(roles(("A", 48_000, 28_000, 84_000), ("B", 42_000, 24_000, 73_000)))
        assert found["verdict"].tolist() == ["depends on the reading"]
        assert found["p_higher_low"][0] < TOLD_APART < found["p_higher_high"][0]

    @pytest.mark.parametrize(
        ("counts", "said"),
        [
            (
                (0, 0, 2),
                "None of two pairs of roles next to each other in pay can be told apart under any reading of the pay ranges.",
            ),
            (
                (1, 0, 1),
                "one can be told apart under every reading of the pay ranges, and one under none.",
            ),
            (
                (0, 1, 0),
                "The one pair of roles can be told apart under some readings of the pay ranges.",
            ),
        ],
    )
    def test_are_said(self, counts, said):
        assert said in verdict_sentence(pd.Series(counts, VERDICTS))


class TestGrid:
    def test_places_values_by_role(self):
        short = pd.Series({"Chef": "ch", "Baker": "ba", "Cook": "co"})
        table = grid(pair_measures(COOKS), ["x", "y", "z"], short, "")
        assert table.to_numpy().tolist() == [["x", "y"], ["", "z"]]
        assert (list(table.index), list(table)) == (["ch", "ba"], ["ba", "co"])


class TestSplits:
    def test_two_roles_by_hand(self):
        # Log pays ln 4e4 and ln 8e4, half a ln 2 from their mean: between 0.120113; within
        # 0.540866² = 0.292536; share 0.291080
        found = splits(COOKS.head(2)).set_index(["measure", "reading", "weights"])["share_between"]
        assert found[("variance of log pay", "P10–P90", "equal")] == pytest.approx(
            0.29108, abs=5e-6
        )

    def test_theil_from_a_million_people(self):
        pay = priced(COOKS)
        random = np.random.default_rng(1)
        drawn = [
            np.exp(random.normal(log(m), _sigma(pay, role), 200_000))
            for role, m in pay["yearly_salary_usd"].items()
        ]
        everyone = np.concatenate(drawn)
        total = np.mean(everyone / everyone.mean() * np.log(everyone / everyone.mean()))
        means = np.array([d.mean() for d in drawn])
        between = np.mean(means / everyone.mean() * np.log(means / everyone.mean()))
        found = splits(COOKS).set_index(["measure", "reading", "weights"])["share_between"]
        assert found[("Theil T", "P10–P90", "equal")] == pytest.approx(between / total, abs=0.01)

    def test_openings_count_only_if_all_have_them(self):
        assert set(splits(COOKS)["weights"]) == {"equal"}
        assert list(splits(COOKS.assign(openings=[1, 2, 3]))["weights"].unique()) == [
            "equal",
            "openings",
        ]
        assert (
            list(weightings(COOKS.assign(openings=[1, 2, np.nan])))
            == list(weightings(COOKS.assign(openings=[1, 0, 3])))
            == ["equal"]
        )

    def test_one_weight_takes_all(self):
        found = splits(COOKS.assign(openings=[1e12, 1e-6, 1e-6])).query("weights == 'openings'")
        assert found["share_between"].max() < 1e-9


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
