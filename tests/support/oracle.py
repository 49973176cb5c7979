"""What pages say, read and weighed without the package: plain means, for tests of what the
notebooks say of the same pages.

    facts(texts)      the figures of the roles on some pages, written as Markdown tables
    exact(x, y)       Pearson's r, and how many orderings are as strong
    ratio(...)        women's average pay over men's, from sorting alone
    chances(...)      the chance that one role out-earns another, under all readings
    signed, p_text    numbers as the notebooks print them
"""

import re
from dataclasses import dataclass
from itertools import permutations, product
from math import inf, log, nan
from statistics import NormalDist

import numpy as np

WORDS = (
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


@dataclass
class Facts:
    """The figures of the roles on some pages, best paid first; nan where a page gives none."""

    names: list[str]
    pay: np.ndarray
    low: np.ndarray
    high: np.ndarray
    degree: np.ndarray
    women: np.ndarray
    openings: np.ndarray
    profile: list[str]


def _cell(given: dict[str, str], label: str) -> str:
    found = [
        value for key, value in given.items() if key.casefold() == label.casefold() and value != "-"
    ]
    return found[0] if found else ""


def _numbers(given: dict[str, str]) -> list[float]:
    """Pay, both ends of its range, degree rate (percent), women's share and openings."""
    found = {
        "pay": re.findall(
            r"\$([\d,]+)", _cell(given, "Yearly salary") or _cell(given, "Average salary")
        ),
        "range": re.findall(r"\$([\d,]+)", _cell(given, "Salary range")),
        "degree": re.findall(r"(\d+)%", _cell(given, "Most common degree")),
        "women": re.findall(r"Female, ([\d.]+)", _cell(given, "Gender ratio")),
        "openings": re.findall(r"([\d,]+)", _cell(given, "Number of jobs")),
    }
    pay, (low, high), degree, women, openings = (
        [float(text.replace(",", "")) for text in texts] or [nan] * (2 if name == "range" else 1)
        for name, texts in found.items()
    )
    return [pay[0], low, high, degree[0], women[0] / 100, openings[0]]


def facts(texts: list[str]) -> Facts:
    cells: dict[str, dict[str, str]] = {}
    for line in "\n".join(texts).splitlines():
        if line.startswith(("| |", "|  |")):
            heads = [cell.strip() for cell in line.split("|")[2:4]]
        elif line.startswith("| "):
            label, *values = (cell.strip() for cell in line.split("|")[1:4])
            for role, value in zip(heads, values, strict=True):
                cells.setdefault(role, {})[label] = value
    numbers = {role: _numbers(given) for role, given in cells.items()}
    names = sorted(
        sorted(numbers), key=lambda role: -numbers[role][0] if numbers[role][0] > 0 else inf
    )
    columns = np.array([numbers[role] for role in names]).T
    profile = [
        " ".join(_cell(cells[role], label) for label in ("Average age", "LGBT percentage"))
        for role in names
    ]
    return Facts(names, *columns, profile=profile)


def exact(x: np.ndarray, y: np.ndarray) -> tuple[float, int]:
    """Pearson's r, and how many orderings are as strong."""
    r = float(np.corrcoef(x, y)[0, 1])
    return r, sum(abs(np.corrcoef(x, order)[0, 1]) >= abs(r) - 1e-9 for order in permutations(y))


def signed(value: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}".replace("-", "−")


def p_text(p: float) -> str:
    return f"p = {p:.3f}".replace("0.", ".") if p >= 0.0005 else "p < .001"


def ratio(weights: np.ndarray, women: np.ndarray, pay: np.ndarray) -> float:
    return (
        (weights * women)
        @ pay
        / (weights @ women)
        / ((weights * (1 - women)) @ pay / (weights @ (1 - women)))
    )


def chances(f: Facts, a: int, b: int) -> list[float]:
    """The chance that a random A out-earns a random B: as printed, then under all possible
    readings and roundings."""
    found = []
    for coverage, up in product((0.8, 0.9), [None, *product((0, 1), repeat=2)]):
        spread = 2 * NormalDist().inv_cdf((1 + coverage) / 2)
        sides = []
        for role, side in zip((a, b), up or (0, 0), strict=True):
            low, high = f.low[role], f.high[role]
            if up:  # the narrowest or the widest range that the printed one may stand for
                low, high = (low, high + 999) if side else (low + 999, high)
            sides.append(log(high / low) / spread)
        gap = NormalDist(log(f.pay[a]), sides[0]) - NormalDist(log(f.pay[b]), sides[1])
        found.append(1 - gap.cdf(0))
    return found
