"""Report 00 in words: small results and the sentences that they make."""

import pandas as pd
import pytest

from helpers.questions.checks import Hourly, Places, Sets, Totals
from helpers.questions.data import Agreement, Contents, Covered, Openings
from helpers.stories import checks as check
from helpers.stories import coverage
from helpers.stories import data as story

NONE = pd.DataFrame()
REPEATED = pd.DataFrame(
    {"field": ["yearly_salary", "lgbt_share"], "roles": [7, 7], "values": [7, 3]}
)


def contents(**facts) -> Contents:
    usual = {
        "pages": 5,
        "roles": 7,
        "values": 315,
        "best": ("Head Cook", 118_898.0),
        "least": ("Baker", 38_792.0),
        "several": 61,
        "differ": 0,
        "few": {"average age": 3, "LGBT share": 3},
        "notes": {},
        "repeated": REPEATED,
    }
    return Contents(**usual | facts)


class TestAnswer:
    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            (
                {},
                "Average pay runs from **$38,792** (baker) to **$118,898** (head cook).",
            ),
            (
                {"best": None, "least": None},
                "No role has a yearly salary.",
            ),
            (
                {"least": ("Head Cook", 118_898.0)},
                "Only one has an average pay: **$118,898** (head cook).",
            ),
            (
                {"least": ("Baker", 118_898.0)},
                "Average pay is **$118,898** wherever it is given.",
            ),
            (
                {"best": ("*Star* Cook", 5.0)},
                "Average pay runs from "
                r"**$38,792** (baker) to **$5** (\*star\* cook).",
            ),
        ],
        ids=["usual", "no pay", "one paid", "all alike", "signs"],
    )
    def test_pay(self, facts, expected):
        assert story.answer(contents(**facts))[1] == expected

    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            ({}, "; 61 values stand on more than one page, and **all printings agree**."),
            (
                {"several": 1},
                "; one value stands on more than one page, and **all printings agree**.",
            ),
            (
                {"several": 12, "differ": 1},
                "; twelve values stand on more than one page, and **the printings of one value differ**.",
            ),
            (
                {"several": 0},
                ", none on more than one page, so that the pages cannot check each other.",
            ),
        ],
    )
    def test_how_far_pages_agree(self, facts, expected):
        found = story.answer(contents(**facts))[0]
        assert found == f"Five pages compare **seven roles** and print 315 values{expected}"

    def test_of_one_page(self):
        found = story.answer(contents(pages=1, roles=2, values=1))[0]
        assert found.startswith("One page compares **two roles** and prints one value")

    @pytest.mark.parametrize(
        ("facts", "expected"),
        [
            (
                {},
                "**The doubt.** Pages that agree may only draw on one table, and the table may be "
                "wrong. Among seven roles there are only three different average ages and three "
                "different LGBT shares: such figures seem made for groups of roles, not counted in "
                "each. How the publisher makes its figures is known only in part.",
            ),
            (
                {"differ": 2, "few": {"race profile": 1}},
                "**The doubt.** Among seven roles there is only one race profile: such figures seem "
                "made for groups of roles, not counted in each. How the publisher makes its figures "
                "is known only in part.",
            ),
            (
                {"several": 0, "few": {}},
                "**The doubt.** How the publisher makes its figures is known only in part.",
            ),
        ],
    )
    def test_doubt(self, facts, expected):
        assert story.answer(contents(**facts))[2] == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "Seven roles, from $38,792 to $118,898 a year"),
        ({"best": None}, "Seven roles, none with a yearly salary"),
        (
            {"least": ("Head Cook", 118_898.0)},
            "Seven roles, one with an average pay: $118,898 a year",
        ),
        ({"least": ("Baker", 118_898.0)}, "Seven roles, $118,898 a year"),
    ],
)
def test_glance_title(facts, expected):
    assert story.glance_title(contents(**facts)) == expected


def test_glance_alt_and_overview_say_what_is_missing():
    roles = pd.DataFrame(
        {
            "role": ["Head Cook", "Baker"],
            "short": ["Head cook", "Baker"],
            "yearly_salary_usd": [50_000.0, None],
            "salary_low_usd": [40_000.0, None],
            "salary_high_usd": [60_000.0, None],
            "women_share": [0.485, None],
            "degree_share": [0.66, None],
            "average_age_years": [44.0, None],
            "growth": [-0.04, None],
            "openings": [1_234.0, None],
        }
    ).astype({"average_age_years": float})
    assert story.glance_alt(roles).endswith("Head cook $50,000; Baker without an average.")
    table = story.overview(roles)
    assert table.loc["Head Cook"].tolist() == [
        "$50,000",
        "$40,000–$60,000",
        "48.5%",
        "66%",
        "44",
        "−4%",
        "1,234",
    ]
    assert set(table.loc["Baker"]) == {"not given"}


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        ({}, "No cell was unclear, and no two printings of a value disagreed."),
        ({"unclear": 1}, "The reading left one note of the kind *unclear*:"),
        (
            {"unclear": 3, "disagrees": 1},
            "The reading left three notes of the kind *unclear* and one note of the kind *disagrees*:",
        ),
    ],
)
def test_notes(notes, expected):
    assert story.notes(contents(notes=notes)) == expected


