"""
The registered test in words: a line a role, a line a prediction.

    lines(found)       new roles beside what was predicted of them
    totals(found)      how each prediction fared
"""

from collections.abc import Iterator

import pandas as pd

from helpers.questions.beyond.registered import RULES, Confronted, Verdict
from helpers.wording import dollars, number, percent


def lines(found: Confronted) -> Iterator[str]:
    """A line a role: predicted pay with its interval, printed pay, and the verdict; then the width."""
    for role in found.roles.itertuples():
        yield f"{role.role}: pay {_pay(role)}; range {_width(role)}"


def _pay(role) -> str:
    if pd.isna(role.pay):
        return "not printed"
    if pd.isna(role.fit):
        return f"{dollars(role.pay)}, nothing was predicted for this degree"
    ends = f"{dollars(role.low)} to {dollars(role.high)}"
    return f"{dollars(role.pay)}, predicted {dollars(role.fit)} ({ends}): {_verdict(role.inside)}"


def _width(role) -> str:
    if pd.isna(role.width):
        return "not printed"
    ends = f"{number(role.width_low, 2)} to {number(role.width_high, 2)}"
    return f"{number(role.width, 2)} times, predicted {ends}: {_verdict(role.width_inside)}"


def _verdict(inside: object) -> str:
    return "inside" if inside else "outside"


def totals(found: Confronted) -> Iterator[str]:
    """A line a prediction: how many rows bear it out, by which rule, and whether it counts as borne out."""
    yield from (_total(verdict) for verdict in found.verdicts)
    if found.rmse == found.rmse:
        better = "smaller than" if found.rmse < found.rmse_of_mean else "not smaller than"
        yield (
            f"error of predicted pay: {number(found.rmse)} log points, {better} that of the known roles' mean, "
            f"{number(found.rmse_of_mean)}"
        )


def _total(verdict: Verdict) -> str:
    what, least = RULES[verdict.name]
    if verdict.holds is None:
        return f"{what}: none to hold it against"
    rule = (
        f"more than {percent(least)}" if verdict.name == "pairs" else f"at least {percent(least)}"
    )
    said = "borne out" if verdict.holds else "not borne out"
    return f"{what}: {number(verdict.borne_out)} of {number(verdict.of)} (rule: {rule}): {said}"
