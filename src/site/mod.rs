//! The host: build, check, render, serve.

pub mod render;
