// SPDX-License-Identifier: Apache-2.0
// The messages that people sign off-line.

import { compact, concat, keccak, u32, u64, u8, utf8, word } from './bytes.js';
import { COUPON, type Domain, REDEMPTION, separator } from './domain.js';
import { MessageError } from './error.js';

/** An account of the chain, 32 bytes. One of an Ethereum key is its address and twelve bytes `0xEE`. */
export type Account = Uint8Array;

/** What is redeemed or moved: so many units of a series, or the unit with this serial. */
export type Goods = { units: bigint } | { serial: bigint };

/** A holder lets a redeemer burn units, once. */
export interface Ticket {
  kind: 'ticket';
  /** Whose units are burned; signs. */
  holder: Account;
  /** The series. */
  series: number;
  /** How many units, or which serial. */
  goods: Goods;
  /** The redeemer that gives goods for them. */
  redeemer: Account;
  /** Salted hash of the order, see `orderHash`. */
  orderHash: Uint8Array;
  /** Tells this message from others of the same signer and deadline: any number not used yet. */
  nonce: bigint;
  /** First second at which the ticket can no longer be used. */
  deadline: bigint;
}

/** A holder lets anybody settle a transfer of units, once. */
export interface TransferPermit {
  kind: 'transfer-permit';
  /** Whose units move; signs. */
  from: Account;
  /** Who receives them. */
  to: Account;
  /** The series. */
  series: number;
  /** How many units, or which serial. */
  goods: Goods;
  /** Tells this message from others of the same signer and deadline: any number not used yet. */
  nonce: bigint;
  /** First second at which the permit can no longer be used. */
  deadline: bigint;
}

/** The key under the scratch field of a printed coupon names who receives its units. */
export interface ScratchClaim {
  kind: 'scratch-claim';
  /** The number of the printed batch. */
  batch: bigint;
  /** The account of the scratch key; signs. */
  key: Account;
  /** Who receives the units. */
  claimer: Account;
  /** First second at which the claim can no longer be used. */
  deadline: bigint;
}

/** The key in a gift link names who receives the gift. */
export interface GiftClaim {
  kind: 'gift-claim';
  /** The number of the gift. */
  gift: bigint;
  /** The account of the key in the link; signs. */
  key: Account;
  /** Who receives the gift. */
  claimer: Account;
  /** First second at which the claim can no longer be used. */
  deadline: bigint;
}

/** A signer takes back a message that was not used yet. */
export interface Cancel {
  kind: 'cancel';
  /** Who signed the message; signs. */
  signer: Account;
  /** The nonce of the message. */
  nonce: bigint;
  /** The deadline of the message. */
  deadline: bigint;
}

/** Any of the messages. */
export type Message = Ticket | TransferPermit | ScratchClaim | GiftClaim | Cancel;

/** Type of a field in EIP-712. */
export type FieldType = 'bytes32' | 'uint32' | 'uint64';

/** A field of a message: its name and type in EIP-712, and its value. */
export type Field = readonly [name: string, type: FieldType, value: Uint8Array | number | bigint];

/** How a kind of message is laid out. The order of the kinds is that of their numbers in bytes. */
interface Layout {
  /** First bytes of what a Substrate key signs. */
  tag: string;
  /** The contract that an Ethereum key signs for. */
  contract: string;
}

export const KINDS = ['ticket', 'transfer-permit', 'scratch-claim', 'gift-claim', 'cancel'] as const;

const LAYOUTS: Record<Message['kind'], Layout> = {
  ticket: { tag: 'genex:ticket', contract: REDEMPTION },
  'transfer-permit': { tag: 'genex:transfer-permit', contract: COUPON },
  'scratch-claim': { tag: 'genex:scratch-claim', contract: COUPON },
  'gift-claim': { tag: 'genex:gift-claim', contract: COUPON },
  cancel: { tag: 'genex:cancel', contract: REDEMPTION },
};

/** The account whose key must sign. */
export const signerOf = (message: Message): Account => {
  switch (message.kind) {
    case 'ticket':
      return message.holder;
    case 'transfer-permit':
      return message.from;
    case 'scratch-claim':
    case 'gift-claim':
      return message.key;
    case 'cancel':
      return message.signer;
  }
};

/** The contract that an Ethereum key signs for. */
export const contractOf = (message: Message): string => LAYOUTS[message.kind].contract;

/** The name of the EIP-712 type of the message. */
export const typeNameOf = (message: Message): string => {
  switch (message.kind) {
    case 'ticket':
      return isSerial(message.goods) ? 'SerialTicket' : 'Ticket';
    case 'transfer-permit':
      return isSerial(message.goods) ? 'SerialTransferPermit' : 'TransferPermit';
    case 'scratch-claim':
      return 'ScratchClaim';
    case 'gift-claim':
      return 'GiftClaim';
    case 'cancel':
      return 'Cancel';
  }
};

/** Whether one serial is meant, not a quantity. */
export const isSerial = (goods: Goods): goods is { serial: bigint } => 'serial' in goods;

const goodsField = (goods: Goods): Field =>
  isSerial(goods) ? ['serial', 'uint64', goods.serial] : ['quantity', 'uint64', goods.units];

