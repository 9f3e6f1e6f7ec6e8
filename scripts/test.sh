#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Sets up, builds and runs the tests.
#
#   scripts/test.sh               checks and all suites but those that need a quiet machine
#   scripts/test.sh NAME [N]      one suite, of size N; its last line is the result as JSON
#   scripts/test.sh faults --long [N]
#                                 the long set of faults, for some hours; needs root
#   scripts/test.sh --list        the names of the suites, and what N is for each
#   scripts/test.sh --times       everything, and at the end which step took how long
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$ROOT"

# A suite that needs a quiet machine measures time: it runs by its name only, when nothing else does. One that runs alone
# measures less, and runs before all others. Of the others those that need a node mostly wait for blocks: one of ours, one of
# other people's clients and one that needs no node run at a time. Those without a node that use both cores are the last ones,
# when the others have ended.
# name | what it needs | what it shows | what N is | N when none is given. Tests read N from GENEX_SIZE.
SUITES=(
	"erc|code|what ERC-20, ERC-2612, ERC-1155, ERC-721, ERC-2309 and ERC-165 say, at the precompiles|runs|1"
	"hostile|alone|hostile contracts reach nothing that is not their own, and no block takes long|runs, in each of which every contract attacks|1"
	"freeze-matrix|code|every call and selector that moves value is classified|rounds of the matrix, each with other amounts|1"
	"origins|code|every call passes exactly its origins|rounds of the table, each with other accounts in the roles|1"
	"invariants|code|random acts over the whole runtime keep every invariant|acts|50000"
	"fuzz|code|random bytes as calls, from every origin and by every route, keep every invariant|steps|20000"
	"limits|code|attacks on the rules of compliance get nothing through|acts of the attack|100000"
	"tickets|code|what is signed off-line or put aside counts once, in time, on this chain, for whom it names|trials of each kind|100000 by its name, 8000 among all"
	"books-model|code|coupons, money, credit and books equal a plain model of them beside random acts|acts|100000"
	"book-model|code|the order book equals a naive reference book after every operation|operations|1000000"
	"unit|code|every pallet and crate by itself|cases of each property test|what each test says: 64 or 256"
	"runtime|code|the whole runtime: constants, indices, presets, filters, weights, upgrade|rounds of damaged and random transactions|1"
	"precompiles|code|the Solidity surface over the whole runtime|quantities moved both natively and from Solidity|1"
	"sdk|code|messages signed off-line, in TypeScript as in Rust|runs|1"
	"e2e|node|a running node with subxt and alloy|times that each test is played on the node it shares|1"
	"gasless|node|people without GNX buy, trade, redeem and give, natively and from a stock Ethereum wallet|rounds, each with other people|1"
	"flood|quiet|paid transactions get through a flood of sponsored ones, and pools keep their budgets|attempts|50000"
	"faults|node|a network that is killed, cut and damaged loses and contradicts nothing final|runs, each on a new network; --long plays the long set|1"
	"region|quiet|seven validators lose a region with its disks, and get it back|runs, each on a new network|1"
	"clients|client|a running node with viem, ethers, cast, Hardhat, polkadot-api, polkadot.js and a page in Chromium|runs, each with a new node|1"
	"contracts|client|example contracts by stock forge, and the same scenarios on anvil and on a running node|runs on a new node|1"
)

# Always the whole workspace: the set of packages decides the features of the dependencies, and another set would build
# all of them again.
cargo_workspace() {
	local command=$1
	shift
	RUSTC_WRAPPER="${RUSTC_WRAPPER:-$ROOT/scripts/test_rustc.sh}" cargo "$command" --release --locked --workspace "$@"
}

# Compiles, and tells kind, name, folder of the package and path of each test binary.
binaries() {
	cargo_workspace "$@" --message-format=json-render-diagnostics | python3 -c '
import json, os, sys
for line in sys.stdin:
	one = json.loads(line)
	if one.get("reason") != "compiler-artifact" or not one["profile"]["test"] or not one["executable"]:
		continue
	kind = "test" if "test" in one["target"]["kind"] else "unit"
	print(kind, one["target"]["name"], os.path.dirname(one["manifest_path"]), one["executable"], sep="\t")'
}

# What was built. With everything built beforehand, the suites need cargo no more, and its lock is free for the checks that run
# beside them. Node and tests together: where the one has work for a single core, the others have some for the other cores.
# Not `--all-targets`: it means libraries as benchmarks, too, also those that are said to have no tests.
BUILT=""
build_all() { BUILT=$(mktemp); binaries build --lib --bins --tests >"$BUILT"; }

# Nodes that start at the same time would each compile the runtime, and together be late. So a tool does it for them, once.
compile_runtime() {
	local dir status=0
	dir=$(mktemp -d)
	"$NODE_BIN" export-blocks --to 0 --dev --base-path "$dir/chain" "$dir/blocks" >"$dir/log" 2>&1 </dev/null ||
		{ status=1; cat "$dir/log"; }
	rm -rf "$dir"
	return "$status"
}

