//! What the browser tests stand on, and the screenshots of `examples/screenshots`.
//!
//! 1. [`engine`], [`driver`], [`session`]: a browser that runs, and is certainly gone afterwards.
//! 2. [`server`], [`fault`], [`dist`]: the site as a static host serves it, or with faults on demand.
//! 3. [`page`], [`locators`], [`input`], [`emulation`]: what a reader sees, where, does and prefers.
//! 4. [`each_engine`], [`steps`]: how a test runs in each engine, and what most tests begin with.

pub mod dist;
pub mod driver;
pub mod each_engine;
pub mod emulation;
pub mod engine;
pub mod fault;
pub mod input;
pub mod locators;
pub mod page;
pub mod paths;
pub mod runtime;
pub mod server;
pub mod session;
pub mod steps;

pub(crate) use each_engine::in_every_engine;
