"""A page for two roles: all that a comparison page shows, and what comparison sites do not say —
how large the gap is in each measure, how sure one can be, which differences are more than rounding,
and where each figure comes from.

    pair_pages(roles)              the pages to build: (file name, role, role)
    pair_body(roles, a, b, ...)    the HTML of such a page, without what is around it

What the template shows is gathered here, `overlay` draws the two pay distributions.
"""

from itertools import combinations

import numpy as np
import pandas as pd
from markupsafe import Markup

from helpers.charts.style import GREY, role_colours
from helpers.questions.compare import compare, find_role
from helpers.questions.pairs import PRINTED
from helpers.questions.pay import POSSIBLE
from helpers.reports.overlay import overlay
from helpers.reports.templates import render
from helpers.roles.load import Roles
from helpers.stories.compare import NOT_GIVEN, in_words, side_by_side
from helpers.wording import (
    capital,
    counted,
    dollars,
    in_hundred,
    listing,
    number,
    percent,
    plain,
    signed,
    span,
    spoken,
)

__all__ = ["ALL_PAIRS_UP_TO", "Pair", "pair_body", "pair_name", "pair_pages"]

ALL_PAIRS_UP_TO = (
    10  # roles; beyond that, only the pairs that the source pages compare and those asked for
)
ROUNDING = {"Gender": 0.001, "Race": 0.001, "LGBT": 0.01, "Share with that degree": 0.01}
"""How far apart two printed shares can be and still stand for the same: shares with one decimal,
and whole percent."""
SECOND = GREY  # for the second of two roles whose colours are the same, beyond ten roles
Pair = tuple[str, str, str]  # file name without ending, and the two roles in the order of the name


def pair_name(slug_a: str, slug_b: str) -> str:
    """The file name of a pair's page, the same in either order.

    >>> pair_name("cook", "baker")
    'baker-vs-cook'
    """
    return "-vs-".join(sorted((slug_a, slug_b)))


def pair_pages(roles: Roles, asked: list[tuple[str, str]] | None = None) -> list[Pair]:
    """The pairs to build a page for: all of up to ten roles; of more, those on the source pages and
    those asked for.

    Raises KeyError, with the nearest names, for an unknown role, and ValueError for one role twice.
    """
    slugs = roles.roles.set_index("role")["slug"]
    pairs = list(combinations(slugs.index, 2))
    if len(slugs) > ALL_PAIRS_UP_TO:
        pairs = [(page.role_a, page.role_b) for page in roles.pages.itertuples()]
    for a, b in asked or []:
        pair = find_role(roles, a), find_role(roles, b)
        if pair[0] == pair[1]:
            raise ValueError(f"{pair[0]}: the same role twice, expected two roles")
        pairs.append(pair)
    ordered = (sorted(pair, key=slugs.__getitem__) for pair in pairs if pair[0] != pair[1])
    return list(
        {
            pair_name(slugs[a], slugs[b]): (pair_name(slugs[a], slugs[b]), a, b) for a, b in ordered
        }.values()
    )


def pair_body(
    roles: Roles,
    a: str,
    b: str,
    measures: pd.DataFrame,
    sigmas: pd.DataFrame,
    pages: list[Pair] | None = None,
) -> Markup:
    """The HTML of the page of two roles. `measures` is `pairs.pair_measures(roles.roles)`, `sigmas`
    `pairs.spreads(...)`; other pairs of `pages` with one of the two are listed at its end."""
    frame, about = in_words(compare(roles, a, b)), roles.roles.set_index("role")
    both = measures[measures["high"].isin([a, b]) & measures["low"].isin([a, b])]
    found = both.iloc[0] if len(both) else None
    return render(
        "pair.html.j2",
        a=a,
        b=b,
        low_a=_said(a),
        low_b=_said(b),
        colours=_colours(roles, a, b),
        said=[_pay(frame, a, b, found), _shares(frame, a, b), _not_given(frame, a, b)],
        tasks=[(role, text) for role in (a, b) if (text := _text(about.loc[role, "summary"]))],
        overlay=overlay(roles.roles, a, b, sigmas) if found is not None else None,
        gap=_gap(found),
        printed={name: _two(frame[frame["section"] == name]) for name in PRINTED_SECTIONS},
        ages=_two(frame[frame["figure"] == "Average age"]),
        dots=_dots(frame, a, b),
        rounding=_beyond_rounding(frame),
        skills=_two(frame[frame["section"] == "Skills"]),
        shared=_shared_skills(frame, a, b),
        duties=_duties(frame, a, b),
        sources=_sources(roles, frame, a, b),
        others=[(role, _others(pages or [], role, {a, b})) for role in (a, b)],
    )


