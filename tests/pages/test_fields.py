"""How cells are read: tables of strings. Each row of a table names its case."""

import re

import pytest

from helpers.pages.catalogue import ROWS, row_of
from helpers.pages.cells import three_items
from helpers.pages.fields import FIELDS
from helpers.pages.labels import nearest
from helpers.pages.readings import one_cell, two_cells


def read(label: str, text: str) -> list[dict]:
    """The readings of a cell, each as {field or field/group: value}."""
    return [named(reading) for reading in one_cell(row_of(label), text)]


def named(reading) -> dict:
    return {"/".join(filter(None, (v.field, v.group))): v.value for v in reading}


def split(label: str, text: str) -> list[tuple]:
    """The readings of two cells run together; a cell with one value is that value, one without is
    None."""
    return [tuple(short(side) for side in pair) for pair in two_cells(row_of(label), text)]


def short(reading):
    values = [value.value for value in reading]
    return values[0] if len(values) == 1 else tuple(values) or None


# One cell

ONE_CELL = [
    ("Yearly salary", "$38,792", {"yearly_salary": 38792}, "an amount"),
    ("Yearly salary", "$38792", {"yearly_salary": 38792}, "an amount without commas"),
    ("Average salary", "$1,136,900", {"yearly_salary": 1136900}, "the other label, millions"),
    ("Hourly rate", "$18.65", {"hourly_rate": 18.65}, "cents"),
    ("Hourly rate", "$44.0", {"hourly_rate": 44.0}, "one decimal"),
    ("Hourly rate", "$44", {"hourly_rate": 44}, "whole dollars"),
    ("Growth rate", "6%", {"growth": 0.06}, "growth"),
    ("Growth rate", "-4%", {"growth": -0.04}, "decline"),
    ("Growth rate", "0%", {"growth": 0}, "standstill"),
    ("Growth rate", "1.5 %", {"growth": 0.015}, "a decimal and a space"),
    ("Number of jobs", "313,110", {"openings": 313110}, "a count"),
    ("Number of jobs", "999", {"openings": 999}, "a small count"),
    ("Number of jobs", "1,236,194", {"openings": 1236194}, "two commas"),
    ("Job satisfaction", "4.14", {"satisfaction": 4.14}, "two decimals"),
    ("Job satisfaction", "5", {"satisfaction": 5}, "the best score"),
    ("Job satisfaction", "5.0", {"satisfaction": 5.0}, "the best score with a decimal"),
    (
        "Most common degree",
        "Bachelor's Degree, 44%",
        {"degree": "Bachelor's Degree", "degree_share": 0.44},
        "degree and share",
    ),
    (
        "Most common degree",
        "High School Diploma",
        {"degree": "High School Diploma"},
        "a degree without its share",
    ),
    ("Average age", "44", {"average_age": 44}, "age"),
    ("Years of experience", "6", {"experience_years": 6}, "experience"),
    (
        "Salary range",
        "Between $27,000 And $53,000",
        {"salary_low": 27000, "salary_high": 53000},
        "a range in words",
    ),
    (
        "Salary range",
        "$27,000 - $53,000",
        {"salary_low": 27000, "salary_high": 53000},
        "a range with a dash",
    ),
    ("Highest paying City", "New York, NY", {"best_city": "New York, NY"}, "a city"),
    (
        "Highest paying city",
        "St. Louis, MO",
        {"best_city": "St. Louis, MO"},
        "a full stop in a city",
    ),
    ("Highest paying state", "New Jersey", {"best_state": "New Jersey"}, "a state"),
    (
        "Best paying company",
        "Latham & Watkins",
        {"best_company": "Latham & Watkins"},
        "an ampersand",
    ),
    ("Best paying company", "3M", {"best_company": "3M"}, "a digit first"),
    ("Best paying company", "7-Eleven", {"best_company": "7-Eleven"}, "a digit and a dash"),
    ("Best paying company", "eBay", {"best_company": "eBay"}, "a small letter first"),
    ("Best paying industry", "Finance", {"best_industry": "Finance"}, "an industry"),
    ("Most common major", "Business", {"major": "Business"}, "a major"),
    (
        "Most common college",
        "California State University - Bakersfield",
        {"college": "California State University - Bakersfield"},
        "a dash",
    ),
    (
        "Gender ratio",
        "Male, 34.9% Female, 65.1%",
        {"gender_share/Male": 0.349, "gender_share/Female": 0.651},
        "genders",
    ),
    (
        "Gender ratio",
        "FEMALE, 100%",
        {"gender_share/Female": 1},
        "one gender, capitals, whole percent",
    ),
    (
        "Race ratio",
        "Asian, 5.3% White, 94.7%",
        {"race_share/Asian": 0.053, "race_share/White": 0.947},
        "some groups",
    ),
    (
        "Race ratio",
        "Asian, 5.3%White, 94.7%",
        {"race_share/Asian": 0.053, "race_share/White": 0.947},
        "no space between groups",
    ),
    ("LGBT Percentage", "8%", {"lgbt_share": 0.08}, "a whole percentage"),
    (
        "Years to become",
        "4-6 years",
        {"years_to_become_low": 4, "years_to_become_high": 6},
        "years",
    ),
    (
        "Years to become",
        "6-12 months",
        {"years_to_become_low": 0.5, "years_to_become_high": 1},
        "months",
    ),
    ("Years to become", "more than 10 years", {"years_to_become_low": 10}, "an open end"),
    ("Years to become", "less than 1 year", {"years_to_become_high": 1}, "an open start"),
    ("Skill", "Project Management, 9%", {"skill_share/Project Management": 0.09}, "a skill"),
    ("Skill", "C #, 4%", {"skill_share/C #": 0.04}, "a skill with a sign"),
    ("Skill", "PL/SQL, 4%", {"skill_share/PL/SQL": 0.04}, "a skill with a slash"),
    ("Skill", "R, 12%", {"skill_share/R": 0.12}, "a skill of one letter"),
    ("Skill", "CDL-A, 12%", {"skill_share/CDL-A": 0.12}, "a skill with a dash"),
    ("Skill", "Food, Wine, 3%", {"skill_share/Food, Wine": 0.03}, "a skill with a comma"),
    (
        "Top skills",
        "POS; food and wine; R",
        {"top_skill/1": "POS", "top_skill/2": "food and wine", "top_skill/3": "R"},
        "with semicolons",
    ),
]


