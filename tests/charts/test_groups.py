"""Drawings of shares by group: what stands where, and in which hue."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from helpers.charts import ACCENT, figure
from helpers.charts.gender import draw_segregation, draw_shares, draw_waterfall
from helpers.charts.points import draw_points, mark_line
from helpers.charts.race import UNDER, draw_representation, draw_strips, draw_tree
from helpers.shares import segregation_curve

SHARES = pd.DataFrame(
    {"White": [0.7, 0.6, 0.65], "Asian": [0.05, 0.06, 0.04]}, ["Cook", "Clerk", "Driver"]
)


@pytest.fixture
def ax():
    return figure(3)[1]


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_strips_have_one_scale_for_all_groups(ax):
    draw_strips(ax, SHARES, pd.Series(list("AAB"), SHARES.index))
    dots = np.vstack([c.get_offsets() for c in ax.collections if len(c.get_offsets())])
    assert sorted(dots[:, 0].round(9)) == sorted(SHARES.to_numpy().ravel())
    assert texts(ax) == ["60.0–70.0%", "4.0–6.0%"]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["White", "Asian"]


def test_over_and_under_one_are_two_hues(ax):
    ratios = pd.DataFrame({"a": [0.5, 1.0], "b": [1.0, 2.0]}, ["Cook", "Clerk"])
    draw_representation(ax, ratios)
    mesh = ax.collections[0]
    mesh.update_scalarmappable()
    colours = mesh.get_facecolor()
    assert to_hex(colours[0]) == UNDER and to_hex(colours[3]) == ACCENT
    assert colours[0][3] == pytest.approx(colours[3][3]) and colours[1][3] < 0.05
    assert texts(ax) == ["0.50", "1.00", "1.00", "2.00"]


def test_a_tree_names_its_leaves(ax):
    draw_tree(ax, np.array([[0, 1, 0.1, 2], [2, 3, 0.4, 3]]), ["Cook", "Clerk", "Driver"])
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Driver", "Cook", "Clerk"]


def test_a_waterfall_adds_up(ax):
    draw_waterfall(ax, [-3, 1], ["Cook", "Clerk"], "both", str)
    bars = [(bar.get_x(), bar.get_width()) for bar in ax.patches]
    assert bars == [(0, -3), (-3, 1), (0, -2)]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Cook", "Clerk", "both"]
    assert texts(ax) == ["-3.0", "+1.0", "-2.0"]


def test_shares_and_their_middle(ax):
    draw_shares(ax, [0.2, 0.7], ["Cook", "Clerk"], [ACCENT, UNDER])
    assert set(texts(ax)) == {"20.0%", "70.0%", "as many women as men"}


def test_the_curve_marks_its_greatest_distance(ax):
    curve = segregation_curve([3, 1], [1, 3])
    draw_segregation(ax, curve, "D = 0.50")
    upright = ax.lines[-1].get_xydata()
    assert upright[1][1] - upright[0][1] == pytest.approx(curve["gap"].max())
    assert "D = 0.50" in texts(ax)


def test_labels_keep_clear_of_each_other_and_of_lines(ax):
    ax.plot([0, 10], [5, 5])
    names = ["one long label", "another label", "third of them"]
    draw_points(ax, [5, 5.2, 5.4], [5.1, 5.0, 4.9], names, [ACCENT] * 3)
    renderer = ax.figure.canvas.get_renderer()
    boxes = [text.get_window_extent(renderer) for text in ax.texts]
    assert texts(ax) == names
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    line = ax.transData.transform((5, 5))[1]
    assert not any(box.y0 < line < box.y1 for box in boxes)


def test_a_reference_line_is_named(ax):
    mark_line(ax, 1, "equal")
    assert texts(ax) == ["equal"] and ax.lines[0].get_xdata()[0] == 1
    assert ax.lines[0].is_dashed()


def test_names_keep_clear_of_small_dots_and_a_share_ends_at_its_data(ax):
    x, y = list(range(101)), [5.0] * 101
    draw_points(ax, x, y, ["here" if value == 50 else "" for value in x], [ACCENT] * 101)
    box = ax.texts[0].get_window_extent(ax.figure.canvas.get_renderer())
    assert not box.y0 < ax.transData.transform((0, 5))[1] < box.y1
    assert ax.get_xlim()[1] < 110


@pytest.mark.parametrize("apart", [(0.3, 0.35), (0.3, -0.35), (0.0, 0.5), (0.5, 0.0)])
def test_a_name_stands_nearer_to_its_own_dot_than_to_another(ax, apart):
    rng = np.random.default_rng(1)
    crowd = rng.uniform(0, 10, (400, 2))
    crowd = crowd[np.abs(crowd - 5).max(axis=1) > 0.8]
    own = np.array([(5, 5), (5 + apart[0], 5 + apart[1])])
    x, y = np.vstack([crowd, own]).T
    names = ["general and operations\nmanagers", "managers, all other"]
    draw_points(ax, x, y, [""] * len(crowd) + names, [ACCENT] * len(x))
    dots = ax.transData.transform(own)
    for text, dot, other in zip(ax.texts, dots, dots[::-1], strict=True):
        box = text.get_window_extent()
        assert distance(box, dot) < distance(box, other)


def distance(box, dot) -> float:
    return float(np.hypot(*np.maximum(np.maximum(box.min - dot, dot - box.max), 0)))
