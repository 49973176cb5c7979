"""How lines become tables, prose and strays; how files become text. Tables of strings; each row
names its case."""

import time

import pytest

from helpers.pages.files import PageError, front_matter, is_html, plain_signs, read_text
from helpers.pages.labels import near_label
from helpers.pages.layouts import scan
from helpers.pages.lines import MAX_LINE, text_lines
from support.pace import here

CELLS = [
    ("| Yearly salary | $1 | $2 |", ("Yearly salary", "$1", "$2"), "bars on both sides"),
    ("Yearly salary | $1 | $2 |", ("Yearly salary", "$1", "$2"), "no bar at the start"),
    ("Yearly salary | $1 | $2", ("Yearly salary", "$1", "$2"), "no bar at either end"),
    ("| A | B | |", ("A", "B", ""), "a blank cell last"),
    ("| | A | B |", ("", "A", "B"), "a blank cell first"),
    (
        r"| Best paying company | A \| B | C |",
        ("Best paying company", "A | B", "C"),
        "a bar inside a cell",
    ),
    ("a line of prose", None, "no bar"),
    ("|", (), "a bar alone"),
]


@pytest.mark.parametrize(("text", "cells", "case"), CELLS)
def test_cells_of_a_line(text, cells, case):
    assert [line.cells for line in text_lines("page", text)] == [cells], case


SIGNS = [
    ("4–6\u00a0years", "4-6 years", "an en dash and a space that does not break"),
    ("Bachelor’s", "Bachelor's", "a curly apostrophe"),
    ("“x”", '"x"', "curly quotes"),
    ("\ufeffx\u200by\u00ad", "xy", "marks that are not seen"),
    ("−4%", "-4%", "a minus sign"),
    ("a\tb   c", "a b c", "a tab and many spaces"),
    ("• Payroll", "• Payroll", "a bullet stays"),
]


@pytest.mark.parametrize(("text", "plain", "case"), SIGNS)
def test_plain_signs(text, plain, case):
    assert plain_signs(text) == plain, case


def shown(text: str, html: bool = False):
    """The headers with the labels under them, and the strays, of a page."""
    found = scan("page", text, html)
    tables = [(table.header, [row.row.label for row in table.rows]) for table in found.tables]
    return tables, [stray for _, stray in found.strays]


PIPES = "| A | B | |\n| Yearly salary | $1 | $2 |\n"
TABLES = [
    (PIPES, ("A", "B"), "the blank cell last"),
    ("A | B | |\nYearly Salary | $1 | $2 |\n", ("A", "B"), "no leading bar, title case"),
    ("| | A | B |\n|---|---|---|\n| Yearly salary | $1 | $2 |\n", ("A", "B"), "Markdown"),
    (
        "| Role | A | B |\n|:--|--:|:-:|\n| Yearly salary | $1 | $2 |\n",
        ("A", "B"),
        "Markdown with a name in the corner",
    ),
    ("A | B\nYearly salary | $1 | $2\n", ("A", "B"), "no bars at the ends"),
    ("AB\nYearly salary$1$2\n", "AB", "run together"),
    ("AB\nYearly salary: $1 $2\n", "AB", "run together with spaces"),
    ("AB\n\n\nYearly salary$1$2\n", "AB", "blank lines"),
    ("words\r\n" + PIPES.replace("\n", "\n"), ("A", "B"), "prose above"),
]


@pytest.mark.parametrize(("text", "header", "case"), TABLES)
def test_tables(text, header, case):
    assert shown(text) == ([(header, ["Yearly salary"])], []), case


def test_a_header_serves_the_rows_up_to_the_next_prose():
    tables, strays = shown(PIPES + "Prose in between.\n| Average age | 44 | 47 |\n")
    assert [labels for _, labels in tables] == [["Yearly salary"]]
    assert strays == ['row "Average age" under no header, expected the names of two roles above it']


