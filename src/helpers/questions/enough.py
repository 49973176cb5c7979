"""What a notebook does when the pages say too little for its question: it says so, and leaves the
rest of the page empty.

    enough(found, needed, noun)     go on, or let the answer say that there is too little
    too_little(rows, ...)           why nothing can be said of an association
"""

from IPython import get_ipython

from helpers.inference import FEWEST
from helpers.wording import counted, word

__all__ = ["enough", "too_little"]

BEGINS, ANSWER, ENDS = (
    "load_roles(",
    "**The doubt.**",
    ".save()",
)  # where a page starts anew, what it says, where it ends


def enough(found: int, needed: int, noun: str) -> bool:
    """Whether `found` reaches `needed`, a number of a `noun` such as "role with a pay range".

    If not, no other cell of the notebook does anything, but for the answer, which says that there
    is too little, and for the last, which saves the numbers. Running the notebook from its first
    cell ends that."""
    if found < needed:
        noun, *which = noun.partition(" with ")
        have = f"There {'is' if found == 1 else 'are'} {counted(found, noun)}{''.join(which)}"
        _skip(f"**Too few {noun}s to say.** {have}; this page needs {word(needed)}.")
    return found >= needed


def too_little(rows: int, differ: str) -> str:
    """Why nothing can be said of an association, as the rest of a sentence: too few roles, or
    `differ` is the same for all.

    >>> too_little(3, "pay"), too_little(7, "pay")
    ('With so few roles', 'With pay the same for all')
    """
    return "With so few roles" if rows < FEWEST else f"With {differ} the same for all"


def _skip(reason: str) -> None:
    """Have IPython put `reason` in the place of the answer, and nothing in that of other cells."""
    transformers = get_ipython().input_transformers_cleanup

    def instead(lines: list[str]) -> list[str]:
        text = "".join(lines)
        if BEGINS in text:
            transformers.remove(instead)
        if BEGINS in text or ENDS in text:
            return lines
        return [f"say({reason!r})\n"] if ANSWER in text else []

    transformers.append(instead)
