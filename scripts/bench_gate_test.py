# SPDX-License-Identifier: Apache-2.0
"""Tests of what `scripts/bench.sh gate` says. Prints how many passed, as node's runner of tests does."""

import argparse
import contextlib
import io
import json
import pathlib
import subprocess
import tempfile
import unittest
import unittest.mock

import bench_gate as gate
import tap

FILE = """
impl<T: frame_system::Config> pallet_cash::WeightInfo for WeightInfo<T> {
\t/// Storage: `Cash::Terms` (r:1 w:0)
\tfn transfer() -> Weight {
\t\t// Proof in bytes: 140 measured, 3593 estimated.
\t\tWeight::from_parts(8_162_000, 3593)
\t\t\t.saturating_add(T::DbWeight::get().reads(2_u64))
\t\t\t.saturating_add(T::DbWeight::get().writes(1_u64))
\t}
\tfn sweep(n: u32, _m: u32, ) -> Weight {
\t\tWeight::from_parts(1_000_000, 112)
\t\t\t// Standard error: 3_024.
\t\t\t.saturating_add(Weight::from_parts(500_000, 0).saturating_mul(n.into()))
\t\t\t.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
\t\t\t.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
\t\t\t.saturating_add(Weight::from_parts(0, 70).saturating_mul(n.into()))
\t}
}
"""


def run(n, time, reads=0, writes=0):
    return {"components": [["n", n], ["m", 5]], "extrinsic_time": time, "reads": reads, "writes": writes}


def batch(times, reads=10, writes=30):
    timed = [run(1, 1)] + [run(10, time) for time in times]
    return {"time_results": timed, "db_results": [run(1, 0, 99, 99), run(10, 0, reads, writes)]}


class Gate(unittest.TestCase):
    def setUp(self):
        self.weights = gate.weights(FILE)

    def test_weights_should_be_read_term_by_term(self):
        self.assertEqual(self.weights["transfer"], [("time", 8_162_000, None), ("reads", 2, None), ("writes", 1, None)])
        self.assertEqual(gate.declared(self.weights["transfer"], {}), (8_162_000, 2, 1))
        self.assertEqual(gate.declared(self.weights["sweep"], {"n": 10, "m": 5}), (6_000_000, 10, 30))

    def test_weights_should_be_refused_when_a_term_is_unknown(self):
        with self.assertRaises(SystemExit):
            gate.weights(FILE.replace("reads(2_u64)", "reads(two)"))
        with self.assertRaises(SystemExit):
            gate.declared(self.weights["sweep"], {"k": 10})

    def test_verdict_should_be_the_median_at_the_largest_parameters(self):
        verdict = gate.judge(batch([5_000, 6_000, 90_000]), self.weights["sweep"])
        self.assertEqual((verdict["used_ns"], verdict["declared_ns"], verdict["ratio"]), (6_000, 6_000, 1.0))
        self.assertEqual((verdict["keys"], verdict["declared_keys"]), ([10, 30], [10, 30]))
        self.assertFalse(gate.is_slow(verdict, 1.0) or gate.reads_more(verdict))

    def test_verdict_should_be_slow_when_the_tolerance_is_exceeded(self):
        verdict = gate.judge(batch([7_600]), self.weights["sweep"])
        self.assertTrue(gate.is_slow(verdict, 1.25))
        self.assertFalse(gate.is_slow(verdict, 1.3))

    def test_verdict_should_not_be_slow_when_the_clock_may_be_at_fault(self):
        verdict = gate.judge(batch([1_500]), [("time", 600_000, None)])
        self.assertFalse(gate.is_slow(verdict, 1.25))

    def test_keys_should_be_compared_without_tolerance(self):
        self.assertTrue(gate.reads_more(gate.judge(batch([1], reads=11), self.weights["sweep"])))
        self.assertTrue(gate.reads_more(gate.judge(batch([1], writes=31), self.weights["sweep"])))

    def test_time_of_parts_should_be_compared_alone(self):
        verdict = gate.judge(batch([100], reads=7), 50_000)
        self.assertEqual(verdict["ratio"], 2.0)
        self.assertFalse(gate.reads_more(verdict))

    def test_benchmarks_and_weights_should_match(self):
        benchmarks = {"pallet_cash": {"transfer", "deposit"}, "pallet_grandpa": set(gate.PARTS["pallet_grandpa"])}
        files = {"pallet_cash": self.weights, "pallet_gone": {"call": []}}
        everything = {"pallet_cash", "pallet_grandpa", "pallet_gone"}
        bare, idle = gate.unmatched(benchmarks, files, everything)
        self.assertEqual(bare, ["pallet_cash::deposit"])
        self.assertEqual(idle, ["pallet_cash::sweep", "pallet_gone::call"])
        self.assertEqual(gate.unmatched(benchmarks, files, {"pallet_grandpa"}), ([], []))

    def test_slow_benchmarks_should_run_again_until_they_are_in_time(self):
        options, _ = gate.parsed(["--weights", "w", "--", "node"])
        asked, times = [], iter([9_000, 6_000, 1])
        measured = lambda _command, _pallet, names, _repeat: asked.append(names) or [
            batch([next(times)]) | {"benchmark": name} for name in names
        ]
        with unittest.mock.patch.object(gate, "measure", measured):
            verdicts = gate.judged([], "pallet_cash", {"sweep"}, self.weights, options)
        self.assertEqual((asked, verdicts["sweep"]["used_ns"]), ([{"sweep"}] * 2, 6_000))

    def test_gate_should_fail_and_judge_the_others_when_a_benchmark_fails(self):
        def failing(command, pallet, names, terms, options):
            if pallet == "pallet_bad":
                raise subprocess.CalledProcessError(1, ["node"])
            verdict = {"ratio": 1.0, "used_ns": 1, "declared_ns": 1, "keys": [1, 0], "declared_keys": [1, 0]}
            return {name: verdict for name in names}

        text = "\tfn act() -> Weight {\n\t\tWeight::from_parts(1_000, 0)\n\t}\n"
        both = {"pallet_bad": {"act"}, "pallet_good": {"act"}}
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as told:
            for pallet in both:
                pathlib.Path(folder, f"{pallet}.rs").write_text(text)
            options = argparse.Namespace(weights=folder, pallets=list(both), tolerance=1.25, repeat=1, tries=1)
            with unittest.mock.patch.multiple(gate, known=lambda command: both, judged=failing):
                self.assertEqual(gate.main(options, []), 1)
        result = json.loads(told.getvalue())
        self.assertEqual((result["failed"], result["benchmarks"], result["over"]), (["pallet_bad"], 1, []))

    def test_command_should_stand_after_two_dashes(self):
        options, command = gate.parsed(["--weights", "w", "--repeat", "7", "pallet_cash", "--", "node", "--all"])
        self.assertEqual((options.pallets, options.repeat, command), (["pallet_cash"], 7, ["node", "--all"]))


if __name__ == "__main__":
    tap.run(Gate)
