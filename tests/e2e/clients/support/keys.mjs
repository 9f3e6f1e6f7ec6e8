// SPDX-License-Identifier: Apache-2.0
// Keys that everybody knows, keys that only these tests use, and the two forms of an account.

import { ecdsaCreateDerive, ed25519CreateDerive, sr25519CreateDerive } from '@polkadot-labs/hdkd';
import { DEV_MINI_SECRET, ss58Address } from '@polkadot-labs/hdkd-helpers';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { concat, hexToBytes, keccak256, slice, stringToHex } from 'viem';
import { privateKeyToAddress } from 'viem/accounts';

/** Format of native addresses. */
export const SS58_FORMAT = 42;
/** What makes 32 bytes of an Ethereum address. */
const ETH_SUFFIX = `0x${'ee'.repeat(12)}`;

/** Ethereum keys that a development chain registers: Alith has tier L2, Baltathar tier L1. Both have GNX. */
export const ALITH = '0x5fb92d6e98884f76de468fa3f6278f8807c48bebc13595d45af5bdc4da702133';
export const BALTATHAR = '0x8075991ce870b93a8870eca0c0f91913d12f47948ca0fd25b49c6fa7cdbeee8b';

const derive = sr25519CreateDerive(DEV_MINI_SECRET);
const DERIVE = { ed25519: ed25519CreateDerive(DEV_MINI_SECRET), ecdsa: ecdsaCreateDerive(DEV_MINI_SECRET) };

/**
 * The native key at a path below the phrase that everybody knows: `native('Alice')` is Alice's.
 *
 * @param {string} name
 */
export function native(name) {
  const { publicKey, sign } = derive(`//${name}`);
  return {
    uri: `//${name}`,
    signer: getPolkadotSigner(publicKey, 'Sr25519', sign),
    account: ss58Address(publicKey, SS58_FORMAT),
    address: slice(keccak256(publicKey), 12),
  };
}

/**
 * A native key of another scheme at such a path, for wallets that grow it from there themselves.
 *
 * @param {'ed25519' | 'ecdsa'} scheme
 * @param {string} name
 */
export function nativeOf(scheme, name) {
  const { publicKey } = DERIVE[scheme](`//${name}`);
  return { uri: `//${name}`, scheme, account: ss58Address(publicKey, SS58_FORMAT) };
}

/**
 * An Ethereum key.
 *
 * @param {`0x${string}`} secret
 */
export function ethereum(secret) {
  const address = privateKeyToAddress(secret);
  return { secret, address, account: accountOf(address) };
}

/**
 * The account of an Ethereum address, a contract's too.
 *
 * @param {`0x${string}`} address
 */
export const accountOf = (address) => ss58Address(hexToBytes(concat([address, ETH_SUFFIX])), SS58_FORMAT);

/**
 * An Ethereum key that only these tests use.
 *
 * @param {string} name
 */
export const freshEthereum = (name) => ethereum(hashOf(`key of ${name}`));

/**
 * Some 32 bytes that stand for a document or an order.
 *
 * @param {string} text
 */
export const hashOf = (text) => keccak256(stringToHex(`genex clients: ${text}`));
