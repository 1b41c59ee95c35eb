#![allow(clippy::unwrap_used)]
use super::*;

const GLUE: &str = r#"
export class Widget {
  free() { wasm.widget_free(this.ptr); }
  name() { return wasm.widget_name(passStringToWasm0("", wasm.malloc, wasm.realloc)); }
}
export function __wbg_now_1(arg0) { return now(arg0); }
export function __wbg_arc_2() { return again(function (arg0) { arg0.arc(); }, arguments); }
const encoder = new TextEncoder();
function now(a) { return new Uint8Array(wasm.memory.buffer, a); }
function again(f, args) { return f.apply(this, args); }
function passStringToWasm0(arg, malloc, realloc) {
  if (realloc === undefined) return malloc(arg.length, 1);
  WASM_VECTOR_LEN = encoder.encode(arg).length;
}
let WASM_VECTOR_LEN = 0;
let wasm;
export function __wbg_set_wasm(val) { wasm = val; }
"#;

fn wasm(imports: &[&str], exports: &[&str]) -> walrus::Module {
    let mut wasm = walrus::Module::default();
    let kind = wasm.types.add(&[], &[]);
    for name in imports {
        wasm.add_import_func("./library_bg.js", name, kind);
    }
    for name in exports {
        let mut builder = walrus::FunctionBuilder::new(&mut wasm.types, &[], &[]);
        builder.func_body();
        let function = builder.finish(Vec::new(), &mut wasm.funcs);
        wasm.exports.add(name, function);
    }
    wasm
}

const IMPORTS: [&str; 2] = ["__wbg_now_1", "__wbg_arc_2"];
const EXPORTS: [&str; 7] =
    ["widget_free", "widget_name", "malloc", "realloc", "memory", "__wbindgen_start", "uncalled"];

fn linked(glue: &str) -> Result<String> {
    link(glue, &mut wasm(&IMPORTS, &EXPORTS))
}

#[test]
fn the_glue_becomes_a_function_that_can_be_called_again() {
    let module = linked(GLUE).unwrap();
    let (before, inside) = module.split_once("export function createGlue() {").unwrap();
    assert!(!before.contains("wasm") && before.contains("import { passString }"), "{before}");
    assert!(!inside.contains("export "), "{inside}");
    for part in ["let wasm;", "class Widget {", "WASM_VECTOR_LEN = length"] {
        assert_eq!(inside.matches(part).count(), 1, "{part} in {inside}");
    }
    assert!(!inside.contains("realloc === undefined"), "{inside}");
}

#[test]
fn both_sides_have_the_same_short_names() {
    let mut wasm = wasm(&IMPORTS, &EXPORTS);
    let module = link(GLUE, &mut wasm).unwrap();
    let imports: Vec<_> = wasm.imports.iter().map(|one| (one.module.as_str(), one.name.as_str())).collect();
    assert_eq!(imports, [("glue", "a"), ("glue", "b")]);
    let mut exports: Vec<_> = wasm.exports.iter().map(|one| one.name.as_str()).collect();
    exports.sort_unstable();
    assert_eq!(exports, ["a", "b", "c", "d", "f", "memory"]);
    let words: Vec<&str> = module.split_whitespace().collect();
    let module = words.join(" ");
    for part in [
        "wasm.a(this.ptr)",
        "wasm.b(passStringToWasm0(\"\", wasm.c, wasm.d))",
        "wasm.memory.buffer",
        "wasm.f();",
        "functions: { a(arg0) { return now(arg0); }, b() { return again(",
        "}, Widget };",
    ] {
        assert!(module.contains(part), "{part} in {module}");
    }
}

#[test]
fn glue_of_another_shape_is_an_error() {
    let cases = [
        ("import * as x from \"./snippet.js\";", "it imports something"),
        ("export const x = 1;", "it exports variables"),
        ("__wbg_now_1(0);", "it calls __wbg_now_1 itself"),
        ("now(wasm);", "wasm is read otherwise"),
        ("function f(wasm) {}", "wasm is not one variable"),
        ("wasm.unknown();", "it uses an export that the WebAssembly does not have"),
        ("const = 1;", "wasm-bindgen's glue:18: "),
    ];
    for (more, message) in cases {
        let error = linked(&format!("{GLUE}{more}")).unwrap_err();
        assert!(error.contains(message), "{error}");
    }
    let cases = [
        ("passStringToWasm0", "textToWasm", "passStringToWasm0 is missing"),
        ("(arg, malloc, realloc)", "(arg, malloc)", "passStringToWasm0 has other parameters"),
        ("__wbg_arc_2", "__wbg_arc_3", "it lacks a function"),
    ];
    for (part, other, message) in cases {
        let error = linked(&GLUE.replace(part, other)).unwrap_err();
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn short_names_count_on_after_z() {
    assert_eq!(
        [0, 25, 26, 27, 51, 52, 701, 702].map(short_name),
        ["a", "z", "aa", "ab", "az", "ba", "zz", "aaa"]
    );
}
