//! The error of a document that is not JSON.

/// Why a document is not JSON. Parsing ends at the first such error, because nothing after it can be interpreted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Its location, in bytes from the start.
    pub offset: usize,
    /// What is wrong there.
    pub message: &'static str,
    /// How to fix it.
    pub help: &'static str,
}

/// For callers that only need to know that there is an error.
impl From<SyntaxError> for () {
    fn from(_: SyntaxError) {}
}
