// SPDX-License-Identifier: Apache-2.0
// The chain of the scenarios as a running node: two series that were sold, and the decisions that contracts need.

import {
  approval,
  decide,
  offer,
  people,
  prepare as prepareClients,
  PRICE,
  terms,
  together,
} from '../../../tests/e2e/clients/support/chain.mjs';
import { accountOf, hashOf } from '../../../tests/e2e/clients/support/keys.mjs';
import { connect, send } from '../../../tests/e2e/clients/support/native.mjs';
import { startNode } from '../../../tests/e2e/clients/support/node.mjs';
import { UNITS } from './people.mjs';

/** One GNX in its smallest native unit has this many of those that Ethereum wallets use. */
const ETH_RATIO = 1_000_000n;
const PLATFORM_POOL = 0;
const USDC = 1;
const { issuer, attestor, officer, shopper, viem: ann, ethers: ben } = people;

/** Starts a node and prepares its chain. Gives the world and how to end it. */
export async function prepare() {
  const node = await startNode();
  try {
    const { series: tea } = await prepareClients(node);
    const books = await on(node.ws, soldSeries);
    const world = { target: 'node', url: node.eth, ws: node.ws, tea, books, usdc: USDC, store: issuer.address };
    return { world, stop: node.stop, keepLog: node.keepLog };
  } catch (error) {
    console.error(await node.keepLog());
    await node.stop();
    throw error;
  }
}

/** Does something with the node's API. */
async function on(ws, act) {
  const { client, api } = connect(ws);
  try {
    return await act(api);
  } finally {
    client.destroy();
  }
}

/** Another series, of which Ann and Ben have units. */
async function soldSeries(api) {
  const now = (await api.query.Timestamp.Now.getValue({ at: 'best' })) / 1_000n;
  const series = await api.query.Coupons.NextSeriesId.getValue({ at: 'best' });
  const creation = [api.tx.Coupons.create_series({ terms: terms(now) }), api.tx.Coupons.submit_series({ series })];
  await send(together(api, creation), issuer.signer);
  await send(approval(api, series), officer.signer);
  const listing = await offer(api, series, now);
  const quantity = 2n * UNITS;
  const gifts = [ann, ben].map(({ holder }) =>
    api.tx.Coupons.transfer({ series, to: holder.account, quantity: UNITS }),
  );
  const purchase = api.tx.Sales.purchase({ listing, quantity, max_total: quantity * PRICE });
  await send(together(api, [purchase, ...gifts]), shopper.signer);
  return series;
}

/** Lets a contract hold coupons: the company's attestor links it, and the council puts it on the list. */
export function allow({ ws }, contract) {
  return on(ws, async (api) => {
    const account = accountOf(contract);
    const { identity } = await api.query.Kyc.Accounts.getValue(issuer.account, { at: 'best' });
    const reason = hashOf('audit of the contract');
    await send(api.tx.Kyc.attest_account({ identity, account, reason }), attestor.signer);
    await decide(api, api.tx.Compliance.allow_contract({ who: account, allowed: true, reason }));
  });
}

/** Governance pays GNX of the platform's fee pool out to a contract. */
export function payFromPool({ ws }, contract, amount) {
  return on(ws, (api) =>
    decide(
      api,
      api.tx.FeePolicy.withdraw({
        pool: PLATFORM_POOL,
        amount: amount / ETH_RATIO,
        to: accountOf(contract),
        reason: hashOf('budget of the paymaster'),
      }),
    ),
  );
}

/** Waits until the chain's clock is after a second. */
export function passes({ ws }, second) {
  return on(ws, async (api) => {
    for (;;) {
      const now = (await api.query.Timestamp.Now.getValue({ at: 'best' })) / 1_000n;
      if (now > BigInt(second)) return;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  });
}
