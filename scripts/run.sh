#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the chain, starts a development chain and plays the life of a coupon on it.
#
#   scripts/run.sh          leaves the node running and says how to connect and stop
#   scripts/run.sh --once   stops the node after the demonstration; the exit status tells how it went,
#                           the last line in JSON how long it took
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

once=false
case ${1:-} in
"") ;;
--once) once=true ;;
*) die "unknown argument '$1': the only one is --once" ;;
esac

"$ROOT/scripts/setup.sh"
say "Building the node and the demonstration (the first time takes half an hour on two cores)"
(cd "$ROOT" && cargo build --release --locked --workspace)
built=$SECONDS

data=$(mktemp -d)
log="$data/node.log"
pid=
stop() {
	trap - EXIT INT TERM
	if [[ -n $pid ]]; then
		kill "$pid" 2>/dev/null || true
		wait "$pid" 2>/dev/null || true
	fi
	rm -rf "$data"
}
trap stop EXIT
trap 'exit 130' INT TERM

say "Starting a development chain (log: $log)"
"$NODE_BIN" --dev --base-path "$data/chain" >"$log" 2>&1 &
pid=$!
# The node tells that it is up itself: on its ports somebody else may answer, whom this story is not about.
up=false
for _ in $(seq 1 60); do
	kill -0 "$pid" 2>/dev/null || { tail -n 20 "$log" >&2; die "the node stopped; its last words are above"; }
	if grep -q 'WARNING: these keys are public' "$log"; then
		up=true
		break
	fi
	sleep 1
done
$up || { tail -n 20 "$log" >&2; die "the node is not up after a minute; its last words are above"; }
grep -v ' INFO ' "$log" | sed -n '1,60p' || true

"$CARGO_TARGET_DIR/release/genex-demo" --catalogue "$ROOT/tests/data/catalogue.csv"

if $once; then
	printf '{"run":"once","seconds":%d,"until_built_seconds":%d}\n' "$SECONDS" "$built"
	exit 0
fi
say "The node keeps running"
cat <<TEXT
  Substrate RPC  ws://127.0.0.1:9944    (polkadot.js apps, subxt, polkadot-api)
  Ethereum RPC   http://127.0.0.1:8545  (MetaMask, viem, ethers, cast)
   without GNX   http://127.0.0.1:8545/gasless
  Log            $log
  Stop           press Ctrl-C here
TEXT
wait "$pid"
