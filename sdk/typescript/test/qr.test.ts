// SPDX-License-Identifier: Apache-2.0
// A QR code is drawn by one library and read by another, as a till reads the screen of a telephone.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import encodeQR from 'qr';
import { fromBytes, fromHex, fromText, toPlainText } from '../src/index.js';
import { read, toDomain, toMessage } from './vectors.js';

type Decode = (pixels: Uint8ClampedArray, width: number, height: number) => { data: string; version: number } | null;
const loaded = createRequire(import.meta.url)('jsqr') as Decode | { default: Decode };
const jsQR: Decode = typeof loaded === 'function' ? loaded : loaded.default;

/** Pixels of one module of the code. */
const SCALE = 4;

/** The picture of a code, black on white, four bytes a pixel. */
const draw = (text: string): { pixels: Uint8ClampedArray; width: number } => {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: 4 });
  const width = modules.length * SCALE;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const dark = modules[Math.floor(y / SCALE)]![Math.floor(x / SCALE)]!;
      if (dark) pixels.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { pixels, width };
};

describe('QR code', () => {
  const stored = read('messages');
  const domain = toDomain(stored.domain);

  it('should be drawn, read and verified for the largest messages of each kind of key', () => {
    for (const one of stored.messages.filter(({ name }: { name: string }) => name.startsWith('largest ticket'))) {
      const text = toPlainText(fromHex(one.bytes));
      const { pixels, width } = draw(text);
      const found = jsQR(pixels, width, width);
      assert.equal(found?.data, text, one.name);
      assert.ok(found.version <= 15, `${one.name} takes version ${found.version}`);
      assert.deepEqual(fromBytes(fromText(found.data), domain).message, toMessage(one.message));
    }
  });

  it('should be small for an ordinary ticket', () => {
    const one = stored.messages.find(({ name }: { name: string }) => name === 'ticket over units, ethereum');
    const { pixels, width } = draw(toPlainText(fromHex(one.bytes)));
    const found = jsQR(pixels, width, width);
    assert.ok(found !== null && found.version <= 13);
  });
});
