#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A network of validators on this machine, as processes, to try and to break.
#
#   scripts/localnet.sh start N [--full K] [--spaces] [--journal] [--owner PID] [-- OPTION...]
#                                 N validators (1 to 8) and K full nodes (0 to 4), numbered from 0 on; OPTIONs go to all nodes
#                                 --spaces   each in a network namespace of its own, so that it can be cut off (needs root)
#                                 --journal  each writes a finality journal
#                                 --owner    the network ends when this process does
#   scripts/localnet.sh status [--json]      what runs where, and how far it is
#   scripts/localnet.sh kill I|all           ends nodes as a failure does (kill -9)
#   scripts/localnet.sh halt I|all           ends nodes in order
#   scripts/localnet.sh restart I|all [-- OPTION...]
#                                 starts nodes again, those that still run as well; OPTIONs go to these for this time, such as
#                                 `--sync warp` to one that was wiped
#   scripts/localnet.sh pause I, resume I    stops a node's process without ending it, and lets it go on
#   scripts/localnet.sh clock I SECONDS      starts node I again with a clock that is off by so much; 0 sets it right
#   scripts/localnet.sh clone I [aura]       starts a second node with database and keys of validator I, as a copied machine does: both
#                                 will sign, with `aura` blocks only; `stop-clone` ends it
#   scripts/localnet.sh partition A B...     cuts the network between groups of nodes (`0,1 2,3`); who is in none forms one more
#   scripts/localnet.sh heal                 joins it again
#   scripts/localnet.sh disk I MEGABYTES     moves the chain of node I to a file system of this size (needs root); 0 moves it back
#   scripts/localnet.sh truncate I BYTES     cuts bytes off the newest log of the database of node I, which must not run
#   scripts/localnet.sh import I|all         brings databases up to the journals of nodes that do not run
#   scripts/localnet.sh snapshot I           copies the database of node I, which must not run, without its keys
#   scripts/localnet.sh restore I            puts the last such copy in the place of the database of node I, which must not run
#   scripts/localnet.sh wipe I               deletes chain and journal of node I, as when its machine is lost
#   scripts/localnet.sh tool I WORD...       runs a tool of the node's program on the chain of node I, which must not run
#   scripts/localnet.sh stop                 ends everything and deletes it
#
# Data lies in $GENEX_LOCALNET, by default ~/.cache/genex-chain/localnet. Nodes listen on 127.0.0.1, or on a bridge that
# only this machine reaches. GENEX_NODE is the node's program, else the release build. The keys are known to everybody.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

NET=${GENEX_LOCALNET:-$HOME/.cache/genex-chain/localnet}
NODE=${GENEX_NODE:-$NODE_BIN}
NAMES=(alice bob charlie dave eve ferdie one two)
# Names and addresses of the namespaces. Two networks with namespaces need different ones.
SPACE=${GENEX_LOCALNET_SPACE:-genex}
SUBNET=${GENEX_LOCALNET_SUBNET:-10.77.0}
# Ports of node I on 127.0.0.1 are these plus I.
RPC=${GENEX_LOCALNET_RPC:-19944}
ETH=${GENEX_LOCALNET_ETH:-18545}
P2P=${GENEX_LOCALNET_P2P:-31333}
PROMETHEUS=${GENEX_LOCALNET_PROMETHEUS:-19615}
# Seconds in which one node of a network answers, or ends in order; all share the machine, and the first compiles the runtime.
PATIENCE=60
PATIENCE_PER_NODE=20
# Options of nodes that are started by this command only.
MORE=()

