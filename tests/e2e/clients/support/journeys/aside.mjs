// SPDX-License-Identifier: Apache-2.0
// What is put aside for somebody else: units that a redeemer captures, units with a custodian, and money that a spender may take.

import assert from 'node:assert/strict';
import { parseSignature } from 'viem';
import { COUPON, CUSTODY, REDEMPTION, stablecoin } from '../abi.mjs';
import { PRICE, USDC } from '../chain.mjs';
import { hashOf } from '../keys.mjs';
import { domainOf, PERMIT_TYPES } from '../permit.mjs';
import { refused, toldBy, UNITS, unitsOf } from './parts.mjs';

const money = stablecoin(USDC);
/** What an owner of money has in the beginning. */
const CASH = 500n * PRICE;

/** @type {import('./parts.mjs').Journey} */
export const authorisation = {
  title: 'should capture a part of what was authorised, and give back the rest, when nobody has GNX',
  roles: { payer: { units: UNITS } },
  async play(stage) {
    const { client, deadline, series, who } = stage;
    const { payer, till } = who;
    const capture = (by, id, quantity) => client.act(by, REDEMPTION, 'capture', [id, quantity]);
    const end = (by, id) => client.act(by, REDEMPTION, 'voidAuthorisation', [id]);
    const order = hashOf('order of an authorisation');
    const terms = [BigInt(series), 250n, till.address, order, deadline];
    const opened = toldBy(await client.act(payer, REDEMPTION, 'authorise', terms), 'Authorised');
    assert.deepEqual([opened.holder, opened.redeemer, opened.quantity], [payer.address, till.address, 250n]);
    assert.equal(await unitsOf(stage, payer), UNITS - 250n);
    const { id } = opened;
    await refused(capture(payer, id, 100n), /Redemption: NotRedeemer/);
    await refused(end(payer, id), /Redemption: NotYours/);

    const captured = await capture(till, id, 100n);
    assert.deepEqual(captured.told.map(({ name }) => name), ['Redeemed', 'Captured']);
    const { holder, redeemer, quantity, orderHash } = toldBy(captured, 'Redeemed');
    assert.deepEqual([holder, redeemer, quantity, orderHash], [payer.address, till.address, 100n, order]);
    assert.deepEqual(toldBy(captured, 'Captured'), { id, quantity: 100n, left: 150n });
    const open = await client.read(REDEMPTION, 'authorisationOf', [id]);
    assert.deepEqual([open.left, open.captured, open.deadline], [150n, 100n, deadline]);
    await refused(capture(till, id, 151n), /Redemption: MoreThanLeft/);

    const ended = toldBy(await end(till, id), 'Voided');
    assert.deepEqual(ended, { id, by: till.address, holder: payer.address, returned: 150n });
    assert.equal(await unitsOf(stage, payer), UNITS - 100n);
    await refused(end(till, id), /Redemption: UnknownAuthorisation/);
  },
};

