"""Are two builds the same? To the byte, but for pictures: those are compared as pictures.

differ(ours, theirs)    the names of files that are not the same in two folders' contents
"""

import base64
import io
import json
import re

import numpy as np
from PIL import Image

MOST_PIXELS, MOST_LEVELS = 0.01, 64
"""Of all pixels of a picture one in a hundred may differ, by a quarter of the way from black to
white: antialiased edges, as other processors may draw them. A letter more or less is past that."""
PICTURE = re.compile(r'"image/png": "([^"]*)"')


def differ(ours: dict[str, bytes], theirs: dict[str, bytes]) -> list[str]:
    names = ours.keys() | theirs.keys()
    return sorted(n for n in names if not _same(n, ours.get(n, b""), theirs.get(n, b"")))


def _same(name: str, ours: bytes, theirs: bytes) -> bool:
    if ours == theirs:
        return True
    if name.endswith(".png"):
        return alike(ours, theirs)
    if name.endswith(".ipynb"):
        return _same_notebook(ours.decode(), theirs.decode())
    return name.endswith("build.json") and _record(ours) == _record(theirs)


def alike(ours: bytes, theirs: bytes) -> bool:
    """Whether two pictures are the same within the tolerance."""
    a, b = (Image.open(io.BytesIO(of)).convert("RGB") for of in (ours, theirs))
    if a.size != b.size:
        return False
    off = np.abs(np.asarray(a, dtype=int) - np.asarray(b, dtype=int)).max(axis=2)
    return bool((off > 0).mean() <= MOST_PIXELS and off.max() <= MOST_LEVELS)


def _same_notebook(ours: str, theirs: str) -> bool:
    if PICTURE.sub("", ours) != PICTURE.sub("", theirs):
        return False
    pairs = zip(PICTURE.findall(ours), PICTURE.findall(theirs), strict=True)
    return all(a == b or alike(base64.b64decode(a), base64.b64decode(b)) for a, b in pairs)


def _record(text: bytes) -> dict:
    """The record of a build without its place, and the hashes that a picture is part of."""
    known = json.loads(text)
    known["read"].pop("from", None)  # the way from the folder to the pages
    for group in known["made"].values():
        names = [name for name in group["files"] if name.endswith((".png", ".ipynb"))]
        group["files"] |= dict.fromkeys(names, "")
    return known
