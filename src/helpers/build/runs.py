"""Notebooks, executed: as many at once as there are cores, each in a kernel of its own, the
longest first.

    run_notebooks(paths, ...)       execute notebooks
    stop_at(notebook, cell, why)    a notebook that ends where its question needs more than there is
"""

import asyncio
import errno
import os
import re
import sys
import tempfile
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import NoSuchKernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat.v4 import new_output
from tqdm import tqdm
from traitlets.config import Config

from helpers.build.executed import write_notebook
from helpers.build.kernels import SETTINGS, warm_up
from helpers.build.plan import BuildError
from helpers.questions.results import TooFew
from helpers.reports.notebooks import STOPPED
from helpers.reports.numbers import write_numbers
from helpers.wording import named, say

CELL_SECONDS = 300
LONGEST_SOCKET = 100
"""Characters of a socket's path that Linux and macOS both take, less the number that Jupyter adds."""
COLOURS = re.compile(r"\x1b\[[\d;]*m")


def run_notebooks(paths: list[Path], pages: Path, out: Path) -> None:
    """Execute notebooks, and write them with their outputs to out/notebooks. Raises BuildError."""
    if paths:
        warm_up()
        longest_first = sorted(
            paths, key=lambda path: path.stat().st_size, reverse=True
        )  # the more it shows, the longer it takes
        with asyncio.Runner(loop_factory=_Loop) as runner:
            runner.run(_run_all(longest_first, pages, out))


def stop_at(notebook: nbformat.NotebookNode, cell: nbformat.NotebookNode, why: str) -> None:
    """Let a notebook end at a cell that raised TooFew: `why` stands in the place of the error, or
    of the answer if that was still to come, and no later cell has an output."""
    code = [of for of in notebook.cells if of.cell_type == "code"]
    rest = code[code.index(cell) + 1 :]
    answer = (of for of in rest if "answer" in of.metadata.get("tags", ()))
    for of in rest:
        of.outputs, of.execution_count = [], None
    cell.outputs = [output for output in cell.outputs if output.output_type != "error"]
    said = {"text/markdown": say(f"**Too few to say.** {named(why)}").data, "text/plain": why}
    next(answer, cell).outputs += [new_output("display_data", said, metadata={STOPPED: True})]


class _Loop(asyncio.SelectorEventLoop):
    """nbclient would answer a signal by ending one kernel, and the build would go on. Without that,
    a signal ends the build."""

    def add_signal_handler(self, number, callback, *arguments):
        raise RuntimeError("signals end the build")

    def remove_signal_handler(self, number):
        raise RuntimeError("signals end the build")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


async def _run_all(paths: list[Path], pages: Path, out: Path) -> None:
    gate = asyncio.Semaphore(_cores())
    with (
        tempfile.TemporaryDirectory(prefix="kernels-", ignore_cleanup_errors=True) as sockets,
        tqdm(total=len(paths), desc="Running notebooks", unit=" notebook", disable=None) as bar,
    ):
        runs = (
            _run(path, pages, out, gate, bar, _channel(Path(sockets, str(number))))
            for number, path in enumerate(paths)
        )
        problems = await asyncio.gather(*runs)
    if any(problems):
        raise BuildError("\n".join(sorted(filter(None, problems))))


def _channel(socket: Path) -> Config:
    """How the build and a kernel talk: by sockets that are files, `socket` and a number. A port, which
    Jupyter chooses first and takes a moment later, may have gone to another program by then, and needs
    a network; ports serve where there are no such files (Windows) or their path is too long."""
    settings = {"transport_encryption": "auto"}  # or each kernel warns that it is not encrypted
    if sys.platform != "win32" and len(os.fsencode(socket)) <= LONGEST_SOCKET:
        settings |= {"transport": "ipc", "ip": str(socket)}
    return Config({"KernelManager": settings})


async def _run(
    path: Path, pages: Path, out: Path, gate: asyncio.Semaphore, bar: tqdm, channel: Config
) -> str:
    """Execute one notebook; what went wrong, or nothing."""
    notebook = nbformat.read(path, as_version=4)
    started = []
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        coalesce_streams=True,
        record_timing=False,
        store_widget_state=False,
        shutdown_kernel="immediate",
        config=channel,
        resources={"metadata": {"path": str(path.parent)}},
        on_cell_execute=lambda cell, cell_index: started.append(cell),
    )
    places = {"ROLE_GAPS_PAGES": str(pages), "ROLE_GAPS_OUT": str(out)}
    async with gate:
        try:
            await client.async_execute(env=os.environ | SETTINGS | places)
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            if getattr(error, "ename", "") == TooFew.__name__:
                stop_at(notebook, started[-1], error.evalue)
                return _made(notebook, path, out, bar)
            number = sum(cell.cell_type == "code" for cell in started)
            return f"{path.name}: code cell {number}: {_cause(error)}"
        # nbclient asserts that there is a kernel to clean up, where none came to be or a signal ended it.
        except (OSError, RuntimeError, NoSuchKernel, AssertionError) as error:
            return f"{path.name}: its kernel does not start: {str(error) or type(error).__name__}"
    return _made(notebook, path, out, bar)


def _made(notebook: nbformat.NotebookNode, path: Path, out: Path, bar: tqdm) -> str:
    """Write an executed notebook, and a table without rows if it did not come to save its own."""
    write_notebook(notebook, out / "notebooks" / path.name)
    if not (numbers := out / "reports" / f"{path.stem}.csv").exists():
        write_numbers(numbers, [])
    bar.update()
    return ""


def _cause(error: Exception) -> str:
    """What went wrong in a cell: the error in one line, then the cell with the line that failed."""
    if not isinstance(error, CellExecutionError):
        return COLOURS.sub("", str(error)).strip()
    said = f"{error.ename}: {error.evalue}"
    if error.evalue.startswith(f"[Errno {errno.ENOSPC}]"):  # no fault of the cell
        return said
    return COLOURS.sub("", f"{said}\n{error.traceback}").strip()
