"""Where things stand. The project is found from this file; what is built goes there too, or to the
folder that the environment variable ROLE_GAPS_OUT names (so that tests and readers with pages of
their own leave the project alone)."""

import os
from pathlib import Path

__all__ = ["PROJECT", "out"]

PROJECT = Path(__file__).resolve().parents[2]


def out(*parts: str) -> Path:
    """A place below the folder that is built into."""
    return Path(os.environ.get("ROLE_GAPS_OUT") or PROJECT).joinpath(*parts)
