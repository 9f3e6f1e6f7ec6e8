// SPDX-License-Identifier: Apache-2.0
// What holders sign off-line and a shop's clerks bring: a ticket read from a picture, a permit, a cancellation, a printed card, gifts
// in links, an amount captured in parts, and a custodian. Neither holders nor clerks have GNX.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Enum } from 'polkadot-api';
import { bytesToHex, createPublicClient, createWalletClient, http, parseEventLogs } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { REDEMPTION } from './support/abi.mjs';
import {
  deposit,
  people,
  PRICE,
  proposal,
  registerCustodian,
  registration,
  together,
  world,
} from './support/chain.mjs';
import { freshEthereum, hashOf, native } from './support/keys.mjs';
import {
  accountOf,
  callOf,
  domainOf,
  fromBytes,
  fromText,
  isSigned,
  offline,
  printed,
  scratched,
  sign,
  signatureOf,
  ticketOf,
  toBytes,
  toPlainText,
} from './support/messages.mjs';
import { caughtUp, connect, eventsOf, nameOf, submit, successful } from './support/native.mjs';
import { networkAt } from './support/network.mjs';
import { draw, read } from './support/qr.mjs';
import { MOST_MS } from './support/until.mjs';

const { ws, eth, series, listing } = world();
const { client, api } = connect(ws);
const YEAR = 31_536_000n;
const HOUR = 3_600n;
/** Units of each holder. */
const UNITS = 500n;

const gasless = `${eth}/gasless`;
const chain = networkAt(gasless);
const reader = createPublicClient({ chain, transport: http(), pollingInterval: 200 });

/** The shop, which accepts the series, and who has coupons for all others. */
const till = native('clients//shop//till');
const giver = native('clients//shop//giver');
const key = (name) => native(`clients//shop//${name}`);
/** Each brings what one holder signed, so that nobody waits for another's nonce. */
const clerks = Object.fromEntries(['ticket', 'permit', 'cancel', 'card', 'gift'].map((name) => [name, key(`clerk of ${name}`)]));
const [claimer, friend, sender, customer, custodian] = ['claimer', 'friend', 'sender', 'customer', 'custodian'].map(key);
const phone = offline('sr25519', 'phone');
const watch = offline('ed25519', 'watch');
const loser = offline('ecdsa', 'loser');
/** An Ethereum wallet. */
const payer = freshEthereum('who authorises the shop');

const holders = [phone, watch, loser, sender, customer, payer];
const others = [till, giver, claimer, friend, ...Object.values(clerks)];

let domain;
let deadline;

