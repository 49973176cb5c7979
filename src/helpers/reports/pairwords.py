"""What the page of two roles says in sentences, of the rows of a comparison in words
(`stories.compare.in_words`); "" where there is nothing to say.

    pay_said(frame, a, b, found)      the averages, and how often the better-paid role wins
    shares_said(frame, a, b)          women and degrees
    not_given_said(frame, a, b)       what no page gives for one of the roles, or both
    rounding_said(frame)              which shares differ by more than their rounding
    skills_said(frame, a, b)          which skills both name
    said(role)                        a role as it stands inside a sentence
"""

import numpy as np
import pandas as pd

from helpers.stories.gap import NOT_GIVEN
from helpers.wording import a_role, dollars, in_hundred, listing, percent, plain, span, spoken

ROUNDING = {"Gender": 0.001, "Race": 0.001, "LGBT": 0.01, "Share with that degree": 0.01}
"""How far apart two printed shares can be and still stand for the same: shares with one decimal,
and whole percent."""


def said(role: str) -> str:
    return plain(spoken(role))


def _values(frame: pd.DataFrame, figure: str, group: str = "") -> tuple[float, float]:
    rows = frame[(frame["figure"] == figure) & (frame["group"] == group)]
    return tuple(rows["value"]) if len(rows) == 2 else (float("nan"), float("nan"))


def pay_said(frame: pd.DataFrame, a: str, b: str, found: pd.Series | None) -> str:
    pay = dict(zip((a, b), _values(frame, "Yearly salary"), strict=True))
    given = {role: value for role, value in pay.items() if not np.isnan(value)}
    if not given:
        return "No average pay is given for either role."
    if len(given) == 1:
        [(role, value)] = given.items()
        return (
            f"The {said(role)} averages {dollars(value)} a year; for the other role no average "
            "is given."
        )
    high, low = (a, b) if pay[a] >= pay[b] else (b, a)
    if pay[a] == pay[b]:
        return f"Both roles average {dollars(pay[a])} a year."
    sentence = (
        f"The {said(high)} averages {dollars(pay[high])} a year, "
        f"{dollars(pay[high] - pay[low])} more than the {said(low)} ({dollars(pay[low])})."
    )
    return sentence if found is None else f"{sentence} {_chance(found)}"


def _chance(found: pd.Series) -> str:
    least, most = (in_hundred(found[f"p_higher_reading_{end}"]) for end in ("low", "high"))
    odds = (
        "however the pay ranges can be read"
        if least == most
        else f"{span(least, most)}, depending on how the pay ranges are read"
    )
    return (
        f"Take one person of each role at random: the {said(found['high'])} earns more "
        f"{in_hundred(found['p_higher'])} times in 100 ({odds})."
    )


def shares_said(frame: pd.DataFrame, a: str, b: str) -> str:
    women = _values(frame, "Gender", "Female")
    degree = _values(frame, "Share with that degree")
    sentences = []
    if not np.isnan(women).any():
        sentences.append(
            f"Women are {percent(women[0], 1)} of those who work as {plain(a_role(a))} and "
            f"{percent(women[1], 1)} of those who work as {plain(a_role(b))}."
        )
    if not np.isnan(degree).any():
        sentences.append(
            f"The most common degree of the {said(a)} is held by {percent(degree[0])}, that of "
            f"the {said(b)} by {percent(degree[1])}."
        )
    return " ".join(sentences)


def not_given_said(frame: pd.DataFrame, a: str, b: str) -> str:
    """What pages do not give for both roles, and for either."""
    listed = frame[(frame["section"] == "Skills") & (frame["text"] != NOT_GIVEN)]
    # A skill that only one role names is no gap.
    unlisted = frame["section"].eq("Skills") & ~frame["role"].isin(listed["role"])
    missing = frame[(frame["text"] == NOT_GIVEN) & (frame["section"].ne("Skills") | unlisted)]
    missing = missing.assign(
        figure=missing["figure"].mask(missing["section"] == "Skills", "Skills")
    )
    lacks = missing.groupby("figure", sort=False)["role"].agg(frozenset)
    by = {"for either role": {a, b}, f"for the {said(a)}": {a}, f"for the {said(b)}": {b}}
    found = {
        whose: [said(figure).partition(" (")[0] for figure, own in lacks.items() if own == roles]
        for whose, roles in by.items()
    }
    parts = [f"{whose}: {listing(figures)}" for whose, figures in found.items() if figures]
    return f"Not given {'; not given '.join(parts)}." if parts else ""


def rounding_said(frame: pd.DataFrame) -> str:
    """Which shares differ by more than their rounding, and which do not."""
    larger, within = [], []
    shares = frame[frame["figure"].isin(ROUNDING)]
    for (figure, group), rows in shares.groupby(["figure", "group"], sort=False):
        if len(rows) == 2 and rows["value"].notna().all():
            gap = abs(rows["value"].diff().iloc[1])
            (larger if gap > ROUNDING[figure] + 1e-9 else within).append(
                group.strip() or said(figure)
            )
    sentences = [
        f"More than rounding apart: {listing(larger)}." if larger else "",
        f"No more than rounding apart: {listing(within)}." if within else "",
    ]
    return " ".join(filter(None, sentences))


def skills_said(frame: pd.DataFrame, a: str, b: str) -> str:
    """Which skills both roles name; "" where neither names any."""
    skills = frame[(frame["section"] == "Skills") & (frame["text"] != NOT_GIVEN)]
    if skills.empty:
        return ""
    of_a, of_b = (_skill_names(skills[skills["role"] == role]) for role in (a, b))
    shared = [name for key, name in of_a.items() if key in of_b]
    return f"Both name {listing(shared)}." if shared else "No skill is named for both."


def _skill_names(rows: pd.DataFrame) -> dict[str, str]:
    names = rows["text"].where(rows["figure"] == "Top skill", rows["group"])
    return {name.casefold(): name for name in names}
