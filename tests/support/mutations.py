"""Pages in forms that are easily misread, each with its right answer: names and numbers in other
formats, broken headers, sentences that say something else, words for "not given", forms of HTML.

    CLASSES            the forms by name: a function of a random.Random that makes a `Trial`
    attempt(trial)     what came of reading it: "right", "refused", or AssertionError

`python tests/support/mutations.py TRIALS [SEED]` tries all of them and states the counts."""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

sys.path.insert(0, str(Path(__file__).parents[1]))

from helpers.pages import PageError, read_page  # noqa: E402
from helpers.pages.facts import role_key  # noqa: E402

FOLDER = Path(tempfile.mkdtemp(prefix="forms-"))


class Trial(NamedTuple):
    """A page and what it says: {(role, field, group): value}. What is not among the right answers
    must not be read; with `noted` what is not read must be noted."""

    text: str
    right: dict[tuple[str, str, str], float | str]
    roles: tuple[str, str]
    name: str = "page.txt"
    noted: bool = False


def attempt(trial: Trial) -> str:
    path = FOLDER / trial.name
    path.write_text(trial.text, encoding="utf-8")
    try:
        page = read_page(path)
    except PageError as error:
        assert "expected" in error.what
        return "refused"
    pair = {role_key(role) for role in trial.roles}
    assert {role_key(role) for role in page.roles} == pair, page.roles
    right = {(role_key(role), *rest): value for (role, *rest), value in trial.right.items()}
    found = {
        (role_key(f.role), f.field, f.group): f.value for f in page.facts if f.value is not None
    }
    wrong = {key: value for key, value in found.items() if right.get(key) != value}
    assert not wrong, wrong
    lost = [key for key in right if key not in found]
    assert not (lost and trial.noted and not page.notes), lost
    return "refused" if lost or not right else "right"


# Names

ROLES = (
    "Nurse|Nurse Practitioner|Line Cook|Baker|DevOps Engineer|Au Pair|au pair|eCommerce Manager|"
    "CDL Driver|Customer Service Manager|Customer Support Manager|Accounting Clerk|Clerk|"
    "Accounts Receivable Clerk|R&D Engineer|Host/Waiter|O'Brien Fellow|iOS Developer|CEO|"
    "Bartender, Cook, And Waitress|McKinsey Fellow|C# Developer (Senior)|Level 2 Analyst"
).split("|")
COMPANIES = (
    "Amazon|PayPal|KLA|eBay|adidas|salesforce.com|Uber Technologies|The Citadel|3M|7-Eleven|Roku|"
    "athenahealth|lululemon athletica|Latham & Watkins|YouTube|iRobot|thredUP|bluebird bio|Netflix|"
    "McKinsey & Company Inc|Forever 21|AT&T|Nestlé|Wells Fargo|Coca-Cola|Yahoo!|uShip|FedEx|Meijer|"
    "Allegro MicroSystems|jetBlue|comScore|Mayo Clinic|LinkedIn|edX|deviantART"
).split("|")
INDUSTRIES = (
    "Finance|Retail|Technology|Media|Health Care|Start-up|eCommerce|eLearning|Non Profits|"
    "Manufacturing|biotech|Real Estate|iGaming"
).split("|")
MAJORS = "Business|Nursing|Computer Science|Finance|eCommerce|English|Law|eBusiness|Art".split("|")
COLLEGES = (
    "University of Pennsylvania|California State University - Bakersfield|DeVry University|"
    "Ohio State University|The Citadel|McNeese State|Texas A&M University|University of Phoenix"
).split("|")
STATES = "New York|Ohio|Washington|California|District of Columbia|New Jersey".split("|")
TEXTS = {
    "Best paying company": ("best_company", COMPANIES),
    "Best paying industry": ("best_industry", INDUSTRIES),
    "Most common major": ("major", MAJORS),
    "Most common college": ("college", COLLEGES),
    "Highest paying state": ("best_state", STATES),
}
NOTHING = "N/A|n/a|Unknown|unknown|None|none|TBD|Not available|not available|NA|Not given".split(
    "|"
)
MORE = "practitioner|manager|assistant|aide|in Ohio|-in-training|at Amazon|who works nights".split(
    "|"
)


def _pair(dice: random.Random) -> tuple[str, str]:
    while True:
        a, b = dice.sample(ROLES, 2)
        if role_key(a) != role_key(b):
            return a, b


