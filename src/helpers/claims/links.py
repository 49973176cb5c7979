"""The claims about what goes with pay: women's share and degree rate, which were asked about
before looking, the degree rate beyond women's share, and whatever else stands out most.

    link_claims(data)      all of these, as far as the figures are given
"""

from collections.abc import Callable
from functools import cache
from itertools import product

import numpy as np
import pandas as pd

from helpers import inference
from helpers.claims.looks import Look, effort, judged, looked, without_each
from helpers.claims.verdicts import RANGE, Claim
from helpers.inference import pulled
from helpers.pages.catalogue import RACES
from helpers.questions.correlates import FEWEST, LEVEL, PRIMARY, correlates
from helpers.questions.profiles import profile_of, within_profiles
from helpers.roles.load import Roles
from helpers.wording import change, counted, number, p_value, part_of

__all__ = ["link_claims"]

GENDER, DEGREES = "02-gender-ratios", "04-degree-rates"
SHARE, RATE, DOLLAR = (
    0.05,
    0.5,
    0.5,
)  # what rounding leaves open: points of women's share and of degree rate, dollars of pay
DRAWS = 20, 2  # sets of figures drawn inside their rounding
ORDERINGS = (
    9_999,
    999,
)  # drawn where they are too many to count: enough to see on which side of the level p lies
RANKS = ("spearman", "kendall")  # with four roles no p of theirs is below the level
CORNERS = (
    "lowest r",
    "highest r",
    "smallest p",
    "largest p",
)  # of the box in which rounding leaves the figures
EVERY_CORNER, SOME = (
    7,
    12,
)  # rows up to which every corner of a box is looked at, and how many are drawn beyond
SHARED = ("average age", "LGBT share", *RACES)  # figures that come in profiles, not role by role


def link_claims(data: Roles) -> list[Claim]:
    """The claims about what goes with pay; one that needs a figure which fewer than two roles have,
    or all share, is left out."""
    everything, found = correlates(data).drop(columns=["short", "pay"]), []
    for name, claim in zip(PRIMARY, (_rate_and_pay, _women_and_pay), strict=True):
        frame = correlates(data, [name])
        if len(frame) > 1 and frame[name].nunique() > 1 and frame["pay"].nunique() > 1:
            found.append(
                claim(data, frame, everything if everything.index.equals(frame.index) else None)
            )
    return [*found, *_beyond_gender(correlates(data, PRIMARY)), *_any_other(everything)]


def _women_and_pay(data: Roles, frame: pd.DataFrame, everything: pd.DataFrame | None) -> Claim:
    """That roles with more women pay less, or more."""
    found = _association(data, frame, PRIMARY[1], SHARE, everything)
    r, seen = found["printed"].value, _seen(found["printed"].value, found["p"], len(frame))
    return Claim(
        name="Women's share and pay",
        report=GENDER,
        figure="02-women-and-pay",
        unit="correlation",
        none=0,
        how="Pearson's r of women's share and log pay",
        text=f"Roles with more women pay {'more' if r > 0 else 'less'}: {seen}",
        misread="that women are paid less, or more, than men in any role",
        question=f"whether roles with more women pay {'more' if r > 0 else 'less'}: {seen}",
        **found,
    )


def _rate_and_pay(data: Roles, frame: pd.DataFrame, everything: pd.DataFrame | None) -> Claim:
    """That roles with a higher degree rate pay more, or less."""
    found, line = (
        _association(data, frame, PRIMARY[0], RATE, everything),
        inference.linear_fit(frame[PRIMARY[0]], frame["log pay"]),
    )
    ten = [float(np.expm1(10 * end)) for end in (line.slope, line.low, line.high)]
    gain = [change(100 * end) for end in ten]
    r, seen = found["printed"].value, _seen(found["printed"].value, found["p"], len(frame))
    return Claim(
        name="Degree rate and pay",
        report=DEGREES,
        figure="04-degree-rate-and-pay",
        unit="correlation",
        none=0,
        how="Pearson's r of degree rate and log pay",
        text=f"Roles with a higher degree rate pay {'more' if r > 0 else 'less'}: {seen}, and "
        f"ten percentage points more go with {gain[0]} pay (95% interval: {gain[1]} to {gain[2]})",
        misread="that a degree raises the pay of the person who earns it",
        question=f"whether roles with a higher degree rate pay {'more' if r > 0 else 'less'}: {seen}",
        also={
            "Degree rate and pay, ten points more": (
                *ten,
                "fraction",
                "change of pay along the fitted line; 95% interval",
            )
        },
        **found,
    )


def _seen(r: float, p: float, rows: int) -> str:
    return (
        f"r = {number(r, 2)}{RANGE}, {p_value(p)}"
        if rows >= FEWEST
        else f"{counted(rows, 'role')} are too few to say"
    )


