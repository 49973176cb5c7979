"""Marks for comparisons: what is given stands where it belongs, what is missing stays blank."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from helpers.charts.palette import ACCENT, INK
from helpers.charts.pictures import draw_densities, draw_forest, draw_matrix
from helpers.charts.style import figure


@pytest.fixture
def ax():
    return figure()[1]


class TestMatrix:
    TEXTS = pd.DataFrame([["$1k", "$2k"], [np.nan, ""]], ["a", "b"], ["long name of it", "d"])

    def test_texts_stand_in_their_cells_and_others_are_blank(self, ax):
        draw_matrix(ax, self.TEXTS, pd.DataFrame([[0, 1], [0, 0]]))
        shown = {t.get_text(): t.get_position() for t in ax.texts if t.get_text()}
        assert shown == {"$1k": (0.5, 0.5), "$2k": (1.5, 0.5)}
        assert {t.get_color() for t in ax.texts} == {INK}
        assert ax.collections[0].get_array().mask.tolist() == [[False, False], [True, True]]
        assert [t.get_text() for t in ax.get_yticklabels()] == ["a", "b"]
        assert [t.get_text() for t in ax.get_xticklabels()] == ["long name\nof it", "d"]

    def test_the_shade_is_one_hue_that_lets_the_paper_through(self, ax):
        draw_matrix(ax, self.TEXTS, pd.DataFrame([[0, 1], [0, 0]]))
        ax.figure.draw_without_rendering()
        pale, full = ax.collections[0].get_facecolors()[:2]
        assert to_hex(pale) == to_hex(full) == ACCENT
        assert (pale[3], full[3]) == pytest.approx((0.06, 0.5), abs=0.01)

    def test_one_cell_without_a_weight(self, ax):
        draw_matrix(ax, pd.DataFrame([["50"]], ["a"], ["b"]), pd.DataFrame([[np.nan]]))
        assert [t.get_text() for t in ax.texts] == ["50"]


class TestDensities:
    def test_filled_within_the_range_and_dotted_beyond(self, ax):
        ranges = [(20_000, 45_000), (50_000, 70_000)]
        draw_densities(ax, [30_000, 60_000], [0.3, 0.1], ranges, ["#111111", "#222222"], ["a", "b"])
        for (low, high), fill in zip(ranges, ax.collections, strict=True):
            ends = fill.get_paths()[0].vertices[:, 0]
            assert (ends.min(), ends.max()) == pytest.approx((low, high))
        dotted = [line for line in ax.lines if line.get_linestyle() == "--"]
        assert all(line.get_xdata().max() > 70_000 for line in dotted) and len(dotted) == 2

    def test_the_narrowest_is_the_highest_and_its_line_ends_at_the_top(self, ax):
        draw_densities(ax, [3e4, 3e4], [0.4, 0.2], [(2e4, 4e4)] * 2, ["#111111"] * 2, ["a", "b"])
        rises = [
            row - line.get_ydata()[1]
            for row, line in enumerate(li for li in ax.lines if len(li.get_xdata()) == 2)
        ]
        assert rises[1] == pytest.approx(2 * rises[0])
        assert ax.get_xscale() == "log"
        assert "$20k" in [label.get_text() for label in ax.get_xticklabels()]


class TestForest:
    def test_a_dot_with_its_range_and_text(self, ax):
        draw_forest(ax, [1, 2], [2, 3], [3, 5], ["a", "b"], text=str)
        dots = [line.get_xydata()[0].tolist() for line in ax.lines if line.get_marker() == "o"]
        bars = [list(line.get_xdata()) for line in ax.lines if line.get_linewidth() == 3]
        assert dots == [[2, 0], [3, 1]] and bars == [[1, 3], [2, 5]]
        assert [text.get_text() for text in ax.texts] == ["2", "3"]
