"""Does the line of the roles at hand predict the pay of other roles from their degree rates?

prediction(own, others)     the line's error against that of the mean, and how many roles fall
                            inside their 95% prediction interval
"""

from dataclasses import dataclass, field
from math import sqrt

import numpy as np
import pandas as pd

from helpers.clusters import cluster_bootstrap
from helpers.questions.beyond.degree import DRAWN, MODAL, OTHERS, bachelors
from helpers.questions.results import Row, TooFew
from helpers.questions.share_and_pay import log_pay
from helpers.regression import Line, linear_fit, predicted
from helpers.roles import Roles


@dataclass(frozen=True)
class Prediction:
    """The line of `n_own` roles held against other roles: `roles`, a row each.

    Columns `role`, `degree_share`, `yearly_salary_usd`, `log` (100 ln pay), `fit`, `low`, `high`
    (the 95% prediction interval), `error` (log less fit), `inside`, and `seen` (whether its degree
    rate is among those of the own roles, so that nothing is extrapolated). `line` is the own roles'
    line in 100 ln pay over the degree rate; `mean` their mean. `intervals` has (low, high) of
    "rmse", "rmse_of_mean", "skill" and "share_inside", 95% bootstrap intervals with whole families
    drawn.
    """

    n_own: int
    line: Line = field(compare=False)
    mean: float
    roles: pd.DataFrame = field(compare=False)
    intervals: dict[str, tuple[float, float]]

    @property
    def rmse(self) -> float:
        """Root mean squared error of the line, in log points."""
        return root_mean_square(self.roles["error"])

    @property
    def rmse_of_mean(self) -> float:
        """The same if the own roles' mean is predicted for every role."""
        return root_mean_square(self.roles["log"] - self.mean)

    @property
    def skill(self) -> float:
        """1 less the line's squared error over the mean's: 1 perfect, 0 no better than the mean."""
        return 1 - (self.rmse / self.rmse_of_mean) ** 2

    @property
    def trend(self) -> pd.DataFrame:
        """The two ends of the own roles' line: `share` (fraction) and `pay`, over their own degree
        rates."""
        ends = np.array([self.line.x.min(), self.line.x.max()])
        fitted = self.line.intercept + self.line.slope * ends
        return pd.DataFrame({"share": ends, "pay": np.exp(fitted / 100)})

    @property
    def inside(self) -> int:
        """How many roles fall inside their 95% prediction interval."""
        return int(self.roles["inside"].sum())

    @property
    def share_inside(self) -> float:
        """The share of them; 0.95 is what is promised."""
        return self.inside / len(self.roles)

    def rows(self) -> list[Row]:
        line, points, ends = "line of log pay on degree rate", "log points", self.intervals
        how = f"{line} of the {self.n_own} own roles; {OTHERS}; {MODAL}; n = {len(self.roles)}"
        drawn, of_mean = f"{how}; {DRAWN}", "RMSE of the own mean"
        means = drawn.replace(line, "mean log pay")
        error, log, seen = self.roles["error"], self.roles["log"], self.roles["seen"]
        off, spread = float(error.std(ddof=0)), float(log.std(ddof=0))
        saved, if_right = f"1 less the ratio of squared errors; {drawn}", "if its level were right"
        when, of_log = "where the degree rate was seen", "standard deviation of log pay"
        found = [
            ("RMSE", self.rmse, points, drawn, *ends["rmse"]),
            (of_mean, self.rmse_of_mean, points, means, *ends["rmse_of_mean"]),
            ("skill against the own mean", self.skill, "fraction", saved, *ends["skill"]),
            ("mean error", float(error.mean()), points, f"log pay less prediction; {how}"),
            ("standard deviation of errors", off, points, f"error of the line {if_right}; {how}"),
            (of_log, spread, points, f"error of the mean {if_right}; {how}"),
            ("inside the 95% prediction interval", self.inside, "count", how),
            ("share inside", self.share_inside, "fraction", drawn, *ends["share_inside"]),
            ("roles", len(self.roles), "count", how),
            ("roles with a degree rate seen among the own", int(seen.sum()), "count", how),
            (f"RMSE {when}", root_mean_square(error[seen]), points, how),
            (f"{of_mean} {when}", root_mean_square(log[seen] - self.mean), points, how),
        ]
        return [Row(f"own line on other roles: {name}", *number) for name, *number in found]


def prediction(own: Roles, others: Roles) -> Prediction:
    """Predict each other role's pay from its degree rate by the own roles' line."""
    table = bachelors(own, others)
    mine, rest = table[table["own"]], table[~table["own"]].reset_index(drop=True)
    TooFew.unless(len(mine), 4, "role with pay and a bachelor's rate")
    TooFew.unless(mine["degree_share"].nunique(), 2, "different degree rate")
    TooFew.unless(len(rest), 1, "other role with pay and a bachelor's rate")
    share, pay = mine["degree_share"].to_numpy(), log_pay(mine["yearly_salary_usd"]).to_numpy()
    found = predicted(pay, mine[["degree_share"]], rest[["degree_share"]])
    log = log_pay(rest["yearly_salary_usd"])
    roles = rest[["role", "degree_share", "yearly_salary_usd", "pages"]].assign(
        log=log,
        **found,
        error=log - found["fit"],
        inside=log.between(found["low"], found["high"]),
        seen=rest["degree_share"].between(share.min(), share.max()),
    )
    parts = pd.DataFrame(
        {
            "line": roles["error"] ** 2,
            "mean": (log - pay.mean()) ** 2,
            "inside": roles["inside"].astype(float),
        }
    )
    ends = zip(*cluster_bootstrap(parts.to_numpy(float), roles["pages"], _scores), strict=True)
    names = ("rmse", "rmse_of_mean", "skill", "share_inside")
    intervals = dict(zip(names, ends, strict=True))
    return Prediction(len(mine), linear_fit(share, pay), float(pay.mean()), roles, intervals)


def _scores(rows: np.ndarray) -> tuple[float, ...]:
    line, mean, inside = rows.mean(axis=0)
    return sqrt(line), sqrt(mean), 1 - line / mean, inside


def root_mean_square(errors: pd.Series) -> float:
    """The size of errors; nan where there are none."""
    return float(np.sqrt((errors**2).mean()))
