"""How far apart are two roles in who works there, and how many different make-ups are there at all?

The make-up of a role is a row of shares that add up to a whole. Whatever one share gains the others
lose, so ordinary distances and correlations mislead: shares are closed to 1 first, and compared by
total variation (how many people would have to be of another group) or by the Aitchison distance
(ratios between the groups, so that small groups count as much as large ones). Published make-ups
may be copies of a few profiles: `profiles` counts those, and `separation` asks whether a grouping
of the roles keeps apart the ones that differ.

A table has a row per role and a column per group. Lists, arrays, Series and frames are taken;
labels are kept, and two labelled inputs are matched by label. A missing value is never read as
zero: it is refused."""

from dataclasses import dataclass
from itertools import permutations

import numpy as np
import pandas as pd
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import cityblock, euclidean, pdist, squareform
from scipy.special import gammaln

METRICS = ("aitchison", "total_variation")
LINKAGES = ("average", "complete", "single")
EXACT_UP_TO = 9
FEW_GROUPS = 20
SEPARATION_WORK, STABILITY_WORK = (
    4_000_000_000,
    20_000_000,
)  # draws times squared roles: a few seconds
ATOL = 1e-9


# --- Inputs ---


def checked(table, least=0.0):
    """The numbers of a list, array, Series or frame as floats, each finite and at least `least`.

    Raises ValueError that names the first place where a number is missing or too small.

    >>> checked([1, 2])
    array([1., 2.])
    """
    labelled = isinstance(table, (pd.Series, pd.DataFrame))
    numbers = (
        table.to_numpy(dtype=float, na_value=np.nan) if labelled else np.asarray(table, dtype=float)
    )
    bad = ~(np.isfinite(numbers) & (numbers >= least))
    if bad.any():
        raise ValueError(
            f"{_place(table, bad)}: found {numbers[bad][0]:g}, expected a number, {least:g} or more"
        )
    return numbers


def _place(table, mask):
    where = np.argwhere(mask)[0]
    axes = getattr(table, "axes", [range(length) for length in mask.shape])
    return ", ".join(str(axis[i]) for axis, i in zip(axes, where, strict=False))


def aligned(*tables, least=0.0):
    """Tables as Series and frames of checked floats that share one index: that of the first
    labelled one.

    Labelled tables are put into its order, others are taken by position, and None becomes equal
    weights. Raises ValueError where labels or numbers of rows differ.

    >>> pay, share = aligned([10, 20], pd.Series({"Clerk": 0.5, "Cook": 0.4}))
    >>> pay.to_dict()
    {'Clerk': 10.0, 'Cook': 20.0}
    """
    labelled = [table.index for table in tables if isinstance(table, (pd.Series, pd.DataFrame))]
    index = labelled[0] if labelled else pd.RangeIndex(len(tables[0]))
    matched = [_on_index(table, index) for table in tables]
    return [_like(table, checked(table, least)) for table in matched]


def _on_index(table, index):
    if table is None:
        return pd.Series(1.0, index=index)
    if isinstance(table, (pd.Series, pd.DataFrame)):
        return _reordered(table, index)
    if len(table) != len(index):
        raise ValueError(f"{len(table)} rows, expected {len(index)}")
    return (
        pd.DataFrame(np.asarray(table), index=index)
        if np.ndim(table) == 2
        else pd.Series(table, index=index)
    )


def _reordered(table, index):
    if table.index.equals(index):
        return table
    strangers = index.symmetric_difference(table.index, sort=False)
    if len(strangers) or index.has_duplicates or table.index.has_duplicates:
        raise ValueError(f"labels differ: {', '.join(map(str, strangers)) or 'some stand twice'}")
    return table.loc[index]


def _like(table, numbers):
    if isinstance(table, pd.DataFrame):
        return pd.DataFrame(numbers, index=table.index, columns=table.columns)
    return (
        pd.Series(numbers, index=table.index, name=table.name)
        if isinstance(table, pd.Series)
        else numbers
    )


# --- Compositions ---


