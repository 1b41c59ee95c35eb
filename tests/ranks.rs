//! What a reader is told of ranks: nothing that the printed digits, the periods and the silence of others do not bear out.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use reported_figures::analysis::{AnalysedDataset, Profile, Rounding, left_open};
use reported_figures::chart::scene;
use reported_figures::dataset::{self, Lang, generate};
use reported_figures::outline::evidence;
use reported_figures::scene::{Ink, Role, Shape};
use reported_figures::text::Headline;
use reported_figures::view::{View, parse};

fn tie() -> AnalysedDataset {
    AnalysedDataset::new(dataset::read(include_str!("trials/tie_prec.json")).unwrap())
}

fn view(dataset: &AnalysedDataset, query: &str, lang: Lang) -> View {
    let (view, unknown) = parse(query, dataset, &View::start(dataset, lang));
    assert!(unknown.iter().all(|it| it.is_known), "{unknown:?}");
    view
}

fn headline(dataset: &AnalysedDataset, query: &str, lang: Lang) -> Headline {
    Headline::of(dataset, &view(dataset, query, lang))
}

/// 10.45, 10.43, 10.4, 10.38 and 10: ranks stay as printed, and nobody is called ahead of whom the digits do not tell.
#[test]
fn fewer_digits_leave_the_order_open_and_the_ranks_as_printed() {
    let dataset = tie();
    let ranking = dataset.ranking(dataset.metric_by_id("g").unwrap(), false);
    let ranks: Vec<_> = ranking.rows.iter().map(|row| row.rank.unwrap()).collect();
    assert!(ranks.iter().all(|rank| rank.is_settled() && !rank.tied));
    let english = headline(&dataset, "", Lang::En);
    assert!(english.finding.contains("Elm, Ash and Dogwood may each lead"), "{}", english.finding);
    assert!(!english.finding.contains("leads"), "{}", english.finding);
    let line = "the printed digits do not tell Ash apart from Elm, Cedar and Beech";
    // Several such groups are counted below the headline; the evidence of each unit names its own.
    let counted = "the printed digits do not tell 5 units apart from some others";
    assert!(english.coverage.contains(counted), "{}", english.coverage);
    let subject = view(&dataset, "highlight=u0", Lang::En).focus(&dataset).unwrap();
    assert!(evidence(&dataset, &View::start(&dataset, Lang::En), subject).contains(line));
}

/// A comparison names the period of what it shows, and compares what is of one period.
#[test]
fn compared_figures_stand_under_their_own_period() {
    let dataset = AnalysedDataset::new(dataset::read(include_str!("trials/other_periods.json")).unwrap());
    let texts = |units: &str| {
        let view = view(&dataset, &format!("chart=compare&units={units}"), Lang::En);
        let scene = scene(&dataset, &view, None, 680.0);
        let text = |mark: &reported_figures::scene::Mark| match &mark.shape {
            Shape::Text { text, .. } => Some(text.clone()),
            _ => None,
        };
        scene.marks.iter().filter_map(text).collect::<Vec<_>>().join("|")
    };
    // Of 2022 alone, though the others have a figure of 2023.
    assert!(texts("a,b").contains("Result (2022)"), "{}", texts("a,b"));
    assert!(texts("a,b").find("2023").is_none());
    let of_one = headline(&dataset, "chart=compare&units=a,c,d", Lang::En);
    assert!(of_one.finding.ends_with("Cedar is ahead in both"), "{}", of_one.finding);
    assert!(texts("a,c,d").contains("Result (2023)") && texts("a,c,d").contains("|2022"));
    // Both have one of 2022, but Cedar is shown with that of 2023: nobody is ahead of it.
    let of_two = headline(&dataset, "chart=compare&units=a,c", Lang::En);
    assert_eq!(of_two.coverage, "1 not comparable (of different periods)");
}

