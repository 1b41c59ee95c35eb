//! Faults inside the WebAssembly, wherever it is at work: a panic, a stack that overflows, an allocation that fails.
//!
//! They happen in the module that is shipped. The test adds a countdown to its functions, which traps when it ends as a panic
//! does, and a limit to its memory; the pointer of its stack is exported anyway.

use reported_figures::dataset::{generate, to_json};
use serde_json::json;
use walrus::ir::{BinaryOp, Value};
use walrus::{ConstExpr, ExportItem, GlobalId, Module, ValType};

use super::{DRAWN, REASON, RETRY, assert_nothing_uncaught, settle, wait_for_reason};
use crate::support::dist::{dist, hashed_file};
use crate::support::in_every_engine;
use crate::support::locators::HEADLINE;
use crate::support::page::Page;

/// Pages of memory that an instance may have: enough for the embedded dataset and not for a large one.
const MOST_PAGES: u64 = 40;

/// Before everything else: takes the module without its hash, which it no longer has, and keeps what the newest instance exports.
/// `fault(kind)` prepares the next fault.
pub const FAULTS: &str = r#"<script>
{
window.instances = 0;
window.started = [];
const load = fetch;
window.fetch = (url, { integrity, ...options } = {}) => load(url, options);
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (module, imports) => {
  const instance = await instantiate(module, imports);
  if (!instance.exports.memory) return instance;
  window.instances++;
  window.exported = instance.exports;
  window.started.push(new WeakRef(instance.exports.memory));
  return instance;
};
window.fault = (kind) => {
  if (kind === "stack") exported.stack.value = 16;
  else exported.countdown.value = kind;
};
}
</script>"#;

/// The shipped module with a countdown, a name for the pointer of its stack, and a limit to its memory.
pub fn breakable() -> Vec<u8> {
    let bytes = std::fs::read(dist().join(hashed_file("reported-figures.", ".wasm"))).expect("a module");
    let mut module = Module::from_buffer(&bytes).expect("a module of the build");
    let stack = module.exports.iter().find_map(|it| match it.item {
        ExportItem::Global(global) => Some(global),
        _ => None,
    });
    module.exports.add("stack", stack.expect("the pointer of the stack is exported"));
    let countdown = module.globals.add_local(ValType::I32, true, false, ConstExpr::Value(Value::I32(0)));
    module.exports.add("countdown", countdown);
    for memory in module.memories.iter_mut() {
        memory.maximum = Some(MOST_PAGES);
    }
    for function in module.funcs.iter_local_mut().map(|(_, function)| function) {
        count(function, countdown);
    }
    module.emit_wasm()
}

/// At the beginning of a function: counts down, and traps at one.
fn count(function: &mut walrus::LocalFunction, countdown: GlobalId) {
    let mut body = function.builder_mut().func_body();
    body.global_get_at(0, countdown);
    body.if_else_at(
        1,
        None,
        |counting| {
            counting.global_get(countdown).i32_const(1).binop(BinaryOp::I32Sub).global_set(countdown);
            counting.global_get(countdown).unop(walrus::ir::UnaryOp::I32Eqz).if_else(
                None,
                |end| {
                    end.unreachable();
                },
                |_| {},
            );
        },
        |_| {},
    );
}

/// Opens a page with two elements over the module that can be broken.
fn open(page: &mut Page) {
    let name = hashed_file("reported-figures.", ".wasm");
    page.server.mount(dist());
    page.server.file(&format!("/{name}"), "application/wasm", breakable());
    page.server.page("/host.html", &format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>host</title>{FAULTS}<script type=module src=/reported-figures.js></script>\
         <reported-figures metric=industrial_va_growth></reported-figures><reported-figures></reported-figures>"));
    page.goto("/host.html");
    settle(page);
    page.js("window.told = []; window.second = document.querySelectorAll('reported-figures')[1];\
        host.addEventListener('error', (event) => told.push(event.detail.reason + ' ' + event.detail.recovers))");
    page.promise("second.settled.then(() => true)");
}

/// A fault while the view changes: a fresh instance shows the last good view at once; another fault leaves it, without its controls.
fn survives(page: &mut Page, prepare: &str, cause: &str) {
    let headline = page.text(HEADLINE);
    page.js(&format!("window.since = performance.now(); host.addEventListener('ready', () => {{ window.took ??= performance.now() - since }}); {prepare}; {cause}"));
    page.wait_until("window.took");
    settle(page);
    assert_eq!(
        (page.text(HEADLINE), page.js("return [told, instances]")),
        (headline.clone(), json!([["trap true"], 2])),
        "{}: {prepare}",
        page.engine()
    );
    page.wait_until(DRAWN);
    // The other element moved to the fresh instance too.
    page.promise("second.settled.then(() => true)");
    page.js("second.metric = 'industrial_va_growth'");
    page.promise("second.settled.then(() => true)");
    assert_eq!(page.js("return second.view.metric"), json!("industrial_va_growth"));

    page.js(&format!("{prepare}; {}", cause.replace("gdp_growth", "tax_revenue_growth")));
    wait_for_reason(page, "trap");
    assert_eq!(
        (page.text(HEADLINE), page.js("return told")),
        (headline.clone(), json!(["trap true", "trap false"])),
        "{}",
        page.engine()
    );
    page.wait_until(&format!(
        "shadow.querySelector('table').rows.length > 5 && shadow.querySelector('select').disabled && {DRAWN}"
    ));
    page.click(RETRY);
    settle(page);
    page.wait_until(&format!("!({REASON}) && !shadow.querySelector('select').disabled"));
    assert_eq!(page.text(HEADLINE), headline);
}

/// What leads deep into the module.
const CHANGE: &str = "host.metric = 'gdp_growth'";

in_every_engine! {
    /// A panic at the first call, and deep within.
    fn panics(page: &mut Page) {
        for calls in [1, 700] {
            open(page);
            survives(page, &format!("fault({calls})"), CHANGE);
        }
        assert_nothing_uncaught(page);
    }

    /// A stack that reaches below its end.
    fn overflows_its_stack(page: &mut Page) {
        open(page);
        survives(page, "fault('stack')", CHANGE);
        assert_nothing_uncaught(page);
    }

    /// Memory that may not grow: the figures that were shown stay, and those that do not fit are not tried again.
    fn runs_out_of_memory(page: &mut Page) {
        for (path, units) in [("/small.json", 9), ("/large.json", 1200)] {
            page.server.file(path, "application/json", to_json(&generate(units, 20, 1)).into_bytes());
        }
        open(page);
        page.promise("Promise.all(['/small.json', '/large.json'].map((it) => fetch(it).then((answer) => answer.text())))\
            .then(([small, large]) => { window.large = large; host.data = small; return host.settled.then(() => true) })");
        survives(page, "", "host.data = window.large += ' '");
        assert_nothing_uncaught(page);
    }
}
