"""Report 04 in words: do roles with more degrees pay more?

answer(link), doubt(link)     the first lines
title(link), alt(link)        of the picture of degree rate and pay
rates(found)                  what the degree rate is
slope(link)                   how much more pay goes with ten points
"""

from helpers.questions.associations import Association
from helpers.questions.degrees import DegreeRates
from helpers.stories.intervals import interval
from helpers.wording import change, counted, dollars, listing, number, p_value, spoken, word

NAMED = 12  # roles that an alternative text names one by one


def answer(link: Association) -> str:
    """Whether roles with a higher degree rate pay more, how much, and how sure it is.

    A link that is not rare among the orderings is not claimed.
    """
    here = f"among these {counted(link.n, 'role')}"
    ten = f"ten percentage points more go with {change(link.gain[0])} pay"
    if not link.rare:
        return (
            f"**It cannot be told from these {counted(link.n, 'role')}** whether roles with a "
            f"higher degree rate pay more: {_as_strong(link)} {_numbers(link)}."
        )
    lead = f"**Yes, {here}.**" if link.r > 0 else f"**No, the other way round {here}.**"
    more = "more" if link.r > 0 else "less"
    return (
        f"{lead} Roles with a higher degree rate pay {more}: {ten} (95% interval {_gains(link)}). "
        f"It is hardly chance: {_as_strong(link)} {_numbers(link)}."
    )


def doubt(link: Association) -> str:
    """The doubt: how wide the interval is, and what else may be behind it."""
    low, high = (number(end, 2) for end in link.interval)
    return (
        f"**The doubt.** {word(link.n).capitalize()} roles are few: r could be anywhere from {low} "
        f"to {high}, and [rank](#or-is-it-the-rank-of-the-role) may be behind some of it."
    )


def _as_strong(link: Association) -> str:
    t = link.test
    of = f"all {number(t.orderings)} ways" if t.exact else f"{number(t.orderings)} random ways"
    shows = "shows" if t.count == 1 else "show"
    return (
        f"of {of} to deal the pays to the roles, {word(t.count)} {shows} a link at least as strong"
    )


def _numbers(link: Association) -> str:
    """r, its interval and p in brackets.

    The p of drawn orderings is not exact, and not called so."""
    p = f"{'exact ' if link.test.exact else ''}{p_value(link.p)}"
    return f"(r = {number(link.r, 2)}, {interval(*link.interval)}, {p})"


def _gains(link: Association) -> str:
    """Both ends of the change of pay, "more" or "less" said once where they agree."""
    low, high = (change(gain) for gain in link.gain[1:])
    both = low.rpartition(" ")[2]
    if low.endswith("%" + " " + both) and high.endswith("% " + both):
        return f"{low.removesuffix(' ' + both)} to {high}"
    return f"{low} to {high}"


def title(link: Association) -> str:
    lead = "No clear link of degree rate and pay"
    if link.rare:
        lead = f"Roles with a higher degree rate pay {'more' if link.r > 0 else 'less'}"
    return f"{lead}: r = {number(link.r, 2)}, {p_value(link.p)}"


def alt(link: Association) -> str:
    """What the picture shows: each role, or of many the two ends of pay."""
    roles = list(zip(link.short, link.x, link.pay, strict=True))
    shown = roles if link.n <= NAMED else [roles[0], roles[-1]]
    which = "" if link.n <= NAMED else ", of which the best and the worst paid are"
    points = "; ".join(f"{name} {number(x)}% and {dollars(pay)}" for name, x, pay in shown)
    return (
        f"Average pay against the share with the most common degree for {counted(link.n, 'role')}, "
        f"with a fitted line and its 95% band{which}: {points}."
    )


def rates(found: DegreeRates) -> str:
    """Which degree is the most common one, and how far the rates run."""
    low, high = (
        f"{number(rate)}% ({spoken(role)})" for role, rate in (found.lowest, found.highest)
    )
    runs = f"its share runs from {low} to {high}, in whole percent."
    degrees = found.degrees
    if len(degrees) == 1:
        return (
            f"The most common degree is the same for all roles, the {spoken(degrees.index[0])}; "
            f"{runs}"
        )
    kinds = listing(f"the {spoken(degree)} for {word(n)}" for degree, n in degrees.items())
    return (
        f"The most common degree differs between roles: {kinds}. Rates of different degrees are "
        f"not one measure and should not be compared as if they were; {runs}"
    )


def slope(link: Association) -> str:
    """How much more pay goes with ten points, and over the whole range."""
    low, high = number(link.x.min()), number(link.x.max())
    return (
        f"Ten points more go with {change(link.gain[0])} pay (95% interval {_gains(link)}). From "
        f"the lowest rate to the highest, {low} to {high}%, the line multiplies pay by "
        f"{number(link.factor, 2)}."
    )
