"""The pages of other roles as a Data Package, so that machines can read the files in `data/beyond` too.

    datapackage(folder)          the descriptor of the pages and of the list of nearest occupations
    write_datapackage(folder)    writes it beside them, as datapackage.json

`python -m helpers.roles.beyond_package` writes the one of `data/beyond`.
"""

import hashlib
import json
from pathlib import Path

from helpers.paths import PROJECT

__all__ = ["FOLDER", "datapackage", "write_datapackage"]

FOLDER = PROJECT / "data" / "beyond"

NEAREST = {
    "role": "the role, as the pages name it",
    "soc": "code of the occupation nearest to it, a judgement made by hand",
    "occupation": "title of that occupation",
}


def datapackage(folder: Path = FOLDER) -> dict:
    """The Data Package descriptor (version 2, datapackage.org) of a folder with `pages` and `nearest.csv`."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "role-gaps-beyond",
        "title": "Comparison pages of other roles, and the occupations nearest to roles",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "resources": [_nearest(folder), *map(_page, sorted(folder.glob("pages/*.md")))],
    }


def write_datapackage(folder: Path = FOLDER) -> None:
    """Describe the files of a folder in its datapackage.json."""
    text = json.dumps(datapackage(folder), indent=2, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def _nearest(folder: Path) -> dict:
    fields = [
        {
            "name": name,
            "type": "string",
            "description": means,
            "constraints": {"required": True},
        }
        for name, means in NEAREST.items()
    ]
    return {
        "name": "nearest",
        "title": "The official occupation nearest to a role",
        "path": "nearest.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        **_bytes(folder / "nearest.csv"),
        "schema": {"fields": fields, "missingValues": [""], "primaryKey": ["role"]},
    }


def _page(path: Path) -> dict:
    """A page, with the title and the source that its first lines name."""
    lines = path.read_text(encoding="utf-8").split("\n---\n", 1)[0].splitlines()[1:]
    about = dict(line.split(": ", 1) for line in lines)
    return {
        "name": path.stem,
        "title": about["page"],
        "path": f"pages/{path.name}",
        "format": "md",
        "mediatype": "text/markdown",
        **_bytes(path),
        "sources": [{"title": about["publisher"], "path": about["source"]}],
    }


def _bytes(path: Path) -> dict:
    content = path.read_bytes()
    return {
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
    }


if __name__ == "__main__":
    write_datapackage()
