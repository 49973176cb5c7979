"""
The report on race shares in words.

    answer                                      what was found, what follows, and the doubt
    shares_title, shares_alt, shares_table      the printed shares
    sums                                        whether they add up
    profiles_table, tree_title, tree_alt, groups      profiles and groups
    carried_title, carried_alt                  what the profiles carry

`mixes` has the words on how mixed the roles are, and on what sorting does to average pay.
"""

import pandas as pd

from helpers.questions.race import Carried, MakeUps
from helpers.questions.race_profiles import Profiled
from helpers.wording import (
    between,
    counted,
    listing,
    named,
    number,
    p_value,
    part_of,
    percent,
    span,
    spoken,
    word,
)

# The answer


def answer(made: MakeUps, found: Profiled, held: Carried) -> list[str]:
    """How many make-ups there are, what follows from that, and the doubt."""
    return [_how_many(made, found), _follows(made, found), _doubt(held)]


def _how_many(made: MakeUps, found: Profiled) -> str:
    roles, kinds = len(made.printed), made.kinds
    pairs = f"The {counted(roles, 'role')} have {counted(kinds, 'pair')} of average age and LGBT share between them"
    own = _own(found)
    if not found.follow:
        return (
            f"**The race shares do not clearly follow age and LGBT share.** {pairs}; among all "
            "ways to group the roles so, others keep make-ups as far apart "
            f"({p_value(found.test.p)}, one-sided). {own}"
        )
    return (
        f"**The race shares look made for groups of roles, not counted in each.** {pairs}, and their "
        f"race shares follow these profiles: {_deals(found)}. {own}"
    )


def _own(found: Profiled) -> str:
    if found.own == 1:
        return "By themselves they form no groups on which every way of clustering agrees."
    return (
        f"By themselves the race shares form at least {counted(found.own, 'group')}, in nearly "
        "all ways in which they can be rounded."
    )


def _deals(found: Profiled) -> str:
    test = found.test
    ways = (
        f"of {number(test.orderings)} {'' if found.exact else 'random '}ways to group the roles so"
    )
    if test.count == 1:
        least = ", the least that is possible here" if test.p < found.least + 1e-9 else ""
        return (
            f"{ways}, no other keeps different make-ups as far apart ({p_value(test.p)}, "
            f"one-sided{least})"
        )
    return f"{ways}, {number(test.count)} keep them as far apart ({p_value(test.p)}, one-sided)"


def _follows(made: MakeUps, found: Profiled) -> str:
    none = "**nothing can be concluded about race and pay, in either direction**"
    if not found.follow:
        return f"**What follows.** A few chosen roles are no sample: {none}."
    more = f" and at least {counted(found.own, 'group')}" if found.own > made.kinds else ""
    there = "is" if made.kinds == 1 else "are"
    many = f"{counted(made.kinds, 'profile')}{more}"
    return f"**What follows.** There {there} {many} to compare, not {counted(len(made.printed), 'role')}, and {none}."


def _doubt(held: Carried) -> str:
    pay = held.others.get("log pay")
    rest = "" if pay is None or pd.isna(pay) else f", and {percent(pay)} of that of log pay"
    both = listing(dict.fromkeys(percent(end) for end in ends(held.race)), "to")
    return (
        "**The doubt.** How these shares were made is not stated. The profiles carry "
        f"{both} of the variance of each group's share{rest}; labels dealt by chance would carry "
        f"about {percent(held.chance)}."
    )


# The printed shares


def shares_title(made: MakeUps, found: Profiled) -> str:
    if found.apart:
        return "Roles of one profile have nearly the same race shares"
    return (
        f"Race shares of {counted(len(made.printed), 'role')} in {counted(made.kinds, 'profile')} "
        "of age and LGBT share"
    )


def ends(values: pd.Series) -> tuple[float, float]:
    """The lowest and the highest of some values."""
    return float(values.min()), float(values.max())


