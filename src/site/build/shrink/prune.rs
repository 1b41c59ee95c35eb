//! Takes out of the WebAssembly what runs only to compose words that nobody can read.
//!
//! A panic ends the instance, and the page brings up a fresh one: in a browser there is no error stream for its
//! message. The standard library composes it nevertheless, with all its machinery for showing values. Here the
//! functions that begin a panic end at once instead, and what only they called goes. What a program does is the
//! same: each of these functions never returned.

use crate::site::Result;
use std::collections::HashSet;
use walrus::ir::{Call, Instr, InstrSeq, Unreachable, Visitor, VisitorMut, dfs_in_order, dfs_pre_order_mut};
use walrus::{
    ExportItem, FunctionBuilder, FunctionId, FunctionKind, InstrSeqBuilder, LocalFunction, LocalId, Module,
};

/// Beginnings of the names of functions that never return.
const PANICS: [&str; 10] = [
    "<std::panicking::panic_handler::",
    "core::panicking::",
    "core::slice::index::slice_index_fail",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::str::slice_error_fail",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "core::cell::panic_already_",
    "std::thread::local::panic_access_error",
    "alloc::alloc::handle_alloc_error",
];

/// What only a panic's message shows: values as a programmer writes them.
const SHOWN_BY_PANICS: [&str; 2] = [" as core::fmt::Debug>::fmt", "char>::escape_debug"];

/// What does another function's work in less code. Numbers and texts are written without widths, signs and precision,
/// which neither plotters-canvas nor anybody else asks for; characters are counted one at a time.
const STAND_INS: [(&str, &str); 5] = [
    ("<f64 as core::fmt::Display>::fmt", "reported_figures::draw::canvas::write_fraction"),
    ("<u32 as core::fmt::Display>::fmt", "reported_figures::draw::canvas::write_whole"),
    ("<u8 as core::fmt::Display>::fmt", "reported_figures::draw::canvas::write_byte"),
    ("<core::fmt::Formatter>::pad", "<core::fmt::Formatter>::write_str"),
    ("core::str::count::do_count_chars", "core::str::count::char_count_general_case"),
];

/// What wasm-bindgen makes for every kind of closure that js-sys could pass on; those that are passed are exports.
const CLOSURES: &str = "wasm_bindgen::convert::closures::";

/// Ends such functions at their beginning and drops what nothing else needs.
///
/// `absent` are the originals of stand-ins that this module is known not to contain.
///
/// # Errors
/// Names the first stand-in whose original or replacement is not in the module, or takes other arguments. Passing
/// over it would make the module larger, and nobody would notice.
pub fn prune(module: &mut Module, absent: &[&str]) -> Result<()> {
    STAND_INS
        .iter()
        .filter(|(original, _)| !absent.contains(original))
        .try_for_each(|pair| stand_in(module, pair))?;
    let needless: Vec<FunctionId> = module
        .funcs
        .iter()
        .filter(|function| {
            matches!(function.kind, FunctionKind::Local(_)) && !is_exported(module, function.id())
        })
        .filter(|function| function.name.as_deref().is_some_and(|name| is_needless(&plain(name))))
        .map(|function| function.id())
        .collect();
    let mut ends = needless;
    while !ends.is_empty() {
        for function in &ends {
            trap(module, *function);
        }
        end_early(module, &ends.into_iter().collect());
        ends = ending_at_once(module);
    }
    walrus::passes::gc::run(module);
    Ok(())
}

/// Lets one function call another of the same type instead of doing its own work.
fn stand_in(module: &mut Module, (original, replacement): &(&str, &str)) -> Result<()> {
    let failed = |why: String| {
        format!(
            "cannot replace `{original}` by `{replacement}` in the WebAssembly: {why}; adapt STAND_INS in src/site/build/shrink/prune.rs"
        )
    };
    let find =
        |wanted| find(module, wanted).ok_or_else(|| failed(format!("no function is called `{wanted}`")));
    let (from, to) = (find(original)?, find(replacement)?);
    if module.funcs.get(from).ty() != module.funcs.get(to).ty() {
        return Err(failed("they take different arguments".into()));
    }
    replace(module, from, |body, args| {
        args.iter().for_each(|arg| {
            body.local_get(*arg);
        });
        body.call(to);
    });
    Ok(())
}

