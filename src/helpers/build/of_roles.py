"""What is made of the roles themselves: tidy data, the pages of pairs, the index.

read(pages, asked)       the roles, the pairs that get a page, and what was read in numbers
write_data(...)          tidy tables, and the numbers of all reports in one
write_pairs(...)         the page of each pair
write_index(...)         the index, and what was found in README.md
"""

from itertools import combinations
from pathlib import Path

from markupsafe import Markup

from helpers.build.plan import BuildError, way, write
from helpers.pages.facts import role_key
from helpers.pages.files import PageError
from helpers.paths import PROJECT
from helpers.questions.gap import pair_measures
from helpers.questions.names import find_role
from helpers.questions.pay import spreads
from helpers.reports.findings import findings_markdown
from helpers.reports.index import index_page, source_of
from helpers.reports.notebooks import summary
from helpers.reports.numbers import collect
from helpers.reports.page import Summary, page
from helpers.reports.pairs import Pair, pair_body, pair_pages
from helpers.roles.codebook import codebook, write_datapackage
from helpers.roles.load import Roles, load_roles, write_tidy
from helpers.roles.names import by_hand
from helpers.roles.reading import ROLES_FILE
from helpers.roles.tables import NUMBERS

BUILT = "<!-- {}: built by `python -m helpers build` -->\n"
PAIR_STYLES = ("page.css", "pair.css")


def read(
    pages: Path, asked: list[tuple[str, str]], out: Path
) -> tuple[Roles, list[Pair], dict, list[str]]:
    """The roles; the pairs that get a page: `asked`, and those that have one anyway; what was read,
    in numbers, with what could not be; and the pages of those asked for. Raises BuildError."""
    try:
        roles = load_roles(pages)
        known = _in_numbers(roles) | {"from": way(out, pages), "unused": _unused(roles, pages)}
        pairs, named = (
            pair_pages(roles, asked),
            [{find_role(roles, a) for a in pair} for pair in asked],
        )
        if unpaired := _unpaired(roles, pairs):
            known["unpaired"] = unpaired
        files = [f"reports/pairs/{name}.html" for name, *pair in pairs if set(pair) in named]
        return roles, pairs, known, files
    except PageError as error:
        raise BuildError(str(error)) from None
    # A pair was asked for with a role that is not there, or with one role twice.
    except (KeyError, ValueError) as error:
        raise BuildError(error.args[0]) from None


def _unused(roles: Roles, pages: Path) -> list[str]:
    """The roles that a roles.csv beside the pages describes and no page has."""
    path, known = pages / ROLES_FILE, set(roles.roles["role"].map(role_key))
    described = [row["role"] for row in by_hand(path)[0]] if path.is_file() else []
    return [role for role in described if role_key(role) not in known]


def _unpaired(roles: Roles, pairs: list[Pair]) -> list[str]:
    """Two roles that have no page together, the first by name; nothing if all have one."""
    paired = {frozenset(pair) for _, *pair in pairs}
    every = combinations(sorted(roles.roles["role"]), 2)
    return list(next((two for two in every if frozenset(two) not in paired), ()))


def _in_numbers(roles: Roles) -> dict:
    kinds = roles.notes["kind"].value_counts()
    unread = roles.notes.query("kind == 'error'")
    return {
        "pages": len(roles.pages),
        "roles": len(roles.roles),
        "unclear": int(kinds.get("unclear", 0)),
        "disagree": int(kinds.get("disagrees", 0)),
        "rows": int(kinds.get("row", 0)),
        "source": source_of(roles),
        "unread": [f"{note.page}:{note.line}: {note.note}" for note in unread.itertuples()],
    }


def write_data(roles: Roles, names: list[str], stage: Path, out: Path) -> None:
    """Write the tidy tables, the numbers of the reports `names` in one, and, where the project
    itself is built, the codebook."""
    tidy = stage / "data" / "tidy"
    write_tidy(roles, tidy)
    stated = [path for name in names if (path := stage / "reports" / f"{name}.csv").exists()]
    collect(stated, tidy / f"{NUMBERS.name}.csv")
    write_datapackage(tidy)
    if out == PROJECT:
        write_block(out / "data" / "README.md", "columns", codebook(), stage / "data" / "README.md")


def write_index(
    roles: Roles, pairs: list[Pair], notebooks: list[Path], stage: Path, about: dict, out: Path
) -> None:
    """Write the index of the reports in `stage` and, where the project itself is built, what was
    found in its README."""
    summaries = [summary(stage / "notebooks" / path.name) for path in notebooks]
    html = index_page(stage, roles, pairs, summaries=summaries, **about)
    write(stage / "reports" / "index.html", html)
    if out == PROJECT:
        found = findings_markdown(summaries)
        write_block(out / "README.md", "findings", found, stage / "README.md")


def write_pairs(roles: Roles, pairs: list[Pair], names: list[str], out: Path, about: dict) -> None:
    """Write the page of each pair, with the ways to the one before, the next, and the reports
    `names`."""
    measures = pair_measures(roles.roles, [(a, b) for _, a, b in pairs])
    about, sigmas = about | {"summaries": [Summary(n, "") for n in names]}, spreads(roles.roles)
    ways = [Summary(f"pairs/{name}", f"{a} and {b}") for name, a, b in pairs]
    for n, (name, a, b) in enumerate(pairs):
        text = page(
            ways[n].title,
            pair_body(roles, a, b, measures, sigmas, pairs),
            here=ways[n].name,
            up="../",
            before=ways[n - 1] if n else None,
            onward=ways[n + 1] if n + 1 < len(ways) else None,
            sources=Markup('<a href="../index.html#pairs">All pairs</a>'),
            styles=PAIR_STYLES,
            **about,
        )
        write(out / "reports" / "pairs" / f"{name}.html", text)


def block(text: str, what: str) -> tuple[str, str, str]:
    """A text cut into what stands before the block `what` that the build writes, the block, and
    what stands behind it.

    In a text without such a block, all stands before it.
    """
    begins, ends = BUILT.format(what), f"<!-- end of {what} -->"
    head, mark, rest = text.partition(begins)
    inside, end, tail = rest.partition(ends)
    return head + mark, inside, end + tail


def write_block(path: Path, what: str, new: str, target: Path | None = None) -> None:
    """Put `new` into the place of the block `what` of a file; the new file may go to another place
    than the old. A file without its marks stays as it is."""
    before, old, after = block(path.read_text(encoding="utf-8"), what)
    if after and old != new:
        write(target or path, before + new + after)
