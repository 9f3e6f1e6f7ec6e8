// SPDX-License-Identifier: Apache-2.0
// Hardhat as journeys use it.

import { BrowserProvider } from 'ethers';
import { hardhat } from '../hardhat.mjs';
import { OPTIONS, readBy, sentBy } from './ethers.mjs';

/**
 * Hardhat at a node. It has the keys, fills and signs; ethers only encodes and decodes.
 *
 * @param {string} eth Ethereum JSON-RPC over HTTP
 * @param {string[]} secrets of all who sign
 * @returns {Promise<import('./values.mjs').Client>}
 */
export async function hardhatAt(eth, secrets) {
  const { hre, end } = await hardhat(eth, secrets);
  const provider = new BrowserProvider(hre.network.provider, undefined, OPTIONS);
  const sending = (overrides) => async ({ address }, contract, name, args) =>
    sentBy(await provider.getSigner(address), contract, name, args, overrides);
  return {
    sign: async ({ address }, { domain, types, message }) =>
      (await provider.getSigner(address)).signTypedData(domain, types, message),
    act: sending({ gasPrice: 0n }),
    pay: sending({}),
    read: (contract, name, args) => readBy(provider, contract, name, args),
    end: async () => {
      provider.destroy();
      await end();
    },
  };
}
