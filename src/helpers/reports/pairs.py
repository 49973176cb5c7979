"""A page for two roles: all that a comparison page shows, and what comparison sites do not say —
how large the gap is in each measure, how sure one can be, which differences are more than rounding,
and where each figure comes from.

    pair_pages(roles)              the pages to build: (file name, role, role)
    pair_body(roles, a, b, ...)    the HTML of such a page, without what is around it

Rendered by functions in one process; pictures are drawn as small SVG in the page's own colours.
"""

from html import escape
from itertools import combinations

import numpy as np
import pandas as pd
from scipy.stats import norm

from helpers.pay import READINGS
from helpers.questions.compare import compare, find_role
from helpers.questions.pairs import PRINTED, priced
from helpers.roles.load import Roles
from helpers.stories.compare import NOT_GIVEN, in_words, side_by_side
from helpers.wording import (
    counted,
    dollars,
    in_hundred,
    listing,
    number,
    percent,
    signed,
    span,
    spoken,
    table,
)

__all__ = ["ALL_PAIRS_UP_TO", "Pair", "pair_body", "pair_name", "pair_pages"]

ALL_PAIRS_UP_TO = (
    10  # roles; beyond that, only the pairs that the source pages compare and those asked for
)
ROUNDING = {"Gender": 0.001, "Race": 0.001, "LGBT": 0.01, "Share with that degree": 0.01}
"""How far apart two printed shares can be and still stand for the same: shares with one decimal,
and whole percent."""
WIDTH, HEIGHT, BASE = 640, 210, 168  # of the picture of two pay distributions, in its own units


def pair_name(slug_a: str, slug_b: str) -> str:
    """The file name of a pair's page, the same in either order.

    >>> pair_name("cook", "baker")
    'baker-vs-cook'
    """
    return "-vs-".join(sorted((slug_a, slug_b)))


Pair = tuple[str, str, str]  # file name without ending, and the two roles in the order of the name


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


def pair_body(roles: Roles, a: str, b: str, measures: pd.DataFrame, sigmas: pd.DataFrame) -> str:
    """The HTML of the page of two roles. `measures` is `pairs.pair_measures(roles.roles)`, `sigmas`
    `pairs.spreads(...)`."""
    frame, about = in_words(compare(roles, a, b)), roles.roles.set_index("role")
    both = measures[measures["high"].isin([a, b]) & measures["low"].isin([a, b])]
    found = both.iloc[0] if len(both) else None
    parts = [
        f"<h1>{escape(a)} and {escape(b)}</h1>",
        _summary(frame, a, b, found),
        _what_they_do(about, a, b),
        _gap(roles, a, b, found, sigmas),
        *(_section(frame, name) for name in ("Overview", "Pay", "Education")),
        _people(frame, a, b),
        _skills(frame, a, b),
        _duties(frame, a, b),
        _sources(roles, frame, a, b),
    ]
    return "\n".join(part for part in parts if part)


def _values(frame: pd.DataFrame, figure: str, group: str = "") -> tuple[float, float]:
    rows = frame[(frame["figure"] == figure) & (frame["group"] == group)]
    return tuple(rows["value"]) if len(rows) == 2 else (float("nan"), float("nan"))


def _paragraph(*sentences: str) -> str:
    return "".join(f"<p>{sentence}</p>" for sentence in sentences if sentence)


def _summary(frame: pd.DataFrame, a: str, b: str, found: pd.Series | None) -> str:
    women_a, women_b = _values(frame, "Gender", "Female")
    degree_a, degree_b = _values(frame, "Share with that degree")
    sentences = [_pay_sentence(frame, a, b, found)]
    if not np.isnan([women_a, women_b]).any():
        sentences.append(
            f"Women are {percent(women_a, 1)} of those in the first role and {percent(women_b, 1)} in the second."
        )
    if not np.isnan([degree_a, degree_b]).any():
        sentences.append(
            f"The most common degree is held by {percent(degree_a)} and {percent(degree_b)}."
        )
    listed = frame[(frame["section"] == "Skills") & (frame["text"] != NOT_GIVEN)]
    unlisted = frame["section"].eq("Skills") & ~frame["role"].isin(
        listed["role"]
    )  # a skill that only one role names is no gap
    missing = frame[(frame["text"] == NOT_GIVEN) & (frame["section"].ne("Skills") | unlisted)]
    missing = missing.assign(
        figure=missing["figure"].mask(missing["section"] == "Skills", "Skills")
    )
    return f'<div class="said">{_paragraph(sentences[0], " ".join(sentences[1:]), _not_given(missing, a, b))}</div>'


