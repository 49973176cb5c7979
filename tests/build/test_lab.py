"""Notebooks in JupyterLab: to open and to save one changes nothing, and one that was built reads its
own pages and writes beside itself."""

import json
import shutil

import nbformat
import pytest
from jupyter_server.services.contents.largefilemanager import LargeFileManager

from helpers import paths
from helpers.build import build
from helpers.build import make as making
from helpers.build.plan import way
from helpers.paths import PROJECT
from helpers.reports.notebooks import WIDGET
from support.tiny import PAGES, make_project, point_to, write_notebook

HOOK = "helpers.build.lab.keep_clean"
KERNEL_SAYS = {  # what the kernel answers, and JupyterLab writes into each notebook it opens
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
    "version": "3.11.7",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A small project, built into a folder of its own."""
    root = tmp_path_factory.mktemp("lab") / "project"
    make_project(root)
    cells = ("'first'", "'the answer'", "'later'")
    path = root / "notebooks" / "01-more.ipynb"
    write_notebook(path, "And more?", *cells)
    notebook = json.loads(path.read_text())
    notebook["cells"][2]["metadata"]["tags"] = ["answer"]
    path.write_text(json.dumps(notebook))
    with pytest.MonkeyPatch.context() as patch:
        point_to(root, patch)
        assert build(root / "data" / "pages" / PAGES[0].name, root.parent / "out") == 0
    return root.parent / "out"


def test_saving_an_opened_notebook_changes_nothing(built):
    hook = {"ContentsManager": {"pre_save_hook": HOOK}}
    manager = LargeFileManager(root_dir=str(built / "notebooks"), config=_config(hook))
    for path in sorted((built / "notebooks").glob("*.ipynb")):
        before = path.read_bytes()
        model = manager.get(path.name)
        model["content"]["metadata"]["language_info"] = dict(KERNEL_SAYS)
        model["content"]["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {}}
        manager.save(model, path.name)
        assert path.read_bytes() == before
    lab = (PROJECT / "Makefile").read_text().partition("\nlab:")[2]
    assert f"--ContentsManager.pre_save_hook={HOOK}" in lab
    assert "--ServerApp.root_dir=. " in lab, "or links to ../reports lead out of what is served"


def test_a_control_that_is_saved_leaves_what_it_says_without_a_kernel(tmp_path):
    """JupyterLab would show it as "model not found" when the notebook is opened again."""
    hook = {"ContentsManager": {"pre_save_hook": HOOK}}
    manager = LargeFileManager(root_dir=str(tmp_path), config=_config(hook))
    write_notebook(tmp_path / "a.ipynb", "Which?", "chooser()", "other")
    model, view = manager.get("a.ipynb"), {WIDGET: {"model_id": "1", "version_major": 2}}
    said = {"text/html": "<p>Run all cells</p>", "text/plain": "Run all cells"}
    for cell, data in zip(model["content"]["cells"][1:], (view | said, view), strict=True):
        cell["outputs"] = [nbformat.v4.new_output("display_data", data)]
    manager.save(model, "a.ipynb")
    _, *cells = json.loads((tmp_path / "a.ipynb").read_text())["cells"]
    assert [cell["outputs"][0]["data"].keys() for cell in cells] == [said.keys(), view.keys()]


def _config(settings: dict):
    from traitlets.config import Config

    return Config(settings)


def test_code_up_to_the_answer_is_folded(built):
    notebook = json.loads((built / "notebooks" / "01-more.ipynb").read_text())
    hidden = ["jupyter" in cell["metadata"] for cell in notebook["cells"]]
    assert hidden == [False, True, True, True, False]
    assert notebook["cells"][1]["metadata"]["jupyter"] == {"source_hidden": True}


class TestABuiltNotebook:
    @pytest.fixture(autouse=True)
    def opened(self, built, monkeypatch):
        for name in ("ROLE_GAPS_OUT", "ROLE_GAPS_PAGES"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.chdir(built / "notebooks")

    def test_reads_the_pages_it_was_built_from(self, built):
        assert paths.pages().samefile(built.parent / "project" / "data" / "pages" / PAGES[0].name)

    def test_writes_beside_itself(self, built):
        assert paths.out("figures") == built / "figures"

    def test_in_a_folder_below_too(self, built, monkeypatch):
        for folder in (built, built / "figures"):
            monkeypatch.chdir(folder)
            assert paths.out() == built and paths.pages().samefile(self.page(built))

    def test_elsewhere_the_pages_are_those_of_the_project(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        assert paths.out() == tmp_path and paths.pages() == PROJECT / "data" / "pages"
        monkeypatch.chdir(PROJECT / "tests")
        assert paths.out() == PROJECT and paths.pages() == PROJECT / "data" / "pages"

    @pytest.mark.parametrize("where", ["tmp", "notebooks of the project", "project", "here"])
    def test_remembers_its_pages_wherever_its_kernel_stands(
        self, built, tmp_path, monkeypatch, where
    ):
        places = {"tmp": tmp_path, "project": PROJECT, "here": built / "notebooks"}
        monkeypatch.chdir(places.get(where, PROJECT / "notebooks"))
        monkeypatch.setenv("ROLE_GAPS_OUT", "")  # so that what is set here is forgotten
        monkeypatch.delenv("ROLE_GAPS_OUT")
        paths.built_into(way(PROJECT, built))
        assert paths.out() == built and paths.pages().samefile(self.page(built))

    def test_one_that_was_copied_reads_and_writes_where_it_is(self, built, tmp_path, monkeypatch):
        copied = built.parent / "copied"
        shutil.copytree(built, copied)
        monkeypatch.chdir(copied / "notebooks")
        paths.built_into(way(PROJECT, built))
        assert paths.out() == copied

    def test_one_that_was_moved_away_from_its_pages_says_so(self, built, tmp_path, monkeypatch):
        shutil.copytree(built, tmp_path / "moved" / "out")
        monkeypatch.chdir(tmp_path / "moved" / "out" / "notebooks")
        with pytest.raises(FileNotFoundError, match="the pages of this notebook are not there"):
            paths.built_into(way(PROJECT, built))

    def test_one_whose_folder_has_gone_says_so(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        with pytest.raises(FileNotFoundError, match="gone: this notebook was built there"):
            paths.built_into(str(tmp_path / "gone"))

    @staticmethod
    def page(built):
        return built.parent / "project" / "data" / "pages" / PAGES[0].name

    def test_what_the_environment_names_goes_before(self, tmp_path, monkeypatch):
        monkeypatch.setenv("ROLE_GAPS_OUT", str(tmp_path))
        monkeypatch.setenv("ROLE_GAPS_PAGES", str(tmp_path / "pages"))
        assert paths.out() == tmp_path and paths.pages() == tmp_path / "pages"


def test_where_it_was_built_stands_in_the_notebook_and_on_no_page(built):
    root = built.parent / "project"
    for path in sorted((built / "notebooks").glob("*.ipynb")):
        first, *rest = [
            c for c in json.loads(path.read_text())["cells"] if c["cell_type"] == "code"
        ]
        assert f'built_into("{way(root, built)}")' in "".join(first["source"])
        assert "built_into" not in json.dumps(rest)
        assert "built_into" not in (built / "reports" / f"{path.stem}.html").read_text()


def test_when_its_prose_changes_it_still_says_so_once(built, tmp_path, monkeypatch):
    shutil.copytree(built.parent, tmp_path / "all")
    root, out = tmp_path / "all" / "project", tmp_path / "all" / "out"
    source = root / "notebooks" / "01-more.ipynb"
    source.write_text(source.read_text().replace("And more?", "And how many more?"))
    point_to(root, monkeypatch)
    monkeypatch.setattr(making, "run_notebooks", lambda paths, *_: paths and pytest.fail("run"))
    assert build(root / "data" / "pages" / PAGES[0].name, out) == 0
    told = (out / "notebooks" / "01-more.ipynb").read_text()
    assert told.count("built_into(") == 1 and "And how many more?" in told


def test_notebooks_of_the_shipped_pages_say_no_place(built, tmp_path, monkeypatch):
    point_to(built.parent / "project", monkeypatch)
    assert build(out=tmp_path / "out") == 0
    assert "built_into" not in (tmp_path / "out" / "notebooks" / "01-more.ipynb").read_text()
