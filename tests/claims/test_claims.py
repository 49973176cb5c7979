"""The claims: on the shipped pages against computations of another kind, and on data that tell
another story."""

from dataclasses import replace
from itertools import permutations, product
from math import log
from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from helpers import inference
from helpers.claims import UNKNOWABLE, claims
from helpers.claims.links import link_claims
from helpers.claims.race import race_claims
from helpers.claims.verdicts import CANNOT, DEPENDS, HOLDS, Claim
from helpers.paths import PROJECT
from helpers.roles import Roles, load_roles

PAGES = PROJECT / "data" / "pages"
DEGREES, WOMEN = "Degree rate and pay", "Women's share and pay"
MAJORITY = "Roles where women are the majority"
SORTING = "Women's average pay over men's, from sorting alone"


@pytest.fixture(scope="module")
def data() -> Roles:
    return load_roles(PAGES)


def named(data: Roles) -> dict[str, Claim]:
    return {claim.name: claim for claim in claims(data)}


@pytest.fixture(scope="module")
def found(data):
    return named(data)


def with_roles(data: Roles, **columns) -> Roles:
    return replace(data, roles=data.roles.assign(**columns))


def among(data: Roles, count: int) -> Roles:
    names = list(data.roles["role"][:count])
    return Roles(
        **{
            name: table[table["role"].isin(names)] if "role" in table else table
            for name, table in data
        }
    )


def exact(x: pd.Series, y: pd.Series) -> tuple[float, float]:
    """Pearson's r and its exact p, by looking at every ordering."""
    orders = np.array(list(permutations(y - y.mean())))
    rs = orders @ (x - x.mean()).to_numpy() / len(x) / (np.std(x) * np.std(y))
    return rs[0], np.mean(np.abs(rs) >= abs(rs[0]) - 1e-9)


def columns(data: Roles) -> pd.DataFrame:
    table = data.roles.set_index("role")
    women = data.gender[data.gender["group"] == "Female"].set_index("role")["share"]
    return pd.DataFrame(
        {"y": np.log(table["yearly_salary_usd"]), "rate": table["degree_share"], "women": women}
    ).astype(float)


