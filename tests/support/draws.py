"""
Facts made up for the tests, as hypothesis strategies: all that a role's facts can plausibly be.

    pairs()          the facts of a pair of roles, any of them missing, with names like those on
                     real pages
    odd_pairs()      the same with names of any signs at all
    FINITE, SAMPLED  what a cell of each row can hold, as printed: all of it, or a way to draw it
"""

from dataclasses import replace

from hypothesis import strategies as st

from helpers.pages.cells import NOT_GIVEN
from support.generate import RACES, Pair, Role

PAIRS_OF_NAMES = (
    ("Line Cook, Prep Cook", "Bartender, Cook, And Waitress"),
    ("Registered Nurse", "Registered Nurse Charge Nurse"),
    ("CDL Driver", "Driver/Helper"),
    ("R&D Engineer", "C# Developer (Senior)"),
    ("Adjunct Faculty-Nursing", "Journeyman Electrician"),
    ("O'Brien Fellow", "Level 2 Analyst"),
)
PLACES = {
    "city": (
        "New York, NY",
        "Washington, DC",
        "St. Louis, MO",
        "Winston-Salem, NC",
        "Hoboken, NJ",
        "Cañon City, CO",
    ),
    "state": ("New Jersey", "Washington", "Ohio", "District of Columbia"),
    "company": (
        "KLA",
        "Meta",
        "Metagenics",
        "KLAX",
        "Amazon",
        "AmazonPay",
        "eBay",
        "Latham & Watkins",
        "Careerstaff Unlimited - A Genesis Healthcare Company",
        "3M",
        "Apple",
        "7-Eleven",
        "McKinsey & Company Inc",
        "Forever 21",
        "Yahoo!",
        "AT&T",
        "Nestlé",
        'Toys "R" Us',
        "PayPal",
        "Booz Allen Hamilton (BAH)",
        "Wells Fargo",
        "Coca-Cola",
        "iRobot",
        "1-800-Flowers.com",
        "Level 3 (L3)",
        "adidas",
        "salesforce.com",
        "lululemon athletica",
    ),
    "industry": ("Retail", "Health Care", "Finance", "Technology", "Oil & Gas", "Non-Profits"),
    "major": ("Business", "Nursing", "Computer Science", "Health Care Administration", "Ed.D"),
    "college": (
        "The Citadel",
        "Ohio State University",
        "California State University - Bakersfield",
        "University of Texas (Austin)",
        "SUNY",
        "Texas A&M University",
        "University of Maryland - College Park",
    ),
}
DEGREES = (
    "Bachelor's Degree",
    "High School Diploma",
    "Associate Degree",
    "Master's Degree",
    "Doctorate",
    "PhD",
    "License",
)
SKILLS = (
    "C #",
    "PL/SQL",
    "R",
    "CDL-A",
    "Research and Development",
    "Project Management",
    "POS",
    ".NET",
    "payroll",
    "C++",
    "3D",
)
SPANS = (
    (1, 2, "years"),
    (2, 4, "years"),
    (10, 12, "years"),
    (6, 12, "months"),
    (3, 6, "months"),
    (10, None, "years"),
    (None, 1, "year"),
)
EXPERIENCE = {
    (10, None, "years"): 12,
    (3, 6, "months"): None,
}  # where it is not the upper end of the span
# Letters, signs that names have, and letters whose small form is odd; a bar, a semicolon, markup.
ODD = "AbCdEfgh TuvXyz0123ÉñßİŁ料ǅ#&'(),./-+!:;?*_~@\"<>|\\=[]{}`^"


def _maybe(values) -> st.SearchStrategy:
    return st.none() | values


def _tenths(parts: int) -> st.SearchStrategy[tuple[int | None, ...]]:
    """Shares of a whole in tenths of a percent; a group without anybody may be left out."""
    cuts = st.lists(st.integers(0, 1000), min_size=parts - 1, max_size=parts - 1).map(sorted)
    whole = cuts.map(lambda at: tuple(b - a for a, b in zip([0, *at], [*at, 1000], strict=True)))
    return st.builds(
        lambda shares, leave: tuple(None if leave and not s else s for s in shares),
        whole,
        st.booleans(),
    )


ends = st.tuples(st.integers(1, 9_999), st.integers(1, 9_999)).map(lambda pair: tuple(sorted(pair)))
scores = st.integers(0, 500).map(lambda hundredths: f"{hundredths / 100:g}")
amounts = st.integers(60_000, 61_000) | st.integers(2_000, 9_999_999)
growths = st.integers(-100, 999) | st.integers(-1000, 1000).map(lambda tenths: tenths / 10)
skill_lists = st.lists(
    st.tuples(st.sampled_from(SKILLS), st.integers(1, 30)),
    max_size=4,
    unique_by=lambda skill: skill[0].casefold(),
).map(tuple)


def _role(name: str) -> st.SearchStrategy[Role]:
    return st.builds(
        Role,
        name=st.just(name),
        yearly=_maybe(amounts),
        growth=_maybe(growths),
        openings=_maybe(st.integers(0, 2_000_000)),
        satisfaction=_maybe(scores),
        degree=_maybe(st.tuples(st.sampled_from(DEGREES), _maybe(st.integers(0, 100)))),
        age=_maybe(st.integers(16, 99)),
        low_high=_maybe(ends),
        gender=_maybe(_tenths(2)),
        race=_maybe(_tenths(len(RACES))),
        lgbt=_maybe(st.integers(0, 100)),
        top=st.none(),
        skills=skill_lists,
        **{kind: _maybe(st.sampled_from(names)) for kind, names in PLACES.items()},
    )


