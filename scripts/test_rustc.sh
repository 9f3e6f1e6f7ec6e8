#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Stands for rustc while `scripts/test.sh` compiles tests, and has less done to them.
#
# Most of what it costs to compile tests is optimisation, and most of them run for a second. A profile cannot say that they
# shall have less of it, since it means a package's library and program by the same words, and those are the chain's. To cargo
# a test is the same whoever compiled it, so nothing is made twice where this is left out. Suites with a `main` of their own run
# for minutes; they come without `--test`, and are optimised as before.
set -euo pipefail

test=false name="" before=""
for arg in "$@"; do
	case $before:$arg in
	*:--test) test=true ;;
	--crate-name:*) name=$arg ;;
	esac
	before=$arg
done

# Of words that contradict each other rustc takes the last one. What is not optimised at all stays so.
less=()
if $test && [[ " $* " == *" opt-level="* ]]; then
	case $name in
	# The model of the order book is among these tests, and plays millions of operations.
	genex_primitives) ;;
	# They execute pallets, which are compiled with them: one step, and none across the parts of a crate.
	pallet_* | genex_precompiles | runtime) less=(-C opt-level=1 -C lto=off) ;;
	# The assertions of the compiler come along where it does not optimise, unless it is told otherwise.
	*) less=(-C opt-level=0 -C debug-assertions=off -C overflow-checks=off) ;;
	esac
fi
exec "$@" "${less[@]}"
