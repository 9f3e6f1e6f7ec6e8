# SPDX-License-Identifier: Apache-2.0
# Measurements of what calls do, by their benchmarks in wasm. Part of bench.sh.

weights_help() {
	cat <<'TEXT'
scripts/bench.sh weights [PALLET...]   measures what calls cost, of the named pallets or of all, and writes Rust files

Builds the node with the feature `runtime-benchmarks` into a target folder of its own (the first time takes half an hour on two
cores), runs each benchmark in wasm on the preset `benchmark`, and writes runtime/src/weights/PALLET.rs and mod.rs.
Leave the machine alone meanwhile. PALLET is a crate's name, with or without `pallet-`: cash, pallet_cash, frame_system.

  BENCH_STEPS=10     values tried of each parameter that a cost depends on
  BENCH_REPEAT=10    runs of each value
  BENCH_SECONDS=0    least time of each benchmark, reached by more runs
  BENCH_OUT=FOLDER   where the files go (default runtime/src/weights)
  BENCH_EXTRINSIC=*  only this benchmark; its pallet's file then implements only a part, so set BENCH_OUT too

To see in minutes whether everything still runs:
  BENCH_STEPS=2 BENCH_REPEAT=1 BENCH_SECONDS=0 BENCH_OUT=$(mktemp -d) scripts/bench.sh weights

The runtime uses these files, so its fees change with them. The file of a new pallet is bound in runtime/src/configs:
`type WeightInfo = crate::weights::PALLET::WeightInfo<Runtime>;`. benchmarks/README.md tells what to mind. pallet_grandpa is measured
and not written: its crate puts its weights together from parts.
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

# Builds what measures: always both programs, since another set of packages has other features and builds all of them again. Sets
# MEASURE to the node's command, with the state in which it measures, and BOOK_BENCH to the other program.
build_measuring_node() {
	local target="$CARGO_TARGET_DIR-bench"
	say "Building the node that measures (into $target)" >&2
	# The runtime by which the SDK measures parachains is not needed.
	(cd "$ROOT" && CARGO_TARGET_DIR="$target" SKIP_FRAME_STORAGE_ACCESS_TEST_RUNTIME_WASM_BUILD=1 \
		nice -n 10 cargo build --release --locked -p genex-node -p genex-book-bench \
		--features genex-node/runtime-benchmarks,genex-book-bench/runtime-benchmarks >&2)
	BOOK_BENCH="$target/release/genex-book-bench"
	MEASURE=(
		"$target/release/genex-node" benchmark pallet
		--runtime "$target/release/wbuild/genex-runtime/genex_runtime.compact.compressed.wasm"
		--genesis-builder runtime --genesis-builder-preset benchmark
	)
}

bench_weights() {
	[[ ${1:-} != --help && ${1:-} != -h ]] || { weights_help; return 0; }
	local out=${BENCH_OUT:-$ROOT/runtime/src/weights} started=$SECONDS
	build_measuring_node

	local known pallets=() pallet failed=()
	known=$("${MEASURE[@]}" --list=pallets --no-csv-header --all)
	if (($#)); then
		for pallet; do pallets+=("$(pallet_name "$pallet")"); done
	else
		mapfile -t pallets <<<"$known"
	fi
	for pallet in "${pallets[@]}"; do
		grep -qx -- "$pallet" <<<"$known" || die "no benchmarks of '$pallet'; there are those of: $(tr '\n' ' ' <<<"$known")"
	done

	mkdir -p "$out"
	local runs
	runs=$(mktemp)
	trap "rm -f '$runs'" EXIT
	# Starting the runtime takes longer than most pallets do, so all of them are measured by one run.
	(($#)) || pallets=("*")
	for pallet in "${pallets[@]}"; do
		say "Measuring $pallet" >&2
		# No proofs are made of this chain's blocks, so none are recorded while the time runs. Of the two ways to draw a line
		# through the runs the dearer counts.
		"${MEASURE[@]}" --pallet "$pallet" --extrinsic "${BENCH_EXTRINSIC:-*}" \
			--steps "${BENCH_STEPS:-10}" --repeat "${BENCH_REPEAT:-10}" --min-duration "${BENCH_SECONDS:-0}" \
			--disable-proof-recording --no-storage-info --quiet --output-analysis max \
			--template "$ROOT/scripts/weights.hbs" --output "$out" --json-file "$runs" >&2 &&
			python3 "$ROOT/scripts/bench_keys.py" "$runs" "$out" || failed+=("$pallet")
	done
	# Its crate puts its weights together from parts.
	rm -f "$out/pallet_grandpa.rs"
	weights_index "$out" >"$out/mod.rs"
	((${#failed[@]} == 0)) || die "these could not be measured: ${failed[*]}"
	printf '{"bench":"weights","pallets":%d,"seconds":%d,"out":"%s"}\n' \
		"$(find "$out" -name '*.rs' ! -name mod.rs | wc -l)" "$((SECONDS - started))" "$out"
}

gate_help() {
	cat <<'TEXT'
scripts/bench.sh gate [PALLET...]   holds what calls use against runtime/src/weights, of the named pallets or of all

Builds as `weights` does, runs each benchmark at the largest value of each of its parameters in wasm, and fails when one
  - takes longer, as a median, than its weight declares for computing, by more than the tolerance,
  - reads or writes more keys than its weight declares,
  - cannot run; the other pallets are judged all the same,
  - has no weight in its pallet's file, or the file has a weight that nothing measures.
What seems too slow runs again, and its shortest median counts. Leave the machine alone meanwhile: it must be the one that
the files name, or a faster one.

  BENCH_TOLERANCE=1.25  how many times its declared time a benchmark may take
  BENCH_REPEAT=20       runs of each
  BENCH_TRIES=3         how often a slow one may run
  BENCH_WEIGHTS=FOLDER  files other than those of runtime/src/weights
TEXT
}

bench_gate() {
	[[ ${1:-} != --help && ${1:-} != -h ]] || { gate_help; return 0; }
	local weights=${BENCH_WEIGHTS:-$ROOT/runtime/src/weights} pallets=() pallet
	[[ -f $weights/mod.rs ]] || die "no weights in $weights: scripts/bench.sh weights measures them"
	for pallet; do pallets+=("$(pallet_name "$pallet")"); done
	build_measuring_node
	python3 "$ROOT/scripts/bench_gate.py" --weights "$weights" --tolerance "${BENCH_TOLERANCE:-1.25}" \
		--repeat "${BENCH_REPEAT:-20}" --tries "${BENCH_TRIES:-3}" "${pallets[@]}" -- "${MEASURE[@]}"
}

# BENCH_REPEAT=30 runs of each gift with each length of lists and number of checks in a row.
bench_check() {
	build_measuring_node
	local out
	out=$(mktemp -d)
	trap "rm -rf '$out'" EXIT
	"${MEASURE[@]}" --pallet pallet_compliance --extra --extrinsic check_everyday_gift,check_dearest_gift \
		--steps 2 --repeat "${BENCH_REPEAT:-30}" --min-duration 0 --disable-proof-recording \
		--no-median-slopes --no-min-squares --json-file "$out/runs.json" >"$out/keys"
	python3 "$ROOT/scripts/bench_check.py" "$out/runs.json" "$out/keys" "$ROOT/pallets/compliance/README.md"
}

base_help() {
	cat <<'TEXT'
scripts/bench.sh base   measures what all weights stand on: a key, an empty block, a transaction that does nothing

Builds as `weights` does. Adds keys to the first state of the development chain, so that its trie is as deep as a network's, and reads
and writes 100,000 of them, without a cache and in blocks of 4,000; executes an empty block and a full one of remarks; and compares
the machine with the SDK's reference, which fails nothing. Prints averages in nanoseconds and the machine's score as one line of
JSON, and all that the node says before. Leave the machine alone meanwhile. benchmarks/README.md tells what becomes of the figures.

  BENCH_KEYS=500000  keys that are added
  TMPDIR=FOLDER      where the chain lies meanwhile: on the disk that is meant, never in memory
TEXT
}

# The averages of times that the node told, one a line; those of sizes have no unit.
averages() {
	awk '/\[ns\]:/ { below = 1 } below && sub(/^.*Average: /, "") { print $0 + 0; below = 0 }' "$1"
}

bench_base() {
	[[ ${1:-} != --help && ${1:-} != -h ]] || { base_help; return 0; }
	local keys=${BENCH_KEYS:-500000} node folder found machine
	build_measuring_node
	node=${MEASURE[0]}
	folder=$(mktemp -d)
	trap "rm -rf '$folder'" EXIT
	"$node" export-chain-spec --chain dev --raw >"$folder/few.json"
	python3 "$ROOT/scripts/many_keys.py" "$keys" <"$folder/few.json" >"$folder/many.json"

	say "Measuring keys" >&2
	# No proofs are made of this chain's blocks, so none are recorded.
	"$node" benchmark storage --chain "$folder/many.json" --base-path "$folder/chain" --weight-path "$folder" \
		--state-version 1 --batch-size 4000 --keys-limit 100000 --warmups 1 --disable-pov-recorder 2>&1 |
		tee "$folder/log" >&2
	say "Measuring blocks and transactions" >&2
	"$node" benchmark overhead --dev --weight-path "$folder" 2>&1 | tee -a "$folder/log" >&2
	say "Measuring the machine" >&2
	"$node" benchmark machine --dev --base-path "$folder/machine" --allow-fail 2>&1 | tee "$folder/scores" >&2

	machine=$(python3 "$ROOT/scripts/bench_machine.py" "$folder/scores")
	mapfile -t found < <(averages "$folder/log")
	((${#found[@]} == 4)) || die "the node told ${#found[@]} averages of time instead of 4"
	printf '{"bench":"base","keys":%d,"read_ns":%d,"write_ns":%d,"block_ns":%d,"transaction_ns":%d,"machine":%s}\n' \
		"$keys" "${found[@]}" "$machine"
}