TABLE = pd.DataFrame({"Pay": [True] * 7})


@pytest.mark.parametrize(
    ("missing", "said", "title"),
    [
        (
            {},
            "Every role has every figure that any of the pages gives.",
            "All 154 figures are given",
        ),
        (
            {"Job satisfaction": 1},
            "Missing: job satisfaction for one role.",
            "138 of 154 figures are given; job satisfaction is missing most often",
        ),
        (
            {"Duties": 5, "LGBT percentage": 5, "Job satisfaction": 1},
            "Missing: duties for five roles, LGBT percentage for five roles and job satisfaction for "
            "one role. A figure that half of the roles lack supports no comparison of all.",
            "138 of 154 figures are given; duties and LGBT percentage are missing most often",
        ),
        (
            dict.fromkeys("ABCD", 1),
            "Missing: A for one role, B for one role, C for one role and D for one role.",
            "138 of 154 figures are given",
        ),
    ],
    ids=["nothing", "one", "half", "many"],
)
def test_missing(missing, said, title):
    found = Covered(TABLE, 138, 154, missing)
    assert (coverage.missing(found), coverage.missing_title(found)) == (said, title)
    assert coverage.missing_alt(found).startswith(
        "For each row of a page, which roles have a value"
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            Agreement({}, 0, 0, 0, 1),
            "No role stands on more than one page, so nothing can be compared.",
        ),
        (
            Agreement({"Cook": 3, "Baker": 2}, 61, 0, 0, 5),
            "On more than one page stand the cook (three pages) and the baker (two pages). Of the 61 "
            "values printed more than once, **none differs**.",
        ),
        (
            Agreement({"Cook": 2}, 1, 0, 0, 5),
            "On more than one page stands the cook (two pages). The one value printed more than once "
            "**is the same each time**.",
        ),
        (
            Agreement({"Cook": 2}, 0, 0, 0, 5),
            "On more than one page stands the cook (two pages). No value is printed more than once.",
        ),
        (
            Agreement({"Cook": 2}, 9, 1, 5, 5),
            "On more than one page stands the cook (two pages). Of the nine values printed more than "
            "once, **one differs**; the page retrieved last counts, and the notes show both.",
        ),
        (
            Agreement({"Cook": 2}, 9, 2, 1, 5),
            "On more than one page stands the cook (two pages). Of the nine values printed more than "
            "once, **two differ**; the page retrieved last counts, pages without a date coming before "
            "all others, and the notes show both.",
        ),
        (
            Agreement({"Cook": 2}, 9, 2, 0, 5),
            "On more than one page stands the cook (two pages). Of the nine values printed more than "
            "once, **two differ**; the page that comes last by name counts, unless it denies the figure "
            "itself, and the notes show both.",
        ),
    ],
    ids=["none", "agree", "one value", "no value", "dated", "some dated", "undated"],
)
def test_agreement(found, expected):
    assert story.agreement(found) == expected


def test_of_many_roles_on_several_pages_ten_are_named():
    said = story.agreement(Agreement({f"Cook {i}": 2 for i in range(30)}, 0, 0, 0, 30))
    assert "the cook 9 (two pages) and 20 others." in said and "cook 10" not in said


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([7, 3], "One figure is different for every role; one repeats"),
        ([7, 7], "Two figures are different for every role; none repeats"),
        ([1, 3], "No figures are different for every role; two repeat"),
    ],
)
def test_repeats(values, expected):
    found = contents(repeated=REPEATED.assign(values=values))
    assert coverage.repeats_title(found) == expected
    assert f"yearly salary {values[0]} of 7; LGBT share {values[1]} of 7." in coverage.repeats_alt(
        found
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            Hourly(7, 6.8, 7, NONE),
            "**The hourly rate is the yearly salary in other units**: for all seven roles they differ "
            "by no more than rounding (at most $6.80 a year). It is left out of all that follows.",
        ),
        (
            Hourly(7, 1_234.5, 5, NONE),
            "Rounding explains the hourly rate of five of seven roles; for the rest the two figures "
            "contradict each other, by up to $1,235 a year.",
        ),
        (
            Hourly(0, float("nan"), 0, NONE),
            "No role has both a yearly salary and an hourly rate, so they cannot be checked.",
        ),
    ],
    ids=["same", "contradict", "none"],
)
def test_hourly(found, expected):
    assert check.hourly(found) == expected