def close(shares):
    """Shares or counts scaled to add up to 1: a vector as a whole, a table row by row.

    Raises ValueError for negative or missing parts and where all parts are zero (Aitchison 1986,
    section 2.2).

    >>> close([2, 2, 6])
    array([0.2, 0.2, 0.6])
    """
    parts = checked(shares)
    totals = parts.sum(axis=-1, keepdims=True)
    if (totals == 0).any():
        raise ValueError(f"{_place(shares, totals[..., 0] == 0) or 'shares'}: all parts are zero")
    return _like(shares, parts / totals)


def replace_zeros(shares, floor):
    """Closed shares in which each zero is `floor` and the others shrink in proportion to make room.

    Multiplicative replacement keeps the ratios between the parts that were seen (Martín-Fernández,
    Barceló-Vidal & Pawlowsky-Glahn 2003). `floor` is a fraction of 1, above 0; a fair choice is two
    thirds of the rounding unit. Raises ValueError where the floors would fill the whole.

    >>> replace_zeros([0.5, 0.5, 0], floor=0.2)
    array([0.4, 0.4, 0.2])
    """
    parts = checked(close(shares))
    zero = parts == 0
    filled = floor * zero.sum(axis=-1, keepdims=True)
    if not floor > 0 or (filled >= 1).any():
        raise ValueError(
            f"floor is {floor:g}, expected above 0 and less than 1 over the number of zeros"
        )
    return _like(shares, np.where(zero, floor, parts * (1 - filled)))


def clr(shares, floor=None):
    """Centred log-ratios: each part's log over the mean log of its row; they add up to 0, and all
    are 0 for equal parts.

    A zero part has no logarithm: ValueError names it, unless `floor` replaces it (see
    `replace_zeros`). Aitchison 1986.

    >>> clr([0.1, 0.3, 0.4, 0.2]).round(3)
    array([-0.795,  0.304,  0.592, -0.101])
    """
    closed = close(shares) if floor is None else replace_zeros(shares, floor)
    parts = checked(closed)
    if (parts == 0).any():
        raise ValueError(
            f"{_place(shares, parts == 0)}: a zero part has no log-ratio, give a floor to replace it"
        )
    logs = np.log(parts)
    return _like(shares, logs - logs.mean(axis=-1, keepdims=True))


# --- Distances ---


def aitchison_distance(a, b, floor=None):
    """Euclid's distance of the centred log-ratios of two make-ups.

    0: the same proportions; no upper end. Zero parts as in `clr`. Aitchison 1986; Pawlowsky-Glahn
    et al. 2015.

    >>> round(aitchison_distance([1, 1], [4, 1]), 3)  # ln 4 / sqrt 2
    0.98
    """
    a, b = aligned(a, b)
    return float(euclidean(clr(a, floor), clr(b, floor)))


def total_variation(a, b):
    """Half the sum of the absolute differences of two make-ups: the share that would have to be of
    another group.

    0: the same make-up; 1: no group in common.

    >>> round(total_variation([0.5, 0.5], [0.8, 0.2]), 3)
    0.3
    """
    a, b = aligned(a, b)
    return float(cityblock(close(a), close(b)) / 2)


def pairwise_distances(shares, metric="aitchison", floor=None):
    """Distances between all rows of a table of shares: a symmetric frame, role by role, with zeros
    on the diagonal.

    `metric` is "aitchison" or "total_variation"; zero parts as in `clr`.

    >>> pairwise_distances([[1, 1], [4, 1]], "total_variation").round(3).to_numpy()
    array([[0. , 0.3],
           [0.3, 0. ]])
    """
    (shares,) = aligned(shares)
    return pd.DataFrame(
        squareform(_condensed(shares, metric, floor)), index=shares.index, columns=shares.index
    )


def _condensed(shares, metric, floor):
    if metric not in METRICS:
        raise ValueError(f"metric is {metric!r}, expected one of {', '.join(METRICS)}")
    return (
        pdist(clr(shares, floor))
        if metric == "aitchison"
        else pdist(close(shares), "cityblock") / 2
    )


# --- Clusters and profiles ---


def clusters(distances, count, method="average"):
    """The cluster of each role, 1, 2, … in order of appearance, when the tree of the distances is
    cut into `count`.

    `distances` is square and symmetric; `method` is SciPy's linkage name ("average" is UPGMA).
    Where distances tie there may be fewer clusters than asked for.

    >>> clusters([[0, 1, 5], [1, 0, 5], [5, 5, 0]], 2).tolist()
    [1, 1, 2]
    """
    (distances,) = aligned(distances)
    cut = fcluster(linkage(squareform(distances.to_numpy()), method), count, "maxclust")
    return pd.Series(pd.factorize(cut)[0] + 1, index=distances.index, name="cluster")


