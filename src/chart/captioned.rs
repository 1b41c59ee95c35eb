//! A chart with its caption: headline above and source below, so that a crop does not easily lose them.

use super::text_style::TextStyle;
use crate::analysis::AnalysedDataset;
use crate::collect::CollectVec as _;
use crate::dataset::{Lang, Subject, UnitIx};
use crate::scene::{Datum, Ink, Key, Role, Scene};
use crate::text::{
    Headline, accent_key, corrections, dots_key, kicker, kinds_of, periods_of, picture_notes, source_line,
    source_notes, width, with_whole_names, wrap_phrases,
};
use crate::view::{Chart, GrowthScale, Sort, View};

/// Space around everything.
const PAD: f64 = 16.0;
/// How much wider Latin fonts may be than those that texts are laid out by, where the padding has the rest: DejaVu Sans,
/// the default of many Linux systems, is wider by up to a seventh.
const WIDER: f64 = 1.12;
/// The same in bold, where lines may reach into the padding: DejaVu Sans Bold is wider by a sixth, its digits by 1.172.
const WIDER_BOLD: f64 = 1.175;
/// How many widths are tried for Chinese lines, from the whole room down.
const TRIES: u32 = 4;

const HEADLINE: TextStyle = TextStyle { size: 20.0, ..TextStyle::body(Ink::Text).bold() };

/// Lays out the chart of a view with its headline, coverage and source, `width` scene units wide.
pub fn captioned_scene(dataset: &AnalysedDataset, view: &View, focus: Option<Subject>, width: f64) -> Scene {
    let chart = super::scene(dataset, view, focus, width - 2.0 * PAD);
    let (subjects, mut units) = shown(dataset, view, &chart);
    units.retain(|unit| !view.has_one_metric() || has_figure(dataset, view, &subjects, *unit));
    let kinds = kinds_of(dataset, &without_kind(dataset, &chart, view, &units), view.lang);
    let headline = Headline::of(dataset, view);
    let is_chinese = view.lang == Lang::Zh;
    let mut column = Column { scene: Scene::new(width), y: PAD, next_index: 1000, is_chinese };
    let title = kicker(dataset, view);
    let periods = match title == dataset.title.get(view.lang) {
        true => periods_of(dataset, &subjects, [&title, &headline.finding], view.lang),
        false => String::new(),
    };
    let gap = if periods.is_empty() { "" } else { view.lang.words().dot };
    column.write(&TextStyle::small(Ink::Soft), &[&*title, gap, &periods].concat());
    column.write(&HEADLINE, &with_whole_names(dataset, &headline.finding, view.lang));
    column.write(&TextStyle::small(Ink::Soft), &headline.coverage);
    column.y += 10.0;
    let has_accent = chart.marks.iter().any(|mark| mark.ink == Ink::FocusText);
    column.add(chart);
    column.y += 12.0;
    if let Some(key) = dots_key(dataset, view) {
        column.write(&TextStyle::small(Ink::Soft), key);
    }
    if let Some(key) = accent_key(dataset, view, focus).filter(|_| has_accent) {
        column.write(&TextStyle::small(Ink::Soft), &key);
    }
    if view.has_one_metric() && !kinds.is_empty() {
        column.write(&TextStyle::small(Ink::Soft), &kinds);
    }
    for note in picture_notes(dataset, view, &subjects, &units) {
        column.write(&TextStyle::small(Ink::Text), &note);
    }
    let words = view.lang.words();
    for correction in corrections(dataset, view.lang) {
        column.write(&TextStyle::small(Ink::Text), &correction);
    }
    column.write(&TextStyle::small(Ink::Soft), &source_notes(dataset, view.lang));
    let line = [words.source, words.colon, &source_line(dataset, view.lang)].concat();
    column.write(&TextStyle::small(Ink::Soft), &line);
    column.scene.height = column.y + PAD - 6.0;
    column.scene
}

/// Whether a unit has a figure of the view's metric, of whatever period, or of a metric that growth shows beside it.
fn has_figure(dataset: &AnalysedDataset, view: &View, subjects: &[Subject], unit: UnitIx) -> bool {
    let is_drawn = |it: &Subject| it.unit == unit && dataset.figure(it.unit, it.metric).is_some();
    dataset.whole().figures.iter().any(|figure| figure.unit == unit && figure.metric == view.metric)
        || view.chart == Chart::Growth && subjects.iter().any(is_drawn)
}

