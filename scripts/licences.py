# SPDX-License-Identifier: Apache-2.0
"""Prints the dependencies whose licence expression no allowed licence of deny.toml satisfies.

Reads lines of `package|licence` on standard input; the argument is the path of deny.toml.
"""

import re
import sys


def allowed_licences(path):
    text = open(path, encoding="utf-8").read()
    block = re.search(r"^allow = \[(.*?)\]", text, re.S | re.M).group(1)
    return set(re.findall(r'"([^"]+)"', block))


def satisfied(expression, allowed):
    """Whether an SPDX expression can be met: any branch of OR, every part of AND."""
    expression = expression.replace("/", " OR ").strip()
    while expression.startswith("(") and expression.endswith(")"):
        expression = expression[1:-1]
    depth, parts, word, operator = 0, [], "", None
    for piece in re.split(r"(\(|\)| OR | AND )", expression):
        if piece == "(":
            depth += 1
        elif piece == ")":
            depth -= 1
        if depth == 0 and piece in (" OR ", " AND ") and (operator in (None, piece)):
            operator = piece
            parts.append(word)
            word = ""
        else:
            word += piece
    parts.append(word)
    if operator is None:
        return expression.strip() in allowed
    results = [satisfied(part, allowed) for part in parts]
    return any(results) if operator == " OR " else all(results)


def main():
    allowed = allowed_licences(sys.argv[1])
    for line in sorted({line for line in sys.stdin if line.strip()}):
        package, _, licence = line.rstrip("\n").partition("|")
        if not licence:
            print(f"  {package}: none given")
        elif not satisfied(licence, allowed):
            print(f"  {package}: {licence}")


main()
