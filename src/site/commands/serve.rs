//! Without a command: the site is built and served on this machine.

use super::build;
use super::data::Data;
use crate::site::serve::{Folders, Port, Server};
use crate::site::{Result, root};
use clap::Args;

/// The arguments that are given without a command.
#[derive(Args, Debug)]
pub struct Serve {
    /// The port to serve at; 0 takes any free one
    #[arg(long, default_value_t = 8000)]
    port: u16,
    #[command(flatten)]
    data: Data,
}

impl Serve {
    /// Builds the site and serves it until Ctrl-C.
    ///
    /// # Errors
    /// A port that is in use, or the first step of the build that failed.
    pub fn run(&self) -> Result<()> {
        // Before the build, which is long: a port in use should be known at once.
        let port = Port::bind(self.port)?;
        build::build_and_report(&build::dist(), None, self.data.site_dataset()?)?;
        let server = Server::start(folders(), port)?;
        println!("{}", addresses(&server.url()));
        server.until_interrupted()
    }
}

fn folders() -> Folders {
    let root = root();
    Folders {
        dist: build::dist(),
        gallery: root.join("tests/gallery"),
        hosts: root.join("tests/hosts"),
        bundled: root.join("target/npm"),
    }
}

fn addresses(url: &str) -> String {
    format!(
        "{url}/          the page
{url}/gallery   every picture of the tests
{url}/hosts     a host page for each way to embed
Ctrl-C stops."
    )
}
