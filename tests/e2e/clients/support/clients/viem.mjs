// SPDX-License-Identifier: Apache-2.0
// viem as journeys use it.

import { createPublicClient, createWalletClient, http, parseEventLogs } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { networkAt } from '../network.mjs';
import { MOST_MS } from '../until.mjs';
import { answerOf, functionOf, toldOf } from './values.mjs';

/**
 * viem at a node.
 *
 * @param {string} eth Ethereum JSON-RPC over HTTP
 * @returns {Promise<import('./values.mjs').Client>}
 */
export async function viemAt(eth) {
  const reader = createPublicClient({ chain: networkAt(eth), transport: http(), pollingInterval: 200 });
  const sendingTo = (url) => async ({ secret }, { address, abi }, functionName, args) => {
    const wallet = createWalletClient({ account: privateKeyToAccount(secret), chain: networkAt(url), transport: http() });
    const hash = await wallet.writeContract({ address, abi, functionName, args });
    const receipt = await reader.waitForTransactionReceipt({ hash, timeout: MOST_MS });
    return {
      ok: receipt.status === 'success',
      price: receipt.effectiveGasPrice,
      told: toldOf(abi, parseEventLogs({ abi, logs: receipt.logs })),
      block: { number: receipt.blockNumber, hash: receipt.blockHash },
    };
  };
  return {
    sign: ({ secret }, typed) => privateKeyToAccount(secret).signTypedData(typed),
    act: sendingTo(`${eth}/gasless`),
    pay: sendingTo(eth),
    read: async (contract, functionName, args) => {
      const view = functionOf(contract, functionName);
      const answer = await reader.readContract({ ...contract, functionName, args });
      return answerOf(view, view.outputs.length === 1 ? [answer] : answer);
    },
    end: async () => {},
  };
}
