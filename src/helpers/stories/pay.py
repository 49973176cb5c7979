"""
The report on pay in words: the roles, and what lies between them. `pairs` has the words on pairs of
roles.

    ends, doubt, left_out                  the answer (`pairs.told_apart` is part of it)
    ranges_title, ranges_alt               average pay and pay ranges
    middle, mean                           what the average stands for
    ruled_out                              what the reading would change that is ruled out
    spread_title, spread_alt               how widely pay is spread inside the roles
    shares, shares_title, shares_labels, shares_alt   how much of the variation lies between roles
"""

import math

import pandas as pd

from helpers.questions.between import Shares
from helpers.questions.pairs import TOLD_APART, AsMean, Gaps
from helpers.questions.pay import RULED_OUT, Middles, Spread
from helpers.questions.ruled_out import Quartiles
from helpers.stories.common import people_in
from helpers.stories.pairs import either
from helpers.wording import (
    a_role,
    capital,
    counted,
    dollars,
    in_hundred,
    named,
    number,
    part_of,
    percent,
    some,
    span,
    spoken,
    those,
    word,
)

READ_AS = {
    "P10–P90": "the 10th to the 90th percentile of pay",
    "P25–P75": "the 25th to the 75th percentile of pay",
    "P5–P95": "the 5th to the 95th percentile of pay",
}
SHARES_AXIS = (
    "share of the variation in pay that lies between roles\n"
    "(dot: roles count alike; bar: by openings or people employed)"
)
FAR = 0.75  # from this chance on, whatever the reading, two roles are far apart


def ends(found: Gaps) -> str:
    """How far the best and the worst paid role are apart."""
    far = found.across
    if found.alike:
        return (
            f"**There is no gap.** {capital(part_of(found.roles, found.roles, 'role'))} average "
            "the same. A random person of one is as likely to earn less as more than one of "
            "another."
        )
    least = far.p_higher_low
    how = "far apart" if least >= FAR else "apart" if least >= TOLD_APART else "hardly apart"
    return (
        f"**The best and the worst paid role are {how}.** {capital(a_role(far.high))} averages "
        f"{dollars(far.gap_usd)} a year more than {a_role(far.low)}: {number(far.percent_of_low)}% "
        f"above the lower pay, or {number(far.percent_of_high)}% below the higher. Draw one person "
        f"at random from each role, and the first earns more in {in_hundred(far.p_higher)} of 100 "
        "draws, if pay spreads as the printed ranges suggest."
    )


def doubt(found: Shares) -> str:
    """What the answer rests on."""
    low, high = found.readings
    main = percent(found.main.value)
    between = "of the variation in pay lies between the roles"
    if percent(low) == percent(high):
        moves = f"{'None' if main == '0%' else main} {between}, however they are read."
    else:
        moves = (
            f"Read as {READ_AS[found.main.reading]}, they leave {main} of the variation in pay "
            "between the roles and the rest inside them; under the other possible reading, "
            f"{either(*found.other_readings, percent, 'to')}."
        )
    return f"**The doubt.** The pages hardly say what the ends of a pay range stand for. {moves}"


def left_out(found: Gaps) -> list[str]:
    """Which roles take no part, and why; nothing if all do."""
    missing = (("pay range", found.no_range), ("average pay", found.no_average))
    return [
        f"Left out, because no {what} is given: {some([spoken(name) for name in names])}."
        for what, names in missing
        if names
    ]


def ranges_title(found: Gaps) -> str:
    pairs = len(found.pairs)
    averages = (
        "All averages are the same"
        if found.alike
        else f"The best paid role averages {number(found.factor, 1)} times the worst paid"
    )
    if pairs == 1:
        return f"{averages}; the pay ranges {'overlap' if found.meet else 'do not overlap'}"
    overlap = part_of(found.meet, pairs, "pair")
    return f"{averages}; the pay ranges of {overlap} overlap"


def ranges_alt(shown: pd.DataFrame, of: int) -> str:
    """`shown` has average and range by role, of `of` roles in all."""
    each = (
        f"{named(role.short)} {dollars(role.yearly_salary_usd)}, {dollars(role.salary_low_usd)} to "
        f"{dollars(role.salary_high_usd)}"
        for role in shown.itertuples()
    )
    which = those(len(shown), of, "first and last")
    return f"Average pay and pay range of each role{which}, best paid first: {'; '.join(each)}."


