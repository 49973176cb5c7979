"""
Any roles side by side, whether or not a source page compares them.

    compare(roles, a, b, ...)     two or more roles as a tidy frame: a row a figure and role, with
                                  its source
    side_by_side(frame)           the same as people read it: a row a figure, a column a role
    find_role(roles, name)        the role of that name; the error for an unknown one names the
                                  nearest
    chooser(roles)                dropdowns for a notebook: choose roles, see the comparison
"""

import os
from difflib import get_close_matches

import pandas as pd

from helpers.roles.load import Roles
from helpers.wording import dollars, listing, number, percent, span, table

__all__ = ["NOT_GIVEN", "SECTIONS", "chooser", "compare", "find_role", "side_by_side"]

NOT_GIVEN = "not given"
SECTIONS = {
    "Overview": {
        "Yearly salary": "yearly_salary",
        "Hourly rate": "hourly_rate",
        "Growth rate": "growth",
        "Openings": "openings",
        "Job satisfaction (0 to 5)": "satisfaction",
        "Years to become one": "years_to_become",
        "Years of experience": "experience_years",
    },
    "Pay": {
        "Average": "yearly_salary",
        "Range": "salary",
        "Best-paying city": "best_city",
        "Best-paying state": "best_state",
        "Best-paying company": "best_company",
        "Best-paying industry": "best_industry",
    },
    "Education": {
        "Most common degree": "degree",
        "Share with that degree": "degree_share",
        "Most common major": "major",
        "Most common college": "college",
    },
    "Demographics": {
        "Average age": "average_age",
        "Gender": "gender_share",
        "Race": "race_share",
        "LGBT": "lgbt_share",
    },
    "Skills": {"Top skill": "top_skill", "Skill": "skill_share"},
}
GROUPED = ("gender_share", "race_share", "top_skill", "skill_share")
RANGES = {
    "years_to_become": ("years_to_become_low", "years_to_become_high"),
    "salary": ("salary_low", "salary_high"),
}


def find_role(roles: Roles, name: str) -> str:
    """The role with this name, in any case. Raises KeyError, with the nearest known names, for an
    unknown one.

    >>> from helpers.roles.load import load_roles
    >>> find_role(load_roles(), "service manager")
    'Service Manager'
    """
    known = {role.casefold(): role for role in roles.roles["role"]}
    if (found := known.get(" ".join(name.split()).casefold())) is not None:
        return found
    near = [known[match] for match in get_close_matches(name.casefold(), known, 3, 0.4)] or list(
        known.values()
    )[:3]
    raise KeyError(f"no role {name!r}; the nearest are {listing(near, 'or')}")


def _text(field: str, unit: str, value: str) -> str:
    """A value of the facts frame as readers see it."""
    if unit == "USD/year":
        return dollars(float(value))
    if unit == "USD/hour":
        return dollars(float(value), 2)
    if unit == "fraction":
        return percent(float(value), 1 if field in ("gender_share", "race_share") else 0)
    return number(float(value), 0 if float(value).is_integer() else 2) if unit else value


def compare(roles: Roles, a: str, b: str, *more: str) -> pd.DataFrame:
    """Two or more roles as a tidy frame: a row for each figure of each role, in the order of a
    comparison page.

    Columns: `section`, `figure`, `group` (gender, race, skill or rank; else empty), `role`, `value`
    (number, or NaN for text), `text` (as readers see it; "not given" where no page gives it), and
    where it stands: `page` and `line`. Raises KeyError for an unknown role, which names the
    nearest, and ValueError for the same role twice."""
    names = [find_role(roles, name) for name in (a, b, *more)]
    if len(set(names)) < len(names):
        raise ValueError(f"{listing(names)}: the same role twice, expected different roles")
    facts = _facts_of(roles, names)
    rows = [
        row
        for section, figures in SECTIONS.items()
        for label, field in figures.items()
        for row in _rows(facts, section, label, field, names)
    ]
    rows += [
        ("Duties", "Duty", "", d.role, float("nan"), d.duty, "", 0)
        for d in roles.duties[roles.duties["role"].isin(names)].itertuples()
    ]
    return pd.DataFrame(
        rows, columns=["section", "figure", "group", "role", "value", "text", "page", "line"]
    )


