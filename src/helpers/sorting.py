"""What does sorting alone, who holds which role, do to the average pay of a group?

    group_averages, between_ratio      of one group and of the rest, and one over the other
    ratio_contributions                what each role adds
    weight_range                       if the sizes of the roles are wrong by a factor of two
    leave_one_out_ratios               without each role
    assumed_ratio, assumed_ratio_same_averages    with pay inside roles assumed to differ
    group_pay, leave_one_out_groups, largest_departure    many groups at once

Everyone in a role is taken to be paid alike: none of this is a pay gap between persons. Arguments
are by role: pay in dollars a year, shares as fractions, weights for the size of roles (None: all
equal). Inputs as in `compositions`; a measure that valid input leaves without a meaning is NaN."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers._columns import aligned
from helpers.compositions import close
from helpers.diversity import representation
from helpers.weighting import range_over_weights


class GroupAverages(NamedTuple):
    """Average pay of a group and of all others."""

    group: float
    rest: float


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


def _ratios(scenarios, pay, share):
    group, rest = _averages_under(scenarios, pay, share)
    return group / rest


def weight_range(pay, share, weights=None):
    """The lowest and highest ratio when each weight is halved, kept or doubled, in all combinations
    at once: a `WeightRange`, as `range_over_weights` finds it.

    >>> low, high, exhaustive = weight_range([40_000, 80_000], [0.75, 0.25])
    >>> round(low, 3), round(high, 3), exhaustive
    (0.714, 0.817, True)
    """
    pay, share, weights = _pay_table(pay, share, weights)
    return range_over_weights(lambda scenarios: _ratios(scenarios, pay, share), weights)


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
