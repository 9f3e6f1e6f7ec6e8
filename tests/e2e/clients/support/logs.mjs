// SPDX-License-Identifier: Apache-2.0
// What the Ethereum JSON-RPC tells of logs, by itself: to clients that hand on questions and answers as they are.

import assert from 'node:assert/strict';
import { encodeEventTopics } from 'viem';
import { COUPON } from './abi.mjs';
import { people } from './chain.mjs';

/** Where Ethereum transactions send native calls, and what native acts are shown to be sent to. */
export const NATIVE_CALLS = '0x6d6f646c70792f70616464720000000000000000';

const lower = (address) => address.toLowerCase();

/**
 * Makes sure that money which the gateway reported natively is told as any other: by one log, with a transaction that is in its block and
 * has a receipt.
 *
 * @param {object[]} logs what was found
 * @param {bigint} sum in the smallest unit of the stablecoin
 * @param {(hash: string, block: bigint) => Promise<{ transaction: object, receipt: object, block: object }>} lookUp
 */
export async function shouldBeDeposit(logs, sum, lookUp) {
  assert.deepEqual(logs.map(({ data, removed }) => [BigInt(data), removed]), [[sum, false]]);
  const [log] = logs;
  const { transaction, receipt, block } = await lookUp(log.transactionHash, BigInt(log.blockNumber));
  const { address: gateway } = people.gateway;
  for (const { from, to } of [transaction, receipt]) assert.deepEqual([from, to].map(lower), [gateway, NATIVE_CALLS]);
  assert.deepEqual([BigInt(transaction.r), BigInt(transaction.s)], [0n, 0n]);
  assert.deepEqual([BigInt(receipt.status), BigInt(receipt.gasUsed)], [1n, 0n]);
  assert.deepEqual(receipt.logs.find(({ logIndex }) => logIndex === log.logIndex), log);
  assert.equal(block.transactions[Number(log.transactionIndex)], log.transactionHash);
}

/**
 * Installs filters for blocks and for gifts of one person to another, and makes sure that each tells of a gift once.
 *
 * @param {(method: string, ...params: any[]) => Promise<any>} ask
 * @param {{ address: string }} giver
 * @param {{ address: string }} receiver
 * @param {(units: bigint) => Promise<{ hash: string, blockHash: string }>} give
 */
export async function shouldTellByFilters(ask, giver, receiver, give) {
  const args = { from: giver.address, to: receiver.address };
  const topics = encodeEventTopics({ abi: COUPON.abi, eventName: 'TransferSingle', args });
  const gifts = await ask('eth_newFilter', { address: COUPON.address, topics });
  const blocks = await ask('eth_newBlockFilter');
  const changes = (id) => ask('eth_getFilterChanges', id);
  assert.deepEqual(await changes(gifts), []);

  const { hash, blockHash } = await give(8n);

  const told = (await changes(gifts)).map(({ transactionHash, blockHash: block, removed }) => [transactionHash, block, removed]);
  assert.deepEqual(told, [[hash, blockHash, false]]);
  assert.deepEqual(await changes(gifts), []);
  assert.equal((await changes(blocks)).filter((block) => block === blockHash).length, 1);
  assert.equal((await changes(blocks)).includes(blockHash), false);
  for (const id of [gifts, blocks]) {
    assert.equal(await ask('eth_uninstallFilter', id), true);
    assert.equal(await ask('eth_uninstallFilter', id), false);
    await assert.rejects(changes(id), /filter not found/);
  }
}
