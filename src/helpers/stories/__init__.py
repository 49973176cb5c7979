"""How is it said? Results in words: sentences, titles and alternative texts, one module a report.
Nothing is computed here.

Each function takes a result and gives one text (`…_title` and `…_alt` are those of a picture); all
that differs between data (signs, order, strength) is read from the result."""
