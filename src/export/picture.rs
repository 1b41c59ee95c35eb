//! A view as a picture of its own, and what its file is called.

use crate::analysis::AnalysedDataset;
use crate::chart::captioned_scene;
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Subject};
use crate::draw::{self, Colours, Palette, Root};
use crate::text::{Headline, citation};
use crate::view::{Chart, Choice, View};

/// How wide a picture is that nobody asked a width for, in CSS pixels.
pub const WIDTH: f64 = 680.0;

/// The view as an SVG file, `width` CSS pixels wide: finding, coverage and source burnt in, text as text, its citation as
/// its description. No script, no reference to anything outside.
pub fn svg(
    dataset: &AnalysedDataset,
    view: &View,
    focus: Option<Subject>,
    theme: &Palette,
    width: f64,
) -> String {
    let scene = captioned_scene(dataset, view, focus, width);
    let (headline, citation) = (Headline::of(dataset, view).finding, citation(dataset, view));
    draw::svg(&scene, Colours::Fixed(theme), Root::File { title: &headline, desc: &citation })
}

/// What a file of the view is called, without its ending: dataset, chart, and what the chart is about.
pub fn stem(dataset: &Dataset, view: &View) -> String {
    let about = match view.chart {
        Chart::Ranking | Chart::Growth => Some(dataset.metric(view.metric).id.as_str()),
        Chart::Profile => view.profiled_unit(dataset).map(|unit| dataset.unit(unit).id.as_str()),
        Chart::Compare | Chart::Coverage => None,
    };
    [Some(dataset.id.as_str()), Some(view.chart.word()), about].into_iter().flatten().collect_vec().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Lang, embedded};
    use crate::view::parse;

    #[test]
    fn a_file_is_called_after_what_it_shows() {
        let dataset = embedded();
        let named = |query: &str| stem(&dataset, &parse(query, &dataset, &View::start(&dataset, Lang::Zh)).0);
        assert_eq!(named(""), "chongqing-2024-h1-ranking-gdp_growth");
        assert_eq!(named("chart=profile&highlight=dazu"), "chongqing-2024-h1-profile-dazu");
        assert_eq!(named("chart=coverage"), "chongqing-2024-h1-coverage");
    }

    #[test]
    fn an_svg_says_its_claim_and_asks_for_nothing() {
        let dataset = AnalysedDataset::new(embedded());
        let view = View::start(&dataset, Lang::En);
        let svg = svg(&dataset, &view, view.focus(&dataset), &Palette::DARK, WIDTH);
        assert!(svg.contains("<title>GDP growth: 7 of 8") && svg.contains("not verified. Source:"), "{svg}");
        assert!(svg.contains(">Self-reported by the ten") && svg.contains("sans-serif"), "{svg}");
        for active in ["<script", "foreignObject", "href", "url(", "<style", "<image", "<a ", "<use"] {
            assert!(!svg.contains(active), "{active}");
        }
    }
}
