"""What all tests share. Notebooks run under nbval, in strict mode, with two cures for what it gets
wrong (see below)."""

import os
import shutil
import tempfile

import nbval.plugin
from nbval.kernel import RunningKernel

# Notebooks write figures and numbers; a test run must leave the project as it is. Workers share the
# folder of the first.
OWN_FOLDER = "" if os.environ.get("ROLE_GAPS_OUT") else tempfile.mkdtemp(prefix="role-gaps-")
os.environ["ROLE_GAPS_OUT"] = OWN_FOLDER or os.environ["ROLE_GAPS_OUT"]


def _execute_with_history(self, cell_input: str, allow_stdin: bool | None = None) -> str:
    # IPython looks for a closing `;` in the history, so a cell run without history shows what it
    # should hide.
    return self.kc.execute(
        cell_input, allow_stdin=allow_stdin, stop_on_error=False, store_history=True
    )


RunningKernel.execute_cell_input = _execute_with_history


def pytest_collectstart(collector) -> None:
    # Warnings name temporary paths and process numbers. That no committed notebook has any is a
    # test of its own.
    if isinstance(collector, nbval.plugin.IPyNbFile):
        collector.skip_compare += ("stderr",)


def pytest_unconfigure() -> None:
    if OWN_FOLDER:
        shutil.rmtree(OWN_FOLDER, ignore_errors=True)
