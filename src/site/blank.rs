//! Blanks the places in the source that only a panic's message would name: file, line and column.
//!
//! A file name and its places take sixteen bytes for each call that may panic, and every one differs. When
//! [`super::prune`] has ended those calls, nothing points to their places any more.

use super::prune;
use std::collections::BTreeSet;
use std::ops::Range;
use walrus::ir::{
    Const, Instr, InstrSeq, Load, MemArg, Store, Value, Visitor, VisitorMut, dfs_in_order, dfs_pre_order_mut,
};
use walrus::{ConstExpr, DataKind, FunctionId, LocalFunction, LocalId, Module, ValType};

/// Bytes of a place: the file name's address and length, line, column.
const PLACE: usize = 16;

/// Beginnings of the names of functions with large tables that nobody else looks into: which characters a programmer
/// would rather see escaped.
const OWNERS: [&str; 2] = ["core::unicode::printable::", "core::unicode::unicode_data::grapheme_extend::"];

/// The tables of a module that may turn out to be needless.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    owners: Vec<FunctionId>,
    spans: Vec<Range<usize>>,
}

impl Tables {
    /// Finds them while their functions are still there. A table ends where the next thing begins that anything
    /// points to.
    pub fn of(module: &Module) -> Self {
        let is_owner = |name: &str| OWNERS.iter().any(|owner| prune::plain(name).starts_with(owner));
        let named = module
            .funcs
            .iter_local()
            .filter(|(id, _)| module.funcs.get(*id).name.as_deref().is_some_and(is_owner));
        let owners: Vec<FunctionId> = named.map(|(id, _)| id).collect();
        let memory = Memory::of(module);
        let mut known = numbers(module, |_| true);
        known.extend(memory.words());
        known.insert(memory.bytes.len());
        let starts =
            numbers(module, |id| owners.contains(&id)).into_iter().filter(|start| memory.holds(*start));
        let spans = starts.filter_map(|start| Some(start..*known.range(start + 1..).next()?)).collect();
        Self { owners, spans }
    }
}

/// Zeroes the tables whose functions have gone, every place that the module's functions do not point to, and the file names that only such places name.
pub fn blank(module: &mut Module, tables: &Tables) {
    pass_nothing(module);
    let used = numbers(module, |_| true);
    let mut memory = Memory::of(module);
    if !module.funcs.iter().any(|function| tables.owners.contains(&function.id())) {
        let unused = |span: &&Range<usize>| used.range((*span).clone()).next().is_none();
        tables.spans.iter().filter(unused).for_each(|span| memory.bytes[span.clone()].fill(0));
    }
    let places: Vec<usize> =
        memory.places().filter(|at| used.range(at..&(at + PLACE)).next().is_none()).collect();
    let mut names: BTreeSet<(usize, usize)> =
        places.iter().map(|at| (memory.word(*at), memory.word(at + 4))).collect();
    places.iter().for_each(|at| memory.bytes[*at..at + PLACE].fill(0));
    let words: BTreeSet<usize> = memory.words().collect();
    names.retain(|(at, len)| {
        [&used, &words].iter().all(|known| known.range(at..&(at + len)).next().is_none())
    });
    names.iter().for_each(|(at, len)| memory.bytes[*at..at + len].fill(0));
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

/// Every number in the code of those functions that may be an address.
fn numbers(module: &Module, of: impl Fn(FunctionId) -> bool) -> BTreeSet<usize> {
    let mut numbers = Numbers(BTreeSet::new());
    for (_, function) in module.funcs.iter_local().filter(|(id, _)| of(*id)) {
        dfs_in_order(&mut numbers, function, function.entry_block());
    }
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

    fn write(&self, module: &mut Module) {
        let ids: Vec<_> = module.data.iter().map(|data| data.id()).collect();
        for id in ids {
            let data = module.data.get_mut(id);
            let len = data.value.len();
            if let Some(bytes) = start(&data.kind).and_then(|start| self.bytes.get(start..start + len)) {
                data.value.copy_from_slice(bytes);
            }
        }
    }

    /// Whether a number can be the address of something that is set.
    fn holds(&self, address: usize) -> bool {
        (self.start..self.bytes.len()).contains(&address)
    }

    fn word(&self, at: usize) -> usize {
        let word = self.bytes.get(at..at + 4).and_then(|word| word.try_into().ok());
        word.map_or(0, u32::from_le_bytes) as usize
    }

    fn words(&self) -> impl Iterator<Item = usize> {
        (0..self.bytes.len() / 4).map(|place| self.word(place * 4))
    }

    /// Addresses of what cannot be anything but a place.
    fn places(&self) -> impl Iterator<Item = usize> {
        let all = (0..(self.bytes.len() / 4).saturating_sub(3)).map(|place| place * 4);
        all.filter(|at| {
            let name = self.bytes.get(self.word(*at)..).and_then(|from| from.get(..self.word(at + 4)));
            let is_file =
                name.is_some_and(|name| name.ends_with(b".rs") && name.iter().all(u8::is_ascii_graphic));
            is_file && (1..100_000).contains(&self.word(at + 8)) && (1..1000).contains(&self.word(at + 12))
        })
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

    const START: u32 = 64;

    /// A module whose memory begins with a file name and two places in it, and whose one function returns `address`.
    fn module(address: i32) -> Module {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        let place = |line: u32| [START, 8, line, 5].into_iter().flat_map(u32::to_le_bytes);
        let value = b"src/a.rs".iter().copied().chain(place(7)).chain(place(9)).collect();
        module
            .data
            .add(DataKind::Active { memory, offset: ConstExpr::Value(Value::I32(START as i32)) }, value);
        let mut body = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
        body.func_body().i32_const(address);
        let function = body.finish(Vec::new(), &mut module.funcs);
        module.exports.add("place", function);
        module
    }

    fn memory(module: &Module) -> Vec<u8> {
        module.data.iter().next().unwrap().value.clone()
    }

    #[test]
    fn a_place_that_is_used_stays_with_its_file_name() {
        let mut module = module(88);
        blank(&mut module, &Tables::default());
        let memory = memory(&module);
        assert_eq!(memory[..8], *b"src/a.rs");
        assert_eq!(memory[8..24], [0; 16]);
        assert_eq!(memory[32], 9);
    }

    #[test]
    fn places_that_nothing_points_to_go() {
        let mut module = module(4096);
        blank(&mut module, &Tables::default());
        assert_eq!(memory(&module), [0; 40]);
    }
}
