// SPDX-License-Identifier: Apache-2.0
// ethers as journeys use it, and what Hardhat needs of it.

import { Contract, JsonRpcProvider, Wallet } from 'ethers';
import { MOST_MS } from '../until.mjs';
import { answerOf, argsOf, functionOf } from './values.mjs';

/** Without `cacheTimeout` ethers takes an answer that is up to 250 ms old, a nonce too, and cannot send faster. */
export const OPTIONS = { pollingInterval: 200, cacheTimeout: -1 };

/**
 * ethers at a node.
 *
 * @param {string} eth Ethereum JSON-RPC over HTTP
 * @returns {Promise<import('./values.mjs').Client>}
 */
export async function ethersAt(eth) {
  const [paid, free] = [eth, `${eth}/gasless`].map((url) => new JsonRpcProvider(url, undefined, OPTIONS));
  const sendingTo = (provider) => ({ secret }, contract, name, args) =>
    sentBy(new Wallet(secret, provider), contract, name, args);
  return {
    sign: ({ secret }, { domain, types, message }) => new Wallet(secret).signTypedData(domain, types, message),
    act: sendingTo(free),
    pay: sendingTo(paid),
    read: (contract, name, args) => readBy(paid, contract, name, args),
    end: async () => [paid, free].forEach((provider) => provider.destroy()),
  };
}

/** A transaction of a signer of ethers, in a block. */
export async function sentBy(signer, { address, abi }, name, args, overrides = {}) {
  const contract = new Contract(address, abi, signer);
  const sent = await contract.getFunction(name)(...args, overrides);
  const receipt = await sent.wait(1, MOST_MS);
  const events = receipt.logs.map((log) => contract.interface.parseLog(log)).filter(Boolean);
  return {
    ok: receipt.status === 1,
    price: receipt.gasPrice,
    told: events.map(({ name: event, fragment, args: values }) => ({ name: event, args: argsOf(fragment, values) })),
    block: { number: BigInt(receipt.blockNumber), hash: receipt.blockHash },
  };
}

/** What a view answers to a provider of ethers. */
export async function readBy(provider, contract, name, args) {
  const view = functionOf(contract, name);
  const answer = await new Contract(contract.address, contract.abi, provider).getFunction(name).staticCall(...args);
  return answerOf(view, view.outputs.length === 1 ? [answer] : answer);
}
