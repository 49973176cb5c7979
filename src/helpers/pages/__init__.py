"""What does a page say? One page in, a `Page` of facts out, each with its line and the text that
it came from.

    read_page(path)      the facts of a page; PageError says what cannot be read, and where
    settle(page, known)  the page again, its open cells settled by what other pages say

Read in this order: `fields` and `catalogue` (what a page may state, and in which rows), `cells` and
`readings` (one value, or two run together), `files`, `lines`, `markup` and `layouts` (text or HTML
to rows), `headers` (whom it is about), `sentences` and `skill_lists` (prose), `weighing` and
`settling` (which of several readings counts), `reader` (all of it together), `facts` (what comes
out)."""

from helpers.pages.facts import Fact, Key, Note, Page
from helpers.pages.files import PageError
from helpers.pages.reader import read_page
from helpers.pages.settling import settle

__all__ = ["Fact", "Key", "Note", "Page", "PageError", "read_page", "settle"]
