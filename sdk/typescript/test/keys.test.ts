// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accountOf, deriveKey, type Purpose, scratchCode, scratchSeed, toHex } from '../src/index.js';
import { bytes32, domain, failsAs, keyOf, SCHEMES } from './support.js';

describe('keys', () => {
  it('should have the accounts that the tools of Substrate and Ethereum show', () => {
    // Seeds of `//Alice` and of the first account of Ethereum's test mnemonic, with their published accounts.
    const hex = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits, 'hex'));
    const alice = hex('e5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a');
    assert.equal(
      toHex(accountOf({ scheme: 'sr25519', seed: alice })),
      '0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d',
    );
    const hardhat = hex('ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80');
    assert.equal(
      toHex(accountOf({ scheme: 'ethereum', seed: hardhat })),
      `0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266${'ee'.repeat(12)}`,
    );
  });

  it('should be refused when the bytes are none', () => {
    for (const scheme of SCHEMES) {
      assert.throws(() => accountOf({ scheme, seed: new Uint8Array(31) }), failsAs('bad-key'));
    }
    for (const scheme of ['ecdsa', 'ethereum'] as const) {
      for (const byte of [0, 255]) assert.throws(() => accountOf(keyOf(scheme, byte)), failsAs('bad-key'));
    }
  });

  it('should be another for every root, chain, purpose and index', () => {
    const found = new Set<string>();
    const purposes: Purpose[] = ['one-time', 'gift-link', 'scratch-code'];
    for (const root of [bytes32(1), bytes32(2)]) {
      for (const chain of [domain, { ...domain, genesis: bytes32(8) }]) {
        for (const purpose of purposes) {
          for (const index of [0n, 1n, 256n, 2n ** 64n - 1n]) found.add(toHex(deriveKey(root, chain, purpose, index)));
        }
      }
    }
    assert.equal(found.size, 2 * 2 * 3 * 4);
    assert.throws(() => deriveKey(new Uint8Array(31), domain, 'one-time', 0n), failsAs('bad-value'));
  });

  it('should grow from printed codes', () => {
    const code = scratchCode(bytes32(1), domain, 7n);
    assert.equal(code.length, 16);
    assert.equal(accountOf({ scheme: 'ethereum', seed: scratchSeed(code) }).length, 32);
    assert.throws(() => scratchSeed(code.slice(1)), failsAs('bad-value'));
  });
});
