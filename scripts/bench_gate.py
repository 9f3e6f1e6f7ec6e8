# SPDX-License-Identifier: Apache-2.0
"""Holds what calls use against what they are declared to use. Part of `scripts/bench.sh gate`.

    bench_gate.py --weights FOLDER [--tolerance N] [--repeat N] [--tries N] [PALLET...] -- COMMAND...

COMMAND is the node's command that measures, without saying what. Every benchmark runs at the largest value of each of its
parameters. Its median time is compared with the time that its weight declares for computing; what it reads and writes with the
keys that its weight declares. Prints what is over, and one line of JSON; fails where something is over, a benchmark fails or has no
weight, or a weight has no benchmark.
"""

import argparse
import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

# Nanoseconds that a weight may be exceeded by whatever it declares: the clock and one reading of it.
CLOCK = 1_000

# Picoseconds of benchmarks whose crate has no weights that could be written, since it puts them together from parts: what its
# default_weights.rs declares for computing the same.
PARTS = {
    "pallet_grandpa": {"check_equivocation_proof": 95_000_000, "note_stalled": 3_000_000},
}

FUNCTION = re.compile(r"^\tfn (\w+)\s*\(([^)]*)\) -> Weight \{\n(.*?)^\t\}$", re.S | re.M)
# What a weight is added up from, as scripts/weights.hbs writes it: time, time by a parameter, keys, keys by a parameter, and
# bytes of a proof by a parameter, which no block of this chain has.
TERMS = [
    ("time", re.compile(r"^(?:\.saturating_add\()?Weight::from_parts\(([\d_]+), \d+\)\)?$")),
    ("time", re.compile(r"^\.saturating_add\(Weight::from_parts\(([\d_]+), 0\)\.saturating_mul\((\w+)\.into\(\)\)\)$")),
    ("proof", re.compile(r"^\.saturating_add\(Weight::from_parts\(0, (\d+)\)\.saturating_mul\((\w+)\.into\(\)\)\)$")),
    ("reads", re.compile(r"^\.saturating_add\(T::DbWeight::get\(\)\.reads\((\d+)_u64\)\)$")),
    ("reads", re.compile(r"^\.saturating_add\(T::DbWeight::get\(\)\.reads\(\((\d+)_u64\)\.saturating_mul\((\w+)\.into\(\)\)\)\)$")),
    ("writes", re.compile(r"^\.saturating_add\(T::DbWeight::get\(\)\.writes\((\d+)_u64\)\)$")),
    ("writes", re.compile(r"^\.saturating_add\(T::DbWeight::get\(\)\.writes\(\((\d+)_u64\)\.saturating_mul\((\w+)\.into\(\)\)\)\)$")),
]


def term(line):
    """One term of a weight: what it counts, how much, and by which parameter."""
    for kind, pattern in TERMS:
        if found := pattern.match(line):
            amount, *parameter = found.groups()
            return kind, int(amount.replace("_", "")), parameter[0] if parameter else None
    sys.exit(f"error: a weight has a term that is not understood: {line}")


def terms_of(body):
    """The terms of a weight, of the lines of its function."""
    lines = (line.strip() for line in body.splitlines())
    return [term(line) for line in lines if line and not line.startswith("//")]


def weights(text):
    """The terms of each function of a file of weights, by its name."""
    return {name: terms_of(body) for name, _, body in FUNCTION.findall(text)}


def declared(terms, parameters):
    """Picoseconds of computing, reads and writes that a weight declares at these parameters."""
    total = {"time": 0, "reads": 0, "writes": 0, "proof": 0}
    for kind, amount, parameter in terms:
        if parameter and parameter not in parameters:
            sys.exit(f"error: a weight counts by '{parameter}', which its benchmark does not know: measure the pallet again")
        total[kind] += amount * (parameters[parameter] if parameter else 1)
    return total["time"], total["reads"], total["writes"]


def dearest(runs):
    """The largest parameters of a benchmark, and its runs with all of them."""
    largest = {}
    for run in runs:
        for name, value in run["components"]:
            largest[name] = max(value, largest.get(name, value))
    return largest, [run for run in runs if dict(run["components"]) == largest]


def judge(batch, terms):
    """What a benchmark used at its largest parameters, beside what its weight declares. `terms` is a time where it is of `PARTS`,
    whose keys count elsewhere."""
    parameters, timed = dearest(batch["time_results"])
    counted = [run for run in batch["db_results"] if dict(run["components"]) == parameters]
    median = statistics.median(run["extrinsic_time"] for run in timed)
    reads, writes = (max(run[kind] for run in counted) for kind in ("reads", "writes"))
    if isinstance(terms, int):
        time, may_read, may_write = terms, reads, writes
    else:
        time, may_read, may_write = declared(terms, parameters)
    return {
        "used_ns": median,
        "declared_ns": time / 1_000,
        "ratio": median * 1_000 / max(time, 1),
        "keys": [reads, writes],
        "declared_keys": [may_read, may_write],
    }


def is_slow(verdict, tolerance):
    """Whether a benchmark takes longer than declared."""
    return verdict["ratio"] > tolerance and verdict["used_ns"] - verdict["declared_ns"] > CLOCK


def reads_more(verdict):
    """Whether a benchmark touches more keys than declared."""
    return any(used > may for used, may in zip(verdict["keys"], verdict["declared_keys"]))


