//! A driver's process: started on a free port, and ended with all its browsers however the tests end.

use std::io::{BufRead as _, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::engine::Engine;
use crate::paths;

/// How a browser is set up before it starts, beyond what every test has.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// More arguments of the browser.
    pub args: Vec<String>,
    /// Firefox's preferences.
    pub prefs: Vec<(&'static str, Value)>,
    /// Environment of driver and browser.
    pub env: Vec<(&'static str, String)>,
    /// `[Settings]` of GTK, for WebKit.
    pub gtk: Vec<(&'static str, String)>,
}

/// A running driver.
pub struct Driver {
    /// Where it listens on loopback.
    pub port: u16,
    _process: Guarded,
}

impl Driver {
    /// Starts the engine's driver and waits until it listens.
    pub fn start(engine: Engine, setup: &Setup) -> Driver {
        let program = find(engine.driver()).unwrap_or_else(|| missing(engine, engine.driver()));
        let port = free_port();
        let scratch = Scratch::new(engine.name());
        write_gtk(&scratch.path, &setup.gtk);
        let mut env = scratch.env();
        if engine == Engine::Webkit {
            env.push(("DISPLAY", display().to_owned()));
        }
        env.extend(setup.env.iter().cloned());
        let log = scratch.log("log");
        let process =
            Guarded::start(&program, &engine.arguments(port), &env, &scratch, Stdio::from(create(&log)));
        await_port(port, engine, &log);
        Driver { port, _process: process }
    }
}

/// Ends the test with the command that mends it.
fn missing(engine: Engine, program: &str) -> ! {
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

/// A port of loopback that nobody listens at.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("an address").port()
}

/// A program on the path, where Cargo installs, or where Debian puts what serves.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo/bin"));
    let served = Some(PathBuf::from("/usr/sbin"));
    std::env::split_paths(&path)
        .chain(home)
        .chain(served)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// The display of one Xvfb for all of WebKit's sessions.
fn display() -> &'static str {
    static DISPLAY: OnceLock<(String, Guarded)> = OnceLock::new();
    let (display, _) = DISPLAY.get_or_init(|| {
        let program = find("Xvfb").unwrap_or_else(|| missing(Engine::Webkit, "Xvfb"));
        let args = ["-displayfd", "1", "-screen", "0", "2000x1600x24", "-nolisten", "tcp"].map(str::to_owned);
        let scratch = Scratch::new("xvfb");
        let mut process = Guarded::start(&program, &args, &scratch.env(), &scratch, Stdio::piped());
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

/// A folder that stands for a home: no profile, cache or setting of the machine's user is read or written.
pub struct Scratch {
    pub path: PathBuf,
    /// What runs here, and the how manieth it is in this run.
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

    /// A file for what the process says.
    pub fn log(&self, kind: &str) -> PathBuf {
        paths::logs().join(format!("{}.{kind}", self.name))
    }

    /// The environment in which all that a program keeps goes there.
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
/// Statics are never dropped and a test run may be killed, so nothing here is left to `Drop`: a shell holds the
/// other end of a pipe, and when that closes, ends the process group that it started and removes its scratch folder.
pub struct Guarded(Child);

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

impl Guarded {
    /// Starts a program whose output goes to `output` and whose errors go to the logs.
    pub fn start(
        program: &Path,
        args: &[String],
        env: &[(&'static str, String)],
        scratch: &Scratch,
        output: Stdio,
    ) -> Guarded {
        let errors = create(&scratch.log("err"));
        let mut command = Command::new("sh");
        command.args(["-c", GUARD, "guard"]).arg(&scratch.path).arg(program).args(args);
        command.envs(env.iter().map(|(name, value)| (name, value)));
        // A group of its own: an interrupt at the keyboard must not end the guard before its work.
        command.process_group(0).stdin(Stdio::piped()).stdout(output).stderr(errors);
        Guarded(command.spawn().expect("a shell"))
    }
}
