"""Writes changes of functions into the sources, so that one compilation has all of them.

A function with changes becomes

    fn name(…) -> … {
        if crate::mutation::is_active(17) { its body with change 17 } else { its body }
    }
"""

import collections
import re

MODULE = """
/// Which change of the sources is active: the number in the environment variable MUTANT.
#[doc(hidden)]
pub mod mutation {
    static ACTIVE: std::sync::LazyLock<u32> =
        std::sync::LazyLock::new(|| std::env::var("MUTANT").ok().and_then(|number| number.parse().ok()).unwrap_or(0));

    /// Whether a change is active.
    pub fn is_active(number: u32) -> bool {
        *ACTIVE == number
    }
}
"""

# Comments, texts, characters and lifetimes: what may have a brace that opens nothing.
PASSED_OVER = re.compile(r"""//[^\n]*|/\*.*?\*/|r(#*)".*?"\1|"(?:\\.|[^"\\])*"|'(?:\\.[^']*|[^'\\])'|'\w+""", re.DOTALL)


class File:
    """The text of a source file, with positions as cargo-mutants counts them: lines and characters from 1."""

    def __init__(self, text):
        self.text = text
        self.starts = [0] + [match.end() for match in re.finditer("\n", text)]

    def offset(self, position):
        return self.starts[position["line"] - 1] + position["column"] - 1

    def body(self, span):
        """Where the body of the function in a span begins and ends, its braces left out; None where it has no body."""
        start, end = self.offset(span["start"]), self.offset(span["end"])
        depth, at = 0, start
        while at < end:
            passed = PASSED_OVER.match(self.text, at)
            if passed:
                at = passed.end()
                continue
            character = self.text[at]
            if character == "{" and depth == 0:
                return at + 1, end - 1
            depth += (character in "([") - (character in ")]")
            at += 1
        return None


def is_constant(text, span):
    """Whether a function can run while the compiler does: it cannot ask which change is active."""
    return re.search(r"\bconst\s+fn\b", text.text[text.offset(span["start"]) : text.body(span)[0]]) is not None


def with_all(text, mutants):
    """A file with all changes that have a function to stand in. Returns the text, for each line the numbers of the changes
    that it belongs to, and the numbers of the changes that are left out."""
    file = File(text)
    functions, left_out = collections.defaultdict(list), []
    for mutant in mutants:
        span = mutant["function"] and mutant["function"]["span"]
        body = span and file.body(span)
        if not body or is_constant(file, span):
            left_out.append(mutant["number"])
        else:
            functions[body].append(mutant)
    pieces, owners, at = [], [], 0

    def write(piece, numbers):
        pieces.append(piece)
        owners.extend([numbers] * piece.count("\n"))

    for body, own in sorted(functions.items(), key=lambda item: item[0]):
        if body[0] < at:
            # A function in a function that is written already.
            left_out.extend(mutant["number"] for mutant in own)
            continue
        write(text[at : body[0]], ())
        everyone = tuple(mutant["number"] for mutant in own)
        for mutant in own:
            changed = file.offset(mutant["span"]["start"]), file.offset(mutant["span"]["end"])
            replaced = text[body[0] : changed[0]] + mutant["replacement"] + text[changed[1] : body[1]]
            write(f" if crate::mutation::is_active({mutant['number']}) {{\n{replaced}\n}} else", (mutant["number"],))
        write(f" {{\n{text[body[0] : body[1]]}\n}}\n", everyone)
        at = body[1]
    write(text[at:], ())
    return "".join(pieces), owners + [()], left_out


def with_one(text, mutant):
    """A file with one change, as cargo-mutants makes it."""
    file = File(text)
    start, end = file.offset(mutant["span"]["start"]), file.offset(mutant["span"]["end"])
    return text[:start] + mutant["replacement"] + text[end:]
