"""Pages made up for the tests: facts in, a page out, in each of the five layouts and as people
write them. The facts of a role are plain figures here (percent, thousands, tenths), so that
printing them owes nothing to the code that reads them.

    expected(pair)           what reading must find: {(role, field, group): value}
    LAYOUTS[name](pair)      the page as text; fewer `sections` on request
    FILE_NAMES[name]         the name of a file with such a page

`draws` makes up the facts.
"""

import re
from dataclasses import dataclass, field
from html import escape

GENDERS = ("Male", "Female")
RACES = (
    "Black or African American",
    "Unknown",
    "Hispanic or Latino",
    "Asian",
    "White",
    "American Indian and Alaska Native",
)


@dataclass(frozen=True)
class Role:
    """The facts of one role as they are printed; None is "not given"."""

    name: str
    yearly: int | None = 61_487
    growth: float | None = 6  # percent
    openings: int | None = 313_110
    satisfaction: str | None = "5"
    degree: tuple[str, int | None] | None = ("Bachelor's Degree", 46)
    age: int | None = 44
    experience: int | None = 6
    span: tuple[int | None, int | None, str] | None = (
        4,
        6,
        "years",
    )  # more than the one, less than the other
    low_high: tuple[int, int] | None = (35, 105)  # thousands
    city: str | None = "Washington, DC"
    state: str | None = "New Jersey"
    company: str | None = "KLA"
    industry: str | None = "Manufacturing"
    major: str | None = "Business"
    college: str | None = "Ohio State University"
    gender: tuple[int | None, ...] | None = (
        370,
        630,
    )  # tenths of a percent; None for a group that is not named
    race: tuple[int | None, ...] | None = (63, 43, 155, 64, 670, 5)
    lgbt: int | None = 10
    top: tuple[str, str, str] | None = ("payroll", "CRM", "front end")
    skills: tuple[tuple[str, int], ...] = field(default=())


Pair = tuple[Role, Role]


def expected(pair: Pair) -> dict[tuple[str, str, str], float | str]:
    """What reading a page about this pair must find."""
    return {
        (role.name, name, group): value
        for role in pair
        for (name, group), value in _facts(role)
        if value is not None
    }


def _facts(role: Role):
    percent = {
        "growth": role.growth,
        "lgbt_share": role.lgbt,
        "degree_share": role.degree[1] if role.degree else None,
    }
    texts = {
        "best_city": role.city,
        "best_state": role.state,
        "best_company": role.company,
        "best_industry": role.industry,
    }
    plain = {
        "yearly_salary": role.yearly,
        "openings": role.openings,
        "average_age": role.age,
        "major": role.major,
        "college": role.college,
    }
    plain |= {
        "hourly_rate": role.yearly and round(role.yearly / 2080, 2),
        "degree": role.degree and role.degree[0],
    }
    plain |= {"satisfaction": role.satisfaction and float(role.satisfaction), **texts}
    yield from (
        ((name, ""), None if value is None else round(value / 100, 6))
        for name, value in percent.items()
    )
    yield from (((name, ""), value) for name, value in plain.items())
    months = 12 if role.span and role.span[2] == "months" else 1
    yield (
        ("experience_years", ""),
        role.experience and role.experience / (months if role.experience == 12 else 1),
    )
    spans = zip(("low", "high"), role.span or (None, None), strict=False)
    yield from (
        (("years_to_become_" + end, ""), years and round(years / months, 6)) for end, years in spans
    )
    yield from (
        (("salary_" + end, ""), role.low_high and role.low_high[i] * 1000)
        for i, end in enumerate(("low", "high"))
    )
    for name, groups, shares in (
        ("gender_share", GENDERS, role.gender),
        ("race_share", RACES, role.race),
    ):
        yield from (
            ((name, g), None if t is None else t / 1000)
            for g, t in zip(groups, shares or [None] * len(groups), strict=True)
        )
    yield from ((("top_skill", str(i)), skill) for i, skill in enumerate(role.top or (), 1))
    yield from ((("skill_share", skill), share / 100) for skill, share in role.skills)


# Cells


