"""With which versions are figures and pages made? Where they are those of requirements.lock, a build
is the same to the byte as the one committed.

    locked()       whether they are
    versions()     what a page says of them
    made_with()    what a build records of them
"""

import re
from importlib.metadata import PackageNotFoundError, version

from helpers.paths import PROJECT

MADE_WITH = (
    "fonttools",
    "font-source-sans-pro",
    "jinja2",
    "latex2mathml",
    "matplotlib",
    "mistune",
    "nbconvert",
    "nbformat",
    "numpy",
    "pandas",
    "pillow",
    "pygments",
    "scipy",
    "seaborn",
)


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"


def _pins() -> str:
    """The lines of requirements.lock on what shapes figures and pages: two of a package where
    versions of Python differ."""
    path = PROJECT / "requirements.lock"
    lock = path.read_text(encoding="utf-8") if path.is_file() else ""
    lines = re.findall(r"^([a-z0-9][\w.-]*)(==.+?) \\$", lock, re.MULTILINE)
    return "\n".join(f"{name}{rest}" for name, rest in lines if name in MADE_WITH) + "\n"


def locked() -> bool:
    """Whether all that shapes figures and pages is as in requirements.lock."""
    pins = re.sub(r" ;.*", "", _pins())
    return all(f"{package}=={_installed(package)}\n" in pins for package in MADE_WITH)


def versions() -> str:
    """What a page says of the versions that it was made with."""
    if locked():
        return "Versions of requirements.lock"
    return ", ".join(f"{package} {_installed(package)}" for package in MADE_WITH)


def made_with() -> str:
    """The pins of requirements.lock, or the versions that are installed instead."""
    return _pins() if locked() else versions()
