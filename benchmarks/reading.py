"""How fast pages are read, on one core and with several, and what it costs in memory: `python
benchmarks/reading.py [PAGES]`. Times are printed, not asserted. Loading is measured for 1,000
pages, 10,000 and so on up to PAGES; without it, up to 10,000."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from helpers.pages import catalogue, labels, read_page, readings
from helpers.roles import DATA, load_roles, write_tidy
from helpers.roles.reading import page_paths

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from support.made import write_pages  # noqa: E402

CACHES = [
    cache
    for module in (catalogue, labels, readings)
    for cache in vars(module).values()
    if hasattr(cache, "cache_clear")
]
WORKERS = 2
TIMES = 5


def main(most: int = 10_000) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one_page_after_another(Path(folder))
        loading(Path(folder), [10**power for power in range(3, 9) if 10**power <= most])


# One core


def one_page_after_another(folder: Path) -> None:
    five = page_paths(DATA / "pages")
    print(f"One core, pages a second of processor time, best of {TIMES}")
    report(
        f"the {len(five)} of data/pages, caches warm",
        read_page,
        five * 100,
    )
    report("the same, caches cleared before each page", read_cold, five * 20)
    (folder / "few").mkdir()
    write_pages(folder / "few", 2_000)
    made = page_paths(folder / "few")
    for ending, kind, others in (
        (".html", "HTML", of_markup(folder)),
        (".txt", "text", {"splitting lines at bars": split_lines}),
    ):
        paths = [path for path in made if path.suffix == ending][:200]
        report(f"made up, {kind}: read_page", read_page, paths)
        for name, read in others.items():
            report(f"made up, {kind}: only the cells, as text, by {name}", read, paths)


def report(what: str, read, paths: list[Path]) -> None:
    print(f"  {what}: {len(paths) / min(seconds(read, paths) for _ in range(TIMES)):,.0f}")


def seconds(read, paths: list[Path]) -> float:
    """Processor time to read some pages one after another."""
    begin = time.process_time()
    for path in paths:
        read(path)
    return time.process_time() - begin


def read_cold(path: Path):
    for cache in CACHES:
        cache.cache_clear()
    return read_page(path)


# What one would write without this project: the tables as they are, without what the cells and the
# sentences mean


def of_markup(folder: Path) -> dict:
    """Readers of saved HTML: pandas with lxml, and Beautiful Soup. lxml is fetched for the
    occasion, if it can be had."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "--target",
        str(folder / "more"),
        "lxml",
    ]
    readers = {"Beautiful Soup, html.parser": partial(with_soup, "html.parser")}
    if subprocess.run(command, capture_output=True).returncode:
        print(
            "  lxml cannot be had here: neither pandas.read_html nor Beautiful Soup with lxml is measured"
        )
        return readers
    sys.path.append(str(folder / "more"))
    return {
        "pandas.read_html, lxml": with_pandas,
        "Beautiful Soup, lxml": partial(with_soup, "lxml"),
        **readers,
    }


def with_pandas(path: Path) -> list:
    import pandas

    return pandas.read_html(path, flavor="lxml")


def with_soup(parser: str, path: Path) -> list[list[str]]:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(path.read_text(encoding="utf-8"), parser)
    return [
        [cell.get_text(strip=True) for cell in row.find_all(["th", "td"])]
        for row in soup.find_all("tr")
    ]


def split_lines(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip(" |").split("|")] for line in lines if "|" in line]


# Many pages into tidy frames


def loading(folder: Path, sizes: list[int]) -> None:
    """`load_roles` with a pool of processes, each size in a process of its own."""
    print(
        f"load_roles(folder, executor=ProcessPoolExecutor({WORKERS})), pages of tests/support/made.py over 2,000 roles"
    )
    for size in sizes:
        pages = folder / str(size)
        pages.mkdir()
        write_pages(pages, size)
        command = [sys.executable, __file__, "load", str(pages)]
        spent = json.loads(
            subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
        )
        print(
            f"  {size:,} pages, {spent['facts']:,} facts: {spent['wall']:.1f} s, {size / spent['wall']:,.0f} pages a second;",
            end="",
        )
        print(
            f" processor time {spent['own']:.1f} s, and {spent['workers']:.1f} s in the workers;",
            end="",
        )
        print(f" memory at most {spent['most']:,.0f} MB; CSV files in {spent['csv']:.1f} s more")


def load(folder: str) -> None:
    """Load a folder, and print what it took."""
    begin = time.perf_counter()
    with ProcessPoolExecutor(WORKERS) as executor:
        roles = load_roles(folder, executor=executor)
    wall = time.perf_counter() - begin
    own, workers = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    with tempfile.TemporaryDirectory() as out:
        begin = time.perf_counter()
        write_tidy(roles, Path(out))
        csv = time.perf_counter() - begin
    kilobytes = (
        own.ru_maxrss + WORKERS * workers.ru_maxrss
    )  # as if all were largest at once, and shared nothing
    spent = {
        "wall": wall,
        "own": own.ru_utime + own.ru_stime,
        "workers": workers.ru_utime + workers.ru_stime,
    }
    print(json.dumps({**spent, "most": kilobytes / 1024, "facts": len(roles.facts), "csv": csv}))


if __name__ == "__main__":
    if sys.argv[1:2] == ["load"]:
        load(sys.argv[2])
    else:
        main(*map(int, sys.argv[1:]))
