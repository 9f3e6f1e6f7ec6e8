// SPDX-License-Identifier: Apache-2.0
// Starts a stock anvil on a free port, and ends it.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** How long anvil may take until it answers, in milliseconds. */
const START_MS = 60_000;
/** Ports lie below those that systems give to outgoing connections, and below those of nodes. */
const FIRST_PORT = 10_000;
const PORTS = 2_000;
const ARCH = { x64: 'amd64' }[process.arch] ?? process.arch;
/** The program itself, as the script that npm puts before it would live on when it is to end. */
const PROGRAM = fileURLToPath(
  new URL(`../node_modules/@foundry-rs/anvil-${process.platform}-${ARCH}/bin/anvil`, import.meta.url),
);

/**
 * @param {string[]} options further options of anvil
 * @returns {Promise<{ url: string, stop: () => void }>}
 */
export async function startAnvil(options = []) {
  const port = await freePort();
  const where = ['--host', '127.0.0.1', '--port', String(port)];
  const anvil = spawn(PROGRAM, ['--silent', ...where, ...options], { stdio: 'ignore' });
  const failed = new Promise((_, reject) => anvil.once('error', reject));
  failed.catch(() => {});
  const stop = () => anvil.kill();
  process.once('exit', stop);
  const url = `http://127.0.0.1:${port}`;
  const end = Date.now() + START_MS;
  while (!(await Promise.race([answers(url), failed]))) {
    if (anvil.exitCode !== null) throw new Error(`anvil ended with ${anvil.exitCode}`);
    if (Date.now() > end) throw new Error(`anvil does not answer after ${START_MS / 1000} s`);
    await sleep(50);
  }
  return { url, stop };
}

async function answers(url) {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] }),
      signal: AbortSignal.timeout(2_000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

async function freePort() {
  const start = Math.floor(Math.random() * PORTS);
  for (let step = 0; step < PORTS; step += 1) {
    const port = FIRST_PORT + ((start + step) % PORTS);
    if (await isFree(port)) return port;
  }
  throw new Error(`no port from ${FIRST_PORT} on is free`);
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
