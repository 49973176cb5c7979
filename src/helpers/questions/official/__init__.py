"""What do official statistics show of what is asked of a few roles?

`gender` and `education` (women's share and pay), `sorting`, `split` and `inside` (where women work, and what
they are paid there), `segregation`, `degree`, `race`, `spread`. `nearest` says which occupation comes
nearest to a role, `sources` who is counted.
"""

from helpers.questions.official.beside import beside
from helpers.questions.official.degree import degree_and_pay, higher_and_pay
from helpers.questions.official.education import women_and_education
from helpers.questions.official.gender import (
    women_and_pay,
    women_and_pay_by_group,
    women_and_weekly_pay,
)
from helpers.questions.official.inside import inside_ratios
from helpers.questions.official.nearest import nearest
from helpers.questions.official.race import race_and_education, race_and_pay
from helpers.questions.official.segregation import inside_families, segregation
from helpers.questions.official.sorting import by_detail, women_over_men
from helpers.questions.official.spread import spread

__all__ = [
    "beside",
    "by_detail",
    "degree_and_pay",
    "higher_and_pay",
    "inside_families",
    "inside_ratios",
    "nearest",
    "race_and_education",
    "race_and_pay",
    "segregation",
    "spread",
    "women_and_education",
    "women_and_pay",
    "women_and_pay_by_group",
    "women_and_weekly_pay",
    "women_over_men",
]
