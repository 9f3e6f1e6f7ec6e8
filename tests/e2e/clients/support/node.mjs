// SPDX-License-Identifier: Apache-2.0
// Starts a development node with a chain of its own, and ends it.
//
// The node runs below a small shell whose input is a pipe from this process. When the pipe closes, the shell ends the
// node: so no node is left behind, however this process ends.

import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { access, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a node may take until it answers and has made a block, in milliseconds. */
const START_MS = 120_000;
/** How long a node may take to end, in milliseconds; the shell kills it before. */
const STOP_MS = 20_000;
/** Lines of the log that a failure shows. */
const TAIL = 40;
/** Ports lie below those that systems give to outgoing connections. */
const FIRST_PORT = 12_000;
const PORTS = 8_000;

/** `$1` is the folder of the node, the rest its command. The log stays where there is a file `keep` beside it. */
const KEEPER = `
dir=$1; shift
exec 3<&0
"$@" </dev/null 3<&- &
node=$!
{
  cat <&3 >/dev/null
  kill "$node"
  for second in 1 2 3 4 5 6 7 8 9 10; do sleep 1; kill -0 "$node" || exit 0; done
  kill -9 "$node"
} 2>/dev/null &
watch=$!
wait "$node"
status=$?
kill "$watch" 2>/dev/null
rm -rf "$dir/chain"
[ -e "$dir/keep" ] || rm -rf "$dir"
exit "$status"
`;

/**
 * A running development node.
 *
 * @typedef {object} RunningNode
 * @property {string} ws Substrate JSON-RPC over WebSocket
 * @property {string} eth Ethereum JSON-RPC over HTTP
 * @property {string} ethWs Ethereum JSON-RPC over WebSocket
 * @property {string} dir a folder that goes when the node ends
 * @property {() => Promise<string>} keepLog leaves the log on disk; gives its end and where it is
 * @property {() => Promise<void>} stop ends the node and waits for that
 */

/**
 * Starts `genex-node --dev` and waits until it makes blocks and answers on both of its servers.
 *
 * @returns {Promise<RunningNode>}
 */
export async function startNode() {
  const program = await programPath();
  const dir = await mkdtemp(join(tmpdir(), 'genex-clients-'));
  const [rpc, eth, p2p, prometheus] = await freePorts(4);
  const keeper = launch(dir, [
    program,
    '--dev',
    '--no-mdns',
    ...['--base-path', join(dir, 'chain')],
    ...['--rpc-port', String(rpc)],
    ...['--eth-rpc-port', String(eth)],
    ...['--prometheus-port', String(prometheus)],
    ...['--listen-addr', `/ip4/127.0.0.1/tcp/${p2p}`],
  ]);
  const ended = new Promise((resolve) => {
    keeper.once('exit', (code, signal) => resolve(`the node ended with ${signal ?? code}`));
    keeper.once('error', (error) => resolve(`sh cannot be started: ${error.message}`));
  });

  const keepLog = async () => {
    await writeFile(join(dir, 'keep'), '');
    return logTail(join(dir, 'node.log'));
  };
  const stop = async () => {
    keeper.stdin?.end();
    const late = sleep(STOP_MS, 'late', { ref: false });
    if ((await Promise.race([ended, late])) === 'late') throw new Error('the node does not end');
  };

  const problem = await Promise.race([ended, untilUp(rpc, eth)]);
  if (problem) {
    const log = await keepLog();
    await stop();
    throw new Error(`${problem}\n${log}`);
  }
  return {
    ws: `ws://127.0.0.1:${rpc}`,
    eth: `http://127.0.0.1:${eth}`,
    ethWs: `ws://127.0.0.1:${eth}`,
    dir,
    keepLog,
    stop,
  };
}

/** A process group of its own, so that an interrupt at the terminal reaches this process only. */
function launch(dir, command) {
  const log = openSync(join(dir, 'node.log'), 'w');
  try {
    return spawn('sh', ['-c', KEEPER, 'genex-clients', dir, ...command], {
      detached: true,
      stdio: ['pipe', log, log],
    });
  } finally {
    closeSync(log);
  }
}

/** `$GENEX_NODE`, else the release build of the target folder that the scripts use. */
async function programPath() {
  const target = process.env.CARGO_TARGET_DIR ?? join(homedir(), '.cache', 'genex-chain', 'target');
  const path = process.env.GENEX_NODE ?? join(target, 'release', 'genex-node');
  await access(path).catch(() => {
    throw new Error(`there is no ${path}: run scripts/test.sh clients, or set GENEX_NODE to the path of genex-node`);
  });
  return path;
}

/** Nothing once the node is up, otherwise why it is not. */
async function untilUp(rpc, eth) {
  const end = Date.now() + START_MS;
  while (Date.now() < end) {
    if ((await blockNumber(rpc, 'chain_getHeader')) > 0 && (await blockNumber(eth, 'eth_blockNumber')) > 0) return null;
    await sleep(100);
  }
  return `the node made no block that both servers know within ${START_MS / 1000} s`;
}

/** The number of the best block, or 0 while nobody answers. */
async function blockNumber(port, method) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: [] }),
      signal: AbortSignal.timeout(2_000),
    });
    const { result } = await answer.json();
    return Number(result?.number ?? result);
  } catch {
    return 0;
  }
}

async function logTail(path) {
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  return `--- end of ${path} ---\n${lines.slice(-TAIL).join('\n')}\n---`;
}

async function freePorts(count) {
  const ports = [];
  const start = Math.floor(Math.random() * PORTS);
  for (let step = 0; step < PORTS && ports.length < count; step += 1) {
    const port = FIRST_PORT + ((start + step) % PORTS);
    if (await isFree(port)) ports.push(port);
  }
  if (ports.length < count) throw new Error('too few ports are free');
  return ports;
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
