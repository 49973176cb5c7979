"""
How an official table is described: its columns, and what may stand in a cell.

    Table          file, source, year and population of a table, and its columns
    Column         a column of a frame, the column of the file it comes from, and its kind
    KINDS          what may stand in a cell of each kind, and how it becomes a value
    OCCUPATION …   columns that several tables have; optional(…), one with empty cells
"""

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True)
class Kind:
    """How a cell becomes a value: `times` a factor, between `low` and `high` as it stands in the
    file; text if not `numeric`."""

    unit: str
    numeric: bool = True
    times: float = 1.0
    low: float = -inf
    high: float = inf


KINDS = {
    "text": Kind("", numeric=False),
    "year": Kind("year", low=1900, high=2100),
    "level": Kind("depth", low=0, high=9),
    "flag": Kind("", low=0, high=1),
    "count": Kind("persons", low=0),
    "thousands": Kind("persons", times=1000, low=0),
    "percent": Kind("fraction", times=0.01, low=0, high=100),
    "ratio": Kind("fraction", times=0.01, low=0, high=1000),
    "change": Kind("fraction", times=0.01, low=-100),
    "usd_a_year": Kind("USD/year", low=0),
    "usd_a_week": Kind("USD/week", low=0),
}


@dataclass(frozen=True)
class Column:
    """A column `name` of a frame, from the column `source` of a file; `required` cells are never
    empty."""

    name: str
    source: str
    kind: str
    means: str
    required: bool = True

    @property
    def unit(self) -> str:
        return KINDS[self.kind].unit


@dataclass(frozen=True)
class Table:
    """A table of a file: what a row is, who is counted, from when, by whom, and what is
    withheld."""

    file: str
    source: str
    url: str
    year: str
    counted: str
    withheld: str
    a_row_is: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("occupation",)
    top_coded: str = ""
    """How a value starts that is only known to be at least so much, such as "above"."""


OCCUPATION = Column("occupation", "occupation", "text", "title of the occupation, as published")
SOC = Column("soc", "soc", "text", "code of the Standard Occupational Classification of 2018")
LEVEL = Column("level", "level", "level", "depth in the published outline, 0 for the widest")
DETAILED = Column("detailed", "detailed", "flag", "whether the row stands at an end of the outline")
UNDER = Column(
    "under", "under", "text", "the wider groups above the row, widest first", required=False
)


def optional(name: str, source: str, kind: str, means: str) -> Column:
    return Column(name, source, kind, means, required=False)
