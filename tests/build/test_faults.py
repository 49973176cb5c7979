"""What a build leaves when it is killed, when the disk is full or the folder cannot be written, or
when two run at once.

Of the moments at which a build is stopped, every sixth is tried, and of four ways to stop it two;
with FAULTS=all, all."""

import builtins
import errno
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from helpers.build import make as making
from helpers.build import of_roles
from helpers.build.plan import BuildError, files_of
from helpers.build.whole import build
from support.tiny import (
    COUNTING,
    DRAWING,
    SAYING,
    files_in,
    make_project,
    point_to,
    times_in,
    write_notebook,
)

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="processes are forked, killed and locked out here"
)
ALL = os.environ.get("FAULTS") == "all"
EVERY = 1 if ALL else 6
WAYS = [
    "terminate",
    "terminate in the background",
    "kill all",
    "interrupt",
    "kill the build alone",
][: 5 if ALL else 3]
NEW_PAGE = (
    "| Line Cook | Baker | |\n| Average age | 44 | 47 |\n| Yearly salary | $30,000 | $40,000 |\n"
)
IN_A_CHILD = """\
import runpy, sys
from pathlib import Path
from helpers.build import plan, make, of_roles, whole
plan.PROJECT = whole.PROJECT = make.PROJECT = of_roles.PROJECT = Path(sys.argv[1])
sys.argv[1:] = ["build"]
runpy.run_module("helpers", run_name="__main__", alter_sys=True)
"""
WAITING = """\
import os, time
from pathlib import Path
Path("began").write_text(str(os.getpid()))
while not Path("go on").exists():
    time.sleep(0.02)"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A project that is built, and what it is to be once a page and some prose have been added."""
    root = tmp_path_factory.mktemp("faults") / "project"
    make_project(root)
    after = root.with_name("after")
    for project in (root, after):
        with pytest.MonkeyPatch.context() as patch:
            quick(project, patch)
            assert build() == 0
        if project == root:
            shutil.copytree(root, after)
            change(after)
    return root


def quick(root: Path, patch) -> None:
    """Make this the project, with pages of pairs that say little, for there are many builds here."""
    point_to(root, patch)
    patch.setattr(of_roles, "pair_body", lambda roles, a, b, *_: f"<p>{a} and {b}</p>")


def change(root: Path) -> None:
    """Another page, so that nearly everything is built anew, and a figure more, so that there are
    new files."""
    (root / "data" / "pages" / "z.md").write_text(NEW_PAGE)
    more = DRAWING.replace("00-lines", "00-more-lines")
    write_notebook(
        root / "notebooks" / "00-tiny.ipynb",
        "How long are they?",
        COUNTING,
        DRAWING,
        more,
        SAYING,
        "n.save()",
    )


@pytest.fixture
def project(built, tmp_path, monkeypatch):
    """A copy of the project that is built, with changes that are not; to run its notebook is to
    copy what it leaves."""
    root = tmp_path / "project"
    shutil.copytree(built, root)
    change(root)
    quick(root, monkeypatch)
    monkeypatch.setattr(making, "run_notebooks", leaves(built.with_name("after")))
    return root


def leaves(root: Path):
    """What runs notebooks by copying what they left in another project."""
    return lambda paths, _, out: making._copy(
        [made for path in paths for made in files_of(root, path.stem)], root, out
    )


def products(root: Path) -> dict[str, bytes]:
    return {
        name: content
        for name, content in files_in(root).items()
        if not name.startswith(("src", "data/pages", "req"))
    }


