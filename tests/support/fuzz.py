"""Pages made up, printed and spoiled for as long as one likes: `make fuzz MINUTES=30`, or `python
tests/support/fuzz.py MINUTES [SEED]`.

Each round tries every property of `properties` on examples that no round before it has tried, and
ends with what was tried. The first finding ends the run with status 1: the smallest example that
hypothesis can make of it, and the page."""

import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))

from support import mutations, properties  # noqa: E402
from support.draws import FINITE, SAMPLED, odd_pairs, pairs  # noqa: E402
from support.generate import FILE_NAMES, LAYOUTS  # noqa: E402
from support.slips import SPOILED, places, slips  # noqa: E402

ROUND = 200  # facts made up for a property before the next one has its turn
MANY = 20  # ways to print and spoil the same facts
FOLDERS = (properties.FOLDER, mutations.FOLDER)
layouts = st.sampled_from(sorted(LAYOUTS))
texts = st.sampled_from(sorted(set(LAYOUTS) - {"html"}))
cells = st.sampled_from(sorted(SAMPLED)).flatmap(
    lambda label: st.tuples(
        st.just(label), SAMPLED[label] | st.just("-"), SAMPLED[label] | st.just("-")
    )
)
PROPERTIES = {
    "what is printed is read": (properties.printed, pairs(), st.tuples(layouts)),
    "odd names are read or refused": (properties.odd, odd_pairs(), st.tuples(layouts)),
    "a slip is never unseen": (properties.slipped, pairs(), st.tuples(layouts, slips())),
    "spoiled bytes are never unseen": (
        properties.spoiled,
        pairs(),
        st.tuples(layouts, st.sampled_from(sorted(SPOILED)), places),
    ),
    "two pages in a file are told apart": (
        properties.concatenated,
        st.tuples(pairs(), pairs()),
        st.tuples(st.tuples(texts, texts)),
    ),
    "forms that are easily misread are read or refused": (
        mutations.form,
        st.sampled_from(sorted(mutations.CLASSES)),
        st.tuples(st.integers(0, 10**9)),
    ),
    "values run together part right": (
        lambda _, *cell: properties.together(*cell),
        st.none(),
        cells,
    ),
}


def attempt(name: str, number: int, tried: Counter) -> None:
    """Try a property on new examples; raises what it raises, on the smallest example."""
    hold, facts, ways = PROPERTIES[name]

    @seed(number)
    @settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
        report_multiple_bugs=False,
    )
    @given(facts, st.lists(ways, min_size=1, max_size=MANY))
    def test(facts, ways):
        for way in ways:  # making facts up takes longer than reading them, hence many ways for each
            tried[name] += 1
            hold(facts, *way)

    test()


def show_finding(name: str) -> None:
    print(f"\nFINDING: {name}\n")
    traceback.print_exc(limit=-1)
    page = max(
        [path for folder in FOLDERS for path in folder.glob("page.*")],
        key=lambda path: path.stat().st_mtime_ns,
        default=None,
    )
    if page and name != "values run together part right":
        print(
            f"\nThe page, as {[layout for layout, file in FILE_NAMES.items() if file == page.name]}:\n"
        )
        print(page.read_bytes().decode(errors="backslashreplace"))


def show_tried(tried: Counter, minutes: float, first: int) -> None:
    print(f"{sum(tried.values()):,} examples in {minutes:.1f} minutes, seed {first}:")
    for name in PROPERTIES:
        print(f"  {tried[name]:>9,}  {name}")


def run_together() -> int:
    """All pairs of the values that can be listed."""
    count = 0
    for label, shown in FINITE.items():
        for a in (*shown, "-"):
            for b in (*shown, "-"):
                properties.together(label, a, b)
                count += 1
    return count


def main(minutes: float = 30, first: int | None = None) -> int:
    first = random.SystemRandom().randrange(10**6) if first is None else int(first)
    begin, tried = time.monotonic(), Counter()
    print(
        f"{run_together():,} pairs of values that can be listed part right or not at all",
        flush=True,
    )
    number = first
    while time.monotonic() - begin < 60 * minutes:
        for name in PROPERTIES:
            try:
                attempt(name, number, tried)
            except Exception:
                show_finding(name)
                show_tried(tried, (time.monotonic() - begin) / 60, number)
                return 1
        number += 1
    show_tried(tried, minutes, first)
    print("No finding.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:])))
