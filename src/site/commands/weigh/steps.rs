//! What each step of the shrinking saves: the module's bytes of Brotli when it is left out.

use crate::site::Result;
use crate::site::build::compile::Linked;
use crate::site::build::shrink::{Plan, Step, shrink};
use crate::site::package::compress::brotli;
use crate::site::package::sizes::grouped;
use std::fmt::Write as _;

/// A table with a row for the whole, one for each step, and one for each name that the steps look for.
///
/// # Errors
/// As [`shrink`].
pub fn report(linked: &Linked) -> Result<String> {
    let size = |plan: &Plan| Ok::<_, String>(brotli(&shrink(&linked.wasm, plan)?.wasm)?.len());
    let all = size(&linked.plan(&Step::ALL))?;
    let mut out = String::new();
    // OK because writing to a string cannot fail.
    let _ = writeln!(out, "{:>9}  {:>7}  {:>5}  left out", "brotli", "saved", "%");
    write_row(&mut out, all, all, "nothing");
    write_row(&mut out, size(&linked.plan(&[]))?, all, "every step");
    for (name, plan) in plans(linked) {
        write_row(&mut out, size(&plan)?, all, &name);
    }
    Ok(out)
}

/// Plans with one thing left out, and what it is.
fn plans(linked: &Linked) -> Vec<(String, Plan)> {
    let plan = linked.plan(&Step::ALL);
    let mut plans = Vec::new();
    for step in Step::ALL {
        let steps: Vec<Step> = Step::ALL.into_iter().filter(|other| *other != step).collect();
        plans.push((step.name().to_owned(), linked.plan(&steps)));
    }
    for pair in &plan.replacements {
        let mut without = plan.clone();
        without.replacements.retain(|other| other != pair);
        plans.push((format!("{}: {}", Step::ReplaceFunctions.name(), pair.original), without));
    }
    for pattern in &plan.useless {
        let mut without = plan.clone();
        without.useless.retain(|other| other != pattern);
        plans.push((format!("{}: {}", Step::EndPanics.name(), pattern.text()), without));
    }
    plans
}

/// What leaving something out costs, in bytes and in hundredths of the shrunk module.
fn write_row(out: &mut String, size: usize, all: usize, left_out: &str) {
    let saved = size as f64 - all as f64;
    let share = saved * 100.0 / all as f64;
    // OK because writing to a string cannot fail.
    let _ = writeln!(out, "{:>9}  {saved:>7}  {share:>5.1}  {left_out}", grouped(size));
}
