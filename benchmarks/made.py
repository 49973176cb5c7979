"""Pages made up for measuring: any number of them over 2,000 roles, the same ones each time.

    write_pages(folder, count)     the pages as files; returns their paths

The make-up. Roles stand in 10,000 pairs, five to a role, so 100,000 pages are ten a pair and a hundred a role. Of ten pages six
have bars as cells, two run their cells together, one is Markdown with a day, one is saved HTML; prose fills each to about 3.8 kB,
the size of a real one. Every role has its own figures; names of places, firms, colleges and skills come from lists of tens to
hundreds. On one page in ten a role has another salary, age or satisfaction than elsewhere, and any figure is missing on
one page in a hundred.
"""

import random
import sys
from dataclasses import replace
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from generate import LAYOUTS, Pair, Role  # noqa: E402

ROLES, PARTNERS = 2_000, 5
LAYOUT_OF = ("pipes", "joined", "pipes", "markdown", "pipes", "pipes", "joined", "pipes", "html", "pipes")
ENDING = {"markdown": ".md", "html": ".html"}
FIRST = "Account Art Benefits Bakery Billing Brand Care Cargo Claims Clinic Credit Data Design Dock Energy Event Field Fleet Floor Food Garden Grants Harbor Hotel Intake Kitchen Labor Laundry Legal Library Loan Market Media Night Office Parts Payroll Plant Power Quality Retail Route Safety School Security Shift Stock Studio Tax Tool Traffic Training Transit Travel Vendor Ward Web Wholesale Yard Zoning".split()  # fmt: skip # noqa: E501
LAST = "Agent Aide Analyst Artist Assistant Associate Attendant Buyer Clerk Coach Controller Coordinator Counselor Designer Director Driver Editor Engineer Examiner Foreman Guard Inspector Lead Manager Mechanic Nurse Officer Operator Planner Porter Specialist Supervisor Surveyor Technician Tutor Writer".split()  # fmt: skip # noqa: E501
CITIES = tuple(f"{a}{b}, {s}" for a, b, s in product(("Spring", "Lake", "Oak", "Fair", "Green", "North"), ("field", "wood", "view", "ton", "port"), ("NY", "WA", "TX", "OH")))  # fmt: skip # noqa: E501
STATES = (
    "Alaska Arizona California Colorado Delaware Florida Hawaii Idaho Maryland Nevada Ohio Oregon Texas Utah Washington".split()
)
FIRMS = tuple(f"{a}{b}" for a, b in product(("Alta", "Bright", "Core", "Delta", "Ever", "First", "Global", "High", "Inter"), (" Health", "line", " Foods", "soft", " Partners", " & Sons", "tech", " Stores")))  # fmt: skip # noqa: E501
FIRMS = (*FIRMS, "KLA", "Amazon", "eBay", "iRobot", "3M", "Latham & Watkins")
COLLEGES = tuple(f"{a} {b}" for a, b in product(("Ohio", "Texas", "Utah", "Lake", "Grand", "Saint Paul", "New Haven"), ("State University", "College", "Institute of Technology", "Community College")))  # fmt: skip # noqa: E501
MAJORS = (
    "Business",
    "Nursing",
    "Computer Science",
    "Accounting",
    "Marketing",
    "English",
    "Biology",
    "Law",
    "Education",
    "Design",
)
DEGREES = ("Bachelor's Degree", "High School Diploma", "Associate Degree", "Master's Degree")
INDUSTRIES = ("Retail", "Finance", "Technology", "Manufacturing", "Health Care", "Education", "Hospitality", "Energy")
SKILLS = tuple(f"{a} {b}" for a, b in product(("Customer", "Team", "Project", "Safety", "Data", "Cash", "Patient", "Vendor", "Sales", "Food", "Budget", "Time"), ("Service", "Management", "Analysis", "Support", "Records", "Planning", "Training", "Reports"))) + ("CRM", "POS", "SQL", "C #", "R")  # fmt: skip # noqa: E501
MAY_BE_MISSING = ("growth", "openings", "satisfaction", "degree", "age", "low_high", "city", "state", "company", "industry",
                  "major", "college", "gender", "race", "lgbt")  # fmt: skip
