"""One look, one colour a role, and figures that are the same to the byte each time."""

import re
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib import font_manager
from PIL import Image

from helpers.charts import showing
from helpers.charts import style as charts
from helpers.charts.palette import ACCENT, DARK, GREY, INK, PAPER, ROLE_COLOURS
from helpers.charts.points import draw_points
from helpers.charts.showing import show
from helpers.charts.style import figure, headline, label_rows, role_colours
from helpers.paths import PROJECT

ALT = "A line that rises from one to two over the width of the chart"
DATA = pd.DataFrame({"role": ["A & <b>"], "share": [1 / 3]})


@pytest.fixture
def shown(monkeypatch, tmp_path):
    """What was displayed; files go to a temporary folder."""
    outputs = []
    monkeypatch.setenv("ROLE_GAPS_OUT", str(tmp_path))
    monkeypatch.setattr(
        showing, "display", lambda data, raw, metadata: outputs.append((data, metadata))
    )
    return outputs


def line(title: str = "It rises from $1 to $2"):
    fig, ax = figure(2)
    ax.plot([0, 1], [1, 2])
    ax.fill_between([0, 1], [1, 2], color=ROLE_COLOURS[1], alpha=0.3)
    label_rows(ax, ["first", "second"])
    headline(fig, title)
    return fig


class TestShow:
    def test_writes_picture_drawing_and_rows(self, shown, tmp_path):
        show(line(), ALT, name="00-line", data=DATA)
        assert sorted(path.name for path in (tmp_path / "figures").iterdir()) == [
            "00-line-phone.svg",
            "00-line.csv",
            "00-line.png",
            "00-line.svg",
        ]
        assert (
            tmp_path / "figures" / "00-line.csv"
        ).read_text() == "role,share\nA & <b>,0.3333333333\n"
        with Image.open(tmp_path / "figures" / "00-line.png") as picture:
            assert picture.size == (1160, 400) and picture.mode == "P"
        [(data, metadata)] = shown
        assert data["text/plain"] == f"Figure: {ALT}"
        assert metadata == {
            "image/png": {"alt": ALT, "name": "00-line", "width": 580, "height": 200}
        }

    def test_a_picture_of_points_with_names_is_not_empty(self, shown, tmp_path):
        fig, ax = figure(3)
        draw_points(ax, [1, 2], [1, 2], ["Baker", "Cook"], [ACCENT, ACCENT])
        show(fig, ALT, name="00-points", data=DATA)
        with Image.open(tmp_path / "figures" / "00-points.png") as picture:
            assert len(picture.getcolors()) > 10

    def test_same_bytes_twice(self, shown, tmp_path):
        made = []
        for _ in range(2):
            show(line(), ALT, name="00-line", data=DATA)
            made.append({path.name: path.read_bytes() for path in (tmp_path / "figures").iterdir()})
        assert made[0] == made[1] and shown[0] == shown[1]

    def test_showing_a_figure_again_changes_nothing(self, shown, tmp_path):
        fig = line()
        show(fig, ALT, name="00-a", data=DATA)
        show(fig, ALT, name="00-b", data=DATA)
        a, b = (
            [(tmp_path / f"figures/{name}.{kind}").read_text("latin-1") for kind in ("png", "svg")]
            for name in ("00-a", "00-b")
        )
        assert a[0] == b[0] and a[1].replace("00-a", "00-b") == b[1]

    def test_places_are_settled_to_a_millionth(self, shown):
        fig, axes = figure(3, columns=3)
        show(fig, ALT, name="00-three", data=DATA)
        edges = [edge for ax in axes for edge in ax.get_position().bounds]
        assert edges == pytest.approx([round(edge, 6) for edge in edges], abs=1e-12)

    @pytest.mark.parametrize("alt", ["", "   ", "figure", "a chart of pay"])
    def test_refuses_an_alt_text_that_says_nothing(self, shown, tmp_path, alt):
        with pytest.raises(ValueError, match="00-line: alt text"):
            show(line(), alt, name="00-line", data=DATA)
        assert not (tmp_path / "figures").exists() and not shown

    def test_text_that_runs_out_of_the_figure_is_named(self, shown):
        fig = line()
        fig.text(0.9, 0.5, "much too long for what is left")
        show(fig, ALT, name="00-line", data=DATA)
        assert "much too long for what is left" in shown[-1][1]["image/png"]["cut"]

    def test_drawing_has_no_date_and_turns_dark(self, shown, tmp_path):
        show(line(), ALT, name="00-line", data=DATA)
        svg = (tmp_path / "figures" / "00-line.svg").read_text()
        assert "dc:date" not in svg and "matplotlib.org/" not in svg.replace(
            'https://matplotlib.org/"', ""
        )
        [dark] = re.findall(r"@media screen and \(prefers-color-scheme:dark\)\{(.*?)\}\}", svg)
        used = set(re.findall(r"(?:fill|stroke):(#[0-9a-f]{6})", svg.partition("</style>")[2]))
        assert used and used <= DARK.keys(), "a colour without its counterpart"
        for light in used:
            assert re.search(f'(fill|stroke):{light}"\\]{{\\1:{DARK[light]}!important', dark)

    def test_tables_of_any_kind_can_be_behind_it(self, shown, tmp_path):
        show(line(), ALT, name="00-none", data=pd.DataFrame({"role": []}))
        assert (tmp_path / "figures" / "00-none.csv").read_text() == "role\n"


