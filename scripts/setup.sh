#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what building and testing need and is not there yet. Safe to run again. For Debian and Ubuntu.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

packages=()
need() { # command-or-file, package
	if [[ $1 == /* ]]; then [[ -e $1 ]] || packages+=("$2"); else command -v "$1" >/dev/null || packages+=("$2"); fi
}
need cc build-essential
need pkg-config pkg-config
need protoc protobuf-compiler
need wasm-opt binaryen
need /usr/include/openssl/ssl.h libssl-dev
need /usr/include/google/protobuf/descriptor.proto libprotobuf-dev
need curl curl
need /etc/ssl/certs/ca-certificates.crt ca-certificates
need python3 python3
need git git

install_needed() {
	((${#packages[@]})) || return 0
	say "Installing ${packages[*]}"
	command -v apt-get >/dev/null ||
		die "no apt-get here: install ${packages[*]} with your system's package manager, then run this again"
	local sudo=()
	((EUID == 0)) || sudo=(sudo)
	export DEBIAN_FRONTEND=noninteractive
	"${sudo[@]}" apt-get update -qq
	"${sudo[@]}" apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
}
install_needed

# Newer systems have rustup as a package; where there is none, it comes from its publisher, into $HOME/.cargo.
install_rustup() {
	local installer
	say "Installing rustup"
	if apt-cache show rustup >/dev/null 2>&1; then
		packages=(rustup)
		install_needed
		return
	fi
	installer=$(mktemp)
	curl --proto '=https' --tlsv1.2 -fsSL https://sh.rustup.rs -o "$installer" &&
		sh "$installer" -y --quiet --profile minimal --default-toolchain none --no-modify-path
	rm -f "$installer"
}
command -v rustup >/dev/null || install_rustup || true
command -v rustup >/dev/null || die "rustup is missing and could not be installed: get it from https://rustup.rs, then run this again"
if ! rustup toolchain list | grep -q "^$TOOLCHAIN"; then
	say "Installing Rust $TOOLCHAIN"
	rustup toolchain install "$TOOLCHAIN" --profile minimal --component rustfmt --component clippy
fi
for component in rustfmt clippy; do
	rustup component list --toolchain "$TOOLCHAIN" --installed | grep -q "^$component" ||
		rustup component add --toolchain "$TOOLCHAIN" "$component"
done
rustup target list --toolchain "$TOOLCHAIN" --installed | grep -q wasm32v1-none ||
	rustup target add --toolchain "$TOOLCHAIN" wasm32v1-none

# Node.js, for tests: the system's package where that is new enough.
nodejs() {
	local candidate
	has_node && return
	candidate=$(LC_ALL=C apt-cache policy nodejs 2>/dev/null | sed -n 's/^ *Candidate: \([0-9]*\)\..*/\1/p' || true)
	if ((${candidate:-0} >= 20)); then
		packages=(nodejs npm)
		install_needed
	fi
	has_node || die "Node.js 20 or later and npm are missing: install them from https://nodejs.org, then run this again"
}
# Packages of npm in a folder, exactly those of its lock file.
npm_packages() { # folder below the root, what they are
	nodejs
	cmp -s "$ROOT/$1/package-lock.json" "$ROOT/$1/node_modules/.installed" && return
	say "Installing $2"
	(cd "$ROOT/$1" && npm ci --no-audit --no-fund --loglevel=error && cp package-lock.json node_modules/.installed)
}
# A browser without a window, unless there is any. Ubuntu has Chromium as a snap only, which does not run everywhere.
browser() {
	[[ -z ${GENEX_CHROMIUM:-} ]] || return 0
	any_browser && return
	packages=(chromium-headless-shell)
	(install_needed) || die "no Chromium can be installed here: install one yourself and set GENEX_CHROMIUM to its path"
}
# What the tests of faults break a network with.
faults() {
	packages=()
	need ip iproute2
	need mountpoint util-linux
	[[ -n $(find /usr/lib -name libfaketimeMT.so.1 -print -quit 2>/dev/null) ]] || packages+=(libfaketime)
	install_needed
}
case ${1:-} in
--faults) faults ;;
--node) nodejs ;;
--clients)
	npm_packages tests/e2e/clients "the wallet clients"
	npm_packages sdk/typescript "the libraries of the TypeScript SDK"
	(cd "$ROOT/sdk/typescript" && npm run build --silent)
	browser
	;;
--sdk) npm_packages sdk/typescript "the libraries of the TypeScript SDK" ;;
--contracts)
	npm_packages tests/e2e/clients "the wallet clients"
	npm_packages contracts "the tools of Solidity"
	;;
esac