@pytest.mark.parametrize(
    ("label", "text", "values", "case"), ONE_CELL, ids=lambda v: v if isinstance(v, str) else ""
)
def test_one_cell(label, text, values, case):
    assert read(label, text) == [values], case


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.label)
def test_a_dash_is_not_given(row):
    assert one_cell(row, "-") == ((),)


REFUSED = [
    ("Yearly salary", "38,792", "no dollar sign"),
    ("Yearly salary", "$38,79", "a group of two digits"),
    ("Yearly salary", "$38,7922", "a group of four digits"),
    ("Yearly salary", "$387", "no year's pay"),
    ("Yearly salary", "$99,000,000", "no year's pay either"),
    ("Yearly salary", "$38,792 $75,178", "two amounts"),
    ("Yearly salary", "$61,487.50", "cents in a year's pay"),
    ("Yearly salary", "", "nothing"),
    ("Hourly rate", "$18.655", "three decimals"),
    ("Hourly rate", "$0.01", "no rate of pay"),
    ("Hourly rate", "$38,792.00", "a year's pay by the hour"),
    ("Growth rate", "4", "no percent sign"),
    ("Growth rate", "--4%", "two minus signs"),
    ("Growth rate", "+-4%", "two signs"),
    ("Number of jobs", "$313,110", "an amount"),
    ("Number of jobs", "-313", "a negative count"),
    ("Number of jobs", "313,11", "a group of two digits"),
    ("Number of jobs", "1.5", "a broken count"),
    ("Job satisfaction", "5.1", "more than the best score"),
    ("Job satisfaction", "41", "more than the best score, whole"),
    ("Job satisfaction", "4.", "a point without decimals"),
    ("Job satisfaction", "4.125", "three decimals"),
    ("Job satisfaction", "-3", "a negative score"),
    ("Most common degree", "Bachelor's Degree, 146%", "more than all"),
    ("Most common degree", "Bachelor's Degree about 46%", "about as many, or about a degree"),
    ("Most common degree", "Bachelor's Degree - 46%", "a dash that no name ends in"),
    ("Most common degree", "Business 46%", "a share of what is no degree"),
    ("Most common degree", "46%", "no degree"),
    ("Average age", "4", "a child"),
    ("Average age", "144", "older than anyone"),
    ("Average age", "44.5", "no whole years"),
    ("Years of experience", "0", "no experience is not printed"),
    ("Years of experience", "61", "longer than a life of work"),
    ("Years of experience", "4-6", "a span"),
    ("Salary range", "Between $53,000 And $27,000", "the high end first"),
    ("Salary range", "Between $27,000", "one end"),
    ("Salary range", "Between $27 And $53", "thousands lost"),
    ("Highest paying state", "$61,487", "an amount for a name"),
    ("Highest paying city", "44", "a number for a name"),
    ("Best paying company", "Male, 37.0% Female, 63.0%", "shares for a name"),
    ("Most common college", "--", "two dashes"),
    ("Most common college", "-/tr>", "what is left of a tag with two signs swapped"),
    ("Skill", "</td Payroll, 6%", "a tag that never ends"),
    ("Gender ratio", "Male, 34.9% Male, 65.1%", "a gender twice"),
    ("Gender ratio", "Boys, 34.9% Girls, 65.1%", "unknown groups"),
    ("Gender ratio", "Male, 34.9% Men, 65.1%", "a gender twice, by two names"),
    ("Gender ratio", "Women about 87% Men 13%", "a word more"),
    ("Gender ratio", "Male, 34.9% Female", "a share is missing"),
    ("Gender ratio", "Male, 34.9% Female, 165.1%", "more than all"),
    ("Race ratio", "Martian, 100%", "an unknown group"),
    ("LGBT Percentage", "-8%", "a negative share"),
    ("LGBT Percentage", "108%", "more than all"),
    ("Years to become", "6-4 years", "the high end first"),
    ("Years to become", "4-6", "no unit"),
    ("Years to become", "4-6 weeks", "another unit"),
    ("Years to become", "50-60 years", "longer than a life of work"),
    ("Skill", "Payroll", "no share"),
    ("Skill", "Payroll, 6% • SQL, 5%", "two skills"),
    ("Skill", "1 • SQL, 5%", "a sign before the bullet"),
    ("Skill", "Payroll 6%", "no comma"),
    ("Top skills", "payroll and sales", "two skills"),
    ("Top skills", "payroll; sales", "two skills with a semicolon"),
    ("Top skills", "payroll; sales; CRM; R", "four skills"),
    ("Top skills", "payroll, sales, R and CRM", "four skills in words"),
    ("Best paying company", "A" * 1_001, "an essay"),
    ("Top skills", "a, b and " + "c and " * 100 + "d", "a hundred ways to read it"),
]


