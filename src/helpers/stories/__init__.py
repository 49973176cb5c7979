"""How is it said? Results in words: sentences, titles and alternative texts, one module a report.
Nothing is computed here.

Each function takes a result and gives one text; all that differs between data (signs, order,
strength) is read from the result."""
