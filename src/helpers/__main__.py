"""
The commands of the project.

    python -m helpers facts PAGES ...                    the facts of some pages, or of folders of
                                                         them, as CSV on standard output
    python -m helpers predict PAGES ...                  what was predicted, held against new pages
    python -m helpers build [--pages PAGES] [--out FOLDER] [--pair A B] [--force] [--strict]
                                                         data and reports
"""

import argparse
import csv
import os
import signal
import sys
from pathlib import Path

STOPPED, STOPPED_STATUS = "stopped before the end", 130
HEADER = ("page", "line", "role", "field", "group", "value", "unit", "raw", "note")


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit status is 0 if all went well and 1 if a page could not be read."""
    parser = argparse.ArgumentParser(
        prog="python -m helpers", description="Role comparison pages: facts, tidy data, reports."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    facts = commands.add_parser("facts", help="print the facts of pages as CSV")
    facts.add_argument(
        "pages",
        nargs="+",
        metavar="PAGE",
        type=Path,
        help="a page: text, Markdown or saved HTML; or a folder of them",
    )
    facts.set_defaults(run=print_facts)
    build = commands.add_parser("build", help="build the tidy data, the figures and the reports")
    build.add_argument(
        "--pages", type=_place, help="folder of pages, or a single page (default: data/pages)"
    )
    build.add_argument(
        "--out", type=_place, help="folder for what is built (default: this project)"
    )
    build.add_argument("--force", action="store_true", help="build also what has not changed")
    build.add_argument(
        "--strict",
        action="store_true",
        help="end with 1 if anything is unread, unknown, unclear or at odds",
    )
    build.add_argument(
        "--pair",
        nargs=2,
        action="append",
        metavar="ROLE",
        help="build the page of these two roles as well",
    )
    build.set_defaults(run=build_all)
    predict = commands.add_parser("predict", help="hold what was predicted against new pages")
    predict.add_argument(
        "pages", nargs="+", metavar="PAGE", type=Path, help="a new page, or a folder of them"
    )
    predict.set_defaults(run=print_predictions)
    chosen = parser.parse_args(arguments)
    return chosen.run(chosen)


def print_facts(chosen: argparse.Namespace) -> int:
    """Print the facts of pages as CSV, and on standard error what could not be read or belongs to
    no fact."""
    from helpers.roles.reading import facts_rows, read_in_turn
    from helpers.spreadsheet import safe

    # A file name may hold anything, and so may a terminal's idea of text.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(HEADER)
    status = 0
    given = [path for place in chosen.pages for path in _pages_in(place)]
    for pages, errors in read_in_turn(given):
        loose = []
        for page in pages:
            out.writerows(map(safe, row) for row in facts_rows([page]))
            loose += [note for note in page.notes if note.kind in ("row", "header", "page")]
        for note in [*errors, *loose]:
            print(f"{note.page}:{note.line}: {note.note}", file=sys.stderr)
        status = 1 if errors else status
    return status


def print_predictions(chosen: argparse.Namespace) -> int:
    """Print prediction and outcome for each role of new pages, and a line for each prediction. The status
    is 2 for pages with roles that the predictions were made from, 1 if a page could not be read."""
    from helpers.questions.beyond.registered import KNOWN, Used, confront
    from helpers.roles import load_roles
    from helpers.stories.registered import lines, totals

    new = load_roles([path for given in chosen.pages for path in _pages_in(given)])
    errors = new.notes.query("kind == 'error'")
    for note in errors.itertuples():
        print(f"{note.page}:{note.line}: {note.note}", file=sys.stderr)
    try:
        found = confront(tuple(load_roles(folder) for folder in KNOWN), new)
    except Used as known:
        print(known, file=sys.stderr)
        return 2
    print("\n".join([*lines(found), "", *totals(found)]))
    return 1 if len(errors) else 0


def _place(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("nothing, expected a folder")
    return Path(text)


def _pages_in(given: Path) -> list[Path]:
    """The files of a folder, or what else was given: what can be no page, or cannot be read, reading
    says."""
    try:
        return sorted(path for path in given.iterdir() if not os.path.isdir(path))
    except OSError:
        return [given]


def _stop(number: int, frame: object) -> None:
    """Ctrl-C while there is nothing to clear: a line, and it is gone. Python would raise an exception
    wherever it is, and what imports may swallow one, or print all of it."""
    os.write(2, f"{STOPPED}\n".encode())
    os._exit(STOPPED_STATUS)


def _end(number: int, frame: object) -> None:
    """A request to end is treated like Ctrl-C, also where Ctrl-C itself is ignored (in the
    background of a shell, under nohup): kernels are ended, what was begun is cleared."""
    interrupt = signal.getsignal(signal.SIGINT)
    if not callable(interrupt):
        raise KeyboardInterrupt
    interrupt(signal.SIGINT, frame)


def build_all(chosen: argparse.Namespace) -> int:
    """Build what has changed and say where to look."""
    from helpers.build import build

    signal.signal(signal.SIGTERM, _end)
    try:
        return build(
            chosen.pages,
            chosen.out,
            force=chosen.force,
            asked=chosen.pair,
            strict=chosen.strict,
        )
    except KeyboardInterrupt:
        print(f"{STOPPED}; build again to make what is missing", file=sys.stderr)
        return STOPPED_STATUS


def _open_streams() -> None:
    """Where standard input, output or errors were closed, what is opened next would take their
    place: a build would write its report into a page."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)


if __name__ == "__main__":
    _open_streams()
    if callable(signal.getsignal(signal.SIGINT)):
        signal.signal(signal.SIGINT, _stop)
    try:
        try:
            status = main()
            if status == STOPPED_STATUS:  # what libraries would do at exit needs what has ended
                os._exit(status)
            sys.exit(status)
        except OSError as error:
            if isinstance(error, BrokenPipeError):
                raise
            sys.exit(f"{error.filename or 'output'}: cannot be written: {error.strerror}")
    except BrokenPipeError:
        # The reader of a pipe has gone (`| head`): nothing is left to say, and Python must not try
        # at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
