// SPDX-License-Identifier: Apache-2.0
// The chain of the scenarios as stock anvil: mocks where the precompiles are, and the contracts of the first state.

import { readFile } from 'node:fs/promises';
import { createTestClient, createWalletClient, http, parseEther, publicActions, toHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { foundry } from 'viem/chains';
import { startAnvil } from '../../tools/anvil.mjs';
import { ADDRESSES, artifact, stablecoin } from './artifacts.mjs';
import { KEYS, MONEY, PEOPLE, UNITS } from './people.mjs';

const PREDEPLOYS = new URL('../../predeploys/', import.meta.url);
const [TEA, BOOKS, USDC] = [1, 2, 1];

const clients = (url) => {
  const transport = http(url);
  const test = createTestClient({ chain: foundry, mode: 'anvil', transport }).extend(publicActions);
  const anyone = createWalletClient({ chain: foundry, account: privateKeyToAccount(KEYS.ann), transport });
  return { test, anyone };
};

/** Starts anvil and prepares it. Gives the world and how to end it. */
export async function prepare() {
  const anvil = await startAnvil();
  const { test } = clients(anvil.url);
  for (const [name, address] of [
    ['CouponMock', ADDRESSES.COUPON],
    ['RedemptionMock', ADDRESSES.REDEMPTION],
    ['StablecoinMock', stablecoin(USDC)],
  ]) {
    await test.setCode({ address, bytecode: artifact(name).runtime });
  }
  for (const { address, nonce, file, storage } of JSON.parse(await readFile(new URL('predeploys.json', PREDEPLOYS)))) {
    await test.setCode({ address, bytecode: toHex(await readFile(new URL(file, PREDEPLOYS))) });
    await test.setNonce({ address, nonce });
    for (const [index, value] of Object.entries(storage)) await test.setStorageAt({ address, index, value });
  }
  for (const address of [PEOPLE.ann, PEOPLE.ben]) await test.setBalance({ address, value: parseEther('1000') });
  const world = { target: 'anvil', url: anvil.url, tea: TEA, books: BOOKS, usdc: USDC, store: PEOPLE.ben };
  for (const [who, id] of [['ann', TEA], ['ann', BOOKS], ['ben', TEA], ['ben', BOOKS]]) {
    await write(world, 'CouponMock', ADDRESSES.COUPON, 'mint', [PEOPLE[who], BigInt(id), UNITS]);
  }
  await write(world, 'StablecoinMock', stablecoin(USDC), 'mint', [PEOPLE.ann, MONEY]);
  return { world, stop: async () => anvil.stop(), keepLog: async () => '' };
}

async function write({ url }, name, address, functionName, args) {
  const { test, anyone } = clients(url);
  const hash = await anyone.writeContract({ abi: artifact(name).abi, address, functionName, args });
  await test.waitForTransactionReceipt({ hash, pollingInterval: 50 });
}

/** Lets a contract hold coupons. */
export const allow = (world, contract) =>
  write(world, 'CouponMock', ADDRESSES.COUPON, 'allow', [contract, true]);

/** Gives GNX to a contract as the fee pool does. */
export async function payFromPool({ url }, contract, amount) {
  await clients(url).test.setBalance({ address: contract, value: amount });
}

/** Waits until the next block is after a second. */
export async function passes({ url }, second) {
  const { test } = clients(url);
  await test.setNextBlockTimestamp({ timestamp: BigInt(second) + 1n });
  await test.mine({ blocks: 1 });
}