/// Of two units of which one reported for 2022 and the other too, but has a gap for 2023, neither is the only one that reported.
#[test]
fn a_gap_of_the_shown_period_is_no_reason_for_another() {
    let document = include_str!("trials/other_periods.json").replace(
        r#""figures": ["#,
        r#""gaps": [{"unit": "b", "metric": "m", "reason": "withheld", "period": "2023"}], "figures": ["#,
    );
    let without_scores = document.replace(r#"{"unit": "b", "metric": "n", "value": "2"},"#, "");
    let read = |document: &str| AnalysedDataset::new(dataset::read(document).unwrap());
    let dataset = read(&document);
    let compared = headline(&dataset, "chart=compare&units=a,b", Lang::En);
    assert!(compared.finding.ends_with("only one: Beech is ahead in Score"), "{}", compared.finding);
    assert_eq!(compared.coverage, "1 not comparable (of different periods)");
    let view = view(&dataset, "chart=compare&units=a,b", Lang::En);
    let scene = scene(&dataset, &view, None, 680.0);
    assert!(scene.labels().any(|text| text == "withheld (2023): Beech"));
    let finding = headline(&read(&without_scores), "chart=profile&highlight=b", Lang::En).finding;
    assert!(finding.ends_with("Beech has figures of other periods only"), "{finding}");
}

/// “At least 90%” may be 105% where another unit has 104.2%.
#[test]
fn a_share_reaches_above_100_where_another_does() {
    let document = include_str!("trials/share_above_100.json");
    let dataset = AnalysedDataset::new(dataset::read(document).unwrap());
    for query in ["", "hold=on", "hold=printed"] {
        let finding = headline(&dataset, query, Lang::En).finding;
        assert!(finding.contains("Ash and Beech m") && finding.contains("each lead"), "{finding}");
    }
}

#[test]
fn a_comparison_calls_nobody_ahead_whom_the_digits_do_not_tell() {
    let dataset = tie();
    let compared =
        |units: &str| headline(&dataset, &format!("chart=compare&units={units}"), Lang::En).finding;
    assert_eq!(compared("u0,u1"), "Ash and Beech have 1 metric in common");
    assert!(!compared("u1,u2").contains("Ash"), "{}", compared("u1,u2"));
}

/// GDP growth is issued to one decimal: 8% is 8.0%. Both readings can be asked for, and each says what it assumes.
#[test]
fn both_readings_of_rounding_say_what_they_assume() {
    let dataset = AnalysedDataset::new(dataset::embedded());
    let issued = headline(&dataset, "metric=gdp_growth&hold=on", Lang::En);
    assert!(issued.finding.ends_with("High-tech leads them in any case; Nan'an is last of them in any case"));
    assert!(
        issued.coverage.contains("assumes that figures are issued in steps of 0.1%"),
        "{}",
        issued.coverage
    );
    let printed = headline(&dataset, "metric=gdp_growth&hold=printed", Lang::En);
    assert!(
        printed.finding.contains("High-tech, Yongchuan and Pengshui might each lead"),
        "{}",
        printed.finding
    );
    assert!(printed.coverage.contains("assumes rounding to the printed digits"), "{}", printed.coverage);
    assert!(printed.coverage.contains("had the missing unit reported, any rank might be lower"));
    // Nothing is issued to one decimal here: one reading only.
    let visitors = headline(&dataset, "metric=tourist_arrivals_growth&hold=on", Lang::En).coverage;
    assert!(!visitors.contains("in steps of"), "{visitors}");
}

/// Every headline names only units that are among those that reported, and counts as many as the ranking lists.
#[test]
fn headlines_of_generated_datasets_count_what_is_listed() {
    for seed in 0..150 {
        let dataset = AnalysedDataset::new(generate(1 + seed as u32 % 30, 18, seed));
        for metric in dataset.metric_ixs() {
            let ranking = dataset.ranking(metric, false);
            let id = &dataset.metric(metric).id;
            for query in ["", "&hold=on", "&hold=printed"] {
                for lang in Lang::ALL {
                    let found = headline(&dataset, &format!("metric={id}{query}"), lang);
                    assert!(!found.finding.contains(['{', '|']), "{seed} {id}: {}", found.finding);
                    let count = ranking.rows.len();
                    // The end of a long finding may stand before it.
                    let counts = match lang {
                        Lang::En => [format!("{count} unit reported"), format!("{count} units reported")],
                        Lang::Zh => [format!("{count}个单位报告"), String::new()],
                    };
                    let has_count =
                        found.coverage.split(" · ").any(|part| counts.iter().any(|it| it == part));
                    assert!(has_count || count == 0, "{seed} {id}: {}", found.coverage);
                }
            }
        }
    }
}

/// Forty German bodies: negative values, ties, one and two decimals, a metric without a better end.
fn germany() -> AnalysedDataset {
    AnalysedDataset::new(dataset::read(include_str!("trials/germany.json")).unwrap())
}

#[test]
fn a_profile_counts_what_has_a_rank_and_where_it_is_last() {
    let dataset = germany();
    let profile = |unit: &str, lang| headline(&dataset, &format!("chart=profile&highlight={unit}"), lang);
    assert_eq!(
        profile("u30", Lang::En).finding,
        "Stadt Brandenburg an der Havel reported 6 figures, 5 of which rank from best to last: at best 7th of 37 in Employment \
         growth, at worst 30th of 34 in Spending growth"
    );
    assert!(profile("u30", Lang::En).coverage.starts_with("Jointly last in 1 other metric · "));
    let chinese = profile("u30", Lang::Zh).finding;
    assert!(
        chinese.ends_with(
            "相对名次最好的是就业增速（37个中第7），最差的是支出增速（34个中第30），另有1个指标并列末位"
        ),
        "{chinese}"
    );
    // Of its six metrics one is cut off.
    let cut_off = profile("u02", Lang::En).coverage;
    // 50.0 beside 50 is neither before nor behind it.
    assert_eq!(
        cut_off,
        "At worst joint 23rd of 37 in Employment growth · Different numbers of digits leave 1 of its ranks open · 1 cut off in the source"
    );
}

/// Ranks that somebody gave for different years stand in lists of their own, each with its year.
#[test]
fn ranks_given_for_different_periods_are_in_no_single_order() {
    let text = |count: usize| {
        let all =
            [("a", 1, 2019), ("b", 2, 2023), ("c", 3, 2021), ("d", 1, 2023)].map(|(unit, rank, year)| {
                format!(r#"{{"unit": "{unit}", "metric": "m", "value": {rank}, "period": "{year}"}}"#)
            });
        format!(
            r#"{{"version": 2, "id": "t", "lang": "en", "title": "T", "source": {{"name": "S"}}, "units": [{{"id": "a", "name": "Ash"}},
            {{"id": "b", "name": "Bay"}}, {{"id": "c", "name": "Cob"}}, {{"id": "d", "name": "Dee"}}],
            "metrics": [{{"id": "m", "name": "Place", "kind": "rank"}}], "figures": [{}]}}"#,
            all[..count].join(",")
        )
    };
    let few = AnalysedDataset::new(dataset::read(&text(2)).unwrap());
    assert_eq!(headline(&few, "metric=m", Lang::En).finding, "Place: Ash 1st (2019) and Bay 2nd (2023)");
    let all = AnalysedDataset::new(dataset::read(&text(4)).unwrap());
    let finding = headline(&all, "metric=m", Lang::En).finding;
    assert_eq!(finding, "Place: 4 of 4 reported, for different periods, so in no single order");
    let scene = scene(&all, &view(&all, "metric=m", Lang::En), None, 648.0);
    let lists: Vec<&str> = scene.labels().filter(|label| label.ends_with("set by others")).collect();
    assert_eq!(lists, ["2019 · set by others", "2023 · set by others", "2021 · set by others"]);
}

