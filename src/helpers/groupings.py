"""Which roles have the same make-up, and does a grouping of the roles keep apart those that differ?

    clusters              roles grouped by their distances
    profiles              rows that agree
    grouping_stability    does a grouping survive rounding, another distance, another linkage
    separation, least_p   are roles of different groups further apart than those of one
    eta_squared           the share of a figure's variance that lies between groups

Published make-ups may be copies of a few: then those, not the roles, are what there is to compare.
Inputs as in `compositions`."""

from dataclasses import dataclass
from itertools import permutations

import numpy as np
import pandas as pd
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform
from scipy.special import gammaln

from helpers._columns import aligned, like, on_index, place
from helpers.compositions import METRICS, condensed_distances

LINKAGES = ("average", "complete", "single")
EXACT_UP_TO = 9
FEW_GROUPS = 20
SEPARATION_WORK = 4_000_000_000  # draws times squared roles: a few seconds
STABILITY_WORK = 20_000_000  # the same
ATOL = 1e-9


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

    >>> found = grouping_stability([[0.2, 0.8], [0.21, 0.79], [0.6, 0.4]], list("xxy"), 0.0005)
    >>> found["under_rounding"].tolist()
    [1.0, 1.0, 1.0, 1.0, 1.0, 1.0]
    """
    (shares,) = aligned(shares)
    codes, rng = _codes(groups, shares.index), np.random.default_rng(seed)
    low = np.maximum(shares - half_width, 0)
    tables = [like(shares, rng.uniform(low, shares + half_width)) for _ in range(draws)]
    rows = []
    for metric in METRICS:
        given, *moved = (condensed_distances(table, metric, floor) for table in [shares, *tables])
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
    groups = on_index(groups, index)
    if groups.isna().any():
        raise ValueError(f"{place(groups, groups.isna().to_numpy())}: no group given")
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
    # Names of equally large groups may change places.
    log_swaps = gammaln(sizes.value_counts() + 1).sum()
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
    # The number of pairs falls with that of the groups.
    first, second = np.nonzero(np.triu(codes[:, None] == codes, 1))
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
