"""The prose of a page repeats some facts and holds three that no table has: the years it takes to
become one, and each role's three skills. This module finds those sentences and reads them, for two
roles whose names the tables give.

    facts_in_prose(prose, roles)     what the sentences say: a list of `Said`

A sentence names a role in lower case after "a" or "an". It is matched by the very names in the
table header, never by a pattern that a name might break: names hold commas, "and", slashes and each
other."""

import re
from collections.abc import Iterator

from helpers.pages.catalogue import row_of
from helpers.pages.cells import SPAN
from helpers.pages.readings import one_cell
from helpers.pages.rows import Row
from helpers.pages.skill_lists import (
    EXCERPT,
    SKILL,
    Said,
    list_heading,
    loose_skill,
    skill_in_list,
)

YEARLY, YEARS, TOP_SKILLS = map(row_of, ("Yearly salary", "Years to become", "Top skills"))
SPAN_AT = re.compile(SPAN, re.IGNORECASE)
DOLLARS_AT = re.compile(r"\$[0-9]{1,3}(?:,[0-9]{3})*+(?![0-9,]*[0-9])|\$[0-9]+")
SENTENCE_END = re.compile(r"\.(?=\s+[^\W_a-z])")
ARTICLES = ("a ", "an ")
# A sentence is read if it says no more than it must: "in California", "per month" or the rest of a
# longer name would make it another one.
BEFORE_YEARS = ("it ", "while it ", "although it ")
BEFORE_SALARY = (
    "",
    *"additionally, |and |so |also, |in addition, |moreover, |however, ".split("|"),
)
BEFORE_SKILLS = (
    "",
    *(the + top for the in ("the ", "") for top in ("top three ", "top ", "most important ", "")),
)
A_YEAR = (" a year", " per year", "")
THAN = tuple(f", which is {word} the " for word in ("higher than", "lower than", "the same as"))
MANY_SKILL_ENDS = 4
# Words by which a sentence is known even if a part of it is broken: then its facts are missing for
# a reason that is noted.
SIGNS = (
    (YEARS, ("typically takes ", " to become both ", " years to become ", " months to become ")),
    (TOP_SKILLS, ("top three skills", "most important skills", " skills for a")),
    (YEARLY, ("average annual salary of ", "has an average salary of ")),
)


def facts_in_prose(prose: list[tuple[int, str]], roles: tuple[str, str]) -> list[Said]:
    """What the sentences of a page say of its two roles."""
    said: list[Said] = []
    signs: dict[Row, tuple[int, str]] = {}
    headings: dict[str, tuple[int, str]] = {}  # of skill lists, by role
    listed = None  # the role whose skill list is being read
    loose = False  # whether a list of nobody's skills is being passed
    for line, text in prose:
        if listed and (skill := skill_in_list(line, text, listed)) is not None:
            said += skill
            continue
        low = text.lower()
        low = low if len(low) == len(text) else text
        if listed := list_heading(low, roles):
            headings.setdefault(listed, (line, text))
        loose, was_loose = loose_skill(text), loose
        if loose and not was_loose:
            said.append(Said(line, SKILL, "", (), text))
        # One of these is in every sentence that is read here.
        if "typically" in low or "become" in low or "skills" in low or "salary" in low:
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


def _skip(text: str, at: int, *options: str) -> int:
    """The place behind the first option that stands at `at`; -1 if none does."""
    if at >= 0:
        for option in options:
            if text.startswith(option, at):
                return at + len(option)
    return -1


def _role_at(low: str, at: int, roles: tuple[str, str]) -> tuple[str | None, int]:
    """The role named at `at` behind its article, the longer name first, and the place behind it:
    whether the name ends there, callers see by what follows."""
    at = _skip(low, at, *ARTICLES)
    for role in sorted(roles, key=len, reverse=True) if at >= 0 else ():
        end = _skip(low, at, role.lower())
        if end >= 0 and not low[end : end + 1].isalnum():
            return role, end
    return None, -1


def _ends(text: str, at: int) -> bool:
    """Whether a sentence ends at `at`: with a full stop there, or as the last sign of the name
    before it, and no small letter behind it."""
    stop = at if text[at : at + 1] == "." else at - 1
    behind = text[stop + 1 : stop + 3]
    return (
        at > 0
        and text[stop] == "."
        and (not behind.strip() or (behind[0] == " " and not behind[1:].islower()))
    )


