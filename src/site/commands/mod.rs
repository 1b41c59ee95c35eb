//! What each command of the program does, apart from building and serving.

pub mod check;
pub mod query;
pub mod render;
pub mod weigh;
