# SPDX-License-Identifier: Apache-2.0
"""Tests of what `scripts/bench.sh weights` does to keys. Prints how many passed, as node's runner of tests does."""

import unittest

import bench_gate as gate
import bench_keys as keys
import tap

FILE = """impl WeightInfo {
	fn walk(n: u32, ) -> Weight {
		Weight::from_parts(1_000, 0)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((11_u64).saturating_mul(n.into())))
	}
	fn rest() -> Weight {
		Weight::from_parts(1_000, 0)
	}
}
"""


def batch(name, *runs):
    found = [{"components": components, "reads": reads, "writes": writes} for components, reads, writes in runs]
    return {"benchmark": name, "db_results": found}


class Keys(unittest.TestCase):
    def test_weight_should_declare_the_keys_of_each_run_when_their_slope_was_rounded(self):
        walk = batch("walk", ([["n", 1]], 14, 0), ([["n", 500]], 5_510, 0))
        text, missing = keys.mended(FILE, [walk])
        self.assertEqual(missing, {"walk": [7, 0]})
        self.assertEqual(gate.declared(gate.weights(text)["walk"], {"n": 500}), (1_000, 5_510, 0))
        self.assertIn("reads(10_u64)", text)
        self.assertIn("reads((11_u64).saturating_mul(n.into()))", text)

    def test_weight_should_declare_a_key_more_for_each_when_half_of_one_is_missing(self):
        walk = batch("walk", ([["n", 1]], 16, 0), ([["n", 100]], 3 + 1_150, 0))
        text, missing = keys.mended(FILE, [walk])
        self.assertEqual(missing, {"walk": [50, 0]})
        self.assertIn("reads((12_u64).saturating_mul(n.into()))", text)
        # At one it touches one more than that.
        self.assertIn("reads(4_u64)", text)

    def test_weight_should_declare_keys_when_it_declared_none(self):
        text, missing = keys.mended(FILE, [batch("rest", ([], 2, 1))])
        self.assertEqual(missing, {"rest": [2, 1]})
        self.assertEqual(gate.declared(gate.weights(text)["rest"], {}), (1_000, 2, 1))
        self.assertEqual(gate.weights(text)["walk"], gate.weights(FILE)["walk"])

    def test_file_should_stay_when_nothing_is_missing(self):
        enough = batch("walk", ([["n", 2]], 25, 0), ([["n", 1]], 9, 0))
        self.assertEqual(keys.mended(FILE, [enough, batch("unknown", ([], 9, 9))]), (FILE, {}))


if __name__ == "__main__":
    tap.run(Keys)
