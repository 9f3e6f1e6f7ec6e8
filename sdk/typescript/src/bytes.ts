// SPDX-License-Identifier: Apache-2.0
// Bytes as SCALE and EIP-712 lay them out.

import { blake2b } from '@noble/hashes/blake2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { MessageError } from './error.js';

export const concat = concatBytes;
export const utf8 = utf8ToBytes;
export const keccak = (bytes: Uint8Array): Uint8Array => keccak_256(bytes);
export const blake2 = (bytes: Uint8Array): Uint8Array => blake2b(bytes, { dkLen: 32 });

/** `0x` and two small digits for each byte. */
export const toHex = (bytes: Uint8Array): `0x${string}` => `0x${bytesToHex(bytes)}`;

/** The bytes of hexadecimal digits, with or without `0x`. */
export const fromHex = (hex: string): Uint8Array => hexToBytes(hex.replace(/^0x/, ''));

/** Whether both are the same bytes. */
export const equal = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, i) => byte === other[i]);

const little = (value: bigint, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));

export const u8 = (value: number): Uint8Array => Uint8Array.of(value);
export const u32 = (value: number): Uint8Array => little(BigInt(value), 4);
export const u64 = (value: bigint): Uint8Array => little(value, 8);

/** A number as a word of EIP-712: big-endian, zeros in front. */
export const word = (value: number | bigint): Uint8Array => little(BigInt(value), 32).reverse();

/** A number in the shortest of the four SCALE forms. */
export const compact = (value: bigint): Uint8Array => {
  if (value < 1n << 6n) return little(value << 2n, 1);
  if (value < 1n << 14n) return little((value << 2n) | 1n, 2);
  if (value < 1n << 30n) return little((value << 2n) | 2n, 4);
  const length = Math.ceil(value.toString(16).length / 2);
  return concat(u8(((length - 4) << 2) | 3), little(value, length));
};

/** Reads bytes from the front, and refuses what ends too early or is not in its shortest form. */
export class Reader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  take(length: number): Uint8Array {
    const end = this.at + length;
    if (end > this.bytes.length) {
      throw new MessageError('not-canonical', 'the message ends too early: read it again, whole');
    }
    const taken = this.bytes.slice(this.at, end);
    this.at = end;
    return taken;
  }

  u8(): number {
    return this.take(1)[0] as number;
  }

  u64(): bigint {
    return number(this.take(8));
  }

  compact(most: bigint): bigint {
    const first = this.u8();
    const mode = first & 3;
    const length = mode === 3 ? (first >> 2) + 4 : 1 << mode;
    if (length > 8) throw longForm();
    const value =
      mode === 3 ? number(this.take(length)) : number(concat(u8(first), this.take(length - 1))) >> 2n;
    if (value > most || compact(value).length !== (mode === 3 ? length + 1 : length)) throw longForm();
    return value;
  }

  end(): void {
    if (this.at !== this.bytes.length) {
      throw new MessageError('not-canonical', 'something follows the message: read it again, alone');
    }
  }
}

const longForm = (): MessageError =>
  new MessageError('not-canonical', 'a number is too large or not in its shortest form: ask for the message again');

const number = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