/// Where the source says why a unit has no figure of the period that is ranked, its figure of another does not hide that.
#[test]
fn a_reason_of_the_period_is_told_before_a_figure_of_another() {
    let said = |reason: &str, period: &str| {
        let text = format!(
            r#"{{"version": 2, "id": "t", "lang": "en", "title": "T", "source": {{"name": "S"}}, "period": "2021",
            "units": [{{"id": "a", "name": "A"}}, {{"id": "b", "name": "B"}}, {{"id": "c", "name": "C"}}],
            "metrics": [{{"id": "m", "name": "Debt", "kind": "amount"}}], "figures": [
            {{"unit": "a", "metric": "m", "value": 7, "period": "2020"}}, {{"unit": "b", "metric": "m", "value": 5, "period": "2021"}},
            {{"unit": "c", "metric": "m", "value": 3, "period": "2021"}}],
            "gaps": [{{"unit": "a", "metric": "m", "reason": "{reason}", "period": "{period}"}}]}}"#
        );
        let dataset = AnalysedDataset::new(dataset::read(&text).unwrap());
        headline(&dataset, "metric=m", Lang::En)
    };
    let withheld = said("withheld", "2021");
    assert!(withheld.finding.starts_with("Debt (2021): 2 of 3 reported"), "{}", withheld.finding);
    assert_eq!(withheld.coverage, "2 units reported · 1 withheld");
    assert_eq!(said("withheld", "2019").coverage, "2 units reported · 1 for another period");
    assert_eq!(said("not_reported", "2021").coverage, "2 units reported · 1 for another period");
}