[[ $NET == /*/* ]] || die "GENEX_LOCALNET must be the absolute path of a folder of its own, not '$NET'"

setting() { cat "$NET/settings/$1" 2>/dev/null || true; }
running_network() { [[ -e $NET/settings/validators ]]; }
need_network() { running_network || die "no network was started: scripts/localnet.sh start 4"; }
spaces() { [[ -n $(setting spaces) ]]; }
count() { echo $(($(setting validators) + $(setting full))); }
nodes() { seq 0 $(($(count) - 1)); }
need_node() {
	need_network
	[[ ${1:-} =~ ^[0-9]+$ && $1 -lt $(count) ]] || die "'${1:-}' is no node of this network: they are 0 to $(($(count) - 1))"
}
chosen() { if [[ ${1:-} == all ]]; then need_network; nodes; else need_node "${1:-}"; echo "$1"; fi; }

dir() { echo "$NET/node-$1"; }
host() { if spaces; then echo "$SUBNET.$((10 + $1))"; else echo 127.0.0.1; fi; }
port() { if spaces; then echo "$1"; else echo $(($1 + $2)); fi; }
peer_host() { host "$1"; }
space() { echo "$SPACE$1"; }
address() { echo "/ip4/$(peer_host "$1")/tcp/$(port "$P2P" "$1")/p2p/$(cat "$(dir "$1")/peer")"; }

# Whether a process runs; a zombie holds nothing any more.
alive() { [[ -e /proc/$1/stat && $(sed 's/.*) //; s/ .*//' "/proc/$1/stat" 2>/dev/null) != Z ]]; }
# The process whose number is in the file $1, where it runs. A number that another program has by now does not count: all
# of ours, and the words before the program on their way to it, have the path of the chain among their arguments.
process() {
	local pid
	pid=$(cat "$1/pid" 2>/dev/null) || return 1
	alive "$pid" && grep -qzxF -- "$1/chain" "/proc/$pid/cmdline" 2>/dev/null || return 1
	echo "$pid"
}
# The process of node I, where it runs.
pid() { process "$(dir "$1")"; }

rpc() { # node, method, parameters
	curl -fs -m 5 -H 'Content-Type: application/json' \
		-d "{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"$2\",\"params\":${3:-[]}}" \
		"http://$(host "$1"):$(port "$RPC" "$1")"
}

can_have_spaces() { ((EUID == 0)) && command -v ip >/dev/null && unshare --net true 2>/dev/null; }
need_spaces() {
	can_have_spaces || die "network namespaces need root and the program ip (package iproute2): run this as root, or without --spaces"
}

make_spaces() {
	local i
	need_spaces
	ip link add "$SPACE-br" type bridge || die "the bridge $SPACE-br is there already: set GENEX_LOCALNET_SPACE and _SUBNET to others, or delete it"
	ip addr add "$SUBNET.1/24" dev "$SPACE-br"
	ip link set "$SPACE-br" up
	for i in $(nodes); do
		ip netns add "$(space "$i")"
		ip link add "$SPACE-$i" type veth peer name eth0 netns "$(space "$i")"
		ip link set "$SPACE-$i" master "$SPACE-br" up
		ip -n "$(space "$i")" addr add "$(host "$i")/24" dev eth0
		ip -n "$(space "$i")" link set eth0 up
		ip -n "$(space "$i")" link set lo up
	done
}
drop_spaces() {
	local i
	for i in $(nodes); do ip netns del "$(space "$i")" 2>/dev/null || true; done
	ip link del "$SPACE-br" 2>/dev/null || true
}

make_node() {
	local i=$1 dir
	dir=$(dir "$i")
	mkdir -p "$dir/chain"
	printf '%064x' $((i + 1)) >"$dir/node-key"
	"$NODE" key inspect-node-key --file "$dir/node-key" >"$dir/peer"
}

# The words that start node I from folder $2, one a line; a clone is not a peer of its original's.
command_of() {
	local i=$1 at=$2 other words=()
	! spaces || words+=(ip netns exec "$(space "$i")")
	if [[ -s $at/clock ]]; then
		words+=(env "LD_PRELOAD=$(faketime)" "FAKETIME=$(cat "$at/clock")" FAKETIME_DONT_FAKE_MONOTONIC=1)
	fi
	words+=("$NODE" --chain "$(setting chain)" --base-path "$at/chain" --node-key-file "$at/node-key" --no-mdns
		--no-telemetry --rpc-methods unsafe --rpc-cors all --allow-private-ip)
	if [[ -e $at/no-votes ]]; then
		words+=(--validator --name "clone-$i")
	elif [[ $i -lt $(setting validators) ]]; then
		words+=("--${NAMES[$i]}")
	else
		words+=(--name "full-$i")
	fi
	words+=(--eth-rpc)
	! spaces || words+=(--unsafe-rpc-external --eth-rpc-external --prometheus-external)
	[[ -z $(setting journal) ]] || words+=(--finality-journal "$at/journal")
	for other in $(nodes); do
		[[ $other == "$i" ]] || words+=(--reserved-nodes "$(address "$other")")
	done
	mapfile -t more <"$NET/settings/options"
	words+=("${more[@]}")
	printf '%s\n' "${words[@]}"
}
ports_of() { # node, added to all ports
	local i=$1 more=$2
	printf '%s\n' --rpc-port "$(($(port "$RPC" "$i") + more))" --eth-rpc-port "$(($(port "$ETH" "$i") + more))" \
		--prometheus-port "$(($(port "$PROMETHEUS" "$i") + more))" \
		--listen-addr "/ip4/$(peer_host "$i")/tcp/$(($(port "$P2P" "$i") + more))"
}
faketime() {
	local found
	found=$(find /usr/lib -name libfaketimeMT.so.1 -print -quit 2>/dev/null)
	[[ -n $found ]] || die "libfaketime is not installed: scripts/setup.sh --faults installs it"
	echo "$found"
}

launch() { # node, folder, added to all ports
	local i=$1 at=$2 words ports
	[[ ! -s $at/clock ]] || faketime >/dev/null
	mapfile -t words < <(command_of "$i" "$at")
	mapfile -t ports < <(ports_of "$i" "$3")
	setsid "${words[@]}" "${ports[@]}" "${MORE[@]}" >>"$at/node.log" 2>&1 </dev/null &
	echo $! >"$at/pid"
	disown
	# Until then it is this script still, and counts as no node that runs.
	while alive "$(cat "$at/pid")" && ! process "$at" >/dev/null; do sleep 0.01; done
}
# Runs a tool of the node's program on the chain of a node that does not run.
tool() {
	local i=$1
	shift
	! pid "$i" >/dev/null || die "node $i runs: scripts/localnet.sh halt $i first"
	"$NODE" "$@" --chain "$(setting chain)" --base-path "$(dir "$i")/chain"
}
import() {
	local i
	[[ -n $(setting journal) ]] || die "the nodes write no journal: start them with --journal"
	for i in "$@"; do
		tool "$i" journal-import "$(dir "$i")/journal" 2>>"$(dir "$i")/node.log" ||
			die "node $i does not take its journal; see $(dir "$i")/node.log"
	done
}
wipe() {
	! pid "$1" >/dev/null || die "node $1 runs: scripts/localnet.sh kill $1 first"
	find "$(dir "$1")/chain" -mindepth 1 -delete
	rm -rf "$(dir "$1")/journal"
}
snapshot() {
	! pid "$1" >/dev/null || die "node $1 runs: scripts/localnet.sh halt $1 first"
	rm -rf "$NET/snapshot"
	mkdir "$NET/snapshot"
	(cd "$(dir "$1")/chain" && find . -type d -name paritydb -prune -exec cp -a --parents {} "$NET/snapshot" \;)
	[[ -n $(ls "$NET/snapshot") ]] || die "node $1 has no database"
}
restore() {
	[[ -d $NET/snapshot ]] || die "there is no snapshot: scripts/localnet.sh snapshot $1 makes one"
	! pid "$1" >/dev/null || die "node $1 runs: scripts/localnet.sh kill $1 first"
	find "$(dir "$1")/chain" -type d -name paritydb -prune -exec rm -rf {} +
	cp -a "$NET/snapshot/." "$(dir "$1")/chain/"
}
await() { # node, folder, added to all ports
	local i=$1 at=$2 begun=$SECONDS why=""
	until curl -fs -m 2 -o /dev/null "http://$(host "$i"):$(($(port "$RPC" "$i") + $3))/health"; do
		sleep 0.2
		process "$at" >/dev/null || why="has ended"
		((SECONDS - begun < PATIENCE + PATIENCE_PER_NODE * $(count))) || why=${why:-"does not answer"}
		[[ -z $why ]] || { tail -n 20 "$at/node.log" >&2; die "node $i $why; see $at/node.log"; }
	done
}

end() { # signal, nodes...
	local signal=$1 i pid begun=$SECONDS
	shift
	for i in "$@"; do if pid=$(pid "$i"); then kill "-$signal" "$pid" 2>/dev/null || true; fi; done
	for i in "$@"; do
		while pid "$i" >/dev/null; do
			((SECONDS - begun < PATIENCE + PATIENCE_PER_NODE * $(count))) || die "node $i does not end"
			sleep 0.05
		done
	done
}

start() {
	local validators=${1:-} full=0 spaces="" journal="" owner="" i
	[[ $validators =~ ^[1-8]$ ]] || die "how many validators? scripts/localnet.sh start N, with N from 1 to 8"
	shift
	while (($#)); do
		case $1 in
		--full) full=${2:-}; [[ $full =~ ^[0-4]$ ]] || die "--full takes a number from 0 to 4"; shift ;;
		--spaces) spaces=yes ;;
		--journal) journal=yes ;;
		--owner) owner=${2:-}; [[ $owner =~ ^[0-9]+$ ]] || die "--owner takes the number of a process"; shift ;;
		--) shift; break ;;
		*) die "unknown argument '$1': see the head of scripts/localnet.sh" ;;
		esac
		shift
	done
	[[ -x $NODE ]] || die "$NODE is not built: run cargo build --release --workspace, or set GENEX_NODE"
	! running_network || die "a network is there already: scripts/localnet.sh stop"
	[[ -z $spaces ]] || need_spaces
	mkdir -p "$NET/settings"
	echo "$full" >"$NET/settings/full"
	echo "$spaces" >"$NET/settings/spaces"
	echo "$journal" >"$NET/settings/journal"
	printf '%s\n' "$@" | sed '/^$/d' >"$NET/settings/options"
	echo local >"$NET/settings/chain"
	if ((validators != 4)); then
		python3 "$ROOT/scripts/localnet_spec.py" "$NODE" "$validators" "$NET/readable.json"
		# The raw form spares every node the making of the first state.
		"$NODE" export-chain-spec --chain "$NET/readable.json" --raw --output "$NET/chain.json" 2>/dev/null
		echo "$NET/chain.json" >"$NET/settings/chain"
	fi
	echo "$validators" >"$NET/settings/validators"
	[[ -z $spaces ]] || make_spaces
	for i in $(nodes); do make_node "$i"; done
	if [[ -n $owner ]]; then
		(
			# Who ends the owner with its whole group means the nodes, too, which are in sessions of their own.
			trap '' HUP INT TERM
			while kill -0 "$owner" 2>/dev/null; do sleep 1; done
			running_network && stop
		) >/dev/null 2>&1 </dev/null &
		disown
	fi
	for i in $(nodes); do launch "$i" "$(dir "$i")" 0; done
	for i in $(nodes); do await "$i" "$(dir "$i")" 0; done
	status
}

