//! Whose bytes the WebAssembly is made of: by section, by crate and room, and the largest functions.
//!
//! Weighed is the module that a reader loads, after wasm-bindgen, with the names that are taken off it last.

use crate::site::Result;
use crate::site::build::sizes::grouped;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use wasmparser::{BinaryReaderError, KnownCustom, Name, Operator, Parser, Payload, TypeRef};

/// What a module is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weights {
    /// Bytes of each section that a reader loads, in the module's order.
    pub sections: Vec<(&'static str, usize)>,
    /// The functions, in the module's order.
    pub functions: Vec<Function>,
}

/// One function of a module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Function {
    /// As the compiler names it.
    pub name: String,
    /// Bytes of its code.
    pub bytes: usize,
    /// Places of the functions that it calls by name, in [`Weights::functions`].
    pub calls: Vec<usize>,
}

/// Weighs a module that has its names.
///
/// # Errors
/// A module that cannot be read.
pub fn weigh(wasm: &[u8]) -> Result<Weights> {
    read(wasm).map_err(|error| format!("cannot read the WebAssembly: {error}"))
}

fn read(wasm: &[u8]) -> std::result::Result<Weights, BinaryReaderError> {
    let mut weights = Weights::default();
    let mut names = BTreeMap::new();
    let mut imported = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let (Some(section), Some((_, range))) = (section(&payload), payload.as_section()) {
            weights.sections.push((section, range.len()));
        }
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => {
                let mut calls = Vec::new();
                for operator in body.get_operators_reader()? {
                    if let Operator::Call { function_index } = operator? {
                        calls.extend(function_index.checked_sub(imported).map(|place| place as usize));
                    }
                }
                weights.functions.push(Function { name: String::new(), bytes: body.range().len(), calls });
            }
            Payload::CustomSection(custom) => {
                if let KnownCustom::Name(parts) = custom.as_known() {
                    for part in parts {
                        if let Name::Function(map) = part? {
                            for naming in map {
                                let naming = naming?;
                                names.insert(naming.index, naming.name);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    for (index, function) in (imported..).zip(&mut weights.functions) {
        function.name = names.get(&index).copied().unwrap_or("?").to_owned();
    }
    Ok(weights)
}

fn section(payload: &Payload<'_>) -> Option<&'static str> {
    Some(match payload {
        Payload::CodeSectionStart { .. } => "code",
        Payload::DataSection(_) => "data: texts and tables",
        Payload::TypeSection(_)
        | Payload::ImportSection(_)
        | Payload::FunctionSection(_)
        | Payload::TableSection(_)
        | Payload::MemorySection(_)
        | Payload::GlobalSection(_)
        | Payload::ExportSection(_)
        | Payload::ElementSection(_) => "lists: types, imports, exports, tables",
        _ => return None,
    })
}

/// A report for people: sections, crates with their functions' number, and the `named` largest functions.
pub fn report(weights: &Weights, named: usize) -> String {
    let mut out = String::new();
    let mut sections: Vec<(&str, usize)> = Vec::new();
    for &(name, bytes) in &weights.sections {
        match sections.iter_mut().find(|(known, _)| *known == name) {
            Some((_, sum)) => *sum += bytes,
            None => sections.push((name, bytes)),
        }
    }
    let whole = sections.iter().map(|(_, bytes)| bytes).sum();
    write_rows(&mut out, "section", sections.iter().map(|&(name, bytes)| (name, bytes)), whole);
    let mut crates: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for Function { name, bytes, .. } in &weights.functions {
        let entry = crates.entry(owner(name)).or_default();
        *entry = (entry.0 + bytes, entry.1 + 1);
    }
    let mut crates: Vec<_> = crates.into_iter().collect();
    crates.sort_by_key(|(name, (bytes, _))| (std::cmp::Reverse(*bytes), *name));
    let owners: Vec<_> =
        crates.into_iter().map(|(name, (bytes, count))| (format!("{name} ({count})"), bytes)).collect();
    write_rows(
        &mut out,
        "code of (functions)",
        owners.iter().map(|(name, bytes)| (name.as_str(), *bytes)),
        whole,
    );
    let mut functions: Vec<_> = weights.functions.iter().collect();
    functions.sort_by_key(|function| (std::cmp::Reverse(function.bytes), &function.name));
    let largest = functions.into_iter().take(named).map(|function| (function.name.as_str(), function.bytes));
    write_rows(&mut out, "function", largest, whole);
    out
}

/// Who calls the functions whose names hold `part`: what would let them go.
pub fn callers(weights: &Weights, part: &str) -> String {
    let mut out = String::new();
    for (place, called) in weights.functions.iter().enumerate().filter(|(_, it)| it.name.contains(part)) {
        let _ = writeln!(out, "{:>9}  {}", grouped(called.bytes), called.name);
        for caller in weights.functions.iter().filter(|caller| caller.calls.contains(&place)) {
            let _ = writeln!(out, "{:>9}  < {}", "", caller.name);
        }
    }
    out
}

fn write_rows<'a>(out: &mut String, head: &str, rows: impl Iterator<Item = (&'a str, usize)>, whole: usize) {
    let _ = writeln!(out, "{:>9}  {:>5}  {head}", "bytes", "%");
    for (name, bytes) in rows {
        let share = bytes as f64 * 100.0 / whole.max(1) as f64;
        let _ = writeln!(out, "{:>9}  {share:>5.1}  {name}", grouped(bytes));
    }
    out.push('\n');
}

/// The crate that a function's name belongs to, of this crate the room; for `<A as B>::c` that of `A`.
fn owner(name: &str) -> &str {
    let path = name.trim_start_matches(|c: char| !(c.is_alphanumeric() || c == '_'));
    let path =
        ["mut ", "dyn ", "const "].iter().fold(path, |path, word| path.strip_prefix(word).unwrap_or(path));
    let word = |text: &str| text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    let krate = word(path);
    if &path[..krate] != "reported_figures" || !path[krate..].starts_with("::") {
        return &path[..krate];
    }
    let room = krate + 2;
    &path[..room + word(&path[room..])]
}
