//! The command line of reported-figures: parses the arguments and runs the command.

use clap::{Parser, Subcommand};
use reported_figures::site::commands::build::Build;
use reported_figures::site::commands::check::Check;
use reported_figures::site::commands::generate::Generate;
use reported_figures::site::commands::import::Import;
use reported_figures::site::commands::render::Render;
use reported_figures::site::commands::serve::Serve;
use reported_figures::site::commands::upgrade::Upgrade;
use reported_figures::site::commands::weigh::Weigh;
use std::process::ExitCode;

/// Compare honestly what public bodies reported. Without a command: build everything and serve it.
#[derive(Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(flatten)]
    serve: Serve,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Build the site
    Build(Build),
    /// Check a dataset: print every error with its location and how to correct it
    Check(Check),
    /// Make a dataset of a spreadsheet: print what could be read in two ways and what was not understood
    Import(Import),
    /// Write a dataset in the latest version of the format
    Upgrade(Upgrade),
    /// Draw a view as an SVG or PNG file
    Render(Box<Render>),
    /// Invent a dataset, for tests and measurements
    Generate(Generate),
    /// Show which crates and functions the WebAssembly consists of, in bytes
    Weigh(Weigh),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        None => cli.serve.run(),
        Some(Command::Build(build)) => build.run(),
        Some(Command::Check(check)) => check.run(),
        Some(Command::Import(import)) => import.run(),
        Some(Command::Upgrade(upgrade)) => upgrade.run(),
        Some(Command::Render(render)) => render.run(),
        Some(Command::Generate(generate)) => generate.run(),
        Some(Command::Weigh(weigh)) => weigh.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
