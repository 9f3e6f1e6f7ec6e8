# SPDX-License-Identifier: Apache-2.0
"""Runs the tests of a script, and sums them up as `scripts/test.sh` counts results."""

import sys
import unittest


def run(case):
    """Runs all tests of the class `case`, and ends with 1 when one fails."""
    tests = unittest.defaultTestLoader.loadTestsFromTestCase(case)
    result = unittest.TextTestRunner(stream=sys.stderr).run(tests)
    broken = len(result.failures) + len(result.errors)
    print(f"# pass {result.testsRun - broken}\n# fail {broken}")
    sys.exit(broken > 0)
