//! Sizes that the parts of the chart share.

/// Height of a name.
pub const LINE: f64 = 22.0;
/// Space above the lines for the unit of measurement.
pub const HEADER: f64 = 30.0;
/// From the end of the lines to a name.
pub const LEADER: f64 = 12.0;
