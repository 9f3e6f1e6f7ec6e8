// SPDX-License-Identifier: Apache-2.0
// The sample account of ERC-4337, from the package that brings the EntryPoint.

import { readFileSync } from 'node:fs';
import { entryPoint07Address } from 'viem/account-abstraction';

const FOLDER = new URL('../../node_modules/@account-abstraction/contracts/artifacts/', import.meta.url);
const artifact = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));

/** An account with one owner. */
export const simpleAccount = artifact('SimpleAccount');

/** Deploys what makes such accounts. */
export async function simpleAccountFactory(wallet, done) {
  const { abi, bytecode } = artifact('SimpleAccountFactory');
  const receipt = await done(await wallet.deployContract({ abi, bytecode, args: [entryPoint07Address] }));
  return { abi, address: receipt.contractAddress };
}
