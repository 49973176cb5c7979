"""
How much of a gap between two groups' average pay comes from where they work, and how much from pay
inside the same work?

    sorting_and_inside(...)    the ratio of two groups' average pay as a product of a sorting and an
                               inside part

With pay of both groups in each occupation the two averages differ for two reasons: the groups are
spread differently over occupations, and they are paid differently inside them (Kitagawa 1955;
Oaxaca 1973; Blinder 1973). Whose pay the occupations are valued at is a choice: the base, always
named.
"""

from dataclasses import dataclass
from math import log

import numpy as np

from helpers._columns import aligned
from helpers.compositions import close

BASES = ("rest", "group", "both")


@dataclass(frozen=True)
class Decomposition:
    """`total` = `sorting` × `inside`: ratios of the group's average pay to the rest's; see
    `sorting_and_inside`.

    `sorting_log_share` is the part of 100 ln(total) that sorting makes: 0 none, 1 all of it; nan at
    parity.
    """

    total: float
    sorting: float
    inside: float
    base: str
    group_average: float
    rest_average: float

    @property
    def sorting_log_share(self) -> float:
        return log(self.sorting) / log(self.total) if self.total != 1 else float("nan")


def sorting_and_inside(group_pay, rest_pay, group, rest, base="rest"):
    """The group's average pay over the rest's, split into what sorting over occupations makes and
    the rest inside them.

    By occupation: `group_pay` and `rest_pay`, pay of either; `group` and `rest`, how many people.
    `sorting` is the ratio that the two spreads over occupations would give if both were paid alike
    in each, `inside` is total / sorting: the two pays valued at one spread. Paid alike means, by
    `base`: "rest" as the rest is paid (then inside is measured over the group's occupations),
    "group" as the group is paid (inside over the rest's occupations), "both" the geometric mean of
    these two answers. 1: parity. If the pays are medians, so the averages are averages of medians
    and not mean pay. Raises ValueError for pay that is not above 0, missing values and an unknown
    base (Kitagawa 1955; Oaxaca 1973; Blinder 1973).

    >>> parts = sorting_and_inside([36, 72], [40, 80], [3, 1], [1, 3])
    >>> round(parts.total, 3), round(parts.sorting, 3), round(parts.inside, 3)
    (0.643, 0.714, 0.9)
    """
    if base not in BASES:
        raise ValueError(f"base: one of {', '.join(BASES)} is needed, found {base!r}")
    group_pay, rest_pay, group, rest = aligned(group_pay, rest_pay, group, rest)
    if (group_pay <= 0).any() or (rest_pay <= 0).any():
        raise ValueError("expected pay above 0")
    group, rest = close(group), close(rest)
    averages = {"group": (group * group_pay).sum(), "rest": (rest * rest_pay).sum()}
    valued = {
        "rest": (group * rest_pay).sum() / averages["rest"],
        "group": averages["group"] / (rest * group_pay).sum(),
    }
    total = averages["group"] / averages["rest"]
    sorting = valued[base] if base != "both" else float(np.sqrt(valued["rest"] * valued["group"]))
    return Decomposition(
        float(total),
        float(sorting),
        float(total / sorting),
        base,
        float(averages["group"]),
        float(averages["rest"]),
    )
