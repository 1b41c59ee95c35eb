//! What a reader is told of ranks: nothing that the printed digits, the periods and the silence of others do not bear out.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use reported_figures::analysis::AnalysedDataset;
use reported_figures::dataset::{self, Lang, generate};
use reported_figures::outline::evidence;
use reported_figures::text::Headline;
use reported_figures::view::{View, parse};

fn tie() -> AnalysedDataset {
    AnalysedDataset::new(dataset::read(include_str!("trials/tie_prec.json")).unwrap())
}

fn view(dataset: &AnalysedDataset, query: &str, lang: Lang) -> View {
    let (view, unknown) = parse(query, dataset, &View::start(dataset, lang));
    assert!(unknown.is_empty(), "{unknown:?}");
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
    assert!(english.finding.contains("the lead is undecided (Elm, Ash and Dogwood)"), "{}", english.finding);
    assert!(!english.finding.contains("leads"), "{}", english.finding);
    let line = "the printed digits do not tell Ash apart from Elm, Cedar and Beech";
    assert!(english.coverage.contains(line), "{}", english.coverage);
    let chinese = headline(&dataset, "", Lang::Zh);
    assert!(chinese.coverage.contains("所印位数不足以区分Ash与Elm、Cedar、Beech"), "{}", chinese.coverage);
    let subject = view(&dataset, "highlight=u0", Lang::En).focus(&dataset).unwrap();
    assert!(evidence(&dataset, &View::start(&dataset, Lang::En), subject).contains(line));
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
    assert!(issued.finding.ends_with("High-tech leads them either way; Nan'an is last of them either way"));
    assert!(issued.coverage.contains("assumes issue in steps of 0.1%"), "{}", issued.coverage);
    let printed = headline(&dataset, "metric=gdp_growth&hold=printed", Lang::En);
    assert!(
        printed.finding.contains("any of High-tech, Yongchuan and Pengshui might lead"),
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
                    let (counted, _) = found.coverage.split_once(" · ").unwrap_or((&found.coverage, ""));
                    let digits: String = counted.chars().filter(char::is_ascii_digit).collect();
                    if !ranking.rows.is_empty() {
                        assert_eq!(digits, ranking.rows.len().to_string(), "{seed} {id}: {}", found.coverage);
                    }
                }
            }
        }
    }
}