class TestOnTheShippedPages:
    def test_every_report_that_claims_has_claims_and_every_figure_is_there(self, found):
        assert [c.report for c in found.values()] == sorted(c.report for c in found.values())
        assert {c.report[:2] for c in found.values()} == {"01", "02", "03", "04"}
        for claim in found.values():
            assert (PROJECT / "figures" / f"{claim.figure}.png").is_file(), claim.figure
            assert (PROJECT / "notebooks" / f"{claim.report}.ipynb").is_file()
            assert claim.figure[:2] == claim.report[:2]

    def test_names_tell_claims_apart(self, data, found):
        assert len(found) == len(claims(data))

    @pytest.mark.parametrize(("name", "column"), [(DEGREES, "rate"), (WOMEN, "women")])
    def test_associations_by_looking_at_every_ordering(self, data, found, name, column):
        table, claim = columns(data), found[name]
        assert (claim.printed.value, claim.p) == pytest.approx(exact(table[column], table["y"]))
        rests = [table.drop(role) for role in table.index]
        without = [exact(rest[column], rest["y"]) for rest in rests]
        looks = claim.again["role left out"]
        assert sorted(look.value for look in looks) == pytest.approx(sorted(r for r, _ in without))
        assert sorted(look.says for look in looks) == sorted(
            int(np.sign(r)) * (p < 0.05) for r, p in without
        )

    def test_no_figures_inside_the_rounding_reach_further_than_the_corners(self, data, found):
        table, random = columns(data), np.random.default_rng(1)
        pay, (low, high) = np.exp(table["y"]), found[DEGREES].range("rounding")
        drawn = [
            np.corrcoef(
                table["rate"] + random.choice([-0.005, 0.005], 7),
                np.log(pay + random.choice([-0.5, 0.5], 7)),
            )[0, 1]
            for _ in range(3000)
        ]
        assert low - 1e-4 <= min(drawn) < low + 0.01 and high - 0.01 < max(drawn) <= high + 1e-4

    def test_the_partial_association_without_each_role(self, data, found):
        table = columns(data).sort_values("y", ascending=False)
        looks = found["Degree rate and pay beyond women's share"].again["role left out"]
        for role, look in zip(table.index, looks, strict=True):
            r = np.corrcoef(table.drop(role)[["rate", "y", "women"]].T)
            partial = (r[0, 1] - r[0, 2] * r[1, 2]) / np.sqrt(
                (1 - r[0, 2] ** 2) * (1 - r[1, 2] ** 2)
            )
            assert look.value == pytest.approx(partial)

    def test_chances_by_normal_distributions(self, data, found):
        table, claim = (
            data.roles.set_index("short"),
            found["Service manager over relations manager"],
        )

        def chance(coverage: float, *moved: tuple[int, int]) -> float:
            z = 2 * NormalDist().inv_cdf((1 + coverage) / 2)
            a, b = (
                NormalDist(
                    log(role["yearly_salary_usd"]),
                    log((role["salary_high_usd"] + up) / (role["salary_low_usd"] + down)) / z,
                )
                for role, (down, up) in zip(
                    (table.loc["Service manager"], table.loc["Relations manager"]),
                    moved,
                    strict=True,
                )
            )
            return 1 - (a - b).cdf(0)

        narrow, wide = (999, 0), (0, 999)
        rounded = [chance(0.8, *way) for way in product((narrow, wide), repeat=2)]
        assert claim.printed.value == pytest.approx(chance(0.8, (0, 0), (0, 0)))
        assert claim.range("rounding") == pytest.approx((min(rounded), max(rounded)))
        assert claim.range() == pytest.approx(
            (chance(0.5, wide, wide), chance(0.9, narrow, narrow))
        )
        assert len(claim.again["reading"]) == 2 * (1 + len(rounded)), (
            "two other readings, as printed and rounded"
        )
        assert claim.verdict == DEPENDS and claim.moved_by == ["reading"]

    def test_sorting_without_each_role(self, data, found):
        table, size = columns(data), data.roles.set_index("role")["openings"]
        pay = np.exp(table["y"])

        def ratio(roles: pd.Index) -> float:
            women, men = (size * table["women"])[roles], (size * (1 - table["women"]))[roles]
            return (women @ pay[roles] / women.sum()) / (men @ pay[roles] / men.sum())

        without = [ratio(table.index.drop(role)) for role in table.index]
        assert found[SORTING].printed.value == pytest.approx(ratio(table.index))
        assert found[SORTING].range("role left out") == pytest.approx((min(without), max(without)))
        women, men = table["women"], 1 - table["women"]
        equal = (women @ pay / women.sum()) / (men @ pay / men.sum())
        assert found[SORTING].again["weights"][0].value == pytest.approx(equal)
        assert max(without) < 1 and found[SORTING].verdict == HOLDS

    def test_majority_and_d(self, data, found):
        women, size = columns(data)["women"], data.roles.set_index("role")["openings"]
        d = (
            0.5
            * ((size * women) / (size @ women) - size * (1 - women) / (size @ (1 - women)))
            .abs()
            .sum()
        )
        majority = found[MAJORITY]
        assert found["Uneven spread of women and men"].printed.value == pytest.approx(d)
        assert majority.printed.value == pytest.approx((women > 0.5).mean())
        assert "weights" not in majority.again, "a count of roles has none"
        ends, wide = [], []
        for weights, steps in product((size, size * 0 + 1), product((0.5, 1, 2), repeat=7)):
            w = weights * np.array(steps)
            both = (w * women) / (w @ women), w * (1 - women) / (w @ (1 - women))
            (ends if weights is size else wide).append((both[0] - both[1]).abs().sum() / 2)
        low, high = found["Uneven spread of women and men"].range("weights")
        assert (low, high) == pytest.approx((min(ends + wide), max(ends + wide)), abs=1e-9)

    def test_sorting_with_a_role_left_out_and_weights_halved_or_doubled(self, data, found):
        table, size = columns(data), data.roles.set_index("role")["openings"]
        pay, ends = np.exp(table["y"]), []
        for roles, weights in product(
            [table.index.drop(role) for role in table.index], (size, size * 0 + 1)
        ):
            for steps in product((0.5, 1, 2), repeat=6):
                women, men = (
                    (weights * part)[roles] * steps for part in (table["women"], 1 - table["women"])
                )
                ends.append((women @ pay[roles] / women.sum()) / (men @ pay[roles] / men.sum()))
        pairs = found[SORTING].together["role left out", "weights"]
        assert min(look.value for look in pairs) == pytest.approx(min(ends))
        assert max(look.value for look in pairs) == pytest.approx(max(ends)) and max(ends) > 1.03
        assert (
            found[SORTING].undone_by == [("role left out", "weights")]
            and "turn it round" in found[SORTING].sentence
        )

    @pytest.mark.parametrize("weights", ["openings", "equal"])
    def test_rounding_of_the_ratio_and_of_d_by_all_corners_of_the_box(self, data, weights):
        table, size = columns(data), data.roles.set_index("role")["openings"].astype(float)
        rest = data if weights == "openings" else with_roles(data, openings=np.nan)
        size = size if weights == "openings" else size * 0 + 1
        pay, women = np.exp(table["y"]).to_numpy(), table["women"].to_numpy()

        def ratio(share: np.ndarray, pay: np.ndarray) -> float:
            f, m = size.to_numpy() * share, size.to_numpy() * (1 - share)
            return f @ pay / f.sum() / (m @ pay / m.sum())

        def d(share: np.ndarray) -> float:
            f, m = size.to_numpy() * share, size.to_numpy() * (1 - share)
            return np.abs(f / f.sum() - m / m.sum()).sum() / 2

        claim, uneven = (named(rest)[name] for name in (SORTING, "Uneven spread of women and men"))
        box = inference.rounding_box(ratio, women, pay, offsets=[0.0005, 0.5])
        assert claim.range("rounding") == pytest.approx(box, abs=1e-9)
        assert uneven.range("rounding") == pytest.approx(
            inference.rounding_box(d, women, offsets=[0.0005]), abs=2e-4
        )

    def test_two_doubts_about_the_degree_rate_by_looking_at_every_ordering(self, data, found):
        table, claim = columns(data).drop("Customer Service Supervisor"), found[DEGREES]
        pay, worst = np.exp(table["y"]), (0.0, 1.0)
        for ways in product((-1, 1), repeat=6):
            r = np.corrcoef(table["rate"] + 0.005 * np.array(ways), table["y"])[0, 1]
            worst = max(worst, (r, ways), key=lambda w: -w[0]) if worst[0] else (r, ways)
        rate = table["rate"] + 0.005 * np.array(worst[1])
        r, p = exact(rate, pd.Series(np.log(pay.to_numpy()), table.index))
        looks = claim.together["role left out", "rounding"]
        assert p > 0.05 and min(look.value for look in looks) == pytest.approx(r, abs=1e-4)
        assert {look.says for look in looks} == {0, 1}
        assert ("role left out", "rounding") in claim.undone_by and (
            "rounding",
            "measure",
        ) not in claim.undone_by

    def test_profiles_can_be_tried_without_a_role_only_where_enough_are_left(self, found):
        claim = found["Race shares in profiles"]
        assert [look.says for look in claim.again["role left out"]].count(None) == 3
        assert claim.same("role left out") and claim.undone_by == []

    def test_the_change_that_goes_with_ten_points(self, data, found):
        table = columns(data)
        slope = stats.linregress(100 * table["rate"], table["y"])
        half = stats.t.ppf(0.975, 5) * slope.stderr
        [(value, low, high, unit, _)] = found[DEGREES].also.values()
        expected = [np.expm1(10 * s) for s in (slope.slope, slope.slope - half, slope.slope + half)]
        assert (value, low, high) == pytest.approx(expected) and unit == "fraction"

    def test_how_often_the_orderings_do_as_well(self, found):
        assert found[DEGREES].tested == "9 of 5,040 orderings"
        assert found["Race shares in profiles"].tested == "1 of 105 relabelings"

    def test_what_profiles_carry(self, data, found):
        race, table = (
            data.race.pivot(index="role", columns="group", values="share"),
            data.roles.set_index("role"),
        )
        profile = table["average_age_years"].astype(str) + table["lgbt_share"].astype(str)
        race = race.div(race.sum(axis=1), axis=0)
        inside = ((race - race.groupby(profile).transform("mean")) ** 2).sum()
        carried = 1 - inside / ((race - race.mean()) ** 2).sum()
        claim = found["Race shares in profiles"]
        assert claim.printed.value == pytest.approx(carried.median())
        assert claim.none == pytest.approx((profile.nunique() - 1) / (len(profile) - 1))
        assert found["Profiles and pay"].verdict == CANNOT
        known = data.race.pivot(index="role", columns="group", values="share").drop(
            columns="Unknown"
        )
        known = known.div(known.sum(axis=1), axis=0)
        inside = ((known - known.groupby(profile).transform("mean")) ** 2).sum()
        carried = 1 - inside / ((known - known.mean()) ** 2).sum()
        assert [look.value for look in claim.again["measure"]] == pytest.approx(
            [claim.printed.value, carried.median()]
        )

    def test_the_numbers_meet_the_rule(self, found):
        assert found[DEGREES].verdict == found["Race shares in profiles"].verdict == HOLDS
        assert found[WOMEN].moved_by == ["role left out"]
        assert found["Variation of pay between the roles"].moved_by == ["reading"]