def shares_alt(made: MakeUps) -> str:
    each = "; ".join(
        f"{group} {between(*(percent(end, 1) for end in ends(made.printed[group])))}"
        for group in made.printed
    )
    return (
        f"Share of each group in each role, a row a group, dots by profile, on one scale: {each}."
    )


def shares_table(made: MakeUps, shown: pd.DataFrame) -> pd.DataFrame:
    """The printed shares of some roles, their total and profile, as a reader sees them."""
    table = shown.assign(Total=made.totals[shown.index]).map(lambda share: percent(share, 1))
    table["Profile"] = made.about["profile"]
    return table.rename(index=named)


def sums(made: MakeUps) -> str:
    """Whether the shares add up, and how coarse the smallest is."""
    role, group, coarse = made.smallest
    least, most = (percent(end, 1) for end in ends(made.totals))
    return (
        f"The totals lie {between(least, most)}. The smallest share, {group} for the "
        f"{spoken(role)} ({percent(made.printed.loc[role, group], 1)}), is known only to within "
        f"{percent(coarse)} of itself: a difference of a tenth of a point in that group may be "
        "nothing but rounding."
    )


# Profiles and groups


def profiles_table(made: MakeUps) -> pd.DataFrame:
    """Each profile with its age, LGBT share and roles, as a reader sees them."""
    by = made.about.groupby("profile", sort=False)
    first = by.first()
    columns = {
        "Average age": [number(age) for age in first["age"]],
        "LGBT": [percent(share) for share in first["lgbt"]],
        "Roles": [listing(map(named, group["short"])) for _, group in by],
    }
    return pd.DataFrame(columns, index=first.index)


def tree_title(found: Profiled) -> str:
    if found.apart:
        return (
            f"Roles of one profile lie closer ({number(found.inside, 2)} at most) than any two of "
            f"different profiles ({number(found.outside, 2)} at least)"
        )
    return "Race make-ups, joined by likeness; letters are profiles of age and LGBT share"


def tree_alt(found: Profiled) -> str:
    if found.apart:
        return (
            "Tree of the roles by likeness of their race shares; roles of one profile of age and "
            "LGBT share join each other before any other role."
        )
    return (
        "Tree of the roles by likeness of their race shares; profiles of age and LGBT share mix in "
        "it."
    )


def leaves(made: MakeUps, roles: pd.DataFrame) -> list[str]:
    """Roles by their short names, with the letter of their profile."""
    about = made.about.loc[roles.index]
    return [f"{r.short} ({r.profile})" for r in about.itertuples()]


def groups(made: MakeUps, found: Profiled) -> str:
    """Whether the tree gives the profiles however it is made, and how many groups it gives at
    least."""
    under = found.stable["under_rounding"]
    always = span(*(number(100 * end) for end in ends(under)))
    come = (
        "**Age, LGBT share and race come as one set.** They are not three observations of a role."
        if found.ways == len(found.stable) and found.follow
        else "The grouping depends on how it is looked at."
    )
    return (
        f"Cut into {word(made.kinds)}, the tree gives exactly the profiles under "
        f"{part_of(found.ways, len(found.stable), 'combination')} of distance (Aitchison, total "
        f"variation) and linkage (average, complete, single), and in {always}% of {found.draws} "
        f"random draws inside the rounding of the shares. {come} All combinations agree on up to "
        f"{counted(found.own, 'group')}, in {percent(found.agreement, 1)} of the draws at least. "
        f"Without the group Unknown the test gives {p_value(found.bare.p)}."
    )


# What the profiles carry


def carried_title(held: Carried) -> str:
    both = listing(dict.fromkeys(percent(end) for end in ends(held.race)), "to")
    pay = held.others.get("log pay")
    rest = "" if pay is None or pd.isna(pay) else f", {percent(pay)} of that of log pay"
    return f"The profiles carry {both} of each group's variance{rest}"


def carried_alt(held: Carried) -> str:
    each = "; ".join(f"{name} {percent(value)}" for name, value in held.all.items())
    return f"Share of the variance of each figure that lies between the profiles: {each}."
