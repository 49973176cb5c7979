"""
The claims about who works in the roles: which gender is the majority, what sorting over the roles does to average pay, how
uneven it is, and whether race shares were counted role by role.

    gender_claims(data)    majority, between-role ratio, Duncan's D
    race_claims(data)      profiles, and profiles against pay
"""

from collections.abc import Callable
from itertools import product

import numpy as np
import pandas as pd

from helpers import distances, shares
from helpers.correlates import FEWEST, LEVEL, PRIMARY, correlates
from helpers.inference import pulled
from helpers.pairs import weightings
from helpers.profiles import profile_of
from helpers.roles import Roles
from helpers.verdicts import RANGE, Claim, Look, effort, looked, side, without_each
from helpers.wording import counted, number, p_value, part_of, percent

__all__ = ["gender_claims", "race_claims"]

GENDER, RACE = "02-gender-ratios", "03-race-ratios"
ENDS = {"low": -1, "high": 1}  # of a range
SHARE, DOLLAR = 0.0005, 0.5  # what rounding leaves open: a share with one decimal, pay in dollars
ZERO = 0.0003  # stands for a share printed as 0.0%
DRAWS, FEWER, FEW = (
    20,
    4,
    7,
)  # tables drawn inside the rounding of the shares, and fewer where more than `FEW` roles make looks dear
RELABELINGS = 1_999, 999  # drawn where they are too many to count: enough to see on which side of the level p lies


def gender_claims(data: Roles) -> list[Claim]:
    """The claims about women and men; none with fewer than two roles, or without one of the genders."""
    frame = correlates(data, [PRIMARY[1]])
    share = frame[PRIMARY[1]] / 100
    if len(frame) < 2 or not ((share > 0).any() and (share < 1).any()):
        return []
    ways = weightings(data.roles.set_index("role").loc[frame.index])
    return [_majority(share), _sorting(frame["pay"], share, ways), _uneven(share, ways)]


def _majority(share: pd.Series) -> Claim:
    """That one gender is the majority in most of the roles."""

    def look(without: str = "", rounding: str = "") -> Look:
        values = (share.drop(without if without else []) + ENDS.get(rounding, 0) * SHARE).round(6)
        women, men = float((values > 0.5).mean()), float((values < 0.5).mean())
        return Look(0.5 + (women - men) / 2, int(women > 0.5) - int(men > 0.5))

    found = looked(
        look,
        {
            "role left out": without_each(share.index, lambda row: np.delete(np.sign(share.to_numpy() - 0.5), row).mean()),
            "rounding": [{"rounding": end} for end in ENDS],
        },
    )
    says = found["printed"].says
    who, roles = ("Women", int((share > 0.5).sum())) if says >= 0 else ("Men", int((share < 0.5).sum()))
    few, all_roles = part_of(roles, len(share), "role"), len(share)
    return Claim(
        name="Roles where women are the majority",
        report=GENDER, figure="02-women-by-role", unit="fraction", none=0.5,
        how="share of the roles with more women than men; roles with as many count half",
        text=f"{who} are the majority in {few if roles == all_roles else f'most roles: {few}'}",
        misread="that this is so among the people of all roles together",
        question=f"whether women or men are the majority in most roles (women in {few})",
        **found,
    )  # fmt: skip


def _sorting(pay: pd.Series, share: pd.Series, ways: dict[str, pd.Series | None]) -> Claim:
    """That the roles which women hold would pay them less, or more, on average if all in a role were paid alike."""
    main = next(iter(ways))

    def look(without: str = "", rounding: str = "", weights: str = main, halved_or_doubled: str = "") -> Look:
        kept = pay.index.drop(without) if without else pay.index
        size = None if ways[weights] is None else ways[weights][kept]
        paid, women = _towards(ENDS.get(rounding, 0), pay[kept], share[kept], size)
        if halved_or_doubled:
            ratio = getattr(shares.weight_range(paid, women, size), halved_or_doubled)
        else:
            ratio = shares.between_ratio(paid, women, size)
        return side(ratio, 1) if np.isfinite(ratio) else Look(np.nan, None)

    found = looked(
        look,
        {
            "role left out": without_each(pay.index, _ratio_without(pay, share, ways[main])),
            "rounding": [{"rounding": end} for end in ENDS],
            "weights": _weight_options(ways, main),
        },
    )
    seen = f"{percent(found['printed'].value)}{RANGE}"
    return Claim(
        name="Women's average pay over men's, from sorting alone",
        report=GENDER, figure="02-between-role-ratio", unit="ratio", none=1,
        how=f"between-role ratio, {main if main == 'openings' else 'equal'} weights, all paid alike inside a role",
        text=f"Were all in a role paid alike, the spread of women and men over the roles would give women "
        f"{seen} of men's average pay",
        misread="that women are paid less, or more, than men for the same work",
        question="whether the way women and men are spread over the roles favours either in average pay: "
        f"women's is {seen} of men's",
        **found,
    )  # fmt: skip


