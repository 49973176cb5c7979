"""How long a build takes, and how much the reports weigh. Printed, not asserted: machines differ."""

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


def seconds(*arguments: str) -> float:
    """Wall time of a command of the project."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-m", "helpers", "build", *arguments], check=True, cwd=PROJECT, capture_output=True)
    return time.perf_counter() - begin


def pair_seconds() -> tuple[int, float]:
    """How many pair pages there are, and the time to render them all in one process."""
    from helpers.pairpages import pair_body, pair_pages
    from helpers.pairs import pair_measures, spreads
    from helpers.roles import load_roles

    roles = load_roles()
    measures, sigmas = pair_measures(roles.roles), spreads(roles.roles)
    begin = time.perf_counter()
    bodies = [pair_body(roles, a, b, measures, sigmas) for _, a, b in pair_pages(roles)]
    return len(bodies), time.perf_counter() - begin


def main() -> None:
    count, spent = pair_seconds()
    print(f"{count} pair pages in one process: {spent:.1f} s")
    with tempfile.TemporaryDirectory() as out:
        print(f"build from nothing: {seconds('--out', out):.1f} s")
        print(f"build with nothing changed: {min(seconds('--out', out) for _ in range(5)):.2f} s (best of 5)")
        for page in sorted(Path(out, "reports").rglob("*.html")):
            text = page.read_text(encoding="utf-8")
            bare = re.sub(r'src="data:[^"]*"', "", text)
            sizes = len(bare.encode()) / 1000, (len(text) - len(bare)) / 1000
            print(f"{page.relative_to(out)}: {sizes[0]:.0f} kB beside {sizes[1]:.0f} kB of pictures")


if __name__ == "__main__":
    main()
