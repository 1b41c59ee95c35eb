//! The command line of reported-figures: build and serve, check a dataset, draw a picture.

use clap::{Args, Parser, Subcommand, ValueEnum};
use reported_figures::dataset;
use reported_figures::site::build::{self, compile, sizes, toolchain};
use reported_figures::site::commands::{check, query, render, weigh};
use reported_figures::site::{self, Result, serve};
use std::io::{ErrorKind, IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Compare honestly what public bodies reported. Without a command: build everything and serve it.
#[derive(Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
struct Cli {
    /// Where to serve; 0 takes any free port
    #[arg(long, default_value_t = 8000)]
    port: u16,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Build the site
    Build {
        /// The folder to write, `dist` in the source tree if not given
        #[arg(long, value_name = "FOLDER")]
        out: Option<PathBuf>,
        /// Where the site will stand, for cards and oEmbed: https://figures.example/
        #[arg(long, value_name = "ADDRESS")]
        base: Option<String>,
    },
    /// Check a dataset: prints every error with its place, and how to mend it
    Check {
        /// A JSON file, or - for the standard input
        file: PathBuf,
        /// When to print in colour
        #[arg(long, value_enum, default_value_t = Colour::Auto)]
        color: Colour,
    },
    /// Draw a picture as SVG
    Render(Render),
    /// Make up a dataset, for tests and measurements
    Generate {
        /// How many units report
        #[arg(long, default_value_t = 10)]
        units: u32,
        /// How many metrics there are
        #[arg(long, default_value_t = 20)]
        metrics: u32,
        /// The same seed makes up the same dataset
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// The file to write; without it, the standard output
        #[arg(short, long, value_name = "FILE.json")]
        output: Option<PathBuf>,
    },
    /// Say whose bytes the WebAssembly is made of
    Weigh {
        /// How many functions to name, the largest first
        #[arg(long, default_value_t = 40)]
        functions: usize,
        /// Say instead who calls the functions whose names hold this
        #[arg(long, value_name = "NAME")]
        callers: Option<String>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Args)]
struct Render {
    /// The dataset, a JSON file; without it, the embedded one
    #[arg(long, value_name = "FILE.json")]
    data: Option<PathBuf>,
    /// A link to a view, or its query: "?chart=ranking&metric=gdp_growth"
    query: Option<String>,
    /// ranking, growth, …
    #[arg(long)]
    chart: Option<String>,
    /// The id of a metric
    #[arg(long)]
    metric: Option<String>,
    /// Ids of units, with commas between
    #[arg(long)]
    units: Option<String>,
    /// Ids of units to stress
    #[arg(long)]
    highlight: Option<String>,
    /// The order of the units
    #[arg(long)]
    sort: Option<String>,
    /// zh or en
    #[arg(long)]
    lang: Option<String>,
    /// light or dark
    #[arg(long)]
    theme: Option<String>,
    /// In CSS pixels
    #[arg(long, default_value_t = 680, value_parser = clap::value_parser!(u32).range(200..=4000))]
    width: u32,
    /// The file to write; without it, the standard output
    #[arg(short, long, value_name = "FILE.svg")]
    output: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<()> {
    match cli.command {
        None => build_and_serve(cli.port),
        Some(Command::Build { out, base }) => {
            build_site(&out.unwrap_or_else(|| site::root().join("dist")), base.as_deref())
        }
        Some(Command::Check { file, color }) => check_file(&file, color),
        Some(Command::Render(asked)) => draw(&asked),
        Some(Command::Generate { units, metrics, seed, output }) => {
            give(&dataset::to_json(&dataset::generate(units, metrics, seed)), output.as_deref())
        }
        Some(Command::Weigh { functions, callers }) => weigh_module(functions, callers.as_deref()),
    }
}

fn build_and_serve(port: u16) -> Result<()> {
    let root = site::root();
    let dist = root.join("dist");
    // Taken before the build, which is long: a port that is not free should be known at once.
    let port = serve::Port::take(port)?;
    build_site(&dist, None)?;
    let folders = serve::Folders {
        dist,
        gallery: root.join("tests/gallery"),
        carriers: root.join("tests/carriers"),
        bundled: root.join("target/npm"),
    };
    let server = serve::Server::start(folders, port)?;
    println!(
        "{0}/          the page\n{0}/gallery   every picture of the tests\n{0}/carriers  a host page for each way to embed\nCtrl-C stops.",
        server.url()
    );
    server.until_interrupted()
}

fn build_site(out: &Path, base: Option<&str>) -> Result<()> {
    let files = build::build(&site::root(), out, base)?;
    give(&format!("\n{}\n", sizes::table(&files)), None)
}

fn weigh_module(functions: usize, callers: Option<&str>) -> Result<()> {
    let root = site::root();
    toolchain::ensure_target(&root)?;
    let weights = weigh::weigh(&compile::build_named(&root)?)?;
    let said =
        callers.map_or_else(|| weigh::report(&weights, functions), |part| weigh::callers(&weights, part));
    print!("{said}");
    Ok(())
}

fn check_file(file: &Path, colour: Colour) -> Result<()> {
    let (name, text) = read(file)?;
    let report = check::report(&name, &text, is_coloured(colour));
    let sound = report.map_err(|errors| refused(&name, &errors))?;
    give(&format!("{}\n", sound.trim_end()), None)
}

/// The dataset of a file; what is wrong with it is printed.
fn sound(file: &Path) -> Result<dataset::Dataset> {
    let (name, text) = read(file)?;
    dataset::read(&text).map_err(|_| {
        let report = check::report(&name, &text, is_coloured(Colour::Auto));
        refused(&name, &report.err().unwrap_or_default())
    })
}

/// Prints what is wrong with a dataset, and says so in a line.
fn refused(name: &str, errors: &str) -> String {
    eprintln!("{}\n", errors.trim_end());
    format!("{name} is not a sound dataset; mend the above and check again")
}

fn read(file: &Path) -> Result<(String, String)> {
    if file.as_os_str() != "-" {
        return Ok((file.display().to_string(), site::read_text(file)?));
    }
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .map_err(|error| format!("cannot read the standard input: {error}"))?;
    Ok(("standard input".to_owned(), text))
}

fn is_coloured(colour: Colour) -> bool {
    match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    }
}

fn draw(asked: &Render) -> Result<()> {
    let dataset = asked.data.as_deref().map_or_else(|| Ok(dataset::embedded()), sound)?;
    let svg = render::render(&dataset, &view_query(asked), f64::from(asked.width))?;
    give(&svg, asked.output.as_deref())
}

/// Writes a text to a file, or to the standard output.
fn give(text: &str, file: Option<&Path>) -> Result<()> {
    let (name, written) = match file {
        Some(file) => (file.display().to_string(), std::fs::write(file, text)),
        None => ("the standard output".to_owned(), std::io::stdout().write_all(text.as_bytes())),
    };
    match written {
        // Who closes a pipe has read enough.
        Err(error) if file.is_none() && error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| format!("cannot write {name}: {error}")),
    }
}

fn view_query(asked: &Render) -> String {
    let given = [
        ("chart", &asked.chart),
        ("metric", &asked.metric),
        ("units", &asked.units),
        ("highlight", &asked.highlight),
        ("sort", &asked.sort),
        ("lang", &asked.lang),
        ("theme", &asked.theme),
    ];
    let given: Vec<_> = given.into_iter().filter_map(|(key, value)| Some((key, value.as_deref()?))).collect();
    query::merge(asked.query.as_deref().unwrap_or(""), &given)
}