def _shares(groups: tuple[str, ...], tenths: tuple[int | None, ...] | None) -> str | None:
    named = zip(groups, tenths or [None] * len(groups), strict=True)
    return " ".join(f"{group}, {t // 10}.{t % 10}%" for group, t in named if t is not None)


def _degree(degree: tuple[str, int | None] | None) -> str | None:
    return degree and (degree[0] if degree[1] is None else f"{degree[0]}, {degree[1]}%")


def _span(span: tuple[int | None, int | None, str] | None) -> str | None:
    if not span:
        return None
    low, high, unit = span
    return (
        f"more than {low} {unit}"
        if high is None
        else f"less than {high} {unit}"
        if low is None
        else f"{low}-{high} {unit}"
    )


OVERVIEW = {
    "Yearly salary": lambda r: r.yearly and f"${r.yearly:,}",
    "Hourly rate": lambda r: r.yearly and f"${round(r.yearly / 2080, 2):,.2f}",
    "Growth rate": lambda r: None if r.growth is None else f"{r.growth:g}%",
    "Number of jobs": lambda r: None if r.openings is None else f"{r.openings:,}",
    "Job satisfaction": lambda r: r.satisfaction,
    "Most common degree": lambda r: _degree(r.degree),
    "Average age": lambda r: r.age and str(r.age),
    "Years of experience": lambda r: r.experience and str(r.experience),
}
PAY = {
    "Average salary": OVERVIEW["Yearly salary"],
    "Salary range": lambda r: (
        r.low_high and "Between ${:,} And ${:,}".format(*(1000 * end for end in r.low_high))
    ),
    "Highest paying City": lambda r: r.city,
    "Highest paying state": lambda r: r.state,
    "Best paying company": lambda r: r.company,
    "Best paying industry": lambda r: r.industry,
}
EDUCATION = {
    "Most common degree": OVERVIEW["Most common degree"],
    "Most common major": lambda r: r.major,
    "Most common college": lambda r: r.college,
}
PEOPLE = {
    "Average age": OVERVIEW["Average age"],
    "Gender ratio": lambda r: _shares(GENDERS, r.gender),
    "Race ratio": lambda r: _shares(RACES, r.race),
    "LGBT Percentage": lambda r: None if r.lgbt is None else f"{r.lgbt}%",
}
IN_TABLES = {
    "Years to become": lambda r: _span(r.span),
    "Top skills": lambda r: r.top and "; ".join(r.top),
}
SECTIONS = (OVERVIEW, PAY, EDUCATION, PEOPLE)


def rows(pair: Pair, section: dict) -> list[tuple[str, str, str]]:
    """Label and the two cells of each row of a section."""
    return [(label, *(show(role) or "-" for role in pair)) for label, show in section.items()]


# Sentences


def sentences(pair: Pair) -> list[str]:
    """The sentences that repeat facts and add those that no table has."""
    a, b = (role.name.lower() for role in pair)
    said = [f"{pair[0].name} vs {pair[1].name}"]
    if pair[0].span and pair[1].span:
        spans = [_span(role.span) for role in pair]
        same = f"It typically takes {spans[0]} to become both a {a} and a {b}."
        differ = f"While it typically takes {spans[0]} to become a {a}, becoming a {b} takes usually requires {spans[1]}."
        said.append(same if spans[0] == spans[1] else differ)
    if pair[0].yearly and pair[1].yearly:
        order = "higher" if pair[0].yearly > pair[1].yearly else "lower"
        said.append(
            f"And a {a} has an average salary of ${pair[0].yearly:,}, which is {order} than the ${pair[1].yearly:,} "
            f"average annual salary of a {b}."
        )
    if pair[0].top and pair[1].top:
        x, y = pair[0].top, pair[1].top
        said.append(
            f"Top three skills for a {a} include {x[0]}, {x[1]} and {x[2]}. Skills for a {b} are {y[0]}, {y[1]}, and {y[2]}."
        )
    return said


def _listed_skills(pair: Pair) -> list[str]:
    lists = (
        [
            f"Common {role.name.lower()} skills",
            *(f"  • {skill}, {share}%" for skill, share in role.skills),
        ]
        for role in pair
    )
    return [
        line for listed, role in zip(lists, pair, strict=True) if role.skills for line in listed
    ]


# Layouts