class TestOnOtherData:
    def test_reversed_pay_turns_the_signs(self, data, found):
        paid = data.roles["yearly_salary_usd"]
        factor = (
            paid.min() * paid.max() / paid**2
        )  # on the log scale the best paid becomes the worst paid
        money = ("yearly_salary_usd", "salary_low_usd", "salary_high_usd")
        turned = named(
            with_roles(data, **{column: data.roles[column] * factor for column in money})
        )
        for name in (DEGREES, WOMEN):
            assert turned[name].printed.value == pytest.approx(-found[name].printed.value)
            assert turned[name].p == found[name].p and turned[name].verdict == found[name].verdict
        assert "pay less" in turned[DEGREES].sentence and "pay more" in found[DEGREES].sentence
        assert "pay more" in turned[WOMEN].sentence and "pay less" in found[WOMEN].sentence
        assert (turned[SORTING].printed.says, found[SORTING].printed.says) == (1, -1)
        assert "CS supervisor over CS senior manager" in turned

    def test_turned_genders_turn_what_is_said_of_them(self, data, found):
        turned = named(replace(data, gender=data.gender.assign(share=1 - data.gender["share"])))
        assert turned[MAJORITY].text == "Men are the majority in most roles: four of seven roles"
        assert turned[WOMEN].printed.value == pytest.approx(-found[WOMEN].printed.value)
        assert turned[SORTING].printed.value == pytest.approx(1 / found[SORTING].printed.value)

    def test_equal_pay_claims_no_difference(self, data):
        equal = named(
            with_roles(
                data, yearly_salary_usd=50_000.0, salary_low_usd=40_000.0, salary_high_usd=62_500.0
            )
        )
        assert {c.verdict for c in equal.values() if c.unit == "probability"} == {CANNOT}
        assert not {DEGREES, WOMEN} & set(equal)
        assert equal[SORTING].printed.says == 0
        assert equal["Variation of pay between the roles"].printed.value == pytest.approx(0)

    @pytest.mark.parametrize("share", [0.0, 1.0])
    def test_one_gender_claims_nothing_of_two(self, data, share):
        shares = np.where(data.gender["group"] == "Female", share, 1 - share)
        assert not {
            c.name
            for c in claims(replace(data, gender=data.gender.assign(share=shares)))
            if c.report.startswith("02")
        }

    def test_one_profile_claims_nothing_of_profiles(self, data):
        one = named(with_roles(data, average_age_years=40.0, lgbt_share=0.05))
        assert not [c for c in one.values() if c.report.startswith("03")]
        assert one[DEGREES].same("profiles") is None

    def test_three_profiles_are_too_few_however_much_they_differ(self, data):
        profile = data.roles["lgbt_share"].rank(method="dense")
        apart = named(with_roles(data, yearly_salary_usd=30_000 * profile + data.roles.index))
        few = apart["Profiles and pay"]
        assert few.tested.startswith("1 of") and np.isnan(few.p) and few.verdict == CANNOT

    @pytest.mark.parametrize(
        "ages",
        [[40, 40, 41, 41, 42, 42, 42], [40, 41, 40, 41, 42, 42, 43], [40, 41, 42, 40, 41, 42, 42]],
    )
    def test_profiles_that_race_shares_may_follow_by_chance_are_not_clear(self, data, ages):
        claim, _ = race_claims(
            with_roles(data, average_age_years=np.array(ages, dtype=float), lgbt_share=0.05)
        )
        assert claim.p > 0.05 and claim.printed.says == 0 and "whether" in claim.sentence.lower()
        assert "least possible" not in claim.question

    @pytest.mark.parametrize(("section", "report"), [("race", "03"), ("gender", "02")])
    def test_missing_sections_leave_their_claims_out(self, data, section, report):
        bare = claims(replace(data, **{section: getattr(data, section).iloc[:0]}))
        assert bare and not [c for c in bare if c.report.startswith(report)]

    @pytest.mark.parametrize(
        "column", ["degree_share", "openings", "salary_low_usd", "average_age_years"]
    )
    def test_a_missing_column_stops_nothing(self, data, column):
        assert all(c.sentence for c in claims(with_roles(data, **{column: np.nan})))

    def test_no_pay_no_claim(self, data):
        assert claims(with_roles(data, yearly_salary_usd=np.nan)) == []

    @pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
    def test_few_roles(self, data, count):
        few = claims(among(data, count))
        assert bool(few) == (count > 1)
        assert sum(c.unit == "probability" for c in few) == {1: 0, 2: 1}.get(count, count), (
            "the ends, and each with the next"
        )
        links = [c for c in few if c.unit == "correlation"]
        assert all(
            c.verdict == CANNOT and "are too few to say" in c.sentence for c in links if count < 4
        )
        assert not [
            c.sentence
            for c in few
            if "nan" in c.sentence or "inf" in c.sentence or "[" in c.sentence
        ]


