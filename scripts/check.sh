#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Checks that need no running chain. `scripts/check.sh NAME...` runs only the named ones; `--list` lists them. The last line is
# the result as JSON.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$ROOT"

CHECKS=(format size words operators clippy wasm docs supply)

check_format() {
	cargo fmt --all --check
	if command -v taplo >/dev/null; then
		taplo fmt --check
	else
		echo "format: taplo is not installed; the layout of TOML was NOT checked"
	fi
	for script in scripts/*.sh .ci/run; do bash -n "$script"; done
}

check_size() {
	local bad
	bad=$(git ls-files '*.rs' | grep -vE '/weights(/|\.rs)' | xargs wc -l | awk '
		$2 == "total" { next }
		$2 ~ /lib\.rs$/ && $1 > 600 { print "  " $1 " lines (limit 600): " $2; next }
		$2 !~ /lib\.rs$/ && $1 > 500 { print "  " $1 " lines (limit 500): " $2 }')
	[[ -z $bad ]] || { printf 'Files over their limit; split them by subject:\n%s\n' "$bad"; return 1; }
}

check_words() {
	local bad
	bad=$(git grep -nE 'todo!\(|unimplemented!\(|FIXME|WeightInfo = \(\)|DbWeight = \(\)|#\[ignore' -- '*.rs' |
		grep -vE '(mock|benchmarking)[a-z_]*\.rs|/mock/|/tests/|configs/(consensus|governance)\.rs' || true)
	[[ -z $bad ]] || { printf 'Unfinished code:\n%s\n' "$bad"; return 1; }
	bad=$(for dir in pallets/*/; do [[ -f $dir/README.md ]] || echo "  $dir"; done)
	[[ -z $bad ]] || { printf 'Pallets without README:\n%s\n' "$bad"; return 1; }
	bad=$(git ls-files '*.rs' | xargs grep -L '^// SPDX-License-Identifier: Apache-2.0' || true)
	[[ -z $bad ]] || { printf 'Sources without licence line:\n%s\n' "$bad"; return 1; }
}

# What operators get: metrics, runbooks and options that exist, units and files in YAML that can be read, and networks that build
# where the node is built.
check_operators() {
	local registry=("${CARGO_HOME:-$HOME/.cargo}"/registry/src/index.crates.io-*) node=()
	[[ -d ${registry[0]} ]] || cargo fetch --locked --quiet
	registry=("${CARGO_HOME:-$HOME/.cargo}"/registry/src/index.crates.io-*)
	[[ -x $NODE_BIN ]] && node=("$NODE_BIN")
	python3 scripts/operators_check.py "$ROOT" "${registry[0]}" "${node[@]}"
}

# Lints and documents the workspace's crates against the dependencies that the build left, and prints in JSON what was found.
# The second time it only repeats that. The documentation is in the folder `doc`; the empty programs are in one of their own,
# beside those that run. The runtime's code is not needed, and always left out: to have it once would build everything anew.
# Not `--all-targets`: it means libraries as benchmarks, too, also those that are said to have no tests, the runtime among them.
lint_workspace() {
	local rustc
	# A name for each version of the stand-in, so that none repeats what another said.
	rustc="$CARGO_TARGET_DIR/lints/rustc-$(sha256sum scripts/lint_rustc.sh | cut -c 1-16).sh"
	mkdir -p "${rustc%/*}"
	[[ -x $rustc ]] || install -m 755 scripts/lint_rustc.sh "$rustc"
	RUSTC_WORKSPACE_WRAPPER="$rustc" GENEX_DOC="$CARGO_TARGET_DIR/doc" SKIP_GENEX_RUNTIME_WASM_BUILD=1 \
		cargo build --release --locked --workspace --lib --bins --examples --tests --quiet --message-format=json \
		--target-dir "$CARGO_TARGET_DIR/lints" --config "build.build-dir = '$CARGO_TARGET_DIR'"
}

