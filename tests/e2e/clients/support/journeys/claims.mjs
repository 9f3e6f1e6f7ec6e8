// SPDX-License-Identifier: Apache-2.0
// Units that wait for whoever has a key: under the scratch field of a printed card, or in a link.

import assert from 'node:assert/strict';
import { bytesToHex, hexToBytes, toHex } from 'viem';
import { COUPON } from '../abi.mjs';
import { ethereum, freshEthereum, hashOf } from '../keys.mjs';
import { ETHEREUM, fromText, merkle, scratchCode, scratchSeed, solidityOf, toText } from '../messages.mjs';
import { accountBytes, refused, signed, toldBy, UNITS, unitsOf } from './parts.mjs';

const FORGED = /Redemption: BadSignature/;
/** What each card is worth, in units. */
const WORTH = 20n;
/** Tier L1, in the interface. */
const L1 = 1;

/** The key that grows from a code as it is printed, and typed by whoever scratches the card. */
const scratched = (code) => ethereum(toHex(scratchSeed(fromText(toText(code).toLowerCase()))));

/** @type {import('./parts.mjs').Journey} */
export const card = {
  title: 'should give the units of a printed card once when a clerk without GNX brings what its key signed',
  roles: { printer: { units: UNITS, gnx: true }, claimer: {}, clerk: {} },
  keys: (name, domain) => {
    const root = hexToBytes(hashOf(`root of the cards of ${name}`));
    const codes = ['first', 'second', 'third'].map((place, index) => [place, scratchCode(root, domain, BigInt(index))]);
    return Object.fromEntries(codes.map(([place, code]) => [place, scratched(code)]));
  },
  async play(stage) {
    const { client, deadline, keys, series, who } = stage;
    const { printer, claimer, clerk } = who;
    const cards = Object.values(keys);
    const leaves = cards.map((key) => merkle.leaf(accountBytes(key), { units: WORTH }));
    const print = [BigInt(series), WORTH, cards.length, bytesToHex(merkle.root(leaves)), deadline];
    const printed = toldBy(await client.pay(printer, COUPON, 'printCards', print), 'CardsPrinted');
    assert.deepEqual([printed.giver, printed.units, printed.cards], [printer.address, WORTH, 3n]);
    assert.equal(await unitsOf(stage, printer), UNITS - 3n * WORTH);

    const { batch } = printed;
    const [key, proof] = [keys.second, merkle.proof(leaves, 1).map((hash) => bytesToHex(hash))];
    const claim = { kind: 'scratch-claim', batch, key: accountBytes(key), claimer: accountBytes(claimer), deadline };
    const signature = await signed(stage, key, claim);
    const bring = (taken) => client.act(clerk, COUPON, 'claimCard', [taken, proof, ETHEREUM, signature]);
    const written = solidityOf(claim);
    await refused(bring({ ...written, claimer: bytesToHex(accountBytes(clerk)) }), FORGED);

    const receipt = await bring(written);

    assert.deepEqual(toldBy(receipt, 'CardClaimed'), { batch, key: written.key, by: clerk.address });
    const { from, to, value } = toldBy(receipt, 'TransferSingle');
    assert.deepEqual([from, to, value], [printer.address, claimer.address, WORTH]);
    assert.deepEqual([await unitsOf(stage, claimer), await unitsOf(stage, clerk)], [WORTH, 0n]);
    assert.equal(await client.read(COUPON, 'isCardClaimed', [batch, written.key]), true);
    const waiting = await client.read(COUPON, 'cardsOf', [batch]);
    assert.deepEqual([waiting.giver, waiting.units, waiting.left], [printer.address, WORTH, 2n]);
    await refused(bring(written), /Coupon: AlreadyClaimed/);
    await refused(client.pay(printer, COUPON, 'returnCards', [batch]), /Coupon: NotOverdue/);
  },
};

/** @type {import('./parts.mjs').Journey} */
export const gift = {
  title: 'should give what is in a link to whoever opened it, and the other one back, when nobody has GNX',
  roles: { giver: { units: UNITS }, claimer: {} },
  keys: (name) => ({ opened: freshEthereum(`link of ${name}`), forgotten: freshEthereum(`other link of ${name}`) }),
  async play(stage) {
    const { client, deadline, keys, series, who } = stage;
    const { giver, claimer } = who;
    const send = async (key) => {
      const account = bytesToHex(accountBytes(key));
      const receipt = await client.act(giver, COUPON, 'sendGift', [BigInt(series), 50n, account, L1, deadline]);
      const sent = toldBy(receipt, 'GiftSent');
      assert.deepEqual([sent.giver, sent.quantity, sent.key, sent.minTier], [giver.address, 50n, account, 1n]);
      return sent.gift;
    };
    const claimOf = (number, key) => {
      const [link, to] = [key, claimer].map((one) => accountBytes(one));
      return { kind: 'gift-claim', gift: number, key: link, claimer: to, deadline };
    };
    const bring = (claim, signature) =>
      client.act(claimer, COUPON, 'claimGift', [solidityOf(claim), ETHEREUM, signature]);
    const [opened, forgotten] = [await send(keys.opened), await send(keys.forgotten)];
    assert.equal(await unitsOf(stage, giver), UNITS - 100n);
    const claim = claimOf(opened, keys.opened);
    const signature = await signed(stage, keys.opened, claim);
    const other = claimOf(forgotten, keys.forgotten);
    const kept = await signed(stage, keys.forgotten, other);
    await refused(bring(claim, kept), FORGED);
    await refused(client.act(claimer, COUPON, 'withdrawGift', [forgotten]), /Coupon: NotGiver/);

    const claimed = await bring(claim, signature);
    const returned = await client.act(giver, COUPON, 'withdrawGift', [forgotten]);

    assert.deepEqual(toldBy(claimed, 'GiftClaimed'), { gift: opened, by: claimer.address });
    assert.deepEqual(toldBy(returned, 'GiftReturned'), { gift: forgotten, by: giver.address });
    assert.deepEqual([await unitsOf(stage, claimer), await unitsOf(stage, giver)], [50n, UNITS - 50n]);
    await refused(bring(claim, signature), /Coupon: UnknownGift/);
    await refused(bring(other, kept), /Coupon: UnknownGift/);
  },
};
