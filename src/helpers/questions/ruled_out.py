"""
What would the reading of pay ranges change that official statistics rule out?

    quartiles(data)   share between roles, chances and verdicts, were it right after all
"""

from dataclasses import dataclass

from helpers.questions.between import between_share
from helpers.questions.gap import Gap, gap
from helpers.questions.pairs import neighbours
from helpers.questions.pay import READING, RULED_OUT, enough
from helpers.questions.results import Row
from helpers.roles.load import Roles


@dataclass(frozen=True)
class Quartiles:
    """The answers if the ends of a range were the quartiles of pay: `share` of the variation between
    roles, `far` the gap of the best and the worst paid role, and how many of the verdicts on
    `neighbours` are `changed` once this reading counts beside the possible ones."""

    share: float
    far: Gap
    changed: int
    neighbours: int

    def rows(self) -> list[Row]:
        how = f"ranges read as {RULED_OUT}, which official statistics speak against"
        over = f"{self.far.high} over {self.far.low}, {how}"
        verdicts = f"of {self.neighbours} verdicts on neighbours, {RULED_OUT} beside the others"
        return [
            Row(f"share between, {RULED_OUT}", self.share, "fraction", f"{how}; equal weights"),
            Row(f"largest gap, chance, {RULED_OUT}", self.far.p_higher, "probability", over),
            Row(f"verdicts that change, {RULED_OUT}", self.changed, "count", verdicts),
        ]


def quartiles(data: Roles) -> Quartiles:
    """What the reading that is ruled out would change. Raises TooFew."""
    pay = enough(data.roles)
    verdicts = [neighbours(data, reading=of).pairs["verdict"] for of in (READING, RULED_OUT)]
    return Quartiles(
        between_share(data, reading=RULED_OUT).value,
        gap(data, *pay.index[[0, -1]], reading=RULED_OUT),
        int((verdicts[0] != verdicts[1]).sum()),
        len(verdicts[0]),
    )
