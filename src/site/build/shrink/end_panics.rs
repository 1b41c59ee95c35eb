//! A panic traps at once, without composing the message that nobody can read.
//!
//! A panic ends the instance, and the page starts a fresh one; a browser shows its message nowhere. The standard
//! library composes it all the same, with all the code it has for showing values. Here the functions that begin a
//! panic trap instead, and what only they called goes. The program does the same: none of these functions returned.

use super::edit::{is_exported, replace_body, without_hashes};
use crate::site::Result;
use std::collections::HashSet;
use walrus::ir::{Call, Instr, InstrSeq, Unreachable, Visitor, VisitorMut, dfs_in_order, dfs_pre_order_mut};
use walrus::{Function, FunctionId, FunctionKind, LocalFunction, Module};

/// Functions that are known by a part of their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Functions whose names begin so.
    Start(&'static str),
    /// Functions whose names contain this.
    Part(&'static str),
}

impl Pattern {
    /// The beginning or the part.
    pub fn text(self) -> &'static str {
        match self {
            Self::Start(text) | Self::Part(text) => text,
        }
    }

    fn fits(self, name: &str) -> bool {
        match self {
            Self::Start(start) => name.starts_with(start),
            Self::Part(part) => name.contains(part),
        }
    }
}

/// The functions that are never of use to a page.
pub const USELESS: [Pattern; 7] = [
    // These never return.
    Pattern::Start("<std::panicking::panic_handler::"),
    Pattern::Start("core::panicking::"),
    Pattern::Start("core::slice::index::slice_index_fail"),
    Pattern::Start("core::str::slice_error_fail"),
    Pattern::Start("alloc::alloc::handle_alloc_error"),
    // Only a panic's message shows values as a programmer writes them.
    Pattern::Part(" as core::fmt::Debug>::fmt"),
    // wasm-bindgen makes one for every kind of closure that js-sys could pass on; those that are passed are exports.
    Pattern::Start("wasm_bindgen::convert::closures::"),
];

/// Lets every function that fits one of `useless` trap at its beginning, and drops what led to it.
///
/// # Errors
/// Names the first of `useless` that no function fits. Passing over it would make the module larger without anybody
/// noticing.
pub fn end_panics(module: &mut Module, useless: &[Pattern]) -> Result<()> {
    let mut ends = Vec::new();
    for pattern in useless {
        let found = fitting(module, *pattern);
        if found.is_empty() {
            return Err(nothing_fits(*pattern));
        }
        ends.extend(found.into_iter().filter(|function| !is_exported(module, *function)));
    }
    while !ends.is_empty() {
        ends.iter().for_each(|function| trap(module, *function));
        end_callers(module, &ends.into_iter().collect());
        ends = trapping_at_once(module);
    }
    Ok(())
}

fn nothing_fits(pattern: Pattern) -> String {
    format!(
        "cannot end `{}` in the WebAssembly: no function has such a name; \
         adapt USELESS in src/site/build/shrink/end_panics.rs to this compiler",
        pattern.text()
    )
}

/// The functions of the module's own that fit.
fn fitting(module: &Module, pattern: Pattern) -> Vec<FunctionId> {
    let fits = |name: &String| pattern.fits(&without_hashes(name));
    let is_local = |function: &&Function| matches!(function.kind, FunctionKind::Local(_));
    let local = module.funcs.iter().filter(is_local);
    local.filter(|function| function.name.as_ref().is_some_and(fits)).map(Function::id).collect()
}

fn trap(module: &mut Module, function: FunctionId) {
    replace_body(module, function, |body, _| {
        body.unreachable();
    });
}

/// Ends every function where it would call one of those, and drops what only prepared the call.
fn end_callers(module: &mut Module, ends: &HashSet<FunctionId>) {
    for (_, function) in module.funcs.iter_local_mut() {
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut EndCallers(ends), function, entry);
    }
}

struct EndCallers<'a>(&'a HashSet<FunctionId>);

