"""
What a notebook does when the pages say too little for its question: it says so, and leaves the rest of the page empty.

    enough(found, needed, noun)     go on, or let the answer say that there is too little
"""

from IPython import get_ipython

from helpers.wording import counted, word

__all__ = ["enough"]

BEGINS, ANSWER, ENDS = "load_roles(", "**The doubt.**", ".save()"  # where a page starts anew, what it says, where it ends


def enough(found: int, needed: int, noun: str) -> bool:
    """Whether `found` reaches `needed`, a number of a `noun` such as "role with a pay range".

    If not, no other cell of the notebook does anything, but for the answer, which says that there is too little, and for the
    last, which saves the numbers. Running the notebook from its first cell ends that.
    """
    if found < needed:
        noun, *which = noun.partition(" with ")
        have = f"There {'is' if found == 1 else 'are'} {counted(found, noun)}{''.join(which)}"
        _skip(f"**Too few {noun}s to say.** {have}; this page needs {word(needed)}.")
    return found >= needed


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
