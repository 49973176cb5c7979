"""How fast this machine is just now, so that a limit in seconds holds on slower and busier ones too."""

import time

LOOPS = 500_000
USUAL = 0.03
"""Processor seconds that the loops take where the limits were set, with nothing else running."""


def here(seconds: float) -> float:
    """`seconds` of the machine on which limits were set, as seconds of this one: never fewer."""
    begun = time.process_time()
    sum(number * number for number in range(LOOPS))
    return seconds * max(1.0, (time.process_time() - begun) / USUAL)
