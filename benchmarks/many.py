"""How analyses bear many roles: `python benchmarks/many.py [ROLES]`. Seconds and memory are
printed, not asserted.

Made-up figures of 2,000 roles (or ROLES), two million pairs. Each step is named with its processor
time and the most memory that the process has held so far."""

import resource
import sys
import time
from types import SimpleNamespace

import numpy as np
import pandas as pd

from helpers import compositions, groupings, shares
from helpers.inference import exact_test, leave_one_out
from helpers.pay import ranges_that_meet
from helpers.questions.between import between_shares
from helpers.questions.gap import pair_measures
from helpers.questions.pairs import neighbours
from helpers.questions.pay import priced

UNIT = (
    1e6 if sys.platform == "darwin" else 1e3
)  # of the memory that the system reports, in a megabyte


def made_up(count: int) -> tuple[pd.DataFrame, pd.Series, pd.Series, pd.DataFrame, np.ndarray]:
    """Roles with pay and range, women's share, degree rate, race shares, and the profile of each of
    four."""
    chance = np.random.default_rng(0)
    pay, sigma = np.exp(chance.normal(11, 0.4, count)).round(), chance.uniform(0.2, 0.5, count)
    low, high = (np.floor(pay * np.exp(side * 1.2816 * sigma) / 1000) * 1000 for side in (-1, 1))
    names = [f"Role {number}" for number in range(count)]
    roles = pd.DataFrame(
        {"role": names, "yearly_salary_usd": pay, "salary_low_usd": low, "salary_high_usd": high}
    )
    roles["openings"] = chance.uniform(2e3, 9e5, count)
    profile = chance.integers(0, 4, count)
    race = chance.dirichlet(np.full(6, 5.0), 4)[profile] * np.exp(
        chance.normal(0, 0.03, (count, 6))
    )
    women, degree = (
        pd.Series(chance.uniform(least, most, count), names)
        for least, most in ((0.15, 0.85), (20, 75))
    )
    return roles, women, degree.round(), pd.DataFrame(race, names), profile


def main(count: int = 2_000) -> None:
    roles, women, degree, race, profile = made_up(count)
    data = SimpleNamespace(roles=roles)
    pay = roles.set_index("role")["yearly_salary_usd"]
    size, log_pay = roles.set_index("role")["openings"], np.log(pay)
    print(f"{count:,} roles, {count * (count - 1) // 2:,} pairs")
    full = priced(roles)
    timed("gaps, chances and overlaps of all pairs", lambda: pair_measures(roles))
    timed(
        "neighbours, ranges that meet, splits",
        lambda: (neighbours(data), meet(full), between_shares(data)),
    )
    for statistic in ("pearson", "spearman", "kendall"):
        timed(
            f"test by drawn orderings, {statistic}",
            lambda s=statistic: exact_test(degree, log_pay, s),
        )
    timed("each role left out, with its p", lambda: leave_one_out(degree, log_pay))
    timed("weights halved or doubled", lambda: shares.weight_range(pay, women, size))
    timed(
        "each role left out of the pay of groups",
        lambda: shares.leave_one_out_groups(pay, race, 0, size),
    )
    apart = timed("distances of all race make-ups", lambda: compositions.pairwise_distances(race))
    timed("separation by profile", lambda: groupings.separation(apart, profile))
    draws = groupings.draws_for(count)
    timed(
        f"clusters under rounding, {draws} draws",
        lambda: groupings.grouping_stability(race, profile, 0.0005, draws),
    )


def meet(full: pd.DataFrame) -> int:
    return ranges_that_meet(full["salary_low_usd"], full["salary_high_usd"])


def timed(what: str, work):
    start = time.process_time()
    found = work()
    spent, held = (
        time.process_time() - start,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / UNIT,
    )
    print(f"{what:45}{spent:6.1f} s{held:8,.0f} MB")
    return found


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