def _a(name: str) -> str:
    return f"{'an' if name[0].lower() in 'aeiou' else 'a'} {name.lower()}"


def _barred(pair, *rows: tuple[str, str, str]) -> str:
    lines = (f"| {label} | {a} | {b} |" for label, a, b in rows)
    return "\n".join([f"| {pair[0]} | {pair[1]} | |", *lines]) + "\n"


AGE = ("Average age", "44", "47")


def _ages(pair) -> dict:
    return {(pair[0], "average_age", ""): 44, (pair[1], "average_age", ""): 47}


# Sentences


def sentence_of_others(dice: random.Random) -> Trial:
    """A sentence about another role whose name goes on, or about both."""
    pair = _pair(dice)
    low = [_a(name) for name in pair]
    goes_on = [dice.random() < 0.4 for _ in pair]
    shown = [
        f"{name}{'' if more.startswith('-') else ' '}{more}" if on else name
        for name, on, more in zip(low, goes_on, dice.choices(MORE, k=2), strict=True)
    ]
    x, y = sorted(dice.sample(range(30_000, 150_000), 2), reverse=True)
    kind = dice.randrange(3)
    if kind == 0:
        text = (
            f"And {shown[0]} has an average salary of ${x:,}, which is higher than the ${y:,} "
            f"average annual salary of {shown[1]}."
        )
        right = {(pair[0], "yearly_salary", ""): x, (pair[1], "yearly_salary", ""): y}
    elif kind == 1:
        text = f"It typically takes 6-8 years to become both {shown[0]} and {shown[1]}."
        right = _spans(pair[0], 6, 8) | _spans(pair[1], 6, 8)
    else:
        text = (
            f"While it typically takes 6-8 years to become {shown[0]}, becoming {shown[1]} takes "
            "usually requires 2-4 years."
        )
        right = _spans(pair[0], 6, 8) | _spans(pair[1], 2, 4)
    gone = {pair[i] for i in (0, 1) if goes_on[i]}
    right = {key: value for key, value in right.items() if key[0] not in gone}
    return Trial(f"{text}\n\n{_barred(pair, AGE)}", right | _ages(pair), pair)


def _spans(role: str, low: float, high: float) -> dict:
    return {(role, "years_to_become_low", ""): low, (role, "years_to_become_high", ""): high}


BEFORE = ("In California, ", "At Amazon ", "In 2015 ", "Ten years ago, ", "If experienced, ", "")
BEHIND = (
    " per month",
    " CAD",
    "-$80,000",
    "k",
    " an hour",
    " in Ohio",
    ".50",
    ",0",
    " to $90,000",
    "",
)


def sentence_of_other_amounts(dice: random.Random) -> Trial:
    """The salary sentence with words that make its amounts others."""
    pair, before, behind = _pair(dice), dice.choice(BEFORE), dice.choice(BEHIND)
    second = dice.choice(BEHIND) if not behind else ""
    x, y = sorted(dice.sample(range(30_000, 150_000), 2), reverse=True)
    article = _a(pair[0])
    start = article if before else article[0].upper() + article[1:]
    text = f"{before}{start} has an average salary of ${x:,}{behind}"
    both = dice.random() < 0.7
    text += (
        f", which is higher than the ${y:,}{second} average annual salary of {_a(pair[1])}."
        if both
        else "."
    )
    right = {} if before or behind else {(pair[0], "yearly_salary", ""): x}
    if right and both and not second:
        right |= {(pair[1], "yearly_salary", ""): y}
    return Trial(f"{text}\n\n{_barred(pair, AGE)}", right | _ages(pair), pair)


# Headers

ABOVE = (
    "How these jobs compare in the U.S.|The top 10 differences|A closer look at PayPal|"
    "What O*NET says|Data for 2018-2028|Our JavaScript guide|See also: C++.NET|The iPhone years"
).split("|")


def header_run_together(dice: random.Random) -> Trial:
    """A run-together header, with or without a title, or another line where it should stand."""
    pair = _pair(dice)
    title = dice.choice(
        (
            f"{pair[0]} vs {pair[1]}",
            f"The differences between {_a(pair[0])} and {_a(pair[1])}",
            f"What does {_a(pair[0])} do?\n\nWhat does {_a(pair[1])} do?",
            "Words that help nobody",
            f"{pair[0]} pay",
        )
    )
    header = dice.choice((pair[0] + pair[1], pair[0] + pair[1], dice.choice(ABOVE)))
    return Trial(f"{title}\n\n{header}\nAverage age4447\n", _ages(pair), pair)


