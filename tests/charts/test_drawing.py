"""Marks on axes: what is given is drawn, in order; what is missing is said or left out."""

import matplotlib.pyplot as plt
import pytest
from matplotlib.colors import to_hex

from helpers.charts.drawing import (
    draw_dots,
    draw_ranges,
    thousands,
)
from helpers.charts.palette import ROLE_COLOURS
from helpers.charts.style import figure
from helpers.wording import dollars, percent

NAN = float("nan")
LONG = "Senior Vice President of Customer Experience and Relations Management (Europe, Middle East & Africa)"


@pytest.fixture
def ax():
    return figure()[1]


def dots(ax) -> list[tuple[float, float, str]]:
    """The dots on an axes: place and colour."""
    return [
        (*line.get_xydata()[0], to_hex(line.get_color()))
        for line in ax.lines
        if line.get_marker() == "o"
    ]


def bars(ax) -> list[tuple[float, float, float]]:
    """The thick lines on an axes: from, to, row."""
    return [
        (*line.get_xdata(), line.get_ydata()[0]) for line in ax.lines if line.get_linewidth() == 5
    ]


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts]


class TestRanges:
    def test_bars_dots_and_labels(self, ax):
        draw_ranges(ax, [10, 20], [15, 30], [20, 60], ROLE_COLOURS[:2], dollars)
        assert bars(ax) == [(10, 20, 0), (20, 60, 1)]
        assert dots(ax) == [(15, 0, ROLE_COLOURS[0]), (30, 1, ROLE_COLOURS[1])]
        assert texts(ax) == ["$15", "$30"]

    def test_missing_parts_are_left_out(self, ax):
        draw_ranges(ax, [NAN, 1, NAN], [2, NAN, NAN], [3, 4, 5], ROLE_COLOURS[:3], dollars)
        assert (
            bars(ax) == [(1, 4, 1)]
            and dots(ax) == [(2, 0, ROLE_COLOURS[0])]
            and texts(ax) == ["$2"]
        )

    def test_no_rows(self, ax):
        draw_ranges(ax, [], [], [], [], dollars)
        assert not ax.lines

    def test_rows_must_match(self, ax):
        with pytest.raises(ValueError, match="shorter"):
            draw_ranges(ax, [1, 2], [1], [1, 2], ROLE_COLOURS[:2], dollars)


class TestDots:
    def test_values_and_reference(self, ax):
        draw_dots(ax, [0.25, 0.75], ROLE_COLOURS[:2], percent, reference=0.5)
        assert [(x, y) for x, y, _ in dots(ax)] == [(0.25, 0), (0.75, 1)]
        assert texts(ax) == ["25%", "75%"]
        assert [list(line.get_xdata()) for line in ax.lines if line.get_linestyle() == "--"] == [
            [0.5, 0.5]
        ]

    def test_zero_is_a_value_and_missing_is_said(self, ax):
        draw_dots(ax, [0, NAN, None], ROLE_COLOURS[:3], percent)
        assert [(x, y) for x, y, _ in dots(ax)] == [(0, 0)]
        assert texts(ax) == ["0%", "not given", "not given"]


def test_thousands(ax):
    ax.set_xlim(0, 150_000)
    thousands(ax)
    ax.set_xticks([0, 50_000, 150_000])
    ax.figure.draw_without_rendering()
    assert [label.get_text() for label in ax.get_xticklabels()] == ["$0", "$50k", "$150k"]


def test_nothing_is_left_open_in_pyplot():
    assert plt.get_fignums() == []
