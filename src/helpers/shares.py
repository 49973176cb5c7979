"""Who works where, and what does that do to average pay?

Three questions about groups of people spread over roles: how unevenly two groups are spread
(segregation), what sorting alone does to the average pay of a group when everyone in a role is paid
alike (averages between roles), and how mixed a role is (diversity). None of them sees pay inside a
role, so none of them is a pay gap between persons.

Arguments are by role: counts or shares of people, pay in dollars a year, weights for the size of
roles (None: all equal). Lists, arrays, Series and frames are taken, labels are kept and matched;
distances between roles stand in `distances`. Invalid input (missing, negative, all zero) raises
ValueError; a measure that valid input leaves without a meaning is NaN."""

from itertools import product
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.stats import entropy

from helpers.compositions import aitchison_distance, aligned, checked, close, clr, total_variation  # noqa: F401 offered here too

WEIGHT_STEPS = (0.5, 1.0, 2.0)
EXHAUSTIVE_UP_TO = 10
STARTS, MANY = 6, 100  # climbs towards an extreme, of up to so many weights; of more, one


# --- Segregation of two groups ---


def dissimilarity(a, b):
    """Duncan's D: the share of either group that would have to change role for both to be spread
    alike.

    `a` and `b` are counts of two groups by role. 0: the same distribution; 1: no role holds both.
    It grows with finer roles and says nothing of which roles pay. Raises ValueError if a group is
    empty (Duncan & Duncan 1955).

    >>> round(dissimilarity([100, 60, 40, 0], [0, 40, 60, 100]), 3)
    0.6
    """
    return float(dissimilarity_contributions(a, b).sum())


def dissimilarity_contributions(a, b):
    """What each role adds to D: half the distance between the two groups' shares in it, a Series
    that adds up to D.

    >>> dissimilarity_contributions([3, 1], [1, 3]).tolist()
    [0.25, 0.25]
    """
    a, b = aligned(a, b)
    return ((close(a) - close(b)).abs() / 2).rename("contribution")


def segregation_curve(a, b):
    """Points of the segregation curve: a frame with a row "start" and one per role, by rising ratio
    of `a` to `b`.

    Columns `a` and `b` are cumulative shares, to be drawn as y and x: the diagonal is no
    segregation, the lower right corner is all of it. `gap` is b - a, and its largest value is D
    (Duncan & Duncan 1955).

    >>> segregation_curve([3, 1], [1, 3])["gap"].tolist()
    [0.0, 0.5, 0.0]
    """
    a, b = (close(counts) for counts in aligned(a, b))
    order = np.argsort(
        np.arctan2(a, b), kind="stable"
    )  # the angle is the ratio a / b, and b may be zero
    points = pd.DataFrame({"a": a, "b": b}).iloc[order].cumsum()
    curve = pd.concat([pd.DataFrame({"a": [0.0], "b": [0.0]}, index=["start"]), points])
    return curve.assign(gap=curve["b"] - curve["a"])


def size_standardised_dissimilarity(a, b):
    """D as it would be if every role were as large as the others and kept its own mix, so that no
    large role decides.

    0: the same mix in every role; 1: no role holds both. Raises ValueError for a role without
    anyone (Gibbs 1965).

    >>> round(size_standardised_dissimilarity([90, 1], [10, 9]), 3)
    0.8
    """
    a, b = aligned(a, b)
    mixes = close(pd.DataFrame({"a": a, "b": b}))
    return dissimilarity(mixes["a"], mixes["b"])


def karmel_maclachlan(a, b):
    """IP: the share of all people who would have to change role for one mix everywhere, roles
    keeping their sizes.

    `a` and `b` are counts on one scale. 0: the same mix in every role, or one group only; at most 2
    m (1 - m), where m is the share of `a`, so 0.5 for complete segregation of equal groups. It is 2
    m (1 - m) D (Karmel & MacLachlan 1988).

    >>> karmel_maclachlan([3, 1], [1, 3])
    0.25
    """
    a, b = aligned(a, b)
    share, _ = close([a.sum(), b.sum()])
    return float(((1 - share) * a - share * b).abs().sum() / (a.sum() + b.sum()))


