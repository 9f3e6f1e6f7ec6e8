// SPDX-License-Identifier: Apache-2.0
// Waiting for what the chain will do soon.

import { setTimeout as sleep } from 'node:timers/promises';

/** How long a block, its finality included, may take in milliseconds: three seconds are normal, and a busy machine takes longer. */
export const MOST_MS = 60_000;

/**
 * Asks again and again until there is an answer other than `false`, `null` and `undefined`.
 *
 * @template T
 * @param {string} what is waited for, for the message
 * @param {() => Promise<T> | T} ask
 * @returns {Promise<T>}
 */
export async function until(what, ask) {
  const end = Date.now() + MOST_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== null && answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`waited ${MOST_MS / 1000} s for ${what}`);
    await sleep(150);
  }
}

/**
 * Waits until a block has just come. While the next one comes, a pool with a view of each block may for a moment not count what was
 * sent: whoever sends several times by the nonce that the node tells begins when there is time for that.
 *
 * @param {() => Promise<number | bigint>} number of the best block
 */
export async function afterBlock(number) {
  const last = await number();
  await until('the next block', async () => (await number()) > last);
}
