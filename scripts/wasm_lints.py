# SPDX-License-Identifier: Apache-2.0
"""Keeps the findings of the runtime's strict lints that concern hand-written code.

Reads `cargo clippy --message-format=json` on standard input. FRAME's macros and the codec derives produce casts and
`expect`s of their own and give them the place of the item they decorate; clippy cannot tell them apart. A finding counts
when the source at its place contains what the lint speaks of. Compiler errors always count.
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


def source(span):
    """The text a span covers, without comments."""
    parts = [line["text"][line["highlight_start"] - 1 : line["highlight_end"] - 1] for line in span["text"]]
    return re.sub(r"//.*", "", "\n".join(parts))


def main():
    seen, bad = set(), 0
    for line in sys.stdin:
        record = json.loads(line)
        if record.get("reason") != "compiler-message":
            continue
        message = record["message"]
        code = (message.get("code") or {}).get("code")
        primary = [span for span in message["spans"] if span["is_primary"]]
        if code in SIGNS:
            if not any(re.search(SIGNS[code], source(span)) for span in primary):
                continue
        elif message["level"] not in ("error", "warning") or not message["spans"]:
            continue
        if message["rendered"] not in seen:
            seen.add(message["rendered"])
            bad += 1
            print(message["rendered"])
    if bad:
        print(f"{bad} finding(s) in runtime code")
        sys.exit(1)


main()
