"""What the files around the code promise: environments in step, a lock that fits, no broken link,
no trace of a machine."""

import ast
import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from helpers.build.of_roles import block
from helpers.paths import PROJECT
from helpers.reports.notebooks import summary
from helpers.roles.codebook import codebook
from support.tiny import write_notebook

PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
README = (PROJECT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
LINK = re.compile(r"\]\(([^)\s]+)\)")
ONLY_TESTS = {
    canonicalize_name(Requirement(line).name) for line in PYPROJECT["dependency-groups"]["test"]
}


def requirements(lines: list[str]) -> dict[str, str]:
    """Name and version range of each requirement."""
    return {
        canonicalize_name(found.name): str(found.specifier) for found in map(Requirement, lines)
    }


RUN = requirements(PYPROJECT["project"]["dependencies"])
ALL = (
    RUN
    | requirements(PYPROJECT["dependency-groups"]["test"])
    | requirements(PYPROJECT["dependency-groups"]["build"])
)


COMES_WITH = {"dask": "distributed"}


def modules_in(source: str) -> Iterator[str]:
    """The modules that some Python imports, or finds by name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
    yield from re.findall(r"find_spec\(\"(\w+)\"\)", source)


def packages_in(sources: list[str]) -> set[str]:
    """The packages, beyond Python's own, that some sources import."""
    modules = {module for source in sources for module in modules_in(source)}
    known = packages_distributions()
    ours = {"helpers", "support", "conftest", "hostile"}
    return {
        canonicalize_name(package)
        for module in modules - ours - sys.stdlib_module_names
        for package in known.get(module, [module])[:1]
    }


class TestEnvironments:
    @pytest.fixture
    def conda(self):
        text = (
            (PROJECT / "environment.yml").read_text(encoding="utf-8").partition("dependencies:")[2]
        )
        names = {"matplotlib-base": "matplotlib"}
        found = (
            re.match(r"([A-Za-z0-9._-]+)\s*(.*)", line)
            for line in re.findall(r"^\s+- ([^-\s].*)$", text, re.MULTILINE)
        )
        return {
            canonicalize_name(names.get(m[1], m[1])): m[2]
            for m in found
            if m[1] not in ("pip", "pip:")
        }

    def test_conda_has_what_pyproject_asks_for(self, conda):
        python = conda.pop("python")
        assert python == PYPROJECT["project"]["requires-python"]
        ours = {name: str(Requirement(name + bounds).specifier) for name, bounds in conda.items()}
        assert {name: ours.get(name) for name in RUN} == RUN
        assert {name: bounds for name, bounds in ours.items() if name not in RUN} == {
            name: ALL[name] for name in ours if name in ONLY_TESTS
        }

    def test_what_is_declared_is_what_is_imported(self):
        """No more, no less: what another package happens to bring may be gone with its next version."""
        notebooks = (
            json.loads(p.read_text()) for p in (PROJECT / "notebooks").glob("[0-9]*.ipynb")
        )
        cells = [c for notebook in notebooks for c in notebook["cells"] if c["cell_type"] == "code"]
        sources = [
            *((path.read_text(encoding="utf-8")) for path in (PROJECT / "src").rglob("*.py")),
            *("".join(cell["source"]) for cell in cells),
        ]
        others = ("tests/**/*.py", "benchmarks/*.py", "conftest.py")
        tests = [p.read_text(encoding="utf-8") for where in others for p in PROJECT.glob(where)]
        assert packages_in(sources) | {"jupyterlab"} == RUN.keys(), "jupyterlab: make lab"
        plugins_and_commands = {"pytest-xdist", "ruff"}
        own = packages_in(tests) - RUN.keys() - COMES_WITH.keys()
        assert own | plugins_and_commands == ONLY_TESTS

    def test_every_requirement_has_a_lower_bound(self):
        assert [name for name, bounds in ALL.items() if ">=" not in bounds] == []


class TestLock:
    LOCK = (PROJECT / "requirements.lock").read_text(encoding="utf-8")

    @pytest.fixture
    def pinned(self):
        blocks = re.findall(
            r"^([a-z0-9][a-z0-9._-]*)==(\S+)(.*(?:\n    .*)*)", self.LOCK, re.MULTILINE
        )
        return [(canonicalize_name(name), number, rest) for name, number, rest in blocks]

    def test_every_requirement_has_its_hashes(self, pinned):
        assert len(pinned) > 50
        assert [
            name for name, _, rest in pinned if not re.search(r"--hash=sha256:[0-9a-f]{64}", rest)
        ] == []
        lines = [
            line
            for line in self.LOCK.splitlines()
            if not re.match(r"    --hash=sha256:[0-9a-f]{64}( \\)?$", line)
        ]
        assert len(lines) == len(pinned), "nothing but requirements and hashes"

    def test_names_no_index(self):
        assert (
            "://" not in self.LOCK
            and "--index" not in self.LOCK
            and "--find-links" not in self.LOCK
        )

    def test_satisfies_pyproject(self, pinned):
        versions = {}
        for name, number, _ in pinned:
            versions.setdefault(name, []).append(number)
        for line in (
            *PYPROJECT["project"]["dependencies"],
            *PYPROJECT["dependency-groups"]["test"],
            *PYPROJECT["dependency-groups"]["build"],
        ):
            asked = Requirement(line)
            found = versions.get(canonicalize_name(asked.name), [])
            assert found and all(asked.specifier.contains(number) for number in found), (
                line,
                found,
            )


def links_of(text: str) -> list[str]:
    outside_code = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    return LINK.findall(outside_code)


class TestReadme:
    def test_names_only_commands_that_exist(self):
        targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
        named = set(re.findall(r"(?:^|`|: )make ([a-z]+)", README, re.MULTILINE))
        assert {"reports", "test", "lab", "bench"} <= named <= targets

    def test_commands_of_the_package_exist(self):
        for command in re.findall(r"-m helpers ([a-z]+)", README):
            done = subprocess.run(
                [sys.executable, "-m", "helpers", command, "--help"],
                cwd=PROJECT,
                capture_output=True,
            )
            assert done.returncode == 0, command

    def test_names_only_files_that_exist(self):
        for name in re.findall(
            r"`((?:[\w-]+/)*[\w.-]+\.(?:yml|lock|toml|csv|md|json|py)|(?:[\w-]+/)+)`",
            README + CONTRIBUTING,
        ):
            assert (PROJECT / name).exists(), name
        tree = README.partition("## What is where")[2].partition("##")[0]
        for name in re.findall(r"^(\S+) {2,}\S", tree, re.MULTILINE):
            assert list(PROJECT.glob(name.rstrip("/"))), name

    def test_folders_of_its_examples_stay_out_of_git(self):
        left_out = (PROJECT / ".gitignore").read_text(encoding="utf-8").splitlines()
        named = set(re.findall(r"(?:PAGES|OUT)=([\w-]+)", README))
        assert named and {f"/{name}/" for name in named} <= {*left_out}

    def test_lists_every_notebook_with_its_question(self):
        listed = dict(re.findall(r"\| \[([\w-]+)\]\(notebooks/\1\.ipynb\) \| (.+?) \|", README))
        titles = {
            path.stem: summary(path).title for path in (PROJECT / "notebooks").glob("[0-9]*.ipynb")
        }
        assert listed.keys() == titles.keys()
        assert [name for name in titles if not listed[name].startswith(titles[name])] == []

    @pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md", "data/README.md"])
    def test_links_lead_somewhere(self, file):
        path = PROJECT / file
        for link in links_of(path.read_text(encoding="utf-8")):
            assert (
                link.startswith(("https://", "#"))
                or (path.parent / link.partition("#")[0]).exists()
            ), link


class TestCommands:
    def test_make_knows_what_it_lists(self):
        phony = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[1].split()
        assert set(phony) == set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))

    def test_ci_calls_what_a_user_calls(self):
        script = PROJECT / ".ci" / "run"
        assert script.stat().st_mode & 0o100, "it can be run"
        lines = [
            line for line in script.read_text().splitlines() if line and not line.startswith("#")
        ]
        assert lines[:2] == ["set -euo pipefail", 'cd "$(dirname "$0")/.."']
        assert [line.strip().partition(" ONLY=")[0] for line in lines if "make" in line] == [
            "make test",
            "nobody make test",
        ]
        assert not re.search(r"\b(pip|uv|npm|pytest)\b", "\n".join(lines)), "make sets up and tests"

    def test_tests_run_the_notebooks_and_the_examples(self):
        options = PYPROJECT["tool"]["pytest"]["ini_options"]["addopts"].split()
        assert {"--doctest-modules", "--nbval", "--nbval-current-env"} <= set(
            options
        ) and "--nbval-lax" not in options
        assert "notebooks" in PYPROJECT["tool"]["pytest"]["ini_options"]["testpaths"]


