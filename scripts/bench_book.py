# SPDX-License-Identifier: Apache-2.0
"""Puts together what `scripts/bench.sh book` measured, compares it with what was demanded, and names the machine.

Takes the JSON of the book and of the matcher. Prints a table to the standard error output and one line of JSON.
"""

import json
import os
import re
import sys

MOST = {
    "place_ratio": 1 / 5,
    "cancel_ratio": 1 / 6,
    "fill_ratio": 1 / 3,
    "place_reads": 10,
    "place_writes": 6,
    "place_new_page_reads": 10,
    "place_new_page_writes": 6,
    "place_new_tick_reads": 12,
    "place_new_tick_writes": 8,
    # Of an order with others at its tick and in its page; what else a cancel can be is printed.
    "cancel_reads": 7,
    "cancel_writes": 5,
    "further_fill_reads": 8,
    "further_fill_writes": 6,
    "growth": 1.1,
}
LEAST = {
    "batched_ops_per_s": 5_000,
    "single_ops_per_s": 1_000,
    "matcher_ops_per_s": 2_000_000,
}


def machine():
    """The hardware, as the kernel tells it."""
    model = re.search(r"model name\s*: (.*)", open("/proc/cpuinfo").read())
    memory = re.search(r"MemTotal:\s*(\d+)", open("/proc/meminfo").read())
    return {
        "processor": model.group(1) if model else "unknown",
        "cores": os.cpu_count(),
        "memory_gb": round(int(memory.group(1)) / 2**20) if memory else None,
        "load": round(os.getloadavg()[0], 2),
    }


def main(book, matcher):
    measured = json.load(open(book)) | json.load(open(matcher))
    missed = []
    for limits, sign in ((MOST, "<="), (LEAST, ">=")):
        for name, limit in limits.items():
            # What was not measured shows nothing.
            value = measured.get(name)
            met = value is not None and (value <= limit if limits is MOST else value >= limit)
            value = "not measured" if value is None else value
            print(f"{'' if met else 'MISSED ':7}{name:24}{value:>14} {sign} {round(limit, 3)}", file=sys.stderr)
            if not met:
                missed.append(name)
    # A stream on which the two matchers do not come to the same compares nothing.
    if measured.get("matchers_agree") is not True:
        print("MISSED matchers_agree", file=sys.stderr)
        missed.append("matchers_agree")
    first = {"bench": "book"} | {name: measured[name] for name in (MOST | LEAST) if name in measured}
    print(json.dumps(first | measured | {"missed": missed, "machine": machine()}))


main(*sys.argv[1:])