@pytest.mark.parametrize(
    ("cell", "shown_as", "case"),
    [
        ("<b>4</b>4", "44", "a tag inside of a cell"),
        ("44</p>", "44", "the end of a block that never began"),
        ("4</t>4", "4</t>4", "the end of what never began"),
        ("44</td<>", "44</td<>", "two signs swapped"),
        ("<b44</td>", "<b44", "a tag that another cuts off"),
        ("<I>4</i>4", "44", "tags in any case"),
        (
            "4 &amp 4 &AMP; &am;",
            "4 & 4 & &am;",
            "a sign whose semicolon is lost, as browsers show it",
        ),
    ],
)
def test_the_end_of_what_never_began_stays_in_the_text(cell, shown_as, case):
    text = f"<table><tr><td></td><td>A</td><td>B</td></tr><tr><td>Average age</td><td>{cell}</td><td>47</td></tr></table>"
    [table] = scan("page.html", text, html=True).tables
    assert table.rows[0].cells[0] == shown_as, case


def test_a_tag_that_another_cuts_off_loses_no_sentence():
    found = scan("page.html", "<pIt takes 1-2 years to become a cook.</p>", html=True)
    assert found.prose == [(1, "<pIt takes 1-2 years to become a cook.")]


ROW = "<tr><td>Yearly salary</td><td>$1</td><td>$2</td></tr>"
HEAD = "<tr><th></th><th>A</th><th>B</th></tr>"
HIDDEN = [
    ('<tr style="display:none"><td>Average age<td>4<td>4</tr>', "by its style"),
    ("<tr style=display:none><td>Average age<td>4<td>4", "without quotes and end"),
    ("<tr hidden><td>Average age</td><td>4</td><td>4</td></tr>", "by an attribute"),
    ("<template><tr><td>Average age<td>4<td>4</template>", "as a template"),
    ("<tbody HIDDEN=''><tr><td>Average age<td>4<td>4</tbody><tbody>", "with its part"),
    ("<tr hidden><td>x<template><tr><td>Average age<td>4<td>4</template></tr>", "one in another"),
    ("<tr hidden><td><table><tr><td>Average age<td>4<td>4</table></tr>", "a table in it"),
]
SHOWN_ROWS = [
    ("<tr data-d=Bachelor's>", "an apostrophe without quotes"),
    ("<tr title='it is hidden here' class=hidden-no aria-hidden=true>", "words that hide nothing"),
    ("<!--><tr>", "an empty remark"),
    ("<!-- a --!><tr>", "a remark that ends in another way"),
    ("<!--->\n<tr>", "another empty remark"),
]


@pytest.mark.parametrize(("row", "case"), HIDDEN, ids=[case for *_, case in HIDDEN])
def test_what_a_browser_hides_is_not_read(row, case):
    assert shown(f"<table>{HEAD}{row}{ROW}</table>", html=True) == (
        [(("A", "B"), ["Yearly salary"])],
        [],
    )


@pytest.mark.parametrize(("row", "case"), SHOWN_ROWS, ids=[case for *_, case in SHOWN_ROWS])
def test_what_a_browser_shows_is_read(row, case):
    row += "<td>Yearly salary<td style='display:none'>$3<td>$1<td>$2"
    [table] = scan("page.html", f"<table>{HEAD}{row}</table>", html=True).tables
    assert table.rows[0].cells == ("$1", "$2"), case


def test_what_is_hidden_and_never_ends_is_noted():
    tables, strays = shown(f"<table>{HEAD}{ROW}</table><div hidden>{ROW}", html=True)
    assert tables == [(("A", "B"), ["Yearly salary"])]
    assert ["hidden and never ends" in stray for stray in strays] == [True]


MARKED = ["2<sup>1</sup>", "4<del>1</del>", "4<sub>1</sub>", "4<s>1</s>"]


@pytest.mark.parametrize("cell", MARKED)
def test_what_is_raised_or_struck_out_is_no_digit(cell):
    row = f"<tr><td>Average age<td>{cell}<td>47"
    [table] = scan("page.html", f"<table>{HEAD}{row}</table>", html=True).tables
    assert "<" in table.rows[0].cells[0]


def test_a_header_is_read_without_the_arrows_by_which_its_table_is_sorted():
    head = "<tr><th></th><th>A \u25b2</th><th>B\u21c5</th></tr>"
    assert shown(f"<table>{head}{ROW}</table>", html=True)[0] == [(("A", "B"), ["Yearly salary"])]


def test_references_in_text_are_the_signs_they_stand_for():
    found = scan(
        "page.txt", "R &amp; D\n| A | B | |\n| Best paying company | AT&amp;T | x&#124;y |"
    )
    assert found.prose[0] == (1, "R & D")
    assert found.tables[0].rows[0].cells == ("AT&T", "x|y")


