// SPDX-License-Identifier: Apache-2.0
// What holders sign off-line and others bring: tickets, transfer permits, and what takes them back.

import assert from 'node:assert/strict';
import { bytesToHex, hexToBytes } from 'viem';
import { COUPON, REDEMPTION } from '../abi.mjs';
import { hashOf } from '../keys.mjs';
import { ETHEREUM, solidityOf } from '../messages.mjs';
import { accountBytes, refused, signed, toldBy, UNITS, unitsOf } from './parts.mjs';

const USED = /Redemption: UsedNonce/;
const FORGED = /Redemption: BadSignature/;

/** A ticket over so many units. */
const ticketOf = ({ series, deadline, who: { holder, till } }, units) => ({
  kind: 'ticket',
  holder: accountBytes(holder),
  series,
  goods: { units },
  redeemer: accountBytes(till),
  orderHash: hexToBytes(hashOf('order of a journey')),
  nonce: 81_985_529_216_486_895n,
  deadline,
});

/** A permit over so many units. */
const permitOf = ({ series, deadline, who: { giver, friend } }, units) => ({
  kind: 'transfer-permit',
  from: accountBytes(giver),
  to: accountBytes(friend),
  series,
  goods: { units },
  nonce: 1_147_797_409_030_816_545n,
  deadline,
});

/** @type {import('./parts.mjs').Journey} */
export const ticket = {
  title: 'should burn the units of a ticket once when a clerk without GNX brings it',
  roles: { holder: { units: UNITS }, clerk: {} },
  async play(stage) {
    const { client, who } = stage;
    const { holder, clerk, till } = who;
    const message = ticketOf(stage, 200n);
    const signature = await signed(stage, holder, message);
    const bring = (taken) => client.act(clerk, REDEMPTION, 'redeemTicket', [taken, ETHEREUM, signature]);
    const written = solidityOf(message);
    await refused(bring({ ...written, amount: 201n }), FORGED);

    const receipt = await bring(written);

    assert.deepEqual(receipt.told.map(({ name }) => name), ['Redeemed', 'TicketRedeemed']);
    const burned = toldBy(receipt, 'Redeemed');
    assert.deepEqual([burned.holder, burned.redeemer, burned.quantity], [holder.address, till.address, 200n]);
    assert.equal(burned.orderHash, written.orderHash);
    const used = toldBy(receipt, 'TicketRedeemed');
    assert.deepEqual([used.by, used.holder, used.nonce], [clerk.address, written.holder, message.nonce]);
    assert.equal(await unitsOf(stage, holder), UNITS - 200n);
    const ask = [written.holder, message.nonce, message.deadline];
    assert.equal(await client.read(REDEMPTION, 'isTicketUsed', ask), true);
    await refused(bring(written), USED);
  },
};

/** @type {import('./parts.mjs').Journey} */
export const cancelledTicket = {
  title: 'should refuse a ticket when its holder without GNX took it back',
  roles: { holder: { units: UNITS }, clerk: {} },
  async play(stage) {
    const { client, who } = stage;
    const { holder, clerk } = who;
    const message = ticketOf(stage, 100n);
    const signature = await signed(stage, holder, message);
    const { nonce, deadline } = message;

    const receipt = await client.act(holder, REDEMPTION, 'cancelTicket', [nonce, deadline]);

    assert.deepEqual(toldBy(receipt, 'TicketCancelled'), { signer: holder.address, nonce, deadline });
    await refused(client.act(clerk, REDEMPTION, 'redeemTicket', [solidityOf(message), ETHEREUM, signature]), USED);
    await refused(client.act(holder, REDEMPTION, 'cancelTicket', [nonce, deadline]), USED);
    assert.equal(await unitsOf(stage, holder), UNITS);
  },
};

/** @type {import('./parts.mjs').Journey} */
export const transferPermit = {
  title: 'should move the units of a permit once when somebody else without GNX brings it',
  roles: { giver: { units: UNITS }, friend: {}, clerk: {} },
  async play(stage) {
    const { client, series, who } = stage;
    const { giver, friend, clerk } = who;
    const message = permitOf(stage, 120n);
    const signature = await signed(stage, giver, message);
    const bring = (taken) => client.act(clerk, COUPON, 'settlePermit', [taken, ETHEREUM, signature]);
    const written = solidityOf(message);
    await refused(bring({ ...written, to: bytesToHex(accountBytes(clerk)) }), FORGED);

    const receipt = await bring(written);

    const moved = { operator: clerk.address, from: giver.address, to: friend.address, id: BigInt(series), value: 120n };
    assert.deepEqual(toldBy(receipt, 'TransferSingle'), moved);
    const settled = toldBy(receipt, 'PermitSettled');
    assert.deepEqual([settled.by, settled.from, settled.nonce], [clerk.address, written.from, message.nonce]);
    assert.deepEqual([await unitsOf(stage, giver), await unitsOf(stage, friend)], [UNITS - 120n, 120n]);
    const ask = [written.from, message.nonce, message.deadline];
    assert.equal(await client.read(COUPON, 'isPermitUsed', ask), true);
    await refused(bring(written), USED);
  },
};

/** @type {import('./parts.mjs').Journey} */
export const cancelledPermit = {
  title: 'should refuse a permit when somebody else without GNX brought its cancellation',
  roles: { giver: { units: UNITS }, friend: {}, clerk: {} },
  async play(stage) {
    const { client, who } = stage;
    const { giver, friend, clerk } = who;
    const message = permitOf(stage, 120n);
    const { nonce, deadline } = message;
    const lost = await signed(stage, giver, message);
    const [signer, stranger] = [giver, friend].map((person) => accountBytes(person));
    const cancel = { kind: 'cancel', signer, nonce, deadline };
    const cancellation = await signed(stage, giver, cancel);
    const forged = await signed(stage, friend, { ...cancel, signer: stranger });
    const bring = (signature) =>
      client.act(clerk, REDEMPTION, 'cancelSigned', [bytesToHex(signer), nonce, deadline, ETHEREUM, signature]);
    await refused(bring(forged), FORGED);

    const receipt = await bring(cancellation);

    assert.deepEqual(toldBy(receipt, 'TicketCancelled'), { signer: giver.address, nonce, deadline });
    await refused(client.act(clerk, COUPON, 'settlePermit', [solidityOf(message), ETHEREUM, lost]), USED);
    await refused(bring(cancellation), USED);
    assert.deepEqual([await unitsOf(stage, giver), await unitsOf(stage, friend)], [UNITS, 0n]);
  },
};
