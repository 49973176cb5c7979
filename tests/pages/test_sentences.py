"""What the prose says of two roles. The sentences are built here from their fixed words; each row
of a table names its case."""

import pytest

from helpers.pages.sentences import facts_in_prose

ROLES = ("Line Cook", "Baker")


def said(*lines: str, roles: tuple[str, str] = ROLES) -> dict:
    """{(role, field): values} of what is said; None where a sentence is broken, a list of readings
    where it is unclear."""
    found = facts_in_prose(list(enumerate(lines, 1)), roles)
    return {(s.role, s.row.fields[0]): values(s) for s in found}


def values(one):
    readings = [tuple(value.value for value in reading) for reading in one.readings]
    return readings[0] if len(readings) == 1 else readings or None


def years(first: str, second: str) -> dict:
    return {("Line Cook", "years_to_become_low"): first, ("Baker", "years_to_become_low"): second}


def both(span: str, a: str = "a line cook", b: str = "a baker") -> str:
    return f"It typically takes {span} to become both {a} and {b}."


def differ(one: str, other: str, verb: str = "takes usually requires") -> str:
    return f"While it typically takes {one} to become a line cook, becoming a baker {verb} {other}."


YEARS = [
    (both("4-6 years"), years((4, 6), (4, 6)), "both the same"),
    (both("6-12 months"), years((0.5, 1), (0.5, 1)), "months"),
    (both("more than 10 years"), years((10,), (10,)), "an open end"),
    (both("4-6 years", "a baker", "a line cook"), years((4, 6), (4, 6)), "the other order"),
    (differ("2-4 years", "6-12 months"), years((2, 4), (0.5, 1)), "years and months"),
    (differ("2-4 years", "1-2 years", "usually requires"), years((2, 4), (1, 2)), "other words"),
    (
        differ("2-4 years", "more than 10 years", "requires"),
        years((2, 4), (10,)),
        "still other words",
    ),
    (
        "Words before. " + both("1-2 years") + " Words behind.",
        years((1, 2), (1, 2)),
        "inside other words",
    ),
    (both("4-6 weeks"), years(None, None), "an unknown unit"),
    (both("6-4 years"), years(None, None), "the high end first"),
    (both("4-6 years", "a line cok"), years(None, None), "a slip in a name"),
    (both("4-6 years", b="a bakery owner"), years(None, None), "another role that begins the same"),
    (differ("2-4 years", "some time"), years((2, 4), None), "one of two spans"),
    (
        "It typcally takes 4-6 years to become both a line cook and a baker.",
        years(None, None),
        "a slip in the words",
    ),
    ("It typically takes talent.", years(None, None), "no span"),
    (both("4-6 years", b="a baker assistant"), years(None, None), "a name that goes on"),
    (both("4-6 years", b="a baker-in-training"), years(None, None), "a name that goes on, hyphen"),
    (both("4-6 years")[:-1] + " in Ohio.", years(None, None), "words behind"),
    ("In Ohio, it" + both("4-6 years")[2:], years(None, None), "words before"),
    (both("4-6 years")[:-1], years(None, None), "a sentence that goes on in the next line"),
    (
        "It typically takes 6-8 years to become a line cook manager.",
        years(None, None),
        "another role whose name begins with this one's",
    ),
    (
        differ("2-4 years", "1-2 years").replace("a baker", "a line cook"),
        years(None, None),
        "a role set against itself",
    ),
    (
        "It typically takes 6-8 years to become a line cook and a baker.",
        years(None, None),
        "two roles without a both",
    ),
    (
        "It typically takes 6-8 years to become a line cook.",
        years((6, 8), None),
        "a sentence about one role",
    ),
    (
        differ("2-4 years", "1-2 years")[:-1] + " in Ohio.",
        years((2, 4), None),
        "words behind the second",
    ),
    ("Nothing is said of it.", {}, "no such sentence"),
]


@pytest.mark.parametrize(("line", "found", "case"), YEARS, ids=[case for *_, case in YEARS])
def test_years(line, found, case):
    assert said(line) == found


NAMES = [
    ("Line Cook, Prep Cook", "Bartender, Cook, And Waitress", "commas and And"),
    ("Registered Nurse", "Registered Nurse Charge Nurse", "one name begins the other"),
    ("Charge Nurse", "Registered Nurse Charge Nurse", "one name ends the other"),
    ("CDL Driver", "Driver/Helper", "an acronym and a slash"),
    ("R&D Engineer", "C# Developer (Senior)", "signs"),
    ("Account Executive", "O'Brien Fellow", "an"),
]


