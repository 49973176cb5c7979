"""The form that a figure has on a phone: nothing cut, no letter too small, no text on another."""

import re
from itertools import combinations

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from helpers.charts import showing
from helpers.charts.drawing import draw_dots
from helpers.charts.phone import LEAST, PHONE, balanced, on_phone
from helpers.charts.points import draw_points, mark_line
from helpers.charts.showing import show
from helpers.charts.style import figure, headline, label_rows

PLACES = ["Customer relations manager", "Customer service senior manager", "Service manager"]
TITLE = "A title that is long enough to need a second line on a phone, as most of them are"


def rows():
    """A chart of rows with long names, two named lines that lie close, and values at its edges."""
    fig, ax = figure(1.8)
    draw_dots(ax, [-0.8, 0.2, 1], ["#1d4e89"] * 3, lambda value: f"{value:.3f}")
    label_rows(ax, PLACES)
    mark_line(ax, 0.2, "with all roles")
    mark_line(ax, 0.35, "no link")
    ax.set_xlim(-0.8, 1)
    return fig


def numbers():
    fig, axes = figure(2, columns=3)
    for ax in axes:
        ax.set_xticks([0, 0.5, 1], ["$10,000", "$20,000", "$30,000"])
        ax.set_title("Pay range and average")
    return fig


def names():
    fig, ax = figure(2)
    ax.set_xticks(range(8), ["Customer\nmanager"] * 8)
    ax.set_xlim(-0.5, 7.5)
    ax.tick_params(labeltop=True, labelbottom=False)
    return fig


def narrow():
    """Names of rows that leave little width, below which a long name of the axis stands."""
    fig, ax = figure(2.4)
    label_rows(ax, [f"{place} over the {place.lower()}" for place in PLACES])
    ax.set_xticks([0.5, 1], ["50\ncoin toss", "100\nalways"])
    ax.set_xlabel("times in 100 that the better-paid role wins\n(bar: both readings)")
    return fig


def points():
    fig, ax = figure(3)
    draw_points(ax, [1, 2, 2.1], [1, 2, 2.05], PLACES, ["#1d4e89"] * 3)
    return fig


def seen(fig):
    """The texts that are seen, with their places in pixels."""
    FigureCanvasAgg(fig).draw()
    hidden = showing._not_drawn(fig)
    texts = [t for t in fig.findobj(Text) if t.get_visible() and t.get_text().strip()]
    return {t: _letters(t) for t in texts if t.get_text() not in hidden}


def _letters(text):
    """Where the letters of a text stand: empty lines at its end only raise it."""
    box, said = text.get_window_extent(), text.get_text()
    empty = (len(said) - len(said.rstrip("\n"))) / (said.count("\n") + 1)
    return Bbox.from_extents(box.x0, box.y0 + empty * box.height, box.x1, box.y1)


@pytest.mark.parametrize("drawn", [rows, numbers, names, narrow, points])
def test_on_a_phone_all_can_be_read(drawn):
    fig = drawn()
    headline(fig, TITLE)
    with on_phone(fig, showing._settle):
        assert fig.get_figwidth() == PHONE and showing._outside(fig) == []
        places = seen(fig)
        assert min(text.get_fontsize() for text in places) >= LEAST
        met = [
            (a.get_text(), b.get_text())
            for (a, one), (b, other) in combinations(places.items(), 2)
            if one.padded(-2).overlaps(other.padded(-2))
        ]
        assert met == []


@pytest.mark.parametrize("drawn", [rows, numbers, names, narrow, points])
def test_at_a_desk_it_is_as_it_would_be_without_a_phone(drawn):
    alone, after = drawn(), drawn()
    with on_phone(after, showing._settle):
        pass
    showing._settle(alone)
    showing._settle(after)
    said = [
        [(t.get_text(), box.bounds, t.get_fontsize()) for t, box in seen(fig).items()]
        for fig in (alone, after)
    ]
    assert said[0] == said[1] and (alone.axes[0].get_xlim() == after.axes[0].get_xlim())


def test_of_numbers_every_second_stays_and_names_stand_in_two_heights():
    with on_phone(fig := numbers(), showing._settle):
        assert [t.get_text() for t in fig.axes[0].get_xticklabels()] == ["$10,000", "$30,000"]
    with on_phone(fig := names(), showing._settle):
        lines = [t.get_text().count("\n") for t in fig.axes[0].get_xticklabels()]
        assert lines == [1, 3] * 4


def test_names_of_rows_are_broken_and_an_axis_keeps_its_name_inside():
    with on_phone(fig := narrow(), showing._settle):
        [ax] = fig.axes
        assert all("\n" in label.get_text() for label in ax.get_yticklabels())
        FigureCanvasAgg(fig).draw()
        assert ax.xaxis.label.get_window_extent().x1 < fig.bbox.x1


def test_no_word_is_cut_or_stands_alone():
    assert balanced("Production, Transportation, and Material Moving", 14).split("\n") == [
        "Production,",
        "Transportation,",
        "and Material",
        "Moving",
    ]
    assert balanced("Black or African American, at equal education", 40) == (
        "Black or African American,\nat equal education"
    )


def test_what_is_written_for_phones_is_narrow_and_has_no_hover(monkeypatch, tmp_path):
    monkeypatch.setenv("ROLE_GAPS_OUT", str(tmp_path))
    data = pd.DataFrame({"role": PLACES, "value": [-0.8, 0.2, 1]})
    show(rows(), "Three roles with values from low to high", name="00-rows", data=data)
    desk, phone = (
        (tmp_path / "figures" / f"00-rows{ending}.svg").read_text() for ending in ("", "-phone")
    )
    assert "<title>" in desk and "<title>" not in phone
    width = [float(re.search(r'viewBox="0 0 ([\d.]+)', svg)[1]) for svg in (desk, phone)]
    assert width[1] == pytest.approx(72 * PHONE) and width[0] > 1.3 * width[1]
    ids = [set(re.findall(r'id="([^"]+)"', svg)) for svg in (desk, phone)]
    assert ids[0] and not ids[0] & ids[1]
