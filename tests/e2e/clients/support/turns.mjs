// SPDX-License-Identifier: Apache-2.0
// Suites are processes of their own and share some accounts: the issuer's, the attestor's, the officer's, the gateway's. Two of
// them that read the nonce of one account at the same time would send two transactions with it, and lose one.

import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from './until.mjs';

/**
 * Somebody's turn to send from an account.
 *
 * @typedef {object} Turn
 * @property {number} after the block that has what was sent last; a client that does not know it would count that nonce again
 * @property {(block?: number) => Promise<void>} end lets the next one send, once a block has what was sent, or nothing was
 */

/**
 * Waits until nobody else sends from this account. While the runner prepares the chain, nobody else does.
 *
 * @param {string} key of the account, in hexadecimal digits
 * @returns {Promise<Turn>}
 */
export async function turnOf(key) {
  const folder = process.env.GENEX_CLIENTS_TURNS;
  if (!folder) return { after: 0, end: async () => {} };
  const [place, last] = ['turn', 'last'].map((what) => join(folder, `${what}-${key}`));
  await until(`its turn to send from ${key}`, () => made(place));
  const end = async (block) => {
    if (block !== undefined) await writeFile(last, String(block));
    await rmdir(place);
  };
  return { after: await numberIn(last), end };
}

/** The number that stands in a file, or 0 where there is none yet. */
async function numberIn(file) {
  try {
    return Number(await readFile(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return 0;
    throw error;
  }
}

/** Of all who try to make a folder one succeeds. */
async function made(folder) {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}
