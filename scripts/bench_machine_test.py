# SPDX-License-Identifier: Apache-2.0
"""Tests of how `scripts/bench.sh base` reads the score of the machine. Prints how many passed, as node's runner of tests does."""

import unittest

import bench_machine as machine
import tap

LOG = """2026-11-27 10:00:00 Running machine benchmarks...
2026-11-27 10:00:30 
+----------+------------------------+-------------+-------------+-------------------+
| Category | Function               | Score       | Minimum     | Result            |
+===================================================================================+
| CPU      | BLAKE2-256             | 1.20 GiBs   | 783.27 MiBs | ✅ Pass (156.9 %) |
|----------+------------------------+-------------+-------------+-------------------|
| CPU      | SR25519-Verify         | 512.00 KiBs | 560.67 KiBs | ✅ Pass ( 91.3 %) |
|----------+------------------------+-------------+-------------+-------------------|
| CPU      | BLAKE2-256-Parallel-8  | 500.00 MiBs | 1.00 GiBs   | ❌ Fail ( 48.8 %) |
|----------+------------------------+-------------+-------------+-------------------|
| Disk     | Rnd Write              | 88.20 MiBs  | 420.00 MiBs | ❌ Fail ( 21.0 %) |
+----------+------------------------+-------------+-------------+-------------------+
From 4 benchmarks in total, 2 passed and 2 failed (10% fault tolerance).
"""


class Machine(unittest.TestCase):
    def test_scores_should_be_read_from_the_table(self):
        expected = {
            "blake2_256": {"mib_per_s": 1228.8, "percent": 156.9},
            "sr25519_verify": {"mib_per_s": 0.5, "percent": 91.3},
            "blake2_256_parallel_8": {"mib_per_s": 500.0, "percent": 48.8},
            "rnd_write": {"mib_per_s": 88.2, "percent": 21.0},
        }
        self.assertEqual(machine.scores(LOG), expected)

    def test_scores_should_be_read_whatever_the_lines_are_drawn_with(self):
        self.assertEqual(machine.scores(LOG.replace("|", "│")), machine.scores(LOG))
        self.assertEqual(len(machine.scores(LOG.replace("| ", "┆ ").replace("\n┆", "\n│"))), 4)

    def test_scores_should_be_none_when_there_is_no_table(self):
        self.assertEqual(machine.scores("Running machine benchmarks...\n| Category | Function |\n"), {})


if __name__ == "__main__":
    tap.run(Machine)
