//! Which functions call which.

use std::collections::BTreeSet;
use walrus::ir::{Call, Visitor, dfs_in_order};
use walrus::{FunctionId, FunctionKind, GlobalId, Module};

/// Every function that `roots` lead to by direct calls, without those that only a function of `barriers` leads to. A
/// barrier itself is never reached.
pub fn reached(
    module: &Module,
    roots: impl Iterator<Item = FunctionId>,
    barriers: &BTreeSet<FunctionId>,
) -> BTreeSet<FunctionId> {
    let mut reached = BTreeSet::new();
    let mut waiting: Vec<FunctionId> = roots.collect();
    while let Some(function) = waiting.pop() {
        if !barriers.contains(&function) && reached.insert(function) {
            waiting.extend(Mentions::of(module, function).functions);
        }
    }
    reached
}

/// What some functions use that is not among them, in the order of the module.
#[derive(Debug, Default)]
pub struct Used {
    /// Functions, imported ones too.
    pub functions: BTreeSet<FunctionId>,
    /// Globals.
    pub globals: BTreeSet<GlobalId>,
}

impl Used {
    /// What `functions` use.
    pub fn by(module: &Module, functions: &BTreeSet<FunctionId>) -> Self {
        let mut used = Self::default();
        for function in functions {
            let Mentions { functions: called, globals } = Mentions::of(module, *function);
            used.functions.extend(called.difference(functions));
            used.globals.extend(globals);
        }
        used
    }
}

/// The functions and globals that a function's body names.
#[derive(Default)]
struct Mentions {
    functions: BTreeSet<FunctionId>,
    globals: BTreeSet<GlobalId>,
}

impl Mentions {
    fn of(module: &Module, function: FunctionId) -> Self {
        let mut mentions = Self::default();
        if let FunctionKind::Local(function) = &module.funcs.get(function).kind {
            dfs_in_order(&mut mentions, function, function.entry_block());
        }
        mentions
    }
}

impl Visitor<'_> for Mentions {
    fn visit_call(&mut self, call: &Call) {
        self.functions.insert(call.func);
    }

    fn visit_function_id(&mut self, function: &FunctionId) {
        self.functions.insert(*function);
    }

    fn visit_global_id(&mut self, global: &GlobalId) {
        self.globals.insert(*global);
    }
}
