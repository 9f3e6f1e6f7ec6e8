# SPDX-License-Identifier: Apache-2.0
"""Puts together what `scripts/bench.sh book` measured, compares it with what was demanded, and names the machine.

Takes the JSON of the book and of the matcher. Prints a table to the standard error output and one line of JSON.
"""

import json
import operator
import os
import re
import sys

SIGNS = {"<=": operator.le, ">=": operator.ge, "==": operator.eq}
# A limit that is a name is what was measured under it.
MOST = {
    "place_ratio": 1 / 5,
    "cancel_ratio": 1 / 6,
    "fill_ratio": 1 / 3,
    "place_reads": 10,
    "place_writes": 6,
    "place_in_call_reads": 10,
    "place_in_call_writes": 6,
    "place_new_page_reads": 10,
    "place_new_page_writes": 6,
    "place_new_tick_reads": 12,
    "place_new_tick_writes": 8,
    "cancel_reads": 7,
    "cancel_writes": 5,
    "cancel_by_client_reads": 7,
    "cancel_by_client_writes": 5,
    "cancel_in_call_reads": 7,
    "cancel_in_call_writes": 5,
    "further_fill_reads": 8,
    "further_fill_writes": 6,
    "growth": 1.1,
    "place_memory_bytes_many": "place_memory_bytes_few",
    "cancel_memory_bytes_many": "cancel_memory_bytes_few",
}
LEAST = {
    "batched_ops_per_s": 5_000,
    "single_ops_per_s": 1_000,
    "matcher_ops_per_s": 2_000_000,
}
# The proof grows by nodes of the trie, which no layout of the book can help; what is read of the book itself must not grow.
SAME = {
    "place_value_bytes_many": "place_value_bytes_few",
    "cancel_value_bytes_many": "cancel_value_bytes_few",
}
# Acts that close something, with the act whose demand they are judged by. Where an order opens a tick, two reads and two writes
# more are demanded, of which no demand speaks where one closes it.
MORE = 2
CLOSING = {
    "cancel_last_of_tick": ("cancel", "a tick closes: word and top"),
    "cancel_last_of_best_tick": ("cancel", "the best tick closes: word and top"),
    "cancel_last_of_word": ("cancel", "as above, and the next best tick is in another word"),
    "cancel_as_price_falls": ("cancel", "as above, and the price of the auction falls"),
    "cancel_last_of_page": ("cancel", "a page closes: both neighbours"),
    "further_fill_of_own_tick": ("further_fill", "a tick closes: level and page"),
}


def demands():
    """What is demanded: name, sign, limit, and the limit without what closing adds and what that is."""
    for limits, sign in ((MOST, "<="), (LEAST, ">="), (SAME, "==")):
        for name, limit in limits.items():
            yield name, sign, limit, None, ""
    for act, (plain, why) in CLOSING.items():
        for keys in ("reads", "writes"):
            limit = MOST[f"{plain}_{keys}"]
            yield f"{act}_{keys}", "<=", limit + MORE, limit, f"{limit} + {MORE}: {why}"


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
    first, missed, above = {"bench": "book"}, [], []
    for name, sign, limit, plain, why in demands():
        value = measured.get(name)
        limit = measured.get(limit) if isinstance(limit, str) else limit
        # What was not measured shows nothing.
        met = None not in (value, limit) and SIGNS[sign](value, limit)
        over = met and plain is not None and value > plain
        mark = "above" if over else "" if met else "MISSED"
        shown = ["not measured" if number is None else round(number, 3) for number in (value, limit)]
        print(f"{mark:7}{name:32}{shown[0]:>14} {sign} {shown[1]:<12} {why}".rstrip(), file=sys.stderr)
        if value is not None:
            first[name] = value
        if not met:
            missed.append(name)
        if over:
            above.append(name)
    # A stream on which the two matchers do not come to the same compares nothing.
    if measured.get("matchers_agree") is not True:
        print("MISSED matchers_agree", file=sys.stderr)
        missed.append("matchers_agree")
    print(json.dumps(first | measured | {"missed": missed, "above": above, "machine": machine()}))


main(*sys.argv[1:])