def middle(found: Middles) -> str:
    """Where the averages stand in their ranges, and what they are taken for."""
    which = part_of(found.count, found.roles, "role")
    start = (
        f"For {which} {'the average is' if found.count else 'is the average'} the geometric middle"
    )
    taken = (
        "In what follows it therefore serves as the **median** of a log-normal distribution."
        if found.count == found.roles
        else "Taking it as the median of a log-normal distribution, as below, is an assumption for "
        + ("the others." if found.count else "all of them.")
    )
    return f"{start} of its range within rounding. {taken}"


def mean(found: AsMean) -> str:
    """What moves if the average is a mean."""
    now, was = in_hundred(found.chance.p_higher), in_hundred(found.was)
    most = f"{a_role(found.chance.high)} over {a_role(found.chance.low)}"
    moves = (
        "No chance would move by one in a hundred"
        if now == was
        else f"The chance that moves most is that of {most}: {now} times in 100 and not {was}"
    )
    return (
        "Were the printed average a mean, the median would lie up to "
        f"{percent(found.median_below)} below "
        f"it. {moves}. {_change(found)}."
    )


def ruled_out(found: Quartiles) -> str:
    """What the reading would change that official statistics rule out."""
    far = found.far
    chance = (
        f"{a_role(far.high)} would earn more than {a_role(far.low)} {in_hundred(far.p_higher)} times "
        "in 100"
    )
    return (
        f"Read as {READ_AS[RULED_OUT]}, the ranges would put {percent(found.share)} of the "
        f"variation between the roles. {capital(chance)}. {_change(found)}."
    )


def _change(found: AsMean | Quartiles) -> str:
    if found.neighbours == 1:
        return f"The verdict on the two would {'change' if found.changed else 'stay'}"
    how_many = word(found.changed) if found.changed else "none"
    return f"Of the {word(found.neighbours)} verdicts on neighbours, {how_many} would change"


def spread_title(found: Spread, short: pd.Series) -> str:
    """`short` are the labels of roles."""
    if found.alike:
        return "Modelled from the ranges, pay is spread alike in all of the roles"
    widest, narrowest = (spoken(short[role.name]) for role in (found.widest, found.narrowest))
    return (
        f"Modelled from the ranges, pay is most spread for the {widest}, least for the {narrowest}"
    )


def spread_alt(found: Spread, shown: int) -> str:
    of = len(found.table)
    rows = those(shown, of, "at even steps down the order of pay")
    start = f"Log-normal pay distributions modelled from average and range{rows}."
    widest, narrowest = found.widest, found.narrowest
    if found.alike:
        return f"{start} All have the sigma {number(widest['sigma'], 2)}."
    return (
        f"{start} The widest is {named(widest.name)} with sigma {number(widest['sigma'], 2)}, the "
        f"narrowest {named(narrowest.name)} with {number(narrowest['sigma'], 2)}."
    )


def shares_title(found: Shares) -> str:
    between = either(*found.readings, percent)
    if len(found.table["reading"].unique()) == 1 or "to" not in between:
        return f"{between} of the variation in pay lies between roles"
    start = f"{between} of the variation in pay lies between roles"
    return f"{start}, depending on how the pay ranges are read"


def shares_labels(found: Shares) -> list[str]:
    """A label a row: what a range is taken to hold, and the measure."""
    return [
        f"range of {people_in(row.reading).removesuffix(' of people')}, {row.measure}"
        for row in found.by_reading.itertuples()
    ]


def shares_alt(found: Shares) -> str:
    rows = (
        f"{row.reading}, {row.measure}: {percent(row.equal)}"
        + (f" ({weights})" if "–" in (weights := span(percent(row.low), percent(row.high))) else "")
        for row in found.by_reading.itertuples()
    )
    return (
        "Share of the variation in pay that lies between roles, by reading of the range and by "
        f"measure, with equal weights (range over weights): {'; '.join(rows)}."
    )


def shares(found: Shares) -> str:
    """How much lies between roles, and what moves it."""
    main, (low, high) = found.main.value, found.other_readings
    if percent(main) == percent(high) == "0%":
        return (
            "All averages are the same, so nothing of the variation lies between the roles, "
            "however their ranges are read."
        )
    tells = "less" if main < 0.5 else "more"
    points = math.ceil(100 * found.widest_move - 1e-9)
    moves = f"by {counted(points, 'point')} at most" if points else "not at all"
    return (
        f"Read as {READ_AS[found.main.reading]}, the ranges put **about {percent(main)}** of the "
        f"variation in pay between the roles: knowing the role tells {tells} about a person's pay "
        "than it leaves open. Under the other possible reading it is "
        f"{either(low, high, percent, 'or')}; measure and weights move it {moves}."
    )
