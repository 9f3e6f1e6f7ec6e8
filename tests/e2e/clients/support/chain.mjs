// SPDX-License-Identifier: Apache-2.0
// The world in which the tests act: people, money, one series of stored value on sale, and units in their hands.

import { Binary, Enum } from 'polkadot-api';
import { ALITH, BALTATHAR, ethereum, freshEthereum, hashOf, native } from './keys.mjs';
import { connect, eventsOf, send, submit, successful } from './native.mjs';
import { pjsPayers, pjsPersons, pjsShop } from './pjs-shop.mjs';

const DAY = 86_400n;
/** One GNX in its smallest unit. */
export const GNX = 10n ** 12n;
/** The stablecoin, and one US dollar of it. */
export const USDC = 1;
const DOLLAR = 10n ** 6n;

/** One unit is one US cent; its price is one cent. */
export const PRICE = DOLLAR / 100n;
/** Most units that one identity can buy. */
export const CAP = 10_000n;
/** Units that the holders of viem, ethers and polkadot-api have in the beginning; the others buy theirs. */
export const UNITS = 2_000n;
/** What a tick of the market adds to the price of a unit: a thousandth of what that promises. */
export const TICK_SIZE = PRICE / 1_000n;
/** Ticks so far apart that no order of one suite meets that of another: those of bids, and those of asks. */
export const BID_TICK = 500;
export const ASK_TICK = 1_500;
/** Where units are offered between them for every suite to take. */
export const FILL_TICK = 1_000;
/** Seconds that the vouchers of `world().expired` are valid: they end while the suites run. */
const SHORT = 60n;
/** A listing that there never was. */
export const NO_LISTING = 2n ** 64n - 1n;
/** One US dollar of the stablecoin, the least that can be paid out. */
export const LEAST_PAYOUT = DOLLAR;
/** Address of the metadata of the series. */
export const URI = 'https://coupons.example/tea-house/{id}.json';

/**
 * Who takes part. A stranger is an account that no attestor has registered. Consumers, and the friends of viem, ethers
 * and polkadot-api, have no GNX.
 */
export const people = {
  issuer: native('Alice'),
  attestor: native('Bob'),
  officer: native('Charlie'),
  gateway: native('Eve'),
  shopper: native('clients//shopper'),
  maker: native('clients//maker'),
  papi: nativePeople('clients'),
  viem: { holder: ethereum(ALITH), friend: freshEthereum('friend of Alith'), stranger: freshEthereum('stranger') },
  ethers: {
    holder: ethereum(BALTATHAR),
    friend: freshEthereum('friend of Baltathar'),
    stranger: freshEthereum('other stranger'),
  },
  pjs: nativePeople('clients//pjs'),
  pjsShop,
  cast: ethereumPeople('cast'),
  hardhat: ethereumPeople('hardhat'),
  browser: { consumer: freshEthereum('consumer of browser') },
};

function nativePeople(path) {
  return inRoles((role) => native(`${path}//${role}`));
}

function ethereumPeople(suite) {
  return inRoles((role) => freshEthereum(`${role} of ${suite}`));
}

function inRoles(person) {
  const roles = ['holder', 'friend', 'stranger', 'consumer'];
  return Object.fromEntries(roles.map((role) => [role, person(role)]));
}

/** Who buys at once: these have tier L2 and money. */
const BUYERS = [
  people.maker,
  pjsShop.giver,
  ...[people.papi, people.pjs, people.cast, people.hardhat].map(({ holder }) => holder),
  ...[people.papi, people.pjs, people.cast, people.hardhat, people.browser].map(({ consumer }) => consumer),
];

