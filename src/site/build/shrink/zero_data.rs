//! Constants that nothing refers to any more become zeros, which compress to nearly nothing.
//!
//! The earlier steps leave behind the words of panics, their locations in the source, and tables of digits. Where a
//! constant begins and ends only the linker knows: it is told to keep each a segment of its own
//! (`--no-merge-data-segments` in `wasm-pack.toml`).

use std::collections::BTreeSet;
use std::ops::Range;
use walrus::ir::{
    Const, Instr, InstrSeq, Load, MemArg, Store, Value, Visitor, VisitorMut, dfs_in_order, dfs_pre_order_mut,
};
use walrus::{ConstExpr, DataKind, FunctionId, GlobalKind, LocalFunction, LocalId, Module, ValType};

/// Constants of a module by their addresses: texts and tables, a segment each.
#[derive(Clone, Debug, Default)]
pub struct Constants(Vec<Range<usize>>);

impl Constants {
    /// Those that the code refers to, directly or through other constants.
    pub fn referenced(module: &Module) -> Self {
        let ranges = module.data.iter().filter_map(|data| {
            let start = start(&data.kind)?;
            Some(start..start + data.value.len())
        });
        let all = Self(ranges.collect());
        let referenced = all.are_referenced(module);
        Self(all.0.into_iter().zip(referenced).filter(|(_, is)| *is).map(|(range, _)| range).collect())
    }

    /// For each whether anything refers to it.
    ///
    /// Whatever number may be an address counts as one: too much is kept rather than too little.
    fn are_referenced(&self, module: &Module) -> Vec<bool> {
        let memory = Memory::of(module);
        let mut addresses = addresses(module);
        let mut referenced = vec![false; self.0.len()];
        loop {
            let is_meant = |range: &Range<usize>| addresses.range(range.clone()).next().is_some();
            let found: Vec<usize> =
                (0..self.0.len()).filter(|index| !referenced[*index] && is_meant(&self.0[*index])).collect();
            if found.is_empty() {
                return referenced;
            }
            for index in found {
                referenced[index] = true;
                addresses.extend(memory.words(self.0[index].clone()));
            }
        }
    }
}

/// Zeroes the constants that were `referenced` before the other steps and are no more, and makes one segment of all.
/// Returns the addresses of what was zeroed.
///
/// A constant to which nothing seemed to refer from the start stays: a table may be reached from an address beyond it.
pub fn zero_data(module: &mut Module, referenced: &Constants) -> Vec<Range<usize>> {
    zero_ignored_arguments(module);
    let still = referenced.are_referenced(module);
    let given_up = referenced.0.iter().zip(still).filter(|(_, still)| !still);
    let zeroed: Vec<Range<usize>> = given_up.map(|(range, _)| range.clone()).collect();
    let mut memory = Memory::of(module);
    zeroed.iter().for_each(|range| memory.bytes[range.clone()].fill(0));
    memory.write(module);
    zeroed
}

/// Leaves a module only those of these parts of its data that it refers to, each a segment: the rest another module has.
pub fn keep_data(module: &mut Module, parts: &[Range<usize>]) {
    zero_ignored_arguments(module);
    let memory = Memory::of(module);
    let referenced = Constants(parts.to_vec()).are_referenced(module);
    let ids: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for memory in module.memories.iter_mut() {
        memory.data_segments.clear();
    }
    ids.into_iter().for_each(|id| module.data.delete(id));
    let Some(of) = module.memories.iter().next().map(|memory| memory.id()) else { return };
    for (part, _) in parts.iter().zip(referenced).filter(|(_, is)| *is) {
        let offset = ConstExpr::Value(Value::I32(part.start as i32));
        let kind = DataKind::Active { memory: of, offset };
        let id = module.data.add(kind, memory.bytes[part.clone()].to_vec());
        module.memories.get_mut(of).data_segments.insert(id);
    }
}

/// Passes zero for every last argument that the called function ignores: what is left of the location that a panic
/// would have named.
fn zero_ignored_arguments(module: &mut Module) {
    loop {
        let mut pass = ZeroArguments { ignoring: ignoring(module), changed: false };
        for (_, function) in module.funcs.iter_local_mut() {
            let entry = function.entry_block();
            dfs_pre_order_mut(&mut pass, function, entry);
        }
        if !pass.changed {
            return;
        }
    }
}

/// The functions that ignore their last argument, a 32-bit number.
fn ignoring(module: &Module) -> BTreeSet<FunctionId> {
    let ignores = |function: &LocalFunction| {
        let Some(last) = function.args.last() else { return false };
        let mut locals = Locals(BTreeSet::new());
        dfs_in_order(&mut locals, function, function.entry_block());
        module.locals.get(*last).ty() == ValType::I32 && !locals.0.contains(last)
    };
    module.funcs.iter_local().filter(|(_, function)| ignores(function)).map(|(id, _)| id).collect()
}

