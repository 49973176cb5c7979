"""The build: what it makes, when it makes it again, and what it leaves alone when something goes
wrong."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell
from jupyter_client.kernelspec import NoSuchKernel
from jupyter_client.provisioning import KernelProvisionerFactory
from nbclient import NotebookClient

from helpers.__main__ import main
from helpers.build import make as making
from helpers.build import of_roles
from helpers.build import plan as building
from helpers.build.executed import LANGUAGE
from helpers.build.kernels import CopiedKernel
from helpers.build.versions import locked
from helpers.build.whole import build
from helpers.paths import PROJECT
from support.pages_by_hand import write_page
from support.same import differ
from support.stage import NO_HISTORY, without_end
from support.tiny import PAGES, files_in, make_project, point_to, times_in, write_notebook

FOLDERS = ("data/tidy", "figures", "notebooks", "reports")
PAIR = "reports/pairs/customer-experience-manager-vs-customer-service-manager.html"


@pytest.fixture(scope="module")
def first_build(tmp_path_factory):
    """A project with two pages and one small notebook, built once."""
    root = tmp_path_factory.mktemp("tiny") / "project"
    make_project(root)
    with pytest.MonkeyPatch.context() as patch:
        point_to(root, patch)
        assert build() == 0
    return root


@pytest.fixture
def project(first_build, tmp_path, monkeypatch):
    """A copy of the built project for a test to spoil."""
    root = tmp_path / "project"
    shutil.copytree(first_build, root)
    point_to(root, monkeypatch)
    return root


@pytest.fixture
def no_runs(monkeypatch):
    """Running a notebook is an error."""
    monkeypatch.setattr(
        making, "run_notebooks", lambda paths, *_: paths and pytest.fail(f"{paths} run again")
    )


class TestWhatIsBuilt:
    def test_all_products(self, project):
        made = files_in(project)
        assert {
            "reports/00-tiny.html",
            "reports/00-tiny.csv",
            "reports/index.html",
            "figures/00-lines-phone.svg",
            "figures/00-lines.svg",
        } <= made.keys()
        assert len([name for name in made if name.startswith("reports/pairs/")]) == 3, (
            "three roles, three pairs"
        )
        assert {"data/tidy/roles.csv", "data/tidy/datapackage.json"} <= made.keys()
        assert b"characters." in made["reports/00-tiny.html"]
        assert b"How long are the pages?" in made["reports/index.html"]
        assert [
            c["execution_count"] for c in json.loads(made["notebooks/00-tiny.ipynb"])["cells"][1:]
        ] == [1, 2, 3, 4]
        assert (
            made["data/README.md"].startswith(b"Before.\n")
            and b"| `role` |" in made["data/README.md"]
        )
        assert made["data/README.md"].endswith(b"\nAfter.\n")
        assert not [name for name in made if ".build-" in name or name.endswith(".part")]

    def test_into_another_folder_leaves_the_project_alone(self, project, tmp_path):
        before = times_in(project)
        assert build(out=tmp_path / "elsewhere") == 0
        assert times_in(project) == before
        ours, there = files_in(project), files_in(tmp_path / "elsewhere")
        assert differ(there, {name: ours[name] for name in there}) == []
        assert {name.split("/")[0] for name in there} == {"data", "figures", "notebooks", "reports"}

    def test_where_processes_cannot_be_copied_the_same(self, project, tmp_path, monkeypatch):
        monkeypatch.setattr(sys, "platform", "other")
        monkeypatch.setattr(
            KernelProvisionerFactory.instance(), "default_provisioner_name", "local-provisioner"
        )
        monkeypatch.setattr(CopiedKernel, "launch_kernel", None)
        assert build(out=tmp_path / "out") == 0
        ours, there = files_in(project), files_in(tmp_path / "out")
        assert differ(there, {name: ours[name] for name in there}) == []


def test_what_renders_a_page_waits_for_no_table_and_no_drawing():
    """A word of prose changed is to be seen within a second or two; in a Python of its own."""
    code = "import sys, helpers.build, helpers.build.make; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert not {"pandas", "matplotlib", "IPython", "tqdm"} & set(loaded.stdout.split())


class TestWhenNothingChanged:
    def test_no_file_is_touched_and_it_says_so(self, project, no_runs, capsys):
        before = times_in(project)
        assert build() == 0
        assert times_in(project) == before
        assert "nothing has changed" in capsys.readouterr().out

    def test_a_clone_has_nothing_to_build_either(self, project, no_runs, capsys):
        for path in project.rglob("*"):
            path.touch()
        assert build() == 0
        assert "nothing has changed" in capsys.readouterr().out

    def test_but_pages_that_were_moved_are_found_where_they_are(self, project, tmp_path, no_runs):
        shutil.copytree(project, tmp_path / "out")
        assert build(out=tmp_path / "out") == 0
        read = json.loads((tmp_path / "out" / "reports" / "build.json").read_text())["read"]
        assert (tmp_path / "out" / read["from"]).resolve() == project / "data" / "pages"

    def test_a_figure_of_ones_own_stays_and_is_no_reason(self, project, capsys):
        mine = project / "figures" / "00-mine.png"
        mine.write_bytes(b"mine")
        assert build() == 0
        assert "nothing has changed" in capsys.readouterr().out
        for product in ("data/tidy/facts.csv", "reports/00-tiny.csv"):
            (project / product).unlink()
            assert build() == 0 and (project / product).is_file()
            assert mine.read_bytes() == b"mine"

    def test_saved_outputs_are_no_change_of_what_a_notebook_says(self, project):
        path = project / "notebooks" / "00-tiny.ipynb"
        before = building.cells(path)
        notebook = nbformat.read(path, as_version=4)
        notebook.cells[1].outputs, notebook.cells[1].execution_count = [], None
        nbformat.write(notebook, path)
        assert building.cells(path) == before


class TestWhatIsBuiltAgain:
    @pytest.fixture
    def runs(self, monkeypatch):
        """The notebooks that were run, without running them."""
        ran = []

        def run(paths, pages, out):
            ran.extend(path.name for path in paths)
            raise making.BuildError("enough")

        monkeypatch.setattr(making, "run_notebooks", run)
        return ran

    @pytest.mark.parametrize(
        "source",
        [
            f"data/pages/{PAGES[0].name}",
            "data/known.csv",
            "data/official/table.csv",
            "src/helpers/paths.py",
        ],
    )
    def test_a_changed_source_is_a_reason(self, project, runs, source):
        (project / source).parent.mkdir(exist_ok=True)
        with open(project / source, "a") as file:
            file.write("\nMORE = 1\n")
        build()
        assert runs == ["00-tiny.ipynb"]

    @pytest.mark.parametrize(
        ("source", "old", "new"),
        [
            ("src/helpers/paths.py", "# why", "# why it is so\n\n"),
            ("src/helpers/paths.py", "ANSWER", '"""What it is."""\n\nANSWER'),
            ("src/helpers/unused.py", "42", "43"),
            ("requirements.lock", "", "# more"),
        ],
    )
    def test_what_no_notebook_rests_on_is_none(self, project, no_runs, capsys, source, old, new):
        text = (project / source).read_text()
        (project / source).write_text(text.replace(old, new) + "\n")
        before = times_in(project)
        assert build() == 0
        assert "nothing has changed" in capsys.readouterr().out
        assert times_in(project) == before

    def test_so_is_a_page_more_or_a_page_less(self, project, runs):
        shutil.copy(
            PROJECT / "data" / "pages" / PAGES[0].name, project / "data" / "pages" / "again.md"
        )
        build()
        (project / "data" / "pages" / "again.md").unlink()
        (project / "data" / "pages" / PAGES[0].name).unlink()
        build()
        assert runs == ["00-tiny.ipynb"] * 2

    def test_so_are_other_versions(self, project, runs, monkeypatch):
        monkeypatch.setattr("helpers.build.versions.version", lambda package: "0")
        build()
        assert runs == ["00-tiny.ipynb"]

    def test_so_is_a_damaged_record(self, project, runs):
        for text in ("", "<<<<<<< ours", "[]", '{"inputs": {}}'):
            (project / "reports" / "build.json").write_text(text)
            build()
        assert runs == ["00-tiny.ipynb"] * 4

    @pytest.mark.parametrize(
        "product", ["reports/00-tiny.html", "reports/index.html", "data/tidy/roles.csv", PAIR]
    )
    @pytest.mark.parametrize("harm", ["alter", "delete"])
    def test_a_page_or_table_that_is_not_as_it_was_made(self, project, no_runs, product, harm):
        right = files_in(project)
        (project / product).unlink() if harm == "delete" else (project / product).write_text(
            "by hand"
        )
        assert build() == 0
        assert files_in(project) == right

    def test_products_of_a_run_that_are_not_as_they_were_made(self, project, runs):
        harms = {
            "reports/00-tiny.csv": b"\n",
            "figures/00-lines.svg": b"\n",
            "notebooks/00-tiny.ipynb": b'"execution_count": 7,',
        }
        for product, harm in harms.items():
            right = (project / product).read_bytes()
            harmed = (
                right.replace(b'"execution_count": 1,', harm)
                if b"execution_count" in harm
                else right + harm
            )
            (project / product).write_bytes(harmed)
            build()
            (project / product).write_bytes(right)
        (project / "figures" / "00-lines.svg").unlink()
        build()
        assert runs == ["00-tiny.ipynb"] * 4

    def test_a_changed_page_changes_the_report(self, project, capsys):
        right = files_in(project)
        page = project / "data" / "pages" / PAGES[0].name
        page.write_text(page.read_text() + "\n\n")
        (project / "figures" / "00-mine.txt").write_text("not made here")
        (project / "figures" / "00-lines.svg").write_text("by hand")
        assert build() == 0
        assert "1 of 1 notebooks run" in capsys.readouterr().out
        made = files_in(project)
        assert made["reports/00-tiny.html"] != right["reports/00-tiny.html"]
        assert made["figures/00-lines.svg"] == right["figures/00-lines.svg"]
        assert made["figures/00-mine.txt"] == b"not made here"

    def test_what_is_not_made_any_more_goes(self, project):
        (project / "notebooks" / "00-tiny.ipynb").unlink()
        write_notebook(project / "notebooks" / "01-other.ipynb", "Another question?", "1 + 1")
        assert build() == 0
        made = files_in(project)
        assert "reports/01-other.html" in made
        assert not [name for name in made if "00-" in name]


class TestWhenOnlyProseChanges:
    """No notebook runs, and no file is written but those that show the prose."""

    TITLE = {
        "notebooks/01-more.ipynb",
        "reports/00-tiny.html",
        "reports/01-more.html",
        "reports/index.html",
    }

    @pytest.fixture(scope="class")
    def two_notebooks(self, first_build, tmp_path_factory):
        root = tmp_path_factory.mktemp("two") / "project"
        shutil.copytree(first_build, root)
        write_notebook(
            root / "notebooks" / "01-more.ipynb", "And more?\n\nSome words.", "1 + 1", "print('so')"
        )
        with pytest.MonkeyPatch.context() as patch:
            point_to(root, patch)
            assert build() == 0
        return root

    @pytest.mark.parametrize(
        "old, new, written",
        [
            ("Some words.", "Other words.", {"notebooks/01-more.ipynb", "reports/01-more.html"}),
            ("# And more?", "# How many more?", TITLE),
            (
                "Some words.",
                "A <dfn>word</dfn> is short.",
                {"notebooks/01-more.ipynb", "reports/01-more.html", "reports/index.html"},
            ),
        ],
    )
    def test_only_its_pages_are_written(
        self, two_notebooks, tmp_path, monkeypatch, old, new, written, capsys
    ):
        root = tmp_path / "project"
        shutil.copytree(two_notebooks, root)
        point_to(root, monkeypatch)
        source = root / "notebooks" / "01-more.ipynb"
        source.write_text(source.read_text().replace(old, new))
        before, run, read = times_in(root), making.run_notebooks, of_roles.read
        if "reports/index.html" not in written:
            monkeypatch.setattr(of_roles, "read", lambda *_: pytest.fail("pages are read again"))
        monkeypatch.setattr(
            making, "run_notebooks", lambda paths, *_: paths and pytest.fail(f"{paths} run again")
        )
        assert build() == 0
        after = times_in(root)
        changed = {
            name for name in after if after[name] != before[name] and (root / name).is_file()
        }
        assert changed - {"notebooks/01-more.ipynb"} == written - {"notebooks/01-more.ipynb"} | {
            "reports/build.json"
        }
        assert "0 of 2 notebooks run" in capsys.readouterr().out
        monkeypatch.setattr(making, "run_notebooks", run)
        monkeypatch.setattr(of_roles, "read", read)
        assert build(out=tmp_path / "whole") == 0
        whole = files_in(tmp_path / "whole")
        as_if_all_were_built_again = {name: (root / name).read_bytes() for name in whole}
        assert differ(as_if_all_were_built_again, whole) == []

    def test_in_another_folder_too(self, two_notebooks, tmp_path, monkeypatch):
        root, there = tmp_path / "project", tmp_path / "there"
        shutil.copytree(two_notebooks, root)
        point_to(root, monkeypatch)
        assert build(out=there) == 0
        before = times_in(there)
        source = root / "notebooks" / "01-more.ipynb"
        source.write_text(source.read_text().replace("# And more?", "# How many more?"))
        monkeypatch.setattr(
            making, "run_notebooks", lambda paths, *_: paths and pytest.fail(f"{paths} run again")
        )
        assert build(out=there) == 0
        after = times_in(there)
        assert {
            name for name in after if after[name] != before.get(name) and (there / name).is_file()
        } == self.TITLE | {"reports/build.json"}

    def test_a_changed_code_cell_runs(self, two_notebooks, tmp_path, monkeypatch):
        root, ran = tmp_path / "project", []
        shutil.copytree(two_notebooks, root)
        point_to(root, monkeypatch)
        source = root / "notebooks" / "01-more.ipynb"
        source.write_text(source.read_text().replace("'so'", "'so it is'"))
        monkeypatch.setattr(
            making, "run_notebooks", lambda paths, *_: ran.extend(path.name for path in paths)
        )
        build()
        assert ran == ["01-more.ipynb"]


class TestTooFew:
    """A question that needs more than the data have ends its notebook, and no build."""

    RAISING = "from helpers.questions import TooFew\nprint('before')\nraise TooFew(2, 4, 'role with pay_*')"
    SENTENCE = "Four roles with pay_* are needed, there are two."

    @pytest.fixture(params=["a cell before the answer", "the answer", "a cell behind it"])
    def stopped(self, project, request):
        cells = {
            "a cell before the answer": (self.RAISING, "'the answer'", "'later'"),
            "the answer": ("'first'", self.RAISING, "'later'"),
            "a cell behind it": ("'first'", "display(say('Yes.'))", self.RAISING),
        }[request.param]
        path = project / "notebooks" / "01-few.ipynb"
        write_notebook(
            path, "Are there enough?", "from helpers.wording import say", *cells, "1 / 0"
        )
        notebook = nbformat.read(path, as_version=4)
        notebook.cells[3].metadata["tags"] = ["answer"]
        notebook.cells.append(nbformat.v4.new_markdown_cell("## Prose behind it", id="behind"))
        nbformat.write(notebook, path)
        return request.param

    def test_ends_its_notebook_with_a_sentence(self, project, stopped, capsys):
        assert build() == 0
        assert "1 of 2 notebooks run" in capsys.readouterr().out
        made = files_in(project)
        cells = [
            cell
            for cell in nbformat.reads(made["notebooks/01-few.ipynb"].decode(), 4).cells
            if cell.cell_type == "code"
        ]
        outputs = [output for cell in cells for output in cell.outputs]
        assert "error" not in {output.output_type for output in outputs}
        assert outputs[-1].data["text/plain"] == self.SENTENCE
        assert not cells[-1].outputs and cells[-1].execution_count is None
        page = made["reports/01-few.html"].decode()
        assert "<strong>Too few to say.</strong> " + self.SENTENCE in page
        assert "before" in page and "Prose behind it" not in page and "1 / 0" not in page
        answer = "Yes." if stopped == "a cell behind it" else self.SENTENCE
        assert answer in made["reports/index.html"].decode()

    def test_leaves_a_table_without_rows(self, project, stopped):
        build()
        assert files_in(project)["reports/01-few.csv"] == b"name,value,low,high,unit,how\n"

    def test_what_was_saved_before_stays(self, project):
        saving = "from helpers.reports.numbers import Numbers\nn = Numbers('01-few')\nn('a', 1, 'count', 'counted')\nn.save()"
        write_notebook(project / "notebooks" / "01-few.ipynb", "Enough?", saving, self.RAISING)
        assert build() == 0
        assert files_in(project)["reports/01-few.csv"].endswith(b"\na,1,,,count,counted\n")

    def test_in_jupyter_it_is_a_sentence_without_a_traceback(self):
        shell = without_end(InteractiveShell(config=NO_HISTORY))
        shown = []
        shell._showtraceback = lambda kind, value, lines: shown.extend(lines)
        shell.run_cell(self.RAISING)
        assert shown == [self.SENTENCE]


class TestWhatWasRead:
    """Every build ends with it."""

    DOUBTS = "| Line Cook | Baker | |\n| Years of experience | 12 | 6 |\n| Yearly salary | banana | $40,000 |\n"

    def test_is_said_each_time(self, project, capsys):
        build()
        assert capsys.readouterr().out.startswith("2 pages, 3 roles\n")
        (project / "data" / "pages" / "doubts.md").write_text(self.DOUBTS)
        for _ in range(2):
            build()
            said = capsys.readouterr().out.splitlines()[0]
            assert re.match(r"3 pages, 5 roles; 2 cells unclear: \S*notes\.csv$", said), said

    def test_what_could_not_be_read_is_counted_as_files(self, project, capsys):
        (project / "data" / "pages" / "roles.csv").write_bytes(b"role,short\nBaker,B\xe4cker\n")
        build()
        assert "; 1 file unread: " in capsys.readouterr().out

    UNKNOWN = "| Line Cook | Baker | |\n| Years of experience | 2 years | 6 years |\n| Favourite cake | Opera | - |\n"

    @pytest.mark.parametrize("page", [DOUBTS, UNKNOWN], ids=["cells", "a row"])
    def test_strict_makes_a_doubt_an_error(self, project, page):
        assert build(strict=True) == 0
        (project / "data" / "pages" / "doubts.md").write_text(page)
        assert build(strict=True) == 1
        assert build() == 0

    def test_a_row_that_is_not_known_is_counted(self, project, capsys):
        (project / "data" / "pages" / "doubts.md").write_text(self.UNKNOWN)
        build()
        assert "; 1 row unknown: " in capsys.readouterr().out

    def test_the_way_to_the_reports_is_short_from_above_and_whole_from_elsewhere(
        self, project, tmp_path, monkeypatch, capsys
    ):
        for folder, shown in ((project, "reports/index.html"), (tmp_path, None)):
            (tmp_path / "aside").mkdir(exist_ok=True)
            monkeypatch.chdir(folder if shown else tmp_path / "aside")
            build()
            expected = shown or str(project / "reports" / "index.html")
            assert f". Open {expected} in a browser." in capsys.readouterr().out

    def test_a_page_that_was_asked_for_is_named(self, project, capsys):
        build(asked=[("customer experience manager", "Customer Service Manager")])
        assert f"The pair: {project / PAIR}\n" in capsys.readouterr().out

    def test_the_hint_how_to_make_a_page_can_be_pasted(self, project, capsys, tmp_path):
        folder, out = tmp_path / "my pages", tmp_path / "my reports"
        folder.mkdir()
        for i in range(6):
            write_page(
                folder / f"{i}.md", f"Cook {i}", f"Chef's {i}", **{"Average age": ("4", "5")}
            )
        assert build(folder, out) == 0
        said = capsys.readouterr().out
        [hint] = re.findall("Most pairs have no page. To make one: (.+)", said)
        python, *command = shlex.split(hint)
        assert Path(python).samefile(sys.executable) and command[:3] == ["-m", "helpers", "build"]
        assert main(command[2:]) == 0
        said = capsys.readouterr().out
        [page] = re.findall("The pair: (.+)", said)
        assert Path(*shlex.split(page)).is_file() and " '" in said
        assert said.splitlines()[-1].endswith(f"Open '{out}/reports/index.html' in a browser.")

    def test_so_is_a_described_role_that_no_page_has(self, project, tmp_path, capsys):
        pages = tmp_path / "pages"
        pages.mkdir()
        shutil.copy(project / "data" / "pages" / PAGES[0].name, pages)
        (pages / "roles.csv").write_text("role,short\nAstronaut,AN\nCustomer Service Manager,CS\n")
        build(pages, tmp_path / "out")
        assert capsys.readouterr().err == "roles.csv: no page has the role 'Astronaut'\n"


class TestFoldersOfTheProject:
    """Nothing else is built over them, whoever asks."""

    OURS = (
        ".",
        "..",
        "../..",
        "src",
        "src/helpers",
        "data/pages",
        "reports",
        "figures/new",
        "link",
        "./src/..",
    )

    @pytest.mark.parametrize("place", OURS)
    def test_are_refused(self, project, place, capsys):
        (project / "link").symlink_to(project)
        before = times_in(project)
        assert build(project / "data" / "pages", project / place) == 1
        assert "would build over this project" in capsys.readouterr().err
        assert build(out=project / place) == 1
        assert times_in(project) == before

    def test_are_not_for_pages_of_ones_own(self, project, capsys):
        assert build(project / "data" / "pages") == 1
        assert "--pages needs --out" in capsys.readouterr().err

    def test_a_new_one_inside_is_fine(self, project):
        assert build(project / "data" / "pages", project / "my-reports") == 0


class TestOnlyFilesAreRead:
    @pytest.fixture
    def pipe(self, tmp_path):
        (tmp_path / "pages").mkdir()
        os.mkfifo(tmp_path / "pages" / "pipe.txt")  # to read one waits for ever
        return tmp_path / "pages" / "pipe.txt"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
    def test_a_pipe_is_no_page(self, project, pipe, tmp_path, capsys):
        assert build(pipe, tmp_path / "out") == 1
        assert "is no file and no folder" in capsys.readouterr().err

    def test_nor_is_one_in_a_folder(self, project, pipe, tmp_path):
        shutil.copy(project / "data" / "pages" / PAGES[0].name, pipe.parent)
        assert build(pipe.parent, tmp_path / "out") == 0

    def test_a_folder_that_cannot_be_read(self, project, tmp_path, monkeypatch, capsys):
        (tmp_path / "pages").mkdir()

        def refused(folder):
            raise PermissionError(13, "Permission denied", str(folder))

        monkeypatch.setattr(Path, "iterdir", refused)
        assert build(tmp_path / "pages", tmp_path / "out") == 1
        assert (
            capsys.readouterr().err == f"{tmp_path / 'pages'}: cannot be read: Permission denied\n"
        )


class TestChannels:
    """A port that is free when Jupyter chooses it may be taken when the kernel opens it."""

    @pytest.fixture
    def no_ports(self, monkeypatch):
        def refused(*_):
            raise OSError(98, "Address already in use")

        monkeypatch.setattr("socket.socket.bind", refused)

    def test_need_no_port(self, project, no_ports):
        assert build(force=True) == 0

    def test_are_ports_where_the_path_is_too_long(self, project, tmp_path, monkeypatch):
        folder = tmp_path / ("long" * 25)
        folder.mkdir()
        monkeypatch.setattr("tempfile.tempdir", str(folder))
        assert build(force=True) == 0
        assert not list(folder.iterdir())


class TestWhatGoesWrong:
    def test_no_kernel(self, project, capsys, monkeypatch):
        def missing(*_, **__):
            raise NoSuchKernel("python3")

        monkeypatch.setattr(NotebookClient, "async_execute", missing)
        assert build(force=True) == 1
        said = capsys.readouterr().err
        assert (
            said.startswith("00-tiny.ipynb: its kernel does not start: ") and said.count("\n") == 1
        )

    def test_a_cell_that_fails(self, project, capsys):
        write_notebook(
            project / "notebooks" / "01-bad.ipynb", "Why?", "a = 1", "print('so far')\na / 0"
        )
        with open(project / "data" / "known.csv", "a") as file:
            file.write("more\n")
        before = times_in(project)
        assert build() == 1
        said = capsys.readouterr().err
        assert said.startswith("01-bad.ipynb: code cell 2: ZeroDivisionError: division by zero\n")
        assert "a / 0" in said and "\x1b" not in said
        assert {k: v for k, v in times_in(project).items() if k != "."} == before

    def test_a_kernel_that_dies(self, project, capsys):
        write_notebook(project / "notebooks" / "01-dead.ipynb", "Why?", "import os", "os._exit(3)")
        before = files_in(project)
        assert build() == 1
        assert "01-dead.ipynb: code cell 2: Kernel died" in capsys.readouterr().err
        assert files_in(project) == before

    def test_a_figure_without_alt_text(self, project, capsys):
        drawn = "display({'image/png': '', 'text/plain': 'Figure'}, raw=True)"
        write_notebook(project / "notebooks" / "01-mute.ipynb", "Why?", drawn)
        before = files_in(project)
        assert build() == 1
        assert "01-mute.ipynb: a figure without alt text" in capsys.readouterr().err
        assert files_in(project) == before

    def test_a_notebook_edited_meanwhile(self, project, capsys, monkeypatch):
        path = project / "notebooks" / "00-tiny.ipynb"

        def edit(paths, pages, out):
            for folder in ("figures", "notebooks"):
                shutil.copytree(project / folder, out / folder, dirs_exist_ok=True)
            write_notebook(path, "A better question?", "2 + 2")

        monkeypatch.setattr(making, "run_notebooks", edit)
        (project / "src" / "helpers" / "paths.py").write_text("MORE = 1")
        assert build() == 1
        assert "00-tiny.ipynb: changed while the build ran" in capsys.readouterr().err
        assert "A better question?" in path.read_text()

    def test_a_pair_with_a_role_that_is_not_there(self, project, capsys):
        before = files_in(project)
        assert build(asked=[("Customer Service Manager", "Astronaut")]) == 1
        assert capsys.readouterr().err.startswith("no role 'Astronaut'; the nearest are ")
        assert files_in(project) == before

    @pytest.mark.parametrize("there", [True, False])
    def test_a_folder_without_pages(self, project, capsys, tmp_path, there):
        folder = tmp_path / "no pages here"
        if there:
            folder.mkdir()
        assert build(folder, tmp_path / "out") == 1
        what = "a folder with no pages" if there else "no such folder"
        assert capsys.readouterr().err.startswith(f"{folder}: {what}, expected ")
        assert not (tmp_path / "out").exists()

    def test_a_page_instead_of_a_folder_is_read(self, project, tmp_path):
        assert build(project / "data" / "pages" / PAGES[0].name, tmp_path / "out") == 0
        assert len(pd.read_csv(tmp_path / "out" / "data" / "tidy" / "roles.csv")) == 2

    def test_a_notebook_that_is_none(self, project, capsys):
        (project / "notebooks" / "02-no.ipynb").write_text("<<<<<<< ours")
        assert build() == 1
        assert capsys.readouterr().err.startswith("02-no.ipynb: is no notebook: ")

    def test_a_bad_page_among_good_ones(self, project, capsys):
        (project / "data" / "pages" / "bad.md").write_bytes(b"\x00\xff\x00 no page \x00")
        assert build() == 0
        first = capsys.readouterr()
        assert "bad.md:1: " in first.err and "1 of 1 notebooks run" in first.out
        assert build() == 0
        again = capsys.readouterr()
        assert again.err == first.err and "nothing has changed" in again.out


def committed_in(folder: Path) -> dict[str, bytes]:
    """The files of a folder of the project that a build makes: notebooks, figures and checkpoints
    of one's own begin with no number."""
    numbered = folder.name in ("figures", "notebooks")
    files = files_in(folder).items()
    return {name: content for name, content in files if not numbered or re.match(r"\d\d-", name)}