def header_on_two_lines(dice: random.Random) -> Trial:
    """A header that a line end parts, under a title or none."""
    pair, form = _pair(dice), dice.randrange(4)
    header = (pair[0] + pair[1], "| {} | {} | |", "| | {} | {} |", "{} | {} | |")[form]
    header = header.format(*pair) if form else header
    at = dice.randrange(1, len(header))
    title = f"{pair[0]} vs {pair[1]}" if dice.random() < 0.5 or form in (0, 3) else "Words"
    rows = "Average age4447" if form == 0 else "| Average age | 44 | 47 |"
    rows = rows[2:] if form == 3 else rows
    tail = (
        f"\n\nMore\n\n{_barred(pair, ('Growth rate', '1%', '2%'))}" if dice.random() < 0.3 else ""
    )
    text = f"{title}\n\n{header[:at].rstrip()}\n{header[at:].lstrip()}\n{rows}\n{tail}"
    growth = {(pair[0], "growth", ""): 0.01, (pair[1], "growth", ""): 0.02} if tail else {}
    return Trial(text, _ages(pair) | growth, pair, noted=True)


# Cells


def nothing_given(dice: random.Random) -> Trial:
    """Words for "not given" in cells, between bars or run together."""
    pair, (label, (field, names)) = _pair(dice), dice.choice(list(TEXTS.items()))
    cells = [dice.choice(names), dice.choice(NOTHING)]
    right = {(pair[0], field, ""): cells[0]}
    if dice.random() < 0.5:
        cells, right = cells[::-1], {(pair[1], field, ""): cells[0]}
    if dice.random() < 0.2:
        cells, right = dice.choices(NOTHING, k=2), {}
    if dice.random() < 0.5:
        return Trial(_barred(pair, (label, *cells)), right, pair)
    text = f"{pair[0]} vs {pair[1]}\n\n{''.join(pair)}\n{label}{''.join(cells)}\n"
    return Trial(text, right, pair)


def names_run_together(dice: random.Random) -> Trial:
    """Two names run together; the row breaks over two lines, or stands whole."""
    pair, (label, (field, names)) = _pair(dice), dice.choice(list(TEXTS.items()))
    cells = [dice.choice(names), dice.choice([*names, "-"])]
    text, broken = "".join(cells), dice.random() < 0.3
    if broken:
        at = dice.randrange(1, len(text))
        text = f"{text[:at].rstrip()}\n{text[at:].lstrip()}"
    right = {(r, field, ""): c for r, c in zip(pair, cells, strict=True) if c != "-"}
    page = f"{pair[0]} vs {pair[1]}\n\n{''.join(pair)}\nAverage age4447\n{label}{text}\n\nWords.\n"
    return Trial(page, right | _ages(pair), pair, noted=True)


NUMBERS = {
    "Yearly salary": ("yearly_salary", lambda n: 20_000 + n * 1_111, "${:,}"),
    "Hourly rate": ("hourly_rate", lambda n: 10 + n, "${}"),
    "Growth rate": ("growth", lambda n: (n - 20) / 100, "{:.0%}"),
    "Number of jobs": ("openings", lambda n: 3 + n * 997, "{:,}"),
    "Job satisfaction": ("satisfaction", lambda n: round(n % 50 / 10, 1), "{:g}"),
    "Average age": ("average_age", lambda n: 20 + n % 60, "{}"),
    "Years of experience": ("experience_years", lambda n: (2, 4, 6, 8)[n % 4], "{}"),
    "LGBT percentage": ("lgbt_share", lambda n: n % 50 / 100, "{:.0%}"),
}
WAYS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "full-width": lambda text: "".join(chr(ord(c) + 0xFEE0) if c > " " else c for c in text),
    "blanks": lambda text: f"\u00a0 {text}\u2009",
    "an en dash": lambda text: text.replace("-", "\u2013"),
    "a minus sign": lambda text: text.replace("-", "\u2212"),
}
# What people write around a number: right where a cell may hold it, and wrong in all others.
BY_HAND = {
    "{} a year": ("Yearly salary",),
    "{} per year": ("Yearly salary",),
    "{}/yr": ("Yearly salary",),
    "{} an hour": ("Hourly rate",),
    "{}/hr": ("Hourly rate",),
    "{} a month": (),
    "{} a day": (),
    "{} years": ("Average age", "Years of experience"),
    "{} years old": ("Average age",),
    "+{}": ("Growth rate",),
    "about {}": (),
    "up to {}": (),
    "over {}": (),
    "{}+": (),
}
OTHERS: tuple[Callable[[str], str], ...] = (
    lambda text: text + "k",
    lambda text: text + " CAD",
    lambda text: text + " per month",
    lambda text: text + "-" + text,
    lambda text: "~" + text,
    lambda text: "<" + text,
    lambda text: f"({text})",
    lambda text: text + "*",
    lambda text: text + "\u00b9",
    lambda text: text.replace("$", "\u20ac"),
    lambda text: text.replace(",", "."),
    lambda text: text.replace(",", " "),
    lambda text: text + "\u2030",
    lambda text: text.translate({48 + i: 0x660 + i for i in range(10)}),
    lambda text: text + " | " + text,
    lambda text: text[:-1] + chr(0x660 + 4),
)


