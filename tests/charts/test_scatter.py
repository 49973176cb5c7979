"""Bands end with their data, stems reach from the line to the value, every line is named."""

import numpy as np
import pandas as pd
import pytest

from helpers.charts.scatter import draw_band, draw_omissions, draw_stems
from helpers.charts.style import figure


@pytest.fixture
def ax():
    return figure(3)[1]


def test_a_band_is_drawn_over_its_rows_only(ax):
    x = np.linspace(44, 66, 5)
    fit = 10.0 * x
    draw_band(ax, pd.DataFrame({"x": x, "fit": fit, "low": fit - x, "high": fit + x}))
    (line,) = ax.lines
    assert line.get_xdata().tolist() == [44, 66] and line.get_ydata().tolist() == [440, 660]
    (area,) = ax.collections
    places = area.get_paths()[0].vertices
    assert (places.min(axis=0).tolist(), places.max(axis=0).tolist()) == ([44, 396], [66, 726])


def test_stems_start_at_the_line_and_carry_their_value(ax):
    draw_stems(ax, ["a", "b", "c"], [0.5, np.nan, -0.25], ["red"] * 3, start=0.1)
    stems = [line.get_xdata().tolist() for line in ax.lines if len(line.get_xdata()) == 2]
    assert stems == [[0.1, 0.5], [0.1, -0.25]]
    assert [(text.get_text(), text.get_ha()) for text in ax.texts] == [
        ("0.50", "left"),
        ("−0.25", "right"),
    ]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["a", "b", "c"]


def test_omissions_name_both_lines(ax):
    draw_omissions(ax, ["a", "b"], [0.8, 0.9], ["red", "blue"], 0.89)
    assert {"no link", "with all: 0.89"} < {text.get_text() for text in ax.texts}
    upright = {
        line.get_xdata()[0]
        for line in ax.lines
        if line.get_ydata()[0] == 0 and line.get_ydata()[-1] == 1
    }
    assert {0, 0.89} <= upright
