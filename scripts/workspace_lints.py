# SPDX-License-Identifier: Apache-2.0
"""Prints what the lints of the workspace found, and fails when they found anything.

Reads on standard input what cargo says in JSON while `scripts/lint_rustc.sh` stands for rustc. The argument chooses whose
findings count: `docs` those of rustdoc, `clippy` all others. What does not compile fails both.
"""

import json
import sys


def counts(message, wanted):
    """Whether a message of the compiler is a finding of the wanted kind."""
    code = (message.get("code") or {}).get("code") or ""
    if message["level"] == "error":
        return True
    # The sums that the compiler ends with have neither a code nor a place.
    if message["level"] != "warning" or not (code or message["spans"]):
        return False
    return code.startswith("rustdoc::") == (wanted == "docs")


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