# Runs the binaries of one kind, or of one name as well, as cargo would: each in the folder of its package.
run_built() {
	local kind=$1 wanted=$2 built=$BUILT found=0 k name folder binary status=0
	shift 2
	if [[ -z $built ]]; then
		built=$(mktemp)
		if [[ $kind == test ]]; then binaries test --no-run --test "$wanted"; else binaries test --no-run --lib --bins; fi \
			>"$built" || return 1
	fi
	while IFS=$'\t' read -r k name folder binary; do
		[[ $k == "$kind" && ( -z $wanted || $name == "$wanted" ) ]] || continue
		found=1
		echo "running $name${*:+ $*}"
		(cd "$folder" && CARGO_MANIFEST_DIR=$folder "$binary" "$@" </dev/null) || status=1
	done <"$built"
	[[ $built == "$BUILT" ]] || rm -f "$built"
	((found)) || { echo "no test binary of kind $kind is called '$wanted'" >&2; return 1; }
	return "$status"
}

build_node() { timed "build node" cargo build --release --locked --workspace; }

# Runs a command as often as GENEX_SIZE says, up to the first failure: for suites whose size is a number of runs.
repeated() {
	local run
	for ((run = 0; run < ${GENEX_SIZE:-1}; run++)); do "$@" || return 1; done
}

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
	counted unit unit_tests
}
unit_tests() {
	"$ROOT/scripts/setup.sh" --node || return 1
	run_built unit "" && node --test --test-reporter=tap "$ROOT/benchmarks/load/results.test.mjs" &&
		python3 -B "$ROOT/scripts/bench_gate_test.py" && python3 -B "$ROOT/scripts/bench_machine_test.py" &&
		python3 -B "$ROOT/scripts/bench_keys_test.py" &&
		python3 -B "$ROOT/scripts/many_keys_test.py" && python3 -B "$ROOT/scripts/check_test.py"
}
suite_runtime() { counted runtime run_built test runtime --skip precompiles::; }
suite_precompiles() { counted precompiles run_built test runtime precompiles::; }
suite_erc() { repeated run_built test suites erc; }
suite_hostile() { repeated run_built test suites hostile; }
suite_freeze_matrix() { run_built test suites freeze-matrix; }
suite_origins() { run_built test suites origins; }
suite_invariants() { run_built test suites invariants; }
suite_fuzz() { run_built test suites fuzz; }
suite_limits() { GENEX_SIZE=${GENEX_SIZE:-100000} run_built test suites limits; }
# By its name as many as are demanded; among all suites as many as there is time for.
TRIALS=100000
suite_tickets() { GENEX_SIZE=${GENEX_SIZE:-$TRIALS} run_built test suites tickets; }
suite_books_model() { run_built test suites books-model; }
suite_book_model() {
	local output status=0
	output=$(mktemp)
	GENEX_SIZE=${GENEX_SIZE:-1000000} run_built unit genex_primitives --nocapture book::tests::model 2>&1 |
		tee "$output" || status=$?
	grep '^{"operations"' "$output" || status=1
	rm -f "$output"
	return "$status"
}
suite_sdk() {
	"$ROOT/scripts/setup.sh" --sdk || return 1
	(cd "$ROOT/sdk/typescript" && counted sdk repeated npm test --silent)
}
# Tests on a node wait for blocks most of the time: more of them at a time than there are cores.
on_node() { RUST_TEST_THREADS=${RUST_TEST_THREADS:-4} run_built test e2e "$@"; }
suite_e2e() { counted e2e on_node --skip consumers::; }
suite_gasless() { counted gasless on_node consumers::; }
suite_flood() { run_built test flood; }
LONG=""
# The runtime to which the long set upgrades first: of the next version, with a migration of several blocks. In a folder of its
# own: what cargo leaves of a runtime has the same name whatever its features.
build_rehearsal() {
	local target="$CARGO_TARGET_DIR-rehearsal"
	CARGO_TARGET_DIR="$target" cargo build --release --locked -p genex-runtime --features genex-runtime/rehearsal >&2 || return 1
	export GENEX_NEXT_RUNTIME="$target/release/wbuild/genex-runtime/genex_runtime.compact.compressed.wasm"
}
suite_faults() {
	if [[ -n $LONG ]]; then
		"$ROOT/scripts/setup.sh" --faults >&2 || return 1
		[[ -n ${GENEX_NEXT_RUNTIME:-} ]] || build_rehearsal || return 1
	fi
	repeated run_built test faults $LONG
}
suite_region() { repeated run_built test faults region; }
suite_clients() {
	"$ROOT/scripts/setup.sh" --clients || return 1
	(cd "$ROOT/tests/e2e/clients" && counted clients node run.mjs)
}
suite_contracts() {
	"$ROOT/scripts/setup.sh" --contracts || return 1
	(cd "$ROOT/contracts" && counted contracts node run.mjs)
}