def in_a_fork(work) -> int:
    """The exit status of a copy of this process that does some work; negative if a signal ended it."""
    child = os.fork()
    if not child:
        status = 99
        try:
            status = work()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def no_room() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def assert_whole(root: Path, before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Each file that there was is as before or as it is to be, never half of it, and none is lost."""
    now = products(root)
    for name in before:
        if name != "reports/build.json":
            assert now.get(name) in (before[name], after.get(name)), name


def assert_repaired(root: Path, after: dict[str, bytes]) -> None:
    assert build() == 0
    assert products(root) == after


class TestKilled:
    def test_between_any_two_renames(self, built, project):
        """All is made by then: what is killed is the putting in place."""
        before, after = products(project), products(built.with_name("after"))
        amid, n = 0, 1
        while (status := in_a_fork(lambda: patched_build("replace", n, kill))) == -signal.SIGKILL:  # noqa: B023
            assert_whole(project, before, after)
            amid += products(project) not in (before, after)
            assert_repaired(project, after)
            restore(project, built)
            n += EVERY
        assert status == 0 and products(project) == after
        assert amid >= 15 // EVERY

    @pytest.mark.parametrize("n", [2, 9, 16])
    def test_then_changed_back(self, built, project, monkeypatch, n):
        """A build for other pages was killed amid the files, and the pages are as they were: all is
        to be as it was."""
        right = products(built)
        assert in_a_fork(lambda: patched_build("replace", n, kill)) == -signal.SIGKILL
        assert products(project) != right
        (project / "data" / "pages" / "z.md").unlink()
        shutil.copy(built / "notebooks" / "00-tiny.ipynb", project / "notebooks")
        monkeypatch.setattr(making, "run_notebooks", leaves(built))
        assert_repaired(project, right)

    @pytest.mark.parametrize("how", WAYS)
    def test_while_a_notebook_runs(self, built, tmp_path, how, monkeypatch):
        root = tmp_path / "project"
        shutil.copytree(built, root)
        write_notebook(root / "notebooks" / "01-waiting.ipynb", "How long?", WAITING)
        before = files_in(root)
        ignored = (
            signal.SIG_IGN if "background" in how else signal.default_int_handler
        )  # as a shell does for what ends in &
        command = [sys.executable, "-c", IN_A_CHILD, root]
        own = signal.signal(signal.SIGINT, ignored)
        child = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
        signal.signal(signal.SIGINT, own)
        kernel = int(wait_for(root / "notebooks" / "began"))
        number = {"inter": signal.SIGINT, "termi": signal.SIGTERM}.get(how[:5], signal.SIGKILL)
        (os.killpg if how == "kill all" else os.kill)(child.pid, number)
        said = child.communicate(timeout=60)[1]
        wait_until(lambda: not alive(kernel))
        (root / "notebooks" / "began").unlink()
        now = {
            name: content
            for name, content in files_in(root).items()
            if not name.startswith(".build-")
        }
        assert now == before, "what was built before is as it was"
        killed = number == signal.SIGKILL
        assert child.returncode == (-number if killed else 130)
        assert bool(list(root.glob(".build-*"))) == killed
        if not killed:
            assert said == "stopped before the end; build again to make what is missing\n"
        (root / "notebooks" / "go on").touch()
        point_to(root, monkeypatch)
        assert build() == 0
        assert not list(root.glob(".build-*")) and (root / "reports" / "01-waiting.html").exists()


@pytest.mark.parametrize("moment", ["imports", "what kernels are copied from imports"])
def test_ctrl_c_before_anything_is_begun_is_a_line(tmp_path, moment):
    """As a terminal sends it, to all processes of the command."""
    command = [sys.executable, "-m", "helpers", "build", "--force", "--out", tmp_path / "out"]
    child = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    begun = Path(f"/proc/{child.pid}/task/{child.pid}/children")
    if not begun.exists():
        pytest.skip("processes are looked at in /proc")
    if moment == "imports":
        wait_until(lambda: "zmq" in maps(child.pid))
    else:
        wait_until(lambda: [n for n in begun.read_text().split() if "numpy" in maps(int(n))])
    os.killpg(child.pid, signal.SIGINT)
    assert child.communicate(timeout=60)[1] == "stopped before the end\n"
    assert child.returncode == 130 and not (tmp_path / "out").exists()


def maps(process: int) -> str:
    """The files that a process has in its memory, libraries among them."""
    try:
        return Path(f"/proc/{process}/maps").read_text()
    except OSError:
        return ""


def wait_until(true, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def wait_for(path: Path) -> str:
    wait_until(lambda: path.exists() and path.read_text())
    return path.read_text()


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return (
        Path(f"/proc/{process}/stat").read_text().split(")")[1].split()[0] != "Z"
        if Path("/proc").is_dir()
        else True
    )


def restore(project: Path, built: Path) -> None:
    """The project as the fixture gives it."""
    shutil.rmtree(project)
    shutil.copytree(built, project)
    change(project)


def patched_build(what: str, n: int, then) -> int:
    """Build; at the n-th file that is opened to write, or that is put in place, something else
    happens."""
    with pytest.MonkeyPatch.context() as patch:
        if what == "replace":
            patch.setattr(
                Path,
                "replace",
                counted(Path.replace, n, then, lambda _, to: ".build-" not in str(to)),
            )
        else:
            opened = counted(
                open, n, then, lambda _, mode="r", *more, **others: bool(set(mode) & set("wxa+"))
            )
            patch.setattr(builtins, "open", opened)
            patch.setattr(io, "open", opened)
        return build()


def counted(function, n: int, then, counts):
    """A function that does something else before its n-th call of those that count."""
    left = iter(range(n - 1, -1, -1))

    def called(*arguments, **more):
        if counts(*arguments, **more) and next(left, 0) == 0:
            then()
        return function(*arguments, **more)

    return called


class TestNoRoom:
    @pytest.mark.parametrize("what, at_least", [("open", 30), ("replace", 15)])
    def test_at_any_write(self, built, project, what, at_least, capsys):
        before, after = products(project), products(built.with_name("after"))
        n = 1
        while (status := patched_build(what, n, no_room)) != 0:
            said = capsys.readouterr().err
            assert status == 1 and "No space left on device" in said and "Traceback" not in said
            assert ".build-" not in said and not list(project.glob(".build-*"))
            assert_whole(project, before, after)
            if products(project) != before:
                assert what == "replace", "only what is put in place can be lost half-way"
                assert_repaired(project, after)
                restore(project, built)
            n += EVERY
        assert products(project) == after
        assert n > at_least

    @pytest.mark.skipif(
        not Path("/proc/mounts").exists() or os.geteuid() != 0,
        reason="only root may mount a small disk",
    )
    def test_on_a_disk_that_is_full(self, built, project, tmp_path, capsys):
        disk = tmp_path / "disk"
        disk.mkdir()
        sizes, failed = (64, 128, 192, 256, 384, 4096), 0
        for size in sizes:
            if subprocess.run(
                ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", disk], capture_output=True
            ).returncode:
                pytest.skip("no disk can be mounted here")
            try:
                status = build(out=disk)
                said = capsys.readouterr().err
                assert status == 0 or "No space left on device" in said
                assert status == 0 or not [
                    name for name in files_in(disk) if name.endswith((".html", ".part"))
                ], "all or nothing"
                failed += status
            finally:
                subprocess.run(["umount", disk], check=True)
        assert 2 <= failed < len(sizes)

    def test_in_a_cell(self, built, tmp_path, monkeypatch, capsys):
        root = tmp_path / "project"
        shutil.copytree(built, root)
        point_to(root, monkeypatch)
        full = "import errno\nfrom helpers.paths import out\nraise OSError(errno.ENOSPC, 'No space left on device', out('figures'))"
        write_notebook(root / "notebooks" / "01-full.ipynb", "Is there room?", "1 + 1", full)
        before = times_in(root)
        assert build() == 1
        said = capsys.readouterr().err
        assert said.startswith(
            "01-full.ipynb: code cell 2: OSError: [Errno 28] No space left on dev"
        )
        assert said.count("\n") == 1
        assert {name: at for name, at in times_in(root).items() if name != "."} == before


class TestFoldersThatCannotBeWritten:
    @pytest.mark.parametrize("place", ["", "reports", "reports/pairs", "figures", "data/tidy"])
    def test_are_named(self, built, place):
        folder = Path(
            tempfile.mkdtemp(prefix="role-gaps-")
        )  # where others may look, as they may not in tmp_path
        try:
            shutil.copytree(built, folder / "project")
            change(folder / "project")
            before = files_in(folder)
            for path in (folder, *folder.rglob("*")):
                path.chmod(0o755 if path.is_dir() else 0o644)
            locked = folder / "project" / place
            said = folder / "said"
            said.touch(0o666)
            said.chmod(0o666)
            for path in [path for path in (folder / "project").rglob("*") if path.is_dir()]:
                path.chmod(0o777)
            (folder / "project").chmod(0o777)
            locked.chmod(0o555)
            assert in_a_fork(lambda: build_as_nobody(folder / "project", said)) == 1
            assert said.read_text() == f"{locked}: cannot be written into\n"
            said.unlink()
            assert files_in(folder) == before
        finally:
            for path in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
                path.chmod(0o755)
            shutil.rmtree(folder)

    @pytest.mark.parametrize(
        "name", ["reports/00-tiny.html", "figures/00-lines.svg", "reports/build.json"]
    )
    def test_a_folder_where_a_file_is_to_be(self, built, project, name, capsys):
        (project / name).unlink()
        (project / name).mkdir()
        (project / name / "mine.txt").touch()
        before = files_in(project)
        assert build() == 1
        assert capsys.readouterr().err.startswith(f"{project / name}: ")
        assert files_in(project) == before


def build_as_nobody(root: Path, said: Path) -> int:
    if os.geteuid() == 0:
        os.setuid(65534)
    with pytest.MonkeyPatch.context() as patch, open(said, "w") as errors:
        point_to(root, patch)
        patch.setattr(sys, "stderr", errors)
        return build()


class TestTwoAtOnce:
    def test_the_second_is_told_so(self, project, capsys):
        import fcntl

        before = times_in(project)
        folder = os.open(project, os.O_RDONLY)
        fcntl.flock(folder, fcntl.LOCK_EX)
        assert build() == 1
        assert (
            capsys.readouterr().err
            == f"{project}: another build is running here; wait for it, then build again\n"
        )
        assert {name: at for name, at in times_in(project).items() if name != "."} == before
        os.close(folder)
        assert build() == 0

    def test_in_different_folders_they_do_not_meet(self, project, tmp_path):
        def while_another_builds() -> int:
            import fcntl

            fcntl.flock(os.open(project, os.O_RDONLY), fcntl.LOCK_EX)
            return build(out=tmp_path / "elsewhere")

        assert in_a_fork(while_another_builds) == 0

    def test_the_lock_of_a_killed_build_does_not_last(self, project):
        assert in_a_fork(lambda: patched_build("replace", 3, kill)) == -signal.SIGKILL
        assert list(project.glob(".build-*"))
        assert build() == 0
        assert not list(project.glob(".build-*"))

    def test_a_build_that_is_refused_raises_nothing_but_its_own_error(self, project, monkeypatch):
        monkeypatch.setattr(
            making, "run_notebooks", lambda *_: (_ for _ in ()).throw(BuildError("enough"))
        )
        assert build() == 1
