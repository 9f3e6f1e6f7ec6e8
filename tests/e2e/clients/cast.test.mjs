// SPDX-License-Identifier: Apache-2.0
// What a developer or an operator does at a terminal, with Foundry's cast.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hexToBigInt, parseEventLogs, zeroAddress } from 'viem';
import { COMPLIANCE, COUPON, FACTORY, MARKETPLACE, REDEMPTION, stablecoin, TREASURY } from './support/abi.mjs';
import { castAt, CastError, castFollowing, castSend, FREE } from './support/cast.mjs';
import { ASK_TICK, CAP, FILL_TICK, LEAST_PAYOUT, people, PRICE, USDC, world } from './support/chain.mjs';
import { hashOf } from './support/keys.mjs';
import { shouldBeDeposit, shouldTellByFilters } from './support/logs.mjs';
import { order, SIDE } from './support/order.mjs';
import { until } from './support/until.mjs';

const { eth, ethWs, series, listing, market } = world();
const { holder, friend, stranger, consumer } = people.cast;
const { address: store } = people.issuer;
const money = stablecoin(USDC);
const cast = castAt(eth);

const ORDER = '(uint8,uint16,uint64,uint8,uint64,uint8,uint8,bool,uint128,uint32,address,uint32)';
const GIVE = 'safeTransferFrom(address,address,uint256,uint256,bytes)';
const REDEEM = 'redeem(uint256,uint256,address,bytes32,bytes)';
const BUY = 'purchase(uint256,uint256,uint256)(bool)';
const GIVEN = 'TransferSingle(address indexed,address indexed,address indexed,uint256,uint256)';
const PAID = 'Transfer(address indexed,address indexed,uint256)';

