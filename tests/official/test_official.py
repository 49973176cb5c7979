"""The official tables: what is read, what is refused, and that known published figures come out."""

import json
import shutil
from math import isnan

import jsonschema
import pandas as pd
import pytest

from helpers.official import TABLES, TableError, load_occupations, match_titles
from helpers.official.occupations import OFFICIAL
from helpers.official.package import datapackage
from helpers.official.titles import fold
from helpers.paths import PROJECT
from helpers.roles import load_roles


@pytest.fixture(scope="module")
def data():
    return load_occupations()


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(OFFICIAL, tmp_path / "official")


def changed(folder, name, line, old, new):
    """The folder, once `old` in this line of a table's file is `new`."""
    path = folder / TABLES[name].file
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    path.write_text("".join(lines), encoding="utf-8")
    return folder


# Published figures, looked up in the tables as the agencies print them.
PUBLISHED = [
    ("earnings", {"occupation": "Chief executives", "year": 2013}, "women_median_usd", 95921),
    ("earnings", {"occupation": "Chief executives", "year": 2013}, "women_share", 0.236),
    ("weekly", {"occupation": "Chief executives"}, "weekly_median_usd", 2924),
    ("weekly", {"occupation": "Chief executives"}, "men", 791_000),
    ("people", {"occupation": "Total, 16 years and over"}, "employed", 158_291_000),
    ("people", {"occupation": "Total, 16 years and over"}, "hispanic_share", 0.185),
    ("education", {"soc": "11-2011"}, "bachelor_share", 0.656),
    ("pay", {"soc": "00-0000"}, "p90_usd", 102_810),
    ("pay", {"soc": "11-1011"}, "p75_usd_at_least", 208_000),
    ("projections", {"soc": "11-1011"}, "growth", -0.082),
]


@pytest.mark.parametrize(("name", "where", "column", "value"), PUBLISHED)
def test_published_figures(data, name, where, column, value):
    table = getattr(data, name)
    rows = table.loc[(table[list(where)] == pd.Series(where)).all(axis=1), column]
    assert rows.tolist() == [value]


@pytest.mark.parametrize(
    ("name", "rows"),
    {
        "earnings": 2088,
        "weekly": 592,
        "people": 592,
        "education": 833,
        "pay": 854,
        "projections": 832,
    }.items(),
)
def test_every_row_is_read(data, name, rows):
    assert len(getattr(data, name)) == rows


def test_frames_are_as_described(data):
    for name, table in data:
        described = [column.name for column in TABLES[name].columns]
        assert [column for column in table if not column.endswith("_at_least")] == described
        for column in TABLES[name].columns:
            assert not column.required or table[column.name].notna().all()
            assert (
                column.unit != "fraction"
                or column.kind != "percent"
                or table[column.name].dropna().between(0, 1).all()
            )


def test_what_is_withheld_is_missing_and_never_zero(data):
    for column in ("weekly_median_usd", "women_weekly_median_usd"):
        assert data.weekly[column].isna().any() and data.weekly[column].min() > 0
    assert data.people.filter(like="_share").isna().any().all()


def test_what_is_top_coded_is_marked(data):
    pay = data.pay
    for percentile in ("p25", "p50", "p75", "p90"):
        coded = pay[f"{percentile}_usd_at_least"]
        assert (coded.dropna() == 208_000).all() and pay.loc[
            coded.notna(), f"{percentile}_usd"
        ].isna().all()
    assert pay["p90_usd_at_least"].notna().sum() == 53 and pay["p90_usd"].max() < 208_000
    assert "p10_usd_at_least" not in pay


def test_shares_of_education_add_up(data):
    assert data.education.filter(like="_share").sum(axis=1).between(0.9979, 1.0021).all()


def test_the_hierarchy_is_kept(data):
    assert data.weekly["detailed"].sum() == data.people["detailed"].sum() == 562
    assert data.earnings.groupby("year")["major"].nunique().tolist() == [8] * 4
    assert data.earnings.groupby("minor")["major"].nunique().max() == 1
    assert data.pay["level"].value_counts().to_dict() == {"detailed": 831, "major": 22, "total": 1}


def test_a_whole_fraction_stays_as_published(data):
    assert (
        data.people["women_share"]
        .dropna()
        .map(lambda share: round(share * 1000) / 1000 == share)
        .all()
    )


BAD = [
    (
        "earnings",
        1,
        "percent_female",
        "share_female",
        "acs-median-earnings-by-sex-2013-2016.csv:1: percent_female: found 'share",
    ),
    (
        "earnings",
        2,
        "23.6",
        "236",
        "2013-2016.csv:2: percent_female: found '236', expected a number from 0 to 100",
    ),
    (
        "people",
        2,
        "46.8",
        "100.1",
        "cps-table-11-2022.csv:2: women_percent: found '100.1', expected a number from 0 to 100",
    ),
    (
        "education",
        3,
        "40.2",
        "-4",
        "education-table-5.3-2019-2021.csv:3: bachelor_percent: found '-4'",
    ),
    ("pay", 4, "60300", "60,300", "oews-national-may-2021.csv:4: row: found 12 cells, expected 11"),
    (
        "pay",
        4,
        "60300",
        "much",
        "oews-national-may-2021.csv:4: p10_usd: found 'much', expected a number",
    ),
    (
        "pay",
        4,
        "above 208000",
        "over 208000",
        "oews-national-may-2021.csv:4: p75_usd: found 'over 208000'",
    ),
    (
        "pay",
        4,
        "200480",
        "",
        "oews-national-may-2021.csv:4: employed: found an empty cell, expected a value",
    ),
    (
        "projections",
        3,
        "11-1021",
        "11-1011",
        "projections-table-1.2-2022-2032.csv:3: soc: found '11-1011', expected a row of its own",
    ),
    (
        "weekly",
        2,
        "65941",
        "45941",
        "cps-table-39-2024.csv:2: workers: found 45941000 men and 54111000 women, expected "
        "120053000",
    ),
    (
        "projections",
        2,
        "-8.2",
        "-108.2",
        "projections-table-1.2-2022-2032.csv:2: growth_percent: found '-108.2'",
    ),
]


