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
