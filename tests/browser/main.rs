//! The built site in real browsers: Chromium, Firefox and WebKit, driven by WebDriver.
//!
//! Each test is a plain function of a [`support::page::Page`] that `in_every_engine!` runs three times, as
//! `loading::draws::chromium` and so on. `tests/run` installs what they need. By hand,
//! `REPORTED_FIGURES_BROWSERS=chromium` restricts them to one engine.
#![allow(clippy::unwrap_used, clippy::expect_used)]
#![cfg(not(target_arch = "wasm32"))]

mod support;

mod accessibility;
mod element;
mod evidence;
mod evidence_sheet;
mod exports;
mod failures;
mod frameworks;
mod hosting;
mod hosts;
mod leaks;
mod life_cycle;
mod live_tables;
mod loading;
mod long_lists;
mod make;
mod monkey;
mod npm_package;
mod own_figures;
mod page_address;
mod periods;
mod print;
mod readers;
mod screens;
mod site_updates;
mod sizes;
mod support_self_test;
mod table_pages;
mod view_changes;
mod view_pages;
mod webassembly_features;
