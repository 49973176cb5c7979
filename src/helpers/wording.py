"""Numbers as readers see them, and sentences made of them: true minus signs, thousands with a
comma, ranges with an en dash, never more digits than are known.

    number(-1234.5, 1)          "−1,234.5"
    dollars(38792)              "$38,792"
    percent(0.349, 1)           "34.9%"
    signed(-4.2, 1)             "−4.2"
    span("$1", "$2")            "$1–$2"
    p_value(0.0024)             "p = .002"
    bare_p(0.0024)              ".002"
    in_hundred(0.511)           "51"
    listing(["a", "b", "c"])    "a, b and c"
    word(7)                     "seven"
    counted(2, "role")          "two roles"
    spoken("Cook, CDL")         "cook, CDL"
    a_role("Art Director")      "an art director"
    capital("an art director")  "An art director"
    change(-8.2)                "8% less"
    ends("2% less", "1% less")  "1% to 2% less"
    between("2", "3")           "between 2 and 3"
    part_of(4, 7, "role")       "four of seven roles"
    some(names)                 "a, b and c"; of many the first ten and how many others
    those(20, 300, "best paid") " (the 20 best paid of 300 roles)", nothing where all are shown
    named("*Star* Cook")        a name that Markdown shows as it is
    plain("**Far** apart")      "Far apart", a sentence without Markdown
    say("It costs $5.")         the sentence as the Markdown output of a cell
    table(frame, caption)       a frame of texts as an HTML table
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext

import pandas as pd
from IPython.display import HTML, Markdown

from helpers.paths import anchor

WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()
PROPER = frozenset(
    "Java Python Perl Ruby Linux Unix Windows Oracle Salesforce Microsoft Excel Access Amazon Azure "
    "Google Android Cisco Adobe Drupal Hadoop Tableau Cobol Fortran Kotlin Swift Scala Spanish French "
    "German English Chinese Japanese Korean Russian Arabic Italian Portuguese Latin American European "
    "Montessori Uber".split()
)
"""Words of role names that keep their capital inside a sentence."""
NAMED, FIRST = 12, 10  # items of a list within a sentence; of more, so many from the first
NOTHING = ("not given", "-", "–")
NUMERIC = re.compile(
    r"[−+]?[$]?[\d,.]+%?(?:(?:–| to (?:over )?)[−$]?[\d,.]+)?\s?[%×]?|p [=<] \.\d+|< \.\d+|p = 1|"
)

MARKUP = re.compile(r"[\\`*_\[\]~<]")
ESCAPED = re.compile(r"\\([\\`*_\[\]~<$])")
EMPHASIS = re.compile(r"(?<!\\)(?:\*\*|\*(?=\w)|(?<=[\w.?!])\*)")
LINK = re.compile(r"(?<!\\)\[([^\]]*)\]\([^)]*\)")
# A word of one capital at most, its first.
TITLE_CASE = re.compile(r"(?<![\w'’])[^\W\d_][^\W\dA-Z_]+(?![^\W_])")
VOWEL = re.compile(r"(?i)(?!eu|one|once)[aeio]|hour|hono|honest|heir|u(?:n(?!i)|p|sh|rb|lt|mb)")
VOWEL_LETTER = re.compile(r"[AEFHILMNORSX]")


def number(value: float, digits: int = 0) -> str:
    """A number with thousands commas and a true minus sign, halves rounded away from zero; "not
    given" where it is missing.

    >>> number(-1234.5, 1), number(2.5)
    ('−1,234.5', '3')
    """
    if pd.isna(value):
        return "not given"
    with localcontext(rounding=ROUND_HALF_UP):
        # To 15 digits: 100 * 0.285 is 28.499999999999996, and is meant to be a half.
        text = f"{Decimal(f'{value:.15g}'):,.{digits}f}".replace("Infinity", "∞")
    if text.endswith("∞"):
        return text.replace("-", "−")
    return text.replace("-", "−") if float(text.replace(",", "")) else text.lstrip("-")


def signed(value: float, digits: int = 0) -> str:
    """A number with its sign, except zero.

    >>> signed(3), signed(-3), signed(-0.2)
    ('+3', '−3', '0')
    """
    text = number(value, digits)
    return f"+{text}" if pd.notna(value) and value > 0 and text.strip("0.") else text


def dollars(value: float, digits: int = 0) -> str:
    """An amount of US dollars.

    >>> dollars(38792), dollars(-80.5, 2)
    ('$38,792', '−$80.50')
    """
    text = number(value, digits)
    return text if pd.isna(value) else f"−${text[1:]}" if text[0] == "−" else f"${text}"


def percent(share: float, digits: int = 0) -> str:
    """A fraction as a percentage.

    >>> percent(0.349, 1), percent(-0.04)
    ('34.9%', '−4%')
    """
    return number(share * 100, digits) + ("" if pd.isna(share) else "%")


def span(low: str, high: str) -> str:
    """A range of two formatted numbers; one of them where they are the same.

    >>> span("4", "6"), span("4", "4")
    ('4–6', '4')
    """
    return low if low == high else f"{low}–{high}"


def p_value(p: float) -> str:
    """A p-value to three decimals.

    >>> p_value(0.0024), p_value(0.0001), p_value(1)
    ('p = .002', 'p < .001', 'p = 1')
    """
    return (
        "p < .001"
        if p < 0.0005
        else "p = 1"
        if p >= 0.9995
        else f"p = {number(p, 3)}".replace("0.", ".")
    )


def bare_p(p: float) -> str:
    """A p-value under a heading that says what it is.

    >>> bare_p(0.0024), bare_p(0.0001), bare_p(1)
    ('.002', '< .001', '1')
    """
    return p_value(p).removeprefix("p ").removeprefix("= ")


def in_hundred(chance: float) -> str:
    """A chance as so many times in a hundred; never "0" or "100" for what can happen or fail.

    >>> in_hundred(0.511), in_hundred(0.9993)
    ('51', 'over 99')
    """
    times = round(chance * 100)
    return (
        "under 1"
        if times < 1 and chance > 0
        else "over 99"
        if times > 99 and chance < 1
        else str(times)
    )


def spoken(name: str) -> str:
    """A name as it stands inside a sentence: lower case, but for acronyms, single letters and names
    with capitals inside.

    >>> spoken("Customer Service Manager"), spoken("CDL Driver/Helper"), spoken("PL/SQL Developer")
    ('customer service manager', 'CDL driver/helper', 'PL/SQL developer')
    >>> spoken("C# Coder (Senior)"), spoken("Java Developer")
    ('C# coder (senior)', 'Java developer')
    """
    return named(TITLE_CASE.sub(_lower, name))


def _lower(found: re.Match) -> str:
    return found[0] if found[0] in PROPER else found[0].lower()


def a_role(name: str) -> str:
    """A role with its article, as it stands inside a sentence; acronyms are taken to be spelled
    out.

    >>> a_role("Customer Service Manager"), a_role("Account Executive"), a_role("RN Manager"), a_role("CS Manager")
    ('a customer service manager', 'an account executive', 'an RN manager', 'a CS manager')
    >>> a_role("University Fellow"), a_role("Underwriter"), a_role("Hourly Cook"), a_role("X-Ray Technician"), a_role("Ärztin")
    ('a university fellow', 'an underwriter', 'an hourly cook', 'an X-ray technician', 'an ärztin')
    """
    first = unicodedata.normalize("NFKD", name.split()[0])
    letters = first.partition("-")[0]
    spelled = letters.isupper() and (len(letters) > 1 or letters != first)
    return f"{'an' if (VOWEL_LETTER if spelled else VOWEL).match(first) else 'a'} {spoken(name)}"


def capital(text: str) -> str:
    """A text with its first letter in upper case, the rest as it is.

    >>> capital("an HR manager")
    'An HR manager'
    """
    return text[:1].upper() + text[1:]


def change(percents: float, digits: int = 0) -> str:
    """A change in percent, in words.

    >>> change(42.4), change(-8.2), change(0.1)
    ('42% more', '8% less', 'the same')
    """
    size = number(abs(percents), digits)
    if pd.isna(percents) or not size.strip("0."):
        return "not given" if pd.isna(percents) else "the same"
    return f"{size}% {'more' if percents > 0 else 'less'}"


def ends(low: str, high: str) -> str:
    """The two ends of an interval, a last word that both have said once.

    >>> ends("15% more", "76% more"), ends("32% less", "13% more"), ends("13% below", "1% below")
    ('15% to 76% more', '32% less to 13% more', '1% to 13% below')
    """
    (start, _, last), (stop, _, other) = low.rpartition(" "), high.rpartition(" ")
    if last != other or not start:
        return f"{low} to {high}"
    first, second = (stop, start) if last in ("below", "less") else (start, stop)
    return f"{first} to {second} {last}"


def listing(items: Iterable[str], last: str = "and") -> str:
    """Items as a list in words.

    >>> listing(["a"]), listing(["a", "b"]), listing(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    items = list(items)
    return f" {last} ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def word(count: int) -> str:
    """A count in words up to twelve, in digits above.

    >>> word(0), word(7), word(21)
    ('no', 'seven', '21')
    """
    return WORDS[count] if 0 <= count < len(WORDS) else number(count)


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun.

    >>> counted(1, "role"), counted(7, "role"), counted(0, "city", "cities")
    ('one role', 'seven roles', 'no cities')
    """
    return f"{word(count)} {noun if count == 1 else plural or noun + 's'}"


def between(low: str, high: str) -> str:
    """Where values lie, from formatted ends: between them, or at them if they are the same.

    >>> between("2", "3"), between("2", "2")
    ('between 2 and 3', 'at 2')
    """
    return f"at {low}" if low == high else f"between {low} and {high}"


def part_of(part: int, whole: int, noun: str) -> str:
    """So many of a whole, in words.

    >>> part_of(4, 7, "role"), part_of(7, 7, "role"), part_of(2, 2, "role"), part_of(0, 7, "role"), part_of(1, 1, "role")
    ('four of seven roles', 'all seven roles', 'both roles', 'none of seven roles', 'the one role')
    """
    if part < whole:
        return f"{word(part) if part else 'none'} of {counted(whole, noun)}"
    return (
        f"both {noun}s"
        if whole == 2
        else f"the one {noun}"
        if whole == 1
        else f"all {counted(whole, noun)}"
    )


def some(items: Sequence[str], join: str = ", ") -> str:
    """Items as a list in words; of more than twelve the first ten, and how many others.

    >>> some(["a", "b", "c"]), some([str(n) for n in range(1, 16)])
    ('a, b and c', '1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and five others')
    """
    items = list(items)
    if len(items) <= NAMED:
        return listing(items) if join == ", " else join.join(items)
    return f"{join.join(items[:FIRST])}{' and' if join == ', ' else f'{join}and'} {word(len(items) - FIRST)} others"


def those(shown: int, total: int, which: str, noun: str = "role") -> str:
    """What a title adds where not all are shown: which are, of how many; nothing where all are.

    >>> those(20, 300, "best and worst paid"), those(7, 7, "best and worst paid")
    (' (the 20 best and worst paid of 300 roles)', '')
    """
    return "" if shown == total else f" (the {word(shown)} {which} of {number(total)} {noun}s)"


def named(name: str) -> str:
    """A name from a page as it is, safe in Markdown: its signs stay signs. `plain` takes that back.

    >>> named("C# *Star* Coder"), plain(named("C# *Star* Coder"))
    ('C# \\\\*Star\\\\* Coder', 'C# *Star* Coder')
    """
    return MARKUP.sub(r"\\\g<0>", name)


def plain(text: str) -> str:
    """A sentence without Markdown, as titles, alternative texts and tables show it.

    >>> plain("**Far apart.** A [report](x.html) on \\\\*Star\\\\* costs $5.")
    'Far apart. A report on *Star* costs $5.'
    """
    text = EMPHASIS.sub("", LINK.sub(r"\1", text))
    return ESCAPED.sub(r"\1", text)


def say(*sentences: str, **about: object) -> Markdown:
    """Sentences as the output of a cell, a paragraph each. Dollar signs are escaped: two would be
    read as a formula. Names from pages come through `spoken`, `a_role` or `named`. What is named in
    `about` goes into the metadata of the output, for pages that are made from it."""
    text = "\n\n".join(sentences).replace("\\$", "$").replace("$", "\\$")
    return _Told(text, about) if about else Markdown(text)


class _Told:
    """Markdown with something about it in the metadata of the output."""

    def __init__(self, text: str, about: dict[str, object]):
        self.data, self.about = text, about

    def __repr__(self) -> str:  # not its place in memory
        return "<Markdown>"

    def _repr_mimebundle_(self, **_) -> tuple[dict[str, str], dict[str, object]]:
        return {"text/markdown": self.data}, self.about


def table(
    frame: pd.DataFrame,
    caption: str,
    about: str = "",
    anchors: str = "",
    links: Mapping[str, str] | None = None,
) -> HTML:
    """A frame of formatted values as an HTML table. The index heads the rows; columns of numbers
    are aligned right.

    `about` heads the column of row heads; with `anchors`, links can lead to each row (`anchor`);
    `links` gives addresses that row heads lead to, by row. Texts are escaped; a missing value is "not given"."""
    names = [str(column) for column in frame.columns]
    cells = [
        ["not given" if pd.isna(value) else plain(str(value)) for value in row]
        for row in frame.itertuples(index=False)
    ]
    right = [
        all(NUMERIC.fullmatch(row[i]) or row[i] in NOTHING for row in cells)
        for i in range(len(names))
    ]
    classes = [' class="n"' if numeric else "" for numeric in right]
    corner = f'<th scope="col">{html.escape(about)}</th>' if about else "<td></td>"
    head = corner + "".join(
        f'<th scope="col"{c}>{html.escape(n)}</th>' for n, c in zip(names, classes, strict=True)
    )
    ids = [f' id="{anchor(f"{anchors} {label}")}"' if anchors else "" for label in frame.index]
    body = "".join(
        _row(plain(str(label)), row, classes, own, (links or {}).get(label))
        for label, row, own in zip(frame.index, cells, ids, strict=True)
    )
    label = html.escape(caption, quote=True)
    stop = _stop(_least_width(frame, cells, right), label)
    return HTML(
        f'<div class="table mathjax_ignore"><p class="caption">{label}</p>\n<div class="wide">{stop}'
        f'<table aria-label="{label}">\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n'
        "</table></div></div>"
    )


LETTER, GAP, HEAD = 8.4, 10, 90  # pixels: a letter, a gap between columns, row heads
PHONE, TABLET, DESK = 350, 630, 860  # pixels that a table has on a phone, and from 48 and 80rem on
BREAK = re.compile(r"(?<=[-–])|\s+")


def _stop(width: float, label: str) -> str:
    """What the tab key stops at in a table that may be wider than the screen, so that it can be
    scrolled by keys; where it fits, the stop vanishes (`to48`, `to80` in page.css)."""
    if width <= PHONE:
        return ""
    until = " to48" if width <= TABLET else " to80" if width <= DESK else ""
    return (
        f'<span class="stop{until}" tabindex="0" role="note" '
        f'aria-label="{label}: scrolls sideways"></span>'
    )


def _least_width(frame: pd.DataFrame, cells: list[list[str]], right: list[bool]) -> float:
    """How narrow a table can be, in pixels at the size of letters on a phone: words are not broken
    but at a hyphen or dash, nor are numbers."""
    columns = list(zip(*cells, strict=True)) or [()] * len(right)
    widest = [
        max(
            (
                len(w)
                for text in (*column, str(name))
                for w in ([text] if numeric and text != name else BREAK.split(text))
            ),
            default=0,
        )
        for name, column, numeric in zip(frame.columns, columns, right, strict=True)
    ]
    heads = max(
        (len(w) * LETTER for label in frame.index for w in BREAK.split(str(label))), default=0
    )
    return max(heads, HEAD) + sum(letters * LETTER + GAP for letters in widest)


def _row(label: str, cells: list[str], classes: list[str], own: str, link: str | None) -> str:
    head = html.escape(label)
    if link:
        head = f'<a href="{html.escape(link)}">{head}</a>'
    values = "".join(
        f"<td{c}>{html.escape(cell)}</td>" for cell, c in zip(cells, classes, strict=True)
    )
    return f'<tr{own}><th scope="row">{head}</th>{values}</tr>\n'
