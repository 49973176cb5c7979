"""
Report 06 in words: what other roles of the publisher show of what was found among a few.
"""

from math import isclose, log

import pandas as pd

from helpers.questions.beyond.beside import Beside
from helpers.questions.beyond.chance import Unusual
from helpers.questions.beyond.middle import Middle
from helpers.questions.beyond.numbers import Coverage, Hourly, Shared
from helpers.questions.beyond.pairs import Pairs
from helpers.questions.beyond.predicting import Prediction
from helpers.questions.beyond.ranges import Reading, Readings
from helpers.questions.beyond.slope_table import Slopes
from helpers.questions.beyond.spread import Between, Links
from helpers.questions.power import Power
from helpers.questions.share_and_pay import ShareAndPay
from helpers.stories.common import people_in
from helpers.stories.intervals import interval, r_of
from helpers.wording import (
    capital,
    change,
    counted,
    listing,
    number,
    p_value,
    part_of,
    percent,
    word,
)

DRAWS = "; the table keeps 500 of the draws"  # what follows the source of a figure
JOBS = "; OEWS, May 2021 (jobs of wage and salary workers)"
POWER_SOURCE = "Exact for normal columns and a two-sided t-test; r of women's share from ACS 2016, of degree rate from other roles of the publisher"


def answer(found: ShareAndPay, own: Unusual, ways: Slopes, readings: Readings) -> tuple[str, str]:
    """What the report found, in two paragraphs: the findings and the doubt."""
    holds = found.r_low > 0 and own.own_r > 0 or found.r_high < 0 and own.own_r < 0
    weaker = abs(found.r) < abs(own.own_r)
    head = "Yes, but weaker" if holds and weaker else "Yes" if holds else "It is not clear"
    ten = ways.table["percent"]
    gone = readings.ruled_out
    said = (
        f" The printed pay ranges hardly hold {listing(map(people_in, gone), 'or')}."
        if gone
        else ""
    )
    first = (
        f"**{head}.** Over {number(found.n)} other roles whose most common degree is the bachelor's, ten points more of "
        f"degree rate go with {change(ten['other roles'])} pay; among the {counted(own.size, 'role')} it was "
        f"{change(ten['these roles'])} (r = {number(found.r, 2)} there, {number(own.own_r, 2)} here).{said}"
    )
    doubt = (
        "**The doubt.** All of these are numbers of one publisher, on pages that could be found, not a sample. Roles that stand on "
        "one page are alike; the intervals allow for that, by drawing whole families of roles."
    )
    return first, doubt


def cloud_title(found: ShareAndPay, own: Unusual) -> str:
    return (
        f"{_follow(found, own)}: r = {number(found.r, 2)} over {number(found.n)} roles, {number(own.own_r, 2)} over "
        f"{word(own.size)}"
    )


def _follow(found: ShareAndPay, own: Unusual) -> str:
    if found.r_low > 0 < own.own_r:
        return "Among other roles, too, pay rises with the degree rate"
    return "Other roles do not clearly follow the line of these"


def cloud_alt(found: ShareAndPay, own: Unusual) -> str:
    return (
        f"Average pay against degree rate for {number(found.n)} other roles and the {counted(own.size, 'role')}, with a fitted "
        f"line for either. Other roles: {r_of(found)}."
    )


def who(table: pd.DataFrame, families: int, given: Coverage) -> str:
    """How many roles there are, what is known of them, and how few families."""
    others, has = int((~table["own"]).sum()), given.figures["others"]
    ranges, women = (
        word(has[name]) if has[name] else "none" for name in ("pay range", "gender shares")
    )
    usual = has[["average pay", "degree rate", "average age", "openings"]].min()
    return (
        f"There are {number(others)} other roles beside the {word(int(table['own'].sum()))}. At least {number(usual)} have average "
        f"pay, degree rate, age and openings, {ranges} a pay range, {women} a gender ratio. A page compares similar roles, "
        f"so pages link all {number(len(table))} into {number(families)} families, which is what the sample amounts to."
    )


def numbers(hourly: Hourly, beside: Beside) -> str:
    """What the pay figures are."""
    all_same = (
        f"all {number(hourly.n)} roles"
        if hourly.same == hourly.n
        else f"{number(hourly.same)} of {number(hourly.n)} roles"
    )
    level = "below" if beside.pay_over < 0 else "above"
    return (
        f"The hourly rate is the yearly salary divided by 2,080, to the cent, for {all_same}: one figure printed twice. The pay "
        f"follows that of the nearest official occupation closely (r = {number(beside.pay.r, 2)}, {interval(beside.pay.low, beside.pay.high)}) "
        f"and in the middle case lies {number(abs(beside.pay_over), 1)} log points (about percent) {level} it. The printed degree is another thing: of "
        f"{counted(beside.n_bachelors, 'role')} with the bachelor's as most common degree, {number(beside.same_bachelors)} are near an occupation in "
        "which it is the most common highest degree."
    )


