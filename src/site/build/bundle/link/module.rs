//! One module: its text, its syntax tree and its names.

use crate::site::Result;
use crate::site::build::bundle::js::{self, Kind, error_at};
use crate::site::build::bundle::link::entries::{Entries, Import};
use oxc_allocator::Allocator;
use oxc_ast::ast::Program;
use oxc_semantic::{Scoping, SymbolId};
use oxc_span::Span;

/// A parsed module.
pub struct Module<'a> {
    /// What errors call it.
    pub label: String,
    source: &'a str,
    /// Its syntax tree.
    pub program: Program<'a>,
    /// Its scopes, and what each name in them refers to.
    pub scoping: Scoping,
    /// What it imports and exports.
    pub entries: Entries,
}

impl<'a> Module<'a> {
    /// Parses the module at `path`, which errors call `label`.
    ///
    /// # Errors
    /// The first syntax error, or what is not supported, with its line.
    pub fn parse(allocator: &'a Allocator, path: &str, label: String, source: &str) -> Result<Module<'a>> {
        let source = allocator.alloc_str(source);
        let (program, scoping) = js::parse(allocator, &label, source, Kind::Module)?;
        let entries = Entries::read(path, &program, &scoping)
            .map_err(|(span, message)| error_at(&label, source, span.start, &message))?;
        Ok(Module { label, source, program, scoping, entries })
    }

    /// An error at a location of this module.
    pub fn error(&self, span: Span, message: &str) -> String {
        error_at(&self.label, self.source, span.start, message)
    }

    /// What a name refers to, if it is imported.
    pub fn import(&self, symbol: SymbolId) -> Option<&Import> {
        self.entries.imports.iter().find(|import| import.local == symbol)
    }

    /// The names that it declares at its top level.
    pub fn declared(&self) -> impl Iterator<Item = SymbolId> + '_ {
        let scoping = &self.scoping;
        let is_top = |symbol: &SymbolId| scoping.symbol_scope_id(*symbol) == scoping.root_scope_id();
        scoping.symbol_ids().filter(is_top).filter(|symbol| self.import(*symbol).is_none())
    }

    /// Every name that it uses for what is not imported: those that it declares, in all scopes, and those of the
    /// environment.
    pub fn used(&self) -> impl Iterator<Item = &str> + '_ {
        let own = self.scoping.symbol_ids().filter(|symbol| self.import(*symbol).is_none());
        let own = own.map(|symbol| self.scoping.symbol_name(symbol));
        own.chain(self.scoping.root_unresolved_references().keys().map(|name| name.as_str()))
    }
}
