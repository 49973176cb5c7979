"""
Data Packages (version 2, datapackage.org): what every folder of tables or pages says of itself to
machines.

    package(name, title, licence, ...)    the descriptor of a folder
    about_file(path, folder)              place, kind, size and hash of a file, as a resource says them
    write_package(folder, descriptor)     writes it, as datapackage.json
    CC_BY, PUBLIC_DOMAIN                  the licences
"""

import hashlib
import json
from pathlib import Path

CC_BY = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
PUBLIC_DOMAIN = {
    "name": "other-pd",
    "title": "Works of the US government, in the public domain",
    "path": "https://www.usa.gov/government-works",
}

KINDS = {
    ".csv": {"type": "table", "format": "csv", "mediatype": "text/csv"},
    ".md": {"format": "md", "mediatype": "text/markdown"},
}


def package(name: str, title: str, licence: dict, resources: list[dict], **more) -> dict:
    """The descriptor of a folder; `more` stands between its licence and its resources."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name,
        "title": title,
        "licenses": [licence],
        **more,
        "resources": resources,
    }


def about_file(path: Path, folder: Path) -> dict:
    """What a resource says of its file in the folder: place, kind, size in bytes and SHA-256."""
    with open(path, "rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {
        "path": path.relative_to(folder).as_posix(),
        **KINDS[path.suffix],
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
    }


def write_package(folder: Path, descriptor: dict) -> None:
    """Describe the files of a folder in its datapackage.json."""
    text = json.dumps(descriptor, indent=2, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")
