"""Does what a few roles show hold in other roles of the publisher? Parts A, B and E of what lies beyond.

What the numbers are made of: `numbers`, `beside`, `middle`, `ranges`. Whether claims hold: `degree`,
`pairs`, `rank`, `slopes`, `prediction`, `chance`, `spread`. What is predicted of new pages: `registered`.
Read `families` first: which roles belong together.
"""

from helpers.questions.beyond.beside import against_official
from helpers.questions.beyond.chance import unusual
from helpers.questions.beyond.degree import bachelors, by_degree, degree_and_pay, within
from helpers.questions.beyond.families import BEYOND, Count, role_table
from helpers.questions.beyond.middle import middle_of_range
from helpers.questions.beyond.numbers import hourly_is_yearly, shared_figures
from helpers.questions.beyond.pairs import page_pairs
from helpers.questions.beyond.prediction import prediction
from helpers.questions.beyond.ranges import reading_of_ranges
from helpers.questions.beyond.rank import with_rank
from helpers.questions.beyond.slopes import slopes
from helpers.questions.beyond.spread import links, share_between

__all__ = [
    "BEYOND",
    "Count",
    "against_official",
    "bachelors",
    "by_degree",
    "degree_and_pay",
    "hourly_is_yearly",
    "links",
    "middle_of_range",
    "page_pairs",
    "prediction",
    "reading_of_ranges",
    "role_table",
    "shared_figures",
    "share_between",
    "slopes",
    "unusual",
    "with_rank",
    "within",
]