def numbers(dice: random.Random) -> Trial:
    """Numbers in other formats: of the same meaning, or of another."""
    pair, (label, (field, value, form)) = _pair(dice), dice.choice(list(NUMBERS.items()))
    given = value(dice.randrange(40))
    text = form.format(given)
    if dice.random() < 0.4:
        text, right = dice.choice(list(WAYS.values()))(text), {(pair[0], field, ""): given}
    elif dice.random() < 0.4:
        way, labels = dice.choice(list(BY_HAND.items()))
        legal = label in labels and not (way[0] == "+" and given < 0)
        text, right = way.format(text), {(pair[0], field, ""): given} if legal else {}
    else:
        changed = dice.choice(OTHERS)(text)
        right = {(pair[0], field, ""): given} if changed == text else {}
        text = changed
    return Trial(_barred(pair, (label, text, "-"), AGE), right | _ages(pair), pair)


def spans(dice: random.Random) -> Trial:
    """The years it takes in words of all kinds."""
    pair, low = _pair(dice), dice.randrange(1, 12)
    high = low + dice.randrange(0, 3)
    label, scale = dice.choice(("Years to become", "Years of experience")), 1
    unit = dice.choice(("years", "months", "weeks", ""))
    scale = {"years": 1, "months": 12}.get(unit, 0)
    joint = dice.choice(("-", "\u2013", " - ", " to ", "/", " or "))
    text = f"{low}{joint}{high} {unit}".strip()
    right = {}
    if scale and joint not in ("/", " or "):
        right = _spans(pair[0], round(low / scale, 6), round(high / scale, 6))
        if label == "Years of experience":
            right = {(pair[0], "experience_years", ""): round(high / scale, 6)}
    return Trial(_barred(pair, (label, text, "-"), AGE), right | _ages(pair), pair)


DEGREES = {"Bachelors Degree": "Bachelor's Degree", "Masters Degree": "Master's Degree"}
DEGREES |= dict.fromkeys(("Associate Degree", "High School Diploma", "Doctorate", "License"))
SEXES = (("Male", "Female"), ("Men", "Women"), ("males", "females"), ("Boys", "Girls"))


def made_by_hand(dice: random.Random) -> Trial:
    """Ranges, shares and degrees with words and signs that people put between their parts."""
    pair, kind = _pair(dice), dice.randrange(3)
    low, percent = dice.randrange(20, 90), dice.randrange(1, 99)
    if kind == 0:
        high = low + dice.randrange(1, 99)
        joint = dice.choice(
            (" to ", " and ", "-", " - ", " or ", "/", " through ", " to about ", " ")
        )
        before = dice.choice(("", "between ", "From ", "about ", "up to "))
        label, text = "Salary range", f"{before}${low},000{joint}${high},000"
        right = {(pair[0], "salary_low", ""): low * 1000, (pair[0], "salary_high", ""): high * 1000}
        legal = before in ("", "between ", "From ") and joint in (" to ", " and ", "-", " - ")
    elif kind == 1:
        names, joint = (
            dice.choice(SEXES),
            dice.choice((", ", " ", ": ", " about ", " over ", " - ")),
        )
        other = dice.choice((100 - percent, percent))
        label, text = "Gender ratio", f"{names[0]}{joint}{percent}% {names[1]}{joint}{other}%"
        shares = zip(("Male", "Female"), (percent, other), strict=True)
        right = {(pair[0], "gender_share", group): share / 100 for group, share in shares}
        legal = names[0] != "Boys" and joint in (", ", " ", ": ")
    else:
        name = dice.choice([*DEGREES, "Business", "Nursing"])
        joint = dice.choice((", ", " ", " about ", " over ", " - ", " at least "))
        label, text = "Most common degree", f"{name}{joint}{percent}%"
        right = {(pair[0], "degree", ""): DEGREES.get(name) or name}
        right |= {(pair[0], "degree_share", ""): percent / 100}
        legal = joint == ", " or (joint == " " and name in DEGREES)
    cells = (label, text, "-")
    return Trial(
        _barred(pair, cells, AGE), (right if legal else {}) | _ages(pair), pair, noted=True
    )


