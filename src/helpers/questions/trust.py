"""How far can what the pages say be trusted? They leave things out, they repeat themselves, and
they repeat each other.

    coverage(roles)            which role has a value for which row of a page
    repeats(roles)             values that stand on more than one page, and whether they agree
    distinct_values(roles)     how many different values each figure takes among the roles
    hourly_check(roles)        yearly salary against the hourly rate times 2,080
    range_places(roles)        where the average lies in the pay range
    women_and_men(roles)       shares that add up; at_odds(roles) are the roles whose shares do not
"""

import pandas as pd

from helpers.pages.catalogue import ROWS
from helpers.pages.fields import FIELDS, HOURS_A_YEAR
from helpers.pay import lognormal_mean, place_in_range, sigma_from_range
from helpers.questions.pay import FLOORED_TO
from helpers.roles.load import Roles

SLACK = 0.001 + 1e-9  # two shares printed with one decimal, each half a tenth of a point off
LISTS = {"Skill": "Skill list", "Duty": "Duties"}


def coverage(roles: Roles) -> pd.DataFrame:
    """Whether each role (row) has a value for each row of a page (column, in the order of the
    pages).

    True where at least one page gives one. A row that no page has at all is left out.
    """
    label_of = {field: LISTS.get(row.label, row.label) for row in ROWS for field in row.fields}
    given = roles.facts.query("value.notna() and value != ''")[["role", "field"]]
    duties = roles.duties.assign(field="duty")[["role", "field"]]
    pairs = pd.concat([given, duties]).assign(label=lambda f: f["field"].map(label_of))
    table = pd.crosstab(pairs["role"], pairs["label"]) > 0
    return table.reindex(
        index=roles.roles["role"],
        columns=[c for c in dict.fromkeys(label_of.values()) if c in table],
        fill_value=False,
    )


def repeats(roles: Roles) -> pd.DataFrame:
    """The values that several pages print for the same role: field, how many values, how many of
    them differ."""
    facts = roles.facts.query("value.notna() and value != ''")
    by_value = facts.groupby(["role", "field", "group"], dropna=False)
    counts = by_value.agg(
        pages=("page", "nunique"), values=("value", lambda v: v.str.casefold().nunique())
    ).reset_index()
    several = counts.query("pages > 1").assign(differs=lambda c: c["values"] > 1)
    return (
        several.groupby("field", sort=False)["differs"]
        .agg(values="size", differ="sum")
        .reset_index()
    )


def distinct_values(roles: Roles) -> pd.DataFrame:
    """For each figure: how many roles have it and how many different values it takes among them.

    As many values as roles: the figure tells the roles apart. Few values: it was made for groups of
    roles."""
    columns = {
        field.name: roles.roles.set_index("role")[field.column]
        for field in FIELDS.values()
        if field.column
    }
    for name, frame in (("gender_share", roles.gender), ("race_share", roles.race)):
        columns[name] = frame.groupby("role")["share"].agg(tuple)
    rows = [
        (name, int(values.notna().sum()), values.nunique())
        for name, values in columns.items()
        if values.notna().any()
    ]
    return pd.DataFrame(rows, columns=["field", "roles", "values"])


def hourly_check(roles: Roles) -> pd.DataFrame:
    """The yearly salary that the hourly rate stands for, and how far it is from the one printed, in
    US dollars.

    A rate rounded to the cent leaves half a cent times 2,080 hours, about $10, open in either
    direction."""
    pay = roles.roles[["role", "yearly_salary_usd", "hourly_rate_usd"]].dropna()
    return pay.assign(
        implied_usd=pay["hourly_rate_usd"] * HOURS_A_YEAR,
        off_usd=lambda p: p["implied_usd"] - p["yearly_salary_usd"],
    )


def range_places(roles: Roles) -> pd.DataFrame:
    """Where the average lies in the pay range: `place` 0 is the low end, 1 the high end and 0.5 the
    geometric middle.

    `least` and `most` are the places if the ends, which are rounded down to $1,000, stand for
    anything up to the next thousand. On the same scale, `arithmetic` is where the arithmetic middle
    of the range lies, and `lognormal` where the mean of a log-normal lies that has the ends as its
    10th and 90th percentile. `below_mean`: the average is below that mean, whatever the ends are
    rounded from."""
    columns = ["yearly_salary_usd", "salary_low_usd", "salary_high_usd"]
    pay = roles.roles[["role", *columns]].dropna().query("salary_low_usd < salary_high_usd")
    average, low, high = (pay[column] for column in columns)
    ends = [(low + a, high + b) for a in (0, FLOORED_TO - 1) for b in (0, FLOORED_TO - 1)]
    places = pd.concat([place_in_range(average, a, b) for a, b in ends], axis=1)
    means = pd.concat([_mean(a, b) for a, b in ends], axis=1)
    return pay.assign(
        place=places.iloc[:, 0],
        least=places.min(axis=1),
        most=places.max(axis=1),
        arithmetic=place_in_range((low + high) / 2, low, high),
        lognormal=place_in_range(_mean(low, high), low, high),
        below_mean=average < means.min(axis=1),
    )


def _mean(low: pd.Series, high: pd.Series) -> pd.Series:
    """The mean of the log-normal whose 10th and 90th percentile these are."""
    return lognormal_mean((low * high) ** 0.5, sigma_from_range(low, high))


def women_and_men(roles: Roles) -> pd.DataFrame:
    """The shares of women and of men by role, columns "Female" and "Male"; where a page gives one,
    the other is the rest.

    Roles whose two shares do not add up to 100% within rounding are left out (`at_odds` names
    them): which of the two is wrong cannot be known."""
    sides = (
        roles.gender.pivot(index="role", columns="group", values="share")
        .reindex(columns=["Female", "Male"])
        .astype(float)
    )
    return pd.DataFrame(
        {a: sides[a].fillna(1 - sides[b]) for a, b in (("Female", "Male"), ("Male", "Female"))}
    )[~sides.index.isin(at_odds(roles))]


def at_odds(roles: Roles) -> list[str]:
    """The roles whose shares of women and men are both given and do not add up to 100% within
    rounding."""
    totals = roles.gender.groupby("role")["share"].agg(["sum", "size"])
    return list(totals.index[(totals["size"] == 2) & ((totals["sum"] - 1).abs() > SLACK)])
