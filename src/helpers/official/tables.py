"""
The official tables: from which file each is read, who is counted in which year, and what becomes of
each column.

    TABLES      the tables, by the name of their frame in `Occupations`: `earnings`, `weekly` and
                `people` count women and men, the others tell of education, pay and the future

Shares are fractions of 1, people are counted one by one, pay is in US dollars a year or a week (its
name says which).
"""

from helpers.official.columns import (
    DETAILED,
    LEVEL,
    OCCUPATION,
    SOC,
    UNDER,
    Column,
    Table,
    optional,
)


def _share(stem: str, means: str, source: str = "", required: bool = True) -> Column:
    """A share that the file gives in percent, under the same name if no other is given."""
    return Column(f"{stem}_share", f"{source or stem}_percent", "percent", means, required)


def _thousands(name: str, means: str) -> Column:
    return Column(name, f"{name}_thousands", "thousands", means)


def _usd(name: str, source: str, means: str) -> Column:
    """Pay in US dollars a year, where it is published."""
    return optional(name, source, "usd_a_year", means)


def _weekly(whose: str, means: str) -> Column:
    return optional(f"{whose}weekly_median_usd", f"{whose}weekly_earnings_usd", "usd_a_week", means)


TABLES = {
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
            Column("women_share", "percent_female", "percent", "share of women among the workers"),
            Column("median_usd", "total_earnings", "usd_a_year", "median earnings of all workers"),
            _usd("men_median_usd", "total_earnings_male", "median earnings of men"),
            _usd("women_median_usd", "total_earnings_female", "median earnings of women"),
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
            _thousands("workers", "workers, published in thousands"),
            _weekly("", "median usual weekly earnings of all workers"),
            _thousands("men", "workers who are men, published in thousands"),
            _weekly("men_", "median usual weekly earnings of men"),
            _thousands("women", "workers who are women, published in thousands"),
            _weekly("women_", "median usual weekly earnings of women"),
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
            _thousands("employed", "people employed, published in thousands"),
            _share("women", "share of women", required=False),
            _share("white", "share of White people", required=False),
            _share(
                "black",
                "share of Black or African American people",
                "black_or_african_american",
                required=False,
            ),
            _share("asian", "share of Asian people", required=False),
            _share(
                "hispanic",
                "share of Hispanic or Latino people, who may be of any race: it overlaps the "
                "shares by race",
                "hispanic_or_latino",
                required=False,
            ),
        ),
    ),
    "education": Table(
        "education-table-5.3-2019-2021.csv",
        "US Bureau of Labor Statistics, Employment Projections, Table 5.3, from ACS microdata",
        "https://www.bls.gov/emp/tables/educational-attainment.htm",
        "2019 and 2021",
        "workers aged 25 and over",
        "nothing, but approximate rows take the figures of a wider occupation, so "
        "neighbouring rows repeat",
        "an occupation",
        (
            OCCUPATION,
            SOC,
            _share("less_than_high_school", "share without a high school diploma"),
            _share("high_school", "share whose highest degree is a high school diploma"),
            _share("some_college", "share with some college and no degree"),
            _share("associate", "share whose highest degree is an associate's"),
            _share("bachelor", "share whose highest degree is a bachelor's"),
            _share("master", "share whose highest degree is a master's"),
            _share(
                "doctoral",
                "share with a doctoral or professional degree",
                "doctoral_or_professional",
            ),
            Column(
                "approximate",
                "approximate",
                "flag",
                "whether the figures are those of a wider occupation",
            ),
        ),
        key=("soc",),
    ),
    "pay": Table(
        "oews-national-may-2021.csv",
        "US Bureau of Labor Statistics, Occupational Employment and Wage Statistics, "
        "national, cross-industry",
        "https://www.bls.gov/oes/",
        "May 2021",
        "jobs of wage and salary workers, full-time or not (yearly pay is hourly pay times "
        "2,080), the self-employed left out",
        "yearly pay of six occupations that are paid by the hour and seldom all year "
        "(actors, models)",
        "an occupation, a major group, or all",
        (
            SOC,
            OCCUPATION,
            Column("level", "level", "text", "detailed, major or total"),
            Column("jobs", "employed", "count", "jobs"),
            _usd("mean_usd", "mean_annual_usd", "mean pay"),
            optional(
                "mean_relative_standard_error",
                "mean_relative_standard_error_percent",
                "ratio",
                "standard error of the mean over the mean; empty where none is published",
            ),
            _usd("p10_usd", "p10_usd", "10th percentile of pay"),
            _usd("p25_usd", "p25_usd", "25th percentile of pay"),
            _usd("p50_usd", "p50_usd", "median pay"),
            _usd("p75_usd", "p75_usd", "75th percentile of pay"),
            _usd("p90_usd", "p90_usd", "90th percentile of pay"),
        ),
        key=("soc",),
        top_coded="above ",
    ),
    "projections": Table(
        "projections-table-1.2-2022-2032.csv",
        "US Bureau of Labor Statistics, Employment Projections, Table 1.2",
        "https://www.bls.gov/emp/tables/occupational-projections-and-characteristics.htm",
        "2022 to 2032",
        "all jobs, the self-employed among them",
        "nothing",
        "an occupation",
        (
            OCCUPATION,
            SOC,
            _thousands("employed_2022", "people employed in 2022, published in thousands"),
            _thousands("employed_2032", "people employed in 2032 as projected"),
            Column(
                "growth",
                "growth_percent",
                "change",
                "projected change in employment over the ten years",
            ),
            _thousands("openings_a_year", "projected openings a year"),
        ),
        key=("soc",),
    ),
}
