"""What the measures take: lists, arrays, Series and frames of numbers, by role.

checked(table)      its numbers, each finite and large enough
aligned(*tables)    some tables in one order of rows
columns(named)      named columns as arrays of one length, and the labels of their rows
sizes(weights, n)   one weight a row, all equal if None
numbers(named)      named numbers or arrays of any shape, and the labels of the first Series
elementwise(f)      let a measure of arrays take numbers, lists and Series
refuse(name, ...)   an error that names the first value that will not do
"""

from functools import wraps
from inspect import signature

import numpy as np
import pandas as pd


def checked(table, least=0.0):
    """The numbers of a list, array, Series or frame as floats, each finite and at least `least`.

    Raises ValueError that names the first place where a number is missing or too small.

    >>> checked([1, 2])
    array([1., 2.])
    """
    labelled = isinstance(table, (pd.Series, pd.DataFrame))
    numbers = (
        table.to_numpy(dtype=float, na_value=np.nan) if labelled else np.asarray(table, dtype=float)
    )
    bad = ~(np.isfinite(numbers) & (numbers >= least))
    if bad.any():
        raise ValueError(
            f"{place(table, bad)}: found {numbers[bad][0]:g}, expected a number, {least:g} or more"
        )
    return numbers


def place(table, mask):
    where = np.argwhere(mask)[0]
    axes = getattr(table, "axes", [range(length) for length in mask.shape])
    return ", ".join(str(axis[i]) for axis, i in zip(axes, where, strict=False))


def aligned(*tables, least=0.0):
    """Tables as Series and frames of checked floats that share one index: that of the first
    labelled one.

    Labelled tables are put into its order, others are taken by position, and None becomes equal
    weights. Raises ValueError where labels or numbers of rows differ.

    >>> pay, share = aligned([10, 20], pd.Series({"Clerk": 0.5, "Cook": 0.4}))
    >>> pay.to_dict()
    {'Clerk': 10.0, 'Cook': 20.0}
    """
    labelled = [table.index for table in tables if isinstance(table, (pd.Series, pd.DataFrame))]
    index = labelled[0] if labelled else pd.RangeIndex(len(tables[0]))
    matched = [on_index(table, index) for table in tables]
    return [like(table, checked(table, least)) for table in matched]


def on_index(table, index):
    if table is None:
        return pd.Series(1.0, index=index)
    if isinstance(table, (pd.Series, pd.DataFrame)):
        return _reordered(table, index)
    if len(table) != len(index):
        raise ValueError(f"{len(table)} rows, expected {len(index)}")
    return (
        pd.DataFrame(np.asarray(table), index=index)
        if np.ndim(table) == 2
        else pd.Series(table, index=index)
    )


def _reordered(table, index):
    if table.index.equals(index):
        return table
    strangers = index.symmetric_difference(table.index, sort=False)
    if len(strangers) or index.has_duplicates or table.index.has_duplicates:
        raise ValueError(f"labels differ: {', '.join(map(str, strangers)) or 'some stand twice'}")
    return table.loc[index]


def like(table, numbers):
    if isinstance(table, pd.DataFrame):
        return pd.DataFrame(numbers, index=table.index, columns=table.columns)
    return (
        pd.Series(numbers, index=table.index, name=table.name)
        if isinstance(table, pd.Series)
        else numbers
    )


def columns(named):
    """The named columns as arrays of one length, Series brought into the order of the first, and
    the labels of that one."""
    labels = _labels(named)
    arrays = {name: _matched(name, column, labels) for name, column in named.items()}
    lengths = {name: len(array) for name, array in arrays.items()}
    if len(set(lengths.values())) > 1 or 0 in lengths.values():
        raise ValueError(f"columns must have values, and equally many: {lengths}")
    for name, array in arrays.items():
        missing = pd.isna(array) if array.dtype == object else ~np.isfinite(array)
        if missing.any():
            places = np.flatnonzero(missing).tolist()
            raise ValueError(f"{name}: missing or infinite at positions {places} (the first is 0)")
    return *arrays.values(), pd.RangeIndex(max(lengths.values())) if labels is None else labels


def _labels(named):
    return next((column.index for column in named.values() if isinstance(column, pd.Series)), None)


def _in_order(name, column, labels):
    """A Series in the order of the labels; anything else as it is."""
    if not isinstance(column, pd.Series) or column.index.equals(labels):
        return column
    known = len(column) == len(labels) and labels.isin(column.index).all()
    if not (column.index.is_unique and known):
        raise ValueError(f"{name}: its labels are not those of the first Series")
    return column.reindex(labels)


def _matched(name, column, labels):
    array = np.asarray(_in_order(name, column, labels), dtype=object if name == "groups" else float)
    if array.ndim != 1:
        raise ValueError(f"{name}: one column is needed, found an array of shape {array.shape}")
    return array


def sizes(weights, rows):
    """Weights as an array, one a row; all equal if None. Raises ValueError where one is negative or
    missing, and where all are 0."""
    weights = np.ones(rows) if weights is None else np.asarray(weights, dtype=float)
    good = len(weights) == rows and np.all(np.isfinite(weights) & (weights >= 0))
    if not good or weights.sum() == 0:
        raise ValueError(f"weights: one a row, none negative or missing, for {rows} rows")
    return weights


def numbers(named):
    """The named values as arrays of finite floats, Series brought into the order of the first, and
    the labels of that Series (None without one)."""
    labels = _labels(named)
    arrays = {
        name: np.asarray(_in_order(name, value, labels), dtype=float)
        for name, value in named.items()
    }
    for name, array in arrays.items():
        refuse(name, ~np.isfinite(array), array, "a finite number is needed")
    return arrays, labels


def refuse(name, bad, values, need):
    """Raise a ValueError that names the first value marked as bad.

    >>> refuse("pay", np.array([False, True]), np.array([1, 0]), "pay must be above 0")
    Traceback (most recent call last):
    ...
    ValueError: pay: pay must be above 0, found 0 at position 1
    """
    if np.any(bad):
        position = int(np.flatnonzero(bad)[0])
        value = np.broadcast_to(values, np.shape(bad)).flat[position]
        where = f" at position {position}" if np.ndim(bad) else ""
        raise ValueError(f"{name}: {need}, found {value:g}{where}")


def elementwise(measure):
    """Let a measure of arrays take numbers, lists and Series as well, and give back what it was
    given."""
    parameters = signature(measure)

    @wraps(measure)
    def measured(*args, **kwargs):
        arrays, labels = numbers(parameters.bind(*args, **kwargs).arguments)
        result = measure(**arrays)
        if np.ndim(result) == 0:
            return float(result)
        by_label = labels is not None and result.shape == (len(labels),)
        return pd.Series(result, index=labels) if by_label else result

    return measured
