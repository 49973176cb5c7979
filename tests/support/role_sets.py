"""Sets of roles made up for the tests, on pages as a reader might save them: plausible at random,
or odd in one way each.

    a_set(count, seed)         roles with random but plausible facts
    pages_about(roles, ...)    pages that name each of them
    mirrored(text)             a page with its pay turned round: the best paid becomes the worst
                               paid
"""

import random
import re
from dataclasses import replace
from math import exp, log

from support.generate import SECTIONS, Role, markdown

FIELDS = (
    "Bakery",
    "Clinic",
    "Depot",
    "Garden",
    "Library",
    "Marine",
    "Payroll",
    "Quarry",
    "Studio",
    "Theatre",
    "Vineyard",
    "Warehouse",
)
LEVELS = (
    "Clerk",
    "Cook",
    "Driver",
    "Engineer",
    "Manager",
    "Nurse",
    "Supervisor",
    "Technician",
    "Analyst",
    "Director",
)
PROFILES = ((43, 10), (44, 8), (40, 6), (38, 12))
DEGREE = "Bachelor's Degree"


def name_of(number: int) -> str:
    """A name for each number, none twice up to any count."""
    field, level = FIELDS[number % len(FIELDS)], LEVELS[number // len(FIELDS) % len(LEVELS)]
    more = number // (len(FIELDS) * len(LEVELS))
    return f"{field} {level}" + (f" {more + 1}" if more else "")


def _tenths(random_: random.Random, middle: list[float]) -> tuple[int, ...]:
    """Shares about `middle`, in tenths of a percent, that add up to 1,000."""
    parts = [
        max(1, round(1000 * part * exp(random_.gauss(0, 0.03)) / sum(middle))) for part in middle
    ]
    parts[max(range(len(parts)), key=parts.__getitem__)] += 1000 - sum(parts)
    return tuple(parts)


def a_set(count: int, seed: int = 0) -> list[Role]:
    """So many roles with random but plausible facts: pay from about $25,000 to $160,000, a range
    around it, a few profiles."""
    chance = random.Random(seed)
    mixes = [
        [
            chance.uniform(0.04, 0.1),
            0.05,
            chance.uniform(0.1, 0.2),
            chance.uniform(0.04, 0.12),
            0.6,
            0.006,
        ]
        for _ in PROFILES
    ]
    return [_a_role(name_of(number), chance, mixes) for number in range(count)]


def _a_role(name: str, chance: random.Random, mixes: list[list[float]]) -> Role:
    pay, spread = round(exp(chance.uniform(log(25_000), log(160_000)))), chance.uniform(0.2, 0.5)
    kind, women = chance.randrange(len(PROFILES)), chance.randrange(150, 850)
    return Role(
        name,
        yearly=pay,
        growth=chance.randrange(-9, 20),
        openings=round(exp(chance.uniform(log(2_000), log(900_000)))),
        degree=(DEGREE, chance.randrange(20, 75)),
        age=PROFILES[kind][0],
        lgbt=PROFILES[kind][1],
        low_high=(int(pay * exp(-1.2816 * spread) / 1000), int(pay * exp(1.2816 * spread) / 1000)),
        gender=(1000 - women, women),
        race=_tenths(chance, mixes[kind]),
        satisfaction=None,
        college=None,
    )


def pages_about(roles: list[Role], sections=SECTIONS) -> list[str]:
    """Pages that each compare a role with the next; the last of an odd number with the one before
    it."""
    pairs = list(zip(roles[::2], roles[1::2], strict=False)) + (
        [(roles[-1], roles[-2])] if len(roles) % 2 else []
    )
    return [markdown(pair, sections) for pair in pairs]


def changed(roles: list[Role], **facts) -> list[Role]:
    """The roles with these facts in place of their own; a function gives the fact of each, from the
    role and its number."""
    return [
        replace(r, **{k: f(r, i) if callable(f) else f for k, f in facts.items()})
        for i, r in enumerate(roles)
    ]


def mirrored(text: str, lowest: int, highest: int) -> str:
    """A page on which each pay became lowest x highest / pay: the best paid is the worst paid, and
    gaps stay what they were."""

    def turn(amount: int) -> int:
        return round(lowest * highest / amount)

    def cell(text: str) -> str:
        ends = [int(n.replace(",", "")) for n in re.findall(r"\$([\d,]+)", text)]
        if "Between" in text:
            return f"Between ${turn(ends[1]) // 1000},000 And ${turn(ends[0]) // 1000},000"
        return f"${turn(ends[0]):,}" if ends else text

    lines = []
    for line in text.splitlines():
        if line.startswith(("| Yearly salary", "| Average salary", "| Salary range")):
            label, *cells = (part.strip() for part in line.strip("|").split("|"))
            line = "| " + " | ".join([label, *map(cell, cells)]) + " |"
        if not line.startswith("| Hourly rate"):
            lines.append(line)
    return "\n".join(lines) + "\n"
