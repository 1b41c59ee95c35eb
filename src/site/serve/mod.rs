//! A server on this machine that answers as a static host would.

mod host;
pub mod listing;
mod router;

pub use router::{Folders, router};

use crate::site::Result;
use axum::Router;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::thread::JoinHandle;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;

/// A running server; it stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    /// The loopback address and the port at which it listens.
    pub addr: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// A bound port of the loopback address, at which nothing answers yet.
#[derive(Debug)]
pub struct Port {
    listener: TcpListener,
    addr: SocketAddr,
}

impl Port {
    /// Binds a port; 0 stands for any free one.
    ///
    /// # Errors
    /// A port that is in use or forbidden, with how to choose another.
    pub fn bind(port: u16) -> Result<Self> {
        let bound = TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let listener = bound.map_err(|error| match error.kind() {
            ErrorKind::AddrInUse => {
                format!("port {port} is taken; choose another with --port, or any free one with --port 0")
            }
            _ => format!("cannot listen on port {port}: {error}; choose another with --port"),
        })?;
        let ready = listener.set_nonblocking(true).and_then(|()| listener.local_addr());
        let addr = ready.map_err(|error| format!("cannot listen on port {port}: {error}"))?;
        Ok(Self { listener, addr })
    }
}

impl Server {
    /// Starts to serve on a thread of its own.
    ///
    /// # Errors
    /// A thread or an event queue that the system refuses.
    pub fn start(folders: Folders, port: Port) -> Result<Self> {
        let Port { listener, addr } = port;
        let runtime = runtime()?;
        let (stop, stopped) = oneshot::channel();
        let app = host::refuse_others(router(folders));
        let thread = std::thread::spawn(move || runtime.block_on(run(listener, app, stopped)));
        Ok(Self { addr, stop: Some(stop), thread: Some(thread) })
    }

    /// The address to open in a browser.
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// Serves until Ctrl-C is pressed in the terminal.
    ///
    /// # Errors
    /// A signal that cannot be waited for.
    pub fn until_interrupted(self) -> Result<()> {
        runtime()?
            .block_on(tokio::signal::ctrl_c())
            .map_err(|error| format!("cannot wait for Ctrl-C: {error}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // OK because a server that has ended by itself need not be told.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            // OK because a thread that panicked has stopped, too.
            let _ = thread.join();
        }
    }
}

fn runtime() -> Result<Runtime> {
    Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("cannot start the server: {error}"))
}

/// Serves until `stopped`. Downloads that are under way are cut off then: the port must be free at once.
async fn run(listener: TcpListener, router: Router, stopped: oneshot::Receiver<()>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    tokio::select! {
        _ = async { axum::serve(listener, router).await } => {}
        _ = stopped => {}
    }
}

#[cfg(test)]
mod tests;
