// SPDX-License-Identifier: Apache-2.0
// Foundry's cast as a program: what a developer types at a terminal.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { MOST_MS } from './until.mjs';

const ARCH = { x64: 'amd64' }[process.arch] ?? process.arch;
/** The program itself, which starts sooner than the script that npm puts before it. */
const PROGRAM = fileURLToPath(
  new URL(`../node_modules/@foundry-rs/cast-${process.platform}-${ARCH}/bin/cast`, import.meta.url),
);
const run = promisify(execFile);

/** What cast wrote to its standard error when it failed. */
export class CastError extends Error {}

/**
 * Cast without a node. What it answers is the text that it prints.
 *
 * @param {...(string | number | bigint)} words
 * @returns {Promise<string>}
 */
export async function castAlone(...words) {
  // No settings of whoever runs the tests.
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1' };
  try {
    const { stdout } = await run(PROGRAM, words.map(String), { env, timeout: MOST_MS });
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
