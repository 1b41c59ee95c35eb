"""Changes the code, and sees whether a test notices: the changes that cargo-mutants lists, a part of them.

cargo-mutants itself compiles each change anew, which takes a minute or two; most are noticed within a second of running. So this
compiles all changes of the part into one program, where the environment says which is active, and runs the tests of the changed
module first. What cannot be written so, such as a change of a constant function, is compiled by itself at the end.

    python3 tests/mutants/mutants.py          # about 300 of all
    python3 tests/mutants/mutants.py 7/400    # the eighth of 400 parts

Needs cargo-mutants. Prints each change that no test noticed; the result is in target/mutants/result.json. Fails where fewer than
95 % were noticed.
"""

import concurrent.futures
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time

import sources

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = ROOT / "target/mutants"
TREE = WORK / "tree"
TARGET = WORK / "target"
# What needs no browser and no build of the site, what is soonest done first.
TARGETS = ["lib", "dataset", "ranks", "growth", "over_time", "tables", "signs", "gallery", "wording", "other_datasets", "scenes", "invariants"]
SAMPLE = 300
LEAST_NOTICED = 0.95
AT_ONCE = os.cpu_count() or 1
# A change may make a loop that never ends, or one that never stops asking for memory.
MEMORY = 4 << 30
# How many times as long it may take as without a change: on the processor, and in all, where other programs take the processor too.
SLOWER = 4
WAITING = 10
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "UPDATE_EXPECT"},
    "CARGO_TARGET_DIR": str(TARGET),
    # As `cargo test` sets them: tests find the files that they compare by these.
    "CARGO_MANIFEST_DIR": str(TREE),
    "CARGO_WORKSPACE_DIR": str(TREE),
    "RUST_BACKTRACE": "0",
    "RUST_TEST_THREADS": "1",
    # What they find in many generated datasets they find in a few, and each change that nothing else notices waits for them.
    "REPORTED_FIGURES_SCENES_DATASETS": "40",
    "SEEDS": "0..40",
}
CARGO = ["--config", "profile.dev.package.reported-figures.opt-level=2", "--locked"]


def main():
    part = sys.argv[1] if len(sys.argv) > 1 else None
    mutants = listed(part)
    print(f"{len(mutants)} changes", flush=True)
    copy_sources()
    alone = write_all(mutants)
    alone += leave_out_what_does_not_compile(mutants, alone)
    programs = compiled()
    usual = durations_of(programs)
    numbered = [mutant for mutant in mutants if mutant["number"] not in alone]
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        noticed = pool.map(lambda mutant: told(mutant, tried(mutant, programs, usual, mutant["number"])), numbered)
        results = dict(zip((mutant["name"] for mutant in numbered), noticed))
    for mutant in mutants:
        if mutant["number"] in alone:
            results[mutant["name"]] = tried_alone(mutant, usual)
    sys.exit(conclude(results))


def listed(part):
    """The changes of a part, numbered from 1."""
    if part is None:
        count = len(json.loads(cargo_mutants("--list", "--json")))
        part = f"0/{-(-count // SAMPLE)}"
    mutants = json.loads(cargo_mutants("--list", "--json", "--shard", part, "--sharding", "round-robin"))
    for number, mutant in enumerate(mutants, 1):
        mutant["number"] = number
    # In an order of no meaning, so that what was tried until somebody stops it is a sample too.
    random.Random(part).shuffle(mutants)
    return mutants


