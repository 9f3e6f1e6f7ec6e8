// SPDX-License-Identifier: Apache-2.0
// What ethers hears of while it polls a node, as a page does.

import assert from 'node:assert/strict';
import { until } from './until.mjs';

/** Providers that were told to end. */
const ended = [];

/**
 * Makes sure that a provider hears of a gift, once, and of the blocks until then without a gap. The provider ends with that.
 *
 * @param {object} provider of ethers
 * @param {string} question what the provider asks again and again to hear of gifts: a method of the JSON-RPC
 * @param {[contract: object, filter: object]} event
 * @param {bigint} value of the gift
 * @param {() => Promise<{ hash: string, blockNumber: number }>} give
 */
export async function shouldHear(provider, question, [contract, filter], value, give) {
  const [asked, blocks, heard] = [[], [], []];
  try {
    await provider.on('debug', ({ payload }) => asked.push(...[payload ?? []].flat().map(({ method }) => method)));
    await provider.on('block', (number) => blocks.push(number));
    await contract.connect(provider).on(filter, ({ log, args }) => heard.push([log.transactionHash, args.value]));
    // It has asked once, so the gift comes after what it has seen.
    await until('its first question', () => asked.includes(question));
    const { hash, blockNumber } = await give();
    await until('the gift', () => heard.length > 0);
    await until('its block', () => blocks.includes(blockNumber));
    assert.deepEqual(heard, [[hash, value]]);
    assert.deepEqual(blocks, blocks.map((_, index) => blocks[0] + index));
  } finally {
    provider.destroy();
    ended.push(provider);
  }
}

/** Sees to it that nobody polls on: who was told to end while it asked for the changes of a filter has begun anew, and never ends. */
export const endHearing = () => Promise.all(ended.map((provider) => provider.removeAllListeners()));
