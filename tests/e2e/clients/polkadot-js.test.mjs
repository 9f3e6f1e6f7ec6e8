// SPDX-License-Identifier: Apache-2.0
// What a native wallet does, with sr25519 keys and polkadot.js.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ASK_TICK, BID_TICK, CAP, FILL_TICK, LEAST_PAYOUT, people, PRICE, TICK_SIZE, USDC, world } from './support/chain.mjs';
import { hashOf } from './support/keys.mjs';
import { connect, eventOf, holdingOf, moneyOf, NOBODY_PAYS, pairOf, sent } from './support/polkadot.mjs';
import { until } from './support/until.mjs';

const { ws, series, listing, market } = world();
const { holder, friend, stranger, consumer } = people.pjs;
const { gateway, issuer, maker } = people;

let api;

describe('polkadot-js', () => {
  before(async () => {
    api = await connect(ws);
  });
  after(() => api?.disconnect());

  it('should know the network when it connects', async () => {
    assert.equal((await api.rpc.system.chain()).toString(), 'Genex Development');
    const { chainSS58, chainTokens, chainDecimals } = api.registry;
    assert.deepEqual([chainSS58, chainTokens, chainDecimals], [42, ['GNX'], [12]]);
    assert.equal(pairOf(holder).address, holder.account);
    assert.equal(api.runtimeVersion.specName.toString(), 'genex');
  });

  it('should tell fees, balances and nonces when it asks', async () => {
    const free = await api.tx.sales.purchase(listing, 1, PRICE).paymentInfo(holder.account);
    assert.equal(free.partialFee.toBigInt(), 0n, 'a pool pays for it');
    const paid = await api.tx.system.remark('0x1234').paymentInfo(holder.account);
    assert.ok(paid.partialFee.toBigInt() > 0n);

    const before = await wealthOf(holder);
    const nonce = await nextNonce(holder);
    const done = await sent(api.tx.system.remark('0x1234'), holder);

    const [, fee, tip] = eventOf(done, 'transactionPayment', 'TransactionFeePaid');
    assert.deepEqual([fee.toBigInt(), tip.toBigInt()], [paid.partialFee.toBigInt(), 0n]);
    assert.equal((await wealthOf(holder)).gnx, before.gnx - fee.toBigInt());
    assert.equal(await nextNonce(holder), nonce + 1);
  });

  it('should buy units when the terms of the listing are met', async () => {
    const before = await wealthOf(holder);
    const quantity = 300n;

    const done = await sent(api.tx.sales.purchase(listing, quantity, quantity * PRICE), holder);

    const bought = eventOf(done, 'sales', 'Purchased');
    assert.deepEqual([bought.buyer.toString(), bought.seller.toString()], [holder.account, issuer.account]);
    assert.deepEqual([bought.quantity.toBigInt(), bought.total.toBigInt()], [quantity, quantity * PRICE]);
    assert.deepEqual(await wealthOf(holder), {
      gnx: before.gnx,
      usdc: before.usdc - quantity * PRICE,
      units: before.units + quantity,
    });
  });

  it('should give units when the recipient is registered', async () => {
    const before = [await unitsOf(holder), await unitsOf(friend)];
    const done = await sent(api.tx.coupons.transfer(series, friend.account, 25), holder);
    const given = eventOf(done, 'coupons', 'Transferred');
    assert.deepEqual([given.from.toString(), given.to.toString()], [holder.account, friend.account]);
    assert.deepEqual([await unitsOf(holder), await unitsOf(friend)], [before[0] - 25n, before[1] + 25n]);
  });

  it('should hold what is offered when it places orders, and have it back when it cancels them', async () => {
    const before = await wealthOf(holder);
    const bid = eventOf(await sent(placement('Bid', BID_TICK, 10, 7), holder), 'orderBook', 'OrderPlaced');
    const ask = eventOf(await sent(placement('Ask', ASK_TICK, 20, null), holder), 'orderBook', 'OrderPlaced');
    const open = await wealthOf(holder);
    assert.equal(open.units, before.units - 20n);
    assert.ok(open.usdc <= before.usdc - 10n * BigInt(BID_TICK) * TICK_SIZE);

    await sent(api.tx.orderBook.cancelByClient(market, 7), holder);
    const cancellation = await sent(api.tx.orderBook.cancelOrder(restingOrder(ask)), holder);

    assert.deepEqual([bid.client.toNumber(), bid.lots.toNumber()], [7, 10]);
    const cancelled = eventOf(cancellation, 'orderBook', 'OrderCancelled');
    assert.equal(cancelled.order.toString(), restingOrder(ask).toString());
    assert.deepEqual(await wealthOf(holder), before);
  });

  it('should redeem units when the redeemer accepts them', async () => {
    const units = await unitsOf(holder);
    const order = hashOf('order by polkadot.js');
    const done = await sent(api.tx.coupons.redeem(series, 45, issuer.account, order, null), holder);
    const redeemed = eventOf(done, 'coupons', 'Redeemed');
    assert.deepEqual([redeemed.holder.toString(), redeemed.redeemer.toString()], [holder.account, issuer.account]);
    assert.equal(redeemed.orderHash.toHex(), order);
    assert.equal(await unitsOf(holder), units - 45n);
  });

  it('should buy at once when its order meets another one', async () => {
    const before = await wealthOf(holder);
    const trade = eventOf(await sent(placement('Bid', FILL_TICK, 5, null), holder), 'orderBook', 'Trade');
    assert.deepEqual([trade.maker.toString(), trade.taker.toString()], [maker.account, holder.account]);
    assert.deepEqual([trade.lots.toBigInt(), trade.notional.toBigInt()], [5n, 5n * PRICE]);
    const paid = trade.notional.toBigInt() + trade.takerFee.toBigInt();
    const { usdc, units } = await wealthOf(holder);
    assert.deepEqual([usdc, units], [before.usdc - paid, before.units + 5n]);
  });

  it('should have money come in and go out when the gateway reports it', async () => {
    const before = (await wealthOf(holder)).usdc;
    const source = { class: 'Salary', hash: hashOf('second payslip by polkadot.js') };
    const reference = hashOf('second deposit by polkadot.js');
    const deposit = api.tx.cash.deposit(USDC, holder.account, 2n * LEAST_PAYOUT, reference, source);
    const deposited = eventOf(await sent(deposit, gateway), 'cash', 'Deposited');
    assert.equal(deposited.amount.toBigInt(), 2n * LEAST_PAYOUT);
    assert.equal((await wealthOf(holder)).usdc, before + 2n * LEAST_PAYOUT);

    const payout = hashOf('bank account by polkadot.js');
    const request = await sent(api.tx.cash.requestWithdrawal(USDC, LEAST_PAYOUT, payout), holder);
    const { id } = eventOf(request, 'cash', 'WithdrawalRequested');
    assert.equal((await wealthOf(holder)).usdc, before + LEAST_PAYOUT);
    const completion = await sent(api.tx.cash.completeWithdrawal(id), gateway);
    assert.equal(eventOf(completion, 'cash', 'WithdrawalCompleted').payout.toHex(), payout);
    assert.equal((await wealthOf(holder)).usdc, before + LEAST_PAYOUT);
  });

  it('should buy and redeem when it has no GNX', async () => {
    assert.deepEqual(await wealthOf(consumer), { gnx: 0n, usdc: 100_000n * PRICE, units: 0n });
    const bought = await sent(api.tx.sales.purchase(listing, 20, 20n * PRICE), consumer);
    const order = hashOf('free order by polkadot.js');
    const redeemed = await sent(api.tx.coupons.redeem(series, 5, issuer.account, order, null), consumer);
    const acts = [bought, redeemed].map((done) => eventOf(done, 'feePolicy', 'FeeSponsored').act.type);
    assert.deepEqual(acts, ['Purchase', 'Redeem']);
    assert.deepEqual(await wealthOf(consumer), { gnx: 0n, usdc: 99_980n * PRICE, units: 15n });
  });

  it('should let somebody else move money when the owner approves that', async () => {
    const before = [(await wealthOf(holder)).usdc, (await wealthOf(friend)).usdc];
    const approval = await sent(api.tx.allowances.approve(USDC, friend.account, 30_000), holder);
    const approved = eventOf(approval, 'allowances', 'Approved');
    assert.deepEqual([approved.owner.toString(), approved.spender.toString()], [holder.account, friend.account]);
    await sent(api.tx.allowances.transferFrom(USDC, holder.account, friend.account, 30_000), friend);
    const left = [(await wealthOf(holder)).usdc, (await wealthOf(friend)).usdc];
    assert.deepEqual(left, [before[0] - 30_000n, before[1] + 30_000n]);
    const more = api.tx.allowances.transferFrom(USDC, holder.account, friend.account, 1);
    await assert.rejects(sent(more, friend), { message: /^allowances\.\w*Allowance\w*$/ });
  });

  it('should be told the error and its code when a call is refused', async () => {
    const gift = api.tx.coupons.transfer(series, stranger.account, 1);
    await assert.rejects(sent(gift, holder), { message: 'coupons.Refused(102)' });
    const greedy = api.tx.sales.purchase(listing, CAP + 1n, (CAP + 1n) * PRICE);
    await assert.rejects(sent(greedy, holder), { message: 'sales.CapExceeded' });
  });

  it('should be told why the pool refuses when nobody pays', async () => {
    const gift = api.tx.coupons.transfer(series, friend.account, 1);
    await assert.rejects(sent(gift, stranger), NOBODY_PAYS);
  });

  it('should have all included when it sends five at once', async () => {
    const first = await nextNonce(holder);
    const before = await unitsOf(friend);
    const gifts = [1, 2, 3, 4, 5].map((quantity, index) =>
      sent(api.tx.coupons.transfer(series, friend.account, quantity), holder, first + index),
    );
    await Promise.all(gifts);
    assert.equal(await nextNonce(holder), first + gifts.length);
    assert.equal(await unitsOf(friend), before + 15n);
  });

  it('should find the events when it reads a past block', async () => {
    const heard = [];
    const stop = await api.query.system.events((events) => heard.push(...gifts(events)));
    try {
      const { status } = await sent(api.tx.coupons.transfer(series, friend.account, 9), holder);
      const then = await api.at(status.asFinalized);
      assert.deepEqual(gifts(await then.query.system.events()), ['9']);
      await until('the subscription to tell of it too', () => heard.includes('9'));
    } finally {
      stop();
    }
  });
});

/** Quantities of the gifts of the holder to the friend. */
const gifts = (events) =>
  events
    .filter(({ event }) => api.events.coupons.Transferred.is(event))
    .map(({ event }) => event.data)
    .filter(({ from, to }) => from.toString() === holder.account && to.toString() === friend.account)
    .map(({ quantity }) => quantity.toString());

/** An order that rests until it is filled or cancelled. */
const placement = (side, tick, lots, client) =>
  api.tx.orderBook.placeOrder(market, {
    ...{ side, tick, lots, client },
    ...{ timeInForce: 'Gtc', postOnly: null, selfTrade: 'CancelTaker', maxFills: 10, referral: null },
  });

/** The id of an order that rests now. */
const restingOrder = ({ outcome }) => outcome.rest.asResting;

async function wealthOf({ account }) {
  const [system, usdc, units] = await Promise.all([
    api.query.system.account(account),
    moneyOf(api, USDC, { account }),
    unitsOf({ account }),
  ]);
  return { gnx: system.data.free.toBigInt(), usdc, units };
}

const unitsOf = async (who) => (await holdingOf(api, series, who)).free;

/** Counts what waits in the pool. */
const nextNonce = async ({ account }) => (await api.rpc.system.accountNextIndex(account)).toNumber();