status() {
	local i state best final
	need_network
	for i in $(nodes); do
		state=stopped best=null final=null
		if pid "$i" >/dev/null; then
			state=running
			best=$(rpc "$i" chain_getHeader | number || echo null)
			final=$(rpc "$i" chain_getFinalizedHead | python3 -c 'import json,sys; print(json.load(sys.stdin)["result"])' 2>/dev/null) &&
				final=$(rpc "$i" chain_getHeader "[\"$final\"]" | number || echo null)
			final=${final:-null}
		fi
		if [[ ${1:-} == --json ]]; then
			printf '{"node":%d,"state":"%s","best":%s,"final":%s,"rpc":"%s:%d","eth":"%s:%d","prometheus":"%s:%d","folder":"%s"}\n' \
				"$i" "$state" "$best" "$final" "$(host "$i")" "$(port "$RPC" "$i")" "$(host "$i")" "$(port "$ETH" "$i")" \
				"$(host "$i")" "$(port "$PROMETHEUS" "$i")" "$(dir "$i")"
		else
			printf 'node %d  %-8s best %-6s final %-6s ws://%s:%d\n' "$i" "$state" "$best" "$final" "$(host "$i")" "$(port "$RPC" "$i")"
		fi
	done
}
number() { python3 -c 'import json,sys; print(int(json.load(sys.stdin)["result"]["number"], 16))' 2>/dev/null; }

