#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Says how a machine compares with the SDK's reference. Part of `scripts/bench.sh base`.

    bench_machine.py LOG

LOG has the table that the node's `benchmark machine` prints. Prints one line of JSON: of each kind of work how many MiB it does a
second, and how many percent of the least that the reference demands that is.
"""

import json
import re
import sys

# A line of the table: category, what was measured, score and least score with their units, and the percentage at the end.
ROW = re.compile(
    r"[|│]\s*(?:CPU|Memory|Disk)\s*[|│┆]\s*(?P<name>\S.*?)\s*[|│┆]\s*(?P<score>[0-9.]+) (?P<unit>[GMK]iBs)\s*[|│┆]"
    r"\s*[0-9.]+ [GMK]iBs\s*[|│┆].*\(\s*(?P<percent>[0-9.]+) %\)"
)
# MiB in each unit.
MIB = {"GiBs": 1024, "MiBs": 1, "KiBs": 1 / 1024}


def key(name):
    """A name as results have them: `SR25519-Verify` as `sr25519_verify`."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower())


def scores(log):
    """What the last table of a log says, by kind of work."""
    found = {}
    for row in ROW.finditer(log):
        mib = round(float(row["score"]) * MIB[row["unit"]], 3)
        found[key(row["name"])] = {"mib_per_s": mib, "percent": float(row["percent"])}
    return found


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        found = scores(file.read())
    if not found:
        sys.exit("error: the node told no score of the machine")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
