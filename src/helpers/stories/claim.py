"""
A claim in words: what is claimed, how sure one can be, and how it fared elsewhere.

    headline, here, doubt, elsewhere   a claim in four short pieces
    value, interval                    an estimate and its interval
    sure, may_be_chance, group         the interval with p; whether p is large; whose share it is about
"""

from helpers.claims import STATUSES, Claim
from helpers.claims.claim import LEVEL, Elsewhere, Estimate
from helpers.stories.common import people_in
from helpers.wording import capital, change, ends, listing, number, p_value, percent, spoken

LEADS = dict(
    zip(
        STATUSES,
        (
            "It holds elsewhere",
            "Elsewhere the figure is smaller",
            "Elsewhere it is not clear",
            "Elsewhere it is clear",
            "Elsewhere it is open too",
            "Elsewhere it is the other way round",
        ),
        strict=True,
    )
)

LINKS = {
    "Degree rate and pay": "roles where more workers hold the most common degree pay {}",
    "Degree rate and pay at equal rank": "at equal rank, roles with a higher degree rate pay {}",
    "Degree rate and pay at equal shares of women": (
        "at equal shares of women, roles with a higher degree rate pay {}"
    ),
    "Women's share and pay": "roles with more women pay {}",
    "Women's share and pay at equal degrees": (
        "roles with more women pay {} at equal degree rates"
    ),
}
"""Claims that two figures go together, as plain words."""

TEN = {
    name: f"Ten more {'women' if name.startswith('Women') else 'holders'} in a hundred go with {{}} pay"
    for name in LINKS
}
"""The size of a link in words."""

RANGES = {
    "weights halved or doubled": "with the sizes of the roles halved or doubled",
    "readings": "depending on how their pay ranges are read",
}
"""What a range is over, in words."""


def value(estimate: Estimate) -> str:
    """A value as readers see it.

    >>> value(Estimate(42.4, 15.3, 75.8, "95% interval", "percent"))
    '42% more'
    >>> value(Estimate(0.92, 0.87, 0.99, "range over weights", "ratio", 1.0))
    '8% below'
    """
    return _shown(estimate.value, estimate.unit)


def _shown(end: float, unit: str) -> str:
    if unit == "percent":
        return change(end)
    if unit == "ratio":
        return f"{percent(abs(1 - end))} {'below' if end < 1 else 'above'}"
    return percent(end) if unit == "fraction" else f"r = {number(end, 2)}"


def interval(estimate: Estimate) -> str:
    """The interval of a value with what it is; nothing for what is counted.

    >>> interval(Estimate(42.4, 15.3, 75.8, "95% interval", "percent"))
    '95% interval 15% to 76% more'
    """
    if not estimate.interval:
        return ""
    low, high = (_shown(end, estimate.unit) for end in (estimate.low, estimate.high))
    both = ends(low, high.removeprefix("r = ")).removeprefix("r = ")
    kind, _, over = estimate.interval.partition(" over ")
    if not over:
        return f"{kind} {both}"
    return f"{kind} {both} {RANGES.get(over, f'in {over} of them')}"


def headline(claim: Claim) -> str:
    """What is claimed, in one plain sentence."""
    if claim.name in HEADLINES:
        return HEADLINES[claim.name](claim)
    said = LINKS[claim.name].format("more" if claim.direction > 0 else "less")
    return f"{capital(said)}." if claim.seen_here else f"These roles cannot tell whether {said}."


def _sorting(claim: Claim) -> str:
    are = "are" if claim.seen_here else "may be"
    return (
        f"Women {are} more often in the {'lower' if claim.here.value < 1 else 'better'}-paid roles."
    )


def _race(claim: Claim) -> str:
    return (
        "These roles cannot tell whether race goes with pay: their race shares look made for groups of "
        "roles, not counted in each."
    )


def _between(claim: Claim) -> str:
    if claim.seen_here:
        where = (
            "between these roles than inside"
            if claim.direction > 0
            else "inside these roles than between"
        )
        return f"Pay varies more {where} them."
    return "Pay may vary as much inside these roles as between them."


def _average(claim: Claim) -> str:
    return f"The printed average is the geometric middle of the printed range in {_all(claim.here.value)} these roles."


def _wider(claim: Claim) -> str:
    if claim.seen_here and claim.direction > 0:
        return "Average age looks made for groups of roles, not counted in each."
    return "These roles cannot tell whether average age is counted in each."


def _shared(claim: Claim) -> str:
    return (
        f"{percent(claim.here.value)} of these roles only repeat another's average age and LGBT share, to the digit, "
        f"where chance would give {percent(claim.here.none)} ({_p(claim)})."
    )


