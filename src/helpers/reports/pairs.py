"""A page for two roles: all that a comparison page shows, and what comparison sites do not say —
how large the gap is in each measure, how sure one can be, which differences are more than rounding,
and where each figure comes from.

    pair_pages(roles)              the pages to build: (file name, role, role)
    pair_body(roles, a, b, ...)    the HTML of such a page, without what is around it

What the template shows is gathered here; `pairwords` says it, `overlay` draws the two pay
distributions.
"""

from itertools import combinations

import numpy as np
import pandas as pd
from markupsafe import Markup

from helpers.charts.palette import GREY
from helpers.charts.style import role_colours
from helpers.questions.compare import compare
from helpers.questions.names import find_role
from helpers.questions.pairs import PRINTED
from helpers.questions.pay import POSSIBLE
from helpers.reports.overlay import overlay
from helpers.reports.pairwords import (
    ROUNDING,
    not_given_said,
    pay_said,
    rounding_said,
    said,
    shares_said,
    skills_said,
)
from helpers.reports.templates import render
from helpers.roles.load import Roles
from helpers.stories.common import people_in
from helpers.stories.compare import in_words, side_by_side
from helpers.stories.gap import NOT_GIVEN
from helpers.wording import (
    capital,
    counted,
    dollars,
    in_hundred,
    listing,
    number,
    percent,
    signed,
    span,
)

ALL_PAIRS_UP_TO = (
    10  # roles; beyond that, only the pairs that the source pages compare and those asked for
)
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
    """The HTML of the page of two roles. `measures` is `gap.pair_measures(roles.roles)`, `sigmas`
    `pay.spreads(...)`; other pairs of `pages` with one of the two are listed at its end."""
    frame, about = in_words(compare(roles, a, b)), roles.roles.set_index("role")
    both = measures[measures["high"].isin([a, b]) & measures["low"].isin([a, b])]
    found = both.iloc[0] if len(both) else None
    wide = side_by_side(frame)
    return render(
        "pair.html.j2",
        a=a,
        b=b,
        low_a=said(a),
        low_b=said(b),
        colours=_colours(roles, a, b),
        said=[pay_said(frame, a, b, found), shares_said(frame, a, b), not_given_said(frame, a, b)],
        tasks=[(role, text) for role in (a, b) if (text := _text(about.loc[role, "summary"]))],
        overlay=overlay(roles.roles, a, b, sigmas) if found is not None else None,
        gap=_gap(found),
        printed={name: _two(wide, "section", name) for name in PRINTED_SECTIONS},
        ages=_two(wide, "label", "Average age"),
        dots=_dots(frame, a, b),
        rounding=rounding_said(frame),
        skills=_two(wide, "section", "Skills"),
        shared=skills_said(frame, a, b),
        duties=_duties(frame, a, b),
        sources=_sources(roles, frame, a, b),
        others=[(role, _others(pages or [], role, {a, b})) for role in (a, b)],
    )


LOG_POINTS = Markup('In <a href="../index.html#term-log-points">log points</a>')
PRINTED_SECTIONS = ("Overview", "Pay", "Education")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _colours(roles: Roles, a: str, b: str) -> list[str]:
    """The names of the colours that the two roles have in all figures."""
    colours = role_colours(roles.roles["role"])
    pair = [colours[a], colours[b] if colours[b] != colours[a] else SECOND]
    return [colour[1:] for colour in pair]


def _two(wide: pd.DataFrame, level: str, name: str) -> list[tuple[str, list[str]]]:
    """The rows of a table with a column for each of two roles: those of a section, or of a label."""
    rows = wide[wide.index.get_level_values(level) == name]
    return [(label, list(row)) for (_, label), row in zip(rows.index, rows.to_numpy(), strict=True)]


# What comparison sites do not say


def _gap(found: pd.Series | None) -> dict | None:
    """Every measure of the gap with its range, as texts."""
    if found is None:
        return None
    high, low = said(found["high"]), said(found["low"])
    rows = [
        ("Gap in dollars a year", dollars(found["gap_usd"]), ""),
        (f"In percent of the {low}’s pay", f"{number(found['percent_of_low'], 1)}%", ""),
        (f"In percent of the {high}’s pay", f"{number(found['percent_of_high'], 1)}%", ""),
        (LOG_POINTS, number(found["log_points"], 1), ""),
        (
            f"Times in 100 that the {high} earns more",
            in_hundred(found["p_higher"]),
            span(
                in_hundred(found["p_higher_reading_low"]),
                in_hundred(found["p_higher_reading_high"]),
            ),
        ),
        (
            "Pay that both distributions have in common",
            percent(found["overlap"]),
            span(percent(found["overlap_reading_low"]), percent(found["overlap_reading_high"])),
        ),
    ]
    return {
        "over": capital(high),
        "low": low,
        "rows": rows,
        "read": people_in(PRINTED),
        "else_read": listing((people_in(read) for read in POSSIBLE if read != PRINTED), "or"),
    }


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
