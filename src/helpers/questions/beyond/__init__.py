"""Does what a few roles show hold in other roles of the publisher?

What the numbers are made of: `numbers`, `beside`, `middle`, `ranges`. Whether claims hold: `degree`,
`pairs`, `rank`, `slope_table`, `predicting`, `chance`, `spread`. What is predicted of new pages: `registered`.
Read `families` first: which roles belong together.
"""

from importlib import import_module

_OF = {
    "beside": "against_official",
    "chance": "unusual",
    "degree": "bachelors degree_and_pay within",
    "families": "BEYOND Count role_table",
    "middle": "middle_of_range",
    "numbers": "coverage hourly_is_yearly shared_figures",
    "pairs": "page_pairs",
    "predicting": "prediction",
    "ranges": "reading_of_ranges",
    "rank": "with_rank",
    "slope_table": "slopes",
    "spread": "links share_between",
}
_WHERE = {name: module for module, names in _OF.items() for name in names.split()}
"""In which module a question stands: it is imported when it is asked, so that one may rest
on parts of another."""

__all__ = sorted(_WHERE)


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
