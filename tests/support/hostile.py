"""
Pages made to wear a reader out: what stands on them, and how long they take.

    KINDS[name](size)            a page of about that many bytes, as (file name, bytes)
    spent(name, size)            processor seconds and megabytes at the peak of reading it, and what
                                 came of it
"""

import gc
import os
import sys
import tempfile
from collections.abc import Callable
from itertools import count, islice, product
from pathlib import Path
from string import ascii_lowercase

from helpers.pages import PageError, read_page

Page = tuple[str, bytes]
HEADER, TOGETHER = "| Line Cook | Baker | |\n", "Line Cook vs Baker\n\nLine CookBaker\n"
ROW = "| Average age | 44 | 47 |\n"
HTML = "<table><tr><th></th><th>Line Cook</th><th>Baker</th></tr><tr><td>Average age</td><td>44</td><td>47</td></tr>"
SAID = "a line cook has an average salary of "


def _words():
    return (
        "".join(letters).capitalize()
        for length in count(3)
        for letters in product(ascii_lowercase, repeat=length)
    )


def text(again: str, before: str = HEADER + ROW, after: str = "") -> Callable[[int], Page]:
    """A text page that says the same again and again."""
    return lambda size: ("page.txt", _filled(again, before, after, size))


def markup(again: str, before: str = HTML, after: str = "") -> Callable[[int], Page]:
    """A page of markup that says the same again and again."""
    return lambda size: ("page.html", _filled(again, before, after, size))


def _filled(again: str, before: str, after: str, size: int) -> bytes:
    count = (size - len((before + after).encode())) // len(again.encode())
    return (before + again * count + after).encode()


