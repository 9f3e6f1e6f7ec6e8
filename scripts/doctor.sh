#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Says what this machine lacks for building and running Genex chain, and how to get it. Changes nothing.
set -uo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

missing=0
check() { # what, remedy, test...
	local what=$1 remedy=$2
	shift 2
	if "$@" >/dev/null 2>&1; then printf '  ok       %s\n' "$what"; else
		printf '  MISSING  %s\n           -> %s\n' "$what" "$remedy"
		missing=$((missing + 1))
	fi
}
memory_gib() { awk '/MemTotal/ {print int($2 / 1048576)}' /proc/meminfo; }
disk_gib() { df -Pk "$ROOT" | awk 'NR == 2 {print int($4 / 1048576)}'; }
has_browser() { [[ -n ${GENEX_CHROMIUM:-} ]] || any_browser; }
port_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

say "Tools"
setup="scripts/setup.sh installs it (as root, or with sudo)"
check "git" "$setup" command -v git
check "curl, with certificates (packages curl, ca-certificates)" "$setup" \
	bash -c "command -v curl && test -e /etc/ssl/certs/ca-certificates.crt"
check "python3" "$setup" command -v python3
check "C compiler" "$setup" command -v cc
check "pkg-config" "$setup" command -v pkg-config
check "protoc" "$setup" command -v protoc
check "files of protoc (package libprotobuf-dev)" "$setup" test -e /usr/include/google/protobuf/descriptor.proto
check "wasm-opt (package binaryen)" "$setup" command -v wasm-opt
check "OpenSSL headers (package libssl-dev)" "$setup" test -e /usr/include/openssl/ssl.h
check "rustup" "$setup, or see https://rustup.rs" command -v rustup
check "Rust $TOOLCHAIN" "$setup" bash -c "rustup toolchain list | grep -q '^$TOOLCHAIN'"
for component in rustfmt clippy; do
	check "$component" "$setup" \
		bash -c "rustup component list --toolchain $TOOLCHAIN --installed | grep -q '^$component'"
done
check "target wasm32v1-none" "$setup" bash -c "rustup target list --toolchain $TOOLCHAIN --installed | grep -q wasm32v1-none"
say "Tools of tests only"
check "Node.js 20 or later and npm" "scripts/setup.sh --node installs them where the system has them so new; else see https://nodejs.org" has_node
check "Chromium" "scripts/setup.sh --clients installs it, or set GENEX_CHROMIUM to the path of one" has_browser
say "Machine"
check "8 GiB of memory (found $(memory_gib))" "build on a larger machine, or with CARGO_BUILD_JOBS=1" test "$(memory_gib)" -ge 7
check "15 GiB of free disk (found $(disk_gib))" "free some space, or set CARGO_TARGET_DIR to a larger disk" test "$(disk_gib)" -ge 15
say "Ports of a development chain"
check "9944 is free (Substrate RPC)" "stop what uses it ('ss -ltnp sport = :9944'), or pass --rpc-port" port_free 9944
check "8545 is free (Ethereum RPC)" "stop what uses it ('ss -ltnp sport = :8545'), or pass --eth-rpc-port" port_free 8545
check "9615 is free (Prometheus)" "stop what uses it ('ss -ltnp sport = :9615'), or pass --prometheus-port" port_free 9615
check "30333 is free (peers)" "stop what uses it ('ss -ltnp sport = :30333'), or pass --port" port_free 30333
say "Result"
if ((missing)); then
	printf '%d thing(s) missing.\n' "$missing"
	exit 1
fi
echo "Everything is there."
