"""The same on every processor: notebooks run as where BLAS takes the kernels of an old processor and
NumPy none of the instructions that only some have give what is in the repository, and of twelve other roles
what they give here."""

import io
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy._core import _multiarray_umath as found
from PIL import Image

from helpers.build.versions import locked
from helpers.paths import PROJECT
from support.role_sets import a_set, pages_about
from support.same import differ
from support.stage import write
from support.tiny import files_in

HERE = {"OPENBLAS_CORETYPE": ""}
FEATURES = [name for name in found.__cpu_dispatch__ if found.__cpu_features__[name]]
THERE = {"OPENBLAS_CORETYPE": "Nehalem", "NPY_DISABLE_CPU_FEATURES": " ".join(FEATURES)}
SHIPPED, TWELVE = ("01", "02", "04"), ("04",)
BUILD = """\
import sys
from pathlib import Path
from support.stage import build_here

pages, out, *names = sys.argv[1:]
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(pages).glob("*.md"))]
for story in build_here(texts, Path(out), names=names, drawn=True).values():
    assert not story.wrong, story.wrong
"""


def started(pages: Path, out: Path, names: tuple[str, ...], settings: dict) -> subprocess.Popen:
    own = {name: value for name, value in os.environ.items() if "OPENBLAS_CORETYPE" not in name}
    settings = {name: value for name, value in settings.items() if value}
    path = os.pathsep.join(map(str, (PROJECT / "src", PROJECT / "tests")))
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, pages, out, *names],
        env=own | settings | {"PYTHONPATH": path, "PYTHONHASHSEED": "0"},
        stderr=subprocess.PIPE,
        text=True,
    )


def built(*builds: subprocess.Popen) -> None:
    said = [build.communicate()[1] for build in builds]
    assert [build.returncode for build in builds] == [0] * len(builds), said


@pytest.mark.skipif(
    not locked(), reason="other versions than those of requirements.lock draw otherwise"
)
def test_another_processor_gives_what_is_in_the_repository(tmp_path):
    built(started(PROJECT / "data" / "pages", tmp_path / "there", SHIPPED, THERE))
    there = files_in(tmp_path / "there" / "out")
    there = {name: made for name, made in there.items() if not name.endswith(".ipynb")}
    assert sum(name.endswith("-phone.svg") for name in there) > 10
    assert differ({name: (PROJECT / name).read_bytes() for name in there}, there) == []


def test_processors_agree_on_twelve_roles(tmp_path):
    pages = write(pages_about(a_set(12, 12)), tmp_path / "pages")
    folders = [tmp_path / name for name in ("here", "there")]
    built(*(started(pages, *of) for of in zip(folders, [TWELVE] * 2, (HERE, THERE), strict=True)))
    here, there = (files_in(folder / "out") for folder in folders)
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
