"""Names of roles: as file names, as they are described by hand, and where two may be one role.

slug(name)          a role's name as a safe file name
slugs(names, ...)   a slug a role
descriptions(own)   what is known of roles by hand
alike(pages)        a note on each role that may be another one
"""

import csv
import re
import unicodedata
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from helpers.pages.facts import Note, Page, role_key
from helpers.paths import PROJECT
from helpers.roles.reading import ROLES_FILE

__all__ = ["DATA", "alike", "descriptions", "slug", "slugs"]

DATA = PROJECT / "data"


def slug(name: str) -> str:
    """A role's name as a file name: plain lower-case letters, digits and hyphens, 60 characters at
    most.

    >>> slug("C# / PL/SQL Développeur"), slug("../..")
    ('c-pl-sql-developpeur', 'role')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain)[:60].strip("-")
    return re.sub(r"\bvs\b", "v", words) or "role"  # "-vs-" joins the two of a pair


def slugs(names: list[str], about: dict[str, dict[str, str]]) -> dict[str, str]:
    """A slug a role; two that would collide are told apart by a number."""
    taken: dict[str, str] = {}
    for name in names:
        base = slug(about.get(role_key(name), {}).get("slug") or name)
        numbered = chain([base], (f"{base}-{n}" for n in range(2, len(names) + 2)))
        taken[next(option for option in numbered if option not in taken)] = name
    return {name: option for option, name in taken.items()}


def descriptions(own: Path | None) -> dict[str, dict[str, str]]:
    """What is known of roles by hand: our own `data/roles.csv`, and a `roles.csv` beside a reader's
    pages."""
    known = {}
    for path in (DATA / ROLES_FILE, own):
        if path and path.is_file():
            with open(path, encoding="utf-8-sig", newline="") as file:
                known |= {
                    role_key(row["role"]): row for row in csv.DictReader(file) if row.get("role")
                }
    return known


def alike(pages: list[Page]) -> Iterator[Note]:
    """A note on each role whose name is that of another but for an "s", blanks or signs: they stay
    two, and may be one."""
    first: dict[str, tuple[str, str]] = {}
    seen: set[str] = set()
    for page in pages:
        for role in page.roles:
            if (key := role_key(role)) in seen:
                continue
            seen.add(key)
            name, where = first.setdefault(_loosely(key), (role, page.name))
            if name != role:
                what = f'"{role}" may be the same role as "{name}" ({where}), expected one name'
                yield Note(page.name, 1, role, "", "page", what)


def _loosely(key: str) -> str:
    """What is left of a role's name without plural endings, blanks and signs.

    >>> _loosely("accounting clerks") == _loosely("accounting clerk")
    True
    """
    singular = key.replace("&", " and ")
    for plural, ending in (("sses", "ss"), ("ies", "y"), ("men", "man"), ("(?<=[^s])s", "")):
        singular = re.sub(rf"(?<=\w){plural}\b", ending, singular)
    return "".join(re.findall(r"[^\W_]+|[#+]", singular))
