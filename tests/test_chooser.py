"""The boxes of notebook 05: what follows a choice, how soon, and what is said without a kernel."""

import re
import time

import pytest

from helpers.chooser import BEFORE, NOBODY, chooser, figures, picture, said
from helpers.roles import load_roles
from support.pace import here
from support.pages_by_hand import write_page

SECONDS = 0.1  # within which a choice answers


@pytest.fixture(scope="module")
def roles(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    pay = {
        "Yearly salary": ("$40,000", "$30,000"),
        "Salary range": ("$30,000 - $55,000", "$20,000 - $45,000"),
    }
    write_page(folder / "one.md", "Baker", "Cook", **pay)
    write_page(folder / "two.md", "CDL Driver", "Host", **{"Yearly salary": ("$50,000", "-")})
    return load_roles(folder)


@pytest.fixture
def box(roles):
    return chooser(roles, "Cook", "Baker")


def boxes(box):
    return box.children[0].children


def below(box) -> str:
    return "".join(part.value for part in box.children[1:])


def test_boxes_have_labels_and_start_with_the_pair(box):
    labels = [(one.description, one.value) for one in boxes(box)]
    assert labels == [("Role", "Cook"), ("compared with", "Baker"), ("and (optional)", NOBODY)]


def test_names_are_taken_as_gap_takes_them(roles):
    assert [one.value for one in boxes(chooser(roles, "cook", "BAKERS"))[:2]] == ["Cook", "Baker"]
    with pytest.raises(KeyError, match="no role 'Cok'; the nearest are Cook"):
        chooser(roles, "Cok", "Baker")


def test_the_answer_stands_there_at_once(box):
    text = below(box)
    assert "A baker averages <b>$10,000 a year more</b> than a cook" in text
    assert re.search(r"<b>\d\d times in 100</b> \(\d\d–\d\d over all possible readings", text)
    assert text.count("data:image/png;base64,") == 1 and "Pay in common" in text
    assert "<td>$30,000</td>" in text.replace(' class="n"', "")


def test_it_follows_each_choice(box):
    boxes(box)[2].value = "CDL Driver"
    text = below(box)
    assert "A CDL driver averages <b>$20,000 a year more</b> than a cook" in text
    assert "How sure that is cannot be said, as a pay range is missing." in text
    boxes(box)[2].value = NOBODY
    assert "CDL" not in below(box)


def test_the_sentence_does_not_wait_for_the_picture(box):
    shown = []
    for part in box.children[1:]:
        part.observe(lambda change: shown.append(change["new"]), "value")
    boxes(box)[0].value = "CDL Driver"
    sentence, picture, figures = shown
    assert "CDL driver" in sentence and "<img" in picture and "<table" in figures


def test_a_role_without_pay_is_said(roles):
    sentence = "<p>Two roles with an average pay are needed, there is one. Host has none.</p>"
    assert sentence in said(roles, ["Host", "Cook"])


def test_of_three_roles_every_pair_is_said(roles):
    text = said(roles, ["Cook", "Baker", "CDL Driver"])
    pairs = [("baker", "a cook"), ("CDL driver", "a cook"), ("CDL driver", "a baker")]
    assert [pair for pair in pairs if f"A {pair[0]} averages" in text and pair[1] in text] == pairs
    assert text.count("a year more</b> than") == 3 and "A CDL driver averages <b>$10,000" in text


def test_the_picture_names_roles_and_averages(roles, tmp_path):
    alt = "Modelled pay distributions of a cook, average $30,000, and a baker, average $40,000,"
    assert f'<img alt="{alt} on a logarithmic axis."' in picture(roles, ["Cook", "Baker"])
    assert "distribution of a cook, average" in picture(roles, ["Cook", "Host"])
    pay = {"Yearly salary": ("$40,000", "$30,000"), "Salary range": ("$30,000 - $55,000",) * 2}
    write_page(tmp_path / "one.md", 'A "B" C', "*D*", **pay)
    assert "of an a &quot;b&quot; c, average $40,000, and a *d*" in (
        picture(load_roles(tmp_path), ['A "B" C', "*D*"]).lower()
    )


def test_the_same_role_twice_is_said(box):
    boxes(box)[1].value = "Cook"
    assert below(box) == "<p>A cook twice: choose another role to compare with.</p>"
    boxes(box)[2].value = "Baker"
    assert below(box).startswith("<p>A cook is chosen twice and shown once.</p>")
    assert "A baker averages" in below(box)


def test_names_from_pages_stay_text(tmp_path):
    write_page(tmp_path / "one.md", "<b>*Star*", "A & B", **{"Yearly salary": ("$4,000", "$3,000")})
    roles = load_roles(tmp_path)
    text = "".join(say(roles, ["<b>*Star*", "A & B"]) for say in (said, figures))
    assert "&lt;b&gt;*star*" in text.lower() and "a &amp; b" in text.lower()
    assert "<b>*" not in text and "& b" not in text.lower()


def test_without_a_kernel_a_line_says_what_to_do(box):
    shown = box._repr_mimebundle_()
    assert BEFORE in shown["text/html"] and shown["text/plain"] == BEFORE
    assert BEFORE.startswith("Run all cells to choose")
    assert "application/vnd.jupyter.widget-view+json" in shown, "with one, the boxes"


def test_every_choice_answers_at_once():
    """In processor time, at the pace of the machine and with half as much again: the pace does not see
    all that a busy machine costs."""
    roles = load_roles()
    box = chooser(roles, *roles.roles["role"][:2])
    spent = []
    for role in roles.roles["role"][2:]:
        begun = time.process_time()
        boxes(box)[1].value = role
        spent.append(time.process_time() - begun)
    assert min(spent) < here(1.5 * SECONDS)