def test_a_table_lacks_no_bar_that_its_rows_have():
    rows = "| Yearly salary | $1 | $2 |\n"
    for header in ("| | A | B\nC |\n", "| A\nB | C | |\n", "| | A\nB | C |\n"):
        tables = scan("page", header + rows).tables
        assert all(table.broken for table in tables), header
    assert not scan("page", "A | B | |\n" + rows).tables[0].broken


STRAYS = [
    (
        "AB\nAverage age4447\nM\nost common majorBusinessBusiness\n",
        '"M" and "ost common majorBusinessBusiness" look like a row',
        "a label whose first letter stands on the line before",
    ),
    (
        "AB\nAverage age4447Gender ratioMale, 40%\nAverage age4447\n",
        'holds the label of another row, "Gender ratio"',
        "two rows on a line, both named",
    ),
    (PIPES + "| Medium salary | 4 | 7 |\n", "expected one of Yearly salary, Salary range", "near"),
    (PIPES + "| Shoe size | 44 | 47 |\n", 'unknown label "Shoe size"', "an unknown label"),
    (
        "| Average age | 44 | 47 |\n" + PIPES,
        'row "Average age" under no header',
        "a row without a header",
    ),
    (
        "AB\nMost common majorBusiness-%Most common college-Yale\nAverage age4447\n",
        'row "Most common major" holds the label',
        "two",
    ),
    (PIPES + "| | Average age | 44 | 47 |\n", "looks like a row", "a cell too many at the start"),
    (
        "AB\nYearly salary$1$2\nAverage ge4447\n",
        'looks like the row "Average age"',
        "a slip in a label",
    ),
    (
        "AB\nYearly salary$1$2\nShoe size4447\nAverage age4447\n",
        "looks like a row, but its label is unknown",
        "an unknown label inside",
    ),
    (
        "AB\nYearly salary$1$2\nx>Average age4447\n",
        "holds the label of a row",
        "signs before a label",
    ),
    (
        "AB\nYearly salary$1$2\nShoe size4447\n",
        "looks like a row, but its label is unknown",
        "an unknown label last",
    ),
    (
        "AB\nYearly salary$1$2\nRemote work12%-\n",
        "looks like a row, but its label is unknown",
        "an unknown label, a value missing",
    ),
    ("Yearly salary$1$2\n", 'row "Yearly salary" under no header', "run together without a header"),
]


@pytest.mark.parametrize(
    "text",
    [
        PIPES + "Most Co\nmmon college | - | Yale |\n",
        PIPES + "| Most co\nmmon college | - | Yale |\n",
        "AB\nAverage age4447\nMost co\nmmon collegeYale-\n",
    ],
)
def test_a_label_on_two_lines_is_noted(text):
    strays = shown(text)[1]
    assert any("begins like the label of a row" in stray for stray in strays)
    assert not any(
        "begins like" in stray
        for stray in shown(text.replace("ost c", "ost of all c").replace("ost C", "ost of all C"))[
            1
        ]
    )


@pytest.mark.parametrize(("text", "stray", "case"), STRAYS)
def test_strays(text, stray, case):
    assert [stray in found for found in shown(text)[1]] == [True], case