/**
 * Where the tests find the node and the series.
 *
 * @typedef {object} World
 * @property {string} ws Substrate JSON-RPC over WebSocket
 * @property {string} eth Ethereum JSON-RPC over HTTP
 * @property {string} ethWs Ethereum JSON-RPC over WebSocket
 * @property {number} series
 * @property {string} listing its id, as decimal digits
 * @property {number} market where units are traded for the stablecoin; a lot is one unit
 * @property {string} closed a listing of the same series that its seller has closed
 * @property {string} expired a listing of vouchers whose validity ends while the suites run
 */

/**
 * The world that the runner has prepared.
 *
 * @returns {World}
 */
export function world() {
  const text = process.env.GENEX_CLIENTS_WORLD;
  if (!text) throw new Error('there is no node: start the tests with `npm test` or `node run.mjs [SUITE...]`');
  return JSON.parse(text);
}

/**
 * Prepares a fresh chain.
 *
 * @param {import('./node.mjs').RunningNode} node
 * @returns {Promise<World>}
 */
export async function prepare(node) {
  const { client, api } = connect(node.ws);
  try {
    const now = (await api.query.Timestamp.Now.getValue({ at: 'best' })) / 1_000n;
    const series = await foundations(api, now);
    await approvalAndMoney(api, series);
    const listing = await offer(api, series, now);
    const agreed = proposal(api, series, pjsShop.custodian, now + 30n * DAY);
    // The market, the agreement and the past offers are the issuer's work, one after the other.
    const issuers = async () => {
      const market = await openMarket(api, series);
      const past = await pastOffers(api, series);
      await send(agreed, people.issuer.signer);
      return { market, past };
    };
    const [{ market, past }] = await Promise.all([issuers(), firstUnits(api, series, listing)]);
    await firstOffer(api, series, listing, market);
    return { ws: node.ws, eth: node.eth, ethWs: node.ethWs, series, listing: String(listing), market, ...past };
  } finally {
    client.destroy();
  }
}

/** All or none of these calls. */
export const together = (api, calls) => api.tx.Utility.batch_all({ calls: calls.map((call) => call.decodedCall) });

/** A reserve, people, gas for them, and a series that waits for its approval. */
async function foundations(api, now) {
  const { issuer, attestor, officer, shopper, maker, papi, viem, ethers, pjs, cast, hardhat } = people;
  const reserve = api.tx.Cash.attest_reserve({
    asset: USDC,
    amount: 1_000_000n * DOLLAR,
    hash: hashOf('reserve'),
    as_of: now,
  });
  // Who pays money in needs tier L2.
  const friends = [papi, viem, ethers, pjs, cast, hardhat].map(({ friend }) => friend);
  const tiers = { L2: [shopper, ...BUYERS, ...pjsPersons], L1: friends };
  const registrations = Object.entries(tiers).flatMap(([tier, persons]) =>
    persons.map(({ account }) => registration(api, account, tier, now + 365n * DAY)),
  );
  registrations.push(registration(api, pjsShop.custodian.account, 'L3', now + 365n * DAY, 'Company'));
  const series = await api.query.Coupons.NextSeriesId.getValue({ at: 'best' });
  const payers = [pjs, cast, hardhat].flatMap(({ holder, friend }) => [holder, friend]);
  const gifts = [shopper, maker, papi.holder, papi.stranger, ...payers, ...pjsPayers].map(({ account }) =>
    api.tx.Balances.transfer_keep_alive({ dest: Enum('Id', account), value: 100n * GNX }),
  );
  const creation = [
    api.tx.Coupons.create_series({ terms: terms(now) }),
    api.tx.Coupons.submit_series({ series }),
    api.tx.Coupons.add_redeemer({ series, redeemer: pjsShop.till.account }),
  ];
  await Promise.all([
    send(reserve, officer.signer),
    send(together(api, registrations), attestor.signer),
    send(together(api, [...creation, ...gifts]), issuer.signer),
  ]);
  return series;
}

/** The registration of a person or a company by an attestor. */
export function registration(api, account, tier, valid_until, kind = 'Person') {
  return api.tx.Kyc.register({
    account,
    tier: Enum(tier),
    kind: Enum(kind),
    jurisdiction: letters('US'),
    valid_until,
    commitment: hashOf(`file of ${account}`),
  });
}