def test_hourly_table():
    columns = ["role", "yearly_salary_usd", "hourly_rate_usd", "implied_usd", "off_usd"]
    rows = pd.DataFrame([("Cook", 40_000, 18.5, 38_480.0, -1_520.0)], columns=columns)
    table = check.hourly_table(Hourly(1, 1_520, 0, rows))
    assert table.loc["Cook"].tolist() == ["$40,000", "$18.50", "$38,480", "−1,520.0"]


def place(roles=7, below=7, at=7) -> Places:
    return Places(NONE, roles, 6, below, at, 0.51, 0.50, 0.54)


@pytest.mark.parametrize(
    ("found", "begins", "title"),
    [
        (
            place(),
            "**The “average” acts as a median**, if the ends are such percentiles",
            "The average lies at the geometric middle, within rounding, for all seven roles",
        ),
        (
            place(at=4),
            "**Whether the “average” is a mean or a median cannot be told** for all. The averages lie "
            "between 0.50 and 0.54 of the way up. The geometric middle is within rounding for four of "
            "seven roles; for all seven roles the mean of a log-normal would be higher than the average",
            "The average lies at the geometric middle, within rounding, for four of seven roles",
        ),
        (
            place(below=0),
            "**Whether the “average” is a mean or a median cannot be told** for all.",
            "The average lies at the geometric middle, within rounding, for all seven roles",
        ),
    ],
    ids=["median", "some", "mean"],
)
def test_places(found, begins, title):
    assert check.places(found).startswith(begins) and check.places_title(found) == title
    assert "on a log scale: between 0.50 and 0.54" in check.places_alt(found)


def test_no_places():
    assert check.places(place(roles=0)) == "No role has both an average and a pay range."


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            Totals(14, 14, 0.999, 1.001),
            "**All 14 totals are 100% within rounding** (between 99.9% and 100.1%).",
        ),
        (
            Totals(14, 13, 0.9, 1.001),
            "**Of 14 totals, one is not 100% within rounding** (between 90.0% and 100.1%); the notes "
            "name them.",
        ),
        (Totals(0, 0, float("nan"), float("nan")), "No gender or race shares are given."),
    ],
)
def test_totals(found, expected):
    assert check.totals(found) == expected


def groups(*names: list[str], roles: int) -> Sets:
    rows = [(44.0 + i, 0.08, own) for i, own in enumerate(names)]
    columns = ["average_age_years", "lgbt_share", "short"]
    return Sets(pd.DataFrame(rows, columns=columns), roles)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            groups(["Cook", "Baker"], ["Host"], roles=3),
            "Among three roles there are only two pairs of",
        ),
        (
            groups(["Cook", "Baker", "Host"], roles=3),
            "Among three roles there is one pair of the two.",
        ),
        (groups(["Cook"], ["Host"], roles=2), "No two roles share average age and LGBT share."),
        (groups(roles=0), "No role has both an average age and an LGBT share."),
    ],
)
def test_sets(found, expected):
    assert expected in check.sets(found)


def test_sets_table_names_ten_roles_at_most():
    table = check.sets_table(groups(["Cook", "Baker"], [f"R{i}" for i in range(14)], roles=16))
    assert table["Roles"].tolist()[0] == "Cook and Baker"
    assert table["Roles"].tolist()[1].endswith("R9 and 4 others")
    assert table.index.tolist() == ["44", "45"] and set(table["LGBT"]) == {"8%"}


class TestOpenings:
    TABLE = pd.DataFrame(
        {"openings": [300.0], "employed": [200.0], "ratio": [1.5]}, index=["Service Manager"]
    )

    @pytest.mark.parametrize(
        ("found", "begins", "has"),
        [
            (
                Openings(TABLE, 1.3, 1.8, ("Service Manager",)),
                "**Openings are not workers**: where both are known, openings are 1.3–1.8 times the "
                "people employed.\n\n",
                "For a service manager the publisher calls the ends of exactly our range",
            ),
            (
                Openings(TABLE.head(0), float("nan"), float("nan"), ()),
                "For none of these roles is it known which percentiles",
                "the 10th and the 90th are an analogy.",
            ),
        ],
    )
    def test_sentence(self, found, begins, has):
        assert story.openings(found).startswith(begins) and has in story.openings(found)

    def test_table(self):
        table = story.openings_table(Openings(self.TABLE, 1.5, 1.5, ()))
        assert table.loc["Service Manager"].tolist() == ["300", "200", "1.50"]
