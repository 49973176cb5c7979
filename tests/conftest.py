"""What all tests share. Notebooks run under nbval, in strict mode, with three cures for what it misses (see below)."""

import os
import tempfile

import nbval.plugin
from nbval.kernel import RunningKernel

# Notebooks write figures and numbers; a test run must leave the project as it is.
os.environ["ROLE_GAPS_OUT"] = os.environ.get("ROLE_GAPS_OUT") or tempfile.mkdtemp(prefix="role-gaps-")


def _execute_with_history(self, cell_input: str, allow_stdin: bool | None = None) -> str:
    # IPython looks for a closing `;` in the history, so a cell run without history shows what it should hide.
    return self.kc.execute(cell_input, allow_stdin=allow_stdin, stop_on_error=False, store_history=True)


RunningKernel.execute_cell_input = _execute_with_history


def pytest_collectstart(collector) -> None:
    # Warnings name temporary paths and process numbers.
    if isinstance(collector, nbval.plugin.IPyNbFile):
        collector.skip_compare += ("stderr",)
