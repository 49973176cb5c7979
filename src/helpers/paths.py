"""Where things stand. The project is found from this file. What is built goes there too, or to the
folder that the environment variable ROLE_GAPS_OUT names, or to the one that a notebook was built
into: one that is opened there writes there, and reads the pages that it was built from.

    PROJECT       this project
    out(...)      a place below the folder that is built into
    pages()       the folder of pages, or the page, that is read
    anchor(text)  where a heading stands in its page
"""

import json
import os
import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
BUILT_FROM = "reports/build.json"  # below a folder that was built into: what it was built from


def out(*parts: str) -> Path:
    """A place below the folder that is built into."""
    return Path(os.environ.get("ROLE_GAPS_OUT") or _built_here() or PROJECT).joinpath(*parts)


def pages() -> Path:
    """The folder of pages, or the page, that is read unless another is named: that of the
    environment variable ROLE_GAPS_PAGES, that of the notebook that runs, or `data/pages`."""
    named = os.environ.get("ROLE_GAPS_PAGES")
    here = None if named else _built_here()
    record = json.loads((here / BUILT_FROM).read_text(encoding="utf-8")) if here else {}
    read = record.get("read", {}).get("from")
    return Path(named) if named else here / read if read else PROJECT / "data" / "pages"


def anchor(text: str) -> str:
    """A text as the id that links lead to.

    >>> anchor("claim: Women's share and pay")
    'claim-women-s-share-and-pay'
    """
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")


def _built_here() -> Path | None:
    """The folder that was built into, if this runs in its folder of notebooks."""
    here = Path.cwd()
    known = here.name == "notebooks" and (here.parent / BUILT_FROM).is_file()
    return here.parent if known else None
