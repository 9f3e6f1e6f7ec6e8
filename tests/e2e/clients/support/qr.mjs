// SPDX-License-Identifier: Apache-2.0
// QR codes as pictures: one library draws them, another one reads them, as a till reads the screen of a telephone.

import { createRequire } from 'node:module';
import encodeQR from 'qr';

const jsQR = createRequire(import.meta.url)('jsqr');
const decode = jsQR.default ?? jsQR;

/** Pixels of one module of the code. */
const SCALE = 4;

/**
 * The picture of a text of capital letters and digits, black on white, four bytes a pixel.
 *
 * @param {string} text
 */
export function draw(text) {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: 4 });
  const width = modules.length * SCALE;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const dark = modules[Math.floor(y / SCALE)][Math.floor(x / SCALE)];
      if (dark) pixels.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { pixels, width };
}

/** The text of the code in a picture. */
export function read({ pixels, width }) {
  const found = decode(pixels, width, width);
  if (!found) throw new Error('there is no code in the picture');
  return found.data;
}
