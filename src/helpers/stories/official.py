"""
Report 07 in words: what official statistics of hundreds of occupations show of what was asked of
seven roles.
"""

import textwrap

import pandas as pd

from helpers.official import TABLES
from helpers.official.columns import Table
from helpers.questions.official.averages import Detail, WomenOverMen
from helpers.questions.official.education import Education
from helpers.questions.official.gender import Groups
from helpers.questions.official.inside import Inside
from helpers.questions.official.nearest_titles import marked
from helpers.questions.official.race import RaceAndEducation
from helpers.questions.official.roles_beside import RolesBeside
from helpers.questions.official.segregated import Families, Segregation
from helpers.questions.share_and_pay import ShareAndPay
from helpers.roles import Roles
from helpers.stories.common import of_pages
from helpers.stories.intervals import below, between_ratios, pay_for, r_of
from helpers.wording import change, counted, ends, listing, number, part_of, percent, spoken

SHORT = {
    "earnings": "ACS {year}",
    "weekly": "CPS Table 39, {year}",
    "people": "CPS Table 11, {year}",
    "education": "BLS Table 5.3, {year}",
    "pay": "OEWS, {year}",
    "projections": "BLS Table 1.2, {year}",
}
"""How a table is named under a figure."""


def source(*names: str, pages: Roles | None = None) -> str:
    """The tables that a figure rests on, and pages if roles stand beside them, in small type under
    it.

    >>> source("weekly")
    'Source: CPS Table 39, 2024 (full-time wage and salary workers aged 16 and over, the self-employed left out, incorporated or not)'
    """
    told = (
        f"{SHORT[name].format(year=_last(TABLES[name].year))} ({TABLES[name].counted})"
        for name in names
    )
    own = [of_pages(pages).removeprefix("Source: ")] if pages else []
    return f"Source: {'; '.join([*told, *own])}"


def _last(years: str) -> str:
    """The last of some years: pictures show that one.

    >>> _last("2013 to 2016"), _last("2024")
    ('2016', '2024')
    """
    return years.replace("each of ", "").rpartition(" to ")[2]


def tables(used: dict[str, Table]) -> pd.DataFrame:
    """The official tables as people read them: who is counted, when, and what is withheld."""
    rows = {SHORT[name].split(",")[0].format(year="").strip(): t for name, t in used.items()}
    told = {name: (t.year, t.counted, t.withheld) for name, t in rows.items()}
    return pd.DataFrame.from_dict(
        told, "index", columns=["Year", "Who is counted", "What is withheld"]
    )


def near_labels(points: pd.DataFrame, near: pd.DataFrame) -> list[str]:
    """For each row of occupations its title, in short lines, if it is nearest to a role; else
    nothing.

    >>> near = pd.DataFrame({"role": ["Cook"], "soc": ["1"], "occupation": ["First-Line Supervisors of Cooks"]})
    >>> near_labels(pd.DataFrame({"occupation": ["First-line supervisors of cooks", "Bakers"]}), near)
    ['supervisors of cooks', '']
    """
    titles = marked(points, near)["occupation"]
    short = titles.str.replace("^First-line s", "s", regex=True, case=False).map(spoken)
    return [textwrap.fill(label, 34) for label in short.reindex(points.index, fill_value="")]


def answer(women: ShareAndPay, degree: ShareAndPay, split: WomenOverMen) -> tuple[str, str]:
    """What the report found, in two paragraphs: the findings and the doubt."""
    found = (
        f"**Occupations with more women pay {pay_for(women.r_low, women.r_high)}, and those with more degrees pay "
        f"{pay_for(degree.r_low, degree.r_high)}.** Ten points more women go with "
        f"{change(women.percent[0], 1)} pay over {number(women.n)} occupations, ten points more bachelor's with "
        f"{change(degree.percent[0])} over {number(degree.n)}; both are far from a rule. Women's average pay is {below(split.at_mens.total)} men's. The occupations that women hold would alone "
        f"leave it {below(split.at_mens.sorting)} ({between_ratios(split.intervals['sorting'])}); the rest arises inside occupations."
    )
    doubt = (
        "**The doubt.** These are occupations, not people, and averages of medians, not mean pay. The tables count "
        "different people in different years, and a job title on a career site is not an occupation."
    )
    return found, doubt


def women_title(link: ShareAndPay) -> str:
    more = pay_for(link.r_low, link.r_high)
    return f"Occupations with more women pay {more}: r = {number(link.r, 2)} over {number(link.n)} occupations"


def women_alt(link: ShareAndPay) -> str:
    return (
        f"Median pay against women's share for {number(link.n)} occupations with a fitted line; {r_of(link)}. "
        f"Ten points more women go with {change(link.percent[0], 1)} pay."
    )


