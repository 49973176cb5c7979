"""
The claims about what goes with pay: women's share and degree rate, which were asked about before looking, the degree rate
beyond women's share, and whatever else stands out most.

    link_claims(data)      all of these, as far as the figures are given
"""

import numpy as np
import pandas as pd

from helpers import inference
from helpers.correlates import FEWEST, LEVEL, PRIMARY, correlates
from helpers.fields import RACES
from helpers.profiles import profile_of, within_profiles
from helpers.roles import Roles
from helpers.verdicts import LEFT_OUT_UP_TO, RANGE, Claim, Look, effort, judged, left_out
from helpers.wording import change, counted, number, p_value

__all__ = ["link_claims"]

GENDER, DEGREES = "02-gender-ratios", "04-degree-rates"
SHARE, RATE, DOLLAR = 0.05, 0.5, 0.5  # what rounding leaves open: points of women's share and of degree rate, dollars of pay
DRAWS = 20, 2  # sets of figures drawn inside their rounding
ORDERINGS = 9_999, 999  # drawn where they are too many to count: enough to see on which side of the level p lies
SHARED = ("average age", "LGBT share", *RACES)  # figures that come in profiles, not role by role


def link_claims(data: Roles) -> list[Claim]:
    """The claims about what goes with pay; one that needs a figure which fewer than two roles have, or all share, is left out."""
    rows, screen = _screen(data)
    found = []
    for name, claim in zip(PRIMARY, (_rate_and_pay, _women_and_pay), strict=True):
        frame = correlates(data, [name])
        if len(frame) > 1 and frame[name].nunique() > 1 and frame["pay"].nunique() > 1:
            seen = screen if rows.index.equals(frame.index) and name in screen.index else None
            found.append(claim(data, frame, seen))
    return [*found, *_beyond_gender(correlates(data, PRIMARY)), *_any_other(screen)]


def _women_and_pay(data: Roles, frame: pd.DataFrame, screen: pd.DataFrame | None) -> Claim:
    """That roles with more women pay less, or more."""
    found = _association(data, frame, frame[PRIMARY[1]], SHARE, screen)
    r, seen = found["printed"].value, _seen(found["printed"].value, found["p"], len(frame))
    return Claim(
        name="Women's share and pay",
        report=GENDER, figure="02-women-and-pay", unit="correlation", none=0,
        how="Pearson's r of women's share and log pay",
        text=f"Roles with more women pay {'more' if r > 0 else 'less'}: {seen}",
        misread="that women are paid less, or more, than men in any role",
        question=f"whether roles with more women pay {'more' if r > 0 else 'less'}: {seen}",
        **found,
    )  # fmt: skip


def _rate_and_pay(data: Roles, frame: pd.DataFrame, screen: pd.DataFrame | None) -> Claim:
    """That roles with a higher degree rate pay more, or less."""
    x = frame[PRIMARY[0]]
    found, line = _association(data, frame, x, RATE, screen), inference.linear_fit(x, frame["log pay"])
    gain = [change(100 * np.expm1(10 * end)) for end in (line.slope, line.low, line.high)]
    r, seen = found["printed"].value, _seen(found["printed"].value, found["p"], len(frame))
    return Claim(
        name="Degree rate and pay",
        report=DEGREES, figure="04-degree-rate-and-pay", unit="correlation", none=0,
        how="Pearson's r of degree rate and log pay",
        text=f"Roles with a higher degree rate pay {'more' if r > 0 else 'less'}: {seen}, and "
        f"ten points more of it go with {gain[0]} pay (95% interval: {gain[1]} to {gain[2]})",
        misread="that a degree raises the pay of the person who earns it",
        question=f"whether roles with a higher degree rate pay {'more' if r > 0 else 'less'}: {seen}",
        **found,
    )  # fmt: skip


def _seen(r: float, p: float, rows: int) -> str:
    return f"r = {number(r, 2)}{RANGE}, {p_value(p)}" if rows >= FEWEST else f"{counted(rows, 'role')} are too few to say"


def _beyond_gender(frame: pd.DataFrame) -> list[Claim]:
    """That the degree rate goes with pay also beyond what women's share explains."""
    if len(frame) <= FEWEST or frame["log pay"].nunique() < 2 or any(frame[name].nunique() < 3 for name in PRIMARY):
        return []

    def beyond(rows: pd.DataFrame, **more: int) -> inference.ExactTest:
        return inference.partial_exact(rows[PRIMARY[0]], rows["log pay"], rows[PRIMARY[1]], **more)

    test, again = beyond(frame), {"draws": effort(len(frame), *ORDERINGS)}
    left = left_out(frame.index, lambda role: judged(*_r_and_p(beyond(frame.drop(role), **again))))
    return [
        Claim(
            name="Degree rate and pay beyond women's share",
            report=DEGREES, figure="04-degree-and-gender", unit="correlation", none=0,
            how="partial r of degree rate and log pay given women's share; p by Freedman and Lane",
            printed=judged(test.observed, test.p), p=test.p,
            text="At the same share of women, roles with a higher degree rate still pay "
            f"{'more' if test.observed > 0 else 'less'}: partial r = {number(test.observed, 2)}{RANGE}, {p_value(test.p)}",
            misread="that degrees, and not gender, are what sets pay",
            question="whether, at the same share of women, roles with a higher degree rate pay more or less: "
            f"partial r = {number(test.observed, 2)}{RANGE}, {p_value(test.p)}",
            again={"role left out": left, "rounding": [judged(*_r_and_p(beyond(rows, **again))) for rows in _rounded(frame)]},
        )
    ]  # fmt: skip


