//! The HTML pages and their scripts, filled in with what only the build knows.

pub mod assets;
mod content;
pub mod files;
mod filled_script;
pub mod icon;
pub mod meta;
pub mod policy;
pub mod prerender;
mod row_links;
pub mod scripts;
pub mod server_settings;
pub mod site_dataset;
pub mod template;
mod unscripted;
pub mod views;
pub mod whole_pages;
