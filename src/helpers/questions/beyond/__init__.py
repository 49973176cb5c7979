"""Does what a few roles show hold in other roles of the publisher?

What the numbers are made of: `numbers`, `beside`, `middle`, `ranges`. Whether claims hold: `degree`,
`pairs`, `rank`, `slope_table`, `predicting`, `chance`, `spread`. What is predicted of new pages: `registered`.
Read `families` first: which roles belong together.
"""

from importlib import import_module

_WHERE = {
    "against_official": "beside",
    "unusual": "chance",
    "bachelors": "degree",
    "degree_and_pay": "degree",
    "within": "degree",
    "BEYOND": "families",
    "Count": "families",
    "role_table": "families",
    "middle_of_range": "middle",
    "coverage": "numbers",
    "hourly_is_yearly": "numbers",
    "shared_figures": "numbers",
    "page_pairs": "pairs",
    "prediction": "predicting",
    "reading_of_ranges": "ranges",
    "with_rank": "rank",
    "slopes": "slope_table",
    "links": "spread",
    "share_between": "spread",
}
"""In which module a question stands: it is imported when it is asked, so that one may rest
on parts of another."""

__all__ = sorted(_WHERE)


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
