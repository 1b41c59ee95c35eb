//! Functions that are alike stand side by side in the module, so that it compresses better.
//!
//! Brotli refers to what it has seen in fewer bits the nearer that lies. The order of functions means nothing to the
//! program: only their indices change, and with them every call.

use crate::site::Result;
use std::collections::HashMap;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// How many bytes in a row count as seen before: about two instructions.
const RUN: usize = 4;

/// Sorts the functions of a module without names.
///
/// # Errors
/// A module that cannot be read.
pub fn sort_functions(wasm: &[u8]) -> Result<Vec<u8>> {
    sorted(wasm).map_err(|error| format!("cannot sort the functions of the WebAssembly: {error}"))
}

fn sorted(wasm: &[u8]) -> std::result::Result<Vec<u8>, reencode::Error> {
    let mut functions = Functions::read(wasm)?;
    let mut module = Module::new();
    functions.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

/// The functions of a module, and the order in which they are written.
#[derive(Default)]
struct Functions<'a> {
    imported: u32,
    types: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
    /// Old indices in their new order, imports not counted.
    order: Vec<usize>,
    /// New indices by old ones, imports not counted.
    new_indices: Vec<u32>,
}

impl<'a> Functions<'a> {
    fn read(wasm: &'a [u8]) -> std::result::Result<Self, reencode::Error> {
        let mut it = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        it.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(types) => {
                    it.types = types.into_iter().collect::<std::result::Result<_, _>>()?
                }
                Payload::CodeSectionEntry(body) => it.bodies.push(body),
                _ => {}
            }
        }
        it.put_in_order(order(&it.bodies.iter().map(FunctionBody::as_bytes).collect::<Vec<_>>()));
        Ok(it)
    }

    fn put_in_order(&mut self, order: Vec<usize>) {
        self.new_indices = vec![0; order.len()];
        for (new, &old) in (0..).zip(&order) {
            self.new_indices[old] = new;
        }
        self.order = order;
    }
}

impl Reencode for Functions<'_> {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> std::result::Result<u32, reencode::Error> {
        let local = function.checked_sub(self.imported).and_then(|old| self.new_indices.get(old as usize));
        Ok(local.map_or(function, |new| new + self.imported))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> std::result::Result<(), reencode::Error> {
        for old in &self.order {
            functions.function(self.types[*old]);
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

/// An order in which each body follows the one with which it shares the greatest part of its runs.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<Vec<u32>> = bodies.iter().map(|body| runs(body)).collect();
    let mut having: HashMap<u32, Vec<usize>> = HashMap::new();
    for (index, runs) in runs.iter().enumerate() {
        runs.iter().for_each(|run| having.entry(*run).or_default().push(index));
    }
    let mut order = Vec::with_capacity(bodies.len());
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut next = (!bodies.is_empty()).then_some(0);
    while let Some(last) = next {
        order.push(last);
        left.retain(|other| *other != last);
        let mut shared = vec![0_u32; bodies.len()];
        for other in runs[last].iter().filter_map(|run| having.get(run)).flatten() {
            shared[*other] += 1;
        }
        let likeness = |other: &usize| f64::from(shared[*other]) / (runs[*other].len() as f64 + 1.0);
        // The first of equals, so that the same module always comes out.
        next = left.iter().copied().reduce(|a, b| if likeness(&b) > likeness(&a) { b } else { a });
    }
    order
}

/// Every run of bytes in a body, once.
fn runs(body: &[u8]) -> Vec<u32> {
    let mut runs: Vec<u32> =
        body.windows(RUN).map(|run| run.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte))).collect();
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
        let bodies: [&[u8]; 4] = [b"abcdefgh", b"12345678", b"abcdefgi", b"12345679"];
        assert_eq!(order(&bodies), [0, 2, 1, 3]);
        assert!(order(&[]).is_empty());
    }
}