def _not_given(missing: pd.DataFrame, a: str, b: str) -> str:
    """What pages do not give for both roles, and for either."""
    lacks = missing.groupby("figure", sort=False)["role"].agg(frozenset)
    plain = {figure: spoken(figure).partition(" (")[0] for figure in lacks.index}
    by = {
        "for either role": {a, b},
        f"for the {escape(spoken(a))}": {a},
        f"for the {escape(spoken(b))}": {b},
    }
    found = {
        whose: [plain[figure] for figure, own in lacks.items() if own == roles]
        for whose, roles in by.items()
    }
    said = [f"{whose}: {listing(figures)}" for whose, figures in found.items() if figures]
    return f"Not given {'; not given '.join(said)}." if said else ""


def _pay_sentence(frame: pd.DataFrame, a: str, b: str, found: pd.Series | None) -> str:
    pay = dict(zip((a, b), _values(frame, "Yearly salary"), strict=True))
    if np.isnan(list(pay.values())).any():
        given = [
            f"The {escape(spoken(role))} averages {dollars(value)} a year"
            for role, value in pay.items()
            if not np.isnan(value)
        ]
        return (
            f"{given[0]}; for the other role no average is given."
            if given
            else "No average pay is given for either role."
        )
    high, low = (a, b) if pay[a] >= pay[b] else (b, a)
    if pay[a] == pay[b]:
        return f"Both roles average {dollars(pay[a])} a year."
    sentence = (
        f"The <strong>{escape(spoken(high))}</strong> averages {dollars(pay[high])} a year, "
        f"{dollars(pay[high] - pay[low])} more than the <strong>{escape(spoken(low))}</strong> ({dollars(pay[low])})."
    )
    if found is None:
        return sentence
    least, most = in_hundred(found["p_higher_low"]), in_hundred(found["p_higher_high"])
    odds = (
        "however the pay ranges are read"
        if least == most
        else f"{span(least, most)}, depending on how the pay ranges are read"
    )
    return sentence + (
        f" A random person of the better-paid role earns more than one of the other {in_hundred(found['p_higher'])} times in 100"
        f" ({odds})."
    )


def _beyond_rounding(frame: pd.DataFrame) -> str:
    """Which shares differ by more than their rounding, and which do not."""
    shares = frame[frame["figure"].isin(ROUNDING)]
    larger, within = [], []
    for (figure, group), rows in shares.groupby(["figure", "group"], sort=False):
        if len(rows) == 2 and rows["value"].notna().all():
            name = escape(group or figure)
            (
                larger if abs(rows["value"].diff().iloc[1]) > ROUNDING[figure] + 1e-9 else within
            ).append(name.strip())
    sentences = [
        f"More than rounding apart: {listing(larger)}." if larger else "",
        f"No more than rounding apart: {listing(within)}." if within else "",
    ]
    return " ".join(filter(None, sentences))


def _what_they_do(about: pd.DataFrame, a: str, b: str) -> str:
    lines = [(role, about.loc[role, "summary"]) for role in (a, b)]
    items = "".join(
        f"<dt>{escape(role)}</dt><dd>{escape(text)}</dd>"
        for role, text in lines
        if isinstance(text, str) and text
    )
    return f'<h2 id="roles">What do they do?</h2><dl>{items}</dl>' if items else ""


def _two(wide: pd.DataFrame, caption: str) -> str:
    """A table with a column for each of two roles, equally wide on all tables of the page."""
    return f'<div class="two">{table(wide.set_axis([label for _, label in wide.index]), caption, "Figure").data}</div>'


def _section(frame: pd.DataFrame, name: str) -> str:
    return f'<h2 id="{name.lower()}">{name}</h2>' + _two(
        side_by_side(frame[frame["section"] == name]), f"{name}, as printed"
    )


# What comparison sites do not say


