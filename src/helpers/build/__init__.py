"""What must be made again? From pages to reports, only as far as something changed, and published
as a whole.

    build(pages, out)    build what has changed, say where to look; the exit status
    BuildError           why a build cannot go on

Read in this order: `plan`, `sources` and `versions` (what is stale), `runs`, `kernels` and
`executed` (notebooks, executed), `make` (all that is made, and how it is put in its place), `whole`
(a build from its beginning to its end)."""

from helpers.build.plan import BuildError
from helpers.build.whole import build

__all__ = ["BuildError", "build"]