def shared(found: Shared, beside: Beside) -> str:
    """Which figures are those of a wider group."""
    age, both, openings = (
        found.figures.loc[name] for name in ("age", "age and growth", "openings")
    )
    wider = ": such figures belong to wider groups" if both["values"] < found.by_chance else ""
    return (
        f"{number(age.sharing)} of {number(age.roles)} roles share their average age to the digit with another, as whole years do by "
        f"themselves. But {number(both.roles)} have only {number(both['values'])} pairs of age and growth, where chance would give "
        f"{number(found.by_chance)}{wider}. "
        f"{_openings(openings)} For {number(beside.same_growth)} of {number(beside.n_growth)} the growth is that projected for the "
        f"nearest occupation, where chance would give {number(beside.by_chance)}."
    )


def _openings(found: pd.Series) -> str:
    shares = found["sharing"]
    return (
        f"{capital(counted(shares, 'role'))} share their openings."
        if shares
        else "No two share their openings."
    )


def middle(found: Middle) -> str:
    """What the average is."""
    n, fits = len(found.fits), found.count("geometric middle")
    official = float(found.official["median_fits"].mean())
    return (
        f"{capital(part_of(fits, n, 'average'))} are the geometric middle of their range, within its rounding. Of official medians only "
        f"{percent(official)} are so placed between their own 10th and 90th percentile. Average and range come from one formula, "
        "so the range says nothing of its own about the average."
    )


def ranges_title(found: Readings) -> str:
    gone = found.ruled_out
    if not gone:
        return "No reading of the pay ranges can be ruled out by official occupations"
    return (
        f"Were the ranges {listing(map(people_in, gone), 'or')}, pay inside roles would be spread wider than in nearly "
        "all occupations"
    )


def ranges_alt(found: Readings) -> str:
    each = (
        f"as {name} {number(r.sigma, 2)}, wider than {percent(r.rank)} of occupations"
        for name, r in found.readings.items()
    )
    return f"Spread of pay (sigma of log pay) inside official occupations, and that of the middle role by reading: {'; '.join(each)}."


def ranges(found: Readings) -> str:
    """Which readings of a range are left, and why."""
    gone = found.ruled_out
    if not gone:
        return "All readings stay possible."
    worst = found.readings[gone[0]]
    votes = worst.votes
    return (
        f"If the ranges held {people_in(gone[0])}, pay would be spread wider inside the middle role than in {percent(worst.rank, 1)} of "
        f"occupations (95% interval by families {percent(worst.rank_low)} to {percent(worst.rank_high, 1)}). In {counted(votes.up, 'family', 'families')} most roles would "
        f"spread wider than the occupation that they are part of, in {word(votes.down) if votes.down else 'none'} narrower ({p_value(votes.p)}). "
        f"{_principle(worst, found.readings[found.possible[0]])}"
        f"{capital(listing(f'{people_in(name)} ({name})' for name in found.possible))} stay possible: the other reports use these."
    )


def _principle(gone: Reading, left: Reading) -> str:
    """What rules a reading out: not its distance from the nearest occupations."""
    far, near = gone.beside_nearest, left.beside_nearest
    if not isclose(abs(log(far)), abs(log(near)), rel_tol=0.1):
        return ""
    return (
        "What decides is only that a title is part of an occupation. Against the nearest occupations, chosen by hand, this spread is "
        f"{number(far, 2)} times theirs and that of {left.name} {number(near, 2)} times: on logs about as far off. "
    )


def prediction(found: Prediction) -> str:
    """How well the line of the roles foretells others."""
    better = "better" if found.skill > 0 else "no better"
    low, high = found.intervals["skill"]
    unsure = (
        f" Counted by families that may be chance: of the squared error of the mean it saves {percent(found.skill)} (95% interval "
        f"{percent(low)} to {percent(high)})."
        if low < 0 < found.skill
        else ""
    )
    return (
        f"The line drawn through {counted(found.n_own, 'role')} foretells the pay of {number(len(found.roles))} others {better} than the mean "
        f"of the {word(found.n_own)} does: it misses by {number(found.rmse)} log points (about percent), the mean by "
        f"{number(found.rmse_of_mean)}.{unsure} Its intervals should hold 95% of the roles and hold "
        f"{percent(found.inside / len(found.roles))}{_too_sure(found)}."
    )


def _too_sure(found: Prediction) -> str:
    narrow = found.inside / len(found.roles) < 0.95
    return ": so few roles make a line look surer than it is" if narrow else ""


def slopes_title(found: Slopes) -> str:
    clear = int((found.table["low"] > 0).sum())
    return f"Ten points more of degree rate go with more pay in {part_of(clear, len(found.table), 'way')} of asking"


def slopes_alt(found: Slopes) -> str:
    each = (f"{name} {change(way.percent)}" for name, way in found.table.iterrows())
    return f"Pay for ten points more of degree rate, with 95% intervals: {'; '.join(each)}."


