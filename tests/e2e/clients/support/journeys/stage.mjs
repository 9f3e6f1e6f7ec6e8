// SPDX-License-Identifier: Apache-2.0
// Who takes part in the journeys: accounts that nobody else uses, prepared together for all clients.

import { Enum } from 'polkadot-api';
import { deposit, GNX, people, PRICE, registration, together, USDC } from '../chain.mjs';
import { freshEthereum, hashOf, native } from '../keys.mjs';
import { eventsOf, submit, successful } from '../native.mjs';

const YEAR = 31_536_000n;
/** What the issuer pays a custodian for what it signs. */
export const FEE = { perAct: PRICE, most: 10n * PRICE };

/**
 * Those who take part with one client.
 *
 * @typedef {object} Troupe
 * @property {string} client
 * @property {Array<object>} roles each with its journey, the name of the role, what it needs, and a key
 * @property {object} till accepts the series
 * @property {object} giver buys what the others have in the beginning
 */

/** @returns {Troupe} */
function troupeOf(client, journeys) {
  const roles = Object.entries(journeys).flatMap(([journey, played]) =>
    Object.entries(played.roles).map(([role, needs]) => {
      return { journey, role, needs, ...freshEthereum(`${role} of ${journey} by ${client}`) };
    }),
  );
  const till = { role: 'till', needs: {}, ...freshEthereum(`till of journeys by ${client}`) };
  const giver = { role: 'giver', needs: { tier: 'L2', gnx: true }, ...native(`clients//journeys//${client}`) };
  return { client, roles, till, giver };
}

/**
 * Registers everybody and gives each what the role needs. Gives for each client the people of a journey, and the number of the
 * agreement that its custodian can accept.
 *
 * @param {object} api
 * @param {import('../chain.mjs').World} world
 * @param {string[]} clients
 * @param {Record<string, import('./parts.mjs').Journey>} journeys
 * @param {bigint} deadline
 * @returns {Promise<Record<string, { who: (journey: string) => Record<string, object>, agreement: bigint }>>}
 */
export async function setStage(api, { series, listing }, clients, journeys, deadline) {
  const troupes = clients.map((client) => troupeOf(client, journeys));
  await introduced(api, series, troupes, deadline);
  const deposits = troupes.map(({ giver }) => deposit(api, giver.account));
  const endowing = async () => {
    await done(together(api, deposits), people.gateway);
    await Promise.all(troupes.map((troupe) => endowed(api, series, BigInt(listing), troupe)));
  };
  const [agreements] = await Promise.all([agreed(api, series, troupes, deadline), endowing()]);
  const stages = troupes.map(({ client, roles, till }, index) => {
    const who = (journey) => {
      const those = roles.filter((one) => one.journey === journey).map((one) => [one.role, one]);
      return { till, ...Object.fromEntries(those) };
    };
    return [client, { who, agreement: agreements[index] }];
  });
  return Object.fromEntries(stages);
}

/** Registers everybody, and gives GNX and the right to accept the series to whom they are for. */
async function introduced(api, series, troupes, deadline) {
  const everybody = troupes.flatMap(({ roles, till, giver }) => [...roles, till, giver]);
  const registrations = everybody.map(({ account, needs: { tier = 'L1', kind = 'Person' } }) =>
    registration(api, account, tier, deadline + YEAR, kind),
  );
  const gas = everybody
    .filter(({ needs }) => needs.gnx)
    .map(({ account }) => api.tx.Balances.transfer_keep_alive({ dest: Enum('Id', account), value: 100n * GNX }));
  const appointed = troupes.map(({ till }) => api.tx.Coupons.add_redeemer({ series, redeemer: till.account }));
  await Promise.all([
    done(together(api, registrations), people.attestor),
    done(together(api, [...gas, ...appointed]), people.issuer),
  ]);
}

/** The agreements that the issuer proposes to the custodians, whom an officer registers before. */
async function agreed(api, series, troupes, valid_until) {
  const custodians = troupes.map(({ roles }) => roles.find(({ role }) => role === 'custodian').account);
  const registered = custodians.map((custodian) =>
    api.tx.Custody.register_custodian({ custodian, reason: hashOf(`file of ${custodian}`) }),
  );
  await done(together(api, registered), people.officer);
  const fee = { asset: USDC, per_act: FEE.perAct, most: FEE.most, least: 0n };
  const proposals = custodians.map((custodian) =>
    api.tx.Custody.propose_agreement({ custodian, scope: Enum('Series', series), fee, valid_until }),
  );
  const proposed = await done(together(api, proposals), people.issuer);
  return eventsOf(proposed, 'Custody', 'AgreementProposed').map(({ agreement }) => agreement);
}

/** Buys what one client's people have in the beginning, and gives it to them. */
async function endowed(api, series, listing, { giver, roles }) {
  const holders = roles.filter(({ needs }) => needs.units);
  const owners = roles.filter(({ needs }) => needs.money);
  const quantity = holders.reduce((sum, { needs }) => sum + needs.units, 0n);
  const calls = [
    api.tx.Sales.purchase({ listing, quantity, max_total: quantity * PRICE }),
    ...holders.map(({ account, needs }) => api.tx.Coupons.transfer({ series, to: account, quantity: needs.units })),
    ...owners.map(({ account, needs }) => api.tx.Cash.transfer({ asset: USDC, to: account, amount: needs.money })),
  ];
  await done(together(api, calls), giver);
}

/** In a final block, and successful. */
const done = async (tx, { signer }) => successful(await submit(tx, signer).final);