PROSE = (
    "The differences between {a}s and {b}s can be seen in a few details. Each job has different responsibilities and duties. ",
    "A {a} is responsible for directing the staff, keeping documents of operation records and assisting with inquiries. " * 4,
    "A {b} links the gap between the people they work for and the public, and makes sure that all work is done on time. " * 4,
    "{a}s and {b}s have different pay scales, as shown below.",
    "Here are the differences between the demographics of {a}s and {b}s:",
)


def _tenths(dice: random.Random, parts: int) -> tuple[int, ...]:
    at = [0, *sorted(dice.randrange(1, 1000) for _ in range(parts - 1)), 1000]
    return tuple(b - a for a, b in zip(at, at[1:], strict=False))


def _role(number: int) -> Role:
    """One of the 2,000 roles, always the same."""
    dice = random.Random(number)
    pick, low = dice.choice, dice.randrange(20, 60)
    span = pick(((1, 2, "years"), (2, 4, "years"), (4, 6, "years"), (6, 8, "years"), (10, 12, "years"), (6, 12, "months")))
    top = dice.sample(SKILLS, 8)
    return Role(
        f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST)]}", yearly=low * 1500 + dice.randrange(9000),
        growth=dice.randrange(-9, 30), openings=dice.randrange(500, 400_000), satisfaction=f"{dice.randrange(20, 51) / 10:g}",
        degree=(pick(DEGREES), dice.randrange(20, 80)), age=dice.randrange(25, 60), experience=span[1], span=span,
        low_high=(low, low * 3), city=pick(CITIES), state=pick(STATES), company=pick(FIRMS), industry=pick(INDUSTRIES),
        major=pick(MAJORS), college=pick(COLLEGES), gender=_tenths(dice, 2), race=_tenths(dice, 6), lgbt=dice.randrange(1, 20),
        top=tuple(top[:3]), skills=tuple((skill, dice.randrange(2, 20)) for skill in top[:6]),
    )  # fmt: skip


def _as_printed(role: Role, dice: random.Random) -> Role:
    """The role as one page has it: mostly as all others do."""
    changes = {}
    if dice.random() < 0.05:
        changes = dice.choice(({"yearly": role.yearly + 500}, {"age": role.age + 1}, {"satisfaction": "4.5"}))
    if dice.random() < 0.15:
        changes[dice.choice(MAY_BE_MISSING)] = None
    return replace(role, **changes) if changes else role


def page_text(number: int, layout: str, roles: list[Role]) -> str:
    dice = random.Random(number)
    first = number % ROLES
    second = (first + 1 + 37 * (number // ROLES % PARTNERS)) % ROLES
    pair: Pair = (_as_printed(roles[first], dice), _as_printed(roles[second], dice))
    pair = pair if layout == "joined" else (replace(pair[0], skills=()), replace(pair[1], skills=()))
    text = LAYOUTS[layout](pair)
    words = [part.format(a=pair[0].name.lower(), b=pair[1].name.lower()) for part in PROSE]
    if layout == "html":
        return text.replace("<body>\n", "<body>\n" + "".join(f"<p>{part}</p>\n" for part in words))
    day = f"---\nretrieved: 20{20 + number % 6}-0{1 + number % 9}-{10 + number % 19}\n---\n" if layout == "markdown" else ""
    return (
        day + text.replace("Other words in between.", "{}").format(*words)
        if layout != "markdown"
        else day + text + "\n".join(words)
    )


def made_roles() -> list[Role]:
    return [_role(number) for number in range(ROLES)]


def write_pages(folder: Path, count: int) -> list[Path]:
    roles = made_roles()
    paths = []
    for number in range(count):
        layout = LAYOUT_OF[number // 7 % len(LAYOUT_OF)]
        path = folder / f"{number:06}{ENDING.get(layout, '.txt')}"
        path.write_text(page_text(number, layout, roles), encoding="utf-8")
        paths.append(path)
    return paths