@pytest.mark.parametrize(("name", "line", "old", "new", "message"), BAD)
def test_a_wrong_cell_is_refused_by_name(folder, name, line, old, new, message):
    with pytest.raises(TableError) as refused:
        load_occupations(changed(folder, name, line, old, new))
    assert message in str(refused.value)


def test_a_missing_file_is_refused_by_name(folder):
    (folder / TABLES["people"].file).unlink()
    with pytest.raises(
        TableError,
        match=r"cps-table-11-2022\.csv:0: file: found none in .*official, expected a",
    ):
        load_occupations(folder)


def test_an_empty_file_is_refused(folder):
    (folder / TABLES["people"].file).write_text("")
    with pytest.raises(
        TableError, match=r"cps-table-11-2022\.csv:1: occupation: found no such column"
    ):
        load_occupations(folder)


def test_a_column_more_is_no_harm(folder):
    path = folder / TABLES["projections"].file
    path.write_text("\n".join(f"{line},x" for line in path.read_text().splitlines()) + "\n")
    assert "x" not in load_occupations(folder).projections


@pytest.mark.parametrize(
    ("title", "folded"),
    [
        ("Actuaries", "actuaries"),
        (
            "First-Line Supervisors of Retail Sales Workers",
            "first line supervisors of retail sales workers",
        ),
        ("Driver/sales  workers, and truck drivers ", "driver sales workers and truck drivers"),
    ],
)
def test_fold(title, folded):
    assert fold(title) == folded


class TestMatchTitles:
    def test_counts_aloud(self, data):
        detailed = data.weekly[data.weekly["detailed"]]
        match = match_titles(detailed, data.education)
        assert match.counts["left"] == len(match.left_only) + match.counts["matched"] == 562
        assert match.counts["right"] == len(match.right_only) + match.counts["matched"] == 833
        assert len(match.matched) == match.counts["matched"] > 400

    def test_a_title_without_a_counterpart_is_listed(self):
        left, right = (
            pd.DataFrame({"occupation": titles})
            for titles in (["Cooks", "Kings"], ["COOKS", "Queens"])
        )
        match = match_titles(left.assign(pay=[1, 2]), right.assign(pay=[3, 4]))
        assert match.matched.to_dict("list") == {
            "occupation": ["Cooks"],
            "pay": [1],
            "pay_right": [3],
        }
        assert (match.left_only, match.right_only) == (["Kings"], ["Queens"])

    def test_a_title_twice_is_refused(self):
        twice = pd.DataFrame({"occupation": ["Cooks", "cooks"]})
        with pytest.raises(ValueError, match="left: the title 'cooks' stands twice"):
            match_titles(twice, twice[:1])


def test_a_ratio_without_a_base_is_missing(data):
    small = data.earnings[
        data.earnings["women_over_men"].isna() & data.earnings["women_median_usd"].notna()
    ]
    assert len(small) > 500 and isnan(small["women_over_men"].iloc[0])


class TestPackage:
    def test_describes_the_files(self):
        written = json.loads((OFFICIAL / "datapackage.json").read_text(encoding="utf-8"))
        assert written == datapackage(), "run python -m helpers.official.package"
        assert {resource["path"] for resource in written["resources"]} == {
            path.name for path in OFFICIAL.glob("*.csv")
        }

    def test_follows_the_standard(self):
        schema = PROJECT / "tests" / "roles" / "datapackage.schema.json"
        jsonschema.Draft7Validator(json.loads(schema.read_text())).validate(datapackage())

    def test_columns_stand_as_in_the_files(self):
        for resource in datapackage()["resources"]:
            header = (OFFICIAL / resource["path"]).read_text(encoding="utf-8").split("\n", 1)[0]
            assert header.split(",") == [f["name"] for f in resource["schema"]["fields"]]

    def test_the_codebook_names_every_file(self):
        codebook = (PROJECT / "data" / "README.md").read_text(encoding="utf-8")
        for table in TABLES.values():
            assert f"`{table.file}`" in codebook


def test_the_pages_of_other_roles_are_read_without_a_loss():
    others = load_roles(PROJECT / "data" / "beyond" / "pages")
    assert (len(others.pages), len(others.roles)) == (81, 97)
    assert not others.notes["kind"].isin(["error", "disagrees", "unclear"]).any()
    assert not set(others.roles["role"]) & set(load_roles(PROJECT / "data" / "pages").roles["role"])
