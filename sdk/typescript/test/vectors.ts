// SPDX-License-Identifier: Apache-2.0
// The vectors that this package shares with the Rust crate, and what of them follows from the rest.

import { readFileSync } from 'node:fs';
import {
  accountOf,
  deriveKey,
  digest,
  type Domain,
  encodedType,
  fromHex,
  type Goods,
  merkle,
  type Message,
  orderHash,
  payload,
  type Purpose,
  type Scheme,
  scratchCode,
  scratchSeed,
  sign,
  toBytes,
  toHex,
  toPlainText,
  toScale,
  toText,
  typedPayload,
} from '../src/index.js';

const FOLDER = new URL('../../../vectors/', import.meta.url);

export const pathOf = (name: string): URL => new URL(`${name}.json`, FOLDER);

/** A file of vectors as it is stored. */
export const read = (name: string): any => JSON.parse(readFileSync(pathOf(name), 'utf8'));

/** A message as it is stored: bytes as hexadecimal digits, numbers as decimal ones. */
export type Stored = Record<string, string>;

const NUMBERS = new Set(['batch', 'gift', 'nonce', 'deadline']);

export const toGoods = (stored: Stored): Goods =>
  stored['serial'] === undefined ? { units: BigInt(stored['quantity'] ?? 0) } : { serial: BigInt(stored['serial']) };

export const toMessage = (stored: Stored): Message => {
  const fields = Object.entries(stored).map(([name, value]): [string, unknown] => {
    if (name === 'quantity' || name === 'serial') return ['goods', toGoods(stored)];
    if (name === 'kind') return [name, value];
    if (name === 'series') return [name, Number(value)];
    return [name, NUMBERS.has(name) ? BigInt(value) : fromHex(value)];
  });
  return Object.fromEntries(fields) as unknown as Message;
};

export const toDomain = (stored: { genesis: string; chainId: string }): Domain => ({
  genesis: fromHex(stored.genesis),
  chainId: BigInt(stored.chainId),
});

interface StoredMessage {
  name: string;
  message: Stored;
  scheme: Scheme;
  seed: string;
  /** Given with sr25519, whose signatures take randomness. */
  signature?: string;
}

/** What follows from a message, its key, and for sr25519 its signature. */
export const completeMessage = (given: StoredMessage, domain: Domain): Record<string, unknown> => {
  const { name, scheme, seed } = given;
  const message = toMessage(given.message);
  const made = sign(message, { scheme, seed: fromHex(seed) }, domain);
  const kept = scheme === 'sr25519' && given.signature !== undefined;
  const signature = { scheme, bytes: kept ? fromHex(given.signature as string) : made.signature.bytes };
  const bytes = toBytes({ message, signature }, domain);
  return {
    name,
    message: given.message,
    scheme,
    seed,
    scale: toHex(toScale(message)),
    payload: toHex(payload(message, domain)),
    typedAs: encodedType(message),
    typedPayload: toHex(typedPayload(message, domain)),
    digest: toHex(digest(message, domain)),
    signature: toHex(signature.bytes),
    bytes: toHex(bytes),
    text: toText(bytes),
  };
};

/** The files, each with what makes it whole again. */
export const FILES: Record<string, (given: any) => unknown> = {
  messages: (given) => {
    const domain = toDomain(given.domain);
    return { domain: given.domain, messages: given.messages.map((one: StoredMessage) => completeMessage(one, domain)) };
  },
  keys: (given) => {
    const domain = toDomain(given.domain);
    return {
      domain: given.domain,
      accounts: given.accounts.map(({ scheme, seed }: { scheme: Scheme; seed: string }) => ({
        scheme,
        seed,
        account: toHex(accountOf({ scheme, seed: fromHex(seed) })),
      })),
      derived: given.derived.map(({ root, purpose, index }: { root: string; purpose: Purpose; index: string }) => ({
        root,
        purpose,
        index,
        key: toHex(deriveKey(fromHex(root), domain, purpose, BigInt(index))),
      })),
      codes: given.codes.map(({ root, index }: { root: string; index: string }) => {
        const code = scratchCode(fromHex(root), domain, BigInt(index));
        return { root, index, code: toHex(code), text: toText(code), seed: toHex(scratchSeed(code)) };
      }),
    };
  },
  orders: (given) => ({
    hashes: given.hashes.map(({ salt, order }: { salt: string; order: string }) => ({
      salt,
      order,
      hash: toHex(orderHash(fromHex(salt), new TextEncoder().encode(order))),
    })),
  }),
  texts: (given) => ({
    texts: given.texts.map(({ bytes }: { bytes: string }) => ({
      bytes,
      text: toText(fromHex(bytes)),
      plain: toPlainText(fromHex(bytes)),
    })),
  }),
  merkle: (given) => {
    const leaves = given.coupons.map((coupon: Stored) => merkle.leaf(fromHex(coupon['key'] as string), toGoods(coupon)));
    return {
      coupons: given.coupons.map((coupon: Stored, i: number) => ({
        ...coupon,
        leaf: toHex(leaves[i]),
        proof: merkle.proof(leaves, i).map(toHex),
      })),
      root: toHex(merkle.root(leaves)),
    };
  },
};
