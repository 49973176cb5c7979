"""The same on every processor: notebooks with fits run as on this one, and as where BLAS takes the
kernels of an old processor and NumPy none of the instructions that only some have."""

import io
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy._core import _multiarray_umath as found
from PIL import Image

from helpers.paths import PROJECT
from support.same import differ
from support.tiny import files_in

SETS = ("shipped", "twelve", "forty")
HERE = {"OPENBLAS_CORETYPE": ""}
FEATURES = [name for name in found.__cpu_dispatch__ if found.__cpu_features__[name]]
THERE = {"OPENBLAS_CORETYPE": "Nehalem", "NPY_DISABLE_CPU_FEATURES": " ".join(FEATURES)}
BUILD = """\
import sys
from pathlib import Path
from support.role_sets import a_set, pages_about
from support.stage import build_here

shipped = [p.read_text() for p in sorted(Path(sys.argv[1], "data", "pages").glob("*.md"))]
sets = {"shipped": shipped, "twelve": pages_about(a_set(12, 12)), "forty": pages_about(a_set(40, 40))}
for name, texts in sets.items():
    for story in build_here(texts, Path(sys.argv[2], name), names=("02", "04"), drawn=True).values():
        assert not story.wrong, story.wrong
"""


def started(folder: Path, settings: dict[str, str]) -> subprocess.Popen:
    own = {name: value for name, value in os.environ.items() if "OPENBLAS_CORETYPE" not in name}
    settings = {name: value for name, value in settings.items() if value}
    path = os.pathsep.join(map(str, (PROJECT / "src", PROJECT / "tests")))
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, PROJECT, folder],
        env=own | settings | {"PYTHONPATH": path, "PYTHONHASHSEED": "0"},
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    folders = [tmp_path_factory.mktemp(name) for name in ("here", "there")]
    builds = [started(*of) for of in zip(folders, (HERE, THERE), strict=True)]
    said = [build.communicate()[1] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], said
    return folders


@pytest.mark.parametrize("name", SETS)
def test_processors_agree(two, name):
    here, there = (files_in(folder / name / "out") for folder in two)
    assert any(file.endswith("-pay.png") for file in here)
    assert differ(here, there) == []


class TestPictures:
    PICTURE = np.full((100, 100, 3), 255, dtype="uint8")

    def png(self, change) -> bytes:
        picture, packed = self.PICTURE.copy(), io.BytesIO()
        change(picture)
        Image.fromarray(picture).save(packed, format="png")
        return packed.getvalue()

    @pytest.mark.parametrize(
        ("change", "same"),
        [
            ((slice(0, 10), slice(0, 10), 200), True),  # one in a hundred, faintly
            ((slice(0, 11), slice(0, 10), 200), False),  # more
            ((0, 0, 0), False),  # one, but black
        ],
    )
    def test_are_compared_as_pictures(self, change, same):
        def put(picture):
            picture[change[0], change[1]] = change[2]

        plain, other = self.png(lambda picture: None), self.png(put)
        assert (differ({"a.png": plain}, {"a.png": other}) == []) == same

    def test_all_else_to_the_byte(self):
        assert differ({"a.svg": b"1", "b.csv": b"1"}, {"a.svg": b"1", "b.csv": b"2"}) == ["b.csv"]
        assert differ({"a.svg": b"1"}, {}) == ["a.svg"]
