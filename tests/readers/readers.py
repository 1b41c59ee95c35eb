"""Readers of a frame behind a CDN: what they cost the origin, and what a new build or a dead origin does to them.

Varnish before nginx, with the configuration of the build, where every lifetime is a sixtieth: a minute is a second. Each
reader loads what a frame loads: embed.html, its two scripts, and the WebAssembly that the script names.

1. The origin is asked for each of the three files that last a minute at most once in that time, and for each hashed file once
   a build: docs/hosting.md.
2. With a new build in the middle, no reader gets a script and a WebAssembly of different builds, or a file that is not there;
   readers who come two minutes later get the new one.
3. With the origin gone, every reader is served.
"""

import base64
import hashlib
import http.client
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

READERS = 5_000
THREADS = 8
SCALE = 60
SHORT = ["embed.html", "embed.js", "reported-figures.js"]
BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
# When the new build is there, and when the origin goes: parts of all readers.
NEW_BUILD, ORIGIN_GONE = 0.4, 0.75
# So many readers a second, so that the run has many minutes of a sixtieth.
PACE = 250


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def sha384(content):
    return hashlib.sha384(content)


def next_build(dist):
    """The files of a build with another WebAssembly and another script; those of the first with a hash in their names stay."""
    wasm = next(path for path in dist.glob("reported-figures.*.wasm"))
    # An additional, empty custom section: other bytes, the same module.
    other = wasm.read_bytes() + b"\x00\x05\x04next"
    name = f"reported-figures.{sha384(other).hexdigest()[:12]}.wasm"
    integrity = [base64.b64encode(sha384(it).digest()).decode() for it in (wasm.read_bytes(), other)]
    changed = {name: other}
    for file in ["embed.html", "reported-figures.js"]:
        text = (dist / file).read_text().replace(wasm.name, name).replace(*integrity)
        changed[file] = text.encode()
    return changed


def write(folder, files):
    """Writes files, and removes the compressed copies of what they replace."""
    for name, content in files.items():
        for copy in (".br", ".gz"):
            (folder / (name + copy)).unlink(missing_ok=True)
        # As a careful copy does: a file is there whole or not at all.
        (folder / (name + ".new")).write_bytes(content)
    for name in files:
        (folder / (name + ".new")).rename(folder / name)


def scaled(conf):
    """The configuration of the build, with every lifetime a sixtieth."""
    def sixtieth(match):
        return f"{match[1]}={int(match[2]) // SCALE}"

    text, count = re.subn(r"(max-age|stale-while-revalidate)=(\d+)", sixtieth, conf)
    assert count >= 3, "the configuration has lifetimes"
    return text.replace("\n#brotli_static", "\nbrotli_static")


