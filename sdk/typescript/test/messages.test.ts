// SPDX-License-Identifier: Apache-2.0

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hashTypedData, type TypedDataDefinition } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import {
  accountOf,
  digest,
  fromBytes,
  fromHex,
  isSigned,
  type Message,
  payload,
  sign,
  toBytes,
  toHex,
  typedData,
  wrapped,
} from '../src/index.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytes32, domain, failsAs, keyOf, messagesOf, SCHEMES } from './support.js';

describe('messages', () => {
  it('should have the digest that another library makes of them', () => {
    for (const message of messagesOf(keyOf('ethereum'))) {
      const typed = typedData(message, domain) as unknown as TypedDataDefinition;
      assert.equal(hashTypedData(typed), toHex(digest(message, domain)));
    }
  });

  it('should be signed by an Ethereum wallet', async () => {
    const key = keyOf('ethereum');
    const wallet = privateKeyToAccount(toHex(key.seed));
    assert.equal(toHex(accountOf(key)), `${wallet.address.toLowerCase()}${'ee'.repeat(12)}`);
    for (const message of messagesOf(key)) {
      const typed = typedData(message, domain) as unknown as TypedDataDefinition;
      const signature = { scheme: 'ethereum', bytes: fromHex(await wallet.signTypedData(typed)) } as const;
      assert.ok(isSigned({ message, signature }, domain));
      // The wallet's recovery id is 27 or 28, the chain's 0 or 1.
      assert.deepEqual(toBytes({ message, signature }, domain), toBytes(sign(message, key, domain), domain));
    }
  });

  it('should be verified when any kind of key signed them', () => {
    for (const scheme of SCHEMES) {
      for (const message of messagesOf(keyOf(scheme))) {
        const signed = sign(message, keyOf(scheme), domain);
        assert.ok(isSigned(signed, domain), `${scheme} ${message.kind}`);
        assert.deepEqual(fromBytes(toBytes(signed, domain), domain), signed);
      }
    }
  });

  it('should be verified when a wallet wrapped the bytes', () => {
    const key = keyOf('ed25519');
    for (const message of messagesOf(key)) {
      const bytes = ed25519.sign(wrapped(payload(message, domain)), key.seed);
      assert.ok(isSigned({ message, signature: { scheme: 'ed25519', bytes } }, domain));
    }
  });

  it('should not be verified when anything differs from what was signed', () => {
    for (const scheme of SCHEMES) {
      const [message] = messagesOf(keyOf(scheme));
      assert.ok(message?.kind === 'ticket');
      const { signature } = sign(message, keyOf(scheme), domain);
      const others: Message[] = [
        { ...message, holder: accountOf(keyOf(scheme, 2)) },
        { ...message, series: 4 },
        { ...message, goods: { units: 11n } },
        { ...message, goods: { serial: 10n } },
        { ...message, redeemer: bytes32(3) },
        { ...message, orderHash: bytes32(9) },
        { ...message, nonce: 6n },
        { ...message, deadline: message.deadline + 1n },
      ];
      for (const other of others) assert.ok(!isSigned({ message: other, signature }, domain), scheme);
      const elsewhere = scheme === 'ethereum' ? { ...domain, chainId: 1n } : { ...domain, genesis: bytes32(1) };
      assert.ok(!isSigned({ message, signature }, elsewhere), scheme);
    }
  });

  it('should not be verified when the signature is damaged', () => {
    for (const scheme of SCHEMES) {
      const [message] = messagesOf(keyOf(scheme));
      const { signature } = sign(message as Message, keyOf(scheme), domain);
      signature.bytes.forEach((byte, at) => {
        const bytes = signature.bytes.slice();
        bytes[at] = byte ^ 1;
        assert.ok(!isSigned({ message: message as Message, signature: { scheme, bytes } }, domain), `${scheme} ${at}`);
      });
    }
  });

  it('should not be signed by the key of somebody else', () => {
    for (const scheme of SCHEMES) {
      const [message] = messagesOf(keyOf(scheme));
      assert.throws(() => sign(message as Message, keyOf(scheme, 2), domain), failsAs('bad-key'));
    }
  });

  it('should not be made of values that do not fit', () => {
    const [ticket, , , , claim] = messagesOf(keyOf('ed25519'));
    const wrong = [
      { ...ticket, holder: new Uint8Array(31) },
      { ...ticket, series: 2 ** 32 },
      { ...ticket, series: -1 },
      { ...ticket, series: 1.5 },
      { ...ticket, goods: { units: 1n << 64n } },
      { ...ticket, goods: { serial: -1n } },
      { ...ticket, nonce: 5 },
      { ...ticket, deadline: -1n },
      { ...claim, batch: 1n << 64n },
    ];
    for (const message of wrong) {
      assert.throws(() => payload(message as unknown as Message, domain), failsAs('bad-value'));
    }
  });
});

describe('compact form', () => {
  const signed = SCHEMES.flatMap((scheme) => messagesOf(keyOf(scheme)).map((one) => sign(one, keyOf(scheme), domain)));

  it('should be refused when bytes are missing or follow', () => {
    for (const one of signed) {
      const bytes = toBytes(one, domain);
      for (let length = 0; length < bytes.length; length += 1) {
        assert.throws(() => fromBytes(bytes.slice(0, length), domain), failsAs('not-canonical', 'other-kind'));
      }
      assert.throws(() => fromBytes(Uint8Array.of(...bytes, 0), domain), failsAs('not-canonical'));
      assert.throws(() => fromBytes(new Uint8Array(301), domain), failsAs('too-long'));
    }
  });

  it('should be refused when it is of another version, kind or chain', () => {
    const bytes = toBytes(signed[0]!, domain);
    const changed = (at: number, byte: number): Uint8Array => bytes.map((old, i) => (i === at ? byte : old));
    assert.throws(() => fromBytes(changed(0, 2), domain), failsAs('other-version'));
    assert.throws(() => fromBytes(changed(1, 5), domain), failsAs('other-kind'));
    assert.throws(() => fromBytes(bytes, { ...domain, genesis: bytes32(8) }), failsAs('other-chain'));
  });

  it('should read nothing that it would write otherwise', () => {
    for (const one of signed) {
      const bytes = toBytes(one, domain);
      for (let at = 0; at < bytes.length; at += 1) {
        for (const change of [1, 2, 4, 128, 255]) {
          const other = bytes.slice();
          other[at] = bytes[at]! ^ change;
          try {
            assert.deepEqual(toBytes(fromBytes(other, domain), domain), other);
          } catch (error) {
            assert.ok(failsAs('not-canonical', 'other-version', 'other-kind', 'other-chain')(error), String(error));
          }
        }
      }
    }
  });
});
