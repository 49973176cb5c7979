"""
What do official US statistics say of pay, people and education by occupation?

Six published tables of the Census Bureau and the Bureau of Labor Statistics (folder
`data/official`), as tidy frames in which a row is an occupation. They count different people in
different years: each frame says whom and when in `TABLES`.

    load_occupations(folder)   the tables as `Occupations`: earnings, weekly, people, education,
                               pay, projections
    match_titles(left, right)  occupations of two tables joined by title, with a count of what
                               matched and what did not
    TABLES                     what each table holds: file, source, year, who is counted, columns
                               and units
    TableError                 a file that is not as described: file, line, column, found, expected

Read `tables` first (what there is; `columns` says what a column is), then `reading` (one file in),
`occupations` (all of them) and `titles` (the join).
"""

from helpers.official.occupations import Occupations, load_occupations
from helpers.official.reading import TableError
from helpers.official.tables import TABLES
from helpers.official.titles import Match, match_titles

__all__ = [
    "TABLES",
    "Match",
    "Occupations",
    "TableError",
    "load_occupations",
    "match_titles",
]
