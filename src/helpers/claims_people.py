"""
The claims about who works in the roles: which gender is the majority, what sorting over the roles does to average pay, how
uneven it is, and whether race shares were counted role by role.

    gender_claims(data)    majority, between-role ratio, Duncan's D
    race_claims(data)      profiles, and profiles against pay
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from helpers import distances, inference, shares
from helpers.correlates import FEWEST, LEVEL, PRIMARY, correlates
from helpers.pairs import weightings
from helpers.profiles import profile_of
from helpers.roles import Roles
from helpers.verdicts import RANGE, Claim, Look, effort, left_out, side
from helpers.wording import counted, p_value, part_of, percent

__all__ = ["gender_claims", "race_claims"]

GENDER, RACE = "02-gender-ratios", "03-race-ratios"
SHARE, DOLLAR = 0.0005, 0.5  # what rounding leaves open: a share with one decimal, pay in dollars
ZERO = 0.0003  # stands for a share printed as 0.0%
DRAWS = 20, 2  # tables drawn inside the rounding of the shares
RELABELINGS = 9_999, 999  # drawn where they are too many to count: enough to see on which side of the level p lies


def gender_claims(data: Roles) -> list[Claim]:
    """The claims about women and men; none with fewer than two roles, or without one of the genders."""
    frame = correlates(data, [PRIMARY[1]])
    share = frame[PRIMARY[1]] / 100
    if len(frame) < 2 or not ((share > 0).any() and (share < 1).any()):
        return []
    ways = weightings(data.roles.set_index("role").loc[frame.index])
    return [_majority(share, ways), _sorting(frame["pay"], share, ways), _uneven(share, ways)]


def _majority(share: pd.Series, ways: dict[str, pd.Series | None]) -> Claim:
    """That one gender is the majority in most of the roles."""

    def most(values: pd.Series, weights: pd.Series | None = None) -> Look:
        women, men = ((values > 0.5), (values < 0.5))
        return side(0.5 + float(np.average(women, weights=weights) - np.average(men, weights=weights)) / 2, 0.5)

    printed = most(share)
    who, roles = ("Women", int((share > 0.5).sum())) if printed.says >= 0 else ("Men", int((share < 0.5).sum()))
    return Claim(
        name="Roles with more women than men",
        report=GENDER, figure="02-women-by-role", unit="fraction", none=0.5,
        how="share of the roles with more women than men; roles with as many count half",
        printed=printed,
        text=f"{who} are the majority in {part_of(roles, len(share), 'role')}",
        misread="that this is so among the people of all roles together",
        question=f"whether women or men are the majority in most roles (women in {part_of(roles, len(share), 'role')})",
        again={
            "role left out": left_out(share.index, lambda role: most(share.drop(role))),
            "rounding": [most((share + way * SHARE).round(6)) for way in (-1, 1)],
            "weights": [most(share, weights) for weights in ways.values() if weights is not None],
        },
    )  # fmt: skip


def _sorting(pay: pd.Series, share: pd.Series, ways: dict[str, pd.Series | None]) -> Claim:
    """That the roles which women hold would pay them less, or more, on average if all in a role were paid alike."""
    main, size = next(iter(ways.items()))
    printed = side(shares.between_ratio(pay, share, size), 1)
    corners = inference.rounding_box(_ratio_of(size), share, pay, offsets=[SHARE, DOLLAR])
    reach = [shares.weight_range(pay, share, weights) for weights in ways.values()]
    others = [shares.between_ratio(pay, share, weights) for way, weights in ways.items() if way != main]
    left = shares.leave_one_out_ratios(pay, share, size)["ratio"] if len(pay) > 2 else []
    return Claim(
        name="Women's average pay over men's, from sorting alone",
        report=GENDER, figure="02-between-role-ratio", unit="ratio", none=1,
        how=f"between-role ratio, {main if main == 'openings' else 'equal'} weights, all paid alike inside a role",
        printed=printed,
        text=f"If all in a role were paid alike, the way women and men are spread over the roles would give women "
        f"{percent(printed.value)}{RANGE} of men's average pay",
        misread="that women are paid less, or more, than men for the same work",
        question="whether the way women and men are spread over the roles favours either in average pay: "
        f"women's is {percent(printed.value)}{RANGE} of men's",
        again={
            "role left out": [side(ratio, 1) for ratio in left if np.isfinite(ratio)],
            "rounding": [side(ratio, 1) for ratio in corners],
            "weights": [side(ratio, 1) for ratio in (*others, *(end for found in reach for end in (found.low, found.high)))],
        },
    )  # fmt: skip


def _ratio_of(size: pd.Series | None) -> Callable:
    """The between-role ratio of arrays, for the thousands of corners of a box."""
    weights = 1.0 if size is None else size.to_numpy(dtype=float)

    def ratio(share: np.ndarray, pay: np.ndarray) -> float:
        women, men = weights * np.clip(share, 0, 1), weights * np.clip(1 - share, 0, 1)
        return float(women @ pay / women.sum() / (men @ pay / men.sum()))

    return ratio


def _uneven(share: pd.Series, ways: dict[str, pd.Series | None]) -> Claim:
    """That women and men are spread over the roles differently. D cannot be negative: what can undo the claim is rounding."""
    main, size = next(iter(ways.items()))

    def d(values: pd.Series, weights: pd.Series | None) -> float:
        weights = 1.0 if weights is None else weights[values.index]
        return shares.dissimilarity(values.clip(0, 1) * weights, (1 - values.clip(0, 1)) * weights)

    printed = side(d(share, size), 0)
    least = 0.0 if share.max() - share.min() <= 2 * SHARE else d(_drawn_in(share), size)
    left = left_out(share.index, lambda role: side(d(share.drop(role), size), 0))
    return Claim(
        name="Uneven spread of women and men",
        report=GENDER, figure="02-segregation-curve", unit="fraction", none=0,
        how=f"Duncan's D, {main if main == 'openings' else 'equal'} weights",
        printed=printed,
        text=f"{percent(printed.value)}{RANGE} of women, or of men, would have to change role to be spread alike",
        misread="that anyone was kept out of a role, or chose it",
        question=f"whether women and men are spread differently over the roles: D = {percent(printed.value)}{RANGE}",
        again={
            "role left out": [look for look in left if pd.notna(look.value)],
            "rounding": [side(least, 0)],
            "weights": [side(d(share, weights), 0) for way, weights in ways.items() if way != main],
        },
    )  # fmt: skip


def _drawn_in(share: pd.Series) -> pd.Series:
    """Shares moved towards their middle as far as rounding lets them."""
    middle = share.median()
    return share + (middle - share).clip(-SHARE, SHARE)


def race_claims(data: Roles) -> list[Claim]:
    """The claims about race shares; none where no roles share a profile of age and LGBT share, or all do."""
    printed = data.race.pivot(index="role", columns="group", values="share").dropna()
    paid = data.roles.set_index("role")["yearly_salary_usd"].dropna()
    printed = printed.loc[printed.index.intersection(paid.index)]
    profile = profile_of(data, printed.index) if len(printed) > 2 else pd.Series(dtype=object)
    if not 1 < profile.nunique() < len(printed):
        return []
    return [_profiles(printed, profile), _profiles_and_pay(paid[printed.index], profile)]


def _separation(table: pd.DataFrame, profile: pd.Series, metric: str = "aitchison") -> Look:
    """What a table of shares says of its profiles: they stand apart, or that is not clear.

    Where so few roles are left that no p below the level is possible, the least p that is possible counts as clear.
    """
    letters = profile[table.index]
    if not 1 < letters.nunique() < len(table):
        return Look(np.nan, 1)
    test = distances.separation(
        distances.pairwise_distances(table, metric, floor=ZERO), letters, draws=effort(len(table), *RELABELINGS)
    )
    clear = test.observed > 0 and (test.p < LEVEL or test.p <= distances.least_p(letters) + 1e-9)
    value = float(distances.eta_squared(distances.close(table), letters).median())
    return Look(value, int(clear))


def _profiles(table: pd.DataFrame, profile: pd.Series) -> Claim:
    """That the race shares come in the profiles of age and LGBT share, and were not counted role by role."""
    test = distances.separation(distances.pairwise_distances(distances.close(table), floor=ZERO), profile)
    kinds, random = profile.nunique(), np.random.default_rng(0)
    moved = (table + random.uniform(-SHARE, SHARE, table.shape) for _ in range(effort(len(table), *DRAWS)))
    known = [table.drop(columns="Unknown")] if "Unknown" in table and table.shape[1] > 2 else []
    printed = _separation(table, profile)

    def without(role: str) -> Look:
        return _separation(table.drop(role), profile)

    return Claim(
        name="Race shares in profiles",
        report=RACE, figure="03-race-by-role", unit="fraction", none=(kinds - 1) / (len(table) - 1),
        how="share of the variance of race shares between profiles of age and LGBT share, median over groups; p one-sided",
        printed=printed, p=test.p,
        text=f"The race shares of {counted(len(table), 'role')} follow {counted(kinds, 'profile')} of age and LGBT share "
        f"({p_value(test.p)}): they look made for groups of roles, not counted in each",
        misread="that people of any group are paid, hired or promoted in one way or another",
        question=f"whether race shares come in profiles that roles share ({p_value(test.p)})",
        again={
            "role left out": [look for look in left_out(table.index, without) if pd.notna(look.value)],
            "rounding": [_separation(draw.clip(lower=0), profile) for draw in moved],
            "measure": [_separation(table, profile, "total_variation"), *(_separation(part, profile) for part in known)],
        },
    )  # fmt: skip


def _profiles_and_pay(pay: pd.Series, profile: pd.Series) -> Claim:
    """That roles of different profiles differ in pay. Profiles, not roles, are what there is to compare."""
    kinds = profile.nunique()
    value = distances.eta_squared(pay, profile) if pay.nunique() > 1 else 0.0
    gaps = pd.DataFrame(np.abs(np.subtract.outer(pay.to_numpy(), pay.to_numpy())), pay.index, pay.index)
    test = distances.separation(gaps, profile)
    return Claim(
        name="Profiles and pay",
        report=RACE, figure="03-carried-by-profiles", unit="fraction", none=(kinds - 1) / (len(pay) - 1),
        how="share of the variance of pay between profiles of age and LGBT share; p one-sided",
        printed=Look(value, int(test.p < LEVEL and kinds >= FEWEST)), p=test.p,
        text=f"The {counted(kinds, 'profile')} of race, age and LGBT share differ in pay ({p_value(test.p)})",
        misread="that race and pay have, or have not, to do with each other",
        question=f"whether race shares go with pay: only {counted(kinds, 'profile')} of age and LGBT share can be compared "
        f"({p_value(test.p)})",
    )  # fmt: skip
