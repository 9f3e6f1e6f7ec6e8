#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Sets up, builds and runs the tests.
#
#   scripts/test.sh               checks and all suites
#   scripts/test.sh NAME [N]      one suite, of size N; its last line is the result as JSON
#   scripts/test.sh --list        the names of the suites, and what N is for each
#   scripts/test.sh --times       everything, and at the end which step took how long
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$ROOT"

# name | what it needs | what it shows | what N is | N when none is given. Tests read N from GENEX_SIZE.
SUITES=(
	"unit|code|every pallet and crate by itself|cases of each property test|what each test says: 64 or 256"
	"runtime|code|the whole runtime: constants, indices, presets, filters, weights, upgrade|rounds of damaged and random transactions|1"
	"precompiles|code|the Solidity surface over the whole runtime|quantities moved both natively and from Solidity|1"
	"freeze-matrix|code|every call and selector that moves value is classified|rounds of the matrix, each with other amounts|1"
	"origins|code|every call passes exactly its origins|rounds of the table, each with other accounts in the roles|1"
	"invariants|code|random acts over the whole runtime keep every invariant|acts|50000"
	"limits|code|attacks on the rules of compliance get nothing through|acts of the attack|100000"
	"book-model|code|the order book equals a naive reference book after every operation|operations|1000000"
	"e2e|node|a running node with subxt and alloy|times that each test is played on the node it shares|1"
	"clients|node|a running node with viem, ethers and polkadot-api|runs, each with a new node|1"
)

# Always the whole workspace: the set of packages decides the features of the dependencies, and another set would build
# all of them again.
cargo_test() { cargo test --release --locked --workspace "$@"; }

build_code() { timed "build tests" cargo_test --quiet --no-run; }
build_node() { timed "build node" cargo build --release --locked --workspace; }

# Runs a command and prints the sum of its results as the last line, in JSON.
counted() {
	local suite=$1 output status=0
	shift
	output=$(mktemp)
	"$@" 2>&1 | tee "$output" || status=$?
	awk -v suite="$suite" '
		/^test result:/ { passed += $4; failed += $6 }
		/^# pass [0-9]+$/ { passed += $3 }
		/^# fail [0-9]+$/ { failed += $3 }
		END { printf "{\"suite\":\"%s\",\"passed\":%d,\"failed\":%d}\n", suite, passed, failed }' "$output"
	rm -f "$output"
	return "$status"
}

suite_unit() {
	# Proptest has a variable of its own, which counts for more than what a test says.
	[[ -z ${GENEX_SIZE:-} ]] || export PROPTEST_CASES=$GENEX_SIZE
	counted unit cargo_test --lib --bins
}
suite_runtime() { counted runtime cargo_test --test runtime; }
suite_precompiles() { counted precompiles cargo_test --test precompiles; }
suite_freeze_matrix() { cargo_test --test freeze_matrix -- --nocapture; }
suite_origins() { cargo_test --test origins -- --nocapture; }
suite_invariants() { cargo_test --test invariants -- --nocapture; }
suite_limits() { GENEX_SIZE=${GENEX_SIZE:-100000} cargo_test --test limits -- --nocapture; }
suite_book_model() {
	local output status=0
	output=$(mktemp)
	GENEX_SIZE=${GENEX_SIZE:-1000000} cargo_test --quiet --lib -- --nocapture book::tests::model 2>&1 |
		tee "$output" || status=$?
	grep '^{"operations"' "$output" || status=1
	rm -f "$output"
	return "$status"
}
suite_e2e() { counted e2e cargo_test --test e2e; }
suite_clients() {
	"$ROOT/scripts/setup.sh" --clients
	(cd "$ROOT/tests/e2e/clients" && counted clients node run.mjs)
}

run_suite() {
	say "suite: $1"
	timed "suite $1" "suite_${1//-/_}"
}

known() { printf '%s\n' "${SUITES[@]}" | cut -d'|' -f1 | grep -qx -- "$1"; }

case ${1:-} in
--list)
	printf '%s\n' "${SUITES[@]}" | awk -F'|' '{ printf "%-14s %s\n%-14s N: %s (%s)\n", $1, $3, "", $4, $5 }'
	exit 0
	;;
"" | --times)
	# It means something else to each suite.
	unset GENEX_SIZE
	"$ROOT/scripts/setup.sh"
	build_node
	build_code
	timed "checks" "$ROOT/scripts/check.sh"
	for suite in "${SUITES[@]}"; do run_suite "${suite%%|*}"; done
	[[ -z ${1:-} ]] || print_times
	say "All suites passed"
	;;
*)
	known "$1" || die "no suite is called '$1': see scripts/test.sh --list"
	size=${2:-${GENEX_SIZE:-}}
	[[ $size =~ ^([1-9][0-9]*)?$ ]] || die "the size N is a whole number from 1 on, not '$size'"
	[[ -z $size ]] || export GENEX_SIZE=$size
	"$ROOT/scripts/setup.sh" >&2
	if printf '%s\n' "${SUITES[@]}" | grep -q "^$1|node"; then build_node >&2; fi
	run_suite "$1"
	;;
esac
