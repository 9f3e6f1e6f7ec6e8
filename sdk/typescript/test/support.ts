// SPDX-License-Identifier: Apache-2.0
// Keys, a chain and messages that several tests use.

import { accountOf, type Domain, MessageError, type Message, type Scheme, type SecretKey, type Code } from '../src/index.js';

export const SCHEMES: readonly Scheme[] = ['ed25519', 'sr25519', 'ecdsa', 'ethereum'];

export const bytes32 = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);

export const domain: Domain = { genesis: bytes32(7), chainId: 420_420n };

export const keyOf = (scheme: Scheme, seed = 1): SecretKey => ({ scheme, seed: bytes32(seed) });

/** One message of each kind, both goods, that the key may sign. */
export const messagesOf = (key: SecretKey): Message[] => {
  const account = accountOf(key);
  const [nonce, deadline] = [5n, 1_800_000_000n];
  return [
    { kind: 'ticket', holder: account, series: 3, goods: { units: 10n }, redeemer: bytes32(2), orderHash: bytes32(8), nonce, deadline },
    { kind: 'ticket', holder: account, series: 3, goods: { serial: 10n }, redeemer: bytes32(2), orderHash: bytes32(8), nonce, deadline },
    { kind: 'transfer-permit', from: account, to: bytes32(4), series: 3, goods: { units: 10n }, nonce, deadline },
    { kind: 'transfer-permit', from: account, to: bytes32(4), series: 3, goods: { serial: 10n }, nonce, deadline },
    { kind: 'scratch-claim', batch: 1n, key: account, claimer: bytes32(4), deadline },
    { kind: 'gift-claim', gift: 1n, key: account, claimer: bytes32(4), deadline },
    { kind: 'cancel', signer: account, nonce, deadline },
  ];
};

/** What `assert.throws` compares an error with. */
export const failsAs =
  (...codes: Code[]) =>
  (error: unknown): boolean =>
    error instanceof MessageError && codes.includes(error.code);
