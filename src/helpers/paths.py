"""Where things stand. The project is found from this file. What is built goes there too, or to the
folder that the environment variable ROLE_GAPS_OUT names, or to the nearest one above that was built
into: a notebook that is opened there writes there, and reads the pages that it was built from.
Elsewhere, what is written goes to where one stands.

    PROJECT             this project
    out(...)            a place below the folder that is built into
    pages()             the folder of pages, or the page, that is read
    built_into(folder)  said by a notebook that was built from pages of a reader's own
    anchor(text)        where a heading stands in its page
"""

import json
import os
import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
BUILT_FROM = "reports/build.json"  # below a folder that was built into: what it was built from


def out(*parts: str) -> Path:
    """A place below the folder that is built into."""
    return (_home() or Path.cwd()).joinpath(*parts)


def pages() -> Path:
    """The folder of pages, or the page, that is read unless another is named: that of the
    environment variable ROLE_GAPS_PAGES, that of the notebook that runs, or `data/pages`."""
    if named := os.environ.get("ROLE_GAPS_PAGES"):
        return Path(named)
    record = (_home() or PROJECT) / BUILT_FROM
    known = json.loads(record.read_text(encoding="utf-8")) if record.is_file() else {}
    read = known.get("read", {}).get("from")
    return record.parents[1] / read if read else PROJECT / "data" / "pages"


def built_into(folder: str) -> None:
    """Read the pages of a folder that was built into, and write there, wherever this runs; `folder`
    is as seen from the project. Where its kernel stands in a folder of notebooks that was built into,
    as in JupyterLab, that one counts: it may have been moved or copied. Raises FileNotFoundError."""
    here, known = Path.cwd(), (PROJECT / folder).resolve()
    if here.name == "notebooks" and _built(here) == here.parent != PROJECT:
        if not (read := pages()).exists():
            raise FileNotFoundError(
                f"{read.resolve()}: the pages of this notebook are not there, expected them to move "
                f"with {here.parent}; move them too, or build it again"
            )
        return
    if not (known / BUILT_FROM).is_file():
        raise FileNotFoundError(
            f"{known}: this notebook was built there and now stands elsewhere; open it in "
            "JupyterLab, or build it again"
        )
    os.environ.setdefault("ROLE_GAPS_OUT", str(known))


def anchor(text: str) -> str:
    """A text as the id that links lead to.

    >>> anchor("claim: Women's share and pay")
    'claim-women-s-share-and-pay'
    """
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")


def _home() -> Path | None:
    """The folder that is built into, or None where none is known."""
    named = os.environ.get("ROLE_GAPS_OUT")
    return Path(named) if named else _built(Path.cwd())


def _built(here: Path) -> Path | None:
    """The nearest folder that was built into, here or above."""
    return next((at for at in (here, *here.parents) if (at / BUILT_FROM).is_file()), None)
