// SPDX-License-Identifier: Apache-2.0
// What people do with the examples and with the contracts of the first state, on whichever chain the runner has prepared.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  BaseError,
  concat,
  createPublicClient,
  createWalletClient,
  defineChain,
  encodeAbiParameters,
  encodeDeployData,
  encodeFunctionData,
  getContractAddress,
  http,
  isAddressEqual,
  pad,
  parseEther,
  parseEventLogs,
  toHex,
} from 'viem';
import { privateKeyToAccount, privateKeyToAddress } from 'viem/accounts';
import { entryPoint07Abi, entryPoint07Address, getUserOperationHash } from 'viem/account-abstraction';
import { ADDRESSES, artifact, stablecoin } from './artifacts.mjs';
import { simpleAccount, simpleAccountFactory } from './accounts.mjs';
import { keyOf, KEYS } from './people.mjs';

const world = JSON.parse(process.env.GENEX_CONTRACTS_WORLD ?? 'null');
if (!world) throw new Error('there is no chain: start the tests with `npm test`');
const { allow, passes, payFromPool } = await import(`./${world.target}.mjs`);

const FACTORY = '0x4e59b44847b379578588920cA78FbF26c0B4956C';
const MULTICALL = '0xcA11bde05977b3631167028862bE2a173976CA11';
const CREATOR = '0xEFC2c1444eBCC4Db75e7613d20C6a62fF67A167C';
const SALT = pad('0x1');
const [TEA, BOOKS] = [BigInt(world.tea), BigInt(world.books)];

const transport = http(world.url);
const bare = createPublicClient({ transport });
const chain = defineChain({
  id: await bare.getChainId(),
  name: world.target,
  nativeCurrency: { name: 'Genex', symbol: 'GNX', decimals: 18 },
  rpcUrls: { default: { http: [world.url] } },
  contracts: { multicall3: { address: MULTICALL } },
});
const reader = createPublicClient({ chain, transport, pollingInterval: 100, cacheTime: 0 });
const ann = createWalletClient({ chain, transport, account: privateKeyToAccount(KEYS.ann) });
const ben = createWalletClient({ chain, transport, account: privateKeyToAccount(KEYS.ben) });

const COUPON = { address: ADDRESSES.COUPON, abi: artifact('ICoupon').abi };
const REDEMPTION = { address: ADDRESSES.REDEMPTION, abi: artifact('IRedemption').abi };
const USDC = { address: stablecoin(world.usdc), abi: artifact('IStablecoin').abi };

const units = (who, id) => reader.readContract({ ...COUPON, functionName: 'balanceOf', args: [addressOf(who), id] });
const money = (who) => reader.readContract({ ...USDC, functionName: 'balanceOf', args: [addressOf(who)] });
const addressOf = (who) => who.account?.address ?? who.address ?? who;
const now = async () => Number((await reader.getBlock()).timestamp);

/** A transaction that must succeed. Gives its receipt. */
async function done(hash) {
  const receipt = await reader.waitForTransactionReceipt({ hash });
  assert.equal(receipt.status, 'success');
  return receipt;
}

const write = async (who, contract, functionName, args) =>
  done(await who.writeContract({ ...contract, functionName, args }));

async function deploy(name, args = []) {
  const { abi, bytecode } = artifact(name);
  const { contractAddress } = await done(await ann.deployContract({ abi, bytecode, args }));
  return { abi, address: contractAddress };
}

/** The call reverts with this error or text. */
async function reverts(who, contract, functionName, args, expected) {
  const call = reader.simulateContract({ ...contract, functionName, args, account: who.account });
  await assert.rejects(call, (error) => {
    const texts = error instanceof BaseError ? [...causes(error)] : [];
    assert.ok(texts.some((text) => text.includes(expected)), `${expected} is not in ${texts.join(' | ')}`);
    return true;
  });
}

function* causes(error) {
  for (let one = error; one; one = one.cause) {
    yield [one.data?.errorName, one.reason, one.shortMessage, one.details].filter(Boolean).join(' ');
    if (typeof one.raw === 'string') yield one.raw;
  }
}

/** Sends units to a contract with data for it. */
const give = (who, to, id, quantity, data) =>
  write(who, COUPON, 'safeTransferFrom', [addressOf(who), addressOf(to), id, quantity, data]);

/** The first event of a contract in a receipt. */
const eventOf = ({ abi }, receipt, eventName) => parseEventLogs({ abi, eventName, logs: receipt.logs })[0].args;