def women(link: ShareAndPay, weighted: ShareAndPay, weekly: ShareAndPay) -> str:
    """What women's share and pay show, by three ways of looking."""
    low, high = (change(end, 1) for end in link.percent[1:])
    return (
        f"Ten percentage points more women go with {change(link.percent[0], 1)} pay (95% interval {ends(low, high)}). "
        f"Weighted by how many people work in each occupation it is {change(weighted.percent[0], 1)}; in another survey, "
        f"of weekly pay in 2024, {change(weekly.percent[0], 1)}. Women's share explains little by itself: "
        f"{percent(link.r_squared)} of the variation of log pay."
    )


def group_title(found: Groups) -> str:
    clear = int((found.groups["r_high"] < 0).sum())
    return f"In {part_of(clear, len(found.groups), 'major group')} occupations with more women clearly pay less"


def group_alt(found: Groups) -> str:
    each = (f"{name} {number(row.r, 2)}" for name, row in found.groups.iterrows())
    return f"Correlation of women's share and log pay inside each major group, with 95% intervals: {'; '.join(each)}."


def groups(found: Groups) -> str:
    """What comparing like with like does to the association."""
    slope, low, high = (change(end, 1) for end in found.percent)
    return (
        f"Compared only with occupations of the same minor group, ten points more women go with {slope} pay (95% interval "
        f"{ends(low, high)}). Across the whole labour market the link looks weaker, partly because some groups that are paid "
        f"below average hold mostly men: {listing([f'“{name.lower()}”' for name in found.mens_below[:3]])}."
    )


def education_title(found: Education) -> str:
    alone, together = found.slopes["percent"].iloc[:2]
    return (
        f"At equal education, ten points more women go with {change(together, 1)} pay; without regard to it, "
        f"{change(alone, 1)}"
    )


def education_alt(found: Education) -> str:
    each = (
        f"{name} {change(row.percent, 1)} ({ends(change(row.low, 1), change(row.high, 1))})"
        for name, row in found.slopes.iterrows()
    )
    return f"Weekly pay for ten points more of a share, with 95% intervals: {'; '.join(each)}."


def education(found: Education) -> str:
    """Whether women's share and education hide each other."""
    stronger = abs(found.together["women"][0]) > abs(found.alone["women"][0])
    said = (
        "Education hides part of the link: women work in occupations with somewhat more degrees "
        f"(r = {number(found.r_shares.r, 2)}), which pay more."
        if stronger
        else "Education accounts for part of the link."
    )
    return (
        f"{said} Both shares together account for {percent(found.r_squared)} of the variation of log pay over "
        f"{number(found.n)} occupations. Of {number(found.match.counts['left'])} occupations with a published weekly median, "
        f"{number(found.match.counts['matched'])} were found in the table of education by their title, {number(found.n)} of them with a "
        "women's share; the others are left out."
    )


def split_title(found: WomenOverMen) -> str:
    return (
        f"Women's average pay is {below(found.at_mens.total)} men's; the occupations that they hold would alone leave it "
        f"{below(found.at_mens.sorting)}"
    )


def split_alt(found: WomenOverMen) -> str:
    parts = found.at_mens
    return (
        f"Ratios of women's to men's average pay: together {number(parts.total, 2)}, inside occupations {number(parts.inside, 2)}, "
        f"from sorting alone {number(parts.sorting, 2)}, each with its 95% interval, and sorting over the roles of the pages."
    )


def split(found: WomenOverMen, seven: RolesBeside) -> str:
    """How the labour market splits, and how that compares with the roles."""
    low, high = found.intervals["sorting"]
    clear = ", so it may be nothing" if low <= 1 <= high else ""
    return (
        f"If women were paid like men inside every occupation, their average would be {below(found.at_mens.sorting)} men's "
        f"({between_ratios((low, high))}{clear}). That is {percent(found.at_mens.sorting_log_share)} "
        "of the whole gap, taken on logs. The rest is inside occupations, where tasks, hours and seniority may differ as well as pay for "
        f"the same work.{_beside(found, seven)}"
    )


def _beside(found: WomenOverMen, seven: RolesBeside) -> str:
    if not seven.given:
        return ""
    return (
        f" Among {counted(seven.roles, 'role')} sorting alone leaves women's average {below(seven.ratio)} men's; "
        f"reckoned in the same way, with one pay for both in each, US occupations leave it {below(found.common)}."
    )


def inside_title(found: Inside) -> str:
    return (
        f"Inside occupations women's median is {percent(found.quartiles[1])} of men's in the middle case; "
        f"it reaches men's in {number(found.at_parity_or_above)} of {number(len(found.ratios))}"
    )


