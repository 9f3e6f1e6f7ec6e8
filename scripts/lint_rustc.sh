#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Stands for rustc, for the crates of the workspace only, while `scripts/check.sh` lints and documents them.
#
# cargo believes that it builds as always, so crates from elsewhere are those that `cargo build` and `cargo test` left, and
# none is compiled again to be checked. Of a crate of the workspace this makes metadata only: clippy writes them, rustdoc
# documents the crate, and where cargo expects code there is an empty file. Lints do no more than warn here, so that cargo
# keeps what they said and says it again when nothing has changed; `scripts/workspace_lints.py` decides what fails.
set -euo pipefail

# Crates of the workspace that a build script links, and which therefore must have code.
LINKED=" wasm_opt "

rustc=$1
shift
driver=${rustc%rustc}clippy-driver
rustdoc=${rustc%rustc}rustdoc
lint=() doc=()
name="" type="" folder="" suffix="" source="" emit="" option=""
for arg in "$@"; do
	case $option in
	--crate-name) name=$arg ;;
	--crate-type) type=$arg ;;
	--out-dir) folder=$arg ;;
	-C) [[ $arg != extra-filename=* ]] || suffix=${arg#extra-filename=} ;;
	--extern)
		# A crate without code is read from its metadata.
		if [[ $arg == *=*.rlib && -e ${arg#*=} && ! -s ${arg#*=} ]]; then arg=${arg%.rlib}.rmeta; fi
		;;
	esac
	case $arg in
	--emit=*) emit=$arg ;;
	--test) type=test ;;
	*.rs) source=$arg ;;
	esac
	[[ $arg == --emit=* ]] || lint+=("$arg")
	# How code is made and what is told to cargo about it does not concern the documentation.
	[[ $option == -C || $option == --out-dir ]] ||
		case $arg in -C | --out-dir | --emit=* | --json=*) ;; *) doc+=("$arg") ;; esac
	option=$arg
done

# Build scripts, and what cargo asks of the compiler itself.
if [[ -z $emit || $name == build_script_* ]]; then exec "$driver" "$rustc" "$@" --cap-lints warn; fi

# The strict lints of the crates that the runtime's WebAssembly has. No code of theirs is in it alone, which the check `wasm` sees
# to, so they are linted as they are made for this machine.
strict=()
case $type:$CARGO_PKG_NAME in
*:pallet-usual-book) ;;
*lib:pallet-* | *lib:genex-eth-rpc-runtime-api | *lib:genex-messages | *lib:genex-precompiles | *lib:genex-primitives | \
	*lib:genex-runtime | *lib:genex-runtime-api | *lib:genex-storage)
	for one in unwrap_used expect_used panic indexing_slicing arithmetic_side_effects as_conversions float_arithmetic; do
		strict+=(-W "clippy::$one")
	done
	strict+=(-W unsafe_code)
	;;
esac

if [[ $type == proc-macro || $LINKED == *" $name "* ]]; then
	"$driver" "$rustc" "$@" --cap-lints warn
else
	"$driver" "$rustc" "${lint[@]}" "${strict[@]}" --emit=dep-info,metadata --cap-lints warn
	case $type in
	*lib) code="$folder/lib$name$suffix.rlib" ;;
	*) code="$folder/$name$suffix" ;;
	esac
	rm -f "$code"
	touch "$code"
fi

# As `cargo doc` does: libraries and programs, no tests, examples and benchmarks.
case $type:$source in
test:* | *:*/tests/* | *:examples/* | *:*/examples/* | *:benches/* | *:*/benches/*) ;;
*)
	"$rustdoc" "${doc[@]}" --cap-lints warn --document-private-items --crate-version "$CARGO_PKG_VERSION" -o "$GENEX_DOC"
	;;
esac
