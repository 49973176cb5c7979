"""`python -m helpers facts PAGE ...`: CSV on standard output, what could not be read on standard
error, and the exit status."""

import csv
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.__main__ import main
from helpers.paths import PROJECT
from helpers.roles import DATA

HEADER = "page,line,role,field,group,value,unit,raw,note"
ROWS = (
    "Line Cook | Baker | ",
    "Years of experience | 12 | 6",
    "Growth rate | -4% | -",
    "Top skills | R; food, wine; SQL | R; PL/SQL; C #",
)
GOOD = "".join(f"| {row} |\n" for row in ROWS)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "bad.txt").write_bytes(b"\x00")
    (tmp_path / "odd.txt").write_text(
        "| Line Cook | Baker | |\n| Average age | 44 | 47 |\n| Shoe size | 44 | 47 |\n"
    )
    return tmp_path


def run(*arguments, **environment) -> subprocess.CompletedProcess:
    """The command as a user starts it."""
    source = Path(__file__).parents[2] / "src"
    more = {**os.environ, "PYTHONPATH": str(source), **environment}
    return subprocess.run(
        [sys.executable, "-m", "helpers", *map(str, arguments)],
        capture_output=True,
        env=more,
        check=False,
    )


def test_facts_as_csv(folder, capsys):
    assert main(["facts", str(folder / "good.txt")]) == 0
    printed = capsys.readouterr()
    assert printed.err == "" and printed.out.startswith(HEADER + "\n")
    rows = {
        (r["role"], r["field"], r["group"]): r for r in csv.DictReader(io.StringIO(printed.out))
    }
    shown = {
        key: (r["page"], r["line"], r["value"], r["unit"], r["raw"]) for key, r in rows.items()
    }
    assert shown == {
        ("Line Cook", "experience_years", ""): ("good.txt", "2", "", "years", "12"),
        ("Baker", "experience_years", ""): ("good.txt", "2", "6", "years", "6"),
        ("Line Cook", "growth", ""): ("good.txt", "3", "-0.04", "fraction", "-4%"),
        ("Line Cook", "top_skill", ""): ("good.txt", "4", "", "", "R; food, wine; SQL"),
        ("Baker", "top_skill", "1"): ("good.txt", "4", "R", "", "R"),
        ("Baker", "top_skill", "2"): ("good.txt", "4", "PL/SQL", "", "PL/SQL"),
        ("Baker", "top_skill", "3"): ("good.txt", "4", "C #", "", "C #"),
    }
    assert rows["Line Cook", "experience_years", ""]["note"].endswith(
        "can be read in 2 ways (12; 1), expected one"
    )
    assert rows["Baker", "experience_years", ""]["note"] == ""


def test_a_bad_page_is_named_and_the_others_are_printed(folder, capsys):
    assert (
        main(["facts", str(folder / "bad.txt"), str(folder / "good.txt"), str(folder / "none.txt")])
        == 1
    )
    printed = capsys.readouterr()
    assert printed.out.count("\n") == 8
    assert [line.partition(", expected")[0] for line in printed.err.splitlines()] == [
        "bad.txt:1: control character 0x00",
        "none.txt:1: cannot be opened (No such file or directory)",
    ]


def test_what_belongs_to_no_fact_is_said_and_is_no_failure(folder, capsys):
    assert main(["facts", str(folder / "odd.txt")]) == 0
    assert capsys.readouterr().err.startswith('odd.txt:3: unknown label "Shoe size", expected')


def test_pages_on_the_command_line_settle_each_other(folder, capsys):
    (folder / "a.txt").write_text(
        "Line Cook vs Baker\n\nLine CookBaker\nBest paying companyKLAAmazon\n"
    )
    (folder / "b.txt").write_text(
        "| Line Cook | Grill Cook | |\n| Best paying company | KLA | - |\n"
    )
    main(["facts", str(folder / "a.txt"), str(folder / "b.txt")])
    assert "a.txt,4,Baker,best_company,,Amazon,,KLAAmazon," in capsys.readouterr().out


def test_without_a_page_the_usage_is_shown(capsys):
    with pytest.raises(SystemExit) as stop:
        main(["facts"])
    assert stop.value.code == 2 and "usage: python -m helpers" in capsys.readouterr().err


def test_as_a_user_starts_it(folder):
    done = run("facts", folder / "good.txt", folder / "bad.txt")
    assert done.returncode == 1
    assert done.stdout.decode().splitlines()[0] == HEADER and b"\r" not in done.stdout
    assert done.stderr.decode().startswith("bad.txt:1: control character 0x00, expected")