def labels_apart(dice: random.Random) -> Trial:
    """A row that a line end parts inside of its label, or two rows on one line."""
    pair = _pair(dice)
    rows = [
        (label, form.format(value(7)), form.format(value(7)), field, value(7))
        for label, (field, value, form) in NUMBERS.items()
    ]
    rows += [
        (label, names[0], names[0], field, names[0]) for label, (field, names) in TEXTS.items()
    ]
    one, other = dice.sample(rows, 2)
    right = {(role, row[3], ""): row[4] for role in pair for row in (one, other)}
    joined = dice.random() < 0.5
    lines = [
        f"{r[0]}{r[1]}{r[2]}" if joined else f"| {r[0]} | {r[1]} | {r[2]} |" for r in (one, other)
    ]
    if dice.random() < 0.3:
        lines = ["".join(lines)]
    else:
        at = dice.randrange(1, len(one[0])) + (0 if joined else 2)
        lines[0:1] = [lines[0][:at].rstrip(), lines[0][at:].lstrip()]
    header = "".join(pair) if joined else f"| {pair[0]} | {pair[1]} | |"
    age = "Average age4447" if joined else "| Average age | 44 | 47 |"
    text = "\n".join([f"{pair[0]} vs {pair[1]}", "", header, age, *lines]) + "\n"
    # An age that is printed again disagrees, and is noted.
    ages = {} if "Average age" in (one[0], other[0]) else _ages(pair)
    right = {k: v for k, v in right.items() if k[1] != "average_age" or ages}
    return Trial(text, right | ages, pair, noted=True) if ages else labels_apart(dice)


# Markup


def references(dice: random.Random) -> Trial:
    """Signs written as references, once or twice, in text, Markdown and HTML."""
    pair, times = _pair(dice), dice.choice((0, 1, 2, 3))
    company = dice.choice([name for name in COMPANIES if set(name) & set("&-.!é")])
    shown = company
    for _ in range(times):
        shown = (
            escape(shown) if "&" in shown else shown.replace("-", "&#45;").replace("é", "&eacute;")
        )
    html = dice.random() < 0.5
    right = {(pair[0], "best_company", ""): company}
    names = [escape(name) for name in pair]
    if html:
        rows = _tr("Best paying company", shown, "-")
        return Trial(
            _table(names, rows), right if "&" not in company or times else right, pair, "page.html"
        )
    return Trial(_barred(names, ("Best paying company", shown, "-")), right, pair)


def _tr(*cells: str, attributes: str = "") -> str:
    return f"<tr{attributes}>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _table(names, rows: str) -> str:
    head = "<tr><th></th>" + "".join(f"<th>{name}</th>" for name in names) + "</tr>"
    return f"<!doctype html><html><body><table>\n{head}\n{rows}\n</table></body></html>"


HIDE = (
    ' style="display:none"',
    " style='display: none;'",
    " style=display:none",
    ' class="x" STYLE="color:red; DISPLAY : NONE"',
    " hidden",
    ' hidden=""',
    " hidden='until-found'",
    ' style="visibility:hidden"',
)
SHOW = (
    ' class="hidden-no"',
    " aria-hidden=true",
    ' title="a hidden b"',
    " data-d=Bachelor's",
    "",
    ' title="x>y"',
)
REMARKS = ("<!-->", "<!--->", "<!-- a --!>", "<!-- <tr><td>x -->", "<!-- - -- -->", "<!---->")


