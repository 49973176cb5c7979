"""The two roles of a page, from the headers of its tables. A header that runs two names together is
cut where the title, a sentence or another header names both; one that nothing bears out is none:
any line may stand above a row.

    two_roles(name, found)     the pair of roles that most headers name
    pairs_of(name, found)      the two names in each header
"""

import re
from collections import Counter
from collections.abc import Mapping

from helpers.pages.cells import FORMULA, NOT_GIVEN
from helpers.pages.facts import role_key
from helpers.pages.files import LOST, PageError
from helpers.pages.layouts import Scan, Table
from helpers.pages.settling import SHOWN

MAX_ROLE = 400  # characters; a longer "name" is a sentence that lost its place
MAX_HEADERS = 40  # different headers on a page; a comparison repeats one
PROSE_FOR_NAMES = 20_000  # characters of prose in which names are looked for
# Where the name of a role begins and ends in prose: not inside of a longer one.
NAMES_BEGIN = re.compile(r"(?:\n[^\w\n]{0,8}|\b(?:an?|vs\.?|common|between) )\Z")
BEHIND = "and|vs\\.?|skills|overview|has|can|is|are|do|takes|requires|include|earns|makes"
NAMES_END = re.compile(rf"$|[.,:;?!|]| (?:{BEHIND})\b", re.MULTILINE)
LONGEST_BEGIN = 12  # characters
OFTEN = 100  # times that a name is looked at in the prose
MANY_CUTS = 24  # ways to cut a header into parts that the prose has

Header = tuple[str, ...] | str
Pair = tuple[str, str]


def pairs_of(name: str, found: Scan) -> dict[Header, Pair | None]:
    """The two names in each header; None for a header that does not hold two, or that is broken."""
    headers = {table.header: table.line for table in found.tables}
    if len(headers) > MAX_HEADERS:
        what = f"{len(headers)} different headers, expected one comparison"
        raise PageError(name, list(headers.values())[MAX_HEADERS], what)
    prose = _prose(found, headers)
    pairs = {h: h if isinstance(h, tuple) else _cut_header(h, prose) for h in headers}
    pairs = {header: pair if pair and _are_names(pair) else None for header, pair in pairs.items()}
    broken = {t.header for t in found.tables if t.broken or _goes_on(t, pairs[t.header], prose)}
    return {header: None if header in broken else pair for header, pair in pairs.items()}


def _prose(found: Scan, headers: Mapping[Header, int]) -> str:
    """The prose in which names are looked for: no header is its own witness."""
    joined = {header for header in headers if isinstance(header, str)}
    if not joined and not any(table.before for table in found.tables):
        return ""
    barred = [name for header in headers if isinstance(header, tuple) for name in header]
    lines = (text for _, text in found.prose if text not in joined and "|" not in text)
    return "\n".join(["", *barred, *lines])[:PROSE_FOR_NAMES].lower()


def _cut_header(header: str, prose: str) -> Pair | None:
    """The two names in a run-together header: the one way to cut it so that the prose names both.

    >>> _cut_header("DevOps Engineerau pair", "\\ndevops engineer vs au pair")
    ('DevOps Engineer', 'au pair')
    """
    low = header.lower()
    if len(low) != len(header) or len(header) > 2 * MAX_ROLE:
        return None
    places = range(1, len(header))
    first = [at for at in places if not low[at - 1 : at + 1].count(" ")]
    longest = next((at for at in places if low[:at] not in prose), len(header))
    shortest = next((at for at in reversed(places) if low[at:] not in prose), 0)
    cuts = [at for at in first if shortest < at < longest]
    cuts = [at for at in cuts if len(cuts) <= MANY_CUTS and _both_named(low, at, prose)]
    return (header[: cuts[0]], header[cuts[0] :]) if len(cuts) == 1 else None


def _both_named(low: str, at: int, prose: str) -> bool:
    return _named(low[:at], prose) and _named(low[at:], prose)


def _named(name: str, prose: str, whole: bool = True) -> bool:
    """Whether the prose names a role: not as a part of a longer name, or (not `whole`) at least
    not as its end."""
    at = -1
    for _ in range(OFTEN):
        if (at := prose.find(name, at + 1)) < 0:
            return False
        begins = NAMES_BEGIN.search(prose, max(0, at - LONGEST_BEGIN), at)
        if begins and (not whole or NAMES_END.match(prose, at + len(name))):
            return True
    return False


def _goes_on(table: Table, pair: Pair | None, prose: str) -> bool:
    """Whether the prose names a role that begins on the line before a header, and ends with its
    first name."""
    if not pair or not table.before or isinstance(table.header, str):
        return False
    before, name = table.before.strip(" |").lower(), pair[0].lower()
    return any(_named(whole, prose, whole=False) for whole in (f"{before} {name}", before + name))


def _are_names(names: tuple[str, ...]) -> bool:
    return (
        len(names) == 2
        and role_key(names[0]) != role_key(names[1])
        and all(
            any(map(str.isalpha, name)) and len(name) <= MAX_ROLE and LOST not in name
            for name in names
        )
        and not any(name.startswith(FORMULA) or name.casefold() in NOT_GIVEN for name in names)
    )


def two_roles(name: str, found: Scan, pairs: Mapping[Header, Pair | None]) -> Pair:
    """The pair that most headers name; a page without one is no comparison page."""
    named = [pair for table in found.tables if (pair := pairs[table.header])]
    if not named:
        line = found.tables[0].line if found.tables else 1
        expected = "expected a header with the names of two roles"
        raise PageError(name, line, f"{_what_header(found)}, {expected}")
    if named.count(named[0]) == len(named):
        return named[0]
    counts = Counter(frozenset(map(role_key, pair)) for pair in named)
    most = max(counts, key=counts.__getitem__)
    return next(pair for pair in named if {role_key(role) for role in pair} == most)


def _what_header(found: Scan) -> str:
    if not found.tables:
        return found.strays[0][1].partition(", expected")[0] if found.strays else "no table"
    header = found.tables[0].header
    if isinstance(header, str):
        return f'header "{header[:SHOWN]}", of which no title or sentence names two parts'
    if found.tables[0].broken:
        return f'header "{" | ".join(header)[:SHOWN]}" without a bar that the rows under it have'
    count = len({*map(role_key, header)})
    return f'{count} name{"s" * (count != 1)} in the header "{" | ".join(header)[:SHOWN]}"'
