"""
Pages to tidy frames. The same role may stand on several pages: their values are compared, the page retrieved last
counts where they differ, and a note shows both. What one page leaves open, another page about the role may settle.

    load_roles(pages)      read all pages of a folder into `Roles`, nine tidy frames
    slug(name)             a role's name as a safe file name
    write_tidy(roles, folder)   the frames as CSV files with their datapackage.json
"""

import csv
import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, fields
from datetime import date
from itertools import chain
from math import isnan
from pathlib import Path

import pandas as pd

from helpers.facts import Fact, Note, Page
from helpers.fields import FIELDS, GENDERS, RACES
from helpers.files import PageError
from helpers.reading import ROLES_FILE, page_paths, read_pages, settle_all, value_text
from helpers.tables import PLACES, check, frame, write_datapackage
from helpers.wording import guard

__all__ = ["DATA", "Roles", "load_roles", "slug", "write_tidy"]

DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True)
class Roles:
    """The tidy frames; `helpers.tables.TABLES` describes their columns."""

    roles: pd.DataFrame
    gender: pd.DataFrame
    race: pd.DataFrame
    skills: pd.DataFrame
    places: pd.DataFrame
    duties: pd.DataFrame
    facts: pd.DataFrame
    notes: pd.DataFrame
    pages: pd.DataFrame

    def __iter__(self):
        return ((field.name, getattr(self, field.name)) for field in fields(self))


def load_roles(pages: str | Path | Iterable[str | Path] | None = None, *, executor: Executor | None = None) -> Roles:
    """Read comparison pages into tidy frames.

    `pages` is a folder or some files; without it, the folder named by the environment variable ROLE_GAPS_PAGES, or
    `data/pages`. An `executor` (any of concurrent.futures) reads the pages in parallel, with the same result. A page that
    cannot be read becomes a note of the kind "error"; PageError is raised if there is no page, or none that can be read.
    Columns and types are those of `helpers.tables.TABLES`; `write_tidy` and the tests check them against its schemas.
    """
    where = pages if pages is not None else os.environ.get("ROLE_GAPS_PAGES") or DATA / "pages"
    paths = page_paths(where) if isinstance(where, (str, Path)) else [Path(path) for path in where]
    read, errors = read_pages(paths, executor)
    if not read:
        why = "; ".join(f"{note.page}:{note.line}: {note.note}" for note in errors) or "no pages given"
        raise PageError(str(where), 1, f"no page that can be read: {why}")
    described = Path(where) / ROLES_FILE if isinstance(where, (str, Path)) and Path(where).is_dir() else None
    return _frames(settle_all(read), errors, _descriptions(described))


# Pages about the same role


def _vintage(page: Page) -> date:
    return page.retrieved or date.min


def _merged(pages: list[Page]) -> tuple[list[Fact], list[Note]]:
    """For each role and field the facts that count: those of the page retrieved last that gives any. Disagreements are noted."""
    counts: dict[tuple[str, str], dict[str, Fact]] = {}
    notes: list[Note] = []
    for page in sorted(pages, key=_vintage):
        for key, found in _by_field(page).items():
            before = _given(counts.get(key, {}))
            if before and not _given(found):
                continue
            notes += _disagreements(before, _given(found), page)
            counts[key] = found
    return [fact for found in counts.values() for fact in found.values()], notes


def _by_field(page: Page) -> dict[tuple[str, str], dict[str, Fact]]:
    """The facts of a page by role and field, each a fact a group: shares and lists count as a whole."""
    found: dict[tuple[str, str], dict[str, Fact]] = {}
    for fact in page.facts:
        found.setdefault((fact.role.casefold(), fact.field), {})[fact.group] = fact
    return found


def _given(found: dict[str, Fact]) -> dict[str, Fact]:
    return {group: fact for group, fact in found.items() if fact.value is not None}


def _disagreements(before: dict[str, Fact], after: dict[str, Fact], page: Page) -> Iterator[Note]:
    last = next(iter(after.values()), None)
    for group, old in before.items():
        new = after.get(group)
        if new is None or value_text(new.value).casefold() != value_text(old.value).casefold():
            what = f"{old.field} ({group})" if group else old.field
            given = f"{new.raw} on {new.page}:{new.line}" if new else f"not given on {page.name}:{last.line}"
            seen = f"{what}: {old.raw} on {old.page}:{old.line}, {given}; the latter counts"
            yield Note(page.name, (new or last).line, last.role, old.field, "disagrees", seen)


# Frames


