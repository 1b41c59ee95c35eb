//! wasm-bindgen's glue as a module that can start any number of instances.
//!
//! The glue for bundlers is an ES module that exports the functions which the WebAssembly imports, the classes of the
//! library, and `__wbg_set_wasm`, which tells it the instance it serves. Its variables belong to that one instance, but a
//! page needs a fresh one after a trap: so the whole module becomes the body of a function. That is done on its syntax
//! tree, and any shape of it that is not known here is an error.

mod factory;
mod names;
mod short_exports;

use crate::site::Result;
use crate::site::build::bundle::js::{self, Kind};
use factory::{FACTORY, Parts};
use names::{FILE, Names, short_name, unknown};
use oxc_allocator::Allocator;
use oxc_ast_visit::VisitMut as _;
use oxc_codegen::Codegen;
use short_exports::ShortExports;

/// The module name of everything that the WebAssembly imports.
pub const IMPORTED_FROM: &str = "glue";

/// Rewrites the glue as a module that exports `createGlue`, and shortens the names of all functions that glue and
/// WebAssembly call in each other, on both sides. Exports that the glue never uses are deleted.
///
/// Each call of `createGlue` returns an object with `functions`, which an instance of the WebAssembly imports as
/// [`IMPORTED_FROM`]; `start(exports)`, which is to be called with the exports of the instance; and the library's classes.
///
/// # Errors
/// Glue of a shape that is not known here.
pub fn link(glue: &str, wasm: &mut walrus::Module) -> Result<String> {
    let imported = wasm.imports.iter().map(|import| import.name.clone());
    let imports: Names = imported.zip((0..).map(short_name)).collect();
    let (module, exports) = module(glue, &imports)?;
    for import in wasm.imports.iter_mut() {
        IMPORTED_FROM.clone_into(&mut import.module);
        import.name.clone_from(&imports[&import.name]);
    }
    let uncalled = wasm.exports.iter().filter(|export| !exports.contains_key(&export.name));
    let uncalled: Vec<_> = uncalled.map(|export| export.id()).collect();
    uncalled.into_iter().for_each(|export| wasm.exports.delete(export));
    for export in wasm.exports.iter_mut() {
        export.name.clone_from(&exports[&export.name]);
    }
    if wasm.exports.iter().count() == exports.len() {
        Ok(module)
    } else {
        Err(unknown("it uses an export that the WebAssembly does not have"))
    }
}

/// The glue as a module, and the short names of the exports that it uses.
fn module(source: &str, imports: &Names) -> Result<(String, Names)> {
    let allocator = Allocator::default();
    let (mut glue, scoping) = js::parse(&allocator, FILE, source, Kind::Module)?;
    let (mut factory, _) = js::parse(&allocator, FILE, FACTORY, Kind::Module)?;
    let mut exports = ShortExports::new(&allocator);
    exports.visit_program(&mut glue);
    exports.check(&scoping)?;
    exports.visit_program(&mut factory);
    let mut parts = Parts::new(&allocator, imports);
    for statement in glue.body {
        parts.add(statement, &scoping)?;
    }
    parts.check()?;
    parts.insert_into(&mut factory)?;
    Ok((Codegen::new().build(&factory).code, exports.names))
}

#[cfg(test)]
mod tests;
