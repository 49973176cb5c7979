"""The reports in a real browser: accessible, quiet, whole on a phone, and usable without a mouse."""

import base64
import io
import json
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from PIL import Image

from support.browser import CHROMIUM, MISSING, Browser

REPORTS = Path(__file__).resolve().parents[2] / "reports"
PAGES = sorted(REPORTS.rglob("*.html"))
NAMES = [page.relative_to(REPORTS).as_posix() for page in PAGES]

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason=MISSING)


@pytest.fixture(scope="module")
def browser():
    opened = Browser()
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=PAGES, ids=NAMES)
def path(request):
    return request.param


@pytest.fixture
def page(path, browser):
    """A page of the reports, opened once for all tests that leave it as it is."""
    if browser.opened != path:
        browser.open(path)
    return path


@pytest.fixture(scope="module")
def axe():
    return (Path(find_spec("axe_core_python").origin).parent / "axe.min.js").read_text(
        encoding="utf-8"
    )


VIEWS = {
    "wide, light": (1280, False),
    "wide, dark": (1280, True),
    "narrow, light": (390, False),
    "narrow, dark": (390, True),
}
ON_VIEW = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"]
RUN_AXE = """axe.run(document, Object.assign({}, QUICK)).then(r => r.violations.map(
    v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 120)).join(' | ')))"""


def test_there_are_pages():
    assert {"index.html", "00-data.html"} <= set(NAMES)


def test_nothing_is_asked_of_the_network_and_nothing_is_wider_than_a_phone(browser, page):
    browser.view(390)
    assert [url for url in browser.requests if not url.startswith("data:")] == [
        page.resolve().as_uri()
    ]
    assert browser.run("document.documentElement.scrollWidth") <= 390
    assert browser.run("document.scripts.length") == 0


STOPS = """(() => {
    const tables = [...document.querySelectorAll('.wide')].filter(w => w.checkVisibility());
    const named = chosen => tables.filter(chosen).map(w => w.textContent.slice(0, 80));
    return [named(w => [...w.querySelectorAll('.stop')].some(s => s.checkVisibility())),
            named(w => w.scrollWidth > w.clientWidth + 1)];
})()"""
SEEN = "[...document.querySelectorAll('svg')].filter(s => s.checkVisibility())"


def test_every_picture_is_seen_once_and_has_a_text_of_its_own(browser, page):
    for width in (1280, 390):
        browser.view(width)
        texts = browser.run(f"{SEEN}.map(i => i.getAttribute('aria-label') || '')")
        assert all(len(text.split()) >= 5 for text in texts) and len(set(texts)) == len(texts)
        assert len(texts) == browser.run("document.querySelectorAll('figure').length")


# A text that is turned stands in a box that is larger than its letters.
MET = (
    SEEN
    + """.flatMap(drawn => {
    const texts = [...drawn.querySelectorAll('text')].filter(
        t => t.textContent.trim() && !t.getScreenCTM().b);
    const boxes = texts.map(t => t.getBoundingClientRect());
    return texts.flatMap((t, i) => texts.slice(i + 1).filter((_, n) => {
        const [a, b] = [boxes[i], boxes[i + 1 + n]];
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        return wide > 3 && high > 0.4 * Math.min(a.height, b.height);
    }).map(other => t.textContent + ' | ' + other.textContent));
})"""
)


def test_no_text_of_a_figure_stands_on_another(browser, page):
    browser.run("document.fonts.ready.then(() => 0)")
    for width in (1280, 390):
        browser.view(width)
        assert browser.run(MET) == [], width


def test_links_within_the_reports_lead_somewhere(browser, page):
    inside = browser.run(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.hash.slice(1)).filter(id => !document.getElementById(id))"
    )
    assert inside == []
    files = browser.run(
        "[...document.querySelectorAll('a[href]')].map(a => a.href).filter(h => h.startsWith('file:'))"
    )
    assert [url for url in files if not Path(unquote(urlsplit(url).path)).exists()] == []


def test_folded_code_opens_at_a_click(browser):
    browser.open(REPORTS / "00-data.html")
    shown = "document.querySelector('details > :not(summary)').checkVisibility()"
    assert browser.run(shown) is False
    browser.run("document.querySelector('details summary').click()")
    assert browser.run(shown) is True


def test_the_first_stop_of_the_tab_key_skips_to_the_text(browser):
    browser.open(REPORTS / "00-data.html")
    browser.press("Tab", 9)
    assert browser.run("document.activeElement.getAttribute('href')") == "#main"
    browser.press("Enter", 13)
    assert browser.run("location.hash") == "#main"


def corner(browser, dark):
    """The colour of the upper left corner of the first figure, as it is painted."""
    browser.open(REPORTS / "00-data.html", dark=dark)
    script = "(() => { const r = document.querySelector('svg').getBoundingClientRect(); return [r.x + scrollX, r.y + scrollY] })()"
    x, y = browser.run(script)
    clip = {"x": x + 2, "y": y + 2, "width": 4, "height": 4, "scale": 1}
    shot = browser.call(
        "Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True
    )
    return Image.open(io.BytesIO(base64.b64decode(shot["data"]))).convert("RGB").getpixel((1, 1))


def test_figures_turn_dark_with_the_page(browser):
    assert min(corner(browser, dark=False)) > 240 and max(corner(browser, dark=True)) < 60


def test_print_has_no_navigation_and_no_code(browser):
    browser.open(REPORTS / "00-data.html", dark=True)
    browser.call("Emulation.setEmulatedMedia", media="print")
    shown = "[...document.querySelectorAll('header, details, nav')].filter(e => e.getClientRects().length).length"
    assert browser.run(shown) == 0
    # On paper the pictures are light, whatever the room.
    paper = "getComputedStyle(document.querySelector('svg > path')).fill"
    assert browser.run(paper) == "rgb(255, 255, 255)"
    browser.call("Emulation.setEmulatedMedia", media="")


