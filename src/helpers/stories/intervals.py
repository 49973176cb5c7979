"""
Intervals in words, as they stand in brackets, and what can be said by one.

    interval(low, high)   a 95% interval; between_ratios(ends) of a ratio
    r_of(link)            r with its interval
    pay_for(low, high)    more, less, or not clear, by an interval around zero
    below(ratio)          how far an average lies below another, or above it
"""

from helpers.questions.share_and_pay import ShareAndPay
from helpers.wording import ends, number, percent


def interval(low: float, high: float) -> str:
    """A 95% interval as it stands in brackets.

    >>> interval(-0.254, -0.09)
    '95% interval −0.25 to −0.09'
    """
    return f"95% interval {number(low, 2)} to {number(high, 2)}"


def r_of(link: ShareAndPay) -> str:
    """r with its interval."""
    return f"r = {number(link.r, 2)}, {interval(link.r_low, link.r_high)}"


def pay_for(low: float, high: float) -> str:
    """More, less, or not clear, by an interval around zero."""
    if low <= 0 <= high:
        return "neither clearly more nor clearly less"
    return "more" if low > 0 else "less"


def below(ratio: float) -> str:
    """How far an average lies below another, or above it.

    >>> below(0.93), below(1.05)
    ('7% below', '5% above')
    """
    return f"{percent(abs(1 - ratio))} {'below' if ratio < 1 else 'above'}"


def between_ratios(found: tuple[float, float]) -> str:
    """A 95% interval of a ratio, as it stands in brackets.

    >>> between_ratios((0.87, 1.01)), between_ratios((0.84, 0.97))
    ('95% interval 13% below to 1% above', '95% interval 3% to 16% below')
    """
    return f"95% interval {ends(*map(below, found))}"
