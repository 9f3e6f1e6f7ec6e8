// SPDX-License-Identifier: Apache-2.0
// What a native wallet does, with sr25519 keys and polkadot-api.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { Enum, InvalidTxError } from 'polkadot-api';
import {
  ASK_TICK,
  BID_TICK,
  CAP,
  FILL_TICK,
  LEAST_PAYOUT,
  NO_LISTING,
  placement,
  PRICE,
  people,
  propose,
  USDC,
  world,
} from './support/chain.mjs';
import { hashOf } from './support/keys.mjs';
import { connect, eventsOf, nameOf, submit, successful } from './support/native.mjs';
import { until } from './support/until.mjs';

const { ws, series, market, ...offers } = world();
const [listing, closed, expired] = [offers.listing, offers.closed, offers.expired].map(BigInt);
const { holder, friend, stranger, consumer } = people.papi;
const { issuer, shopper } = people;
const { client, api } = connect(ws);

describe('polkadot-api', () => {
  after(() => client.destroy());

  it('should know the network when it connects', async () => {
    const { name, properties } = await client.getChainSpecData();
    assert.equal(name, 'Genex Development');
    assert.equal(properties.tokenSymbol, 'GNX');
    assert.equal(properties.tokenDecimals, 12);
    assert.equal(properties.ss58Format, 42);
    const { spec_name, system_version } = await api.apis.Core.version();
    assert.deepEqual([spec_name, system_version], ['genex', 3]);
    const health = await client._request('system_health', []);
    assert.deepEqual(health, { peers: 0, isSyncing: false, shouldHavePeers: false });
  });

  it('should buy units when the terms of the listing are met', async () => {
    const quantity = 300n;
    const total = quantity * PRICE;
    const purchase = api.tx.Sales.purchase({ listing, quantity, max_total: total });
    const quote = await api.view.Sales.quote(listing, quantity, holder.account);
    assert.deepEqual([quote.total, quote.refusal], [total, undefined]);
    const before = await wealthOf(holder);
    const quotedGas = await purchase.getEstimatedFees(holder.account);

    const done = await finalised(purchase, holder);

    const [bought] = eventsOf(done, 'Sales', 'Purchased');
    const { buyer, seller, fee } = bought;
    assert.deepEqual([buyer, seller], [holder.account, issuer.account]);
    assert.deepEqual([bought.series, bought.quantity, bought.total, fee], [series, quantity, total, quote.fee]);
    const [gas] = eventsOf(done, 'FeePolicy', 'FeeSponsored');
    assert.deepEqual([gas.who, gas.act.type, quotedGas], [holder.account, 'Purchase', 0n]);
    assert.ok(gas.fee > 0n, 'the pool paid nothing');
    assert.deepEqual(await wealthOf(holder), {
      gnx: before.gnx,
      usdc: before.usdc - total,
      units: before.units + quantity,
    });
    const { identity } = await api.view.Kyc.identity(holder.account);
    assert.equal(await api.query.Sales.Bought.getValue(listing, identity), quantity);
  });

  it('should be told CapExceeded when it buys above the cap', async () => {
    const quantity = CAP + 1n;
    const before = await wealthOf(holder);
    const quote = await api.view.Sales.quote(listing, quantity, holder.account);
    assert.equal(nameOf(quote.refusal), 'Sales.CapExceeded');
    const purchase = api.tx.Sales.purchase({ listing, quantity, max_total: quantity * PRICE });
    assert.equal(await failure(purchase, holder), 'Sales.CapExceeded');
    const { usdc, units } = await wealthOf(holder);
    assert.deepEqual([usdc, units], [before.usdc, before.units]);
  });

  it('should be told Refused(101) when nobody registered the buyer', async () => {
    const purchase = api.tx.Sales.purchase({ listing, quantity: 1n, max_total: PRICE });
    assert.equal(await failure(purchase, stranger), 'Sales.Refused(101)');
    assert.equal(await unitsOf(stranger), 0n);
  });

  it('should be told PriceAboveLimit when the price is above the limit', async () => {
    const purchase = api.tx.Sales.purchase({ listing, quantity: 2n, max_total: 2n * PRICE - 1n });
    assert.equal(await failure(purchase, holder), 'Sales.PriceAboveLimit');
  });

  it('should be told ListingNotOpen or UnknownListing when nothing is offered', async () => {
    const { usdc, units } = await wealthOf(holder);
    assert.equal(await failure(purchaseOfOne(closed), holder), 'Sales.ListingNotOpen');
    assert.equal(await failure(purchaseOfOne(NO_LISTING), holder), 'Sales.UnknownListing');
    const after = await wealthOf(holder);
    assert.deepEqual([after.usdc, after.units], [usdc, units]);
  });

  it('should give units when the recipient has no GNX', async () => {
    const quantity = 25n;
    const before = { holder: await unitsOf(holder), friend: await unitsOf(friend) };
    assert.equal((await wealthOf(friend)).gnx, 0n);
    const told = nextTransfer(holder, friend);

    const done = await finalised(api.tx.Coupons.transfer({ series, to: friend.account, quantity }), holder);

    assert.equal(await unitsOf(holder), before.holder - quantity);
    assert.equal(await unitsOf(friend), before.friend + quantity);
    const event = await told;
    assert.deepEqual([event.block, event.series, event.quantity], [done.block.hash, series, quantity]);
    assert.deepEqual([event.path.type, event.source.type, event.operator], ['P2P', 'Free', undefined]);
  });

  it('should be told Refused(102) when the recipient is not registered', async () => {
    const explained = await api.view.Coupons.explain_move(
      Enum('P2P'),
      series,
      holder.account,
      stranger.account,
      1n,
    );
    assert.deepEqual(explained.map(({ type }) => type), ['RecipientUnknown']);
    const gift = api.tx.Coupons.transfer({ series, to: stranger.account, quantity: 1n });
    assert.equal(await failure(gift, holder), 'Coupons.Refused(102)');
  });

  it('should redeem units when the redeemer accepts them', async () => {
    const quantity = 120n;
    const units = await unitsOf(holder);
    const { redeemed } = await api.query.Coupons.Counters.getValue(series);
    const order_hash = hashOf('order of a pot of tea');
    const redemption = { series, quantity, redeemer: issuer.account, order_hash, ciphertext: undefined };

    const done = await finalised(api.tx.Coupons.redeem(redemption), holder);

    const [event] = eventsOf(done, 'Coupons', 'Redeemed');
    assert.deepEqual([event.holder, event.redeemer], [holder.account, issuer.account]);
    assert.deepEqual([event.quantity, event.order_hash], [quantity, order_hash]);
    assert.equal(event.face.minor, quantity, 'a unit of a divisible series is worth one minor unit');
    assert.equal(await unitsOf(holder), units - quantity);
    const after = await api.query.Coupons.Counters.getValue(series);
    assert.ok(after.redeemed >= redeemed + quantity, 'the other suites redeem too');
  });

  it('should hold what is offered when it places orders, and have it back when it cancels them', async () => {
    const before = await wealthOf(holder);
    const bid = await finalised(placement(api, market, 'Bid', BID_TICK, 10n, 7n), holder);
    const ask = await finalised(placement(api, market, 'Ask', ASK_TICK, 20n, undefined), holder);
    const [[bought], [sold]] = [bid, ask].map((done) => eventsOf(done, 'OrderBook', 'OrderPlaced'));
    assert.deepEqual([bought.client, bought.lots, sold.outcome.rest.type], [7n, 10n, 'Resting']);
    const open = await wealthOf(holder);
    assert.ok(open.usdc < before.usdc, 'the bid holds no money');
    assert.equal(open.units, before.units - 20n);

    await finalised(api.tx.OrderBook.cancel_by_client({ market, client: 7n }), holder);
    const order = sold.outcome.rest.value;
    const done = await finalised(api.tx.OrderBook.cancel_order({ order }), holder);
    const [cancelled] = eventsOf(done, 'OrderBook', 'OrderCancelled');

    assert.equal(cancelled.order, order);
    const { usdc, units } = await wealthOf(holder);
    assert.deepEqual([usdc, units], [before.usdc, before.units]);
  });

  it('should buy at once when its order meets another one', async () => {
    const before = await wealthOf(holder);
    const done = await finalised(placement(api, market, 'Bid', FILL_TICK, 5n, undefined), holder);
    const [trade] = eventsOf(done, 'OrderBook', 'Trade');
    assert.deepEqual([trade.maker, trade.taker], [people.maker.account, holder.account]);
    assert.deepEqual([trade.tick, trade.lots, trade.notional], [FILL_TICK, 5n, 5n * PRICE]);
    const { usdc, units } = await wealthOf(holder);
    assert.deepEqual([usdc, units], [before.usdc - trade.notional - trade.taker_fee, before.units + 5n]);
  });

  it('should put money aside when it is to be paid out', async () => {
    const before = await api.view.Cash.balance(USDC, holder.account);
    const payout = hashOf('bank account by polkadot-api');
    const request = api.tx.Cash.request_withdrawal({ asset: USDC, amount: LEAST_PAYOUT, payout });
    const [requested] = eventsOf(await finalised(request, holder), 'Cash', 'WithdrawalRequested');
    assert.deepEqual([requested.who, requested.amount, requested.payout], [holder.account, LEAST_PAYOUT, payout]);
    const { free, leaving } = await api.view.Cash.balance(USDC, holder.account);
    assert.deepEqual([free, leaving], [before.free - LEAST_PAYOUT, before.leaving + LEAST_PAYOUT]);
    const waiting = await api.view.Cash.withdrawal(requested.id);
    assert.deepEqual([waiting.who, waiting.amount], [holder.account, LEAST_PAYOUT]);
  });

  it('should buy and redeem when it has no GNX', async () => {
    const order_hash = hashOf('free order');
    const redemption = { series, quantity: 5n, redeemer: issuer.account, order_hash, ciphertext: undefined };
    await finalised(api.tx.Sales.purchase({ listing, quantity: 20n, max_total: 20n * PRICE }), consumer);
    await finalised(api.tx.Coupons.redeem(redemption), consumer);
    assert.deepEqual(await wealthOf(consumer), { gnx: 0n, usdc: 99_980n * PRICE, units: 15n });
  });

  it('should take money when its owner approves that', async () => {
    const amount = 30_000n;
    const before = [(await wealthOf(shopper)).usdc, (await wealthOf(holder)).usdc];
    const approval = api.tx.Allowances.approve({ asset: USDC, spender: holder.account, amount });
    const [approved] = eventsOf(await finalised(approval, shopper), 'Allowances', 'Approved');
    assert.deepEqual([approved.owner, approved.spender, approved.amount], [shopper.account, holder.account, amount]);
    const taking = { asset: USDC, from: shopper.account, to: holder.account, amount };
    await finalised(api.tx.Allowances.transfer_from(taking), holder);
    const after = [(await wealthOf(shopper)).usdc, (await wealthOf(holder)).usdc];
    assert.deepEqual(after, [before[0] - amount, before[1] + amount]);
    assert.equal(await api.view.Allowances.allowance(USDC, shopper.account, holder.account), 0n);
  });

  it('should be told NotRedeemer when the redeemer does not accept them', async () => {
    const order_hash = hashOf('order elsewhere');
    const redemption = { series, quantity: 1n, redeemer: friend.account, order_hash, ciphertext: undefined };
    assert.equal(await failure(api.tx.Coupons.redeem(redemption), holder), 'Coupons.NotRedeemer');
  });

  it('should have all included when it sends five at once', async () => {
    const first = await nextNonce(holder);
    const before = await unitsOf(friend);
    const gifts = [1n, 2n, 3n, 4n, 5n].map((quantity) =>
      api.tx.Coupons.transfer({ series, to: friend.account, quantity }),
    );

    const sent = gifts.map((gift, index) => submit(gift, holder.signer, { nonce: first + index }));
    const inclusions = await Promise.all(sent.map(({ final }) => final));

    inclusions.forEach(successful);
    assert.equal(await nextNonce(holder), first + gifts.length);
    assert.equal(await unitsOf(friend), before + 15n);
  });

  it('should be told Stale when the nonce is used', async () => {
    const gift = api.tx.Coupons.transfer({ series, to: friend.account, quantity: 1n });
    const { final } = submit(gift, holder.signer, { nonce: 0 });
    await assert.rejects(final, (error) => {
      assert.ok(error instanceof InvalidTxError, String(error));
      assert.deepEqual([error.error.type, error.error.value.type], ['Invalid', 'Stale']);
      return true;
    });
  });

  it('should be told SaleEnded when the series has expired', async () => {
    const { terms } = await api.view.Sales.listing(expired);
    const vouchers = await api.view.Coupons.series(terms.series);
    await until('the end of the vouchers', async () => {
      const now = await api.query.Timestamp.Now.getValue({ at: 'best' });
      return now / 1_000n >= vouchers.terms.valid_until;
    });
    const { usdc } = await wealthOf(holder);
    // A listing ends with the series at the latest, so this is what a late buyer learns.
    assert.equal(await failure(purchaseOfOne(expired), holder), 'Sales.SaleEnded');
    const { free } = await api.view.Coupons.holding(holder.account, terms.series);
    assert.deepEqual([(await wealthOf(holder)).usdc, free], [usdc, 0n]);
  });

  // The last one: nobody else uses the issuer's key by then, which sends the motion.
  it('should be told BadOrigin when the council wants to buy', async () => {
    const { result } = await propose(api, purchaseOfOne(listing));
    assert.equal(result.success, false, 'the council bought');
    assert.equal(nameOf(result.value), 'BadOrigin()');
  });
});

