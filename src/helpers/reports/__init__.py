"""How is it read? Executed notebooks, pairs of roles and the index as HTML pages that stand on
their own.

    save_numbers(page, *results)   the numbers of a report as a table beside its page

HTML comes from the templates in `template/`. Read in this order: `numbers` (the tables), `page` (what
is around every page), `prose` and `notebooks` (notebooks to pages), `figures`, `pairs`, `findings`,
`index`."""

from helpers.reports.numbers import save_numbers

__all__ = ["save_numbers"]
