"""Marks on axes: what is given is drawn, in order; what is missing is said or left out."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from helpers.charts.drawing import (
    draw_dots,
    draw_given,
    draw_glance,
    draw_places,
    draw_ranges,
    draw_repeats,
    thousands,
)
from helpers.charts.style import GREY, INK, PAPER, ROLE_COLOURS, figure
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


class TestGiven:
    def test_filled_where_given_and_hollow_where_not(self, ax):
        draw_given(
            ax, pd.DataFrame({"Pay": [True, False], "Age": [True, True]}, index=["Cook", LONG])
        )
        marks = {
            tuple(line.get_xydata()[0]): to_hex(line.get_markerfacecolor()) for line in ax.lines
        }
        assert marks == {(0, 0): GREY, (0, 1): PAPER, (1, 0): GREY, (1, 1): GREY}
        hollow = next(line for line in ax.lines if to_hex(line.get_markerfacecolor()) == PAPER)
        assert to_hex(hollow.get_markeredgecolor()) == INK
        assert [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()] == [
            "Cook",
            LONG,
        ]
        assert [label.get_text() for label in ax.get_xticklabels()] == ["Pay", "Age"]

    def test_one_cell_and_none(self, ax):
        draw_given(ax, pd.DataFrame({"Pay": [True]}, index=["Cook"]))
        assert len(ax.lines) == 1
        draw_given(figure()[1], pd.DataFrame(index=["Cook"]))


class TestGlance:
    COLUMNS = (
        "short",
        "salary_low_usd",
        "yearly_salary_usd",
        "salary_high_usd",
        "women_share",
        "degree_share",
        "openings",
    )

    @pytest.mark.parametrize(
        "rows",
        [
            [("Cook", 20_000, 30_000, 45_000, 0.4, 0.6, 1_128_995)],
            [
                ("Cook", 20_000, 30_000, 45_000, 0.4, 0.6, 9_500),
                (LONG, NAN, NAN, NAN, NAN, NAN, NAN),
            ],
            [
                (f"Role {i}", 20_000 + i, 30_000 + i, 45_000 + i, i / 30, 1 - i / 30, i)
                for i in range(30)
            ],
        ],
        ids=["one", "missing", "many"],
    )
    def test_any_roles(self, rows):
        roles = pd.DataFrame(rows, columns=self.COLUMNS)
        fig, axes = figure(0.9 + 0.46 * len(roles), columns=4, sharey=True)
        draw_glance(axes, roles, [ROLE_COLOURS[i % 10] for i in range(len(roles))])
        fig.draw_without_rendering()
        assert [len(dots(ax)) for ax in axes] == [
            roles[c].notna().sum() for c in (self.COLUMNS[2], *self.COLUMNS[4:])
        ]
        assert [label.get_text().replace("\n", " ") for label in axes[0].get_yticklabels()] == list(
            roles["short"]
        )
        assert axes[1].get_xlim() == axes[2].get_xlim() == (0, 1), "shares are drawn on one scale"
        said = [text for ax in axes[1:] for text in texts(ax) if text == "not given"]
        assert len(said) == roles[list(self.COLUMNS[4:])].isna().sum().sum()


class TestPlacesAndRepeats:
    def test_places(self, ax):
        places = pd.DataFrame(
            {"arithmetic": [0.6], "least": [0.45], "most": [0.55], "place": [0.5]}
        )
        draw_places(ax, places, ROLE_COLOURS[:1], ["Cook"])
        assert ax.collections[-1].get_offsets().tolist() == [[0.5, 0]]
        assert ax.get_xlim() == (0, 1)

    def test_repeats(self, ax):
        draw_repeats(ax, pd.DataFrame({"field": ["pay", "age"], "roles": [7, 7], "values": [7, 3]}))
        found = {line.get_marker(): line.get_xdata().tolist() for line in ax.lines}
        assert found == {"|": [7, 7], "o": [7, 3]}
        ax.figure.draw_without_rendering()
        assert all(at == int(at) for at in ax.get_xticks())

    @pytest.mark.parametrize("draw", ["places", "repeats"])
    def test_no_rows(self, ax, draw):
        if draw == "places":
            draw_places(
                ax,
                pd.DataFrame(columns=["arithmetic", "least", "most", "place"], dtype=float),
                [],
                [],
            )
        else:
            draw_repeats(
                ax,
                pd.DataFrame(
                    {"field": [], "roles": np.array([], int), "values": np.array([], int)}
                ),
            )
        ax.figure.draw_without_rendering()


def test_thousands(ax):
    ax.set_xlim(0, 150_000)
    thousands(ax)
    ax.set_xticks([0, 50_000, 150_000])
    ax.figure.draw_without_rendering()
    assert [label.get_text() for label in ax.get_xticklabels()] == ["$0", "$50k", "$150k"]


def test_nothing_is_left_open_in_pyplot():
    assert plt.get_fignums() == []