def _r_and_p(test: inference.ExactTest) -> tuple[float, float]:
    return test.observed, test.p


def _rounded(frame: pd.DataFrame) -> list[pd.DataFrame]:
    """Rows drawn at random inside the rounding of degree rate, women's share and pay."""
    random = np.random.default_rng(0)
    half = pd.Series({PRIMARY[0]: RATE, PRIMARY[1]: SHARE, "pay": DOLLAR})
    drawn = (
        frame[half.index] + random.uniform(-1, 1, (len(frame), 3)) * half.to_numpy() for _ in range(effort(len(frame), *DRAWS))
    )
    return [rows.assign(**{"log pay": np.log(rows["pay"])}) for rows in drawn]


def _any_other(screen: pd.DataFrame) -> list[Claim]:
    """That something else goes with pay: the strongest of the figures that were not asked about before looking.

    Figures that come in profiles are no figures of single roles; they count among the looks all the same.
    """
    others = screen.drop(index=[name for name in screen.index if name in SHARED or name in PRIMARY])
    if others.empty or others["observed"].isna().all():
        return []
    name = others["observed"].abs().idxmax()
    r, p, adjusted = others.loc[name, ["observed", "p", "p_adjusted"]]
    seen = _seen(r, p, FEWEST)
    return [
        Claim(
            name=f"Pay and {name}",
            report=DEGREES, figure="04-screen", unit="correlation", none=0,
            how=f"Pearson's r with log pay; strongest but for age, LGBT, race and those asked before; {len(screen)} looks in all",
            printed=judged(r, p), p=p,
            text=f"Roles with a higher {name} pay {'more' if r > 0 else 'less'}: {seen}",
            misread="that what does not stand out plays no part",
            question=f"whether anything else goes with pay: but for age, LGBT and race, the strongest is the {name}, {seen}",
            again={"many looks": [judged(r, adjusted)]},
        )
    ]  # fmt: skip


def _box_corners(x: pd.Series, pay: pd.Series, half: float) -> list[tuple[pd.Series, pd.Series]]:
    """The two corners of the rounding box towards which Pearson's r of x and log pay falls, and rises, in every figure."""
    y = np.log(pay)
    a, b = ((values - values.mean()) / values.std(ddof=0) for values in (x, y))
    r = float((a * b).mean())
    up_x, up_y = np.sign(b - r * a), np.sign(a - r * b)
    return [(x + way * half * up_x, np.log(pay + way * DOLLAR * up_y)) for way in (-1, 1)]


def _association(data: Roles, frame: pd.DataFrame, x: pd.Series, half: float, screen: pd.DataFrame | None) -> dict:
    """Printed look, exact p and further looks of an association of `x` with log pay."""
    y = frame["log pay"]
    test, draws = inference.exact_test(x, y), effort(len(frame), *ORDERINGS)
    again: dict[str, list[Look]] = {}
    if len(frame) >= FEWEST and np.isfinite(test.observed):
        if FEWEST < len(frame) <= LEFT_OUT_UP_TO:
            again["role left out"] = [judged(r.observed, r.p) for r in inference.leave_one_out(x, y, draws=draws).itertuples()]
        moved = [inference.exact_test(*corner, draws=draws) for corner in _box_corners(x, frame["pay"], half)]
        again["rounding"] = [judged(t.observed, t.p) for t in moved]
        ranked = [inference.exact_test(x, y, statistic, draws=draws) for statistic in ("spearman", "kendall")]
        again["measure"] = [judged(t.observed, t.p, value=np.nan) for t in ranked]
        again |= _inside_profiles(data, x, y)
        if screen is not None:
            again["many looks"] = [judged(test.observed, screen.loc[x.name, "p_adjusted"])]
    return {"printed": judged(test.observed, test.p), "p": test.p, "again": again}


def _inside_profiles(data: Roles, x: pd.Series, y: pd.Series) -> dict[str, list[Look]]:
    """The look that deals pay only among roles of one profile, where roles share any and enough orderings are left."""
    if not 1 < profile_of(data, x.index).nunique() < len(x):
        return {}
    test = within_profiles(data, x, y)
    return {"profiles": [judged(test.observed, test.p)]} if test.orderings * LEVEL > 1 else {}


def _screen(data: Roles) -> tuple[pd.DataFrame, pd.DataFrame]:
    """All figures against log pay, with the p that allows for having looked at all of them; and the rows it rests on."""
    frame = correlates(data)
    looks = frame.drop(columns=["short", "pay", "log pay"])
    looks = looks.loc[:, looks.nunique() > 1]
    return frame, inference.max_r(looks, frame["log pay"]) if len(frame) >= FEWEST and looks.shape[1] else pd.DataFrame()