check_clippy() { lint_workspace | python3 scripts/workspace_lints.py clippy; }

# What a runtime must not do: every node would panic or disagree at once. Its code is linted as it is made for this machine.
check_wasm() {
	local bad
	bad=$(git grep -nE 'cfg!?\(.*(not\(feature = "std"\)|substrate_runtime|target_)' -- \
		'pallets/*.rs' 'runtime/*.rs' 'sdk/rust/*.rs' 'node/eth-rpc/runtime-api/*.rs' || true)
	[[ -z $bad ]] || { printf 'Code of the WebAssembly alone, which no lint reads:\n%s\n' "$bad"; return 1; }
	lint_workspace | python3 scripts/workspace_lints.py wasm
}

check_docs() { lint_workspace | python3 scripts/workspace_lints.py docs; }

check_supply() {
	local bad
	# The matcher's comparison is a workspace of its own.
	bad=$(git ls-files '*/Cargo.toml' ':!benchmarks/matcher' | xargs grep -nE '^[a-z0-9_-]+ = (\{.*version = )?"[=^~<>]?[0-9*]' |
		grep -vE ':(version|edition) = ' || true)
	[[ -z $bad ]] || { printf 'Versions outside the root manifest:\n%s\n' "$bad"; return 1; }
	bad=$(sed -n '/^\[workspace.dependencies\]/,/^\[/p' Cargo.toml | grep -E '(^[a-z0-9_-]+|version) = "[^=]' || true)
	[[ -z $bad ]] || { printf 'Versions that are not exact:\n%s\n' "$bad"; return 1; }
	bad=$(grep -n '^source = ' Cargo.lock | grep -v 'registry+https://github.com/rust-lang/crates.io-index' || true)
	[[ -z $bad ]] || { printf 'Dependencies from elsewhere than the registry:\n%s\n' "$bad"; return 1; }
	bad=$(grep -A1 -E '^name = "(sp|sc|frame|pallet)-' Cargo.lock | grep '^name' | sort | uniq -d |
		grep -vE '"sp-crypto-hashing' || true)
	[[ -z $bad ]] || { printf 'SDK crates in two versions:\n%s\n' "$bad"; return 1; }
	if command -v cargo-deny >/dev/null; then
		cargo deny --offline --all-features check licenses bans sources
		if [[ -d ${CARGO_HOME:-$HOME/.cargo}/advisory-dbs ]]; then
			cargo deny --offline check advisories
		else
			echo "supply: the advisory database is not on this machine; advisories were NOT checked"
		fi
	else
		local unknown
		unknown=$(cargo tree --offline --locked --workspace --edges normal,build --prefix none --format '{p}|{l}' |
			sed 's/ (\*)//; s/ (\/[^|]*)//; s/ (proc-macro)//' | python3 scripts/licences.py deny.toml)
		[[ -z $unknown ]] || { printf 'Licences outside deny.toml:\n%s\n' "$unknown"; return 1; }
		echo "supply: cargo-deny is not installed; sources, duplicates and licences were checked, advisories were NOT"
	fi
}

case ${1:-} in
--list)
	printf '%s\n' "${CHECKS[@]}"
	exit 0
	;;
"") chosen=("${CHECKS[@]}") ;;
*) chosen=("$@") ;;
esac
for one in "${chosen[@]}"; do
	declare -F "check_$one" >/dev/null || die "no check is called '$one': see scripts/check.sh --list"
done
# Not by `timed`: bash goes on after a command that failed in a function whose status is asked for.
name=""
trap '(($? == 0)) || [[ -z $name ]] || printf "error: check %s failed\n" "$name" >&2' EXIT
for name in "${chosen[@]}"; do
	say "check: $name"
	start=$SECONDS
	"check_$name"
	TIMES+=("$((SECONDS - start)) s  check $name")
done
print_times
printf '{"checks":"%s","passed":%d,"seconds":%d}\n' "${chosen[*]}" "${#chosen[@]}" "$SECONDS"