describe(`contracts on ${world.target}`, () => {
  it('should be there when tools look for the contracts of the first state', async () => {
    for (const address of [FACTORY, MULTICALL, entryPoint07Address, CREATOR]) {
      assert.ok((await reader.getCode({ address }))?.length > 2, `no code at ${address}`);
    }
    const contracts = [TEA, BOOKS].map((id) => ({ ...COUPON, functionName: 'balanceOf', args: [addressOf(ann), id] }));
    const [tea, books] = await reader.multicall({ contracts, allowFailure: false });
    assert.deepEqual([tea, books], [await units(ann, TEA), await units(ann, BOOKS)]);
  });

  it('should open a bundle of two series that was made through the factory', async () => {
    const { abi, bytecode } = artifact('GiftBundle');
    const code = encodeDeployData({ abi, bytecode });
    const address = getContractAddress({ opcode: 'CREATE2', from: FACTORY, salt: SALT, bytecode: code });
    await done(await ann.sendTransaction({ to: FACTORY, data: concat([SALT, code]) }));
    const bundles = { abi, address };
    const terms = [addressOf(ben), BigInt((await now()) + 600), [TEA, BOOKS], [25n, 10n]];
    const { bundle } = eventOf(bundles, await write(ann, bundles, 'wrap', terms), 'Wrapped');
    const before = [await units(ann, TEA), await units(ben, TEA), await units(ben, BOOKS)];
    await reverts(ben, bundles, 'open', [bundle], 'NotOperator');
    await write(ann, COUPON, 'setApprovalForAll', [address, true]);
    await reverts(ann, bundles, 'open', [bundle], 'NotYours');
    await write(ben, bundles, 'open', [bundle]);
    const after = [await units(ann, TEA), await units(ben, TEA), await units(ben, BOOKS)];
    assert.deepEqual(after, [before[0] - 25n, before[1] + 25n, before[2] + 10n]);
    await write(ann, COUPON, 'setApprovalForAll', [address, false]);
  });

  it('should collect group gifts, spend one, and return what was not taken', async () => {
    const gifts = await deploy('GroupGift');
    const begin = async (seconds) => {
      const terms = [addressOf(ben), world.tea, 50n, BigInt((await now()) + seconds)];
      return eventOf(gifts, await write(ann, gifts, 'begin', terms), 'Begun').gift;
    };
    const data = (gift) => encodeAbiParameters([{ type: 'uint256' }], [gift]);
    const first = await begin(600);
    const adding = [addressOf(ann), gifts.address, TEA, 30n, data(first)];
    await reverts(ann, COUPON, 'safeTransferFrom', adding, 'Genex: 10');
    await allow(world, gifts.address);
    const before = await units(ben, TEA);
    await give(ann, gifts, TEA, 30n, data(first));
    await reverts(ben, gifts, 'take', [first], 'NotEnough');
    await give(ben, gifts, TEA, 20n, data(first));
    assert.equal(await units(gifts, TEA), 50n);
    await write(ben, gifts, 'take', [first]);
    assert.equal(await units(ben, TEA), before + 30n);

    const spending = await begin(600);
    await give(ann, gifts, TEA, 50n, data(spending));
    const spent = await write(ben, gifts, 'spend', [spending, world.store, keyOf('order of the group')]);
    const redeemed = eventOf(REDEMPTION, spent, 'Redeemed');
    assert.ok(isAddressEqual(redeemed.holder, gifts.address) && isAddressEqual(redeemed.redeemer, world.store));
    assert.deepEqual([redeemed.series, redeemed.quantity, await units(gifts, TEA)], [TEA, 50n, 0n]);

    // A gift must come before, and a block may take a busy machine some seconds.
    const second = await begin(30);
    const deadline = (await now()) + 30;
    const had = await units(ann, TEA);
    await give(ann, gifts, TEA, 7n, data(second));
    await reverts(ann, gifts, 'takeBack', [second], 'TooEarly');
    await passes(world, deadline + 2);
    await write(ann, gifts, 'takeBack', [second]);
    assert.equal(await units(ann, TEA), had);
    assert.equal(await units(gifts, TEA), 0n);
  });

  it('should swap coupons of two series, and give an offer back', async () => {
    const swap = await deploy('CouponSwap');
    await allow(world, swap.address);
    const offering = async (quantity) => {
      const wish = { taker: addressOf(ben), deadline: BigInt((await now()) + 600), series: world.books, quantity };
      return reader.readContract({ ...swap, functionName: 'offering', args: [wish] });
    };
    const before = [await units(ann, TEA), await units(ann, BOOKS), await units(ben, TEA), await units(ben, BOOKS)];
    const { offer } = eventOf(swap, await give(ann, swap, TEA, 40n, await offering(15n)), 'Offered');
    const data = await reader.readContract({ ...swap, functionName: 'accepting', args: [offer] });
    assert.equal(await units(swap, TEA), 40n);
    await give(ben, swap, BOOKS, 15n, data);
    const after = [await units(ann, TEA), await units(ann, BOOKS), await units(ben, TEA), await units(ben, BOOKS)];
    assert.deepEqual(after, [before[0] - 40n, before[1] + 15n, before[2] + 40n, before[3] - 15n]);

    const other = eventOf(swap, await give(ann, swap, TEA, 5n, await offering(1n)), 'Offered').offer;
    await reverts(ben, swap, 'cancel', [other], 'NotYours');
    await write(ann, swap, 'cancel', [other]);
    assert.equal(await units(ann, TEA), after[0]);
    assert.equal(await units(swap, TEA), 0n);
  });

  it('should split a payment by permit among merchant and platform', async () => {
    const splitter = await deploy('SettlementSplitter', [
      [
        { account: addressOf(ben), share: 9_000 },
        { account: addressOf(ann), share: 1_000 },
      ],
    ]);
    const amount = 1_000_001n;
    const deadline = BigInt((await now()) + 600);
    const [, name, version, chainId, verifyingContract] = await reader.readContract({ ...USDC, functionName: 'eip712Domain' });
    const nonce = await reader.readContract({ ...USDC, functionName: 'nonces', args: [addressOf(ann)] });
    const signature = await ann.signTypedData({
      domain: { name, version, chainId, verifyingContract },
      types: {
        Permit: ['owner address', 'spender address', 'value uint256', 'nonce uint256', 'deadline uint256'].map((field) => {
          const [fieldName, type] = field.split(' ');
          return { name: fieldName, type };
        }),
      },
      primaryType: 'Permit',
      message: { owner: addressOf(ann), spender: splitter.address, value: amount, nonce, deadline },
    });
    const [r, s, v] = [signature.slice(0, 66), `0x${signature.slice(66, 130)}`, Number(`0x${signature.slice(130)}`)];
    const before = [await money(ann), await money(ben)];
    const paid = await write(ann, splitter, 'payWithPermit', [world.usdc, amount, keyOf('order'), deadline, v, r, s]);
    assert.equal(eventOf(splitter, paid, 'Settled').amount, amount);
    const merchant = amount - amount / 10n;
    assert.deepEqual([await money(ann), await money(ben)], [before[0] - merchant, before[1] + merchant]);
    await reverts(ann, splitter, 'pay', [world.usdc, 1n, keyOf('order')], 'InsufficientAllowance');
  });

  it('should carry out operations that the pool pays for', async () => {
    const owner = privateKeyToAccount(keyOf('owner of an account'));
    const gifts = await deploy('GroupGift');
    const { paymaster, pool, signer, deposit } = await fundedPaymaster();
    const factory = await simpleAccountFactory(ann, done);
    const creation = [owner.address, 0n];
    const sender = await reader.readContract({ ...factory, functionName: 'getAddress', args: creation });
    const init = encodeFunctionData({ abi: factory.abi, functionName: 'createAccount', args: creation });
    const terms = [addressOf(ben), world.tea, 5n, BigInt((await now()) + 600)];
    const begin = callOf(gifts, 'begin', terms);

    const operation = await operationOf({ sender, factory, init, call: begin, paymaster, owner, signer });
    const receipt = await write(ann, ENTRY_POINT, 'handleOps', [[operation], addressOf(ann)]);
    const { success, actualGasCost, paymaster: payer } = eventOf(ENTRY_POINT, receipt, 'UserOperationEvent');
    assert.ok(success);
    assert.ok(isAddressEqual(payer, paymaster.address));
    assert.equal(await deposit(), BUDGET - actualGasCost);
    assert.ok(actualGasCost >= costOf(receipt), 'who brought the operation lost by it');
    assert.equal(eventOf(gifts, receipt, 'Begun').goal, 5n);
    assert.equal(await reader.getBalance({ address: sender }), 0n);
    const forged = { ...operation, initCode: '0x', nonce: operation.nonce + 1n };
    await reverts(ann, ENTRY_POINT, 'handleOps', [[forged], addressOf(ann)], 'FailedOp');
    await write(ann, paymaster, 'giveBack', [parseEther('1')]);
    assert.equal(await reader.getBalance({ address: pool }), parseEther('1'));

    // What an operation frees makes its gas grow here. The EntryPoint takes what is below zero for the greatest of costs.
    const drawer = await deploy('Drawer');
    const emptying = async (words, before) => {
      await write(ann, drawer, 'fill', [words]);
      const left = await deposit();
      const emptied = callOf(drawer, 'empty', [words]);
      const one = await operationOf({ sender, call: emptied, paymaster, owner, signer, before });
      const done = await write(ann, ENTRY_POINT, 'handleOps', [[one], addressOf(ann)]);
      const outcome = eventOf(ENTRY_POINT, done, 'UserOperationEvent');
      assert.equal(await deposit(), left - outcome.actualGasCost);
      assert.ok(outcome.actualGasCost <= mostOf(one), 'it cost more than was signed for');
      assert.ok(outcome.actualGasCost >= costOf(done), 'who brought the operation lost by it');
      return outcome.success;
    };
    assert.equal(await emptying(3n), true);
    assert.equal(await emptying(60n), world.target === 'anvil');
    assert.equal(await emptying(60n, GAS.before + 60n * FREED), true);
  });
});

