// SPDX-License-Identifier: Apache-2.0
// Native transactions with polkadot-api, by the types of the node's own metadata.

import { createClient } from 'polkadot-api';
import { getWsProvider } from 'polkadot-api/ws';
import { bytesToHex } from 'viem';
import { WebSocket } from 'ws';
import { turnOf } from './turns.mjs';
import { MOST_MS, until } from './until.mjs';

/** The last one that was connected: a suite has one, which signs for it. */
let connected;

/**
 * @param {string} url of the Substrate JSON-RPC over WebSocket
 */
export function connect(url) {
  // Node.js 20 has no WebSocket of its own. A connection that polkadot-api gives up stays open, and no process with one ends: after the
  // five seconds that are usual it gives up what it only did not hear of while something was compiled.
  const client = createClient(getWsProvider(url, { websocketClass: WebSocket, timeout: MOST_MS }));
  connected = client;
  return { client, api: client.getUnsafeApi() };
}

/**
 * Waits until a client knows a block of which somebody else has heard. The node tells each connection of new blocks by itself, and
 * whoever has a receipt, or was told by another process, may be ahead of what polkadot-api takes for the best block.
 *
 * @param {object} client of `connect`
 * @param {number | bigint} number of the block
 */
export const caughtUp = (client, number) =>
  until(`polkadot-api to know block ${number}`, async () => (await client.getBestBlocks())[0].number >= number);

/**
 * A transaction in a block: whether its call succeeded, its events and the block.
 *
 * @typedef {object} Inclusion
 * @property {boolean} ok
 * @property {Array<{ type: string, value: { type: string, value: any } }>} events
 * @property {any} [dispatchError]
 * @property {{ hash: string, number: number, index: number }} block
 */

/**
 * Signs and submits, and promises two things: the transaction in a best block, and in a final one. Who names no nonce gets the
 * next one of the chain as the client knows it, which does not count what waits, and so takes its turn.
 *
 * @returns {{ included: Promise<Inclusion>, final: Promise<Inclusion> }}
 */
export function submit(tx, signer, options = {}) {
  const included = open();
  const final = open();
  // Whoever waits for the one need not wait for the other.
  included.promise.catch(() => {});
  final.promise.catch(() => {});
  const fail = (error) => {
    included.reject(error);
    final.reject(error);
  };
  if (options.nonce === undefined) {
    inTurn(tx, signer, options, { included, final, fail }).catch(fail);
  } else {
    follow(tx, signer, options, { included, final, fail });
  }
  return { included: included.promise, final: final.promise };
}

/** The same once nobody else sends from the account, and the client knows what was sent before. */
async function inTurn(tx, signer, options, promises) {
  const { after, end } = await turnOf(bytesToHex(signer.publicKey).slice(2));
  try {
    await caughtUp(connected, after);
    follow(tx, signer, options, promises);
    const { block } = await promises.included.promise;
    await end(block.number);
  } catch (error) {
    await end();
    throw error;
  }
}

/** Keeps the promises, or breaks them. */
function follow(tx, signer, options, { included, final, fail }) {
  const tooLate = () => fail(new Error(`the transaction is not final after ${MOST_MS / 1000} s`));
  const late = setTimeout(tooLate, MOST_MS).unref();
  tx.signSubmitAndWatch(signer, options).subscribe({
    next: (event) => {
      if (event.type === 'txBestBlocksState' && event.found) included.resolve(event);
      if (event.type !== 'finalized') return;
      clearTimeout(late);
      included.resolve(event);
      final.resolve(event);
    },
    error: (error) => {
      clearTimeout(late);
      fail(error);
    },
  });
}

/** A promise that is kept or broken from outside. */
function open() {
  let resolve;
  let reject;
  const promise = new Promise((...both) => {
    [resolve, reject] = both;
  });
  return { promise, resolve, reject };
}

/**
 * Waits until the call has succeeded in a best block.
 *
 * @returns {Promise<Inclusion>}
 */
export async function send(tx, signer, options) {
  const { included } = submit(tx, signer, options);
  return successful(await included);
}

/**
 * The same inclusion, unless its call failed.
 *
 * @param {Inclusion} inclusion
 */
export function successful(inclusion) {
  if (!inclusion.ok) throw new Error(`the call failed: ${nameOf(inclusion.dispatchError)}`);
  return inclusion;
}

/**
 * Name of a dispatch error, with what it carries: `Sales.CapExceeded`, `Coupons.Refused(102)`.
 *
 * @param {any} error
 */
export function nameOf(error) {
  if (error?.type !== 'Module') return `${error?.type}(${error?.value?.type ?? ''})`;
  const { type: pallet, value: variant } = error.value;
  const carries = variant.value === undefined ? '' : `(${variant.value})`;
  return `${pallet}.${variant.type}${carries}`;
}

/**
 * Fields of every event of this name.
 *
 * @param {Inclusion} inclusion
 * @param {string} pallet
 * @param {string} name
 */
export function eventsOf(inclusion, pallet, name) {
  return inclusion.events
    .filter((event) => event.type === pallet && event.value.type === name)
    .map((event) => event.value.value);
}
