#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Measures. `scripts/bench.sh NAME` runs one measurement, whose last line is JSON; `--list` lists them.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

MEASUREMENTS=(
	"dev-node|[SECONDS] first block, block interval, finality and memory of a development node (default 60 s)"
	"matcher|operations per second of the order book in memory, without storage, money or rules"
	"build|parts of the last build that took longest, from cargo's timings (builds with --timings)"
	"weights|[PALLET...] what calls cost, into runtime/src/weights (hours for all; --help says how)"
)

rpc() { # port, method, parameters
	curl -fs -H 'content-type: application/json' "http://127.0.0.1:$1" \
		-d "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$2\",\"params\":$3}"
}
number() { local hex; hex=$(sed -n 's/.*"number":"\(0x[0-9a-f]*\)".*/\1/p'); echo $((${hex:-0})); }
best() { rpc "$1" chain_getHeader '[]' | number; }
finalised() {
	local hash
	hash=$(rpc "$1" chain_getFinalizedHead '[]' | sed -n 's/.*"result":"\(0x[0-9a-f]*\)".*/\1/p')
	rpc "$1" chain_getHeader "[\"$hash\"]" | number
}
milliseconds() { date +%s%3N; }

bench_dev_node() {
	local seconds=${1:-60} port=19944 data started first=0 height lag worst=0
	data=$(mktemp -d)
	started=$(milliseconds)
	"$NODE_BIN" --dev --base-path "$data" --rpc-port $port --port 19333 --no-prometheus --eth-rpc-port 19545 \
		>"$data/log" 2>&1 &
	local pid=$!
	trap "kill $pid 2>/dev/null || true; wait $pid 2>/dev/null || true; rm -rf '$data'" EXIT
	while ((first == 0)); do
		(($(milliseconds) - started < 60000)) || die "no block within a minute; see $data/log"
		if { height=$(best $port 2>/dev/null) || height=0; ((height > 0)); }; then first=$(($(milliseconds) - started)); else sleep 0.1; fi
	done
	sleep 3
	local from begin
	from=$(best $port)
	begin=$(milliseconds)
	for _ in $(seq "$seconds"); do
		sleep 1
		lag=$(($(best $port) - $(finalised $port)))
		((lag <= worst)) || worst=$lag
	done
	local blocks=$(($(best $port) - from)) spent=$(($(milliseconds) - begin)) rss
	rss=$(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$pid/status")
	printf '{"bench":"dev-node","first_block_ms":%d,"blocks":%d,"block_interval_ms":%d,"worst_finality_lag_blocks":%d,"rss_mb":%d,"seconds":%d}\n' \
		"$first" "$blocks" "$((spent / blocks))" "$worst" "$rss" "$seconds"
}

bench_matcher() {
	(cd "$ROOT" && cargo build --release --locked --workspace --examples >&2)
	"$CARGO_TARGET_DIR/release/examples/matcher"
}

bench_build() {
	(cd "$ROOT" && cargo build --release --locked --workspace --timings >&2)
	local page
	page=$(ls -t "$CARGO_TARGET_DIR"/cargo-timings/cargo-timing-*.html | head -1)
	sed -n '/^const UNIT_DATA = /,/^];/p' "$page" | sed '1s/.*/[/; $s/];/]/' |
		python3 -c 'import json,sys; units=json.load(sys.stdin); top=sorted(units,key=lambda u:-u["duration"])[:12]
print(json.dumps({"bench":"build","units":len(units),"cpu_s":round(sum(u["duration"] for u in units)),"largest":[[u["name"],round(u["duration"])] for u in top]}))'
}

weights_help() {
	cat <<'TEXT'
scripts/bench.sh weights [PALLET...]   measures what calls cost, of the named pallets or of all, and writes Rust files

Builds the node with the feature `runtime-benchmarks` into a target folder of its own (the first time takes an hour on two
cores), runs each benchmark in wasm on the preset `benchmark`, and writes runtime/src/weights/PALLET.rs and mod.rs.
Leave the machine alone meanwhile. PALLET is a crate's name, with or without `pallet-`: cash, pallet_cash, frame_system.

  BENCH_STEPS=50     values tried of each parameter that a cost depends on
  BENCH_REPEAT=20    runs of each value
  BENCH_SECONDS=5    least time of each benchmark, reached by more runs
  BENCH_OUT=FOLDER   where the files go (default runtime/src/weights)
  BENCH_EXTRINSIC=*  only this benchmark; its pallet's file then implements only a part, so set BENCH_OUT too

To see in minutes whether everything still runs:
  BENCH_STEPS=2 BENCH_REPEAT=1 BENCH_SECONDS=0 BENCH_OUT=$(mktemp -d) scripts/bench.sh weights

Measuring changes nothing yet: a pallet uses its file once runtime/src/lib.rs has `pub mod weights;` and the pallet's entry in
runtime/src/configs says `type WeightInfo = crate::weights::PALLET::WeightInfo<Runtime>;`. benchmarks/README.md tells what to
mind. pallet_grandpa is measured and not written: its crate puts its weights together from parts.
TEXT
}

# Names a pallet as its crate is named in Rust.
pallet_name() {
	local name=${1//-/_}
	case $name in
	pallet_* | frame_*) echo "$name" ;;
	*) echo "pallet_$name" ;;
	esac
}

