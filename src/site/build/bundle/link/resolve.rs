//! All modules of a script, and what their imports refer to.

use crate::site::Result;
use crate::site::build::bundle::link::entries::{Request, Target, Wanted};
use crate::site::build::bundle::link::module::Module;
use crate::site::build::bundle::link::sources::Sources;
use oxc_allocator::Allocator;
use oxc_semantic::SymbolId;
use std::collections::{BTreeSet, HashMap};

/// What a name refers to in the end. Modules are numbered in the order of [`Graph::modules`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Binding {
    /// A name that a module declares.
    Declared(usize, SymbolId),
    /// The default export of a module, which has no name.
    Nameless(usize),
    /// All exports of a module, as an object.
    Namespace(usize),
}

/// All modules that a script is made of.
pub struct Graph<'a> {
    /// The modules, each after all that it imports; the entry is the last.
    pub modules: Vec<Module<'a>>,
    /// The number of a module by its path.
    numbers: HashMap<String, usize>,
}

impl<'a> Graph<'a> {
    /// Reads the module `entry` and all that it needs.
    ///
    /// # Errors
    /// The first module that cannot be read, or import of what does not exist, with file and line.
    pub fn load(allocator: &'a Allocator, sources: &Sources, entry: &str) -> Result<Graph<'a>> {
        let graph = Graph { modules: Vec::new(), numbers: HashMap::new() };
        let mut loader = Loader { allocator, sources, graph, open: Vec::new() };
        loader.load(entry, &sources.read(entry)?)?;
        loader.graph.check()?;
        Ok(loader.graph)
    }

    /// Checks that everything exists which modules want of each other.
    fn check(&self) -> Result<()> {
        for module in &self.modules {
            let others = module.entries.exports.iter().filter_map(|export| match &export.target {
                Target::Other(wanted) => Some(wanted),
                Target::Local(_) | Target::Nameless => None,
            });
            for wanted in module.entries.imports.iter().map(|import| &import.wanted).chain(others) {
                self.find(wanted).map_err(|message| module.error(wanted.from.span, &message))?;
            }
        }
        Ok(())
    }

    /// What a module wants of another.
    ///
    /// # Errors
    /// Says why it does not exist.
    fn find(&self, wanted: &Wanted) -> Result<Binding> {
        let module = self.numbers[&wanted.from.path];
        let Some(name) = &wanted.name else { return Ok(Binding::Namespace(module)) };
        let found = self.exported(module, name);
        let label = &self.modules[module].label;
        match (found.first(), found.len()) {
            (Some(binding), 1) => Ok(*binding),
            (None, _) => Err(format!("`{name}` is not exported by {label}")),
            _ => Err(format!(
                "{label} exports `{name}` of several modules; it must name the one that it means"
            )),
        }
    }

    /// What a module wants, where that is all exports of another as an object.
    pub fn namespace(&self, wanted: &Wanted) -> Option<Binding> {
        wanted.name.is_none().then(|| Binding::Namespace(self.numbers[&wanted.from.path]))
    }

    /// What a module exports under a name; several bindings where two `export *` give the same name.
    fn exported(&self, number: usize, name: &str) -> BTreeSet<Binding> {
        let entries = &self.modules[number].entries;
        match entries.exports.iter().find(|export| export.name == name) {
            Some(export) => self.target(number, &export.target).into_iter().collect(),
            // As the language has it, `export *` leaves the default export out.
            None if name == "default" => BTreeSet::new(),
            None => {
                entries.stars.iter().flat_map(|star| self.exported(self.numbers[&star.path], name)).collect()
            }
        }
    }

    fn target(&self, number: usize, target: &Target) -> Option<Binding> {
        match target {
            Target::Local(symbol) => self.local(number, *symbol),
            Target::Nameless => Some(Binding::Nameless(number)),
            Target::Other(wanted) => self.find(wanted).ok(),
        }
    }

    /// What a top-level name of a module refers to.
    pub fn local(&self, number: usize, symbol: SymbolId) -> Option<Binding> {
        match self.modules[number].import(symbol) {
            Some(import) => self.find(&import.wanted).ok(),
            None => Some(Binding::Declared(number, symbol)),
        }
    }

    /// All that a module exports, by name.
    pub fn exports(&self, number: usize) -> Vec<(String, Binding)> {
        let names = self.export_names(number);
        let found = |name: String| {
            let bindings = self.exported(number, &name);
            let binding = bindings.first().copied().filter(|_| bindings.len() == 1)?;
            Some((name, binding))
        };
        names.into_iter().filter_map(found).collect()
    }

    fn export_names(&self, number: usize) -> BTreeSet<String> {
        let entries = &self.modules[number].entries;
        let stars = entries.stars.iter().flat_map(|star| self.export_names(self.numbers[&star.path]));
        let own = entries.exports.iter().map(|export| export.name.clone());
        stars.filter(|name| name != "default").chain(own).collect()
    }
}

struct Loader<'a, 's> {
    allocator: &'a Allocator,
    sources: &'s Sources<'s>,
    graph: Graph<'a>,
    /// The modules whose imports are being loaded.
    open: Vec<String>,
}

impl Loader<'_, '_> {
    fn load(&mut self, path: &str, source: &str) -> Result<()> {
        let module = Module::parse(self.allocator, path, self.sources.label(path), source)?;
        self.open.push(path.to_owned());
        for request in &module.entries.requests {
            self.load_request(request).map_err(|failure| match failure {
                Failure::Here(message) => module.error(request.span, &message),
                Failure::There(error) => error,
            })?;
        }
        self.open.pop();
        self.graph.numbers.insert(path.to_owned(), self.graph.modules.len());
        self.graph.modules.push(module);
        Ok(())
    }

    fn load_request(&mut self, request: &Request) -> std::result::Result<(), Failure> {
        if let Some(start) = self.open.iter().position(|open| *open == request.path) {
            let cycle = self.open[start..].iter().chain([&request.path]);
            let cycle: Vec<String> = cycle.map(|path| self.sources.label(path)).collect();
            let message = format!("modules import each other in a cycle: {}", cycle.join(" → "));
            return Err(Failure::Here(message));
        }
        if self.graph.numbers.contains_key(&request.path) {
            return Ok(());
        }
        let source = self.sources.read(&request.path).map_err(Failure::Here)?;
        self.load(&request.path, &source).map_err(Failure::There)
    }
}

/// Why a module cannot be loaded.
enum Failure {
    /// What is wrong with the request for it.
    Here(String),
    /// An error in it or in what it imports, with its location.
    There(String),
}