def unmatched(benchmarks, files, chosen):
    """Benchmarks without a weight, and weights without a benchmark, as `pallet::name`."""
    wanted = {pallet: names for pallet, names in benchmarks.items() if pallet in chosen}
    there = {pallet: set(names) for pallet, names in (PARTS | files).items() if pallet in chosen}
    bare = [f"{pallet}::{name}" for pallet, names in wanted.items() for name in names - there.get(pallet, set())]
    idle = [f"{pallet}::{name}" for pallet, names in there.items() for name in names - wanted.get(pallet, set())]
    return sorted(bare), sorted(idle)


def known(command):
    """The benchmarks that the node has, by pallet."""
    out = subprocess.run([*command, "--list=all", "--no-csv-header", "--all"], check=True, stdout=subprocess.PIPE, text=True)
    found = {}
    for line in out.stdout.splitlines():
        pallet, name = line.split(", ")
        found.setdefault(pallet, set()).add(name)
    return found


def measure(command, pallet, names, repeat):
    """Runs benchmarks of a pallet at the smallest and largest values of each parameter, the others at their largest."""
    with tempfile.TemporaryDirectory() as folder:
        file = f"{folder}/runs.json"
        words = ["--pallet", pallet, "--extrinsic", ",".join(sorted(names)), "--steps", "2", "--repeat", str(repeat)]
        words += ["--min-duration", "0", "--disable-proof-recording", "--no-median-slopes", "--no-min-squares"]
        words += ["--no-storage-info", "--quiet", "--json-file", file]
        subprocess.run([*command, *words], check=True, stdout=sys.stderr)
        return json.loads(pathlib.Path(file).read_text())


def judged(command, pallet, names, terms, options):
    """The verdict on each benchmark of a pallet. What was slow runs again: others on the machine may have been at fault."""
    verdicts, left = {}, names
    for _ in range(options.tries):
        for batch in measure(command, pallet, left, options.repeat):
            verdict = judge(batch, terms[batch["benchmark"]])
            before = verdicts.get(batch["benchmark"], verdict)
            verdicts[batch["benchmark"]] = min(before, verdict, key=lambda one: one["ratio"])
        left = {name for name in left if is_slow(verdicts[name], options.tolerance)}
        if not left:
            break
    return verdicts


def line(name, verdict):
    """A verdict in words."""
    keys, may = verdict["keys"], verdict["declared_keys"]
    return (f"  {verdict['ratio']:5.2f}  {name}: {verdict['used_ns'] / 1_000:.1f} of {verdict['declared_ns'] / 1_000:.1f} us, "
            f"{keys[0]} of {may[0]} reads, {keys[1]} of {may[1]} writes")


def main(options, command):
    files = {file.stem: weights(file.read_text()) for file in pathlib.Path(options.weights).glob("*.rs") if file.stem != "mod"}
    benchmarks = known(command)
    chosen = set(options.pallets) or set(benchmarks) | set(files)
    if strange := chosen - set(benchmarks) - set(files):
        sys.exit(f"error: no benchmarks of {', '.join(sorted(strange))}; there are those of: {' '.join(sorted(benchmarks))}")
    bare, idle = unmatched(benchmarks, files, chosen)
    for name in bare:
        print(f"no weight of its own: {name}", file=sys.stderr)
    for name in idle:
        print(f"a weight that nothing measures: {name}", file=sys.stderr)
    verdicts, failed = {}, []
    for pallet in sorted(chosen & set(benchmarks)):
        terms = (PARTS | files).get(pallet, {})
        if names := benchmarks[pallet] & set(terms):
            print(f"running {len(names)} benchmarks of {pallet}", file=sys.stderr)
            try:
                found = judged(command, pallet, names, terms, options)
            except subprocess.CalledProcessError:
                # The others are judged all the same.
                print(f"a benchmark of {pallet} failed, as told above", file=sys.stderr)
                failed.append(pallet)
                continue
            verdicts |= {f"{pallet}::{name}": verdict for name, verdict in found.items()}
    ranked = sorted(verdicts, key=lambda name: -verdicts[name]["ratio"])
    over = [name for name in ranked if is_slow(verdicts[name], options.tolerance) or reads_more(verdicts[name])]
    print("The dearest beside what is declared:", file=sys.stderr)
    for name in dict.fromkeys(over + ranked[:10]):
        print(line(name, verdicts[name]), file=sys.stderr)
    print(json.dumps({
        "bench": "gate",
        "benchmarks": len(verdicts),
        "without_weight": bare,
        "without_benchmark": idle,
        "over": over,
        "failed": failed,
        "worst": ranked[0] if ranked else None,
        "worst_ratio": round(verdicts[ranked[0]]["ratio"], 3) if ranked else None,
        "tolerance": options.tolerance,
    }))
    return 1 if bare or idle or over or failed or not verdicts else 0


def parsed(words):
    """Options, and the command after `--`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--tolerance", type=float, default=1.25)
    parser.add_argument("--repeat", type=int, default=20)
    parser.add_argument("--tries", type=int, default=3)
    parser.add_argument("pallets", nargs="*")
    if "--" not in words:
        parser.error("the command that measures is missing")
    end = words.index("--")
    return parser.parse_args(words[:end]), words[end + 1:]


if __name__ == "__main__":
    try:
        sys.exit(main(*parsed(sys.argv[1:])))
    except subprocess.CalledProcessError as failed:
        sys.exit(f"error: the benchmarks could not be listed: {' '.join(failed.cmd)}")