run_suite() {
	say "suite: $1"
	timed "suite $1" "suite_${1//-/_}"
}

of_kind() { printf '%s\n' "${SUITES[@]}" | awk -F'|' -v kind="$1" '$2 == kind { print $1 }'; }

# What runs in the background, each in a process group of its own, and where it writes.
GROUPS_BESIDE=()
LOGS=""
stop_all() {
	local group
	for group in "${GROUPS_BESIDE[@]}"; do kill -- "-$group" 2>/dev/null || true; done
	[[ -z $LOGS ]] || rm -rf "$LOGS"
	[[ -z $BUILT ]] || rm -f "$BUILT"
}

# Runs suites one after the other, each with a log of its own. Says on descriptor 3 how each ended and how long it took, and
# stops at the first that failed.
lane() {
	local suite start status
	for suite in "$@"; do
		start=$SECONDS status=0
		"suite_${suite//-/_}" >"$LOGS/$suite" 2>&1 3>&- || status=1
		echo "$suite $status $((SECONDS - start))" >&3
		((status == 0)) || return 1
	done
}

# What runs at the same time: the suites of a kind one after the other. What needs no node never waits, so it takes what the
# others leave of the machine.
LANES=(node client code)
run_lanes() {
	local kind suites suite status seconds begun=0 ended=0
	mkfifo "$LOGS/ended"
	exec 3<>"$LOGS/ended" 4<"$LOGS/ended"
	set -m
	for kind in "${LANES[@]}"; do
		mapfile -t suites < <(of_kind "$kind")
		begun=$((begun + ${#suites[@]}))
		{
			[[ $kind != code ]] || renice -n 5 -p "$BASHPID" >/dev/null
			lane "${suites[@]}"
		} </dev/null 4<&- &
		GROUPS_BESIDE+=($!)
	done
	set +m
	exec 3>&-
	# Prints what a suite said when it has ended.
	while read -r suite status seconds <&4; do
		say "suite: $suite"
		cat "$LOGS/$suite"
		((status == 0)) || die "suite $suite failed"
		TIMES+=("$seconds s  suite $suite")
		ended=$((ended + 1))
	done
	exec 4<&-
	((ended == begun)) || die "a suite ended without a result"
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
	TRIALS=8000
	"$ROOT/scripts/setup.sh" --node
	LOGS=$(mktemp -d)
	trap stop_all EXIT
	# What suites in other languages need is fetched while the compiler works, so that no two of them fetch the same.
	set -m
	{ "$ROOT/scripts/setup.sh" --clients && "$ROOT/scripts/setup.sh" --contracts; } >"$LOGS/fetched" 2>&1 </dev/null &
	fetching=$!
	set +m
	GROUPS_BESIDE+=("$fetching")
	timed "build node and tests" build_all
	timed "compile runtime" compile_runtime
	wait "$fetching" || { cat "$LOGS/fetched"; die "what the suites need could not be fetched"; }
	for suite in $(of_kind alone); do run_suite "$suite"; done
	# The checks take what the suites leave of the machine. In the same session: Linux shares the machine out among sessions
	# first, and `nice` counts only inside of one.
	set -m
	nice -n 19 "$ROOT/scripts/check.sh" >"$LOGS/checks" 2>&1 </dev/null &
	checking=$!
	set +m
	GROUPS_BESIDE+=("$checking")
	timed "suites, three at a time" run_lanes
	say "checks"
	timed "checks, beyond the suites" wait "$checking" || { cat "$LOGS/checks"; die "a check failed"; }
	cat "$LOGS/checks"
	[[ -z ${1:-} ]] || print_times
	say "All suites passed"
	printf '{"test":"all","suites":%d,"seconds":%d}\n' "$(printf '%s\n' "${SUITES[@]}" | grep -vc '|quiet|')" "$SECONDS"
	;;
*)
	known "$1" || die "no suite is called '$1': see scripts/test.sh --list"
	if [[ $1 == faults && ${2:-} == --long ]]; then
		LONG=--long
		set -- "$1" "${@:3}"
	fi
	size=${2:-${GENEX_SIZE:-}}
	[[ $size =~ ^([1-9][0-9]*)?$ ]] || die "the size N is a whole number from 1 on, not '$size'"
	[[ -z $size ]] || export GENEX_SIZE=$size
	"$ROOT/scripts/setup.sh" >&2
	if printf '%s\n' "${SUITES[@]}" | grep -qE "^$1\|(node|client|quiet)"; then build_node >&2; fi
	run_suite "$1"
	;;
esac