def made_up(
    pay: list[float],
    women: list[float],
    degree: list[float] | None = None,
    openings: float = 1_000.0,
) -> Roles:
    """Roles with this pay, women's shares and degree rates, and nothing else but the columns that
    claims ask for."""
    names = [f"Role {i}" for i in range(len(pay))]
    columns = {
        "role": names,
        "short": names,
        "slug": names,
        "yearly_salary_usd": pay,
        "salary_low_usd": [0.7 * p for p in pay],
        "salary_high_usd": [1.5 * p for p in pay],
        "degree_share": degree or [0.3 + 0.01 * i for i in range(len(pay))],
        "openings": openings,
        "average_age_years": 40.0 + np.arange(len(pay)),
        "lgbt_share": 0.05,
    }
    genders = [
        (name, who, part)
        for name, w in zip(names, women, strict=True)
        for who, part in (("Female", w), ("Male", 1 - w))
    ]
    tables = {name: table.iloc[:0] for name, table in load_roles(PAGES)}
    return Roles(
        **tables
        | {
            "roles": pd.DataFrame(columns),
            "gender": pd.DataFrame(genders, columns=["role", "group", "share"]),
        }
    )


MAJORITIES = [
    (
        [0.7, 0.65, 0.5, 0.48, 0.3, 0.34],
        "It is not clear whether women or men are the majority in most roles",
        "three of six men",
    ),
    (
        [0.5, 0.501, 0.5, 0.501, 0.5],
        "It is not clear whether women or men are the majority",
        "two of five, the others even",
    ),
    (
        [0.7, 0.6, 0.8, 0.9, 0.2],
        "Women are the majority in most roles: four of five roles",
        "four of five",
    ),
    ([0.1, 0.2, 0.3, 0.1], "Men are the majority in all four roles", "all"),
    ([0.1, 0.2], "Men are the majority in both roles", "both"),
]


