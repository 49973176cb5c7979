"""
Pages made up for measuring: any number of them over 2,000 roles, the same ones each time.

    write_pages(folder, count)     the pages as files

The make-up. Every role stands on as many pages as any other, beside ten others in turn: of 100,000
pages on a hundred, ten for each pair. Of ten pages six have bars between their cells, two run the
cells together and list skills, one is Markdown with a day, one is saved HTML; sentences and other
prose fill each to about 3.3 kB, as long as a real one. Every role has figures of its own; names of
places, firms, colleges and skills come from lists of ten to a hundred. On one page in twenty a role
has another salary, age or satisfaction than on the others, and on one in seven one of its cells is
empty."""

import random
from dataclasses import replace
from itertools import product
from pathlib import Path

from support.generate import LAYOUTS, Role

ROLES, PARTNERS = 2_000, 5
LAYOUT_OF = (
    "pipes",
    "joined",
    "pipes",
    "markdown",
    "pipes",
    "pipes",
    "joined",
    "pipes",
    "html",
    "pipes",
)
ENDING = {"markdown": ".md", "html": ".html"}


def _joined(*parts: str, between: str = "") -> tuple[str, ...]:
    """Every word of the first part with every word of the others."""
    return tuple(
        between.join(words).replace("_", " ")
        for words in product(*(part.split() for part in parts))
    )


NAMES = _joined(
    "Account Art Benefits Bakery Billing Brand Care Cargo Claims Clinic Credit Data Design Dock Energy Event Field Fleet Floor"
    " Food Garden Grants Harbor Hotel Intake Kitchen Labor Laundry Legal Library Loan Market Media Night Office Parts Payroll"
    " Plant Power Quality",
    "Agent Aide Analyst Artist Assistant Associate Attendant Buyer Clerk Coach Controller Coordinator Counselor Designer"
    " Director Driver Editor Engineer Examiner Foreman Guard Inspector Lead Manager Mechanic Nurse Officer Operator Planner"
    " Porter Specialist Supervisor Surveyor Technician Tutor Writer Receptionist Scheduler Trainer Estimator Machinist"
    " Librarian Dispatcher Auditor Cashier Welder Therapist Recruiter Developer Producer",
    between=" ",
)
CITIES = _joined(
    "Spring Lake Oak Fair Green North", "field wood view ton port", ",_NY ,_WA ,_TX ,_OH"
)
STATES = "Alaska Arizona California Colorado Delaware Florida Hawaii Idaho Maryland Nevada Ohio Oregon Texas Utah".split()
FIRMS = _joined(
    "Alta Bright Core Delta Ever First Global High",
    "_Health line _Foods soft _Partners _&_Sons tech _Stores",
)
FIRMS += ("KLA", "Amazon", "eBay", "iRobot", "3M", "Latham & Watkins")
COLLEGES = _joined(
    "Ohio Texas Utah Lake Grand Saint_Paul New_Haven",
    "_State_University _College _Institute _Academy",
)
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
INDUSTRIES = (
    "Retail",
    "Finance",
    "Technology",
    "Manufacturing",
    "Health Care",
    "Education",
    "Hospitality",
    "Energy",
)
SKILLS = _joined(
    "Customer Team Project Safety Data Cash Patient Vendor Sales Food Budget Time",
    "_Service _Management _Analysis _Support _Records _Planning _Training _Reports",
) + ("CRM", "POS", "SQL", "C #", "R")
SPANS = ((1, 2), (2, 4), (2, 4), (4, 6), (4, 6), (4, 6), (6, 8), (6, 8), (10, 12))
MAY_BE_EMPTY = (
    "growth",
    "openings",
    "satisfaction",
    "degree",
    "age",
    "low_high",
    "city",
    "state",
    "company",
    "industry",
    "major",
    "college",
    "gender",
    "race",
    "lgbt",
)
PROSE = """
The differences between {a}s and {b}s can be seen in a few details. Each job has different responsibilities and duties.
A {a} is responsible for directing the staff in providing the best services, which includes evaluating how the work is done, \
implementing procedures to improve operations, keeping documents of operation records and assisting with inquiries. A {a} must \
have exceptional leadership and decision-making skills to lead the staff with daily operations.
A {b} links the gap between the people they work for and the public. It is their job to ensure that all work is done on time and \
is engaging, efficient, and effective. Typically, they focus on designing and improving what others see of it, and build solid \
relationships that are fostered by collecting what people say and bringing it in while there is time.
{a}s and {b}s have different pay scales, as shown below.
There are a few differences between a {a} and a {b} in terms of educational background:
Here are the differences between the demographics of {a}s and {b}s:
"""