def test_notebooks_and_figures_of_ones_own_are_no_products(tmp_path):
    for name in ("figures/my-figure.svg", "figures/00-a.svg", "notebooks/Untitled.ipynb"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert committed_in(tmp_path / "figures").keys() == {"00-a.svg"}
    assert not committed_in(tmp_path / "notebooks")


class TestTheRepository:
    """What is in the repository is what a build makes of it."""

    @pytest.fixture(scope="class")
    def rebuilt(self, tmp_path_factory):
        out = tmp_path_factory.mktemp("rebuilt")
        done = subprocess.run(
            [sys.executable, "-m", "helpers", "build", "--out", out], capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        return out

    def test_is_as_built(self, rebuilt):
        for folder in FOLDERS:
            committed, made = committed_in(PROJECT / folder), files_in(rebuilt / folder)
            assert committed.keys() == made.keys(), "run `make reports` and commit what it changes"
            if locked():
                different = differ(made, committed)
                assert not different, f"{folder}: run `make reports` and commit what it changes"
            for name in (name for name in made if name.endswith(".csv")):
                ours, theirs = (pd.read_csv(root / folder / name) for root in (PROJECT, rebuilt))
                pd.testing.assert_frame_equal(ours, theirs, rtol=1e-9)

    def test_notebooks_carry_nothing_of_the_machine(self, rebuilt):
        for path in sorted((rebuilt / "notebooks").glob("*.ipynb")):
            text = path.read_text(encoding="utf-8")
            notebook = json.loads(text)
            assert notebook["metadata"].keys() == {"kernelspec", "language_info"}
            assert notebook["metadata"]["language_info"] == LANGUAGE
            assert notebook["metadata"]["kernelspec"]["name"] == "python3"
            assert not [cell["id"] for cell in notebook["cells"] if "execution" in cell["metadata"]]
            assert not re.search(
                r"/(?:tmp|home|Users)/|ipykernel_\d|0x[0-9a-f]{6,}",
                re.sub(r'"image/png": ".*?"', "", text),
            )
            assert str(rebuilt) not in text and str(PROJECT) not in text

    def test_the_package_versions_decide_what_is_compared(self, monkeypatch):
        monkeypatch.setattr("helpers.build.versions.version", lambda package: "0.0.1")
        assert not locked()
