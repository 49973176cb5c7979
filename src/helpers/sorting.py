"""What does sorting alone, who holds which role, do to the average pay of a group?

    group_averages, between_ratio      of one group and of the rest, and one over the other
    ratio_contributions                what each role adds
    weight_range                       if the sizes of the roles are wrong by a factor of two
    leave_one_out_ratios               without each role
    assumed_ratio, assumed_ratio_same_averages    with pay inside roles assumed to differ
    ratio_test                         how many ways to deal the pays take the ratio as far from 1

Everyone in a role is taken to be paid alike: none of this is a pay gap between persons. Arguments
are by role: pay in dollars a year, shares as fractions, weights for the size of roles (None: all
equal). Inputs as in `compositions`; a measure that valid input leaves without a meaning is NaN."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers._columns import aligned
from helpers._orderings import orderings
from helpers.compositions import close
from helpers.exact import TOLERANCE, counted
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


def ratio_test(pay, share, weights=None, *, draws=99_999, seed=0):
    """How many ways to deal the pays to the roles take the ratio as far from 1, in either
    direction: an `ExactTest`.

    Shares and weights stay with their roles. `observed` is the logarithm of the ratio, so that 0.8
    and 1.25 are as far from 1; orderings fall short of it by no more than 1e-9. Up to nine roles
    all orderings are counted, beyond that `draws` are drawn (Pitman 1937; Phipson & Smyth 2010).

    >>> test = ratio_test([40_000, 60_000, 80_000], [0.75, 0.5, 0.25])
    >>> round(test.observed, 3), test.count, test.orderings
    (-0.223, 2, 6)
    """
    pay, share, weights = _pay_table(pay, share, weights)
    observed = float(np.log(between_ratio(pay, share, weights)))
    spreads = np.array([close(weights * share), close(weights * (1 - share))])
    total, exact, chunks = orderings(len(pay), None, draws, seed)
    paid, count = pay.to_numpy(), 0
    for chunk in chunks:
        women, men = spreads @ paid[chunk]
        count += int((np.abs(np.log(women / men)) >= abs(observed) - TOLERANCE).sum())
    return counted(observed, count, total, exact)


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

    >>> round(assumed_ratio_same_averages([40_000, 80_000], [0.75, 0.25], 0.9), 3)  # not 0.643
    0.659
    """
    pay, share, weights = _pay_table(pay, share, weights)
    return assumed_ratio(between_ratio(pay / (1 - share + share * within), share, weights), within)