const ENTRY_POINT = { abi: entryPoint07Abi, address: entryPoint07Address };
/** What the pool pays to the paymaster. */
const BUDGET = parseEther('5');
const costOf = ({ gasUsed, effectiveGasPrice }) => gasUsed * effectiveGasPrice;

/** A paymaster with a deposit that came from the pool. */
async function fundedPaymaster() {
  const signer = privateKeyToAccount(keyOf('signer of the platform'));
  const pool = privateKeyToAddress(keyOf('stands for the pool'));
  const most = parseEther('1');
  const paymaster = await deploy('PoolPaymaster', [entryPoint07Address, pool, addressOf(ann), signer.address, most]);
  await payFromPool(world, paymaster.address, BUDGET);
  await write(ann, paymaster, 'replenish', []);
  const args = [paymaster.address];
  const deposit = () => reader.readContract({ ...ENTRY_POINT, functionName: 'balanceOf', args });
  assert.equal(await deposit(), BUDGET);
  return { paymaster, pool, signer, deposit };
}

/** How the sample account calls a contract. */
const callOf = ({ abi, address }, functionName, args) =>
  encodeFunctionData({
    abi: simpleAccount.abi,
    functionName: 'execute',
    args: [address, 0n, encodeFunctionData({ abi, functionName, args })],
  });

