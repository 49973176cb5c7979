"""Small pages as people write them, for tests that need a role or two."""

from pathlib import Path


def write_page(path: Path, a: str, b: str, **rows: tuple[str, str]) -> None:
    """A Markdown page of two roles with these rows."""
    bars = [name.replace("|", "\\|") for name in (a, b)]
    lines = [
        f"| | {bars[0]} | {bars[1]} |",
        "|---|---|---|",
        *(f"| {label} | {x} | {y} |" for label, (x, y) in rows.items()),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
