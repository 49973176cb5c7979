"""Names of roles: as file names, as they are described by hand, and where two may be one role.

slug(name)          a role's name as a safe file name
slugs(names, ...)   a slug a role
labels(names, ...)  a short label a role, for figures
descriptions(own)   what is known of roles by hand, and a note where a file says nothing of any
by_hand(path)       the rows of such a file, or why it cannot be used
alike(pages)        a note on each role that may be another one
loosely(key)        a role's key without plural endings, blanks and signs
too_long(pages)     a note on each role that figures name by a part of its name
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from helpers.pages.facts import Note, Page, role_key
from helpers.pages.settling import SHOWN
from helpers.paths import PROJECT
from helpers.roles.reading import ROLES_FILE

DATA = PROJECT / "data"
MOST, MOST_OF_A_WORD = 60, 20  # letters of a label: more leave no room for a figure


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


def labels(names: list[str], about: dict[str, dict[str, str]]) -> dict[str, str]:
    """A label a role: the one given by hand, or its name, cut if need be; where two are cut to the
    same, a number tells them apart."""
    found: dict[str, str] = {}
    for name in names:
        label = _cut(name)
        before = sum(label == _cut(other) for other in found) if label != name else 0
        label = f"{label} {before + 1}" if before else label
        found[name] = about.get(role_key(name), {}).get("short") or label
    return found


def _cut(name: str) -> str:
    """A name as figures show it.

    >>> _cut("Line Cook, Prep Cook"), len(_cut("cook " * 70)), len(_cut("x" * 380))
    ('Line Cook, Prep Cook', 60, 20)
    """
    words = (
        word if len(word) <= MOST_OF_A_WORD else word[: MOST_OF_A_WORD - 1] + "…"
        for word in name.split()
    )
    label = " ".join(words)
    return label if len(label) <= MOST else label[: MOST - 1] + "…"


def descriptions(own: Path | None) -> tuple[dict[str, dict[str, str]], list[Note]]:
    """What is known of roles by hand: our own `data/roles.csv`, and a `roles.csv` beside a reader's
    pages. Of one that cannot be used no row is taken: a note says why."""
    known, notes = {}, []
    for path in (DATA / ROLES_FILE, own):
        rows, why = by_hand(path) if path and path.is_file() else ([], "")
        known |= {role_key(row["role"]): row for row in rows}
        if why:
            notes.append(Note(path.name, 1, "", "", "error", f"{why}; no row is used"))
    return known, notes


def by_hand(path: Path) -> tuple[list[dict[str, str]], str]:
    """The rows of a roles.csv that name a role; and why it cannot be used, or nothing."""
    try:
        rows = csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
        found = [row for row in rows if row.get("role")]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        why = "no UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        return [], f"cannot be read ({why}), expected a CSV file in UTF-8"
    columns = rows.fieldnames or ()
    if "role" in columns:
        return found, ""
    return [], f'columns "{",".join(columns)[:SHOWN]}", expected role among them'


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
            name, where = first.setdefault(loosely(key), (role, page.name))
            if name != role:
                what = f'"{role}" may be the same role as "{name}" ({where}), expected one name'
                yield Note(page.name, 1, role, "", "page", what)


def too_long(pages: list[Page]) -> Iterator[Note]:
    """A note on each role whose name is cut in figures."""
    first = {role_key(role): (role, page.name) for page in reversed(pages) for role in page.roles}
    for role, where in first.values():
        if (label := _cut(role)) != role:
            what = (
                f'a name of {len(role)} characters; figures call the role "{label}", if no label is'
            )
            yield Note(where, 1, role, "", "page", f"{what} given in {ROLES_FILE}")


def loosely(key: str) -> str:
    """What is left of a role's name without plural endings, blanks and signs.

    >>> loosely("accounting clerks") == loosely("accounting clerk")
    True
    """
    singular = key.replace("&", " and ")
    for plural, ending in (("sses", "ss"), ("ies", "y"), ("men", "man"), ("(?<=[^s])s", "")):
        singular = re.sub(rf"(?<=\w){plural}\b", ending, singular)
    return "".join(re.findall(r"[^\W_]+|[#+]", singular))