restart() {
	local i
	end TERM "$@"
	for i in "$@"; do launch "$i" "$(dir "$i")" 0; done
	for i in "$@"; do await "$i" "$(dir "$i")" 0; done
}

clock() {
	local seconds=${2:-}
	need_node "${1:-}"
	[[ $seconds =~ ^[-+]?[0-9]+$ ]] || die "by how many seconds is the clock off? scripts/localnet.sh clock I SECONDS"
	faketime >/dev/null
	if ((seconds)); then printf '%+d\n' "$seconds" >"$(dir "$1")/clock"; else rm -f "$(dir "$1")/clock"; fi
	restart "$1"
}

clone() {
	local at
	need_node "${1:-}"
	(($1 < $(setting validators))) || die "node $1 is no validator, and signs nothing"
	[[ -z ${2:-} || $2 == aura ]] || die "unknown argument '$2': scripts/localnet.sh clone I [aura]"
	at="$NET/clone"
	[[ ! -e $at ]] || die "there is a clone already; it ends with scripts/localnet.sh stop-clone"
	mkdir "$at"
	# A database can be copied only while nobody writes to it. One without blocks would be hours behind a long chain.
	end TERM "$1"
	cp -a "$(dir "$1")/chain" "$at/chain"
	printf '%064x' $((100 + $1)) >"$at/node-key"
	[[ -z ${2:-} ]] || take_vote "$1" "$at"
	launch "$1" "$(dir "$1")" 0
	launch "$1" "$at" 50
	await "$1" "$(dir "$1")" 0
	await "$1" "$at" 50
}
# Leaves a clone only the key that seals blocks.
take_vote() { # node, folder of the clone
	local name=${NAMES[$1]}
	touch "$2/no-votes"
	"$NODE" key insert --chain "$(setting chain)" --base-path "$2/chain" --scheme sr25519 --key-type aura --suri "//${name^}"
	# Files of the keystore begin with the kind of the key: `gran`.
	find "$2/chain" -path '*/keystore/6772616e*' -delete
}
stop_clone() {
	local pid
	if pid=$(process "$NET/clone"); then
		kill -9 "$pid"
		while alive "$pid"; do sleep 0.05; done
	fi
	rm -rf "$NET/clone"
}

