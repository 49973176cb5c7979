"""Pages to tidy frames: agreement, settling across pages, names, exports."""

import json
import re
import sys
from pathlib import Path

import jsonschema
import pandas as pd
import pytest

from helpers.pages import PageError
from helpers.pages.catalogue import ROWS
from helpers.roles import DATA, Roles, beyond_package, load_roles, slug, write_tidy
from helpers.roles.codebook import codebook, datapackage
from helpers.roles.frames import check
from helpers.roles.tables import TABLES
from support.pages_by_hand import write_page

A, B, C = "Line Cook", "Baker", "Pastry Chef"


def page(*rows: str, roles: tuple[str, str] = (A, B), retrieved: str = "unknown") -> str:
    header = f"---\nretrieved: {retrieved}\n---\n| | {roles[0]} | {roles[1]} |\n|---|---|---|\n"
    return header + "".join(f"| {row} |\n" for row in rows)


def together(*rows: str, roles: tuple[str, str] = (A, B)) -> str:
    return "\n".join([" vs ".join(roles), "", "".join(roles), *rows]) + "\n"


@pytest.fixture
def load(tmp_path):
    """Loads texts as the pages of a folder, named in order."""

    def load_texts(*texts: str | bytes, **named: str) -> Roles:
        for name, text in [
            *((f"page{i}.md", text) for i, text in enumerate(texts, 1)),
            *((f"{k}.csv", v) for k, v in named.items()),
        ]:
            (tmp_path / name).write_bytes(text.encode() if isinstance(text, str) else text)
        return load_roles(tmp_path)

    return load_texts


def of(roles: Roles, role: str, column: str):
    return roles.roles.set_index("role")[column][role]


def kinds(roles: Roles) -> list[str]:
    return list(roles.notes["kind"])


# Pages about the same role


def test_pages_that_agree_leave_no_note(load):
    roles = load(page("Average age | 44 | 47"), page("Average age | 44 | 41", roles=(A, C)))
    assert (of(roles, A, "average_age_years"), kinds(roles), len(roles.roles)) == (44, [], 3)


ORDERS = [
    (("unknown", "unknown"), 45, "unknown days: in file order"),
    (("2026-01-02", "2026-01-01"), 44, "the later day counts"),
    (("2026-01-01", "unknown"), 44, "an unknown day comes before any other"),
    (("2026-01-01", "2026-01-01"), 45, "the same day: in file order"),
]


@pytest.mark.parametrize(("days", "age", "case"), ORDERS, ids=[case for *_, case in ORDERS])
def test_the_page_retrieved_last_counts_and_the_note_shows_both(load, days, age, case):
    one, other = (
        page("Average age | 44 | 47", retrieved=days[0]),
        page("Average age | 45 | 41", roles=(A, C), retrieved=days[1]),
    )
    roles = load(one, other)
    assert of(roles, A, "average_age_years") == age
    note = roles.notes.iloc[0]
    assert (note["kind"], note["role"], note["field"], len(roles.notes)) == (
        "disagrees",
        A,
        "average_age",
        1,
    )
    assert re.fullmatch(
        rf"average_age: \d\d on page\d.md:6, {age} on page\d.md:6; the latter counts", note["note"]
    )
    facts = roles.facts.query("role == @A and field == 'average_age'").set_index("page")
    assert list(facts["value"]) == ["44", "45"] and list(facts["counts"]) == [age == 44, age == 45]


def test_of_three_pages_that_differ_no_note_says_that_one_counts_which_does_not(load):
    roles = load(
        page("Years of experience | 6 years | -", "Years to become | 4-5 years | -"),
        page("Years of experience | 6-12 months | -", roles=(A, C)),
        page("Years of experience | 2 years | -", roles=(A, "Cook")),
        page("Yearly salary | $61,487 | -", "Yearly salary | $61,847 | -"),
        page("Yearly salary | $61,487 | -", "Hourly rate | $20.00 | -", roles=(A, C)),
    )
    assert (of(roles, A, "experience_years"), of(roles, A, "yearly_salary_usd")) == (2, 61487)
    assert list(roles.notes["note"]) == [
        "experience_years: 6 years, expected the upper end of the years it takes to become one; "
        "read all the same",
        "experience_years: 6 years on page1.md:6, 6-12 months on page2.md:6; what page3.md says counts",
        "experience_years: 6-12 months on page2.md:6, 2 years on page3.md:6; the latter counts",
        "yearly_salary: printed as $61,487 (line 6); $61,847 (line 7), expected the same value each "
        "time; none is read",
        "hourly_rate: $20.00 x 2080 is $41,600, expected the yearly salary, $61,487; read all the same",
    ]


