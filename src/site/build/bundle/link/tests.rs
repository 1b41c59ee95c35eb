#![allow(clippy::unwrap_used)]
use super::{Sources, link};
use crate::site::Result;
use crate::site::build::bundle::js::Kind;
use crate::site::scratch::Scratch;

/// Links `a.js` of these files; those whose name begins with `virtual:` the build writes.
fn link_as(kind: Kind, files: &[(&str, &str)]) -> Result<String> {
    let folder = Scratch::new();
    let mut generated = Vec::new();
    for (name, source) in files {
        match name.strip_prefix("virtual:") {
            Some(name) => generated.push((name, (*source).to_owned())),
            None => folder.write(name, source.as_bytes()),
        }
    }
    link(&Sources { folder: folder.path(), generated: &generated }, "a.js", kind)
}

fn linked(files: &[(&str, &str)]) -> String {
    let script = link_as(Kind::Module, files).unwrap();
    script.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The error without the folder, which is another in each run.
fn refused(files: &[(&str, &str)]) -> String {
    let error = link_as(Kind::Module, files).unwrap_err();
    error.split_once('/').unwrap_or_else(|| panic!("no folder in {error}")).1.to_owned()
}

#[test]
fn what_is_imported_comes_first_and_once() {
    let script = linked(&[
        ("a.js", "import { b } from './part/b.js';\nimport { c } from './part/c.js';\nuse(b, c);"),
        ("part/b.js", "import { c } from './c.js';\nexport const b = c;"),
        ("part/c.js", "export const c = 1;"),
    ]);
    assert_eq!(script, "const c = 1; const b = c; use(b, c);");
}

#[test]
fn a_module_that_is_imported_for_its_effects_is_evaluated() {
    let script = linked(&[("a.js", "import './b.js';\nuse(1);"), ("b.js", "use(0);")]);
    assert_eq!(script, "use(0); use(1);");
}

#[test]
fn two_modules_may_declare_one_name() {
    let script = linked(&[
        ("a.js", "import { b } from './b.js';\nfunction text() { return 1; }\nb(text);"),
        ("b.js", "function text() { return 2; }\nexport const b = () => text();"),
    ]);
    assert_eq!(
        script,
        "function text$1() { return 2; } const b = () => text$1(); function text$2() { return 1; } b(text$2);"
    );
}

#[test]
fn an_imported_name_may_be_shadowed() {
    let script = linked(&[
        ("a.js", "import { n } from './b.js';\nuse(n);\nfunction f(n) { return n; }\nuse(f(n));"),
        ("b.js", "export const n = 1;"),
    ]);
    assert_eq!(script, "const n$1 = 1; use(n$1); function f(n) { return n; } use(f(n$1));");
}

#[test]
fn a_name_from_another_module_does_not_fall_under_a_local_one() {
    let script = linked(&[
        ("a.js", "import { n as other } from './b.js';\nfunction f(n) { return n + other; }\nuse(f);"),
        ("b.js", "export const n = 1;"),
    ]);
    assert_eq!(script, "const n$1 = 1; function f(n) { return n + n$1; } use(f);");
}

#[test]
fn a_name_does_not_hide_that_of_the_environment() {
    let script = linked(&[
        ("a.js", "import { b } from './b.js';\nuse(b, name);"),
        ("b.js", "const name = 1;\nexport const b = name;"),
    ]);
    assert_eq!(script, "const name$1 = 1; const b = name$1; use(b, name);");
}

#[test]
fn fresh_names_are_fresh() {
    let script = linked(&[
        ("a.js", "import { b } from './b.js';\nconst n = 1, n$1 = 2;\nuse(b, n, n$1);"),
        ("b.js", "const n = 3;\nexport const b = n;"),
    ]);
    assert_eq!(script, "const n$2 = 3; const b = n$2; const n$3 = 1, n$1 = 2; use(b, n$3, n$1);");
}

#[test]
fn keys_members_and_labels_keep_their_names() {
    let script = linked(&[
        ("a.js", "import { o } from './b.js';\nconst n = 1;\nuse(o, n);"),
        (
            "b.js",
            "const n = 2;\nexport const o = { n, m: n, n() {} };\nconst { n: m } = o;\nlet p;\n({ p } = o);\nn: for (;;) break n;\no.n = m;",
        ),
    ]);
    assert_eq!(
        script,
        "const n$1 = 2; const o = { n: n$1, m: n$1, n() {} }; const { n: m } = o; let p; ({p} = o); \
         n: for (;;) break n; o.n = m; const n$2 = 1; use(o, n$2);"
    );
}

#[test]
fn shorthands_of_renamed_names_are_spelled_out() {
    let script = linked(&[
        ("a.js", "import { n } from './b.js';\nconst m = 1, p = 2, q = 3;\nuse({ n, m }, p, q);"),
        ("b.js", "export let { m: n, p, q = 1 } = source;\nlet m;\n({ m } = source);\nuse(m);"),
    ]);
    assert_eq!(
        script,
        "let { m: n, p: p$1, q: q$1 = 1 } = source; let m$1; ({m: m$1} = source); use(m$1); \
         const m$2 = 1, p$2 = 2, q$2 = 3; use({ n, m: m$2 }, p$2, q$2);"
    );
}

#[test]
fn an_exported_variable_stays_live() {
    let script = linked(&[
        ("a.js", "import { count as n, next } from './b.js';\nnext();\nuse(n);"),
        ("b.js", "export let count = 0;\nexport function next() { count++; }"),
    ]);
    assert_eq!(script, "let count = 0; function next() { count++; } next(); use(count);");
}

#[test]
fn names_may_be_exported_under_others() {
    let script = linked(&[
        ("a.js", "import { two as three } from './b.js';\nuse(three);\nexport { three as four };"),
        ("b.js", "const one = 1;\nexport { one as two };"),
    ]);
    assert_eq!(script, "const one = 1; use(one); export { one as four };");
}

#[test]
fn a_default_export_needs_no_name() {
    let script = linked(&[
        (
            "a.js",
            "import b from './b.js';\nimport c from './c.js';\nimport { default as d } from './d.js';\nuse(b, c, d);",
        ),
        ("b.js", "export default 1 + 1;"),
        ("c.js", "export default function () { return 1; }"),
        ("d.js", "export default class D {}"),
    ]);
    assert_eq!(script, "const _b$1 = 1 + 1; function _c$1() { return 1; } class D {} use(_b$1, _c$1, D);");
}

#[test]
fn exports_of_others_are_passed_on() {
    let script = linked(&[
        ("a.js", "import { one, two, three } from './b.js';\nuse(one, two, three);"),
        (
            "b.js",
            "export { c as one } from './c.js';\nexport * from './d.js';\nimport { e } from './e.js';\nexport { e as three };",
        ),
        ("c.js", "export const c = 1;"),
        ("d.js", "export const two = 2;\nexport default 0;"),
        ("e.js", "export const e = 3;"),
    ]);
    assert_eq!(script, "const c = 1; const two = 2; const _d$1 = 0; const e = 3; use(c, two, e);");
}

#[test]
fn all_exports_are_an_object_where_somebody_wants_one() {
    let script = linked(&[
        ("a.js", "import * as b from './b.js';\nuse(b, b.one);"),
        ("b.js", "export let one = 1;\nexport default 2;"),
    ]);
    assert_eq!(
        script,
        "let one = 1; const _b$1 = 2; const _b$2 = Object.freeze({ __proto__: null, \
         get default() { return _b$1; }, get one() { return one; } }); use(_b$2, _b$2.one);"
    );
}

#[test]
fn modules_may_be_written_by_the_build() {
    let script = linked(&[
        ("a.js", "import { b } from 'virtual:b';\nuse(b);"),
        ("virtual:b", "import { c } from './part/c.js';\nexport const b = c;"),
        ("part/c.js", "export const c = 1;"),
    ]);
    assert_eq!(script, "const c = 1; const b = c; use(b);");
}

#[test]
fn what_is_imported_later_and_the_address_of_the_script_stay() {
    let script = linked(&[("a.js", "use(() => import('./later.js'), import.meta.url);")]);
    assert_eq!(script, "use(() => import('./later.js'), import.meta.url);".replace('\'', "\""));
}

#[test]
fn the_entry_exports_from_a_module_but_not_from_a_classic_script() {
    let files = [("a.js", "export { b } from './b.js';"), ("b.js", "export const b = 1;")];
    assert_eq!(linked(&files), "const b = 1; export { b };");
    let script = link_as(Kind::Script, &files).unwrap();
    assert_eq!(script, "(() => {\n\"use strict\";\nconst b = 1;\n})();\n");
}

#[test]
fn a_missing_export_is_named_where_it_is_imported() {
    let error = refused(&[
        ("a.js", "import { one } from './b.js';\nimport {\n  two,\n} from './b.js';\nuse(one, two);"),
        ("b.js", "export const one = 1;"),
    ]);
    assert!(error.starts_with("a.js:3: `two` is not exported by "), "{error}");
    let error = refused(&[
        ("a.js", "import './b.js';"),
        ("b.js", "import d from './c.js';\n\nexport { two } from './c.js';\nuse(d);"),
        ("c.js", "export default 1;"),
    ]);
    assert!(error.starts_with("b.js:3: `two` is not exported by "), "{error}");
}

#[test]
fn a_cycle_is_named_with_all_its_modules() {
    let error = refused(&[
        ("a.js", "import { b } from './b.js';\nexport const a = b;"),
        ("b.js", "export const one = 1;\nimport { c } from './c.js';\nexport const b = c;"),
        ("c.js", "import { one } from './b.js';\nexport const c = one;"),
    ]);
    assert!(error.starts_with("c.js:1: modules import each other in a cycle: "), "{error}");
    assert_eq!(error.matches("b.js").count(), 2, "{error}");
    assert_eq!(error.matches("a.js").count(), 0, "{error}");
}

#[test]
fn a_syntax_error_names_its_own_file_and_line() {
    let error =
        refused(&[("a.js", "import { b } from './b.js';"), ("b.js", "export const b = 1;\nconst = 2;")]);
    assert!(error.starts_with("b.js:2: "), "{error}");
    let error = refused(&[("a.js", "let a;\nlet b;\nlet a;")]);
    assert!(error.starts_with("a.js:1: ") && error.contains("`a`"), "{error}");
}

#[test]
fn what_cannot_be_linked_is_refused() {
    let cases = [
        ("\nimport { html } from 'lit';", "a.js:2: `lit` is neither a relative path"),
        ("\nimport b from './b.json' with { type: 'json' };", "a.js:2: import attributes"),
        ("\nimport { 'b c' as d } from './b.js';", "a.js:2: \"b c\": a quoted name"),
        ("\n\nimport { c } from './c.js';", "a.js:3: cannot read "),
        ("\nimport { c } from 'virtual:c';", "a.js:2: the build writes no module `virtual:c`"),
    ];
    for (source, message) in cases {
        let error = refused(&[("a.js", source), ("b.js", ""), ("b.json", "{}")]);
        assert!(error.starts_with(message), "{error}");
    }
}

#[test]
fn an_export_that_several_modules_pass_on_is_ambiguous() {
    let files = |d: &'static str| {
        [
            ("a.js", "import { n } from './b.js';\nuse(n);"),
            ("b.js", "export * from './c.js';\nexport * from './d.js';"),
            ("c.js", "export const n = 1;"),
            ("d.js", d),
        ]
    };
    let error = refused(&files("export const n = 2;"));
    assert!(error.starts_with("a.js:1: ") && error.contains("exports `n` of several modules"), "{error}");
    assert_eq!(linked(&files("export { n } from './c.js';")), "const n = 1; use(n);");
}
