#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Measures. `scripts/bench.sh NAME` runs one measurement, whose last line is JSON; `--list` lists them.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
. "$ROOT/scripts/bench_calls.sh"
. "$ROOT/scripts/bench_book.sh"
. "$ROOT/scripts/bench_load.sh"

MEASUREMENTS=(
	"dev-node|[SECONDS] first block, block interval, finality and memory of a development node (default 60 s)"
	"matcher|operations per second of the order book in memory, without storage, money or rules"
	"book|[OPTION...] the order book in wasm: against a usual one, deep, under load, by key (builds as weights)"
	"profile|[OPTION...] microseconds of a transfer of coupons by stage, from the pool to the storage root (builds as weights)"
	"build|minutes of a build and its parts that took longest, from cargo's timings (builds with --timings)"
	"check|judging a transfer of coupons: microseconds with short and long lists, and the keys it reads (builds as weights)"
	"tps|[OPTION...] native acts a second of one authority with full blocks, beside the template's weights"
	"eth|[OPTION...] Ethereum transactions a second, beside anvil and beside a token in Solidity"
	"latency|[OPTION...] time until in a block and until final with four validators, one of them killed later"
	"blocks|[OPTION...] time for making full blocks and for importing them on a second node"
	"mixed|[OPTION...] a day of a platform at a fixed rate on one authority"
	"rates|[OPTION...] time until confirmed by one authority at several rates"
	"all|tps, eth, latency, blocks, mixed and rates, and their plots"
	"plots|[FILE] plots and tables of the last results, or of FILE"
	"weights|[PALLET...] what calls cost, into runtime/src/weights (--help says how)"
	"base|what a key, an empty block and a transaction cost, on which those weights stand (builds as weights)"
	"gate|[PALLET...] whether calls use no more than those weights declare, at their largest (builds as weights)"
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
	[[ $seconds =~ ^[1-9][0-9]*$ ]] || die "SECONDS is a whole number from 1 on, not '$seconds'"
	(cd "$ROOT" && cargo build --release --locked --workspace >&2)
	data=$(mktemp -d)
	started=$(milliseconds)
	# With nothing compiled before, as on a new machine.
	GENEX_RUNTIME_CACHE="$data/runtime-cache" "$NODE_BIN" --dev --base-path "$data" --rpc-port $port --port 19333 --no-prometheus --eth-rpc-port 19545 \
		>"$data/log" 2>&1 &
	local pid=$!
	trap "kill $pid 2>/dev/null || true; wait $pid 2>/dev/null || true; rm -rf '$data'" EXIT
	while ((first == 0)); do
		kill -0 "$pid" 2>/dev/null || { tail -n 20 "$data/log" >&2; die "the node stopped; its last words are above"; }
		(($(milliseconds) - started < 60000)) ||
			{ tail -n 20 "$data/log" >&2; die "no block within a minute; the end of the node's log is above"; }
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
	local page started=$SECONDS seconds
	(cd "$ROOT" && cargo build --release --locked --workspace --timings >&2)
	seconds=$((SECONDS - started))
	page=$(ls -t "$CARGO_TARGET_DIR"/cargo-timings/cargo-timing-*.html | head -1)
	sed -n '/^const UNIT_DATA = /,/^];/p' "$page" | sed '1s/.*/[/; $s/];/]/' |
		python3 -c 'import json,sys; units=json.load(sys.stdin); top=sorted(units,key=lambda u:-u["duration"])[:12]
print(json.dumps({"bench":"build","units":len(units),"seconds":int(sys.argv[1]),"minutes":round(int(sys.argv[1])/60,1),"cpu_s":round(sum(u["duration"] for u in units)),"largest":[[u["name"],round(u["duration"])] for u in top]}))' "$seconds"
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
