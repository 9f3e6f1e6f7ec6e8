// SPDX-License-Identifier: Apache-2.0
// What an Ethereum wallet does, with ethers.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import {
  Contract,
  isError,
  JsonRpcProvider,
  NonceManager,
  parseEther,
  Signature,
  Wallet,
  WebSocketProvider,
  ZeroAddress,
} from 'ethers';
import { COMPLIANCE, COUPON, FACTORY, MARKETPLACE, REDEMPTION, stablecoin, TREASURY } from './support/abi.mjs';
import { ASK_TICK, CAP, FILL_TICK, LEAST_PAYOUT, NO_LISTING, people, PRICE, UNITS, URI, USDC, world } from './support/chain.mjs';
import { OPTIONS } from './support/clients/ethers.mjs';
import { endHearing, shouldHear } from './support/hearing.mjs';
import { freshEthereum, hashOf } from './support/keys.mjs';
import { order, SIDE } from './support/order.mjs';
import { domainOf, PERMIT_TYPES } from './support/permit.mjs';
import { afterBlock, MOST_MS, until } from './support/until.mjs';

const { eth, ethWs, series, listing, closed, market } = world();
const id = BigInt(series);
const { holder, friend, stranger } = people.ethers;

/** A gift, as the rules call it. */
const P2P = 1;

const provider = new JsonRpcProvider(eth, undefined, OPTIONS);
const wallet = new Wallet(holder.secret, provider);
const coupon = new Contract(COUPON.address, COUPON.abi, wallet);
const redemption = new Contract(REDEMPTION.address, REDEMPTION.abi, wallet);
const factory = new Contract(FACTORY.address, FACTORY.abi, wallet);
const marketplace = new Contract(MARKETPLACE.address, MARKETPLACE.abi, wallet);
const { address: usdc, abi: erc20 } = stablecoin(USDC);
const money = new Contract(usdc, erc20, wallet);