/** Stored value in US dollars that anybody registered may hold and pass on, long enough for a paid gift. */
export const terms = (now) => ({
  symbol: Binary.fromText('TEA'),
  name: Binary.fromText('Tea House gift card'),
  class: Enum('Digital'),
  legal_class: Enum('PaidGift'),
  currency: letters('USD'),
  face_minor: 1n,
  divisible: true,
  supply_cap: 1_000_000n,
  valid_from: now - DAY,
  valid_until: now + 3_650n * DAY,
  transfer_policy: Enum('Free'),
  resale_ceiling: undefined,
  territory: Enum('Everywhere'),
  policy: undefined,
  refund_window: 0,
  terms_hash: hashOf('terms'),
  disclosure_hash: hashOf('disclosure'),
  uri: Binary.fromText(URI),
});

/** The letters of a currency or country, as fixed bytes. */
const letters = (text) => Binary.toHex(Binary.fromText(text));

/** The officer's approval of a series. */
export function approval(api, series) {
  return api.tx.Coupons.approve_series({ approvals: [[series, 1]], reason: hashOf(`finding on ${series}`) });
}

/** A thousand dollars for somebody, once. */
export function deposit(api, account) {
  return api.tx.Cash.deposit({
    asset: USDC,
    to: account,
    amount: 1_000n * DOLLAR,
    reference: hashOf(`deposit of ${account}`),
    source: { class: Enum('Salary'), hash: hashOf(`payslip of ${account}`) },
  });
}

/** The series is approved, and buyers have money. */
async function approvalAndMoney(api, series) {
  const { officer, gateway, shopper, viem } = people;
  const deposits = [shopper, viem.holder, ...BUYERS].map(({ account }) => deposit(api, account));
  await Promise.all([
    send(together(api, [approval(api, series), registerCustodian(api, pjsShop.custodian)]), officer.signer),
    send(together(api, deposits), gateway.signer),
  ]);
}

/** Units are minted and on sale. Gives the listing's id. */
export async function offer(api, series, now) {
  const quantity = 100_000n;
  const listing = listed(api, series, quantity, now, now + 90n * DAY);
  const done = await send(together(api, [api.tx.Coupons.mint({ series, quantity }), listing]), people.issuer.signer);
  const [created] = eventsOf(done, 'Sales', 'ListingCreated');
  return created.listing;
}

/** The call that lists units until `closes_at`. */
function listed(api, series, quantity, now, closes_at) {
  return api.tx.Sales.create_listing({
    terms: {
      ...{ series, asset: USDC, price: PRICE, quantity, opens_at: now - 60n, closes_at, per_buyer_cap: CAP },
      ...{ min_tier: Enum('L1'), steps: [], territory: Enum('Everywhere'), holdback: 0 },
    },
  });
}

/** Two offers that end: the seller closes one of them, and the validity of the vouchers of the other is short. */
async function pastOffers(api, series) {
  const { issuer, officer } = people;
  const now = (await api.query.Timestamp.Now.getValue({ at: 'best' })) / 1_000n;
  const vouchers = await api.query.Coupons.NextSeriesId.getValue({ at: 'best' });
  const end = now + SHORT;
  const short = { legal_class: Enum('Promotional'), face_minor: 500n, divisible: false, valid_until: end };
  const creation = api.tx.Coupons.create_series({ terms: { ...terms(now), ...short } });
  await send(together(api, [creation, api.tx.Coupons.submit_series({ series: vouchers })]), issuer.signer);
  await send(approval(api, vouchers), officer.signer);
  const quantity = 10n;
  const offers = [listed(api, vouchers, quantity, now, end), listed(api, series, quantity, now, end)];
  const minting = api.tx.Coupons.mint({ series: vouchers, quantity });
  const done = await send(together(api, [minting, ...offers]), issuer.signer);
  const [expired, closed] = eventsOf(done, 'Sales', 'ListingCreated').map(({ listing }) => listing);
  await send(api.tx.Sales.close_listing({ listing: closed }), issuer.signer);
  return { closed: String(closed), expired: String(expired) };
}

