// SPDX-License-Identifier: Apache-2.0
// What people with polkadot.js do in a shop: tickets, permits and cancellations that pairs of its keyring sign off-line, printed
// cards, gifts in links, amounts captured in parts, a custodian, and what the rules say beforehand. Holders, clerks and till have
// no GNX, and the pool keeps out what a fee pool would pay for in vain. Outsiders have GNX: the chain names the error to them.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { numberToBytes, toHex } from 'viem';
import { people, PRICE, USDC, world } from './support/chain.mjs';
import { hashOf, native } from './support/keys.mjs';
import { isSigned, payload, printed, SCHEMES, scratched, ticketOf, toScale, wrapped } from './support/messages.mjs';
import {
  connect,
  eventOf,
  eventsOf,
  holdingOf,
  HOPELESS,
  moneyOf,
  pairOf,
  pairOfSecret,
  sent,
} from './support/polkadot.mjs';

const { ws, series, listing } = world();
const { till, giver, custodian, holders, clerks, receivers, outsiders } = people.pjsShop;
const HOUR = 3_600n;
/** Units of each holder. */
const UNITS = 500n;
/** Code of the reason against a recipient that nobody registered. */
const RECIPIENT_UNKNOWN = 102;

let api;
let domain;
let deadline;

describe('polkadot-js-shop', { concurrency: true }, () => {
  before(async () => {
    api = await connect(ws);
    const [now, chainId] = await Promise.all([api.query.timestamp.now(), api.query.replayGuard.chainId()]);
    deadline = now.toBigInt() / 1_000n + HOUR;
    domain = { genesis: api.genesisHash.toU8a(), chainId: chainId.unwrap().toBigInt() };
    const all = Object.values(holders);
    const quantity = UNITS * BigInt(all.length + 1);
    const buying = api.tx.sales.purchase(listing, quantity, quantity * PRICE);
    const giving = all.map(({ account }) => api.tx.coupons.transfer(series, account, UNITS));
    await sent(api.tx.utility.batchAll([buying, ...giving]), giver);
  });
  after(() => api?.disconnect());

  it('should burn the units of a ticket that its holder signed off-line, once', async () => {
    const { phone } = holders;
    const ticket = ticketFor(phone, 300n);
    const signature = signed(pairOf(phone), ticket);
    assert.equal(isSigned({ message: ticket, signature }, domain), true, 'a till cannot verify it off-line');
    const use = (message) => api.tx.redemption.redeemTicket(message, asCall(signature));
    assert.deepEqual(use(ticket).method.args[0].toU8a(), toScale(ticket));
    const altered = { ...ticket, goods: { units: 301n } };
    await assert.rejects(sent(use(altered), clerks.ticket), { message: 'nonces.BadSignature' });

    const done = await sent(use(ticket), clerks.ticket);

    const used = eventOf(done, 'redemption', 'TicketRedeemed');
    const parties = [used.by, used.holder, used.redeemer].map(String);
    assert.deepEqual(parties, [clerks.ticket.account, phone.account, till.account]);
    assert.deepEqual([used.orderHash.toHex(), used.nonce.toBigInt()], [toHex(ticket.orderHash), ticket.nonce]);
    assert.equal(eventOf(done, 'coupons', 'Redeemed').quantity.toBigInt(), 300n);
    isSponsored(done, clerks.ticket, 'Ticket');
    assert.equal(await unitsOf(phone), UNITS - 300n);
    const { nonce, data } = await api.query.system.account(phone.account);
    assert.deepEqual([nonce.toNumber(), data.free.toBigInt()], [0, 0n], 'the telephone sent or paid something');
    assert.equal(await isUsed(phone, ticket.nonce), true);
    await assert.rejects(sent(use(ticket), clerks.ticket), HOPELESS);
    await assert.rejects(sent(use(ticket), outsiders.ticket), { message: 'nonces.UsedNonce' });
  });

  it('should move the units of a permit that its giver signed, once', async () => {
    const { watch } = holders;
    const to = receivers.permit;
    const permit = permitFor(watch, to, 120n);
    const settle = (pair) => api.tx.permits.settle(permit, asCall(signed(pair, permit)));
    await assert.rejects(sent(settle(pairOf(to)), clerks.permit), { message: 'nonces.BadSignature' });

    const done = await sent(settle(pairOf(watch)), clerks.permit);

    const settled = eventOf(done, 'permits', 'PermitSettled');
    const parties = [settled.from, settled.to, settled.by].map(String);
    assert.deepEqual(parties, [watch.account, to.account, clerks.permit.account]);
    isSponsored(done, clerks.permit, 'PermitSettlement');
    assert.deepEqual([await unitsOf(watch), await unitsOf(to)], [UNITS - 120n, 120n]);
    await assert.rejects(sent(settle(pairOf(watch)), outsiders.permit), { message: 'nonces.UsedNonce' });
    assert.deepEqual([await unitsOf(watch), await unitsOf(to)], [UNITS - 120n, 120n]);
  });

  it('should refuse a permit when its giver took it back off-line', async () => {
    const { loser } = holders;
    const [clerk, outsider] = [clerks.cancellation, outsiders.cancellation];
    const permit = permitFor(loser, receivers.permit, 500n);
    const settle = api.tx.permits.settle(permit, asCall(signed(pairOf(loser), permit)));
    const cancel = { kind: 'cancel', signer: bytesOf(loser), nonce: permit.nonce, deadline };
    const takeBack = (pair) => api.tx.nonces.cancelSigned(cancel, asCall(signed(pair, cancel)));
    await assert.rejects(sent(takeBack(pairOf(clerk)), clerk), { message: 'nonces.BadSignature' });

    const done = await sent(takeBack(pairOf(loser)), clerk);

    const cancelled = eventOf(done, 'nonces', 'Cancelled');
    assert.deepEqual([cancelled.signer, cancelled.by].map(String), [loser.account, clerk.account]);
    isSponsored(done, clerk, 'Ticket');
    await assert.rejects(sent(settle, clerk), HOPELESS);
    await assert.rejects(sent(settle, outsider), { message: 'nonces.UsedNonce' });
    await assert.rejects(sent(takeBack(pairOf(loser)), outsider), { message: 'nonces.UsedNonce' });
    assert.equal(await unitsOf(loser), UNITS);
  });

  it('should refuse a ticket when its holder took it back by a transaction', async () => {
    const { doubter } = holders;
    const ticket = ticketFor(doubter, 200n);
    const use = api.tx.redemption.redeemTicket(ticket, asCall(signed(pairOf(doubter), ticket)));

    const done = await sent(api.tx.nonces.cancelNonce(ticket.nonce, deadline), doubter);

    const cancelled = eventOf(done, 'nonces', 'Cancelled');
    assert.deepEqual([cancelled.signer, cancelled.by].map(String), [doubter.account, doubter.account]);
    assert.deepEqual([cancelled.nonce.toBigInt(), cancelled.deadline.toBigInt()], [ticket.nonce, deadline]);
    isSponsored(done, doubter, 'Ticket');
    assert.equal(await isUsed(doubter, ticket.nonce), true);
    await assert.rejects(sent(use, outsiders.doubt), { message: 'nonces.UsedNonce' });
    assert.equal(await unitsOf(doubter), UNITS);
  });

  it('should give the units of a printed card to whoever scratched it, once', async () => {
    const { root, cards } = printed('polkadot.js', 3, 20n, domain);
    const to = receivers.card;
    const printing = api.tx.claims.createBatch(series, 20n, cards.length, root, deadline);
    const { batch } = eventOf(await sent(printing, giver), 'claims', 'BatchCreated');
    const pair = pairOfSecret(scratched(cards[2].text));
    const claim = { kind: 'scratch-claim', batch: batch.toBigInt(), key: pair.addressRaw, claimer: bytesOf(to), deadline };
    const bring = (proof) => api.tx.claims.claimCard(claim, proof, asCall(signed(pair, claim)));
    await assert.rejects(sent(bring(cards[1].proof), clerks.card), { message: 'claims.NotInBatch' });

    const done = await sent(bring(cards[2].proof), clerks.card);

    const claimed = eventOf(done, 'claims', 'CardClaimed');
    const parties = [claimed.key, claimed.claimer, claimed.by].map(String);
    assert.deepEqual(parties, [pair.address, to.account, clerks.card.account]);
    isSponsored(done, clerks.card, 'CardClaim');
    assert.equal(await unitsOf(to), 20n);
    assert.equal((await api.query.claims.batches(batch)).unwrap().left.toNumber(), 2);
    await assert.rejects(sent(bring(cards[2].proof), giver), { message: 'claims.AlreadyClaimed' });
    await assert.rejects(sent(api.tx.claims.returnBatch(batch), giver), { message: 'claims.NotOverdue' });
    assert.equal(await unitsOf(to), 20n);
  });

  it('should give what is in a link to whoever opened it, and the other one back', async () => {
    const { sender } = holders;
    const [clerk, outsider] = [clerks.gift, outsiders.gift];
    const links = ['opened', 'returned'].map((name) => native(`clients//pjs//shop//link that is ${name}`));
    const gift = ({ account }) => api.tx.claims.createGift(series, 50n, account, 'L1', deadline);
    const made = await sent(api.tx.utility.batchAll(links.map(gift)), sender);
    const [opened, returned] = eventsOf(made, 'claims', 'GiftCreated').map((event) => event.gift.toBigInt());
    assert.deepEqual(await holdingOf(api, series, sender), { free: UNITS - 100n, held: 100n });
    const claim = (number, link) => {
      const message = { kind: 'gift-claim', gift: number, key: bytesOf(link), claimer: bytesOf(clerk), deadline };
      return api.tx.claims.claimGift(message, asCall(signed(pairOf(link), message)));
    };
    const withdrawal = api.tx.claims.withdrawGift(returned);
    await assert.rejects(sent(claim(opened, links[1]), outsider), { message: 'claims.WrongKey' });
    await assert.rejects(sent(withdrawal, outsider), { message: 'claims.NotGiver' });

    const [claiming, withdrawing] = await Promise.all([sent(claim(opened, links[0]), clerk), sent(withdrawal, sender)]);

    const claimed = eventOf(claiming, 'claims', 'GiftClaimed');
    assert.deepEqual([claimed.giver, claimed.claimer].map(String), [sender.account, clerk.account]);
    assert.equal(claimed.quantity.toBigInt(), 50n);
    const withdrawn = eventOf(withdrawing, 'claims', 'GiftWithdrawn');
    assert.deepEqual([withdrawn.giver.toString(), withdrawn.quantity.toBigInt()], [sender.account, 50n]);
    isSponsored(claiming, clerk, 'CardClaim');
    assert.equal(await unitsOf(clerk), 50n);
    assert.deepEqual(await holdingOf(api, series, sender), { free: UNITS - 50n, held: 0n });
    await assert.rejects(sent(claim(opened, links[0]), outsider), { message: 'claims.UnknownGift' });
    await assert.rejects(sent(claim(returned, links[1]), outsider), { message: 'claims.UnknownGift' });
  });

  it('should capture a part of what was authorised, and give back the rest', async () => {
    const { payer } = holders;
    const order = hashOf('order of the shop by polkadot.js');
    const authorising = await sent(api.tx.redemption.authorise(series, 400n, till.account, order, deadline), payer);
    const { id, quantity } = eventOf(authorising, 'redemption', 'Authorised');
    assert.equal(quantity.toBigInt(), 400n);
    assert.deepEqual(await holdingOf(api, series, payer), { free: UNITS - 400n, held: 400n });
    const capture = (units) => api.tx.redemption.capture(id, units);
    const voiding = api.tx.redemption.void(id);
    await assert.rejects(sent(capture(150n), outsiders.capture), { message: 'redemption.NotRedeemer' });
    await assert.rejects(sent(voiding, outsiders.capture), { message: 'redemption.NotYours' });
    await assert.rejects(sent(voiding, payer), HOPELESS, 'its holder may not before the deadline');

    const capturing = await sent(capture(150n), till);

    const captured = eventOf(capturing, 'redemption', 'Captured');
    assert.deepEqual([captured.holder, captured.redeemer].map(String), [payer.account, till.account]);
    assert.deepEqual([captured.quantity.toBigInt(), captured.left.toBigInt()], [150n, 250n]);
    assert.equal(eventOf(capturing, 'coupons', 'Redeemed').orderHash.toHex(), order);
    await assert.rejects(sent(capture(251n), till), HOPELESS, 'less is left');
    const done = await sent(voiding, till);
    const voided = eventOf(done, 'redemption', 'Voided');
    assert.deepEqual([voided.returned.toBigInt(), voided.captured.toBigInt()], [250n, 150n]);
    for (const [result, who] of [[authorising, payer], [capturing, till], [done, till]]) isSponsored(result, who, 'Capture');
    assert.deepEqual(await holdingOf(api, series, payer), { free: UNITS - 150n, held: 0n });
    await assert.rejects(sent(capture(1n), outsiders.capture), { message: 'redemption.UnknownAuthorisation' });
  });

  it('should move, redeem and give back what is with a custodian when the custodian signs too', async () => {
    const { customer } = holders;
    const [to, outsider] = [receivers.move, outsiders.custody];
    const agreement = await proposedTo(custodian);
    const acceptance = api.tx.custody.acceptAgreement(agreement);
    await assert.rejects(sent(acceptance, outsider), { message: 'custody.NotCustodian' });
    const accepted = eventOf(await sent(acceptance, custodian), 'custody', 'AgreementAccepted');
    assert.equal(accepted.custodian.toString(), custodian.account);
    const putting = await sent(api.tx.custody.deposit(agreement, series, 300n), customer);
    const { deposit } = eventOf(putting, 'custody', 'Deposited');
    assert.deepEqual(await holdingOf(api, series, customer), { free: UNITS - 300n, held: 300n });
    const move = (account, units) => api.tx.custody.requestMove(deposit, account, units);
    await assert.rejects(sent(move(custodian.account, 20n), customer), { message: 'custody.SameParty' });

    const order = hashOf('order with a custodian by polkadot.js');
    const asked = [
      move(to.account, 20n),
      api.tx.custody.requestRedeem(deposit, till.account, 100n, order),
      api.tx.custody.requestWithdrawal(deposit, 180n),
    ];
    const asking = await sent(api.tx.utility.batchAll(asked), customer);
    const approvals = eventsOf(asking, 'custody', 'Requested').map(({ request }) => api.tx.custody.approve(deposit, request));
    await assert.rejects(sent(approvals[0], outsider), { message: 'custody.NotCustodian' });
    assert.equal(await unitsOf(to), 0n);
    const approved = await sent(api.tx.utility.batchAll(approvals), custodian);

    const left = eventsOf(approved, 'custody', 'RequestApproved').map((event) => event.left.toBigInt());
    assert.deepEqual(left, [280n, 180n, 0n]);
    const burned = eventOf(approved, 'coupons', 'Redeemed');
    assert.deepEqual([burned.holder, burned.redeemer].map(String), [customer.account, till.account]);
    assert.deepEqual([burned.quantity.toBigInt(), burned.orderHash.toHex()], [100n, order]);
    assert.deepEqual(await holdingOf(api, series, customer), { free: UNITS - 120n, held: 0n });
    assert.equal(await unitsOf(to), 20n);
    await assert.rejects(sent(approvals[0], custodian), { message: 'custody.UnknownDeposit' });
    const { due, deposits } = (await api.query.custody.agreements(agreement)).unwrap();
    assert.deepEqual([due.toBigInt(), deposits.toNumber()], [3n * PRICE, 0]);
    const more = api.tx.custody.collectFee(agreement, 3n * PRICE + 1n);
    await assert.rejects(sent(more, custodian), { message: 'custody.MoreThanLeft' });
    await sent(api.tx.custody.collectFee(agreement, 3n * PRICE), custodian);
    assert.equal(await moneyOf(api, USDC, custodian), 3n * PRICE);
  });

  it('should know every reason against an act before it sends it', async () => {
    const { asker } = holders;
    const stranger = native('clients//pjs//shop//stranger');
    const { complianceApi, feePolicyApi, holdersApi } = api.call;
    const explained = (asset, to) => complianceApi.explain('P2P', asset, asker.account, to, 10n, null);
    const gift = ({ account }) => api.tx.coupons.transfer(series, account, 10n);

    const allowed = await explained({ Series: series }, clerks.gift.account);
    const refused = await explained({ Series: series }, stranger.account);
    const unknown = await explained({ Series: 4_000_000_000 }, clerks.gift.account);
    assert.deepEqual([codesOf(allowed.asOk), codesOf(refused.asOk)], [[], [RECIPIENT_UNKNOWN]]);
    assert.equal(unknown.asErr.type, 'UnknownAsset');

    const of = async (tx) => {
      const { method } = await tx.signAsync(pairOf(asker), { nonce: -1 });
      const against = await api.rpc.state.call('ComplianceApi_explain_extrinsic', tx.toHex());
      const payer = await feePolicyApi.payerOfCall(asker.account, method, tx.encodedLength);
      return [codesOf(api.createType('Vec<u16>', against)), payer.type];
    };
    assert.deepEqual(await of(gift(clerks.gift)), [[], 'Pool']);
    assert.deepEqual(await of(gift(stranger)), [[RECIPIENT_UNKNOWN], 'Pool']);
    assert.deepEqual(await of(api.tx.system.remark('0x1234')), [[], 'Signer']);

    const objections = async (units, { account }) =>
      (await holdersApi.verify(asker.account, series, units, account)).map(({ type }) => type);
    assert.deepEqual(await objections(UNITS, till), []);
    assert.deepEqual(await objections(UNITS + 1n, clerks.gift), ['NotRedeemer', 'NotEnoughUnits']);

    await assert.rejects(sent(gift(stranger), asker), { message: `coupons.Refused(${RECIPIENT_UNKNOWN})` });
    assert.equal(await unitsOf(asker), UNITS);
  });
});

