// SPDX-License-Identifier: Apache-2.0
// Journeys through the precompiles, told once and played by each Ethereum client with its own means. Only who does what no pool pays
// for has GNX.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createPublicClient, http } from 'viem';
import { world } from './support/chain.mjs';
import { castClientAt } from './support/clients/cast.mjs';
import { ethersAt } from './support/clients/ethers.mjs';
import { hardhatAt } from './support/clients/hardhat.mjs';
import { viemAt } from './support/clients/viem.mjs';
import { JOURNEYS } from './support/journeys/all.mjs';
import { FEE, setStage } from './support/journeys/stage.mjs';
import { domainOf } from './support/messages.mjs';
import { connect } from './support/native.mjs';
import { networkAt } from './support/network.mjs';
import { until } from './support/until.mjs';

const CLIENTS = { viem: viemAt, ethers: ethersAt, cast: castClientAt, Hardhat: hardhatAt };
const HOUR = 3_600n;

const { ws, eth, series, listing } = world();
const { client: native, api } = connect(ws);
const reader = createPublicClient({ chain: networkAt(eth), transport: http() });

/** Each client, and its stages by the names of the journeys. */
const clients = {};
const stages = {};

// Each journey has people of its own, so one need not wait for the other.
describe('journeys', { concurrency: true }, () => {
  before(async () => {
    const domain = await domainOf(api);
    const deadline = (await api.query.Timestamp.Now.getValue()) / 1_000n + HOUR;
    const troupes = await setStage(api, { series, listing }, Object.keys(CLIENTS), JOURNEYS, deadline);
    await Promise.all(Object.entries(CLIENTS).map(async ([name, start]) => {
      const { who, agreement } = troupes[name];
      stages[name] = Object.fromEntries(Object.entries(JOURNEYS).map(([journey, { keys }]) => {
        const own = { who: who(journey), keys: keys?.(`${journey} by ${name}`, domain) ?? {} };
        return [journey, { series, domain, deadline, agreement, fee: FEE, ...own }];
      }));
      const signers = Object.values(stages[name]).flatMap((stage) => [...Object.values(stage.who), ...Object.values(stage.keys)]);
      clients[name] = await start(eth, [...new Set(signers.map(({ secret }) => secret))]);
    }));
  });
  after(async () => {
    native.destroy();
    await Promise.all(Object.values(clients).map((client) => client.end()));
  });

  for (const name of Object.keys(CLIENTS)) {
    describe(name, { concurrency: true }, () => {
      for (const [journey, { title, play }] of Object.entries(JOURNEYS)) {
        it(title, async () => {
          const stage = stages[name][journey];
          const blocks = [];
          await play({ ...stage, client: watched(clients[name], blocks) });
          await shouldBeFinal(blocks);
          await Promise.all(Object.values(stage.who).filter(({ needs }) => !needs.gnx).map(shouldHaveNoGnx));
        });
      }
    });
  }
});

/** The client, whose acts succeed at the price they should have, and leave their blocks behind. */
function watched(client, blocks) {
  const follow = (send, hasPrice) => async (...call) => {
    const receipt = await send(...call);
    assert.deepEqual([receipt.ok, receipt.price > 0n], [true, hasPrice]);
    blocks.push(receipt.block);
    return receipt;
  };
  return { ...client, act: follow(client.act, false), pay: follow(client.pay, true) };
}

/** Waits until blocks are final, and makes sure that they are the ones that receipts named. */
async function shouldBeFinal(blocks) {
  const last = blocks.reduce((most, { number }) => (number > most ? number : most), 0n);
  const final = async () => (await reader.getBlock({ blockTag: 'finalized' })).number >= last;
  await until(`block ${last} to be final`, final);
  for (const { number, hash } of blocks) assert.equal((await reader.getBlock({ blockNumber: number })).hash, hash);
}

const shouldHaveNoGnx = async ({ address }) => assert.equal(await reader.getBalance({ address }), 0n);
