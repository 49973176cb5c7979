"""The reports in a real browser: accessible, quiet, whole on a phone, and usable without a mouse."""

import base64
import io
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


@pytest.fixture(scope="module")
def axe():
    return (Path(find_spec("axe_core_python").origin).parent / "axe.min.js").read_text(
        encoding="utf-8"
    )


RUN_AXE = "axe.run(document).then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 120)).join(' | ')))"


def test_there_are_pages():
    assert {"index.html", "00-data.html"} <= set(NAMES)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(browser, axe, page, dark):
    browser.open(page, dark=dark)
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
    browser.run(axe + ";0")
    assert browser.run(RUN_AXE) == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_nothing_is_asked_of_the_network_and_nothing_is_wider_than_a_phone(browser, page):
    browser.open(page, width=390)
    assert [url for url in browser.requests if not url.startswith("data:")] == [
        page.resolve().as_uri()
    ]
    assert browser.run("document.documentElement.scrollWidth") <= 390
    assert browser.run("document.scripts.length") == 0


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_picture_has_a_text_of_its_own(browser, page):
    browser.open(page)
    texts = browser.run(
        "[...document.querySelectorAll('img, svg')].map(i => i.alt || i.getAttribute('aria-label') || '')"
    )
    assert all(len(text.split()) >= 5 for text in texts) and len(set(texts)) == len(texts)


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_links_within_the_reports_lead_somewhere(browser, page):
    browser.open(page)
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
    script = "(() => { const r = document.images[0].getBoundingClientRect(); return [r.x + scrollX, r.y + scrollY] })()"
    x, y = browser.run(script)
    clip = {"x": x + 2, "y": y + 2, "width": 4, "height": 4, "scale": 1}
    shot = browser.call(
        "Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True
    )
    return Image.open(io.BytesIO(base64.b64decode(shot["data"]))).convert("RGB").getpixel((1, 1))


def test_figures_turn_dark_with_the_page(browser):
    assert min(corner(browser, dark=False)) > 240 and max(corner(browser, dark=True)) < 60


def test_print_has_no_navigation_and_no_code(browser):
    browser.open(REPORTS / "00-data.html")
    browser.call("Emulation.setEmulatedMedia", media="print")
    shown = "[...document.querySelectorAll('header, details, nav')].filter(e => e.getClientRects().length).length"
    assert browser.run(shown) == 0
    browser.call("Emulation.setEmulatedMedia", media="")


def test_without_pictures_their_texts_are_in_the_page(browser):
    browser.open(REPORTS / "00-data.html")
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    named = [
        node["name"]["value"]
        for node in nodes
        if node.get("role", {}).get("value") == "image" and node.get("name")
    ]
    assert len(named) == browser.run("document.images.length") and all(
        len(name.split()) >= 5 for name in named
    )