/** What a holder signs so that the till can burn so many units. */
const ticketFor = (holder, units) =>
  ticketOf({ holder: bytesOf(holder), series, units, redeemer: bytesOf(till), deadline });

/** What a giver signs so that anybody can move so many units. */
const permitFor = (from, to, units) => ({
  ...{ kind: 'transfer-permit', from: bytesOf(from), to: bytesOf(to), series, goods: { units } },
  ...{ nonce: 1n, deadline },
});

/** The account of a key in bytes. */
const bytesOf = (who) => pairOf(who).addressRaw;

/** A message as the extension has a pair sign it: between `<Bytes>` and `</Bytes>`. */
const signed = (pair, message) => ({ scheme: pair.type, bytes: pair.sign(wrapped(payload(message, domain))) });

/** A signature as calls take it. */
const asCall = ({ scheme, bytes }) => ({ [SCHEMES[scheme]]: bytes });

/** A pool paid for what somebody did. */
function isSponsored(done, { account }, act) {
  const sponsored = eventOf(done, 'feePolicy', 'FeeSponsored');
  assert.deepEqual([sponsored.who.toString(), sponsored.act.type], [account, act]);
}

const unitsOf = async (who) => (await holdingOf(api, series, who)).free;

/** Whether a message of this number was used or cancelled. */
async function isUsed({ account }, nonce) {
  const marks = await api.query.nonces.used.keys(numberToBytes(deadline, { size: 8 }));
  return marks.some(({ args: [, [signer, used]] }) => signer.toString() === account && used.toBigInt() === nonce);
}

/** The number of the agreement that waits for a custodian. */
async function proposedTo({ account }) {
  const [{ args }] = await api.query.custody.agreementsOf.keys(account);
  const number = BigInt(args[1].toHex());
  const { custodian: named, issuer, state, fee } = (await api.query.custody.agreements(number)).unwrap();
  assert.deepEqual([named, issuer].map(String), [account, people.issuer.account]);
  assert.deepEqual([state.type, fee.perAct.toBigInt()], ['Proposed', PRICE]);
  return number;
}

const codesOf = (codes) => codes.map((code) => code.toNumber());
