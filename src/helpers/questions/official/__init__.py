"""What do official statistics show of what is asked of a few roles?

`gender` and `education` (women's share and pay), `sorting`, `split` and `inside` (where women work, and what
they are paid there), `segregated`, `degree`, `race`, `spreads`. `nearest_titles` says which occupation comes
nearest to a role, `sources` who is counted.
"""

from importlib import import_module

_WHERE = {
    "beside": "roles_beside",
    "degree_and_pay": "degree",
    "higher_and_pay": "degree",
    "women_and_education": "education",
    "women_and_pay": "gender",
    "women_and_pay_by_group": "gender",
    "women_and_weekly_pay": "gender",
    "inside_ratios": "inside",
    "nearest": "nearest_titles",
    "race_and_education": "race",
    "race_and_pay": "race",
    "inside_families": "segregated",
    "segregation": "segregated",
    "by_detail": "sorting",
    "women_over_men": "sorting",
    "spread": "spreads",
}
"""In which module a question stands: it is imported when it is asked, so that one may rest
on parts of another."""

__all__ = sorted(_WHERE)


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
