"""How is it read? Executed notebooks, pairs of roles and the index as HTML pages that stand on
their own.

    save_numbers(page, *results)   the numbers of a report as a table beside its page

HTML comes from the templates in `template/`. Read in this order: `numbers` (the tables), `page` (what
is around every page), `prose` and `notebooks` (notebooks to pages), `figures`, `pairs`, `findings`,
`index`. `save_numbers` is loaded when it is first asked for: a page needs none of what tables need.
"""

from importlib import import_module

__all__ = ["save_numbers"]


def __getattr__(name: str):
    if name not in __all__:
        raise AttributeError(f"module 'helpers.reports' has no attribute {name!r}")
    return getattr(import_module("helpers.reports.numbers"), name)
