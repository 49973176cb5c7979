"""How rows name the official tables that several questions use: who is counted, and when.

ACS has several years; but for segregation over time, the last, `YEAR`, is asked."""

YEAR = 2016
ACS = "ACS {year}, full-time year-round workers aged 16 and over"
LAST = ACS.format(year=YEAR)
CPS = "weekly medians of CPS Table 39 2024, full-time wage and salary workers"
SCHOOL = "Table 5.3 2019 and 2021, workers aged 25 and over"
