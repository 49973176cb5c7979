"""
Pages made up for the tests: facts in, a page out, in each of the five layouts. The facts of a role are plain figures here
(percent, thousands, tenths), so that printing them owes nothing to the code that reads them.

    roles()                  a hypothesis strategy for the facts of a pair of roles
    expected(pair)           what reading must find: {(role, field, group): value}
    LAYOUTS[name](pair)      the page as text; fewer `sections` on request
"""

from dataclasses import dataclass, field, replace
from html import escape

from hypothesis import strategies as st

GENDERS = ("Male", "Female")
RACES = ("Black or African American", "Unknown", "Hispanic or Latino", "Asian", "White", "American Indian and Alaska Native")


@dataclass(frozen=True)
class Role:
    """The facts of one role as they are printed; None is "not given"."""

    name: str
    yearly: int | None = 61_487
    growth: int | None = 6  # percent
    openings: int | None = 313_110
    satisfaction: str | None = "5"
    degree: tuple[str, int] | None = ("Bachelor's Degree", 46)
    age: int | None = 44
    experience: int | None = 6
    span: tuple[int, int, str] | None = (4, 6, "years")
    low_high: tuple[int, int] | None = (35, 105)  # thousands
    city: str | None = "Washington, DC"
    state: str | None = "New Jersey"
    company: str | None = "KLA"
    industry: str | None = "Manufacturing"
    major: str | None = "Business"
    college: str | None = "Ohio State University"
    gender: tuple[int, ...] | None = (370, 630)  # tenths of a percent
    race: tuple[int, ...] | None = (63, 43, 155, 64, 670, 5)
    lgbt: int | None = 10
    top: tuple[str, str, str] | None = ("payroll", "CRM", "front end")
    skills: tuple[tuple[str, int], ...] = field(default=())


Pair = tuple[Role, Role]


def expected(pair: Pair) -> dict[tuple[str, str, str], float | str]:
    """What reading a page about this pair must find."""
    return {(role.name, name, group): value for role in pair for (name, group), value in _facts(role) if value is not None}


def _facts(role: Role):
    percent = {"growth": role.growth, "lgbt_share": role.lgbt, "degree_share": role.degree and role.degree[1]}
    texts = {"best_city": role.city, "best_state": role.state, "best_company": role.company, "best_industry": role.industry}
    plain = {
        "yearly_salary": role.yearly,
        "openings": role.openings,
        "average_age": role.age,
        "major": role.major,
        "college": role.college,
    }
    plain |= {"hourly_rate": role.yearly and round(role.yearly / 2080, 2), "degree": role.degree and role.degree[0]}
    plain |= {"satisfaction": role.satisfaction and float(role.satisfaction), **texts}
    yield from (((name, ""), None if value is None else round(value / 100, 6)) for name, value in percent.items())
    yield from (((name, ""), value) for name, value in plain.items())
    months = 12 if role.span and role.span[2] == "months" else 1
    yield ("experience_years", ""), role.experience and role.experience / (months if role.experience == 12 else 1)
    yield from (
        (("years_to_become_" + end, ""), role.span and round(role.span[i] / months, 6)) for i, end in enumerate(("low", "high"))
    )
    yield from ((("salary_" + end, ""), role.low_high and role.low_high[i] * 1000) for i, end in enumerate(("low", "high")))
    yield from ((("gender_share", g), role.gender[i] / 1000) for i, g in enumerate(GENDERS) if role.gender)
    yield from ((("race_share", g), role.race[i] / 1000) for i, g in enumerate(RACES) if role.race)
    yield from ((("top_skill", str(i)), skill) for i, skill in enumerate(role.top or (), 1))
    yield from ((("skill_share", skill), share / 100) for skill, share in role.skills)


# Cells


def _shares(groups: tuple[str, ...], tenths: tuple[int, ...] | None) -> str | None:
    return tenths and " ".join(f"{group}, {t // 10}.{t % 10}%" for group, t in zip(groups, tenths, strict=True))