def _facts_of(roles: Roles, names: list[str]) -> dict[str, list]:
    """What is given for these roles, by field; their names are as here, however a page spells them."""
    own = {name.casefold(): name for name in names}
    spelled = {
        name: own[name.casefold()]
        for name in roles.facts["role"].unique()
        if name.casefold() in own
    }
    facts = roles.facts[roles.facts["role"].isin(spelled)]
    facts = facts[facts["counts"] & (facts["value"] != "") & facts["value"].notna()]
    facts = facts.assign(role=facts["role"].map(spelled), group=facts["group"].fillna(""))
    by_field: dict[str, list] = {}
    for fact in facts.itertuples():
        by_field.setdefault(fact.field, []).append(fact)
    return by_field


def _rows(
    facts: dict[str, list], section: str, label: str, field: str, names: list[str]
) -> list[tuple]:
    found = [fact for end in RANGES.get(field, (field,)) for fact in facts.get(end, ())]
    groups = list(dict.fromkeys(fact.group for fact in found)) if field in GROUPED else [""]
    rows = []
    for group in sorted(groups) if field == "top_skill" else groups:
        for name in names:
            own = [fact for fact in found if fact.role == name and group in ("", fact.group)]
            rows += [(section, label, group, name, *_value(field, own))]
    return rows


def _value(field: str, own: list) -> tuple:
    if not own:
        return float("nan"), NOT_GIVEN, "", 0
    first = own[0]
    value = float(first.value) if first.unit else float("nan")
    return value, _shown(field, own), first.page, int(first.line)


def _shown(field: str, own: list) -> str:
    if field not in RANGES:
        return _text(field, own[0].unit, own[0].value)
    texts = {fact.field: _text(fact.field, fact.unit, fact.value) for fact in own}
    low, high = (texts.get(end) for end in RANGES[field])
    return span(low, high) if low and high else f"more than {low}" if low else f"less than {high}"


def side_by_side(frame: pd.DataFrame) -> pd.DataFrame:
    """A comparison as people read it: a row a figure, a column a role, "not given" where a page
    gives nothing."""
    label = frame["figure"].where(frame["group"] == "", frame["figure"] + ": " + frame["group"])
    order = list(dict.fromkeys(frame["role"]))
    wide = (
        frame[frame["figure"] != "Duty"]
        .assign(label=label)
        .drop_duplicates(["section", "label", "role"])
    )
    return wide.pivot(index=["section", "label"], columns="role", values="text").reindex(
        index=pd.MultiIndex.from_frame(wide[["section", "label"]].drop_duplicates()), columns=order
    )


def chooser(roles: Roles, *first: str):
    """Dropdowns with which a reader of the notebook in JupyterLab chooses two or three roles, and
    the comparison below them.

    `first` are the roles that are shown at the start. Where no reader is there (a build or a test
    sets ROLE_GAPS_OUT), the comparison of `first` is given as a plain table."""
    if os.environ.get("ROLE_GAPS_OUT"):
        return _compared(roles, list(first))
    from IPython.display import display
    from ipywidgets import Dropdown, HBox, Output, VBox

    names = list(roles.roles["role"])
    boxes = [Dropdown(options=names, value=role) for role in first] + [
        Dropdown(options=["", *names], value="", description="and")
    ]
    below = Output()

    def update(_=None) -> None:
        below.clear_output(wait=True)
        with below:
            chosen = list(dict.fromkeys(box.value for box in boxes if box.value))
            display(_compared(roles, chosen) if len(chosen) > 1 else "Choose two different roles.")

    for box in boxes:
        box.observe(update, "value")
    update()
    return VBox([HBox(boxes), below])


def _compared(roles: Roles, chosen: list[str]):
    wide = side_by_side(compare(roles, *chosen))
    return table(wide.set_axis([label for _, label in wide.index]), listing(chosen), "Figure")