/// The function of that name; the name may be followed by the compiler's hash.
fn find(module: &Module, wanted: &str) -> Option<FunctionId> {
    let is_wanted = |name: &str| {
        plain(name).strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with("::h"))
    };
    let found = module.funcs.iter().find(|function| function.name.as_deref().is_some_and(is_wanted));
    found.map(|function| function.id())
}

/// Ends every function where it would call one of those, and drops what only prepared the call.
fn end_early(module: &mut Module, ends: &HashSet<FunctionId>) {
    for (_, function) in module.funcs.iter_local_mut() {
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut EndEarly(ends), function, entry);
    }
}

struct EndEarly<'a>(&'a HashSet<FunctionId>);

impl VisitorMut for EndEarly<'_> {
    fn start_instr_seq_mut(&mut self, seq: &mut InstrSeq) {
        let ends = |instr: &Instr| matches!(instr, Instr::Call(call) if self.0.contains(&call.func));
        let Some(call) = seq.instrs.iter().position(|(instr, _)| ends(instr)) else { return };
        // Nobody sees the memory and the locals of an instance that has ended.
        let seen = seq.instrs[..call].iter().rposition(|(instr, _)| !is_unseen(instr));
        let place = seq.instrs[call].1;
        seq.instrs.truncate(seen.map_or(0, |seen| seen + 1));
        seq.instrs.push((Instr::Unreachable(Unreachable {}), place));
    }
}

/// Whether an instruction does nothing but to the stack, the locals and the memory of its own instance.
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

/// The functions that are called although they do nothing but end.
fn ending_at_once(module: &Module) -> Vec<FunctionId> {
    let ends = |function: &LocalFunction| {
        matches!(function.block(function.entry_block()).instrs.first(), Some((Instr::Unreachable(_), _)))
    };
    let called = called(module);
    let local = module.funcs.iter_local().filter(|(_, function)| ends(function));
    local.map(|(id, _)| id).filter(|id| called.contains(id) && !is_exported(module, *id)).collect()
}

fn is_exported(module: &Module, function: FunctionId) -> bool {
    module.exports.iter().any(|export| matches!(export.item, ExportItem::Function(id) if id == function))
}

fn is_needless(name: &str) -> bool {
    PANICS.iter().chain([&CLOSURES]).any(|start| name.starts_with(start))
        || SHOWN_BY_PANICS.iter().any(|part| name.contains(part))
}

/// A function's name without the compiler's marks of crates: `core[1f]::str::count` is `core::str::count`.
pub(super) fn plain(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        match after.split_once(']') {
            Some((mark, after)) if mark.len() > 8 && mark.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                rest = after;
            }
            _ => {
                out.push('[');
                rest = after;
            }
        }
    }
    out + rest
}

/// Every function that is called by name.
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

fn trap(module: &mut Module, function: FunctionId) {
    replace(module, function, |body, _| {
        body.unreachable();
    });
}