#[test]
fn coverage_says_of_which_period_and_to_whom_a_metric_applies() {
    let said = |figures: &str, gaps: &str| {
        let text = format!(
            r#"{{"version": 2, "id": "t", "lang": "en", "title": "T", "source": {{"name": "S"}}, "period": "2024",
            "units": [{{"id": "a", "name": "A"}}, {{"id": "b", "name": "B"}}, {{"id": "c", "name": "C"}}],
            "metrics": [{{"id": "m", "name": "M", "kind": "count"}}], "figures": [{figures}], "gaps": [{gaps}]}}"#
        );
        let dataset = AnalysedDataset::new(dataset::read(&text).unwrap());
        Headline::of(&dataset, &view(&dataset, "chart=coverage", Lang::En)).finding
    };
    let figure = |unit: &str, more: &str| format!(r#"{{"unit": "{unit}", "metric": "m", "value": 5{more}}}"#);
    let two = [figure("a", ""), figure("b", "")].join(",");
    let of_another = figure("c", r#", "period": "2023""#);
    assert_eq!(
        said(&[&*two, &of_another].join(","), ""),
        "One period of each metric: no metric was reported by all 3 units; M comes closest, with 2"
    );
    let not_applicable = r#"{"unit": "c", "metric": "m", "reason": "not_applicable"}"#;
    assert_eq!(
        said(&two, not_applicable),
        "No metric was reported by all 3 units; M comes closest, with 2, all to which it applies"
    );
    assert_eq!(said(&two, ""), "No metric was reported by all 3 units; M comes closest, with 2");
}

#[test]
fn silence_lowers_no_rank_that_nothing_can_be_better_than() {
    let dataset = germany();
    let coverage =
        |metric: &str, lang| headline(&dataset, &format!("metric={metric}&hold=on"), lang).coverage;
    assert!(
        coverage("strikes", Lang::En)
            .contains("missing units reported, any rank but the first might be lower")
    );
    assert!(coverage("strikes", Lang::Zh).contains("个单位若报告，除第1名外，各名次都可能后移"));
    // 100 % may be 99.6 % before rounding.
    for metric in ["staff", "women"] {
        assert!(coverage(metric, Lang::En).contains("reported, any rank might be lower"), "{metric}");
        assert!(coverage(metric, Lang::Zh).contains("个单位若报告，各名次都可能后移"), "{metric}");
    }
}

#[test]
fn without_a_better_end_nobody_leads() {
    let dataset = germany();
    for lang in Lang::ALL {
        let finding = headline(&dataset, "metric=spend", lang).finding;
        assert!(!finding.contains("lead") && !finding.contains("领先"), "{finding}");
    }
    let finding = headline(&dataset, "metric=spend", Lang::En).finding;
    assert!(
        finding.contains("Stadt Frankfurt am Main, Stadt Ludwigshafen am Rhein, Landkreis Ludwigslust-Parchim and 3 more may each be highest"),
        "{finding}"
    );
}

#[test]
fn a_tie_of_figures_with_different_digits_is_named() {
    let dataset = germany();
    let line = "the printed digits do not tell Universitätsklinikum Hamburg-Eppendorf apart from Universitätsklinikum Schleswig-Holstein, Campus Kiel and Universitätsklinikum Heidelberg";
    let coverage = headline(&dataset, "metric=women", Lang::En).coverage;
    assert!(coverage.contains("the printed digits do not tell 7 units apart from some others"), "{coverage}");
    let subject = view(&dataset, "metric=women&highlight=u00", Lang::En).focus(&dataset).unwrap();
    let told = evidence(&dataset, &view(&dataset, "metric=women", Lang::En), subject);
    assert!(told.contains(line), "{told}");
}

#[test]
fn the_tallies_of_a_comparison_add_up() {
    let compared = |lang| headline(&germany(), "chart=compare&units=u00,u01", lang);
    // The finding is too long for a phone: its last clause stands below it.
    let english = compared(Lang::En);
    let ahead = "have 5 metrics in common; of the 4 in which a unit can be ahead, Universitätsklinikum Heidelberg is ahead in 2";
    assert!(english.finding.ends_with(ahead), "{english:?}");
    assert!(english.coverage.starts_with("No unit is ahead in 2"), "{english:?}");
    let chinese = compared(Lang::Zh).finding;
    assert!(chinese.ends_with("Universitätsklinikum Heidelberg领先2个，2个无领先者"), "{chinese}");
}

/// How many bars have the accent.
fn accents(query: &str) -> usize {
    let dataset = germany();
    let view = view(&dataset, query, Lang::En);
    let scene = scene(&dataset, &view, view.focus(&dataset), 390.0);
    let is_accent = |ink| matches!(ink, Ink::Focus);
    let bars = scene.marks.iter().filter(|mark| {
        mark.key.role == Role::Value && is_accent(mark.ink) && matches!(mark.shape, Shape::Rect(_))
    });
    bars.count()
}

#[test]
fn all_that_lead_jointly_have_the_accent_unless_the_reader_chose_one() {
    assert_eq!(accents("metric=emp_growth"), 6);
    assert_eq!(accents("metric=emp_growth&highlight=u01"), 1);
    assert_eq!(accents("metric=staff"), 1);
}

#[test]
fn the_evidence_of_about_gives_its_spread() {
    let dataset = germany();
    for (lang, text) in [
        (
            Lang::En,
            "Anything between 1,500 million euros and 2,500 million euros may be given as about 2,000 million euros",
        ),
        (Lang::Zh, "1500百万欧元至2500百万欧元之间的数都可能报告为约2000百万欧元"),
    ] {
        let view = view(&dataset, "metric=spend&highlight=u16", lang);
        let shown = evidence(&dataset, &view, view.focus(&dataset).unwrap());
        assert_eq!(shown.matches("2,500").count() + shown.matches("2500").count(), 1, "{shown}");
        assert!(shown.contains(text), "{shown}");
    }
}

fn hospitals() -> AnalysedDataset {
    AnalysedDataset::new(dataset::read(include_str!("source/hospitals.json")).unwrap())
}

/// “Under 5” is anything from 0 to 5: it can be lowest, beside the 0 that surely is.
#[test]
fn a_bound_from_above_leaves_ranks_open_as_one_from_below_does() {
    let dataset = hospitals();
    let english = headline(&dataset, "metric=infections", Lang::En);
    let lowest = "Corinth is lowest with 0 cases (perhaps jointly with Belmont and Elmwood)";
    assert!(english.finding.contains(lowest), "{}", english.finding);
    let ranking = dataset.ranking(dataset.metric_by_id("infections").unwrap(), false);
    let ranks: Vec<_> = ranking.rows.iter().map(|row| row.rank.unwrap()).collect();
    let ranges: Vec<_> = ranks.iter().map(|rank| (rank.best, rank.worst)).collect();
    assert_eq!(ranges, [(1, 1), (1, 3), (3, 5), (3, 5), (5, 6), (1, 6), (7, 7)]);
    let label = |unit: &str, lang| {
        let subject = view(&dataset, &format!("metric=infections&highlight={unit}"), lang).focus(&dataset);
        reported_figures::text::mark_label(&dataset, subject.unwrap(), Rounding::Ignored, lang)
    };
    assert_eq!(label("bel", Lang::En), "Belmont, Hospital infections: under 5 cases, 1st–3rd of 7");
    assert_eq!(label("elm", Lang::Zh), "埃尔，院内感染：不超过20例，7个中第1至第6");
    assert_eq!(label("dun", Lang::En), "Dunmore, Hospital infections: 5–9 cases, 3rd–5th of 7");
}

/// With the switch on, ranks follow from the intervals, and the line says at which level and who cannot be told apart.
#[test]
fn intervals_around_values_decide_whether_the_order_holds() {
    let dataset = hospitals();
    let printed = headline(&dataset, "metric=satisfied", Lang::En);
    assert!(printed.finding.contains("Corinth leads with 92.0%"), "{}", printed.finding);
    assert!(!printed.coverage.contains("interval"), "{}", printed.coverage);
    // All that may lead given these intervals have the accent.
    let accented = |query: &str| {
        let view = view(&dataset, query, Lang::En);
        let scene = scene(&dataset, &view, view.focus(&dataset), 320.0);
        let is_it = |mark: &&reported_figures::scene::Mark| {
            mark.key.role == Role::Name && mark.ink == Ink::FocusText && mark.key.index == 0
        };
        scene.marks.iter().filter(is_it).count()
    };
    let metric = dataset.metric_by_id("satisfied").unwrap();
    let may_lead = |rounding| {
        let ranking = dataset.ranking(metric, rounding);
        ranking.rows.iter().filter(|row| row.rank.is_some_and(|rank| rank.best == 1)).count()
    };
    assert_eq!(accented("metric=satisfied"), may_lead(Rounding::Ignored));
    assert_eq!(accented("metric=satisfied&hold=on"), may_lead(Rounding::Issued));
    let held = headline(&dataset, "metric=satisfied&hold=on", Lang::En);
    assert!(held.finding.contains("1 of the 6 ranks"), "{}", held.finding);
    assert!(held.finding.contains("whatever the values within the intervals"), "{}", held.finding);
    let pairs = "ranked on 95% intervals · neighbours that cannot be told apart: Elmwood and Ashford; Ashford and Belmont";
    assert!(held.coverage.contains(pairs), "{}", held.coverage);
    let chinese = headline(&dataset, "metric=satisfied&hold=on", Lang::Zh);
    assert!(chinese.coverage.contains("按95%区间排名 · 相邻而无法区分：埃尔、阿什"), "{}", chinese.coverage);
    let subject = view(&dataset, "metric=satisfied&highlight=ash", Lang::En).focus(&dataset).unwrap();
    let evidence = evidence(&dataset, &View::start(&dataset, Lang::En), subject);
    assert!(evidence.contains("81.4% (95% interval 77.9–84.6%)"), "{evidence}");
}

/// Equal numbers with intervals cannot be told apart either, and levels of confidence that differ are said to differ.
#[test]
fn equal_intervals_and_different_levels_are_said() {
    let figure = |unit: &str, value: u32, level: u32| {
        format!(
            r#"{{"unit": "{unit}", "metric": "m", "value": {value}, "low": {}, "high": {}, "confidence": {level}}}"#,
            value - 5,
            value + 5
        )
    };
    let text = format!(
        r#"{{"version": 2, "id": "t", "lang": "en", "title": "T", "source": {{"name": "S"}}, "period": "2024",
            "units": [{{"id": "a", "name": "Ash"}}, {{"id": "b", "name": "Birk"}}, {{"id": "c", "name": "Cley"}}],
            "metrics": [{{"id": "m", "name": "M", "kind": "share", "better": "higher"}}],
            "figures": [{}, {}, {}]}}"#,
        figure("a", 61, 95),
        figure("b", 60, 90),
        figure("c", 60, 95),
    );
    let dataset = AnalysedDataset::new(dataset::read(&text).unwrap());
    let said = |lang| headline(&dataset, "metric=m&hold=on", lang).coverage;
    assert!(said(Lang::En).contains("whose levels of confidence differ"), "{}", said(Lang::En));
    assert!(
        said(Lang::En).contains("cannot be told apart: Ash and Birk; Birk and Cley"),
        "{}",
        said(Lang::En)
    );
    assert!(said(Lang::Zh).contains("其置信水平不一"), "{}", said(Lang::Zh));
}

