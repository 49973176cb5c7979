"""Pages: what the exporter refuses, what a page keeps of its notebook, and what every page in
reports/ promises."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.paths import PROJECT
from helpers.reports import templates
from helpers.reports.figures import figure_html
from helpers.reports.index import index_page, source_of
from helpers.reports.notebooks import notebook_page, summary
from helpers.reports.page import Summary
from helpers.reports.pairs import pair_pages
from helpers.reports.prose import ReportError, first_sentence, prose2html
from helpers.roles import load_roles
from helpers.wording import dollars, say, table

VOID = {
    "br",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "col",
    "source",
    "wbr",
    "area",
    "base",
    "embed",
    "track",
}
POLICY = {"default-src": "'none'", "font-src": "data:", "style-src": "'unsafe-inline'"}
ALT = "Two bars, the first twice as long as the second"
ABOUT = {"alt": ALT, "name": "00-bars", "width": 580, "height": 340}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt" viewBox="0 0 9 9"><style>*{a:b}'
    '</style><path style="fill:#1d4e89" /><text style="font-weight:700">Bars</text></svg>'
)


class Elements(HTMLParser):
    """The elements of a page in order: tag, attributes, text within. `errors` are tags that do not
    match."""

    def __init__(self, page: str):
        super().__init__()
        self.found, self.open, self.errors = [], [], []
        self.feed(page)
        self.close()
        self.errors += [f"<{tag}> is never closed" for tag, _, _ in self.open]

    def handle_starttag(self, tag, attrs):
        element = (tag, dict(attrs), [])
        self.found.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            self.errors.append(f"</{tag}> closes nothing at {self.getpos()}")
        else:
            self.open.pop()

    def handle_data(self, data):
        for _, _, text in self.open:
            text.append(data)

    def of(self, *tags: str) -> list[tuple[str, dict, str]]:
        return [(tag, attrs, "".join(text)) for tag, attrs, text in self.found if tag in tags]


@pytest.fixture
def page_of(tmp_path):
    """The page of a notebook with some cells."""
    (tmp_path / "figures").mkdir()
    for name in ("00-bars", "00-bars-phone"):
        (tmp_path / "figures" / f"{name}.svg").write_text(SVG)

    def export(*cells) -> str:
        path = tmp_path / "00-bars.ipynb"
        nbformat.write(new_notebook(cells=[new_markdown_cell("# Which is longer?"), *cells]), path)
        return notebook_page(
            path, tmp_path / "figures", [summary(path)], "matplotlib 1.2.3", "abc123"
        )

    return export


def cell(*outputs, source: str = "1 + 1", tags: tuple[str, ...] = ()):
    return new_code_cell(
        source,
        outputs=list(outputs),
        execution_count=7,
        metadata={"tags": list(tags)} if tags else {},
    )


def displayed(data: dict, metadata: dict | None = None):
    return new_output("display_data", data=data, metadata=metadata or {})


def returned(data: dict):
    return new_output("execute_result", data=data, execution_count=7)


FIGURE = displayed({"image/png": "", "text/plain": "Figure"}, {"image/png": ABOUT})


class TestWhatIsRefused:
    @pytest.mark.parametrize("kind", ["image/png", "image/svg+xml", "image/jpeg"])
    @pytest.mark.parametrize(
        "metadata", [{}, {"image/png": {}}, {"image/png": {"alt": "", "name": "00-bars"}}]
    )
    def test_figure_without_alt_text(self, page_of, kind, metadata):
        with pytest.raises(ReportError, match=r"^00-bars\.ipynb: a figure without alt text"):
            page_of(cell(displayed({kind: "", "text/plain": "Figure"}, metadata)))

    def test_figure_without_its_file(self, page_of, tmp_path):
        (tmp_path / "figures" / "00-bars.svg").unlink()
        with pytest.raises(ReportError, match=r"^00-bars\.ipynb: figure 00-bars: no such file"):
            page_of(cell(FIGURE))

    @pytest.mark.parametrize(
        "formula",
        [
            r"\nosuchcommand{x}",
            r"\frac{1}{2",
            r"x}",
            r"\frac",
            r"x_{",
            r"\left( x",
            r"\text{<script>}",
            r"\begin{aligned}a&=b\end{aligned}",
            r"\begin{nosuch}x\end{nosuch}",
        ],
    )
    @pytest.mark.parametrize("around", ["So ${}$ it is.", "$${}$$"])
    def test_formula_that_is_broken_or_unknown(self, page_of, formula, around):
        with pytest.raises(ReportError, match=r"^00-bars\.ipynb: formula "):
            page_of(new_markdown_cell(around.replace("{}", formula)))

    def test_cell_that_failed(self, page_of):
        with pytest.raises(ReportError, match=r"^00-bars\.ipynb: holds a cell that failed"):
            page_of(
                cell(
                    new_output(
                        "error", ename="ValueError", evalue="no", traceback=["ValueError: no"]
                    )
                )
            )

    def test_output_that_would_vanish(self, page_of):
        with pytest.raises(
            ReportError,
            match=r"^00-bars\.ipynb: an output that a page cannot show: application/pdf",
        ):
            page_of(cell(displayed({"application/pdf": ""})))


class TestWhatIsKept:
    def test_outputs_of_every_kind(self, page_of):
        page = page_of(
            cell(
                new_output("stream", name="stdout", text="printed <b>\n"),
                displayed({"text/html": "<p>displayed html</p>", "text/plain": "-"}),
                displayed({"text/markdown": "displayed *prose*", "text/plain": "-"}),
                FIGURE,
                returned({"text/html": "<p>returned html</p>", "text/plain": "-"}),
            ),
            cell(returned({"text/markdown": "returned *prose*", "text/plain": "-"})),
            cell(returned({"text/plain": "returned <text>"})),
            cell(returned({"text/latex": "$x^2$", "text/plain": "-"})),
            cell(
                returned({"application/vnd.jupyter.widget-view+json": {}, "text/plain": "VBox()"})
            ),
        )
        for kept in (
            "printed &lt;b&gt;",
            "<p>displayed html</p>",
            "displayed <em>prose</em>",
            "<p>returned html</p>",
            "returned <em>prose</em>",
            "returned &lt;text&gt;",
            "<msup>",
            "works in JupyterLab",
            f'aria-label="{ALT}"',
        ):
            assert kept in page
        assert Elements(page).errors == []

    def test_the_code_of_a_section_is_folded_once_behind_what_it_gave(self, page_of):
        html = page_of(
            cell(
                returned({"text/markdown": "The answer.", "text/plain": "-"}),
                source="a <b  # first",
            ),
            cell(returned({"text/markdown": "More.", "text/plain": "-"}), source="second()"),
            new_markdown_cell("## Why?\n\nBecause."),
            cell(source="third()"),
            new_markdown_cell("## No code here"),
        )
        page = Elements(html)
        folds = [(a, text) for tag, a, text in page.of("details")]
        assert [a for a, _ in folds] == [{"class": "how"}] * 2, "closed, and none without code"
        assert [text.split()[-1] for _, text in folds] == ["second()", "third()"]
        assert "a <b  # first" in folds[0][1] and folds[0][1].startswith("How this was computed")
        assert html.index("More.") < html.index("<details") < html.index("Because.")

    def test_figures_are_inside_with_links_to_their_files(self, page_of):
        page = page_of(cell(FIGURE))
        forms = Elements(page).of("svg")
        assert [(of["role"], of["aria-label"], text) for _, of, text in forms] == [
            ("img", ALT, "Bars"),  # for a desk, and for a phone
            ("img", ALT, "Bars"),
        ]
        assert all("width" not in of for _, of, _ in forms)
        assert "fill:var(--x1d4e89,#1d4e89)" in page and "a:b" not in page
        files = {text: a["href"] for _, a, text in Elements(page).of("a")}
        kinds = {"enlarge": "svg", "CSV": "csv", "PNG": "png"}
        assert {
            t: f"../figures/00-bars.{kind}" for t, kind in kinds.items()
        }.items() <= files.items()

    def test_a_page_brings_the_letters_of_its_figures_once(self, page_of):
        page = page_of(cell(FIGURE), new_markdown_cell("## Again"), cell(FIGURE))
        assert page.count("@font-face") == 1 and page.count("<text") == 4

    def test_alt_text_is_escaped(self, tmp_path):
        for name in ("00-bars", "00-bars-phone"):
            (tmp_path / f"{name}.svg").write_text(SVG)
        found = Elements(figure_html(tmp_path, ABOUT | {"alt": 'say "a" < b & <script>'}))
        assert found.of("svg")[0][1]["aria-label"] == 'say "a" < b & <script>'
        assert not found.of("script")

    def test_a_term_that_is_defined_is_marked_and_can_be_linked_to(self, page_of):
        page = Elements(
            page_of(new_markdown_cell("A <dfn>log point</dfn> is 1%. <dfn>x. <b>bold</b>"))
        )
        assert [(a["id"], text) for _, a, text in page.of("dfn")] == [("log-point", "log point")]
        assert not page.of("b") and page.errors == []

    def test_before_and_after_are_linked_side_by_side(self, tmp_path):
        names = ["00-a", "01-b", "02-c"]
        for name in names:
            nbformat.write(
                new_notebook(cells=[new_markdown_cell(f"# Page {name}?")]),
                tmp_path / f"{name}.ipynb",
            )
        found = [summary(tmp_path / f"{name}.ipynb") for name in names]
        ways = [
            [(a["rel"], a["href"]) for _, a, _ in Elements(page).of("a") if "rel" in a]
            for page in (
                notebook_page(tmp_path / f"{n}.ipynb", tmp_path, found, "v", "h") for n in names
            )
        ]
        assert ways == [
            [("next", "01-b.html")],
            [("prev", "00-a.html"), ("next", "02-c.html")],
            [("prev", "01-b.html")],
        ]

    def test_formulas_are_mathml(self, page_of):
        page = page_of(
            new_markdown_cell(
                r"Where $\log_2 x < y$, say:"
                "\n\n"
                r"$$\frac{a}{\sqrt{b}}$$"
                "\n\nand\n\n"
                r"\begin{equation}e^{i\pi}\end{equation}"
            )
        )
        displays = [attributes["display"] for _, attributes, _ in Elements(page).of("math")]
        assert displays == ["inline", "block", "block"]
        assert (
            "$" not in page.partition("<main")[2]
            and "<mfrac>" in page
            and "&lt;" in page.lower().replace("&#x0003c;", "&lt;")
        )

    def test_amounts_are_no_formula(self, page_of):
        said = say(f"From {dollars(38792)} to {dollars(118898)}, or \\$80,106 more.").data
        page = page_of(
            new_markdown_cell(r"A pay of \$5 or \$6."),
            cell(returned({"text/markdown": said, "text/plain": "-"})),
        )
        text = "".join(Elements(page).of("main")[0][2])
        assert "A pay of $5 or $6." in text
        assert "From $38,792 to $118,898, or $80,106 more." in text
        assert "<math" not in page and "\\$" not in page

    def test_names_are_shown_and_not_obeyed(self, page_of):
        names = "<script>alert(1)</script> <img src=x onerror=alert(2)> [click](javascript:alert(3)) ![see](https://example.org/a.png)"
        page = Elements(
            page_of(
                cell(returned({"text/markdown": say(names).data, "text/plain": "-"})),
                new_markdown_cell(f"## {names}"),
            )
        )
        assert not page.of("script") and not page.of("img") and page.errors == []
        assert not [
            attributes for _, attributes, _ in page.of("a") if "javascript" in attributes["href"]
        ]
        assert "<script>alert(1)</script>" in page.of("h2")[0][2]


class TestContents:
    def test_lists_the_sections_and_leads_to_them(self, page_of):
        heads = ["What *is* it?", "What is it?", "Main", "¿?", "A `b` & <c>"]
        page = Elements(page_of(*(new_markdown_cell(f"## {head}") for head in heads)))
        anchors = {attributes["id"]: text for _, attributes, text in page.of("h2")}
        links = {
            a["href"].removeprefix("#"): text
            for _, a, text in page.of("a")
            if a["href"][0] == "#" and "class" not in a
        }
        assert links == anchors and len(anchors) == len(heads)
        assert list(links.values()) == ["What is it?", "What is it?", "Main", "¿?", "A b & <c>"]
        assert len({a["id"] for _, a, _ in page.found if "id" in a}) == len(
            [a for _, a, _ in page.found if "id" in a]
        )

    def test_stands_before_the_second_section(self, page_of):
        sections = [new_markdown_cell("## One"), new_markdown_cell("## Two")]
        tags = [
            tag
            for tag, _, _ in Elements(
                page_of(cell(FIGURE), new_markdown_cell("- seen"), *sections)
            ).of("figure", "ol", "ul", "h2", "details")
        ]
        assert tags == ["figure", "ul", "details", "ol", "h2", "h2"]
        tags = [
            tag for tag, _, _ in Elements(page_of(*sections, cell(FIGURE))).of("figure", "ol", "h2")
        ]
        assert tags == ["ol", "h2", "h2", "figure"]

    def test_one_section_needs_no_list(self, page_of):
        assert not Elements(page_of(new_markdown_cell("## One"))).of("ol")


class TestSummary:
    def test_title_answer_and_first_figure(self, tmp_path):
        path = tmp_path / "03-race-ratios.ipynb"
        cells = [
            new_code_cell("# No title, but a comment"),
            new_markdown_cell("# Who works where?\n\nText. A <dfn>place</dfn> is\nhere. No more."),
            cell(displayed({"image/png": ""}), FIGURE),
            cell(returned({"text/markdown": "Everywhere."}), tags=("answer",)),
        ]
        nbformat.write(new_notebook(cells=cells), path)
        found = summary(path)
        assert (found.title, found.answer, found.figures[0]) == (
            "Who works where?",
            "Everywhere.",
            ABOUT,
        )
        assert found.short == "Race ratios" and found.terms == (("place", "A place is here."),)

    def test_nothing_to_say(self, tmp_path):
        path = tmp_path / "03-race.ipynb"
        nbformat.write(new_notebook(cells=[]), path)
        assert summary(path) == Summary("03-race", "03-race")

    def test_index_escapes_titles(self, tmp_path):
        roles, found = load_roles(), [Summary("00-a", "Is a < b & <script>?", "Yes.")]
        page = Elements(index_page(tmp_path, roles, pair_pages(roles), found, "abc", "v"))
        assert page.of("h3")[0][2] == "Is a < b & <script>?" and not page.of("script")


PAGES = sorted((PROJECT / "reports").rglob("*.html"))


@pytest.fixture(params=PAGES, ids=[str(path.relative_to(PROJECT)) for path in PAGES], scope="class")
def path(request):
    return request.param


@pytest.fixture(scope="class")
def text(path):
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="class")
def page(text):
    return Elements(text)


def test_there_are_pages_for_all_notebooks():
    notebooks = {path.stem for path in (PROJECT / "notebooks").glob("[0-9]*.ipynb")}
    assert {path.stem for path in PAGES} >= {"index"} | notebooks


class TestEveryPage:
    def test_is_well_formed_with_language_and_title(self, text, page):
        assert text.startswith("<!DOCTYPE html>") and page.errors == []
        assert page.of("html")[0][1] == {"lang": "en"}
        title = page.of("title")[0][2]
        assert title == f"{page.of('h1')[0][2].strip()} · Role Gaps" and len(title) > 20
        assert len(page.of("main")) == len(page.of("h1")) == 1

    def test_runs_nothing_and_fetches_nothing(self, page):
        assert not page.of(
            "script",
            "iframe",
            "object",
            "embed",
            "form",
            "link",
            "base",
            "video",
            "audio",
            "source",
        )
        for tag, attributes, _ in page.found:
            assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
            assert "srcset" not in attributes and "background" not in attributes
            assert attributes.get("src", "data:image/").startswith("data:image/"), attributes[
                "src"
            ][:80]
            if tag != "a":
                assert attributes.get("href", "#").startswith("#"), "a use of a marker of the page"
        for style in [text for _, _, text in page.of("style")] + [
            a.get("style", "") for _, a, _ in page.found
        ]:
            assert not re.search(r"@import|url\((?!data:font/ttf;base64,)", style)

    def test_says_so_in_its_policy(self, page):
        [policy] = [
            a["content"]
            for _, a, _ in page.of("meta")
            if a.get("http-equiv") == "Content-Security-Policy"
        ]
        assert dict(part.split(maxsplit=1) for part in policy.split(";")) == POLICY

    def test_figures_have_alt_texts(self, page):
        assert not page.of("img")
        for _, image, _ in page.of("svg"):
            assert image["role"] == "img" and len(image["aria-label"].split()) >= 5
            assert "viewbox" in image and "width" not in image

    def test_headings_descend_one_step_at_a_time(self, page):
        levels = [int(tag[1]) for tag, _, _ in page.of("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))

    def test_ids_are_unique_and_links_lead_somewhere(self, page, path):
        ids = [attributes["id"] for _, attributes, _ in page.found if "id" in attributes]
        assert len(ids) == len(set(ids))
        for _, attributes, label in page.of("a"):
            where, _, anchor = attributes["href"].partition("#")
            assert label.strip(), attributes
            if where.startswith("https://"):
                continue
            assert not re.match(r"[a-z]+:|/", where), where
            target = path.parent / unquote(where) if where else path
            assert target.is_file(), where
            assert not anchor or f'id="{anchor}"' in target.read_text(encoding="utf-8"), attributes[
                "href"
            ]

    def test_tables_have_captions_and_heads(self, page):
        named = [a for _, a, _ in page.of("table") if "aria-label" in a]
        assert len(page.of("table")) == len(page.of("caption")) + len(named)
        assert all(attributes.get("scope") in ("col", "row") for _, attributes, _ in page.of("th"))
        assert all(text.strip() for _, _, text in page.of("th"))

    def test_formulas_are_set_and_amounts_are_not(self, text, page):
        prose = re.sub(r"<(style|pre|math)\b.*?</\1>|<[^>]+>", " ", text, flags=re.DOTALL)
        assert "\\" not in prose
        assert not re.search(r"\$(?!\d)", prose)
        for formula in re.findall(r"<math.*?</math>", text, re.DOTALL):
            assert "\\" not in formula and "merror" not in formula

    def test_footer_says_from_what_it_was_made_and_how_to_rebuild(self, page):
        [(_, _, footer)] = page.of("footer")
        assert re.search(r"Data [0-9a-f]{12} ", footer) and "make reports" in footer
        assert "requirements.lock" in footer

    def test_shows_no_warning_and_no_missing_value(self, page):
        shown = page.of("main")[0][2]
        assert "Warning" not in shown.replace("filterwarnings", "")
        assert not re.search(
            r"\bnan\b|\bNaT\b|\bNone\b(?! [a-z])",
            "".join(text for _, _, text in page.of("p", "td", "th", "h2", "li")),
        )

    def test_carries_nothing_of_the_machine(self, text, page):
        assert (
            not re.search(r"/(?:tmp|home|Users)/|file:|ipykernel", text)
            and str(PROJECT) not in text
        )

    def test_is_light(self, path, text):
        # 40 kB beside the pictures is the aim, which `make bench` prints; this is where it would be
        # missed by far.
        bare = re.sub(r"<svg.*?</svg>|base64,[^\")]*", "", text, flags=re.DOTALL)
        assert len(bare.encode()) < 52_000
        assert len(text.encode()) < 400_000

    def test_says_where_the_data_come_from_and_of_when(self, page):
        [(_, _, footer)] = page.of("footer")
        assert re.search(
            r"comparison pages?, retrieved|when they were retrieved is unknown", footer
        )

    def test_says_what_is_missing_where_only_the_pages_were_copied(self, path, page):
        [(_, _, footer)] = page.of("footer")
        away = {
            attributes["href"].removeprefix("../").partition("/")[0]
            for _, attributes, _ in page.of("a")
            for up in ["../" * (len(path.relative_to(PROJECT / "reports").parts))]
            if attributes["href"].startswith(up)
        }
        folders = {where.strip("./").partition("/")[0] for where in away}
        assert folders <= {"data", "figures", "notebooks", ""} and "are missing" in footer

    def test_suits_dark_rooms_small_screens_and_paper(self, page):
        [(_, _, style)] = page.of("style")
        assert (
            "@media screen and (prefers-color-scheme:dark)" in style
            and "@media print" in style
            and "@media (max-width" in style
        )
        assert [
            a
            for _, a, _ in page.of("meta")
            if a.get("name") == "viewport" and "width=device-width" in a["content"]
        ]


def test_table_of_formatted_values_becomes_accessible_html():
    import pandas as pd

    shown = table(pd.DataFrame({"Pay": ["$1,000"]}, index=["A <b>"]), "What & who", "Role").data
    assert Elements(shown).errors == []
    assert "A &lt;b&gt;" in shown and "What &amp; who" in shown


def test_prose_keeps_its_markdown():
    assert (
        prose2html("A **b** [c](d.csv).") == '<p>A <strong>b</strong> <a href="d.csv">c</a>.</p>\n'
    )


def test_templates_are_all_used():
    names = {path.name for path in templates.TEMPLATES.iterdir() if path.is_file()}
    package = PROJECT / "src" / "helpers"
    files = [*package.rglob("*.py"), *package.rglob("*.j2")]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    assert {name for name in names if name not in source} == set()


class TestLinksFromNames:
    @pytest.mark.parametrize(
        "url", ["http://evil.example", "//evil.example/a.html", "mailto:a@b.c", "ftp://x/y.csv"]
    )
    def test_a_link_that_leads_outside_is_shown_as_text(self, url):
        html = prose2html(f"pay of [Cook]({url})")
        assert "<a" not in html and "Cook" in html

    def test_links_of_notebooks_lead_to_the_pages_from_both(self):
        assert 'href="00-data.html#a"' in prose2html("see [a](../reports/00-data.html#a)")
        assert 'href="00-data.csv"' in prose2html("see [a](../reports/00-data.csv)")
        assert 'href="../data/README.md"' in prose2html("see [a](../data/README.md)")

    def test_so_do_links_in_tables(self, page_of):
        way = '<a href="../reports/04-a.html">'
        shown = page_of(cell(displayed({"text/html": way, "text/plain": "-"})))
        assert '<a href="04-a.html">' in shown

    def test_our_own_links_work(self):
        assert 'href="pairs/a-vs-b.html"' in prose2html("see [a](pairs/a-vs-b.html)")
        assert 'href="index.html#pairs"' in prose2html("see [a](index.html#pairs)")


@pytest.mark.parametrize(
    "path", sorted((PROJECT / "reports").glob("[0-9]*.html")), ids=lambda path: path.stem
)
def test_every_report_leads_to_its_numbers_and_to_the_lines_they_rest_on(path):
    html = path.read_text(encoding="utf-8")
    assert f'href="{path.stem}.csv"' in html and 'href="../data/tidy/facts.csv"' in html


LONGEST_READ, WORDS_A_MINUTE = 6, 220


def words_seen(page: str) -> int:
    """How many words of prose a page has: code folded away, without tables, formulas, the contents
    list, figures and what stands below them."""
    main = re.search(r"<main.*?</main>", page, re.DOTALL)[0]
    main = re.sub(r"<(details|math|nav|figcaption|svg|table)\b.*?</\1>", " ", main, flags=re.DOTALL)
    return len(re.sub(r"<[^>]+>", " ", main).split())


@pytest.mark.parametrize(
    "path", sorted((PROJECT / "reports").glob("0*-*.html")), ids=lambda path: path.stem
)
def test_a_report_is_read_in_six_minutes(path):
    minutes = words_seen(path.read_text(encoding="utf-8")) / WORDS_A_MINUTE
    assert minutes < LONGEST_READ


def test_words_of_prose_count_and_those_of_code_tables_and_formulas_do_not():
    page = "<p>before</p><main><p>two words</p><table><td>three</td></table><details>not these</details><math>x</math></main>"
    assert words_seen(page) == 2


@pytest.mark.parametrize(
    ("answer", "first"),
    [
        (
            "**Far apart.** A cook earns \\$5.50 more. So it is.",
            "**Far apart.** A cook earns \\$5.50 more.",
        ),
        ("One. Two.", "One."),
        ("It is so (p = .002). Two.", "It is so (p = .002)."),
        ("No end", "No end"),
        ("**All bold.**\n\nSecond paragraph.", "**All bold.**"),
        ("", ""),
    ],
)
def test_the_first_sentence_of_an_answer(answer, first):
    assert first_sentence(answer) == first


class _Read:
    def __init__(self, *days):
        import pandas as pd

        told = {"retrieved": list(days), "publisher": ["a.com", "", "<b>"][: len(days)]}
        self.pages = pd.DataFrame(told, dtype=object)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((), "No comparison pages; when they were retrieved is unknown."),
        (("",), "One comparison page of a.com; when they were retrieved is unknown."),
        (("2026-01-31",), "One comparison page of a.com, retrieved 2026-01-31."),
        (
            ("2026-02-01", "", "2026-01-31"),
            "Three comparison pages of <b> and a.com, retrieved 2026-01-31–2026-02-01; of one page "
            "that is unknown.",
        ),
    ],
)
def test_source_and_date_of_the_data(days, said):
    assert source_of(_Read(*days)) == said
