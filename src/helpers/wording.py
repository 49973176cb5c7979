"""
Numbers as readers see them, and sentences made of them: true minus signs, thousands with a comma, ranges with an en
dash, never more digits than are known.

    dollars(38792)              "$38,792"
    percent(0.349, 1)           "34.9%"
    signed(-4.2, 1)             "−4.2"
    span("$1", "$2")            "$1–$2"
    p_value(0.0024)             "p = .002"
    in_hundred(0.511)           "51"
    listing(["a", "b", "c"])    "a, b and c"
    counted(2, "role")          "two roles"
    spoken("Cook, CDL")         "cook, CDL"
    say("It costs $5.")         the sentence as the Markdown output of a cell
    table(frame, caption)       a frame of texts as an HTML table
"""

import html
import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, localcontext

import pandas as pd
from IPython.display import HTML, Markdown

__all__ = [
    "counted",
    "dollars",
    "in_hundred",
    "listing",
    "number",
    "p_value",
    "percent",
    "say",
    "signed",
    "span",
    "spoken",
    "table",
    "word",
]

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMERIC = re.compile(r"[−+]?[$]?[\d,.]+%?(?:–[$]?[\d,.]+)?\s?[%×]?|p [=<] \.\d+|")


def number(value: float, digits: int = 0) -> str:
    """A number with thousands commas and a true minus sign, halves rounded away from zero; "not given" where it is missing.

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
    return "p < .001" if p < 0.0005 else "p = 1" if p >= 0.9995 else f"p = {number(p, 3)}".replace("0.", ".")


def in_hundred(chance: float) -> str:
    """A chance as so many times in a hundred; never "0" or "100" for what can happen or fail.

    >>> in_hundred(0.511), in_hundred(0.9993)
    ('51', 'over 99')
    """
    times = round(chance * 100)
    return "under 1" if times < 1 and chance > 0 else "over 99" if times > 99 and chance < 1 else str(times)


def spoken(name: str) -> str:
    """A name as it stands inside a sentence: lower case, but for acronyms and names with capitals inside.

    >>> spoken("Customer Service Manager"), spoken("CDL Driver"), spoken("PL/SQL Developer")
    ('customer service manager', 'CDL driver', 'PL/SQL developer')
    """
    return " ".join(word if any(letter.isupper() for letter in word[1:]) else word.lower() for word in name.split(" "))


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


def say(*sentences: str) -> Markdown:
    """Sentences as the output of a cell, a paragraph each. Dollar signs are escaped: two would be read as a formula."""
    return Markdown("\n\n".join(sentences).replace("\\$", "$").replace("$", "\\$"))


def table(frame: pd.DataFrame, caption: str, about: str = "") -> HTML:
    """A frame of formatted values as an HTML table. The index heads the rows; columns of numbers are aligned right.

    `about` heads the column of row heads. Texts are escaped; a missing value is "not given".
    """
    names = [str(column) for column in frame.columns]
    cells = [["not given" if pd.isna(value) else str(value) for value in row] for row in frame.itertuples(index=False)]
    right = [all(NUMERIC.fullmatch(row[i]) or row[i] in ("not given", "-", "–") for row in cells) for i in range(len(names))]
    classes = [' class="n"' if numeric else "" for numeric in right]
    corner = f'<th scope="col">{html.escape(about)}</th>' if about else "<td></td>"
    head = corner + "".join(f'<th scope="col"{c}>{html.escape(n)}</th>' for n, c in zip(names, classes, strict=True))
    body = "".join(_row(label, row, classes) for label, row in zip(frame.index, cells, strict=True))
    label = html.escape(caption, quote=True)
    return HTML(
        f'<div class="wide mathjax_ignore" role="region" tabindex="0" aria-label="{label}"><table>\n<caption>{label}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table></div>"
    )


def _row(label: object, cells: list[str], classes: list[str]) -> str:
    values = "".join(f"<td{c}>{html.escape(cell)}</td>" for cell, c in zip(cells, classes, strict=True))
    return f'<tr><th scope="row">{html.escape(str(label))}</th>{values}</tr>\n'