/// Gives a function another body.
fn replace(
    module: &mut Module,
    function: FunctionId,
    write: impl FnOnce(&mut InstrSeqBuilder<'_>, &[LocalId]),
) {
    let kind = module.types.get(module.funcs.get(function).ty());
    let (params, results) = (kind.params().to_vec(), kind.results().to_vec());
    let args: Vec<LocalId> = params.iter().map(|kind| module.locals.add(*kind)).collect();
    let mut body = FunctionBuilder::new(&mut module.types, &params, &results);
    write(&mut body.func_body(), &args);
    module.funcs.get_mut(function).kind = FunctionKind::Local(body.local_func(args));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use walrus::ValType;

    /// Every stand-in but one.
    fn all_but(kept: &str) -> Vec<&'static str> {
        STAND_INS.iter().map(|(original, _)| *original).filter(|original| *original != kept).collect()
    }

    /// A function of that name that calls another, if there is one.
    fn function(module: &mut Module, name: &str, calls: Option<FunctionId>) -> FunctionId {
        let mut body = FunctionBuilder::new(&mut module.types, &[], &[]);
        body.name(name.into());
        if let Some(called) = calls {
            body.func_body().call(called);
        }
        body.finish(Vec::new(), &mut module.funcs)
    }

    #[test]
    fn a_panic_ends_at_once_and_takes_its_words_with_it() {
        let mut module = Module::default();
        let words = function(&mut module, "std[a543996e6e7dbf1e]::io::write", None);
        let panic = function(&mut module, "core[c5930c85a12de822]::panicking::panic_fmt", Some(words));
        let ours = function(&mut module, "reported_figures::read", Some(panic));
        module.exports.add("read", ours);
        prune(&mut module, &all_but("")).unwrap();
        let left: Vec<_> = module.funcs.iter().filter_map(|function| function.name.clone()).collect();
        assert!(!left.iter().any(|name| name.contains("io::write")), "{left:?}");
        assert_eq!(left, ["reported_figures::read"]);
    }

    #[test]
    fn fractions_are_written_by_what_stands_in() {
        let mut module = Module::default();
        let digits = function(&mut module, "core[c5930c85a12de822]::num::flt2dec", None);
        let display = "<f64 as core[c5930c85a12de822]::fmt::Display>::fmt";
        let theirs = function(&mut module, display, Some(digits));
        let ours = function(&mut module, "reported_figures::draw::canvas::write_fraction::h0", None);
        module.exports.add("write", theirs);
        prune(&mut module, &all_but("<f64 as core::fmt::Display>::fmt")).unwrap();
        assert!(module.funcs.by_name("core[c5930c85a12de822]::num::flt2dec").is_none());
        assert_eq!(called(&module), HashSet::from([ours]));
    }

    #[test]
    fn an_export_stays_whatever_its_name() {
        let mut module = Module::default();
        let called = function(&mut module, "kept", None);
        let closure = function(&mut module, "wasm_bindgen::convert::closures::_::invoke", Some(called));
        module.exports.add("invoke", closure);
        prune(&mut module, &all_but("")).unwrap();
        assert!(module.funcs.by_name("kept").is_some());
    }

    #[test]
    fn a_missing_original_or_replacement_is_an_error_that_names_it() {
        let original = "<f64 as core::fmt::Display>::fmt";
        let replacement = "reported_figures::draw::canvas::write_fraction";
        for (there, missing) in [(original, replacement), (replacement, original)] {
            let mut module = Module::default();
            function(&mut module, there, None);
            let error = prune(&mut module, &all_but(original)).unwrap_err();
            assert!(error.contains(&format!("no function is called `{missing}`")), "{error}");
        }
    }

    #[test]
    fn a_replacement_of_another_type_is_an_error() {
        let mut module = Module::default();
        function(&mut module, "<f64 as core::fmt::Display>::fmt", None);
        let mut other = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
        other.name("reported_figures::draw::canvas::write_fraction".into());
        let argument = module.locals.add(ValType::I32);
        other.finish(vec![argument], &mut module.funcs);
        let error = prune(&mut module, &all_but("<f64 as core::fmt::Display>::fmt")).unwrap_err();
        assert!(error.contains("different arguments"), "{error}");
    }

    #[test]
    fn marks_of_crates_are_no_part_of_a_name() {
        assert_eq!(plain("<core[c5930c85a12de822]::fmt::A>::b"), "<core::fmt::A>::b");
        assert_eq!(
            plain("<[u8] as core[c5930c85a12de822]::fmt::Debug>::fmt"),
            "<[u8] as core::fmt::Debug>::fmt"
        );
    }
}