# --- Average pay between roles ---


class GroupAverages(NamedTuple):
    """Average pay of a group and of all others."""

    group: float
    rest: float


class WeightRange(NamedTuple):
    """Lowest and highest ratio, and whether every combination of weights was looked at."""

    low: float
    high: float
    exhaustive: bool


def group_averages(pay, share, weights=None):
    """Average pay of a group and of the rest, if everyone in a role were paid the pay of the role.

    `share` is the fraction of each role that belongs to the group, `weights` the sizes of the
    roles. NaN where nobody belongs to the group, or to the rest. Raises ValueError for pay that is
    not above 0 and for shares above 1 (percent?).

    >>> group_averages([40_000, 80_000], [0.75, 0.25])
    GroupAverages(group=50000.0, rest=70000.0)
    """
    pay, share, weights = _pay_table(pay, share, weights)
    group, rest = _averages_under(weights.to_numpy()[None], pay, share)
    return GroupAverages(float(group[0]), float(rest[0]))


def _pay_table(pay, share, weights):
    pay, share, weights = aligned(pay, share, weights)
    if (pay == 0).any() or (share > 1).any():
        raise ValueError("expected pay above 0 and shares as fractions of 1")
    return pay, share, close(weights)


def _averages_under(scenarios, pay, share):
    """Both averages for each row of weights."""
    pay, share = pay.to_numpy(), share.to_numpy()
    with np.errstate(invalid="ignore"):  # 0 / 0: nobody there, so no average
        return tuple(scenarios @ (part * pay) / (scenarios @ part) for part in (share, 1 - share))


def between_ratio(pay, share, weights=None):
    """The group's average pay over that of the rest, as sorting across roles alone would make it.

    1: parity; 0.9: the group's average is 10 % below the rest's. It is not a pay gap: everyone in a
    role is taken to be paid alike (Petersen & Morgan 1995). NaN and errors as in `group_averages`.

    >>> round(between_ratio([40_000, 80_000], [0.75, 0.25]), 3)
    0.714
    """
    group, rest = group_averages(pay, share, weights)
    return group / rest


def ratio_contributions(pay, share, weights=None):
    """What each role adds to the difference between the two averages: a frame with a row per role.

    `group_share` and `rest_share` say how the group and the rest are spread over the roles.
    `difference`, their difference times pay above the overall average, adds up to group - rest in
    the unit of pay; `ratio` adds up to the ratio - 1; and `log_points` to 100 ln(ratio), where the
    difference is shared out by the logarithmic mean. Below 0: the role widens a gap to the group's
    cost. Only the composition part of Kitagawa 1955 exists, since pay in a role is one number. The
    overall average as zero point decides the parts, not the total.

    >>> ratio_contributions([40_000, 80_000], [0.75, 0.25])["difference"].tolist()
    [-10000.0, -10000.0]
    """
    pay, share, weights = _pay_table(pay, share, weights)
    group, rest = group_averages(pay, share, weights)
    spread = pd.DataFrame(
        {"group_share": close(weights * share), "rest_share": close(weights * (1 - share))}
    )
    gap = spread["group_share"] - spread["rest_share"]
    difference = gap * (pay - (weights * pay).sum())
    return spread.assign(
        difference=difference,
        ratio=difference / rest,
        log_points=100 * difference / _logarithmic_mean(group, rest),
    )


def _logarithmic_mean(a, b):
    excess = a / b - 1
    return b * excess / np.log1p(excess) if excess else b


