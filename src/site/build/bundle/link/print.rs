//! The linked script as text.

use crate::site::build::bundle::link::entries::Import;
use crate::site::build::bundle::link::module::Module;
use crate::site::build::bundle::link::names::Names;
use crate::site::build::bundle::link::resolve::{Binding, Graph};
use oxc_allocator::{Allocator, ArenaVec};
use oxc_ast::ast::{
    BindingIdentifier, BindingPattern, Declaration, ExportDefaultDeclarationKind, Expression, Program,
    Statement, VariableDeclarationKind, VariableDeclarator,
};
use oxc_ast::builder::AstBuilder;
use oxc_codegen::Codegen;
use oxc_semantic::SymbolId;
use oxc_span::SPAN;
use oxc_str::Ident;

/// The statement that exports what the entry exports; empty where that is nothing.
pub fn exports(graph: &Graph, names: &Names) -> String {
    let named = |(exported, binding): (String, Binding)| {
        let name = names.of(binding)?;
        Some(if name == exported { exported } else { format!("{name} as {exported}") })
    };
    let entry = graph.modules.len() - 1;
    let list: Vec<String> = graph.exports(entry).into_iter().filter_map(named).collect();
    if list.is_empty() { String::new() } else { format!("export {{ {} }};\n", list.join(", ")) }
}

/// The statements of all modules, with the names that they have in the script.
pub fn bodies(allocator: &Allocator, graph: Graph, names: &Names) -> String {
    let numbers = 0..graph.modules.len();
    let parts: Vec<_> = numbers.map(|n| (renames(&graph, names, n), namespace(&graph, names, n))).collect();
    let ast = AstBuilder::new(allocator);
    let mut out = String::new();
    for (number, (module, (renames, namespace))) in graph.modules.into_iter().zip(parts).enumerate() {
        let nameless = names.of(Binding::Nameless(number)).unwrap_or_default();
        out += &body(module, &renames, Ident::from_str_in(nameless, &ast), &ast);
        out += &namespace;
    }
    out
}

/// The names that a module has at its top level, with what they are called in the script.
fn renames<'n>(graph: &Graph, names: &'n Names, number: usize) -> Vec<(SymbolId, &'n str)> {
    let module = &graph.modules[number];
    let imported = module.entries.imports.iter().map(|import: &Import| import.local);
    let renamed = |symbol| Some((symbol, names.of(graph.local(number, symbol)?)?));
    module.declared().chain(imported).filter_map(renamed).collect()
}

/// The statement that makes an object of all that a module exports; empty where no module wants one.
fn namespace(graph: &Graph, names: &Names, number: usize) -> String {
    let Some(name) = names.of(Binding::Namespace(number)) else { return String::new() };
    let getter = |(exported, binding): (String, Binding)| {
        Some(format!("get {exported}() {{ return {}; }}", names.of(binding)?))
    };
    let getters: Vec<String> = graph.exports(number).into_iter().filter_map(getter).collect();
    format!("const {name} = Object.freeze({{ __proto__: null, {} }});\n", getters.join(", "))
}

/// The statements of a module without imports and exports.
fn body<'a>(
    mut module: Module<'a>,
    renames: &[(SymbolId, &str)],
    nameless: Ident<'a>,
    ast: &AstBuilder<'a>,
) -> String {
    for (symbol, name) in renames {
        module.scoping.set_symbol_name(*symbol, Ident::from(*name));
    }
    let statements = std::mem::replace(&mut module.program.body, ArenaVec::new_in(ast));
    let kept = statements.into_iter().filter_map(|statement| local(statement, nameless, ast));
    module.program.body = ArenaVec::from_iter_in(kept, ast);
    print(&module.program, module.scoping)
}

fn print(program: &Program, scoping: oxc_semantic::Scoping) -> String {
    Codegen::new().with_scoping(Some(scoping)).build(program).code
}

/// What remains of a statement: declarations lose their `export`, and a default export without a name is given one.
fn local<'a>(statement: Statement<'a>, nameless: Ident<'a>, ast: &AstBuilder<'a>) -> Option<Statement<'a>> {
    match statement {
        Statement::ExportDeclaration(export) => Some(Statement::from(export.unbox().declaration)),
        Statement::ExportDefaultDeclaration(export) => {
            Some(default(export.unbox().declaration, nameless, ast))
        }
        statement if statement.is_module_declaration() => None,
        statement => Some(statement),
    }
}

fn default<'a>(
    declaration: ExportDefaultDeclarationKind<'a>,
    nameless: Ident<'a>,
    ast: &AstBuilder<'a>,
) -> Statement<'a> {
    let name = || BindingIdentifier::new(SPAN, nameless, ast);
    match declaration {
        ExportDefaultDeclarationKind::FunctionDeclaration(mut function) => {
            function.id.get_or_insert_with(name);
            Statement::FunctionDeclaration(function)
        }
        ExportDefaultDeclarationKind::ClassDeclaration(mut class) => {
            class.id.get_or_insert_with(name);
            Statement::ClassDeclaration(class)
        }
        declaration => match Expression::try_from(declaration) {
            Ok(value) => constant(nameless, value, ast),
            Err(()) => Statement::new_empty_statement(SPAN, ast),
        },
    }
}

fn constant<'a>(name: Ident<'a>, value: Expression<'a>, ast: &AstBuilder<'a>) -> Statement<'a> {
    let kind = VariableDeclarationKind::Const;
    let pattern = BindingPattern::new_binding_identifier(SPAN, name, ast);
    let declarator = VariableDeclarator::new(SPAN, pattern, None, Some(value), false, ast);
    let declarators = ArenaVec::from_array_in([declarator], ast);
    Statement::from(Declaration::new_variable_declaration(SPAN, kind, declarators, false, ast))
}