@pytest.mark.parametrize(("label", "text", "case"), REFUSED, ids=lambda v: v[:30])
def test_refused(label, text, case):
    assert one_cell(row_of(label), text) == (), case


def test_standstill_has_no_sign():
    assert str(read("Growth rate", "-0%")[0]["growth"]) == "0.0"


def test_twelve_is_years_or_months():
    assert [r["experience_years"] for r in read("Years of experience", "12")] == [12, 1]


# Two cells run together

BACHELOR = "Bachelor's Degree"
HARD = [
    ("Number of jobs", "172,3851,236,194", (172385, 1236194), "full groups of three"),
    ("Number of jobs", "313,110128,995", (313110, 128995), "two counts of six digits"),
    ("Number of jobs", "1,236,194172,385", (1236194, 172385), "millions first"),
    ("Job satisfaction", "54.14", (5, 4.14), "a whole score first"),
    ("Job satisfaction", "4.295", (4.29, 5), "a whole score last"),
    ("Job satisfaction", "3.53", (3.5, 3), "one decimal"),
    ("Job satisfaction", "43", (4, 3), "two whole scores"),
    ("Job satisfaction", "4.54.25", (4.5, 4.25), "two scores with decimals"),
    ("Average age", "4447", (44, 47), "ages"),
    ("Average age", "-47", (None, 47), "the first age is missing"),
    ("Years of experience", "66", (6, 6), "the same twice"),
    ("Years of experience", "64", (6, 4), "two figures"),
    ("Growth rate", "6%10%", (0.06, 0.10), "two rises"),
    ("Growth rate", "-4%-4%", (-0.04, -0.04), "two declines"),
    ("Growth rate", "-7%9%", (-0.07, 0.09), "decline and rise"),
    ("Growth rate", "1%-8%", (0.01, -0.08), "rise and decline"),
    ("Growth rate", "-21%", (None, 0.21), "what looks like a minus sign is a missing value"),
    ("Growth rate", "--10%", (None, -0.10), "a missing value and a decline"),
    ("Growth rate", "6%-", (0.06, None), "the second is missing"),
    ("Growth rate", "+6%+10%", (0.06, 0.10), "two rises with their sign"),
    ("Growth rate", "-+6%", (None, 0.06), "a missing value and a rise"),
    ("Growth rate", "-6%-", (-0.06, None), "a decline, the second is missing"),
    ("Job satisfaction", "-3", (None, 3), "the first score is missing"),
    ("Job satisfaction", "4.5-", (4.5, None), "the second score is missing"),
    ("Job satisfaction", "5-", (5, None), "the second score is missing, whole"),
    ("Job satisfaction", "--", (None, None), "both are missing"),
    ("Yearly salary", "$61,487$91,598", (61487, 91598), "amounts"),
    ("Yearly salary", "-$91,598", (None, 91598), "the first amount is missing"),
    ("Hourly rate", "$29.56$44.04", (29.56, 44.04), "rates"),
    ("Hourly rate", "$9.5$144", (9.5, 144), "rates of other lengths"),
    (
        "Salary range",
        "Between $35,000 And $105,000Between $64,000 And $130,000",
        ((35000, 105000), (64000, 130000)),
        "ranges",
    ),
    (
        "Salary range",
        "$35,000 - $105,000$64,000 - $130,000",
        ((35000, 105000), (64000, 130000)),
        "ranges with dashes",
    ),
    (
        "Salary range",
        "Between $35,000 And $105,000-",
        ((35000, 105000), None),
        "the second range is missing",
    ),
    (
        "Most common degree",
        "Bachelor's Degree, 46%Master's Degree, 65%",
        ((BACHELOR, 0.46), ("Master's Degree", 0.65)),
        "two",
    ),
    ("Most common degree", "PhD-", ("PhD", None), "a dash ends no degree"),
    (
        "Most common degree",
        "-High School Diploma, 30%",
        (None, ("High School Diploma", 0.3)),
        "the first degree is missing",
    ),
    (
        "Most common degree",
        "High School DiplomaBachelor's Degree",
        ("High School Diploma", BACHELOR),
        "degrees without shares",
    ),
    (
        "Highest paying City",
        "Washington, DCSeattle, WA",
        ("Washington, DC", "Seattle, WA"),
        "cities",
    ),
    ("Highest paying City", "-Hoboken, NJ", (None, "Hoboken, NJ"), "the first city is missing"),
    ("Highest paying City", "Hoboken, NJ-", ("Hoboken, NJ", None), "the second city is missing"),
    (
        "Highest paying City",
        "New York, NYMcAllen, TX",
        ("New York, NY", "McAllen, TX"),
        "a capital inside a city",
    ),
    ("Highest paying state", "New JerseyWashington", ("New Jersey", "Washington"), "states"),
    ("Best paying industry", "RetailRetail", ("Retail", "Retail"), "the same industry"),
    ("Best paying industry", "ManufacturingFinance", ("Manufacturing", "Finance"), "industries"),
    ("Best paying company", "Meijer-", ("Meijer", None), "the second name is missing"),
    (
        "Best paying company",
        "eBay-",
        ("eBay", None),
        "a small letter first, the second name is missing",
    ),
    (
        "Best paying company",
        "Careerstaff Unlimited - A Genesis Healthcare Company-",
        ("Careerstaff Unlimited - A Genesis Healthcare Company", None),
        "a dash inside a name, the second is missing",
    ),
    (
        "Best paying company",
        "-Careerstaff Unlimited - A Genesis Healthcare Company",
        (None, "Careerstaff Unlimited - A Genesis Healthcare Company"),
        "a dash inside a name, the first is missing",
    ),
    ("Most common major", "BusinessBusiness", ("Business", "Business"), "majors"),
    (
        "Most common college",
        "University of Texas (Austin)California State University - Bakersfield",
        ("University of Texas (Austin)", "California State University - Bakersfield"),
        "a bracket at the end",
    ),
    (
        "Most common college",
        "Texas (McAllen)Ohio State",
        ("Texas (McAllen)", "Ohio State"),
        "no cut inside brackets",
    ),
    (
        "Gender ratio",
        "Male, 37.0% Female, 63.0%Male, 56.9% Female, 43.1%",
        ((0.37, 0.63), (0.569, 0.431)),
        "genders",
    ),
    (
        "Gender ratio",
        "Male, 37.0%Female, 63.0%Male, 56.9%Female, 43.1%",
        ((0.37, 0.63), (0.569, 0.431)),
        "no spaces",
    ),
    ("Gender ratio", "-Male, 56.9% Female, 43.1%", (None, (0.569, 0.431)), "the first is missing"),
    (
        "Race ratio",
        "Asian, 6.4% White, 93.6%White, 67.0% Asian, 33.0%",
        ((0.064, 0.936), (0.67, 0.33)),
        "another order",
    ),
    ("LGBT Percentage", "10%8%", (0.1, 0.08), "shares"),
    ("LGBT Percentage", "-8%", (None, 0.08), "the first share is missing"),
    ("LGBT Percentage", "8%-", (0.08, None), "the second share is missing"),
    ("Years to become", "4-6 years2-4 years", ((4, 6), (2, 4)), "spans"),
    ("Years to become", "6-12 monthsmore than 10 years", ((0.5, 1), 10), "months and years"),
]


