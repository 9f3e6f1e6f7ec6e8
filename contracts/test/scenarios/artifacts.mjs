// SPDX-License-Identifier: Apache-2.0
// What forge has built, and the addresses that `contracts/interfaces` names.

import { readFileSync } from 'node:fs';
import { getAddress } from 'viem';

const OUT = new URL('../../out/', import.meta.url);
const SOURCE = readFileSync(new URL('../../interfaces/Addresses.sol', import.meta.url), 'utf8');

/** ABI, creation code and code of a contract, from the file of its name or of `file`. */
export function artifact(name, file = name) {
  const { abi, bytecode, deployedBytecode } = JSON.parse(readFileSync(new URL(`${file}.sol/${name}.json`, OUT), 'utf8'));
  return { abi, bytecode: bytecode.object, runtime: deployedBytecode.object };
}

/** The addresses of the precompiles by their names. */
export const ADDRESSES = Object.fromEntries(
  [...SOURCE.matchAll(/constant (\w+) = (0x[0-9a-f]{40});/g)].map(([, name, address]) => [name, getAddress(address)]),
);

/** Where a stablecoin is. */
export const stablecoin = (id) =>
  getAddress(`0x${((BigInt(id) << 128n) | BigInt(ADDRESSES.STABLECOINS)).toString(16).padStart(40, '0')}`);
