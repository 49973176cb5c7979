"""The table of numbers beside a page."""

import numpy as np
import pandas as pd
import pytest

from helpers.paths import PROJECT
from helpers.reports.numbers import COLUMNS, Numbers, collect
from helpers.roles.tables import NUMBERS

REPORTS = sorted((PROJECT / "reports").glob("[0-9]*.csv"))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ROLE_GAPS_OUT", str(tmp_path))
    return tmp_path / "reports"


def test_states_a_number_and_gives_it_back(folder):
    n = Numbers("00-test")
    assert n("gap", 80_106, "USD/year", "highest less lowest", low=79_000, high=81_000) == 80_106
    said = n.save().data
    assert "[00-test.csv](../reports/00-test.csv)" in said
    assert (folder / "00-test.csv").read_text() == ",".join(
        COLUMNS
    ) + "\ngap,80106,79000,81000,USD/year,highest less lowest\n"


def test_excel_shows_every_sign():
    """It takes a file without a mark for Windows' own letters, which ASCII is the same in."""
    tables = [
        *REPORTS,
        *(PROJECT / "figures").glob("[0-9]*.csv"),
        *(PROJECT / "data/tidy").glob("*.csv"),
    ]
    assert len(tables) > 40
    assert [path.name for path in tables if not path.read_bytes().isascii()] == []


def test_letters_beyond_ascii_come_with_a_mark(folder):
    n = Numbers("00-test")
    n("pay of a chef pâtissier, P10–P90", 1, "USD/year", "ρ²")
    n.save()
    path = folder / "00-test.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbfname,")
    assert pd.read_csv(path).loc[0, ["name", "how"]].to_list() == [
        "pay of a chef pâtissier, P10-P90",
        "rho^2",
    ]
    collect([path], folder / "all.csv")
    assert (folder / "all.csv").read_text(encoding="utf-8").startswith("report,name,")


def test_no_number_is_stated_twice():
    n = Numbers("00-test")
    n("gap", 1, "count", "counted")
    with pytest.raises(ValueError, match="gap: stated before as 1"):
        n("gap", 1, "count", "counted")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (float("nan"), ""),
        (np.float64("nan"), ""),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.3333333333"),
        (np.int64(7), "7"),
        (1_128_995, "1128995"),
        ("Cook, first", '"Cook, first"'),
        (-0.04, "-0.04"),
        (float("inf"), "inf"),
    ],
)
def test_values_as_they_stand_in_the_file(folder, value, text):
    n = Numbers("00-test")
    n("it", value, "unit", "how")
    n.save()
    assert (folder / "00-test.csv").read_text() == ",".join(COLUMNS) + f"\nit,{text},,,unit,how\n"


def test_same_bytes_twice_and_readable_by_pandas(folder):
    for _ in range(2):
        n = Numbers("00-test")
        n('a "name", with everything', 1.5, "×", "→é")
        n.save()
        made = (folder / "00-test.csv").read_bytes()
    assert made == (folder / "00-test.csv").read_bytes() and b"\r" not in made
    [row] = pd.read_csv(folder / "00-test.csv").to_dict("records")
    assert row["name"] == 'a "name", with everything' and row["how"] == "→é"


def test_the_tables_of_some_reports_in_one(folder, tmp_path):
    for page in ("00-a", "01-b"):
        n = Numbers(page)
        n("gap", 1, "count", 'counted, "by hand"', low=0)
        n.save()
    collect(sorted(folder.glob("*.csv")), tmp_path / "numbers.csv")
    table = pd.read_csv(tmp_path / "numbers.csv")
    assert list(table.columns) == NUMBERS.names and list(table["report"]) == ["00-a", "01-b"]
    assert list(table["how"]) == ['counted, "by hand"'] * 2 and list(table["low"]) == [0, 0]


@pytest.mark.parametrize("path", REPORTS, ids=[path.stem for path in REPORTS])
def test_every_report_has_its_numbers_in_one_schema(path):
    table = pd.read_csv(path)
    assert list(table.columns) == list(COLUMNS) and len(table) > 3
    assert table["name"].is_unique and table[["name", "unit"]].notna().all(axis=None)
    numbers = table[["value", "low", "high"]].astype(float)
    assert (numbers["low"].isna() == numbers["high"].isna()).all(), "an interval has two ends"
    assert not (numbers["low"] > numbers["high"]).any()


def test_all_numbers_stand_in_the_tidy_data():
    table = pd.read_csv(PROJECT / "data" / "tidy" / "numbers.csv")
    assert (
        len(REPORTS) == table["report"].nunique() > 5
        and not table.duplicated(["report", "name"]).any()
    )
    for path in REPORTS:
        rows = table[table["report"] == path.stem].drop(columns="report").reset_index(drop=True)
        pd.testing.assert_frame_equal(rows, pd.read_csv(path), check_dtype=False)


def test_a_folder_that_cannot_be_written_is_a_sentence(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ROLE_GAPS_OUT", str(tmp_path / "file"))
    said = Numbers("00-page").save().data
    assert said.startswith("The numbers of this page are not written. ") and "\n" not in said
