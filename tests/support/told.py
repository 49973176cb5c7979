"""What is held of all reports on a set of roles, whichever it is. All notebooks, the pages of the
pairs and the index are built from it; what they say is held against the figures of the same pages,
read and weighed here by other means.

    build_set(name, texts, folder)        the reports on some pages
    TestPages, TestIndex, TestSentences   for a module with a fixture `built` that gives such reports
"""

import html
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import nbformat
import numpy as np

from helpers.reports.pairs import pair_pages
from helpers.roles import load_roles
from support.links import LINK, leads_nowhere
from support.oracle import WORDS, Facts, chances, exact, facts, signed
from support.stage import NOTEBOOKS, Story, build_here, write_pages

sys.modules.setdefault(
    "rfc3987_syntax", None
)  # jsonschema would build thousands of grammars at import

WITH_ALL = ("two", "three, one without a range", "twelve, with ties", "one paid")
"""Sets that the later notebooks run on too; they read more than these pages, and take longer."""

STRAY = re.compile(r".{0,30}\b(?:nan|NaN|inf|Traceback|Error|NA|NaT|None(?=[,)\]]))(?!\w).{0,30}")
CLUMSY = re.compile(
    r"from (\S+) to \1(?![\w.,%])|between (\S+) and \2(?![\w.,%])|all two|both role\b|one roles|\bis not given\b"
    r"|(?:r =|of|is|at) not given|−0\.00"
)


def worded(count: int) -> str:
    return WORDS[count] if count < len(WORDS) else str(count)


@dataclass
class Built:
    name: str
    known: Facts
    stories: dict[str, Story]
    reports: Path

    @property
    def paid(self) -> np.ndarray:
        return self.known.pay > 0

    def page(self, name: str) -> str:
        return (self.reports / f"{name}.html").read_text(encoding="utf-8")


def build_set(name: str, texts: list[str], folder: Path) -> Built:
    names = [number for number in NOTEBOOKS if number < "06" or name in WITH_ALL]
    stories = build_here(texts, folder, names, laid_out=name == "two")
    roles = load_roles(folder / "pages")
    write_pages([NOTEBOOKS[number] for number in names], roles, pair_pages(roles), folder / "out")
    return Built(name, facts(texts), stories, folder / "out" / "reports")


def seen(page: str) -> str:
    """What a reader sees or hears of a page, without code and formulas."""
    page = re.sub(
        r"<details>.*?</details>|<style>.*?</style>|<math.*?</math>", " ", page, flags=re.DOTALL
    )
    alts = re.findall(r'alt="([^"]*)"', page)
    return html.unescape(" ".join([re.sub(r"<[^>]+>", " ", page), *alts]))


class TestPages:
    def test_nothing_goes_wrong(self, built):
        assert {name: story.wrong for name, story in built.stories.items() if story.wrong} == {}

    def test_no_page_shows_what_no_reader_should_see(self, built):
        pages = sorted(built.reports.rglob("*.html"))
        assert len(pages) > len(built.stories)
        for page in pages:
            assert STRAY.findall(seen(page.read_text(encoding="utf-8"))) == [], page.name

    def test_nothing_reads_clumsily(self, built):
        for name, story in built.stories.items():
            text = "\n".join([story.said, *story.alts])
            assert [
                text[max(0, m.start() - 60) : m.end() + 20] for m in CLUMSY.finditer(text)
            ] == [], name

    def test_every_figure_is_said_in_words(self, built):
        for name in built.stories:
            page = built.page(next(built.reports.glob(f"{name}-*.html")).stem)
            alts = re.findall(r'<img[^>]* alt="([^"]*)"', page)
            assert len(alts) == page.count("<img ")
            assert all(len(alt.split()) >= 5 and len(alt) < 6_000 for alt in alts)

    def test_links_lead_to_places_that_are_there(self, built):
        """Of pages, and of notebooks too; this build makes no tables, and not always all reports."""
        not_run = [path.stem for number, path in NOTEBOOKS.items() if number not in built.stories]
        links = [
            (html.unescape(link), page)
            for page in built.reports.rglob("*.html")
            for link in re.findall(r'<a [^>]*href="([^":]+)"', page.read_text(encoding="utf-8"))
        ]
        for path in (built.reports.parent / "notebooks").glob("*.ipynb"):
            prose = "\n".join(
                c.source for c in nbformat.read(path, 4).cells if c.cell_type != "code"
            )
            links += [(link, path) for link in LINK.findall(prose) if link[0] != "#"]
        for link, path in links:
            if not any(name in link for name in ("data/tidy/", *not_run)):
                assert not leads_nowhere(link, path), (path.name, link)


