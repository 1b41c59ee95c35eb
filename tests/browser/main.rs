//! The built site in real browsers: Chromium, Firefox and WebKit, driven by WebDriver.
//!
//! Tests stand in [`smoke`] and its neighbours, one module a concern; each is a plain function of a [`page::Page`]
//! that [`in_every_engine!`] runs three times, as `smoke::draws::chromium` and so on. What they stand on:
//!
//! 1. [`engine`], [`driver`], [`session`]: a browser that runs, and is surely gone afterwards.
//! 2. [`server`], [`fault`], [`dist`]: the site as a static host would serve it, or as a bad day would.
//! 3. [`page`], [`input`], [`media`], [`spot`]: what a reader sees, does, wishes, and where.
//!
//! `tests/run` installs what they need. By hand, `REPORTED_FIGURES_BROWSERS=chromium` restricts them to one engine.
#![allow(clippy::unwrap_used, clippy::expect_used)]
#![cfg(not(target_arch = "wasm32"))]

mod carriers;
mod check;
mod dist;
mod driver;
mod element;
mod engine;
mod fault;
mod harness;
mod hosting;
mod input;
mod ladder;
mod media;
mod packaged;
mod page;
mod pages;
mod paths;
mod questions;
mod reader;
mod rows;
mod runtime;
mod server;
mod session;
mod shots;
mod site;
mod smoke;
mod spot;
mod take;
mod updates;