@pytest.mark.parametrize(
    ("label", "text", "values", "case"), HARD, ids=lambda v: v[:30] if isinstance(v, str) else ""
)
def test_run_together(label, text, values, case):
    assert split(label, text) == [values], case


SEVERAL = [
    ("Years of experience", "212", {(2, 12), (2, 1)}, "years or months"),
    ("Years of experience", "612", {(6, 12), (6, 1)}, "years or months"),
    ("Years of experience", "1212", {(12, 12), (12, 1), (1, 12), (1, 1)}, "years or months, both"),
    ("Number of jobs", "9991,000", {(999, 1000), (99, 91000), (9, 991000)}, "a small count first"),
    ("Number of jobs", "99912", {(999, 12), (99, 912)}, "small counts"),
    (
        "Number of jobs",
        "1234,567",
        {(1, 234567), (12, 34567), (123, 4567)},
        "a small count and a large one",
    ),
]


@pytest.mark.parametrize(
    ("label", "text", "pairs", "case"), SEVERAL, ids=lambda v: v if isinstance(v, str) else ""
)
def test_run_together_in_several_ways(label, text, pairs, case):
    assert set(split(label, text)) == pairs, case


BRANDS = [
    ("KLAAmazon", ("KLA", "Amazon"), "an acronym first"),
    ("Uber TechnologiesThe Citadel", ("Uber Technologies", "The Citadel"), "names of two words"),
    ("PayPalUber", ("PayPal", "Uber"), "a capital inside a name"),
    ("PayPaladidas", ("PayPal", "adidas"), "and a small letter first"),
    ("Amazonsalesforce.com", ("Amazon", "salesforce.com"), "a full stop in a name"),
    ("AmazoneBay", ("Amazon", "eBay"), "a small letter first"),
    ("Amazonlululemon", ("Amazon", "lululemon"), "no capital at all where they part"),
    ("eBayadidas", ("eBay", "adidas"), "small letters first in both"),
    ("3Madidas", ("3M", "adidas"), "a digit first"),
    ("Forever 21Amazon", ("Forever 21", "Amazon"), "a digit last"),
    ("AppleGoogle", ("Apple", "Google"), "a letter that could begin a name"),
]


