# SPDX-License-Identifier: Apache-2.0
"""Prints what the lints of the workspace found, and fails when they found anything.

Reads on standard input what cargo says in JSON while `scripts/lint_rustc.sh` stands for rustc. The argument chooses whose
findings count: `docs` those of rustdoc, `wasm` those of the runtime's strict lints, `clippy` all others. What does not
compile fails each.

Of the strict lints only findings in hand-written code count. FRAME's macros and the codec derives produce casts and
`expect`s of their own and give them the place of the item they decorate; clippy cannot tell them apart. A finding counts
when the source at its place contains what the lint speaks of.
"""

import json
import re
import sys

SIGNS = {
    "clippy::as_conversions": r"\bas\b",
    "clippy::expect_used": r"\.expect(_err)?\s*\(",
    "clippy::unwrap_used": r"\.unwrap(_err)?\s*\(",
    "clippy::panic": r"\bpanic!",
    "clippy::indexing_slicing": r"\[",
    "clippy::arithmetic_side_effects": r"[-+*/%]|<<|>>",
    "clippy::float_arithmetic": r"[-+*/%]",
    "unsafe_code": r"\bunsafe\b",
}

# What is never part of the WebAssembly: checks of invariants, and what the SDK has for its users alone.
OUTSIDE = re.compile(r"(^|/)(try_state\.rs|sdk/rust/src/(keys|seal|text)(\.rs|/.*))$")


def source(span):
    """The text a span covers, without comments."""
    parts = [line["text"][line["highlight_start"] - 1 : line["highlight_end"] - 1] for line in span["text"]]
    return re.sub(r"//.*", "", "\n".join(parts))


def by_hand(message, code):
    """Whether a finding of a strict lint is in hand-written code of the runtime."""
    primary = [span for span in message["spans"] if span["is_primary"] and not OUTSIDE.search(span["file_name"])]
    return any(re.search(SIGNS[code], source(span)) for span in primary)


def counts(message, wanted):
    """Whether a message of the compiler is a finding of the wanted kind."""
    code = (message.get("code") or {}).get("code") or ""
    if message["level"] == "error":
        return True
    # The sums that the compiler ends with have neither a code nor a place.
    if message["level"] != "warning" or not (code or message["spans"]):
        return False
    if code in SIGNS:
        return wanted == "wasm" and by_hand(message, code)
    return wanted == ("docs" if code.startswith("rustdoc::") else "clippy")


def main():
    wanted = sys.argv[1]
    found = {}
    for line in sys.stdin:
        record = json.loads(line)
        if record.get("reason") == "compiler-message" and counts(record["message"], wanted):
            # A library and its tests find the same twice.
            found[record["message"]["rendered"]] = True
    for rendered in found:
        print(rendered)
    if found:
        print(f"{len(found)} finding(s)")
        sys.exit(1)


main()
