"""How rows name the official tables that several questions use: who is counted, and when."""

ACS = "ACS {year}, full-time year-round workers aged 16 and over"
CPS = "weekly medians of CPS Table 39 2024, full-time wage and salary workers"
SCHOOL = "Table 5.3 2019 and 2021, workers aged 25 and over"
