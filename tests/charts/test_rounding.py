"""Last digits of plotted data, which hang on the processor, change no pixel."""

import numpy as np
import pandas as pd
import pytest

from helpers.charts import showing
from helpers.charts.style import figure

X = np.linspace(0.2, 0.7, 80)


def straight_on_a_log_axis(ax, noise):
    ax.plot(X, np.exp(10 + 2 * X) * noise(80))
    ax.set_yscale("log")


def area(ax, noise):
    ax.fill_between(X, np.exp(10 + X) * noise(80), np.exp(11 + 2 * X) * noise(80))
    ax.set_yscale("log")


def segments(ax, noise):
    ax.hlines(np.arange(80) * noise(80), X * noise(80), np.exp(X) * noise(80))


def points_and_texts(ax, noise):
    ax.scatter(X * noise(80), np.exp(X) * noise(80))
    ax.text(0.45 * noise(1)[0], 1.6 * noise(1)[0], "half")


def bars(ax, noise):
    ax.barh(np.arange(80) * noise(80), np.exp(X) * noise(80))


def heat(ax, noise):
    ax.pcolormesh(np.outer(np.exp(X), X) * noise((80, 80)), vmin=0.5, vmax=1.5)


def drawn(plot, seed: int) -> tuple[bytes, str, list[np.ndarray]]:
    chance = np.random.default_rng(seed)

    def noise(shape):
        return 1 + chance.integers(-2, 3, shape) * 2.2e-16

    fig, ax = figure(2)
    plot(ax, noise)
    showing._settle(fig)
    ends = np.array([*ax.get_xlim(), *ax.get_ylim()])
    data = [np.ma.asarray(line.get_xydata()) for line in ax.lines]
    data += [np.asarray(of.get_offsets()) for of in ax.collections]
    data += [path.vertices for of in ax.collections for path in of.get_paths()]
    data += [np.asarray(of.get_bbox()) for of in ax.patches]
    data += [np.asarray(of.get_position()) for of in ax.texts]
    data += [of.get_array() for of in ax.collections if of.get_array() is not None]
    return showing._png(fig), showing._svg(fig, "00-noise", pd.DataFrame()), [ends, *data]


@pytest.mark.parametrize(
    "plot", [straight_on_a_log_axis, area, segments, points_and_texts, bars, heat]
)
def test_noise_in_the_last_digits_changes_nothing(plot):
    png, svg, data = drawn(plot, 1)
    for seed in (2, 3):
        png_, svg_, data_ = drawn(plot, seed)
        assert all(np.array_equal(a, b) for a, b in zip(data, data_, strict=True))
        assert (png, svg) == (png_, svg_)


def test_seven_digits_stay():
    fig, ax = figure(2)
    ax.plot([0.12345678, 2], [118_898.12, 1])
    showing._settle(fig)
    assert ax.lines[0].get_xydata().tolist() == [[0.1234568, 118_898.1], [2, 1]]


def test_missing_values_stay_missing():
    fig, ax = figure(2)
    ax.plot([0, 1, 2], [1, np.nan, 2])
    ax.plot(np.ma.array([0, 1, 2], mask=[0, 1, 0]), [1, 2, 2])
    showing._settle(fig)
    first, second = (line.get_xydata() for line in ax.lines)
    assert np.isnan(first[1, 1]) and np.isnan(second[1, 0])
