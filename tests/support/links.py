"""Where links lead.

LINK                          a link in Markdown
leads_nowhere(link, path)     whether one in a file misses its file, or its place in there
"""

import re
from pathlib import Path
from urllib.parse import unquote

LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(([^)\s]+)\)")


def leads_nowhere(link: str, path: Path) -> bool:
    """Whether a link in the page or notebook `path` misses its file, or its place in there."""
    where, _, place = unquote(link).partition("#")
    target = path.parent / where if where else path
    if not target.is_file():
        return True
    return bool(place) and f'id="{place}"' not in target.read_text(encoding="utf-8")