# Puts or takes away the walls between nodes in different groups.
walls() { # add|del, groups...
	local what=$1 i other group rest=() group_of=()
	shift
	for i in $(nodes); do group_of[i]=rest; done
	for group in "$@"; do
		IFS=, read -ra rest <<<"$group"
		for i in "${rest[@]}"; do need_node "$i"; group_of[i]=$group; done
	done
	for i in $(nodes); do
		for other in $(nodes); do
			[[ $i != "$other" && ( $what == del || ${group_of[i]} != "${group_of[other]}" ) ]] || continue
			if [[ $what == add ]]; then
				ip -n "$(space "$i")" route replace blackhole "$(host "$other")/32"
			else
				ip -n "$(space "$i")" route del blackhole "$(host "$other")/32" 2>/dev/null || true
			fi
		done
	done
}
partition() {
	need_network
	spaces || die "the nodes share one network: start them with --spaces (as root) to cut it"
	(($#)) || die "between which nodes? scripts/localnet.sh partition 0,1 2,3"
	walls del
	walls add "$@"
}
heal() {
	need_network
	spaces || die "the nodes share one network, which cannot be cut"
	walls del
}

disk() {
	local at megabytes=${2:-}
	need_node "${1:-}"
	((EUID == 0)) || die "a file system of its own needs root"
	[[ $megabytes =~ ^[0-9]+$ ]] || die "how large? scripts/localnet.sh disk I MEGABYTES"
	at=$(dir "$1")
	! pid "$1" >/dev/null || end TERM "$1"
	rm -rf "$at/moved"
	cp -a "$at/chain" "$at/moved"
	! mountpoint -q "$at/chain" || umount "$at/chain"
	rm -rf "$at/chain"
	mkdir "$at/chain"
	((megabytes == 0)) || mount -t tmpfs -o "size=${megabytes}m" genex-localnet "$at/chain"
	cp -a "$at/moved/." "$at/chain/"
	rm -rf "$at/moved"
}

truncate_log() {
	local bytes=${2:-} log size
	need_node "${1:-}"
	[[ $bytes =~ ^[1-9][0-9]*$ ]] || die "how many bytes? scripts/localnet.sh truncate I BYTES"
	! pid "$1" >/dev/null || die "node $1 runs: scripts/localnet.sh kill $1 first"
	log=$(find "$(dir "$1")/chain" -path '*paritydb*' -name 'log*' -size +0 -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d' ' -f2-)
	[[ -n $log ]] || { echo "the database of node $1 has no log with anything in it"; return 0; }
	size=$(stat -c %s "$log")
	truncate -s $((size > bytes ? size - bytes : 0)) "$log"
	echo "$log: $size bytes, less $((size > bytes ? bytes : size))"
}

stop() {
	local i
	need_network
	stop_clone
	for i in $(nodes); do ! pid "$i" >/dev/null || kill -CONT "$(pid "$i")" 2>/dev/null || true; done
	# shellcheck disable=SC2046
	end KILL $(nodes)
	for i in $(nodes); do ! mountpoint -q "$(dir "$i")/chain" || umount "$(dir "$i")/chain"; done
	! spaces || drop_spaces
	rm -rf "$NET"
}

case ${1:-} in
start) shift; start "$@" ;;
status) status "${2:-}" ;;
kill) mapfile -t all < <(chosen "${2:-}"); ((${#all[@]})) || exit 1; end KILL "${all[@]}" ;;
halt) mapfile -t all < <(chosen "${2:-}"); ((${#all[@]})) || exit 1; end TERM "${all[@]}" ;;
restart)
	mapfile -t all < <(chosen "${2:-}")
	((${#all[@]})) || exit 1
	[[ -z ${3:-} || $3 == -- ]] || die "unknown argument '$3': options of the node come after --"
	MORE=("${@:4}")
	restart "${all[@]}"
	;;
pause) need_node "${2:-}"; kill -STOP "$(pid "$2")" ;;
resume) need_node "${2:-}"; kill -CONT "$(pid "$2")" ;;
clock) clock "${2:-}" "${3:-}" ;;
clone) clone "${2:-}" "${3:-}" ;;
stop-clone) need_network; stop_clone ;;
partition) shift; partition "$@" ;;
heal) heal ;;
disk) disk "${2:-}" "${3:-}" ;;
truncate) truncate_log "${2:-}" "${3:-}" ;;
import) mapfile -t all < <(chosen "${2:-}"); ((${#all[@]})) || exit 1; import "${all[@]}" ;;
snapshot) need_node "${2:-}"; snapshot "$2" ;;
restore) need_node "${2:-}"; restore "$2" ;;
wipe) need_node "${2:-}"; wipe "$2" ;;
tool) shift; need_node "${1:-}"; tool "$@" ;;
stop) stop ;;
*) sed -n '3,/^# only this/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 1 ;;
esac
