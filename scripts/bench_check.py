# SPDX-License-Identifier: Apache-2.0
"""Says what judging a gift of coupons costs. Part of `scripts/bench.sh check`.

Takes the runs that frame-benchmarking-cli wrote as JSON, its summary with the keys, and the page that must say what each
key is for. Prints a table and one line of JSON.
"""

import json
import re
import statistics
import sys

# Each party's holding, which the coupons pallet reads and writes around a check.
BALANCES = 2

# What a gift between two persons may cost at most: microseconds with full lists, database apart, and keys.
MOST_US, MOST_KEYS, MOST_WRITES = 60, 12, 0


def times(runs):
    """The median microseconds of a check, by the number of entries on the lists and that of checks in a row."""
    by_size = {}
    for run in runs:
        size = dict(run["components"])
        per_check = run["extrinsic_time"] / 1000 / size["c"]
        by_size.setdefault((size["n"], size["c"]), []).append(per_check)
    return {size: statistics.median(spent) for size, spent in by_size.items()}


def keys(summary):
    """Reads by storage item, for each benchmark of the summary."""
    found, current = {}, None
    for line in summary.splitlines():
        if start := re.match(r'Pallet: .*, Extrinsic: "(\w+)"', line):
            current = found.setdefault(start.group(1), {})
        elif item := re.match(r"Storage: `([\w:]+)` \(r:(\d+) w:(\d+)\)", line):
            current[item.group(1)] = int(item.group(2))
        elif line.startswith("Storage: UNKNOWN"):
            sys.exit(f"error: an unknown key was used: {line}")
    return found


def over(result):
    """What costs more than it may, in words."""
    most = {"check_us": MOST_US, "keys": MOST_KEYS, "writes": MOST_WRITES, "dearest_writes": MOST_WRITES}
    return [f"{name} is {result[name]}, above {limit}" for name, limit in most.items() if result[name] > limit]


def main(runs, summary, page):
    batches = {batch["benchmark"]: batch for batch in json.load(open(runs))}
    items = keys(open(summary).read())
    text = open(page).read()
    result = {"bench": "check"}
    for name, prefix in [("check_everyday_gift", ""), ("check_dearest_gift", "dearest_")]:
        batch, reads = batches[name], items[name]
        print(f"{name} reads", file=sys.stderr)
        for item, number in sorted(reads.items()):
            print(f"  {number} of {item}", file=sys.stderr)
            if f"`{item}`" not in text:
                sys.exit(f"error: {page} does not say what `{item}` is read for")
        spent = times(batch["time_results"])
        entries, checks = max(spent)
        result |= {
            f"{prefix}check_us": round(spent[entries, checks], 1),
            f"{prefix}check_us_lists_empty": round(spent[0, checks], 1),
            f"{prefix}first_check_us": round(spent[entries, 1], 1),
            f"{prefix}keys": sum(reads.values()) + BALANCES,
            f"{prefix}writes": max(run["writes"] for run in batch["db_results"]),
        }
    print(json.dumps(result | {"entries": entries, "in_a_row": checks}))
    if excess := over(result):
        sys.exit("error: too dear: " + ", ".join(excess) + " (an idle machine measures rightly)")


main(*sys.argv[1:])