def write_pages(folder: Path, count: int) -> None:
    """Write the first so many pages into a folder."""
    roles = [_role(number) for number in range(ROLES)]
    for number in range(count):
        layout = LAYOUT_OF[number // 7 % len(LAYOUT_OF)]
        path = folder / f"{number:06}{ENDING.get(layout, '.txt')}"
        path.write_text(_page(number, layout, roles), encoding="utf-8")


def _page(number: int, layout: str, roles: list[Role]) -> str:
    dice, at = random.Random(number), number % ROLES
    other = (at + 1 + 37 * (number // ROLES % PARTNERS)) % ROLES
    pair = tuple(_as_printed(roles[i], dice, skills=layout == "joined") for i in (at, other))
    text, prose = (
        LAYOUTS[layout](pair),
        PROSE.format(a=pair[0].name.lower(), b=pair[1].name.lower()),
    )
    if layout == "html":
        return text.replace(
            "</body>", "".join(f"<p>{line}</p>\n" for line in prose.splitlines()) + "</body>"
        )
    day = f"---\nretrieved: 202{number % 6}-0{1 + number % 9}-{10 + number % 19}\n---\n"
    return (day if layout == "markdown" else "") + text + prose


def _as_printed(role: Role, dice: random.Random, skills: bool) -> Role:
    """The role as one page has it: mostly as all others do."""
    changes = {} if skills else {"skills": ()}
    if dice.random() < 1 / 20:
        changes |= dice.choice(
            ({"yearly": role.yearly + 500}, {"age": role.age + 1}, {"satisfaction": "4.5"})
        )
    if dice.random() < 1 / 7:
        changes[dice.choice(MAY_BE_EMPTY)] = None
    return replace(role, **changes) if changes else role


def _role(number: int) -> Role:
    dice = random.Random(number)
    pick, low, top, span = (
        dice.choice,
        dice.randrange(20, 60),
        dice.sample(SKILLS, 6),
        dice.choice(SPANS),
    )
    return Role(
        NAMES[number],
        yearly=low * 1500 + dice.randrange(9000),
        growth=dice.randrange(-9, 30),
        openings=dice.randrange(500, 400_000),
        satisfaction=f"{dice.randrange(20, 51) / 10:g}",
        degree=(pick(DEGREES), dice.randrange(20, 80)),
        age=dice.randrange(25, 60),
        experience=span[1],
        span=(*span, "years"),
        low_high=(low, low * 3),
        city=pick(CITIES),
        state=pick(STATES),
        company=pick(FIRMS),
        industry=pick(INDUSTRIES),
        major=pick(MAJORS),
        college=pick(COLLEGES),
        gender=_tenths(dice, 2),
        race=_tenths(dice, 6),
        lgbt=dice.randrange(1, 20),
        top=tuple(top[:3]),
        skills=tuple((skill, dice.randrange(2, 20)) for skill in top),
    )


def _tenths(dice: random.Random, parts: int) -> tuple[int, ...]:
    """Shares in tenths of a percent that add up to 100%."""
    at = [0, *sorted(dice.sample(range(1, 1000), parts - 1)), 1000]
    return tuple(b - a for a, b in zip(at, at[1:], strict=False))
