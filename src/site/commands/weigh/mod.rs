//! `weigh`: what the WebAssembly consists of, in bytes: by section, by crate and module, by function.
//!
//! This is the module that a reader loads, after wasm-bindgen, with the names of its functions, which the build removes
//! last.

mod module;
mod steps;

pub use module::{Function, Weights};

use super::output;
use crate::site::build::shrink::{Shrunk, Step};
use crate::site::build::{compile, toolchain};
use crate::site::package::compress::brotli;
use crate::site::package::sizes::grouped;
use crate::site::{Result, root};
use clap::Args;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The arguments of `weigh`.
#[derive(Args, Debug)]
pub struct Weigh {
    /// How many functions to list, the largest first
    #[arg(long, default_value_t = 40)]
    functions: usize,
    /// List instead the callers of the functions with this in their names
    #[arg(long, value_name = "NAME")]
    callers: Option<String>,
    /// Show instead what each step of the shrinking saves
    #[arg(long, conflicts_with = "callers")]
    steps: bool,
}

impl Weigh {
    /// Builds the WebAssembly with names, and prints a report.
    ///
    /// # Errors
    /// What Cargo or wasm-bindgen reports, or a module that cannot be read.
    pub fn run(&self) -> Result<()> {
        let root = root();
        toolchain::ensure_target(&root)?;
        let linked = compile::link(&root, compile::Kind::Widget)?;
        let report = if self.steps { steps::report(&linked)? } else { self.report(&linked)? };
        output::write(report.as_bytes(), None)
    }

    fn report(&self, linked: &compile::Linked) -> Result<String> {
        let weights = Weights::of(&linked.shrink_named()?)?;
        Ok(match &self.callers {
            Some(part) => callers(&weights, part),
            None => [sent(linked)?, report(&weights, self.functions)].concat(),
        })
    }
}

/// What a server sends of the main module and of the deferred one.
fn sent(linked: &compile::Linked) -> Result<String> {
    let Shrunk { wasm, deferred, .. } = linked.shrink(&Step::ALL)?;
    let [main, deferred] = [brotli(&wasm)?, brotli(&deferred)?].map(|bytes| grouped(bytes.len()));
    Ok(format!("{main:>9}  main module, brotli\n{deferred:>9}  deferred module, brotli\n\n"))
}

/// Three tables: sections; crates with the number of their functions; the `count` largest functions.
fn report(weights: &Weights, count: usize) -> String {
    let whole = weights.sections.iter().map(|(_, bytes)| bytes).sum();
    let mut out = String::new();
    write_table(&mut out, "section", &weights.sections, whole);
    write_table(&mut out, "code of (functions)", &owners(weights), whole);
    write_table(&mut out, "function", &largest(weights, count), whole);
    out
}

/// The functions whose names contain `part`, each with its callers.
fn callers(weights: &Weights, part: &str) -> String {
    let mut out = String::new();
    for (index, called) in weights.functions.iter().enumerate().filter(|(_, it)| it.name.contains(part)) {
        // OK because writing to a string cannot fail.
        let _ = writeln!(out, "{:>9}  {}", grouped(called.bytes), called.name);
        for caller in weights.functions.iter().filter(|caller| caller.calls.contains(&index)) {
            let _ = writeln!(out, "{:>9}  < {}", "", caller.name);
        }
    }
    out
}

/// Bytes by [`owner`], with the number of functions, the largest first.
fn owners(weights: &Weights) -> Vec<(String, usize)> {
    let mut owners: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for Function { name, bytes, .. } in &weights.functions {
        let (sum, count) = owners.entry(owner(name)).or_default();
        *sum += bytes;
        *count += 1;
    }
    let named = |(name, (bytes, count))| (format!("{name} ({count})"), bytes);
    largest_first(owners.into_iter().map(named))
}

fn largest(weights: &Weights, count: usize) -> Vec<(&str, usize)> {
    let functions = weights.functions.iter().map(|function| (function.name.as_str(), function.bytes));
    largest_first(functions).into_iter().take(count).collect()
}

fn largest_first<T: Ord>(rows: impl Iterator<Item = (T, usize)>) -> Vec<(T, usize)> {
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by(|(a, a_bytes), (b, b_bytes)| (Reverse(a_bytes), a).cmp(&(Reverse(b_bytes), b)));
    rows
}

fn write_table(out: &mut String, head: &str, rows: &[(impl AsRef<str>, usize)], whole: usize) {
    // OK because writing to a string cannot fail.
    let _ = writeln!(out, "{:>9}  {:>5}  {head}", "bytes", "%");
    for (name, bytes) in rows {
        let share = *bytes as f64 * 100.0 / whole.max(1) as f64;
        let _ = writeln!(out, "{:>9}  {share:>5.1}  {}", grouped(*bytes), name.as_ref());
    }
    out.push('\n');
}

/// The crate in a function's name, of this crate the module: `core` of `core::fmt::write`. For `<A as B>::c`, that of `A`.
fn owner(name: &str) -> &str {
    let path = name.trim_start_matches(|c: char| !is_word(c));
    let path =
        ["mut ", "dyn ", "const "].iter().fold(path, |path, word| path.strip_prefix(word).unwrap_or(path));
    let word = |text: &str| text.find(|c: char| !is_word(c)).unwrap_or(text.len());
    let krate = word(path);
    if &path[..krate] != "reported_figures" || !path[krate..].starts_with("::") {
        return &path[..krate];
    }
    let module = krate + 2;
    &path[..module + word(&path[module..])]
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_a_crate_or_to_a_module_of_this_one() {
        for (name, expected) in [
            ("core::fmt::write", "core"),
            ("<&mut dyn alloc::vec::Vec<u8> as core::fmt::Write>::write_str", "alloc"),
            ("<reported_figures::chart::Frame>::name", "reported_figures::chart"),
            ("reported_figures::main", "reported_figures::main"),
            ("memcpy", "memcpy"),
        ] {
            assert_eq!(owner(name), expected, "{name}");
        }
    }

    #[test]
    fn rows_come_largest_first_and_then_by_name() {
        let rows = [("b", 1), ("c", 2), ("a", 1)];
        assert_eq!(largest_first(rows.into_iter()), [("c", 2), ("a", 1), ("b", 1)]);
    }
}
