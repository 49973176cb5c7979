"""Links of notebooks lead somewhere twice: as JupyterLab opens them, and on their pages."""

import re
from pathlib import Path

import nbformat
import pytest

from helpers.paths import PROJECT
from helpers.reports.prose import prose2html
from support.links import LINK, leads_nowhere

NOTEBOOKS = sorted((PROJECT / "notebooks").glob("[0-9]*.ipynb"))


def texts(path: Path) -> list[str]:
    """The Markdown of a notebook: its prose, and what it said."""
    cells = nbformat.read(path, as_version=4).cells
    prose = [cell.source for cell in cells if cell.cell_type == "markdown"]
    outputs = [output.get("data", {}) for cell in cells for output in cell.get("outputs", ())]
    return [*prose, *(data["text/markdown"] for data in outputs if "text/markdown" in data)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_links_lead_somewhere_from_the_notebook(path):
    links = {link for text in texts(path) for link in LINK.findall(text)}
    near = {link for link in links if not link.startswith(("#", "https://"))}
    assert {link for link in near if leads_nowhere(link, path)} == set()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_links_lead_somewhere_from_its_page(path):
    hrefs = {
        h for text in texts(path) for h in re.findall(r'href="([^"#][^"]*)"', prose2html(text))
    }
    page = PROJECT / "reports" / "a.html"
    assert {href for href in hrefs if leads_nowhere(href, page)} == set()


@pytest.mark.parametrize(
    ("link", "nowhere"),
    [
        ("../README.md", False),
        ("../README.md#nosuch", True),
        ("README.md", True),
        ("../reports/index.html#pairs", False),
        ("../reports/index.html#nosuch", True),
    ],
)
def test_a_link_that_leads_nowhere_is_found(link, nowhere):
    assert leads_nowhere(link, PROJECT / "notebooks" / "a.ipynb") is nowhere
