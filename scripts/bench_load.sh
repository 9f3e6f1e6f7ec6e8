# SPDX-License-Identifier: Apache-2.0
# Measures what running nodes carry and how fast they confirm. Part of bench.sh.

load_help() {
	cat <<'TEXT'
scripts/bench.sh tps|eth|latency|blocks|mixed|rates [OPTION...]   measures running nodes from outside
scripts/bench.sh all                                              all of them, one after the other

Prints the result as one line of JSON, and puts it into benchmarks/results/DATE-COMMIT.json; `scripts/bench.sh plots` draws
from there. What one run does not measure stays there from the runs of the same day and commit before it. What misses what is
demanded is said, and `blocks` fails where blocks were late. With BENCH_RECORD=NAME it goes into benchmarks/results/NAME.json. Leave the
machine alone meanwhile. benchmarks/README.md tells how it measures.

What cannot be measured is tried once more. If that fails too, the rest is measured and recorded, the result names it as `missing`,
and the command fails in the end; so does `all`, which takes some two hours.

`tps` builds a second runtime with the template's slot and weights into a target folder of its own, the first time a quarter of an
hour; `eth` installs the tools of Solidity from npm. To see in minutes whether everything still runs:
  scripts/bench.sh tps --blocks 5 --only plain,transfer
  scripts/bench.sh latency --seconds 20

--node-arg=OPTION gives every node one more option, and may be repeated, to find out what limits:
  scripts/bench.sh tps --only transfer --blocks 20 --node-arg=--trie-cache-size=0
--keys=COUNT adds keys to the first state, below maps of accounts (0 unless told otherwise; needs Python):
  scripts/bench.sh tps --only transfer --keys 1000000
What was measured so, or shorter than the page demands, is kept under `others` and in a table of its own, to compare. It never takes
the place of a figure of the page.

TEXT
}

# Builds the node and what measures it, and sets LOAD to its program.
build_load() {
	say "Building the node and what measures it" >&2
	(cd "$ROOT" && cargo build --release --locked --workspace >&2) || die "the build failed"
	LOAD="$CARGO_TARGET_DIR/release/genex-load-bench"
}

# The template's slot, block and database weights, in another runtime for the same node. Sets STOCK to its file.
build_stock() {
	local target="$CARGO_TARGET_DIR-stock"
	say "Building the runtime with the template's weights (into $target)" >&2
	(cd "$ROOT" && CARGO_TARGET_DIR="$target" nice -n 10 \
		cargo build --release --locked -p genex-runtime --features genex-runtime/stock-weights >&2) || die "the build failed"
	STOCK="$target/release/wbuild/genex-runtime/genex_runtime.compact.compressed.wasm"
}

# What fills the blocks that `all` times: acts that use their weight in different ways.
BLOCK_SCENARIOS=(transfer batched orders redeem eth_coupon)

# Runs a measurement, records what it prints and prints it, also where a part is missing. Fails with 3 where blocks were late.
measured() { # its name, its options
	local out status=0 whole=true
	[[ ${2:-} != --help && ${2:-} != -h ]] || { load_help; "$LOAD" "$1" --help; return 0; }
	out=$(mktemp)
	say "Measuring: $1" >&2
	"$LOAD" "$@" >"$out" || whole=false
	if [[ ! -s $out ]]; then
		rm -f "$out"
		die "$1 could not be measured"
	fi
	node "$ROOT/benchmarks/load/results.mjs" add "$out" >&2 || status=$?
	cat "$out"
	rm -f "$out"
	((status == 0 || status == 3)) || die "the result of $1 could not be recorded"
	$whole || die "a part of $1 could not be measured, as told above"
	return "$status"
}

bench_tps() {
	build_load
	build_stock
	measured tps --stock "$STOCK" "$@"
}

bench_eth() {
	build_load
	"$ROOT/scripts/setup.sh" --contracts >&2
	local token anvil
	token=$(mktemp)
	trap "rm -f '$token'" EXIT
	node "$ROOT/benchmarks/load/token/build.mjs" "$token"
	anvil=$(node -p '`${process.platform}-${{ x64: "amd64" }[process.arch] ?? process.arch}`')
	anvil="$ROOT/contracts/node_modules/@foundry-rs/anvil-$anvil/bin/anvil"
	measured eth --anvil "$anvil" --token "$token" "$@"
}

bench_latency() {
	build_load
	measured latency "$@"
}

bench_blocks() {
	build_load
	measured blocks "$@"
}

bench_mixed() {
	build_load
	measured mixed "$@"
}

bench_rates() {
	build_load
	measured rates "$@"
}

bench_all() {
	[[ ${1:-} != --help && ${1:-} != -h ]] || { load_help; return 0; }
	(($# == 0)) || die "all takes no options: give them to one measurement"
	local scenario words status late=() failed=() all=(tps eth latency)
	for scenario in "${BLOCK_SCENARIOS[@]}"; do all+=("blocks --scenario $scenario"); done
	all+=(mixed rates)
	# All of it in one record, also where it becomes another day meanwhile.
	BENCH_RECORD=${BENCH_RECORD:-$(date -u +%F)-$(git -C "$ROOT" rev-parse --short HEAD)}
	export BENCH_RECORD
	# Each by itself: what the others have measured counts where one fails.
	for words in "${all[@]}"; do
		status=0
		# shellcheck disable=SC2086
		"$ROOT/scripts/bench.sh" $words || status=$?
		case $status in
		0) ;;
		3) late+=("${words##* }") ;;
		*) failed+=("$words") ;;
		esac
	done
	bench_plots
	node "$ROOT/benchmarks/load/results.mjs" show
	((${#late[@]} == 0)) || printf 'error: blocks were late that were full of: %s; BLOCK_MILLIS is too much for them\n' "${late[*]}" >&2
	((${#failed[@]} == 0)) || printf 'error: not measured, or not all of it: %s\n' "$(IFS=,; echo "${failed[*]}")" >&2
	((${#late[@]} + ${#failed[@]} == 0))
}

bench_plots() { node "$ROOT/benchmarks/load/results.mjs" draw "$@"; }
