"""Reading with several workers, on threads, processes and a cluster: the same result, and a clear
error where a worker fails."""

import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context

import dask
import pandas as pd
import pytest
from distributed import Client, LocalCluster

from helpers.roles import Roles, load_roles, reading
from support.generate import LAYOUTS, Role

ENDINGS = {"markdown": "md", "by hand": "md", "html": "html"}


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    """Few pages a chunk and few chunks ahead, so that a few pages are enough to see them come back
    in order."""
    monkeypatch.setattr(reading, "CHUNK", 3)
    monkeypatch.setattr(reading, "AHEAD", 4)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Forty pages in all layouts about nine roles that do not always agree, one of them settled by
    others, and two bad ones."""
    folder = tmp_path_factory.mktemp("pages")
    for i in range(40):
        layout = list(LAYOUTS)[i % len(LAYOUTS)]
        one, other = (
            Role(f"Baker {chr(65 + n % 9)}", age=30 + n % 9 + (i == 20), company="Amazon")
            for n in (i, i + 1 + i // 9)
        )
        text = LAYOUTS[layout]((replace(one, company="KLA") if i % 9 else one, other))
        (folder / f"{i:02}.{ENDINGS.get(layout, 'txt')}").write_text(text)
    (folder / "10bad.txt").write_text("no page")
    (folder / "30bad.txt").write_bytes(b"\x00")
    return folder


@pytest.fixture(scope="module")
def alone(folder) -> Roles:
    roles = load_roles(folder)
    assert set(roles.notes["kind"]) >= {"error", "disagrees"} and len(roles.pages) == 40
    return roles


@contextmanager
def threads():
    with ThreadPoolExecutor(2) as executor:
        yield executor


@contextmanager
def processes():
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        yield executor


@contextmanager
def cluster():
    # A worker that dies is started anew; a chunk that killed one is not tried again.
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
        ) as local,
        Client(local) as client,
    ):
        yield client.get_executor()


@pytest.fixture(
    scope="module", params=[threads, processes, cluster], ids=lambda make: make.__name__
)
def executor(request):
    with request.param() as executor:
        yield executor


def test_the_result_is_the_same(executor, folder, alone):
    for (name, frame), (_, other) in zip(alone, load_roles(folder, executor=executor), strict=True):
        pd.testing.assert_frame_equal(frame, other, obj=name)


def test_paths_may_be_relative_and_come_from_a_generator(executor, folder, alone, monkeypatch):
    monkeypatch.chdir(folder)
    roles = load_roles((path.name for path in sorted(folder.iterdir())), executor=executor)
    pd.testing.assert_frame_equal(roles.facts, alone.facts)


class Failing:
    """An executor whose workers do something else from the third chunk on."""

    def __init__(self, executor, instead):
        self.executor, self.instead, self.begun = executor, instead, 0

    def submit(self, work, *arguments):
        self.begun += 1
        return (
            self.executor.submit(work, *arguments)
            if self.begun < 3
            else self.executor.submit(*self.instead)
        )


def test_a_worker_that_raises_is_a_clear_error_and_the_executor_lives_on(executor, folder):
    what = r"Failing did not read the 3 pages from .*06\.txt to .*08\.txt: ValueError: invalid literal for int\(\)"
    with pytest.raises(RuntimeError, match=what):
        load_roles(folder, executor=Failing(executor, (int, "x")))
    assert executor.submit(int, "5").result() == 5


def test_an_executor_that_was_shut_down_says_so(folder):
    with ThreadPoolExecutor(1) as executor:
        pass
    with pytest.raises(
        RuntimeError,
        match="ThreadPoolExecutor did not read .*: cannot schedule new futures after shutdown",
    ):
        load_roles(folder, executor=executor)


@pytest.mark.parametrize(
    ("make", "error"), [(processes, "BrokenProcessPool"), (cluster, "KilledWorker")]
)
def test_a_worker_that_dies_is_a_clear_error(make, error, folder):
    with (
        make() as executor,
        pytest.raises(RuntimeError, match=f"Failing did not read the 3 pages from .*: {error}: "),
    ):
        load_roles(folder, executor=Failing(executor, (os._exit, 1)))


def test_a_file_that_vanishes_becomes_a_note(executor, folder, tmp_path):
    def paths():
        yield folder / "00.txt"
        (tmp_path / "gone.txt").write_text("here")
        yield tmp_path / "gone.txt"
        (tmp_path / "gone.txt").unlink()

    notes = load_roles(paths(), executor=executor).notes
    assert notes.query("kind == 'error'")[["page", "note"]].to_numpy().tolist() == [
        ["gone.txt", "cannot be opened (No such file or directory), expected a readable file"]
    ]
