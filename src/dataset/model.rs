//! A dataset, its units, and where its figures come from. Reading has resolved every id to an index and checked every rule.

use super::{
    Figure, Fixed, Gap, KindIx, LocalText, Metric, MetricIx, Named, NamedPeriod, Period, ThemeIx,
    UNDETERMINED, UnitIx,
};

/// What a number of bodies reported, checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// Identifier, such as `chongqing-2024-h1`; stable across versions.
    pub id: String,
    /// The BCP 47 tag of the language of texts that are written without one; `und` if the document does not say.
    pub lang: String,
    /// Title, as shown above the charts.
    pub title: LocalText,
    /// Where the figures come from: at least one source, in the order of the document.
    pub sources: Vec<Source>,
    /// What the reader must know about all figures, whatever their source.
    pub note: LocalText,
    /// When the figures were taken from the source.
    pub retrieved: Option<Period>,
    /// What was corrected after the dataset was published, in the order of the document.
    pub corrections: Vec<Correction>,
    /// The period that most figures are about.
    pub period: Option<Period>,
    /// The periods that the document lists, in its order, and after them the spans that it does not list.
    pub named_periods: Vec<NamedPeriod>,
    /// The kinds of unit, in the order of the document.
    pub kinds: Vec<Named>,
    /// The themes of metrics, in the order of a profile.
    pub themes: Vec<Named>,
    /// The bodies that reported, in the order of the source.
    pub units: Vec<Unit>,
    /// What they were asked for, in the order of the document.
    pub metrics: Vec<Metric>,
    /// The reported figures, at most one for each unit, metric and period.
    pub figures: Vec<Figure>,
    /// Figures that are not given, and why.
    pub gaps: Vec<Gap>,
    /// For each metric, the periods of its figures in order of time; empty where each unit has one figure for it.
    pub series: Vec<Vec<Period>>,
    /// After [`Dataset::at`], for each metric with several periods the one that is shown.
    pub shown: Vec<Option<Period>>,
    /// Values to compare with, which are never ranked.
    pub references: Vec<Reference>,
}

/// A correction of the dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// When it was made.
    pub date: Period,
    /// What was corrected.
    pub text: LocalText,
}

/// A value to compare figures with, such as a target or an average.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The metric whose figures it is compared with.
    pub metric: MetricIx,
    /// The period it is about; `None` if it is the same for all.
    pub period: Option<Period>,
    /// The value.
    pub value: Fixed,
    /// Its printed digits after the point.
    pub decimals: i8,
    /// Name.
    pub name: LocalText,
}

/// Where the figures come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Name of the page or document.
    pub name: LocalText,
    /// The occasion of the reports, such as a meeting.
    pub event: LocalText,
    /// What the reader must know about all figures, such as that nobody verified them.
    pub note: LocalText,
    /// The BCP 47 tag of the language of quotes; `und` if the document does not say.
    pub lang: String,
    /// What a quote's location is called.
    pub document: DocumentWords,
    /// Address of the source: http, https or relative.
    pub url: Option<String>,
    /// Address of a picture or page that shows where the quotes stand.
    pub page: Option<String>,
    /// The terms under which the source may be used.
    pub licence: LocalText,
    /// When the source was published.
    pub published: Option<Period>,
}

/// What the location of a quote in a document is called. Empty texts where a dataset has no words of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentWords {
    /// The part before the numbered ones: “Opening of the speech”.
    pub lead: LocalText,
    /// A numbered part, with `{0}` for its number: “Part {0} of the speech”.
    pub part: LocalText,
}

/// A body that reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Identifier, as in URLs.
    pub id: String,
    /// Full name.
    pub name: LocalText,
    /// Name on a chart; the full name if the document has no shorter one.
    pub short: LocalText,
    /// What kind of body it is, if the document says so.
    pub kind: Option<KindIx>,
    /// What the reader must know about it.
    pub note: LocalText,
}

impl Dataset {
    /// The unit with that index.
    ///
    /// # Panics
    ///
    /// If the index is of another dataset and out of range.
    pub fn unit(&self, unit: UnitIx) -> &Unit {
        &self.units[unit.0 as usize]
    }

    /// The metric with that index.
    ///
    /// # Panics
    ///
    /// If the index is of another dataset and out of range.
    pub fn metric(&self, metric: MetricIx) -> &Metric {
        &self.metrics[metric.0 as usize]
    }

    /// The kind of unit with that index.
    ///
    /// # Panics
    ///
    /// If the index is of another dataset and out of range.
    pub fn kind(&self, kind: KindIx) -> &Named {
        &self.kinds[kind.0 as usize]
    }

    /// Whether units are of different kinds, those without one being another.
    pub fn has_kinds(&self) -> bool {
        self.units.iter().any(|unit| unit.kind != self.units[0].kind)
    }

    /// The theme with that index.
    ///
    /// # Panics
    ///
    /// If the index is of another dataset and out of range.
    pub fn theme(&self, theme: ThemeIx) -> &Named {
        &self.themes[theme.0 as usize]
    }

    /// The kind of unit with that id.
    pub fn kind_by_id(&self, id: &str) -> Option<KindIx> {
        self.kinds.iter().position(|kind| kind.id == id).map(|index| KindIx(index as u32))
    }

    /// The BCP 47 tag of the language of quotes; `und` if the document does not say.
    pub fn quote_lang(&self) -> &str {
        self.sources.first().map_or(UNDETERMINED, |source| &source.lang)
    }

    /// The day of the last correction.
    pub fn corrected(&self) -> Option<Period> {
        self.corrections.iter().map(|correction| correction.date).max()
    }

    /// The gap of a unit for a metric.
    pub fn gap(&self, unit: UnitIx, metric: MetricIx) -> Option<&Gap> {
        self.gaps.iter().find(|gap| gap.unit == unit && gap.metric == metric)
    }

    /// The indices of all units.
    pub fn unit_ixs(&self) -> impl DoubleEndedIterator<Item = UnitIx> + use<> {
        (0..self.units.len() as u32).map(UnitIx)
    }

    /// The indices of all metrics.
    pub fn metric_ixs(&self) -> impl DoubleEndedIterator<Item = MetricIx> + use<> {
        (0..self.metrics.len() as u32).map(MetricIx)
    }

    /// The index of the unit with that id.
    pub fn unit_by_id(&self, id: &str) -> Option<UnitIx> {
        self.units.iter().position(|unit| unit.id == id).map(|index| UnitIx(index as u32))
    }

    /// The index of the metric with that id.
    pub fn metric_by_id(&self, id: &str) -> Option<MetricIx> {
        self.metrics.iter().position(|metric| metric.id == id).map(|index| MetricIx(index as u32))
    }

    /// Whether the metric applies to the unit.
    pub fn applies(&self, unit: UnitIx, metric: MetricIx) -> bool {
        self.metric(metric).applies_to(unit, self.unit(unit).kind)
    }

    /// The figures of a metric, in the order of the document.
    pub fn figures_of(&self, metric: MetricIx) -> impl Iterator<Item = &Figure> {
        self.figures.iter().filter(move |figure| figure.metric == metric)
    }
}
