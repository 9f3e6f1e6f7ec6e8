// SPDX-License-Identifier: Apache-2.0
// Starts one node, prepares its chain, and runs the suites against it at the same time.
//
//   node run.mjs                 all suites
//   node run.mjs viem ethers     these
//
// $GENEX_SIZE says how often, each time with a new node; once when it says nothing. The program is $GENEX_NODE, else the
// release build of $CARGO_TARGET_DIR. Reports as TAP; each run ends with `# pass N` and `# fail N`, and the whole with
// status 1 if anything failed.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { prepare } from './support/chain.mjs';
import { startNode } from './support/node.mjs';

const SUITES = [
  ...['viem', 'ethers', 'cast', 'hardhat', 'polkadot-api', 'polkadot-js', 'polkadot-js-shop', 'browser'],
  ...['signatures', 'shop', 'journeys'],
];
/** How long a suite may take in milliseconds. */
const SUITE_MS = 360_000;

const names = process.argv.slice(2);
const unknown = names.filter((name) => !SUITES.includes(name));
if (unknown.length > 0) {
  console.error(`error: no suite is called ${unknown.join(', ')}; there are ${SUITES.join(', ')}`);
  process.exit(2);
}
const runs = Number(process.env.GENEX_SIZE || 1);
if (!Number.isSafeInteger(runs) || runs < 1) {
  console.error(`error: GENEX_SIZE is a number of runs, not ${process.env.GENEX_SIZE}`);
  process.exit(2);
}

// The node ends with this process, see support/node.mjs.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

const begun = Date.now();
const since = () => `${((Date.now() - begun) / 1000).toFixed(1)} s`;

/** The tests that run, to be ended with this process. */
let running = null;
process.once('exit', () => running?.kill());

process.exitCode = 0;
for (let run = 1; run <= runs; run += 1) {
  if (runs > 1) console.log(`# run ${run} of ${runs}`);
  const status = await runOnNewNode(names.length > 0 ? names : SUITES);
  if (status !== 0) process.exitCode = 1;
}
console.log(`# ended after ${since()}`);

/** The status with which the tests end. */
async function runOnNewNode(suites) {
  const node = await startNode();
  console.log(`# node is up after ${since()}`);
  let status = 1;
  try {
    const world = await prepare(node);
    console.log(`# chain is prepared after ${since()}`);
    status = await runTests(suites, { GENEX_CLIENTS_WORLD: JSON.stringify(world), GENEX_CLIENTS_TURNS: node.dir });
  } catch (error) {
    console.error(error);
  }
  if (status !== 0) console.error(await node.keepLog());
  await node.stop();
  return status;
}

/** The status with which the tests end. */
function runTests(suites, env) {
  const files = suites.map((name) => fileURLToPath(new URL(`${name}.test.mjs`, import.meta.url)));
  const limits = [`--test-concurrency=${files.length}`, `--test-timeout=${SUITE_MS}`];
  const tests = spawn(process.execPath, ['--test', '--test-reporter=tap', ...limits, ...files], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  running = tests;
  return new Promise((resolve, reject) => {
    tests.once('error', reject);
    tests.once('exit', (code) => resolve(code ?? 1));
  }).finally(() => (running = null));
}