@pytest.mark.parametrize(("text", "pair", "case"), BRANDS, ids=[case for *_, case in BRANDS])
@pytest.mark.parametrize("label", ["Best paying company", "Best paying industry"])
def test_brands_may_part_inside_of_any_word(label, text, pair, case):
    found = split(label, text)
    assert len(found) > 1 and pair in found, case


def test_industries_of_the_publisher_need_no_other_sign():
    assert split("Best paying industry", "ManufacturingFinance") == [("Manufacturing", "Finance")]
    assert split("Best paying industry", "FinanceeCommerce") != [("Financee", "Commerce")]
    assert split("Best paying industry", "Health CareStart-up") == [("Health Care", "Start-up")]


NAMES_THAT_GO_ON = [
    ("Most common college", "DeVry Universityuniversity of Phoenix", "a name of two parts"),
    ("Most common college", "McNeese Statethe Citadel", "another"),
    ("Most common degree", "PhDmaster's degree", "a degree"),
    ("Most common major", "NursingeCommerce", "a small letter first"),
    ("Most common major", "12Nursing", "a count of no share"),
]


@pytest.mark.parametrize(
    ("label", "text", "case"), NAMES_THAT_GO_ON, ids=[case for *_, case in NAMES_THAT_GO_ON]
)
def test_a_capital_inside_of_a_name_is_not_where_two_part(label, text, case):
    assert len(split(label, text)) != 1, case


