# SPDX-License-Identifier: Apache-2.0
"""Has no run of a benchmark touch more keys than its weight declares. Part of `scripts/bench.sh weights`.

    bench_keys.py RUNS FOLDER

Keys are declared by a straight line, whose slope is a whole number. Where a benchmark touches a key more for every hundred of
something, that is rounded away. RUNS is what the node counted, as JSON; what a weight in a file of FOLDER lacks comes to what it
declares once or for each of something. Prints which they are.
"""

import json
import pathlib
import re
import sys

import bench_gate as gate


KINDS = ("reads", "writes")
# Few keys are declared once. Of more, a key for each of something may declare so many times what is missing at the most of it: what is
# declared once counts at the least of it, too, and small calls are the usual ones.
FEW = 5
MOST = 4


def lacking(batch, terms):
    """Reads and writes that a weight lacks at the run that touches the most above it."""
    lack = [0, 0]
    for run in batch["db_results"]:
        _, *may = gate.declared(terms, dict(run["components"]))
        lack = [max(least, run[kind] - keys) for least, kind, keys in zip(lack, KINDS, may)]
    return lack


def grown(batch, terms, kind, keys):
    """The parameter for each of which a key more makes up for the missing ones, if there is one by which keys are declared."""
    largest, _ = gate.dearest(batch["db_results"])
    by = [parameter for what, _, parameter in terms if what == kind and parameter]
    fit = [parameter for parameter in by if FEW <= keys <= largest[parameter] <= MOST * keys]
    return min(fit, key=largest.get, default=None)


def raised(body, kind, keys, parameter):
    """The function of a weight with a key more for each of a parameter, or with so many more declared once."""
    call = rf"(T::DbWeight::get\(\)\.{kind}\("
    if parameter:
        by = re.compile(rf"{call}\()(\d+)(_u64\)\.saturating_mul\({parameter}\.into)")
        return by.sub(lambda found: f"{found[1]}{int(found[2]) + 1}{found[3]}", body, count=1)
    once = re.compile(rf"{call})(\d+)(_u64\))")
    if once.search(body):
        return once.sub(lambda found: f"{found[1]}{int(found[2]) + keys}{found[3]}", body, count=1)
    return f"{body}\t\t\t.saturating_add(T::DbWeight::get().{kind}({keys}_u64))\n"


def mended(text, batches):
    """The file of a pallet's weights in which none of these batches lacks a key, and what was missing, by benchmark."""
    batches, lacks = {batch["benchmark"]: batch for batch in batches}, {}

    def whole(found):
        name, body = found[1], found[3]
        # What a key for each of something leaves is declared once.
        while name in batches:
            terms = gate.terms_of(body)
            lack = lacking(batches[name], terms)
            if not any(lack):
                break
            lacks.setdefault(name, lack)
            for kind, keys in zip(KINDS, lack):
                if keys:
                    body = raised(body, kind, keys, grown(batches[name], terms, kind, keys))
        return found[0].replace(found[3], body)

    return gate.FUNCTION.sub(whole, text), lacks


def main(runs, folder):
    batches = {}
    for batch in json.loads(pathlib.Path(runs).read_text()):
        batches.setdefault(batch["pallet"], []).append(batch)
    for pallet, of_pallet in sorted(batches.items()):
        file = pathlib.Path(folder, f"{pallet}.rs")
        if not file.exists():
            continue
        text, lacks = mended(file.read_text(), of_pallet)
        file.write_text(text)
        for name, (reads, writes) in sorted(lacks.items()):
            print(f"{pallet}::{name} read {reads} keys and wrote {writes} more than a line says", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
