"""
The official tables: from which file each is read, who is counted in which year, and what becomes of
each column.

    TABLES      the tables, by the name of their frame in `Occupations`

Shares are fractions of 1, people are counted one by one, pay is in US dollars a year or a week (its
name says which).
"""

from helpers.official.jobs import JOBS
from helpers.official.people import PEOPLE

TABLES = PEOPLE | JOBS