WORDS = ["N/A", "n/a", "NA", "Unknown", "unknown", "None", "TBD", "Not available", "Not given", "?"]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.label)
def test_words_that_say_nothing_are_not_given(row, word):
    assert one_cell(row, word) == ((),)


def test_words_that_say_nothing_are_not_given_in_run_together_rows():
    assert split("Most common major", "UnknownNursing") == [(None, "Nursing")]
    assert split("Most common major", "NursingNone") == [("Nursing", None)]
    assert split("Best paying industry", "RetailUnknown") == [("Retail", None)]
    assert split("Yearly salary", "N/A$91,598") == [(None, 91598)]
    assert read("Top skills", "R; N/A; SQL") == [{"top_skill/1": "R", "top_skill/3": "SQL"}]
    assert read("Skill", "None, 5%") == [] and read("Most common degree", "N/A, 40%") == []


GENEROUS = [
    ("Years of experience", "6 years", {"experience_years": 6}),
    ("Years of experience", "1 year", {"experience_years": 1}),
    ("Years of experience", "12 months", {"experience_years": 1}),
    ("Years of experience", "12 years", {"experience_years": 12}),
    ("Years of experience", "0.5-1 years", {"experience_years": 1}),
    ("Years of experience", "6-12 months", {"experience_years": 1}),
    ("Years to become", "0.5-1 years", {"years_to_become_low": 0.5, "years_to_become_high": 1}),
    ("Years to become", "4 to 6 years", {"years_to_become_low": 4, "years_to_become_high": 6}),
    ("Years to become", "10+ years", {"years_to_become_low": 10}),
    ("Years to become", "6 years", {"years_to_become_low": 6, "years_to_become_high": 6}),
    (
        "Gender ratio",
        "Female 87% Male 13%",
        {"gender_share/Female": 0.87, "gender_share/Male": 0.13},
    ),
    (
        "Gender ratio",
        "Female: 87%, Male: 13%",
        {"gender_share/Female": 0.87, "gender_share/Male": 0.13},
    ),
    (
        "Gender ratio",
        "Women 87% Men 13%",
        {"gender_share/Female": 0.87, "gender_share/Male": 0.13},
    ),
    ("Annual salary", "$38,792", {"yearly_salary": 38792}),
    ("Yearly salary", "$38,792 a year", {"yearly_salary": 38792}),
    ("Yearly salary", "$38,792 per year", {"yearly_salary": 38792}),
    ("Yearly salary", "$38,792/yr", {"yearly_salary": 38792}),
    ("Hourly rate", "$24.04/hr", {"hourly_rate": 24.04}),
    ("Hourly rate", "$24.04 / hour", {"hourly_rate": 24.04}),
    ("Hourly rate", "$24.04 per hour", {"hourly_rate": 24.04}),
    ("Hourly rate", "$24 an hour", {"hourly_rate": 24}),
    ("Growth rate", "+4%", {"growth": 0.04}),
    ("Average age", "41 years", {"average_age": 41}),
    ("Average age", "41 years old", {"average_age": 41}),
    ("Salary range", "$40,000 to $70,000", {"salary_low": 40000, "salary_high": 70000}),
    ("Salary range", "from $40,000 to $70,000", {"salary_low": 40000, "salary_high": 70000}),
    (
        "Most common degree",
        "Bachelors Degree 44%",
        {"degree": "Bachelor's Degree", "degree_share": 0.44},
    ),
    (
        "Most common degree",
        "High School Diploma 44%",
        {"degree": "High School Diploma", "degree_share": 0.44},
    ),
    ("Job openings", "4,000", {"openings": 4000}),
    (
        "Top skills",
        "payroll; CRM; and R",
        dict(
            zip(("top_skill/1", "top_skill/2", "top_skill/3"), ("payroll", "CRM", "R"), strict=True)
        ),
    ),
]


@pytest.mark.parametrize(("label", "text", "values"), GENEROUS, ids=lambda v: str(v)[:30])
def test_what_cannot_mean_anything_else_is_read(label, text, values):
    assert read(label, text) == [values]


