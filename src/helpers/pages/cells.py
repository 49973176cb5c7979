"""What can stand in a cell: numbers, ranges, shares and names. Each reader turns a matched text
into its *readings*, all the ways to understand it; each cut finds the places where two cells that a
page ran together may part. `catalogue` puts patterns, readers and cuts together into the rows that
pages print.

    plain(text), fraction(text)   a number, a percentage
    three_items(text)             the ways in which a list in words names three things
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple


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
# No name begins like this; a spreadsheet that opens our tables would take it for a formula.
FORMULA = ("=", "+", "@")
PLUS = re.compile(r"\+[0-9][0-9.]*\s?%")  # and this is a figure, which a spreadsheet takes for one
MISSING = "-"
NOT_GIVEN = frozenset(
    f"{MISSING}|n/a|n.a.|n.a|na|unknown|none|none given|not given|not available|not applicable|"
    "not known|not reported|not specified|no data|tbd|tba|tbc|nil|null|undefined|?".split("|")
)  # in any case: a cell that says no more than this gives no value
# The words among them that end no other word: they are seen behind a name in small letters, too.
LAST_WORDS = tuple(word for word in NOT_GIVEN if len(word) > 2 and word not in ("nil", "n.a"))
# Digits are 0 to 9: those of other scripts would pass by rules that know only these.
NUMBER = r"[0-9]{1,2}(?:\.[0-9])?"
DOLLARS = r"\$(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]{1,8})"
PERCENT = r"[0-9]{1,3}(?:\.[0-9]{1,2})?\s?%"
A_YEAR = r"(?:\s?/\s?(?:yr|year)| (?:per|a) year)?"  # what may stand behind an amount by hand
AN_HOUR = r"(?:\s?/\s?(?:hr|hour)| (?:per|an) hour)?"
UNIT = r"(?P<unit>year|month)s?"
SPAN = (
    rf"(?:(?P<low>{NUMBER})\s?(?:-|to)\s?(?P<high>{NUMBER})|more than (?P<over>[0-9]{{1,2}})"
    rf"|(?P<plus>[0-9]{{1,2}})\+|less than (?P<under>[0-9]{{1,2}})|(?P<both>{NUMBER})) {UNIT}"
)
EXPERIENCE = (
    rf"(?P<bare>[1-9]|[1-3][0-9]|40)"
    rf"|(?:(?P<low>{NUMBER})\s?(?:-|to)\s?)?(?P<high>{NUMBER}) {UNIT}"
)
GROUP_SHARE = re.compile(
    rf"([^\d,:%\s](?:[^\d,:%]*[^\d,:%\s])?)(?:[,:]\s?|\s)({PERCENT})\s*(?:[,;]\s*)?"
)
# Behind these a share needs no comma; behind other words it may be another: "a degree about 44%".
DEGREE_ENDS = r"(?<=degree)|(?<=diploma)|(?<=doctorate)|(?<=certificate)|(?<=license)"
NO_APOSTROPHE = re.compile(r"\b(bachelor|master)s\b", re.IGNORECASE)
# A name has a letter, begins with no dash, and holds no percentage and no amount.
NAME = r"(?=.*[^\W\d_])(?!.*\d\s?%|.*\$\d)[^\s-](?:.*\S)?"
ONE_NAME = r"(?!-|[a-z]$)\S(?:.*[^\s-])?"  # one small letter is the beginning of a name, as in eBay

# Cuts: where two cells that a page ran together may part. Each finds the places behind which the
# second cell begins.

AFTER_DASH = r"(?<=^-)(?=\S)|(?<=\S)(?=-$)"
ANYWHERE = re.compile(r"(?<=.)(?=.)")
BEFORE_DOLLAR = re.compile(rf"(?<=.)(?=\$)|{AFTER_DASH}")
AFTER_PERCENT = re.compile(rf"(?<=%)(?=\S)|{AFTER_DASH}")
AFTER_CITY = re.compile(rf"(?<=, [A-Z]{{2}})(?=\S)|{AFTER_DASH}")
AFTER_RANGE = re.compile(rf"(?<=\d)\s?(?=[bB]|\$)|{AFTER_DASH}")
# A name begins with a capital or a digit, and ends with all but an opening or joining sign. Fields
# of study may begin with a small e or i ("eCommerce").
SMALL = "e(?:Commerce|Business|Learning|Marketing|Health|Media|Sports|Government)|i(?:OS|School)"
SEAM = r"(?<=[^\W_])(?=[^\W_a-zß-öø-ÿ])|(?<=[).!?+#%])(?=[^\W_a-zß-öø-ÿ])"
BETWEEN_NAMES = re.compile(rf"{SEAM}|(?<=[^\W_])(?=(?:{SMALL})\b)|{AFTER_DASH}")
# Behind these a capital goes on with the same name: DeVry, McNeese, PhD.
GOES_ON = re.compile(r"(?:^|[\s(-])(?:D[aeiu]|L[aeio]|Ma?c|V[ao]n|Ph|Ed|Ps|Th|O')$")
# Brands may begin with a small letter (adidas, salesforce.com): they may part inside of any word.
INSIDE_WORDS = re.compile(rf"(?<=\S)(?=[^\W_])|{AFTER_DASH}")
# Where a second name is seen to begin: a capital behind a small letter or sign or before a small
# letter, a figure behind a small letter.
CAPITAL, LITTLE = "[A-ZÀ-ÖØ-Þ]", "[a-zß-öø-ÿ]"
SEEN = re.compile(rf"(?<!{CAPITAL})(?<!\d)(?={CAPITAL})|(?={CAPITAL}{LITTLE})|(?<={LITTLE})(?=\d)")
NOWHERE = re.compile("(?!)")
AT_LEAST_TWICE = 5  # letters; a name of that length printed twice is that name for both

MANY_ITEMS = 8  # more "and" than this and a list in words is no list of three


def plain(text: str) -> float:
    """The number in `$38,792`, `313,110`, `4.5` or `$24.04 an hour`.

    >>> plain("$38,792"), plain("$24.04/hr")
    (38792, 24.04)
    """
    digits = re.sub(r"[^0-9.]", "", text)
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
        *first, last = (part.strip() for part in text.split("; "))
        listed = [(*first, last.removeprefix("and "))]
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
    if cell["bare"]:
        # The unit is lost in the table: a 12 is twelve years, or twelve months where the sentence
        # says "6-12 months".
        ways = (12, 1) if cell["bare"] == "12" else (int(cell["bare"]),)
    elif cell["low"] and float(cell["low"]) > float(cell["high"]):
        ways = ()
    else:
        ways = (_years(cell["high"], cell["unit"]),)
    return [(Value("experience_years", "", years, cell[0]),) for years in ways]


def _years(number: str, unit: str) -> float:
    return round(float(number) / (12 if unit.lower() == "month" else 1), 6)


def degree(cell: re.Match) -> list[Reading]:
    share = (
        ()
        if cell["share"] is None
        else (Value("degree_share", "", fraction(cell["share"]), cell[0]),)
    )
    name = NO_APOSTROPHE.sub(r"\1's", cell["degree"].strip())
    given = name.casefold() not in NOT_GIVEN
    return [(Value("degree", "", name, cell[0]), *share)] if given else []


def pay_range(cell: re.Match) -> list[Reading]:
    low, high = plain(cell["low"]), plain(cell["high"])
    return (
        [(Value("salary_low", "", low, cell[0]), Value("salary_high", "", high, cell[0]))]
        if low <= high
        else []
    )


def group_shares(field: str, groups: tuple[str, ...], also: Mapping[str, str]) -> Reader:
    known = {name.casefold(): group for name, group in {**{g: g for g in groups}, **also}.items()}

    def read(cell: re.Match) -> list[Reading]:
        parts = list(GROUP_SHARE.finditer(cell[0]))
        found = [known.get(part[1].strip().casefold()) for part in parts]
        if None in found or len(set(found)) < len(found):
            return []
        return [
            tuple(
                Value(field, group, fraction(part[2]), cell[0][part.start() : part.end(2)])
                for group, part in zip(found, parts, strict=True)
            )
        ]

    return read


def skill_share(cell: re.Match) -> list[Reading]:
    skill = cell["skill"].strip()
    given = skill.casefold() not in NOT_GIVEN
    return [(Value("skill_share", skill, fraction(cell["share"]), cell[0]),)] if given else []


def span(cell: re.Match) -> list[Reading]:
    low = cell["low"] or cell["over"] or cell["plus"] or cell["both"]
    high = cell["high"] or cell["under"] or cell["both"]
    ends = (("years_to_become_low", low), ("years_to_become_high", high))
    values = tuple(Value(name, "", _years(end, cell["unit"]), cell[0]) for name, end in ends if end)
    return [values] if len(values) < 2 or values[0].value <= values[1].value else []


def top_skills(cell: re.Match) -> list[Reading]:
    return [
        tuple(
            Value("top_skill", str(rank), skill, skill)
            for rank, skill in enumerate(skills, 1)
            if skill.casefold() not in NOT_GIVEN
        )
        for skills in three_items(cell[0])
        if not any(skill.startswith(FORMULA) for skill in skills)
    ]
