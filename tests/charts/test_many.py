"""Many roles: what is shown of them, how that is said, and that nothing is lost on the way."""

import numpy as np
import pandas as pd
import pytest

from helpers.charts import figure
from helpers.charts.drawing import _marks
from helpers.charts.many import ends, largest_steps, mark_gap, rungs, some, standing_out, those

MANY = pd.Series(np.arange(100.0), [f"Role {n}" for n in range(100)])


class TestEnds:
    def test_all_up_to_the_limit(self):
        assert ends(MANY.head(24)).equals(MANY.head(24))

    def test_both_ends_of_more(self):
        assert ends(MANY.head(25)).tolist() == [*range(10), *range(15, 25)]
        assert len(ends(MANY.to_frame())) == 20

    def test_rungs_go_from_end_to_end_and_none_stands_twice(self):
        for count in range(2, 60):
            found = rungs(MANY.head(count))
            assert (found.iloc[0], found.iloc[-1]) == (0, count - 1)
            assert len(found) == min(8, count) and found.is_unique


class TestWords:
    @pytest.mark.parametrize(
        ("items", "said"),
        [(12, "and 11"), (13, "0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and three others"), (1, "0"), (0, "")],
    )
    def test_a_long_list_ends_in_how_many_others(self, items, said):
        assert some([str(n) for n in range(items)]).endswith(said)

    def test_another_mark_between_items(self):
        assert some(list("abc"), join="; ") == "a; b; c"
        assert some([str(n) for n in range(13)], join="; ").endswith("9; and three others")

    def test_a_title_says_which_of_how_many(self):
        assert those(20, 2000, "clearest", "pair") == " (the 20 clearest of 2,000 pairs)"


class TestSteps:
    def test_the_total_stays(self):
        parts = pd.Series(
            np.random.default_rng(0).normal(size=300), [f"Role {n}" for n in range(300)]
        )
        steps = largest_steps(parts)
        assert len(steps) == 24 and steps.sum() == pytest.approx(parts.sum())
        assert steps.index[-1] == "277 others"
        assert steps[:-1].abs().min() >= parts.drop(steps.index[:-1]).abs().max()

    def test_few_stay_as_they_are(self):
        assert largest_steps(MANY.head(24)).equals(MANY.head(24))


def test_only_points_at_the_edges_are_named():
    labels = pd.Series(MANY.index, MANY.index)
    named = standing_out(labels, MANY, (MANY - 50).abs())
    assert set(named[named != ""]) == {f"Role {n}" for n in (0, 99, 50)}
    assert (
        standing_out(labels.head(10), MANY.head(10), MANY.head(10)).tolist()
        == labels.head(10).tolist()
    )


def test_a_chart_says_how_many_rows_are_left_out():
    _, ax = figure()
    mark_gap(ax, 7, 7)
    assert not ax.texts and not ax.lines
    mark_gap(ax, 20, 300)
    assert [text.get_text() for text in ax.texts] == ["280 other roles"]


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        (30_000, 130_000, [40_000, 60_000, 80_000, 120_000]),
        (58_000, 63_000, [59_000, 60_000, 61_000, 62_000]),
        (38_700, 38_900, [38_750, 38_800, 38_850]),
    ],
)
def test_an_axis_of_pay_has_three_marks_or_more_however_short_it_is(low, high, marks):
    assert _marks(low, high) == marks
