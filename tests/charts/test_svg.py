"""Drawings with real text: what stands in them, and that they are the same everywhere."""

import base64
import io
import re

import numpy as np
import pandas as pd
import pytest
from fontTools.ttLib import TTFont
from matplotlib.text import Text

from helpers.charts import showing
from helpers.charts.fonts import FACES, FILES, cut
from helpers.charts.inline import inside
from helpers.charts.palette import ROLE_COLOURS, variables
from helpers.charts.style import figure, halo, headline, label_rows

DATA = pd.DataFrame({"role": ["Cook <b>", "Baker"], "women": [0.25, 0.5], "pay": [30e3, 40e3]})


def drawn(fig, name="00-a", data=DATA) -> str:
    showing._settle(fig)
    return showing._svg(fig, name, data)


def scatter():
    fig, ax = figure(3)
    ax.scatter(DATA["women"], DATA["pay"], color=ROLE_COLOURS[:2])
    ax.set_xticks([0.2, 0.4, 0.6], ["20%", "40%", "60%"])
    ax.set_yticks([20e3, 40e3, 60e3], ["$20k", "$40k", "$60k"])
    ax.set_xlabel("women")
    ax.set_ylabel("pay")
    ax.annotate("Cook <b>", (0.25, 30e3), path_effects=halo())
    headline(fig, "It rises from $30,000 to $40,000")
    return fig


def bars():
    fig, ax = figure(2)
    ax.barh([0, 1], [0.125, 0.5])
    label_rows(ax, ["Cook", "Baker"])
    ax.set_xticks([0, 0.5, 1], ["0%", "50%", "100%"])
    return fig


def dots():
    fig, ax = figure(2)
    ax.plot([1.25, np.nan, 3], [0, 1, 2], "o")
    label_rows(ax, ["Cook", "Nobody", "Baker"])
    ax.set_xticks([0, 2, 4], ["0", "2", "4"])
    return fig


def titles(svg: str) -> list[str]:
    return re.findall(r"<title>(.*?)</title>", svg)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (scatter, ["Cook &lt;b&gt;: women 25.0%; pay $30,000", "Baker: women 50.0%; pay $40,000"]),
        (bars, ["Cook: 12.5%", "Baker: 50.0%"]),
        (dots, ["Cook: 1.25", "Baker: 3.00"]),
    ],
)
def test_a_mark_says_its_row_and_values(made, said):
    assert titles(drawn(made())) == said


def test_all_text_is_text_and_a_rim_keeps_it_so():
    svg = drawn(scatter())
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert {"It rises from $30,000 to $40,000", "Cook &lt;b&gt;", "$40k"} <= set(texts)
    assert "paint-order:stroke" in svg


def test_the_rims_stay_on_the_figure():
    fig = scatter()
    before = [len(text.get_path_effects()) for text in fig.findobj(Text)]
    drawn(fig)
    assert [len(text.get_path_effects()) for text in fig.findobj(Text)] == before


def test_two_figures_on_a_page_share_no_id():
    ids = [re.findall(r' id="([^"]*)"', drawn(scatter(), name)) for name in ("00-a", "00-b")]
    assert ids[0] and not set(ids[0]) & set(ids[1])
    used = re.findall(r'href="#([^"]*)"|url\(#([^)]*)\)', drawn(scatter()))
    assert {a or b for a, b in used} == set(ids[0])


def fonts(svg: str) -> dict[str, TTFont]:
    faces = re.findall(r"font-weight:(\d+);src:url\(data:font/ttf;base64,([^)]*)\)", svg)
    return {weight: TTFont(io.BytesIO(base64.b64decode(font))) for weight, font in faces}


def test_its_font_has_the_digits_the_signs_that_stand_in_it_and_no_other():
    digits = "0123456789"
    held = {
        weight: set(map(chr, font.getBestCmap()))
        for weight, font in fonts(drawn(scatter())).items()
    }
    assert held == {
        "400": set("Cook <b>20%$womenpay6k4" + digits),
        "700": set("It rises from $30,000 to $40,000" + digits),
    }


def test_the_font_keeps_its_copyright_and_licence_and_not_its_name():
    for font in fonts(drawn(scatter())).values():
        names = {name.nameID: str(name) for name in font["name"].names}
        assert names.keys() == {0, 13} and "Adobe" in names[0] and "Open Font License" in names[13]


def test_places_are_written_to_a_hundredth_of_a_point():
    places = re.findall(r' (?:d|x|y|width|height|transform)="([^"]*)"', drawn(scatter()))
    assert len(places) > 20 and not [p for p in places if re.search(r"\.\d{3}", p)]


def test_inside_a_page_colours_have_names_and_no_style_is_left():
    svg = inside(drawn(scatter()), 'role="img"')
    assert svg.startswith("<svg ") and "<style" not in svg and "width=" not in svg[: svg.index(">")]
    used = set(re.findall(r"var\((--x[0-9a-f]{6}),", svg))
    assert used and not re.search(r":#[0-9a-f]", svg)
    for which in (0, 1):
        assert used <= set(re.findall(r"(--x[0-9a-f]{6}):", variables(which)))


@pytest.mark.parametrize("face", FILES)
def test_the_faces_that_are_kept_are_cut_from_the_installed_font(face):
    assert (FACES / f"{face}.ttf").read_bytes() == cut(face), "write what cut(face) gives there"


def test_the_licence_of_the_font_stands_beside_it():
    assert "SIL OPEN FONT LICENSE" in (FACES / "LICENSE.txt").read_text(encoding="utf-8").upper()