@pytest.mark.parametrize(
    ("women", "said", "case"), MAJORITIES, ids=[case for *_, case in MAJORITIES]
)
def test_most_is_more_than_half(women, said, case):
    assert named(made_up([30_000 + 7_000 * i for i in range(len(women))], women))[
        MAJORITY
    ].sentence.startswith(said)


@pytest.mark.parametrize("women", [[1, 1, 1, 0.4], [0, 0, 0, 0.4]])
def test_a_gender_that_only_one_role_has(women):
    found = named(made_up([30_000, 45_000, 50_000, 65_000], women))
    assert [
        look.says for look in found["Uneven spread of women and men"].again["role left out"]
    ].count(None) == 1
    assert [look.says for look in found[SORTING].again["role left out"]].count(None) == 1


def test_ranks_of_four_roles_cannot_tell():
    found = named(
        made_up([30_000, 36_000, 52_000, 111_000], [0.6, 0.5, 0.5, 0.2], [0.21, 0.24, 0.38, 0.77])
    )[DEGREES]
    assert (
        found.printed.says == 1
        and found.same("measure") is None
        and "measure" not in found.moved_by
    )


def test_profiles_that_leave_too_few_orderings_cannot_tell():
    data = made_up([30_000, 36_000, 52_000, 70_000, 111_000], [0.6, 0.5, 0.5, 0.3, 0.2])
    for alike, orderings in ((2, 2), (4, 24)):
        ages = [40.0] * alike + [50.0 + i for i in range(5 - alike)]
        claim = named(with_roles(data, average_age_years=ages))[DEGREES]
        assert (claim.same("profiles") is None) == (orderings < 20)