class TestStyle:
    def test_the_font_has_what_we_write(self):
        path = font_manager.findfont("Source Sans Pro", fallback_to_default=False)
        glyphs = font_manager.get_font(path).get_charmap()
        assert [c for c in "−×≥≤→¼½¾“”‘’–—·…σ±≈∞éüñç$%&#/" if ord(c) not in glyphs] == []

    def test_amounts_in_a_title_are_no_formula(self, shown, tmp_path):
        fig = line("From $38,792 to $118,898: C_sharp^2")
        show(fig, ALT, name="00-line", data=DATA)
        assert not fig._suptitle.get_parse_math()

    def test_headlines_are_wrapped(self, shown):
        fig = line(
            "A title that is so long that it cannot stand in one line, however small the letters may be made for it"
        )
        assert fig._suptitle.get_text().count("\n") == 1
        show(fig, ALT, name="00-line", data=DATA)

    def test_a_title_without_end_is_cut(self, shown):
        fig = line("Roles " * 200)
        assert fig._suptitle.get_text().count("\n") < 6
        assert fig._suptitle.get_text().endswith("…")

    @pytest.mark.parametrize(("sign", "boxes"), [("é → …", False), ("\ufdd0", True)])
    def test_a_sign_that_no_font_has_is_said(self, shown, sign, boxes):
        fig = line(f"Pay of {sign}")
        show(fig, ALT, name="00-line", data=DATA, source="Source: pages")
        foot = "Source: pages; a box is a sign that no font of this machine has, tables show it"
        assert fig._supxlabel.get_text() == (foot if boxes else "Source: pages")

    @pytest.mark.parametrize(
        ("label", "foot"),
        [
            ("CS manager", "Source: pages, date unknown. CS: Customer Service; a table"),
            ("CSS developer", "Source: pages, date unknown; a table"),
        ],
    )
    def test_initials_are_explained_where_they_stand(self, shown, label, foot):
        fig = line(f"Pay of a {label}")
        source = "Source: pages, date unknown. CS: Customer Service; a table"
        show(fig, ALT, name="00-line", data=DATA, source=source)
        assert fig._supxlabel.get_text() == foot

    def test_first_row_is_at_the_top(self):
        fig, ax = figure()
        label_rows(ax, ["first", "second", "third"])
        assert [label.get_text() for label in ax.get_yticklabels()] == ["first", "second", "third"]
        assert ax.get_ylim()[0] > ax.get_ylim()[1]

    def test_long_labels_leave_room_for_the_chart(self, shown):
        fig, ax = figure()
        label_rows(
            ax,
            ["Senior Vice President of Customer Experience and Relations Management (Europe)"] * 3,
        )
        show(fig, ALT, name="00-long", data=DATA)
        assert ax.get_position().width > 0.4

    def test_one_row_or_none(self, shown):
        for labels in ([], ["only"]):
            fig, ax = figure()
            label_rows(ax, labels)
            show(fig, ALT, name="00-rows", data=DATA)

    def test_a_figure_is_shown_once(self):
        import matplotlib.pyplot as plt

        before = plt.get_fignums()
        figure()
        assert plt.get_fignums() == before