const purchaseOfOne = (from) => api.tx.Sales.purchase({ listing: from, quantity: 1n, max_total: PRICE });

/** Included in a best block, the same in a final one, and successful. */
async function finalised(tx, { signer }) {
  const sent = submit(tx, signer);
  const included = await sent.included;
  const final = await sent.final;
  assert.equal(final.block.hash, included.block.hash, 'the block was replaced');
  const last = await client.getFinalizedBlock();
  assert.ok(last.number >= final.block.number);
  return successful(final);
}

/** The event of the next transfer in a final block, with the hash of the block. */
function nextTransfer(giver, receiver) {
  return new Promise((resolve, reject) => {
    const watching = api.event.Coupons.Transferred.watch().subscribe({
      next: ({ block, events }) => {
        const transfers = events.map(({ payload }) => payload);
        const transfer = transfers.find(({ from, to }) => from === giver.account && to === receiver.account);
        if (!transfer) return;
        watching.unsubscribe();
        resolve({ ...transfer, block: block.hash });
      },
      error: reject,
    });
  });
}

/** The name of the error with which the call fails, in a final block. */
async function failure(tx, { signer }) {
  const final = await submit(tx, signer).final;
  assert.equal(final.ok, false, 'the call succeeded');
  return nameOf(final.dispatchError);
}

async function wealthOf({ account }) {
  const system = await api.query.System.Account.getValue(account);
  const { free } = await api.view.Cash.balance(USDC, account);
  return { gnx: system.data.free, usdc: free, units: await unitsOf({ account }) };
}

async function unitsOf({ account }) {
  const { free } = await api.view.Coupons.holding(account, series);
  return free;
}

/** Counts what waits in the pool. */
const nextNonce = ({ account }) => client._request('system_accountNextIndex', [account]);
