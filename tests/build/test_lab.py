"""Notebooks in JupyterLab: to open and to save one changes nothing, and one that was built reads its
own pages and writes beside itself."""

import json

import pytest
from jupyter_server.services.contents.largefilemanager import LargeFileManager

from helpers import paths
from helpers.build import build
from helpers.paths import PROJECT
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
    assert f"--ContentsManager.pre_save_hook={HOOK}" in (PROJECT / "Makefile").read_text()


def _config(settings: dict):
    from traitlets.config import Config

    return Config(settings)


def test_code_up_to_the_answer_is_folded(built):
    notebook = json.loads((built / "notebooks" / "01-more.ipynb").read_text())
    hidden = [cell["metadata"].get("jupyter") for cell in notebook["cells"]]
    assert hidden == [None, {"source_hidden": True}, {"source_hidden": True}, None]


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

    def test_elsewhere_the_project_is_meant(self, built, monkeypatch):
        monkeypatch.chdir(built)
        assert paths.out() == PROJECT and paths.pages() == PROJECT / "data" / "pages"

    def test_what_the_environment_names_goes_before(self, tmp_path, monkeypatch):
        monkeypatch.setenv("ROLE_GAPS_OUT", str(tmp_path))
        monkeypatch.setenv("ROLE_GAPS_PAGES", str(tmp_path / "pages"))
        assert paths.out() == tmp_path and paths.pages() == tmp_path / "pages"
