// SPDX-License-Identifier: Apache-2.0
// What a consumer does in a browser with a stock wallet and without GNX.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { createPublicClient, http, parseEventLogs } from 'viem';
import { COUPON, FACTORY, REDEMPTION, stablecoin } from './support/abi.mjs';
import { launch, pageWith } from './support/browser.mjs';
import { CAP, people, PRICE, USDC, world } from './support/chain.mjs';
import { serve } from './support/site.mjs';
import { MOST_MS } from './support/until.mjs';
import { stockWallet } from './support/wallet.mjs';

const { eth, series, listing } = world();
const { consumer } = people.browser;
const id = BigInt(series);
const money = stablecoin(USDC);
const reader = createPublicClient({ transport: http(eth) });
const shop = {
  ...{ factory: FACTORY, coupon: COUPON, redemption: REDEMPTION, money },
  ...{ series, listing, redeemer: people.issuer.address },
};

describe('browser', () => {
  let browser;
  let site;
  before(async () => {
    const file = (path) => readFileSync(new URL(path, import.meta.url));
    [browser, site] = await Promise.all([
      launch(),
      serve({
        '/index.html': file('page/index.html'),
        '/shop.js': file('page/shop.js'),
        '/shop.json': JSON.stringify(shop),
        '/ethers.js': file('node_modules/ethers/dist/ethers.min.js'),
      }),
    ]);
  });
  after(() => Promise.all([browser?.close(), site?.stop()]));

  it('should show the offer and the books when the consumer connects', async () => {
    const page = await visit(`${eth}/gasless`);
    const { remaining } = await reader.readContract({ ...FACTORY, functionName: 'listingOf', args: [BigInt(listing)] });
    assert.equal(await page.text('offer-name'), 'Tea House gift card');
    assert.equal(await page.text('offer-price'), '0.01 USDC');
    assert.equal(await page.text('offer-open'), 'true');
    assert.ok(BigInt(await page.text('offer-remaining')) >= remaining, 'others only buy');
    assert.deepEqual(await page.books(), { account: consumer.address, units: '0', money: '1000.0 USDC', gnx: '0' });
  });

  it('should be stopped by its own wallet when it uses the address for people with GNX', async () => {
    const page = await visit(eth);
    const before = await reader.getTransactionCount({ address: consumer.address });
    assert.match(await page.fill('buy', 40n), /^failed: insufficient funds: the account has 0, /);
    assert.equal(await reader.getTransactionCount({ address: consumer.address, blockTag: 'pending' }), before);
  });

  it('should buy and redeem without GNX when it uses the address for that', async () => {
    const page = await visit(`${eth}/gasless`);
    const [unitsBefore, moneyBefore] = await Promise.all([units(), cash()]);

    assert.equal(await page.fill('buy', 40n), 'bought 40 for 0.4 USDC');
    assert.deepEqual([await units(), await cash()], [unitsBefore + 40n, moneyBefore - 40n * PRICE]);
    assert.deepEqual(await page.books(), { account: consumer.address, units: '40', money: '999.6 USDC', gnx: '0' });
    assert.equal(await page.sent.at(-1).price(), 0n);

    assert.match(await page.fill('redeem', 15n), /^redeemed 15 for order 0x[0-9a-f]{64}$/);
    assert.deepEqual(await page.books(), { account: consumer.address, units: '25', money: '999.6 USDC', gnx: '0' });
    const receipt = await page.sent.at(-1).receipt();
    assert.deepEqual([receipt.status, receipt.effectiveGasPrice], ['success', 0n]);
    const [redeemed] = parseEventLogs({ abi: REDEMPTION.abi, logs: receipt.logs });
    assert.deepEqual([redeemed.args.holder, redeemed.args.quantity], [consumer.address, 15n]);
    assert.equal(await reader.getBalance({ address: consumer.address }), 0n);
  });

  it('should show why when the consumer wants more than the listing or the books allow', async () => {
    const page = await visit(`${eth}/gasless`);
    assert.match(await page.fill('buy', CAP + 1n), /^failed: .*CapExceeded/);
    assert.match(await page.fill('redeem', 1_000_000n), /^failed: .*NotEnoughUnits/);
    assert.deepEqual([await units(), await reader.getBalance({ address: consumer.address })], [25n, 0n]);
  });

  /** The shop, in a page whose wallet talks to this address of the node. */
  async function visit(url) {
    const wallet = stockWallet(url, consumer.secret);
    const sent = [];
    const page = await pageWith(browser, async (request) => {
      const result = await wallet(request);
      if (request.method === 'eth_sendTransaction') sent.push(transaction(result));
      return result;
    });
    page.setDefaultTimeout(MOST_MS);
    const faults = [];
    page.on('pageerror', (error) => faults.push(error));
    await page.goto(site.url);
    const text = (name) => page.$eval(`#${name}`, (element) => element.textContent);
    await page.waitForSelector('body[data-ready]').catch((error) => {
      throw faults[0] ?? error;
    });
    /** What the page says once it shows the books anew. */
    const after = async (act) => {
      const shown = await page.evaluate(() => document.body.dataset.books);
      await act();
      await page.waitForFunction((old) => document.body.dataset.books !== old, {}, shown);
      return text('result');
    };
    const books = async () => {
      const names = ['account', 'units', 'money', 'gnx'];
      return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await text(name)])));
    };
    const fill = (form, quantity) =>
      after(async () => {
        await page.$eval(`#${form} input`, (input, value) => (input.value = value), String(quantity));
        await page.click(`#${form} button`);
      });
    assert.equal(await after(() => page.click('#connect')), 'connected');
    return { text, books, fill, sent };
  }
});

function transaction(hash) {
  const receipt = () => reader.getTransactionReceipt({ hash });
  return { receipt, price: async () => (await receipt()).effectiveGasPrice };
}

const units = () => reader.readContract({ ...COUPON, functionName: 'balanceOf', args: [consumer.address, id] });
const cash = () => reader.readContract({ ...money, functionName: 'balanceOf', args: [consumer.address] });
