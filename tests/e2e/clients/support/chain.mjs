// SPDX-License-Identifier: Apache-2.0
// The world in which the tests act: people, money, one series of stored value on sale, and units in their hands.

import { Binary, Enum } from 'polkadot-api';
import { ALITH, BALTATHAR, ethereum, freshEthereum, hashOf, native } from './keys.mjs';
import { connect, eventsOf, send, submit, successful } from './native.mjs';

const DAY = 86_400n;
/** One GNX in its smallest unit. */
const GNX = 10n ** 12n;
/** The stablecoin, and one US dollar of it. */
export const USDC = 1;
const DOLLAR = 10n ** 6n;

/** One unit is one US cent; its price is one cent. */
export const PRICE = DOLLAR / 100n;
/** Most units that one identity can buy. */
export const CAP = 10_000n;
/** Units that the holder of each suite has in the beginning. */
export const UNITS = 2_000n;
/** Address of the metadata of the series. */
export const URI = 'https://coupons.example/tea-house/{id}.json';

/** Who takes part. A stranger is an account that no attestor has registered. */
export const people = {
  issuer: native('Alice'),
  attestor: native('Bob'),
  officer: native('Charlie'),
  gateway: native('Eve'),
  shopper: native('clients//shopper'),
  papi: { holder: native('clients//holder'), friend: native('clients//friend'), stranger: native('clients//stranger') },
  viem: { holder: ethereum(ALITH), friend: freshEthereum('friend of Alith'), stranger: freshEthereum('stranger') },
  ethers: {
    holder: ethereum(BALTATHAR),
    friend: freshEthereum('friend of Baltathar'),
    stranger: freshEthereum('other stranger'),
  },
};

/**
 * Where the tests find the node and the series.
 *
 * @typedef {object} World
 * @property {string} ws Substrate JSON-RPC over WebSocket
 * @property {string} eth Ethereum JSON-RPC over HTTP
 * @property {string} ethWs Ethereum JSON-RPC over WebSocket
 * @property {number} series
 * @property {string} listing its id, as decimal digits
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
    await firstUnits(api, series, listing);
    return { ws: node.ws, eth: node.eth, ethWs: node.ethWs, series, listing: String(listing) };
  } finally {
    client.destroy();
  }
}

/** All or none of these calls. */
export const together = (api, calls) => api.tx.Utility.batch_all({ calls: calls.map((call) => call.decodedCall) });

/** A reserve, people, gas for them, and a series that waits for its approval. */
async function foundations(api, now) {
  const { issuer, attestor, officer, shopper, papi, viem, ethers } = people;
  const reserve = api.tx.Cash.attest_reserve({
    asset: USDC,
    amount: 1_000_000n * DOLLAR,
    hash: hashOf('reserve'),
    as_of: now,
  });
  // Who pays money in needs tier L2.
  const tiers = { L2: [shopper, papi.holder], L1: [papi.friend, viem.friend, ethers.friend] };
  const registrations = Object.entries(tiers).flatMap(([tier, persons]) =>
    persons.map(({ account }) => registration(api, account, tier, now + 365n * DAY)),
  );
  const series = await api.query.Coupons.NextSeriesId.getValue({ at: 'best' });
  const gifts = [shopper, papi.holder, papi.stranger].map(({ account }) =>
    api.tx.Balances.transfer_keep_alive({ dest: Enum('Id', account), value: 100n * GNX }),
  );
  const creation = [api.tx.Coupons.create_series({ terms: terms(now) }), api.tx.Coupons.submit_series({ series })];
  await Promise.all([
    send(reserve, officer.signer),
    send(together(api, registrations), attestor.signer),
    send(together(api, [...creation, ...gifts]), issuer.signer),
  ]);
  return series;
}

function registration(api, account, tier, valid_until) {
  return api.tx.Kyc.register({
    account,
    tier: Enum(tier),
    kind: Enum('Person'),
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
  const { officer, gateway, shopper, papi } = people;
  const deposits = [shopper, papi.holder].map(({ account }) => deposit(api, account));
  await Promise.all([
    send(approval(api, series), officer.signer),
    send(together(api, deposits), gateway.signer),
  ]);
}

/** Units are minted and on sale. Gives the listing's id. */
export async function offer(api, series, now) {
  const quantity = 100_000n;
  const listing = api.tx.Sales.create_listing({
    terms: {
      series,
      asset: USDC,
      price: PRICE,
      quantity,
      opens_at: now - 60n,
      closes_at: now + 90n * DAY,
      per_buyer_cap: CAP,
      min_tier: Enum('L1'),
      steps: [],
      territory: Enum('Everywhere'),
      holdback: 0,
    },
  });
  const done = await send(together(api, [api.tx.Coupons.mint({ series, quantity }), listing]), people.issuer.signer);
  const [created] = eventsOf(done, 'Sales', 'ListingCreated');
  return created.listing;
}

/** The shopper buys units and gives them to the holders. Final, because polkadot-api reads final state. */
async function firstUnits(api, series, listing) {
  const { shopper, papi, viem, ethers } = people;
  const gifts = [papi, viem, ethers].map(({ holder }) =>
    api.tx.Coupons.transfer({ series, to: holder.account, quantity: UNITS }),
  );
  const quantity = UNITS * BigInt(gifts.length);
  const purchase = api.tx.Sales.purchase({ listing, quantity, max_total: quantity * PRICE });
  successful(await submit(together(api, [purchase, ...gifts]), shopper.signer).final);
}
