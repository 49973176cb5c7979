"""The registered predictions, and what the command says when new pages come."""

import re

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from helpers.__main__ import main
from helpers.paths import PROJECT
from helpers.questions.beyond.registered import KNOWN, RULES, Used, Verdict, confront, predictions
from helpers.regression import predicted
from helpers.roles import load_roles

PAGE = """| | Baker | Senior Baker Manager |
|---|---|---|
| Yearly salary | ${low} | $75,178 |
| Hourly rate | $18.65 | $36.14 |
| Most common degree | Bachelor's Degree, 44% | Bachelor's Degree, 55% |
| Salary range | Between $27,000 And $53,000 | Between $50,000 And $112,000 |
"""


@pytest.fixture(scope="module")
def known():
    return tuple(load_roles(folder) for folder in KNOWN)


@pytest.fixture
def page(tmp_path):
    def write(low="38,792"):
        path = tmp_path / "new.md"
        path.write_text(PAGE.replace("{low}", low))
        return path

    return write


def test_the_interval_of_new_rows_is_that_of_statsmodels():
    random = np.random.default_rng(1)
    X = pd.DataFrame(random.normal(size=(20, 2)), columns=["a", "b"])
    y, at = X["a"] - X["b"] + random.normal(size=20), X.iloc[:3] + 1
    frame = sm.OLS(y, sm.add_constant(X)).fit().get_prediction(sm.add_constant(at)).summary_frame()
    expected = frame[["mean", "obs_ci_lower", "obs_ci_upper"]].to_numpy()
    np.testing.assert_allclose(predicted(y, X, at), expected)


def test_what_is_registered_is_what_the_code_foretells(known):
    """Once registered, the predictions stay: if code or data move one of them, this fails."""
    text = (PROJECT / "data" / "beyond" / "registered.md").read_text(encoding="utf-8")
    for row in predictions(known).rows():
        [line] = [line for line in text.splitlines() if line.startswith(f"| {row.name} |")]
        shown = [float(cell) for cell in re.findall(r"-?[\d.]+", line.split("|")[2])]
        given = [end for end in (row.value, row.low, row.high) if end is not None]
        assert shown == pytest.approx(given, rel=1e-3), row.name
    for what, least in RULES.values():
        assert what in text and f"{least:.0%}" in text


def test_new_roles_are_held_against_it(known, page):
    found = confront(known, load_roles([page()]))
    assert found.roles["inside"].all() and found.roles["width_inside"].all()
    assert {v.name: (v.borne_out, v.of, v.holds) for v in found.verdicts} == {
        "pay": (2, 2, True),
        "pairs": (1, 1, True),
        "middle": (2, 2, True),
        "width": (2, 2, True),
        "hourly": (2, 2, True),
    }
    assert found.rmse < found.rmse_of_mean


def test_an_outcome_that_is_not_as_predicted_is_said(known, page):
    found = confront(known, load_roles([page("238,792")]))
    assert found.roles["inside"].tolist() == [False, True]
    fared = {verdict.name: verdict.holds for verdict in found.verdicts}
    assert fared == {"pay": False, "pairs": False, "middle": False, "width": True, "hourly": False}


def test_known_roles_are_refused(known):
    with pytest.raises(Used, match="made from these roles: Customer Experience Manager"):
        confront(known, load_roles())


@pytest.mark.parametrize(
    "name, borne_out, of, holds",
    [("pay", 17, 20, True), ("pay", 16, 20, False), ("pairs", 1, 2, False), ("pay", 0, 0, None)],
)
def test_the_rules(name, borne_out, of, holds):
    assert Verdict(name, borne_out, of, RULES[name][1]).holds is holds


def test_the_command(page, capsys):
    assert main(["predict", str(page())]) == 0
    said = capsys.readouterr().out
    assert "Baker: pay $38,792, predicted $46,893 ($23,245 to $94,597): inside" in said
    assert "2 of 2 (rule: at least 85%): borne out" in said
    assert main(["predict", str(page().parent)]) == 0
    assert main(["predict", str(PROJECT / "data" / "pages")]) == 2
    assert "made from these roles" in capsys.readouterr().err