def inside_alt(found: Inside) -> str:
    low, middle, high = (percent(q) for q in found.quartiles)
    return (
        f"How many occupations have which ratio of women's to men's median pay: half of them lie between {low} and {high}, "
        f"the middle one at {middle}."
    )


def detail(found: Detail) -> str:
    """How the sorting part depends on how fine the categories are."""
    each = listing(
        f"{below(level.sorting)} over {number(level.categories)} {name}"
        for name, level in found.levels.iterrows()
    )
    return (
        f"Set against men's, women's average would by sorting alone be {each}. Men are many in low-paid manual groups, so wide "
        "groups hide what happens between the occupations inside them; a few roles of one family see only a sliver of it."
    )


def segregation_title(found: Segregation) -> str:
    last = found.d.iloc[-1]
    return f"The finer the categories, the further apart women and men work: D runs from {number(last.min(), 2)} to {number(last.max(), 2)}"


def segregation_alt(found: Segregation, families: Families, seven: RolesBeside) -> str:
    each = "; ".join(f"{name} {number(value, 2)}" for name, value in found.d.iloc[-1].items())
    return (
        f"Duncan's D by level of detail: {each}; inside one minor group {number(families.quartiles('d')[1], 2)} in the middle case"
        f"{_own_d(seven)}."
    )


def _own_d(seven: RolesBeside) -> str:
    return f"; these roles {number(seven.d, 2)}" if seven.given else ""


def segregation(found: Segregation, families: Families, seven: RolesBeside) -> str:
    """What D over occupations says of D over the roles."""
    first, last = found.d.iloc[0].max(), found.d.iloc[-1].max()
    years = f"{found.d.index[0]} to {found.d.index[-1]}"
    moved = "hardly moved" if abs(last - first) < 0.01 else "fell" if last < first else "rose"
    low, middle, high = families.quartiles("d")
    over = (
        f"From {years} it {moved} ({number(first, 3)} to {number(last, 3)} over single occupations). Among the occupations of one "
        f"minor group the middle D is {number(middle, 2)} (half of the groups lie between {number(low, 2)} and {number(high, 2)})"
    )
    if not seven.given:
        return f"{over}."
    where = "within" if low <= seven.d <= high else "outside"
    return f"{over}: the {number(seven.d, 2)} of these roles, which are one family of jobs, lies {where} what is usual there."


def degree_title(link: ShareAndPay) -> str:
    return f"Where the bachelor's is the most common degree, ten points more of it go with {change(link.percent[0])} pay"


def degree_alt(link: ShareAndPay) -> str:
    return f"Median pay against the bachelor's rate for {number(link.n)} occupations with a fitted line; {r_of(link)}."


def degrees(link: ShareAndPay, repeated: ShareAndPay, higher: ShareAndPay) -> str:
    """What degrees and pay show over occupations."""
    low, high = (change(end) for end in link.percent[1:])
    return (
        f"The link is clear and loose ({r_of(link)}): ten points more go with {change(link.percent[0])} pay (95% interval "
        f"{ends(low, high)}). With the occupations whose education is copied from a wider one, r is {number(repeated.r, 2)} over "
        f"{number(repeated.n)}. The share with a bachelor's *or more*, over all {number(higher.n)} occupations, goes with pay more closely: "
        f"r = {number(higher.r, 2)}."
    )


def race_title(links: dict[str, ShareAndPay]) -> str:
    least = min(links, key=lambda name: links[name].r)
    return (
        f"Pay falls most closely with the share of {least} workers: r = {number(links[least].r, 2)}"
    )


def race_alt(links: dict[str, ShareAndPay], found: RaceAndEducation) -> str:
    each = (
        f"{name} {change(row.percent, 1)} ({ends(change(row.low, 1), change(row.high, 1))})"
        for name, row in found.as_table().iterrows()
    )
    return f"Weekly pay for ten points more of a share, with 95% intervals: {'; '.join(each)}."


def race(links: dict[str, ShareAndPay], found: RaceAndEducation) -> str:
    """What race shares and pay show over occupations."""
    each = listing(
        f"{number(link.r, 2)} for the share of {name} workers" for name, link in links.items()
    )
    smaller = int((found.slopes["beside"].abs() < found.slopes["alone"].abs()).sum())
    return (
        f"r with log pay is {each}, over {number(next(iter(links.values())).n)} occupations. At equal education "
        f"{part_of(smaller, len(found.slopes), 'slope')} shrink: part of the link is that of schooling. Shares add up to nearly 100%, so one can rise only "
        "where another falls, and Hispanic people may be of any race."
    )
