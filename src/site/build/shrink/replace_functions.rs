//! A short function of this library does the work of a long one of the standard library.
//!
//! plotters-canvas writes opacities and font sizes with `format!`. The standard library writes every digit of any binary
//! fraction, which takes 7 kB; a canvas needs six decimals. The tests run both over everything that is drawn
//! (`tests/shrink`).

use super::edit::{find, replace_body};
use crate::site::Result;
use walrus::{FunctionId, Module};

/// A function of the linked module, and the one that is called instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The name of the function whose work is done by another.
    pub original: &'static str,
    /// The name of the function that does it.
    pub replacement: &'static str,
}

/// Every replacement.
///
/// What saves less than 2 % of the module is not worth the risk: `Display` of `u8` and `u32`, `Formatter::pad` and the
/// counting of characters were replaced as well once, for 1.2 kB together.
pub const REPLACEMENTS: [Replacement; 1] = [Replacement {
    original: "<f64 as core::fmt::Display>::fmt",
    replacement: "reported_figures::draw::canvas::write_fraction",
}];

/// Lets each original call its replacement, so that what only the original needed is needed no more.
///
/// # Errors
/// Names the first replacement that cannot be made because one of the two functions is missing or takes other
/// arguments. Passing over it would make the module larger without anybody noticing.
pub fn replace_functions(module: &mut Module, replacements: &[Replacement]) -> Result<()> {
    replacements.iter().try_for_each(|pair| {
        let (original, replacement) = both(module, pair).map_err(|why| {
            let Replacement { original, replacement } = pair;
            format!(
                "cannot replace `{original}` by `{replacement}` in the WebAssembly: {why}; \
                 adapt REPLACEMENTS in src/site/build/shrink/replace_functions.rs to this compiler"
            )
        })?;
        call_instead(module, original, replacement);
        Ok(())
    })
}

/// The two functions of a replacement.
fn both(module: &Module, pair: &Replacement) -> Result<(FunctionId, FunctionId)> {
    let find = |wanted| find(module, wanted).ok_or_else(|| format!("no function is called `{wanted}`"));
    let (original, replacement) = (find(pair.original)?, find(pair.replacement)?);
    if module.funcs.get(original).ty() == module.funcs.get(replacement).ty() {
        Ok((original, replacement))
    } else {
        Err("they take different arguments".into())
    }
}

fn call_instead(module: &mut Module, original: FunctionId, replacement: FunctionId) {
    replace_body(module, original, |body, args| {
        args.iter().for_each(|arg| {
            body.local_get(*arg);
        });
        body.call(replacement);
    });
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::edit::testing::function;
    use super::*;
    use walrus::{FunctionBuilder, ValType};

    const PAIR: Replacement =
        Replacement { original: "<f64 as core::fmt::Display>::fmt", replacement: "ours::write_fraction" };

    #[test]
    fn the_replacement_is_called_and_what_only_the_original_needed_goes() {
        let mut module = Module::default();
        let digits = function(&mut module, "core[c5930c85a12de822]::num::flt2dec", None);
        let theirs =
            function(&mut module, "<f64 as core[c5930c85a12de822]::fmt::Display>::fmt", Some(digits));
        function(&mut module, "ours::write_fraction::h0", None);
        module.exports.add("write", theirs);
        replace_functions(&mut module, &[PAIR]).unwrap();
        walrus::passes::gc::run(&mut module);
        assert!(find(&module, "core::num::flt2dec").is_none());
        assert!(find(&module, "ours::write_fraction").is_some());
    }

    #[test]
    fn a_missing_original_or_replacement_is_an_error_that_names_it() {
        for (there, missing) in [(PAIR.original, PAIR.replacement), (PAIR.replacement, PAIR.original)] {
            let mut module = Module::default();
            function(&mut module, there, None);
            let error = replace_functions(&mut module, &[PAIR]).unwrap_err();
            assert!(error.contains(&format!("no function is called `{missing}`")), "{error}");
        }
    }

    #[test]
    fn a_replacement_of_another_type_is_an_error() {
        let mut module = Module::default();
        function(&mut module, PAIR.original, None);
        let mut other = FunctionBuilder::new(&mut module.types, &[ValType::I32], &[]);
        other.name(PAIR.replacement.into());
        let argument = module.locals.add(ValType::I32);
        other.finish(vec![argument], &mut module.funcs);
        let error = replace_functions(&mut module, &[PAIR]).unwrap_err();
        assert!(error.contains("different arguments"), "{error}");
    }
}
