"""The tables on education, pay and the future of each occupation."""

from helpers.official.columns import OCCUPATION, SOC, Column, Table, optional

JOBS = {
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
            Column(
                "less_than_high_school_share",
                "less_than_high_school_percent",
                "percent",
                "share without a high school diploma",
            ),
            Column(
                "high_school_share",
                "high_school_percent",
                "percent",
                "share whose highest degree is a high school diploma",
            ),
            Column(
                "some_college_share",
                "some_college_percent",
                "percent",
                "share with some college and no degree",
            ),
            Column(
                "associate_share",
                "associate_percent",
                "percent",
                "share whose highest degree is an associate's",
            ),
            Column(
                "bachelor_share",
                "bachelor_percent",
                "percent",
                "share whose highest degree is a bachelor's",
            ),
            Column(
                "master_share",
                "master_percent",
                "percent",
                "share whose highest degree is a master's",
            ),
            Column(
                "doctoral_share",
                "doctoral_or_professional_percent",
                "percent",
                "share with a doctoral or professional degree",
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
            optional("mean_usd", "mean_annual_usd", "usd_a_year", "mean pay"),
            optional(
                "mean_relative_standard_error",
                "mean_relative_standard_error_percent",
                "ratio",
                "standard error of the mean over the mean; empty where none is published",
            ),
            optional("p10_usd", "p10_usd", "usd_a_year", "10th percentile of pay"),
            optional("p25_usd", "p25_usd", "usd_a_year", "25th percentile of pay"),
            optional("p50_usd", "p50_usd", "usd_a_year", "median pay"),
            optional("p75_usd", "p75_usd", "usd_a_year", "75th percentile of pay"),
            optional("p90_usd", "p90_usd", "usd_a_year", "90th percentile of pay"),
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
            Column(
                "employed_2022",
                "employed_2022_thousands",
                "thousands",
                "people employed in 2022, published in thousands",
            ),
            Column(
                "employed_2032",
                "employed_2032_thousands",
                "thousands",
                "people employed in 2032 as projected",
            ),
            Column(
                "growth",
                "growth_percent",
                "change",
                "projected change in employment over the ten years",
            ),
            Column(
                "openings_a_year",
                "openings_a_year_thousands",
                "thousands",
                "projected openings a year",
            ),
        ),
        key=("soc",),
    ),
}