def _ratio_without(pay: pd.Series, share: pd.Series, size: pd.Series | None) -> Callable[[int], float]:
    """The between-role ratio without the row at a position."""
    weights = np.ones(len(pay)) if size is None else size.to_numpy(dtype=float)
    parts = np.array([weights * share * pay, weights * share, weights * (1 - share) * pay, weights * (1 - share)])
    women_paid, women, men_paid, men = parts.sum(axis=1)[:, None] - parts
    with np.errstate(invalid="ignore", divide="ignore"):  # nobody is left of a gender
        return (women_paid / women / (men_paid / men)).__getitem__


def _towards(way: int, pay: pd.Series, share: pd.Series, size: pd.Series | None) -> tuple[pd.Series, pd.Series]:
    """Pay and women's shares moved inside their rounding so that the between-role ratio falls (−1) or rises (1) most."""
    if not way:
        return pay, share
    weights = 1.0 if size is None else size
    women, men = weights * share, weights * (1 - share)
    paid_women, paid_men = women @ pay, men @ pay  # sums; the ratio is one over the other, each over its number of people
    if not (paid_women and paid_men):
        return pay, share
    by_share = (pay / paid_women - 1 / women.sum()) + (pay / paid_men - 1 / men.sum())  # of the logarithm, a unit of weight
    by_pay = women / paid_women - men / paid_men
    return pay + way * DOLLAR * np.sign(by_pay), (share + way * SHARE * np.sign(by_share)).clip(0, 1)


def _uneven(share: pd.Series, ways: dict[str, pd.Series | None]) -> Claim:
    """That women and men are spread over the roles differently. D cannot be negative: any difference counts."""
    main = next(iter(ways))

    def look(without: str = "", rounding: str = "", weights: str = main, halved_or_doubled: str = "") -> Look:
        kept = share.index.drop(without) if without else share.index
        size = pd.Series(1.0, kept) if ways[weights] is None else ways[weights][kept]
        women = _spread(ENDS.get(rounding, 0), share[kept], size)
        if not ((women > 0).any() and (women < 1).any()):
            return Look(np.nan, None)
        if halved_or_doubled:
            size = size * 2 ** _steps(women, size)[halved_or_doubled]
        return side(shares.dissimilarity(women * size, (1 - women) * size), 0)

    found = looked(
        look,
        {
            "role left out": without_each(share.index, lambda row: look(share.index[row]).value),
            "rounding": [{"rounding": end} for end in ENDS],
            "weights": _weight_options(ways, main),
        },
    )
    weighted, seen = (
        ("Weighted by openings" if main == "openings" else "With equal weights"),
        f"{percent(found['printed'].value)}{RANGE}",
    )
    return Claim(
        name="Uneven spread of women and men",
        report=GENDER, figure="02-segregation-curve", unit="fraction", none=0,
        how=f"Duncan's D, {main if main == 'openings' else 'equal'} weights",
        text=f"{weighted}, {seen} of women, or of men, would have to change role to be spread alike; as this is never "
        "below 0%, it says how much, not whether",
        misread="that anyone was kept out of a role, or chose it",
        question=f"whether women and men are spread differently over the roles: D = {seen}",
        **found,
    )  # fmt: skip


def _weight_options(ways: dict[str, pd.Series | None], main: str) -> list[dict]:
    """The other weights, and for all of them: halved or doubled role by role, so that a value is lowest or highest."""
    both = product(ways, ENDS)
    return [
        *({"weights": way} for way in ways if way != main),
        *({"weights": way, "halved_or_doubled": end} for way, end in both),
    ]


def _steps(share: pd.Series, size: pd.Series) -> dict[str, np.ndarray]:
    """For each weight whether it is halved (−1) or doubled (1) where D is lowest, and where it is highest."""
    women, men = (size * part for part in (share.to_numpy(), 1 - share.to_numpy()))
    women, men = women.to_numpy(float), men.to_numpy(float)

    def d(steps: np.ndarray) -> float:
        a, b = women * 2**steps, men * 2**steps
        return float(np.abs(a / a.sum() - b / b.sum()).sum() / 2)

    return dict(zip(ENDS, pulled(d, np.zeros(len(share)), np.ones(len(share))), strict=True))


def _spread(way: int, share: pd.Series, size: pd.Series | float) -> pd.Series:
    """Shares moved together (−1) or apart (1) as far as rounding lets them; those in the middle go apart by turns."""
    if not way:
        return share
    middle = float(np.average(share, weights=np.broadcast_to(size, len(share))))
    if way < 0:
        low, high = share.max() - SHARE, share.min() + SHARE  # between them all shares can be the same
        middle = float(np.clip(middle, low, high)) if low <= high + 1e-9 else middle
        return (share + (middle - share).clip(-SHARE, SHARE)).clip(0, 1)
    gap = share - middle
    by_turns = np.where(np.arange(len(share)) % 2, 1, -1)
    return (share + SHARE * np.where(np.abs(gap) > 1e-9, np.sign(gap), by_turns)).clip(0, 1)