// Storing costs more gas here than on Ethereum: it pays the deposit, and making an account stores most.
const GAS = { verification: 12_000_000n, execution: 3_000_000n, asking: 1_000_000n, before: 50_000n };
/** Gas that an operation says beforehand for each word that it frees, so that its gas stays above zero. */
const FREED = 26_000n;

/** The most that an operation may cost. */
const mostOf = ({ gasFees, preVerificationGas }) =>
  (GAS.verification + GAS.execution + GAS.asking + preVerificationGas) * BigInt(`0x${gasFees.slice(34)}`);

const words = (high, low) => concat([pad(toHex(high), { size: 16 }), pad(toHex(low), { size: 16 })]);

/** An operation signed by the account's owner and by the paymaster's signer. Makes the account where `factory` is given. */
async function operationOf({ sender, factory, init, call, paymaster, owner, signer, before = GAS.before }) {
  const { verification, execution, asking } = GAS;
  const price = await reader.getGasPrice();
  const nonce = await reader.readContract({ ...ENTRY_POINT, functionName: 'getNonce', args: [sender, 0n] });
  const until = (await now()) + 600;
  const window = concat([pad(toHex(until), { size: 6 }), pad('0x0', { size: 6 })]);
  const operation = {
    sender,
    nonce,
    initCode: factory ? concat([factory.address, init]) : '0x',
    callData: call,
    accountGasLimits: words(verification, execution),
    preVerificationGas: before,
    gasFees: words(price, price),
    paymasterAndData: concat([paymaster.address, words(asking, 0n), window]),
    signature: '0x',
  };
  const approved = await reader.readContract({ ...paymaster, functionName: 'hashOf', args: [operation] });
  const approval = await signer.sign({ hash: approved });
  operation.paymasterAndData = concat([operation.paymasterAndData, approval]);
  const hash = getUserOperationHash({
    chainId: chain.id,
    entryPointAddress: entryPoint07Address,
    entryPointVersion: '0.7',
    userOperation: {
      sender,
      nonce,
      factory: factory?.address,
      factoryData: init,
      callData: call,
      verificationGasLimit: verification,
      callGasLimit: execution,
      preVerificationGas: operation.preVerificationGas,
      maxFeePerGas: price,
      maxPriorityFeePerGas: price,
      paymaster: paymaster.address,
      paymasterVerificationGasLimit: asking,
      paymasterPostOpGasLimit: 0n,
      paymasterData: concat([window, approval]),
      signature: '0x',
    },
  });
  operation.signature = await owner.signMessage({ message: { raw: hash } });
  return operation;
}
