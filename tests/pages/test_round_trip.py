"""Any facts, printed in any layout, read back equal or are refused with a note; and no slip of the
pen changes one unseen."""

from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from helpers.pages.catalogue import ROWS
from helpers.pages.fields import FIELDS
from support import mutations, properties
from support.draws import FINITE, PAIRS_OF_NAMES, SAMPLED, odd_pairs, pairs
from support.generate import LAYOUTS, Role, expected
from support.slips import SPOILED, places, slips

TEXTS = sorted(set(LAYOUTS) - {"html"})
OTHER = {"yearly": 91_598, "growth": -4, "openings": 1_128_995, "age": 47, "company": "Amazon"}
SKILLS = (("Payroll", 6), ("C #", 5)), (("CDL-A", 9), ("Payroll", 8))
SIMPLE = [
    (Role(a, skills=SKILLS[0]), Role(b, **OTHER, skills=SKILLS[1])) for a, b in PAIRS_OF_NAMES[:3]
]
NURSES = PAIRS_OF_NAMES[1]  # names of which one begins with the other


def paying(company: str | None, other: str | None = None) -> tuple[Role, Role]:
    return Role(NURSES[0], company=company), Role(NURSES[1], company=other)


layouts = st.sampled_from(sorted(LAYOUTS))
some_pairs = st.sampled_from(SIMPLE) | pairs()


def test_every_field_and_row_is_tried():
    assert {field for _, field, _ in expected(SIMPLE[0])} == set(FIELDS)
    assert {*FINITE, *SAMPLED} == {row.label for row in ROWS} - {
        "Top skills",
        "Duty",
    }  # these are never run together


@settings(max_examples=100)
@given(layout=layouts, pair=pairs())
def test_what_is_printed_is_read(layout, pair):
    properties.printed(pair, layout)


@settings(max_examples=50)
@given(layout=layouts, pair=odd_pairs())
@example("bare", (Role("b", top=("b", "b,", "b")), Role("A3c", top=("É", "A", "A3c"))))
@example("bare", (Role("b", top=("b", "c", "d")), Role("A3c", top=("É", "A,", "A3c"))))
@example("html", (Role("b", top=("b,", "c", "d")), Role("A3c", top=("É", "A", "A3c"))))
@example("markdown", (Role("b", top=("b", "b,", "b")), Role("A3c", top=("É", "A", "A3c"))))
def test_odd_names_are_read_or_refused(layout, pair):
    properties.odd(pair, layout)


@settings(max_examples=150)
@given(layout=layouts, pair=some_pairs, slips=slips())
def test_a_slip_never_changes_a_value_unseen(layout, pair, slips):
    properties.slipped(pair, layout, slips)


@settings(max_examples=80)
@given(layout=layouts, pair=some_pairs, how=st.sampled_from(sorted(SPOILED)), where=places)
def test_spoiled_bytes_never_change_a_value_unseen(layout, pair, how, where):
    properties.spoiled(pair, layout, how, where)


@settings(max_examples=30)
@given(
    layouts=st.tuples(st.sampled_from(TEXTS), st.sampled_from(TEXTS)),
    pair=some_pairs,
    other=some_pairs,
)
@example(("bare", "joined"), paying("KLA"), paying("adidas"))  # a row with a note
@example(("pipes", "joined"), paying("Meta"), paying("Metagenics", "Amazon"))
def test_two_pages_in_one_file_are_told_apart(layouts, pair, other):
    properties.concatenated((pair, other), layouts)


@pytest.mark.parametrize(
    "label", sorted(set(FINITE) - {"Years to become"})
)  # these stand in sentences; `fuzz` tries them too
def test_all_pairs_of_values_part_right_or_not_at_all(label):
    values = (*FINITE[label], "-")
    for a, b in product(values, values):
        properties.together(label, a, b)


@pytest.mark.parametrize("label", SAMPLED)
def test_values_run_together_part_right_or_not_at_all(label):
    @settings(max_examples=100)
    @given(a=SAMPLED[label] | st.just("-"), b=SAMPLED[label] | st.just("-"))
    def test(a, b):
        properties.together(label, a, b)

    test()


@pytest.mark.parametrize("name", mutations.CLASSES)
def test_forms_that_are_easily_misread_are_read_or_refused(name):
    for number in range(100):
        mutations.form(name, number)
