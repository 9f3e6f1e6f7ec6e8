#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Stands for rustc while `scripts/test.sh` compiles tests, and has less done to them.
#
# Most of what it costs to compile tests is optimisation, and most of them run for a second: a step of it is enough, and none
# across the parts of a crate. A profile cannot say so, since it means a package's library and program by the same words, and
# those are the chain's. To cargo a test is the same whoever compiled it, so nothing is made twice where this is left out.
set -euo pipefail

# The model of the order book is among the tests of this crate, and plays millions of operations.
OPTIMISED=" genex_primitives "

test=false name="" before=""
for arg in "$@"; do
	case $before:$arg in
	*:--test) test=true ;;
	--crate-name:*) name=$arg ;;
	esac
	before=$arg
done
less=()
if $test && [[ $OPTIMISED != *" $name "* ]]; then
	# The last word counts. What is not optimised at all stays so.
	[[ " $* " != *" opt-level="[23s]" "* ]] || less+=(-C opt-level=1)
	[[ " $* " != *" opt-level="* ]] || less+=(-C lto=off)
fi
exec "$@" "${less[@]}"
