"""Sorting and inside, worked by hand, by statsmodels, and what must always hold."""

from math import sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.oaxaca import OaxacaBlinder

from helpers.decomposition import sorting_and_inside


class TestDecomposition:
    # Worked by hand: women 3:1 over jobs paid 36/72 to women and 40/80 to men, men 1:3. Women 45,
    # men 70; at men's pay women
    # would have 50, so sorting 50/70; inside 45/50.
    def test_worked(self):
        found = sorting_and_inside([36, 72], [40, 80], [3, 1], [1, 3])
        assert (found.total, found.sorting, found.inside) == pytest.approx((45 / 70, 50 / 70, 0.9))
        assert (found.group_average, found.rest_average) == (45, 70)

    # Women at 36/90, men at 40/80, spread as above: 49.5 over 70 in all; at men's pay 50/70, at
    # women's 49.5/76.5.
    @pytest.mark.parametrize(
        ("base", "sorting"),
        [("rest", 50 / 70), ("group", 49.5 / 76.5), ("both", sqrt(50 / 70 * 49.5 / 76.5))],
    )
    def test_base(self, base, sorting):
        found = sorting_and_inside([36, 90], [40, 80], [3, 1], [1, 3], base)
        assert (found.sorting, found.sorting * found.inside) == pytest.approx((sorting, 49.5 / 70))

    def test_as_statsmodels(self):
        """Oaxaca-Blinder on dummies of two occupations, valued at men's pay, is the same split in
        dollars."""
        occupation = np.array([0] * 3 + [1] * 5 + [0] * 6 + [1] * 2)
        woman = np.array([0] * 8 + [1] * 8)
        pay = np.array([38, 40, 42, 78, 80, 80, 80, 82, 35, 36, 36, 36, 36, 37, 71, 73.0])
        X = pd.DataFrame(
            {"one": (occupation == 0) * 1.0, "two": (occupation == 1) * 1.0, "woman": woman}
        )
        oaxaca = OaxacaBlinder(pay, X, "woman", hasconst=True)
        unexplained, explained, gap, *_ = oaxaca.two_fold(
            two_fold_type="self_submitted", submitted_weight=1
        ).params
        found = sorting_and_inside([36, 72], [40, 80], [6, 2], [3, 5])
        at_mens_pay = found.sorting * found.rest_average
        assert (gap, explained, unexplained) == pytest.approx(
            (
                found.rest_average - found.group_average,
                found.rest_average - at_mens_pay,
                at_mens_pay - found.group_average,
            )
        )

    def test_extremes(self):
        assert sorting_and_inside([30, 50], [40, 60], [1, 1], [2, 2]).sorting == pytest.approx(1)
        alike = sorting_and_inside([40, 60], [40, 60], [3, 1], [1, 3])
        assert alike.inside == pytest.approx(1) and alike.sorting_log_share == pytest.approx(1)

    @given(st.lists(st.tuples(*[st.floats(1, 100)] * 4), min_size=2, max_size=6))
    def test_the_parts_make_the_whole_and_scale_alike(self, table):
        group_pay, rest_pay, group, rest = map(list, zip(*table, strict=True))
        for base in ("rest", "group", "both"):
            found = sorting_and_inside(group_pay, rest_pay, group, rest, base)
            assert found.sorting * found.inside == pytest.approx(found.total)
        scaled = sorting_and_inside(
            group_pay, rest_pay, [9 * g for g in group], [r / 7 for r in rest], base
        )
        assert scaled.sorting == pytest.approx(found.sorting)

    def test_refused(self):
        with pytest.raises(ValueError, match="base"):
            sorting_and_inside([1], [1], [1], [1], "men")
        with pytest.raises(ValueError, match="above 0"):
            sorting_and_inside([0], [1], [1], [1])
