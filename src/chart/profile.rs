//! Profile: one unit, all it reported by theme, each figure among its peers where there are any.

use super::bound_sign::{bound_sign, direction, has_sign};
use super::input::ChartInput;
use super::text_style::{SMALL, TextStyle};
use super::whisker::{self, NARROWEST};
use crate::analysis::{Availability, Interval, Profile, ProfileEntry, Ranking, Row};
use crate::collect::CollectVec as _;
use crate::dataset::{Better, Figure, Subject, ThemeIx, Value};
use crate::scale::Linear;
use crate::scene::{Align, Ink, Key, Layer, Mark, Rect, Role, Scene, Shape};
use crate::text::{self, wrap, wrap_evenly};

/// Height of a line of body text, of one of small text, and of a strip below them.
const LINE: f64 = 19.0;
const NOTE: f64 = 16.0;
const STRIP: f64 = 20.0;
/// Space above and below a row.
const PAD: f64 = 6.0;
/// From this width on strips are beside the values, not below them.
const WIDE: f64 = 520.0;
/// The part of the width that a value with its unit of measurement may have.
const VALUES: f64 = 0.18;
const RADIUS: f64 = 4.5;
/// Indices of the headings that are no theme.
const GAPS: u32 = 90;
const NOT_REPORTED: u32 = 91;

/// Lays out what one unit reported.
pub fn scene(input: &ChartInput<'_>) -> Scene {
    let mut scene = Scene::new(input.width);
    let Some(unit) = input.view.profiled_unit(input.dataset) else { return scene };
    let profile = Profile::of(input.dataset, unit);
    let columns = ProfileColumns::of(input, &profile);
    let mut theme = None;
    for entry in &profile.entries {
        draw_theme(input, entry, &mut theme, &mut scene);
        draw_entry(input, &columns, &profile, entry, &mut scene);
    }
    draw_gaps(input, &profile, &mut scene);
    draw_not_reported(input, &profile, &mut scene);
    scene
}

/// Horizontal positions of the parts of a row.
struct ProfileColumns {
    /// Right end of names; `None` where each reaches to its value.
    names: Option<f64>,
    /// Right end of values.
    values: f64,
    /// The most width of a value, with its unit of measurement if that fits.
    most: f64,
    /// Ends of strips.
    strips: (f64, f64),
}

impl ProfileColumns {
    fn of(input: &ChartInput<'_>, profile: &Profile) -> Self {
        let small = TextStyle::small(Ink::Soft);
        let ranks = profile.entries.iter().map(|entry| small.width(&rank(input, profile, entry)));
        let right = input.width - ranks.fold(0.0, f64::max) - 10.0;
        if input.width < WIDE {
            return Self { names: None, values: input.width, most: input.width * 0.6, strips: (0.0, right) };
        }
        let style = TextStyle::body(Ink::Text).bold();
        let width =
            |entry: &ProfileEntry, has_measure| style.width(&input.dated_label(entry.figure, has_measure));
        // A long unit of measurement leaves the width to the strips, and stands with the name.
        let values = profile.entries.iter().map(|entry| match width(entry, true) {
            long if long > input.width * VALUES => width(entry, false),
            short => short,
        });
        let widest = values.fold(0.0, f64::max).min(input.width / 2.0);
        let name = |entry: &ProfileEntry| {
            style.width(&metric_name(input, entry.figure, width(entry, true) <= widest))
        };
        let longest = profile.entries.iter().map(name).fold(0.0, f64::max);
        let names = (input.width * 0.46 - widest / 2.0).min(longest + 14.0);
        let values = names + 14.0 + widest;
        Self { names: Some(names), values, most: widest, strips: (values + 28.0, right) }
    }
}

/// The name of a figure's metric, with the period that the value does not have.
fn metric_name(input: &ChartInput<'_>, figure: usize, has_measure: bool) -> String {
    let metric = input.dataset.figures[figure].metric;
    let period = match input.other_period(figure) {
        Some(_) => None,
        None => text::period_of_metric(input.dataset, metric),
    };
    input.metric_name_of(metric, period, has_measure)
}

fn figure<'a>(input: &ChartInput<'a>, entry: &ProfileEntry) -> &'a Figure {
    &input.dataset.figures[entry.figure]
}

fn subject(figure: &Figure) -> Subject {
    Subject { unit: figure.unit, metric: figure.metric }
}

