"""One page in, its facts out: layouts, cross-checks, open cells, bad input. Each row of a table
names its case."""

from datetime import date

import pytest

from helpers.pages import Page, PageError, read_page, settle
from helpers.pages.facts import Key, contradictions, hourly_agrees
from support.generate import LAYOUTS, SECTIONS, Role, expected

A, B = "Line Cook", "Baker"
HEADER = f"| {A} | {B} | |\n"
TOGETHER = f"{A} vs {B}\n\n{A}{B}\n"


@pytest.fixture
def read(tmp_path):
    """Reads a text as a page."""

    def read_text(text: str | bytes, name: str = "page.txt") -> Page:
        (tmp_path / name).write_bytes(text.encode() if isinstance(text, str) else text)
        return read_page(tmp_path / name)

    return read_text


def values(page: Page, field: str) -> dict:
    return {
        f.role if not f.group else (f.role, f.group): f.value
        for f in page.facts
        if f.field == field
    }


def told(page: Page) -> list[str]:
    return [f"{note.page}:{note.line}: {note.note}" for note in page.notes]


# Layouts

PAIR = (
    Role(A, company="Uber Technologies", skills=(("Payroll", 6), ("C #", 5)), span=(4, 6, "years")),
    Role(
        B,
        yearly=91_598,
        growth=-4,
        openings=1_236_194,
        satisfaction=None,
        age=47,
        experience=12,
        span=(6, 12, "months"),
        company=None,
        low_high=(64, 130),
        skills=(("CDL-A", 9),),
    ),
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_every_fact(read, layout):
    page = read(LAYOUTS[layout](PAIR), "page.html" if layout == "html" else "page.txt")
    assert {(f.role, f.field, f.group): f.value for f in page.facts} == expected(PAIR)
    assert {note.kind for note in page.notes} == {"settled"}  # the twelve months


def test_every_fact_has_its_line_and_text(read):
    text = LAYOUTS["joined"](PAIR)
    lines = text.split("\n")
    assert all(fact.raw in lines[fact.line - 1] for fact in read(text).facts)


VARIED = [
    ("\ufeff" + HEADER + "| Average age | 44 | 47 |\n", "a byte order mark"),
    (HEADER.replace("\n", "\r\n") + "| Average age | 44 | 47 |\r\n", "Windows line ends"),
    (HEADER.replace("\n", "\r") + "| Average age | 44 | 47 |\r", "old Mac line ends"),
    (
        HEADER.replace(" ", "\u00a0") + "|\u00a0Average\u00a0age | 44\u00a0| 47 |\n",
        "spaces that do not break",
    ),
    (
        HEADER.upper().replace("LINE COOK", A).replace("BAKER", B) + "| AVERAGE AGE | 44 | 47 |\n",
        "a label in capitals",
    ),
    (f"{A} | {B} | |\nAverage Age | 44 | 47 |\n", "title case, no bar first"),
    (f"\n\n\n{HEADER}\n\n\n| Average age | 44 | 47 |\n", "blank lines"),
    (f"---\nretrieved: unknown\n---\n{HEADER}| Average age | 44 | 47 |\n", "front matter"),
    (f"| | {B} | {A} |\n|-|-|-|\n| Average age | 47 | 44 |\n", "the other order"),
    (TOGETHER + "Average age4447\n", "run together"),
    (f"{A} vs {B}\n{B}{A}\nAverage age4744\nA {B} and a {A}\n", "run together in the other order"),
    (HEADER + "| Average age | 44 | 47 |", "no line end at the end"),
]


@pytest.mark.parametrize(("text", "case"), VARIED, ids=[case for *_, case in VARIED])
def test_outer_form_does_not_matter(read, text, case):
    page = read(text)
    assert (values(page, "average_age"), page.notes) == ({A: 44, B: 47}, ())


def test_dashes_and_quotes_in_cells_are_plain(read):
    page = read(
        HEADER
        + "| Most common degree | Bachelor’s Degree, 44% | - |\n| Growth rate | −4% | – |\n| Years to become | 4–6 years | — |\n"
    )
    assert values(page, "degree") == {A: "Bachelor's Degree"} and values(page, "growth") == {
        A: -0.04
    }
    assert values(page, "years_to_become_high") == {A: 6}


# The two roles

NAMES = [
    ("Line Cook, Prep Cook", "Bartender, Cook, And Waitress"),
    ("Registered Nurse", "Registered Nurse Charge Nurse"),
    ("Driver/Helper", "R&D Engineer"),
    ("O'Brien Fellow", "Level 2 Analyst"),
    ("C# Developer (Senior)", "Adjunct Faculty-Nursing"),
]


@pytest.mark.parametrize("names", NAMES, ids=" vs ".join)
@pytest.mark.parametrize(
    "header", ["| {} | {} | |", "{} | {} | |", "| | {} | {} |\n|---|---|---|", "{}{}"]
)
def test_names(read, header, names):
    row = "Average age4447" if header == "{}{}" else "| Average age | 44 | 47 |"
    title = " vs ".join(names)
    assert read(f"{title}\n\n{header.format(*names)}\n{row}\n").roles == names


BY_PROSE = [
    ("CDL DriverCNA", "CDL driver vs CNA", ("CDL Driver", "CNA"), "acronyms"),
    (
        "iOS DevelopereCommerce Manager",
        "an ios developer and an ecommerce manager",
        ("iOS Developer", "eCommerce Manager"),
        "small letters first",
    ),
    (
        "CEOMcKinsey Fellow",
        "Becoming a ceo and a mckinsey fellow",
        ("CEO", "McKinsey Fellow"),
        "an acronym and a capital inside",
    ),
]


@pytest.mark.parametrize(("header", "prose", "names", "case"), BY_PROSE)
def test_the_prose_decides_where_names_part(read, header, prose, names, case):
    row = "Average age4447\n"
    assert read(f"{prose}\n\n{header}\n{row}").roles == names, case
    with pytest.raises(PageError, match="of which no title or sentence names two parts"):
        read(f"No help.\n\n{header}\n{row}")


def test_a_header_that_names_others_is_noted_with_its_rows(read):
    page = read(
        HEADER
        + "| Average age | 44 | 47 |\nx\n"
        + HEADER
        + "| Growth rate | 1% | 2% |\nx\n| Line Cok | Baker | |\n| Hourly rate | $9 | $8 |\n"
    )
    assert told(page) == [
        'page.txt:7: header "Line Cok | Baker", expected Line Cook and Baker; the rows under it are not read: Hourly rate'
    ]
    assert values(page, "hourly_rate") == {}


# Cells that are settled, or left open

TWELVE = [
    (
        "It typically takes 6-12 months to become both a line cook and a baker.",
        1,
        "settled",
        "months",
    ),
    (
        "It typically takes 10-12 years to become both a line cook and a baker.",
        12,
        "settled",
        "years",
    ),
    (
        "It typically takes more than 10 years to become both a line cook and a baker.",
        12,
        "settled",
        "more than ten years",
    ),
    ("Nothing is said.", None, "unclear", "no sentence"),
    (
        "It typically takes 2-4 years to become both a line cook and a baker.",
        None,
        "unclear",
        "a sentence that denies both",
    ),
]


@pytest.mark.parametrize(
    "row", ["| Years of experience | 12 | 12 |", "Years of experience1212"], ids=["bars", "joined"]
)
@pytest.mark.parametrize(
    ("sentence", "years", "kind", "case"), TWELVE, ids=[case for *_, case in TWELVE]
)
def test_twelve_is_years_months_or_left_open(read, row, sentence, years, kind, case):
    page = read(f"{sentence}\n\n{HEADER if '|' in row else TOGETHER}{row}\n")
    assert values(page, "experience_years") == {A: years, B: years}
    assert {note.kind for note in page.notes if note.field == "experience_years"} == {kind}


def test_a_figure_that_fits_months_is_no_count_of_years(read):
    page = read(
        "It typically takes 3-6 months to become both a line cook and a baker.\n\n"
        + HEADER
        + "| Years of experience | 6 | 6 |\n"
    )
    assert values(page, "experience_years") == {A: None, B: None}


def test_a_cell_is_settled_by_another_printing(read):
    overview, section = "Best paying companyKLAAmazon\n", "| Best paying company | KLA | Amazon |\n"
    page = read(TOGETHER + overview + "\nwords\n\n" + HEADER + section)
    assert values(page, "best_company") == {A: "KLA", B: "Amazon"} and [
        note.kind for note in page.notes
    ] == ["settled"]


def test_a_brand_in_small_letters_stands_behind_its_label(read):
    assert values(read(TOGETHER + "Best paying companyeBay-\n"), "best_company") == {A: "eBay"}


def test_an_open_cell_keeps_its_text_and_the_values_that_all_readings_share(read):
    page = read(TOGETHER + "Best paying companyKLAAmazon\nYears of experience612\n")
    facts = {(f.role, f.field): f for f in page.facts}
    assert (facts[A, "best_company"].value, facts[A, "best_company"].raw) == (None, "KLAAmazon")
    assert (
        "7 ways (K | LAAmazon; KL | AAmazon; KLA | Amazon; KLAA | mazon; KLAAm | azon ...), expected"
        in facts[B, "best_company"].note
    )
    assert (facts[A, "experience_years"].value, facts[B, "experience_years"].value) == (6, None)


def test_settle_takes_what_others_say(read):
    page = read(TOGETHER + "Best paying companyKLAAmazon\n")
    assert values(settle(page, {Key(A, "best_company"): {"KLA"}}), "best_company") == {
        A: "KLA",
        B: "Amazon",
    }
    assert values(settle(page, {Key(B, "best_company"): {"amazon"}}), "best_company") == {
        A: "KLA",
        B: "Amazon",
    }
    assert values(settle(page, {Key(A, "best_company"): {"KL", "KLA"}}), "best_company") == {
        A: None,
        B: None,
    }
    assert values(settle(page, {Key(A, "best_company"): {"Intel"}}), "best_company") == {
        A: None,
        B: None,
    }
    assert settle(settle(page, {}), {}) == page


BEGUN = [
    ("MetagenicsAmazon", {A: {"Meta"}}, None, "a name that another begins with"),
    ("Metagenicsadidas", {A: {"Meta"}}, None, "and small letters behind it"),
    ("Appleadidas", {A: {"Apple"}}, None, "a brand in small letters that nothing names"),
    ("Appleadidas", {B: {"adidas"}}, ("Apple", "adidas"), "one that is named"),
    ("Appleadidas", {A: {"Apple"}, B: {"adidas"}}, ("Apple", "adidas"), "both are named"),
    ("eBayAmazon", {B: {"Amazon"}}, ("eBay", "Amazon"), "small letters where the text begins"),
    ("KLAXAmazon", {A: {"KLA"}}, None, "a name of capitals that may go on"),
    ("KLAXAmazon", {A: {"KLAX"}}, ("KLAX", "Amazon"), "the name as it goes on"),
    ("KLAXAmazon", {A: {"KLA"}, B: {"XAmazon"}}, ("KLA", "XAmazon"), "capitals, both are named"),
    ("KLAIBM", {A: {"KLA"}}, None, "capitals alone: no place is seen"),
    ("AmazonPayPal", {}, None, "three names in a word"),
    ("AmazonPayPal", {A: {"Amazon"}}, None, "the first may go on to the next capital"),
    ("AmazonPayPal", {B: {"PayPal"}}, ("Amazon", "PayPal"), "the second is named"),
    ("AmazonPayPal", {A: {"Amazon"}, B: {"PayPal"}}, ("Amazon", "PayPal"), "and the first"),
    ("AmazonMcKinsey", {A: {"Amazon"}}, ("Amazon", "McKinsey"), "no name ends in Mc"),
    ("AmazonThe PayPal", {A: {"Amazon"}}, ("Amazon", "The PayPal"), "a capital in a later word"),
    ("KLA3M", {A: {"KLA"}}, None, "a figure behind capitals"),
    ("Intel3M", {A: {"Intel"}}, ("Intel", "3M"), "a figure behind small letters"),
]


@pytest.mark.parametrize(("text", "known", "found", "case"), BEGUN)
def test_a_known_name_does_not_make_a_name_of_the_rest_of_a_word(read, text, known, found, case):
    page = read(TOGETHER + f"Best paying company{text}\n")
    known = {Key(role, "best_company"): names for role, names in known.items()}
    right = dict(zip((A, B), found or (None, None), strict=True))
    assert values(settle(page, known), "best_company") == right, case


def test_skills_that_a_sentence_leaves_open_can_be_settled(read):
    page = read(
        HEADER
        + "| Average age | 44 | 47 |\nTop skills for a line cook include R, SQL and food and wine.\n"
    )
    assert values(page, "top_skill") == {(A, "1"): "R", (A, "2"): None, (A, "3"): None, B: None}
    settled = settle(page, {Key(A, "top_skill", "3"): {"food and wine"}})
    assert values(settled, "top_skill") == {
        (A, "1"): "R",
        (A, "2"): "SQL",
        (A, "3"): "food and wine",
        B: None,
    }
    assert all(
        "settled by other pages" in fact.note
        for fact in settled.facts
        if fact.field == "top_skill" and fact.value
    )


def test_a_rise_with_its_sign_is_a_row_behind_a_label_and_a_space(read):
    page = read(TOGETHER + "Average age4447\nGrowth rate +4%+2%\n")
    assert values(page, "growth") == {A: 0.04, B: 0.02}


def test_hand_made_cells_that_may_mean_something_else_are_noted_with_what_is_expected(read):
    rows = ("Annual wage | $61k | 61000", "Hourly wage | $24 a day | -", "Growth | +4 | -")
    page = read(HEADER + "".join(f"| {row} |\n" for row in rows))
    assert {f.value for f in page.facts if f.role == A} == {None}
    assert [note.note for note in page.notes] == [
        'Yearly salary: "$61k", expected an amount like $38,792 or $38,792 a year',
        'Yearly salary: "61000", expected an amount like $38,792 or $38,792 a year',
        'Hourly rate: "$24 a day", expected an amount like $18.65 or $18.65 an hour',
        'Growth rate: "+4", expected a percentage like -4% or +4%',
    ]


@pytest.mark.parametrize(
    "reference", ["&#1;", "&#x1f;", "&#0;", "&#xd800;", "&#129;", "&#9999999;"]
)
@pytest.mark.parametrize("name", ["page.txt", "page.html"])
def test_a_name_with_a_reference_that_stands_for_no_sign_is_refused(read, name, reference):
    cells = (A, B), ("Average age", "44", "47"), ("Most common college", f"{reference}Yale", "-")
    rows = "".join(f"| {' | '.join(row)} |\n" for row in (("", *cells[0]), *cells[1:]))
    markup = "".join(f"<tr><td>{'<td>'.join(row)}" for row in (("", *cells[0]), *cells[1:]))
    page = read(f"<table>{markup}</table>" if name == "page.html" else rows, name)
    assert values(page, "college") == {A: None}
    assert [(note.kind, note.field) for note in page.notes] == [("unclear", "college")]


# Printings that disagree

TWO_SALARIES = "| Yearly salary | $61,487 | - |\n| Average salary | $61,847 | - |\n"
DISAGREE = [
    (
        "| Average age | 44 | 47 |\n| Average age | 45 | 47 |\n",
        "average_age",
        None,
        "none is read",
        "a tie",
    ),
    (
        "| Average age | 44 | 47 |\n| Average age | 45 | 47 |\n| Average age | 45 | 47 |\n",
        "average_age",
        45,
        "45 is read",
        "most count",
    ),
    (
        TWO_SALARIES + "| Hourly rate | $29.56 | - |\n",
        "yearly_salary",
        61487,
        "$61,487 is read",
        "the hourly rate decides",
    ),
    (TWO_SALARIES, "yearly_salary", None, "none is read", "nothing decides"),
]


@pytest.mark.parametrize(
    ("rows", "field", "value", "counts", "case"), DISAGREE, ids=[case for *_, case in DISAGREE]
)
def test_printings_that_disagree_are_noted(read, rows, field, value, counts, case):
    page = read(HEADER + rows)
    assert values(page, field)[A] == value
    assert [(n.role, n.field, n.kind) for n in page.notes] == [(A, field, "disagrees")]
    assert (
        "expected the same value each time" in page.notes[0].note
        and "(line 3)" in page.notes[0].note
    )
    assert page.notes[0].note.endswith(f"; {counts}")


def test_a_salary_in_the_prose_checks_the_table(read):
    sentence = "So a line cook has an average salary of $50,000, which is higher than the $40,000 average annual salary of a baker.\n"
    page = read(sentence + HEADER + "| Yearly salary | $50,000 | $41,000 |\n")
    assert values(page, "yearly_salary") == {A: 50000, B: None}
    assert [note.kind for note in page.notes] == ["disagrees"]


SPANS = [
    (
        "6-12 months",
        "more than 10 years",
        (None, None),
        "the low ends disagree, only one has a high end",
    ),
    (
        "less than 1 year",
        "more than 10 years",
        (None, None),
        "no end twice, and they exclude each other",
    ),
    ("more than 4 years", "4-6 years", (4, 6), "one says more than the other"),
    ("4-6 years", "5-6 years", (None, 6), "the low ends disagree, the high ends agree"),
]


@pytest.mark.parametrize(("one", "other", "span", "case"), SPANS, ids=[case for *_, case in SPANS])
def test_a_span_is_not_made_of_two_halves(read, one, other, span, case):
    page = read(
        HEADER
        + f"| Years of experience | 12 | - |\n| Years to become | {one} | - |\n| Years to become | {other} | - |\n"
    )
    assert (values(page, "years_to_become_low")[A], values(page, "years_to_become_high")[A]) == span
    assert values(page, "experience_years") == {A: None}
    assert ("disagrees" in {note.kind for note in page.notes if "years_to" in note.field}) == (
        None in span
    )


def test_case_is_no_disagreement(read):
    assert (
        read(
            HEADER + "| Most common major | Business | - |\n| Most common major | BUSINESS | - |\n"
        ).notes
        == ()
    )


DENIED = [
    (
        "| Yearly salary | $61,487 | - |\n| Hourly rate | $29.65 | - |\n",
        "hourly_rate",
        "$29.65 x 2080 is $61,672, expected the yearly salary, $61,487",
    ),
    (
        "| Yearly salary | $61,487 | - |\n| Salary range | Between $65,000 And $90,000 | - |\n",
        "yearly_salary",
        "lies outside the salary range",
    ),
    (
        "| Gender ratio | Male, 37.0% Female, 36.0% | - |\n",
        "gender_share",
        "the shares add up to 73.0%, expected 100% within rounding",
    ),
    (
        "| Race ratio | White, 60.0% Asian, 30.0% | - |\n",
        "race_share",
        "the shares add up to 90.0%",
    ),
    (
        "| Years of experience | 8 | - |\n| Years to become | 4-6 years | - |\n",
        "experience_years",
        "8 years, expected the upper end",
    ),
]


@pytest.mark.parametrize(("rows", "field", "what"), DENIED, ids=[field for _, field, _ in DENIED])
def test_contradictions_are_noted_at_the_fact_and_keep_its_value(read, rows, field, what):
    page = read(HEADER + rows)
    denied = [f for f in page.facts if f.note]
    assert (
        [(f.role, f.field) for f in denied] == [(A, field)]
        and denied[0].value is not None
        and what in denied[0].note
    )
    assert [(n.kind, n.line, what in n.note) for n in page.notes] == [
        ("disagrees", denied[0].line, True)
    ]
    assert page.notes[0].note.endswith("; read all the same")


def test_contradictions_are_noted_though_a_cell_stays_open(read):
    page = read(
        TOGETHER
        + "Best paying companyKLAAmazon\nYearly salary$61,487$50,000\nHourly rate$29.65$24.04\n"
    )
    assert {note.kind for note in page.notes} == {"unclear", "disagrees"}
    settled = settle(page, {Key(A, "best_company"): {"KLA"}})
    assert sorted(note.kind for note in settled.notes) == ["disagrees", "settled"]


def test_a_value_that_no_reading_of_an_open_cell_gives_is_noted_once(read):
    page = read(
        TOGETHER
        + "Most common degreePhDBachelor's Degree, 4%\n"
        + "Most common degree-Bachelor's Degree, 5%\n"
    )
    for seen in (page, settle(page, {}), settle(page, {Key(A, "degree"): {"PhD"}})):
        assert values(seen, "degree_share")[B] == 0.05
        [note] = [note for note in seen.notes if note.field == "degree_share"]
        assert note.kind == "disagrees" and "which line" in note.note
        assert [
            fact.note.count("which line") for fact in seen.facts if fact.field == "degree_share"
        ] == [1]


ROUNDED = [
    (75_178, 36.14, True),
    (75_178, 36.15, False),
    (61_487, 29.56, True),
    (38_792, 18.65, True),
    (38_792, 18.66, False),
]


@pytest.mark.parametrize(("yearly", "hourly", "agrees"), ROUNDED)
def test_hourly_agrees_to_the_cent(yearly, hourly, agrees):
    assert hourly_agrees(yearly, hourly) is agrees


def test_totals_within_rounding_are_no_contradiction(read):
    page = read(
        HEADER
        + "| Race ratio | White, 60.4% Asian, 5.3% Unknown, 34.4% | White, 60.4% Asian, 5.3% Unknown, 34.2% |\n"
    )
    assert page.notes == () and list(contradictions({}, (A, B))) == []


# Bad input

BAD_PAGES = [
    ("Just words.\n", "page.txt:1: no table, expected a header", "no table"),
    (
        "| Line Cook | |\n| Average age | 44 |\n",
        'page.txt:1: 1 name in the header "Line Cook"',
        "one role",
    ),
    (
        f"| {A} | {A} | |\n| Average age | 44 | 47 |\n",
        "page.txt:1: 1 name in the header",
        "the same role twice",
    ),
    (
        f"| {A} | {B} | Chef | |\n| Average age | 44 | 47 | 41 |\n",
        "page.txt:1: 3 names in the header",
        "three roles",
    ),
    (
        f"| {A} | @{B} | |\n| Average age | 44 | 47 |\n",
        "page.txt:1: 2 names in the header",
        "a formula for a name",
    ),
    (
        f"| {A} | B\ufffdker | |\n| Average age | 44 | 47 |\n",
        "page.txt:1: 2 names in the header",
        "a sign of a name is lost",
    ),
    (
        "| 44 | 47 | |\n| Average age | 44 | 47 |\n",
        "page.txt:1: 2 names in the header",
        "numbers for names",
    ),
    (
        "Line Cook\nAverage age4447\n",
        'page.txt:1: header "Line Cook", of which no title',
        "one role, run together",
    ),
    ("| Average age | 44 | 47 |\n", 'page.txt:1: row "Average age" under no header', "no header"),
    (f"words\n{HEADER}", "page.txt:1: no table", "a header without rows"),
    (
        "".join(f"| A{i} | B | |\n| Average age | 44 | 47 |\n" for i in range(50)),
        "page.txt:81: 50 different headers",
        "many headers",
    ),
]


@pytest.mark.parametrize(
    ("text", "message", "case"), BAD_PAGES, ids=[case for *_, case in BAD_PAGES]
)
def test_bad_pages(read, text, message, case):
    with pytest.raises(PageError) as caught:
        read(text)
    assert str(caught.value).startswith(message) and "expected" in str(caught.value)


BAD_ROWS = [
    (
        HEADER + "| Average age | 44 | 47 || Growth rate | 1% | 2% |",
        "page.txt:2: Average age: 6 values and the row Growth rate in ",
        "two rows on a line",
    ),
    (
        HEADER + "| Yearly salary | $61,487 |",
        'page.txt:2: Yearly salary: 1 value in "$61,487", expected 2',
        "one value",
    ),
    (
        HEADER + "| Yearly salary | $1 | $2 | $3 |",
        'page.txt:2: Yearly salary: 3 values in "$1 | $2 | $3", expected 2',
        "three values",
    ),
    (
        TOGETHER + "Yearly salary$61,487$91,598$12",
        'page.txt:4: Yearly salary: 3 values in "$61,487$91,598$12", expected 2',
        "three together",
    ),
    (
        TOGETHER + "Yearly salary$61,487",
        'page.txt:4: Yearly salary: 1 value in "$61,487", expected 2',
        "one together",
    ),
    (
        TOGETHER + "Number of jobs15,110",
        'page.txt:4: Number of jobs: 1 value in "15,110", expected 2',
        "one count",
    ),
    (
        TOGETHER + "Highest paying stateOhio",
        'page.txt:4: Highest paying state: no two values (the name of a state) in "Ohio"',
        "one name",
    ),
    (
        HEADER + "| Average age | 44 | forty |",
        'page.txt:2: Average age: "forty", expected whole years like 44',
        "words for a number",
    ),
    (
        HEADER + "| Average age | 44 | |",
        'page.txt:2: Average age: "", expected whole years like 44',
        "an empty cell",
    ),
    (
        HEADER + "| Average age | 44 | $47 |",
        'page.txt:2: Average age: "$47", expected whole years',
        "the wrong kind",
    ),
    (
        HEADER + "| Best paying company | =cmd() | KLA |",
        'page.txt:2: Best paying company: "=cmd()", expected the name of a company',
        "a formula for a name",
    ),
    (
        HEADER + "| Top skills | R; +SQL; C | - |",
        'page.txt:2: Top skills: "R; +SQL; C", expected',
        "a formula for a skill",
    ),
    (
        HEADER + "| Shoe size | 44 | 47 |",
        'page.txt:2: unknown label "Shoe size", expected one of',
        "an unknown label",
    ),
    (
        TOGETHER + "Average age4447\nShoe size4447",
        'page.txt:5: "Shoe size4447" looks like a row, but its label is unknown',
        "unknown, together",
    ),
    (
        TOGETHER + "Average age4447\nLGBT Percntage8%8%",
        'page.txt:5: "LGBT Percntage8%8%" looks like the row "LGBT percentage"',
        "a slip in a label",
    ),
]


@pytest.mark.parametrize(("text", "note", "case"), BAD_ROWS, ids=[case for *_, case in BAD_ROWS])
def test_bad_rows(read, text, note, case):
    page = read(
        text + "\n| Growth rate | 1% | 2% |\n"
        if text.startswith("|")
        else text + "\nGrowth rate1%2%\n"
    )
    assert [told_one.startswith(note) for told_one in told(page)] == [True], told(page)
    assert values(page, "growth") == {A: 0.01, B: 0.02}


LONE = [
    (TOGETHER + "Job satisfaction4.14\n", {A: 4.1, B: 4}, "all run together: two scores"),
    (
        TOGETHER + "Job satisfaction 4.14\n",
        {A: None, B: None},
        "the label stands apart: one score, and the other is lost",
    ),
    (TOGETHER + "Job satisfaction: 4.1 4\n", {A: 4.1, B: 4}, "both stand apart"),
    (HEADER + "Job satisfaction4.14\n", {A: None, B: None}, "the names in the header stand apart"),
    (
        HEADER + "Job satisfaction54.14\n",
        {A: 5, B: 4.14},
        "the names in the header stand apart, and yet it is no one score",
    ),
]


@pytest.mark.parametrize(("text", "scores", "case"), LONE, ids=[case for *_, case in LONE])
def test_one_value_is_two_only_where_all_is_run_together(read, text, scores, case):
    page = read(text)
    assert values(page, "satisfaction") == scores
    assert ['1 value in "4.14", expected 2' in one for one in told(page)] == [True] * (
        scores[A] is None
    )


LOST_SIGNS = [
    ("Bachelor\ufffds Degree", "a sign that is lost"),
    ("Bachelorâ€™s Degree", "UTF-8 taken for Windows 1252"),
]


@pytest.mark.parametrize(("degree", "case"), LOST_SIGNS)
def test_a_cell_that_lost_a_sign_is_not_read(read, degree, case):
    page = read(HEADER + f"| Most common degree | {degree}, 44% | Master's Degree, 65% |\n")
    assert values(page, "degree") == {A: None, B: "Master's Degree"}
    assert told(page)[0].startswith(
        "page.txt:2: signs were lost when the page was saved (1, the first in this line)"
    )
    assert told(page)[1].startswith(
        'page.txt:2: Most common degree: "Bachelor\ufffds Degree, 44%", expected a degree'
    )


SHIFTED = [
    ("Bac\u6800\u6500lors Degree", "two letters"),
    ("Bachelor\u7300\u2000\u4400egree", "two letters around a blank"),
    ("Bachelors Degree, 4\u3400\u2500", "a figure and a percent sign"),
    ("Bachelors Degree, 44\u0a25", "a percent sign and a line end"),
]


@pytest.mark.parametrize(("degree", "case"), SHIFTED)
def test_a_cell_of_signs_that_lost_a_byte_is_not_read(read, degree, case):
    page = read(HEADER + f"| Most common degree | {degree} | Law, 65% |\n")
    assert values(page, "degree") == {A: None, B: "Law"}, case
    assert told(page), case


SHARES = "Asian, 5.3% White, 94.7%"
LABEL_SPOILED = [
    (
        f"| Race R\u7400\u6900\u6f00\u2000\u7c00{SHARES} | - |",
        "its letters shifted, a bar among them",
    ),
    (
        "Race R\u7400\u6900\u6f00\u2000\u7c00\u2000\u4100merican, 100.0% |",
        "all but one bar shifted",
    ),
    (f"| Rxcx xatxo, {SHARES}- |", "no label that is known, and one cell"),
    (f"Rxcx xatxo {SHARES} |", "the same, one bar left"),
]


@pytest.mark.parametrize(("line", "case"), LABEL_SPOILED)
def test_a_row_whose_label_is_spoiled_is_noted(read, line, case):
    page = read(HEADER + f"| Average age | 44 | 47 |\n{line}\n")
    assert values(page, "race_share") == {} and told(page), case


def test_bytes_lost_from_utf_16_are_noted(read):
    text = HEADER + f"| Average age | 44 | 47 |\nRace ratio | {SHARES} | - |\n"
    data = text.encode("utf-16")
    label, end = (2 + 2 * text.index(part) for part in ("atio", "94"))
    page = read(data[:label] + data[label + 1 : end + 1] + data[end + 2 :])
    assert values(page, "race_share") == {} and "signs were lost" in told(page)[-1]


def test_a_long_run_together_row_whose_label_is_spoiled_is_noted(read):
    long = "Black or African American, 5.3% Hispanic or Latino, 4.7% White, 90.0%"
    page = read(TOGETHER + f"Average age4447\nRxcx xatxo{long}{long}\n")
    assert [note.line for note in page.notes] == [5]
    page = read(TOGETHER + f"Average age4447\nRxcx xatxo{long}-\n")
    assert [note.line for note in page.notes] == [5]


def test_skills_under_no_heading_are_noted(read):
    page = read(HEADER + "| Average age | 44 | 47 |\n\nCommon baker skils\n- R, 4%\n- SQL, 3%\n")
    assert told(page) == [
        'page.txt:5: Skill: "- R, 4%" under no heading, expected one like "Common line cook skills" above it'
    ]


def test_a_heading_without_its_list_is_noted(read):
    page = read(HEADER + "| Average age | 44 | 47 |\n\nCommon baker skills\nand more\n")
    assert told(page) == [
        'page.txt:4: Skill: "Common baker skills", expected a skill and a share like Payroll, 6%'
    ]


def test_a_bar_in_a_name_does_not_hide_a_sentence(read):
    said = "It typically takes 4-6 years to become both a line cook and a chef|cook."
    page = read(f"{said}\n\n| {A} | Chef\\|Cook | |\n| Average age | 44 | 47 |\n")
    assert values(page, "years_to_become_high") == {A: 6, "Chef|Cook": 6}


def test_an_unclear_cell_is_a_fact_without_a_value(read):
    page = read(HEADER + "| Average age | 44 | forty |\n")
    assert [(f.role, f.value, f.raw, f.unit) for f in page.facts] == [
        (A, 44, "44", "years"),
        (B, None, "forty", "years"),
    ]
    assert page.facts[1].note == page.notes[0].note


def test_an_unclear_cell_does_not_hide_another_printing(read):
    assert values(
        read(HEADER + "| Average age | forty | 47 |\n| Average age | 44 | 47 |\n"), "average_age"
    ) == {A: 44, B: 47}


CUT = [
    (f"{HEADER}| Number of jobs | 313,110 | 128", None, "no closing bar"),
    (
        f"{HEADER}| Number of jobs | 313,110 | 128\n",
        None,
        "no closing bar where the header has one",
    ),
    (f"{A} | {B}\nNumber of jobs | 313,110 | 128", None, "no bars at the ends, no line end"),
    (f"{A} | {B}\nNumber of jobs | 313,110 | 128\n", 128, "no bars at the ends, a line end"),
    (f"{TOGETHER}Number of jobs313,110128,995", None, "run together, no line end"),
    (f"{TOGETHER}Number of jobs313,110128,995\n", 128995, "run together, a line end"),
]
CUT_TOGETHER = [
    ("Growth rate", "6%-", None, "a dash may be a minus sign"),
    ("Growth rate", "6%10%", 0.1, "a percent sign ends a value"),
    ("Yearly salary", "$61,487$91,598", 91598, "a group of three ends an amount"),
    ("Yearly salary", "$61487$91598", None, "no group of three"),
    ("Hourly rate", "$29.56$44.0", None, "one decimal"),
    ("Hourly rate", "$29.56$44.04", 44.04, "cents"),
    ("Job satisfaction", "54", None, "decimals may follow"),
    ("Average age", "4447", 47, "two digits are an age"),
    ("Years of experience", "66", 6, "no other digit may follow"),
    ("Best paying industry", "RetailFin", None, "a name goes on"),
    ("Best paying industry", "Retail-", "", "a dash ends a row of names"),
    ("Most common degree", "Bachelor's Degree, 46%Bachelor's Degree", None, "the share may follow"),
    (
        "Most common degree",
        "Bachelor's Degree, 46%Bachelor's Degree, 65%",
        "Bachelor's Degree",
        "the share is there",
    ),
]


@pytest.mark.parametrize(("text", "value", "case"), CUT, ids=[case for *_, case in CUT])
def test_a_page_that_ends_inside_a_row(read, text, value, case):
    page = read(text)
    assert values(page, "openings")[B] == value
    assert [("the page ends inside" in n or "no closing bar behind" in n) for n in told(page)] == [
        True
    ] * (value is None)


@pytest.mark.parametrize(
    ("label", "text", "value", "case"), CUT_TOGETHER, ids=[case for *_, case in CUT_TOGETHER]
)
def test_a_page_that_ends_inside_a_run_together_row(read, label, text, value, case):
    page = read(f"{TOGETHER}{label}{text}")
    assert next((f.value for f in page.facts if f.role == B), "") == value
    assert len(page.notes) == (value is None)


def test_markup_that_ends_inside_a_row(read):
    head = f"<table><tr><th></th><th>{A}</th><th>{B}</th></tr><tr><td>Number of jobs</td><td>313,110</td><td>128"
    assert values(read(head, "page.html"), "openings") == {A: None, B: None}
    assert values(read(head + "</td></tr></table>", "page.html"), "openings") == {A: 313110, B: 128}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_pages_without_a_section_are_read(read, layout):
    name = "page.html" if layout == "html" else "page.txt"
    for gone in SECTIONS:
        page = read(
            LAYOUTS[layout](PAIR, [section for section in SECTIONS if section is not gone]), name
        )
        assert page.facts and {note.kind for note in page.notes} <= {"settled"}


# Front matter

RETRIEVED = [("2026-01-31", date(2026, 1, 31), 0), ("unknown", None, 0), ("last week", None, 1)]


@pytest.mark.parametrize(("day", "retrieved", "notes"), RETRIEVED)
def test_retrieved(read, day, retrieved, notes):
    page = read(f"---\nretrieved: {day}\n---\n{HEADER}| Average age | 44 | 47 |\n")
    assert (page.retrieved, len(page.notes)) == (retrieved, notes)


@pytest.mark.parametrize(
    ("line", "publisher"), [("publisher: a.com\n", "a.com"), ("publisher:\n", ""), ("", "")]
)
def test_publisher(read, line, publisher):
    page = read(f"---\n{line}retrieved: unknown\n---\n{HEADER}| Average age | 44 | 47 |\n")
    assert page.publisher == publisher and page.facts


def test_duties_are_kept_apart(read):
    page = read(HEADER + "| Duty | soups | breads |\n| Duty | - | cakes |\n")
    assert page.duties == ((A, "soups", 2), (B, "breads", 2), (B, "cakes", 3)) and page.facts == ()


def test_a_file_name_is_shown_in_signs_that_can_be_printed(read):
    assert read(HEADER + "| Average age | 44 | 47 |\n", "a\nb.txt").name == "a?b.txt"


# What is easily misread, and passed in silence once

NO_HEADERS = [
    ("How these jobs compare in the U.S.", "a sentence"),
    ("The top 10 differences", "a count"),
    ("A closer look at PayPal", "a capital inside of a name"),
    (f"{A}{B}", "two names that nothing bears out"),
]


@pytest.mark.parametrize(("line", "case"), NO_HEADERS, ids=[case for *_, case in NO_HEADERS])
def test_a_line_above_a_run_together_row_is_no_header(read, line, case):
    with pytest.raises(PageError, match="of which no title or sentence names two parts"):
        read(f"Words.\n\n{line}\nAverage age4447\n")


WITNESSES = [
    ("DevOps Engineer vs au pair", "a title"),
    ("The differences between a devops engineer and an au pair can be seen.", "a sentence"),
    ("What does a devops engineer do?\nWhat does an au pair do?", "two headings"),
    ("| DevOps Engineer | au pair | |\n| Growth rate | 1% | 2% |\nwords", "another table"),
]


@pytest.mark.parametrize(("prose", "case"), WITNESSES, ids=[case for *_, case in WITNESSES])
def test_a_header_is_cut_where_the_page_names_both(read, prose, case):
    page = read(f"{prose}\n\nDevOps Engineerau pair\nAverage age4447\n")
    assert values(page, "average_age") == {"DevOps Engineer": 44, "au pair": 47}


BROKEN_HEADERS = [
    ("Line\nCookBaker\nAverage age4447", "run together, the first name"),
    ("Line CookBa\nker\nAverage age4447", "run together, the second name"),
    ("| | Baker | Line\nCook |\n| Average age | 44 | 47 |", "the second name between bars"),
    ("| Line\nCook | Baker | |\n| Average age | 44 | 47 |", "the first name between bars"),
    ("Line\nCook | Baker | |\nAverage age | 44 | 47 |", "the first name, no bar before it"),
    ("Li\nne Cook | Baker | |\nAverage age | 44 | 47 |", "inside of a word"),
]


@pytest.mark.parametrize(("text", "case"), BROKEN_HEADERS, ids=[c for *_, c in BROKEN_HEADERS])
def test_a_header_on_two_lines_is_none(read, text, case):
    with pytest.raises(PageError, match="expected a header"):
        read(f"{A} vs {B}\n\n{text}\n")


GO_ON = [
    ("Most common collegeOhio State UniversityUniversity of\nPhoenix\n", "college"),
    ("Best paying companyMeijerCoca-\nCola\n", "best_company"),
]


@pytest.mark.parametrize(("row", "field"), GO_ON)
def test_a_run_together_row_that_goes_on_in_the_next_line_is_refused(read, row, field):
    page = read(TOGETHER + "Average age4447\n" + row)
    assert values(page, field) == {A: None, B: None}
    assert "behind it may be the rest" in told(page)[0]
    whole = read(TOGETHER + "Most common collegeYaleOhio State\nCommon baker skills\nR, 5%\n")
    assert values(whole, "college") == {A: "Yale", B: "Ohio State"}


def test_a_decline_at_the_end_of_a_page_may_have_lost_its_other_half(read):
    assert values(read(TOGETHER + "Growth rate-10%"), "growth") == {A: None, B: None}
    assert values(read(TOGETHER + "Growth rate-10%\n"), "growth") == {B: 0.1}


def test_full_width_digits_are_digits(read):
    page = read(
        HEADER + "| Years of experience | 1\uff12 | 6 |\n| Average age | \uff14\uff14 | 47 |\n"
    )
    assert values(page, "experience_years") == {A: None, B: 6}
    assert values(page, "average_age") == {A: 44, B: 47}


def test_a_pipe_is_no_page(tmp_path):
    import os

    os.mkfifo(tmp_path / "page.txt")
    with pytest.raises(PageError, match="a pipe or device, expected a page"):
        read_page(tmp_path / "page.txt")
    with pytest.raises(PageError, match="a pipe or device, expected a page"):
        read_page("/dev/null")
