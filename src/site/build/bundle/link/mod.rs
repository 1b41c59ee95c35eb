//! ES modules linked into one script, on their syntax trees.
//!
//! Every module keeps its own scope: a top-level name that another module uses too is changed, and every use of an
//! imported name becomes the name of the variable that it refers to. So an exported variable that changes is seen to
//! change by those who import it. As the language has it, modules are evaluated once, each after those that it imports.
//!
//! `import()` and `import.meta` stay as they are. Errors, with file and line, are: modules that import each other in a
//! cycle, imports of packages, import attributes, and imports of what is not exported.
//!
//! Why this is not left to a bundler, as of November 2026 (processor time to compile the host program, which takes 127 s
//! without one): swc_bundler takes 191 s, is announced as no longer maintained, and reports no missing exports. rolldown
//! needs Rust 1.97; its last version for Rust 1.95 takes 241 s, and compiles only with 25 crates held at exact versions.

mod entries;
mod module;
mod names;
mod print;
mod resolve;
mod sources;

pub use sources::Sources;

use crate::site::Result;
use crate::site::build::bundle::js::Kind;
use names::Names;
use oxc_allocator::Allocator;
use resolve::Graph;

/// Links the module `entry`, a path in `sources`, and all that it imports.
///
/// A script of [`Kind::Module`] exports what `entry` exports. A classic script exports nothing and declares no name in its
/// page.
///
/// # Errors
/// The first syntax error, or import of what does not exist, with its file and line.
pub fn link(sources: &Sources, entry: &str, kind: Kind) -> Result<String> {
    let allocator = Allocator::default();
    let graph = Graph::load(&allocator, sources, entry)?;
    let names = Names::choose(&graph);
    let exports = if kind == Kind::Module { print::exports(&graph, &names) } else { String::new() };
    let bodies = print::bodies(&allocator, graph, &names);
    Ok(match kind {
        Kind::Module => bodies + &exports,
        Kind::Script | Kind::OldScript => format!("(() => {{\n\"use strict\";\n{bodies}}})();\n"),
    })
}

#[cfg(test)]
mod tests;
