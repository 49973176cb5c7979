"""A drawing of ours to stand in a page that brings its colours by name and its letters once.

inside(svg, attributes)     the SVG without style and size, with further attributes
"""

import re

STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
COLOUR = re.compile(r"(?<=:)#([0-9a-f]{6})\b")
SIZE = re.compile(r'\s(?:width|height)="[^"]*"')


def inside(svg: str, attributes: str) -> str:
    """An SVG as `svg.drawing` makes it, for a page that has `palette.variables`.

    >>> inside('<svg width="9pt"><style>a{}</style><path style="fill:#1d4e89" /></svg>', 'role="img"')
    '<svg role="img"><path style="fill:var(--x1d4e89,#1d4e89)" /></svg>'
    """
    body = COLOUR.sub(r"var(--x\1,#\1)", STYLE.sub("", svg, count=1)).strip()
    head, mark, rest = body.partition(">")
    return f"{SIZE.sub('', head)} {attributes}{mark}{rest}"