FITS = ("Yearly salary | $61,487 | -", "Hourly rate | $29.56 | -")
DENIES_ITSELF = [
    (
        FITS,
        ("Yearly salary | $61,487 | -", "Hourly rate | $29.65 | -"),
        ("unknown",) * 2,
        29.56,
        "its hourly rate is no yearly one",
    ),
    (
        ("Hourly rate | $29.65 | -", FITS[0]),
        FITS,
        ("unknown",) * 2,
        29.56,
        "so is that of the page before",
    ),
    (
        FITS,
        ("Yearly salary | $99,999 | -", "Hourly rate | $29.65 | -"),
        ("2026-01-01",) * 2,
        29.56,
        "on the same day",
    ),
    (
        FITS,
        ("Yearly salary | $61,487 | -", "Hourly rate | $29.65 | -"),
        ("unknown", "2026-01-01"),
        29.65,
        "but it is later",
    ),
    (
        ("Hourly rate | $29.65 | -", FITS[0]),
        (FITS[0], "Hourly rate | $29.66 | -"),
        ("unknown",) * 2,
        29.66,
        "both do",
    ),
]


@pytest.mark.parametrize(
    ("one", "other", "days", "hourly", "case"),
    DENIES_ITSELF,
    ids=[case for *_, case in DENIES_ITSELF],
)
def test_facts_that_their_own_page_denies_do_not_count_over_others(
    load, one, other, days, hourly, case
):
    roles = load(page(*one, retrieved=days[0]), page(*other, roles=(A, C), retrieved=days[1]))
    assert of(roles, A, "hourly_rate_usd") == hourly
    between = roles.notes[roles.notes["note"].str.contains("the latter counts")]
    assert (
        between[between["field"] == "hourly_rate"]["note"]
        .str.contains(rf"\${hourly} on page\d.md:\d; the latter")
        .all()
    )
    assert "hourly_rate" in set(between["field"])
    assert sorted(roles.facts.query("field == 'hourly_rate' and counts")["value"]) == [str(hourly)]


def test_pay_that_its_page_denies_does_not_count_in_part(load):
    roles = load(page(*FITS), page("Yearly salary | $61,847 | -", FITS[1], roles=(A, C)))
    assert (of(roles, A, "yearly_salary_usd"), of(roles, A, "hourly_rate_usd")) == (61487, 29.56)


def test_what_the_last_page_does_not_give_is_taken_from_the_one_before(load):
    roles = load(
        page("Average age | 44 | 47", "Growth rate | 1% | 2%"),
        page("Average age | - | 41", "Growth rate | x | 3%", roles=(A, C)),
    )
    assert (of(roles, A, "average_age_years"), of(roles, A, "growth"), kinds(roles)) == (
        44,
        0.01,
        ["unclear"],
    )


def test_shares_count_as_a_whole(load):
    old, new = "Asian, 10.0% White, 60.0% Unknown, 30.0%", "Asian, 40.0% White, 60.0%"
    roles = load(page(f"Race ratio | {old} | -"), page(f"Race ratio | {new} | -", roles=(A, C)))
    assert dict(zip(roles.race["group"], roles.race["share"], strict=True)) == {
        "Asian": 0.4,
        "White": 0.6,
    }
    assert (
        len(roles.notes) == 2
        and roles.notes["note"].str.contains("not given on page2.md:6").sum() == 1
    )


def test_spelling_in_another_case_is_the_same_role(load):
    roles = load(page("Average age | 44 | 47"), page("Growth rate | 1% | 2%", roles=(A.upper(), C)))
    assert list(roles.roles["role"]) == [B, A, C]
    assert (of(roles, A, "average_age_years"), of(roles, A, "growth")) == (44, 0.01)
    assert set(roles.pages["role_a"]) == {A} and A.upper() in set(roles.facts["role"])


