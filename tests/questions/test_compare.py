"""Any roles side by side: the frame, its sources, and the errors."""

import math

import pytest

from helpers.questions.compare import NOT_GIVEN, chooser, compare, find_role, side_by_side
from helpers.roles import load_roles
from support.pages_by_hand import write_page


@pytest.fixture(scope="module")
def roles(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    one = {"Yearly salary": ("$40,000", "$30,000"), "Salary range": ("-", "$20,000 - $45,000")}
    two = {
        "Yearly salary": ("$40,000", "$50,000"),
        "Years to become": ("-", "6-12 months"),
        "Gender ratio": ("Male, 40.0% Female, 60.0%", "Male, 90.0% Female, 10.0%"),
        "Growth rate": ("-", "-4%"),
    }
    write_page(folder / "one.md", "Baker", "Cook", **one)
    write_page(folder / "two.md", "Baker", "CDL Driver", **two)
    return load_roles(folder)


def shown(frame, figure, role, group=""):
    return frame[
        (frame["figure"] == figure) & (frame["role"] == role) & (frame["group"] == group)
    ].iloc[0]


def test_a_pair_that_no_page_compares(roles):
    frame = compare(roles, "cook", "cdl driver")
    pay = shown(frame, "Yearly salary", "CDL Driver")
    assert (pay["value"], pay["text"], pay["page"], pay["line"]) == (50_000, "$50,000", "two.md", 3)
    assert shown(frame, "Range", "Cook")["text"] == "$20,000–$45,000"
    assert shown(frame, "Years to become one", "CDL Driver")["text"] == "0.50–1"
    assert shown(frame, "Gender", "CDL Driver", "Female")["text"] == "10.0%"
    assert shown(frame, "Growth rate", "CDL Driver")["text"] == "−4%"


def test_missing_is_said_and_never_zero(roles):
    row = shown(compare(roles, "Cook", "Baker"), "Range", "Baker")
    assert row["text"] == NOT_GIVEN and math.isnan(row["value"]) and row["page"] == ""


def test_three_roles_keep_their_order(roles):
    wide = side_by_side(compare(roles, "Cook", "Baker", "CDL Driver"))
    assert list(wide.columns) == ["Cook", "Baker", "CDL Driver"]
    assert list(wide.loc[("Overview", "Yearly salary")]) == ["$30,000", "$40,000", "$50,000"]


def test_an_unknown_role_names_the_nearest(roles):
    with pytest.raises(KeyError, match="no role 'Bakr'; the nearest are Baker"):
        find_role(roles, "Bakr")


def test_the_same_role_twice_is_refused(roles):
    with pytest.raises(ValueError, match="the same role twice"):
        compare(roles, "Cook", "COOK")


def test_the_chooser_without_a_reader_is_a_table(roles, monkeypatch, tmp_path):
    monkeypatch.setenv("ROLE_GAPS_OUT", str(tmp_path))
    assert "<td" in chooser(roles, "Cook", "Baker").data


def test_the_chooser_follows_the_dropdowns(roles, monkeypatch):
    monkeypatch.delenv("ROLE_GAPS_OUT")
    shown = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    box = chooser(roles, "Cook", "Baker")
    dropdowns = box.children[0].children
    assert [d.value for d in dropdowns] == ["Cook", "Baker", ""]
    assert "$30,000" in shown[-1].data and "$50,000" not in shown[-1].data
    dropdowns[0].value = "CDL Driver"
    assert "$50,000" in shown[-1].data and "$30,000" not in shown[-1].data
    dropdowns[1].value = "CDL Driver"
    assert shown[-1] == "Choose two different roles."
