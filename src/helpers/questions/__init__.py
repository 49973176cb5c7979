"""What is asked? One module a topic; each question takes data and settings, and gives a result
that knows its numbers.

    Row        a number as it stands in a table: name, value, unit, how, low, high
    rows_of    the rows of some results, each name once
    TooFew     raised where a question needs more than the data have; says so in one sentence

Read `results` first, then the module of the report that you are in.
"""

from helpers.questions.results import Row, TooFew, rows_of

__all__ = ["Row", "TooFew", "rows_of"]
