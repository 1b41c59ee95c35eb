//! Blanks what only pruned code ([`super::prune`]) looked at: words of panics, places in the source, tables.
//!
//! A linker that lays out every thing by itself (see wasm-pack.toml) says where each begins and ends.

use std::collections::BTreeSet;
use std::ops::Range;
use walrus::ir::{
    Const, Instr, InstrSeq, Load, MemArg, Store, Value, Visitor, VisitorMut, dfs_in_order, dfs_pre_order_mut,
};
use walrus::{ConstExpr, DataKind, FunctionId, GlobalKind, LocalFunction, LocalId, Module, ValType};

/// The things in a module's memory: each constant, text and table, as the linker laid them out one by one.
#[derive(Clone, Debug, Default)]
pub struct Things(Vec<Range<usize>>);

impl Things {
    /// Finds those that the code, or something it points to, points into.
    pub fn of(module: &Module) -> Self {
        let spans = module.data.iter().filter_map(|data| {
            let start = start(&data.kind)?;
            Some(start..start + data.value.len())
        });
        let mut things = Self(spans.collect());
        let used = things.used(module);
        things.0 = things.0.into_iter().zip(used).filter(|(_, used)| *used).map(|(thing, _)| thing).collect();
        things
    }

    /// For each whether anything points to it, directly or through others.
    fn used(&self, module: &Module) -> Vec<bool> {
        let memory = Memory::of(module);
        let mut known = numbers(module);
        let mut used = vec![false; self.0.len()];
        loop {
            let points_into = |thing: &Range<usize>| known.range(thing.clone()).next().is_some();
            let found: Vec<usize> =
                (0..used.len()).filter(|place| !used[*place] && points_into(&self.0[*place])).collect();
            if found.is_empty() {
                return used;
            }
            for place in found {
                used[place] = true;
                known.extend(memory.words(self.0[place].clone()));
            }
        }
    }
}

/// Zeroes what was `used` before and is not any more, and makes one piece of the whole memory.
///
/// What nothing seemed to point to before stays as well: a table may be reached through an address outside of it.
pub fn blank(module: &mut Module, used: &Things) {
    pass_nothing(module);
    let still = used.used(module);
    let mut memory = Memory::of(module);
    for (thing, _) in used.0.iter().zip(still).filter(|(_, still)| !still) {
        memory.bytes[thing.clone()].fill(0);
    }
    memory.write(module);
}

/// Passes nought for every last argument that the function called does not look at: what is left of a place that
/// it would have named.
fn pass_nothing(module: &mut Module) {
    loop {
        let heedless = heedless(module);
        let mut pass = PassNothing { heedless, changed: false };
        for (_, function) in module.funcs.iter_local_mut() {
            let entry = function.entry_block();
            dfs_pre_order_mut(&mut pass, function, entry);
        }
        if !pass.changed {
            return;
        }
    }
}

/// The functions that do not look at their last argument, a 32-bit number.
fn heedless(module: &Module) -> BTreeSet<FunctionId> {
    let is_heedless = |function: &LocalFunction| {
        let Some(last) = function.args.last() else { return false };
        let mut locals = Locals(BTreeSet::new());
        dfs_in_order(&mut locals, function, function.entry_block());
        module.locals.get(*last).ty() == ValType::I32 && !locals.0.contains(last)
    };
    module.funcs.iter_local().filter(|(_, function)| is_heedless(function)).map(|(id, _)| id).collect()
}

struct Locals(BTreeSet<LocalId>);

impl Visitor<'_> for Locals {
    fn visit_local_id(&mut self, local: &LocalId) {
        self.0.insert(*local);
    }
}

struct PassNothing {
    heedless: BTreeSet<FunctionId>,
    changed: bool,
}

impl VisitorMut for PassNothing {
    fn start_instr_seq_mut(&mut self, seq: &mut InstrSeq) {
        for at in 1..seq.instrs.len() {
            let (before, rest) = seq.instrs.split_at_mut(at);
            let (Some((argument, _)), Some((Instr::Call(call), _))) = (before.last_mut(), rest.first())
            else {
                continue;
            };
            let nought = Instr::Const(Const { value: Value::I32(0) });
            let passes = match argument {
                Instr::LocalGet(_) => true,
                Instr::Const(passed) => !matches!(passed.value, Value::I32(0)),
                _ => false,
            };
            if passes && self.heedless.contains(&call.func) {
                *argument = nought;
                self.changed = true;
            }
        }
    }
}

/// Every number in the code, and in what globals begin with, that may be an address.
fn numbers(module: &Module) -> BTreeSet<usize> {
    let mut numbers = Numbers(BTreeSet::new());
    for (_, function) in module.funcs.iter_local() {
        dfs_in_order(&mut numbers, function, function.entry_block());
    }
    let globals = module.globals.iter().filter_map(|global| match global.kind {
        GlobalKind::Local(ConstExpr::Value(Value::I32(number))) => Some(number as u32 as usize),
        _ => None,
    });
    numbers.0.extend(globals);
    numbers.0
}

