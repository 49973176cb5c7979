"""The drawings of reports 00 and 05: what is given is drawn, in order; what is missing is said."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from helpers.charts.chances import draw_chances
from helpers.charts.coverage import draw_coverage, draw_repeats
from helpers.charts.curves import draw_curves
from helpers.charts.glance import draw_glance
from helpers.charts.marks import name_marks, write_over
from helpers.charts.middles import draw_places
from helpers.charts.palette import GREY, PAPER, ROLE_COLOURS
from helpers.charts.showing import _settle
from helpers.charts.style import figure

NAN = float("nan")
LONG = "Senior Vice President of Customer Experience and Relations Management (Europe, Middle East & Africa)"


@pytest.fixture
def ax():
    return figure(5)[1]


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts]


def points(ax, number: int = -1) -> list[list[float]]:
    """The places of a collection of dots."""
    return np.asarray(ax.collections[number].get_offsets()).tolist()


def row_names(ax) -> list[str]:
    return [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]


class TestCoverage:
    TABLE = pd.DataFrame({"Pay": [True, False], "Age": [True, True]}, index=["Cook", LONG])

    def test_filled_where_given_and_hollow_where_not(self, ax):
        draw_coverage(ax, self.TABLE)
        given, not_given = ax.collections
        assert given.get_offsets().tolist() == [[0, 0], [0, 1], [1, 1]]
        assert not_given.get_offsets().tolist() == [[1, 0]]
        assert [to_hex(of.get_facecolor()[0]) for of in (given, not_given)] == [GREY, PAPER]
        assert row_names(ax) == ["Pay", "Age"] and texts(ax) == ["1 of 2"]
        assert [label.get_text() for label in ax.get_legend().get_texts()] == [
            "given",
            "on no page",
        ]

    def test_names_of_roles_are_wrapped_and_never_turned(self, ax):
        draw_coverage(ax, self.TABLE.set_axis(["CS manager", "Cook"]))
        assert [label.get_text() for label in ax.get_xticklabels()] == ["CS\nmanager", "Cook"]
        assert {label.get_rotation() for label in ax.get_xticklabels()} == {0}

    def test_of_many_roles_it_is_counted(self, ax):
        draw_coverage(ax, pd.DataFrame({"Pay": [True] * 9, "Age": [True] * 4 + [False] * 5}))
        assert [bar.get_width() for bar in ax.patches] == [9, 4] and texts(ax) == ["4 of 9"]

    def test_nothing_missing(self, ax):
        draw_coverage(ax, self.TABLE[["Age"]])
        ax.figure.draw_without_rendering()
        assert texts(ax) == [] and points(ax) == []


class TestRepeats:
    def test_values_and_roles(self, ax):
        counts = pd.DataFrame({"figure": ["Pay", "Age"], "roles": [7, 7], "values": [7, 3]})
        draw_repeats(ax, counts)
        found = {line.get_marker(): line.get_xdata().tolist() for line in ax.lines}
        assert found == {"|": [7, 7], "o": [7, 3]} and texts(ax) == ["3 among 7"]
        ax.figure.draw_without_rendering()
        assert ax.get_xticks().tolist() == list(range(8))

    def test_no_rows(self, ax):
        draw_repeats(ax, pd.DataFrame({"figure": [], "roles": [], "values": []}))
        ax.figure.draw_without_rendering()


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
            [("Cook", NAN, NAN, NAN, NAN, NAN, NAN)],
            [
                (f"Role {i}", 20_000 + i, 30_000 + i, 45_000 + i, i / 30, 1 - i / 30, i)
                for i in range(30)
            ],
        ],
        ids=["one", "missing", "nothing", "many"],
    )
    def test_any_roles(self, rows):
        roles = pd.DataFrame(rows, columns=self.COLUMNS)
        fig, axes = figure(1.3 + 0.46 * len(roles), columns=4, sharey=True)
        draw_glance(axes, roles, [ROLE_COLOURS[i % 10] for i in range(len(roles))])
        fig.draw_without_rendering()
        drawn = [self.COLUMNS[2], *self.COLUMNS[4:]]
        assert [len(points(ax)) for ax in axes] == roles[drawn].notna().sum().tolist()
        assert row_names(axes[0]) == list(roles["short"])
        assert axes[1].get_xlim() == axes[2].get_xlim(), "shares are drawn on one scale"
        said = [text for ax in axes for text in texts(ax) if text == "not given"]
        assert len(said) == roles[drawn].isna().sum().sum()

    def test_the_half_is_labelled(self):
        _, axes = figure(2, columns=4, sharey=True)
        draw_glance(
            axes, pd.DataFrame([("Cook", 1, 2, 3, 0.4, 0.6, 5)], columns=self.COLUMNS), ["k"]
        )
        assert axes[1].lines[0].get_xdata() == [0.5, 0.5]
        assert [label.get_text() for label in axes[1].get_xticklabels()] == ["50%"]


def test_places(ax):
    columns = ("arithmetic", "lognormal", "least", "most", "place")
    draw_places(
        ax,
        pd.DataFrame([(0.6, 0.56, 0.45, 0.55, 0.5)], columns=columns),
        ROLE_COLOURS[:1],
        ["Cook"],
    )
    assert points(ax) == [[0.5, 0]] and ax.get_xlim() == (0, 1)
    assert {line.get_marker(): list(line.get_xdata()) for line in ax.lines[1:]} == {
        "|": [0.6],
        "D": [0.56],
    }
    assert texts(ax) == ["0.50", "low end", "middle", "high end"]
    assert len(ax.get_legend().get_texts()) == 3


def test_chances(ax):
    columns = ("p_higher_reading_low", "p_higher", "p_higher_reading_high")
    pairs = pd.DataFrame([(0.9, 0.95, 0.99), (0.5, 0.514, 0.53)], columns=columns)
    draw_chances(ax, pairs, ["Cook over baker", LONG], toss=0.556)
    assert points(ax) == [[0.95, 0], [0.514, 1]]
    assert texts(ax) == ["95", "51", "coin toss", "always"]
    [shade] = ax.patches
    assert shade.get_x() == 0.5 and shade.get_width() == pytest.approx(0.056)


class TestCurves:
    CURVES = pd.DataFrame(
        {"label": ["Cook", "Baker"], "median_usd": [60_000, 40_000], "sigma": [0.2, 0.4]}
    )

    def test_the_middle_is_the_highest_point(self, ax):
        draw_curves(ax, self.CURVES, ROLE_COLOURS[:2])
        for line, middle in zip(ax.lines[::2], self.CURVES["median_usd"], strict=True):
            x, y = line.get_data()
            assert x[np.argmax(y)] == pytest.approx(middle, rel=0.02)
        assert texts(ax) == ["Cook\n$60,000", "Baker\n$40,000"]

    def test_equal_areas(self, ax):
        """On the logarithmic axis each curve is a density: the narrow one is the higher."""
        draw_curves(ax, self.CURVES, ROLE_COLOURS[:2])
        areas = [np.trapezoid(y, np.log(x)) for x, y in (line.get_data() for line in ax.lines[::2])]
        assert areas[0] == pytest.approx(areas[1], rel=1e-3)

    def test_a_range_without_width_is_drawn(self, ax):
        draw_curves(ax, self.CURVES.assign(sigma=[0.0, 0.4]), ROLE_COLOURS[:2])
        tops = [max(line.get_ydata()) for line in ax.lines[1::2]]
        assert tops[0] == 1 and 0 < tops[1] < 0.01
        assert all(np.isfinite(line.get_data()).all() for line in ax.lines)

    def test_one_role(self, ax):
        draw_curves(ax, self.CURVES.head(1), ROLE_COLOURS[:1])
        ax.figure.draw_without_rendering()


def test_names_stand_under_their_marks(ax):
    ax.set_xlim(0, 1)
    name_marks(ax, {0.5: "even", 1: "always"})
    assert [(text.get_text(), text.xy) for text in ax.texts] == [
        ("even", (0.5, 0)),
        ("always", (1, 0)),
    ]


class TestValuesBesideALine:
    """A value over its dot keeps clear of an upright line, on the side that its dot is on."""

    @pytest.fixture
    def placed(self):
        fig, ax = figure(2)
        ax.set_xlim(0, 1)
        ax.set_ylim(3, -1)
        ax.axvline(0.5)
        for row, x in enumerate((0.485, 0.51, 0.9)):
            write_over(ax, f"{100 * x:.1f}%", x, row)
        _settle(fig)
        line = ax.transData.transform((0.5, 0))[0]
        return line, [text.get_window_extent() for text in ax.texts], ax.texts

    def test_none_is_struck(self, placed):
        line, (left, right, far), _ = placed
        assert left.x1 < line < right.x0 < far.x0

    def test_others_stay_over_their_dot(self, placed):
        assert placed[2][2].get_position() == (0, 7)
