//! One file a chart.