/// The units of which the picture does not say the kind: in a ranking it stands below names, or above groups of rows, and those
/// without a rank are named by reason.
fn without_kind(dataset: &AnalysedDataset, chart: &Scene, view: &View, units: &[UnitIx]) -> Vec<UnitIx> {
    let is_ranking = view.chart == Chart::Ranking;
    let is_grouped = is_ranking && view.sort == Sort::Kind;
    let ranking = dataset.ranking(view.metric, false);
    let is_named = |unit: &UnitIx| !is_ranking || ranking.rows.iter().any(|row| row.unit == *unit);
    let below_name = |unit: &UnitIx| chart.marks.iter().any(|mark| mark.key == Key::unit(*unit, Role::Note));
    units.iter().copied().filter(|unit| !is_grouped && is_named(unit) && !below_name(unit)).collect_vec()
}

/// The figures and gaps that can be pointed at on a chart, and the units that it names, each once.
fn shown(dataset: &AnalysedDataset, view: &View, chart: &Scene) -> (Vec<Subject>, Vec<UnitIx>) {
    let mut subjects = Vec::new();
    let mut is_named = vec![false; dataset.units.len()];
    // Who has no rank is named with the reason, and has no figure that a note could be about.
    let has_panel = view.chart == Chart::Ranking || view.scale == GrowthScale::Step;
    for target in &chart.targets {
        if has_panel && dataset.figure(target.subject.unit, target.subject.metric).is_none() {
            continue;
        }
        if !subjects.contains(&target.subject) {
            subjects.push(target.subject);
        }
        is_named[target.subject.unit.0 as usize] = true;
    }
    for mark in &chart.marks {
        if let Datum::Unit(unit) = mark.key.datum {
            is_named[unit.0 as usize] = true;
        }
    }
    // The other units of a profile are dots without a name.
    let profiled = view.profiled_unit(dataset).filter(|_| view.chart == Chart::Profile);
    let is_shown = |unit: &UnitIx| profiled.map_or(is_named[unit.0 as usize], |profiled| profiled == *unit);
    (subjects, dataset.unit_ixs().filter(is_shown).collect_vec())
}

/// A column that is filled from the top.
struct Column {
    scene: Scene,
    /// Where the next part begins.
    y: f64,
    /// Index of the next line's key, above those of the chart's notes.
    next_index: u32,
    is_chinese: bool,
}

impl Column {
    fn write(&mut self, style: &TextStyle, text: &str) {
        let line = style.size * 1.4;
        for text in self.lines(style, text) {
            let key = Key::chart(Role::Note, self.next_index);
            style.draw(key, PAD, self.y + line / 2.0, text, &mut self.scene);
            self.next_index += 1;
            self.y += line;
        }
        self.y += 3.0;
    }

    /// A text in lines that are whole where only wider fonts are, too. Those do not make Chinese wider, so that Chinese lines
    /// are shorter only where there is much Latin in them.
    fn lines(&self, style: &TextStyle, text: &str) -> Vec<String> {
        let room = self.scene.width - 2.0 * PAD;
        let wrapped = |room: f64| wrap_phrases(text, style.size, style.bold, room);
        let (wider, shorter) = match style.bold {
            true => (WIDER_BOLD, (room + PAD) / WIDER_BOLD),
            false => (WIDER, room / WIDER),
        };
        // A Chinese character is square in every font; numbers with separators are a little wider than other Latin.
        let is_whole = |line: &String| {
            let (square, latin): (String, String) = line.chars().partition(|letter| *letter >= '\u{2e80}');
            width(&square, style.size, false) + style.width(&latin) * wider <= room + PAD - 3.0
        };
        let tries = if self.is_chinese { TRIES } else { 0 };
        let mut lines =
            (0..tries).map(|step| wrapped(room - (room - shorter) / f64::from(TRIES) * f64::from(step)));
        let whole = lines.find(|lines| lines.iter().all(is_whole));
        whole.unwrap_or_else(|| wrapped(shorter))
    }