struct Locals(BTreeSet<LocalId>);

impl Visitor<'_> for Locals {
    fn visit_local_id(&mut self, local: &LocalId) {
        self.0.insert(*local);
    }
}

struct ZeroArguments {
    ignoring: BTreeSet<FunctionId>,
    changed: bool,
}

impl VisitorMut for ZeroArguments {
    fn start_instr_seq_mut(&mut self, seq: &mut InstrSeq) {
        for at in 1..seq.instrs.len() {
            let (before, rest) = seq.instrs.split_at_mut(at);
            let (Some((argument, _)), Some((Instr::Call(call), _))) = (before.last_mut(), rest.first())
            else {
                continue;
            };
            if self.ignoring.contains(&call.func) && is_passed(argument) {
                *argument = Instr::Const(Const { value: Value::I32(0) });
                self.changed = true;
            }
        }
    }
}

/// Whether an instruction does nothing but put something other than zero on the stack.
fn is_passed(argument: &Instr) -> bool {
    match argument {
        Instr::LocalGet(_) => true,
        Instr::Const(passed) => !matches!(passed.value, Value::I32(0)),
        _ => false,
    }
}

/// Every number in the code, and in what globals begin with, that may be an address.
fn addresses(module: &Module) -> BTreeSet<usize> {
    let mut addresses = Addresses(BTreeSet::new());
    for (_, function) in module.funcs.iter_local() {
        dfs_in_order(&mut addresses, function, function.entry_block());
    }
    let globals = module.globals.iter().filter_map(|global| match global.kind {
        GlobalKind::Local(ConstExpr::Value(Value::I32(number))) => Some(number as u32 as usize),
        _ => None,
    });
    addresses.0.extend(globals);
    addresses.0
}

struct Addresses(BTreeSet<usize>);

impl Addresses {
    fn add(&mut self, argument: MemArg) {
        self.0.extend(usize::try_from(argument.offset));
    }
}

impl Visitor<'_> for Addresses {
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

    /// Writes everything as one segment.
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

    /// A module with a text, a pointer to it, and something else as constants; its one function returns `address`.
    fn module(address: i32) -> Module {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let constants: [(i32, Vec<u8>); 3] = [
            (START, b"src/a.rs".to_vec()),
            (START + 8, START.to_le_bytes().to_vec()),
            (START + 12, b"something".to_vec()),
        ];
        for (start, value) in constants {
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

    /// The memory when the function has come to answer something else, and what was zeroed.
    fn after(before: i32, after: i32) -> (Vec<u8>, Vec<Range<usize>>) {
        let mut module = module(before);
        let constants = Constants::referenced(&module);
        let functions: Vec<_> = module.funcs.iter().map(|function| function.id()).collect();
        let exports: Vec<_> = module.exports.iter().map(|export| export.id()).collect();
        exports.into_iter().for_each(|id| module.exports.delete(id));
        functions.into_iter().for_each(|id| module.funcs.delete(id));
        answer(&mut module, after);
        let zeroed = zero_data(&mut module, &constants);
        assert_eq!(module.data.iter().count(), 1);
        (module.data.iter().next().unwrap().value.clone(), zeroed)
    }

    #[test]
    fn what_is_referred_to_stays_with_what_it_refers_to() {
        assert_eq!(after(START + 8, START + 8), (b"src/a.rs\x40\0\0\0something".to_vec(), vec![]));
    }

    #[test]
    fn what_nothing_refers_to_any_more_goes() {
        assert_eq!(after(START + 8, START).0, b"src/a.rs\0\0\0\0something");
        let (memory, zeroed) = after(START + 8, 0);
        assert_eq!(memory, [&[0; 12][..], b"something"].concat());
        assert_eq!(zeroed, [64..72, 72..76]);
    }

    #[test]
    fn another_module_keeps_only_what_it_refers_to() {
        let mut module = module(START + 8);
        keep_data(&mut module, &[64..72, 72..76, 76..85]);
        let kept: Vec<_> =
            module.data.iter().map(|data| (start(&data.kind).unwrap(), data.value.len())).collect();
        assert_eq!(kept, [(64, 8), (72, 4)]);
    }

    #[test]
    fn what_nothing_seemed_to_refer_to_from_the_start_stays() {
        assert_eq!(after(START + 12, 0).0, b"src/a.rs\x40\0\0\0\0\0\0\0\0\0\0\0\0");
    }
}