def test_on_paper_no_heading_stands_alone_at_the_foot(browser):
    browser.open(REPORTS / "00-data.html")
    browser.call("Emulation.setEmulatedMedia", media="print")
    kept = "[...document.querySelectorAll('h1, h2, h3')].filter(h => getComputedStyle(h).breakAfter != 'avoid')"
    assert browser.run(f"{kept}.length") == 0
    browser.call("Emulation.setEmulatedMedia", media="")


def test_without_pictures_their_texts_are_in_the_page(browser):
    browser.open(REPORTS / "00-data.html")
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    named = [
        node["name"]["value"]
        for node in nodes
        if node.get("role", {}).get("value") == "image" and node.get("name")
    ]
    assert len(named) == browser.run(f"{SEEN}.length") and all(
        len(name.split()) >= 5 for name in named
    )


def test_text_in_figures_can_be_found_and_is_set_in_the_font_that_the_page_brings(browser):
    browser.open(REPORTS / "00-data.html")
    browser.run("document.fonts.ready.then(() => 0)")
    assert browser.run("[...document.fonts].map(f => f.family + ' ' + f.status)") == [
        "Figure Sans loaded"
    ] * browser.run("document.fonts.size")
    word = browser.run("document.querySelector('figure svg text').textContent.split(' ')[0]")
    assert browser.run(f"window.find({json.dumps(word)}, true)") is True


def test_what_scrolls_can_be_scrolled_by_keys_and_at_a_desk_nothing_else_stops_them(browser, page):
    for width in (390, 768, 1280):
        browser.view(width)
        stopped, scrolls = browser.run(STOPS)
        assert [table for table in scrolls if table not in stopped] == [], width
    assert stopped == scrolls, "a stop of the tab key where nothing scrolls"
    assert browser.run("document.querySelectorAll('.fit [tabindex]').length") == 0


def test_a_table_that_is_stopped_at_can_be_scrolled_by_keys(browser):
    browser.open(REPORTS / "03-race-ratios.html", width=390)
    browser.run("document.querySelector('.stop').focus()")
    for _ in range(3):
        browser.press("ArrowRight", 39)
    moved = "new Promise(r => setTimeout(() => r(document.querySelector('.wide:has(.stop)').scrollLeft), 400))"
    assert browser.run(moved) > 0


def test_on_a_phone_a_figure_is_seen_whole_and_its_letters_can_be_read(browser, page):
    browser.view(390)
    wider = "[...document.querySelectorAll('figure')].filter(f => f.scrollWidth > f.clientWidth)"
    assert browser.run(f"{wider}.length") == 0
    size = "parseFloat(getComputedStyle(t).fontSize) * Math.hypot(t.getScreenCTM().a, t.getScreenCTM().b)"
    sizes = browser.run(f"{SEEN}.flatMap(s => [...s.querySelectorAll('text')].map(t => {size}))")
    assert min(sizes, default=11) >= 10.99


def test_axe_finds_nothing_wide_or_narrow_light_or_dark(browser, axe, page):
    """All rules once, then those that hang on width or colours."""
    browser.view(1280)
    browser.opened = None  # as of now it is not as it was
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    # Contrast cannot be measured on the shadows that say that a table scrolls.
    browser.run("document.querySelectorAll('.wide').forEach(w => w.style.background = 'none')")
    browser.run(
        axe + ";window.QUICK = {resultTypes: ['violations'], preload: false, selectors: false};0"
    )
    found = {}
    for name, (width, dark) in VIEWS.items():
        browser.view(width, dark)
        rules = json.dumps({"runOnly": ON_VIEW} if found else {})
        found[name] = browser.run(RUN_AXE.format(rules))
    assert found == {name: [] for name in VIEWS}


@pytest.mark.parametrize("measure", ["usd", "percent", "chance"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_matrix_of_pairs_shows_the_measure_that_is_chosen(browser, measure, width):
    browser.open(REPORTS / "index.html", width=width)
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    browser.run(f"document.getElementById('{measure}').click()")
    seen = browser.run(
        "[...document.querySelectorAll('[class^=m-]')].filter(e => e.checkVisibility()).map(e => e.className)"
    )
    assert set(seen) == {f"m-{measure}"}
    links = "[...document.querySelectorAll('a[href^=\"pairs/\"]')].filter(a => a.checkVisibility())"
    pages = browser.run(f"[...new Set({links}.map(a => a.pathname))].length")
    assert pages == len(list((REPORTS / "pairs").glob("*.html")))


def test_the_first_screen_of_the_index_has_cards_glance_and_the_way_to_each_report(browser):
    browser.open(REPORTS / "index.html", width=1280)
    bottoms = "[...document.querySelectorAll('{}')].map(e => e.getBoundingClientRect().bottom)"
    for part in (".card", ".glance svg", ".ways ol a"):
        found = browser.run(bottoms.format(part))
        assert found and max(found) <= 800, part
    browser.view(390)
    for part in (".card", ".glance svg"):
        assert max(browser.run(bottoms.format(part))) <= 2 * 844, part


def test_a_row_that_was_jumped_to_is_marked(browser):
    [page] = REPORTS.glob("*-what-holds-up.html")
    browser.open(page)
    own = browser.run("document.querySelector('tr[id]').id")
    colour = f"getComputedStyle(document.querySelector('#{own} > *')).backgroundColor"
    before = browser.run(colour)
    browser.run(f"location.hash = '{own}'")
    assert browser.run(colour) != before