impl VisitorMut for EndCallers<'_> {
    fn start_instr_seq_mut(&mut self, seq: &mut InstrSeq) {
        let ends = |instr: &Instr| matches!(instr, Instr::Call(call) if self.0.contains(&call.func));
        let Some(call) = seq.instrs.iter().position(|(instr, _)| ends(instr)) else { return };
        let seen = seq.instrs[..call].iter().rposition(|(instr, _)| !is_unseen(instr));
        let position = seq.instrs[call].1;
        seq.instrs.truncate(seen.map_or(0, |seen| seen + 1));
        seq.instrs.push((Instr::Unreachable(Unreachable {}), position));
    }
}

/// Whether an instruction changes nothing but the stack, the locals and the memory of its own instance, which nobody
/// sees once the instance has ended.
fn is_unseen(instr: &Instr) -> bool {
    matches!(
        instr,
        Instr::LocalGet(_)
            | Instr::LocalSet(_)
            | Instr::LocalTee(_)
            | Instr::GlobalGet(_)
            | Instr::GlobalSet(_)
            | Instr::Const(_)
            | Instr::Binop(_)
            | Instr::Unop(_)
            | Instr::Select(_)
            | Instr::Drop(_)
            | Instr::Load(_)
            | Instr::Store(_)
    )
}

/// The functions that are called although they do nothing but trap.
fn trapping_at_once(module: &Module) -> Vec<FunctionId> {
    let traps = |function: &LocalFunction| {
        matches!(function.block(function.entry_block()).instrs.first(), Some((Instr::Unreachable(_), _)))
    };
    let called = called(module);
    let local = module.funcs.iter_local().filter(|(_, function)| traps(function));
    local.map(|(id, _)| id).filter(|id| called.contains(id) && !is_exported(module, *id)).collect()
}

/// Every function that another calls directly.
fn called(module: &Module) -> HashSet<FunctionId> {
    let mut calls = Calls::default();
    for (_, function) in module.funcs.iter_local() {
        dfs_in_order(&mut calls, function, function.entry_block());
    }
    calls.0
}

#[derive(Default)]
struct Calls(HashSet<FunctionId>);

impl Visitor<'_> for Calls {
    fn visit_call(&mut self, call: &Call) {
        self.0.insert(call.func);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::edit::{find, testing::function};
    use super::*;

    #[test]
    fn a_panic_traps_and_takes_its_message_with_it() {
        let mut module = Module::default();
        let message = function(&mut module, "std[a543996e6e7dbf1e]::io::write", None);
        let panic = function(&mut module, "core[c5930c85a12de822]::panicking::panic_fmt", Some(message));
        let ours = function(&mut module, "reported_figures::read", Some(panic));
        module.exports.add("read", ours);
        end_panics(&mut module, &[Pattern::Start("core::panicking::")]).unwrap();
        walrus::passes::gc::run(&mut module);
        let left: Vec<_> = module.funcs.iter().filter_map(|function| function.name.clone()).collect();
        assert_eq!(left, ["reported_figures::read"]);
    }

    #[test]
    fn an_export_stays_whatever_its_name() {
        let mut module = Module::default();
        let called = function(&mut module, "kept", None);
        let closure = function(&mut module, "wasm_bindgen::convert::closures::_::invoke", Some(called));
        module.exports.add("invoke", closure);
        end_panics(&mut module, &[Pattern::Start("wasm_bindgen::convert::closures::")]).unwrap();
        walrus::passes::gc::run(&mut module);
        assert!(find(&module, "kept").is_some());
    }

    #[test]
    fn a_name_that_no_function_has_is_an_error_that_names_it() {
        let mut module = Module::default();
        function(&mut module, "kept", None);
        let error = end_panics(&mut module, &[Pattern::Part(" as core::fmt::Debug>::fmt")]).unwrap_err();
        assert!(error.contains("cannot end ` as core::fmt::Debug>::fmt`"), "{error}");
    }
}