describe('ethers', () => {
  after(async () => {
    provider.destroy();
    await endHearing();
  });

  it('should know the network when it connects', async () => {
    assert.equal((await provider.getNetwork()).chainId, 743_639n);
    const block = await provider.getBlock('latest');
    assert.ok(block.number > 0 && block.baseFeePerGas > 0n);
    const { gasPrice, maxFeePerGas, maxPriorityFeePerGas } = await provider.getFeeData();
    assert.ok(gasPrice > 0n && maxFeePerGas >= block.baseFeePerGas);
    assert.ok(maxPriorityFeePerGas <= maxFeePerGas);
  });

  it('should read the books when it asks the precompile', async () => {
    assert.ok((await unitsOf(holder)) > 0n);
    const both = await coupon.balanceOfBatch([holder.address, stranger.address], [id, id]);
    assert.deepEqual([both[0], both[1]], [await unitsOf(holder), 0n]);
    assert.equal(await coupon.uri(id), URI);
    assert.equal(await coupon.supportsInterface('0xd9b67a26'), true);
    assert.equal(await coupon.isApprovedForAll(holder.address, friend.address), false);
  });

  it('should buy units when the terms of the listing are met', async () => {
    const quantity = 60n;
    const [units, cash] = await Promise.all([unitsOf(holder), money.balanceOf(holder.address)]);
    const { total, fee, refusal } = await factory.quote(listing, quantity, holder.address);
    assert.deepEqual([total, refusal], [quantity * PRICE, '']);

    const receipt = await finalised(await factory.purchase(listing, quantity, total));

    const [bought] = parsed(factory, receipt);
    assert.equal(bought.name, 'Purchased');
    assert.deepEqual([bought.args.buyer, bought.args.quantity, bought.args.fee], [holder.address, quantity, fee]);
    assert.deepEqual([await unitsOf(holder), await money.balanceOf(holder.address)], [units + quantity, cash - total]);
  });

  it('should say why when a purchase is refused', async () => {
    for (const [from, quantity, error] of [
      [listing, CAP + 1n, 'CapExceeded'],
      [closed, 1n, 'ListingNotOpen'],
      [NO_LISTING, 1n, 'UnknownListing'],
    ]) {
      const told = ({ reason }) => reason === `CouponFactory: ${error}`;
      await assert.rejects(factory.purchase.staticCall(from, quantity, quantity * PRICE), told);
      await assert.rejects(factory.purchase(from, quantity, quantity * PRICE), told);
    }
    const { refusal } = await factory.quote(listing, 1n, stranger.address);
    assert.match(refusal, /^Genex: 101 /);
  });

  it('should hold units when it places an order, and have them back when it cancels it', async () => {
    const units = await unitsOf(holder);
    const placing = await finalised(await marketplace.placeOrder(market, order(SIDE.ask, ASK_TICK, 20n, 5n)));
    const [placed] = parsed(marketplace, placing);
    assert.deepEqual([placed.name, placed.args.clientId, placed.args.lots], ['OrderPlaced', 5n, 20n]);
    assert.equal(await unitsOf(holder), units - 20n);
    const [cancelled] = parsed(marketplace, await finalised(await marketplace.cancelByClientId(market, 5n)));
    assert.deepEqual([cancelled.name, cancelled.args.order], ['OrderCancelled', placed.args.order]);
    assert.equal(await unitsOf(holder), units);
  });

  it('should buy at once when its order meets another one', async () => {
    const [units, cash] = await Promise.all([unitsOf(holder), money.balanceOf(holder.address)]);
    const receipt = await finalised(await marketplace.placeOrder(market, order(SIDE.bid, FILL_TICK, 5n)));
    const { args: trade } = parsed(marketplace, receipt).find(({ name }) => name === 'Trade');
    assert.deepEqual([trade.taker, trade.lots, trade.notional], [holder.address, 5n, 5n * PRICE]);
    const paid = trade.notional + trade.takerFee;
    assert.deepEqual([await unitsOf(holder), await money.balanceOf(holder.address)], [units + 5n, cash - paid]);
  });

  it('should be told why when money is to be paid out below the tier for that', async () => {
    const treasury = new Contract(TREASURY.address, TREASURY.abi, wallet);
    const asked = treasury.requestWithdrawal.staticCall(USDC, LEAST_PAYOUT, hashOf('bank account by ethers'));
    await assert.rejects(asked, (error) => {
      assert.match(error.reason ?? '', /^Genex: 105 sender's tier is too low for this act: /);
      return true;
    });
  });

  it('should be told every reason beforehand when it asks the rules', async () => {
    const rules = new Contract(COMPLIANCE.address, COMPLIANCE.abi, provider);
    const ask = (to) => rules.explainUnits(P2P, series, holder.address, to.address, 1n);
    assert.deepEqual([...(await ask(friend))], []);
    assert.deepEqual([...(await ask(stranger))], [102n]);
    assert.match(await rules.reasonText(102), /^recipient is not registered: /);
  });

  it('should take money when its owner signed a permit', async () => {
    const value = 5n * PRICE;
    await finalised(await money.transfer(friend.address, value));
    const [nonce, domain, { timestamp }] = await Promise.all([
      money.nonces(friend.address),
      money.eip712Domain(),
      provider.getBlock('latest'),
    ]);
    const deadline = timestamp + 600;
    const message = { owner: friend.address, spender: holder.address, value, nonce, deadline };
    const signed = await new Wallet(friend.secret).signTypedData(domainOf(domain), PERMIT_TYPES, message);
    const { v, r, s } = Signature.from(signed);

    const permit = await finalised(await money.permit(friend.address, holder.address, value, deadline, v, r, s));
    assert.deepEqual([...parsed(money, permit)[0].args], [friend.address, holder.address, value]);
    await finalised(await money.transferFrom(friend.address, holder.address, value));

    assert.equal(await money.allowance(friend.address, holder.address), 0n);
    assert.equal(await money.nonces(friend.address), nonce + 1n);
  });

  it('should give units when the recipient is registered', async () => {
    const value = 30n;
    const before = [await unitsOf(holder), await unitsOf(friend)];
    const gnx = await provider.getBalance(holder.address);
    const { maxFeePerGas } = await provider.getFeeData();
    const quoted = maxFeePerGas * (await coupon.safeTransferFrom.estimateGas(...gift(friend, value)));

    const receipt = await finalised(await coupon.safeTransferFrom(...gift(friend, value)));

    assert.equal(receipt.status, 1);
    assert.equal(receipt.to, COUPON.address);
    assert.deepEqual([await unitsOf(holder), await unitsOf(friend)], [before[0] - value, before[1] + value]);
    const [transfer, ...others] = parsed(coupon, receipt);
    assert.equal(others.length, 0);
    assert.equal(transfer.name, 'TransferSingle');
    assert.deepEqual(transfer.args.toObject(), {
      operator: holder.address,
      from: holder.address,
      to: friend.address,
      id,
      value,
    });
    assert.ok(receipt.fee > 0n && receipt.fee <= quoted, `paid ${receipt.fee}, quoted ${quoted}`);
    assert.equal(gnx - (await provider.getBalance(holder.address)), receipt.fee);
  });

  it('should redeem units when the redeemer accepts them', async () => {
    const quantity = 45n;
    const units = await unitsOf(holder);
    const redeemer = people.issuer.address;
    const orderHash = hashOf('order by ethers');

    const receipt = await finalised(await redemption.redeem(id, quantity, redeemer, orderHash, '0x1234'));

    assert.equal(receipt.status, 1);
    assert.equal(await unitsOf(holder), units - quantity);
    const [burned] = parsed(coupon, receipt);
    assert.deepEqual([burned.args.from, burned.args.to], [holder.address, ZeroAddress]);
    assert.deepEqual([burned.args.id, burned.args.value], [id, quantity]);
    const [redeemed] = parsed(redemption, receipt);
    assert.equal(redeemed.name, 'Redeemed');
    const { holder: who, series: what, quantity: howMany, orderHash: order, ciphertext } = redeemed.args.toObject();
    assert.deepEqual([who, what, howMany, order, ciphertext], [holder.address, id, quantity, orderHash, '0x1234']);
    assert.equal(redeemed.args.redeemer.toLowerCase(), redeemer);
    assert.equal(receipt.logs.length, 2);
  });

  it('should act without GNX when it asks at the address for that', async () => {
    const gasless = new JsonRpcProvider(`${eth}/gasless`, undefined, OPTIONS);
    try {
      const { gasPrice, maxFeePerGas } = await gasless.getFeeData();
      assert.deepEqual([gasPrice, maxFeePerGas], [0n, null]);
      const consumer = new Wallet(friend.secret, gasless);
      assert.equal(await gasless.getBalance(friend.address), 0n);
      const before = [await unitsOf(friend), await unitsOf(holder)];

      const back = [friend.address, holder.address, id, 5n, '0x'];
      const receipt = await finalised(await coupon.connect(consumer).safeTransferFrom(...back));

      assert.deepEqual([receipt.status, receipt.gasPrice], [1, 0n]);
      assert.deepEqual([await unitsOf(friend), await unitsOf(holder)], [before[0] - 5n, before[1] + 5n]);
      assert.equal(await gasless.getBalance(friend.address), 0n);
      await assert.rejects(consumer.sendTransaction({ to: holder.address }), /no pool pays for such an act/);
    } finally {
      gasless.destroy();
    }
  });

  it('should say why when the recipient is not registered', async () => {
    const isReadable = (error) => {
      assert.ok(isError(error, 'CALL_EXCEPTION'), String(error));
      assert.match(error.reason ?? '', /^Genex: 102 recipient is not registered: /);
      return true;
    };
    const { safeTransferFrom } = coupon;
    await assert.rejects(safeTransferFrom.staticCall(...gift(stranger, 1n)), isReadable);
    await assert.rejects(safeTransferFrom.estimateGas(...gift(stranger, 1n)), isReadable);
    await assert.rejects(safeTransferFrom(...gift(stranger, 1n)), isReadable);
  });

  it('should say why when the holder has too few units', async () => {
    const all = await unitsOf(holder);
    await assert.rejects(coupon.safeTransferFrom.staticCall(...gift(friend, all + 1n)), (error) => {
      assert.equal(error.reason, 'Coupon: NotEnoughUnits');
      return true;
    });
  });

  it('should throw with the receipt when a refused transfer is sent all the same', async () => {
    const units = await unitsOf(holder);
    const gasLimit = await coupon.safeTransferFrom.estimateGas(...gift(friend, 1n));
    const sent = await coupon.safeTransferFrom(...gift(stranger, 1n), { gasLimit });
    await assert.rejects(sent.wait(1, MOST_MS), (error) => {
      assert.ok(isError(error, 'CALL_EXCEPTION'), String(error));
      assert.deepEqual([error.receipt.status, error.receipt.logs], [0, []]);
      return true;
    });
    const receipt = await provider.getTransactionReceipt(sent.hash);
    await untilFinal(receipt.blockNumber);
    assert.equal((await provider.getTransactionReceipt(sent.hash)).blockHash, receipt.blockHash);
    assert.equal(await unitsOf(holder), units);
  });

  it('should have all included when it sends five without waiting', async () => {
    await afterBlock(() => provider.getBlockNumber());
    const before = await unitsOf(friend);
    const first = await provider.getTransactionCount(holder.address);
    const sent = [];
    for (const value of [1n, 2n, 3n, 4n, 5n]) sent.push(await coupon.safeTransferFrom(...gift(friend, value)));
    assert.deepEqual(sent.map(({ nonce }) => nonce), sent.map((_, index) => first + index));
    assert.equal(await provider.getTransactionCount(holder.address, 'pending'), first + sent.length);
    const receipts = await Promise.all(sent.map(finalised));
    assert.ok(receipts.every(({ status }) => status === 1));
    assert.equal(await unitsOf(friend), before + 15n);
  });

  it('should have all included when a nonce manager sends five at once', async () => {
    const before = await unitsOf(friend);
    const managed = coupon.connect(new NonceManager(wallet));
    const sent = await Promise.all(
      [1n, 2n, 3n, 4n, 5n].map((value) => managed.safeTransferFrom(...gift(friend, value))),
    );
    const receipts = await Promise.all(sent.map(finalised));
    assert.ok(receipts.every(({ status }) => status === 1));
    assert.equal(await unitsOf(friend), before + 15n);
  });

  it('should let an operator move units when the holder approves it', async () => {
    const approved = await finalised(await coupon.setApprovalForAll(friend.address, true));
    const [approval] = parsed(coupon, approved);
    assert.equal(approval.name, 'ApprovalForAll');
    assert.deepEqual([...approval.args], [holder.address, friend.address, true]);
    assert.equal(await coupon.isApprovedForAll(holder.address, friend.address), true);
    const byFriend = () =>
      coupon.connect(provider).safeTransferFrom.staticCall(...gift(friend, 1n), { from: friend.address });
    await byFriend();
    await finalised(await coupon.setApprovalForAll(friend.address, false));
    await assert.rejects(byFriend(), (error) => error.reason === 'Coupon: NotOperator');
  });

  it('should show the exact sum when it sends GNX to an account that is new', async () => {
    const to = freshEthereum('newcomer of ethers').address;
    const value = parseEther('0.25');
    const receipt = await finalised(await wallet.sendTransaction({ to, value }));
    assert.equal(receipt.status, 1);
    assert.equal(await provider.getBalance(to), value);
  });

  it('should find logs when it asks by topics and range', async () => {
    const from = await provider.getBlockNumber();
    const receipt = await finalised(await coupon.safeTransferFrom(...gift(friend, 7n)));
    const filter = coupon.filters.TransferSingle(null, holder.address, friend.address);
    const found = await coupon.queryFilter(filter, from, receipt.blockNumber);
    assert.deepEqual(
      found.map(({ transactionHash, blockHash, index, args }) => [transactionHash, blockHash, index, args.value]),
      [[receipt.hash, receipt.blockHash, receipt.logs[0].index, 7n]],
    );
    const nothing = coupon.filters.TransferSingle(null, holder.address, stranger.address);
    assert.deepEqual(await coupon.queryFilter(nothing, from, receipt.blockNumber), []);
  });

  it('should find transaction and receipt of units that were given natively', async () => {
    const [given] = await coupon.queryFilter(coupon.filters.TransferSingle(null, null, holder.address), 1);
    assert.deepEqual([given.args.id, given.args.value], [BigInt(id), UNITS]);
    const [transaction, receipt, block] = await Promise.all([
      given.getTransaction(),
      given.getTransactionReceipt(),
      provider.getBlock(given.blockNumber, true),
    ]);
    assert.equal(receipt.status, 1);
    assert.ok(receipt.logs.some(({ index }) => index === given.index));
    const { r, s } = transaction.signature;
    assert.deepEqual([BigInt(r), BigInt(s)], [0n, 0n]);
    assert.equal(block.getPrefetchedTransaction(given.transactionIndex).hash, transaction.hash);
  });

  for (const [way, polling, question] of [
    ['searches logs again and again', true, 'eth_getLogs'],
    ['polls filters', false, 'eth_getFilterChanges'],
  ]) {
    it(`should hear of blocks and transfers when it ${way}`, async () => {
      const hearing = new JsonRpcProvider(eth, undefined, { ...OPTIONS, polling });
      const filter = coupon.filters.TransferSingle(null, holder.address, friend.address);
      const give = async () => finalised(await coupon.safeTransferFrom(...gift(friend, 9n)));
      await shouldHear(hearing, question, [coupon, filter], 9n, give);
    });
  }

  it('should hear of blocks and transfers when it subscribes over WebSocket', async () => {
    const live = new WebSocketProvider(ethWs);
    const blocks = [];
    const heard = [];
    try {
      const listener = coupon.connect(live);
      await live.on('block', (number) => blocks.push(number));
      const filter = listener.filters.TransferSingle(null, holder.address, friend.address);
      await listener.on(filter, ({ log, args }) => heard.push([log.transactionHash, args.value]));
      await until('the first block', () => blocks.length > 0);
      const receipt = await finalised(await coupon.safeTransferFrom(...gift(friend, 11n)));
      await until('the transfer', () => heard.length > 0);
      assert.deepEqual(heard, [[receipt.hash, 11n]]);
      await until('its block', () => blocks.includes(receipt.blockNumber));
    } finally {
      await live.destroy();
    }
  });

  it('should say why when the account cannot pay', async () => {
    const poor = new Wallet(stranger.secret, provider);
    await assert.rejects(poor.sendTransaction({ to: friend.address, value: 1n, gasLimit: 100_000n }), (error) => {
      assert.ok(isError(error, 'INSUFFICIENT_FUNDS'), String(error));
      return true;
    });
  });
});

/** Gives units of the holder. */
const gift = (to, value) => [holder.address, to.address, id, value, '0x'];

const unitsOf = ({ address }) => coupon.balanceOf(address, id);

/** What the interface of the contract makes of the logs that the contract wrote. */
const parsed = (contract, receipt) =>
  receipt.logs.filter(({ address }) => address === contract.target).map((log) => contract.interface.parseLog(log));

/** The receipt, once the same block that was the best one is final. */
async function finalised(sent) {
  const receipt = await sent.wait(1, MOST_MS);
  await untilFinal(receipt.blockNumber);
  const block = await provider.getBlock(receipt.blockNumber);
  assert.equal(block.hash, receipt.blockHash, 'the block was replaced');
  assert.equal(block.transactions[receipt.index], sent.hash);
  return receipt;
}

const untilFinal = (number) =>
  until(`block ${number} to be final`, async () => (await provider.getBlock('finalized')).number >= number);
