"""
Kernels that start at once: copies of a process that has already imported what notebooks import.

    warm_up()     start that process, beside what else is to be done

Python's fork server makes the copies, a provisioner of Jupyter hands them to nbclient. Elsewhere
than on Linux, where processes cannot be copied (Windows) or not once they have begun (macOS),
nothing is warmed up, and kernels start as they always do."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import EntryPoint
from multiprocessing import forkserver
from multiprocessing.process import BaseProcess

from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner

SETTINGS = {
    "PYTHONHASHSEED": "0",
    "OPENBLAS_NUM_THREADS": "1",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
}
"""Environment of every kernel: sets print in one order, and kernels that run beside each other take
a core each."""


def warm_up() -> None:
    """Start the process that kernels are copied from, and let Jupyter copy them; nothing where that
    cannot be."""
    if sys.platform != "linux":
        return
    forkserver.set_forkserver_preload(["helpers.build.preloaded"])
    own = dict(os.environ)
    os.environ |= SETTINGS  # Python and BLAS read them when a process begins
    try:
        with _deaf():
            forkserver.ensure_running()
    except OSError:  # no room for its socket
        return
    finally:
        os.environ.clear()
        os.environ |= own
    factory = KernelProvisionerFactory.instance()
    factory.provisioners["copy"] = EntryPoint(
        "copy", f"{__name__}:{CopiedKernel.__name__}", factory.GROUP_NAME
    )
    factory.default_provisioner_name = "copy"


@contextmanager
def _deaf() -> Iterator[None]:
    """A process begun here does not hear Ctrl-C: it ends with the build, and without words."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class CopiedKernel(LocalProvisioner):
    """Launches a kernel as a copy."""

    async def launch_kernel(self, cmd: list[str], **more):
        arguments = cmd[cmd.index("-f") :]  # behind `python -m ipykernel_launcher`
        self.process = _Process(arguments, more["env"], more.get("cwd") or os.getcwd())
        self.pid, self.cwd = self.process.pid, more.get("cwd")
        return self.connection_info


class _Process:
    """A copy, with what a provisioner asks of subprocess.Popen."""

    stdin = stdout = stderr = None

    def __init__(self, *arguments):
        self.copy = multiprocessing.get_context("forkserver").Process(
            target=_kernel, args=arguments, daemon=True
        )
        self.copy.start()
        self.pid, self.kill, self.terminate = self.copy.pid, self.copy.kill, self.copy.terminate

    def poll(self) -> int | None:
        return self.copy.exitcode

    def wait(self) -> int | None:
        self.copy.join()
        return self.copy.exitcode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)


def _kernel(arguments: list[str], environment: dict[str, str], folder: str) -> None:
    """What a copy does: be a kernel, until it is told to end or the build has gone."""
    from ipykernel.kernelapp import launch_new_instance

    threading.Thread(
        target=_end_with, args=(multiprocessing.parent_process(),), daemon=True
    ).start()
    multiprocessing.current_process().daemon = False  # a notebook may start processes
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    launch_new_instance(
        ["--IPKernelApp.parent_handle=1", *arguments]
    )  # 1: somebody else looks after it


def _end_with(build: BaseProcess) -> None:
    build.join()
    os._exit(1)
