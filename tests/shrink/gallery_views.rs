//! The views of the gallery.

/// Name of the picture, and the view it shows.
pub const VIEWS: [(&str, &str); 23] = [
    ("ranking-start", ""),
    ("ranking-tied-focus", "highlight=pengshui"),
    ("ranking-wide-range", "metric=industrial_investment_growth"),
    ("ranking-one-reporter", "metric=water_investment"),
    ("ranking-bound", "metric=reserve_project_investment"),
    ("ranking-gap", "metric=fixed_asset_investment_growth"),
    ("ranking-given-rank", "metric=primary_va_growth_rank"),
    ("ranking-given-grade", "metric=economic_report_grade"),
    ("ranking-hold", "hold=on"),
    ("ranking-sorted", "sort=name&kind=district"),
    ("ranking-groups", "sort=kind"),
    ("growth-hold", "chart=growth&metric=gdp_growth&hold=on"),
    ("growth-step-hold", "chart=growth&scale=step&hold=on"),
    ("growth-log", "chart=growth&metric=industrial_investment_growth"),
    ("growth-step", "chart=growth&scale=step"),
    ("profile", "chart=profile"),
    ("profile-given", "chart=profile&highlight=wanzhou"),
    ("profile-multiple", "chart=profile&highlight=yongchuan&metric=tech_contract_growth"),
    ("compare", "chart=compare"),
    ("compare-four", "chart=compare&units=hitech,nanan,dazu,pengshui&highlight=dazu"),
    ("compare-given", "chart=compare&units=wanzhou,zhongxian"),
    ("coverage", "chart=coverage"),
    ("coverage-focus", "chart=coverage&metric=tourism_revenue_growth&highlight=wansheng"),
];

/// Views of a generated dataset, for what the real one lacks: bounds on a shared scale, multiples, other periods.
pub const GENERATED: [(&str, &str); 3] = [
    ("made-up-compare", "chart=compare&units=u0,u1,u2"),
    ("made-up-periods", "metric=m6"),
    ("made-up-hold", "metric=m6&hold=on"),
];

/// Views of a dataset with figures of several periods, `tests/trials/six_quarters.json`.
pub const PERIODS: [(&str, &str); 4] = [
    ("periods-ranking", "metric=within4h"),
    ("periods-earlier", "metric=within4h&period=2023-Q4&highlight=highgate"),
    ("periods-growth", "chart=growth&metric=within4h"),
    ("periods-growth-focus", "chart=growth&metric=attendances&highlight=fairview"),
];

/// Views of the datasets in `tests/examples`, for what neither has: reasons, statuses, references, other languages.
#[allow(dead_code, reason = "tests/shrink compares the embedded dataset only")]
pub const EXAMPLES: [(&str, &[(&str, &str)]); 5] = [
    (
        "hospitals",
        &[
            ("hospitals-ranking", "metric=four_hours"),
            ("hospitals-reasons", "metric=infections"),
            ("hospitals-statuses", "metric=median_wait&highlight=eastmoor"),
            ("hospitals-grades", "metric=rating"),
            ("hospitals-growth", "chart=growth&metric=admissions_growth"),
            ("hospitals-profile", "chart=profile&highlight=dean"),
            ("hospitals-compare", "chart=compare&units=dean,gale,eastmoor"),
            ("hospitals-coverage", "chart=coverage"),
        ],
    ),
    (
        "schools",
        &[
            ("schools-ranking", "metric=fitness"),
            ("schools-bounds", "metric=library"),
            ("schools-profile", "chart=profile&highlight=binhe"),
            ("schools-coverage", "chart=coverage"),
        ],
    ),
    (
        "trusts",
        &[
            ("trusts-ranking", "metric=seen"),
            ("trusts-growth", "chart=growth&metric=seen"),
            ("trusts-ranks", "chart=growth&metric=seen&scale=ranks"),
            ("trusts-ranks-open", "chart=growth&metric=falls&scale=ranks&highlight=dunmere"),
            ("trusts-periods", "chart=coverage&scale=periods&metric=falls"),
        ],
    ),
    (
        "provinces",
        &[
            ("provinces-growth", "chart=growth&metric=gdp_growth"),
            ("provinces-periods", "chart=coverage&scale=periods&metric=gdp_growth"),
        ],
    ),
    (
        "clinics",
        &[
            ("clinics-growth", "chart=growth&metric=wait"),
            ("clinics-ranks", "chart=growth&metric=wait&scale=ranks"),
        ],
    ),
];

/// Widths of the pictures in CSS pixels: a phone, a column, a page.
pub const WIDTHS: [u32; 3] = [360, 680, 1280];
