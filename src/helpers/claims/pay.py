"""
What is claimed of pay itself: how much of its variation lies between roles, what the printed average
is, and whether anything not asked about beforehand goes with it.
"""

from helpers.claims.claim import Claim, Doubt, Elsewhere, Estimate
from helpers.claims.degrees import OTHERS, doubts_of
from helpers.claims.evidence import Evidence, of_r
from helpers.questions.associations import association
from helpers.questions.pairs import splits
from helpers.questions.screens import screen

__all__ = ["anything_else", "between_roles", "middle_of_range"]

HALF = 0.5
POSSIBLE = ("P10–P90", "P5–P95")  # readings that official statistics do not rule out (report 06)


def between_roles(evidence: Evidence) -> Claim:
    """Less than half of the variation of pay lies between the roles."""
    table = splits(evidence.own.roles)
    logs = table[(table["measure"] == "variance of log pay") & table["reading"].isin(POSSIBLE)]
    found = evidence.between
    shares = logs.loc[logs["weights"] == "equal", "share_between"]
    low, middle, high = found.middle
    return Claim(
        name="Pay between and inside roles",
        report="01-salary-gaps",
        figure="01-between-and-within",
        what="share of the variation of log pay that lies between the roles, ranges read as P10–P90, equal weights",
        here=_share(found.own, shares.min(), shares.max(), "range over readings"),
        doubts=tuple(
            Doubt("reading", f"{split.reading}, {split.weights} weights", split.share_between)
            for split in logs.itertuples()
        ),
        elsewhere=(
            Elsewhere(
                OTHERS,
                _share(found.others, low, high, f"range over random sets of {found.size}"),
                found.n,
                "pages of the publisher",
            ),
        ),
    )


def _share(value: float, low: float, high: float, interval: str) -> Estimate:
    return Estimate(float(value), float(low), float(high), interval, "fraction", none=HALF)


def middle_of_range(evidence: Evidence) -> Claim:
    """The printed average is the geometric middle of the printed range."""
    fits = evidence.middles.fits
    own = fits["role"].isin(evidence.own.roles["role"])
    here, there = (fits.loc[mask, "geometric middle"] for mask in (own, ~own))
    return Claim(
        name="The average is made from the range",
        report="00-data",
        figure="00-place-of-the-average",
        what="share of roles whose average is the geometric middle of its range within rounding",
        here=_counted(here.mean()),
        elsewhere=(
            Elsewhere(OTHERS, _counted(there.mean()), len(there), "pages of the publisher"),
        ),
    )


def _counted(share: float) -> Estimate:
    return Estimate(float(share), float(share), float(share), "", "fraction")


def anything_else(evidence: Evidence) -> Claim:
    """The strongest of the figures that were not asked about before looking goes with pay."""
    looks = screen(evidence.own).found
    name = next(figure for figure in looks.index if figure in evidence.links.found.index)
    found, other = association(evidence.own, name), evidence.links.found.loc[name]
    return Claim(
        name="Any other figure and pay",
        report="04-degree-rates",
        figure="04-screen",
        what=f"Pearson's r of {name} and log pay, the strongest that was also asked elsewhere",
        here=of_r(found.r, found.interval),
        doubts=doubts_of(evidence, found),
        elsewhere=(
            Elsewhere(
                OTHERS,
                of_r(other.r, (other.low, other.high)),
                int(other.n),
                "pages of the publisher",
            ),
        ),
        p=float(looks.loc[name, "p_adjusted"]),
    )