describe('cast', () => {
  it('should know the network, balances, fees and nonces when it connects', async () => {
    assert.equal(await cast('chain-id'), '743639');
    assert.ok(BigInt(await cast('balance', holder.address)) > 0n);
    assert.ok(BigInt(await cast('gas-price')) >= BigInt(await cast('base-fee')));
    assert.equal(await cast('nonce', stranger.address), '0');
    assert.equal(await cast('call', money.address, 'symbol()(string)'), '"USDC"');
    assert.equal(await cashOf(holder), 100_000n * PRICE);
  });

  it('should buy units when it sends the price', async () => {
    const { logs, status } = await send(holder, FACTORY, BUY, listing, 500, 500n * PRICE);
    assert.equal(status, '0x1');
    const [bought] = parseEventLogs({ abi: FACTORY.abi, logs });
    assert.deepEqual([bought.eventName, bought.args.quantity, bought.args.total], ['Purchased', 500n, 500n * PRICE]);
    assert.deepEqual([await unitsOf(holder), await cashOf(holder)], [500n, 99_500n * PRICE]);
  });

  it('should give and redeem units when it holds them', async () => {
    await send(holder, COUPON, GIVE, holder.address, friend.address, series, 30, '0x');
    const orderHash = hashOf('order by cast');
    const { logs } = await send(holder, REDEMPTION, REDEEM, series, 45, store, orderHash, '0x');
    const [redeemed] = parseEventLogs({ abi: REDEMPTION.abi, logs });
    assert.deepEqual([redeemed.args.quantity, redeemed.args.orderHash], [45n, orderHash]);
    assert.deepEqual([await unitsOf(holder), await unitsOf(friend)], [425n, 30n]);
  });

  it('should hold units when it places an order, and have them back when it cancels it', async () => {
    const units = await unitsOf(holder);
    const request = `(${Object.values(order(SIDE.ask, ASK_TICK, 20n, 9n)).join(',')})`;
    const { logs } = await send(holder, MARKETPLACE, `placeOrder(uint32,${ORDER})`, market, request);
    const [placed] = parseEventLogs({ abi: MARKETPLACE.abi, logs });
    assert.deepEqual([placed.eventName, placed.args.clientId, placed.args.lots], ['OrderPlaced', 9n, 20n]);
    assert.equal(await unitsOf(holder), units - 20n);
    await send(holder, MARKETPLACE, 'cancelByClientId(uint32,uint128)', market, 9);
    assert.equal(await unitsOf(holder), units);
  });

  it('should buy at once when its order meets another one', async () => {
    const [units, cash] = [await unitsOf(holder), await cashOf(holder)];
    const request = `(${Object.values(order(SIDE.bid, FILL_TICK, 5n)).join(',')})`;
    const { logs } = await send(holder, MARKETPLACE, `placeOrder(uint32,${ORDER})`, market, request);
    const [{ args: trade }] = parseEventLogs({ abi: MARKETPLACE.abi, logs, eventName: 'Trade' });
    assert.deepEqual([trade.taker, trade.lots, trade.notional], [holder.address, 5n, 5n * PRICE]);
    const paid = trade.notional + trade.takerFee;
    assert.deepEqual([await unitsOf(holder), await cashOf(holder)], [units + 5n, cash - paid]);
  });

  it('should put money aside when it is to be paid out', async () => {
    const cash = await cashOf(holder);
    const payout = hashOf('bank account by cast');
    const request = 'requestWithdrawal(uint256,uint256,bytes32)(uint256)';
    const { logs } = await send(holder, TREASURY, request, USDC, LEAST_PAYOUT, payout);
    const [{ args: requested }] = parseEventLogs({ abi: TREASURY.abi, logs });
    assert.deepEqual([requested.amount, requested.payout], [LEAST_PAYOUT, payout]);
    assert.equal(await cashOf(holder), cash - LEAST_PAYOUT);
  });

  it('should be told every reason beforehand when it asks the rules', async () => {
    const explain = 'explainUnits(uint8,uint32,address,address,uint64)(uint16[])';
    const ask = (to) => cast('call', COMPLIANCE.address, explain, 1, series, holder.address, to.address, 1);
    assert.deepEqual([await ask(friend), await ask(stranger)], ['[]', '[102]']);
    const text = await cast('call', COMPLIANCE.address, 'reasonText(uint16)(string)', 102);
    assert.match(text, /recipient is not registered: /);
  });

  it('should let a friend take money when the holder approves it', async () => {
    const [sum, before] = [30_000n, await cashOf(holder)];
    await send(holder, money, 'approve(address,uint256)', friend.address, sum);
    const allowed = () => read(money, 'allowance(address,address)(uint256)', holder.address, friend.address);
    assert.equal(await allowed(), sum);
    await send(friend, money, 'transferFrom(address,address,uint256)', holder.address, friend.address, sum);
    assert.deepEqual([await cashOf(holder), await cashOf(friend), await allowed()], [before - sum, sum, 0n]);
  });

  it('should act without GNX when it asks at the address for that', async () => {
    const free = { url: `${eth}/gasless`, options: FREE };
    await assert.rejects(send(consumer, FACTORY, BUY, listing, 20, 20n * PRICE), CastError);
    const bought = await send(consumer, FACTORY, BUY, listing, 20, 20n * PRICE, free);
    const redeemed = await send(consumer, REDEMPTION, REDEEM, series, 5, store, hashOf('free order'), '0x', free);
    for (const { effectiveGasPrice } of [bought, redeemed]) assert.equal(hexToBigInt(effectiveGasPrice), 0n);
    assert.deepEqual([await unitsOf(consumer), await cast('balance', consumer.address)], [15n, '0']);
  });

  it('should show the code and the reason when a call is refused', async () => {
    const gift = [COUPON.address, GIVE, holder.address, stranger.address, series, 1, '0x'];
    const refused = (error) => {
      assert.ok(error instanceof CastError, String(error));
      assert.match(error.message, /Genex: 102 recipient is not registered: /);
      return true;
    };
    await assert.rejects(cast('call', '--from', holder.address, ...gift), refused);
    await assert.rejects(cast('estimate', '--from', holder.address, ...gift), refused);
    await assert.rejects(send(holder, FACTORY, BUY, listing, CAP + 1n, (CAP + 1n) * PRICE), /CapExceeded/);
  });

  it('should find the logs when it asks by topics and range', async () => {
    const sent = await give(7);
    const block = String(BigInt(sent.blockNumber));
    const range = ['--from-block', block, '--to-block', block, '--address', COUPON.address, '--json'];
    const logs = JSON.parse(await cast('logs', ...range, GIVEN, holder.address, holder.address, friend.address));
    assert.deepEqual(logs.map(({ transactionHash }) => transactionHash), [sent.transactionHash]);
    const tx = JSON.parse(await cast('tx', '--json', sent.transactionHash));
    assert.equal(tx.hash, sent.transactionHash);
  });

  it('should find transaction and receipt of money that came natively', async () => {
    const range = ['--from-block', 1, '--to-block', 'latest', '--address', money.address, '--json'];
    const logs = JSON.parse(await cast('logs', ...range, PAID, zeroAddress, holder.address));
    const shown = async (...words) => JSON.parse(await cast(...words, '--json'));
    await shouldBeDeposit(logs, 100_000n * PRICE, async (hash, number) => ({
      transaction: await shown('tx', hash),
      receipt: await shown('receipt', hash),
      block: await shown('block', number),
    }));
  });

  it('should hear of a gift and its block once when it polls filters', async () => {
    const ask = async (method, ...params) =>
      JSON.parse(await cast('rpc', method, ...params.map((param) => JSON.stringify(param))));
    await shouldTellByFilters(ask, holder, friend, async (units) => {
      const { transactionHash: hash, blockHash } = await give(units);
      return { hash, blockHash };
    });
  });

  it('should print gifts as they come when it subscribes over WebSocket', async () => {
    const wanted = ['--address', COUPON.address, GIVEN, holder.address, holder.address, friend.address];
    const following = castFollowing(ethWs, 'logs', '--subscribe', ...wanted);
    const heard = () => [...following.printed().matchAll(/^ *transactionHash: (0x[0-9a-f]{64})$/gm)].map(([, hash]) => hash);
    const given = [];
    try {
      // It does not say from when on it listens.
      await until('cast to print a gift', async () => {
        given.push((await give(3n)).transactionHash);
        return heard().length > 0;
      });
      given.push((await give(4n)).transactionHash);
      await until('cast to print the last gift', () => heard().includes(given.at(-1)));
      assert.ok(heard().length > 1);
      assert.deepEqual(heard(), given.slice(-heard().length));
    } finally {
      await following.stop();
    }
  });
});

/** Gives units of the holder to the friend. The receipt, once its block is final. */
const give = (units) => send(holder, COUPON, GIVE, holder.address, friend.address, series, units, '0x');

/** The number that a view gives. Cast puts a short form of large ones behind. */
async function read({ address }, signature, ...args) {
  const text = await cast('call', address, signature, ...args);
  return BigInt(text.split(' ')[0]);
}

const unitsOf = ({ address }) => read(COUPON, 'balanceOf(address,uint256)(uint256)', address, series);
const cashOf = ({ address }) => read(money, 'balanceOf(address)(uint256)', address);

/** The receipt, once its block is final. */
async function send(who, { address }, signature, ...args) {
  const { url, options } = typeof args.at(-1) === 'object' ? args.pop() : { url: eth, options: [] };
  const receipt = await castSend(url, who, [address, signature, ...args], options);
  assert.equal(receipt.status, '0x1');
  await until('the block to be final', async () => {
    const final = BigInt(await cast('block-number', 'finalized'));
    return final >= BigInt(receipt.blockNumber);
  });
  return receipt;
}
