//! Finding functions by name and giving them other bodies.

use walrus::{ExportItem, FunctionBuilder, FunctionId, FunctionKind, InstrSeqBuilder, LocalId, Module};

/// A function's name without the hashes that the compiler puts after the names of crates:
/// `core[c5930c85a12de822]::str::count` is `core::str::count`.
pub fn without_hashes(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        match after.split_once(']') {
            Some((hash, after)) if is_hash(hash) => rest = after,
            _ => {
                out.push('[');
                rest = after;
            }
        }
    }
    out + rest
}

fn is_hash(text: &str) -> bool {
    text.len() > 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The function of that name, which may be followed by a hash of its own: `a::b` finds `a::b::h35d72f826bab8293`.
pub fn find(module: &Module, wanted: &str) -> Option<FunctionId> {
    let is_wanted = |name: &str| {
        without_hashes(name)
            .strip_prefix(wanted)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with("::h"))
    };
    let found = module.funcs.iter().find(|function| function.name.as_deref().is_some_and(is_wanted));
    found.map(|function| function.id())
}

/// Whether the page may call the function.
pub fn is_exported(module: &Module, function: FunctionId) -> bool {
    module.exports.iter().any(|export| matches!(export.item, ExportItem::Function(id) if id == function))
}

/// Gives a function another body, which `write` builds from the function's arguments.
pub fn replace_body(
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

/// Functions for tests of the steps.
#[cfg(test)]
pub mod testing {
    use super::*;

    /// Adds a function of that name without arguments, which calls another if there is one.
    pub fn function(module: &mut Module, name: &str, calls: Option<FunctionId>) -> FunctionId {
        let mut body = FunctionBuilder::new(&mut module.types, &[], &[]);
        body.name(name.into());
        if let Some(called) = calls {
            body.func_body().call(called);
        }
        body.finish(Vec::new(), &mut module.funcs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_of_crates_are_no_part_of_a_name() {
        assert_eq!(without_hashes("<core[c5930c85a12de822]::fmt::A>::b"), "<core::fmt::A>::b");
        assert_eq!(
            without_hashes("<[u8] as core[c5930c85a12de822]::fmt::Debug>::fmt"),
            "<[u8] as core::fmt::Debug>::fmt"
        );
    }

    #[test]
    fn a_function_is_found_with_its_hash_and_not_by_half_its_name() {
        let mut module = Module::default();
        let found = testing::function(&mut module, "ours::write::h35d72f826bab8293", None);
        testing::function(&mut module, "ours::write_all", None);
        assert_eq!(find(&module, "ours::write"), Some(found));
        assert_eq!(find(&module, "ours::wri"), None);
    }
}
