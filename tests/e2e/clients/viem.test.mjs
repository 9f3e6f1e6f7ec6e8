// SPDX-License-Identifier: Apache-2.0
// What an Ethereum wallet does, with viem.

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import {
  BaseError,
  ContractFunctionRevertedError,
  createPublicClient,
  createWalletClient,
  encodeFunctionData,
  http,
  parseEther,
  parseEventLogs,
  parseSignature,
  RpcRequestError,
  webSocket,
  zeroAddress,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { COMPLIANCE, COUPON, FACTORY, MARKETPLACE, REDEMPTION, stablecoin, TREASURY } from './support/abi.mjs';
import {
  BID_TICK,
  CAP,
  FILL_TICK,
  LEAST_PAYOUT,
  NO_LISTING,
  people,
  PRICE,
  TICK_SIZE,
  UNITS,
  URI,
  USDC,
  world,
} from './support/chain.mjs';
import { freshEthereum, hashOf } from './support/keys.mjs';
import { NATIVE_CALLS } from './support/logs.mjs';
import { networkAt } from './support/network.mjs';
import { order, SIDE } from './support/order.mjs';
import { domainOf, PERMIT_TYPES } from './support/permit.mjs';
import { afterBlock, MOST_MS, until } from './support/until.mjs';

const { eth, ethWs, series, listing, closed, market } = world();
const id = BigInt(series);
const money = stablecoin(USDC);
const { holder, friend, stranger } = people.viem;
const account = privateKeyToAccount(holder.secret);

/** The sender has no tier that counts, and too little GNX: see the README of node/eth-rpc. */
const NOBODY_PAYS = 6;
/** What the rules have against a purchase by somebody whom no attestor knows: as payer, and as recipient of the units. */
const SENDER_UNKNOWN = 101;
const RECIPIENT_UNKNOWN = 102;
/** A gift, as the rules call it. */
const P2P = 1;

const chain = networkAt(eth, ethWs);
const reader = createPublicClient({ chain, transport: http(), pollingInterval: 200 });
const wallet = createWalletClient({ chain, account, transport: http() });
const live = createPublicClient({ chain, transport: webSocket() });

describe('viem', () => {
  after(async () => (await live.transport.getRpcClient()).close());

  it('should know the network when it connects', async () => {
    assert.equal(await reader.getChainId(), chain.id);
    const block = await reader.getBlock();
    assert.ok(block.number > 0n && block.baseFeePerGas > 0n);
    assert.ok(Math.abs(Number(block.timestamp) - Date.now() / 1000) < 30, 'chain time is not clock time');
  });

  it('should read the books when it asks the precompile', async () => {
    const read = (functionName, args) => reader.readContract({ ...COUPON, functionName, args });
    assert.ok((await read('balanceOf', [holder.address, id])) > 0n);
    assert.equal(await read('balanceOf', [stranger.address, id]), 0n);
    assert.equal(await read('uri', [id]), URI);
    assert.equal(await read('supportsInterface', ['0xd9b67a26']), true);
    assert.equal(await read('supportsInterface', ['0xffffffff']), false);
  });

  it('should buy units when the terms of the listing are met', async () => {
    const quantity = 60n;
    const [units, cash] = await Promise.all([unitsOf(holder), cashOf(holder)]);
    const args = [BigInt(listing), quantity];
    const quoted = { ...FACTORY, functionName: 'quote', args: [...args, holder.address] };
    const [total, fee, reviewed, refusal] = await reader.readContract(quoted);
    assert.deepEqual([total, reviewed, refusal], [quantity * PRICE, false, '']);

    const receipt = await write({ ...FACTORY, functionName: 'purchase', args: [...args, total] });

    const [bought] = parseEventLogs({ abi: FACTORY.abi, logs: receipt.logs });
    assert.equal(bought.eventName, 'Purchased');
    const { buyer, quantity: howMany, total: paid, fee: share } = bought.args;
    assert.deepEqual([buyer, howMany, paid, share], [holder.address, quantity, total, fee]);
    assert.deepEqual([await unitsOf(holder), await cashOf(holder)], [units + quantity, cash - total]);
  });

  it('should say why when a purchase is refused', async () => {
    const buy = (from, quantity) => ({ ...FACTORY, functionName: 'purchase', args: [BigInt(from), quantity, quantity * PRICE] });
    for (const [refused, error] of [
      [buy(listing, CAP + 1n), 'CapExceeded'],
      [buy(closed, 1n), 'ListingNotOpen'],
      [buy(NO_LISTING, 1n), 'UnknownListing'],
    ]) {
      const told = isRevert(new RegExp(`^CouponFactory: ${error}$`));
      await assert.rejects(reader.simulateContract({ account, ...refused }), told);
      await assert.rejects(wallet.writeContract(refused), told);
    }
    const asked = { ...FACTORY, functionName: 'quote', args: [BigInt(listing), 1n, stranger.address] };
    assert.match((await reader.readContract(asked)).at(-1), /^Genex: 101 /);
  });

  it('should hold money when it places an order, and have it back when it cancels it', async () => {
    const cash = await cashOf(holder);
    const request = order(SIDE.bid, BID_TICK, 10n);
    const placing = { ...MARKETPLACE, functionName: 'placeOrder', args: [market, request] };
    const [placed] = parseEventLogs({ abi: MARKETPLACE.abi, logs: (await write(placing)).logs });
    assert.deepEqual([placed.eventName, placed.args.who], ['OrderPlaced', holder.address]);
    assert.ok((await cashOf(holder)) <= cash - 10n * BigInt(BID_TICK) * TICK_SIZE);
    const { order: resting } = placed.args;
    const ask = { ...MARKETPLACE, functionName: 'openOrders', args: [holder.address, market, 0n, 10] };
    assert.deepEqual((await reader.readContract(ask)).map(({ id: one }) => one), [resting]);
    await write({ ...MARKETPLACE, functionName: 'cancelOrder', args: [resting] });
    assert.equal(await cashOf(holder), cash);
    assert.deepEqual(await reader.readContract(ask), []);
  });

  it('should buy at once when its order meets another one', async () => {
    const [units, cash] = await Promise.all([unitsOf(holder), cashOf(holder)]);
    const sum = 6n * PRICE - 1n;
    const asking = [holder.address, market, sum, order(SIDE.bid, FILL_TICK, 9n)];
    const { lots: affordable, left, met } = await reader.readContract({ ...MARKETPLACE, functionName: 'quoteMoney', args: asking });
    assert.equal(affordable, 5n);
    const placing = { ...MARKETPLACE, functionName: 'placeOrder', args: [market, order(SIDE.bid, FILL_TICK, 5n)] };
    const { logs } = await write(placing);
    const [trade] = parseEventLogs({ abi: MARKETPLACE.abi, logs, eventName: 'Trade' });
    const { taker, tick, lots, notional, takerFee } = trade.args;
    assert.deepEqual([taker, tick, lots, notional], [holder.address, FILL_TICK, 5n, 5n * PRICE]);
    assert.deepEqual([met.lots, met.notional, met.fee, left], [5n, notional, takerFee, sum - notional - takerFee]);
    assert.deepEqual([await unitsOf(holder), await cashOf(holder)], [units + 5n, cash - notional - takerFee]);
  });

  it('should put money aside when it is to be paid out', async () => {
    const ask = { ...TREASURY, functionName: 'balancesOf', args: [BigInt(USDC), holder.address] };
    const [free, held, leaving] = await reader.readContract(ask);
    const payout = hashOf('bank account by viem');
    const args = [BigInt(USDC), LEAST_PAYOUT, payout];
    const { logs } = await write({ ...TREASURY, functionName: 'requestWithdrawal', args });
    const [requested] = parseEventLogs({ abi: TREASURY.abi, logs });
    const { holder: who, amount, payout: where, reviewed } = requested.args;
    assert.deepEqual([who, amount, where, reviewed], [holder.address, LEAST_PAYOUT, payout, false]);
    assert.deepEqual(await reader.readContract(ask), [free - LEAST_PAYOUT, held, leaving + LEAST_PAYOUT]);
  });

  it('should take money when its owner signed a permit', async () => {
    const value = 5n * PRICE;
    const owner = privateKeyToAccount(friend.secret);
    await write({ ...money, functionName: 'transfer', args: [friend.address, value] });
    const before = [await cashOf(friend), await cashOf(holder)];
    const [nonce, domain, { timestamp }] = await Promise.all([
      reader.readContract({ ...money, functionName: 'nonces', args: [friend.address] }),
      reader.readContract({ ...money, functionName: 'eip712Domain' }),
      reader.getBlock(),
    ]);
    const deadline = timestamp + 600n;
    const message = { owner: friend.address, spender: holder.address, value, nonce, deadline };
    const typed = { domain: domainOf(domain), types: PERMIT_TYPES, primaryType: 'Permit', message };
    const { r, s, v } = parseSignature(await owner.signTypedData(typed));

    const permit = [friend.address, holder.address, value, deadline, Number(v), r, s];
    await write({ ...money, functionName: 'permit', args: permit });
    await write({ ...money, functionName: 'transferFrom', args: [friend.address, holder.address, value] });

    assert.deepEqual([await cashOf(friend), await cashOf(holder)], [before[0] - value, before[1] + value]);
    const again = { account, ...money, functionName: 'permit', args: permit };
    await assert.rejects(reader.simulateContract(again), isRevert(/^Stablecoin: BadSignature$/));
  });

  it('should give units when the recipient is registered', async () => {
    const value = 30n;
    const before = [await unitsOf(holder), await unitsOf(friend)];
    const request = gift(friend, value);
    const quoted = await quote(request);
    const gnx = await reader.getBalance({ address: holder.address });

    const hash = await wallet.writeContract(request);
    const receipt = await finalised(hash);

    assert.equal(receipt.status, 'success');
    assert.equal(receipt.to.toLowerCase(), COUPON.address.toLowerCase());
    assert.deepEqual([await unitsOf(holder), await unitsOf(friend)], [before[0] - value, before[1] + value]);
    const logs = parseEventLogs({ abi: COUPON.abi, logs: receipt.logs });
    assert.deepEqual(logs.map(({ eventName }) => eventName), ['TransferSingle']);
    assert.deepEqual(logs[0].args, {
      operator: holder.address,
      from: holder.address,
      to: friend.address,
      id,
      value,
    });
    const paid = receipt.gasUsed * receipt.effectiveGasPrice;
    assert.ok(paid > 0n && paid <= quoted, `paid ${paid}, quoted ${quoted}`);
    const left = await reader.getBalance({ address: holder.address });
    assert.equal(gnx - left, paid, 'the balance shrank by another amount than the receipt says');
  });

  it('should redeem units when the redeemer accepts them', async () => {
    const quantity = 45n;
    const units = await unitsOf(holder);
    const redeemer = people.issuer.address;
    const orderHash = hashOf('order by viem');

    const hash = await wallet.writeContract({
      ...REDEMPTION,
      functionName: 'redeem',
      args: [id, quantity, redeemer, orderHash, '0x'],
    });
    const receipt = await finalised(hash);

    assert.equal(receipt.status, 'success');
    assert.equal(await unitsOf(holder), units - quantity);
    const [burned, ...others] = parseEventLogs({ abi: COUPON.abi, logs: receipt.logs });
    assert.equal(others.length, 0);
    assert.deepEqual([burned.args.from, burned.args.to], [holder.address, zeroAddress]);
    assert.deepEqual([burned.args.id, burned.args.value], [id, quantity]);
    const [redeemed] = parseEventLogs({ abi: REDEMPTION.abi, logs: receipt.logs });
    assert.equal(redeemed.args.redeemer.toLowerCase(), redeemer);
    const { holder: who, series: what, quantity: howMany, orderHash: order, ciphertext } = redeemed.args;
    assert.deepEqual([who, what, howMany, order, ciphertext], [holder.address, id, quantity, orderHash, '0x']);
    assert.equal(redeemed.logIndex, burned.logIndex + 1);
  });

  it('should act without GNX when it asks at the address for that', async () => {
    const consumer = privateKeyToAccount(friend.secret);
    const free = createWalletClient({ chain, account: consumer, transport: http(`${eth}/gasless`) });
    const request = {
      ...COUPON,
      functionName: 'safeTransferFrom',
      args: [friend.address, holder.address, id, 5n, '0x'],
    };
    const data = encodeFunctionData(request);
    const filled = await free.prepareTransactionRequest({ to: COUPON.address, data });
    assert.ok(filled.gas > 0n);
    assert.equal(filled.gasPrice ?? filled.maxFeePerGas, 0n);
    assert.equal(await reader.getBalance({ address: friend.address }), 0n);
    const before = [await unitsOf(friend), await unitsOf(holder)];

    const receipt = await finalised(await free.writeContract(request));

    assert.equal(receipt.status, 'success');
    assert.equal(receipt.effectiveGasPrice, 0n);
    assert.deepEqual([await unitsOf(friend), await unitsOf(holder)], [before[0] - 5n, before[1] + 5n]);
    assert.equal(await reader.getBalance({ address: friend.address }), 0n);
    await assert.rejects(free.sendTransaction({ to: holder.address }), /no pool pays for such an act/);
  });

  it('should say why when the recipient is not registered', async () => {
    const refused = gift(stranger, 1n);
    const isReadable = isRevert(/^Genex: 102 recipient is not registered: /);
    await assert.rejects(reader.simulateContract({ account, ...refused }), isReadable);
    await assert.rejects(reader.estimateContractGas({ account, ...refused }), isReadable);
    await assert.rejects(wallet.writeContract(refused), isReadable);
  });

  it('should be told every reason beforehand when it asks the rules', async () => {
    const ask = (to) => ({ ...COMPLIANCE, functionName: 'explainUnits', args: [P2P, series, holder.address, to, 1n] });
    assert.deepEqual(await reader.readContract(ask(friend.address)), []);
    const codes = await reader.readContract(ask(stranger.address));
    assert.deepEqual(codes, [102]);
    const text = { ...COMPLIANCE, functionName: 'reasonText', args: codes };
    assert.match(await reader.readContract(text), /^recipient is not registered: /);
  });

  it('should show a reverted receipt when a refused transfer is sent all the same', async () => {
    const units = await unitsOf(holder);
    const gas = await reader.estimateContractGas({ account, ...gift(friend, 1n) });
    const nonce = await reader.getTransactionCount({ address: holder.address });

    const hash = await wallet.writeContract({ ...gift(stranger, 1n), gas });
    const receipt = await finalised(hash);

    assert.equal(receipt.status, 'reverted');
    assert.deepEqual(receipt.logs, []);
    assert.ok(receipt.gasUsed > 0n && receipt.gasUsed <= gas);
    assert.equal(await unitsOf(holder), units);
    assert.equal(await reader.getTransactionCount({ address: holder.address }), nonce + 1);
  });

  it('should have enough gas when it sends with the estimate', async () => {
    const request = gift(friend, 2n);
    const gas = await reader.estimateContractGas({ account, ...request });
    const receipt = await finalised(await wallet.writeContract({ ...request, gas }));
    assert.equal(receipt.status, 'success');
    assert.ok(receipt.gasUsed <= gas, `used ${receipt.gasUsed}, estimated ${gas}`);
  });

  it('should have all included when it sends five without waiting', async () => {
    await afterBlock(() => reader.getBlockNumber({ cacheTime: 0 }));
    const before = await unitsOf(friend);
    const first = await reader.getTransactionCount({ address: holder.address });
    const hashes = [];
    for (const value of [1n, 2n, 3n, 4n, 5n]) hashes.push(await wallet.writeContract(gift(friend, value)));
    const pending = await reader.getTransactionCount({ address: holder.address, blockTag: 'pending' });
    assert.equal(pending, first + hashes.length);

    const receipts = await Promise.all(hashes.map(finalised));

    assert.ok(receipts.every(({ status }) => status === 'success'));
    const sent = await Promise.all(hashes.map((hash) => reader.getTransaction({ hash })));
    assert.deepEqual(sent.map(({ nonce }) => nonce), hashes.map((_, index) => first + index));
    assert.equal(await unitsOf(friend), before + 15n);
  });

  it('should show the exact sum when it sends GNX to an account that is new', async () => {
    const to = freshEthereum('newcomer of viem').address;
    const value = parseEther('1.5');
    assert.equal(await reader.getBalance({ address: to }), 0n);
    for (const sum of [value, 2n * value]) {
      const before = await reader.getBalance({ address: holder.address });
      const receipt = await finalised(await wallet.sendTransaction({ to, value }));
      assert.equal(receipt.status, 'success');
      assert.equal(await reader.getBalance({ address: to }), sum);
      const paid = before - (await reader.getBalance({ address: holder.address }));
      assert.equal(paid, value + receipt.gasUsed * receipt.effectiveGasPrice);
    }
  });

  it('should find logs when it asks by topics and range', async () => {
    const fromBlock = await reader.getBlockNumber();
    const receipt = await finalised(await wallet.writeContract(gift(friend, 7n)));
    const ask = (args) =>
      reader.getContractEvents({
        ...COUPON,
        eventName: 'TransferSingle',
        args,
        fromBlock,
        toBlock: receipt.blockNumber,
      });
    const found = await ask({ from: holder.address, to: friend.address });
    assert.deepEqual(
      found.map(({ transactionHash, blockHash, logIndex, args }) => [transactionHash, blockHash, logIndex, args.value]),
      [[receipt.transactionHash, receipt.blockHash, receipt.logs[0].logIndex, 7n]],
    );
    assert.deepEqual(await ask({ from: holder.address, to: stranger.address }), []);
    const byHash = await reader.getLogs({ address: COUPON.address, blockHash: receipt.blockHash });
    assert.ok(byHash.some(({ transactionHash }) => transactionHash === receipt.transactionHash));
  });

  it('should find transaction and receipt of units that were given natively', async () => {
    const args = { to: holder.address };
    const [given] = await reader.getContractEvents({ ...COUPON, eventName: 'TransferSingle', args, fromBlock: 1n });
    assert.deepEqual([given.args.id, given.args.value], [id, UNITS]);
    const hash = given.transactionHash;
    const [transaction, receipt, block] = await Promise.all([
      reader.getTransaction({ hash }),
      reader.getTransactionReceipt({ hash }),
      reader.getBlock({ blockNumber: given.blockNumber, includeTransactions: true }),
    ]);
    assert.equal(receipt.status, 'success');
    assert.ok(receipt.logs.some(({ logIndex }) => logIndex === given.logIndex));
    assert.equal(transaction.to.toLowerCase(), NATIVE_CALLS);
    assert.deepEqual([transaction.v, BigInt(transaction.r), BigInt(transaction.s)], [0n, 0n, 0n]);
    assert.equal(block.transactions[given.transactionIndex].hash, hash);
    // The same extrinsic bought the units: its payment is told at the stablecoin.
    const paid = parseEventLogs({ abi: money.abi, eventName: 'Transfer', logs: receipt.logs });
    const payer = receipt.from.toLowerCase();
    assert.ok(paid.some(({ address, args: { from } }) => address === money.address && from.toLowerCase() === payer));
  });

  it('should hear of a transfer when it polls a filter', async () => {
    const args = { from: holder.address, to: friend.address };
    const filter = await reader.createContractEventFilter({ ...COUPON, eventName: 'TransferSingle', args });
    const receipt = await finalised(await wallet.writeContract(gift(friend, 8n)));
    const changes = await until('the transfer', async () => {
      const found = await reader.getFilterChanges({ filter });
      return found.length > 0 && found;
    });
    assert.deepEqual(changes.map(({ transactionHash, args: { value } }) => [transactionHash, value]), [
      [receipt.transactionHash, 8n],
    ]);
    assert.deepEqual(await reader.getFilterChanges({ filter }), []);
    assert.equal(await reader.uninstallFilter({ filter }), true);
  });

  it('should see every block when it watches over WebSocket', async () => {
    const seen = [];
    let problem;
    const stop = live.watchBlocks({
      onBlock: (block) => seen.push(block),
      onError: (error) => {
        problem = error;
      },
    });
    try {
      await until('four blocks', () => problem !== undefined || seen.length >= 4);
    } finally {
      stop();
    }
    assert.equal(problem, undefined);
    for (const [index, block] of seen.slice(1).entries()) {
      assert.equal(block.number, seen[index].number + 1n);
      assert.equal(block.parentHash, seen[index].hash);
      assert.equal((await reader.getBlock({ blockNumber: block.number })).hash, block.hash);
    }
  });

  it('should hear of a transfer when it watches logs over WebSocket', async () => {
    const heard = [];
    const stop = live.watchContractEvent({
      ...COUPON,
      eventName: 'TransferSingle',
      args: { from: holder.address, to: friend.address },
      onLogs: (logs) => heard.push(...logs),
      onError: (error) => heard.push(error),
    });
    try {
      const { subscriptions } = await live.transport.getRpcClient();
      await until('the subscription', () => [...subscriptions.values()].some(({ body }) => body.params[0] === 'logs'));
      const receipt = await finalised(await wallet.writeContract(gift(friend, 9n)));
      await until('the log', () => heard.length > 0);
      assert.deepEqual(
        heard.map(({ transactionHash, args, removed }) => [transactionHash, args?.value, removed]),
        [[receipt.transactionHash, 9n, false]],
      );
    } finally {
      stop();
    }
  });

  it('should be told the code in the data of the error when nobody pays', async () => {
    const poor = privateKeyToAccount(stranger.secret);
    const data = encodeFunctionData({ ...FACTORY, functionName: 'purchase', args: [BigInt(listing), 1n, PRICE] });
    const request = { to: FACTORY.address, data, gas: 1_000_000n, nonce: 0, gasPrice: 0n, chainId: chain.id };
    const serializedTransaction = await poor.signTransaction({ ...request, type: 'legacy' });
    await assert.rejects(reader.sendRawTransaction({ serializedTransaction }), (error) => {
      const refusal = error.walk((cause) => cause instanceof RpcRequestError);
      assert.deepEqual(refusal?.data, { reason: 'Custom', code: NOBODY_PAYS, codes: [SENDER_UNKNOWN, RECIPIENT_UNKNOWN] });
      return true;
    });
  });

  it('should be refused when the transaction is for another chain', async () => {
    const elsewhere = createWalletClient({ account, transport: http(eth) });
    const request = { to: friend.address, value: 1n, gas: 100_000n, nonce: 0, maxFeePerGas: 1n };
    const raw = await account.signTransaction({ ...request, chainId: 1, maxPriorityFeePerGas: 0n, type: 'eip1559' });
    await assert.rejects(elsewhere.sendRawTransaction({ serializedTransaction: raw }), /chain id/i);
  });
});

/** Gives units of the holder. */
const gift = (to, value) => ({
  ...COUPON,
  functionName: 'safeTransferFrom',
  args: [holder.address, to.address, id, value, '0x'],
});

/** The most that a wallet would say the call costs, in the smallest unit of GNX. */
async function quote(request) {
  const gas = await reader.estimateContractGas({ account, ...request });
  const { maxFeePerGas } = await reader.estimateFeesPerGas();
  return gas * maxFeePerGas;
}

/** A check that an error is a revert with such a reason. */
const isRevert = (reason) => (error) => {
  assert.ok(error instanceof BaseError, String(error));
  const revert = error.walk((cause) => cause instanceof ContractFunctionRevertedError);
  assert.match(revert?.reason ?? '', reason);
  return true;
};

/** Writes as the holder. The receipt, which is final and tells of success. */
async function write(request) {
  const receipt = await finalised(await wallet.writeContract(request));
  assert.equal(receipt.status, 'success');
  return receipt;
}

const cashOf = ({ address }) => reader.readContract({ ...money, functionName: 'balanceOf', args: [address] });
const unitsOf = ({ address }) => reader.readContract({ ...COUPON, functionName: 'balanceOf', args: [address, id] });

/** The receipt, once the same block that was the best one is final. */
async function finalised(hash) {
  const receipt = await reader.waitForTransactionReceipt({ hash, timeout: MOST_MS });
  const { blockNumber, blockHash } = receipt;
  await until(`block ${blockNumber} to be final`, async () => {
    const { number } = await reader.getBlock({ blockTag: 'finalized' });
    return number >= blockNumber;
  });
  const block = await reader.getBlock({ blockNumber });
  assert.equal(block.hash, blockHash, 'the block was replaced');
  assert.equal(block.transactions[receipt.transactionIndex], hash);
  return receipt;
}
