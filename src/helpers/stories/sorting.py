"""
What sorting does to average pay, and how unevenly women and men are spread, in words.

    ratio_title, ratio_alt, ratio_rows, ratio    women's average over men's
    parts_title, parts_alt, parts                what each role adds to that
    dial                                         pay inside roles assumed to differ
    curve_title, curve_alt, uneven               segregation
"""

import pandas as pd

from helpers.questions.gender import Assumed, Sorting
from helpers.questions.segregation import Segregation
from helpers.questions.weights import EMPLOYED, EQUAL, OPENINGS
from helpers.wording import (
    between,
    capital,
    dollars,
    listing,
    number,
    p_value,
    percent,
    span,
    spoken,
)

BY = {OPENINGS: "by openings", EMPLOYED: "by people employed", EQUAL: "with equal weights"}
WEIGHTS = {OPENINGS: "openings", EMPLOYED: "people employed", EQUAL: "equal weights"}


# Sorting


def ratio_title(ways: list[Sorting]) -> str:
    first, *others = (number(way.ratio, 2) for way in ways)
    values = [f"{first} of men's", *others]
    each = listing(f"{value} {BY[way.weights]}" for value, way in zip(values, ways, strict=True))
    return f"Sorting alone leaves women's average pay at {each}"


def ratio_rows(ways: list[Sorting]) -> pd.DataFrame:
    """For each weighting its ratio with two ranges: sizes wrong by a factor of two, a role left
    out."""
    rows = [
        (f"{WEIGHTS[way.weights]}, {what}", low, way.ratio, high)
        for way in ways
        for what, low, high in (
            ("halved or doubled", *way.wrong_sizes[:2]),
            ("one role left out", way.without.min(), way.without.max()),
        )
    ]
    return pd.DataFrame(rows, columns=["what", "low", "ratio", "high"])


def ratio_alt(rows: pd.DataFrame) -> str:
    each = "; ".join(
        f"{r.what} {number(r.ratio, 2)} ({number(r.low, 2)} to {number(r.high, 2)})"
        for r in rows.itertuples()
    )
    return f"Women's average pay over men's, from sorting alone, with two ranges each: {each}."


def ratio(ways: list[Sorting], rows: pd.DataFrame) -> str:
    """What sorting alone would do, and whether it is more than chance."""
    main = ways[0]
    deals = listing(
        f"{percent(way.test.p)} {BY[way.weights]} ({p_value(way.test.p)})" for way in ways
    )
    return (
        f"{capital(BY[main.weights])}, women would average {dollars(main.women)} and men "
        f"{dollars(main.men)}: a ratio of {number(main.ratio, 2)}. {_side_of_one(rows)} "
        "That describes these roles. Whether it is more than chance is the question of *r* again: "
        "the ratio is below 1 exactly when women's share and pay go against each other, "
        "roles counting by size. Deal the pays at random, and it lies as far from 1 in so "
        f"many deals: {deals}."
    )


def _side_of_one(rows: pd.DataFrame) -> str:
    low, high = rows["low"].min(), rows["high"].max()
    if max(abs(low - 1), abs(high - 1)) < 1e-9:
        return "**It is 1 whatever the weights.**"
    if high < 1 or low > 1:
        side = "below" if high < 1 else "above"
        return (
            f"**Sizes wrong by a factor of two, or one role left out, do not take it to 1**: it stays {side}, "
            f"at {'most' if high < 1 else 'least'} {number(high if high < 1 else low, 2)}."
        )
    return f"**It can lie on either side of 1**, {between(number(low, 2), number(high, 2))}."


def parts_title(found: Sorting) -> str:
    part = found.parts[found.largest_part]
    if abs(found.difference) < 1:
        return "Women and men would average the same"
    most = part * found.difference > 0 and abs(part) > abs(found.difference) / 2
    return (
        f"{'Most' if most else 'The largest part'} of the difference comes from the "
        f"{spoken(found.largest_part)}"
    )


def parts_alt(found: Sorting, steps: pd.Series) -> str:
    each = "; ".join(f"{name} {dollars(value)}" for name, value in steps.items())
    return (
        f"What each role adds to women's average less men's, {BY[found.weights]}: {each}; together "
        f"{dollars(found.difference)}."
    )


def parts(found: Sorting) -> str:
    """Which role adds most, and what that hangs on."""
    if abs(found.difference) < 1:
        return "There is no difference to share out."
    return (
        f"The {spoken(found.largest_part)} adds {dollars(found.parts[found.largest_part])} of "
        f"{dollars(found.difference)}. Parts are counted from the average of all: another zero "
        "point would share out the same total differently."
    )


def dial(found: Assumed) -> pd.DataFrame:
    """The settings of the dial, as a reader sees them."""
    columns = {
        "Sorting alone": [number(found.table.loc[1.0, "product"], 3)] * len(found.table),
        "Both together": [number(value, 3) for value in found.table["product"]],
        "Printed pay kept": [number(value, 3) for value in found.table["kept"]],
    }
    return pd.DataFrame(columns, index=[number(within, 2) for within in found.table.index])


# Segregation


def curve_title(found: Segregation) -> str:
    return f"{percent(found.d)} of women, or of men, would have to change role for an even spread"


def curve_label(found: Segregation) -> str:
    return f"D = {number(found.d, 2)}"


def curve_alt(found: Segregation, curve: pd.DataFrame) -> str:
    return (
        "Segregation curve of women against men over the roles, below the diagonal; the greatest "
        f"distance is D = {number(found.d, 2)}, reached behind the {spoken(curve['gap'].idxmax())}."
    )


def uneven(ways: list[Segregation]) -> str:
    """D by each kind of weights with its own range, and what adds most."""
    main = ways[0]
    each = listing(
        f"{number(way.d, 2)} {BY[way.weights]} "
        f"({span(*(number(e, 2) for e in way.wrong_sizes[:2]))})"
        for way in ways
    )
    top, part = spoken(main.parts.index[0]), number(main.parts.iloc[0], 2)
    most = f" The {top} adds most to D, {part}." if main.d else ""
    return (
        f"D is {each}; in brackets the range if those weights are wrong by a factor of two. IP is "
        f"{number(main.ip, 2)} {BY[main.weights]}.{most} A few related roles cannot show how "
        "segregated an occupation is: a finer cut can only raise D."
    )