/// 3= / 7; nothing where there is nobody to be ranked with.
fn rank(input: &ChartInput<'_>, profile: &Profile, entry: &ProfileEntry) -> String {
    let rank = profile.rank_of(entry);
    rank.map(|(rank, count)| text::rank_of(rank, count, input.view.lang)).unwrap_or_default()
}

/// The name of a theme, where a new one begins.
fn draw_theme(input: &ChartInput<'_>, entry: &ProfileEntry, theme: &mut Option<ThemeIx>, scene: &mut Scene) {
    let own = input.dataset.metric(figure(input, entry).metric).theme;
    if std::mem::replace(theme, own) != own
        && let Some(own) = own
    {
        draw_heading(input, own.0, input.dataset.theme(own).name.get(input.view.lang), scene);
    }
}

/// A heading below a line.
fn draw_heading(input: &ChartInput<'_>, index: u32, text: &str, scene: &mut Scene) {
    let top = if scene.height > 0.0 { scene.height + 8.0 } else { 0.0 };
    scene.add_rule(Key::chart(Role::Grid, index), (0.0, top), (input.width, top));
    let style = TextStyle::small(Ink::Soft).bold();
    style.draw(Key::chart(Role::Tick, index), 0.0, top + 16.0, text, scene);
    scene.height = top + 26.0;
}

/// A figure: name, value and notes; beside or below them the strip and the rank, where there are peers.
fn draw_entry(
    input: &ChartInput<'_>,
    columns: &ProfileColumns,
    profile: &Profile,
    entry: &ProfileEntry,
    scene: &mut Scene,
) {
    let figure = figure(input, entry);
    let subject = subject(figure);
    let top = scene.height;
    let middle = top + PAD + LINE / 2.0;
    let ink = if input.in_focus(subject) { Ink::FocusText } else { Ink::Text };
    let style = TextStyle::body(ink).bold().align(Align::Right);
    // A long unit of measurement stands with the name, and a long number below it.
    let has_measure = style.width(&input.dated_label(entry.figure, true)) <= columns.most;
    let dated = input.dated_label(entry.figure, has_measure);
    // Where the width is too little for the period behind the value, it stands among the notes.
    let has_period = style.width(&dated) <= columns.names.map_or(input.width, |_| columns.most);
    let value = if has_period { dated } else { input.label(entry.figure, has_measure) };
    // One of very many digits is smaller.
    let size = if style.width(&value) > input.width { SMALL } else { style.size };
    let style = TextStyle { size, ..style };
    let beside = columns.names.unwrap_or(input.width - style.width(&value) - 14.0);
    let is_beside = input.width >= WIDE || beside >= input.width * 0.25;
    let name = metric_name(input, entry.figure, has_measure);
    let name_width = if is_beside { beside } else { input.width };
    let mut name_bottom = draw_name(input, subject, &name, name_width, middle, scene);
    let y = if is_beside { middle } else { name_bottom + LINE / 2.0 };
    name_bottom = name_bottom.max(y + LINE / 2.0);
    style.draw(Key::figure(subject, Role::Label), columns.values, y, value, scene);
    let is_wide = input.width >= WIDE;
    let at = if is_wide { (columns.strips.0, middle) } else { (0.0, name_bottom + NOTE / 2.0) };
    let period = input.other_period(entry.figure).filter(|_| !has_period);
    let has_dots = profile.is_ranked(entry);
    let notes = notes(input, figure, period, has_dots);
    let mut bottom = draw_notes(input, subject, &notes, at, scene).max(name_bottom);
    if let Some(ranking) = entry.peers.as_ref().filter(|_| has_dots) {
        let y = if is_wide && notes.is_empty() { middle } else { bottom + STRIP / 2.0 };
        draw_strip(input, columns, subject, ranking, y, scene);
        let style = TextStyle::small(Ink::Soft).align(Align::Right);
        style.draw(Key::figure(subject, Role::Rank), input.width, y, rank(input, profile, entry), scene);
        bottom = bottom.max(y + STRIP / 2.0);
    }
    scene.height = bottom + PAD;
    scene.add_target(subject, Rect { x: 0.0, y: top, w: input.width, h: scene.height - top });
}