# The mod.rs of a folder of weights.
weights_index() {
	printf '%s\n' "// SPDX-License-Identifier: Apache-2.0" \
		"//! What calls cost, as measured. Written by \`scripts/bench.sh weights\`; each file names the machine and the day." ""
	local file
	for file in "$1"/*.rs; do
		file=$(basename "$file" .rs)
		[[ $file == mod ]] || printf 'pub mod %s;\n' "$file"
	done
}

bench_weights() {
	[[ ${1:-} != --help && ${1:-} != -h ]] || { weights_help; return 0; }
	local target="$CARGO_TARGET_DIR-bench" out=${BENCH_OUT:-$ROOT/runtime/src/weights} started=$SECONDS
	say "Building the node that measures (into $target)" >&2
	# The runtime by which the SDK measures parachains is not needed.
	(cd "$ROOT" && CARGO_TARGET_DIR="$target" SKIP_FRAME_STORAGE_ACCESS_TEST_RUNTIME_WASM_BUILD=1 \
		nice -n 10 cargo build --release --locked -p genex-node --features runtime-benchmarks >&2)
	local node="$target/release/genex-node"
	local state=(
		--runtime "$target/release/wbuild/genex-runtime/genex_runtime.compact.compressed.wasm"
		--genesis-builder runtime --genesis-builder-preset benchmark
	)

	local known pallets=() pallet failed=()
	known=$("$node" benchmark pallet --list=pallets --no-csv-header --all "${state[@]}")
	if (($#)); then
		for pallet; do pallets+=("$(pallet_name "$pallet")"); done
	else
		mapfile -t pallets <<<"$known"
	fi
	for pallet in "${pallets[@]}"; do
		grep -qx -- "$pallet" <<<"$known" || die "no benchmarks of '$pallet'; there are those of: $(tr '\n' ' ' <<<"$known")"
	done

	mkdir -p "$out"
	for pallet in "${pallets[@]}"; do
		say "Measuring $pallet" >&2
		local written=(--template "$ROOT/scripts/weights.hbs" --output "$out")
		[[ $pallet != pallet_grandpa ]] || written=()
		# No proofs are made of this chain's blocks, so none are recorded while the time runs.
		"$node" benchmark pallet "${state[@]}" --pallet "$pallet" --extrinsic "${BENCH_EXTRINSIC:-*}" \
			--steps "${BENCH_STEPS:-50}" --repeat "${BENCH_REPEAT:-20}" --min-duration "${BENCH_SECONDS:-5}" \
			--disable-proof-recording --no-storage-info --quiet "${written[@]}" >&2 || failed+=("$pallet")
	done
	weights_index "$out" >"$out/mod.rs"
	((${#failed[@]} == 0)) || die "these could not be measured: ${failed[*]}"
	printf '{"bench":"weights","pallets":%d,"seconds":%d,"out":"%s"}\n' \
		"${#pallets[@]}" "$((SECONDS - started))" "$out"
}

case ${1:-} in
--list | "")
	printf '%s\n' "${MEASUREMENTS[@]}" | awk -F'|' '{ printf "%-10s %s\n", $1, $2 }'
	;;
*)
	printf '%s\n' "${MEASUREMENTS[@]}" | cut -d'|' -f1 | grep -qx -- "$1" ||
		die "no measurement is called '$1': see scripts/bench.sh --list"
	name=$1
	shift
	"bench_${name//-/_}" "$@"
	;;
esac