def _other(claim: Claim) -> str:
    if claim.seen_here:
        return f"Of the figures not asked about beforehand, {_figure(claim)} goes with pay."
    return "These roles cannot tell whether any other figure goes with pay."


def _figure(claim: Claim) -> str:
    return claim.what.removeprefix("Pearson's r of ").partition(" and log pay")[0]


def _all(share: float) -> str:
    return "all of" if share == 1 else f"{percent(share)} of"


HEADLINES = {
    "Women's average pay from sorting alone": _sorting,
    "Race shares and pay": _race,
    "Pay between and inside roles": _between,
    "The average is made from the range": _average,
    "Figures that belong to wider groups": _wider,
    "Any other figure and pay": _other,
}


def here(claim: Claim) -> str:
    """The number among these roles, with its interval and p; nothing where there is none."""
    if not claim.here.interval:
        return _shared(claim) if claim.name == "Figures that belong to wider groups" else ""
    chance = ", which may be chance" if may_be_chance(claim) else ""
    return f"{_number(claim)}{chance} ({sure(claim)})."


def sure(claim: Claim) -> str:
    """The interval of a claim and its p."""
    return interval(claim.here) + ("" if claim.p is None else f"; {_p(claim)}")


def _p(claim: Claim) -> str:
    return f"{'exact ' if claim.exact else ''}{p_value(claim.p)}"


def may_be_chance(claim: Claim) -> bool:
    """Whether chance alone would often give a link as strong."""
    return claim.p is not None and claim.p >= LEVEL


def _number(claim: Claim) -> str:
    """The number of a claim in words.

    >>> _number(Claim("Pay between and inside roles", "", "", "", Estimate(0.43, 0.43, 0.55, "range over readings", "fraction")))
    '43% of the variation of pay lies between the roles'
    """
    said, unit = value(claim.here), claim.here.unit
    if unit == "percent":
        return TEN[claim.name].format(said)
    if unit == "ratio":
        return f"If each role paid women and men alike, women's average pay would be {said} men's"
    if unit == "fraction":
        return f"{said} of the variation of pay lies between the roles"
    return f"For {_figure(claim)} {said}"


def doubt(claim: Claim) -> str:
    """The worst single doubt in words; nothing where none was tried."""
    if claim.worst is None:
        return ""
    option = claim.worst.option
    how = {
        "without a role": f"without the {spoken(option)}",
        "rounding": "with every figure moved inside its rounding",
        "measure": "by ranks instead of figures",
        "weights": f"with {option} weights",
        "reading": f"with pay ranges read as {people_in(option)}",
    }[claim.worst.kind]
    return f"{capital(how)} it is {_shown(claim.worst.value, claim.here.unit)}."


def elsewhere(claim: Claim) -> str:
    """How the claim fared in other data, with number and rows; or that no data could be asked."""
    if not claim.elsewhere:
        return "Nowhere else could it be asked."
    if len({other.where for other in claim.elsewhere}) > 1 and claim.here.unit == "ratio":
        first, second = claim.elsewhere
        unclear = "" if second.estimate.side else ", it may be nothing"
        return (
            f"{LEADS[claim.status]} at each occupation's pay: {_found(claim, first)}; at its men's pay, "
            f"{value(second.estimate)}{unclear} ({interval(second.estimate)})."
        )
    found = listing([_found(claim, other) for other in claim.elsewhere])
    return f"{LEADS[claim.status]}: {found}."


def _found(claim: Claim, other: Elsewhere) -> str:
    kind = "US occupations" if other.where == "official statistics" else "other roles"
    said, rows = value(other.estimate), f"{number(other.rows)} {kind}"
    given = other.estimate.interval and not claim.seen_here
    sure = f" ({interval(other.estimate)})" if given else ""
    if claim.name == "Race shares and pay":
        more = f"those with ten more {group(claim)} in a hundred"
        return f"over {rows}, {more} pay {said}{sure}, the strongest link of any group"
    if claim.name == "Figures that belong to wider groups":
        chance = percent(other.estimate.none)
        return (
            f"of {rows}, which print no LGBT share, {said} repeat another's age and growth, where chance "
            f"would give {chance}"
        )
    if claim.name == "The average is made from the range":
        return f"in {_all(other.estimate.value)} {rows}"
    return f"{said} over {rows}{sure}"


def group(claim: Claim) -> str:
    """Whose share a claim on races is about."""
    return f"{claim.what.removesuffix(' share')} workers"
