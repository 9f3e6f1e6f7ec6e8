// SPDX-License-Identifier: Apache-2.0
// Who acts in the scenarios. A development chain has registered these keys, which everybody knows.

import { privateKeyToAddress } from 'viem/accounts';
import { keccak256, stringToHex } from 'viem';

/** Ann is Alith and registered with tier L2; Ben is Baltathar, L1. Both have GNX. */
export const KEYS = {
  ann: '0x5fb92d6e98884f76de468fa3f6278f8807c48bebc13595d45af5bdc4da702133',
  ben: '0x8075991ce870b93a8870eca0c0f91913d12f47948ca0fd25b49c6fa7cdbeee8b',
};

/** Their addresses. */
export const PEOPLE = { ann: privateKeyToAddress(KEYS.ann), ben: privateKeyToAddress(KEYS.ben) };

/** Units of each series that both have at least. */
export const UNITS = 1_000n;
/** What Ann has of the stablecoin at least. */
export const MONEY = 100_000_000n;

/** A key that only these tests use. */
export const keyOf = (name) => keccak256(stringToHex(`genex contracts: ${name}`));
