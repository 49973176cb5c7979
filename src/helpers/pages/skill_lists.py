"""Lists of skills under a heading, `Common line cook skills`: a line each, with its share.

list_heading(low, roles)         the role whose list a line begins
skill_in_list(line, text, role)  what a line of such a list says
loose_skill(text)                whether a line outside of any list looks like one of it
"""

import re
from typing import NamedTuple

from helpers.pages.catalogue import row_of
from helpers.pages.cells import PERCENT, Reading
from helpers.pages.readings import one_cell
from helpers.pages.rows import Row


class Said(NamedTuple):
    """What a sentence says of a role: the readings of its facts (several where it is unclear, none
    where it is broken). `role` is empty for a skill list that belongs to nobody."""

    line: int
    row: Row
    role: str
    readings: tuple[Reading, ...]
    raw: str


SKILL = row_of("Skill")
BULLET = re.compile(r"[•·▪◦*+-]\s+|[•·▪◦]")
LISTED_SKILL = re.compile(r".*(?:%|, ?\d+)")
LOOSE_SKILL = re.compile(rf".*[^\W\d].*, (?:{PERCENT}|%)")
NO_SKILLS = ("show more", "show less")
EXCERPT = 160  # characters of a sentence that a message repeats


def list_heading(low: str, roles: tuple[str, str]) -> str | None:
    return (
        next((role for role in roles if low == f"common {role.lower()} skills"), None)
        if low.startswith("common ")
        else None
    )


def loose_skill(text: str) -> bool:
    """Whether a line outside of any list looks like a skill of one: its heading is missing or
    broken."""
    if text[-1] != "%" or len(text) > EXCERPT:
        return False
    bullet = BULLET.match(text)
    return LOOSE_SKILL.fullmatch(text, bullet.end() if bullet else 0) is not None


def skill_in_list(line: int, text: str, role: str) -> list[Said] | None:
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
