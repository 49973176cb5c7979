"""The tables that count women and men, and people by race, in each occupation."""

from helpers.official.columns import (
    DETAILED,
    LEVEL,
    OCCUPATION,
    UNDER,
    Column,
    Table,
    optional,
)

PEOPLE = {
    "earnings": Table(
        "acs-median-earnings-by-sex-2013-2016.csv",
        "US Census Bureau, American Community Survey 1-year, "
        "Full-Time, Year-Round Workers and Median Earnings by Sex and Detailed Occupation",
        "https://www.census.gov/programs-surveys/acs",
        "2013 to 2016",
        "full-time, year-round workers aged 16 and over",
        "medians of women or of men where too few were asked",
        "an occupation in a year",
        (
            Column("year", "year", "year", "year of the survey; dollars are of that year"),
            OCCUPATION,
            Column(
                "major", "major_category", "text", "the major group it belongs to, one of eight"
            ),
            Column(
                "minor",
                "minor_category",
                "text",
                "the minor group it belongs to, one of twenty-three",
            ),
            Column("workers", "total_workers", "count", "workers"),
            Column("men", "workers_male", "count", "workers who are men"),
            Column("women", "workers_female", "count", "workers who are women"),
            Column(
                "women_share",
                "percent_female",
                "percent",
                "share of women among the workers",
            ),
            Column("median_usd", "total_earnings", "usd_a_year", "median earnings of all workers"),
            optional(
                "men_median_usd", "total_earnings_male", "usd_a_year", "median earnings of men"
            ),
            optional(
                "women_median_usd",
                "total_earnings_female",
                "usd_a_year",
                "median earnings of women",
            ),
            optional(
                "women_over_men",
                "wage_percent_of_male",
                "ratio",
                "women's median over men's as published; empty for small samples although "
                "both medians may be there",
            ),
        ),
        key=("year", "occupation"),
    ),
    "weekly": Table(
        "cps-table-39-2024.csv",
        "US Bureau of Labor Statistics, Current Population Survey, Table 39, annual averages",
        "https://www.bls.gov/cps/cpsaat39.htm",
        "2024",
        "full-time wage and salary workers aged 16 and over, the self-employed left out, "
        "incorporated or not",
        "medians on a base of fewer than 50,000 workers",
        "an occupation or a group of them",
        (
            OCCUPATION,
            LEVEL,
            DETAILED,
            UNDER,
            Column("workers", "workers_thousands", "thousands", "workers, published in thousands"),
            optional(
                "weekly_median_usd",
                "weekly_earnings_usd",
                "usd_a_week",
                "median usual weekly earnings of all workers",
            ),
            Column(
                "men", "men_thousands", "thousands", "workers who are men, published in thousands"
            ),
            optional(
                "men_weekly_median_usd",
                "men_weekly_earnings_usd",
                "usd_a_week",
                "median usual weekly earnings of men",
            ),
            Column(
                "women",
                "women_thousands",
                "thousands",
                "workers who are women, published in thousands",
            ),
            optional(
                "women_weekly_median_usd",
                "women_weekly_earnings_usd",
                "usd_a_week",
                "median usual weekly earnings of women",
            ),
        ),
    ),
    "people": Table(
        "cps-table-11-2022.csv",
        "US Bureau of Labor Statistics, Current Population Survey, Table 11, annual averages",
        "https://www.bls.gov/cps/cpsaat11.htm",
        "2022",
        "all employed people aged 16 and over, full-time or not, the self-employed among them",
        "shares on a base of fewer than 50,000 people",
        "an occupation or a group of them",
        (
            OCCUPATION,
            LEVEL,
            DETAILED,
            UNDER,
            Column(
                "employed",
                "employed_thousands",
                "thousands",
                "people employed, published in thousands",
            ),
            optional("women_share", "women_percent", "percent", "share of women"),
            optional("white_share", "white_percent", "percent", "share of White people"),
            optional(
                "black_share",
                "black_or_african_american_percent",
                "percent",
                "share of Black or African American people",
            ),
            optional("asian_share", "asian_percent", "percent", "share of Asian people"),
            optional(
                "hispanic_share",
                "hispanic_or_latino_percent",
                "percent",
                "share of Hispanic or Latino people, who may be of any race: it overlaps the "
                "shares by race",
            ),
        ),
    ),
}
