"""The pages of other roles as a Data Package, so that machines can read the files in `data/beyond` too.

    datapackage(folder)          the descriptor of the pages and of the list of nearest occupations

`python -m helpers.roles.beyond_package` writes the one of `data/beyond`.
"""

from pathlib import Path

from helpers.datapackages import CC_BY, about_file, package, write_package
from helpers.paths import PROJECT

FOLDER = PROJECT / "data" / "beyond"

NEAREST = {
    "role": "the role, as the pages name it",
    "soc": "code of the occupation nearest to it, a judgement made by hand",
    "occupation": "title of that occupation",
}


def datapackage(folder: Path = FOLDER) -> dict:
    """The Data Package descriptor (version 2, datapackage.org) of a folder with `pages` and `nearest.csv`."""
    pages = sorted(folder.glob("pages/*.md"))
    return package(
        "role-gaps-beyond",
        "Comparison pages of other roles, and the occupations nearest to roles",
        CC_BY,
        [_nearest(folder), *(_page(path, folder) for path in pages)],
    )


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
        **about_file(folder / "nearest.csv", folder),
        "schema": {"fields": fields, "missingValues": [""], "primaryKey": ["role"]},
    }


def _page(path: Path, folder: Path) -> dict:
    """A page, with the title and the source that its first lines name."""
    lines = path.read_text(encoding="utf-8").split("\n---\n", 1)[0].splitlines()[1:]
    about = dict(line.split(": ", 1) for line in lines)
    return {
        "name": path.stem,
        "title": about["page"],
        **about_file(path, folder),
        "sources": [{"title": about["publisher"], "path": about["source"]}],
    }


if __name__ == "__main__":
    write_package(FOLDER, datapackage())
