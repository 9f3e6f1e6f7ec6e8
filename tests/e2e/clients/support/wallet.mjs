// SPDX-License-Identifier: Apache-2.0
// What stands behind an EIP-1193 provider: a wallet that fills, checks, signs and sends as stock wallets do. It never
// sends what the balance does not cover, at the fee that the network names.

import { hexToBigInt, hexToNumber } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';

/** Codes of EIP-1193 and EIP-1474. */
const UNKNOWN_CHAIN = 4902;
const UNSUPPORTED = 4200;
const INVALID_INPUT = -32_000;
/** Who asks with these would be answered by the node, which has no keys. */
const KEYS_OF_THE_NODE = ['eth_sign', 'eth_signTransaction'];

/** A refusal as a provider gives it. */
export class ProviderError extends Error {
  constructor({ code, message, data }) {
    super(message);
    Object.assign(this, { code, data });
  }
}

/**
 * A wallet of one account.
 *
 * @param {string} url of the Ethereum JSON-RPC over HTTP
 * @param {`0x${string}`} secret
 * @returns {(request: { method: string, params?: any[] }) => Promise<any>}
 */
export function stockWallet(url, secret) {
  const account = privateKeyToAccount(secret);
  const ask = (method, params = []) => askNode(url, method, params);
  const answers = {
    eth_requestAccounts: () => [account.address],
    eth_accounts: () => [account.address],
    eth_sendTransaction: ([transaction]) => send(ask, account, transaction),
    wallet_switchEthereumChain: async ([{ chainId }]) => {
      if (chainId === (await ask('eth_chainId'))) return null;
      throw new ProviderError({ code: UNKNOWN_CHAIN, message: `the wallet does not know chain ${chainId}` });
    },
  };
  return async ({ method, params = [] }) => {
    if (KEYS_OF_THE_NODE.includes(method)) {
      throw new ProviderError({ code: UNSUPPORTED, message: `the wallet does not support ${method}` });
    }
    return answers[method] ? answers[method](params) : ask(method, params);
  };
}

async function send(ask, account, { to, data = '0x', value = '0x0', gas: wanted }) {
  const from = account.address;
  const [chainId, nonce, gas, fees, balance] = await Promise.all([
    ask('eth_chainId'),
    ask('eth_getTransactionCount', [from, 'pending']),
    wanted ?? ask('eth_estimateGas', [{ from, to, data, value }]),
    feesOf(ask),
    ask('eth_getBalance', [from, 'latest']),
  ]);
  const most = hexToBigInt(gas) * (fees.maxFeePerGas ?? fees.gasPrice) + hexToBigInt(value);
  if (hexToBigInt(balance) < most) {
    const message = `insufficient funds: the account has ${hexToBigInt(balance)}, the transaction may cost ${most}`;
    throw new ProviderError({ code: INVALID_INPUT, message });
  }
  const raw = await account.signTransaction({
    ...fees,
    chainId: hexToNumber(chainId),
    nonce: hexToNumber(nonce),
    gas: hexToBigInt(gas),
    to,
    data,
    value: hexToBigInt(value),
  });
  return ask('eth_sendRawTransaction', [raw]);
}

/** EIP-1559 where blocks have a base fee, otherwise the legacy price. */
async function feesOf(ask) {
  const { baseFeePerGas } = await ask('eth_getBlockByNumber', ['latest', false]);
  if (baseFeePerGas === undefined) return { type: 'legacy', gasPrice: hexToBigInt(await ask('eth_gasPrice')) };
  const maxPriorityFeePerGas = hexToBigInt(await ask('eth_maxPriorityFeePerGas'));
  return {
    type: 'eip1559',
    maxPriorityFeePerGas,
    maxFeePerGas: 2n * hexToBigInt(baseFeePerGas) + maxPriorityFeePerGas,
  };
}

let asked = 0;

async function askNode(url, method, params) {
  asked += 1;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: asked, method, params }),
  });
  const { result, error } = await answer.json();
  if (error) throw new ProviderError(error);
  return result;
}
