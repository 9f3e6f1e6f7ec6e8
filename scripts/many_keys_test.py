# SPDX-License-Identifier: Apache-2.0
"""Tests of the chain of many keys on which `scripts/bench.sh` measures. Prints how many passed, as node's runner of tests does."""

import argparse
import unittest

import many_keys
import tap

CODE = "0x" + b":code".hex()
CHILD = "0x" + b":child_storage:default:".hex() + "77" * 32
VALUE = "0x" + "11" * 32
ACCOUNTS, SERIES = ("0x" + byte * 32 for byte in ("22", "33"))


def state():
    return {CODE: "0x00", CHILD: "0x01", VALUE: "0x02", ACCOUNTS + "aa" * 48: "0x03", SERIES + "bb" * 4: "0x04"}


class ManyKeys(unittest.TestCase):
    def test_maps_should_be_what_has_keys_below_it(self):
        self.assertEqual(many_keys.maps(state()), [ACCOUNTS, SERIES])

    def test_keys_should_be_added_below_all_maps(self):
        top = state()
        many_keys.add(top, 100, 1)
        new = {key: value for key, value in top.items() if key not in state()}
        self.assertEqual(len(new), 100)
        self.assertEqual(sum(key.startswith(ACCOUNTS) for key in new), 50)
        self.assertEqual({len(key) for key in new}, {2 + 2 * (32 + 48)})
        sizes = {len(value) // 2 - 1 for value in new.values()}
        self.assertTrue(16 <= min(sizes) and max(sizes) <= 120)
        self.assertEqual({key: top[key] for key in state()}, state())

    def test_keys_should_be_added_below_the_given_maps_only(self):
        top, other = state(), "0x" + "44" * 32
        many_keys.add(top, 10, 1, [ACCOUNTS, other])
        new = [key for key in top if key not in state()]
        self.assertEqual(sum(key.startswith(ACCOUNTS) for key in new), 5)
        self.assertEqual(sum(key.startswith(other) for key in new), 5)

    def test_prefix_should_be_that_of_a_map(self):
        self.assertEqual(many_keys.prefix(ACCOUNTS), ACCOUNTS)
        for wrong in ("", "0x", ACCOUNTS[2:], ACCOUNTS + "00", "0x" + "zz" * 32, ACCOUNTS + "\n"):
            with self.assertRaises(argparse.ArgumentTypeError):
                many_keys.prefix(wrong)

    def test_keys_should_follow_the_seed(self):
        one, same, other = state(), state(), state()
        for top, seed in [(one, 1), (same, 1), (other, 2)]:
            many_keys.add(top, 10, seed)
        self.assertEqual(one, same)
        self.assertNotEqual(one, other)

    def test_keys_should_be_refused_when_there_is_no_map(self):
        with self.assertRaises(SystemExit):
            many_keys.add({CODE: "0x00", VALUE: "0x02"}, 1, 1)


if __name__ == "__main__":
    tap.run(ManyKeys)
