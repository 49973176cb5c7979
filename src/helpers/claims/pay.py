"""
What is claimed of pay itself: how much of its variation lies between roles, what the printed average
is, and whether anything not asked about beforehand goes with it.
"""

from helpers.claims.claim import Claim, Doubt, Elsewhere, Estimate
from helpers.claims.degrees import OTHERS
from helpers.claims.evidence import Evidence, of_r
from helpers.questions import beyond
from helpers.questions.associations import association
from helpers.questions.between import between_share
from helpers.questions.pay import POSSIBLE, READING
from helpers.questions.results import TooFew
from helpers.questions.screens import screen
from helpers.questions.weights import ways

HALF = 0.5
PAGES = "pages of the publisher"


def between_roles(evidence: Evidence) -> Claim:
    """Less than half of the variation of pay lies between the roles."""
    main = between_share(evidence.own).value
    found = beyond.share_between(evidence.own, evidence.others)
    readings = {name: between_share(evidence.own, reading=name).value for name in POSSIBLE}
    priced = evidence.own.roles.dropna(subset=["yearly_salary_usd", "salary_low_usd"])
    doubts = [Doubt("reading", name, share) for name, share in readings.items() if name != READING]
    doubts += [
        Doubt("weights", way, between_share(evidence.own, weights=way).value)
        for way in ways(evidence.own, list(priced["role"]))
        if way != "equal"
    ]
    low, _, high = found.middle
    others = _share(found.others, low, high, f"range over 95% of random sets of {found.size}")
    return Claim(
        name="Pay between and inside roles",
        report="01-salary-gaps",
        figure="01-between-and-within",
        what="share of the variation of log pay that lies between the roles, ranges read as P10–P90, equal weights",
        here=_share(main, min(readings.values()), max(readings.values()), "range over readings"),
        doubts=tuple(doubts),
        elsewhere=(Elsewhere(OTHERS, others, found.n, PAGES),),
    )


def _share(value: float, low: float, high: float, interval: str) -> Estimate:
    return Estimate(float(value), float(low), float(high), interval, "fraction", none=HALF)


def middle_of_range(evidence: Evidence) -> Claim:
    """The printed average is the geometric middle of the printed range."""
    fits = beyond.middle_of_range(evidence.own, evidence.others, evidence.occupations).fits
    own = fits["role"].isin(evidence.own.roles["role"])
    here, there = (fits.loc[mask, "geometric middle"] for mask in (own, ~own))
    return Claim(
        name="The average is made from the range",
        report="00-data",
        figure="00-place-of-the-average",
        what="share of roles whose average is the geometric middle of its range within rounding",
        here=_counted(here.mean()),
        elsewhere=(Elsewhere(OTHERS, _counted(there.mean()), len(there), PAGES),),
    )


def _counted(share: float) -> Estimate:
    return Estimate(float(share), float(share), float(share), "", "fraction")


def anything_else(evidence: Evidence) -> Claim:
    """The strongest of the figures that were not asked about before looking goes with pay."""
    looks = screen(evidence.own).found
    links = beyond.links(evidence.own, evidence.others).found
    both = [figure for figure in looks.index if figure in links.index]
    TooFew.unless(len(both), 1, "other figure that was also asked elsewhere")
    name = both[0]
    found, other = association(evidence.own, name), links.loc[name]
    return Claim(
        name="Any other figure and pay",
        report="04-degree-rates",
        figure="04-screen",
        what=f"Pearson's r of {name} and log pay, the strongest that was also asked elsewhere",
        here=of_r(found.r, found.interval),
        doubts=tuple(
            Doubt("without a role", out.role, out.r) for out in found.left_out.itertuples()
        ),
        elsewhere=(Elsewhere(OTHERS, of_r(other.r, other[["low", "high"]]), int(other.n), PAGES),),
        p=float(looks.loc[name, "p_adjusted"]),
    )
