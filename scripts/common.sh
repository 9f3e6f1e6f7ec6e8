# SPDX-License-Identifier: Apache-2.0
# Shared by the scripts: where things are, and how they speak.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export PATH="$HOME/.cargo/bin:$PATH"
# One target folder outside the clone, so that a second clone on the same machine reuses the dependencies.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$HOME/.cache/genex-chain/target}"
# All nodes and tools that scripts and tests start share what they have compiled of the runtime.
export GENEX_RUNTIME_CACHE="${GENEX_RUNTIME_CACHE:-$CARGO_TARGET_DIR/runtime-cache}"
export CARGO_TERM_COLOR="${CARGO_TERM_COLOR:-auto}"
export WASM_BUILD_WORKSPACE_HINT="$ROOT"
NODE_BIN="$CARGO_TARGET_DIR/release/genex-node"
TOOLCHAIN=$(sed -n 's/^channel = "\(.*\)"/\1/p' "$ROOT/rust-toolchain.toml")

say() { printf '\n==> %s\n' "$*"; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# Whether there are npm and a Node.js that tests can use.
has_node() {
	command -v npm >/dev/null && node -e 'process.exit(+process.versions.node.split(".")[0] >= 20 ? 0 : 1)' 2>/dev/null
}

# Whether there is a Chromium under one of its names.
any_browser() {
	local name
	for name in chromium-headless-shell chromium chromium-browser google-chrome; do
		command -v "$name" >/dev/null && return
	done
	return 1
}

# Runs a step and keeps its wall time for `print_times`.
TIMES=()
timed() {
	local name=$1 start=$SECONDS
	shift
	"$@" || { printf 'error: %s failed\n' "$name" >&2; return 1; }
	TIMES+=("$((SECONDS - start)) s  $name")
}
print_times() {
	say "Time by step"
	printf '%s\n' "${TIMES[@]}" | sort -rn
}
