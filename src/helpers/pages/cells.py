"""What can stand in a cell: numbers, ranges, shares and names. Each reader turns a matched text
into its *readings*, all the ways to understand it; each cut finds the places where two cells that a
page ran together may part. `fields` puts patterns, readers and cuts together into the rows that
pages print.

    plain(text), fraction(text)   a number, a percentage
    three_items(text)             the ways in which a list in words names three things
"""

import re
from collections.abc import Callable
from typing import NamedTuple

__all__ = ["FORMULA", "TAG_SIGNS", "Reader", "Reading", "Value", "fraction", "plain", "three_items"]


class Value(NamedTuple):
    """One fact in a cell: its field, its group ("" if it has none), the value and the text it was
    read from."""

    field: str
    group: str
    value: float | str
    raw: str


Reading = tuple[Value, ...]  # the facts of one cell; () for a cell that says "not given"
Reader = Callable[[re.Match], list[Reading]]

TAG_SIGNS = ("<", ">")  # no figure or name has them: they are left of broken markup
FORMULA = (
    "=",
    "+",
    "@",
)  # no name begins like this; a spreadsheet that opens our tables would take it for a formula
DOLLARS = r"\$(?:[1-9]\d{0,2}(?:,\d{3})+|\d{1,8})"
PERCENT = r"\d{1,3}(?:\.\d{1,2})?\s?%"
SPAN = (
    r"(?:(?P<low>\d{1,2})\s?-\s?(?P<high>\d{1,2})|more than (?P<over>\d{1,2})|less than (?P<under>\d{1,2}))"
    r" (?P<unit>year|month)s?"
)
GROUP_SHARE = re.compile(rf"([^\d,%\s][^\d,%]*), ({PERCENT})\s*")
NAME = r"(?=.*[^\W\d_])(?!.*\d\s?%|.*\$\d)(?:[^\s-](?:.*\S)?|-\s?\S.*\S)"  # has a letter, holds no percentage and no amount
ONE_NAME = r"(?!-|[a-z]$)\S(?:.*[^\s-])?"  # one small letter is the beginning of a name, as in eBay

AFTER_DASH = r"(?<=^-)(?=\S)|(?<=\S)(?=-$)"
ANYWHERE = re.compile(r"(?<=.)(?=.)")
BEFORE_DOLLAR = re.compile(rf"(?<=.)(?=\$)|{AFTER_DASH}")
AFTER_PERCENT = re.compile(rf"(?<=%)(?=\S)|{AFTER_DASH}")
AFTER_CITY = re.compile(rf"(?<=, [A-Z]{{2}})(?=\S)|{AFTER_DASH}")
AFTER_RANGE = re.compile(rf"(?<=\d)\s?(?=[bB]|\$)|{AFTER_DASH}")
# A name may begin with a capital or a digit, and end with all but an opening or joining sign; in
# small letters it may begin behind an acronym ("HPadidas"). Known limit: behind small letters
# ("PayPaladidas") such a name is not seen.
SEAM = rf"(?<=[^\W_])(?=[^\W_a-zß-öø-ÿ])|(?<=[).!?+#%])(?=[^\W_])|(?<=[A-Z\d]{{2}})(?=[a-z])|{AFTER_DASH}"
BETWEEN_NAMES = re.compile(SEAM)
NOWHERE = re.compile("(?!)")
# Brands such as eBay, iRobot or uShip begin with one small letter: a letter that few names end in
# may then belong to either ("AmazoneBay", but "AppleGoogle" too), and the text does not decide.
# Known limit: the other letters are taken for endings.
BETWEEN_BRANDS = re.compile(rf"{SEAM}|(?<=[^\W_])(?=[eijquvxz][A-Z])")

MANY_ITEMS = 8  # more "and" than this and a list in words is no list of three


def plain(text: str) -> float:
    """The number in `$38,792`, `313,110` or `4.5`.

    >>> plain("$38,792")
    38792
    """
    digits = text.replace("$", "").replace(",", "")
    return float(digits) if "." in digits else int(digits)