@st.composite
def pairs(draw) -> Pair:
    """The facts of a pair of roles, any of them missing; facts that a sentence gives are given for
    both roles or for none."""
    names = draw(st.sampled_from(PAIRS_OF_NAMES))
    pair = [draw(_role(name)) for name in names]
    spans = draw(_maybe(st.tuples(*[st.sampled_from(SPANS)] * 2)))
    tops = draw(_maybe(st.tuples(*[st.permutations(SKILLS).map(lambda s: tuple(s[:3]))] * 2)))
    if spans:
        pair = [
            replace(role, span=s, experience=EXPERIENCE.get(s, s[1]))
            for role, s in zip(pair, spans, strict=True)
        ]
    else:
        pair = [
            replace(role, span=None, experience=draw(st.sampled_from([None, 2, 4, 6, 8])))
            for role in pair
        ]
    return tuple(replace(role, top=tops[i] if tops else None) for i, role in enumerate(pair))


def odd_text(most: int = 24) -> st.SearchStrategy[str]:
    """A name of any signs, with single spaces inside, that holds a letter and is no way to say "not
    given"."""
    words = st.text(ODD, min_size=1, max_size=most) | st.text(ODD, max_size=most).map(
        lambda text: f"A{text}3c"
    )
    return words.map(lambda text: " ".join(text.split())).filter(
        lambda text: any(map(str.isalpha, text)) and text.casefold() not in NOT_GIVEN
    )


@st.composite
def odd_pairs(draw) -> Pair:
    """The facts of a pair of roles with names, places, degrees and skills of any signs."""
    pair = draw(pairs())
    names = draw(st.lists(odd_text(), min_size=2, max_size=2, unique_by=str.casefold))
    places = [{kind: draw(_maybe(odd_text())) for kind in PLACES} for _ in pair]
    skills = [tuple((draw(odd_text()), share) for _, share in role.skills) for role in pair]
    tops = draw(_maybe(st.tuples(*[st.tuples(*[odd_text()] * 3)] * 2)))
    degrees = [role.degree and (draw(odd_text()), role.degree[1]) for role in pair]
    return tuple(
        replace(
            role,
            name=names[i],
            skills=skills[i],
            degree=degrees[i],
            top=tops and tops[i],
            **places[i],
        )
        for i, role in enumerate(pair)
    )


# What a cell can hold, as printed


def _dollars(amount: float, decimals: int = 0) -> str:
    return f"${amount:,.{decimals}f}"


def _shares(groups: tuple[str, ...]):
    def show(drawn) -> str:
        order, shares = drawn
        named = [(groups[i], s) for i, s in zip(order, shares, strict=True) if s is not None]
        return " ".join(f"{group}, {s // 10}.{s % 10}%" for group, s in named)

    return st.tuples(st.permutations(range(len(groups))), _tenths(len(groups))).map(show)


percents = [f"{n}%" for n in range(0, 101)]
FINITE = {
    "Average age": [f"{age}{unit}" for age in range(16, 100) for unit in ("", " years")],
    "Years of experience": ["2", "4", "6", "8", "12"],
    "Growth rate": [f"{n}%" for n in range(-100, 201)],
    "LGBT percentage": percents,
    "Job satisfaction": [f"{n / 100:g}" for n in range(0, 501)],
    "Years to become": [
        f"{a}-{b} {unit}"
        for unit in ("years", "months")
        for a in range(0, 13)
        for b in range(a, 13)
    ]
    + [
        f"{words} {n} year{'s' * (n > 1)}"
        for words in ("more than", "less than")
        for n in range(1, 13)
    ],
}
SAMPLED = {
    "Yearly salary": st.integers(1_000, 10_000_000).map(_dollars)
    | st.integers(1_000, 10_000_000).map(lambda n: f"${n}")
    | st.integers(1_000, 10_000_000).map(lambda n: f"${n:,} a year"),
    "Hourly rate": st.integers(50, 500_000).map(lambda cents: _dollars(cents / 100, 2))
    | st.integers(50, 500_000).map(lambda cents: f"${cents / 100:g}")
    | st.integers(50, 500_000).map(lambda cents: f"${cents / 100:.2f}/hr"),
    "Growth rate": st.integers(-9_999, 99_999).map(lambda n: f"{n / 100:g}%")
    | st.integers(0, 99_999).map(lambda n: f"+{n / 100:g}%"),
    "Number of jobs": st.integers(0, 10_000_000).map(lambda n: f"{n:,}")
    | st.integers(0, 5_000).map(lambda n: f"{n:,}"),
    "Most common degree": st.sampled_from(DEGREES)
    | st.tuples(st.sampled_from(DEGREES), st.integers(0, 100)).map(
        lambda drawn: f"{drawn[0]}, {drawn[1]}%"
    )
    | st.integers(0, 100).map(lambda share: f"Bachelors Degree {share}%"),
    "Salary range": ends.map(
        lambda pair: "Between {} And {}".format(*(_dollars(1000 * end) for end in pair))
    )
    | ends.map(lambda pair: " - ".join(_dollars(1000 * end) for end in pair))
    | ends.map(lambda pair: " to ".join(_dollars(1000 * end) for end in pair)),
    "Highest paying city": st.sampled_from(PLACES["city"]),
    "Highest paying state": st.sampled_from(PLACES["state"]),
    "Best paying company": st.sampled_from(PLACES["company"]),
    "Best paying industry": st.sampled_from(PLACES["industry"]),
    "Most common major": st.sampled_from(PLACES["major"]),
    "Most common college": st.sampled_from(PLACES["college"]),
    "Gender ratio": _shares(("Male", "Female")) | _shares(("Men", "Women")),
    "Race ratio": _shares(RACES),
    "Skill": st.tuples(st.sampled_from(SKILLS), st.integers(1, 40)).map(
        lambda drawn: f"{drawn[0]}, {drawn[1]}%"
    ),
}