def _beyond_gender(frame: pd.DataFrame) -> list[Claim]:
    """That the degree rate goes with pay also beyond what women's share explains."""
    if (
        len(frame) <= FEWEST
        or frame["log pay"].nunique() < 2
        or any(frame[name].nunique() < 3 for name in PRIMARY)
    ):
        return []

    def beyond(rows: pd.DataFrame, **more: int) -> inference.ExactTest:
        return inference.partial_exact(rows[PRIMARY[0]], rows["log pay"], rows[PRIMARY[1]], **more)

    test, again = beyond(frame), {"draws": effort(len(frame), *ORDERINGS)}
    corners = cache(lambda without: _partial_corners(_without(frame, without)))

    def look(without: str = "", rounding: int | None = None) -> Look:
        rows = _without(frame, without) if rounding is None else corners(without)[rounding]
        if len(rows) <= FEWEST:
            return Look(np.nan, None)
        if any(rows[name].nunique() < 2 for name in (*PRIMARY, "log pay")):
            return Look(np.nan, 0)
        found = beyond(rows, **again) if without or rounding is not None else test
        return judged(found.observed, found.p)

    def r_without(row: int) -> float:
        return _partial(np.delete(frame[[*PRIMARY, "log pay"]].to_numpy(), row, axis=0))

    ways = {
        "role left out": without_each(frame.index, r_without),
        "rounding": [{"rounding": corner} for corner in range(len(corners("")))],
    }
    return [
        Claim(
            name="Degree rate and pay beyond women's share",
            report=DEGREES,
            figure="04-degree-and-gender",
            unit="correlation",
            none=0,
            how="partial r of degree rate and log pay given women's share; p by Freedman and Lane",
            p=test.p,
            tested=_orderings(test),
            text="At the same share of women, roles with a higher degree rate still pay "
            f"{'more' if test.observed > 0 else 'less'}: partial r = {number(test.observed, 2)}{RANGE}, {p_value(test.p)}",
            misread="that degrees, and not gender, are what sets pay",
            question="whether, at the same share of women, roles with a higher degree rate pay more or less: "
            f"partial r = {number(test.observed, 2)}{RANGE}, {p_value(test.p)}",
            **looked(look, ways),
        )
    ]


def _orderings(test: inference.ExactTest) -> str:
    return f"{number(test.count)} of {number(test.orderings)} orderings{'' if test.exact else ', drawn'}"


def _without(frame: pd.DataFrame, role: str) -> pd.DataFrame:
    return frame.drop(role) if role else frame


def _partial(columns: np.ndarray) -> float:
    """The partial correlation of the first and the last of three columns, given the one between."""
    with np.errstate(invalid="ignore", divide="ignore"):  # a constant column has no correlation
        (_, xz, xy), (_, _, zy), _ = np.corrcoef(columns.T)
        return float((xy - xz * zy) / np.sqrt((1 - xz**2) * (1 - zy**2)))


def _partial_corners(frame: pd.DataFrame) -> list[pd.DataFrame]:
    """The figures moved inside their rounding: as the partial r falls and rises most, and at
    random."""
    names = [*PRIMARY, "pay"]
    printed, half = (
        frame[names].to_numpy(float),
        np.broadcast_to([RATE, SHARE, DOLLAR], (len(frame), 3)),
    )

    def r(figures: np.ndarray) -> float:
        rate, women, pay = figures.T
        return _partial(np.column_stack([rate, women, np.log(pay)]))

    random = np.random.default_rng(0)
    drawn = [
        printed + half * random.choice([-1, 1], half.shape)
        for _ in range(effort(len(frame), *DRAWS))
    ]
    moved = (
        pd.DataFrame(figures, frame.index, names) for figures in (*pulled(r, printed, half), *drawn)
    )
    return [rows.assign(**{"log pay": np.log(rows["pay"])}) for rows in moved]


def _any_other(everything: pd.DataFrame) -> list[Claim]:
    """That something else goes with pay: the strongest of the figures that were not asked about
    before looking, with the p that allows for having looked at them all.

    Figures that come in profiles are no figures of single roles; they count among the looks all the
    same."""
    screen = _screen(everything)
    others = screen.drop(index=[name for name in screen.index if name in SHARED or name in PRIMARY])
    if others.empty or others["observed"].isna().all():
        return []
    name, draws = others["observed"].abs().idxmax(), effort(len(everything), *ORDERINGS)
    r, p = others.loc[name, ["observed", "p_adjusted"]]
    what, seen = (
        name.removesuffix(" (log)"),
        f"r = {number(r, 2)}{RANGE}, {p_value(p)}, allowing for {part_of(len(screen), len(screen), 'look')}",
    )

    def look(without: str = "") -> Look:
        return _among_all(_without(everything, without), name, draws) if without else judged(r, p)

    ways = {
        "role left out": without_each(
            everything.index, _r_without(everything[name], everything["log pay"]), FEWEST + 1
        )
    }
    return [
        Claim(
            name=f"Pay and {what}",
            report=DEGREES,
            figure="04-screen",
            unit="correlation",
            none=0,
            how=f"Pearson's r with log pay; strongest but for age, LGBT, race and those asked before; {len(screen)} looks in all",
            p=p,
            tested=f"orderings in which any of {len(screen)} figures does as well",
            text=f"Pay {'rises' if r > 0 else 'falls'} with the {what}: {seen}",
            misread="that what does not stand out plays no part",
            question=f"whether anything else goes with pay: but for age, LGBT and race, the strongest is the {what}, {seen}",
            **looked(look, ways),
        )
    ]