def lines(
    line: Callable[[int, str], str], before: str = HEADER, name: str = "page.txt"
) -> Callable[[int], Page]:
    """A page of lines that are all different."""

    def page(size: int) -> Page:
        length = len(line(100_000, "Worda").encode())
        listed = [
            line(number, word)
            for number, word in enumerate(islice(_words(), (size - len(before)) // length))
        ]
        return name, (before + "\n".join(listed) + "\n").encode()

    return page


KINDS: dict[str, Callable[[int], Page]] = {
    # the size and the signs of a file
    "one line": text("x"),
    "one line of bars": text("|"),
    "zero bytes": text("\x00"),
    "a control character at the end": text("words\n", after="\x01"),
    "blank lines": text(" \n"),
    "marks that are not seen": text("\u200b\u202e\u2066"),
    "odd spaces": text("a\u2003\u00a0\u3000 \n"),
    "lost signs": text("\ufffd\n"),
    "UTF-8 read as another encoding": text("â€™Ã©\n"),
    "front matter that never ends": text("a: b\n", before="---\n"),
    "front matter": text("a: b\n", before="---\n", after=f"---\n{HEADER}{ROW}"),
    # rows
    "short lines": text("ab\n"),
    "the same row": text(ROW),
    "rows of bars": text("|||\n"),
    "bars behind backslashes": text("| \\|\\|\\|\\|\\|\\|\\|\\| | 44 |\n"),
    "lines under headers": text("|-|-|-|\n"),
    "headers": lines(lambda n, word: f"| {word} | Baker | |\n| Average age | 44 | 47 |"),
    "unknown labels": lines(lambda n, word: f"| {word} size | 44 | 47 |", before=HEADER + ROW),
    "labels with a slip": lines(
        lambda n, word: f"Yearly salar{word}$61,487", before=TOGETHER + "Average age4447\n"
    ),
    "labels inside of lines": lines(
        lambda n, word: f"{word} Average age4447", before=TOGETHER + "Average age4447\n"
    ),
    "amounts that disagree": lines(
        lambda n, word: f"| Yearly salary | ${50_000 + n:,} | ${90_000 + n:,} |"
    ),
    "names that disagree": lines(lambda n, word: f"| Best paying company | {word} | {word} |"),
    "cells that are refused": lines(lambda n, word: f"| Average age | {word} | {word} |"),
    "cells of digits": text(f"| Number of jobs | {'1,111' * 199} | 1 |\n"),
    "cells of shares": text(f"| Race ratio | {'Asian, 5.3% ' * 80} | - |\n"),
    "names that part in four ways": lines(
        lambda n, word: f"Best paying companyKLA{word}", before=TOGETHER
    ),
    "names that part in sixty ways": lines(
        lambda n, word: f"Best paying company{'AbC' * 20}{word}", before=TOGETHER
    ),
    "brands that part inside of any word": lines(
        lambda n, word: f"Best paying company{word * 3}lululemon athletica{word}", before=TOGETHER
    ),
    "headers whose parts are all in the prose": lines(
        lambda n, word: f"ab{'Ab' * 300}{n % 39}\nAverage age4447\n{'ab' * 300} words",
        before=TOGETHER + "Average age4447\n" + "a ab and a ab vs " * 500 + "\n\n",
    ),
    "lines behind run-together rows": lines(
        lambda n, word: f"Most common collegeYaleOhio\n{word}", before=TOGETHER
    ),
    "accents in any order": text("\u0316\u0301"),
    "letters with many accents": text("a" + "\u0316\u0301" * 14 + "\n"),
    "salaries in a line": text(SAID[2:] + "$50,000 a " + SAID * 400 + "\n", before=HEADER + ROW),
    "twelve months or years": text("| Years of experience | 12 | 12 |\n"),
    "open cells and skills": lines(
        lambda n, word: f"| Skill | {word}, 6% | - |\n| Years of experience | 12 | 12 |"
    ),
    "duties": lines(lambda n, word: f"| Duty | {word} | {word} |"),
    # sentences
    "years": text("It typically takes 4-6 years to become both a line cook and a baker.\n"),
    "years without a unit": text("typically takes 4-6 " * 900 + "\n"),
    "salaries": lines(
        lambda n, word: f"And {SAID}${50_000 + n:,}, which is lower than the", before=HEADER + ROW
    ),
    "an amount of many groups": text(f"{SAID}$1{',111' * 4_900}1\n"),
    "skills of a role": text(
        "Top three skills for a baker include R, SQL and sales. " * 300 + "\n"
    ),
    "a list with many and": text("Skills for a baker include R, " + "a and " * 150 + "b.\n"),
    "a sentence with many ends": text(
        "Skills for a baker include R, " + "St. Lo " * 2_500 + "b.\n"
    ),
    "a skill list": lines(
        lambda n, word: f"• {word}, 6%", before=f"{HEADER}{ROW}Common baker skills\n"
    ),
    "skills of nobody": lines(lambda n, word: f"words\n• {word}, 6%", before=HEADER + ROW),
    "bullets": text("• " * 9_000 + "\n", before=f"{HEADER}{ROW}Common baker skills\n"),
    # markup
    "words without a tag": markup("words and "),
    "nested blocks": markup("<div>"),
    "nested tables": markup("<table><tr><td>"),
    "blocks": markup("<p>x"),
    "cells in a row": markup("<td>x", before=HTML + "<tr>"),
    "rows in a table": markup("<tr><td>Average age<td>44<td>47"),
    "breaks in a cell": markup("x<br>", before=HTML + "<tr><td>"),
    "text between cells": markup("<tr>x<td>y</td>"),
    "scripts": markup("<script>"),
    "comments that never end": markup("<!--"),
    "comments that end in another way": markup("<!-- --!><!-->"),
    "templates": markup("<template>"),
    "rows that are hidden": markup("<tr hidden><td>x<template>"),
    "tables in what is hidden": markup("<table><tr>", before=HTML + "<div hidden>"),
    "styles": markup("<p style='display:block;display:none'>x</p>"),
    "values that never end": markup("<a b='<a b=\"<a ="),
    "tags that never end": markup("<a "),
    "attributes": markup(' a="b"', before=HTML + "<a"),
    "an attribute that never ends": markup("b", before=HTML + '<a title="'),
    "quotes": markup("<a '\"'\">"),
    "end tags": markup("</p>"),
    "signs that open nothing": markup("< "),
    "references": markup("&amp;&#38;&lt"),
    "references that are none": markup("&#9999999;&#xffffff;&abcdefghijklmnopqrstuvwxyz;"),
    "declared entities": markup(
        "&lol9;", before='<!DOCTYPE lol [<!ENTITY lol "lol"><!ENTITY lol9 "&lol;&lol;">]>' + HTML
    ),
    "sentences in a block": markup("Top three skills for a baker include R, SQL and sales. "),
    "years in a block": markup(
        "It typically takes 4-6 years to become both a line cook and a baker. "
    ),
    "an amount in a block": markup(",111", before=f"{HTML}</table><p>{SAID}$1", after="1"),
    "ends in a block": markup(
        "St. Lo ", before=f"{HTML}</table><p>Skills for a baker include R, ", after="b."
    ),
    "and in a block": markup(
        "a and ", before=f"{HTML}</table><p>Skills for a baker include R, ", after="b."
    ),
    "rows of names that part": lines(
        lambda n, word: f"<p>Best paying companyKLA{word}", f"<p>{TOGETHER}", "page.html"
    ),
}


def spent(name: str, size: int) -> tuple[float, float, str]:
    """Reads the page in a process of its own: processor seconds, megabytes at the peak, and what
    came of it."""
    file_name, data = KINDS[name](size)
    with tempfile.TemporaryDirectory() as folder:
        path, outcome = Path(folder, file_name), Path(folder, "outcome")
        path.write_bytes(data)
        del data
        idle = _used(lambda: None)
        used = _used(lambda: outcome.write_text(_outcome(path)))
        return used[0] - idle[0], used[1] - idle[1], outcome.read_text()


def _outcome(path: Path) -> str:
    try:
        page = read_page(path)
    except PageError as error:
        return f"refused: {error.what[:60]}"
    return f"{len(page.facts):,} facts, {len(page.notes):,} notes"


def _used(work: Callable[[], object]) -> tuple[float, float]:
    child = os.fork()
    if not child:
        gc.freeze()  # what the parent made is not looked through, or copied, each time the collector runs
        try:
            work()
            sys.stdout.flush()
        finally:
            os._exit(0)
    _, _, usage = os.wait4(child, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1_000