@pytest.mark.parametrize(("a", "b", "case"), NAMES, ids=[case for *_, case in NAMES])
def test_names_are_matched_as_they_are(a, b, case):
    one, other = (("an " if role[0] in "AO" else "a ") + role.lower() for role in (a, b))
    lines = [
        f"It typically takes 2-4 years to become both {one} and {other}.",
        f"And {one} has an average salary of $50,000, which is lower than the $60,000 average annual salary of {other}.",
        f"Top skills for {one} include R, SQL and sales. The skills for {other} are POS, CRM, and payroll.",
    ]
    found = said(*lines, roles=(a, b))
    assert [found[role, "years_to_become_low"] for role in (a, b)] == [(2, 4), (2, 4)]
    assert [found[role, "yearly_salary"] for role in (a, b)] == [(50000,), (60000,)]
    assert [found[role, "top_skill"] for role in (a, b)] == [
        ("R", "SQL", "sales"),
        ("POS", "CRM", "payroll"),
    ]


def pay(first: str, order: str, second: str, role: str = "a line cook") -> str:
    return f"So {role} has an average salary of {first}, which is {order} the {second} average annual salary of a baker."


def salaries(first, second) -> dict:
    given = {("Line Cook", "yearly_salary"): first, ("Baker", "yearly_salary"): second}
    return {key: value for key, value in given.items() if value != ()}


SALARIES = [
    (pay("$50,000", "higher than", "$40,000"), salaries((50000,), (40000,)), "higher"),
    (pay("$40,000", "lower than", "$50,000"), salaries((40000,), (50000,)), "lower"),
    (pay("$40,000", "the same as", "$40,000"), salaries((40000,), (40000,)), "the same"),
    (pay("$50,000", "hgher than", "$40,000"), salaries(None, None), "a slip in the words"),
    (pay("$50,00", "higher than", "$40,000"), salaries(None, None), "a digit lost"),
    (
        pay("$50,000", "higher than", "$40,000", "a line cok"),
        salaries(None, None),
        "a slip in a name",
    ),
    (
        "The average salary of $70,000 belongs to someone else, a head chef.",
        {},
        "an amount that describes something else",
    ),
    ("Bakers in Ohio earn $70,000.", {}, "another amount"),
    (pay("$6,264 per month", "higher than", "$4,000"), salaries(None, None), "by the month"),
    (pay("$75,178 CAD", "higher than", "$40,000"), salaries(None, None), "another currency"),
    (pay("$75,178-$80,000", "higher than", "$40,000"), salaries(None, None), "a range"),
    (pay("$1,200k", "higher than", "$40,000"), salaries(None, None), "thousands"),
    (pay("$75,178 a year", "higher than", "$40,000"), salaries((75178,), (40000,)), "by the year"),
    (
        "In 2015, a" + pay("$75,178", "higher than", "$40,000")[4:],
        salaries(None, None),
        "another year",
    ),
    ("At Amazon a line cook has an average salary of $75,178.", salaries(None, None), "one firm"),
    ("A line cook has an average salary of $75,178.", salaries((75178,), None), "one role"),
    (
        pay("$75,178", "higher than", "$40,000")[:-1] + " assistant.",
        salaries((75178,), None),
        "another role whose name begins with this one's",
    ),
    (
        pay("$75,178", "higher than", "$40,000", "an extra line cook"),
        salaries(None, None),
        "another role whose name ends with this one's",
    ),
]


@pytest.mark.parametrize(("line", "found", "case"), SALARIES, ids=[case for *_, case in SALARIES])
def test_salaries(line, found, case):
    assert said(line) == found


def skills(first: str, second: str) -> str:
    return f"The top three skills for a line cook include {first}. The most important skills for a baker are {second}."


