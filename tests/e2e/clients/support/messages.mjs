// SPDX-License-Identifier: Apache-2.0
// Messages signed off-line, made by the library in sdk/typescript, and how calls take them.

import { ss58Address } from '@polkadot-labs/hdkd-helpers';
import { Enum } from 'polkadot-api';
import { bytesToHex, hexToBytes, stringToBytes } from 'viem';
import {
  accountOf,
  fromText,
  merkle,
  orderHash,
  scratchCode,
  scratchSeed,
  toText,
} from '../../../../sdk/typescript/dist/src/index.js';
import { hashOf, SS58_FORMAT } from './keys.mjs';

export * from '../../../../sdk/typescript/dist/src/index.js';

/** What messages of the chain are bound to. */
export async function domainOf(api) {
  const [genesis, chainId] = await api.view.Nonces.signing_domain();
  return { genesis: hexToBytes(genesis), chainId };
}

/**
 * A key that signs messages, and no transaction.
 *
 * @param {'ed25519' | 'sr25519' | 'ecdsa' | 'ethereum'} scheme
 * @param {string} name
 */
export function offline(scheme, name) {
  const secret = { scheme, seed: hexToBytes(hashOf(`off-line key of ${name}`)) };
  const bytes = accountOf(secret);
  return { secret, bytes, account: ss58Address(bytes, SS58_FORMAT) };
}

/**
 * What a holder signs so that a redeemer can burn so many units: its account and the redeemer's in bytes.
 *
 * @param {{ holder: Uint8Array, series: number, units: bigint, redeemer: Uint8Array, deadline: bigint }} terms
 */
export function ticketOf({ holder, series, units, redeemer, deadline }) {
  const order = orderHash(hexToBytes(hashOf('salt of the order')), stringToBytes('table 4: two coffees'));
  const nonce = 81_985_529_216_486_895n;
  return { kind: 'ticket', holder, series, goods: { units }, redeemer, orderHash: order, nonce, deadline };
}

/**
 * Cards of so many units as they are printed, each with the text under its scratch field and its proof; and the root over all.
 *
 * @param {string} name tells the batch from others
 */
export function printed(name, count, units, domain) {
  const secret = hexToBytes(hashOf(`root of the cards of ${name}`));
  const texts = Array.from({ length: count }, (_, index) => toText(scratchCode(secret, domain, BigInt(index))));
  const leaves = texts.map((text) => merkle.leaf(accountOf(scratched(text)), { units }));
  const proofOf = (index) => merkle.proof(leaves, index).map((hash) => bytesToHex(hash));
  return {
    root: bytesToHex(merkle.root(leaves)),
    cards: texts.map((text, index) => ({ text, proof: proofOf(index) })),
  };
}

/**
 * The key that grows from what is typed off a card.
 *
 * @param {string} text
 */
export const scratched = (text) => ({ scheme: 'sr25519', seed: scratchSeed(fromText(text.toLowerCase())) });

/** Schemes of keys as the chain names them. */
export const SCHEMES = { ed25519: 'Ed25519', sr25519: 'Sr25519', ecdsa: 'Ecdsa', ethereum: 'Eth' };

/** A signature as calls take it. */
export const signatureOf = ({ scheme, bytes }) => Enum(SCHEMES[scheme], bytesToHex(bytes));

const goodsOf = (goods) => ('serial' in goods ? Enum('Serial', goods.serial) : Enum('Units', goods.units));

/** A message as calls take it. */
export function callOf(message) {
  const entries = Object.entries(message).filter(([name]) => name !== 'kind');
  const value = (field) => {
    if (field instanceof Uint8Array) return bytesToHex(field);
    return typeof field === 'object' ? goodsOf(field) : field;
  };
  const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(entries.map(([name, field]) => [snake(name), value(field)]));
}

/** What an Ethereum key signs as, in the interfaces. */
export const ETHEREUM = 3;
/** That goods are a number of units, in the interfaces. */
const UNITS = 0;

/** A message over units, or a claim, as the interfaces have it. */
export function solidityOf({ kind, goods, ...fields }) {
  const hex = (field) => (field instanceof Uint8Array ? bytesToHex(field) : field);
  const plain = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, hex(field)]));
  return goods ? { ...plain, kind: UNITS, amount: goods.units } : plain;
}