/// Beside what only one of two reported stands why the other has no figure, where the source says why.
#[test]
fn a_comparison_says_why_the_other_has_no_figure() {
    let dataset = AnalysedDataset::new(dataset::read(include_str!("examples/hospitals.json")).unwrap());
    for (units, lang, expected) in
        [("gale,dean", Lang::En, "suppressed: Gale"), ("lyme,dean", Lang::Zh, "不予公开")]
    {
        let view = view(&dataset, &format!("chart=compare&units={units}"), lang);
        let scene = scene(&dataset, &view, None, 648.0);
        let has = |mark: &reported_figures::scene::Mark| matches!(&mark.shape, Shape::Text { text, .. } if text.contains(expected));
        assert!(scene.marks.iter().any(has), "{units}: {expected}");
    }
}

/// An open rank is where the ranking of rounded figures has it: a neighbour's open rank is not the unit's.
#[test]
fn the_ends_of_an_open_rank_are_those_of_the_ranking_of_rounded_figures() {
    let text = |values: &[&str]| {
        let unit = |unit: usize| format!(r#"{{"id": "u{unit}", "name": "Town {unit}"}}"#);
        let figures = values
            .iter()
            .enumerate()
            .map(|(unit, value)| format!(r#"{{"unit": "u{unit}", "metric": "m", "value": "{value}"}}"#));
        format!(
            r#"{{"version": 2, "id": "t", "lang": "en", "title": "T", "source": {{"name": "S"}}, "units": [{}],
            "metrics": [{{"id": "m", "name": "Result", "kind": "share", "better": "higher"}}], "figures": [{}]}}"#,
            (0..values.len()).map(unit).collect::<Vec<_>>().join(","),
            figures.collect::<Vec<_>>().join(",")
        )
    };
    // 0.2 may be either side of 0.16 and of 0.24, which are apart.
    let dataset =
        AnalysedDataset::new(dataset::read(&text(&["0.24", "0.2", "0.16", "0.9", "0.05"])).unwrap());
    let ranking = dataset.ranking(dataset.metric_by_id("m").unwrap(), false);
    let unit = dataset.unit_by_id("u2").unwrap();
    let open = left_open(&dataset, &ranking, ranking.row_of(unit).unwrap()).unwrap();
    assert_eq!((open.best, open.worst), (3, 4));
    // One figure has one rank in all views: the profile shows that of the ranking, and says that it is open.
    let profile = Profile::of(&dataset, unit);
    assert_eq!(profile.rank_of(&profile.entries[0]).unwrap().0, ranking.row_of(unit).unwrap().rank.unwrap());
    let said = headline(&dataset, "chart=profile&highlight=u2", Lang::En).finding;
    assert!(said.ends_with("as far as the figures tell, 4th of 5 in Result"), "{said}");
}

/// Who is last of a selection is not last of all.
#[test]
fn who_is_last_of_those_shown_is_said_to_be_of_those() {
    let dataset = AnalysedDataset::new(dataset::embedded());
    let shown = headline(&dataset, "units=nanan,yongchuan,dazu", Lang::En);
    let all = headline(&dataset, "", Lang::En);
    let said = |headline: &Headline| format!("{} {}", headline.finding, headline.coverage).to_lowercase();
    assert!(said(&shown).contains("of those shown, nan'an is last"), "{shown:?}");
    assert!(!said(&all).contains("of those shown"), "{all:?}");
}

/// It is no silence where the other cannot have a figure.
#[test]
fn a_comparison_says_that_a_metric_does_not_apply_to_the_other() {
    let dataset = AnalysedDataset::new(dataset::embedded());
    let view = view(&dataset, "chart=compare&units=nanan,water-bureau", Lang::En);
    let scene = scene(&dataset, &view, None, 648.0);
    let labels = scene.labels().filter(|label| label.starts_with("not applicable")).count();
    assert!(labels > 3, "{labels}");
}

/// Who alone has a figure of the last period is not the only one that reported the metric.
#[test]
fn a_figure_alone_in_its_period_is_not_the_only_one() {
    let text = r#"{"version": 2, "id": "t", "lang": "en", "title": "T", "source": {"name": "S"},
        "units": [{"id": "a", "name": "Kew"}, {"id": "b", "name": "Leeds"}],
        "metrics": [{"id": "m", "name": "Sunshine", "kind": "duration", "unit": "hour|hours"}],
        "figures": [
            {"unit": "a", "metric": "m", "value": 60, "period": "2024-02"},
            {"unit": "b", "metric": "m", "value": 44, "period": "2024-02"},
            {"unit": "b", "metric": "m", "value": 99, "period": "2024-03"}],
        "gaps": [{"unit": "a", "metric": "m", "period": "2024-03", "reason": "unknown"}]}"#;
    let dataset = AnalysedDataset::new(dataset::read(text).unwrap());
    let view = view(&dataset, "metric=m", Lang::En);
    let evidence = evidence(&dataset, &view, view.focus(&dataset).unwrap());
    assert!(evidence.contains("Figures of different periods"), "{evidence}");
    assert!(!evidence.contains("Only this unit"), "{evidence}");
    let scene = scene(&dataset, &view, None, 360.0);
    let texts = scene.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    assert!(texts.clone().all(|text| !text.contains("Only this unit")), "{:?}", texts.collect::<Vec<_>>());
}

