"""What a browser does not show of a page of markup.

hides(tag, attributes)   whether a tag begins an element that is not shown
Hidden(tag)              that element, and where it ends
"""

import re

# Elements that stand in lines of their own.
BLOCKS = frozenset(
    "p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 br hr section article header footer main nav".split()
    + "aside table title caption pre blockquote option figcaption summary details legend".split()
    + "form address".split()
)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
ATTRIBUTE = re.compile(r"""([^\s=<>/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s<>]+))?""")
NOT_SHOWN = re.compile(r"(?:^|[;\s\"'])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))")
ROW_GROUPS = ("tbody", "thead", "tfoot")
# The tags that end an element whose own end is left out.
ENDED_BY = {
    **dict.fromkeys(("td", "th"), ("td", "th", "tr", *ROW_GROUPS)),
    "tr": ("tr", *ROW_GROUPS),
    **dict.fromkeys(ROW_GROUPS, ROW_GROUPS),
    "p": tuple(BLOCKS - {"br", "option", "title", "summary", "legend", "caption"}),
}


def hides(tag: str, attributes: str) -> bool:
    """Whether a tag begins what a browser does not show."""
    if tag in ("template", "noscript"):
        return True
    low = attributes.lower()
    if tag in VOID or not ("hidden" in low or "none" in low or "collapse" in low):
        return False
    named = ATTRIBUTE.findall(low)
    return any(n == "hidden" or (n == "style" and NOT_SHOWN.search(value)) for n, value in named)


class Hidden:
    """An element that is not shown, and where it ends."""

    def __init__(self, name: str = ""):
        self.name, self.depth = name, 1
        self.tables = 0  # and templates, that begin inside of it: what ends there, ends in them

    def takes(self, tag: str, closing: bool) -> bool:
        """Whether a tag stands inside of the element, or is its end."""
        if tag in ("table", "template") and self.name != tag:
            if not closing or self.tables:
                self.tables += -1 if closing else 1
                return True
            self.name = ""  # the table that holds it ends
        elif (
            not self.tables
            and tag in ENDED_BY.get(self.name, ())
            and (not closing or tag != self.name)
        ):
            self.name = ""
        elif tag == self.name and not self.tables:
            self.depth += -1 if closing else 1
            self.name = self.name if self.depth else ""
            return True
        return bool(self.name)
