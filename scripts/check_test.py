# SPDX-License-Identifier: Apache-2.0
"""Tests of what `scripts/check.sh` makes of what cargo says. Prints how many passed, as node's runner of tests does."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

import tap

CHECK = pathlib.Path(__file__).with_name("check.sh")


def check(name, said="", status=0):
    """Runs a check with a cargo that says and ends so. Gives whether it passed, and what it told of errors."""
    with tempfile.TemporaryDirectory() as home:
        cargo = pathlib.Path(home, ".cargo/bin/cargo")
        cargo.parent.mkdir(parents=True)
        pathlib.Path(home, "said").write_text(said)
        cargo.write_text(f'#!/bin/sh\ncat "{home}/said"\nexit {status}\n')
        cargo.chmod(0o755)
        env = {**os.environ, "HOME": home, "CARGO_TARGET_DIR": f"{home}/target"}
        done = subprocess.run(["bash", CHECK, name], env=env, capture_output=True, text=True)
        return done.returncode == 0, done.stderr


def finding(code):
    """What cargo says of a warning in the text `a as u8`."""
    text = {"text": "a as u8", "highlight_start": 1, "highlight_end": 8}
    span = {"is_primary": True, "file_name": "pallets/cash/src/lib.rs", "text": [text]}
    message = {"level": "warning", "code": {"code": code}, "spans": [span], "rendered": code}
    return json.dumps({"reason": "compiler-message", "message": message}) + "\n"


class Check(unittest.TestCase):
    def test_check_should_pass_when_nothing_is_found(self):
        for name in ("format", "clippy", "wasm", "docs"):
            passed, told = check(name)
            self.assertTrue(passed, f"{name}: {told}")

    def test_check_should_fail_when_cargo_does(self):
        for name in ("format", "clippy", "wasm", "docs"):
            passed, told = check(name, status=1)
            self.assertFalse(passed, name)
            self.assertIn(f"check {name} failed", told)

    def test_findings_should_fail_the_check_that_they_belong_to(self):
        codes = {"clippy": "dead_code", "wasm": "clippy::as_conversions", "docs": "rustdoc::broken_intra_doc_links"}
        for owner, code in codes.items():
            for name in codes:
                self.assertEqual(check(name, finding(code))[0], name != owner, (name, code))

    def test_check_should_be_refused_when_it_has_no_such_name(self):
        passed, told = check("nothing")
        self.assertFalse(passed)
        self.assertIn("no check is called 'nothing'", told)


if __name__ == "__main__":
    tap.run(Check)