PROSE = [
    "Average ages differ from role to role.",
    "Years of experience matter less than people think.",
    "Browse 2024 jobs",
    "Skills: 5",
    "Call 555-1234",
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_no_row(text):
    assert shown(f"{text}\n{PIPES}{text}\n") == ([(("A", "B"), ["Yearly salary"])], [])


def test_a_header_without_bars_at_the_ends_can_come_again():
    assert [
        labels
        for _, labels in shown("A | B\nYearly salary | $1 | $2\nA | B\nAverage age | 44 | 47\n")[0]
    ] == [
        ["Yearly salary"],
        ["Average age"],
    ]


def test_a_line_with_bars_is_prose_unless_it_follows_a_row():
    assert shown(f"Home | Jobs | Salaries\n{PIPES}And so on.\nHome | Jobs | Salaries\n")[1] == []
    assert shown(f"{PIPES}Home | Jobs | Salaries\n")[1] != []


NEAR = [
    ("Yearly salar$61,487$91,598", "Yearly salary", "a letter lost"),
    ("Yearrly salary$61,487", "Yearly salary", "a letter doubled"),
    ("Numbre of jobs1,2", "Number of jobs", "letters swapped"),
    ("Customer Satisfaction, 6%", None, "a skill"),
    ("Satisfied people", None, "prose"),
    ("", None, "nothing"),
]


@pytest.mark.parametrize(("text", "label", "case"), NEAR)
def test_near_label(text, label, case):
    assert near_label(text) == label, case


# Markup

MARKUP = [
    (f"<table>{HEAD}{ROW}</table>", "a table"),
    (f"<TABLE>{HEAD.upper()}{ROW}</TABLE>", "tags in capitals"),
    (f"<table><!-- <tr><td>x --><thead>{HEAD}</thead><tbody>{ROW}</tbody></table>", "a comment"),
    (
        f"<script>if (a < b) '<tr><td>'</script><style>p > b {{}}</style><table>{HEAD}{ROW}</table>",
        "script and style",
    ),
    (f"<table title='a > b' class=\"<x>\">{HEAD}{ROW}</table>", "signs in attributes"),
    ("<table>" + HEAD + "<tr><td>Yearly\n salary<td> <b>$</b>1<td>$2</table>", "end tags left out"),
    (
        f"<table>{HEAD}<tr><td>Yearly<br>salary</td><td>&#36;1</td><td>&dollar;2</td></tr></table>",
        "a line break and references",
    ),
    (f"<p>1 < 2</p><![CDATA[x]]><?xml x?></ x><table>{HEAD}{ROW}</table>", "odd markup"),
    (
        f"<table><tr><td>A</td><td>B</td><td></td></tr>{ROW}</table>",
        "the header in ordinary cells, the blank one last",
    ),
    (f"<td>stray</td><table>{HEAD}{ROW}</table>", "a cell outside of a row"),
    (f"<table>{HEAD}<td></td>{ROW}</table>", "an empty cell outside of a row"),
]


@pytest.mark.parametrize(("text", "case"), MARKUP)
def test_markup(text, case):
    assert shown(text, html=True) == ([(("A", "B"), ["Yearly salary"])], []), case


def test_markup_keeps_line_numbers():
    found = scan("page", f"<p>\n\none</p><table\n>\n{HEAD}\n\n{ROW}\n</table>\n<p>\ntwo", html=True)
    assert (found.prose, found.tables[0].line, found.tables[0].rows[0].line) == (
        [(3, "one"), (10, "two")],
        5,
        7,
    )


def test_markup_in_blocks_can_be_run_together():
    assert shown(
        "<div>AB</div><div><span>Yearly salary</span><span>$1</span>$2</div>", html=True
    ) == (
        [("AB", ["Yearly salary"])],
        [],
    )


BETWEEN_CELLS = [
    (ROW.replace("<td>$1", "<<td>$1"), "<", "a sign before a cell"),
    (ROW.replace("</tr>", "x</tr>"), "x", "a letter behind the last cell"),
    (ROW.replace("</td><td>$1", "</td>$0<td>$1"), "$0", "a value between cells"),
]


@pytest.mark.parametrize(
    ("row", "text", "case"), BETWEEN_CELLS, ids=[case for *_, case in BETWEEN_CELLS]
)
def test_text_between_cells_belongs_to_none(row, text, case):
    found = scan("page", f"<table>{HEAD}{row}{ROW}</table>", html=True)
    assert [row.cells for table in found.tables for row in table.rows] == [("$1", "$2")] * 2
    assert found.strays == [(1, f'text between cells: "{text}", expected it in a cell')]


ENDLESS = ["<!-- " + ROW, "<script>" + ROW, "<a title='x>" + ROW, "<? x", "</ x", "<a "]


@pytest.mark.parametrize("end", ENDLESS, ids=lambda end: end[:8])
def test_markup_that_never_ends_is_noted(end):
    tables, strays = shown(f"<table>{HEAD}{ROW}</table>\n{end}", html=True)
    assert tables == [(("A", "B"), ["Yearly salary"])]
    assert ["markup that never ends" in stray for stray in strays] == [True]


HTML_NAMES = [
    ("page.html", "x", True, "by name"),
    ("PAGE.HTM", "x", True, "by name in capitals"),
    ("page.txt", "<!DOCTYPE html>", True, "by its first words"),
    ("page.txt", "\n  <html>", True, "by its first tag"),
    ("page.txt", "| A | B | |", False, "a text"),
]


@pytest.mark.parametrize(("name", "text", "html", "case"), HTML_NAMES)
def test_is_html(tmp_path, name, text, html, case):
    assert is_html(tmp_path / name, text) is html, case


# Files

FILES = [
    (b"", "page.txt:1: an empty page", "no byte"),
    (b" \n\t\n", "page.txt:1: an empty page", "blanks"),
    (b"\xef\xbb\xbf", "page.txt:1: an empty page", "a byte order mark"),
    (b"a\nb\x00c", "page.txt:2: control character 0x00", "a zero byte"),
    (b"\x89PNG\r\n\x1a\n", "page.txt:1: byte 0x89 is not utf-8", "a picture"),
    (b"PK\x03\x04", "page.txt:1: control character 0x03", "an archive"),
    (b"ok\nBachelor\x92s", "page.txt:2: byte 0x92 is not utf-8", "another encoding"),
    ("a\nb\x92".encode(), "page.txt:2: control character 0x92", "an encoding read as another one"),
    (b"x" * 4_000_001, "page.txt:1: more than 4,000,000 bytes", "too large"),
    (b"<meta charset=utf-7>", 'page.txt:1: character set "utf-7"', "an odd character set"),
    (
        b"<meta charset=unicode_escape>",
        'page.txt:1: character set "unicode_escape"',
        "a character set that runs escapes",
    ),
    (b"\xff\xfea", "page.txt:1: byte 0x61 is not utf-16", "half a sign"),
]


@pytest.mark.parametrize(("data", "message", "case"), FILES, ids=[case for *_, case in FILES])
def test_unreadable_files(tmp_path, data, message, case):
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    with pytest.raises(PageError) as caught:
        read_text(path)
    assert str(caught.value).startswith(message) and "expected" in str(caught.value)


ENCODED = [
    ("\ufeffé—x".encode(), "é-x", "a byte order mark"),
    ("é’x\n".encode("utf-16"), "é'x\n", "UTF-16"),
    (
        b'<meta charset="iso-8859-1">\xe9\x92',
        '<meta charset="iso-8859-1">é\'',
        "a declared character set",
    ),
    (b"a\r\nb\rc\fd\n", "a\nb\nc\nd\n", "line ends"),
    (
        "Bachelor’s 4–6 café".encode().decode("cp1252", "replace").encode(),
        "Bachelor\ufffds 4\ufffd6 caf\ufffd",
        "UTF-8 taken for 1252",
    ),
    ("CAFÉ São Ñandú à £5".encode(), "CAFÉ São Ñandú à £5", "accents"),
    (
        b"\xff\xfea\x00\x00b\x00\n\x00c\x00\n\x00d",
        "a戀\ufffd挀\ufffd搀",
        "UTF-16 one byte out of place",
    ),
]


@pytest.mark.parametrize(("data", "text", "case"), ENCODED, ids=[case for *_, case in ENCODED])
def test_encodings(tmp_path, data, text, case):
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    assert read_text(path) == text


def test_missing_files_and_folders_are_named(tmp_path):
    for path, what in (
        (tmp_path / "no.txt", "no.txt:1: cannot be opened"),
        (tmp_path, f"{tmp_path.name}:1: a folder"),
    ):
        with pytest.raises(PageError, match="expected") as caught:
            read_text(path)
        assert str(caught.value).startswith(what)


FRONT = [
    (
        "---\nretrieved: 2026-01-31\npage: a: b\n---\nx",
        ({"retrieved": "2026-01-31", "page": "a: b"}, 4),
        "two keys",
    ),
    ("---\nx", ({}, 0), "no end"),
    ("x\n---\nretrieved: x\n---\n", ({}, 0), "not at the top"),
    ("x", ({}, 0), "none"),
]


@pytest.mark.parametrize(("text", "front", "case"), FRONT)
def test_front_matter(text, front, case):
    assert front_matter(text) == front, case


def test_a_line_without_end_is_refused_at_once():
    start = time.process_time()
    with pytest.raises(
        PageError, match="page:1: a line of 10,000,000 characters, expected at most"
    ):
        text_lines("page", "x" * 10_000_000)
    assert MAX_LINE == 20_000 and time.process_time() - start < here(1)