def _r_without(x: pd.Series, y: pd.Series) -> Callable[[int], float]:
    """Pearson's r without the row at a position."""
    return lambda row: _r(np.delete(x.to_numpy(), row), np.delete(y.to_numpy(), row))


def _r(x: np.ndarray, y: np.ndarray) -> float:
    with np.errstate(invalid="ignore", divide="ignore"):  # a constant column has no correlation
        return float(np.corrcoef(x, y)[0, 1])


def _corners(x: pd.Series, pay: pd.Series, half: float) -> list[tuple[pd.Series, pd.Series]]:
    """Figures and log pay moved inside their rounding: as Pearson's r falls and rises most, and as
    its p does.

    Up to `EVERY_CORNER` rows p is looked up at all corners of the figures' box, beyond at `SOME`
    drawn ones."""
    printed, halves = np.column_stack([x, pay]), np.broadcast_to([half, DOLLAR], (len(x), 2))
    ends = pulled(lambda figures: _r(figures[:, 0], np.log(figures[:, 1])), printed, halves)
    random = np.random.default_rng(0)
    signs = (
        product((-1, 1), repeat=len(x))
        if len(x) <= EVERY_CORNER
        else random.choice([-1, 1], (SOME, len(x)))
    )
    moved, y = [x + half * np.array(ways) for ways in signs], np.log(pay)
    tests = [inference.exact_test(corner, y, draws=ORDERINGS[1]) for corner in moved]
    by_p = sorted(range(len(moved)), key=lambda corner: tests[corner].p)
    found = [(pd.Series(end[:, 0], x.index), np.log(pd.Series(end[:, 1], x.index))) for end in ends]
    return [*found, (moved[by_p[0]], y), (moved[by_p[-1]], y)]


def _association(
    data: Roles, frame: pd.DataFrame, name: str, half: float, everything: pd.DataFrame | None
) -> dict:
    """All looks at an association of a figure with log pay, and its p. `half` is what rounding
    leaves open of the figure."""
    whole, draws = (
        inference.exact_test(frame[name], frame["log pay"]),
        effort(len(frame), *ORDERINGS),
    )

    corners = cache(
        lambda without: _corners(
            _without(frame, without)[name], _without(frame, without)["pay"], half
        )
    )

    def look(without: str = "", rounding: str = "", test: str = "pearson") -> Look:
        rows = _without(frame, without)
        if len(rows) < (FEWEST + 1 if test in RANKS else FEWEST):
            return Look(np.nan, None)
        if min(rows[name].nunique(), rows["pay"].nunique()) < 2:
            return Look(np.nan, 0)
        x, y = (
            (rows[name], rows["log pay"])
            if not rounding
            else corners(without)[CORNERS.index(rounding)]
        )
        if test == "all looks":
            return _among_all(
                everything.loc[rows.index].assign(**{name: x, "log pay": y}), name, draws
            )
        if test == "within profiles":
            return _inside_profiles(data, x, y)
        again = inference.exact_test(x, y, test, draws=draws)
        return judged(again.observed, again.p, value=np.nan if test in RANKS else None)

    ways = {
        "role left out": without_each(
            frame.index, _r_without(frame[name], frame["log pay"]), FEWEST + 1
        ),
        "rounding": [{"rounding": corner} for corner in CORNERS],
        "measure": [{"test": rank} for rank in RANKS],
        "profiles": [{"test": "within profiles"}],
        "many looks": [{"test": "all looks"}] if everything is not None else [],
    }
    found = looked(look, ways if len(frame) >= FEWEST else {})
    return found | {
        "printed": judged(whole.observed, whole.p),
        "p": whole.p,
        "tested": _orderings(whole),
    }


def _inside_profiles(data: Roles, x: pd.Series, y: pd.Series) -> Look:
    """The look that deals pay only among roles of one profile; it can say something where enough
    orderings are left."""
    if not 1 < profile_of(data, x.index).nunique() < len(x):
        return Look(np.nan, None)
    test = within_profiles(data, x, y)
    return (
        judged(test.observed, test.p) if test.orderings * LEVEL > 1 else Look(test.observed, None)
    )


def _among_all(everything: pd.DataFrame, name: str, draws: int) -> Look:
    """What one figure says among all figures set against log pay, with the p that allows for having
    looked at them all."""
    screen = _screen(everything, draws=draws)
    return (
        judged(*screen.loc[name, ["observed", "p_adjusted"]])
        if name in screen.index
        else Look(np.nan, 0)
    )


def _screen(everything: pd.DataFrame, **more: int) -> pd.DataFrame:
    """All figures against log pay, with the p that allows for having looked at all of them; empty
    with too few roles."""
    looks = everything.drop(columns="log pay")
    looks = looks.loc[:, looks.nunique() > 1]
    return (
        inference.max_r(looks, everything["log pay"], **more)
        if len(looks) >= FEWEST and looks.shape[1]
        else pd.DataFrame()
    )
