"""What JupyterLab does when it saves a notebook (`make lab` says so to it): it leaves out what is the
machine's and not the notebook's, so that opening and saving changes nothing.

    keep_clean(model, **_)     the hook, as a Jupyter server calls it
"""

__all__ = ["keep_clean"]


def keep_clean(model: dict, **_) -> None:
    """Take the version of Python, and what is left of controls, from a notebook that is saved."""
    if model["type"] == "notebook" and model["content"]["nbformat"] == 4:
        metadata = model["content"]["metadata"]
        metadata.get("language_info", {}).pop("version", None)
        metadata.pop("widgets", None)