class TestIndex:
    def test_names_every_role_or_pair(self, built):
        text = seen(built.page("index"))
        assert (
            all(name.casefold() in text.casefold() for name in built.known.names)
            or "CS manager" in text
        )

    def test_shows_the_gap_of_every_pair_that_has_averages(self, built):
        page, f = built.page("index"), built.known
        if len(f.names) > 10:
            assert (
                f"{len(f.names)} roles make" in seen(page)
                and page.count('<li><a href="pairs/') == len(f.names) // 2
            )
            return
        gaps = {
            f"${abs(a - b):,.0f}" for i, a in enumerate(f.pay) for b in f.pay[:i] if a > 0 and b > 0
        }
        cells = re.findall(r'<td><a [^>]*><span class="m-usd">([^<]*)</span>', page)
        assert len(cells) == len(f.names) * (len(f.names) - 1) // 2
        assert {cell for cell in cells if cell.startswith("$")} == gaps


class TestSentences:
    """The signs, orders and counts that the sentences state."""

    def test_the_ends_of_pay(self, built):
        f, said = built.known, built.stories["01"].answer
        full = built.paid & (f.low > 0)
        names, pay = [name for name, ok in zip(f.names, full, strict=True) if ok], f.pay[full]
        if len(pay) < 2:
            assert said.startswith("**Too few to say.**")
        elif pay[0] == pay[-1]:
            assert "average the same" in said and "none can be told apart**" in said
        else:
            assert f"averages ${pay[0] - pay[-1]:,.0f} a year more than" in said
            assert said.index(names[0].lower()) < said.index(names[-1].lower())

    def test_women(self, built):
        f, story = built.known, built.stories["02"]
        full = built.paid & ~np.isnan(f.women)
        women, pay = f.women[full], np.log(f.pay[full])
        if len(women) < 4 or np.ptp(women) == 0 or np.ptp(pay) == 0:
            assert "needed, there" in story.said and "women pay" not in story.answer
            return
        r, count = exact(women, pay) if len(women) < 9 else (np.corrcoef(women, pay)[0, 1], None)
        assert f"(r = {signed(r)}" in story.answer
        surely = re.search(r"Roles with more women pay (more|less) here", story.answer)
        assert bool(surely) != ("cannot be told" in story.answer)
        if surely:  # never more than its sign and the orderings allow
            assert surely[1] == ("more" if r > 0 else "less")
            assert count is None or count < 0.05 * np.prod(range(1, len(women) + 1))
        majority = (women > 0.5).sum()
        if 0 < majority < len(women) <= 12:
            assert f"majority in {WORDS[majority]} of {WORDS[len(women)]} roles" in story.answer

    def test_degrees(self, built):
        f, story = built.known, built.stories["04"]
        full = built.paid & ~np.isnan(f.degree)
        if full.sum() < 2:
            assert story.answer.startswith("**Too few")
            return
        signs = {"more": "**Yes, among", "less": "**No, the other way round"}
        held(story.answer, f.degree[full], np.log(f.pay[full]), signs, "cannot be told")

    def test_profiles(self, built):
        f, story = built.known, built.stories["03"]
        kinds = len({kind for kind, ok in zip(f.profile, built.paid, strict=True) if ok})
        if built.name in ("one paid", "without sections") or kinds in (1, len(f.pay)):
            assert "needed, there" in story.said
        elif story.answer.startswith("**The race shares look made for groups"):
            assert f"{WORDS[kinds] if kinds <= 12 else kinds} pairs of average age" in story.answer
            own = re.search(r"form at least (\S+) groups|form no groups", story.answer)
            assert not own[1] or WORDS.index(own[1]) >= 2
        else:
            assert "needed, there" in story.said or "do not clearly follow" in story.answer

    def test_pairs(self, built):
        f, said = built.known, built.stories["05"].answer
        full = np.flatnonzero(built.paid & (f.low > 0))
        if len(full) < 2 or len(f.names) > 12:
            return
        wins = [chances(f, a, b)[0] for i, a in enumerate(full) for b in full[i + 1 :]]
        sure, toss = (
            worded(n) if (n := sum(few)) else "no"
            for few in ([c >= 0.9 for c in wins], [c < 0.5562315 for c in wins])
        )
        assert re.search(r"In (all )?(\S+) pairs? (a|does a) random", said)[2] == sure
        assert (
            re.search(r"in (all )?(\S+) pairs? (it is|is it) close to a coin toss", said)[2] == toss
        )


def held(
    answer: str, x: np.ndarray, log_pay: np.ndarray, signs: dict[str, str], unclear: str
) -> None:
    """The answer states this r, and says no more than its sign and the orderings allow."""
    if len(x) < 4 or np.ptp(x) == 0 or np.ptp(log_pay) == 0:
        assert "**Too few" in answer and not any(sign in answer for sign in signs.values())
        return
    r, count = exact(x, log_pay) if len(x) < 9 else (np.corrcoef(x, log_pay)[0, 1], None)
    assert f"(r = {signed(r)}" in answer
    rare = count / np.prod(range(1, len(x) + 1)) < 0.05 if count else abs(r) > 2 / len(x) ** 0.5
    expected = (signs["more"] if r > 0 else signs["less"]) if rare else unclear
    assert expected in answer
