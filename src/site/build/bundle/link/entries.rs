//! What a module imports and exports, as the language's specification lists it.

use crate::site::build::bundle::link::sources::resolve;
use oxc_ast::ast::{
    Declaration, ExportAllDeclaration, ExportDefaultDeclarationKind, ExportFromDeclaration, ExportSpecifier,
    ImportDeclaration, ImportDeclarationSpecifier, ModuleExportName, Program, Statement, StringLiteral,
    WithClause,
};
use oxc_semantic::{Scoping, SymbolId};
use oxc_span::{GetSpan, Span};
use oxc_str::Ident;

/// The name by which a default export is imported.
const DEFAULT: &str = "default";

/// What a module imports and exports.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    /// The modules that it needs, in order.
    pub requests: Vec<Request>,
    /// Its names that refer to something in another module.
    pub imports: Vec<Import>,
    /// What others may import.
    pub exports: Vec<Export>,
    /// The modules all of whose exports it exports too.
    pub stars: Vec<Request>,
}

/// A module that another needs.
#[derive(Clone, Debug)]
pub struct Request {
    /// Its path.
    pub path: String,
    /// Where it is requested.
    pub span: Span,
}

/// A name of a module that refers to something in another.
#[derive(Clone, Debug)]
pub struct Import {
    /// The name.
    pub local: SymbolId,
    /// What it refers to.
    pub wanted: Wanted,
}

/// Something in another module.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The module.
    pub from: Request,
    /// The name of one export; none for an object of all of them.
    pub name: Option<String>,
}

/// What others may import.
#[derive(Clone, Debug)]
pub struct Export {
    /// The name by which others import it.
    pub name: String,
    /// What it is.
    pub target: Target,
}

/// What an export is.
#[derive(Clone, Debug)]
pub enum Target {
    /// A name at the module's top level: declared there, or imported.
    Local(SymbolId),
    /// A default export that has no name.
    Nameless,
    /// Something in another module.
    Other(Wanted),
}

/// What is wrong, and where.
type Refused = (Span, String);

impl Entries {
    /// Lists what the module at `path` imports and exports.
    ///
    /// # Errors
    /// The first thing that is not supported.
    pub fn read(path: &str, program: &Program, scoping: &Scoping) -> Result<Entries, Refused> {
        let mut reader = Reader { path, scoping, entries: Entries::default() };
        program.body.iter().try_for_each(|statement| reader.statement(statement))?;
        Ok(reader.entries)
    }
}

struct Reader<'r> {
    path: &'r str,
    scoping: &'r Scoping,
    entries: Entries,
}

impl Reader<'_> {
    fn statement(&mut self, statement: &Statement) -> Result<(), Refused> {
        match statement {
            Statement::ImportDeclaration(import) => self.import(import),
            Statement::ExportFromDeclaration(export) => self.export_from(export),
            Statement::ExportAllDeclaration(export) => self.export_all(export),
            Statement::ExportNamedDeclaration(export) => {
                export.specifiers.iter().try_for_each(|specifier| self.export_local(specifier))
            }
            Statement::ExportDeclaration(export) => {
                self.export_declared(&export.declaration);
                Ok(())
            }
            Statement::ExportDefaultDeclaration(export) => {
                self.export_default(&export.declaration);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn import(&mut self, import: &ImportDeclaration) -> Result<(), Refused> {
        let from = self.request(&import.source, import.with_clause.as_deref())?;
        for specifier in import.specifiers.iter().flatten() {
            let name = match specifier {
                ImportDeclarationSpecifier::ImportSpecifier(one) => Some(plain(&one.imported)?),
                ImportDeclarationSpecifier::ImportDefaultSpecifier(_) => Some(DEFAULT.to_owned()),
                ImportDeclarationSpecifier::ImportNamespaceSpecifier(_) => None,
            };
            let from = Request { path: from.path.clone(), span: specifier.span() };
            let local = specifier.local().symbol_id();
            self.entries.imports.push(Import { local, wanted: Wanted { from, name } });
        }
        Ok(())
    }

    fn export_from(&mut self, export: &ExportFromDeclaration) -> Result<(), Refused> {
        let from = self.request(&export.source, export.with_clause.as_deref())?;
        for specifier in &export.specifiers {
            let from = Request { path: from.path.clone(), span: specifier.span };
            let wanted = Wanted { from, name: Some(plain(&specifier.local)?) };
            self.export(plain(&specifier.exported)?, Target::Other(wanted));
        }
        Ok(())
    }

    fn export_all(&mut self, export: &ExportAllDeclaration) -> Result<(), Refused> {
        let from = self.request(&export.source, export.with_clause.as_deref())?;
        match &export.exported {
            Some(exported) => self.export(plain(exported)?, Target::Other(Wanted { from, name: None })),
            None => self.entries.stars.push(from),
        }
        Ok(())
    }

    fn export_local(&mut self, specifier: &ExportSpecifier) -> Result<(), Refused> {
        let local = plain(&specifier.local)?;
        let missing = || (specifier.span, format!("`{local}` is not declared in this module"));
        let symbol = self.scoping.get_root_binding(Ident::from(local.as_str())).ok_or_else(missing)?;
        self.export(plain(&specifier.exported)?, Target::Local(symbol));
        Ok(())
    }

    fn export_declared(&mut self, declaration: &Declaration) {
        if let Declaration::VariableDeclaration(variables) = declaration {
            let patterns = variables.declarations.iter().map(|declarator| &declarator.id);
            for one in patterns.flat_map(|pattern| pattern.get_binding_identifiers()) {
                self.export(one.name.to_string(), Target::Local(one.symbol_id()));
            }
        } else if let Some(id) = declaration.id() {
            self.export(id.name.to_string(), Target::Local(id.symbol_id()));
        }
    }

    fn export_default(&mut self, declaration: &ExportDefaultDeclarationKind) {
        let id = match declaration {
            ExportDefaultDeclarationKind::FunctionDeclaration(function) => function.id.as_ref(),
            ExportDefaultDeclarationKind::ClassDeclaration(class) => class.id.as_ref(),
            _ => None,
        };
        let target = id.map_or(Target::Nameless, |id| Target::Local(id.symbol_id()));
        self.export(DEFAULT.to_owned(), target);
    }

    fn export(&mut self, name: String, target: Target) {
        self.entries.exports.push(Export { name, target });
    }

    /// Notes that the module needs another.
    fn request(&mut self, source: &StringLiteral, with: Option<&WithClause>) -> Result<Request, Refused> {
        if let Some(with) = with {
            return Err((with.span, "import attributes are not supported".to_owned()));
        }
        let unresolved = || {
            let message = format!("`{}` is neither a relative path nor `virtual:…`", source.value);
            (source.span, message + "; packages and addresses cannot be linked")
        };
        let path = resolve(self.path, &source.value).ok_or_else(unresolved)?;
        let request = Request { path, span: source.span };
        self.entries.requests.push(request.clone());
        Ok(request)
    }
}

fn plain(name: &ModuleExportName) -> Result<String, Refused> {
    let quoted = || (name.span(), format!("{name}: a quoted name cannot be linked"));
    name.identifier_name().map(|name| name.to_string()).ok_or_else(quoted)
}