/** The fields of a message in their order, checked for what they can hold. */
export const fieldsOf = (message: Message): Field[] => {
  const fields = uncheckedFields(message);
  for (const [name, type, value] of fields) check(name, type, value);
  return fields;
};

const uncheckedFields = (message: Message): Field[] => {
  const deadline: Field = ['deadline', 'uint64', message.deadline];
  switch (message.kind) {
    case 'ticket':
      return [
        ['holder', 'bytes32', message.holder],
        ['series', 'uint32', message.series],
        goodsField(message.goods),
        ['redeemer', 'bytes32', message.redeemer],
        ['orderHash', 'bytes32', message.orderHash],
        ['nonce', 'uint64', message.nonce],
        deadline,
      ];
    case 'transfer-permit':
      return [
        ['from', 'bytes32', message.from],
        ['to', 'bytes32', message.to],
        ['series', 'uint32', message.series],
        goodsField(message.goods),
        ['nonce', 'uint64', message.nonce],
        deadline,
      ];
    case 'scratch-claim':
      return [
        ['batch', 'uint64', message.batch],
        ['key', 'bytes32', message.key],
        ['claimer', 'bytes32', message.claimer],
        deadline,
      ];
    case 'gift-claim':
      return [
        ['gift', 'uint64', message.gift],
        ['key', 'bytes32', message.key],
        ['claimer', 'bytes32', message.claimer],
        deadline,
      ];
    case 'cancel':
      return [['signer', 'bytes32', message.signer], ['nonce', 'uint64', message.nonce], deadline];
  }
};

const check = (name: string, type: FieldType, value: Uint8Array | number | bigint): void => {
  if (type === 'bytes32') {
    if (value instanceof Uint8Array && value.length === 32) return;
    throw new MessageError('bad-value', `${name} is not 32 bytes: give an account or a hash as a Uint8Array`);
  }
  if (type === 'uint32') {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 32) return;
    throw new MessageError('bad-value', `${name} is no number below 2^32: give the number of a series`);
  }
  if (typeof value === 'bigint' && value >= 0n && value < 1n << 64n) return;
  throw new MessageError('bad-value', `${name} is no bigint from 0 to 2^64 - 1: give one`);
};

/** The message in SCALE, as a call of the chain takes it. */
export const toScale = (message: Message): Uint8Array =>
  concat(...fieldsOf(message).map(([name, type, value]) => scaleField(name, type, value)));

const scaleField = (name: string, type: FieldType, value: Uint8Array | number | bigint): Uint8Array => {
  if (type === 'bytes32') return value as Uint8Array;
  if (type === 'uint32') return u32(value as number);
  if (name === 'quantity') return concat(u8(0), u64(value as bigint));
  if (name === 'serial') return concat(u8(1), u64(value as bigint));
  return u64(value as bigint);
};

/** What a Substrate key signs: the tag, the genesis hash, and the message in SCALE. */
export const payload = (message: Message, domain: Domain): Uint8Array =>
  concat(utf8(LAYOUTS[message.kind].tag), domain.genesis, toScale(message));

/** `bytes` as Substrate wallets sign them: between `<Bytes>` and `</Bytes>`. */
export const wrapped = (bytes: Uint8Array): Uint8Array => concat(utf8('<Bytes>'), bytes, utf8('</Bytes>'));

/** The EIP-712 type of the message, as `name(fields)`. */
export const encodedType = (message: Message): string =>
  `${typeNameOf(message)}(${fieldsOf(message)
    .map(([name, type]) => `${type} ${name}`)
    .join(',')})`;

/** What an Ethereum key signs, before the last hash: `0x1901`, the domain separator, and the hash of the message. */
export const typedPayload = (message: Message, domain: Domain): Uint8Array => {
  const words = fieldsOf(message).map(([, , value]) => (value instanceof Uint8Array ? value : word(value)));
  const struct = keccak(concat(keccak(utf8(encodedType(message))), ...words));
  return concat(Uint8Array.of(0x19, 0x01), separator(domain, contractOf(message)), struct);
};

/** The EIP-712 digest of the message. */
export const digest = (message: Message, domain: Domain): Uint8Array => keccak(typedPayload(message, domain));

/** A message field by field, numbers as short as they can be: the middle of the compact form. */
export const toCompactFields = (message: Message): Uint8Array =>
  concat(
    ...fieldsOf(message).map(([name, type, value]) => {
      if (type === 'bytes32') return name === 'orderHash' ? (value as Uint8Array) : shortAccount(value as Uint8Array);
      if (name === 'nonce') return u64(value as bigint);
      const number = compact(BigInt(value as number | bigint));
      if (name === 'quantity') return concat(u8(0), number);
      if (name === 'serial') return concat(u8(1), number);
      return number;
    }),
  );

/** What fills up the address of an Ethereum key to an account. */
export const FILLING = new Uint8Array(12).fill(0xee);

/** The account of an Ethereum address of 20 bytes. */
export const accountOfAddress = (address: Uint8Array): Account => concat(address, FILLING);

/** Whether the account is that of an Ethereum key. */
export const isEthereum = (account: Account): boolean => account.slice(20).every((byte) => byte === 0xee);

const shortAccount = (account: Account): Uint8Array =>
  isEthereum(account) ? concat(u8(20), account.slice(0, 20)) : concat(u8(32), account);
