#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Adds keys to a raw chain specification, so that its trie is as deep as that of a network in use. Part of
`scripts/bench.sh base`, and of those that measure running nodes, with `--keys`.

    many_keys.py COUNT [--seed N] [--below PREFIX]... <RAW >MANY

The keys go below the maps that the first state has entries of, the same number below each, and the same seed gives the same keys.
Their values mean nothing to the runtime: measure storage on such a chain, and do not run it. With `--below` they go below those maps
only; where the runtime never walks through these, such a chain runs as any other.
"""

import argparse
import json
import random
import re
import sys

# Hexadecimal digits of what the keys of one map begin with: hashes of the pallet's name and of the map's, 16 bytes each.
PREFIX = len("0x") + 2 * 32
# Bytes behind that: a hash of 16 and what it is of, mostly an account.
TAIL = 16 + 32
# Bytes of a value: from a counter with its dates to a holding with windows.
LEAST, MOST = 16, 120
# What --below takes.
IS_PREFIX = re.compile(r"0x[0-9a-f]{64}")
# What stands among the keys without being of a map: the roots of other tries.
CHILDREN = "0x" + b":child_storage:".hex()


def maps(top):
    """What the keys of each map begin with, in order."""
    return sorted({key[:PREFIX] for key in top if len(key) > PREFIX and not key.startswith(CHILDREN)})


def prefix(text):
    """What the keys of a map begin with, as it is given on the command line."""
    if not IS_PREFIX.fullmatch(text):
        raise argparse.ArgumentTypeError(f"'{text}' is not 0x and the 64 hexadecimal digits with which the keys of a map begin")
    return text


def add(top, count, seed, below=()):
    """Adds `count` keys to a state, below all maps or those that are given."""
    draw, prefixes = random.Random(seed), list(below) or maps(top)
    if not prefixes:
        sys.exit("error: the first state has no map with entries, below which keys could go")
    for number in range(count):
        key = prefixes[number % len(prefixes)] + draw.randbytes(TAIL).hex()
        top[key] = "0x" + draw.randbytes(draw.randint(LEAST, MOST)).hex()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, metavar="COUNT")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--below", type=prefix, action="append", default=[], metavar="PREFIX")
    options = parser.parse_args()
    if options.count < 0:
        parser.error("COUNT is how many keys to add")
    spec = json.load(sys.stdin)
    if "raw" not in spec.get("genesis", {}):
        sys.exit("error: not a raw chain specification: export it with `genex-node export-chain-spec --raw`")
    add(spec["genesis"]["raw"]["top"], options.count, options.seed, options.below)
    json.dump(spec, sys.stdout)


if __name__ == "__main__":
    main()