THREE = ("R", "SQL", "sales")
SKILLS = [
    (
        skills("R, SQL and sales", "R, SQL, and sales"),
        THREE,
        THREE,
        "the same skills, with and without a comma",
    ),
    (
        skills("C #, PL/SQL and CDL-A", "R, SQL, and sales"),
        ("C #", "PL/SQL", "CDL-A"),
        THREE,
        "signs",
    ),
    (
        skills("food and wine, SQL and sales", "R, SQL, and sales"),
        ("food and wine", "SQL", "sales"),
        THREE,
        "and inside a name",
    ),
    (
        skills("R, SQL and a and b", "R, SQL, and sales"),
        [("R", "SQL", "a and b"), ("R", "SQL and a", "b")],
        THREE,
        "unclear",
    ),
    (
        skills("R, SQL, and St. Lo", "R, SQL, and sales"),
        [("R", "SQL", "St"), ("R", "SQL", "St. Lo")],
        THREE,
        "a full stop",
    ),
    (skills("R and SQL", "R, SQL, and sales"), None, THREE, "two skills"),
    (skills("R, SQL, sales and CRM", "R, SQL, and sales"), None, THREE, "four skills"),
    (skills("R, SQL and sales", "R, SQL, and sales")[:-1], THREE, None, "cut off"),
    (
        skills("R, SQL and sales", "R, SQL, and sales").replace("a line cook", "a line cok"),
        None,
        THREE,
        "a slip in a name",
    ),
]


@pytest.mark.parametrize(
    ("line", "first", "second", "case"), SKILLS, ids=[case for *_, case in SKILLS]
)
def test_skills(line, first, second, case):
    found = said(line)
    assert (sorted(found["Line Cook", "top_skill"] or []), found["Baker", "top_skill"]) == (
        sorted(first or []),
        second,
    )


LISTS = [
    (["• Payroll, 6%", "• C #, 5%"], [("Payroll", 0.06), ("C #", 0.05)], "bullets"),
    (["- Payroll, 6%", "* C #, 5%"], [("Payroll", 0.06), ("C #", 0.05)], "other bullets"),
    (["Payroll, 6%", ".NET, 5%"], [("Payroll", 0.06), (".NET", 0.05)], "no bullets"),
    (["• Payroll 6%", "• R, 5%"], [None, ("R", 0.05)], "a comma lost: noted, and the list goes on"),
    (["• Payroll, 6", "• R, 5%"], [None, ("R", 0.05)], "a sign lost"),
    (["• R, 5%", "• Show more", "• SQL, 4%"], [("R", 0.05), ("SQL", 0.04)], "a link to more"),
    (["• R, 5%", "Other words"], [("R", 0.05)], "the list ends with other words"),
]


@pytest.mark.parametrize(("lines", "found", "case"), LISTS, ids=[case for *_, case in LISTS])
def test_skill_lists(lines, found, case):
    listed = facts_in_prose(list(enumerate(["Common baker skills", *lines], 1)), ROLES)
    assert {one.role for one in listed} == {"Baker"}
    assert [
        (v.group, v.value) if (v := next((v for r in one.readings for v in r), None)) else None
        for one in listed
    ] == found


LOOSE = [
    (
        ["Comon baker skills", "• Payroll, 6%", "• .NET, 5%"],
        [2],
        "a slip in the heading: the list is nobody's",
    ),
    (
        ["Common baker skills", "• R, 5%", "Other words", "• .NET, 4%", "• C, 3%"],
        [4],
        "other words inside",
    ),
    (["Common baker skills", "• R, 5%", "- | Bachelor's Degree, 4%"], [3], "what is left of a row"),
    (
        ["Common baker skills", "• R, 5%", "1", "• PL/SQL, %"],
        [4],
        "a digit of the share stands before the line",
    ),
    (["SQL, 4 %", "Words", "??? SQL, 4%"], [1, 3], "no heading, two lists"),
    (
        ["Pay rose by 4%", "In 2018, 4%", "2018, 4%", "Payroll, 6% of all bakers"],
        [2],
        "a sentence in its form is one too",
    ),
]


@pytest.mark.parametrize(("lines", "noted", "case"), LOOSE, ids=[case for *_, case in LOOSE])
def test_skills_under_no_heading(lines, noted, case):
    found = facts_in_prose(list(enumerate(lines, 1)), ROLES)
    assert [(one.line, one.readings) for one in found if not one.role] == [
        (line, ()) for line in noted
    ]


def test_the_line_and_the_text_are_kept():
    one = facts_in_prose([(7, "Words."), (9, both("4-6 Years"))], ROLES)[0]
    assert (one.line, one.raw) == (9, "4-6 Years")
