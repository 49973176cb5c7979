"""How sure can one be of an association that is seen in a handful of rows, each a rounded figure?

With seven rows the usual p-values lean on assumptions that cannot be checked. All orderings of
seven values are only 5,040, though: one can look at every one and count. Beside the count stand the
other ways in which a result may be fragile: one row may carry it, rounding may have made it, a
third column may explain it, or it was the best of many looks.

Orderings    exact_test, partial_exact (`helpers.exact`)
Fragility    leave_one_out, strongest_left_out (`helpers.fragility`)
Rounding     rounding_box, pulled (`helpers.rounding`)
Many looks   max_r (`helpers.many_looks`)

Both sides count: orderings with |statistic| >= |observed| − 1e-9. Up to 9! = 362,880 orderings are
all counted; beyond that a seeded draw stands for them and its standard error is given. SciPy's
permutation test doubles the smaller tail instead, which is another p when the tails differ. Columns
are lists, arrays or Series; Series are matched by their labels. Columns that are empty, of unequal
length, or hold a missing or infinite value raise ValueError. Lines stand in `helpers.regression`,
the interval of r in `helpers.correlation`."""

from helpers.exact import FEWEST, ExactTest, exact_test, partial_exact
from helpers.fragility import leave_one_out, strongest_left_out
from helpers.many_looks import max_r
from helpers.rounding import pulled, rounding_box

__all__ = [
    "FEWEST",
    "ExactTest",
    "exact_test",
    "leave_one_out",
    "max_r",
    "partial_exact",
    "pulled",
    "rounding_box",
    "strongest_left_out",
]
