// SPDX-License-Identifier: Apache-2.0
// An order on the chain is a salted hash, so that nobody can guess it.

import { blake2, concat, utf8 } from './bytes.js';
import { MessageError } from './error.js';

/** Bytes of a salt. */
export const SALT_LENGTH = 32;

/** The hash of an order: BLAKE2b-256 of `genex:order`, the salt and the order. The salt is random, another one for each
 * order, and known to those only who know the order. */
export const orderHash = (salt: Uint8Array, order: Uint8Array): Uint8Array => {
  if (salt.length !== SALT_LENGTH) {
    throw new MessageError('bad-value', `a salt has ${SALT_LENGTH} bytes: draw as many at random`);
  }
  return blake2(concat(utf8('genex:order'), salt, order));
};