def test_a_terminal_that_knows_only_ascii_still_gets_utf_8(folder):
    (folder / "é.txt").write_text(GOOD.replace("Baker", "Pâtissier"), encoding="utf-8")
    done = run("facts", folder / "é.txt", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (done.returncode, done.stderr) == (
        0,
        b"",
    ) and "é.txt,2,Pâtissier," in done.stdout.decode()


def test_a_pipe_that_closes_early_is_no_traceback(folder):
    command = f"{shlex.quote(sys.executable)} -m helpers facts {'good.txt ' * 2000} | head -1"
    more = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, cwd=folder, env=more, check=False
    )
    assert done.stdout.decode() == HEADER + "\n" and b"Traceback" not in done.stderr


def test_our_own_pages_are_read_without_a_word(capsys):
    assert main(["facts", *map(str, sorted((DATA / "pages").glob("*.md")))]) == 0
    assert capsys.readouterr().err == ""


def test_pages_of_ones_own_do_not_replace_those_of_the_project(capsys, tmp_path):
    assert main(["build", "--pages", str(tmp_path)]) == 1
    assert "--pages needs --out" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_folder_that_cannot_be_written_is_named(tmp_path, place):
    (tmp_path / "file").write_text("in the way")
    command = [
        sys.executable,
        "-m",
        "helpers",
        "build",
        "--pages",
        str(DATA / "pages"),
        "--out",
        str(tmp_path / place),
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert str(tmp_path / "file") in done.stderr and "cannot be a folder" in done.stderr


@pytest.mark.parametrize("option", ["--out", "--pages"])
def test_an_empty_place_is_refused(option, capsys):
    with pytest.raises(SystemExit) as stop:
        main(["build", option, " "])
    assert stop.value.code == 2 and "expected a folder" in capsys.readouterr().err


def test_a_folder_of_pages_is_read_page_by_page(folder, capsys):
    (folder / "bad.txt").unlink()
    assert main(["facts", str(folder)]) == 0
    assert {line.partition(",")[0] for line in capsys.readouterr().out.splitlines()[1:]} == {
        "good.txt",
        "odd.txt",
    }


def test_what_is_no_file_in_a_folder_is_said(folder, capsys):
    (folder / "bad.txt").unlink()
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "below").mkdir()
    assert main(["facts", str(folder)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in said[:2]] == ["gone.txt", "pipe.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every folder")
@pytest.mark.parametrize(
    "command", ["facts {}", "facts {}/good.txt", "build --pages {} --out {}-x"]
)
def test_a_folder_that_cannot_be_read_is_named_in_a_line(folder, command):
    folder.chmod(0)
    done = run(*command.format(folder, folder).split())
    folder.chmod(0o700)
    said = done.stderr.decode().splitlines()
    assert done.returncode == 1 and len(said) == 1, said
    assert "Permission denied" in said[0] and "written" not in said[0]


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_with_closed_streams_it_reads_as_ever(folder, closed):
    command = f"{shlex.quote(sys.executable)} -m helpers facts good.txt {closed}"
    more = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=more, capture_output=True)
    assert done.returncode == 0 and b"Traceback" not in done.stderr


def tell_make(*settings: str) -> subprocess.CompletedProcess:
    """What make would do with these settings."""
    make = shutil.which("make")
    if not make:
        pytest.skip("need make")
    command = [make, "-n", "reports", *settings]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)


@pytest.mark.parametrize("setting", ["pages=x", "out=x", "PAGE=x", "OUTPUT=x"])
def test_a_setting_that_would_be_passed_over_is_refused(setting):
    done = tell_make("PAGES=x", "OUT=y", setting)
    name = setting.partition("=")[0]
    said = (
        f"No setting: {name}. Settings are written in capitals: PAGES= OUT= MINUTES= ONLY= PYTHON="
    )
    assert done.returncode == 2 and said in done.stderr


def test_every_setting_is_known():
    text = (PROJECT / "Makefile").read_text(encoding="utf-8")
    open_ones = re.findall(r"^([A-Z]+) \?=", text, re.MULTILINE)
    done = tell_make("ONLY=-k it", *(f"{name}=x" for name in open_ones))
    assert done.returncode == 0, done.stderr


def test_pages_need_a_folder_for_their_reports():
    done = tell_make("PAGES=x")
    assert done.returncode == 2 and "PAGES needs OUT" in done.stderr


@pytest.mark.parametrize("place", ["", "reports", "notebooks/below", "data/tidy"])
def test_reports_are_not_built_among_the_pages(place, tmp_path, capsys):
    pages = tmp_path / "mine" / place
    pages.mkdir(parents=True)
    (pages / "good.txt").write_text(GOOD)
    before = sorted(tmp_path.rglob("*"))
    assert main(["build", "--pages", str(pages), "--out", str(tmp_path / "mine")]) == 1
    assert "expected another folder" in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_make_says_what_it_can_make():
    text = (PROJECT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)[1].split())
    assert set(re.findall(r"^([a-z]+):.*## \S", text, re.MULTILINE)) == phony
