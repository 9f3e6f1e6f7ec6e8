// SPDX-License-Identifier: Apache-2.0
// An order for the issuer's eyes: HPKE (RFC 9180) in base mode with X25519, HKDF-SHA256 and ChaCha20-Poly1305.

import { Chacha20Poly1305 } from '@hpke/chacha20poly1305';
import { CipherSuite, HkdfSha256 } from '@hpke/core';
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519';
import { x25519 } from '@noble/curves/ed25519.js';
import { concat, equal, utf8 } from './bytes.js';
import { MessageError } from './error.js';
import { orderHash, SALT_LENGTH } from './order.js';

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Chacha20Poly1305(),
});

/** What keys are used for here, so that a ciphertext means nothing elsewhere. */
const PURPOSE = utf8('genex:order');
/** Bytes of the key that is made for one ciphertext. */
const EPHEMERAL = 32;
/** Bytes that tell whether a ciphertext was changed. */
const TAG = 16;
/** Bytes of the length of the order. */
const LENGTH = 2;

/** Lengths of a ciphertext, the longest that a redemption carries last. Only which of them shows of an order's length. */
export const SEALED_LENGTHS = [128, 256, 512] as const;
/** By how many bytes at least a ciphertext is longer than its order. */
export const SEALING_OVERHEAD = EPHEMERAL + TAG + LENGTH + SALT_LENGTH;

/** Seals an order with its salt for the issuer's X25519 key. It can be opened only with the order's hash. */
export const sealOrder = async (order: Uint8Array, salt: Uint8Array, issuer: Uint8Array): Promise<Uint8Array> => {
  const hash = orderHash(salt, order);
  const length = SEALED_LENGTHS.find((sealed) => SEALING_OVERHEAD + order.length <= sealed);
  if (length === undefined) {
    throw new MessageError('too-long', `an order has at most ${512 - SEALING_OVERHEAD} bytes: seal a shorter one`);
  }
  const padded = new Uint8Array(length - EPHEMERAL - TAG);
  padded.set(concat(Uint8Array.of(order.length & 0xff, order.length >> 8), salt, order));
  const recipientPublicKey = await suite.kem.deserializePublicKey(issuer);
  const sender = await suite.createSenderContext({ recipientPublicKey, info: PURPOSE });
  return concat(new Uint8Array(sender.enc), new Uint8Array(await sender.seal(padded, hash)));
};

/** Opens what `sealOrder` made, with the issuer's secret key and the hash of the order on the chain. */
export const openOrder = async (
  sealed: Uint8Array,
  hash: Uint8Array,
  secret: Uint8Array,
): Promise<{ order: Uint8Array; salt: Uint8Array }> => {
  const padded = await opened(sealed, hash, secret);
  const [low, high] = [padded[0] ?? 0, padded[1] ?? 0];
  const end = LENGTH + SALT_LENGTH + low + (high << 8);
  const salt = padded.slice(LENGTH, LENGTH + SALT_LENGTH);
  const order = padded.slice(LENGTH + SALT_LENGTH, end);
  if (end > padded.length || padded.slice(end).some((byte) => byte !== 0) || !equal(orderHash(salt, order), hash)) {
    throw notOpened();
  }
  return { order, salt };
};

const opened = async (sealed: Uint8Array, hash: Uint8Array, secret: Uint8Array): Promise<Uint8Array> => {
  if (!SEALED_LENGTHS.some((length) => length === sealed.length)) throw notOpened();
  try {
    const recipientKey = await suite.kem.deserializePrivateKey(secret);
    const enc = sealed.slice(0, EPHEMERAL);
    const recipient = await suite.createRecipientContext({ recipientKey, enc, info: PURPOSE });
    return new Uint8Array(await recipient.open(sealed.slice(EPHEMERAL), hash));
  } catch {
    throw notOpened();
  }
};

const notOpened = (): MessageError =>
  new MessageError('not-opened', 'the order was sealed for another key, belongs to another hash, or was changed: ask the holder');

/** The public key of an issuer's X25519 secret key of 32 bytes. */
export const sealingKey = (secret: Uint8Array): Uint8Array => x25519.getPublicKey(secret);
