"""How pages made to wear the reader out are met: `python benchmarks/hostile.py [KIND]`. Printed,
not asserted: machines differ.

For each kind, at 1, 2, 4 and 8 million bytes, processor seconds and the megabytes that reading
takes at its peak (in a process of its own, without what an idle one takes); how much longer 4 take
than 1; and what came of the last that is no more than a page may have."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from support import hostile  # noqa: E402

MILLIONS = (1, 2, 4, 8)


def main(wanted: str = "") -> None:
    begin, worst = time.monotonic(), (0.0, 0.0)
    print(f"{'':32}" + "".join(f"{size:>9} MB     " for size in MILLIONS) + "  4 to 1")
    for name in (name for name in hostile.KINDS if wanted in name):
        found = [hostile.spent(name, size * 1_000_000) for size in MILLIONS]
        shown = "".join(f"{seconds:6.2f} s {peak:4.0f} MB" for seconds, peak, _ in found)
        print(
            f"{name:32}{shown}  {found[2][0] / max(found[0][0], 0.01):6.1f}  {found[2][2]}",
            flush=True,
        )
        worst = (
            max(worst[0], *(seconds for seconds, _, _ in found)),
            max(worst[1], *(peak for _, peak, _ in found)),
        )
    print(
        f"in {time.monotonic() - begin:.0f} s; at most {worst[0]:.2f} s and {worst[1]:.0f} MB for a page"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
