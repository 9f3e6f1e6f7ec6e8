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
 * Cast at one address of the node. What it answers is the text that cast prints.
 *
 * @param {string} url of the Ethereum JSON-RPC over HTTP
 * @returns {(command: string, ...args: Array<string | number | bigint>) => Promise<string>}
 */
export const castAt =
  (url) =>
  async (command, ...args) => {
    const texts = args.map(String);
    // No settings of whoever runs the tests.
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1' };
    const where = ['--rpc-url', url];
    try {
      const { stdout } = await run(PROGRAM, [command, ...where, ...texts], { env, timeout: MOST_MS });
      return stdout.trim();
    } catch (error) {
      throw new CastError(error.stderr || error.message);
    }
  };
