// SPDX-License-Identifier: Apache-2.0
// Suites are processes of their own and share some accounts: the issuer's, the attestor's, the officer's, the gateway's. Two of
// them that read the nonce of one account at the same time would send two transactions with it, and lose one.

import { mkdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from './until.mjs';

/** How long after one the others see a block, in milliseconds. */
const SEEN_MS = 200;

/**
 * Waits until nobody else sends from this account. While the runner prepares the chain, nobody else does.
 *
 * @param {string} key of the account, in hexadecimal digits
 * @returns {Promise<() => Promise<void>>} lets the next one send, once a block has what was sent
 */
export async function turnOf(key) {
  const folder = process.env.GENEX_CLIENTS_TURNS;
  if (!folder) return async () => {};
  const place = join(folder, `turn-${key}`);
  await until(`its turn to send from ${key}`, () => made(place));
  return async () => {
    await sleep(SEEN_MS);
    await rmdir(place);
  };
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