describe('shop', { concurrency: true }, () => {
  before(async () => {
    domain = await domainOf(api);
    const now = (await api.query.Timestamp.Now.getValue()) / 1_000n;
    deadline = now + HOUR;
    const registrations = [...holders, ...others].map(({ account }) => registration(api, account, 'L2', now + YEAR));
    registrations.push(registration(api, custodian.account, 'L3', now + YEAR, 'Company'));
    const gas = [giver, custodian].map(({ account }) =>
      api.tx.Balances.transfer_keep_alive({ dest: Enum('Id', account), value: 10n ** 14n }),
    );
    const appointed = api.tx.Coupons.add_redeemer({ series, redeemer: till.account });
    await Promise.all([
      done(together(api, registrations), people.attestor),
      done(together(api, [appointed, ...gas]), people.issuer),
    ]);
    await Promise.all([
      done(deposit(api, giver.account), native('Ferdie')),
      done(registerCustodian(api, custodian), people.officer),
    ]);
    const quantity = UNITS * BigInt(holders.length + 1);
    const buying = api.tx.Sales.purchase({ listing: BigInt(listing), quantity, max_total: quantity * PRICE });
    const giving = holders.map(({ account }) => api.tx.Coupons.transfer({ series, to: account, quantity: UNITS }));
    await done(together(api, [buying, ...giving]), giver);
  });
  after(() => client.destroy());

  it('should burn the units of a ticket that was read from a picture, once', async () => {
    const ticket = ticketFor(phone.bytes, 300n);
    const picture = draw(toPlainText(toBytes(sign(ticket, phone.secret, domain), domain)));

    const signed = fromBytes(fromText(read(picture)), domain);
    assert.deepEqual([signed.message, isSigned(signed, domain)], [ticket, true]);
    const args = { ticket: callOf(signed.message), signature: signatureOf(signed.signature) };
    const verdict = await api.view.Redemption.check_ticket(clerks.ticket.account, args.ticket, args.signature);
    assert.equal(verdict.success, true);
    const use = api.tx.Redemption.redeem_ticket(args);
    const inclusion = await done(use, clerks.ticket);

    const [used] = eventsOf(inclusion, 'Redemption', 'TicketRedeemed');
    assert.deepEqual([used.by, used.holder, used.redeemer], [clerks.ticket.account, phone.account, till.account]);
    assert.deepEqual([used.order_hash, used.nonce], [bytesToHex(ticket.orderHash), ticket.nonce]);
    const [gas] = eventsOf(inclusion, 'FeePolicy', 'FeeSponsored');
    assert.deepEqual([gas.who, gas.act.type], [clerks.ticket.account, 'Ticket']);
    assert.equal(await unitsOf(phone), UNITS - 300n);
    const { nonce, data } = await api.query.System.Account.getValue(phone.account);
    assert.deepEqual([nonce, data.free], [0, 0n], 'the telephone sent nothing and paid nothing');
    assert.equal(await api.view.Nonces.is_message_used(phone.account, ticket.nonce, ticket.deadline), true);
    const again = await api.view.Redemption.check_ticket(clerks.ticket.account, args.ticket, args.signature);
    assert.equal(nameOf(again.value), 'Nonces.UsedNonce');
  });

  it('should capture a part of what a wallet without GNX authorised, and give back the rest', async () => {
    const account = privateKeyToAccount(payer.secret);
    const wallet = createWalletClient({ chain, account, transport: http() });
    const args = [BigInt(series), 400n, till.address, hashOf('order of the shop'), deadline];
    const hash = await wallet.writeContract({ ...REDEMPTION, functionName: 'authorise', args });
    const receipt = await reader.waitForTransactionReceipt({ hash, timeout: MOST_MS });
    const { logs, effectiveGasPrice, blockNumber } = receipt;
    const [{ eventName, args: opened }] = parseEventLogs({ abi: REDEMPTION.abi, logs });
    assert.deepEqual([eventName, opened.quantity, effectiveGasPrice], ['Authorised', 400n, 0n]);
    await caughtUp(client, blockNumber);
    assert.equal(await unitsOf(payer, 'best'), UNITS - 400n);

    const { id } = opened;
    const [captured] = eventsOf(await done(api.tx.Redemption.capture({ id, quantity: 150n }), till), 'Redemption', 'Captured');
    assert.deepEqual([captured.holder, captured.quantity, captured.left], [payer.account, 150n, 250n]);
    const ask = { ...REDEMPTION, functionName: 'authorisationOf', args: [id] };
    const { left, captured: taken } = await reader.readContract(ask);
    assert.deepEqual([left, taken], [250n, 150n]);
    const greedy = await submit(api.tx.Redemption.capture({ id, quantity: 251n }), people.officer.signer).final;
    assert.equal(nameOf(greedy.dispatchError), 'Redemption.NotRedeemer');
    const [voided] = eventsOf(await done(api.tx.Redemption.void({ id }), till), 'Redemption', 'Voided');
    assert.deepEqual([voided.returned, voided.captured], [250n, 150n]);
    assert.equal(await unitsOf(payer), UNITS - 150n);
  });

  it('should redeem and give back what is with a custodian when the custodian signs too', async () => {
    const proposed = await done(proposal(api, series, custodian, deadline), people.issuer);
    const [{ agreement }] = eventsOf(proposed, 'Custody', 'AgreementProposed');
    await done(api.tx.Custody.accept_agreement({ agreement }), custodian);
    const putting = await done(api.tx.Custody.deposit({ agreement, series, quantity: 300n }), customer);
    const [{ deposit: id }] = eventsOf(putting, 'Custody', 'Deposited');
    assert.equal(await unitsOf(customer), UNITS - 300n);

    const order_hash = hashOf('order with a custodian');
    const asked = [
      api.tx.Custody.request_redeem({ deposit: id, redeemer: till.account, quantity: 100n, order_hash }),
      api.tx.Custody.request_withdrawal({ deposit: id, quantity: 200n }),
    ];
    const asking = await done(together(api, asked), customer);
    const requests = eventsOf(asking, 'Custody', 'Requested').map(({ request }) => request);
    const approvals = requests.map((request) => api.tx.Custody.approve({ deposit: id, request }));
    const approved = await done(together(api, approvals), custodian);

    assert.deepEqual(eventsOf(approved, 'Custody', 'RequestApproved').map(({ left }) => left), [200n, 0n]);
    const [burned] = eventsOf(approved, 'Coupons', 'Redeemed');
    assert.deepEqual([burned.holder, burned.redeemer, burned.quantity], [customer.account, till.account, 100n]);
    assert.equal(await unitsOf(customer), UNITS - 100n);
    assert.deepEqual(await api.view.Custody.statement_of_customer(customer.account, undefined, 10), []);
    const { due, deposits } = await api.view.Custody.agreement(agreement);
    assert.deepEqual([due, deposits], [2n * PRICE, 0]);
  });

  it('should move the units of a permit, once', async () => {
    const to = accountBytes(friend);
    const permit = { kind: 'transfer-permit', from: watch.bytes, to, series, goods: { units: 120n }, nonce: 1n, deadline };
    const signed = sign(permit, watch.secret, domain);
    const settle = api.tx.Permits.settle({ permit: callOf(permit), signature: signatureOf(signed.signature) });

    const [settled] = eventsOf(await done(settle, clerks.permit), 'Permits', 'PermitSettled');

    assert.deepEqual([settled.from, settled.to, settled.by], [watch.account, friend.account, clerks.permit.account]);
    assert.deepEqual([await unitsOf(watch), await unitsOf(friend)], [UNITS - 120n, 120n]);
    assert.equal(await api.view.Nonces.is_message_used(watch.account, 1n, deadline), true);
  });

  it('should refuse a ticket when its holder took it back', async () => {
    const ticket = ticketFor(loser.bytes, 500n);
    const lost = sign(ticket, loser.secret, domain);
    const cancel = { kind: 'cancel', signer: loser.bytes, nonce: ticket.nonce, deadline: ticket.deadline };
    const signed = sign(cancel, loser.secret, domain);

    await done(
      api.tx.Nonces.cancel_signed({ cancel: callOf(cancel), signature: signatureOf(signed.signature) }),
      clerks.cancel,
    );

    const args = [clerks.cancel.account, callOf(ticket), signatureOf(lost.signature)];
    const verdict = await api.view.Redemption.check_ticket(...args);
    assert.equal(nameOf(verdict.value), 'Nonces.UsedNonce');
    assert.equal(await unitsOf(loser), UNITS);
  });

  it('should give the units of a printed card to whoever scratched it, once', async () => {
    const { root, cards } = printed('the shop', 3, 20n, domain);
    const print = { series, units: 20n, cards: cards.length, root, deadline };
    const [{ batch }] = eventsOf(await done(api.tx.Claims.create_batch(print), giver), 'Claims', 'BatchCreated');

    const secret = scratched(cards[2].text);
    const claim = { kind: 'scratch-claim', batch, key: accountOf(secret), claimer: accountBytes(claimer), deadline };
    const { signature } = sign(claim, secret, domain);
    const signed = { claim: callOf(claim), proof: cards[2].proof, signature: signatureOf(signature) };
    const bring = api.tx.Claims.claim_card(signed);
    const [claimed] = eventsOf(await done(bring, clerks.card), 'Claims', 'CardClaimed');

    assert.deepEqual([claimed.batch, claimed.claimer, claimed.units], [batch, claimer.account, 20n]);
    assert.equal(await unitsOf(claimer), 20n);
    assert.equal((await api.view.Claims.batch(batch)).left, 2);
    assert.equal(await api.view.Claims.is_claimed(batch, claimed.key), true);
  });

  it('should give what is in a link to whoever opened it, and the other one back', async () => {
    const keys = ['opened', 'forgotten'].map((name) => offline('sr25519', `link that is ${name}`));
    const gift = ({ account }) =>
      api.tx.Claims.create_gift({ series, quantity: 50n, key: account, min_tier: Enum('L1'), deadline });
    const made = await done(together(api, keys.map(gift)), sender);
    const [opened, forgotten] = eventsOf(made, 'Claims', 'GiftCreated').map((event) => event.gift);
    assert.equal(await unitsOf(sender), UNITS - 100n);

    const to = accountBytes(clerks.gift);
    const claim = { kind: 'gift-claim', gift: opened, key: keys[0].bytes, claimer: to, deadline };
    const { signature } = sign(claim, keys[0].secret, domain);
    const bring = api.tx.Claims.claim_gift({ claim: callOf(claim), signature: signatureOf(signature) });
    const [[claimed], [withdrawn]] = await Promise.all([
      done(bring, clerks.gift).then((inclusion) => eventsOf(inclusion, 'Claims', 'GiftClaimed')),
      done(api.tx.Claims.withdraw_gift({ gift: forgotten }), sender).then((inclusion) =>
        eventsOf(inclusion, 'Claims', 'GiftWithdrawn'),
      ),
    ]);

    assert.deepEqual([claimed.giver, claimed.claimer, claimed.quantity], [sender.account, clerks.gift.account, 50n]);
    assert.deepEqual([withdrawn.giver, withdrawn.quantity], [sender.account, 50n]);
    assert.deepEqual([await unitsOf(clerks.gift), await unitsOf(sender)], [50n, UNITS - 50n]);
    assert.equal(await api.view.Claims.gift(opened), undefined);
  });
});

/** What a holder signs so that the shop can burn so many units. */
const ticketFor = (holder, units) => ticketOf({ holder, series, units, redeemer: accountBytes(till), deadline });

const accountBytes = ({ signer }) => signer.publicKey;

/** In a final block, and successful. */
const done = async (tx, { signer }) => successful(await submit(tx, signer).final);

async function unitsOf({ account }, at = 'finalized') {
  const { free } = await api.view.Coupons.holding(account, series, { at });
  return free;
}