/** A company goes on the register of custodians. */
export const registerCustodian = (api, { account }) =>
  api.tx.Custody.register_custodian({ custodian: account, reason: hashOf(`file of the custodian ${account}`) });

/** The issuer proposes that a custodian co-signs for holders of a series, for the price of a unit each time. */
export const proposal = (api, series, { account }, valid_until) =>
  api.tx.Custody.propose_agreement({
    custodian: account,
    scope: Enum('Series', series),
    fee: { asset: USDC, per_act: PRICE, most: 10n * PRICE, least: 0n },
    valid_until,
  });

/**
 * The council of a development chain has one member, so a motion is carried out at once. Gives the inclusion and what came of
 * the call.
 */
export async function propose(api, call) {
  const { length } = await call.getEncodedData();
  const motion = { threshold: 1, proposal: call.decodedCall, length_bound: length };
  const done = await send(api.tx.Council.propose(motion), people.issuer.signer);
  const [{ result }] = eventsOf(done, 'Council', 'Executed');
  return { done, result };
}

/** The council carries out a call. Gives the inclusion. */
export async function decide(api, call) {
  const { done, result } = await propose(api, call);
  if (!result.success) throw new Error('the council carried nothing out');
  return done;
}

/** A market of the series in the stablecoin, where orders trade as they come. Gives its id. */
async function openMarket(api, series) {
  const rules = {
    min_notional: 1n,
    band: undefined,
    halt: undefined,
    maker_cap: 10_000,
    taker_cap: 10_000,
    auctions: undefined,
    referral_cap: 200_000,
  };
  const terms = { series, asset: USDC, lot: 1n, rules, reason: hashOf('market') };
  const done = await decide(api, api.tx.OrderBook.create_market(terms));
  const [{ market }] = eventsOf(done, 'OrderBook', 'MarketCreated');
  const opening = { market, state: Enum('Continuous'), reason: hashOf('opening of the market') };
  await decide(api, api.tx.OrderBook.set_market_state(opening));
  return market;
}

/** An order that rests until it is filled or cancelled. */
export const placement = (api, market, side, tick, lots, client) =>
  api.tx.OrderBook.place_order({
    market,
    order: {
      ...{ side: Enum(side), tick, lots, client, time_in_force: Enum('Gtc'), self_trade: Enum('CancelTaker') },
      ...{ post_only: undefined, max_fills: 10, referral: undefined },
    },
  });

/** The maker buys units, and offers them on the market. */
async function firstOffer(api, series, listing, market) {
  const quantity = 1_000n;
  const purchase = api.tx.Sales.purchase({ listing, quantity, max_total: quantity * PRICE });
  const offer = placement(api, market, 'Ask', FILL_TICK, quantity, undefined);
  successful(await submit(together(api, [purchase, offer]), people.maker.signer).final);
}

/**
 * The shopper buys units and gives them to the holders, and money to the one below L2. Final, because polkadot-api
 * reads final state.
 */
async function firstUnits(api, series, listing) {
  const { shopper, papi, viem, ethers } = people;
  const gifts = [papi, viem, ethers].map(({ holder }) =>
    api.tx.Coupons.transfer({ series, to: holder.account, quantity: UNITS }),
  );
  const quantity = UNITS * BigInt(gifts.length);
  const purchase = api.tx.Sales.purchase({ listing, quantity, max_total: quantity * PRICE });
  const money = api.tx.Cash.transfer({ asset: USDC, to: ethers.holder.account, amount: 20n * DOLLAR });
  successful(await submit(together(api, [purchase, ...gifts, money]), shopper.signer).final);
}
