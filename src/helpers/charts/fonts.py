"""The letters of drawings, carried along: a subset of Source Sans that holds just the signs that
stand in them, so that text looks the same on every machine, can be searched, and weighs little.

    faces(svg)        the CSS that brings the font for all texts of some SVG, "" where there is none
    FAMILY            the font and what stands in for signs that it lacks
    cut(face)         a face with the signs of European languages, as it stands in `faces/`: cutting
                      the whole font takes a third of a second, longer than a page should
"""

import base64
import html
import io
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

FACES = Path(__file__).with_name("faces")

NAME = "Figure Sans"  # a subset may not carry the name of the whole (OFL 1.1, clause 3)
FAMILY = f'"{NAME}","Source Sans 3","Source Sans Pro","DejaVu Sans",Arial,sans-serif'
FILES = {"Regular": "400", "Bold": "700", "It": "400;font-style:italic"}
TEXT = re.compile(r"<text([^>]*)>([^<]*)</text>")
USUAL = "".join(map(chr, (*range(32, 127), *range(160, 383)))) + "−×≥≤≈∞→¼½¾“”‘’–—…σ"
DIGITS = (
    "0123456789"  # all of them or none: a figure's forms for desk and phone then share a subset
)
COPYRIGHT, LICENCE = 0, 13  # what the licence asks to keep of the names in a font


def faces(svg: str) -> str:
    """The CSS rules of the faces that the texts of `svg` are set in, each with its signs only."""
    signs: dict[str, set[str]] = {}
    for style, text in TEXT.findall(svg):
        face = "It" if "italic" in style else "Bold" if "font-weight:700" in style else "Regular"
        signs.setdefault(face, set(DIGITS)).update(html.unescape(text))
    return "".join(_rule(face, "".join(sorted(signs[face]))) for face in FILES if face in signs)


@cache
def _rule(face: str, signs: str) -> str:
    packed = base64.b64encode(_subset(_kept(face), signs)).decode()
    weight = FILES[face]
    return (
        f'@font-face{{font-family:"{NAME}";font-weight:{weight};'
        f"src:url(data:font/ttf;base64,{packed})}}"
    )


@cache
def _kept(face: str) -> bytes:
    return (FACES / f"{face}.ttf").read_bytes()


def cut(face: str) -> bytes:
    """A face of the installed font, cut down to the signs of European languages."""
    folder = Path(find_spec("font_source_sans_pro").origin).parent / "files"
    return _subset((folder / f"SourceSansPro-{face}.ttf").read_bytes(), USUAL, cut_names=True)


def _subset(font: bytes, signs: str, cut_names: bool = False) -> bytes:
    """The font with these signs, as plain TrueType: packing would differ from machine to machine.

    Which of its names are used would be looked for in the whole font, for more than half of the
    time: the faces that are kept hold only what the licence asks for, and that stays."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(
        layout_features=["kern"],
        hinting=False,
        notdef_outline=True,
        name_IDs=[COPYRIGHT, LICENCE],
        glyph_names=False,
        recalc_timestamp=False,
    )
    opened, packed = TTFont(io.BytesIO(font), lazy=True, recalcTimestamp=False), io.BytesIO()
    names = opened["name"]
    if not cut_names:
        del opened["name"]
    cutter = Subsetter(options)
    cutter.populate(text=signs)
    cutter.subset(opened)
    opened["name"] = names
    opened.save(packed)
    return packed.getvalue()
