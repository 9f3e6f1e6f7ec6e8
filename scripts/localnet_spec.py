#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the specification of a local network with so many validators.

    localnet_spec.py NODE_BINARY COUNT FILE
"""
import json
import subprocess
import sys

NAMES = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie", "One", "Two"]


def address(node, name, scheme):
    words = [node, "key", "inspect", f"//{name}", "--scheme", scheme, "--output-type", "json"]
    return json.loads(subprocess.run(words, check=True, capture_output=True).stdout)["ss58Address"]


def main():
    node, count, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    words = [node, "export-chain-spec", "--chain", "local", "--output", path]
    subprocess.run(words, check=True, capture_output=True)
    with open(path) as file:
        spec = json.load(file)
    validators, keys = [], []
    for name in NAMES[:count]:
        account = address(node, name, "sr25519")
        grandpa = address(node, name, "ed25519")
        validators.append(account)
        keys.append([account, account, {"aura": account, "grandpa": grandpa}])
    spec["id"] = f"local{count}"
    spec["name"] = f"Genex Local Testnet of {count}"
    patch = spec["genesis"]["runtimeGenesis"]["patch"]
    patch["session"]["keys"] = keys
    patch["validators"]["validators"] = validators
    # What still finalises when as many fail as may fail.
    patch["validators"]["floor"] = count - (count - 1) // 3
    with open(path, "w") as file:
        json.dump(spec, file)


main()
