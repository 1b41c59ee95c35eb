//! Short names for what the WebAssembly exports.

use super::names::{Names, short_name, unknown};
use crate::site::Result;
use oxc_allocator::Allocator;
use oxc_ast::ast::{Expression, StaticMemberExpression};
use oxc_ast_visit::{VisitMut, walk_mut};
use oxc_semantic::Scoping;
use oxc_str::Ident;

/// The variable of the glue that holds the exports of the instance.
const EXPORTS: &str = "wasm";

/// The export that keeps its name, because tools that measure a page look for the memory by it.
const MEMORY: &str = "memory";

/// Gives each export that the glue reads a short name.
pub struct ShortExports<'a> {
    allocator: &'a Allocator,
    /// The new names by the old ones.
    pub names: Names,
    /// How often the glue reads an export.
    reads: usize,
}

impl<'a> VisitMut<'a> for ShortExports<'a> {
    fn visit_static_member_expression(&mut self, member: &mut StaticMemberExpression<'a>) {
        walk_mut::walk_static_member_expression(self, member);
        if !matches!(&member.object, Expression::Identifier(object) if object.name == EXPORTS) {
            return;
        }
        self.reads += 1;
        let count = self.names.len();
        let old = member.property.name.as_str();
        let short = || if old == MEMORY { MEMORY.to_owned() } else { short_name(count) };
        let new = self.names.entry(old.to_owned()).or_insert_with(short);
        member.property.name = Ident::from_str_in(new, &self.allocator);
    }
}

impl<'a> ShortExports<'a> {
    /// No names yet.
    pub fn new(allocator: &'a Allocator) -> Self {
        ShortExports { allocator, names: Names::new(), reads: 0 }
    }

    /// Checks that the glue uses the exports in no other way than by their names.
    ///
    /// # Errors
    /// Says which other way there is.
    pub fn check(&self, scoping: &Scoping) -> Result<()> {
        let mut named = scoping.symbol_ids().filter(|symbol| scoping.symbol_name(*symbol) == EXPORTS);
        let (Some(exports), None) = (named.next(), named.next()) else {
            return Err(unknown(&format!("{EXPORTS} is not one variable")));
        };
        let reads = scoping.get_resolved_references(exports).filter(|reference| reference.is_read()).count();
        if reads == self.reads {
            Ok(())
        } else {
            Err(unknown(&format!("{EXPORTS} is read otherwise than by the name of an export")))
        }
    }
}