class TestColours:
    def test_a_role_keeps_its_colour_whatever_the_order(self):
        roles = ["Cook", "Baker", "Waiter"]
        assert (
            role_colours(roles) == role_colours(reversed(roles)) == role_colours(pd.Series(roles))
        )

    def test_ten_roles_have_ten_colours_and_more_have_some(self):
        assert len(set(role_colours([f"role {i}" for i in range(10)]).values())) == 10
        many = role_colours(f"role {i}" for i in range(35))
        assert len(many) == 35 and set(many.values()) == set(ROLE_COLOURS)
        assert role_colours([]) == {} and len(role_colours(["one"])) == 1

    @staticmethod
    def _luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def test_marks_stand_out_from_their_paper(self):
        """WCAG 2.2 asks for 3:1 for graphics and 4.5:1 for text."""
        papers = (PAPER, DARK[PAPER])
        for light, dark in DARK.items():
            for colour, paper in zip((light, dark), papers, strict=True):
                a, b = sorted((self._luminance(colour), self._luminance(paper)))
                contrast = (b + 0.05) / (a + 0.05)
                least = (
                    4.5 if light in (INK, GREY) else 3 if light in (*ROLE_COLOURS, ACCENT) else 0
                )
                assert contrast >= least, (colour, paper, contrast)

    @staticmethod
    def _oklab(colour: str) -> np.ndarray:
        """Lightness and two hue axes after Ottosson (2020), bottosson.github.io/posts/oklab."""
        parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
        linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
        cones = [[0.4122, 0.5363, 0.0514], [0.2119, 0.6807, 0.1074], [0.0883, 0.2817, 0.6300]]
        axes = [[0.2105, 0.7936, -0.0041], [1.9780, -2.4286, 0.4506], [0.0259, 0.7828, -0.8087]]
        return np.array(axes) @ np.cbrt(np.array(cones) @ linear)

    @pytest.mark.parametrize(
        "palette", [ROLE_COLOURS, [DARK[c] for c in ROLE_COLOURS]], ids=["light", "dark"]
    )
    def test_role_colours_are_apart(self, palette):
        assert (
            min(
                np.linalg.norm(self._oklab(a) - self._oklab(b)) for a, b in combinations(palette, 2)
            )
            > 0.06
        )


class TestOtherScripts:
    def test_fonts_that_the_machine_lacks_are_not_asked_for(self, monkeypatch, caplog):
        monkeypatch.setattr(
            charts.font_manager,
            "get_font_names",
            lambda: ["Symbola", "Noto Sans CJK SC", "Comic Sans MS"],
        )
        assert charts.fonts() == ["Source Sans Pro", "DejaVu Sans", "Noto Sans CJK SC", "Symbola"]
        monkeypatch.undo()
        fig, ax = charts.figure()
        ax.set_title("Повар, μάγειρας, طباخ, 厨师, 🍳")
        fig.draw_without_rendering()
        assert not caplog.records

    def test_the_second_font_has_cyrillic_greek_and_arabic(self):
        assert charts.fonts()[1] == "DejaVu Sans"
        face = charts.font_manager.get_font(charts.font_manager.findfont("DejaVu Sans"))
        assert all(face.get_char_index(ord(letter)) for letter in "Поварμάγειραςطباخ")


@pytest.mark.parametrize("path", sorted((PROJECT / "figures").glob("*.png")), ids=lambda p: p.stem)
def test_a_figure_of_the_project_is_drawn(path):
    with Image.open(path) as picture:
        assert len(picture.getcolors()) > 10
