//! Builds of a module that report what a reader's build does not: which functions are called, and reads of zeroed data.

use std::ops::Range;

use reported_figures::site::build::shrink::edit::find;
use walrus::ir::{Call, Const, Instr, InstrSeq, Value, VisitorMut, dfs_pre_order_mut};
use walrus::{ConstExpr, DataKind, FunctionBuilder, FunctionId, LocalId, Module, ValType};

/// Where the added functions are imported from.
const IMPORTS: &str = "shrink_test";

/// What zeroed bytes are instead in [`trap_reads`]: whoever reads them in a way that is not noticed reads no zeros.
const POISON: u8 = 0xa5;

/// The module with a call of the import `reached(index)` at the beginning of each of these functions.
pub fn count_calls(wasm: &[u8], functions: &[&str]) -> Vec<u8> {
    let mut module = Module::from_buffer(wasm).expect("a module");
    let kind = module.types.add(&[ValType::I32], &[]);
    let (reached, _) = module.add_import_func(IMPORTS, "reached", kind);
    for (index, name) in (0..).zip(functions) {
        let function = find(&module, name).unwrap_or_else(|| panic!("no function is called {name}"));
        let body = module.funcs.get_mut(function).kind.unwrap_local_mut();
        body.builder_mut()
            .func_body()
            .instr_at(0, Const { value: Value::I32(index) })
            .instr_at(1, Call { func: reached });
    }
    module.emit_wasm()
}

/// The module with the bytes at these addresses poisoned.
pub fn poisoned(wasm: &[u8], zeroed: &[Range<usize>]) -> Vec<u8> {
    let mut module = Module::from_buffer(wasm).expect("a module");
    poison(&mut module, zeroed);
    module.emit_wasm()
}

/// The module which calls the import `read(address, length)` before every read of memory from the first of these
/// addresses to the last.
pub fn trap_reads(wasm: &[u8], zeroed: &[Range<usize>]) -> Vec<u8> {
    let mut module = Module::from_buffer(wasm).expect("a module");
    let local: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    let checks = Checks::add(&mut module, zeroed);
    for id in local {
        let function = module.funcs.get_mut(id).kind.unwrap_local_mut();
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut CheckReads(&checks), function, entry);
    }
    module.emit_wasm()
}

fn poison(module: &mut Module, zeroed: &[Range<usize>]) {
    let (start, bytes) = data(module);
    for range in zeroed {
        let bytes = &mut bytes[range.start - start..range.end - start];
        assert!(bytes.iter().all(|byte| *byte == 0), "{range:?} is not zeroed");
        bytes.fill(POISON);
    }
}

/// The addresses of the data of a module, a range for each segment.
pub fn data_ranges(wasm: &[u8]) -> Vec<Range<usize>> {
    let module = Module::from_buffer(wasm).expect("a module");
    let range = |data: &walrus::Data| match data.kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => {
            start as usize..start as usize + data.value.len()
        }
        _ => panic!("a data segment has no fixed address"),
    };
    module.data.iter().map(range).collect()
}

/// The one data segment of a shrunk module, and its address.
fn data(module: &mut Module) -> (usize, &mut Vec<u8>) {
    let id = module.data.iter().next().expect("a data segment").id();
    let data = module.data.get_mut(id);
    let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else {
        panic!("the data segment has no fixed address")
    };
    (start as usize, &mut data.value)
}

/// The module with a text of its data replaced by zeros, and the addresses of the text.
pub fn zero_text(wasm: &[u8], text: &str) -> (Vec<u8>, Range<usize>) {
    let mut module = Module::from_buffer(wasm).expect("a module");
    let (start, bytes) = data(&mut module);
    let windows = bytes.windows(text.len());
    let at = windows.into_iter().position(|window| window == text.as_bytes()).expect("the text");
    bytes[at..at + text.len()].fill(0);
    (module.emit_wasm(), start + at..start + at + text.len())
}

/// The functions that look at addresses before memory is read.
struct Checks {
    /// `(address, offset, length) -> address`, called before a load.
    load: FunctionId,
    /// `(to, from, length)`, called instead of a copy.
    copy: FunctionId,
}

impl Checks {
    fn add(module: &mut Module, zeroed: &[Range<usize>]) -> Self {
        let kind = module.types.add(&[ValType::I32, ValType::I32], &[]);
        let (read, _) = module.add_import_func(IMPORTS, "read", kind);
        let first = zeroed.iter().map(|range| range.start).min().unwrap_or(0);
        let end = zeroed.iter().map(|range| range.end).max().unwrap_or(0);
        let span = Span { first: first as i32, end: end as i32, read };
        Self { load: span.check_load(module), copy: span.check_copy(module) }
    }
}

/// From the first to the last zeroed byte; what lies between is for `read` to tell apart.
struct Span {
    first: i32,
    end: i32,
    read: FunctionId,
}

impl Span {
    fn check_load(&self, module: &mut Module) -> FunctionId {
        let [address, offset, length, start] = i32_locals(module);
        let mut check = FunctionBuilder::new(&mut module.types, &[ValType::I32; 3], &[ValType::I32]);
        let mut body = check.func_body();
        body.local_get(address).local_get(offset).binop(walrus::ir::BinaryOp::I32Add).local_set(start);
        self.report(&mut body, start, length);
        body.local_get(address);
        check.finish(vec![address, offset, length], &mut module.funcs)
    }

    fn check_copy(&self, module: &mut Module) -> FunctionId {
        let memory = module.memories.iter().next().expect("a memory").id();
        let [to, from, length] = i32_locals(module);
        let mut check = FunctionBuilder::new(&mut module.types, &[ValType::I32; 3], &[]);
        let mut body = check.func_body();
        self.report(&mut body, from, length);
        body.local_get(to).local_get(from).local_get(length).memory_copy(memory, memory);
        check.finish(vec![to, from, length], &mut module.funcs)
    }

    /// Calls `read(start, length)` where that reaches into the span.
    fn report(&self, body: &mut walrus::InstrSeqBuilder<'_>, start: LocalId, length: LocalId) {
        use walrus::ir::BinaryOp::{I32Add, I32And, I32GtU, I32LtU};
        body.local_get(start).i32_const(self.end).binop(I32LtU);
        body.local_get(start).local_get(length).binop(I32Add).i32_const(self.first).binop(I32GtU);
        body.binop(I32And);
        let read = self.read;
        body.if_else(
            None,
            |inside| {
                inside.local_get(start).local_get(length).call(read);
            },
            |_| {},
        );
    }
}

fn i32_locals<const N: usize>(module: &mut Module) -> [LocalId; N] {
    std::array::from_fn(|_| module.locals.add(ValType::I32))
}

struct CheckReads<'a>(&'a Checks);

impl VisitorMut for CheckReads<'_> {
    fn start_instr_seq_mut(&mut self, seq: &mut InstrSeq) {
        let constant = |number: u64| Instr::Const(Const { value: Value::I32(number as i32) });
        let mut checked = Vec::with_capacity(seq.instrs.len());
        for (instr, location) in std::mem::take(&mut seq.instrs) {
            match &instr {
                Instr::Load(load) => {
                    let check = Instr::Call(Call { func: self.0.load });
                    let length = constant(u64::from(load.kind.width()));
                    checked.extend([constant(load.arg.offset), length, check].map(|instr| (instr, location)));
                    checked.push((instr, location));
                }
                Instr::MemoryCopy(_) => checked.push((Instr::Call(Call { func: self.0.copy }), location)),
                _ => checked.push((instr, location)),
            }
        }
        seq.instrs = checked;
    }
}
