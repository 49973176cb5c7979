"""The shipped pages, whole, in part or changed: what notebooks say of them must change with them.

pages_with(roles)    the pages that compare only these roles
turned(text)         a page with its two roles in the other order
promoted()           all pages in another order, the worst paid role made the best paid
"""

import re

from helpers.paths import PROJECT

PAGES = PROJECT / "data" / "pages"
SENIOR, MANAGER = "Customer Service Senior Manager", "Customer Service Manager"
SUPERVISOR, SERVICE = "Customer Service Supervisor", "Service Manager"
RELATIONS, EXPERIENCE = "Customer Relations Manager", "Customer Experience Manager"


def pages_with(*roles: str) -> list[str]:
    """The shipped pages that compare only these roles; all of them if none are named."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(PAGES.glob("*.md"))]
    return [
        text
        for text in texts
        if not roles or set(re.search(r"^# (.*)$", text, re.M)[1].split(" vs ")) <= set(roles)
    ]


def turned(text: str) -> str:
    """A page with its two roles in the other order."""
    text = re.sub(r"^# (.*) vs (.*)$", r"# \2 vs \1", text, flags=re.M)
    return re.sub(r"^\|(.*)\|(.*)\|(.*)\|$", r"|\1|\3|\2|", text, flags=re.M)


def promoted() -> list[str]:
    """The supervisor, worst paid on the pages, becomes the best paid."""
    new = {
        "$38,792": "$138,792",
        "$18.65": "$66.73",
        "Between $27,000 And $53,000": "Between $96,000 And $200,000",
    }
    texts = [turned(text) for text in reversed(pages_with())]
    for old, text in new.items():
        assert any(old in page for page in texts)
        texts = [page.replace(old, text) for page in texts]
    return texts