/** @type {import('./parts.mjs').Journey} */
export const custody = {
  title: 'should move, redeem and give back what is in custody when the custodian of a customer without GNX signs too',
  roles: { customer: { units: UNITS }, friend: {}, custodian: { gnx: true, tier: 'L3', kind: 'Company' } },
  async play(stage) {
    const { agreement, client, fee, series, who } = stage;
    const { customer, friend, custodian, till } = who;
    const ask = async (name, args) => toldBy(await client.act(customer, CUSTODY, name, args), 'Requested').requestId;
    const sign = (name, ...args) => client.pay(custodian, CUSTODY, name, args);
    await refused(client.act(customer, CUSTODY, 'acceptAgreement', [agreement]), /Custody: NotCustodian/);
    const accepted = toldBy(await sign('acceptAgreement', agreement), 'AgreementAccepted');
    assert.deepEqual(accepted, { agreementId: agreement, custodian: custodian.address });
    assert.equal(await client.read(CUSTODY, 'isInForce', [agreement]), true);

    const put = await client.act(customer, CUSTODY, 'deposit', [agreement, BigInt(series), UNITS]);
    const { depositId: id, customer: owner, quantity } = toldBy(put, 'Deposited');
    assert.deepEqual([owner, quantity, await unitsOf(stage, customer)], [customer.address, UNITS, 0n]);
    const away = [customer.address, friend.address, BigInt(series), 1n, '0x'];
    await refused(client.act(customer, COUPON, 'safeTransferFrom', away), /Coupon: NotEnoughUnits/);

    const move = await ask('requestMove', [id, friend.address, 50n]);
    const order = hashOf('order with a custodian');
    const redeem = await ask('requestRedeem', [id, till.address, 100n, order]);
    const doubtful = await ask('requestRedeem', [id, till.address, 30n, order]);
    const back = await ask('requestWithdrawal', [id, 120n]);
    const { requests } = await client.read(CUSTODY, 'depositOf', [id]);
    assert.deepEqual(requests.map(({ id: one, wish }) => [one, wish]), [[move, 0n], [redeem, 1n], [doubtful, 1n], [back, 2n]]);
    await refused(client.act(customer, CUSTODY, 'approve', [id, back]), /Custody: NotCustodian/);
    await refused(sign('refuse', id, back, hashOf('no')), /Custody: NotRefusable/);

    const approved = [];
    for (const request of [move, redeem, back]) approved.push(toldBy(await sign('approve', id, request), 'RequestApproved'));
    assert.deepEqual(approved.map(({ wish, left }) => [wish, left]), [[0n, 250n], [1n, 150n], [2n, 30n]]);
    const no = toldBy(await sign('refuse', id, doubtful, hashOf('doubt')), 'RequestRefused');
    assert.deepEqual([no.requestId, no.reason], [doubtful, hashOf('doubt')]);
    await refused(sign('approve', id, move), /Custody: UnknownRequest/);
    assert.deepEqual([await unitsOf(stage, customer), await unitsOf(stage, friend)], [120n, 50n]);

    const due = 3n * fee.perAct;
    const { state, due: earned, deposits } = await client.read(CUSTODY, 'agreementOf', [agreement]);
    assert.deepEqual([state, earned, deposits], [1n, due, 1n]);
    const paid = toldBy(await sign('collectFee', agreement, due), 'FeeCollected');
    assert.deepEqual([paid.amount, paid.due], [due, 0n]);
    assert.equal(await client.read(money, 'balanceOf', [custodian.address]), due);
  },
};

/** @type {import('./parts.mjs').Journey} */
export const allowance = {
  title: 'should let a friend without GNX take money, and no more, when its owner approved it',
  roles: { owner: { money: CASH, gnx: true, tier: 'L2' }, friend: {} },
  async play(stage) {
    const { client, who } = stage;
    const { owner, friend } = who;
    const value = 30n * PRICE;
    const take = (sum) => client.act(friend, money, 'transferFrom', [owner.address, friend.address, sum]);
    await refused(take(value), /Stablecoin: InsufficientAllowance/);

    const approval = await client.pay(owner, money, 'approve', [friend.address, value]);
    const taken = await take(value);

    const { address: spender } = friend;
    assert.deepEqual(toldBy(approval, 'Approval'), { owner: owner.address, spender, value });
    assert.deepEqual(toldBy(taken, 'Transfer'), { from: owner.address, to: spender, value });
    await shouldHave(stage, { owner: CASH - value, friend: value });
    await refused(take(1n), /Stablecoin: InsufficientAllowance/);
  },
};

/** @type {import('./parts.mjs').Journey} */
export const moneyPermit = {
  title: 'should let a friend without GNX take money once when its owner signed a permit',
  roles: { owner: { money: CASH, tier: 'L2' }, friend: {} },
  async play(stage) {
    const { client, deadline, who } = stage;
    const { owner, friend } = who;
    const value = 25n * PRICE;
    const [nonce, domain] = [
      await client.read(money, 'nonces', [owner.address]),
      await client.read(money, 'eip712Domain', []),
    ];
    const message = { owner: owner.address, spender: friend.address, value, nonce, deadline };
    // As text, because that is how typed data is sent.
    const text = Object.fromEntries(Object.entries(message).map(([name, field]) => [name, String(field)]));
    const typed = { domain: domainOf(domain), types: PERMIT_TYPES, primaryType: 'Permit', message: text };
    const { r, s, v } = parseSignature(await client.sign(owner, typed));
    const bring = (sum) => client.act(friend, money, 'permit', [owner.address, friend.address, sum, deadline, Number(v), r, s]);
    await refused(bring(value + 1n), /Stablecoin: BadSignature/);

    const allowed = await bring(value);
    await client.act(friend, money, 'transferFrom', [owner.address, friend.address, value]);

    assert.deepEqual(toldBy(allowed, 'Approval'), { owner: owner.address, spender: friend.address, value });
    await shouldHave(stage, { owner: CASH - value, friend: value });
    assert.equal(await client.read(money, 'nonces', [owner.address]), nonce + 1n);
    await refused(bring(value), /Stablecoin: BadSignature/);
  },
};

/** Makes sure that people have so much money. */
async function shouldHave({ client, who }, sums) {
  for (const [role, sum] of Object.entries(sums)) {
    assert.equal(await client.read(money, 'balanceOf', [who[role].address]), sum, role);
  }
}
