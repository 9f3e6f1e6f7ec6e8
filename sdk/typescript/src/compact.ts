// SPDX-License-Identifier: Apache-2.0
// A message and its signature in as few bytes as it takes, for a QR code or a text.
//
// version (1) | kind (1) | first bytes of the genesis hash (4) | fields | kind of signature (1) | signature (64 or 65)

import { concat, equal, Reader, u8 } from './bytes.js';
import { chainPrefix, type Domain } from './domain.js';
import { MessageError } from './error.js';
import { type Account, accountOfAddress, type Goods, isEthereum, KINDS, type Message, toCompactFields } from './messages.js';

/** The version of the form that this package reads and writes. */
export const VERSION = 1;
/** No message is longer, in bytes. */
export const MAX_LENGTH = 300;

const U32 = 2n ** 32n - 1n;
const U64 = 2n ** 64n - 1n;

/** Kinds of signatures in the order of their numbers, which are those of `MultiSignature` of the chain. */
export const SCHEMES = ['ed25519', 'sr25519', 'ecdsa', 'ethereum'] as const;

/** A kind of signature: an Ethereum key signs the EIP-712 digest, the others the payload. */
export type Scheme = (typeof SCHEMES)[number];

/** A signature: 64 bytes of ed25519 and sr25519, 65 of the others. */
export interface Signature {
  /** The kind of key. */
  scheme: Scheme;
  /** The signature; the last of 65 bytes is the recovery id, 0 or 1. */
  bytes: Uint8Array;
}

/** A message together with the signature of its signer. Whether that is right is not said by this type. */
export interface SignedMessage {
  message: Message;
  signature: Signature;
}

const signatureLength = (scheme: Scheme): number => (scheme === 'ed25519' || scheme === 'sr25519' ? 64 : 65);

/** A signature in SCALE, as a call of the chain takes it. Wallets' recovery ids 27 and 28 become 0 and 1. */
export const signatureToScale = ({ scheme, bytes }: Signature): Uint8Array => {
  if (bytes.length !== signatureLength(scheme)) {
    throw new MessageError('bad-value', `a signature by ${scheme} has ${signatureLength(scheme)} bytes: give it whole`);
  }
  const signature = bytes.slice();
  const recovery = signature[64];
  if (recovery !== undefined && recovery >= 27) signature[64] = recovery - 27;
  if ((signature[64] ?? 0) > 3) {
    throw new MessageError('bad-value', 'the recovery id of the signature is none of 0 to 3: sign again');
  }
  return concat(u8(SCHEMES.indexOf(scheme)), signature);
};

/** The compact form of a signed message. */
export const toBytes = ({ message, signature }: SignedMessage, domain: Domain): Uint8Array =>
  concat(
    u8(VERSION),
    u8(KINDS.indexOf(message.kind)),
    chainPrefix(domain),
    toCompactFields(message),
    signatureToScale(signature),
  );

/** Reads the compact form. Whether the signature is right, the deadline lies ahead, or the message was used before is
 * not asked. */
export const fromBytes = (bytes: Uint8Array, domain: Domain): SignedMessage => {
  if (bytes.length > MAX_LENGTH) {
    throw new MessageError('too-long', `no message is longer than ${MAX_LENGTH} bytes: read it again, alone`);
  }
  const reader = new Reader(bytes);
  const version = reader.u8();
  if (version !== VERSION) {
    throw new MessageError('other-version', `this reads version ${VERSION} of messages, not ${version}: update it`);
  }
  const kind = reader.u8();
  const prefix = reader.take(4);
  if (!equal(prefix, chainPrefix(domain))) {
    throw new MessageError('other-chain', 'the message is for another chain: use it there');
  }
  const message = readFields(reader, kind);
  const signature = readSignature(reader);
  reader.end();
  return { message, signature };
};

const readFields = (reader: Reader, number: number): Message => {
  const kind = KINDS[number];
  switch (kind) {
    case 'ticket':
      return {
        kind,
        holder: readAccount(reader),
        series: Number(reader.compact(U32)),
        goods: readGoods(reader),
        redeemer: readAccount(reader),
        orderHash: reader.take(32),
        nonce: reader.u64(),
        deadline: reader.compact(U64),
      };
    case 'transfer-permit':
      return {
        kind,
        from: readAccount(reader),
        to: readAccount(reader),
        series: Number(reader.compact(U32)),
        goods: readGoods(reader),
        nonce: reader.u64(),
        deadline: reader.compact(U64),
      };
    case 'scratch-claim':
      return {
        kind,
        batch: reader.compact(U64),
        key: readAccount(reader),
        claimer: readAccount(reader),
        deadline: reader.compact(U64),
      };
    case 'gift-claim':
      return {
        kind,
        gift: reader.compact(U64),
        key: readAccount(reader),
        claimer: readAccount(reader),
        deadline: reader.compact(U64),
      };
    case 'cancel':
      return { kind, signer: readAccount(reader), nonce: reader.u64(), deadline: reader.compact(U64) };
    default:
      throw new MessageError('other-kind', `there is no message of kind ${number}: update what reads it`);
  }
};

const readGoods = (reader: Reader): Goods => {
  const index = reader.u8();
  if (index > 1) throw new MessageError('not-canonical', 'neither a quantity nor a serial: ask for the message again');
  const number = reader.compact(U64);
  return index === 0 ? { units: number } : { serial: number };
};

const readAccount = (reader: Reader): Account => {
  const length = reader.u8();
  if (length === 20) return accountOfAddress(reader.take(20));
  const account = length === 32 ? reader.take(32) : undefined;
  if (account === undefined || isEthereum(account)) {
    throw new MessageError('not-canonical', 'an account is not in its short form: ask for the message again');
  }
  return account;
};

const readSignature = (reader: Reader): Signature => {
  const index = reader.u8();
  const scheme = SCHEMES[index];
  if (scheme === undefined) throw new MessageError('other-kind', `there is no signature of kind ${index}: update what reads it`);
  const bytes = reader.take(signatureLength(scheme));
  if ((bytes[64] ?? 0) > 3) {
    throw new MessageError('not-canonical', 'the recovery id of the signature is none of 0 to 3: ask for the message again');
  }
  return { scheme, bytes };
};
