//! One widget without its browser: a dataset, a view of it, and what the reader does with both.
//!
//! [`Session::handle`] takes what happened, [`Session::lay_out`] and [`Session::frame`] give what is to be shown. All
//! of it is plain data, so that it is tested on the host.
//!
//! ```
//! use reported_figures::web::messages::{Environment, Event};
//! use reported_figures::web::session::Session;
//!
//! let mut session = Session::new(None, "en").ok_or("not a valid dataset")?;
//! session.adapt(Environment { width: 390.0, text_scale: 1.0, pixel_ratio: 3.0, ..Environment::default() });
//! let outcome = session.handle(&Event::Change { query: "chart=coverage".to_owned() });
//! assert!(outcome.view_changed && outcome.repaint);
//! session.lay_out(0.0);
//! assert_eq!(session.frame().query.as_deref(), Some("chart=coverage"));
//! # Ok::<(), &str>(())
//! ```

mod events;
mod export;
mod focus;
mod frame;
mod replace;
mod scroll;
mod scroll_state;
mod state;
#[cfg(test)]
mod tests;

pub use export::Export;
pub use state::Session;