def _gap(roles: Roles, a: str, b: str, found: pd.Series | None, sigmas: pd.DataFrame) -> str:
    head = '<h2 id="gap">How far apart in pay, and how sure?</h2>'
    if found is None:
        return f"{head}<p>Without an average and a pay range for both roles, nothing more can be said of their pay.</p>"
    high, low = found["high"], found["low"]
    rows = {
        "Gap in dollars a year": (dollars(found["gap_usd"]), ""),
        f"In percent of the lower pay ({spoken(low)})": (
            f"{number(found['percent_of_low'], 1)}%",
            "",
        ),
        f"In percent of the higher pay ({spoken(high)})": (
            f"{number(found['percent_of_high'], 1)}%",
            "",
        ),
        "In log points": (number(found["log_points"], 1), ""),
        "Times in 100 that the better-paid role wins": (
            in_hundred(found["p_higher"]),
            span(in_hundred(found["p_higher_low"]), in_hundred(found["p_higher_high"])),
        ),
        "Overlap of the two pay distributions": (
            percent(found["overlap"]),
            span(percent(found["overlap_low"]), percent(found["overlap_high"])),
        ),
    }
    shown = pd.DataFrame(rows, index=["Value", "Range over readings and rounding"]).T
    note = (
        f'<p class="note">The curves are log-normal: the average as the median, the spread from the pay range read as {PRINTED}. '
        f"The range runs over {listing(READINGS)} and over what the rounding of the ends leaves open. The publisher's own error "
        "is not stated and not included.</p>"
    )
    return (
        head
        + _curves(roles, a, b, sigmas)
        + table(shown, f"The {spoken(high)} over the {spoken(low)}", "Measure").data
        + note
    )


def _curves(roles: Roles, a: str, b: str, sigmas: pd.DataFrame) -> str:
    """Both pay distributions on one logarithmic axis, as an SVG in the colours of the page."""
    pay = priced(roles.roles)["yearly_salary_usd"]
    sigma = sigmas[sigmas["reading"] == PRINTED].set_index("role")["sigma"]
    ends = [np.log(pay[r]) + side * 2.7 * sigma[r] for r in (a, b) for side in (-1, 1)]
    low, high, top = min(ends), max(ends), max(1 / sigma[a], 1 / sigma[b])
    grid = np.linspace(low, high, 120)
    x = (grid - low) / (high - low) * WIDTH
    shapes = []
    for role, kind in ((a, "a"), (b, "b")):
        y = BASE - 120 * norm.pdf(grid, np.log(pay[role]), sigma[role]) * np.sqrt(2 * np.pi) / top
        path = " ".join(f"{p:.1f},{q:.1f}" for p, q in zip(x, y, strict=True))
        middle = (np.log(pay[role]) - low) / (high - low) * WIDTH
        shapes.append(f'<polygon class="{kind}" points="0,{BASE} {path} {WIDTH},{BASE}"/>')
        shapes.append(
            f'<line class="{kind}" x1="{middle:.1f}" x2="{middle:.1f}" y1="{BASE - 120 / sigma[role] / top:.1f}" y2="{BASE}"/>'
        )
    ticks = [
        (t, (np.log(t) - low) / (high - low) * WIDTH) for t in _ticks(np.exp(low), np.exp(high))
    ]
    marks = "".join(
        f'<text x="{p:.0f}" y="{HEIGHT - 14}" text-anchor="middle">{dollars(t / 1000)}k</text>'
        for t, p in ticks
    )
    alt = f"Pay distributions of {a}, median {dollars(pay[a])}, and {b}, median {dollars(pay[b])}, on a logarithmic axis."
    keys = " ".join(
        f'<span class="key {kind}"></span>{escape(role)}' for role, kind in ((a, "a"), (b, "b"))
    )
    view = f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(alt)}"'
    axis = f'<line class="axis" x1="0" x2="{WIDTH}" y1="{BASE}" y2="{BASE}"/>{marks}'
    caption = f"{keys}; lines mark the averages, the axis is logarithmic"
    return f"<figure><svg {view}>{''.join(shapes)}{axis}</svg><figcaption>{caption}</figcaption></figure>"


def _ticks(low: float, high: float) -> list[float]:
    steps = [m * 10**e for e in range(3, 8) for m in (1, 2, 5)]
    margin = (high / low) ** 0.06
    return [t for t in steps if low * margin < t < high / margin]


def _people(frame: pd.DataFrame, a: str, b: str) -> str:
    """Age as a table; shares as aligned dots, with each difference and whether it is more than
    rounding."""
    ages = side_by_side(frame[frame["figure"] == "Average age"])
    shares = frame[frame["figure"].isin(["Gender", "Race", "LGBT"])]
    rows = "".join(
        _share_row(rows, a, b) for _, rows in shares.groupby(["figure", "group"], sort=False)
    )
    heads = (
        "Group",
        *(f'<span class="key {kind}"></span>{escape(role)}' for role, kind in ((a, "a"), (b, "b"))),
    )
    heads = (*heads, "Difference, points", "0 to 100%")
    classes = ("", "n", "n", "n", "track")
    head = "".join(
        f'<th scope="col" class="{c}">{h}</th>' for h, c in zip(heads, classes, strict=True)
    )
    label = escape(f"Shares of workers in {a} and {b}", quote=True)
    dots = (
        f'<div class="wide dots" role="region" tabindex="0" aria-label="{label}"><table><caption>{label}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    note = (
        f"<p>{_beyond_rounding(frame)}</p>"
        '<p class="note">In brackets: no more than the rounding of the two printed shares. '
        "How the publisher makes these shares is not stated.</p>"
    )
    return (
        '<h2 id="demographics">Demographics</h2>'
        + _two(ages, "Average age, as printed")
        + dots
        + note
    )


