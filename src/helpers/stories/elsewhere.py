"""
What other data show of the questions that reports 01, 02 and 03 ask of a few roles.

    between(here, found)                  how much of the variation of pay lies between other roles
    apart(found, families)                how unevenly women and men are spread over occupations
    sets(found)                           whether other figures of the publisher come in sets
    women(link, found, official, split)   women's share and pay, and what sorting does to averages
    races(links)                          the share of each race, and of Hispanic people, and pay
"""

from helpers.questions.associations import Association
from helpers.questions.between import Elsewhere, Share
from helpers.questions.beyond.numbers import Shared
from helpers.questions.gender import Sorting
from helpers.questions.official.averages import WomenOverMen
from helpers.questions.official.segregated import Families, Segregation
from helpers.questions.share_and_pay import ShareAndPay
from helpers.stories.intervals import below, between_ratios, interval, pay_for, r_of
from helpers.wording import capital, counted, listing, number, percent, word


def between(here: Share, found: Elsewhere) -> str:
    """How much of the variation of pay lies between other roles."""
    return (
        f"Over {counted(found.n, 'other role')} of the publisher {percent(found.share.value)} of the "
        f"variation lies between them; here {percent(here.value)}."
    )


def women(link: Association, here: Sorting, official: ShareAndPay, split: WomenOverMen) -> str:
    """Women's share and pay over occupations, and women's average if all in one were paid alike."""
    low, high = split.intervals["common"]
    at_mens = split.at_mens.sorting
    return (
        f"Over {number(official.n)} US occupations those with more women pay "
        f"{pay_for(official.r_low, official.r_high)} ({r_of(official)}); {_beside(link, official)}. If "
        "women and men in an occupation shared one pay, women's average would lie "
        f"{below(split.common)} men's ({between_ratios((low, high))}); were both paid like its men, "
        f"{below(at_mens)}. Over these roles it is {below(here.ratio)}."
    )


def _beside(link: Association, official: ShareAndPay) -> str:
    here = f"over these {word(link.n)} roles (r = {number(link.r, 2)})"
    if link.r * official.r < 0:
        return f"the link goes the other way {here}"
    return f"the link is {'weaker' if abs(official.r) < abs(link.r) else 'stronger'} than {here}"


def races(links: dict[str, ShareAndPay]) -> str:
    """How the share of each group goes with pay over occupations, the strongest link first."""
    found = sorted(links.items(), key=lambda link: -abs(link[1].r))
    n = number(found[0][1].n)
    said = [
        f"{pay} where more workers are {listing(names, 'or')}"
        for side, pay in (
            (-1, "lower"),
            (1, "higher"),
            (0, "neither clearly lower nor clearly higher"),
        )
        if (
            names := [
                f"{name} ({_in_brackets(link)})" for name, link in found if _side(link) == side
            ]
        )
    ]
    return f"Over {n} US occupations pay is {', and '.join(said)}."


def _in_brackets(link: ShareAndPay) -> str:
    return f"r = {number(link.r, 2)}; {interval(link.r_low, link.r_high)}"


def _side(link: ShareAndPay) -> int:
    return int(link.r_low > 0) - int(link.r_high < 0)


def apart(found: Segregation, families: Families) -> str:
    """How unevenly women and men are spread over occupations, and over those of one group."""
    _, middle, _ = families.quartiles("d")
    return (
        f"D over {number(max(found.categories.values()))} US occupations is {number(found.d.iloc[-1].max(), 2)}; among the "
        f"occupations of one minor group it is {number(middle, 2)} in the middle case."
    )


def sets(found: Shared) -> str:
    """Whether other figures of the publisher come in sets, as age, LGBT share and race do."""
    both = found.figures.loc["age and growth"]
    return (
        f"{capital(counted(both.roles, 'role'))} of the publisher have {number(both['values'])} pairs of average age and "
        f"growth, where chance would give {number(found.by_chance)}."
    )
