// SPDX-License-Identifier: Apache-2.0
// Bytes as a text that people can print, read out and type.
//
// `GNX1`, then Crockford's base 32 with six check digits, in groups of five. The check digits are the remainder of a
// polynomial over 32 numbers, the one of Bech32: any wrong character and any swap of neighbours is found.

import { MessageError } from './error.js';
import { MAX_LENGTH } from './compact.js';

const PREFIX = 'GNX1';
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 5;
const CHECK_DIGITS = 6;
/** The polynomial, shifted by nothing to four places. */
const POLYNOMIAL = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
/** What the remainder of a whole text is, so that a text of zeros is none. */
const REMAINDER = 0x2bc830a3;

/** What is left of the digits after division, each shifted in from the right. */
const remainder = (digits: readonly number[]): number => {
  let left = 1;
  for (const digit of digits) {
    const top = left >>> 25;
    left = ((left & 0x1ffffff) << 5) ^ digit;
    POLYNOMIAL.forEach((part, place) => {
      if ((top >>> place) & 1) left ^= part;
    });
  }
  return left;
};

const toDigits = (bytes: Uint8Array): number[] => {
  const digits: number[] = [];
  let [waiting, bits] = [0, 0];
  for (const byte of bytes) {
    waiting = (waiting << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      digits.push((waiting >> bits) & 31);
    }
    waiting &= (1 << bits) - 1;
  }
  if (bits > 0) digits.push((waiting << (5 - bits)) & 31);
  return digits;
};

const fromDigits = (digits: readonly number[]): Uint8Array => {
  const bytes: number[] = [];
  let [waiting, bits] = [0, 0];
  for (const digit of digits) {
    waiting = (waiting << 5) | digit;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push(waiting >> bits);
      waiting &= (1 << bits) - 1;
    }
  }
  if (bits >= 5 || waiting !== 0) throw mistyped();
  return Uint8Array.from(bytes);
};

const mistyped = (): MessageError =>
  new MessageError('mistyped', 'the check digits do not fit: look for a wrong or swapped character');

/** The text without groups: capital letters and digits only, which a QR code holds in least space. */
export const toPlainText = (bytes: Uint8Array): string => {
  const digits = toDigits(bytes);
  const check = remainder([...digits, ...new Array<number>(CHECK_DIGITS).fill(0)]) ^ REMAINDER;
  for (let place = CHECK_DIGITS - 1; place >= 0; place -= 1) digits.push((check >>> (5 * place)) & 31);
  return PREFIX + digits.map((digit) => DIGITS[digit]).join('');
};

/** The text in groups of five, for people. */
export const toText = (bytes: Uint8Array): string => {
  const plain = toPlainText(bytes);
  const groups = plain.slice(PREFIX.length).match(/.{1,5}/g) ?? [];
  return [plain.slice(0, PREFIX.length), ...groups].join('-');
};

const LONGEST = Math.ceil((MAX_LENGTH * 8) / 5) + CHECK_DIGITS;

/** Reads a text in groups of five or without groups. Small letters are as good as capital ones; `O` is read as 0, `I`
 * and `L` as 1. */
export const fromText = (text: string): Uint8Array => {
  if (text.slice(0, PREFIX.length).toUpperCase() !== PREFIX) {
    throw new MessageError('bad-text', `a text of a message begins with ${PREFIX}: give the whole text`);
  }
  const rest = [...text.slice(PREFIX.length)];
  const grouped = rest.includes('-');
  const isHyphen = (at: number): boolean => grouped && at % (GROUP + 1) === 0;
  const digits: number[] = [];
  rest.forEach((character, at) => {
    if ((character === '-') !== isHyphen(at)) throw mistyped();
    if (character !== '-') digits.push(toDigit(character));
  });
  if (rest.at(-1) === '-' || digits.length < CHECK_DIGITS) throw mistyped();
  if (digits.length > LONGEST) {
    throw new MessageError('too-long', `no text holds more than ${MAX_LENGTH} bytes: give one text alone`);
  }
  if (remainder(digits) !== REMAINDER) throw mistyped();
  return fromDigits(digits.slice(0, -CHECK_DIGITS));
};

const toDigit = (character: string): number => {
  // Other alphabets have letters whose capitals are these: only those of ASCII count.
  const capital = /^[0-9A-Za-z]$/.test(character) ? character.toUpperCase() : '?';
  const digit = DIGITS.indexOf(capital === 'O' ? '0' : capital === 'I' || capital === 'L' ? '1' : capital);
  if (digit < 0) throw mistyped();
  return digit;
};
