//! Dashed lines, as marks of their own: a scene has only whole ones.

/// The dashes of a line: one per six units of its length, at least two.
pub fn dashes(from: (f64, f64), to: (f64, f64)) -> impl Iterator<Item = [(f64, f64); 2]> {
    let count = (((to.0 - from.0).hypot(to.1 - from.1) / 6.0).round() as u32).max(2);
    let point = move |position: f64| {
        let part = position / f64::from(count);
        (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
    };
    (0..count).map(f64::from).map(move |dash| [point(dash + 0.2), point(dash + 0.8)])
}
