//! A view as an SVG file, and the name of a view's files.

use crate::analysis::AnalysedDataset;
use crate::chart::captioned_scene;
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, Lang, Subject, UNDETERMINED};
use crate::draw::{self, Colours, Langs, Palette, Root};
use crate::text::{Headline, citation};
use crate::view::{Chart, Choice, View};

/// Width of a picture in CSS pixels, where none is asked for.
pub const PICTURE_WIDTH: f64 = 680.0;

/// The view as an SVG file, `width` CSS pixels wide: with headline, coverage and source in the picture, and the citation
/// as its description. Text stays text; there are no scripts and no references to other files.
pub fn svg(
    dataset: &AnalysedDataset,
    view: &View,
    focus: Option<Subject>,
    palette: &Palette,
    width: f64,
) -> String {
    let scene = captioned_scene(dataset, view, focus, width);
    let (headline, citation) = (Headline::of(dataset, view).finding, citation(dataset, view));
    let langs = langs(dataset, view);
    draw::svg(&scene, Colours::Fixed(palette), Root::File { title: &headline, desc: &citation, langs })
}

/// The languages of a picture, where the dataset has texts in another one than the reader's that are marked as such.
fn langs<'a>(dataset: &'a Dataset, view: &View) -> Langs<'a> {
    let tag = dataset.lang.as_str();
    match tag == UNDETERMINED || Lang::from_tag(tag).is_some() {
        true => Langs::default(),
        false => Langs { own: view.lang.code(), foreign: tag },
    }
}

/// The name of a view's files, without extension: dataset, chart, and the metric or unit that the chart is about.
pub fn file_stem(dataset: &Dataset, view: &View) -> String {
    let topic = match view.chart {
        Chart::Ranking | Chart::Growth => Some(dataset.metric(view.metric).id.as_str()),
        Chart::Profile => view.profiled_unit(dataset).map(|unit| dataset.unit(unit).id.as_str()),
        Chart::Compare | Chart::Coverage => None,
    };
    [Some(dataset.id.as_str()), Some(view.chart.word()), topic].into_iter().flatten().collect_vec().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Lang, embedded};
    use crate::view::parse;

    #[test]
    fn a_file_is_named_after_what_it_shows() {
        let dataset = embedded();
        let named =
            |query: &str| file_stem(&dataset, &parse(query, &dataset, &View::start(&dataset, Lang::Zh)).0);
        assert_eq!(named(""), "chongqing-2024-h1-ranking-gdp_growth");
        assert_eq!(named("chart=profile&highlight=dazu"), "chongqing-2024-h1-profile-dazu");
        assert_eq!(named("chart=coverage"), "chongqing-2024-h1-coverage");
    }

    #[test]
    fn an_svg_has_headline_and_source_and_references_nothing() {
        let dataset = AnalysedDataset::new(embedded());
        let view = View::start(&dataset, Lang::En);
        let svg = svg(&dataset, &view, view.focus(&dataset), &Palette::DARK, PICTURE_WIDTH);
        assert!(svg.contains("<title>GDP growth: 7 of 8") && svg.contains("not verified. Source:"), "{svg}");
        assert!(
            svg.contains(">Self-reported by the only")
                && svg.contains(">Source: Newspaper page")
                && svg.contains("sans-serif"),
            "{svg}"
        );
        for active in ["<script", "foreignObject", "href", "url(", "<style", "<image", "<a ", "<use"] {
            assert!(!svg.contains(active), "{active}");
        }
    }
}