def race_claims(data: Roles) -> list[Claim]:
    """The claims about race shares; none where no roles share a profile of age and LGBT share, or all do."""
    printed = data.race.pivot(index="role", columns="group", values="share").dropna()
    paid = data.roles.set_index("role")["yearly_salary_usd"].dropna()
    printed = printed.loc[printed.index.intersection(paid.index)]
    profile = profile_of(data, printed.index) if len(printed) > 2 else pd.Series(dtype=object)
    if not 1 < profile.nunique() < len(printed):
        return []
    return [_profiles(printed, profile), _profiles_and_pay(paid[printed.index], profile)]


def _profiles(table: pd.DataFrame, profile: pd.Series) -> Claim:
    """That the race shares come in the profiles of age and LGBT share, and were not counted role by role."""
    whole = distances.separation(distances.pairwise_distances(distances.close(table), floor=ZERO), profile)
    kinds, random = profile.nunique(), np.random.default_rng(0)
    moves = [0.0, *(random.uniform(-SHARE, SHARE, table.shape) for _ in range(DRAWS if len(table) <= FEW else FEWER))]

    def look(without: str = "", draw: int = 0, distance: str = "aitchison", groups: str = "") -> Look:
        part = (table + moves[draw]).clip(lower=0).drop(columns="Unknown" if groups else [], index=without if without else [])
        letters = profile[part.index]
        if distances.least_p(letters) >= LEVEL and without:  # no p could be small
            return Look(_carried(part, letters), None)
        test = distances.separation(
            distances.pairwise_distances(part, distance, floor=ZERO), letters, draws=effort(len(part), *RELABELINGS)
        )
        return Look(_carried(part, letters), int(test.observed > 0 and test.p < LEVEL), test.p)

    seen = f"{p_value(whole.p)}, one-sided{', the least possible' if whole.p < distances.least_p(profile) + 1e-9 else ''}"
    known = [{"groups": "but Unknown"}] if "Unknown" in table and table.shape[1] > 2 else []
    found = looked(
        look,
        {
            "role left out": without_each(table.index),
            "rounding": [{"draw": draw} for draw in range(1, len(moves))],
            "measure": [{"distance": "total_variation"}, *known],
        },
    )
    return Claim(
        name="Race shares in profiles",
        report=RACE, figure="03-race-by-role", unit="fraction", none=(kinds - 1) / (len(table) - 1),
        how="share of the variance of race shares between profiles of age and LGBT share, median over groups; p one-sided, "
        "of distances between profiles less those within",
        p=whole.p, tested=_relabelings(whole),
        text=f"The race shares of {counted(len(table), 'role')} follow {counted(kinds, 'profile')} of age and LGBT share "
        f"({seen}): they look made for groups of roles, not counted in each",
        misread="that any group is paid, hired or promoted in one way or another",
        question=f"whether race shares come in profiles that roles share ({seen})",
        **found,
    )  # fmt: skip


def _carried(table: pd.DataFrame, letters: pd.Series) -> float:
    """Share of the variance that lies between the profiles, median over the groups; nan where nothing is shared."""
    if not 1 < letters.nunique() < len(table):
        return float("nan")
    return float(distances.eta_squared(distances.close(table), letters).median())


def _relabelings(test: distances.Separation) -> str:
    return f"{number(test.count)} of {number(test.orderings)} relabelings"


def _profiles_and_pay(pay: pd.Series, profile: pd.Series) -> Claim:
    """That roles of different profiles differ in pay. Profiles, not roles, are what there is to compare."""
    kinds = profile.nunique()
    value = distances.eta_squared(pay, profile) if pay.nunique() > 1 else 0.0
    gaps = pd.DataFrame(np.abs(np.subtract.outer(pay.to_numpy(), pay.to_numpy())), pay.index, pay.index)
    test = distances.separation(gaps, profile)
    p = test.p if kinds >= FEWEST else np.nan  # too few to say, whatever is printed
    seen = f" ({p_value(p)})" if kinds >= FEWEST else ""
    return Claim(
        name="Profiles and pay",
        report=RACE, figure="03-carried-by-profiles", unit="fraction", none=(kinds - 1) / (len(pay) - 1),
        how="share of the variance of pay between profiles of age and LGBT share; p one-sided, of distances",
        printed=Look(value, int(test.p < LEVEL and kinds >= FEWEST)), p=p, tested=_relabelings(test),
        text=f"The {counted(kinds, 'profile')} of race, age and LGBT share differ in pay{seen}",
        misread="that race and pay have, or have not, to do with each other",
        question=f"whether race shares go with pay: {'only ' if kinds < FEWEST else ''}{counted(kinds, 'profile')} of age "
        f"and LGBT share can be compared{seen}",
    )  # fmt: skip