def cargo_mutants(*arguments):
    return subprocess.run(["cargo", "mutants", *arguments], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def copy_sources():
    """What git knows of the working tree."""
    shutil.rmtree(TREE, ignore_errors=True)
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    for file in filter(None, files.split("\0")):
        if (ROOT / file).is_file():
            (TREE / file).parent.mkdir(parents=True, exist_ok=True)
            # With a new time: Cargo compiles what is newer than its own files.
            shutil.copy(ROOT / file, TREE / file)
    library = TREE / "src/lib.rs"
    library.write_text(library.read_text() + sources.MODULE)


def write_all(mutants, without=()):
    """Writes the changes into the copied files, but for some; returns the numbers of those that cannot be."""
    left_out = []
    for file in {mutant["file"] for mutant in mutants}:
        own = [m for m in mutants if m["file"] == file and m["number"] not in without]
        text, OWNERS[file], alone = sources.with_all((ROOT / file).read_text(), own)
        left_out += alone
        (TREE / file).write_text(text)
    return left_out


# For each file that changes, the numbers of the changes of each line.
OWNERS = {}


def leave_out_what_does_not_compile(mutants, without):
    """Takes out what the compiler refuses, until it refuses nothing; returns the numbers of what was taken out."""
    refused = []
    while True:
        found = set()
        check = cargo("check", "--lib")
        for place in places(check.stdout):
            found |= numbers_at(*place)
        if not found:
            if check.returncode != 0:
                sys.exit(f"the sources do not compile, for no reason of a change:\n{check.stderr}")
            return refused
        print(f"{len(found)} changes cannot be compiled beside the others", flush=True)
        refused += found
        write_all(mutants, {*without, *refused})


def places(messages):
    """Each file and line of an error."""
    for line in messages.splitlines():
        message = json.loads(line).get("message") or {}
        if message.get("level") == "error":
            for span in filter(lambda span: span["is_primary"], message["spans"]):
                yield span["file_name"], span["line_start"], span["line_end"]


def numbers_at(file, start, end):
    return {number for numbers in OWNERS.get(file, [])[start - 1 : end] for number in numbers}


def cargo(command, *arguments):
    command = ["cargo", command, *CARGO, "--message-format=json", *arguments]
    return subprocess.run(command, cwd=TREE, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def compiled(names=TARGETS):
    """Test programs by their names."""
    wanted = [argument for name in names for argument in (["--lib"] if name == "lib" else ["--test", name])]
    run = cargo("test", "--no-run", *wanted)
    if run.returncode != 0:
        raise NotCompiled(run.stderr)
    programs = {}
    for line in run.stdout.splitlines():
        message = json.loads(line)
        if message.get("executable") and message.get("profile", {}).get("test"):
            target = message["target"]
            programs["lib" if "lib" in target["kind"] or "rlib" in target["kind"] else target["name"]] = message["executable"]
    return {name: programs[name] for name in names}


class NotCompiled(Exception):
    pass


def durations_of(programs):
    """How many seconds each program takes; all must pass where no change is active."""
    usual = {}
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        for name, (passed, seconds) in zip(programs, pool.map(lambda name: run(programs[name], [], 0, 600), programs)):
            if passed is not None:
                sys.exit(f"{name} fails without a change: {passed}")
            usual[name] = seconds
            print(f"{seconds:5.0f} s  {name}", flush=True)
    return usual


def told(mutant, noticed):
    """Prints and returns what noticed a change."""
    print(f"{noticed or 'NOT NOTICED':<60} {mutant['name']}", flush=True)
    return noticed


def tried(mutant, programs, usual, number):
    """What noticed a change, None where nothing did."""
    module = mutant["file"].removeprefix("src/").removesuffix(".rs").removesuffix("/mod").replace("/", "::") + "::"
    first = [("lib", [module])]
    for name, arguments in first + [(name, []) for name in programs]:
        noticed, _ = run(programs[name], arguments, number, usual[name])
        if noticed is not None:
            return f"{name}: {noticed}"
    return None


def run(program, arguments, number, usual):
    """Runs a test program, which usually takes so many seconds, to its end or to the first test that fails. Returns what failed, None
    where all passed, and seconds."""
    start = time.monotonic()
    process = subprocess.Popen(
        [program, *arguments],
        cwd=TREE,
        env={**ENVIRONMENT, "MUTANT": str(number)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: limit_resources(int(usual * SLOWER + 20)),
    )
    late = threading.Event()
    watch = threading.Timer(usual * WAITING + 60, lambda: (late.set(), end(process)))
    watch.start()
    failed = None
    for line in process.stdout:
        if line.startswith("test ") and line.rstrip().endswith("FAILED"):
            failed = line.split(" ")[1]
            end(process)
            break
    process.stdout.close()
    status = process.wait()
    watch.cancel()
    if failed is None and (late.is_set() or status == -signal.SIGXCPU):
        failed = "does not end"
    if failed is None and status != 0:
        failed = f"ends with {status}"
    return failed, time.monotonic() - start


def limit_resources(seconds):
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))


def end(process):
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def tried_alone(mutant, usual):
    """Compiles one change by itself; one that the compiler refuses is no change."""
    original = (ROOT / mutant["file"]).read_text()
    for file in OWNERS:
        if (TREE / file).read_text() != (text := (ROOT / file).read_text()):
            (TREE / file).write_text(text)
    (TREE / mutant["file"]).write_text(sources.with_one(original, mutant))
    try:
        # Most are noticed by the tests beside the code, which are the soonest compiled.
        noticed = tried(mutant, compiled(["lib"]), usual, 0) or tried(mutant, compiled(), usual, 0)
        return told(mutant, noticed)
    except NotCompiled:
        print(f"{'cannot be compiled':<60} {mutant['name']}", flush=True)
        return "cannot be compiled"


def conclude(results):
    """Writes and prints the result; returns the program's status."""
    WORK.mkdir(parents=True, exist_ok=True)
    (WORK / "result.json").write_text(json.dumps(results, indent=1, ensure_ascii=False))
    tried_count = sum(noticed != "cannot be compiled" for noticed in results.values())
    missed = [name for name, noticed in results.items() if noticed is None]
    print(f"\n{tried_count} changes, {len(results) - tried_count} more that cannot be compiled; not noticed: {len(missed)}")
    print("\n".join(missed))
    return 0 if tried_count and len(missed) <= tried_count * (1 - LEAST_NOTICED) else 1


if __name__ == "__main__":
    main()