def reweighted_ratios(pay, share, weights=None):
    """The ratio with one role's weight `halved` and `doubled`: a frame with a row per role.

    >>> reweighted_ratios([40_000, 80_000], [0.75, 0.25]).round(3).iloc[0].to_dict()
    {'halved': 0.754, 'doubled': 0.714}
    """
    pay, share, weights = _pay_table(pay, share, weights)
    one = np.eye(len(pay))
    halved, doubled = (
        _ratios(weights.to_numpy() * (1 + step * one), pay, share) for step in (-0.5, 1.0)
    )
    return pd.DataFrame({"halved": halved, "doubled": doubled}, index=pay.index)


def _ratios(scenarios, pay, share):
    group, rest = _averages_under(scenarios, pay, share)
    return group / rest


def weight_range(pay, share, weights=None):
    """The lowest and highest ratio when each weight is halved, kept or doubled, in all combinations
    at once.

    Up to ten roles every combination is looked at; beyond, climbs that change one role at a time,
    from the weights as they are and from a few drawn ones, which may stop short of the extremes
    (`exhaustive` is False). Weights in between may reach a little further.

    >>> low, high, exhaustive = weight_range([40_000, 80_000], [0.75, 0.25])
    >>> round(low, 3), round(high, 3), exhaustive
    (0.714, 0.817, True)
    """
    pay, share, weights = _pay_table(pay, share, weights)

    if len(pay) <= EXHAUSTIVE_UP_TO:
        steps = np.array(list(product(WEIGHT_STEPS, repeat=len(pay))))
        found = _ratios(weights.to_numpy() * steps, pay, share)
        return WeightRange(float(found.min()), float(found.max()), True)
    random, few = np.random.default_rng(0), STARTS if len(pay) <= MANY else 1
    starts = [np.ones(len(pay)), *(random.choice(WEIGHT_STEPS, len(pay)) for _ in range(few - 1))]
    return WeightRange(
        *(
            pick([_climb(pay, share, weights, best, steps) for steps in starts])
            for pick, best in ((min, np.argmin), (max, np.argmax))
        ),
        False,
    )