PRINTED_SECTIONS = ("Overview", "Pay", "Education")


def _said(role: str) -> str:
    return plain(spoken(role))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _colours(roles: Roles, a: str, b: str) -> list[str]:
    """The names of the colours that the two roles have in all figures."""
    colours = role_colours(roles.roles["role"])
    pair = [colours[a], colours[b] if colours[b] != colours[a] else SECOND]
    return [colour[1:] for colour in pair]


def _values(frame: pd.DataFrame, figure: str, group: str = "") -> tuple[float, float]:
    rows = frame[(frame["figure"] == figure) & (frame["group"] == group)]
    return tuple(rows["value"]) if len(rows) == 2 else (float("nan"), float("nan"))


def _pay(frame: pd.DataFrame, a: str, b: str, found: pd.Series | None) -> str:
    pay = dict(zip((a, b), _values(frame, "Yearly salary"), strict=True))
    given = {role: value for role, value in pay.items() if not np.isnan(value)}
    if not given:
        return "No average pay is given for either role."
    if len(given) == 1:
        [(role, value)] = given.items()
        return (
            f"The {_said(role)} averages {dollars(value)} a year; for the other role no average "
            "is given."
        )
    high, low = (a, b) if pay[a] >= pay[b] else (b, a)
    if pay[a] == pay[b]:
        return f"Both roles average {dollars(pay[a])} a year."
    sentence = (
        f"The {_said(high)} averages {dollars(pay[high])} a year, "
        f"{dollars(pay[high] - pay[low])} more than the {_said(low)} ({dollars(pay[low])})."
    )
    return sentence if found is None else f"{sentence} {_chance(found)}"


def _chance(found: pd.Series) -> str:
    least, most = in_hundred(found["p_higher_low"]), in_hundred(found["p_higher_high"])
    odds = (
        "however the pay ranges are read"
        if least == most
        else f"{span(least, most)}, depending on how the pay ranges are read"
    )
    return (
        f"Take one person of each role at random: the {_said(found['high'])} earns more "
        f"{in_hundred(found['p_higher'])} times in 100 ({odds})."
    )


def _shares(frame: pd.DataFrame, a: str, b: str) -> str:
    women = _values(frame, "Gender", "Female")
    degree = _values(frame, "Share with that degree")
    sentences = []
    if not np.isnan(women).any():
        sentences.append(
            f"Women are {percent(women[0], 1)} of those in the role {_said(a)} and "
            f"{percent(women[1], 1)} in the role {_said(b)}."
        )
    if not np.isnan(degree).any():
        sentences.append(
            f"The most common degree of the {_said(a)} is held by {percent(degree[0])}, that of "
            f"the {_said(b)} by {percent(degree[1])}."
        )
    return " ".join(sentences)


def _not_given(frame: pd.DataFrame, a: str, b: str) -> str:
    """What pages do not give for both roles, and for either."""
    listed = frame[(frame["section"] == "Skills") & (frame["text"] != NOT_GIVEN)]
    # A skill that only one role names is no gap.
    unlisted = frame["section"].eq("Skills") & ~frame["role"].isin(listed["role"])
    missing = frame[(frame["text"] == NOT_GIVEN) & (frame["section"].ne("Skills") | unlisted)]
    missing = missing.assign(
        figure=missing["figure"].mask(missing["section"] == "Skills", "Skills")
    )
    lacks = missing.groupby("figure", sort=False)["role"].agg(frozenset)
    by = {"for either role": {a, b}, f"for the {_said(a)}": {a}, f"for the {_said(b)}": {b}}
    found = {
        whose: [_said(figure).partition(" (")[0] for figure, own in lacks.items() if own == roles]
        for whose, roles in by.items()
    }
    said = [f"{whose}: {listing(figures)}" for whose, figures in found.items() if figures]
    return f"Not given {'; not given '.join(said)}." if said else ""


def _two(frame: pd.DataFrame) -> list[tuple[str, list[str]]]:
    """The rows of a table with a column for each of two roles."""
    if frame.empty:
        return []
    wide = side_by_side(frame)
    return [(label, list(row)) for (_, label), row in zip(wide.index, wide.to_numpy(), strict=True)]


# What comparison sites do not say


