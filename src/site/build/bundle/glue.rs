//! wasm-bindgen's classic script, cut down to what the element calls.
//!
//! Every pattern here is exact text of the one version that Cargo.toml pins; if it ever differs, the build says so.

use crate::site::Result;

/// Where the script ends: what it hands out.
const HANDS_OUT: &str = "return Object.assign(__wbg_init, { initSync }, exports);";

/// What it hands out instead: start from a compiled module. Fetching, streaming and what to do when either fails are
/// the element's, so their code in the glue is never called and goes.
///
/// Browsers of 2022 and before refuse to start more than 4 KB at once on a page's main thread: the call, which gives
/// a promise, works everywhere, `initSync` where nothing can wait.
const STARTS: &str = "return Object.assign(async ({ module }) => {
    __wbg_finalize_init(await WebAssembly.instantiate(module, __wbg_get_imports()));
}, {
    initSync({ module }) { __wbg_finalize_init(new WebAssembly.Instance(module, __wbg_get_imports())); },
}, exports);";

/// Where the script asks which file it came from: a module has no answer, and a sandboxed page may throw.
const ASKS_WHENCE: (&str, &str) = ("let script_src;", "}");

/// The function that passes a text to the module: its head, and what stands before its end.
const PASSES: (&str, &str) =
    ("function passStringToWasm0(arg, malloc, realloc) ", "WASM_VECTOR_LEN = offset;");

/// What passes it instead. The script's own first copies letter by letter, then asks for more room and copies that;
/// and a browser takes twice as long to encode a large text at one go as in pieces. No piece ends inside a pair of
/// surrogates.
const PASSES_IN_PIECES: &str = "{
    const room = arg.length * 3, ptr = malloc(room, 1) >>> 0;
    WASM_VECTOR_LEN = 0;
    for (let from = 0, to; from < arg.length; from = to) {
        to = from + 65536;
        if ((arg.charCodeAt(to - 1) & 0xfc00) === 0xd800) to--;
        WASM_VECTOR_LEN += cachedTextEncoder.encodeInto(arg.slice(from, to), getUint8ArrayMemory0().subarray(ptr + WASM_VECTOR_LEN, ptr + room)).written;
    }
    return room ? realloc(ptr, room, WASM_VECTOR_LEN, 1) >>> 0 : ptr;
}";

/// The glue as a function body that returns a fresh `wasm_bindgen`.
///
/// `await wasm_bindgen({ module })` starts an instance of a `WebAssembly.Module`, `wasm_bindgen.initSync({ module })`
/// at once; then the library's exports, which are properties of `wasm_bindgen`, may be called.
///
/// # Errors
/// When wasm-bindgen writes another script than the one known here.
pub fn lean(glue: &str) -> Result<String> {
    let (before, passes) = glue.split_once(PASSES.0).ok_or_else(unknown)?;
    let (_, end) = passes.split_once(PASSES.1).ok_or_else(unknown)?;
    let (_, after) = end.split_once('}').ok_or_else(unknown)?;
    let glue = [before, PASSES.0, PASSES_IN_PIECES, after].concat();
    let (head, tail) = glue.split_once(HANDS_OUT).ok_or_else(unknown)?;
    let (before, asks) = head.split_once(ASKS_WHENCE.0).ok_or_else(unknown)?;
    let (_, after) = asks.split_once(ASKS_WHENCE.1).ok_or_else(unknown)?;
    Ok(format!("{before}{after}{STARTS}{tail}\nreturn wasm_bindgen;"))
}

fn unknown() -> String {
    "wasm-bindgen writes another script than src/site/glue.rs knows; adapt it to the version in Cargo.toml"
        .into()
}

/// A name for the `index`th import: `a`, `b`, … `z`, `aa`, … Both sides of the boundary spell out every name.
pub fn short_name(index: usize) -> String {
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap_or(0));
    if index < 26 {
        letter(index).to_string()
    } else {
        format!("{}{}", short_name(index / 26 - 1), letter(index))
    }
}

/// Replaces whole words of the glue.
pub fn rename(glue: &str, names: &[(String, String)]) -> String {
    let mut out = String::with_capacity(glue.len());
    let mut rest = glue;
    while !rest.is_empty() {
        let word = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
        let (text, tail) = rest.split_at(word);
        out.push_str(names.iter().find(|(from, _)| from == text).map_or(text, |(_, to)| to));
        let gap = tail.find(is_word).unwrap_or(tail.len());
        out.push_str(&tail[..gap]);
        rest = &tail[gap..];
    }
    out
}

fn is_word(c: char) -> bool {
    c == '_' || c == '$' || c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_script_neither_fetches_nor_asks_whence_it_came() {
        let glue = "let wasm_bindgen = (function(exports) {\nfunction passStringToWasm0(arg, malloc, realloc) {\n if (slow) { slow(); }\n WASM_VECTOR_LEN = offset;\n return ptr;\n}\nlet script_src;\nif (document.currentScript) {\n script_src = 1;\n}\nlet a;\nreturn Object.assign(__wbg_init, { initSync }, exports);\n})({});";
        let lean = lean(glue).unwrap();
        assert!(
            !lean.contains("currentScript") && !lean.contains("slow()") && !lean.contains("__wbg_init,"),
            "{lean}"
        );
        assert!(lean.contains("let a;") && lean.ends_with("return wasm_bindgen;"), "{lean}");
    }

    #[test]
    fn another_script_is_an_error_not_a_guess() {
        assert!(lean("export function init() {}").unwrap_err().contains("src/site/glue.rs"));
    }

    #[test]
    fn short_names_count_on_after_z() {
        assert_eq!(
            [0, 25, 26, 27, 51, 52, 701, 702].map(short_name),
            ["a", "z", "aa", "ab", "az", "ba", "zz", "aaa"]
        );
    }

    #[test]
    fn only_whole_words_are_renamed() {
        let names = [("__wbg_set_1".to_owned(), "a".to_owned())];
        assert_eq!(
            rename("{ __wbg_set_1: f, __wbg_set_12: g, 重__wbg_set_1: 1 }", &names),
            "{ a: f, __wbg_set_12: g, 重__wbg_set_1: 1 }"
        );
    }
}