def _frames(pages: list[Page], errors: list[Note], descriptions: dict[str, dict[str, str]]) -> Roles:
    counts, disagreements = _merged(pages)
    # A role stands in the table even if its pages give no figure for it.
    spelled = {role.casefold(): role for page in reversed(pages) for role in page.roles}
    names = sorted(spelled.values(), key=str.casefold)
    by_field: dict[str, list[Fact]] = defaultdict(list)
    for fact in counts:
        if fact.value is not None:
            by_field[fact.field].append(fact._replace(role=spelled[fact.role.casefold()]))
    counted = set(counts)
    notes = [*errors, *chain.from_iterable(page.notes for page in pages), *disagreements]
    rows = {
        "roles": _role_rows(names, by_field, descriptions),
        "gender": _share_rows(by_field["gender_share"], GENDERS),
        "race": _share_rows(by_field["race_share"], RACES),
        "skills": _skill_rows(by_field),
        "places": sorted((f.role, kind, f.value) for field, kind in PLACES.items() for f in by_field[field]),
        "duties": dict.fromkeys((spelled[role.casefold()], duty) for page in pages for role, duty, _ in page.duties),
        "facts": ((*f._replace(value=value_text(f.value)), f in counted) for page in pages for f in page.facts),
        "notes": sorted(notes, key=lambda note: (note.page, note.line)),
        "pages": ((p.name, *(spelled[role.casefold()] for role in p.roles), str(p.retrieved or "")) for p in pages),
    }
    guard(names)  # wherever a sentence names a role from here on, a sign of Markdown in the name is only a sign
    return Roles(**{name: frame(name, found) for name, found in rows.items()})


def _role_rows(names: list[str], by_field: dict[str, list[Fact]], descriptions: dict[str, dict[str, str]]) -> Iterable[tuple]:
    columns = [field for field in FIELDS.values() if field.column]
    values = {field.name: {fact.role: fact.value for fact in by_field[field.name]} for field in columns}
    slugs = _slugs(names, descriptions)
    for name in names:
        about = descriptions.get(name.casefold(), {})
        missing = [float("nan") if field.unit else None for field in columns]
        facts = (values[field.name].get(name, none) for field, none in zip(columns, missing, strict=True))
        yield name, slugs[name], about.get("short") or name, about.get("summary") or None, *facts


def _share_rows(facts: list[Fact], groups: tuple[str, ...]) -> Iterable[tuple]:
    return sorted(((f.role, f.group, f.value) for f in facts), key=lambda row: (row[0].casefold(), groups.index(row[1])))


def _skill_rows(by_field: dict[str, list[Fact]]) -> Iterable[tuple]:
    ranks = {(f.role, str(f.value).casefold()): (str(f.value), float(f.group)) for f in by_field["top_skill"]}
    shares = {(f.role, f.group.casefold()): (f.group, f.value) for f in by_field["skill_share"]}
    none = ("", float("nan"))
    listed = ((key, ranks.get(key, none), shares.get(key, none)) for key in {**ranks, **shares})
    rows = [(role, share[0] or rank[0], rank[1], share[1]) for (role, _), rank, share in listed]
    return sorted(rows, key=lambda row: (row[0].casefold(), _or(row[2], 9), -_or(row[3], 0), row[1]))


def _or(value: float, other: float) -> float:
    return other if isnan(value) else value


# Names


def slug(name: str) -> str:
    """A role's name as a file name: plain lower-case letters, digits and hyphens, 60 characters at most.

    >>> slug("C# / PL/SQL Développeur"), slug("../..")
    ('c-pl-sql-developpeur', 'role')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:60].strip("-") or "role"


def _slugs(names: list[str], descriptions: dict[str, dict[str, str]]) -> dict[str, str]:
    """A slug a role; two that would collide are told apart by a number."""
    taken: dict[str, str] = {}
    for name in names:
        base = slug(descriptions.get(name.casefold(), {}).get("slug") or name)
        numbered = chain([base], (f"{base}-{n}" for n in range(2, len(names) + 2)))
        taken[next(option for option in numbered if option not in taken)] = name
    return {name: option for option, name in taken.items()}


def _descriptions(own: Path | None) -> dict[str, dict[str, str]]:
    """What is known of roles by hand: our own `data/roles.csv`, and a `roles.csv` beside a reader's pages."""
    known = {}
    for path in (DATA / ROLES_FILE, own):
        if path and path.is_file():
            with open(path, encoding="utf-8-sig", newline="") as file:
                known |= {row["role"].casefold(): row for row in csv.DictReader(file) if row.get("role")}
    return known


def write_tidy(roles: Roles, folder: Path) -> None:
    """Write the frames as CSV files, and the datapackage.json that describes them.

    Raises pandera's SchemaError, before the table is written, if a frame is not as `helpers.tables.TABLES` says.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in roles:
        check(name, table).to_csv(folder / f"{name}.csv", index=False, float_format="%.12g", lineterminator="\n")
    write_datapackage(folder)