@pytest.mark.parametrize(
    "women", [[0.5, 0.501, 0.5, 0.501], [0.5, 0.501, 0.501, 0.501], [0.5] * 5, [0.3, 0.301, 0.302]]
)
def test_d_of_shares_that_rounding_may_have_parted_or_made_alike(women):
    low, high = named(made_up([30_000 + i for i in range(len(women))], women))[
        "Uneven spread of women and men"
    ].range("rounding")
    random, ends = np.random.default_rng(0), []
    for _ in range(2_000):
        share = np.array(women) + random.choice([-0.0005, 0, 0.0005], len(women))
        ends.append(np.abs(share / share.sum() - (1 - share) / (1 - share).sum()).sum() / 2)
    assert low <= min(ends) + 1e-9 and high >= max(ends) - 1e-5
    assert (low < 1e-12) == (max(women) - min(women) < 0.0011)


def test_of_many_roles_the_most_telling_are_left_out():
    random = np.random.default_rng(1)
    pay = [*random.uniform(40_000, 49_000, 40), 900_000]
    data = made_up(pay, [*random.uniform(0.4, 0.6, 40), 0.02], [*random.uniform(0.3, 0.4, 40), 0.9])
    data.roles["openings"] = [100_000.0] * 40 + [3_000_000.0]
    found = named(data)
    assert found[SORTING].range("role left out")[1] > 0.95 > 0.2 > found[SORTING].printed.value
    for name in (
        DEGREES,
        WOMEN,
        "Variation of pay between the roles",
        "Degree rate and pay beyond women's share",
    ):
        assert (
            3 < len(found[name].again["role left out"]) < 10
            and "role left out" in found[name].moved_by
        ), name