def fraction(text: str) -> float:
    """A percentage as a fraction.

    >>> fraction("34.9%"), fraction("-4%")
    (0.349, -0.04)
    """
    return round(float(text.replace("%", "")) / 100, 6) + 0.0  # + 0.0: there is no minus zero


def three_items(text: str) -> list[tuple[str, str, str]]:
    """All the ways in which a list in words names three things.

    >>> three_items("POS, customer engagement, and front end")
    [('POS', 'customer engagement', 'front end')]
    >>> len(three_items("payroll, research and development and sales"))
    2
    """
    if ";" in text:
        listed = [tuple(part.strip() for part in text.split("; "))]
    elif ", and " in text:
        first, _, last = text.partition(", and ")
        listed = [(*(part.strip() for part in first.split(", ")), last.strip())]
    else:
        before, _, after = text.rpartition(", ")
        words = after.split(" and ")[: MANY_ITEMS + 1]
        listed = [
            (before, " and ".join(words[:i]), " and ".join(words[i:]))
            for i in range(1, len(words))
            if len(words) <= MANY_ITEMS
        ]
    return [
        items
        for items in listed
        if len(items) == 3 and all(items) and not any(sign in "".join(items) for sign in ",;")
    ]


# Readers


def number(field: str, convert: Callable[[str], float] = plain) -> Reader:
    return lambda cell: [(Value(field, "", convert(cell[0]), cell[0]),)]


def text(field: str) -> Reader:
    return lambda cell: [(Value(field, "", cell[0], cell[0]),)]


def experience(cell: re.Match) -> list[Reading]:
    # The unit is lost in the table: a 12 is twelve years, or twelve months where the sentence says
    # "6-12 months".
    years = (12, 1) if cell[0] == "12" else (int(cell[0]),)
    return [(Value("experience_years", "", y, cell[0]),) for y in years]


def degree(cell: re.Match) -> list[Reading]:
    share = (
        ()
        if cell["share"] is None
        else (Value("degree_share", "", fraction(cell["share"]), cell[0]),)
    )
    return [(Value("degree", "", cell["degree"].strip(), cell[0]), *share)]


def pay_range(cell: re.Match) -> list[Reading]:
    low, high = plain(cell["low"]), plain(cell["high"])
    return (
        [(Value("salary_low", "", low, cell[0]), Value("salary_high", "", high, cell[0]))]
        if low <= high
        else []
    )


def group_shares(field: str, groups: tuple[str, ...]) -> Reader:
    known = {group.casefold(): group for group in groups}

    def read(cell: re.Match) -> list[Reading]:
        parts = GROUP_SHARE.findall(cell[0])
        found = [known.get(group.strip().casefold()) for group, _ in parts]
        if None in found or len(set(found)) < len(found):
            return []
        return [
            tuple(
                Value(field, g, fraction(p), f"{g}, {p}")
                for g, (_, p) in zip(found, parts, strict=True)
            )
        ]

    return read


def skill_share(cell: re.Match) -> list[Reading]:
    return [(Value("skill_share", cell["skill"].strip(), fraction(cell["share"]), cell[0]),)]


def span(cell: re.Match) -> list[Reading]:
    scale = 12 if cell["unit"].lower() == "month" else 1
    low, high = cell["low"] or cell["over"], cell["high"] or cell["under"]
    ends = (("years_to_become_low", low), ("years_to_become_high", high))
    values = tuple(
        Value(name, "", round(int(end) / scale, 6), cell[0]) for name, end in ends if end
    )
    return [values] if len(values) < 2 or values[0].value <= values[1].value else []


def top_skills(cell: re.Match) -> list[Reading]:
    return [
        tuple(Value("top_skill", str(rank), skill, skill) for rank, skill in enumerate(skills, 1))
        for skills in three_items(cell[0])
        if not any(skill.startswith(FORMULA) for skill in skills)
    ]
