"""The numbers of an association, as they stand in a report's table.

rows_of_association(a)   r with its interval, and all that could undo it; of ranks and of profiles
                         only what they add
"""

from helpers.questions.results import Row

MEASURES = {"pearson": "Pearson r", "spearman": "Spearman ρ", "kendall": "Kendall τ"}


def rows_of_association(a) -> list[Row]:
    """The rows of a `questions.associations.Association`."""
    if a.within:
        return _rows_within(a)
    return _rows_of_rank(a) if a.measure != "pearson" else _rows_of_pearson(a)


def _rows_of_pearson(a) -> list[Row]:
    name, of = f"{a.figure} and log pay", "correlation"
    orderings = f"{a.test.count} of {a.test.orderings} orderings at least as strong, both sides"
    strongest = f"{a.strongest.count} of {a.strongest.orderings} orderings"
    box = "every printed figure anywhere in its rounding interval"
    line = "100 (exp(10 slope) - 1), least squares on log pay; 95% t-interval"
    observed = f"fitted, from {a.x.min():g} to {a.x.max():g}"
    return [
        Row(f"r, {name}", a.r, of, "Pearson; 95% interval by Fisher's z", *a.interval),
        Row("r, leaving each role out", a.r, of, "range over omissions", *a.left_out_range),
        Row("r, rounding", a.r, of, box, *a.box),
        Row(f"p, {name}", a.p, "probability", orderings),
        Row("orderings at least as strong", a.test.count, "count", f"of {a.test.orderings}"),
        Row("largest |r| leaving one role out", a.strongest.observed, of, "over all omissions"),
        Row("p of the largest |r| leaving one role out", a.strongest.p, "probability", strongest),
        Row(f"pay per 10 points of {a.figure}", a.gain[0], "percent", line, *a.gain[1:]),
        Row(f"pay factor across the observed {a.figure}s", a.factor, "ratio", observed),
        Row("r needed for p = .05", a.least_r, of, "either sign, by the t-distribution"),
        *_rows_without(a),
    ]


def _rows_without(a) -> list[Row]:
    line = f"of the line on {a.figure}"
    return [
        row
        for role, r, p, leverage, cook in a.left_out.itertuples(index=False)
        for row in (
            Row(f"r without {role}", r, "correlation", "Pearson, log pay"),
            Row(f"p without {role}", p, "probability", "all orderings of the others"),
            Row(f"leverage of {role}", leverage, "fraction", line),
            Row(f"Cook's distance of {role}", cook, "ratio", line),
        )
    ]


def _rows_of_rank(a) -> list[Row]:
    name, count = MEASURES[a.measure], f"{a.test.count} of {a.test.orderings} orderings"
    return [
        Row(f"{name}, {a.figure} and log pay", a.r, "correlation", "ranks"),
        Row(f"p of {name}", a.p, "probability", count),
    ]


def _rows_within(a) -> list[Row]:
    name, t = f"{a.figure} and log pay", a.test
    how = "Pearson's r less its average over orderings inside profiles of age and LGBT share"
    dealt = "average of Pearson's r over those orderings"
    p_how = f"{t.count} of {t.orderings} orderings at least as far from their average"
    return [
        Row(f"r centred within profiles, {name}", a.r - t.centre, "correlation", how),
        Row(f"r dealt within profiles, {name}", t.centre, "correlation", dealt),
        Row(f"p within profiles, {name}", a.p, "probability", p_how),
    ]
