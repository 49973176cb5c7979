"""Women's and men's pay over occupations of the ACS, as the questions on sorting need them.

    last_year(occupations)          the occupations in the year that is asked
    with_both(occupations)          those that have a median of women and one of men
    split(table)                    women's average pay over men's, as sorting × inside
    common_ratio(table)             the ratio if all in an occupation had its common median
    four_ratios(rows)               total, sorting, inside and common ratio, quickly
    pooled(table, by)               occupations put together by a column

Averages are averages of medians, weighted by the workers of a sex.
"""

import numpy as np
import pandas as pd

from helpers.decomposition import Decomposition, sorting_and_inside
from helpers.official import Occupations
from helpers.questions.official.sources import YEAR
from helpers.shares import group_averages

PAYS = ["women_median_usd", "men_median_usd", "women", "men"]
LEVELS = {"occupation": "occupations", "minor": "minor groups", "major": "major groups"}
SEEN = "occupations with a median of women and one of men"


def last_year(occupations: Occupations) -> pd.DataFrame:
    """The earnings of the year that is asked."""
    return occupations.earnings[occupations.earnings["year"] == YEAR]


def with_both(occupations: Occupations) -> pd.DataFrame:
    """The occupations that have a median of women and one of men in it."""
    return last_year(occupations).dropna(subset=PAYS).reset_index(drop=True)


def split(table: pd.DataFrame, base: str = "rest") -> Decomposition:
    """Women's average pay over men's in a table of occupations, as sorting × inside."""
    return sorting_and_inside(*(table[name].to_numpy() for name in PAYS), base)


def common_ratio(table: pd.DataFrame) -> float:
    """Women's average over men's if all in an occupation had its common median."""
    women, men = group_averages(
        table["median_usd"].to_numpy(),
        (table["women"] / (table["women"] + table["men"])).to_numpy(),
        (table["women"] + table["men"]).to_numpy(),
    )
    return women / men


def four_ratios(rows: np.ndarray) -> tuple[float, ...]:
    """Total, sorting, inside (at men's pay) and common ratio, by plain sums: a bootstrap asks
    often."""
    womens, mens, women, men, common = rows.T
    w, m, s = (
        (women * womens).sum() / women.sum(),
        (men * mens).sum() / men.sum(),
        (women * mens).sum() / women.sum(),
    )
    return (
        w / m,
        s / m,
        w / s,
        (women * common).sum() / women.sum() / ((men * common).sum() / men.sum()),
    )


def pooled(table: pd.DataFrame, by: str) -> pd.DataFrame:
    """Occupations put together by a column: people summed, the medians of each sex averaged over
    its people."""
    sums = table.assign(
        women_median_usd=table["women_median_usd"] * table["women"],
        men_median_usd=table["men_median_usd"] * table["men"],
    )
    pooled = sums.groupby(by)[PAYS].sum()
    return pooled.assign(
        women_median_usd=pooled["women_median_usd"] / pooled["women"],
        men_median_usd=pooled["men_median_usd"] / pooled["men"],
    )