def _begins(text: str, at: int, *words: str) -> bool:
    """Whether one of these words stands before `at` and begins a sentence there."""
    for word in words:
        start = at - len(word)
        if start >= 0 and text.startswith(word, start):
            if start == 0 or text[max(0, start - 2) : start] in (". ", "! ", "? "):
                return True
    return False


def _places(low: str, words: str) -> Iterator[int]:
    at = low.find(words)
    while at >= 0:
        yield at
        at = low.find(words, at + 1)


def _years(line: int, text: str, low: str, roles: tuple[str, str]) -> Iterator[Said]:
    """`It typically takes 4-6 years to become both a … and a …`, or `While it typically takes … to
    become a …, becoming a … takes usually requires 2-4 years`."""
    for at in _places(low, "typically takes "):
        if _begins(low, at, *BEFORE_YEARS):
            spans = _spans(text, low, at + len("typically takes "), roles)
            for role, found in spans:
                yield Said(line, YEARS, role, one_cell(YEARS, found), found)


def _spans(text: str, low: str, at: int, roles: tuple[str, str]) -> list[tuple[str, str]]:
    """The roles and spans in such a sentence behind its first words; none where it is another."""
    span = SPAN_AT.match(text, at)
    at = _skip(low, span.end(), " to become ") if span else -1
    both = _skip(low, at, "both ")
    first, after = _role_at(low, both if both >= 0 else at, roles)
    if both < 0 and first and _ends(text, after):
        return [(first, span[0])]
    joint = " and " if both >= 0 else ", becoming "
    second, behind = _role_at(low, _skip(low, after, joint), roles)
    if second == first:  # one of the two is another
        return []
    if not second:
        return [(first, span[0])] if both < 0 and _skip(low, after, joint) >= 0 else []
    if both >= 0:
        return [(first, span[0]), (second, span[0])] if _ends(text, behind) else []
    takes = (" takes usually requires ", " usually requires ", " requires ", " takes ")
    other = SPAN_AT.match(text, at) if (at := _skip(low, behind, *takes)) >= 0 else None
    whole = other is not None and _ends(text, other.end())
    return [(first, span[0]), *([(second, other[0])] if whole else [])]


def _salaries(line: int, text: str, low: str, roles: tuple[str, str]) -> Iterator[Said]:
    """`A … has an average salary of $75,178, which is higher than the $38,792 average annual salary
    of a …`."""
    for at in _places(low, " has an average salary of "):
        first = _role_before(low, at, roles)
        amount = DOLLARS_AT.match(low, at + len(" has an average salary of "))
        behind = _skip(low, amount.end(), *A_YEAR) if first and amount else -1
        if behind < 0:
            continue
        than = _skip(low, behind, *THAN)
        other = DOLLARS_AT.match(low, than) if than >= 0 else None
        if not other and not _ends(text, behind):
            continue
        annual = _skip(low, other.end(), " average annual salary of ") if other else -1
        second, end = _role_at(low, annual, roles)
        if second == first:  # one of the two is another
            continue
        yield Said(line, YEARLY, first, one_cell(YEARLY, amount[0]), amount[0])
        if second and _ends(text, end):
            yield Said(line, YEARLY, second, one_cell(YEARLY, other[0]), other[0])


def _role_before(low: str, end: int, roles: tuple[str, str]) -> str | None:
    """The role named right before `end` at the beginning of a sentence, the longer name first."""
    return next(
        (
            role
            for role in sorted(roles, key=len, reverse=True)
            if _begins(low, end, *(w + a + role.lower() for w in BEFORE_SALARY for a in ARTICLES))
        ),
        None,
    )


def _skills(line: int, text: str, low: str, roles: tuple[str, str]) -> Iterator[Said]:
    """`The top three skills for a … include …. The most important skills for a … are …`, three
    skills each."""
    at = low.find("skills for a")
    while at >= 0:
        role, end = _role_at(low, at + len("skills for "), roles)
        start = _skip(low, end, " include ", " are ") if _begins(low, at, *BEFORE_SKILLS) else -1
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
