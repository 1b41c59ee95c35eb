//! The function that makes the glue of one instance.

use super::names::{Names, unknown};
use crate::site::Result;
use oxc_allocator::{Allocator, ArenaBox, ArenaVec};
use oxc_ast::ast::{
    Declaration, Expression, Function, FunctionType, ObjectExpression, ObjectPropertyKind, Program,
    PropertyKey, PropertyKind, Statement,
};
use oxc_ast::builder::AstBuilder;
use oxc_semantic::Scoping;
use oxc_span::SPAN;
use oxc_str::Ident;

/// What surrounds the glue. Its statements are inserted at the beginning of the function, the functions that the
/// WebAssembly imports into `functions`, and its classes into the object that is returned.
///
/// The `passStringToWasm0` of the glue copies a text character by character up to the first that is not ASCII, then
/// reserves three times the memory and encodes the rest in one call. A dataset may be 64 MB long: it is encoded in pieces,
/// which browsers do twice as fast, into memory that is reserved once.
pub const FACTORY: &str = r#"
import { passString } from "./element/string.js";
export function createGlue() {
  function passStringToWasm0(text, malloc, realloc) {
    const [address, length] = passString(text, wasm.memory, malloc, realloc);
    WASM_VECTOR_LEN = length;
    return address;
  }
  return {
    functions: {},
    start(exports) {
      __wbg_set_wasm(exports);
      wasm.__wbindgen_start();
    },
  };
}
"#;

/// The function of the glue that [`FACTORY`] replaces.
const REPLACED: &str = "passStringToWasm0";

/// The function of the glue that sets which instance it serves.
const SETS_INSTANCE: &str = "__wbg_set_wasm";

/// The glue taken apart.
pub struct Parts<'a, 'n> {
    ast: AstBuilder<'a>,
    imports: &'n Names,
    statements: ArenaVec<'a, Statement<'a>>,
    /// What the WebAssembly imports, as methods of an object.
    functions: ArenaVec<'a, ObjectPropertyKind<'a>>,
    /// What the library exports to the page.
    exported: Vec<Ident<'a>>,
    /// How often [`REPLACED`] was left out.
    replaced: usize,
}

impl<'a, 'n> Parts<'a, 'n> {
    /// Nothing yet; `imports` are the short names of what the WebAssembly imports.
    pub fn new(allocator: &'a Allocator, imports: &'n Names) -> Self {
        Parts {
            ast: AstBuilder::new(allocator),
            imports,
            statements: ArenaVec::new_in(&allocator),
            functions: ArenaVec::new_in(&allocator),
            exported: Vec::new(),
            replaced: 0,
        }
    }

    /// Adds the next statement of the glue, whose names `scoping` knows.
    ///
    /// # Errors
    /// A statement that is not known here.
    pub fn add(&mut self, statement: Statement<'a>, scoping: &Scoping) -> Result<()> {
        match statement {
            Statement::ExportDeclaration(export) => self.add_export(export.unbox().declaration, scoping)?,
            Statement::FunctionDeclaration(function) if function_name(&function) == REPLACED => {
                self.replaced += 1;
                if function.params.items.len() != 3 {
                    return Err(unknown(&format!("{REPLACED} has other parameters")));
                }
            }
            statement if statement.is_module_declaration() => {
                return Err(unknown(
                    "it imports something, or exports it in another way than by a declaration",
                ));
            }
            statement => self.statements.push(statement),
        }
        Ok(())
    }

    fn add_export(&mut self, declaration: Declaration<'a>, scoping: &Scoping) -> Result<()> {
        match declaration {
            Declaration::FunctionDeclaration(function)
                if self.imports.contains_key(function_name(&function)) =>
            {
                self.add_function(function, scoping)
            }
            declaration => {
                let id = declaration.id().ok_or_else(|| unknown("it exports variables"))?.name;
                if id != SETS_INSTANCE {
                    self.exported.push(id);
                }
                self.statements.push(Statement::from(declaration));
                Ok(())
            }
        }
    }

    /// Adds a function as a method: that takes fewer bytes than a function and a property that refers to it.
    fn add_function(&mut self, mut function: ArenaBox<'a, Function<'a>>, scoping: &Scoping) -> Result<()> {
        let name = function_name(&function).to_owned();
        let symbol = function.id.take().and_then(|id| id.symbol_id.get());
        if !symbol.is_some_and(|symbol| scoping.symbol_is_unused(symbol)) {
            return Err(unknown(&format!("it calls {name} itself")));
        }
        function.r#type = FunctionType::FunctionExpression;
        let short = Ident::from_str_in(&self.imports[&name], &self.ast);
        self.functions.push(property(short, Expression::FunctionExpression(function), true, &self.ast));
        Ok(())
    }

    /// Checks that nothing is missing.
    ///
    /// # Errors
    /// Says what is.
    pub fn check(&self) -> Result<()> {
        if self.replaced != 1 {
            return Err(unknown(&format!("{REPLACED} is missing")));
        }
        if self.functions.len() != self.imports.len() {
            return Err(unknown("it lacks a function that the WebAssembly imports"));
        }
        Ok(())
    }

    /// Inserts the parts into [`FACTORY`].
    ///
    /// # Errors
    /// Where that has another shape.
    pub fn insert_into(self, factory: &mut Program<'a>) -> Result<()> {
        let Parts { ast, statements, functions, exported, .. } = self;
        let other = || unknown("FACTORY has another shape");
        let body = factory.body.last_mut().and_then(function_body).ok_or_else(other)?;
        let returned = body.last_mut().and_then(returned_object).ok_or_else(other)?;
        for name in exported {
            let value = Expression::new_identifier(SPAN, name, &ast);
            returned.properties.push(property(name, value, false, &ast));
        }
        let first = returned.properties.first_mut().and_then(property_value).ok_or_else(other)?;
        *first = Expression::new_object_expression(SPAN, functions, &ast);
        body.splice(..0, statements);
        Ok(())
    }
}

fn function_name<'f>(function: &'f Function) -> &'f str {
    function.id.as_ref().map_or("", |id| id.name.as_str())
}

/// The statements of a function that is exported where it is declared.
fn function_body<'t, 'a>(statement: &'t mut Statement<'a>) -> Option<&'t mut ArenaVec<'a, Statement<'a>>> {
    let Statement::ExportDeclaration(export) = statement else { return None };
    let Declaration::FunctionDeclaration(function) = &mut export.declaration else { return None };
    Some(&mut function.body.as_mut()?.statements)
}

fn returned_object<'t, 'a>(statement: &'t mut Statement<'a>) -> Option<&'t mut ObjectExpression<'a>> {
    let Statement::ReturnStatement(statement) = statement else { return None };
    let Expression::ObjectExpression(object) = statement.argument.as_mut()? else { return None };
    Some(object)
}

fn property_value<'t, 'a>(property: &'t mut ObjectPropertyKind<'a>) -> Option<&'t mut Expression<'a>> {
    let ObjectPropertyKind::ObjectProperty(property) = property else { return None };
    Some(&mut property.value)
}

fn property<'a>(
    name: Ident<'a>,
    value: Expression<'a>,
    is_method: bool,
    ast: &AstBuilder<'a>,
) -> ObjectPropertyKind<'a> {
    let key = PropertyKey::new_static_identifier(SPAN, name, ast);
    ObjectPropertyKind::new_object_property(
        SPAN,
        PropertyKind::Init,
        key,
        value,
        is_method,
        !is_method,
        false,
        ast,
    )
}