    fn add(&mut self, chart: Scene) {
        let height = chart.height;
        self.scene.add_scene(chart, PAD, self.y);
        self.y += height;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::WIDTHS;
    use crate::dataset::{Dataset, embedded, generate, read};
    use crate::scene::Shape;
    use crate::view::{Chart, parse};

    #[test]
    fn no_chinese_name_is_broken_in_a_headline() {
        let dataset = AnalysedDataset::new(embedded());
        let start = View::start(&dataset, Lang::Zh);
        for (chart, metric) in [Chart::Ranking, Chart::Growth]
            .into_iter()
            .flat_map(|chart| dataset.metric_ixs().map(move |metric| (chart, metric)))
        {
            let view = View { chart, metric, ..start.clone() };
            for width in WIDTHS {
                let scene = captioned_scene(&dataset, &view, None, width);
                let lines = scene.marks.iter().filter_map(|mark| match &mark.shape {
                    Shape::Text { text, size, .. } if *size == HEADLINE.size => Some(text.as_str()),
                    _ => None,
                });
                let lines: Vec<&str> = lines.collect();
                for name in dataset.unit_ixs().map(|unit| dataset.unit(unit).short.get(Lang::Zh)) {
                    let whole = lines.iter().filter(|line| line.contains(name)).count();
                    let joined = lines.concat().matches(name).count();
                    assert!(joined == 0 || whole > 0, "{name}: {lines:?}");
                }
            }
        }
    }

    #[test]
    fn the_kinds_of_all_units_of_all_panels_are_told() {
        let text = r#"{"version": 2, "id": "t", "lang": "en", "title": "T", "source": {"name": "S"},
            "kinds": [{"id": "zone", "name": "zone"}, {"id": "city", "name": "city"}], "units": [
            {"id": "a", "name": "Ash", "kind": "zone"}, {"id": "b", "name": "Bay", "kind": "city"},
            {"id": "c", "name": "Cob", "kind": "zone"}, {"id": "d", "name": "Dee", "kind": "city"}], "metrics": [
            {"id": "m", "name": "Staff", "kind": "growth"}, {"id": "n", "name": "Sales", "kind": "growth"}], "figures": [
            {"unit": "a", "metric": "m", "value": 1}, {"unit": "b", "metric": "m", "value": 2},
            {"unit": "b", "metric": "n", "value": 3}, {"unit": "c", "metric": "n", "value": 4},
            {"unit": "d", "metric": "n", "value": 5}]}"#;
        let dataset = AnalysedDataset::new(read(text).unwrap_or_default());
        let (view, _) = parse("chart=growth&metric=m", &dataset, &View::start(&dataset, Lang::En));
        let scene = captioned_scene(&dataset, &view, None, 680.0);
        let kinds = scene.labels().find(|label| label.starts_with("Zone: "));
        assert_eq!(kinds, Some("Zone: Ash and Cob · City: Bay and Dee"));
    }

    #[test]
    fn what_has_the_accent_is_named_where_the_headline_is_about_several_metrics() {
        let dataset = AnalysedDataset::new(embedded());
        for (query, expected) in [
            ("chart=profile&highlight=nanan&metric=gdp_growth", Some("Highlighted: GDP growth")),
            ("chart=compare&units=nanan,dazu&highlight=dazu&metric=gdp_growth", Some("Highlighted: ")),
            ("chart=ranking&metric=gdp_growth", None),
            ("chart=coverage", None),
        ] {
            let (view, unknown) = parse(query, &dataset, &View::start(&dataset, Lang::En));
            assert!(unknown.is_empty(), "{query}");
            let scene = captioned_scene(&dataset, &view, view.focus(&dataset), 680.0);
            let key = scene.labels().find(|label| label.starts_with("Highlighted"));
            assert_eq!(key.is_some(), expected.is_some(), "{query}");
            assert!(key.unwrap_or_default().starts_with(expected.unwrap_or_default()), "{query}: {key:?}");
            // It names what is drawn in that colour.
            let name = key.and_then(|key| key.split(": ").nth(1)).unwrap_or_default();
            let accented = |part: &str| {
                scene.marks.iter().any(|mark| match &mark.shape {
                    Shape::Text { text, .. } => mark.ink == Ink::FocusText && text.starts_with(part),
                    _ => false,
                })
            };
            assert!(key.is_none() || name.split(" (").next().is_some_and(accented), "{query}: {key:?}");
        }
    }

