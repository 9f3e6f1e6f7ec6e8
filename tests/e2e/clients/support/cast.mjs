// SPDX-License-Identifier: Apache-2.0
// Foundry's cast as a program: what a developer types at a terminal.

import { execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { MOST_MS } from './until.mjs';

const ARCH = { x64: 'amd64' }[process.arch] ?? process.arch;
/** The program itself, which starts sooner than the script that npm puts before it. */
const PROGRAM = fileURLToPath(
  new URL(`../node_modules/@foundry-rs/cast-${process.platform}-${ARCH}/bin/cast`, import.meta.url),
);
const run = promisify(execFile);
/** No settings of whoever runs the tests. */
const ENV = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1' };
/** How long a command that ends by no means of its own may run, in milliseconds. */
const FOLLOW_MS = 3 * MOST_MS;

/** What cast wrote to its standard error when it failed. */
export class CastError extends Error {}

/**
 * Cast without a node. What it answers is the text that it prints.
 *
 * @param {...(string | number | bigint)} words
 * @returns {Promise<string>}
 */
export async function castAlone(...words) {
  try {
    const { stdout } = await run(PROGRAM, words.map(String), { env: ENV, timeout: MOST_MS });
    return stdout.trim();
  } catch (error) {
    throw new CastError(error.stderr || error.message);
  }
}

/**
 * Cast at one address of the node.
 *
 * @param {string} url of the Ethereum JSON-RPC over HTTP
 * @returns {(command: string, ...args: Array<string | number | bigint>) => Promise<string>}
 */
export const castAt =
  (url) =>
  (command, ...args) =>
    castAlone(command, '--rpc-url', url, ...args);

/**
 * A command of cast that goes on until it is stopped, as by Ctrl-C.
 *
 * @param {string} url of the Ethereum JSON-RPC over WebSocket
 * @param {string} command
 * @param {...(string | number | bigint)} args
 * @returns {{ printed: () => string, stop: () => Promise<void> }} what it has printed so far, which fails when it has ended by itself
 */
export function castFollowing(url, command, ...args) {
  const words = [command, '--rpc-url', url, ...args].map(String);
  const child = spawn(PROGRAM, words, { env: ENV, stdio: ['ignore', 'pipe', 'pipe'], timeout: FOLLOW_MS });
  let [output, complaint, problem] = ['', '', null];
  child.stdout.setEncoding('utf8').on('data', (piece) => (output += piece));
  child.stderr.setEncoding('utf8').on('data', (piece) => (complaint += piece));
  const ended = new Promise((resolve) => {
    child.once('error', resolve);
    child.once('close', (status) => resolve(new CastError(complaint || `cast ${command} ended with ${status}`)));
  }).then((error) => (problem = error));
  const printed = () => {
    if (problem) throw problem;
    return output;
  };
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
  };
  return { printed, stop };
}

/** Cast signs an EIP-1559 transaction unless it is told otherwise, and blocks have no base fee at the address without GNX. */
export const FREE = ['--legacy'];

/**
 * The receipt of a transaction by cast.
 *
 * @param {string} url of the Ethereum JSON-RPC over HTTP
 * @param {{ secret: `0x${string}` }} who
 * @param {Array<string | number | bigint>} call address, signature and arguments
 * @param {string[]} [options]
 */
export async function castSend(url, { secret }, call, options = []) {
  return JSON.parse(await castAt(url)('send', '--json', '--private-key', secret, ...options, ...call));
}
