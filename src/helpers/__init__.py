"""What sets one job role apart from another, and how sure can one be?

    load_roles(pages)           pages that compare roles, read into tidy frames
    compare(roles, a, b, ...)   all figures of some roles side by side, with their sources
    gap(roles, a, b)            how far apart two roles are in pay, and how sure one can be
    figure(height)              a figure in the look of the reports
    show(fig)                   show it

These are loaded when they are first asked for: to import a measure (`from helpers import pay`)
stays cheap. The rooms are `pages`, `roles`, `official`, `questions`, `claims`, `stories`, `charts`,
`reports` and `build`; each opens with its question.
"""

from importlib import import_module

FRONT = {
    "compare": "helpers.questions.compare",
    "figure": "helpers.charts",
    "gap": "helpers.questions.gap",
    "load_roles": "helpers.roles",
    "show": "helpers.charts",
}

__all__ = [*FRONT]


def __getattr__(name: str):
    if name not in FRONT:
        raise AttributeError(f"module 'helpers' has no attribute {name!r}")
    return getattr(import_module(FRONT[name]), name)


def __dir__() -> list[str]:
    return [*globals(), *FRONT]