    #[test]
    fn open_dots_are_explained_where_a_picture_has_them() {
        let small = ["neg", "s_six", "uni"].map(|name| {
            let text = std::fs::read_to_string(format!("tests/trials/{name}.json")).unwrap_or_default();
            read(&text).unwrap_or_default()
        });
        let (mut with, mut without) = (0, 0);
        for dataset in small.into_iter().chain([embedded(), generate(2, 3, 1), generate(9, 12, 2)]) {
            let dataset = AnalysedDataset::new(dataset);
            for query in ["chart=growth", "chart=profile", "chart=growth&scale=step"] {
                let (view, _) = parse(query, &dataset, &View::start(&dataset, Lang::En));
                let scene = captioned_scene(&dataset, &view, view.focus(&dataset), 680.0);
                let is_open = scene.marks.iter().any(|mark| {
                    mark.key.role == Role::Value
                        && matches!(mark.shape, Shape::Circle { stroke: Some(_), .. })
                });
                let key = dots_key(&dataset, &view);
                assert_eq!(key.is_some(), is_open, "{} {query}", dataset.id);
                assert_eq!(scene.labels().any(|label| label.contains("pen dots:")), is_open, "{query}");
                (with, without) = (with + usize::from(is_open), without + usize::from(!is_open));
            }
        }
        assert!(with > 3 && without > 3, "{with} {without}");
    }

    /// Advance widths of printable ASCII in DejaVu Sans Bold, as its makers publish them, in hundredths.
    const DEJAVU_BOLD: [u8; 95] = [
        35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, // space to /
        70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40, 84, 84, 84, 59, // 0 to ?
        100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 38, 78, 64, 100, 84, 86, // @ to O
        74, 86, 78, 73, 69, 82, 78, 111, 78, 73, 73, 46, 37, 46, 84, 50, // P to _
        50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69, // ` to o
        72, 72, 50, 60, 48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84, // p to ~
    ];

    /// How wide a line of a headline is where DejaVu is the only Latin font; a Chinese character is square in every font.
    fn width_in_dejavu(line: &str) -> f64 {
        let advance = |letter: char| match letter {
            ' '..='~' => u32::from(DEJAVU_BOLD[letter as usize - 32]),
            '\u{a0}' => 35,
            '·' => 38,
            'à'..='ÿ' => 72,
            '–' => 50,
            '“' | '”' => 66,
            '−' | '≈' => 84,
            '\u{2066}'..='\u{2069}' => 0,
            _ => 100,
        };
        f64::from(line.chars().map(advance).sum::<u32>()) / 100.0 * HEADLINE.size
    }

    #[test]
    fn a_headline_is_whole_where_only_wide_fonts_are() {
        let mut found = Vec::new();
        let mut check = |dataset: Dataset, most: usize| {
            let dataset = AnalysedDataset::new(dataset);
            for (lang, metric) in Lang::ALL
                .into_iter()
                .flat_map(|lang| dataset.metric_ixs().take(most).map(move |it| (lang, it)))
            {
                for chart in [Chart::Ranking, Chart::Growth, Chart::Profile, Chart::Compare, Chart::Coverage]
                {
                    let view = View { chart, metric, ..View::start(&dataset, lang) };
                    let finding = Headline::of(&dataset, &view).finding;
                    for width in [280.0, 320.0, 390.0, 680.0, 900.0, 1280.0] {
                        let column = Column {
                            scene: Scene::new(width),
                            y: 0.0,
                            next_index: 0,
                            is_chinese: lang == Lang::Zh,
                        };
                        for line in column.lines(&HEADLINE, &with_whole_names(&dataset, &finding, lang)) {
                            let right = PAD + width_in_dejavu(&line);
                            if right > width {
                                found.push(format!("{} {lang:?} {width}: {right:.1} “{line}”", dataset.id));
                            }
                        }
                    }
                }
            }
        };
        for path in ["trials/uni", "trials/neg", "source/hospitals"] {
            let text = std::fs::read_to_string(format!("tests/{path}.json")).unwrap_or_default();
            let dataset = read(&text).unwrap_or_default();
            assert!(!dataset.metrics.is_empty(), "{path}");
            check(dataset, 20);
        }
        check(embedded(), 200);
        for seed in 0..6 {
            check(generate(9, 12, seed), 12);
        }
        assert!(found.is_empty(), "{} lines\n{}", found.len(), found[..found.len().min(40)].join("\n"));
    }
}
