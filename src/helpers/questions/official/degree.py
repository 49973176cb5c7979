"""
Do occupations with more bachelor's degrees pay more?

    degree_and_pay(occupations)     Table 5.3 and OEWS: the bachelor's rate and median pay, where
                                    the bachelor's is the modal degree
    higher_and_pay(occupations)     the same tables: bachelor's or more and median pay, over all
                                    occupations

The bachelor's rate is the share whose highest degree is a bachelor's: what a page prints as the
most common degree, where that is the modal one. Rows marked approximate take the education of a
wider occupation, so they repeat it: `exact` leaves them out.
"""

from helpers.official import Occupations
from helpers.questions.share_and_pay import ShareAndPay, share_and_pay

SHARES = [
    "less_than_high_school_share",
    "high_school_share",
    "some_college_share",
    "associate_share",
    "bachelor_share",
    "master_share",
    "doctoral_share",
]
SOURCE = (
    "highest degree of Table 5.3 2019 and 2021, workers aged 25 and over; median yearly pay of "
    "OEWS May 2021, jobs of wage and salary workers; joined by SOC code"
)


def degree_points(occupations: Occupations, *, exact: bool = True):
    """The detailed occupations of both tables with `bachelor_share`, `higher_share` (bachelor's or
    more), `modal` and pay.

    Occupations whose median is top-coded (at least $208,000) have no pay and are left out by
    whoever uses it.
    """
    jobs = occupations.pay[occupations.pay["level"] == "detailed"].drop(
        columns=["occupation", "level"]
    )
    points = occupations.education.merge(jobs, on="soc", validate="1:1")
    points = points[~(points["approximate"] & exact)]
    modal = points[SHARES].idxmax(axis=1).str.removesuffix("_share")
    return points.assign(
        same_education=points.groupby(SHARES).ngroup(),
        modal=modal,
        higher_share=points[SHARES[4:]].sum(axis=1),
    ).reset_index(drop=True)


def degree_and_pay(occupations: Occupations, *, exact: bool = True) -> ShareAndPay:
    """The bachelor's rate and median pay over occupations whose modal highest degree is the
    bachelor's."""
    points = degree_points(occupations, exact=exact)
    points, name = points[points["modal"] == "bachelor"], "bachelor's rate where modal"
    return _share_and_pay(points, "bachelor_share", name, exact)


def higher_and_pay(occupations: Occupations, *, exact: bool = True) -> ShareAndPay:
    """The share with a bachelor's or more, and median pay, over all occupations."""
    points = degree_points(occupations, exact=exact)
    return _share_and_pay(points, "higher_share", "bachelor's or more", exact)


def _share_and_pay(points, share: str, name: str, exact: bool) -> ShareAndPay:
    kind = (
        "exact rows only"
        if exact
        else "approximate rows among them, which repeat the education of wider occupations"
    )
    coded = int(points["p50_usd_at_least"].notna().sum())
    return share_and_pay(
        points,
        share,
        "p50_usd",
        what=f"OEWS 2021: {name} and median pay{'' if exact else ', with approximate rows'}",
        source=f"{SOURCE}; {kind}; {coded} more with a top-coded median left out",
        families="" if exact else "same_education",
    )
