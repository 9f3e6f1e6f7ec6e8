// SPDX-License-Identifier: Apache-2.0
// What a Solidity developer does with Hardhat: compile, deploy, call, read events and refusals. Hardhat fills and
// signs; ethers only encodes and decodes.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BrowserProvider, Contract, ContractFactory, ZeroAddress } from 'ethers';
import { COMPLIANCE, COUPON, FACTORY, MARKETPLACE, REDEMPTION, stablecoin, TREASURY } from './support/abi.mjs';
import { ASK_TICK, CAP, FILL_TICK, LEAST_PAYOUT, people, PRICE, USDC, world } from './support/chain.mjs';
import { OPTIONS } from './support/clients/ethers.mjs';
import { hardhat } from './support/hardhat.mjs';
import { endHearing, shouldHear } from './support/hearing.mjs';
import { hashOf } from './support/keys.mjs';
import { shouldBeDeposit, shouldTellByFilters } from './support/logs.mjs';
import { order, SIDE } from './support/order.mjs';
import { MOST_MS, until } from './support/until.mjs';

const { eth, series, listing, market } = world();
const id = BigInt(series);
const { holder, friend, stranger, consumer } = people.hardhat;

describe('hardhat', () => {
  let hre;
  let end;
  let provider;
  let coupon;
  let money;
  before(async () => {
    const secrets = [holder, friend, consumer].map(({ secret }) => secret);
    ({ hre, end } = await hardhat(eth, secrets, { compile: true }));
    provider = new BrowserProvider(hre.network.provider, undefined, OPTIONS);
    coupon = await at('ICoupon', COUPON.address);
    money = await at('IStablecoin', stablecoin(USDC).address);
  });
  after(async () => {
    provider?.destroy();
    await endHearing();
    await end?.();
  });

  it('should compile the interfaces as they are elsewhere when it has the compiler of npm', async () => {
    for (const [name, { abi }] of [['ICoupon', COUPON], ['ICouponFactory', FACTORY], ['IMarketplace', MARKETPLACE]]) {
      assert.deepEqual((await hre.artifacts.readArtifact(name)).abi, abi);
    }
  });

  it('should know the network, balances, fees and nonces when it connects', async () => {
    assert.equal(await hre.network.provider.send('eth_chainId'), '0xb58d7');
    assert.deepEqual(await hre.network.provider.send('eth_accounts'), [holder, friend, consumer].map(lower));
    assert.ok((await provider.getBalance(holder.address)) > 0n);
    assert.ok((await provider.getFeeData()).maxFeePerGas > 0n);
    assert.equal(await provider.getTransactionCount(stranger.address), 0);
    assert.equal(await money.balanceOf(holder.address), 100_000n * PRICE);
  });

  it('should buy, give and redeem units when it signs for the holder', async () => {
    const factory = await at('ICouponFactory', FACTORY.address);
    const [total, fee, reviewed, refusal] = await factory.quote(listing, 500n, holder.address);
    assert.deepEqual([total, reviewed, refusal], [500n * PRICE, false, '']);
    const bought = await eventOf(factory, await factory.purchase(listing, 500n, total), 'Purchased');
    assert.deepEqual([bought.buyer, bought.quantity, bought.total, bought.fee], [holder.address, 500n, total, fee]);

    const gift = await coupon.safeTransferFrom(holder.address, friend.address, id, 30n, '0x');
    assert.equal((await eventOf(coupon, gift, 'TransferSingle')).to, friend.address);

    const redemption = await at('IRedemption', REDEMPTION.address);
    const orderHash = hashOf('order by Hardhat');
    const use = await redemption.redeem(id, 45n, people.issuer.address, orderHash, '0x');
    assert.equal((await eventOf(redemption, use, 'Redeemed')).orderHash, orderHash);
    assert.deepEqual([await unitsOf(holder), await unitsOf(friend)], [425n, 30n]);
  });

  it('should hold units when it places an order, and have them back when it cancels it', async () => {
    const marketplace = await at('IMarketplace', MARKETPLACE.address);
    const units = await unitsOf(holder);
    const placing = await marketplace.placeOrder(market, order(SIDE.ask, ASK_TICK, 20n));
    const placed = await eventOf(marketplace, placing, 'OrderPlaced');
    assert.equal(await unitsOf(holder), units - 20n);
    const open = await marketplace.openOrders(holder.address, market, 0n, 10);
    assert.deepEqual(open.map(({ id: one, lots }) => [one, lots]), [[placed.order, 20n]]);
    const cancelled = await eventOf(marketplace, await marketplace.cancelOrder(placed.order), 'OrderCancelled');
    assert.deepEqual([cancelled.order, cancelled.lots], [placed.order, 20n]);
    assert.equal(await unitsOf(holder), units);
  });

  it('should buy at once when its order meets another one', async () => {
    const marketplace = await at('IMarketplace', MARKETPLACE.address);
    const [units, cash] = [await unitsOf(holder), await money.balanceOf(holder.address)];
    const placing = await marketplace.placeOrder(market, order(SIDE.bid, FILL_TICK, 5n));
    const trade = await eventOf(marketplace, placing, 'Trade');
    assert.deepEqual([trade.taker, trade.lots, trade.notional], [holder.address, 5n, 5n * PRICE]);
    const paid = trade.notional + trade.takerFee;
    assert.deepEqual([await unitsOf(holder), await money.balanceOf(holder.address)], [units + 5n, cash - paid]);
  });

  it('should put money aside when it is to be paid out', async () => {
    const treasury = await at('ITreasury', TREASURY.address);
    const cash = await money.balanceOf(holder.address);
    const payout = hashOf('bank account by Hardhat');
    const request = await treasury.requestWithdrawal(USDC, LEAST_PAYOUT, payout);
    const requested = await eventOf(treasury, request, 'WithdrawalRequested');
    assert.deepEqual([requested.holder, requested.amount, requested.payout], [holder.address, LEAST_PAYOUT, payout]);
    assert.equal(await money.balanceOf(holder.address), cash - LEAST_PAYOUT);
  });

  it('should be told every reason beforehand when it asks the rules', async () => {
    const rules = await at('ICompliance', COMPLIANCE.address);
    const ask = (to) => rules.explainUnits(1, series, holder.address, to.address, 1n);
    assert.deepEqual([[...(await ask(friend))], [...(await ask(stranger))]], [[], [102n]]);
    assert.match(await rules.reasonText(102), /^recipient is not registered: /);
  });

  it('should let a friend take money when the holder approves it', async () => {
    const sum = 30_000n;
    const approval = await money.approve(friend.address, sum);
    assert.equal((await eventOf(money, approval, 'Approval')).value, sum);
    const byFriend = money.connect(await provider.getSigner(friend.address));
    const taken = await byFriend.transferFrom(holder.address, friend.address, sum);
    assert.equal((await eventOf(money, taken, 'Transfer')).value, sum);
    assert.equal(await money.balanceOf(friend.address), sum);
    assert.equal(await money.allowance(holder.address, friend.address), 0n);
  });

  it('should act without GNX when it offers the price 0', async () => {
    const [factory, redemption] = await Promise.all([
      at('ICouponFactory', FACTORY.address, consumer),
      at('IRedemption', REDEMPTION.address, consumer),
    ]);
    const use = [id, 5n, people.issuer.address, hashOf('free order by Hardhat'), '0x'];
    const bought = await finalised(await factory.purchase(listing, 20n, 20n * PRICE, { gasPrice: 0n }));
    const redeemed = await finalised(await redemption.redeem(...use, { gasPrice: 0n }));
    assert.deepEqual([bought.gasPrice, redeemed.gasPrice], [0n, 0n]);
    assert.deepEqual([await unitsOf(consumer), await provider.getBalance(consumer.address)], [15n, 0n]);
  });

  it('should deploy a contract that gives units when both sides agree', async () => {
    const { abi, bytecode } = await hre.artifacts.readArtifact('GiftBundle');
    const deployment = await new ContractFactory(abi, bytecode, await provider.getSigner(holder.address)).deploy();
    await finalised(deployment.deploymentTransaction());
    const bundles = await at('GiftBundle', await deployment.getAddress());
    await finalised(await coupon.setApprovalForAll(bundles.target, true));
    const before = await unitsOf(friend);
    const { timestamp } = await provider.getBlock('latest');
    const wrapping = await bundles.wrap(friend.address, timestamp + 600, [id], [12n]);
    const { bundle } = await eventOf(bundles, wrapping, 'Wrapped');

    const byFriend = bundles.connect(await provider.getSigner(friend.address));
    const opened = await eventOf(bundles, await byFriend.open(bundle), 'Opened');

    assert.deepEqual([opened.giver, opened.recipient], [holder.address, friend.address]);
    assert.equal(await unitsOf(friend), before + 12n);
    await assert.rejects(byFriend.open.staticCall(bundle), (error) => error.revert?.name === 'UnknownBundle');
  });

  it('should show the code and the reason when a call is refused', async () => {
    const gift = coupon.safeTransferFrom(holder.address, stranger.address, id, 1n, '0x');
    await assert.rejects(gift, /Genex: 102 recipient is not registered: /);
    const factory = await at('ICouponFactory', FACTORY.address);
    await assert.rejects(factory.purchase(listing, CAP + 1n, (CAP + 1n) * PRICE), /CapExceeded/);
  });

  it('should find the logs when it asks by topics and range', async () => {
    const receipt = await give(7n);
    const filter = coupon.filters.TransferSingle(null, holder.address, friend.address);
    const found = await coupon.queryFilter(filter, receipt.blockNumber, receipt.blockNumber);
    assert.deepEqual(found.map(({ transactionHash, args }) => [transactionHash, args.value]), [[receipt.hash, 7n]]);
  });

  it('should find transaction and receipt of money that came natively', async () => {
    const topics = await money.filters.Transfer(ZeroAddress, holder.address).getTopicFilter();
    const logs = await ask('eth_getLogs', { address: money.target, topics, fromBlock: '0x1', toBlock: 'latest' });
    await shouldBeDeposit(logs, 100_000n * PRICE, async (hash, number) => ({
      transaction: await ask('eth_getTransactionByHash', hash),
      receipt: await ask('eth_getTransactionReceipt', hash),
      block: await ask('eth_getBlockByNumber', `0x${number.toString(16)}`, false),
    }));
  });

  it('should hear of a gift and its block once when it polls filters', async () => {
    await shouldTellByFilters(ask, holder, friend, give);
  });

  it('should hear of blocks and gifts when a page listens through its provider', async () => {
    const hearing = new BrowserProvider(hre.network.provider, undefined, OPTIONS);
    const filter = coupon.filters.TransferSingle(null, holder.address, friend.address);
    await shouldHear(hearing, 'eth_getFilterChanges', [coupon, filter], 9n, () => give(9n));
  });

  /** The JSON-RPC, through what Hardhat puts before it. */
  const ask = (method, ...params) => hre.network.provider.request({ method, params });

  /** Gives units of the holder to the friend. The receipt, once its block is final. */
  const give = async (units) =>
    finalised(await coupon.safeTransferFrom(holder.address, friend.address, id, units, '0x'));

  /** A contract by the ABI that Hardhat made, and who uses it. */
  async function at(name, address, who = holder) {
    const { abi } = await hre.artifacts.readArtifact(name);
    return new Contract(address, abi, await provider.getSigner(who.address));
  }

  const unitsOf = ({ address }) => coupon.balanceOf(address, id);

  /** Fields of the event of this name, from a final block. */
  async function eventOf(contract, sent, name) {
    const receipt = await finalised(sent);
    const logs = receipt.logs.map((log) => contract.interface.parseLog(log));
    return logs.find((log) => log?.name === name).args;
  }

  async function finalised(sent) {
    const receipt = await sent.wait(1, MOST_MS);
    assert.equal(receipt.status, 1);
    const final = async () => (await provider.getBlock('finalized')).number >= receipt.blockNumber;
    await until(`block ${receipt.blockNumber} to be final`, final);
    return receipt;
  }
});

const lower = ({ address }) => address.toLowerCase();