/// The metric's name, wrapped; returns the height where it ends.
fn draw_name(
    input: &ChartInput<'_>,
    subject: Subject,
    name: &str,
    width: f64,
    middle: f64,
    scene: &mut Scene,
) -> f64 {
    let has_focus = input.in_focus(subject);
    let ink = if has_focus { Ink::FocusText } else { Ink::Text };
    let style = TextStyle { bold: has_focus, ..TextStyle::body(ink) };
    let mut y = middle;
    for (index, line) in wrap_evenly(name, style.size, true, width).into_iter().enumerate() {
        style.draw(Key::figure(subject, Role::Name).nth(index as u32), 0.0, y, line, scene);
        y += LINE;
    }
    y - LINE / 2.0
}

/// What a value cannot be read without: who else gave it and among whom, or what a multiple is in per cent; what changed since
/// the period before; and that dots further left are better, where they are.
fn notes(input: &ChartInput<'_>, figure: &Figure, period: Option<String>, has_dots: bool) -> String {
    let is_lower_better = has_dots && input.dataset.metric(figure.metric).better == Better::Lower;
    let better = is_lower_better.then(|| input.view.lang.deferred_words().lower_is_better.to_owned());
    let percent = text::multiple_as_percent(input.dataset, figure, input.view.lang);
    let given = text::given_note(input.dataset, figure, input.view.lang);
    let change = text::change_of_figure(input.dataset, figure, input.view.lang);
    period
        .into_iter()
        .chain(percent)
        .chain(given)
        .chain(change)
        .chain(better)
        .collect_vec()
        .join(input.view.lang.words().dot)
}

/// Notes, wrapped, the middle of their first line at `y`; returns the height where they end.
fn draw_notes(
    input: &ChartInput<'_>,
    subject: Subject,
    notes: &str,
    (x, mut y): (f64, f64),
    scene: &mut Scene,
) -> f64 {
    let style = TextStyle::small(Ink::Soft);
    for (index, line) in wrap(notes, SMALL, false, input.width - x).into_iter().enumerate() {
        style.draw(Key::figure(subject, Role::Note).nth(index as u32), x, y, line, scene);
        y += NOTE;
    }
    y - NOTE / 2.0
}

/// All that reported the metric as dots on a line, that of the profile's unit filled. As in a ranking, a bound has its sign,
/// “about” its spread, and a range is a bar between its ends.
fn draw_strip(
    input: &ChartInput<'_>,
    columns: &ProfileColumns,
    subject: Subject,
    ranking: &Ranking,
    y: f64,
    scene: &mut Scene,
) {
    let (left, right) = columns.strips;
    let (mut low, mut high, mut margin) = (f64::INFINITY, f64::NEG_INFINITY, RADIUS + 2.0);
    for row in &ranking.rows {
        let figure = &input.dataset.figures[row.figure];
        let spread = spread(row, figure).map(|interval| (interval.lo(), interval.hi()));
        for value in [row.drawn(), spread.map(|ends| ends.0), spread.map(|ends| ends.1)].into_iter().flatten()
        {
            (low, high) = (low.min(value), high.max(value));
        }
        if has_sign(figure.bound) {
            margin = RADIUS + 1.5 + SIGN;
        }
    }
    let scale = Linear::new((low, high), (left + margin, right - margin));
    scene.add_rule(Key::figure(subject, Role::Grid), (left, y), (right, y));
    for row in &ranking.rows {
        draw_dot(input, &scale, row, subject, y, scene);
    }
}

/// Width of the sign of a bound, with the space before it.
const SIGN: f64 = 10.0;

/// What a number with “about” may be, and a range.
fn spread(row: &Row, figure: &Figure) -> Option<Interval> {
    row.interval.filter(|_| figure.is_approximate())
}

