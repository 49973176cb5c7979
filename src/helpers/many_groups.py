"""What does sorting alone do to the average pay of many groups?

    group_pay                the average pay of each group, and its ratio to that of one of them
    leave_one_out_groups     the same without each role
    largest_departure        how far a group's average could lie from that of all
    bounds_with_unknown      where a ratio could lie whoever the people of an unknown group are

Everyone in a role is taken to be paid alike. Tables of shares have a row per role and a column per
group; other inputs as in `sorting`."""

import numpy as np
import pandas as pd

from helpers._columns import aligned
from helpers.compositions import close
from helpers.diversity import representation


def group_pay(pay, shares, reference, weights=None):
    """Average pay of each group if everyone in a role were paid alike, and its `ratio` to that of
    the `reference` group.

    A frame `average`, `ratio`, a row per group. 1: parity with the reference. NaN for a group that
    no role has. Raises ValueError for a reference that is no column.

    >>> shares = pd.DataFrame({"x": [0.25, 0.75], "y": [0.75, 0.25]})
    >>> group_pay([40_000, 80_000], shares, "x")["average"].to_dict()
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


def bounds_with_unknown(pay, shares, reference, unknown, weights=None):
    """Where the pay ratio of each group to the reference group could lie, whoever the people of the
    group `unknown` are: a frame `low`, `high`, a row a group.

    In each role they may all be of the group, all of the reference group, or of neither. The ratio
    is highest if those of the best-paid roles count to the group, those of the worst-paid roles to
    the reference; how many of either is tried (bounds in the sense of Manski 1990). Errors as in
    `group_pay`.

    >>> shares = pd.DataFrame({"x": [0.5, 0.5], "y": [0.4, 0.4], "?": [0.1, 0.1]})
    >>> bounds_with_unknown([40_000, 80_000], shares, "x", "?").loc["y"].round(3).tolist()
    [0.935, 1.069]
    """
    pay, shares, weights = aligned(pay, shares, weights)
    group_pay(pay, shares, reference, weights)  # raises what it raises
    order = np.argsort(-pay.to_numpy(), kind="stable")
    people = close(shares).mul(close(weights), axis=0).iloc[order]
    paid, loose = pay.to_numpy()[order], people[unknown].to_numpy()
    groups = [name for name in shares if name not in (reference, unknown)]
    base = people[reference].to_numpy()
    bounds = {
        name: (
            1 / _highest(base, people[name].to_numpy(), loose, paid),
            _highest(people[name].to_numpy(), base, loose, paid),
        )
        for name in groups
    }
    return pd.DataFrame.from_dict(bounds, orient="index", columns=["low", "high"])


def _highest(group, other, loose, paid):
    """The highest ratio of the average pay of `group` to that of `other` if the loose people of the
    first roles count to the one and those of the last roles to the other; roles from the best
    paid."""
    n = len(paid)
    first = np.tri(n + 1, n, -1) * loose  # a row for each number of roles at the top
    averages_up = ((group + first) @ paid) / (group + first).sum(axis=1)
    last = np.tri(n + 1, n, -1)[:, ::-1] * loose
    averages_down = ((other + last) @ paid) / (other + last).sum(axis=1)
    fits = np.add.outer(np.arange(n + 1), np.arange(n + 1)) <= n
    return float(np.max(np.where(fits, averages_up[:, None] / averages_down[None], 0)))