def profiles(table, tolerance=0.0):
    """The profile of each row, 1, 2, … in order of appearance; the largest is the number of
    distinct profiles.

    Two rows share a profile if no column differs by more than `tolerance` (one number in the unit
    of the columns, or one per column), and so do rows that a chain of such rows links. With (age,
    LGBT) columns and tolerance 0: equal pairs.

    >>> profiles([[43, 0.10], [44, 0.08], [43, 0.10]]).tolist()
    [1, 2, 1]
    """
    (rows,) = aligned(pd.DataFrame(table), least=-np.inf)
    values = rows.to_numpy()
    alike = (np.abs(values[:, None] - values[None]) <= np.asarray(tolerance) + ATOL).all(axis=2)
    _, labels = connected_components(alike)
    return pd.Series(pd.factorize(labels)[0] + 1, index=rows.index, name="profile")


def grouping_stability(shares, groups, half_width, draws=200, seed=0, floor=None):
    """Do clusters of the roles give the same grouping, whatever the metric, the linkage and the
    rounding?

    The tree is cut into as many clusters as there are groups. A frame with a row per metric and
    linkage: `as_given`, is the grouping found in the shares as they stand; `under_rounding`, in
    what share of `draws` in which each share is moved at random within `half_width` of it (0.0005
    for a percentage with one decimal). 1: the grouping never depends on it.

    >>> grouping_stability([[0.2, 0.8], [0.21, 0.79], [0.6, 0.4]], ["x", "x", "y"], 0.0005)["under_rounding"].tolist()
    [1.0, 1.0, 1.0, 1.0, 1.0, 1.0]
    """
    (shares,) = aligned(shares)
    codes, rng = _codes(groups, shares.index), np.random.default_rng(seed)
    low = np.maximum(shares - half_width, 0)
    tables = [_like(shares, rng.uniform(low, shares + half_width)) for _ in range(draws)]
    rows = []
    for metric in METRICS:
        given, *moved = (_condensed(table, metric, floor) for table in [shares, *tables])
        for method in LINKAGES:
            hits = [_found(distances, codes, method) for distances in moved]
            rows.append((metric, method, _found(given, codes, method), float(np.mean(hits))))
    return pd.DataFrame(rows, columns=["metric", "linkage", "as_given", "under_rounding"])