@pytest.mark.parametrize("roles", [25, 45])
def test_what_one_role_alone_shows_depends_on_it(roles):
    random = np.random.default_rng(2)
    pay = [*random.uniform(40_000, 49_000, roles - 1), 400_000]
    data = made_up(pay, [*random.uniform(0.4, 0.6, roles - 1), 0.5], [0.3] * (roles - 1) + [0.9])
    data.roles["openings"] = [1_000.0] * (roles - 1) + [900_000.0]
    found = {claim.name: claim for claim in link_claims(data)}
    assert found[DEGREES].printed.says == 1 and found[DEGREES].moved_by[0] == "role left out"
    [other] = [claim for claim in found.values() if claim.figure == "04-screen"]
    assert other.name == "Pay and openings"
    assert (other.verdict == DEPENDS) == bool(other.printed.says) and 0 in {
        look.says for look in other.telling("role left out")
    }


def test_rounding_of_a_figure_by_every_corner_of_its_box():
    pay = [33_455, 79_136, 44_836, 85_304, 122_480, 35_962]
    degree = np.array([0.43, 0.46, 0.42, 0.44, 0.49, 0.42])
    found = named(made_up(pay, [0.5, 0.6, 0.4, 0.5, 0.3, 0.7], list(degree)))[DEGREES]
    corners = [
        exact(pd.Series(degree + 0.005 * np.array(ways)), pd.Series(np.log(pay)))
        for ways in product((-1, 1), repeat=6)
    ]
    low, high = found.range("rounding")
    assert (low, high) == pytest.approx(
        (min(r for r, _ in corners), max(r for r, _ in corners)), abs=1e-4
    )
    assert {p < 0.05 for _, p in corners} == {True, False} and "rounding" in found.moved_by


def test_rounding_of_the_partial_association_reaches_as_far_as_drawn_corners(data, found):
    table, random = columns(data), np.random.default_rng(5)
    low, high = found["Degree rate and pay beyond women's share"].range("rounding")
    for _ in range(3_000):
        moved = table + np.column_stack(
            [np.zeros(7), random.choice([-0.005, 0.005], 7), random.choice([-0.0005, 0.0005], 7)]
        )
        r = np.corrcoef(moved[["rate", "y", "women"]].T)
        partial = (r[0, 1] - r[0, 2] * r[1, 2]) / np.sqrt((1 - r[0, 2] ** 2) * (1 - r[1, 2] ** 2))
        assert low - 1e-4 <= partial <= high + 1e-4


def test_the_strongest_of_many_figures_is_judged_by_the_p_that_allows_for_all(data, found):
    [claim] = [c for c in found.values() if c.figure == "04-screen"]
    assert (
        claim.p > 0.9 and "all twelve looks" in claim.sentence and not claim.again.get("many looks")
    )
    pay = np.exp(columns(data)["y"])
    lonely = with_roles(data, openings=np.where(pay.to_numpy() == pay.max(), 900_000.0, 1_000.0))
    [claim] = [c for c in claims(lonely) if c.figure == "04-screen"]
    assert claim.name == "Pay and openings" and claim.same("role left out") is (
        claim.printed.says == 0
    )


def test_what_cannot_be_shown_has_what_would_show_it():
    assert len(UNKNOWABLE) >= 4 and all(len(would.split()) > 5 for would in UNKNOWABLE.values())
