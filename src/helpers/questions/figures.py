"""The figures of roles that may be set against pay, one row a role.

figures(roles, needed)   the table: pay, its logarithm, and each figure by its name for readers
PRIMARY                  the two figures that were asked about before looking
HALF_WIDTHS              how far rounding may have moved each figure
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from helpers.pages.fields import RACES
from helpers.questions.pairs import PRINTED
from helpers.questions.pay import spreads
from helpers.questions.ranks import rank
from helpers.questions.trust import women_and_men
from helpers.roles.load import Roles

PRIMARY = ("degree rate", "women's share")
RANK = "rank"
DOLLAR = 0.5  # US dollars: pay is printed in whole ones
HALF_WIDTHS = {
    "degree rate": 0.5,
    "women's share": 0.05,
    "average age": 0.5,
    "LGBT share": 0.5,
    **dict.fromkeys(RACES, 0.05),
}
"""Half the last printed digit of each figure, in its own unit; what is not named here is
certain."""


def figures(roles: Roles, needed: Sequence[str] = ()) -> pd.DataFrame:
    """A row for each role that has an average pay and the columns `needed`, best paid first:
    `short`, `pay` (US dollars a year), `log pay`, and the figures that may go with it, shares in
    percent.

    Satisfaction, experience and growth are left out: they are mostly missing, take few values, or
    are projections for wider occupations. So is the hourly rate, which is pay again, and the rank
    that a title names unless it is `needed`: it is read off the names. A figure that one of the
    rows lacks is left out as well."""
    table = roles.roles.set_index("role").dropna(subset="yearly_salary_usd")
    table = table.sort_values("yearly_salary_usd", ascending=False, kind="stable")
    race = roles.race.pivot(index="role", columns="group", values="share")
    spread = spreads(roles.roles).loc[lambda s: s["reading"] == PRINTED].set_index("role")["sigma"]
    columns = {
        "short": table["short"],
        "pay": table["yearly_salary_usd"],
        "log pay": np.log(table["yearly_salary_usd"]),
        PRIMARY[0]: 100 * table["degree_share"],
        PRIMARY[1]: 100 * women_and_men(roles)["Female"],
        "average age": table["average_age_years"],
        "LGBT share": 100 * table["lgbt_share"],
        "openings (log)": np.log(table["openings"].where(table["openings"] > 0)),
        "spread of pay": spread,
        **{group: 100 * race[group] for group in race},
        RANK: table.index.to_series().map(rank).astype(float),
    }
    frame = pd.DataFrame({name: values.reindex(table.index) for name, values in columns.items()})
    frame = frame.dropna(subset=list(needed))
    given = [name for name in frame if name != RANK and frame[name].notna().all()]
    return frame[[name for name in frame if name in given or name in needed]]
