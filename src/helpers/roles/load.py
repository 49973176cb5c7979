"""Pages to tidy frames. The same role may stand on several pages: their values are compared, one
page counts where they differ (`agreement` says which), and a note shows both. What one page leaves
open, another page about the role may settle.

    load_roles(pages)      read all pages of a folder into `Roles`, nine tidy frames
    write_tidy(roles, folder)   the frames as CSV files with their datapackage.json
"""

from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, fields
from itertools import chain
from math import isnan
from pathlib import Path

import numpy as np
import pandas as pd

from helpers import paths
from helpers.pages.facts import Fact, Note, role_key
from helpers.pages.fields import FIELDS, GENDERS, RACES
from helpers.pages.files import PageError
from helpers.roles.agreement import Columns, agree, columns
from helpers.roles.codebook import write_datapackage
from helpers.roles.frames import check, frame, write_csv
from helpers.roles.names import alike, labels, slugs, too_long
from helpers.roles.names import descriptions as described_by_hand
from helpers.roles.reading import (
    ROLES_FILE,
    page_paths,
    read_pages,
    settle_all,
    value_text,
)
from helpers.roles.shelf import Saying, Shelf
from helpers.roles.tables import PLACES

NAMED = 10  # roles that are listed where `Roles` is shown
WHICH = "give one of its frames, such as data.roles, or a column, data.roles['yearly_salary_usd']"


@dataclass(frozen=True)
class Roles:
    """The tidy frames; `helpers.roles.tables.TABLES` describes their columns."""

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

    def __repr__(self) -> str:
        sizes = ", ".join(f"{name} ({len(table)})" for name, table in self)
        names = ", ".join(self.roles["role"].head(NAMED))
        more = f" and {len(self.roles) - NAMED} others" if len(self.roles) > NAMED else ""
        return f"{len(self.roles)} roles: {names}{more}\nFrames (rows): {sizes}"

    def __getattr__(self, name: str):
        raise AttributeError(f"Roles is no table, and has no {name!r}: {WHICH}")

    def __array__(self, *args, **kwargs):
        raise TypeError(f"Roles is no column of numbers: {WHICH}")

    __float__ = __len__ = __array__

    def __bool__(self) -> bool:
        return True


def load_roles(
    pages: str | Path | Iterable[str | Path] | None = None, *, executor: Executor | None = None
) -> Roles:
    """Read comparison pages into tidy frames.

    `pages` is a folder or some files; without it, those that `helpers.paths.pages` names, mostly
    `data/pages`; a `roles.csv` beside the pages describes their roles. The workers of an `executor`
    (any of concurrent.futures) read the pages in parallel, with the same result. A file that cannot
    be read becomes a note of the kind "error"; PageError is raised if there is no page, or none that
    can be read, and RuntimeError if a worker fails. An executor is left as it was: whoever made it
    shuts it down. Columns and types are those of `helpers.roles.tables.TABLES`; `write_tidy` and the
    tests check them against its schemas."""
    where = pages if pages is not None else paths.pages()
    place = Path(where) if isinstance(where, (str, Path)) else None
    read, errors = read_pages(page_paths(place) if place else where, executor)
    if not len(read):
        why = "; ".join(f"{note.page}:{note.line}: {note.note}" for note in errors)
        what = f"no page that can be read: {why or 'no pages given'}"
        raise PageError(str(where) if place else "pages", 0, what)
    described = place / ROLES_FILE if place and place.is_dir() else None
    descriptions, unused = described_by_hand(described)
    return _frames(settle_all(read), [*errors, *unused], descriptions)


# Frames


