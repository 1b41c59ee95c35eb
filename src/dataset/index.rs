//! Indices into the lists of a dataset: what reading makes of ids.

/// The index of a unit in [`Dataset::units`](super::Dataset::units).
#[derive(Clone, Copy, Debug, PartialOrd, Ord, Hash)]
#[cfg_attr(not(test), derive(PartialEq, Eq))]
#[cfg_attr(test, allow(clippy::derived_hash_with_manual_eq, reason = "equality is counted"))]
pub struct UnitIx(pub u32);

/// The index of a kind of unit in [`Dataset::kinds`](super::Dataset::kinds).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindIx(pub u32);

/// The index of a theme in [`Dataset::themes`](super::Dataset::themes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThemeIx(pub u32);

/// The index of a metric in [`Dataset::metrics`](super::Dataset::metrics).
#[derive(Clone, Copy, Debug, PartialOrd, Ord, Hash)]
#[cfg_attr(not(test), derive(PartialEq, Eq))]
#[cfg_attr(test, allow(clippy::derived_hash_with_manual_eq, reason = "equality is counted"))]
pub struct MetricIx(pub u32);

/// A unit and a metric: what a figure or a gap is about, and what may not have been reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// The unit.
    pub unit: UnitIx,
    /// The metric.
    pub metric: MetricIx,
}