def _barred(cells) -> str:
    """A row of a table of bars; a bar in a name stands behind a backslash."""
    return "".join(f"| {cell.replace('|', chr(92) + '|')} " for cell in cells) + "|"


def _text(pair: Pair, sections, header: str, row) -> str:
    blocks = (
        [header, *(row(*cells) for cells in rows(pair, section)), "", "Other words in between."]
        for section in sections
    )
    lines = [line for block in blocks for line in block]
    return "\n".join([*sentences(pair), *lines, *_listed_skills(pair)]) + "\n"


def pipes(pair: Pair, sections=SECTIONS) -> str:
    return _text(
        pair, sections, _barred((pair[0].name, pair[1].name, "")), lambda *cells: _barred(cells)
    )


def joined(pair: Pair, sections=SECTIONS) -> str:
    return _text(pair, sections, pair[0].name + pair[1].name, lambda label, a, b: f"{label}{a}{b}")


def bare(pair: Pair, sections=SECTIONS) -> str:
    header = _barred((pair[0].name, pair[1].name, ""))[2:]
    return _text(pair, sections, header, lambda label, *cells: _barred((label.title(), *cells))[2:])


def markdown(pair: Pair, sections=SECTIONS, as_shown=lambda *cells: cells) -> str:
    head = [_barred(("", pair[0].name, pair[1].name)), "|---|---|---|"]
    blocks = [
        ["", "## Section", "", *head, *(_barred(as_shown(*row)) for row in rows(pair, section))]
        for section in (*sections, IN_TABLES)
    ]
    return (
        "\n".join(
            [
                f"# {pair[0].name} vs {pair[1].name}",
                *(line for block in blocks for line in block),
                *_listed_skills(pair),
            ]
        )
        + "\n"
    )


def _degree_by_hand(text: str) -> str:
    plain = text.replace("Bachelor's", "Bachelors").replace("Master's", "Masters")
    return re.sub(r"(Degree|Diploma|Doctorate|License), (\d+%)$", r"\1 \2", plain)


# Labels and cells of tables that people make themselves, where they are not those of the publisher.
BY_HAND = {
    "Yearly salary": ("Annual wage", lambda text: f"{text} a year"),
    "Average salary": ("Avg. salary", lambda text: f"{text}/yr"),
    "Hourly rate": ("Hourly wage", lambda text: f"{text} an hour"),
    "Growth rate": ("Job growth", lambda text: text if text[0] == "-" else f"+{text}"),
    "Most common degree": ("Degree", _degree_by_hand),
    "Average age": ("Avg age", lambda text: f"{text} years"),
    "Salary range": (
        "Pay range",
        lambda text: text.replace("Between ", "").replace("And", "to"),
    ),
    "Gender ratio": (
        "Gender",
        lambda text: text.replace("Female, ", "Women ").replace("Male, ", "Men "),
    ),
}


def _row_by_hand(label: str, *cells: str) -> tuple[str, ...]:
    other, show = BY_HAND.get(label, (label, str))
    return other, *(cell if cell == "-" else show(cell) for cell in cells)


def by_hand(pair: Pair, sections=SECTIONS) -> str:
    return markdown(pair, sections, _row_by_hand)


def html(pair: Pair, sections=SECTIONS) -> str:
    def row(cells: tuple[str, ...], tag: str = "td") -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    head = row(("", pair[0].name, pair[1].name), "th")
    tables = [
        "<table class='x'>" + head + "\n".join(map(row, rows(pair, section))) + "</table>"
        for section in sections
    ]
    words = [f"<p>{escape(text)}</p>" for text in (*sentences(pair), *_listed_skills(pair))]
    return (
        "<!doctype html><html><head><title>x</title><style>p > b {}</style></head><body>\n"
        + "\n".join(words + tables)
        + "</body></html>"
    )


FILE_NAMES = {
    "pipes": "page.txt",
    "joined": "page.txt",
    "bare": "page.txt",
    "markdown": "page.md",
    "by hand": "page.md",
    "html": "page.html",
}
LAYOUTS = {
    "pipes": pipes,
    "joined": joined,
    "bare": bare,
    "markdown": markdown,
    "by hand": by_hand,
    "html": html,
}
