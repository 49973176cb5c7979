"""
All official tables, ready to be asked.

    load_occupations(folder)   read the six tables of a folder into `Occupations`
    Occupations                the tidy frames; `helpers.official.tables.TABLES` describes their
                               columns
"""

from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd

from helpers.official.reading import TableError, read_table
from helpers.official.tables import TABLES
from helpers.paths import PROJECT

OFFICIAL = PROJECT / "data" / "official"
SUMS_WITHIN = 0.02
"""Women and men, published rounded, may differ from all workers by this fraction, or by three
thousand people."""


@dataclass(frozen=True)
class Occupations:
    """The tidy frames, a row an occupation: they count different people in different years
    (`TABLES` says whom and when).

    `earnings` ACS 2013 to 2016, median yearly earnings by sex; `weekly` CPS 2024, median weekly
    earnings by sex; `people` CPS 2022, women and race; `education` 2019 and 2021, shares by highest
    degree; `pay` OEWS May 2021, mean and percentiles; `projections` 2022 to 2032.
    """

    earnings: pd.DataFrame
    weekly: pd.DataFrame
    people: pd.DataFrame
    education: pd.DataFrame
    pay: pd.DataFrame
    projections: pd.DataFrame

    def __iter__(self):
        return ((field.name, getattr(self, field.name)) for field in fields(self))


def load_occupations(folder: str | Path = OFFICIAL) -> Occupations:
    """Read the official tables of a folder.

    Shares are fractions of 1, people are counted one by one (where a table gives thousands, to the
    thousand), what is not published is missing. Raises TableError, which names file, line, column,
    found and expected, for a table that is not as described, and where men and women do not add up
    to all.
    """
    folder = Path(folder)
    tables = {name: read_table(name, folder) for name in TABLES}
    for name in ("earnings", "weekly"):
        _refuse_sums(folder / TABLES[name].file, tables[name])
    return Occupations(**tables)


def _refuse_sums(path: Path, table: pd.DataFrame) -> None:
    off = (table["men"] + table["women"] - table["workers"]).abs()
    wrong = off > (table["workers"] * SUMS_WITHIN).clip(lower=3000)
    if wrong.any():
        at = int(wrong.to_numpy().argmax())
        found = f"{table.loc[at, 'men']:.0f} men and {table.loc[at, 'women']:.0f} women"
        raise TableError(path, at + 2, "workers", found, f"{table.loc[at, 'workers']:.0f} together")