OVERVIEW = {
    "Yearly salary": lambda r: r.yearly and f"${r.yearly:,}",
    "Hourly rate": lambda r: r.yearly and f"${round(r.yearly / 2080, 2):.2f}",
    "Growth rate": lambda r: None if r.growth is None else f"{r.growth}%",
    "Number of jobs": lambda r: None if r.openings is None else f"{r.openings:,}",
    "Job satisfaction": lambda r: r.satisfaction,
    "Most common degree": lambda r: r.degree and f"{r.degree[0]}, {r.degree[1]}%",
    "Average age": lambda r: r.age and str(r.age),
    "Years of experience": lambda r: r.experience and str(r.experience),
}
PAY = {
    "Average salary": OVERVIEW["Yearly salary"],
    "Salary range": lambda r: r.low_high and f"Between ${r.low_high[0]},000 And ${r.low_high[1]},000",
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
    "Years to become": lambda r: r.span and "{}-{} {}".format(*r.span),
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
        spans = ["{}-{} {}".format(*role.span) for role in pair]
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
    lists = ([f"Common {role.name.lower()} skills", *(f"  • {skill}, {share}%" for skill, share in role.skills)] for role in pair)
    return [line for listed, role in zip(lists, pair, strict=True) if role.skills for line in listed]


# Layouts


def _text(pair: Pair, sections, header: str, row) -> str:
    blocks = ([header, *(row(*cells) for cells in rows(pair, section)), "", "Other words in between."] for section in sections)
    lines = [line for block in blocks for line in block]
    return "\n".join([*sentences(pair), *lines, *_listed_skills(pair)]) + "\n"


def pipes(pair: Pair, sections=SECTIONS) -> str:
    return _text(pair, sections, f"| {pair[0].name} | {pair[1].name} | |", lambda label, a, b: f"| {label} | {a} | {b} |")


def joined(pair: Pair, sections=SECTIONS) -> str:
    return _text(pair, sections, pair[0].name + pair[1].name, lambda label, a, b: f"{label}{a}{b}")


def bare(pair: Pair, sections=SECTIONS) -> str:
    return _text(pair, sections, f"{pair[0].name} | {pair[1].name} | |", lambda label, a, b: f"{label.title()} | {a} | {b} |")


def markdown(pair: Pair, sections=SECTIONS) -> str:
    head = [f"| | {pair[0].name} | {pair[1].name} |", "|---|---|---|"]
    blocks = [
        ["", "## Section", "", *head, *(f"| {label} | {a} | {b} |" for label, a, b in rows(pair, section))]
        for section in (*sections, IN_TABLES)
    ]
    return (
        "\n".join([f"# {pair[0].name} vs {pair[1].name}", *(line for block in blocks for line in block), *_listed_skills(pair)])
        + "\n"
    )


def html(pair: Pair, sections=SECTIONS) -> str:
    def row(cells: tuple[str, ...], tag: str = "td") -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    head = row(("", pair[0].name, pair[1].name), "th")
    tables = ["<table class='x'>" + head + "\n".join(map(row, rows(pair, section))) + "</table>" for section in sections]
    words = [f"<p>{escape(text)}</p>" for text in (*sentences(pair), *_listed_skills(pair))]
    return (
        "<!doctype html><html><head><title>x</title><style>p > b {}</style></head><body>\n"
        + "\n".join(words + tables)
        + "</body></html>"
    )


LAYOUTS = {"pipes": pipes, "joined": joined, "bare": bare, "markdown": markdown, "html": html}


# Strategies

PAIRS_OF_NAMES = (
    ("Line Cook, Prep Cook", "Bartender, Cook, And Waitress"),
    ("Registered Nurse", "Registered Nurse Charge Nurse"),
    ("CDL Driver", "Driver/Helper"),
    ("R&D Engineer", "C# Developer (Senior)"),
    ("Adjunct Faculty-Nursing", "Journeyman Electrician"),
    ("O'Brien Fellow", "Level 2 Analyst"),
)
PLACES = {
    "city": ("New York, NY", "Washington, DC", "St. Louis, MO", "Winston-Salem, NC", "Hoboken, NJ"),
    "state": ("New Jersey", "Washington", "Ohio", "District of Columbia"),
    "company": (
        "KLA",
        "Amazon",
        "eBay",
        "Latham & Watkins",
        "Careerstaff Unlimited - A Genesis Healthcare Company",
        "3M",
        "Apple",
        "7-Eleven",
    ),
    "industry": ("Retail", "Health Care", "Finance", "Technology"),
    "major": ("Business", "Nursing", "Computer Science"),
    "college": (
        "The Citadel",
        "Ohio State University",
        "California State University - Bakersfield",
        "University of Texas (Austin)",
    ),
}
DEGREES = ("Bachelor's Degree", "High School Diploma", "Associate Degree", "Master's Degree")
SKILLS = ("C #", "PL/SQL", "R", "CDL-A", "Research and Development", "Project Management", "POS", ".NET", "payroll")


def _tenths(parts: int) -> st.SearchStrategy[tuple[int, ...]]:
    cuts = st.lists(st.integers(0, 1000), min_size=parts - 1, max_size=parts - 1).map(sorted)
    return cuts.map(lambda at: tuple(b - a for a, b in zip([0, *at], [*at, 1000], strict=True)))


def _maybe(values) -> st.SearchStrategy:
    return st.none() | values


def _role(name: str) -> st.SearchStrategy[Role]:
    scores = st.integers(0, 500).map(lambda hundredths: f"{hundredths / 100:g}")
    ends = st.tuples(st.integers(20, 60), st.integers(60, 300))
    skills = st.lists(st.tuples(st.sampled_from(SKILLS), st.integers(1, 30)), max_size=4, unique_by=lambda s: s[0].casefold())
    return st.builds(
        Role, name=st.just(name), yearly=_maybe(st.integers(60_000, 61_000)), growth=_maybe(st.integers(-30, 60)),
        openings=_maybe(st.integers(0, 2_000_000)), satisfaction=_maybe(scores),
        degree=_maybe(st.tuples(st.sampled_from(DEGREES), st.integers(1, 100))), age=_maybe(st.integers(18, 70)),
        low_high=_maybe(ends), gender=_maybe(_tenths(2)), race=_maybe(_tenths(6)), lgbt=_maybe(st.integers(0, 30)),
        top=st.none(), skills=skills.map(tuple), **{kind: _maybe(st.sampled_from(names)) for kind, names in PLACES.items()},
    )  # fmt: skip


@st.composite
def roles(draw) -> Pair:
    """The facts of a pair of roles, any of them missing; facts that a sentence gives are given for both roles or for none."""
    names = draw(st.sampled_from(PAIRS_OF_NAMES))
    pair = [draw(_role(name)) for name in names]
    spans = draw(
        _maybe(st.tuples(*[st.sampled_from([(1, 2, "years"), (2, 4, "years"), (10, 12, "years"), (6, 12, "months")])] * 2))
    )
    tops = draw(_maybe(st.tuples(*[st.permutations(SKILLS).map(lambda s: tuple(s[:3]))] * 2)))
    if spans:
        pair = [replace(role, span=span, experience=span[1]) for role, span in zip(pair, spans, strict=True)]
    else:
        pair = [replace(role, span=None, experience=draw(st.sampled_from([None, 2, 4, 6, 8]))) for role in pair]
    return tuple(replace(role, top=tops[i] if tops else None) for i, role in enumerate(pair))
