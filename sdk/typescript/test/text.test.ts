// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromText, type MessageError, sign, toBytes, toPlainText, toText } from '../src/index.js';
import { domain, failsAs, keyOf, messagesOf, SCHEMES } from './support.js';

const contents = [
  new Uint8Array(0),
  new Uint8Array(16).map((_, i) => i * 17),
  new Uint8Array(33).fill(255),
  ...SCHEMES.map((scheme) => toBytes(sign(messagesOf(keyOf(scheme))[0]!, keyOf(scheme), domain), domain)),
];
const texts = contents.flatMap((bytes) => [toText(bytes), toPlainText(bytes)]);

/** What characters are read as. */
const read = (character: string): string => {
  const capital = /[a-z]/.test(character) ? character.toUpperCase() : character;
  return capital === 'O' ? '0' : capital === 'I' || capital === 'L' ? '1' : capital;
};

/** Reading `text` must fail, unless it is read as the one it was made of. */
const isFound = (text: string, original: string, sameReading: boolean): void => {
  let found: Uint8Array;
  try {
    found = fromText(text);
  } catch (error) {
    assert.ok(['mistyped', 'bad-text'].includes((error as MessageError).code), String(error));
    return;
  }
  assert.ok(sameReading, `${text} is read as something`);
  assert.deepEqual(found, fromText(original));
};

describe('text', () => {
  it('should be read back in groups or without, in capital or small letters', () => {
    contents.forEach((bytes) => {
      for (const text of [toText(bytes), toPlainText(bytes)]) {
        assert.deepEqual(fromText(text), bytes);
        assert.deepEqual(fromText(text.toLowerCase()), bytes);
        assert.deepEqual(fromText(text.slice(0, 4) + text.slice(4).replaceAll('0', 'o').replaceAll('1', 'l')), bytes);
      }
    });
  });

  it('should be found wrong when any character is another', () => {
    const characters = [...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)), '\n', 'é', '０', 'ſ', 'K'];
    for (const text of texts) {
      for (let at = 0; at < text.length; at += 1) {
        for (const character of characters) {
          if (character === text[at]) continue;
          const same = read(character) === read(text[at]!);
          isFound(text.slice(0, at) + character + text.slice(at + 1), text, same);
        }
      }
    }
  });

  it('should be found wrong when any neighbours are swapped', () => {
    for (const text of texts) {
      for (let at = 0; at + 1 < text.length; at += 1) {
        const [one, other] = [text[at]!, text[at + 1]!];
        if (one !== other) isFound(text.slice(0, at) + other + one + text.slice(at + 2), text, false);
      }
    }
  });

  it('should be found wrong when a character is missing or doubled', () => {
    for (const text of texts) {
      for (let at = 0; at < text.length; at += 1) {
        isFound(text.slice(0, at) + text.slice(at + 1), text, false);
        isFound(text.slice(0, at) + text[at] + text.slice(at), text, false);
      }
    }
  });

  it('should be refused when it is longer than any message', () => {
    assert.deepEqual(fromText(toText(new Uint8Array(300))), new Uint8Array(300));
    assert.throws(() => fromText(toText(new Uint8Array(301))), failsAs('too-long'));
    for (const text of ['', 'GNX', 'GNX1', 'GNX1-', 'BTC1-00000']) {
      assert.throws(() => fromText(text), failsAs('bad-text', 'mistyped'));
    }
  });
});