def html_forms(dice: random.Random) -> Trial:
    """Rows and cells that a browser hides, remarks, attributes without quotes, marks of notes."""
    pair, right = _pair(dice), {}
    rows = []
    for label, (field, value, form) in dice.sample(sorted(NUMBERS.items()), 4):
        given = [value(dice.randrange(40)) for _ in pair]
        shown = [form.format(one) for one in given]
        facts = {(role, field, ""): one for role, one in zip(pair, given, strict=True)}
        how = dice.randrange(9)
        if how == 0:
            row, facts = _tr(label, *shown, attributes=dice.choice(HIDE)), {}
        elif how == 1:
            row, facts = f"<template>{_tr(label, *shown)}</template>", {}
        elif how == 2:
            other = f"<td{dice.choice(HIDE)}>{form.format(value(3))}</td>"
            cells = [f"<td>{cell}</td>" for cell in (label, *shown)]
            cells.insert(dice.randrange(4), other)
            row = f"<tr>{''.join(cells)}</tr>"
        elif how == 3:
            row = _tr(label, shown[0] + f"<span{dice.choice(HIDE)}>1</span>", shown[1])
        elif how == 4:
            tag = dice.choice(("sup", "sub", "del", "s"))
            row, facts = (
                _tr(label, f"{shown[0]}<{tag}>1</{tag}>", shown[1]),
                {(pair[1], field, ""): given[1]},
            )
        elif how == 5:
            row = dice.choice(REMARKS) + _tr(label, *shown) + dice.choice(REMARKS)
        elif how == 6:
            row = f"<tbody{dice.choice(HIDE)}>{_tr(label, *shown)}</tbody><tbody>", {}
            row, facts = row[0], {}
        elif how == 7:
            row = f"<tr{dice.choice(HIDE)}><td>{label}<td>{shown[0]}<td>{shown[1]}", {}
            row, facts = row[0], {}
        else:
            row = _tr(label, *shown, attributes=dice.choice(SHOW))
        rows.append(row)
        right |= facts
    arrows = dice.choice(("", " ▲", "▼", " ↑↓", " ⇅"))
    names = [escape(name) + arrows for name in pair]
    return Trial(_table(names, "\n".join(rows)), right, pair, "page.html", noted=True)


def spellings(dice: random.Random) -> Trial:
    """A role that another table of the page spells in another way."""
    pair = _pair(dice)
    name = pair[0]
    other = dice.choice(
        (
            name.upper(),
            normalize("NFD", name),
            name.replace("/", " / "),
            name.replace(" ", "-"),
            name + ".",
            "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and c != "|" else c for c in name),
            f" {name}\u200b ",
        )
    )
    text = (
        _barred(pair, AGE) + "\nWords.\n\n" + _barred((other, pair[1]), ("Growth rate", "1%", "2%"))
    )
    growth = {(pair[0], "growth", ""): 0.01, (pair[1], "growth", ""): 0.02}
    return Trial(text, _ages(pair) | growth, pair, noted=True)


CLASSES: dict[str, Callable[[random.Random], Trial]] = {
    "a sentence about another role": sentence_of_others,
    "a sentence about another amount": sentence_of_other_amounts,
    "a header run together": header_run_together,
    "a header on two lines": header_on_two_lines,
    "words for not given": nothing_given,
    "names run together": names_run_together,
    "numbers in other formats": numbers,
    "spans in other formats": spans,
    "made by hand": made_by_hand,
    "a label on two lines, two rows on one": labels_apart,
    "signs as references": references,
    "forms of HTML": html_forms,
    "spellings of a role": spellings,
}


def form(name: str, number: int) -> None:
    """Try one page of a class; raises AssertionError with the values that are wrong."""
    attempt(CLASSES[name](random.Random(number)))


def main(trials: int = 200_000, seed: int = 0) -> int:
    counts: dict[str, Counter] = {name: Counter() for name in CLASSES}
    found = 0
    for number in range(seed, seed + trials):
        name = list(CLASSES)[number % len(CLASSES)]
        trial = CLASSES[name](random.Random(number))
        try:
            counts[name][attempt(trial)] += 1
        except AssertionError as error:
            counts[name]["wrong"] += 1
            found += 1
            if counts[name]["wrong"] <= 3:
                print(f"\n{name}, seed {number}: {error}\n{trial.text}", flush=True)
    for name, outcome in counts.items():
        shown = ", ".join(f"{outcome[kind]:,} {kind}" for kind in ("right", "refused", "wrong"))
        print(f"{sum(outcome.values()):>9,}  {name}: {shown}")
    print(f"{trials:,} trials, {found} wrong or lost without a note")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
