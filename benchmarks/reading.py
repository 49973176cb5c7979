"""How fast pages are read: `python benchmarks/reading.py [PAGES]`. Times are printed, not asserted.

The five real pages where they are at hand, their transcripts otherwise, repeated to 10,000 (or PAGES); on one core, with the
caches of the reader warm, and with all of them cleared before each page, as if no value ever came twice.
"""

import statistics
import sys
import time
from pathlib import Path

from helpers import fields, layouts
from helpers.pages import read_page
from helpers.reading import page_paths, read_pages
from helpers.roles import DATA, load_roles

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
CACHES = (fields.one_cell, fields.two_cells, fields.row_of, layouts._near)


def main(count: int = 10_000) -> None:
    source = SEEDS if SEEDS.is_dir() else DATA / "pages"
    five = page_paths(source)
    paths = [five[i % len(five)] for i in range(count)]
    print(f"{count:,} pages: the {len(five)} of {'shared/seeds' if source == SEEDS else 'data/pages'}, repeated")
    read_pages(five)
    report("caches warm", count, seconds(lambda: read_pages(paths)))
    report("caches cleared before each page", count, seconds(lambda: [read_cold(path) for path in paths]))
    load_roles()
    times = [seconds(load_roles)[0] for _ in range(20)]
    print(f"load_roles(), data/pages: {statistics.median(times) * 1000:.1f} ms, median of {len(times)}, after imports")


def read_cold(path: Path):
    for cache in CACHES:
        cache.cache_clear()
    return read_page(path)


def seconds(work) -> tuple[float, float]:
    """Wall-clock and processor time of some work."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - processor


def report(how: str, count: int, spent: tuple[float, float]) -> None:
    print(f"{how}: {count / spent[0]:,.0f} pages a second by the clock, {count / spent[1]:,.0f} a second of processor time")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
