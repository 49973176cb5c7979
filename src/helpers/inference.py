"""How sure can one be of an association that is seen in a handful of rows, each a rounded figure?

With seven rows the usual p-values lean on assumptions that cannot be checked. All orderings of
seven values are only 5,040, though: one can look at every one and count. Beside the count stand the
other ways in which a result may be fragile: one row may carry it, rounding may have made it, a
third column may explain it, or it was the best of many looks.

Orderings    exact_test, partial_exact, max_r; both sides, |statistic| >= |observed| − 1e-9
Fragility    leave_one_out, rounding_box
Lines        linear_fit, ols
Many looks   benjamini_hochberg, holm, max_r

Up to 9! = 362,880 orderings are all counted; beyond that a seeded draw stands for them and its
standard error is given. SciPy's permutation test doubles the smaller tail instead, which is another
p when the tails differ. Columns are lists, arrays or Series; Series are matched by their labels.
Columns that are empty, of unequal length, or hold a missing or infinite value raise ValueError."""

from dataclasses import dataclass
from itertools import chain, product
from math import factorial, prod, sqrt

import numpy as np
import pandas as pd
from scipy import stats

TOLERANCE = 1e-9
"""Orderings whose statistic falls short of the observed one by no more than this count as equal to
it."""

FEWEST = 4
"""Fewer rows can show no association: three have six orderings, and even the strongest is one in
six, which is not rare."""

MOST_ORDERINGS = factorial(9)
"""How many orderings are counted one by one; if there are more, some are drawn."""

_ORDERINGS_AT_ONCE = 4_000_000  # positions held in memory, about 32 MB a table
_DRAWN_VALUES = 20_000_000  # values in all drawn orderings together: a few seconds
_DRAWN_PAIRS = 800_000_000  # the same for Kendall's tau, which looks at pairs of values
_STATISTICS = ("pearson", "spearman", "kendall")


@dataclass(frozen=True)
class ExactTest:
    """How often orderings show an association at least as strong as the observed one, in either
    direction.

    `observed`: the statistic, nan if a column is constant; `count`: orderings at least as strong;
    `orderings`: all that were looked at; `p`: count/orderings if these are all there are (`exact`),
    else (count + 1)/(orderings + 1) of drawn ones; `se`: standard error of p that drawing causes, 0
    if exact."""

    observed: float
    count: int
    orderings: int
    p: float
    exact: bool
    se: float


def _columns(named):
    """The named columns as arrays of one length, Series brought into the order of the first, and
    the labels of that one."""
    labels = next(
        (column.index for column in named.values() if isinstance(column, pd.Series)), None
    )
    arrays = {name: _matched(name, column, labels) for name, column in named.items()}
    lengths = {name: len(array) for name, array in arrays.items()}
    if len(set(lengths.values())) > 1 or 0 in lengths.values():
        raise ValueError(f"columns must have values, and equally many: {lengths}")
    for name, array in arrays.items():
        missing = pd.isna(array) if array.dtype == object else ~np.isfinite(array)
        if missing.any():
            raise ValueError(
                f"{name}: missing or infinite at positions {np.flatnonzero(missing).tolist()} (the first is 0)"
            )
    return *arrays.values(), pd.RangeIndex(max(lengths.values())) if labels is None else labels


def _matched(name, column, labels):
    if isinstance(column, pd.Series) and not column.index.equals(labels):
        if not (
            column.index.is_unique
            and len(column) == len(labels)
            and labels.isin(column.index).all()
        ):
            raise ValueError(f"{name}: its labels are not those of the first Series")
        column = column.reindex(labels)
    array = np.asarray(column, dtype=object if name == "groups" else float)
    if array.ndim != 1:
        raise ValueError(f"{name}: one column is needed, found an array of shape {array.shape}")
    return array


def _all_orderings(n):
    """All orderings of 0 … n − 1, one a column."""
    orderings = np.empty((0, 1), dtype=int)
    for k in range(n):
        orderings = np.concatenate(
            [np.insert(orderings, place, k, axis=0) for place in range(k + 1)], axis=1
        )
    return orderings