fn draw_dot(input: &ChartInput<'_>, scale: &Linear, row: &Row, subject: Subject, y: f64, scene: &mut Scene) {
    let Some(value) = row.drawn() else { return };
    let figure = &input.dataset.figures[row.figure];
    let is_own = row.unit == subject.unit;
    let key = |role| Key::figure(Subject { unit: row.unit, ..subject }, role);
    let (layer, ink) = if is_own { (Layer::Focus, Ink::Focus) } else { (Layer::Data, Ink::Mark) };
    let spread = spread(row, figure).map(|interval| (scale.map(interval.lo()), scale.map(interval.hi())));
    if let (Value::Range { .. }, Some((from, to))) = (&figure.value, spread) {
        let half = if is_own { RADIUS } else { RADIUS / 2.0 };
        let rect = Rect { x: from, y: y - half, w: (to - from).max(NARROWEST), h: half * 2.0 };
        // Below the dots of others, which may be within it.
        return scene.add(Mark::new(key(Role::Value), Layer::Grid, ink, Shape::Rect(rect)));
    }
    let radius = if is_own { RADIUS + 1.5 } else { RADIUS };
    let x = scale.map(value);
    scene.add_circle(key(Role::Value), layer, ink, (x, y), radius, (!is_own).then_some(1.5));
    // That of another unit would look like this one's.
    if let Some(ends) = spread.filter(|_| is_own) {
        whisker::draw(key(Role::Bound), ends, y, scene);
    }
    if let Some(side) = direction(figure.bound) {
        let shape = bound_sign(x + (radius + 2.0) * side, y, side);
        scene.add(Mark::new(key(Role::Bound), layer, ink, shape));
    }
}

/// What the source mentions without giving a figure, in its own words.
fn draw_gaps(input: &ChartInput<'_>, profile: &Profile, scene: &mut Scene) {
    if profile.gaps.is_empty() {
        return;
    }
    draw_heading(input, GAPS, input.view.lang.deferred_words().profile_gaps, scene);
    for index in &profile.gaps {
        let gap = &input.dataset.gaps[*index];
        let subject = Subject { unit: gap.unit, metric: gap.metric };
        let top = scene.height;
        let bottom = draw_name(
            input,
            subject,
            &input.metric_name(gap.metric, true),
            input.width,
            top + PAD + LINE / 2.0,
            scene,
        );
        let reason = text::reason(input.dataset, gap.unit, &Availability::Gap(*index), input.view.lang);
        scene.height = draw_notes(input, subject, &reason, (0.0, bottom + NOTE / 2.0), scene) + PAD;
        scene.add_target(subject, Rect { x: 0.0, y: top, w: input.width, h: scene.height - top });
    }
}

/// What others reported and this unit did not.
fn draw_not_reported(input: &ChartInput<'_>, profile: &Profile, scene: &mut Scene) {
    let text = text::metric_names(input.dataset, &profile.not_reported, input.view.lang);
    if text.is_empty() {
        return;
    }
    draw_heading(input, NOT_REPORTED, input.view.lang.deferred_words().profile_missing_heading, scene);
    let style = TextStyle::small(Ink::Text);
    for (index, line) in wrap(&text, SMALL, false, input.width).into_iter().enumerate() {
        let y = scene.height + NOTE / 2.0 + 4.0;
        style.draw(Key::chart(Role::Note, index as u32), 0.0, y, line, scene);
        scene.height += NOTE + 2.0;
    }
    scene.height += 6.0;
}

#[cfg(test)]
mod tests {
    use crate::analysis::AnalysedDataset;
    use crate::chart::{WIDTHS, scene};
    use crate::dataset::{Lang, read};
    use crate::scene::{Role, Shape};
    use crate::view::{View, parse};

    #[test]
    fn a_measure_has_the_room_that_there_is() {
        let text = r#"{"version": 2, "id": "t", "lang": "en", "title": "T", "source": {"name": "S"},
            "units": [{"id": "a", "name": "Ash"}, {"id": "b", "name": "Bay"}], "metrics": [
            {"id": "m", "name": "X", "kind": "amount", "unit": "tonnes"},
            {"id": "n", "name": "Y", "kind": "amount", "unit": "tonnes of carbon dioxide equivalents a year"}], "figures": [
            {"unit": "a", "metric": "m", "value": 5}, {"unit": "b", "metric": "m", "value": 7},
            {"unit": "a", "metric": "n", "value": 5}, {"unit": "b", "metric": "n", "value": 7}]}"#;
        let dataset = AnalysedDataset::new(read(text).unwrap_or_default());
        let (view, _) = parse("chart=profile&highlight=a", &dataset, &View::start(&dataset, Lang::En));
        for width in WIDTHS {
            let scene = scene(&dataset, &view, None, width);
            let names = scene.marks.iter().filter(|mark| mark.key.role == Role::Name);
            let lines: Vec<&str> = names
                .filter_map(|mark| match &mark.shape {
                    Shape::Text { text, .. } => Some(text.as_str()),
                    _ => None,
                })
                .collect();
            assert!(lines.iter().all(|line| line.len() == 1 || line.len() > 7), "{width}: {lines:?}");
        }
    }
}