def _gap(found: pd.Series | None) -> dict | None:
    """Every measure of the gap with its range, as texts."""
    if found is None:
        return None
    high, low = _said(found["high"]), _said(found["low"])
    rows = [
        ("Gap in dollars a year", dollars(found["gap_usd"]), ""),
        (f"In percent of the {low}’s pay", f"{number(found['percent_of_low'], 1)}%", ""),
        (f"In percent of the {high}’s pay", f"{number(found['percent_of_high'], 1)}%", ""),
        ("In log points", number(found["log_points"], 1), ""),
        (
            f"Times in 100 that the {high} earns more",
            in_hundred(found["p_higher"]),
            span(in_hundred(found["p_higher_low"]), in_hundred(found["p_higher_high"])),
        ),
        (
            "Pay that both distributions have in common",
            percent(found["overlap"]),
            span(percent(found["overlap_low"]), percent(found["overlap_high"])),
        ),
    ]
    return {
        "over": capital(high),
        "low": low,
        "rows": rows,
        "read": PRINTED,
        "readings": listing(POSSIBLE),
    }


def _beyond_rounding(frame: pd.DataFrame) -> str:
    """Which shares differ by more than their rounding, and which do not."""
    larger, within = [], []
    shares = frame[frame["figure"].isin(ROUNDING)]
    for (figure, group), rows in shares.groupby(["figure", "group"], sort=False):
        if len(rows) == 2 and rows["value"].notna().all():
            gap = abs(rows["value"].diff().iloc[1])
            (larger if gap > ROUNDING[figure] + 1e-9 else within).append((group or figure).strip())
    sentences = [
        f"More than rounding apart: {listing(larger)}." if larger else "",
        f"No more than rounding apart: {listing(within)}." if within else "",
    ]
    return " ".join(filter(None, sentences))


def _dots(frame: pd.DataFrame, a: str, b: str) -> list[dict]:
    """Shares of both roles as aligned dots, with each difference and whether it is more than
    rounding."""
    shares = frame[frame["figure"].isin(["Gender", "Race", "LGBT"])]
    return [_dot(rows, a, b) for _, rows in shares.groupby(["figure", "group"], sort=False)]


def _dot(rows: pd.DataFrame, a: str, b: str) -> dict:
    figure, group = rows["figure"].iloc[0], rows["group"].iloc[0]
    values, texts = rows.set_index("role")["value"], rows.set_index("role")["text"]
    gap = values[a] - values[b]
    shown = NOT_GIVEN if np.isnan(gap) else signed(100 * gap, 0 if figure == "LGBT" else 1)
    within = not np.isnan(gap) and abs(gap) <= ROUNDING[figure] + 1e-9
    places = [(kind, values[role]) for role, kind in ((a, "a"), (b, "b"))]
    return {
        "name": f"{figure}: {group}" if group else figure,
        "texts": [texts[a], texts[b]],
        "gap": f"({shown})" if within else shown,
        "places": [(kind, f"{100 * at:.1f}") for kind, at in places if not np.isnan(at)],
    }


def _shared_skills(frame: pd.DataFrame, a: str, b: str) -> str:
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


def _duties(frame: pd.DataFrame, a: str, b: str) -> list[tuple[str, list[str]]]:
    duties = frame[frame["figure"] == "Duty"]
    own = [(role, list(duties[duties["role"] == role]["text"])) for role in (a, b)]
    return own if len(duties) else []


def _sources(roles: Roles, frame: pd.DataFrame, a: str, b: str) -> dict:
    """Where each figure stands: page and line for either role."""
    stated = frame[(frame["page"] != "") & (frame["figure"] != "Average")]
    label = stated["figure"].where(stated["group"] == "", stated["figure"] + ": " + stated["group"])
    place = stated["page"] + ":" + stated["line"].astype(str)
    wide = stated.assign(label=label, place=place).pivot_table(
        index="label", columns="role", values="place", aggfunc="first", sort=False
    )
    wide = wide.reindex(columns=[a, b]).fillna(NOT_GIVEN)
    pages = roles.pages["page"].isin(stated["page"]).sum()
    pair = roles.pages["role_a"].isin([a, b]) & roles.pages["role_b"].isin([a, b])
    together = (
        "One of them compares these two roles."
        if pair.any()
        else "No source page compares these two roles: each stands on pages about other pairs."
    )
    return {
        "said": f"The figures come from {counted(pages, 'page')}. {together}",
        "rows": [(name, list(row)) for name, row in zip(wide.index, wide.to_numpy(), strict=True)],
    }


def _others(pages: list[Pair], role: str, pair: set[str]) -> list[tuple[str, str]]:
    """The other pages with a role: file name and the role that it is compared with."""
    return [
        (name, b if a == role else a) for name, a, b in pages if role in (a, b) and {a, b} != pair
    ]