def _frames(pages: Shelf, errors: list[Note], descriptions: dict[str, dict[str, str]]) -> Roles:
    facts = columns(pages)
    counts, disagreements = agree(pages, facts)
    # A role stands in the table even if its pages give no figure for it.
    spelled = {role_key(role): role for head in reversed(pages.heads) for role in head.roles}
    names = sorted(spelled.values(), key=str.casefold)
    by_field: dict[str, list[Fact]] = defaultdict(list)
    for fact in map(pages.fact, np.flatnonzero(counts).tolist()):
        if fact.value is not None:
            by_field[fact.field].append(fact._replace(role=spelled[role_key(fact.role)]))
    of_pages = chain.from_iterable(head.notes for head in pages.heads)
    notes = [*errors, *of_pages, *disagreements, *alike(pages.heads), *too_long(pages.heads)]
    rows = {
        "roles": _role_rows(names, by_field, descriptions),
        "gender": _share_rows(by_field["gender_share"], GENDERS),
        "race": _share_rows(by_field["race_share"], RACES),
        "skills": _skill_rows(by_field),
        "places": sorted(
            (f.role, kind, f.value) for field, kind in PLACES.items() for f in by_field[field]
        ),
        "duties": dict.fromkeys(
            (spelled[role_key(role)], duty) for head in pages.heads for role, duty, _ in head.duties
        ),
        "notes": sorted(notes, key=lambda note: (note.page, note.line)),
        "pages": (
            (
                p.name,
                *(spelled[role_key(role)] for role in p.roles),
                str(p.retrieved or ""),
                p.publisher,
            )
            for p in pages.heads
        ),
    }
    return Roles(
        facts=_facts(pages, facts, counts),
        **{name: frame(name, found) for name, found in rows.items()},
    )


def _facts(pages: Shelf, facts: Columns, counts: np.ndarray) -> pd.DataFrame:
    """The facts frame. Texts are taken from a list of the distinct ones: millions of facts share
    them."""
    texts = {name: [getattr(saying, name) for saying in pages.sayings] for name in Saying._fields}
    texts["value"] = list(map(value_text, texts["value"]))
    places = {
        "page": pd.array([head.name for head in pages.heads], dtype="str").take(facts.page),
        "line": facts.line.astype("int64"),
        "role": pd.array([role for head in pages.heads for role in head.roles], dtype="str").take(
            2 * facts.page + facts.second
        ),
    }
    said = {name: pd.array(found, dtype="str").take(facts.said) for name, found in texts.items()}
    return pd.DataFrame({**places, **said, "counts": counts}, copy=False)


def _role_rows(
    names: list[str], by_field: dict[str, list[Fact]], descriptions: dict[str, dict[str, str]]
) -> Iterable[tuple]:
    columns = [field for field in FIELDS.values() if field.column]
    values = {
        field.name: {fact.role: fact.value for fact in by_field[field.name]} for field in columns
    }
    slug_of, short = slugs(names, descriptions), labels(names, descriptions)
    for name in names:
        about = descriptions.get(role_key(name), {})
        missing = [float("nan") if field.unit else None for field in columns]
        facts = (
            values[field.name].get(name, none) for field, none in zip(columns, missing, strict=True)
        )
        yield name, slug_of[name], short[name], about.get("summary") or None, *facts


def _share_rows(facts: list[Fact], groups: tuple[str, ...]) -> Iterable[tuple]:
    return sorted(
        ((f.role, f.group, f.value) for f in facts),
        key=lambda row: (row[0].casefold(), groups.index(row[1])),
    )


def _skill_rows(by_field: dict[str, list[Fact]]) -> Iterable[tuple]:
    ranks = {
        (f.role, str(f.value).casefold()): (str(f.value), float(f.group))
        for f in by_field["top_skill"]
    }
    shares = {(f.role, f.group.casefold()): (f.group, f.value) for f in by_field["skill_share"]}
    none = ("", float("nan"))
    listed = ((key, ranks.get(key, none), shares.get(key, none)) for key in {**ranks, **shares})
    rows = [(role, share[0] or rank[0], rank[1], share[1]) for (role, _), rank, share in listed]
    return sorted(
        rows, key=lambda row: (row[0].casefold(), _or(row[2], 9), -_or(row[3], 0), row[1])
    )


def _or(value: float, other: float) -> float:
    return other if isnan(value) else value


def write_tidy(roles: Roles, folder: Path) -> None:
    """Write the frames as CSV files, and the datapackage.json that describes them.

    Raises pandera's SchemaError, before the table is written, if a frame is not as
    `helpers.roles.tables.TABLES` says."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in roles:
        write_csv(check(name, table), folder / f"{name}.csv")
    write_datapackage(folder)
