//! A chart with its caption: headline above and source below, so that a crop does not easily lose them.

use super::text_style::TextStyle;
use crate::analysis::AnalysedDataset;
use crate::collect::CollectVec as _;
use crate::dataset::{Lang, Subject, UnitIx};
use crate::scene::{Datum, Ink, Key, Role, Scene};
use crate::text::{
    Headline, corrections, dots_key, kicker, kinds_of, periods_of, picture_notes, source_line, source_notes,
    with_whole_names, wrap_phrases,
};
use crate::view::{Chart, GrowthScale, Sort, View};

/// Space around everything.
const PAD: f64 = 16.0;
/// How much wider Latin fonts may be than those that texts are laid out by, where the padding has the rest: DejaVu Sans,
/// the default of many Linux systems, is wider by a sixth.
const WIDER: f64 = 1.12;

const HEADLINE: TextStyle = TextStyle { size: 20.0, ..TextStyle::body(Ink::Text).bold() };

/// Lays out the chart of a view with its headline, coverage and source, `width` scene units wide.
pub fn captioned_scene(dataset: &AnalysedDataset, view: &View, focus: Option<Subject>, width: f64) -> Scene {
    let chart = super::scene(dataset, view, focus, width - 2.0 * PAD);
    let (subjects, units) = shown(dataset, view, &chart);
    let kinds = kinds_of(dataset, &without_kind(&chart, view, &units), view.lang);
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
    column.add(chart);
    column.y += 12.0;
    if let Some(key) = dots_key(dataset, view) {
        column.write(&TextStyle::small(Ink::Soft), key);
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

/// The units of which the picture does not say the kind: in a ranking it stands below names, or above groups of rows.
fn without_kind(chart: &Scene, view: &View, units: &[UnitIx]) -> Vec<UnitIx> {
    let is_grouped = view.chart == Chart::Ranking && view.sort == Sort::Kind;
    let below_name = |unit: &UnitIx| chart.marks.iter().any(|mark| mark.key == Key::unit(*unit, Role::Note));
    units.iter().copied().filter(|unit| !is_grouped && !below_name(unit)).collect_vec()
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
        // A picture is also seen where only wider fonts are; those do not make Chinese wider.
        let wider = if self.is_chinese { 1.0 } else { WIDER };
        for text in wrap_phrases(text, style.size, style.bold, (self.scene.width - 2.0 * PAD) / wider) {
            let key = Key::chart(Role::Note, self.next_index);
            style.draw(key, PAD, self.y + line / 2.0, text, &mut self.scene);
            self.next_index += 1;
            self.y += line;
        }
        self.y += 3.0;
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
    use crate::dataset::{embedded, generate, read};
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
}