struct Numbers(BTreeSet<usize>);

impl Numbers {
    fn add(&mut self, place: MemArg) {
        self.0.extend(usize::try_from(place.offset));
    }
}

impl Visitor<'_> for Numbers {
    fn visit_const(&mut self, number: &Const) {
        if let Value::I32(number) = number.value {
            self.0.insert(number as u32 as usize);
        }
    }

    fn visit_load(&mut self, load: &Load) {
        self.add(load.arg);
    }

    fn visit_store(&mut self, store: &Store) {
        self.add(store.arg);
    }
}

/// The memory that a module starts with.
struct Memory {
    /// Everything up to the end of what is set.
    bytes: Vec<u8>,
    /// Where what is set begins: below lies the stack.
    start: usize,
}

impl Memory {
    fn of(module: &Module) -> Self {
        let mut bytes = Vec::new();
        for (start, data) in module.data.iter().filter_map(|data| Some((start(&data.kind)?, &data.value))) {
            bytes.resize(bytes.len().max(start + data.len()), 0);
            bytes[start..start + data.len()].copy_from_slice(data);
        }
        let start = module.data.iter().filter_map(|data| start(&data.kind)).min().unwrap_or(0);
        Self { bytes, start }
    }

    /// Writes everything as one piece.
    fn write(mut self, module: &mut Module) {
        let ids: Vec<_> = module.data.iter().map(|data| data.id()).collect();
        let Some((whole, rest)) = ids.split_first() else { return };
        for memory in module.memories.iter_mut() {
            rest.iter().for_each(|id| {
                memory.data_segments.remove(id);
            });
        }
        rest.iter().for_each(|id| module.data.delete(*id));
        let data = module.data.get_mut(*whole);
        data.value = self.bytes.split_off(self.start);
        if let DataKind::Active { offset, .. } = &mut data.kind {
            *offset = ConstExpr::Value(Value::I32(self.start as i32));
        }
    }

    /// The numbers in a part of the memory that may be addresses.
    fn words(&self, part: Range<usize>) -> impl Iterator<Item = usize> {
        let word = |bytes: &[u8]| bytes.try_into().map_or(0, u32::from_le_bytes) as usize;
        self.bytes[part.start.next_multiple_of(4).min(part.end)..part.end].chunks_exact(4).map(word)
    }
}

fn start(kind: &DataKind) -> Option<usize> {
    match kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => usize::try_from(*start).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use walrus::{FunctionBuilder, ValType};

    const START: i32 = 64;

    /// A module whose memory holds a text, a pointer to it, and something else; its one function returns `address`.
    fn module(address: i32) -> Module {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let things: [(i32, Vec<u8>); 3] = [
            (START, b"src/a.rs".to_vec()),
            (START + 8, START.to_le_bytes().to_vec()),
            (START + 12, b"something".to_vec()),
        ];
        for (start, value) in things {
            let offset = ConstExpr::Value(Value::I32(start));
            let id = module.data.add(DataKind::Active { memory, offset }, value);
            module.memories.get_mut(memory).data_segments.insert(id);
        }
        answer(&mut module, address);
        module
    }

    fn answer(module: &mut Module, address: i32) {
        let mut body = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
        body.func_body().i32_const(address);
        let function = body.finish(Vec::new(), &mut module.funcs);
        module.exports.add("answer", function);
    }

    /// The memory when the function has come to answer something else.
    fn left(before: i32, after: i32) -> Vec<u8> {
        let mut module = module(before);
        let things = Things::of(&module);
        let functions: Vec<_> = module.funcs.iter().map(|function| function.id()).collect();
        let exports: Vec<_> = module.exports.iter().map(|export| export.id()).collect();
        exports.into_iter().for_each(|id| module.exports.delete(id));
        functions.into_iter().for_each(|id| module.funcs.delete(id));
        answer(&mut module, after);
        blank(&mut module, &things);
        assert_eq!(module.data.iter().count(), 1);
        module.data.iter().next().unwrap().value.clone()
    }

    #[test]
    fn what_is_pointed_to_stays_with_what_it_points_to() {
        assert_eq!(left(START + 8, START + 8), b"src/a.rs\x40\0\0\0something");
    }

    #[test]
    fn what_nothing_points_to_any_more_goes() {
        assert_eq!(left(START + 8, START), b"src/a.rs\0\0\0\0something");
        assert_eq!(left(START + 8, 0), [&[0; 12][..], b"something"].concat());
        assert_eq!(left(START + 12, 0), b"src/a.rs\x40\0\0\0\0\0\0\0\0\0\0\0\0");
    }
}
