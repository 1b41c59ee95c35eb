//! The host: build, check, render, serve.
