// SPDX-License-Identifier: Apache-2.0
// Keys: what a wallet signs with, how others verify, and how keys for one use come from one secret.

import { ed25519 } from '@noble/curves/ed25519.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import * as sr25519 from '@scure/sr25519';
import { blake2, concat, equal, keccak, u64, u8, utf8 } from './bytes.js';
import { type Scheme, type Signature, type SignedMessage } from './compact.js';
import type { Domain } from './domain.js';
import { MessageError } from './error.js';
import { type Account, accountOfAddress, digest, type Message, payload, signerOf, wrapped } from './messages.js';

/** A secret key: 32 bytes, from which each kind of key grows as in Substrate and Ethereum wallets. */
export interface SecretKey {
  scheme: Scheme;
  /** Seed of ed25519 and sr25519, scalar of the others. */
  seed: Uint8Array;
}

/** Makes sure that a key can be made of the seed. */
const checked = ({ scheme, seed }: SecretKey): void => {
  const isScalar = scheme === 'ecdsa' || scheme === 'ethereum';
  if (seed.length !== 32 || (isScalar && !secp256k1.utils.isValidSecretKey(seed))) {
    throw new MessageError('bad-key', 'these bytes are no secret key: take 32 others at random, or the next derived key');
  }
};

/** The account of a secret key. */
export const accountOf = (key: SecretKey): Account => {
  checked(key);
  switch (key.scheme) {
    case 'ed25519':
      return ed25519.getPublicKey(key.seed);
    case 'sr25519':
      return sr25519.getPublicKey(sr25519.secretFromSeed(key.seed));
    case 'ecdsa':
      return blake2(secp256k1.getPublicKey(key.seed, true));
    case 'ethereum':
      return accountOfPoint(secp256k1.getPublicKey(key.seed, false));
  }
};

/** The account of an Ethereum public key of 65 bytes. */
const accountOfPoint = (point: Uint8Array): Account => accountOfAddress(keccak(point.slice(1)).slice(12));

/** Signs a message. The key must be that of the message's signer. */
export const sign = (message: Message, key: SecretKey, domain: Domain): SignedMessage => {
  if (!equal(accountOf(key), signerOf(message))) {
    throw new MessageError('bad-key', 'the key is not that of the signer the message names: take the other key');
  }
  return { message, signature: signatureOf(message, key, domain) };
};

const signatureOf = (message: Message, { scheme, seed }: SecretKey, domain: Domain): Signature => {
  switch (scheme) {
    case 'ed25519':
      return { scheme, bytes: ed25519.sign(payload(message, domain), seed) };
    case 'sr25519':
      return { scheme, bytes: sr25519.sign(sr25519.secretFromSeed(seed), payload(message, domain)) };
    case 'ecdsa':
      return { scheme, bytes: signHash(blake2(payload(message, domain)), seed) };
    case 'ethereum':
      return { scheme, bytes: signHash(digest(message, domain), seed) };
  }
};

/** The library puts the recovery id in front, the chain behind. */
const signHash = (hash: Uint8Array, seed: Uint8Array): Uint8Array => {
  const signature = secp256k1.sign(hash, seed, { prehash: false, format: 'recovered' });
  return concat(signature.slice(1), signature.slice(0, 1));
};

/** Whether the signature is that of the signer the message names, for this chain. Needs no network, and so says nothing
 * about what the chain knows: whether the message was used, or what the holder has. Stricter than the chain with
 * signatures that no wallet makes. */
export const isSigned = ({ message, signature }: SignedMessage, domain: Domain): boolean => {
  const signer = signerOf(message);
  if (signature.scheme === 'ethereum') {
    const point = recovered(digest(message, domain), signature.bytes, false);
    return point !== undefined && equal(accountOfPoint(point), signer);
  }
  const bytes = payload(message, domain);
  return [bytes, wrapped(bytes)].some((form) => isSignedForm(form, signature, signer));
};

const isSignedForm = (form: Uint8Array, { scheme, bytes }: Signature, signer: Account): boolean => {
  if (scheme === 'ecdsa') {
    const point = recovered(blake2(form), bytes, true);
    return point !== undefined && equal(blake2(point), signer);
  }
  try {
    return scheme === 'ed25519'
      ? ed25519.verify(bytes, form, signer, { zip215: false })
      : sr25519.verify(form, bytes, signer);
  } catch {
    // The libraries throw where the signature or the account is no point of the curve.
    return false;
  }
};

const recovered = (hash: Uint8Array, signature: Uint8Array, compressed: boolean): Uint8Array | undefined => {
  const last = signature[64];
  if (last === undefined || signature.length !== 65) return undefined;
  const recovery = last >= 27 ? last - 27 : last;
  try {
    // Each signature has a second form, with the higher `s`; no wallet makes it.
    if (secp256k1.Signature.fromBytes(signature.slice(0, 64), 'compact').hasHighS()) return undefined;
    const point = secp256k1.recoverPublicKey(concat(u8(recovery), signature.slice(0, 64)), hash, { prehash: false });
    return secp256k1.Point.fromBytes(point).toBytes(compressed);
  } catch {
    return undefined;
  }
};

/** What derived keys are for, in the order of their numbers. */
const PURPOSES = ['one-time', 'gift-link', 'scratch-code'] as const;

/** What a derived key is for: an account that redeems once, the secret of a gift link, or printed codes. */
export type Purpose = (typeof PURPOSES)[number];

/** The `index`-th secret of this purpose on this chain: BLAKE2b-256 of `genex:derived-key`, the root (32 bytes), the
 * genesis hash, the number of the purpose (1 byte) and the index (8 bytes, little-endian). Who knows one knows neither
 * the root nor any other. */
export const deriveKey = (root: Uint8Array, domain: Domain, purpose: Purpose, index: bigint): Uint8Array => {
  if (root.length !== 32) throw new MessageError('bad-value', 'a root secret has 32 bytes: draw as many at random');
  return blake2(
    concat(utf8('genex:derived-key'), root, domain.genesis, u8(PURPOSES.indexOf(purpose)), u64(index)),
  );
};

/** Bytes of a printed code. */
export const CODE_LENGTH = 16;

/** The code under the `index`-th scratch field: the first half of the derived key. Print it with `toText`. */
export const scratchCode = (root: Uint8Array, domain: Domain, index: bigint): Uint8Array =>
  deriveKey(root, domain, 'scratch-code', index).slice(0, CODE_LENGTH);

/** The secret key that grows from a printed code: BLAKE2b-256 of `genex:scratch-code` and the code. */
export const scratchSeed = (code: Uint8Array): Uint8Array => {
  if (code.length !== CODE_LENGTH) {
    throw new MessageError('bad-value', `a printed code has ${CODE_LENGTH} bytes: read it again, whole`);
  }
  return blake2(concat(utf8('genex:scratch-code'), code));
};