def test_the_codebook_describes_the_tables():
    text = (PROJECT / "data" / "README.md").read_text(encoding="utf-8")
    assert block(text, "columns")[1] == codebook()


class TestTraces:
    """Nothing of the machine that a file was made on, and no address of a package index."""

    @pytest.fixture(scope="class")
    def files(self):
        command = ["git", "ls-files", "-coz", "--exclude-standard"]
        known = shutil.which("git") and subprocess.run(command, cwd=PROJECT, capture_output=True)
        if not known or known.returncode:
            pytest.skip("need git and a clone, for the list of the project's files")
        return [
            PROJECT / name
            for name in known.stdout.decode().split("\0")
            if name and (PROJECT / name).is_file()
        ]

    def test_no_file_names_a_place_on_this_machine(self, files):
        places = {
            str(place)
            for place in (
                PROJECT,
                PROJECT.parent,
                Path.home(),
                Path(tempfile.gettempdir()),
                Path("/tmp"),
            )
        }
        pattern = re.compile("|".join(re.escape(p) + r"/\w" for p in places if len(p) > 1).encode())
        assert [path.name for path in files if pattern.search(path.read_bytes())] == []

    def test_no_file_names_a_package_index(self, files):
        index = re.compile(
            b"|".join(
                [
                    rb"py" rb"pi\.org",
                    rb"python" rb"hosted",
                    rb"\bindex" rb"-url\b",
                    rb"/sim" rb"ple/",
                    rb"artif" rb"actory",
                ]
            )
        )
        allowed = {"Makefile"}  # which switches the address off
        found = {path.name for path in files if index.search(path.read_bytes())}
        assert found - allowed == set()

    def test_no_file_is_large(self, files):
        assert [path.name for path in files if path.stat().st_size > 5_000_000] == []


def test_a_run_tests_every_room_says_what_it_skipped_and_leaves_out_scratch_notebooks(tmp_path):
    """In a small project with our settings. Of itself pytest would pass over a room named build."""
    for name in ("conftest.py", "pyproject.toml"):
        shutil.copy(PROJECT / name, tmp_path)
    for folder in ("notebooks", "src", "tests/build"):
        (tmp_path / folder).mkdir(parents=True)
    write_notebook(tmp_path / "notebooks" / "Untitled.ipynb", "What?", "import os\n1 / 0")
    (tmp_path / "tests" / "build" / "test_it.py").write_text(
        "import pytest\n\n\ndef test_here():\n    pytest.skip('needs a moon')\n\n\n"
        "@pytest.mark.parametrize('n', [1, 2])\ndef test_there(n):\n    pytest.skip('needs a sun')\n"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    ruff = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "notebooks"], cwd=tmp_path
    )
    assert ruff.returncode == 0
    assert ran.stdout.splitlines()[-2:] == [
        "1 test skipped: needs a moon",
        "2 tests skipped: needs a sun",
    ]