class Server:
    """A process that listens on a port."""

    def __init__(self, args, port):
        self.process = subprocess.Popen(args, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 30
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError:
                assert self.process.poll() is None and time.monotonic() < until, f"{args[0]} does not start"
                time.sleep(0.05)

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(20)


def nginx(scratch, site, port):
    (scratch / "snippet.conf").write_text(scaled((site / "hosting/nginx.conf").read_text()))
    temporary = "".join(f"{name}_temp_path {scratch}/{name};" for name in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
    (scratch / "nginx.conf").write_text(
        f"load_module {BROTLI}; daemon off; master_process off; error_log {scratch}/error.log; pid {scratch}/pid; events {{}}\n"
        f"http {{ log_format paths '$uri $status'; access_log {scratch}/access.log paths; {temporary}\n"
        f"server {{ listen 127.0.0.1:{port}; root {site}; include {scratch}/snippet.conf; }} }}"
    )
    return Server(["nginx", "-c", f"{scratch}/nginx.conf", "-p", f"{scratch}/"], port)


def varnish(scratch, port, origin):
    # It passes Accept-Encoding on, and so stores what each encoding gives; what is old it gives only as the site allows.
    args = ["varnishd", "-F", "-n", f"{scratch}/varnish", "-a", f"127.0.0.1:{port}", "-b", f"127.0.0.1:{origin}"]
    return Server([*args, "-p", "http_gzip_support=off", "-p", "default_grace=0", "-s", "malloc,64m"], port)


class Reader:
    """A connection to the CDN, over which readers come one after another."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def get(self, name):
        self.connection.request("GET", f"/{name}", headers={"Accept-Encoding": "br"})
        answer = self.connection.getresponse()
        content = answer.read()
        return answer.status, content, answer.headers.get("Content-Encoding")


class Readers:
    """What all readers got."""

    def __init__(self, port, scripts):
        self.port = port
        # The name of the WebAssembly, by the bytes of the script that names it, as they are sent.
        self.scripts = scripts
        self.lock = threading.Lock()
        self.next = 0
        self.errors = []
        # Moments at which a reader got each build.
        self.builds = []

    def run(self, count, start):
        def work():
            reader = Reader(self.port)
            while True:
                with self.lock:
                    index, self.next = self.next, self.next + 1
                if index >= count:
                    return
                time.sleep(max(0.0, start + index / PACE - time.monotonic()))
                self.one(reader, index)

        threads = [threading.Thread(target=work) for _ in range(THREADS)]
        for thread in threads:
            thread.start()
        return threads

    def one(self, reader, index):
        try:
            answers = {name: reader.get(name) for name in SHORT}
            script = answers["reported-figures.js"][1]
            wasm = self.scripts.get(script)
            if wasm is None:
                return self.failed(f"reader {index}: the script is of no build, {answers['reported-figures.js'][0]}")
            answers[wasm] = reader.get(wasm)
            for name, (status, content, _) in answers.items():
                if status != 200 or not content:
                    self.failed(f"reader {index}: {name}: {status}")
            with self.lock:
                self.builds.append((time.monotonic(), wasm, hash(answers[wasm][1])))
        except (OSError, http.client.HTTPException) as error:
            self.failed(f"reader {index}: {error!r}")
            reader.connection.close()

    def failed(self, text):
        with self.lock:
            self.errors.append(text)


def bytes_sent(site, name):
    """A file as a reader who takes Brotli gets it."""
    compressed = site / (name + ".br")
    return (compressed if compressed.exists() else site / name).read_bytes()


def main():
    dist = Path(sys.argv[1])
    scratch = Path(tempfile.mkdtemp())
    # nginx and Varnish may run as other users.
    scratch.chmod(0o755)
    site = scratch / "site"
    shutil.copytree(dist, site, ignore=shutil.ignore_patterns("view", "frame", "npm"))
    old = next(path.name for path in site.glob("reported-figures.*.wasm"))
    files = next_build(site)
    new = next(name for name in files if name.endswith(".wasm"))
    scripts = {bytes_sent(site, "reported-figures.js"): old, files["reported-figures.js"]: new}
    modules = {old: hash(bytes_sent(site, old)), new: hash(files[new])}
    origin_port, port = free_port(), free_port()
    servers = []
    try:
        origin = nginx(scratch, site, origin_port)
        servers.append(origin)
        servers.append(varnish(scratch, port, origin_port))
        start = time.monotonic()
        readers = Readers(port, scripts)
        threads = readers.run(READERS, start)
        while readers.next < READERS * NEW_BUILD:
            time.sleep(0.01)
        write(site, files)
        changed = time.monotonic()
        while readers.next < READERS * ORIGIN_GONE:
            time.sleep(0.01)
        origin.stop()
        gone = time.monotonic()
        for thread in threads:
            thread.join()
        end = time.monotonic()
    finally:
        for server in servers:
            server.stop()
    log = Counter(line.split()[0].lstrip("/") for line in (scratch / "access.log").read_text().splitlines())
    shutil.rmtree(scratch)
    report(readers, log, modules, (start, changed, gone, end), (old, new))


def report(readers, log, modules, times, names):
    start, changed, gone, end = times
    old, new = names
    errors = readers.errors[:10]
    if len(readers.builds) != READERS:
        errors.append(f"{len(readers.builds)} of {READERS} readers got everything")
    errors += [f"{name} has other bytes" for _, name, content in readers.builds if modules[name] != content][:3]
    # Two lifetimes after the change, and while nobody else asks, nobody gets the build before.
    late = sum(1 for at, name, _ in readers.builds if name == old and at > changed + 2 * 60 / SCALE)
    if late:
        errors.append(f"{late} readers got the build before two lifetimes after the new one")
    if not any(at > gone + 2 for at, _, _ in readers.builds):
        errors.append("no reader came after the origin was gone")
    lifetimes = (gone - start) / (60 / SCALE)
    for name in SHORT:
        most = int(lifetimes) + 2
        if log[name] > most:
            errors.append(f"the origin was asked {log[name]} times for {name}, more than {most}")
    for name in (old, new):
        if log[name] != 1:
            errors.append(f"the origin was asked {log[name]} times for {name}")
    total = sum(log.values())
    print(f"{READERS} readers, {4 * READERS} requests in {end - start:.0f} s, which are as many minutes; the origin lived for {gone - start:.0f}")
    print(f"requests to the origin: {total}: " + ", ".join(f"{name} {count}" for name, count in sorted(log.items())))
    print(f"readers with the new build: {sum(1 for _, name, _ in readers.builds if name == new)}")
    for error in errors:
        print(f"error: {error}", file=sys.stderr)
    sys.exit(1 if errors else 0)


main()
