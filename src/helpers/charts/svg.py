"""A figure as an SVG with real text: it can be searched, selected and hovered, turns dark with its
surroundings, and brings the letters that it needs. matplotlib draws it; here it is made light and
the same everywhere.

    drawing(fig, name, data, dark)     the text of figures/<name>.svg
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree import ElementTree

import matplotlib
import pandas as pd
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.text import Text

from helpers.charts.fonts import FAMILY, faces
from helpers.charts.hover import marks

SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
NO_TURN = re.compile(r"rotate\(-?0 [^)]*\)")
HALO = "paint-order:stroke;stroke:{};stroke-width:3;stroke-linejoin:round"
MANY = 20  # marks
COMMON = "*{stroke-linejoin:round;stroke-linecap:butt}"

ElementTree.register_namespace("", SVG[1:-1])


def drawing(fig: Figure, name: str, data: pd.DataFrame | None, dark: dict[str, str]) -> str:
    """A figure as it stands, as SVG. `data` are the rows that were plotted, for the texts of marks
    (None: without); `dark` gives each light colour its counterpart; ids begin with `name`, so that figures can share
    a page."""
    with _told(fig, data) as texts:
        drawn = io.StringIO()
        with matplotlib.rc_context({"svg.fonttype": "none"}):
            FigureCanvasSVG(fig).print_svg(drawn, metadata={"Date": None, "Creator": None})
    root = ElementTree.fromstring(drawn.getvalue())
    paper = next(iter(dark))
    _entitle(root, texts, paper)
    _lighten(root)
    _rename(root, f"fig-{name}")
    body = ElementTree.tostring(root, encoding="unicode")
    turned = "".join(
        f'[style*="{kind}:{light}"]{{{kind}:{colour}!important}}'
        for light, colour in dark.items()
        for kind in ("fill", "stroke")
        if f"{kind}:{light}" in body
    )
    style = (
        f"{faces(body)}{COMMON}text{{font-family:{FAMILY}}}"
        f"@media screen and (prefers-color-scheme:dark){{{turned}}}"
    )
    head, mark, rest = body.partition(">")
    return f"{head}{mark}<style>{style}</style>{rest}\n"


@contextmanager
def _told(fig: Figure, data: pd.DataFrame | None) -> Iterator[dict[str, list[str]]]:
    """The figure with its marks and rimmed texts named, by id the texts of the marks; rims are
    taken off meanwhile, as matplotlib would draw such text as paths."""
    told = {f"mark-{n}": mark for n, mark in enumerate(() if data is None else marks(fig, data))}
    rimmed = {
        f"rim-{n}": text for n, text in enumerate(fig.findobj(Text)) if text.get_path_effects()
    }
    artists = {key: artist for key, (artist, _) in told.items()} | rimmed
    before = {key: (one.get_gid(), one.get_path_effects()) for key, one in artists.items()}
    for key, artist in artists.items():
        artist.set_gid(key)
    for text in rimmed.values():
        text.set_path_effects([])
    try:
        yield {key: texts for key, (_, texts) in told.items()}
    finally:
        for key, artist in artists.items():
            artist.set_gid(before[key][0])
            artist.set_path_effects(before[key][1])


def _entitle(root: ElementTree.Element, texts: dict[str, list[str]], paper: str) -> None:
    """Give marks their titles and rimmed texts their rim."""
    for group in root.iter(f"{SVG}g"):
        own = group.get("id", "")
        if own in texts:
            drawn = _shapes(group)
            if len(drawn) == len(texts[own]):
                for shape, text in zip(drawn, texts[own], strict=True):
                    if text:
                        ElementTree.SubElement(shape, f"{SVG}title").text = text
        if own.startswith("rim-"):
            for text in group.iter(f"{SVG}text"):
                text.set("style", f"{text.get('style', '')};{HALO.format(paper)}")


def _shapes(group: ElementTree.Element) -> list[ElementTree.Element]:
    """The marks of a group: uses of a marker, or its paths where there are none."""
    defined = {shape for defs in group.iter(f"{SVG}defs") for shape in defs.iter()}
    uses = list(group.iter(f"{SVG}use"))
    return uses or [path for path in group.iter(f"{SVG}path") if path not in defined]


def _lighten(root: ElementTree.Element) -> None:
    """Take out what nobody sees: metadata, fonts by name, groups around nothing, the fifth digit."""
    root.attrib.pop("version", None)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{SVG}metadata" or any(e.tag == f"{SVG}style" for e in child):
                parent.remove(child)
    for element in root.iter():
        element.text = (element.text or "").strip() if element.tag != f"{SVG}text" else element.text
        element.tail = None
        if href := element.attrib.pop(f"{XLINK}href", None):
            element.set("href", href)
        for key in ("d", "x", "y", "width", "height", "transform", "points"):
            if key in element.attrib:
                text = NUMBER.sub(_short, element.get(key))
                element.set(key, " ".join(NO_TURN.sub("", text).split()))
        if element.get("transform") == "":
            del element.attrib["transform"]
        if style := element.get("style"):
            kept = (rule.strip().replace(": ", ":") for rule in style.split(";"))
            element.set("style", ";".join(r for r in kept if r and not r.startswith("font-family")))
    _unwrap(root)
    _share(root)


def _short(number: re.Match) -> str:
    """A number to a hundredth of a point, which no eye can tell and no processor changes."""
    text = f"{float(number[0]):.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _unwrap(parent: ElementTree.Element) -> None:
    """Put what stands in groups that do nothing into their place."""
    kept = []
    for child in parent:
        _unwrap(child)
        plain = child.tag == f"{SVG}g" and not set(child.attrib) - {"id"}
        kept += list(child) if plain else [child]
    parent[:] = kept


def _share(root: ElementTree.Element) -> None:
    """Say once what hundreds of marks have in common. Opacity of a whole is no such thing."""
    for group in root.iter(f"{SVG}g"):
        looks = {mark.get("style") if mark.tag == f"{SVG}use" else None for mark in group}
        [look, *others] = looks or {None}
        if (
            len(group) < MANY
            or others
            or not look
            or group.get("style")
            or ";opacity" in f";{look}"
        ):
            continue
        group.set("style", look)
        for mark in group:
            del mark.attrib["style"]


def _rename(root: ElementTree.Element, prefix: str) -> None:
    """Ids of what is used only, named by their order: matplotlib's hang on the last digit."""
    used = {e.get("href", "")[1:] for e in root.iter()} | {
        e.get("clip-path", "")[5:-1] for e in root.iter()
    }
    names: dict[str, str] = {}
    for element in root.iter():
        if (own := element.attrib.pop("id", None)) in used and own:
            element.set("id", names.setdefault(own, f"{prefix}-{len(names)}"))
    for element in root.iter():
        if href := element.get("href"):
            element.set("href", f"#{names[href[1:]]}")
        if clip := element.get("clip-path"):
            element.set("clip-path", f"url(#{names[clip[5:-1]]})")