def draws_for(roles, most=200):
    """How many draws `grouping_stability` can make of so many roles in a few seconds: 200 up to 300
    roles, then fewer.

    >>> draws_for(7), draws_for(2_000)
    (200, 10)
    """
    return int(min(most, max(10, STABILITY_WORK // roles**2)))


def _found(condensed, codes, method):
    cut = fcluster(linkage(condensed, method), codes.max() + 1, "maxclust")
    return bool((pd.factorize(cut)[0] == codes).all())


def _codes(groups, index):
    groups = _on_index(groups, index)
    if groups.isna().any():
        raise ValueError(f"{_place(groups, groups.isna().to_numpy())}: no group given")
    return pd.factorize(groups)[0]


# --- What a grouping carries ---


@dataclass(frozen=True)
class Separation:
    """A distance statistic, how many orderings reach it, how many there are, and p = count /
    orderings."""

    observed: float
    count: int
    orderings: int
    p: float


def separation(distances, groups, draws=9_999, seed=0):
    """Are roles of different groups further apart than roles of one group? Mean distance between
    minus mean within.

    Positive: groups keep apart what differs; 0: they say nothing. `p` is one-sided: the share of
    all distinct relabelings with the same group sizes whose statistic is at least the observed one
    minus 1e-9. Up to nine roles every relabeling is counted; beyond, up to `draws` random ones,
    fewer for hundreds of roles, and the observed one (Phipson & Smyth 2010). The smallest p that is
    possible depends on the group sizes alone (`least_p`). Raises ValueError where no pair is
    between groups, or none within one (Clarke 1993; Good 2005).

    >>> separation([[0, 1, 5, 5], [1, 0, 5, 5], [5, 5, 0, 1], [5, 5, 1, 0]], ["x", "x", "y", "y"])
    Separation(observed=4.0, count=2, orderings=6, p=0.3333333333333333)
    """
    (distances,) = aligned(distances)
    squareform(distances.to_numpy())  # refuses what is not symmetric
    codes = _codes(groups, distances.index)
    if len(codes) <= EXACT_UP_TO:
        statistics = _between_minus_within(distances.to_numpy(), _relabelings(codes))
    else:
        statistics = _drawn_statistics(
            distances.to_numpy(),
            codes,
            min(draws, max(99, SEPARATION_WORK // len(codes) ** 2)),
            seed,
        )
    count = int((statistics >= statistics[0] - ATOL).sum())
    return Separation(float(statistics[0]), count, len(statistics), count / len(statistics))


def least_p(groups):
    """The smallest p that `separation` can give for groups of these sizes; 1 where there is nothing
    to test.

    With few roles no grouping is rare, however clear: no relabeling is then tested, and none should
    be.

    >>> round(least_p(["x", "x", "y", "y"]), 3), least_p(["x", "x"]), least_p(["x", "y"])
    (0.333, 1.0, 1.0)
    """
    sizes = pd.Series(list(groups)).value_counts()
    if len(sizes) < 2 or sizes.max() < 2:
        return 1.0
    log_relabelings = gammaln(sizes.sum() + 1) - gammaln(sizes + 1).sum()
    log_swaps = gammaln(
        sizes.value_counts() + 1
    ).sum()  # names of equally large groups may change places
    return float(np.exp(log_swaps - log_relabelings))


def _relabelings(codes):
    """Rows of group codes, the observed one first, then all others."""
    return np.vstack([codes, *sorted(set(permutations(codes.tolist())) - {tuple(codes.tolist())})])


def _counts(codes):
    """How many pairs of roles are within a group, and how many between groups."""
    sizes = np.bincount(codes)
    within = (sizes * (sizes - 1)).sum() / 2
    between = len(codes) * (len(codes) - 1) / 2 - within
    if within == 0 or between == 0:
        raise ValueError("expected two groups or more, and one of two roles or more")
    return within, between


def _between_minus_within(distances, labels):
    within_pairs, between_pairs = _counts(labels[0])
    members = [(labels == group).astype(float) for group in range(labels[0].max() + 1)]
    within = sum(((group @ distances) * group).sum(axis=1) for group in members) / 2
    return (distances.sum() / 2 - within) / between_pairs - within / within_pairs


def _drawn_statistics(distances, codes, draws, seed):
    """The statistic as observed, then as often as drawn with the roles in another order in the
    places of the groups."""
    random = np.random.default_rng(seed)
    if codes.max() < FEW_GROUPS:  # products of matrices; their number grows with that of the groups
        return _between_minus_within(
            distances, np.vstack([codes, random.permuted(np.tile(codes, (draws, 1)), axis=1)])
        )
    within_pairs, between_pairs = _counts(codes)
    first, second = np.nonzero(
        np.triu(codes[:, None] == codes, 1)
    )  # their number falls with that of the groups
    orders = [np.arange(len(codes)), *(random.permutation(len(codes)) for _ in range(draws))]
    within = np.array([distances[order[first], order[second]].sum() for order in orders])
    return (distances.sum() / 2 - within) / between_pairs - within / within_pairs


def eta_squared(values, groups):
    """The share of the variance of `values` that lies between groups: a number, or one per column
    of a frame.

    0: all groups have the same average; 1: nothing varies inside a group. NaN for a constant
    column. Labels without any meaning carry (groups - 1) / (roles - 1) on average, so few roles in
    many groups look much explained (Pearson 1905).

    >>> round(eta_squared([1, 2, 5, 6], ["x", "x", "y", "y"]), 3)  # 16 / 17
    0.941
    """
    (values,) = aligned(values, least=-np.inf)
    table = pd.DataFrame(values)
    averages = table.groupby(_codes(groups, table.index)).transform("mean")
    shares = ((averages - table.mean()) ** 2).sum() / ((table - table.mean()) ** 2).sum()
    shares = shares.where(table.nunique() > 1)
    return shares if isinstance(values, pd.DataFrame) else float(shares.iloc[0])
