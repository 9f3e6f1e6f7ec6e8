// SPDX-License-Identifier: Apache-2.0
// Native transactions with polkadot.js, signed by pairs of its keyring, by the types of the node's own metadata.

import assert from 'node:assert/strict';
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { bytesToHex } from 'viem';
import { SS58_FORMAT } from './keys.mjs';
import { turnOf } from './turns.mjs';
import { MOST_MS } from './until.mjs';

/** What the pool answers, as a pattern of the error: where nobody pays, and where a pool would pay in vain. */
export const NOBODY_PAYS = {
  code: 1010,
  message: '1010: Invalid Transaction: Inability to pay some fees , e.g. account balance too low',
};
export const HOPELESS = { code: 1010, message: '1010: Invalid Transaction: Custom error: 7' };

const keyring = new Keyring({ ss58Format: SS58_FORMAT });

/**
 * The API of a node. It is ready, and so is the cryptography of the keyring.
 *
 * @param {string} url of the Substrate JSON-RPC over WebSocket
 */
export const connect = (url) => ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true });

/**
 * The pair of a key at a path below the phrase that everybody knows.
 *
 * @param {{ uri: string, scheme?: 'sr25519' | 'ed25519' | 'ecdsa' }} key
 */
export const pairOf = ({ uri, scheme = 'sr25519' }) => keyring.createFromUri(uri, {}, scheme);

/**
 * The pair of a secret of 32 bytes.
 *
 * @param {{ scheme: 'sr25519' | 'ed25519' | 'ecdsa', seed: Uint8Array }} secret
 */
export const pairOfSecret = ({ scheme, seed }) => keyring.addFromSeed(seed, {}, scheme);

/**
 * Signs and sends. The result in a final block, unless the call failed: then an error with the name of the call's error.
 *
 * @param {number} [nonce] the next one that the pool does not know, unless named: then it takes its turn
 */
export async function sent(tx, who, nonce = -1) {
  const pair = pairOf(who);
  // The node counts for it by its own best block, so it need not know what was sent before.
  const turn = nonce < 0 ? await turnOf(bytesToHex(pair.addressRaw).slice(2)) : undefined;
  let ended;
  const over = new Promise((resolve) => (ended = resolve)).then((block) => turn?.end(block));
  try {
    return await followed(tx, pair, nonce, ended);
  } finally {
    ended();
    await over;
  }
}

/** Tells the block that the transaction is in, and gives the result when that is final. */
function followed(tx, pair, nonce, included) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the transaction is not final after ${MOST_MS / 1000} s`)), MOST_MS);
    const settle = (act) => (value) => {
      clearTimeout(late);
      act(value);
    };
    const told = (result) => {
      if (result.isError) return settle(reject)(new Error(`the transaction is ${result.status.type}`));
      if (result.isInBlock) included(result.blockNumber?.toNumber());
      if (!result.isFinalized) return undefined;
      const { dispatchError } = result;
      return dispatchError ? settle(reject)(new Error(nameOf(dispatchError))) : settle(resolve)(result);
    };
    tx.signAndSend(pair, { nonce }, told).catch(settle(reject));
  });
}

/** Name of a dispatch error, with the code that a refusal carries. */
function nameOf(error) {
  if (!error.isModule) return error.toString();
  const { section, name, fields } = error.registry.findMetaError(error.asModule);
  const [, low, high] = error.asModule.error;
  return `${section}.${name}${fields.length > 0 ? `(${low + 256 * high})` : ''}`;
}

/** Fields of every event of a name. */
export const eventsOf = ({ events }, section, name) =>
  events.filter(({ event }) => event.section === section && event.method === name).map(({ event }) => event.data);

/** Fields of the first event of a name. */
export function eventOf(done, section, name) {
  const [found] = eventsOf(done, section, name);
  assert.ok(found, `there is no event ${section}.${name}`);
  return found;
}

/** What somebody has of a series: free, and in escrow. */
export async function holdingOf(api, series, { account }) {
  const { free, held } = await api.query.coupons.holdings(account, series);
  return { free: free.toBigInt(), held: held.toBigInt() };
}

/** Money of a stablecoin that somebody can use. */
export async function moneyOf(api, asset, { account }) {
  const { balance, extra } = (await api.query.assets.account(asset, account)).unwrapOrDefault();
  // Escrow is within the balance.
  return balance.toBigInt() - extra.held.toBigInt() - extra.leaving.toBigInt();
}
