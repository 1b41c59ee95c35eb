//! The names that top-level bindings have in the linked script.

use crate::site::build::bundle::link::entries::Target;
use crate::site::build::bundle::link::resolve::{Binding, Graph};
use std::collections::{BTreeMap, HashSet};

/// The name of every binding at the top level of any module.
pub struct Names {
    names: BTreeMap<Binding, String>,
}

impl Names {
    /// Chooses a name for each binding: its own, unless another module uses that for anything.
    pub fn choose(graph: &Graph) -> Names {
        let mut chooser = Chooser::new(graph);
        for (number, module) in graph.modules.iter().enumerate() {
            for symbol in module.declared() {
                let name = chooser.declared(module.scoping.symbol_name(symbol), number);
                chooser.names.insert(Binding::Declared(number, symbol), name);
            }
        }
        for binding in nameless(graph) {
            let (Binding::Declared(number, _) | Binding::Nameless(number) | Binding::Namespace(number)) =
                binding;
            let name = chooser.fresh(&stem(&graph.modules[number].label));
            chooser.names.insert(binding, name);
        }
        Names { names: chooser.names }
    }

    /// The name of a binding; none for an object of exports that no module wants.
    pub fn of(&self, binding: Binding) -> Option<&str> {
        self.names.get(&binding).map(String::as_str)
    }
}

/// The bindings that have no name of their own.
fn nameless(graph: &Graph) -> Vec<Binding> {
    let mut bindings = Vec::new();
    for (number, module) in graph.modules.iter().enumerate() {
        let imported = module.entries.imports.iter().map(|import| &import.wanted);
        bindings.extend(imported.filter_map(|wanted| graph.namespace(wanted)));
        for export in &module.entries.exports {
            match &export.target {
                Target::Local(_) => {}
                Target::Nameless => bindings.push(Binding::Nameless(number)),
                Target::Other(wanted) => bindings.extend(graph.namespace(wanted)),
            }
        }
    }
    bindings
}

/// The beginning of a name, after a module's file.
fn stem(label: &str) -> String {
    let file = label.rsplit(['/', ':']).next().unwrap_or(label);
    let stem = file.split('.').next().unwrap_or(file);
    format!("_{}", stem.replace(|c: char| !c.is_ascii_alphanumeric(), "_"))
}

struct Chooser<'g> {
    /// Which names each module uses for anything at all.
    used: Vec<HashSet<&'g str>>,
    names: BTreeMap<Binding, String>,
    taken: HashSet<String>,
}

impl<'g> Chooser<'g> {
    fn new(graph: &'g Graph) -> Self {
        let used = graph.modules.iter().map(|module| module.used().collect()).collect();
        Chooser { used, names: BTreeMap::new(), taken: HashSet::new() }
    }

    /// The name of what a module declares: the same, unless another module uses it. That may mean something else by it,
    /// of its own or of the environment, in any of its scopes.
    fn declared(&mut self, name: &str, number: usize) -> String {
        let is_used = |(other, used): (usize, &HashSet<&str>)| other != number && used.contains(name);
        if self.used.iter().enumerate().any(is_used) {
            return self.fresh(name);
        }
        self.taken.insert(name.to_owned());
        name.to_owned()
    }

    /// A name that begins with this one and that nothing else has.
    fn fresh(&mut self, name: &str) -> String {
        let mut count = 1;
        loop {
            let fresh = format!("{name}${count}");
            let is_used = self.used.iter().any(|used| used.contains(fresh.as_str()));
            if !is_used && self.taken.insert(fresh.clone()) {
                return fresh;
            }
            count += 1;
        }
    }
}
