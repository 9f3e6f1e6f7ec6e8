// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openOrder, orderHash, sealingKey, SEALING_OVERHEAD, sealOrder } from '../src/index.js';
import { bytes32, failsAs } from './support.js';

const [secret, salt] = [bytes32(9), bytes32(3)];
const order = new TextEncoder().encode('table 4: two coffees');
const hash = orderHash(salt, order);

describe('sealed orders', () => {
  it('should be opened by the issuer', async () => {
    const sealed = await sealOrder(order, salt, sealingKey(secret));
    assert.deepEqual(await openOrder(sealed, hash, secret), { order, salt });
  });

  it('should tell of the length no more than one of three', async () => {
    for (const [length, whole] of [[0, 128], [46, 128], [47, 256], [174, 256], [175, 512], [430, 512]] as const) {
      const long = new Uint8Array(length).fill(1);
      const sealed = await sealOrder(long, salt, sealingKey(secret));
      assert.equal(sealed.length, whole);
      assert.deepEqual((await openOrder(sealed, orderHash(salt, long), secret)).order, long);
    }
    await assert.rejects(sealOrder(new Uint8Array(513 - SEALING_OVERHEAD), salt, sealingKey(secret)), failsAs('too-long'));
  });

  it('should be another each time', async () => {
    const both = [await sealOrder(order, salt, sealingKey(secret)), await sealOrder(order, salt, sealingKey(secret))];
    assert.notDeepEqual(both[0], both[1]);
  });

  it('should not be opened with another key or hash, or when any byte differs', async () => {
    const sealed = await sealOrder(order, salt, sealingKey(secret));
    await assert.rejects(openOrder(sealed, hash, bytes32(8)), failsAs('not-opened'));
    await assert.rejects(openOrder(sealed, orderHash(bytes32(4), order), secret), failsAs('not-opened'));
    await assert.rejects(openOrder(sealed.slice(1), hash, secret), failsAs('not-opened'));
    for (let at = 0; at < sealed.length; at += 1) {
      const other = sealed.slice();
      other[at] = sealed[at]! ^ 1;
      await assert.rejects(openOrder(other, hash, secret), failsAs('not-opened'), String(at));
    }
  });

  it('should have salts of their own length', () => {
    assert.throws(() => orderHash(new Uint8Array(31), order), failsAs('bad-value'));
    assert.notDeepEqual(orderHash(bytes32(1), order), orderHash(bytes32(2), order));
  });
});
