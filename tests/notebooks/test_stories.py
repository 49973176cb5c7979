"""The report on the data tells another story when the pages do, and says what it can of few."""

import re

import nbformat
import pytest

from helpers.build.runs import run_notebooks
from support.shipped import SENIOR, SERVICE, pages_with, promoted
from support.stage import NOTEBOOKS, build_here, write

CLUMSY = re.compile(r"\bnan\b|all two|both role\b|one roles|(?<!are )not given|  ")


def test_another_order_of_pay_as_in_a_build(tmp_path):
    path = NOTEBOOKS["00"]
    run_notebooks([path], write(promoted(), tmp_path / "pages"), tmp_path)
    notebook = nbformat.read(tmp_path / "notebooks" / path.name, as_version=4)
    outputs = [o for cell in notebook.cells for o in cell.get("outputs", ())]
    assert not [o for o in outputs if o.output_type in ("stream", "error")]
    said = [o.data["text/markdown"] for o in outputs if "text/markdown" in o.data]
    assert (
        "from **$61,487** (customer service manager) to **$138,792** (customer service supervisor)"
        in "\n".join(said).replace("\\$", "$")
    )


SMALL = {
    "two roles": pages_with(SENIOR, SERVICE),
    "no demographics": [
        text[: text.index("## Demographics")] for text in pages_with(SENIOR, SERVICE)
    ],
}


@pytest.mark.parametrize("name", SMALL)
def test_the_smallest_sets(name, tmp_path):
    story = build_here(SMALL[name], tmp_path, ("00",))["00"]
    assert story.wrong == [] and "**The doubt.**" in story.answer
    assert CLUMSY.findall(story.said + "\n".join(story.titles)) == []
