"""The claims about women and men: which gender is the majority, what sorting over the roles does
to average pay, how uneven it is.

    gender_claims(data)    majority, between-role ratio, Duncan's D
"""

from collections.abc import Callable
from itertools import product

import numpy as np
import pandas as pd

from helpers import shares
from helpers.claims.looks import Look, looked, side, without_each
from helpers.claims.verdicts import RANGE, Claim
from helpers.inference import pulled
from helpers.questions.correlates import PRIMARY, correlates
from helpers.questions.pairs import weightings
from helpers.roles.load import Roles
from helpers.wording import part_of, percent

__all__ = ["gender_claims"]

GENDER = "02-gender-ratios"
ENDS = {"low": -1, "high": 1}  # of a range
SHARE, DOLLAR = 0.0005, 0.5  # what rounding leaves open: a share with one decimal, pay in dollars


def gender_claims(data: Roles) -> list[Claim]:
    """The claims about women and men; none with fewer than two roles, or without one of the
    genders."""
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
            "role left out": without_each(
                share.index, lambda row: np.delete(np.sign(share.to_numpy() - 0.5), row).mean()
            ),
            "rounding": [{"rounding": end} for end in ENDS],
        },
    )
    says = found["printed"].says
    who, roles = (
        ("Women", int((share > 0.5).sum())) if says >= 0 else ("Men", int((share < 0.5).sum()))
    )
    few, all_roles = part_of(roles, len(share), "role"), len(share)
    return Claim(
        name="Roles where women are the majority",
        report=GENDER,
        figure="02-women-by-role",
        unit="fraction",
        none=0.5,
        how="share of the roles with more women than men; roles with as many count half",
        text=f"{who} are the majority in {few if roles == all_roles else f'most roles: {few}'}",
        misread="that this is so among the people of all roles together",
        question=f"whether women or men are the majority in most roles (women in {few})",
        **found,
    )


def _sorting(pay: pd.Series, share: pd.Series, ways: dict[str, pd.Series | None]) -> Claim:
    """That the roles which women hold would pay them less, or more, on average if all in a role
    were paid alike."""
    main = next(iter(ways))

    def look(
        without: str = "", rounding: str = "", weights: str = main, halved_or_doubled: str = ""
    ) -> Look:
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
        report=GENDER,
        figure="02-between-role-ratio",
        unit="ratio",
        none=1,
        how=f"between-role ratio, {main if main == 'openings' else 'equal'} weights, all paid alike inside a role",
        text=f"Were all in a role paid alike, the spread of women and men over the roles would give women "
        f"{seen} of men's average pay",
        misread="that women are paid less, or more, than men for the same work",
        question="whether the way women and men are spread over the roles favours either in average pay: "
        f"women's is {seen} of men's",
        **found,
    )


def _ratio_without(
    pay: pd.Series, share: pd.Series, size: pd.Series | None
) -> Callable[[int], float]:
    """The between-role ratio without the row at a position."""
    weights = np.ones(len(pay)) if size is None else size.to_numpy(dtype=float)
    parts = np.array(
        [weights * share * pay, weights * share, weights * (1 - share) * pay, weights * (1 - share)]
    )
    women_paid, women, men_paid, men = parts.sum(axis=1)[:, None] - parts
    with np.errstate(invalid="ignore", divide="ignore"):  # nobody is left of a gender
        return (women_paid / women / (men_paid / men)).__getitem__


def _towards(
    way: int, pay: pd.Series, share: pd.Series, size: pd.Series | None
) -> tuple[pd.Series, pd.Series]:
    """Pay and women's shares moved inside their rounding so that the between-role ratio falls (−1)
    or rises (1) most."""
    if not way:
        return pay, share
    weights = 1.0 if size is None else size
    women, men = weights * share, weights * (1 - share)
    paid_women, paid_men = (
        women @ pay,
        men @ pay,
    )  # sums; the ratio is one over the other, each over its number of people
    if not (paid_women and paid_men):
        return pay, share
    by_share = (pay / paid_women - 1 / women.sum()) + (
        pay / paid_men - 1 / men.sum()
    )  # of the logarithm, a unit of weight
    by_pay = women / paid_women - men / paid_men
    return pay + way * DOLLAR * np.sign(by_pay), (share + way * SHARE * np.sign(by_share)).clip(
        0, 1
    )


def _uneven(share: pd.Series, ways: dict[str, pd.Series | None]) -> Claim:
    """That women and men are spread over the roles differently. D cannot be negative: any
    difference counts."""
    main = next(iter(ways))

    def look(
        without: str = "", rounding: str = "", weights: str = main, halved_or_doubled: str = ""
    ) -> Look:
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
        report=GENDER,
        figure="02-segregation-curve",
        unit="fraction",
        none=0,
        how=f"Duncan's D, {main if main == 'openings' else 'equal'} weights",
        text=f"{weighted}, {seen} of women, or of men, would have to change role to be spread alike; this is never below "
        "0%, so it says how much, not whether",
        misread="that anyone was kept out of a role, or chose it",
        question=f"whether women and men are spread differently over the roles: D = {seen}",
        **found,
    )


def _weight_options(ways: dict[str, pd.Series | None], main: str) -> list[dict]:
    """The other weights, and for all of them: halved or doubled role by role, so that a value is
    lowest or highest."""
    both = product(ways, ENDS)
    return [
        *({"weights": way} for way in ways if way != main),
        *({"weights": way, "halved_or_doubled": end} for way, end in both),
    ]


def _steps(share: pd.Series, size: pd.Series) -> dict[str, np.ndarray]:
    """For each weight whether it is halved (−1) or doubled (1) where D is lowest, and where it is
    highest."""
    women, men = (size * part for part in (share.to_numpy(), 1 - share.to_numpy()))
    women, men = women.to_numpy(float), men.to_numpy(float)

    def d(steps: np.ndarray) -> float:
        a, b = women * 2**steps, men * 2**steps
        return float(np.abs(a / a.sum() - b / b.sum()).sum() / 2)

    return dict(zip(ENDS, pulled(d, np.zeros(len(share)), np.ones(len(share))), strict=True))


def _spread(way: int, share: pd.Series, size: pd.Series | float) -> pd.Series:
    """Shares moved together (−1) or apart (1) as far as rounding lets them; those in the middle go
    apart by turns."""
    if not way:
        return share
    middle = float(np.average(share, weights=np.broadcast_to(size, len(share))))
    if way < 0:
        low, high = (
            share.max() - SHARE,
            share.min() + SHARE,
        )  # between them all shares can be the same
        middle = float(np.clip(middle, low, high)) if low <= high + 1e-9 else middle
        return (share + (middle - share).clip(-SHARE, SHARE)).clip(0, 1)
    gap = share - middle
    by_turns = np.where(np.arange(len(share)) % 2, 1, -1)
    return (share + SHARE * np.where(np.abs(gap) > 1e-9, np.sign(gap), by_turns)).clip(0, 1)