NOT_GENEROUS = [
    ("Yearly salary", "61000", "no currency"),
    ("Yearly salary", "$61k", "thousands, where a salary is one rounded to the dollar"),
    ("Salary range", "$40k to $70k", "thousands, rounded, where the publisher cuts them off"),
    ("Yearly salary", "$38,792 per hour", "another unit"),
    ("Yearly salary", "$38,792 a month", "another unit again"),
    ("Hourly rate", "$24.04 a year", "another unit"),
    ("Growth rate", "+", "a sign alone"),
    ("LGBT percentage", "+8%", "a change of what has a level"),
    ("Average age", "41 months", "another unit"),
    ("Average age", "41-45 years", "a span"),
    ("Best paying company", "+4 Company", "a formula"),
    ("Years of experience", "4-6", "a span without its unit"),
    ("Years of experience", "6 weeks", "another unit"),
    ("Years of experience", "6-4 years", "the high end first"),
    ("Average age", "4４".replace("４", "\u0664"), "a digit of another script"),
    ("Number of jobs", "1,000,000,000", "more jobs than people"),
    ("Best paying company", "-2+3+cmd|' /C calc'!A0", "a formula"),
    ("Best paying company", "Latham &amp; Watkins", "a reference that is encoded twice"),
]


@pytest.mark.parametrize(
    ("label", "text", "case"), NOT_GENEROUS, ids=[case for *_, case in NOT_GENEROUS]
)
def test_what_may_mean_something_else_is_refused(label, text, case):
    assert read(label, text) == [], case


REFUSED_PAIRS = [
    ("Yearly salary", "$61,487$91,598$12,000", "three amounts"),
    ("Yearly salary", "$61,487", "one amount"),
    ("Yearly salary", "$61,48$91,598", "a digit is lost"),
    ("Number of jobs", "15,110", "one count, though 1 and 5,110 would do"),
    ("Number of jobs", "50,123", "one count; 0,123 is none"),
    ("Number of jobs", "45", "one count, though 4 and 5 would do"),
    ("Number of jobs", "313110128995", "no commas"),
    ("Job satisfaction", "5", "one score"),
    ("Job satisfaction", "4.4.", "a decimal is lost"),
    ("Best paying company", "Aby", "one company, which can be cut in one way"),
    ("Job satisfaction", "567", "three scores"),
    ("Average age", "447", "a digit is lost"),
    ("Average age", "44447", "a digit too many"),
    ("Years of experience", "6", "one figure"),
    ("Years of experience", "65", "experience takes only 2, 4, 6, 8 and 12"),
    ("Years of experience", "666", "three figures"),
    ("Growth rate", "610%", "a percent sign is lost"),
    ("Growth rate", "6%", "one percentage"),
    ("Growth rate", "6%10%2%", "three percentages"),
    ("Gender ratio", "Male, 37.0%Female, 63.0%", "one role's shares"),
    ("Gender ratio", "Male, 37.0% Female, 63.0%", "one role's shares with a space"),
    ("Gender ratio", "Male, 37.0% Female, 63.0%Male, 56.9% Male, 43.1%", "a gender twice"),
    ("Highest paying City", "Washington, DCSeattle", "a state is lost"),
    ("Highest paying state", "Washington", "one name"),
    ("Highest paying state", "New Jersey Washington", "a space between names"),
    (
        "Top skills",
        "R; SQL; C.NET; R; SQL",
        "skills are not printed like this, and may begin with a sign",
    ),
    ("Best paying company", "A" * 500, "too many places to cut"),
    ("Best paying company", "aB" * 100, "too many places to cut again"),
    ("Years to become", "4-6 years", "one span"),
]


@pytest.mark.parametrize(("label", "text", "case"), REFUSED_PAIRS, ids=lambda v: v[:30])
def test_no_two_cells(label, text, case):
    assert two_cells(row_of(label), text) == (), case


# Labels, lists

LABELS = [
    ("Number Of Jobs", "openings", "title case"),
    ("  number  of jobs ", "openings", "spaces"),
    ("Yearly salary:", "yearly_salary", "a colon"),
    ("Average salary", "yearly_salary", "the other label"),
    ("LGBT Percentage", "lgbt_share", "capitals"),
    ("Average annual pay", "yearly_salary", "other words"),
    ("Yearly wage", "yearly_salary", "others"),
    ("Annual wages", "yearly_salary", "more than one"),
    ("Avg salary", "yearly_salary", "a shorter word"),
    ("Avg. salary", "yearly_salary", "with its full stop"),
    ("Avg. hourly pay", "hourly_rate", "the same by the hour"),
    ("AVG AGE", "average_age", "the same of an age"),
    ("HIGHEST PAYING CITY", "best_city", "all capitals"),
]


