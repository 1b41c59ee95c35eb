//! The commands of the program: each file has the arguments of one command, and runs it.

pub mod build;
pub mod check;
pub mod data;
pub mod generate;
pub mod import;
pub mod input;
pub mod output;
pub mod render;
pub mod serve;
mod similar_names;
pub mod upgrade;
pub mod weigh;
