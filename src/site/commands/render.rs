//! `render`: a view as an SVG or PNG file.

use super::{check, output};
use crate::analysis::AnalysedDataset;
use crate::chart;
use crate::dataset::Lang;
use crate::draw::{self, Fonts, Palette};
use crate::export;
use crate::site::Result;
use crate::view::{self, ThemeChoice, View};
use clap::Args;
use form_urlencoded::{Serializer, parse};
use std::path::{Path, PathBuf};

/// The arguments of `render`.
#[derive(Args, Debug)]
pub struct Render {
    /// The dataset, a JSON file; without it, the embedded one
    #[arg(long, value_name = "FILE.json")]
    data: Option<PathBuf>,
    /// A link to a view, or its query: "?chart=ranking&metric=gdp_growth"
    query: Option<String>,
    #[command(flatten)]
    parameters: Parameters,
    /// In CSS pixels
    #[arg(long, default_value_t = 680, value_parser = clap::value_parser!(u32).range(200..=4000))]
    width: u32,
    /// Of a PNG file, the pixels a CSS pixel, from 1 to 8 [default: 2]
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=8))]
    scale: Option<u32>,
    /// The file to write; without it, an SVG on the standard output
    #[arg(short, long, value_name = "FILE.svg|FILE.png")]
    output: Option<PathBuf>,
}

/// Parameters of a view, which override those of the link.
#[derive(Args, Debug)]
struct Parameters {
    /// ranking, growth, profile, compare or coverage
    #[arg(long)]
    chart: Option<String>,
    /// The id of a metric
    #[arg(long)]
    metric: Option<String>,
    /// The code of a period, of metrics with figures of several
    #[arg(long)]
    period: Option<String>,
    /// The ids of units, with commas between
    #[arg(long)]
    units: Option<String>,
    /// The id of a unit to emphasise
    #[arg(long)]
    highlight: Option<String>,
    /// The order of the units
    #[arg(long)]
    sort: Option<String>,
    /// zh or en
    #[arg(long)]
    lang: Option<String>,
    /// light or dark
    #[arg(long)]
    theme: Option<String>,
}

impl Parameters {
    /// Names and values of those that were given.
    fn given(&self) -> Vec<(&str, &str)> {
        let all = [
            ("chart", &self.chart),
            ("metric", &self.metric),
            ("period", &self.period),
            ("units", &self.units),
            ("highlight", &self.highlight),
            ("sort", &self.sort),
            ("lang", &self.lang),
            ("theme", &self.theme),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?))).collect()
    }
}