def _climb(pay, share, weights, best, steps):
    """The lowest (`best` is np.argmin) or highest ratio that is reached from weights times `steps`
    by changing one at a time."""
    pay, share, weights = (column.to_numpy() for column in (pay, share, weights))
    parts = (
        np.array([share * pay, share, (1 - share) * pay, 1 - share]) * weights
    )  # what each role adds to the four sums
    steps = steps.copy()
    while True:
        sums = (parts * steps).sum(axis=1)
        moves = [sums[:, None] + parts * (step - steps) for step in WEIGHT_STEPS]
        group, people, rest, others = np.concatenate([sums[:, None], *moves], axis=1)
        with np.errstate(invalid="ignore", divide="ignore"):
            ratios = group / people / (rest / others)
        if not np.isfinite(ratios).all():  # nobody is in the group, or in the rest
            return float("nan")
        move = best(ratios)
        if not abs(ratios[move] - ratios[0]) > 1e-15:
            return float(ratios[0])
        steps[(move - 1) % len(pay)] = WEIGHT_STEPS[(move - 1) // len(pay)]


def leave_one_out_ratios(pay, share, weights=None):
    """Both averages and their ratio without each role in turn: a frame `group`, `rest`, `ratio`, a
    row per role left out.

    NaN where nobody of the group, or of the rest, is left.

    >>> leave_one_out_ratios([40_000, 60_000, 80_000], [0.75, 0.5, 0.25])["ratio"].round(3).tolist()
    [0.926, 0.714, 0.9]
    """
    pay, share, weights = _pay_table(pay, share, weights)
    scenarios = weights.to_numpy() * (1 - np.eye(len(pay)))
    group, rest = _averages_under(scenarios, pay, share)
    return pd.DataFrame({"group": group, "rest": rest, "ratio": group / rest}, index=pay.index)


def assumed_ratio(between, within):
    """The overall ratio if, on top of sorting, the group earned `within` times what the rest earns
    in the same role.

    A dial, not a finding: `within` is assumed, alike in every role. Exact if the pay of a role is
    that of either group; see `assumed_ratio_same_averages` if it is the average of both. `within`
    may be an array. 1: parity.

    >>> round(assumed_ratio(0.9, 0.95), 3)
    0.855
    """
    if not (np.all(np.asarray(between) > 0) and np.all(np.asarray(within) > 0)):
        raise ValueError("expected ratios above 0")
    return between * within


def assumed_ratio_same_averages(pay, share, within, weights=None):
    """As `assumed_ratio`, but each role keeps its printed pay as the average of the group's and the
    rest's pay in it.

    The rest's pay is then pay / (1 - share + share within), and the group's is `within` times that.
    `within` is one number.

    >>> round(assumed_ratio_same_averages([40_000, 80_000], [0.75, 0.25], 0.9), 3)  # 0.643 as a product
    0.659
    """
    pay, share, weights = _pay_table(pay, share, weights)
    return assumed_ratio(between_ratio(pay / (1 - share + share * within), share, weights), within)


# --- Many groups over roles ---


def pooled_shares(shares, weights=None):
    """The share of each group in all roles taken together: a Series, from a table of shares, role
    by group.

    Rows are closed first, so for counts give `weights=counts.sum(axis=1)`.

    >>> pooled_shares([[0.5, 0.5], [0.7, 0.3]]).round(3).tolist()
    [0.6, 0.4]
    """
    shares, weights = aligned(shares, weights)
    return close(shares).mul(close(weights), axis=0).sum().rename("share")


def representation(shares, weights=None):
    """The share of each group in a role over its share in the roles pooled: a frame, role by group.

    1: as in the roles taken together; 2: twice as common; 0: absent. NaN for a group that no role
    has. The reference is the roles at hand, not the labour force.

    >>> representation([[0.5, 0.5], [0.7, 0.3]]).round(3).iloc[0].tolist()
    [0.833, 1.25]
    """
    shares, weights = aligned(shares, weights)
    return close(shares) / pooled_shares(shares, weights)


def theil_h(shares, weights=None):
    """The information theory index H: how much less mixed the roles are than all roles together,
    many groups at once.

    0: every role has the same make-up; 1: every role has one group only. NaN if there is one group.
    Rows are closed first, so for counts give `weights=counts.sum(axis=1)` (Theil 1972; Reardon &
    Firebaugh 2002).

    >>> theil_h([[1, 0], [0, 1]])
    1.0
    """
    shares, weights = aligned(shares, weights)
    whole = shannon(pooled_shares(shares, weights))
    inside = (close(weights) * shannon(shares)).sum()
    return max(0.0, float(1 - inside / whole)) if whole > 0 else float("nan")


def group_pay(pay, shares, reference, weights=None):
    """Average pay of each group if everyone in a role were paid alike, and its `ratio` to that of
    the `reference` group.

    A frame `average`, `ratio`, a row per group. 1: parity with the reference. NaN for a group that
    no role has. Raises ValueError for a reference that is no column.

    >>> group_pay([40_000, 80_000], pd.DataFrame({"x": [0.25, 0.75], "y": [0.75, 0.25]}), "x")["average"].to_dict()
    {'x': 70000.0, 'y': 50000.0}
    """
    pay, shares, weights = aligned(pay, shares, weights)
    if reference not in shares.columns or (pay == 0).any():
        raise ValueError(
            f"expected pay above 0 and a reference among {', '.join(map(str, shares.columns))}"
        )
    people = close(shares).mul(close(weights), axis=0)
    average = people.mul(pay, axis=0).sum() / people.sum()
    return pd.DataFrame({"average": average, "ratio": average / average[reference]})


def leave_one_out_groups(pay, shares, reference, weights=None):
    """The pay ratio of each group to the reference group without each role in turn: a frame, role
    left out by group.

    Ratios, NaN and errors as in `group_pay`.

    >>> shares = pd.DataFrame({"x": [0.2, 0.5, 0.8], "y": [0.8, 0.5, 0.2]})
    >>> leave_one_out_groups([40_000, 60_000, 80_000], shares, "x")["y"].round(3).tolist()
    [0.909, 0.667, 0.879]
    """
    pay, shares, weights = aligned(pay, shares, weights)
    group_pay(pay, shares, reference, weights)  # raises what it raises
    people = close(shares).mul(close(weights), axis=0)
    paid = people.mul(pay, axis=0)
    left, total = (table.sum() - table for table in (people, paid))
    # What a sum leaves of a group that stands in one role only is rounding, not people.
    average = total / left.where(left > 1e-12 * people.sum())
    return average.div(average[reference], axis=0)


def largest_departure(pay, shares, weights=None):
    """How far a group's average could lie from the average of all, as a fraction of it, given these
    spreads: a Series.

    The departure is the correlation of representation with pay, times the spread of the one and the
    relative spread of the other (weighted standard deviations); this is its size for a perfect
    correlation. 0: the group is as common everywhere, or all roles pay the same. NaN for a group
    that no role has.

    >>> largest_departure([40_000, 80_000], [[0.5, 0.5], [0.25, 0.75]]).round(3).tolist()
    [0.111, 0.067]
    """
    pay, shares, weights = aligned(pay, shares, weights)
    size, relative = close(weights), representation(shares, weights)
    average = (size * pay).sum()
    spread_of_pay = np.sqrt((size * (pay / average - 1) ** 2).sum())
    return np.sqrt(((relative - 1) ** 2).mul(size, axis=0).sum(skipna=False)) * spread_of_pay


# --- Diversity of a role ---


def gini_simpson(shares):
    """The chance that two people drawn from a role belong to different groups; for a table a Series
    by row.

    0: one group only; at most 1 - 1 / (number of groups), when all are equal. Drawn with
    replacement (Simpson 1949).

    >>> gini_simpson([0.5, 0.5])
    0.5
    """
    return _by_row(shares, 1 - (checked(close(shares)) ** 2).sum(axis=-1))


def shannon(shares):
    """Shannon entropy in nats: 0 for one group only, ln(number of groups) when all are equal; a
    Series by row for a table.

    >>> round(shannon([0.5, 0.5]), 3)
    0.693
    """
    return _by_row(shares, entropy(checked(close(shares)), axis=-1))


def hill(shares, q=1):
    """The effective number of groups: how many equally large groups would be as diverse; a Series
    by row for a table.

    `q`, from 0 to infinity, says how much large groups count: 0 counts groups that are not empty, 1
    is exp(Shannon), 2 is 1 / (1 - Gini-Simpson), infinity looks at the largest only. 1: one group
    only; never more than the number of groups, and never rising with q. Raises ValueError for a
    negative q (Hill 1973; Jost 2006).

    >>> round(hill([0.6, 0.3, 0.1], 2), 3)
    2.174
    """
    if not q >= 0:
        raise ValueError(f"order is {q}, expected 0 or more")
    parts = checked(close(shares))
    return _by_row(shares, _hill_rows(parts, q))


def _hill_rows(parts, q):
    largest = parts.max(axis=-1, keepdims=True)
    if q == 0:
        return (parts > 0).sum(axis=-1).astype(float)
    if np.isinf(q):
        return 1 / largest[..., 0]
    if abs(q - 1) < 1e-8:  # the general form is 0 / 0 at 1 and loses its digits beside it
        return np.exp(entropy(parts, axis=-1))
    # relative to the largest part nothing underflows, however large the order
    return np.exp(
        (q * np.log(largest[..., 0]) + np.log(((parts / largest) ** q).sum(axis=-1))) / (1 - q)
    )


def _by_row(shares, numbers):
    if isinstance(shares, pd.DataFrame):
        return pd.Series(numbers, index=shares.index)
    return numbers if np.ndim(numbers) else float(numbers)
