//! Functions that are alike stand side by side in the module, so that it compresses better.
//!
//! Brotli finds what it has seen best where that lies near. In what order functions stand says nothing about what
//! they do; only their numbers change, and with them every call.

use crate::site::Result;
use std::collections::HashMap;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// How many bytes in a row count as seen before: about two instructions.
const RUN: usize = 4;

/// Puts the functions of a module without names into a better order.
///
/// # Errors
/// A module that cannot be read.
pub fn order(wasm: &[u8]) -> Result<Vec<u8>> {
    reordered(wasm).map_err(|error| format!("cannot put the WebAssembly's functions in order: {error}"))
}

fn reordered(wasm: &[u8]) -> std::result::Result<Vec<u8>, reencode::Error> {
    let mut order = Order::read(wasm)?;
    let mut module = Module::new();
    order.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

/// Functions as they stand, and where each goes.
#[derive(Default)]
struct Order<'a> {
    imported: u32,
    kinds: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
    /// Old places in their new order.
    order: Vec<usize>,
    /// New places by old ones.
    places: Vec<u32>,
}

impl<'a> Order<'a> {
    fn read(wasm: &'a [u8]) -> std::result::Result<Self, reencode::Error> {
        let mut it = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        it.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(kinds) => {
                    it.kinds = kinds.into_iter().collect::<std::result::Result<_, _>>()?
                }
                Payload::CodeSectionEntry(body) => it.bodies.push(body),
                _ => {}
            }
        }
        it.order = alike(&it.bodies.iter().map(FunctionBody::as_bytes).collect::<Vec<_>>());
        it.places = vec![0; it.order.len()];
        for (new, &old) in (0..).zip(&it.order) {
            it.places[old] = new;
        }
        Ok(it)
    }
}

impl Reencode for Order<'_> {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> std::result::Result<u32, reencode::Error> {
        let local = function.checked_sub(self.imported).and_then(|old| self.places.get(old as usize));
        Ok(local.map_or(function, |new| new + self.imported))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> std::result::Result<(), reencode::Error> {
        for old in &self.order {
            functions.function(self.kinds[*old]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        _: CodeSectionReader<'_>,
    ) -> std::result::Result<(), reencode::Error> {
        for old in self.order.clone() {
            self.parse_function_body(code, self.bodies[old].clone())?;
        }
        Ok(())
    }
}

/// An order in which each comes after the one it shares most with.
fn alike(texts: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<Vec<u32>> = texts.iter().map(|text| runs(text)).collect();
    let mut having: HashMap<u32, Vec<usize>> = HashMap::new();
    for (place, runs) in runs.iter().enumerate() {
        runs.iter().for_each(|run| having.entry(*run).or_default().push(place));
    }
    let mut order = Vec::with_capacity(texts.len());
    let mut left: Vec<usize> = (0..texts.len()).collect();
    let mut next = (!texts.is_empty()).then_some(0);
    while let Some(place) = next {
        order.push(place);
        left.retain(|other| *other != place);
        let mut shared = vec![0_u32; texts.len()];
        for other in runs[place].iter().filter_map(|run| having.get(run)).flatten() {
            shared[*other] += 1;
        }
        let likeness = |other: &usize| f64::from(shared[*other]) / (runs[*other].len() as f64 + 1.0).sqrt();
        // The first of equals, so that the same module always comes out.
        next = left.iter().copied().reduce(|a, b| if likeness(&b) > likeness(&a) { b } else { a });
    }
    order
}

/// Every run of bytes in a text, once.
fn runs(text: &[u8]) -> Vec<u32> {
    let mut runs: Vec<u32> =
        text.windows(RUN).map(|run| run.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte))).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_alike_stands_together() {
        let texts: [&[u8]; 4] = [b"abcdefgh", b"12345678", b"abcdefgi", b"12345679"];
        assert_eq!(alike(&texts), [0, 2, 1, 3]);
        assert!(alike(&[]).is_empty());
    }
}