impl Render {
    /// Draws the view that link and parameters describe.
    ///
    /// # Errors
    /// A dataset with errors, a parameter that is not known, text without a font, a file that cannot be written.
    pub fn run(&self) -> Result<()> {
        let format = Format::of(self.output.as_deref(), self.scale)?;
        let dataset = AnalysedDataset::new(check::dataset(self.data.as_deref())?);
        let query = merge(self.query.as_deref().unwrap_or(""), &self.parameters.given());
        let width = f64::from(self.width);
        let bytes = match format {
            Format::Svg => svg(&dataset, &query, width)?.into_bytes(),
            Format::Png { scale } => png(&dataset, &query, width, scale)?,
        };
        output::write(&bytes, self.output.as_deref())
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Format {
    Svg,
    Png { scale: f64 },
}

impl Format {
    /// The format that the extension of a file names; that of a file without one is SVG.
    fn of(file: Option<&Path>, scale: Option<u32>) -> Result<Self> {
        let extension = file.and_then(Path::extension).map(|it| it.to_ascii_lowercase());
        match extension.as_ref().map(|it| it.to_string_lossy()).as_deref() {
            Some("png") => Ok(Format::Png { scale: f64::from(scale.unwrap_or(2)) }),
            None | Some("svg") if scale.is_some() => {
                Err("--scale is for a PNG file; name one with -o FILE.png".to_owned())
            }
            None | Some("svg") => Ok(Format::Svg),
            Some(other) => Err(format!("a picture cannot be written as .{other}; choose .svg or .png")),
        }
    }
}

/// Draws the view of a URL query as an SVG file, `width` CSS pixels wide.
///
/// # Errors
/// Names the parameters that are not known: in a file, unlike on the page, no notice could tell of a fallback.
pub fn svg(dataset: &AnalysedDataset, query: &str, width: f64) -> Result<String> {
    let view = view(dataset, query)?;
    let showing = dataset.showing(view.wanted_period(dataset));
    let dataset = showing.as_ref().unwrap_or(dataset);
    Ok(export::svg(dataset, &view, view.focus(dataset), palette(&view), width))
}

/// Draws the view of a URL query as a PNG file, `width` CSS pixels wide, with `scale` pixels a CSS pixel.
///
/// # Errors
/// Those of [`svg`]; text that no installed font can show; a picture too large for the memory.
pub fn png(dataset: &AnalysedDataset, query: &str, width: f64, scale: f64) -> Result<Vec<u8>> {
    let view = view(dataset, query)?;
    let showing = dataset.showing(view.wanted_period(dataset));
    let dataset = showing.as_ref().unwrap_or(dataset);
    let scene = chart::captioned_scene(dataset, &view, view.focus(dataset), width);
    draw::png(&scene, palette(&view), scale, &Fonts::installed())
}

fn palette(view: &View) -> &'static Palette {
    if view.theme == ThemeChoice::Dark { &Palette::DARK } else { &Palette::LIGHT }
}

fn view(dataset: &AnalysedDataset, query: &str) -> Result<View> {
    let (view, unknown) = view::parse(query, dataset, &View::start(dataset, Lang::Zh));
    for it in unknown.iter().filter(|it| it.is_known) {
        eprintln!(
            "note: {}={} does not fit the rest of the view; something else is drawn instead",
            it.name, it.value
        );
    }
    let unknown: Vec<_> =
        unknown.iter().filter(|it| !it.is_known).map(|it| format!("{}={}", it.name, it.value)).collect();
    if unknown.is_empty() {
        return Ok(view);
    }
    Err(format!("not known: {}; the ids are those of the dataset", unknown.join(", ")))
}

/// The query of `link` (an address, or a query with or without `?`), with `given` in place of its parameters of the same
/// names.
fn merge(link: &str, given: &[(&str, &str)]) -> String {
    let link = link.split('#').next().unwrap_or(link);
    let query = link.split_once('?').map_or(link, |(_, query)| query);
    let is_given = |name: &str| given.iter().any(|(known, _)| name == *known);
    let kept = parse(query.as_bytes()).filter(|(name, _)| !is_given(name));
    Serializer::new(String::new()).extend_pairs(kept).extend_pairs(given).finish()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dataset::embedded;

    #[test]
    fn an_address_a_query_and_parameters_are_equivalent() {
        for link in ["https://a.example/?chart=ranking#x", "?chart=ranking", "chart=ranking"] {
            assert_eq!(merge(link, &[("lang", "zh")]), "chart=ranking&lang=zh");
        }
        assert_eq!(merge("", &[]), "");
    }

    #[test]
    fn parameters_override_the_link() {
        assert_eq!(merge("?lang=en&chart=growth&lang=en", &[("lang", "zh")]), "chart=growth&lang=zh");
    }

    #[test]
    fn values_of_any_text_arrive() {
        let dataset = AnalysedDataset::new(embedded());
        let error = view(&dataset, &merge("?sort=%E9%87%8D+%26", &[("metric", "a,b =&+")])).unwrap_err();
        assert_eq!(error, "not known: sort=重 &, metric=a,b =&+; the ids are those of the dataset");
        let two = view(&dataset, &merge("", &[("chart", "compare"), ("units", "wanzhou,dazu")])).unwrap();
        assert_eq!(two.units.len(), 2);
    }

    #[test]
    fn the_extension_chooses_the_format() {
        let of = |file: &str, scale| Format::of(Some(Path::new(file)), scale);
        assert_eq!(Format::of(None, None), Ok(Format::Svg));
        assert_eq!((of("a.svg", None), of("/dev/stdout", None)), (Ok(Format::Svg), Ok(Format::Svg)));
        assert_eq!(of("a.PNG", None), Ok(Format::Png { scale: 2.0 }));
        assert_eq!(of("a.png", Some(3)), Ok(Format::Png { scale: 3.0 }));
        assert!(of("a.jpg", None).unwrap_err().contains(".svg or .png"));
        assert!(of("a.svg", Some(3)).unwrap_err().contains("FILE.png"));
    }

    #[test]
    fn a_png_has_as_many_pixels_as_were_asked_for() {
        let png = png(&AnalysedDataset::new(embedded()), "chart=growth&theme=dark", 320.0, 3.0).unwrap();
        assert_eq!(resvg::tiny_skia::Pixmap::decode_png(&png).unwrap().width(), 960);
    }
}
