"""What a page states, as records: a `Cell` as it is read, a `Fact` a value, a `Note` a doubt, and
the `Page` that holds them; and the checks of facts against each other.

    role_key(name)                   the role itself, however its name is spelled
    contradictions(facts, roles)     the facts of a page that other facts of it deny, in words
    hourly_agrees(yearly, hourly)    whether two rates of pay are the same
    span_allows(facts, role, years)  whether the years it takes to become one allow this experience
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from helpers.pages.cells import Reading
from helpers.pages.fields import HOURS_A_YEAR
from helpers.pages.rows import Row

AROUND_SLASH = re.compile(r"\s*/\s*")
BLANK_OR_HYPHEN = re.compile(r"[\s-]+")


@lru_cache(maxsize=65_536)
def role_key(name: str) -> str:
    """A role itself, whichever of the ways that cannot mean two roles its name is spelled in: case,
    accents as one sign or two, hyphens or spaces, spaces around a slash, a full stop at the end.

    >>> role_key("Customer-Service / Sales Rep.") == role_key("customer service/sales rep")
    True
    """
    plain = normalize("NFKC", name).casefold()
    return AROUND_SLASH.sub("/", BLANK_OR_HYPHEN.sub(" ", plain)).strip(" .")


class Key(NamedTuple):
    """What a value is the value of."""

    role: str
    field: str
    group: str = ""


class Fact(NamedTuple):
    """One value of one role. `value` is None where the page is unclear, and `note` says why."""

    page: str
    line: int
    role: str
    field: str
    group: str
    value: float | str | None
    unit: str
    # As printed, with plain quotes, dashes and spaces; what was refused and looks like a formula
    # stands behind a '.
    raw: str
    note: str = ""


class Note(NamedTuple):
    """What a reader must know about a page. `kind`: unclear, disagrees, settled, row, header, page
    or error."""

    page: str
    line: int
    role: str
    field: str
    kind: str
    note: str


class Cell(NamedTuple):
    """A cell, or two run together, with the ways to read it: each a reading for every one of
    `roles`. Where there is not exactly one way, `problem` says what was found and what was
    expected."""

    line: int
    row: Row
    roles: tuple[str, ...]
    raw: str
    ways: tuple[tuple[Reading, ...], ...]
    problem: str = ""


class Open(NamedTuple):
    """A cell with several ways to read it, none of them ruled out so far; each gives these
    values."""

    line: int
    raw: str
    ways: tuple[dict[Key, float | str], ...]
    problem: str

    @property
    def keys(self) -> list[Key]:
        return list(dict.fromkeys(key for way in self.ways for key in way))


@dataclass(frozen=True)
class Page:
    """A page that was read. `retrieved` is None and `publisher` empty where the page does not say;
    `duties` holds (role, duty, line)."""

    name: str
    roles: tuple[str, str]
    retrieved: date | None
    facts: tuple[Fact, ...]
    notes: tuple[Note, ...]
    duties: tuple[tuple[str, str, int], ...] = ()
    open: tuple[Open, ...] = ()
    publisher: str = ""


# Checks

Facts = Mapping[Key, Fact]
TOTALLED = ("gender_share", "race_share")


def _value(facts: Facts, role: str, field: str) -> float | None:
    fact = facts.get((role, field, ""))
    return None if fact is None else fact.value


def hourly_agrees(yearly: float, hourly: float) -> bool:
    """Whether an hourly rate, rounded to the cent, can be this yearly salary, rounded to the
    dollar.

    >>> hourly_agrees(75_178, 36.14), hourly_agrees(75_178, 36.41)
    (True, False)
    """
    return abs(hourly * HOURS_A_YEAR - yearly) <= 0.005 * HOURS_A_YEAR + 0.5 + 1e-6


def span_allows(facts: Facts, role: str, years: float) -> bool:
    """Whether the years it takes to become one allow this upper end; any is allowed where the page
    does not say."""
    low, high = (_value(facts, role, f"years_to_become_{end}") for end in ("low", "high"))
    return years == high if high is not None else low is None or years > low


def contradictions(facts: Facts, roles: tuple[str, str]) -> Iterator[tuple[Key, str, bool]]:
    """The facts of a page that other facts of it deny: each with the denial in words, and whether
    it leaves no value."""
    for role in roles:
        yield from _pay_denials(facts, role)
        yield from _experience_denials(facts, role)
    yield from _totals(facts)


def _pay_denials(facts: Facts, role: str) -> Iterator[tuple[Key, str, bool]]:
    yearly, hourly, low, high = (
        _value(facts, role, field)
        for field in ("yearly_salary", "hourly_rate", "salary_low", "salary_high")
    )
    if yearly is not None and hourly is not None and not hourly_agrees(yearly, hourly):
        what = f"${hourly:,.2f} x {HOURS_A_YEAR} is ${hourly * HOURS_A_YEAR:,.0f}"
        yield Key(role, "hourly_rate"), f"{what}, expected the yearly salary, ${yearly:,.0f}", False
    if None not in (yearly, low, high) and not low <= yearly <= high:
        yield (
            Key(role, "yearly_salary"),
            f"${yearly:,.0f} lies outside the salary range, expected ${low:,.0f} to ${high:,.0f}",
            False,
        )


def _experience_denials(facts: Facts, role: str) -> Iterator[tuple[Key, str, bool]]:
    years = _value(facts, role, "experience_years")
    if years is not None and not span_allows(facts, role, years):
        # The table does not print the unit: where the sentence counts in months, a figure that fits
        # them is no count of years.
        months = span_allows(facts, role, round(years / 12, 6))
        yield (
            Key(role, "experience_years"),
            f"{years:g} years, expected the upper end of the years it takes to become one",
            months,
        )


def _totals(facts: Facts) -> Iterator[tuple[Key, str, bool]]:
    shares: dict[tuple[str, str], list[Key]] = {}
    for key in facts:
        if key.field in TOTALLED and facts[key].value is not None:
            shares.setdefault((key.role, key.field), []).append(key)
    for keys in shares.values():
        total, slack = sum(facts[key].value for key in keys), 0.0005 * len(keys) + 1e-9
        if abs(total - 1) > slack:
            yield (
                keys[0],
                f"the shares add up to {total:.1%}, expected 100% within rounding ({slack:.2%})",
                False,
            )
