"""What JupyterLab does when it saves a notebook (`make lab` says so to it): it leaves out what is the
machine's and not the notebook's, so that opening and saving changes nothing, and what lives as long
as a kernel: opened again, a control without one would be "model not found".

    keep_clean(model, **_)     the hook, as a Jupyter server calls it
"""

from helpers.reports.notebooks import WIDGET


def keep_clean(model: dict, **_) -> None:
    """Take the version of Python, and controls, from a notebook that is saved; what a control says
    without a kernel stays."""
    if model["type"] == "notebook" and model["content"]["nbformat"] == 4:
        metadata = model["content"]["metadata"]
        metadata.get("language_info", {}).pop("version", None)
        metadata.pop("widgets", None)
        outputs = (of for cell in model["content"]["cells"] for of in cell.get("outputs", ()))
        for data in (output.get("data", {}) for output in outputs):
            if data.keys() - {WIDGET}:
                data.pop(WIDGET, None)