@pytest.mark.parametrize(("label", "field", "case"), LABELS)
def test_labels(label, field, case):
    assert row_of(label).fields[0] == field, case


def test_an_unknown_label_has_no_row():
    assert row_of("Shoe size") is None


@pytest.mark.parametrize("label", ["Pay", "Average pay", "Average wage", "Wage", "Median salary"])
def test_a_label_that_may_mean_an_hour_or_another_middle_has_no_row(label):
    assert row_of(label) is None and "Yearly salary" in nearest(label)


NEAREST = [
    ("Yearly income", "Yearly salary"),
    ("Yearly wage rate", "Yearly salary"),
    ("Avg yearly rate", "Yearly salary"),
    ("Hourly income", "Hourly rate"),
    ("Wage range", "Salary range"),
]


@pytest.mark.parametrize(("label", "known"), NEAREST)
def test_an_unknown_label_is_answered_with_the_nearest(label, known):
    assert row_of(label) is None and nearest(label)[0] == known


def test_raw_is_the_very_text_of_the_cell():
    shown = [
        ("Gender ratio", "Female 87% Male 13%", ["Female 87%", "Male 13%"]),
        ("Gender ratio", "women: 87%, MEN,13%", ["women: 87%", "MEN,13%"]),
        ("Growth rate", "+4%", ["+4%"]),
        ("Hourly rate", "$24.04/hr", ["$24.04/hr"]),
        ("Most common degree", "Bachelors Degree 44%", ["Bachelors Degree 44%"] * 2),
    ]
    for label, text, raw in shown:
        assert [value.raw for value in one_cell(row_of(label), text)[0]] == raw


LISTS = [
    (
        "POS, customer engagement, and front end",
        [("POS", "customer engagement", "front end")],
        "a comma before and",
    ),
    ("payroll, CRM and R", [("payroll", "CRM", "R")], "no comma before and"),
    (
        "research and development, sales and marketing",
        [("research and development", "sales", "marketing")],
        "and in the first",
    ),
    (
        "payroll, food and wine, and R",
        [("payroll", "food and wine", "R")],
        "and in the second name",
    ),
    (
        "payroll, food and wine and R",
        [("payroll", "food", "wine and R"), ("payroll", "food and wine", "R")],
        "a third and inside a name: two ways",
    ),
    ("C #, PL/SQL, and CDL-A", [("C #", "PL/SQL", "CDL-A")], "signs in names"),
    ("payroll CRM and R", [], "a comma is lost"),
    ("payrol,l CRM, and R", [], "a comma inside of a word"),
    ("payroll; CR;M R", [], "a semicolon inside of a word"),
    ("payroll; CRM; R", [("payroll", "CRM", "R")], "semicolons"),
    ("payroll,, CRM and R", [], "a comma too many behind the first"),
    ("payroll, CRM,, and R", [], "a comma too many behind the second"),
    ("payroll, CRM, and R,", [], "a comma too many behind the last"),
    ("payroll, , and R", [], "an empty item"),
    ("payroll; CRM,; R", [], "a comma between semicolons"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("text", "items", "case"), LISTS)
def test_three_items(text, items, case):
    assert three_items(text) == items, case


# The catalogue


def test_every_field_is_read_by_a_row_and_the_other_way_round():
    assert {name for row in ROWS for name in row.fields} == {*FIELDS, "duty"}


def test_what_is_expected_is_read():
    given = {
        row: re.search(r" like (.+?)(?:, each.*|, low end first)?$", row.expected) for row in ROWS
    }
    assert [row.label for row, example in given.items() if not example] == [
        *(row.label for row in ROWS if row.expected.startswith("the name of")),
        "Duty",
    ]
    # Examples part at "or", and at a comma before an amount or a time.
    examples = {
        (row, text): one_cell(row, text)
        for row, found in given.items()
        if found
        for text in re.split(r" or |, (?=\$|[\d.+-]+ (?:years|months))", found[1])
    }
    assert {row.label: text for (row, text), ways in examples.items() if len(ways) != 1} == {}


def test_labels_are_told_apart():
    labels = [label.casefold() for row in ROWS for label in (*row.labels, *row.also)]
    assert len(labels) == len(set(labels))
