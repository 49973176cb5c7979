"""How far can what the pages say be trusted? They leave things out, they repeat themselves, and
they repeat each other.

    coverage(roles)            which role has a value for which row of a page
    repeats(roles)             values that stand on more than one page, and whether they agree
    distinct_values(roles)     how many different values each figure takes among the roles
    hourly_check(roles)        yearly salary against the hourly rate times 2,080
    women_and_men(roles)       shares that add up; at_odds(roles) are the roles whose shares do not
"""

import pandas as pd

from helpers.pages.catalogue import ROWS
from helpers.pages.fields import FIELDS, HOURS_A_YEAR
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
