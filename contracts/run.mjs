// SPDX-License-Identifier: Apache-2.0
// Builds the contracts and tests them: by forge, as scenarios on stock anvil, and as the same scenarios on a running node.
//
//   node run.mjs                   everything
//   node run.mjs predeploys forge  these parts; there are predeploys, forge, anvil and node
//
// $GENEX_SIZE says how often the node is tried, each time a new one. The program is $GENEX_NODE, else the release build of
// $CARGO_TARGET_DIR. Each part ends with `# pass N` and `# fail N`, and the whole with status 1 if anything failed.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const FORGE = fileURLToPath(new URL('node_modules/@foundry-rs/forge/bin.mjs', import.meta.url));
/** How long the scenarios may take on one chain, in milliseconds. */
const SCENARIOS_MS = 480_000;

const PARTS = {
  predeploys: () => counted('predeploys', node('predeploys/build.mjs', '--check')),
  forge: () => run(process.execPath, [FORGE, 'test'], { capture: true }).then(forgeResult),
  anvil: () => scenarios('anvil'),
  node: async () => {
    for (let round = 0; round < rounds(); round += 1) await scenarios('node', round === 0 ? early : undefined);
  },
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`error: no part is called ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}

/** What runs, to be ended with this process. */
const running = new Set();
process.once('exit', () => running.forEach((child) => child.kill()));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

const begun = Date.now();
process.exitCode = 0;
// The scenarios read what forge has built.
if ((await run(process.execPath, [FORGE, 'build'], { capture: true })).status !== 0) process.exit(1);
const parts = chosen.length > 0 ? chosen : Object.keys(PARTS);
/** The first node prepares its chain while the other parts run. */
const early = parts.includes('node') ? prepare('node') : undefined;
// Whoever waits for it learns why it failed.
early?.catch(() => {});
for (const name of parts) {
  console.log(`# part: ${name}`);
  await PARTS[name]();
  console.log(`# ${name} ended after ${((Date.now() - begun) / 1_000).toFixed(1)} s`);
}

function rounds() {
  const count = Number(process.env.GENEX_SIZE || 1);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new Error(`GENEX_SIZE is a number of runs, not ${process.env.GENEX_SIZE}`);
}

/** A chain for the scenarios: its world, how to end it, and how to keep its log. */
async function prepare(target) {
  const chain = await import(`./test/scenarios/${target}.mjs`);
  return chain.prepare();
}

/** Plays the scenarios on a chain. */
async function scenarios(target, prepared = prepare(target)) {
  const { world, stop, keepLog } = await prepared;
  const tests = ['--test', '--test-reporter=tap', `--test-timeout=${SCENARIOS_MS}`, 'test/scenarios/scenarios.test.mjs'];
  const env = { ...process.env, GENEX_CONTRACTS_WORLD: JSON.stringify(world) };
  const { status } = await node(...tests, { env });
  if (status !== 0) {
    process.exitCode = 1;
    console.error(await keepLog());
  }
  await stop();
}

/** Counts a program as one test. */
async function counted(name, program) {
  const passed = (await program).status === 0;
  if (!passed) process.exitCode = 1;
  console.log(`${passed ? 'ok' : 'not ok'} - ${name}\n# pass ${passed ? 1 : 0}\n# fail ${passed ? 0 : 1}`);
}

function forgeResult({ status, output }) {
  const [, passed, failed] = output.match(/(\d+) tests passed, (\d+) failed/) ?? [null, 0, 1];
  if (status !== 0) process.exitCode = 1;
  console.log(`# pass ${passed}\n# fail ${failed}`);
}

function node(...args) {
  const options = typeof args.at(-1) === 'object' ? args.pop() : {};
  return run(process.execPath, args, options);
}

/** Runs a program here. Gives its status and, where it is captured, what it printed, which is shown when it fails. */
function run(program, args, { env = process.env, capture = false } = {}) {
  const child = spawn(program, args, { cwd: HERE, env, stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'] });
  running.add(child);
  let output = '';
  child.stdout?.on('data', (piece) => (output += piece));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (capture && code !== 0) console.error(output);
      resolve({ status: code ?? 1, output });
    });
  }).finally(() => running.delete(child));
}
