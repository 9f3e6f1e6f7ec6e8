# SPDX-License-Identifier: Apache-2.0
# Measures the order book where it runs. Part of bench.sh.

book_help() {
	cat <<'TEXT'
scripts/bench.sh book [OPTION...]   measures the order book in the runtime's wasm, and its matcher in memory

Builds the program that measures and a node with the feature `runtime-benchmarks` into the target folder of `weights` (the first
time takes an hour on two cores) and the matcher with the crate `orderbook-rs`. Prints what was measured as one line of JSON;
the keys that acts read and write, and what was demanded, go to the standard error output. Leave the machine alone meanwhile.
benchmarks/README.md tells how it measures.

To see in a minute whether everything still runs:
  scripts/bench.sh book --traders 60 --acts 2000 --orders 4000 --capacity 64 --repeats 5

TEXT
	"$BOOK_BENCH" --help
}

profile_help() {
	cat <<'TEXT'
scripts/bench.sh profile   microseconds of a transfer of coupons by stage: pool, signature, extensions, call, events, root

Builds as `book` does. Makes blocks of transfers, and of transactions that do less, in the runtime's wasm over a real trie in memory,
and prints what each transfer takes of one core, as one line of JSON. benchmarks/README.md tells what each stage is.

  --repeats COUNT   blocks of each kind (300 unless told otherwise)
TEXT
}

bench_profile() {
	[[ ${1:-} != --help && ${1:-} != -h ]] || { profile_help; return 0; }
	build_measuring_node
	local told
	told=$("$BOOK_BENCH" --only transfer "$@")
	printf '{"bench":"profile",%s\n' "${told#\{}"
}

bench_book() {
	local out
	build_measuring_node
	[[ ${1:-} != --help && ${1:-} != -h ]] || { book_help; return 0; }
	# A workspace of its own, whose dependencies the chain does not have. Its lock file is made by `cargo generate-lockfile`.
	(cd "$ROOT/benchmarks/matcher" && CARGO_TARGET_DIR="$CARGO_TARGET_DIR-matcher" \
		nice -n 10 cargo build --release --locked >&2)
	out=$(mktemp -d)
	trap "rm -rf '$out'" EXIT
	say "Measuring the matcher" >&2
	"$CARGO_TARGET_DIR-matcher/release/genex-matcher-bench" >"$out/matcher.json"
	say "Measuring the book" >&2
	"$BOOK_BENCH" "$@" >"$out/book.json"
	python3 "$ROOT/scripts/bench_book.py" "$out/book.json" "$out/matcher.json"
}