def draws_for(n, draws=99_999):
    """How many orderings of n values are drawn at most: `draws`, or fewer of hundreds of values, so
    that it stays a few seconds.

    >>> draws_for(40), draws_for(2_000)
    (99999, 9999)
    """
    return min(draws, max(999, _DRAWN_VALUES // n - 1))


def _orderings(n, groups, draws, seed):
    """How many orderings there are to look at, whether these are all, and an iterator of chunks of
    them, one a column."""
    codes = np.zeros(n, dtype=int) if groups is None else pd.factorize(groups)[0]
    blocks = [
        block for code in range(codes.max() + 1) if len(block := np.flatnonzero(codes == code)) > 1
    ]
    total = prod(factorial(len(block)) for block in blocks)
    if total <= MOST_ORDERINGS:
        return total, True, _every_ordering(n, blocks, total)
    if draws < 1:
        raise ValueError(f"draws: at least 1 is needed, found {draws}")
    draws = draws_for(n, draws)
    return draws, False, _drawn_orderings(n, blocks, draws, seed)


def _every_ordering(n, blocks, total):
    tables = [block[_all_orderings(len(block))] for block in blocks]
    size = max(1, _ORDERINGS_AT_ONCE // n)
    for start in range(0, total, size):
        numbers = np.arange(start, min(start + size, total))
        chunk = np.repeat(np.arange(n)[:, None], len(numbers), axis=1)
        chosen = np.unravel_index(numbers, [table.shape[1] for table in tables]) if tables else ()
        for block, table, columns in zip(blocks, tables, chosen, strict=True):
            chunk[block] = table[:, columns]
        yield chunk


def _drawn_orderings(n, blocks, draws, seed):
    random = np.random.default_rng(seed)
    size = max(1, _ORDERINGS_AT_ONCE // n)
    for start in range(0, draws, size):
        chunk = np.repeat(np.arange(n)[:, None], min(size, draws - start), axis=1)
        for block in blocks:
            chunk[block] = random.permuted(chunk[block], axis=0)
        yield chunk


def _unit(column):
    """The column less its mean, at length 1; nan if it is constant but for rounding."""
    centred = column - column.mean()
    length = np.linalg.norm(centred)
    return (
        centred / length if length > 1e-13 * np.abs(column).max() else np.full(len(column), np.nan)
    )


def _unit_residual(column, given):
    """What a centred column `given`, of length 1 or 0, leaves of a column, at length 1; nan if it
    leaves nothing."""
    unit = _unit(column)
    residual = unit - given * (given @ unit)
    length = np.linalg.norm(residual)
    return residual / length if length > 1e-10 else np.full(len(column), np.nan)


def _association(x, y, statistic):
    """The function from orderings of y, one a column, to the statistic of x and y so ordered."""
    if statistic not in _STATISTICS:
        raise ValueError(
            f"statistic: one of {', '.join(_STATISTICS)} is needed, found {statistic!r}"
        )
    if statistic == "kendall":
        return _concordance(x, y)
    if statistic == "spearman":
        x, y = stats.rankdata(x), stats.rankdata(y)
    x, y = _unit(x), _unit(y)
    return lambda orderings: sum(value * y[row] for value, row in zip(x, orderings, strict=True))


def _concordance(x, y):
    """Kendall's tau-b in the form that `_association` returns: the cosine between the signs of all
    pairs."""
    ranks = stats.rankdata(y, "dense").astype(np.int32)
    sign_x, sign_y = np.sign(x - x[:, None]), np.sign(ranks - ranks[:, None])
    length = sqrt(np.abs(sign_x).sum() / 2 * np.abs(sign_y).sum() / 2)
    if length == 0:
        return lambda orderings: np.full(orderings.shape[1], np.nan)
    rows = sign_x.astype(np.float32)  # sums of so few ones are exact in it

    def concordance(orderings):
        placed = ranks[orderings]
        signs = (
            rows[i, i + 1 :] @ np.sign(placed[i + 1 :] - placed[i]).astype(np.float32)
            for i in range(len(placed) - 1)
        )
        return sum(signs, np.zeros(orderings.shape[1])) / length

    return concordance


def _partial_association(x, y, given):
    """Partial correlation in the form that `_association` returns; what is reordered are the
    residuals of y on `given`."""
    given = np.nan_to_num(_unit(given))
    left_x, left_y = _unit_residual(x, given), _unit_residual(y, given)

    def correlate(orderings):
        reordered = left_y[orderings]
        refitted = reordered - np.outer(given, given @ reordered)
        length = np.linalg.norm(refitted, axis=0)
        # An ordering that `given` explains wholly leaves nothing to correlate: 0, not a ratio of
        # rounding errors.
        return np.where(length < 1e-10, 0.0, left_x @ reordered / np.maximum(length, 1e-10))

    return correlate


def _observed(association, n):
    return float(np.clip(association(np.arange(n)[:, None])[0], -1, 1))


def _test(association, n, groups, draws, seed):
    """Compare the association as observed with the association in other orderings."""
    observed = _observed(association, n)
    orderings, exact, chunks = _orderings(n, groups, draws, seed)
    if np.isnan(observed):
        return ExactTest(observed, orderings, orderings, 1.0, exact, 0.0)
    count = sum(
        int(np.sum(np.abs(association(chunk)) >= abs(observed) - TOLERANCE)) for chunk in chunks
    )
    p = count / orderings if exact else (count + 1) / (orderings + 1)
    return ExactTest(
        observed, count, orderings, p, exact, 0.0 if exact else sqrt(p * (1 - p) / orderings)
    )


def exact_test(x, y, statistic="pearson", groups=None, *, draws=99_999, seed=0):
    """Share of orderings of `y` that go with `x` at least as strongly as the observed one: an
    `ExactTest`.

    `statistic` is "pearson" (r), "spearman" (r of midranks) or "kendall" (tau-b). p = 1 means that
    every ordering is as strong; the least p that n values allow is 1/n!, and 2/n! for ranks, which
    the reverse order fits as well. With `groups`, a label a row, values change places only inside
    their group: for rows that are not independent. Up to 362,880 orderings are all counted (nine
    values); beyond that `draws` are drawn from `seed`. Two values always give p = 1; so do a single
    value and a constant column, where the statistic is nan. Raises ValueError for an unknown
    statistic (Pitman 1937; Good 2005; for drawn orderings Phipson & Smyth 2010).

    >>> exact_test([1, 2, 3, 4], [10, 20, 30, 50], statistic="spearman")
    ExactTest(observed=1.0, count=2, orderings=24, p=0.08333333333333333, exact=True, se=0.0)
    """
    if groups is None:
        x, y, _ = _columns({"x": x, "y": y})
    else:
        x, y, groups, _ = _columns({"x": x, "y": y, "groups": groups})
    if statistic == "kendall":
        draws = min(draws, max(999, _DRAWN_PAIRS // len(x) ** 2))
    return _test(_association(x, y, statistic), len(x), groups, draws, seed)


def partial_exact(x, y, given, *, draws=99_999, seed=0):
    """Association of `x` and `y` beyond what both share with `given`: partial correlation and its
    p, an `ExactTest`.

    The residuals of y on `given` are put into every ordering, added back to the fit, and the
    partial correlation is computed anew (Freedman & Lane 1983; Winkler et al. 2014). All orderings
    are looked at, yet p is not exact as in `exact_test`: residuals are only approximately
    exchangeable. A constant `given` explains nothing, which gives the plain Pearson test. If
    `given` explains x or y wholly, nothing is left to associate: the statistic is nan and p is 1.

    >>> round(partial_exact([1, 2, 3, 5, 4], [2, 1, 4, 5, 6], given=[1, 2, 3, 4, 5]).observed, 3)
    0.087
    """
    x, y, given, _ = _columns({"x": x, "y": y, "given": given})
    return _test(_partial_association(x, y, given), len(x), None, draws, seed)


def max_r(columns, y, *, draws=99_999, seed=0):
    """Pearson's r of `y` with each of many columns, and a p that allows for having looked at them
    all.

    `columns` is a frame with the rows of `y`. Result: a frame with a row a column of it and the
    columns `observed` (r), `p` (as in `exact_test`) and `p_adjusted`, the share of orderings of y
    in which the strongest of all |r| is at least as strong; it is never below p, and equals it if
    there is but one column. A constant column has r nan and both p 1. (Single-step maxT of Westfall
    & Young 1993: it keeps what the columns have in common, which Holm's bound cannot.)

    >>> screen = max_r(pd.DataFrame({"a": [1, 2, 3, 4], "b": [2, 1, 4, 3]}), [10, 20, 30, 41])
    >>> (24 * screen.p).round().tolist(), (24 * screen.p_adjusted).round().tolist()
    ([2.0, 10.0], [4.0, 12.0])
    """
    columns = pd.DataFrame(columns)
    y, *arrays, _ = _columns({"y": y} | {f"column {name}": columns[name] for name in columns})
    associations = [_association(array, y, "pearson") for array in arrays]
    observed = np.array([_observed(association, len(y)) for association in associations])
    least = np.nan_to_num(np.abs(observed))[:, None] - TOLERANCE
    total, exact, chunks = _orderings(len(y), None, draws, seed)
    counts = np.full((2, len(arrays)), 0 if exact else 1)
    for chunk in chunks:
        strengths = np.nan_to_num(np.abs([association(chunk) for association in associations]))
        counts += [(strengths >= least).sum(axis=1), (strengths.max(axis=0) >= least).sum(axis=1)]
    p, p_adjusted = counts / (total if exact else total + 1)
    return pd.DataFrame(
        {"observed": observed, "p": p, "p_adjusted": p_adjusted}, index=columns.columns
    )


def leave_one_out(x, y, statistic="pearson", labels=None, *, draws=99_999, seed=0):
    """The statistic and its exact p without each row in turn: a frame with `left_out`, `observed`
    and `p`, a row a row.

    `left_out` holds `labels`, by default those of a Series and otherwise positions. `frame.attrs`
    has the range of the statistic as `low` and `high`. If a row makes the result, the row without
    it shows that. Where what remains is constant or a single row, the statistic is nan, p is 1, and
    the range is that of the other rows. Raises ValueError for fewer than two rows and as
    `exact_test` does.

    >>> without = leave_one_out([1, 2, 3, 9], [2, 3, 1, 9], labels=["A", "B", "C", "D"])
    >>> print(without.round(3).to_string(index=False))
    left_out  observed     p
           A     0.931 0.333
           B     0.937 0.333
           C     1.000 0.167
           D    -0.500 1.000
    """
    x, y, names = _columns({"x": x, "y": y})
    names = list(names if labels is None else labels)
    if len(x) < 2 or len(names) != len(x):
        raise ValueError(
            f"two rows or more and a label for each are needed, found {len(x)} rows and {len(names)} labels"
        )
    if statistic == "pearson" and factorial(min(len(x) - 1, 20)) > MOST_ORDERINGS:
        observed, p = _without_each(x, y, draws_for(len(x), draws), seed)
    else:
        tests = [
            exact_test(np.delete(x, row), np.delete(y, row), statistic, draws=draws, seed=seed)
            for row in range(len(x))
        ]
        observed, p = [t.observed for t in tests], [t.p for t in tests]
    frame = pd.DataFrame({"left_out": names, "observed": observed, "p": p})
    frame.attrs = {"low": float(frame.observed.min()), "high": float(frame.observed.max())}
    return frame


def _without_each(x, y, draws, seed):
    """Pearson's r without each row, and its p over drawn orderings, for all rows at once.

    Take one ordering of all rows, and one row out of it: the y that stood beside it goes where the
    row's own y stood. That is a random ordering of the other rows, so one draw serves every row,
    and what changes are three products of a sum."""
    x, y = x - x.mean(), y - y.mean()
    rest = len(x) - 1
    means = x * y / rest  # the sum of the others is minus the one left out, in x and in y
    lengths = np.sqrt(np.maximum((x @ x - x**2 - x**2 / rest) * (y @ y - y**2 - y**2 / rest), 0))
    lengths[lengths < 1e-13 * max(1e-300, np.abs(x).max() * np.abs(y).max())] = np.nan
    observed = np.clip((x @ y - x * y - means) / lengths, -1, 1)
    least, count = np.abs(np.nan_to_num(observed)) - TOLERANCE, np.zeros(len(x))
    for order in _drawn_orderings(len(x), [np.arange(len(x))], draws, seed):
        beside, back = y[order], np.empty_like(order)
        np.put_along_axis(back, order, np.arange(len(x))[:, None], axis=0)
        changed = (x[back] - x[:, None]) * beside - x[back] * y[:, None]
        strength = np.abs((x @ beside + changed - means[:, None]) / lengths[:, None])
        count += (np.nan_to_num(strength) >= least[:, None]).sum(axis=1)
    return observed, np.where(np.isnan(lengths), 1.0, (count + 1) / (draws + 1))


def rounding_box(function, *printed, offsets, draws=10_000, seed=0):
    """Lowest and highest value of a function if each printed figure may stand anywhere in its
    rounding interval.

    `printed` are the arguments of `function`, numbers or columns; `offsets` has one entry for each:
    a number h if the figure stands for [v − h, v + h], a pair (a, b) if it stands for [v + a, v +
    b]; numbers or columns. A share rounded to a percent has the offset 0.005, pay floored to $1,000
    has (0, 999), a figure that is certain has 0. `function` receives arrays and returns a number.

    Evaluated are the printed figures and the corners of the box: all 2^k of them if k ≤ 16 figures
    are uncertain; beyond that the two towards which every figure alone pulls, and `draws` others
    from `seed`. The range is exact for functions that rise or fall in each figure throughout; for
    others it is a close range that may be exceeded inside the box. The result is nan if the
    function is nan at a corner. Raises ValueError if there is not one pair of offsets, in order, an
    argument.

    >>> low, high = rounding_box(lambda share, pay: share @ pay, [0.5, 0.5], [10_000, 20_000], offsets=[0.005, (0, 999)])
    >>> round(low, 2), round(high, 2)
    (14850.0, 16158.99)
    """
    figures = [np.asarray(value, dtype=float) for value in printed]
    pairs = [(-half, half) if np.ndim(half := offset) == 0 else offset for offset in offsets]
    if len(pairs) != len(figures) or any(len(pair) != 2 for pair in pairs):
        raise ValueError(
            f"offsets: a number or a (low, high) pair for each of {len(figures)} arguments, found {offsets}"
        )
    low, high = (
        np.concatenate(
            [
                (figure + np.asarray(pair[end])).ravel()
                for figure, pair in zip(figures, pairs, strict=True)
            ]
        )
        for end in (0, 1)
    )
    if not np.all(low <= high):
        raise ValueError(f"offsets: the low end must not be above the high end, found {offsets}")

    def evaluate(point):
        parts = np.split(point, np.cumsum([figure.size for figure in figures])[:-1])
        return float(
            function(
                *(
                    part.reshape(figure.shape)[()]
                    for part, figure in zip(parts, figures, strict=True)
                )
            )
        )

    middle = np.concatenate([figure.ravel() for figure in figures])
    values = [
        evaluate(middle),
        *(evaluate(corner) for corner in _corners(evaluate, middle, low, high, draws, seed)),
    ]
    return float(np.min(values)), float(np.max(values))


def pulled(function, middle, half, steps=5):
    """The two corners of a box towards which all figures together pull a function down, and up.

    `middle` is an array of figures and `half`, of the same shape, how far each may move either way;
    `function` receives such an array and returns a number. A corner is found from the middle by
    moving each figure the way that alone pulls, and again from there, up to `steps` times; the
    extremes of a function with many bends may lie elsewhere.

    >>> low, high = pulled(lambda v: v[0] - v[1], np.array([1.0, 1.0]), np.array([0.5, 0.5]))
    >>> low.tolist(), high.tolist()
    ([0.5, 1.5], [1.5, 0.5])
    """

    def one_by_one(point):
        pulls = np.zeros(point.shape)
        for place in np.ndindex(point.shape):
            up, down = point.copy(), point.copy()
            up[place], down[place] = middle[place] + half[place], middle[place] - half[place]
            pulls[place] = np.sign(function(up) - function(down))
        return pulls

    def corner(way):
        best, point = None, middle
        for _ in range(steps):
            point = middle + way * half * one_by_one(point)
            if best is not None and not way * (function(point) - function(best)) > 0:
                break
            best = point
        return best

    return corner(-1), corner(1)


def _corners(evaluate, middle, low, high, draws, seed):
    """Corners of the box between low and high, all of them or, if they are too many, those that
    `rounding_box` names."""
    uncertain = np.flatnonzero(low < high)
    if len(uncertain) <= 16:
        upward = product((False, True), repeat=len(uncertain))
    else:
        pulls = np.array(
            [
                evaluate(_moved(middle, i, high)) > evaluate(_moved(middle, i, low))
                for i in uncertain
            ]
        )
        random = np.random.default_rng(seed)
        upward = chain([pulls, ~pulls], (random.random(len(uncertain)) < 0.5 for _ in range(draws)))
    for choice in upward:
        corner = low.copy()
        corner[uncertain] = np.where(choice, high[uncertain], low[uncertain])
        yield corner


def _moved(point, place, target):
    moved = point.copy()
    moved[place] = target[place]
    return moved


@dataclass(frozen=True)
class Fit:
    """A least-squares fit of y on some columns and a constant; see `ols` for what each field is."""

    coefs: pd.Series
    se: pd.Series
    low: pd.Series
    high: pd.Series
    level: float
    df: int
    sigma: float
    residuals: pd.Series
    leverage: pd.Series
    cooks_distance: pd.Series
    vif: pd.Series
    press: float


def ols(y, X, level=0.95):
    """Least-squares fit of `y` on the columns of `X` and a constant, with what shows how far to
    trust it: a `Fit`.

    `X` is a frame or an array of rows by predictors; without predictors it fits the mean. By
    coefficient ("intercept", then the columns of X): `coefs`, `se` and the t-interval `low` …
    `high` at `level`. By predictor: `vif`, the factor by which the others inflate the variance of
    its coefficient, 1 if they share nothing with it. By row: `residuals`, `leverage` (0 to 1, they
    sum to the number of coefficients; 1 is a row that the fit must pass through) and
    `cooks_distance` (how far the fit moves without the row). `df` is rows less coefficients,
    `sigma` the residual standard deviation, `press` the sum of squared errors in predicting each
    row from the others.

    With no degree of freedom left, `sigma`, `se` and the interval are nan; so are, at leverage 1,
    Cook's distance and `press`. In a perfect fit Cook's distance is 0. Raises ValueError for more
    coefficients than rows, for a predictor that is constant or a combination of others, and for a
    level outside 0 to 1 (Belsley, Kuh & Welsch 1980; Allen 1974 for PRESS).

    >>> fit = ols([1, 3, 2, 5], pd.DataFrame({"x": [0, 1, 2, 3]}))
    >>> fit.coefs.round(2).to_dict(), fit.df, round(fit.press, 2)
    ({'intercept': 1.1, 'x': 1.1}, 2, 8.87)
    """
    if not 0 < level < 1:
        raise ValueError(f"level: above 0 and below 1 is needed, found {level}")
    y, design = _design(y, X)
    n, k = design.shape
    q, r = np.linalg.qr(design)
    coefs = pd.Series(np.linalg.solve(r, q.T @ y), design.columns)
    variance = (np.linalg.inv(r) ** 2).sum(axis=1)  # of each coefficient, in units of sigma²
    residuals = y - design @ coefs
    residuals = residuals.where(residuals.abs() > 1e-12 * y.abs().max(), 0.0)
    sigma = sqrt(residuals @ residuals / (n - k)) if n > k else float("nan")
    se = pd.Series(sigma * np.sqrt(variance), design.columns)
    reach = stats.t.ppf((1 + level) / 2, n - k) * se
    leverage = pd.Series((q**2).sum(axis=1), design.index)
    errors = residuals / (1 - leverage).where(leverage < 1 - 1e-12)
    return Fit(
        coefs=coefs,
        se=se,
        low=coefs - reach,
        high=coefs + reach,
        level=level,
        df=n - k,
        sigma=sigma,
        residuals=residuals,
        leverage=leverage,
        cooks_distance=errors**2 * leverage / (k * (sigma or 1) ** 2),
        vif=(n * design.var(ddof=0) * variance).drop("intercept"),
        press=float((errors**2).sum(skipna=False)),
    )


def _design(y, X):
    """y as a Series, and the constant and the predictors as a frame with the same labels, of full
    rank."""
    if not isinstance(X, pd.DataFrame | pd.Series):
        X = np.asarray(X, dtype=float)
        X = dict(enumerate(X.reshape(len(X), -1).T))
    predictors = dict(X.to_frame() if isinstance(X, pd.Series) else X)
    y, *arrays, labels = _columns(
        {"y": y} | {f"column {name}": column for name, column in predictors.items()}
    )
    design = np.column_stack([np.ones(len(y)), *arrays])
    n, k = design.shape
    if (
        n < k
        or np.linalg.matrix_rank(design / np.maximum(np.linalg.norm(design, axis=0), 1e-300)) < k
    ):
        raise ValueError(
            f"{n} rows do not determine {k} coefficients, or a column is constant or a combination of others"
        )
    return pd.Series(y, labels), pd.DataFrame(design, labels, ["intercept", *predictors])


@dataclass(frozen=True)
class Line:
    """A straight line through points; see `linear_fit` for what each field is."""

    slope: float
    intercept: float
    se: float
    low: float
    high: float
    level: float
    df: int
    sigma: float
    x: pd.Series
    residuals: pd.Series
    leverage: pd.Series
    cooks_distance: pd.Series

    def band(self, grid):
        """The t-band of the line over a grid of x: a frame with `x`, `fit`, `low` and `high`.

        It holds the mean of y at each x by itself with confidence `level`; single points scatter
        more widely. With two points its ends are nan."""
        grid, centre = np.asarray(grid, dtype=float), self.x.mean()
        fit = self.intercept + self.slope * grid
        error = self.sigma * np.sqrt(
            1 / len(self.x) + (grid - centre) ** 2 / np.sum((self.x - centre) ** 2)
        )
        reach = stats.t.ppf((1 + self.level) / 2, self.df) * error
        return pd.DataFrame({"x": grid, "fit": fit, "low": fit - reach, "high": fit + reach})


def linear_fit(x, y, level=0.95):
    """The least-squares line of `y` on `x`, with the t-interval of its slope and the pull of each
    point: a `Line`.

    `slope` in units of y per unit of x, `se` its standard error, `low` … `high` its interval at
    `level`. `x`, `residuals`, `leverage` and `cooks_distance` by point, `df`, `sigma` and the
    results without degrees of freedom or in a perfect fit as in `ols`. `band(grid)` is the band
    around the line. Raises ValueError for fewer than two points and for a constant x.

    >>> line = linear_fit([0, 1, 2, 3], [1, 3, 2, 5])
    >>> round(line.slope, 2), round(line.low, 2), round(line.high, 2)
    (1.1, -1.14, 3.34)
    """
    x, y, labels = _columns({"x": x, "y": y})
    x = pd.Series(x, labels)
    fit = ols(pd.Series(y, labels), x.to_frame("x"), level)
    slope = {name: float(getattr(fit, name)["x"]) for name in ("se", "low", "high")}
    same = {
        name: getattr(fit, name)
        for name in ("level", "df", "sigma", "residuals", "leverage", "cooks_distance")
    }
    return Line(
        slope=float(fit.coefs["x"]), intercept=float(fit.coefs["intercept"]), x=x, **slope, **same
    )


def _p_values(p):
    """p-values as an array, and how to give them back: a Series with its labels, or an array."""
    p_values, labels = _columns({"p": p})
    if p_values.min() < 0 or p_values.max() > 1:
        raise ValueError(
            f"p: values from 0 to 1 are needed, found {p_values.min():g} to {p_values.max():g}"
        )
    return p_values, (lambda adjusted: pd.Series(adjusted, labels)) if isinstance(
        p, pd.Series
    ) else np.asarray


def benjamini_hochberg(p):
    """p-values adjusted so that those below a level q hold a share of false finds of at most q on
    average.

    Takes and returns a list or array, or a Series. An adjusted value is never below the p it comes
    from and never above 1; a single p stays as it is. For independent or positively dependent
    looks. Raises ValueError for values outside 0 to 1 (Benjamini & Hochberg 1995).

    >>> benjamini_hochberg([0.01, 0.04, 0.03, 0.5]).round(3)
    array([0.04 , 0.053, 0.053, 0.5  ])
    """
    p, give_back = _p_values(p)
    return give_back(stats.false_discovery_control(p))


def holm(p):
    """p-values adjusted so that any false find among those below a level has at most that chance,
    however the looks depend.

    Takes and returns a list or array, or a Series. The least p is multiplied by how many there are,
    the next by one fewer, and so on, none falling below the one before; never above 1. Raises
    ValueError for values outside 0 to 1 (Holm 1979).

    >>> holm([0.01, 0.04, 0.03, 0.5]).round(3)
    array([0.04, 0.09, 0.09, 0.5 ])
    """
    p, give_back = _p_values(p)
    order = np.argsort(p, kind="stable")
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(1, np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1)))
    return give_back(adjusted)