def slopes(found: Slopes) -> str:
    """What rank and family leave of the slope."""
    own, rank = (
        found.table["percent"]["these roles"],
        found.table["percent"]["these roles, at equal rank"],
    )
    other, other_rank = (
        found.table["percent"]["other roles"],
        found.table["percent"]["other roles, at equal rank"],
    )
    return (
        f"At equal rank, ten points more go with {change(rank)} pay among these roles instead of {change(own)}, and with "
        f"{change(other_rank)} instead of {change(other)} among the others. Compared only with near jobs it is "
        f"{change(found.table['percent']['inside families linked by pages'])} among roles that pages link, "
        f"{change(found.table['percent']['inside families of one age and growth'])} among roles of one average age and growth."
    )


def pairs(found: Pairs) -> str:
    """Whether the better-educated of two compared roles earns more."""
    up, n = found.count("degree rate")
    votes = found.votes["degree rate"]
    clear = "" if votes.p < 0.05 else ", which may be chance"
    return (
        f"Pages compare {number(n)} pairs that both have the bachelor's as most common degree, at different rates; in {number(up)} the role with the higher rate earns more. "
        f"With one vote a family, {number(votes.up)} lean that way and {number(votes.down)} the other ({p_value(votes.p)}{clear})."
    )


def chance_title(found: Unusual) -> str:
    return f"{percent(found.chance)} of random sets of {counted(found.size, 'other role')} show as strong a link as these"


def chance_alt(found: Unusual) -> str:
    low, middle_r, high = found.middle
    return (
        f"r of degree rate and pay in random sets of {counted(found.size, 'other role')}: median {number(middle_r, 2)}, 95% of them between "
        f"{number(low, 2)} and {number(high, 2)}; the roles at hand have {number(found.own_r, 2)}."
    )


def chance(found: Unusual) -> str:
    """How lucky a draw the roles at hand are."""
    low, middle_r, high = found.middle
    return (
        f"{percent(found.chance)} of random sets of {counted(found.size, 'other role')} show so strong a link. In 95% of the draws r lies between "
        f"{number(low, 2)} and {number(high, 2)}, with {number(middle_r, 2)} in the middle. Of {counted(len(found.families), 'family', 'families')} of four roles or more, "
        f"{word(found.as_strong)} {'shows' if found.as_strong == 1 else 'show'} as much."
    )


def links_title(found: Links) -> str:
    clear = [name for name, row in found.drawn.iterrows() if row.low > 0 or row.high < 0]
    return (
        f"Clear in other roles: {listing(clear)}"
        if clear
        else "No other figure goes clearly with pay in other roles"
    )


def links_alt(found: Links) -> str:
    each = (f"{name} {number(row.r, 2)}" for name, row in found.drawn.iterrows())
    return f"Correlation of log pay with other figures over other roles, with 95% intervals: {'; '.join(each)}."


def links(found: Links) -> str:
    """What the other figures show, and why women's share shows nothing."""
    given = found.found["n"].get("women's share", 0)
    few = f"for {counted(given, 'other role')} only" if given else "for too few other roles"
    return (
        f"Women's share is given {few}, so nothing can be learned of it here; "
        "[official statistics](../reports/07-official-statistics.html) count it for hundreds of occupations."
    )


def between(found: Between) -> str:
    """How the share of variation between roles depends on the roles."""
    low, middle_share, high = found.middle
    more = "less" if found.own < middle_share else "more"
    return (
        f"Between the {counted(found.size, 'role')} lies {percent(found.own)} of the variation of pay. That is {more} than in most random "
        f"sets of other roles: {percent(middle_share)} in the middle, and {percent(low)} to {percent(high)} in 95% of the draws. "
        "The figure says more about which roles were chosen than about a labour market."
    )


def power_title(found: Power) -> str:
    best = found.found["power"].max()
    return (
        f"{capital(counted(found.rows_at_hand, 'role'))} would show links of the strength found elsewhere "
        f"in {percent(best)} of cases at best"
    )


def power_alt(found: Power) -> str:
    each = (
        f"{name} (r {number(row.r, 2)}) {percent(row.power)}"
        for name, row in found.found.iterrows()
    )
    return f"Chance that {counted(found.rows_at_hand, 'role')} show an association, by how strong it is: {'; '.join(each)}."


def power(found: Power) -> str:
    """What a few roles can show of the links found elsewhere."""
    each = listing(f"{percent(row.power)} for {name}" for name, row in found.found.iterrows())
    needed = listing(
        f"{number(row.needed)} roles for {name}" for name, row in found.found.iterrows()
    )
    worst = found.found.loc[found.found["r"].abs().idxmin()]
    return (
        f"If the links are as strong as found elsewhere, the chance that {counted(found.rows_at_hand, 'role')} show them (p below .05) is {each}. "
        f"To see them four times in five takes {needed}. A link that does show is overstated: the weakest, on average, "
        f"{number(worst.exaggeration, 1)} times."
    )