def _share_row(rows: pd.DataFrame, a: str, b: str) -> str:
    figure, group = rows["figure"].iloc[0], rows["group"].iloc[0]
    values = rows.set_index("role")["value"]
    gap = values[a] - values[b]
    shown = NOT_GIVEN if np.isnan(gap) else signed(100 * gap, 0 if figure == "LGBT" else 1)
    shown = f"({shown})" if not np.isnan(gap) and abs(gap) <= ROUNDING[figure] + 1e-9 else shown
    marks = "".join(
        f'<i class="{kind}" style="left:{100 * values[r]:.1f}%"></i>'
        for r, kind in ((a, "a"), (b, "b"))
        if not np.isnan(values[r])
    )
    texts = rows.set_index("role")["text"]
    name = escape(f"{figure}: {group}" if group else f"{figure}")
    return (
        f'<tr><th scope="row">{name}</th><td class="n">{texts[a]}</td><td class="n">{texts[b]}</td><td class="n">{shown}</td>'
        f'<td class="track"><div class="track">{marks}</div></td></tr>'
    )


def _skills(frame: pd.DataFrame, a: str, b: str) -> str:
    skills = frame[(frame["section"] == "Skills") & (frame["text"] != NOT_GIVEN)]
    if skills.empty:
        return f'<h2 id="skills">Skills</h2><p>{NOT_GIVEN.capitalize()}.</p>'
    wide = side_by_side(frame[frame["section"] == "Skills"])
    by_role = {role: _skill_names(skills[skills["role"] == role]) for role in (a, b)}
    shared = [name for key, name in by_role[a].items() if key in by_role[b]]
    said = (
        f"Both name {listing(escape(s) for s in shared)}."
        if shared
        else "No skill is named for both."
    )
    return f'<h2 id="skills">Skills</h2><p>{said}</p>' + _two(wide, "Skills, as printed")


def _skill_names(rows: pd.DataFrame) -> dict[str, str]:
    names = rows["text"].where(rows["figure"] == "Top skill", rows["group"])
    return {name.casefold(): name for name in names}


def _duties(frame: pd.DataFrame, a: str, b: str) -> str:
    duties = frame[frame["figure"] == "Duty"]
    if duties.empty:
        return ""
    lists = "".join(_duty_list(role, duties[duties["role"] == role]["text"]) for role in (a, b))
    return f'<h2 id="duties">Duties, in our words</h2>{lists}'


def _duty_list(role: str, duties: pd.Series) -> str:
    items = "".join(f"<li>{escape(duty)}</li>" for duty in duties)
    return f"<h3>{escape(role)}</h3>" + (
        f"<ul>{items}</ul>" if items else f"<p>{NOT_GIVEN.capitalize()}.</p>"
    )


def _sources(roles: Roles, frame: pd.DataFrame, a: str, b: str) -> str:
    """Where each figure stands: page and line for either role."""
    stated = frame[(frame["page"] != "") & (frame["figure"] != "Average")]
    label = stated["figure"].where(stated["group"] == "", stated["figure"] + ": " + stated["group"])
    place = stated["page"] + ":" + stated["line"].astype(str)
    wide = stated.assign(label=label, place=place).pivot_table(
        index="label", columns="role", values="place", aggfunc="first", sort=False
    )
    wide = wide.reindex(columns=[a, b]).fillna(NOT_GIVEN)
    pages = roles.pages[roles.pages["page"].isin(stated["page"])]
    together = bool(
        ((roles.pages["role_a"].isin([a, b])) & (roles.pages["role_b"].isin([a, b]))).any()
    )
    said = f"The figures come from {counted(len(pages), 'page')}. " + (
        "One of them compares these two roles."
        if together
        else "No source page compares these two roles: each stands on pages about other pairs."
    )
    said += ' All of them stand in <a href="../../data/tidy/facts.csv">facts.csv</a>.'
    details = table(wide, "Page and line of each figure", "Figure").data
    fold = f"<details><summary>Page and line of each figure</summary>{details}</details>"
    return f'<h2 id="sources">Where does each figure come from?</h2><p>{said}</p>{fold}'
