"""What all tests share. Notebooks run under nbval, in strict mode, with two cures for what it gets
wrong (see below); what was skipped is said in the end."""

import os
import shutil
import tempfile
from pathlib import Path

import nbval.plugin
import pytest
from hypothesis import HealthCheck, settings
from nbval.kernel import RunningKernel

# Its checks are told as those of a test are.
pytest.register_assert_rewrite("support.told")
# A property holds on a slow machine too.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

# Notebooks write figures and numbers; a test run must leave the project as it is, and must not need
# a home that can be written. Workers share the folder of the first.
OWN_FOLDER = "" if os.environ.get("ROLE_GAPS_OUT") else tempfile.mkdtemp(prefix="role-gaps-")
os.environ["ROLE_GAPS_OUT"] = OWN_FOLDER or os.environ["ROLE_GAPS_OUT"]
for setting in ("IPYTHONDIR", "MPLCONFIGDIR"):
    os.environ.setdefault(setting, str(Path(os.environ["ROLE_GAPS_OUT"], setting.lower())))
    Path(os.environ[setting]).mkdir(parents=True, exist_ok=True)

# It tells the collector to leave alone all that is there: right in a process that is to be copied.
collect_ignore = ["src/helpers/build/preloaded.py"]
# Notebooks that are not built are not tested: JupyterLab makes an Untitled.ipynb at a click.
collect_ignore_glob = ["notebooks/[!0-9]*", "notebooks/*/*"]


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


def pytest_unconfigure(config) -> None:
    if OWN_FOLDER:
        shutil.rmtree(OWN_FOLDER, ignore_errors=True)
    for line in skipped(config.pluginmanager.get_plugin("terminalreporter")):
        print(line)


def skipped(reporter) -> list[str]:
    """Which tests were skipped, and what would change that: the last lines of a run."""
    reports = reporter.stats.get("skipped", ()) if reporter else ()
    places = (report.longrepr for report in reports)
    reasons = [place[2].removeprefix("Skipped: ") for place in places if not isinstance(place, str)]
    counts = ((reasons.count(reason), reason) for reason in sorted(set(reasons)))
    return [f"{count} test{'s' * (count > 1)} skipped: {reason}" for count, reason in counts]
