"""What do official statistics show of what is asked of a few roles?

`gender` and `education` (women's share and pay), `averages`, `split` and `inside` (where women work, and what
they are paid there), `segregated`, `degree`, `race`, `spreads`. `nearest_titles` says which occupation comes
nearest to a role, `sources` who is counted.
"""

from importlib import import_module

_OF = {
    "averages": "by_detail women_over_men",
    "degree": "degree_and_pay higher_and_pay",
    "education": "women_and_education",
    "gender": "women_and_pay women_and_pay_by_group women_and_weekly_pay",
    "inside": "inside_ratios",
    "nearest_titles": "nearest",
    "race": "race_and_education race_and_pay",
    "roles_beside": "beside",
    "segregated": "inside_families segregation",
    "spreads": "spread",
}
_WHERE = {name: module for module, names in _OF.items() for name in names.split()}
"""In which module a question stands: it is imported when it is asked, so that one may rest
on parts of another."""

__all__ = sorted(_WHERE)


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
