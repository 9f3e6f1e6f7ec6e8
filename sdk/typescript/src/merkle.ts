// SPDX-License-Identifier: Apache-2.0
// A batch of printed coupons as one hash: a Merkle tree over the keys under the scratch fields.

import { blake2, concat, toHex, u64, u8 } from './bytes.js';
import { MessageError } from './error.js';
import { type Account, type Goods, isSerial } from './messages.js';

/** Most hashes of a proof: enough for a batch of 2^32 coupons. */
export const MAX_PROOF = 32;

/** The leaf of a printed coupon: BLAKE2b-256 of a zero byte, the account of its key, and the goods in SCALE. */
export const leaf = (key: Account, goods: Goods): Uint8Array =>
  blake2(concat(u8(0), key, isSerial(goods) ? concat(u8(1), u64(goods.serial)) : concat(u8(0), u64(goods.units))));

/** The node over two others, the smaller first: BLAKE2b-256 of a byte 1 and both. */
const node = (one: Uint8Array, other: Uint8Array): Uint8Array =>
  toHex(one) <= toHex(other) ? blake2(concat(u8(1), one, other)) : blake2(concat(u8(1), other, one));

/** The layer above. The last of an odd number moves up as it is. */
const above = (layer: readonly Uint8Array[]): Uint8Array[] => {
  const nodes: Uint8Array[] = [];
  for (let i = 0; i < layer.length; i += 2) {
    const [one, other] = [layer[i] as Uint8Array, layer[i + 1]];
    nodes.push(other === undefined ? one : node(one, other));
  }
  return nodes;
};

/** The root over the leaves, at least one. */
export const root = (leaves: readonly Uint8Array[]): Uint8Array => {
  let layer = [...leaves];
  while (layer.length > 1) layer = above(layer);
  const top = layer[0];
  if (top === undefined) throw new MessageError('bad-value', 'no leaves have no root: give at least one');
  return top;
};

/** What proves that the leaf at `index` is under the root. */
export const proof = (leaves: readonly Uint8Array[], index: number): Uint8Array[] => {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) {
    throw new MessageError('bad-value', 'there is no such leaf: give its place, from 0');
  }
  const path: Uint8Array[] = [];
  let [layer, at] = [[...leaves], index];
  while (layer.length > 1) {
    const neighbour = layer[at ^ 1];
    if (neighbour !== undefined) path.push(neighbour);
    layer = above(layer);
    at >>>= 1;
  }
  return path;
};

/** Whether the leaf is under the root. */
export const isUnder = (top: Uint8Array, leaf: Uint8Array, path: readonly Uint8Array[]): boolean =>
  path.length <= MAX_PROOF && toHex(path.reduce(node, leaf)) === toHex(top);
