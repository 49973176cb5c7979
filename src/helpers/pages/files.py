"""
A page as a file: its text, checked and with plain quotes, dashes and spaces.

    read_text(path)      the text of a page file
    front_matter(text)   the `key: value` lines at the top of a transcript
    is_html(path, text)  whether the page is markup
"""

import os
import re
import stat
from pathlib import Path
from unicodedata import combining, normalize

MAX_BYTES = 4_000_000
USUAL_BYTES = 100_000
MANY_MARKS = 30  # accents on one letter


class PageError(ValueError):
    """A page that cannot be read: file, line (0 for all of it, or a folder), what was found and
    what was expected."""

    def __init__(self, page: str, line: int, what: str):
        super().__init__(page, line, what)
        self.page, self.line, self.what = page, line, what

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: {self.what}" if self.line else f"{self.page}: {self.what}"


SPACES = "\t\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
# Marks that are not seen: zero width, soft hyphen, byte order, direction.
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
UNSEEN += "\u2060\u2066\u2067\u2068\u2069\ufeff"
PLAIN = {
    **dict.fromkeys(SPACES, " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u2018\u2019\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d", '"'),
    **dict.fromkeys(UNSEEN, ""),
    **{chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F)},  # full-width forms
}
ASCII = bytes(range(128))
LOST = "\ufffd"  # stands where saving or copying a page lost a sign
# UTF-8 that was taken for Windows 1252 and saved again: "â€™" was an apostrophe, "Ã©" an e with an
# accent. And UTF-16 that lost a byte, behind which each sign lends one to the next: a line end is
# U+0A00, which no script uses, or a letter of Gurmukhi alone at the end of a word; letters and
# figures are rare signs, two of which hardly ever meet (but U+4E00, a one, is no rare one).
_HIGH = "".join(
    chr(n) if n in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([n]).decode("cp1252")
    for n in range(0x80, 0xC0)
)
_SHIFTED = "".join(chr(code << 8) for code in range(0x31, 0x7F) if code != 0x4E)
GARBLED = re.compile(
    f"[ÂÃ][{_HIGH}]|â€[{_HIGH}]|\u0a00|(?<=[!-~])[\u0a20-\u0a7e](?![\u0a00-\u0aff])"
    f"|[{_SHIFTED}][\u2000\u4e00]?[{_SHIFTED}]"
)
BLANKS = re.compile("  +")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
CONTROL_BYTES = bytes((*range(9), 0x0B, *range(0x0E, 0x20), 0x7F))
CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{1,40})", re.IGNORECASE)
BYTE_ORDER = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
# Browsers read Latin 1 as Windows 1252, so that is what such pages were saved as.
CHARSETS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    **dict.fromkeys(("windows-1252", "iso-8859-1", "latin1", "us-ascii"), "cp1252"),
}


def page_name(path: Path) -> str:
    """The file name as text that can be printed anywhere."""
    return "".join(sign if sign.isprintable() else "?" for sign in path.name)


def plain_signs(text: str) -> str:
    """The text with plain quotes, dashes and single spaces, and without marks that are not seen.

    >>> plain_signs("4–6\u00a0years")
    '4-6 years'
    """
    # The few signs beyond ASCII are found as bytes: to try all that we know took far longer.
    if not text.isascii():
        beyond = (
            text.encode("utf-8", "surrogatepass")
            .translate(None, ASCII)
            .decode("utf-8", "surrogatepass")
        )
        signs = set(beyond)
        for sign in PLAIN.keys() & signs:
            text = text.replace(sign, PLAIN[sign])
        text = _composed(text, signs)
    text = text.replace("\t", " ")
    return BLANKS.sub(" ", text) if "  " in text else text


def _composed(text: str, signs: set[str]) -> str:
    """The text with letters and their accents as one sign (NFC). Text with more marks in a row than
    any language has is left as it is: to order them takes quadratic time."""
    marks = "".join(map(re.escape, filter(combining, signs)))
    if not marks or re.search(f"[{marks}]{{{MANY_MARKS},}}", text):
        return text
    return normalize("NFC", text)


def is_html(path: Path, text: str) -> bool:
    """Whether a page is markup: by its name, or by how it begins."""
    return path.name.lower().endswith((".html", ".htm")) or text[:200].lstrip().lower().startswith(
        ("<!doctype html", "<html", "<table")
    )


def read_text(path: Path) -> str:
    """The text of a page file, with `LOST` for what is no sign any more.

    Raises PageError for a file that is missing, empty, binary, too large or not UTF-8.
    """
    name = page_name(path)
    data = _bytes(name, path)
    text = _decode(name, data)
    text = plain_signs(text if text.isascii() else GARBLED.sub(LOST, text))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    # Nearly all pages are clean, and quickly seen to be: all other control characters begin with
    # 0xC2 in UTF-8.
    clean = len(data) == len(data.translate(None, CONTROL_BYTES)) and (
        text.isascii() or b"\xc2" not in data
    )
    if not clean and (control := CONTROL.search(text)):
        line = text.count("\n", 0, control.start()) + 1
        raise PageError(
            name,
            line,
            f"control character 0x{ord(control[0]):02x}, expected text: is this a binary file?",
        )
    if not text or text.isspace():
        raise PageError(name, 1, "an empty page, expected a comparison of two roles")
    return text


def _bytes(name: str, path: Path) -> bytes:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode) and not os.path.isdir(path):
            raise PageError(name, 1, "no file but a pipe or device, expected a page")
        with open(path, "rb") as file:
            data = file.read(USUAL_BYTES)
            data = (
                data if len(data) < USUAL_BYTES else data + file.read(MAX_BYTES + 1 - USUAL_BYTES)
            )
    except IsADirectoryError:
        raise PageError(name, 1, "a folder, expected a page") from None
    except PageError:
        raise
    except (OSError, ValueError) as error:
        raise PageError(
            name,
            1,
            f"cannot be opened ({getattr(error, 'strerror', error)}), expected a readable file",
        ) from None
    if len(data) > MAX_BYTES:
        raise PageError(name, 1, f"more than {MAX_BYTES:,} bytes, expected one page")
    return data


def _encoding(name: str, data: bytes) -> str:
    marked = next(
        (encoding for mark, encoding in BYTE_ORDER.items() if data.startswith(mark)), None
    )
    declared = CHARSET.search(data, 0, 2_000) if b"<" in data[:2_000] else None
    if marked or not declared:
        return marked or "utf-8"
    charset = declared[1].decode("ascii", "replace").lower()
    if charset not in CHARSETS:
        raise PageError(name, 1, f'character set "{charset}", expected UTF-8')
    return CHARSETS[charset]


def _decode(name: str, data: bytes) -> str:
    encoding = _encoding(name, data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{data[error.start]:02x} is not {encoding}"
        raise PageError(name, line, f"{found}, expected text saved as UTF-8") from None


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """The `key: value` lines between two `---` at the top of a page, and the number of lines that
    they take.

    >>> front_matter("---\\nretrieved: 2026-01-31\\n---\\n| | A | B |")
    ({'retrieved': '2026-01-31'}, 3)
    """
    block, end, _ = text[4:].partition("\n---\n") if text.startswith("---\n") else ("", "", "")
    if not end:
        return {}, 0
    pairs = (line.partition(":") for line in block.split("\n"))
    return {key.strip(): value.strip() for key, _, value in pairs if key.strip()}, block.count(
        "\n"
    ) + 3