/// Zero is a bar of no length with its 0 beside the line that bars begin at.
#[test]
fn zero_is_drawn_as_zero() {
    let dataset = hospitals();
    for (metric, zeros) in [("strikes", 8), ("infections", 1), ("net", 1)] {
        let view = view(&dataset, &format!("metric={metric}"), Lang::En);
        let scene = scene(&dataset, &view, None, 360.0);
        let bars = scene.marks.iter().filter(|mark| mark.key.role == Role::Value);
        let empty = bars.filter(|mark| matches!(mark.shape, Shape::Rect(rect) if rect.w == 0.0)).count();
        assert_eq!(empty, zeros, "{metric}");
        let labels = scene.marks.iter().filter(|mark| {
            mark.key.role == Role::Label
                && matches!(&mark.shape, Shape::Text { text, .. } if text.starts_with("0 "))
        });
        assert_eq!(labels.count(), zeros, "{metric}");
    }
}

/// Deaths are whole: “under 3” is at most 2, so it is never behind a 3, and beside a 0 it may tie, not lead.
#[test]
fn ranks_of_counts_use_that_counts_are_whole() {
    let dataset = AnalysedDataset::new(dataset::read(include_str!("trials/counts.json")).unwrap());
    let headline = headline(&dataset, "metric=deaths", Lang::En).finding;
    assert_eq!(
        headline,
        "Road deaths: 6 of 6 reported; of these, Asten is lowest with 0 deaths (perhaps jointly with Berg), Felde is highest with over 5 deaths (perhaps jointly with Ems)"
    );
    let ranking = dataset.ranking(dataset.metric_by_id("deaths").unwrap(), false);
    let rank = |id: &str| {
        let unit = dataset.unit_by_id(id).unwrap();
        let rank = ranking.rows.iter().find(|row| row.unit == unit).unwrap().rank.unwrap();
        (rank.best, rank.worst)
    };
    assert_eq!([rank("asten"), rank("berg"), rank("calbe")], [(1, 1), (1, 2), (3, 3)]);
    assert_eq!([rank("deich"), rank("ems"), rank("felde")], [(3, 3), (5, 5), (5, 6)]);
    let zh = self::headline(&dataset, "metric=deaths", Lang::Zh).finding;
    assert!(zh.contains("Asten\u{a0}0人\u{a0}最低（可能与Berg并列）"), "{zh}");
    // In thousands of passengers nothing is whole: over 5 may be 5.5.
    let ranking = dataset.ranking(dataset.metric_by_id("passengers").unwrap(), false);
    assert_eq!(ranking.rows[0].rank.map(|rank| (rank.best, rank.worst)), Some((1, 2)));
}

/// A target that is printed 4.0 is not shown as 4.
#[test]
fn a_reference_keeps_its_printed_digits() {
    let text = include_str!("trials/counts.json").replace("\"version\": 2,", "\"version\": 2, \"references\": [{ \"metric\": \"deaths\", \"value\": \"4.0\", \"name\": \"Target\" }],");
    let dataset = AnalysedDataset::new(dataset::read(&text).unwrap());
    let headline = headline(&dataset, "metric=deaths", Lang::En);
    assert!(headline.coverage.contains("Target: 4.0 deaths"), "{}", headline.coverage);
    assert!(dataset::to_json(&dataset).contains("\"value\":4.0"), "{}", dataset::to_json(&dataset));
}