def test_a_role_without_facts_is_a_row(load):
    roles = load(page("Average age | 44 | -"))
    assert list(roles.roles["role"]) == [B, A] and pd.isna(of(roles, B, "average_age_years"))


def test_pages_settle_each_other(load):
    roles = load(
        together("Best paying companyKLAAmazon"),
        page("Best paying company | KLA | -", roles=(A, C)),
    )
    found = roles.places.set_index("role")["name"]
    assert (dict(found), kinds(roles)) == ({A: "KLA", B: "Amazon"}, ["settled"])


def test_pages_settle_each_other_however_the_role_is_spelled(load):
    roles = load(
        together("Best paying companyKLAAmazon"),
        page("Best paying company | KLA | -", roles=(A.upper(), C)),
    )
    assert dict(roles.places.set_index("role")["name"]) == {A: "KLA", B: "Amazon"}


def test_a_page_does_not_settle_itself(load):
    roles = load(together("Best paying companyKLAAmazon"), page("Average age | 44 | 47"))
    assert roles.places.empty and kinds(roles) == ["unclear"]


def test_pages_of_one_name_in_two_folders_are_two_pages(tmp_path):
    for folder, text in (
        ("x", together("Best paying companyKLAAmazon")),
        ("y", page("Best paying company | KLA | -", roles=(A, C))),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.md").write_text(text)
    roles = load_roles([tmp_path / "x" / "page.md", tmp_path / "y" / "page.md"])
    assert dict(roles.places.set_index("role")["name"]) == {A: "KLA", B: "Amazon"}


# Folders, bad pages, executors


def test_a_folder_without_pages_names_itself(tmp_path):
    (tmp_path / "README.md").write_text("words")
    (tmp_path / "picture.png").write_text("words")
    for folder, what in ((tmp_path, "a folder with no pages"), (tmp_path / "no", "no such folder")):
        with pytest.raises(PageError, match=what) as caught:
            load_roles(folder)
        assert str(folder) in str(caught.value) and ".md, .txt, .html" in str(caught.value)


def test_a_bad_page_is_noted_and_stops_no_other(load):
    roles = load(b"\x00", page("Average age | 44 | 47"), "words")
    assert list(zip(roles.notes["page"], roles.notes["kind"], strict=True)) == [
        ("page1.md", "error"),
        ("page3.md", "error"),
    ]
    assert list(roles.pages["page"]) == ["page2.md"]


def test_hidden_files_are_no_pages(load, tmp_path):
    (tmp_path / ".page.txt").write_text("words")
    assert load(page("Average age | 44 | 47")).notes.empty


def test_only_bad_pages_are_an_error_that_says_why(load, tmp_path):
    with pytest.raises(
        PageError, match=r"no page that can be read: page1\.md:1: an empty page"
    ) as caught:
        load("")
    assert str(tmp_path) in str(caught.value)
    with pytest.raises(PageError, match="no pages given"):
        load_roles([])


def test_the_folder_can_come_from_the_environment(load, tmp_path, monkeypatch):
    load(page("Average age | 44 | 47"))
    monkeypatch.setenv("ROLE_GAPS_PAGES", str(tmp_path))
    assert list(load_roles().roles["role"]) == [B, A]


@pytest.mark.parametrize(("count", "terminal"), [(200, True), (199, True), (200, False)])
def test_only_many_pages_show_progress_and_only_on_a_terminal(
    tmp_path, capsys, monkeypatch, count, terminal
):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    (tmp_path / "page.md").write_text(page("Average age | 44 | 47"))
    assert len(load_roles([tmp_path / "page.md"] * count).pages) == count
    shown = capsys.readouterr().err
    assert "Reading pages: 100%" in shown if (count, terminal) == (200, True) else shown == ""


# Names

SLUGS = [
    ("Line Cook, Prep Cook", "line-cook-prep-cook", "a comma"),
    ("C# / PL/SQL Développeur", "c-pl-sql-developpeur", "signs and accents"),
    ("../../etc/passwd", "etc-passwd", "a path"),
    ("..", "role", "nothing left"),
    ("料理人", "role", "another script"),
    ("x" * 100, "x" * 60, "a long name"),
    ("CON", "con", "a name that a system keeps for itself"),
]


@pytest.mark.parametrize(("name", "expected", "case"), SLUGS)
def test_slug(name, expected, case):
    assert slug(name) == expected, case


def test_slugs_that_collide_are_told_apart(load):
    roles = load(
        page("Average age | 44 | 47", roles=("C Cook", "C# Cook")),
        page("Average age | 44 | 47", roles=("C/Cook", "C Cook 2")),
    )
    assert sorted(roles.roles["slug"]) == ["c-cook", "c-cook-2", "c-cook-3", "c-cook-4"]


LONG = "Senior " * 53 + "Cook", "Senior " * 53 + "Baker"


def test_names_that_figures_cannot_hold_are_cut_with_a_note(load):
    roles = load(page("Average age | 44 | 47", roles=LONG), page("Average age | 44 | 47"))
    cut = "Senior " * 8 + "Sen…"
    assert [of(roles, role, "short") for role in (*LONG, A)] == [f"{cut} 2", cut, A]
    assert list(roles.notes["note"]) == [
        f'a name of {len(role)} characters; figures call the role "{cut}", if no label is given in roles.csv'
        for role in LONG
    ]


def test_a_word_that_figures_cannot_hold_is_cut(load):
    roles = load(page("Average age | 44 | 47", roles=("Chef " + "x" * 375, B)))
    assert roles.roles["short"].tolist() == [B, "Chef " + "x" * 19 + "…"]


def test_a_label_given_by_hand_is_not_cut(load):
    about = f"role,slug,short\n{LONG[0]},x,{'y' * 70}\n"
    roles = load(page("Average age | 44 | 47", roles=(LONG[0], B)), roles=about)
    assert of(roles, LONG[0], "short") == "y" * 70


def test_descriptions_beside_the_pages_are_used(load):
    roles = load(
        page("Average age | 44 | 47"),
        roles="role,slug,short,summary\nline cook,../x,Cook,Cooks on a line.\n",
    )
    assert [of(roles, A, c) for c in ("slug", "short", "summary")] == [
        "x",
        "Cook",
        "Cooks on a line.",
    ]
    assert of(roles, B, "short") == B and pd.isna(of(roles, B, "summary"))


@pytest.mark.parametrize("header", ["name,short", "Role,short", "role;short", ""])
def test_descriptions_without_the_column_role_are_noted(load, header):
    roles = load(
        page("Average age | 44 | 47"), roles=f"{header}\nline cook,Cook\n" if header else ""
    )
    assert of(roles, A, "short") == A
    assert list(roles.notes.itertuples(index=False, name=None)) == [
        (
            "roles.csv",
            1,
            "",
            "",
            "error",
            f'columns "{header}", expected role among them; no row is used',
        )
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [("role,short\nLine Cook,Köchin\n".encode("cp1252"), "no UTF-8"), (b"role\0,", None)],
)
def test_descriptions_that_cannot_be_read_are_noted(tmp_path, content, why):
    write_page(tmp_path / "page.md", "Cook", "Baker", **{"Average age": ("44", "47")})
    (tmp_path / "roles.csv").write_bytes(content)
    [note] = load_roles(tmp_path).notes.itertuples()
    assert (note.page, note.line, note.kind) == ("roles.csv", 1, "error")
    assert note.note.endswith("; no row is used")
    assert not why or f"cannot be read ({why})" in note.note


# Frames and exports


def test_frames_are_as_described():
    roles = load_roles()
    for name, frame in roles:
        pd.testing.assert_frame_equal(check(name, frame), frame)
        assert list(frame.columns) == TABLES[name].names and (len(frame) or name == "notes")


def test_frames_without_rows_are_as_described(load):
    for name, frame in load(page("Average age | 44 | 47")):
        check(name, frame)


BAD_FRAMES = [
    ("roles", "average_age_years", 144.0),
    ("gender", "share", 1.5),
    ("race", "group", "Martian"),
    ("notes", "kind", "odd"),
]


@pytest.mark.parametrize(("name", "column", "value"), BAD_FRAMES)
def test_a_value_out_of_bounds_is_not_exported(load, tmp_path, name, column, value):
    import pandera.errors

    roles = load(
        page(
            "Average age | 44 | x", "Gender ratio | Male, 100% | -", "Race ratio | White, 100% | -"
        )
    )
    frame = getattr(roles, name)
    frame[column] = value
    with pytest.raises(pandera.errors.SchemaError, match=column):
        write_tidy(roles, tmp_path / "out")


def test_tidy_data_equal_a_fresh_read(tmp_path):
    write_tidy(load_roles(DATA / "pages"), tmp_path)
    names = {f"{name}.csv" for name in TABLES}
    assert {path.name for path in tmp_path.iterdir()} == {*names, "datapackage.json"}
    assert {path.name for path in (DATA / "tidy").iterdir()} == {
        *names,
        "datapackage.json",
        "numbers.csv",
    }
    for name in names:
        assert (tmp_path / name).read_bytes() == (DATA / "tidy" / name).read_bytes(), (
            f"{name}: run python -m helpers build"
        )


def test_tidy_data_read_back_equal(tmp_path):
    roles = load_roles()
    write_tidy(roles, tmp_path)
    for name, frame in roles:
        back = pd.read_csv(
            tmp_path / f"{name}.csv",
            dtype=frame.dtypes.to_dict(),
            keep_default_na=False,
            na_values=[""],
        )
        pd.testing.assert_frame_equal(back.fillna(""), frame.fillna(""), obj=name)


def test_the_data_package_follows_the_standard():
    schema = json.loads(Path(__file__).with_name("datapackage.schema.json").read_text())
    package = json.loads((DATA / "tidy" / "datapackage.json").read_text())
    jsonschema.Draft7Validator(schema).validate(package)
    assert [resource["name"] for resource in package["resources"]] == [*TABLES, "numbers"]
    assert package == datapackage(DATA / "tidy")


@pytest.mark.parametrize(
    ("head", "source"),
    [
        (
            "---\npublisher: jobs.example\nretrieved: 2026-02-03\n---\n",
            {
                "title": "jobs.example, role comparison pages; retrieved 2026-02-03",
                "path": "https://jobs.example",
            },
        ),
        (
            "---\npublisher: The Gazette\n---\n",
            {"title": "The Gazette, role comparison pages; day of retrieval unknown"},
        ),
        (
            "",
            {
                "title": "role comparison pages whose publisher is not given; day of retrieval unknown"
            },
        ),
    ],
)
def test_the_data_package_names_the_publisher_of_the_pages_that_were_read(tmp_path, head, source):
    page = tmp_path / "page.md"
    write_page(page, "Cook", "Baker", **{"Yearly salary": ("$30,000", "$40,000")})
    page.write_text(head + page.read_text(encoding="utf-8"), encoding="utf-8")
    write_tidy(load_roles(page), tmp_path / "tidy")
    assert datapackage(tmp_path / "tidy")["sources"][0] == source


def test_the_pages_of_other_roles_are_a_data_package():
    written = json.loads((beyond_package.FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    assert written == beyond_package.datapackage(), "run python -m helpers.roles.beyond_package"
    schema = json.loads(Path(__file__).with_name("datapackage.schema.json").read_text())
    jsonschema.Draft7Validator(schema).validate(written)
    paths = {f"pages/{path.name}" for path in (DATA / "beyond" / "pages").iterdir()}
    assert {resource["path"] for resource in written["resources"]} == {*paths, "nearest.csv"}
    listed = pd.read_csv(DATA / "beyond" / "nearest.csv")
    assert [f["name"] for f in written["resources"][0]["schema"]["fields"]] == [*listed]
    assert listed["role"].is_unique


BROKEN = [
    (lambda p: p.pop("resources"), "no resources"),
    (lambda p: p["resources"][0].update(path="../x.csv"), "a path out of the folder"),
    (lambda p: p["resources"][0].pop("name"), "a table without a name"),
    (lambda p: p["resources"][0].pop("schema"), "a table without its fields"),
    (lambda p: p["resources"][0]["schema"]["fields"][0].update(type="text"), "an unknown type"),
    (
        lambda p: p["resources"][0]["schema"]["fields"][0].update(constraints={"minimum": 1}),
        "a least text",
    ),
    (lambda p: p["resources"][0].update(hash="none"), "no hash"),
]


@pytest.mark.parametrize(("broken", "case"), BROKEN, ids=[case for _, case in BROKEN])
def test_the_standard_would_notice(broken, case):
    schema = json.loads(Path(__file__).with_name("datapackage.schema.json").read_text())
    package = json.loads((DATA / "tidy" / "datapackage.json").read_text())
    broken(package)
    assert not jsonschema.Draft7Validator(schema).is_valid(package)


def test_the_codebook_lists_every_column():
    assert all(
        f"| `{column.name}` |" in codebook()
        for table in TABLES.values()
        for column in table.columns
    )


ONE_ROLE = [
    ("Caf\u00e9 Cook", "Cafe\u0301 Cook", "an accent as a sign of its own"),
    ("Host/Waiter", "Host / Waiter", "blanks around a slash"),
    ("Customer-Service Clerk", "Customer Service Clerk", "a hyphen or a blank"),
    ("Sales Rep", "Sales Rep.", "a full stop at the end"),
    ("Line Cook", "\uff2c\uff49\uff4e\uff45 Cook", "full-width letters"),
    ("Clerk II", "Clerk \u2161", "a number as one sign"),
    ("CDL Driver", "cdl driver", "capitals"),
]


@pytest.mark.parametrize(("name", "other", "case"), ONE_ROLE, ids=[case for *_, case in ONE_ROLE])
def test_names_that_cannot_be_two_roles_are_one(load, name, other, case):
    roles = load(
        page("Average age | 44 | 47", roles=(name, "Baker")),
        page("Growth rate | 1% | 2%", roles=(other, "Baker")),
    )
    found = roles.roles.set_index("role").loc[name]
    assert (found["average_age_years"], found["growth"]) == (44, 0.01), case
    assert len(roles.roles) == 2 and roles.notes.empty


MAYBE_ONE = [
    ("Accounting Clerk", "Accounting Clerks", True),
    ("Secretary", "Secretaries", True),
    ("Food & Wine Buyer", "Food and Wine Buyer", True),
    ("Database Clerk", "Data Base Clerk", True),
    ("C Developer", "C# Developer", False),
    ("Nurse", "Charge Nurse", False),
]


@pytest.mark.parametrize(("name", "other", "noted"), MAYBE_ONE)
def test_names_that_may_be_one_role_are_noted(load, name, other, noted):
    roles = load(
        page("Average age | 44 | 47", roles=(name, "Baker")),
        page("Average age | 45 | 47", roles=(other, "Baker")),
    )
    assert len(roles.roles) == 3
    what = f'"{other}" may be the same role as "{name}" (page1.md), expected one name'
    assert list(roles.notes["note"]) == [what] * noted


def test_a_link_that_leads_nowhere_is_a_page_that_cannot_be_read(load, tmp_path):
    (tmp_path / "lost.md").symlink_to(tmp_path / "gone.md")
    roles = load(page("Average age | 44 | 47"))
    assert list(roles.notes[["page", "kind"]].itertuples(index=False, name=None)) == [
        ("lost.md", "error")
    ]


def test_a_skill_in_capitals_and_in_small_letters_is_one(load):
    roles = load(page("Skill | Payroll, 6% | -", "Skill | payroll, 7% | -"))
    assert roles.skills.empty and list(roles.notes["kind"]) == ["disagrees"]


def test_the_page_to_copy_is_read_whole():
    roles = load_roles(DATA / "template.md")
    assert roles.notes.empty and set(roles.facts["field"]) | {"duty"} == {
        name for row in ROWS for name in row.fields
    }
    assert len(roles.roles) == len(roles.duties) == 2


def test_the_codebook_lists_every_label():
    text = codebook()
    assert all(label in text for row in ROWS for label in (*row.labels, *row.also))
