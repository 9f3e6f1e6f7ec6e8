// SPDX-License-Identifier: Apache-2.0
// The vectors that the Rust crate checks as well: both make the same bytes of the same messages.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromBytes, fromHex, fromText, isSigned, merkle, openOrder, sealingKey, toBytes, toHex } from '../src/index.js';
import { FILES, read, toDomain, toGoods, toMessage } from './vectors.js';

describe('vectors', () => {
  for (const [name, complete] of Object.entries(FILES)) {
    it(`should be what this package makes of them: ${name}`, () => {
      assert.deepEqual(complete(read(name)), read(name));
    });
  }

  it('should be read back and verified', () => {
    const stored = read('messages');
    const domain = toDomain(stored.domain);
    assert.ok(stored.messages.length >= 40);
    for (const one of stored.messages) {
      const signed = fromBytes(fromText(one.text), domain);
      assert.deepEqual(signed.message, toMessage(one.message), one.name);
      assert.equal(toHex(signed.signature.bytes), one.signature, one.name);
      assert.equal(toHex(toBytes(signed, domain)), one.bytes, one.name);
      assert.ok(isSigned(signed, domain), one.name);
    }
  });

  it('should fit a QR code', () => {
    for (const one of read('messages').messages) assert.ok(fromHex(one.bytes).length <= 300, one.name);
  });

  it('should prove every printed coupon, and no other', () => {
    const { coupons, root } = read('merkle');
    for (const coupon of coupons) {
      const path = coupon.proof.map(fromHex);
      const leaf = merkle.leaf(fromHex(coupon.key), toGoods(coupon));
      assert.ok(merkle.isUnder(fromHex(root), leaf, path));
      const richer = merkle.leaf(fromHex(coupon.key), { units: 10n ** 12n });
      assert.ok(!merkle.isUnder(fromHex(root), richer, path));
    }
  });

  it('should be opened by the issuer', async () => {
    for (const { secret, public: key, salt, order, hash, sealed } of read('sealed').sealed) {
      assert.equal(toHex(sealingKey(fromHex(secret))), key);
      const opened = await openOrder(fromHex(sealed), fromHex(hash), fromHex(secret));
      assert.equal(new TextDecoder().decode(opened.order), order);
      assert.equal(toHex(opened.salt), salt);
    }
  });
});
