"""Roles with pay, shares and sizes, by hand and drawn at random, for tests of the measures."""

import pandas as pd
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

ROLES = pd.Index(["Clerk", "Cook", "Driver"])
PAY = pd.Series([30_000, 40_000, 80_000], index=ROLES)
WOMEN = pd.Series([0.6, 0.5, 0.2], index=ROLES)
OPENINGS = pd.Series([100, 50, 50], index=ROLES)
MAKEUP = pd.DataFrame(
    {"x": [0.5, 0.2, 0.3], "y": [0.3, 0.3, 0.3], "z": [0.2, 0.5, 0.4]}, index=ROLES
)
amount = st.floats(0.01, 100)
counts = st.integers(2, 8).flatmap(lambda n: arrays(float, (n, 2), elements=amount))
rows = st.integers(2, 6).flatmap(lambda n: arrays(float, (3, n), elements=amount))
tables = st.tuples(st.integers(2, 6), st.integers(2, 5)).flatmap(
    lambda shape: arrays(float, shape, elements=amount)
)
staffing = st.integers(2, 7).flatmap(  # pay, share of women and openings by role
    lambda n: st.tuples(
        arrays(float, n, elements=st.floats(20_000, 200_000)),
        arrays(float, n, elements=st.floats(0.05, 0.95)),
        arrays(float, n, elements=st.floats(1, 1000)),
    )
)
steady = settings(max_examples=40, derandomize=True)
