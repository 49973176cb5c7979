"""The prose of a page repeats some facts and holds three that no table has: the years it takes to
become one, and each role's three skills. This module finds those sentences and reads them, for two
roles whose names the tables give.

    facts_in_prose(prose, roles)     what the sentences say: a list of `Said`

A sentence names a role in lower case after "a" or "an". It is matched by the very names in the
table header, never by a pattern that a name might break: names hold commas, "and", slashes and each
other."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from helpers.pages.catalogue import Row, one_cell, row_of
from helpers.pages.cells import PERCENT, SPAN, Reading

__all__ = ["Said", "facts_in_prose"]


class Said(NamedTuple):
    """What a sentence says of a role: the readings of its facts (several where it is unclear, none
    where it is broken). `role` is empty for a skill list that belongs to nobody."""

    line: int
    row: Row
    role: str
    readings: tuple[Reading, ...]
    raw: str


YEARLY, YEARS, TOP_SKILLS, SKILL = map(
    row_of, ("Yearly salary", "Years to become", "Top skills", "Skill")
)
SPAN_AT = re.compile(SPAN, re.IGNORECASE)
DOLLARS_AT = re.compile(r"\$\d{1,3}(?:,\d{3})*+(?![\d,]*\d)|\$\d+")
BULLET = re.compile(r"[•·▪◦*+-]\s+|[•·▪◦]")
LISTED_SKILL = re.compile(r".*(?:%|, ?\d+)")
LOOSE_SKILL = re.compile(rf".*[^\W\d].*, (?:{PERCENT}|%)")
NO_SKILLS = ("show more", "show less")
SENTENCE_END = re.compile(r"\.(?=\s+[^\W_a-z])")
ARTICLES = ("a ", "an ")
MANY_SKILL_ENDS = 4
# Words by which a sentence is known even if a part of it is broken: then its facts are missing for
# a reason that is noted.
SIGNS = (
    (YEARS, ("typically takes ", " to become both ", " years to become ", " months to become ")),
    (TOP_SKILLS, ("top three skills", "most important skills", " skills for a")),
    (YEARLY, ("average annual salary of ",)),
)
EXCERPT = 160


def facts_in_prose(prose: list[tuple[int, str]], roles: tuple[str, str]) -> list[Said]:
    """What the sentences of a page say of its two roles."""
    said: list[Said] = []
    signs: dict[Row, tuple[int, str]] = {}
    headings: dict[str, tuple[int, str]] = {}  # of skill lists, by role
    listed = None  # the role whose skill list is being read
    loose = False  # whether a list of nobody's skills is being passed
    for line, text in prose:
        if listed and (skill := _skill_in_list(line, text, listed)) is not None:
            said += skill
            continue
        low = text.lower()
        low = low if len(low) == len(text) else text
        if listed := _skill_list(low, roles):
            headings.setdefault(listed, (line, text))
        loose, was_loose = _loose_skill(text), loose
        if loose and not was_loose:
            said.append(Said(line, SKILL, "", (), text))
        if (
            "typically" in low or "become" in low or "skills" in low or "salary" in low
        ):  # one is in every sentence read here
            said += _sentences(line, text, low, roles)
            _find_signs(line, text, low, signs)
    return [*said, *_unread(said, signs, headings, roles)]


def _sentences(line: int, text: str, low: str, roles: tuple[str, str]) -> Iterator[Said]:
    if "typically takes " in low:
        yield from _years(line, text, low, roles)
    if "average salary of " in low:
        yield from _salaries(line, text, low, roles)
    if "skills for a" in low:
        yield from _skills(line, text, low, roles)


def _find_signs(line: int, text: str, low: str, signs: dict[Row, tuple[int, str]]) -> None:
    for row, words in SIGNS:
        if row not in signs and (at := max(map(low.find, words))) >= 0:
            signs[row] = line, text[at : at + EXCERPT]


def _unread(
    said: list[Said],
    signs: dict[Row, tuple[int, str]],
    headings: dict[str, tuple[int, str]],
    roles: tuple[str, str],
) -> Iterator[Said]:
    """A `Said` without a reading for each sentence that is there and does not say what it should of
    both roles, and for each heading without its list."""
    read = {(s.row, s.role) for s in said}
    for row, (line, raw) in signs.items():
        yield from (Said(line, row, role, (), raw) for role in roles if (row, role) not in read)
    yield from (
        Said(line, SKILL, role, (), raw)
        for role, (line, raw) in headings.items()
        if (SKILL, role) not in read
    )


# Skill lists


def _skill_list(low: str, roles: tuple[str, str]) -> str | None:
    return (
        next((role for role in roles if low == f"common {role.lower()} skills"), None)
        if low.startswith("common ")
        else None
    )


def _loose_skill(text: str) -> bool:
    """Whether a line outside of any list looks like a skill of one: its heading is missing or
    broken."""
    if text[-1] != "%" or len(text) > EXCERPT:
        return False
    bullet = BULLET.match(text)
    return LOOSE_SKILL.fullmatch(text, bullet.end() if bullet else 0) is not None


def _skill_in_list(line: int, text: str, role: str) -> list[Said] | None:
    """The skill in a line of a skill list (none in "Show more"); None for a line that ends the
    list."""
    if "|" in text and text[0] not in "•·▪◦":
        return None  # what is left of a row
    bullet = BULLET.match(text)
    item = text[bullet.end() :] if bullet else text
    if not bullet and (len(text) > EXCERPT or not LISTED_SKILL.fullmatch(text)):
        return None
    return (
        [] if item.lower() in NO_SKILLS else [Said(line, SKILL, role, one_cell(SKILL, item), item)]
    )


# Names in sentences


def _skip(text: str, at: int, *options: str) -> int:
    """The place behind the first option that stands at `at`; -1 if none does."""
    if at >= 0:
        for option in options:
            if text.startswith(option, at):
                return at + len(option)
    return -1


def _role_at(low: str, at: int, roles: tuple[str, str]) -> tuple[str | None, int]:
    """The role named at `at` behind its article, the longer name first, and the place behind it."""
    at = _skip(low, at, *ARTICLES)
    for role in sorted(roles, key=len, reverse=True) if at >= 0 else ():
        end = _skip(low, at, role.lower())
        if end >= 0 and not low[end : end + 1].isalnum():
            return role, end
    return None, -1


def _role_before(low: str, end: int, roles: tuple[str, str]) -> str | None:
    """The role named right before `end`, the longer name first."""
    before = low[max(0, end - EXCERPT) : end]
    return next(
        (
            role
            for role in sorted(roles, key=len, reverse=True)
            if before.endswith(tuple(a + role.lower() for a in ARTICLES))
        ),
        None,
    )


# Sentences


def _years(line: int, text: str, low: str, roles: tuple[str, str]) -> Iterator[Said]:
    """`It typically takes 4-6 years to become both a … and a …`, or `While it typically takes … to
    become a …, becoming a … takes usually requires 2-4 years`."""
    span = SPAN_AT.match(text, low.index("typically takes ") + len("typically takes "))
    at = _skip(low, span.end(), " to become ") if span else -1
    both = _skip(low, at, "both ")
    first, after = _role_at(low, both if both >= 0 else at, roles)
    second, after = _role_at(low, _skip(low, after, " and " if both >= 0 else ", becoming "), roles)
    if both >= 0:
        spans = [(first, span), (second, span)] if {first, second} == set(roles) else []
    else:
        after = after if second != first else -1
        at = _skip(
            low, after, " takes usually requires ", " usually requires ", " requires ", " takes "
        )
        spans = [(first, span), (second, SPAN_AT.match(text, at) if at >= 0 else None)]
    yield from (
        Said(line, YEARS, role, one_cell(YEARS, found[0]), found[0])
        for role, found in spans
        if role and found
    )


def _salaries(line: int, text: str, low: str, roles: tuple[str, str]) -> Iterator[Said]:
    """`a … has an average salary of $75,178, which is higher than the $38,792 average annual salary
    of a …`."""
    at = low.index("average salary of ")
    first = (
        _role_before(low, at - len(" has an "), roles) if low[:at].endswith(" has an ") else None
    )
    amount = DOLLARS_AT.match(low, at + len("average salary of "))
    if not first or not amount:
        return
    than = _skip(
        low,
        amount.end(),
        ", which is higher than the ",
        ", which is lower than the ",
        ", which is the same as the ",
    )
    other = DOLLARS_AT.match(low, than) if than >= 0 else None
    second, _ = (
        _role_at(low, _skip(low, other.end(), " average annual salary of "), roles)
        if other
        else (None, -1)
    )
    found = [(first, amount), *([(second, other)] if second and second != first else [])]
    yield from (Said(line, YEARLY, role, one_cell(YEARLY, m[0]), m[0]) for role, m in found)


def _skills(line: int, text: str, low: str, roles: tuple[str, str]) -> Iterator[Said]:
    """`The top three skills for a … include …. The most important skills for a … are …`, three
    skills each."""
    at = low.find("skills for a")
    while at >= 0:
        role, end = _role_at(low, at + len("skills for "), roles)
        start = _skip(low, end, " include ", " are ")
        at = low.find("skills for a", at + 1)
        if start >= 0:
            limit = low.rfind(". ", start, at) + 1 if at >= 0 else len(text)
            yield _three_skills(line, role, text[start:limit] if limit else "")


def _three_skills(line: int, role: str, listed: str) -> Said:
    if not listed.endswith("."):
        return Said(line, TOP_SKILLS, role, (), listed[:EXCERPT])
    # A full stop inside a skill ("St. Louis") looks like the end of the sentence: each end gives a
    # reading of its own.
    ends = [m.start() for m in SENTENCE_END.finditer(listed)][:MANY_SKILL_ENDS] + [len(listed) - 1]
    readings = [reading for end in ends for reading in one_cell(TOP_SKILLS, listed[:end])]
    return Said(line, TOP_SKILLS, role, tuple(dict.fromkeys(readings)), listed[:-1])
