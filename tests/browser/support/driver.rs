//! The process of a driver: started on a free port, and ended together with its browsers however the tests end.

use std::io::{BufRead as _, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::engine::Engine;
use super::paths;

/// What a browser is started with, beyond what every test needs.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// Additional arguments of the browser.
    pub args: Vec<String>,
    /// Preferences of Firefox.
    pub prefs: Vec<(&'static str, Value)>,
    /// Environment of driver and browser.
    pub env: Vec<(&'static str, String)>,
    /// Whether scrollbars take width, as on most desktops; without it, they do where the engine's own default says so, and never in Chromium.
    pub has_classic_scrollbars: bool,
    /// `[Settings]` of GTK, which WebKit reads.
    pub gtk: Vec<(&'static str, String)>,
}

/// A running driver.
pub struct Driver {
    /// Where it listens on loopback.
    pub port: u16,
    _process: GuardedProcess,
}

impl Driver {
    /// Starts the engine's driver and waits until it listens.
    pub fn start(engine: Engine, setup: &Setup) -> Driver {
        let program = find_program(engine.driver()).unwrap_or_else(|| panic_missing(engine, engine.driver()));
        let port = free_port();
        let scratch = Scratch::new(engine.name());
        write_gtk(&scratch.path, &setup.gtk);
        let mut env = scratch.env();
        if engine == Engine::Webkit {
            env.push(("DISPLAY", display().to_owned()));
            // Where there is no graphics card, its software takes more of the processor than painting without it.
            env.push(("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1".to_owned()));
            env.push(("LP_NUM_THREADS", "0".to_owned()));
        }
        if setup.has_classic_scrollbars {
            env.push(("GTK_OVERLAY_SCROLLING", "0".to_owned()));
        }
        env.extend(setup.env.iter().cloned());
        let log = scratch.log("log");
        let process = GuardedProcess::start(
            &program,
            &engine.arguments(port),
            &env,
            &scratch,
            Stdio::from(create(&log)),
        );
        await_port(port, engine, &log);
        Driver { port, _process: process }
    }
}

/// Ends the test with the command that installs what is missing.
fn panic_missing(engine: Engine, program: &str) -> ! {
    panic!("{engine} cannot be driven: there is no {program} here. On Debian: {}", engine.install())
}

fn await_port(port: u16, engine: Engine, log: &Path) {
    let until = Instant::now() + Duration::from_secs(30);
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(
            Instant::now() < until,
            "{}: no answer on port {port}, see {}",
            engine.driver(),
            log.display()
        );
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// A free port of loopback.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
}

/// A program on the path, where Cargo installs programs, or where Debian installs servers.
pub fn find_program(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo/bin"));
    let servers = Some(PathBuf::from("/usr/sbin"));
    std::env::split_paths(&path)
        .chain(home)
        .chain(servers)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// The display of the one Xvfb that all WebKit sessions share.
fn display() -> &'static str {
    static DISPLAY: OnceLock<(String, GuardedProcess)> = OnceLock::new();
    let (display, _) = DISPLAY.get_or_init(|| {
        let program = find_program("Xvfb").unwrap_or_else(|| panic_missing(Engine::Webkit, "Xvfb"));
        let args = ["-displayfd", "1", "-screen", "0", "2000x1600x24", "-nolisten", "tcp"].map(str::to_owned);
        let scratch = Scratch::new("xvfb");
        let mut process = GuardedProcess::start(&program, &args, &scratch.env(), &scratch, Stdio::piped());
        let output = process.0.stdout.take().expect("a pipe");
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number).expect("Xvfb names its display");
        assert!(!number.trim().is_empty(), "Xvfb did not start");
        (format!(":{}", number.trim()), process)
    });
    display
}

fn write_gtk(scratch: &Path, settings: &[(&str, String)]) {
    let folder = scratch.join("config/gtk-3.0");
    std::fs::create_dir_all(&folder).expect("a folder for GTK");
    let lines: String = settings.iter().map(|(name, value)| format!("{name}={value}\n")).collect();
    std::fs::write(folder.join("settings.ini"), format!("[Settings]\n{lines}")).expect("GTK's settings");
}

fn create(log: &Path) -> std::fs::File {
    std::fs::File::create(log).unwrap_or_else(|error| panic!("{}: {error}", log.display()))
}

/// A temporary home folder: no profile, cache or setting of the user of this machine is read or written.
pub struct Scratch {
    pub path: PathBuf,
    /// The name of the program, and its number in this run.
    name: String,
}

impl Scratch {
    /// A new folder.
    pub fn new(name: &str) -> Scratch {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("{name}-{count}");
        let path = std::env::temp_dir().join(format!("reported-figures-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a scratch folder");
        Scratch { path, name }
    }

    /// A file for the output of the process.
    pub fn log(&self, kind: &str) -> PathBuf {
        paths::logs().join(format!("{}.{kind}", self.name))
    }

    /// Environment variables that make a program store everything in this folder.
    pub fn env(&self) -> Vec<(&'static str, String)> {
        let at = |folder: &str| self.path.join(folder).display().to_string();
        vec![
            ("HOME", at("")),
            ("TMPDIR", at("")),
            ("XDG_CONFIG_HOME", at("config")),
            ("XDG_CACHE_HOME", at("cache")),
            ("XDG_DATA_HOME", at("data")),
        ]
    }
}

/// A process that cannot outlive this one.
///
/// Statics are never dropped and a test run may be killed, so nothing is left to `Drop`: a shell reads from a pipe, and
/// when that closes, it ends the process group that it started and removes the scratch folder.
pub struct GuardedProcess(Child);

const GUARD: &str = r#"
scratch=$1; shift
setsid "$@" </dev/null &
group=$!
cat >/dev/null
kill -TERM -"$group" 2>/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10; do
  kill -0 -"$group" 2>/dev/null || break
  sleep 0.1
done
kill -KILL -"$group" 2>/dev/null
rm -rf "$scratch"
"#;

impl GuardedProcess {
    /// Starts a program whose output goes to `output` and whose errors go to the logs.
    pub fn start(
        program: &Path,
        args: &[String],
        env: &[(&'static str, String)],
        scratch: &Scratch,
        output: Stdio,
    ) -> GuardedProcess {
        let errors = create(&scratch.log("err"));
        let mut command = Command::new("sh");
        command.args(["-c", GUARD, "guard"]).arg(&scratch.path).arg(program).args(args);
        command.envs(env.iter().map(|(name, value)| (name, value)));
        // A process group of its own: an interrupt at the keyboard must not end the shell before it has cleaned up.
        command.process_group(0).stdin(Stdio::piped()).stdout(output).stderr(errors);
        GuardedProcess(command.spawn().expect("a shell"))
    }
}
