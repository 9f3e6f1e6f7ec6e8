// SPDX-License-Identifier: Apache-2.0
// A shop in a browser: shows an offer, buys and redeems through whatever wallet the page finds at `window.ethereum`.

import { BrowserProvider, Contract, formatUnits, id as hashOf } from './ethers.js';

const MONEY_DECIMALS = 6;

const shop = await (await fetch('shop.json')).json();
// Neither old answers nor long waits: blocks come every second.
const provider = new BrowserProvider(window.ethereum, undefined, { cacheTimeout: -1, pollingInterval: 200 });
const at = ({ address, abi }, runner = provider) => new Contract(address, abi, runner);
const factory = at(shop.factory);
const show = (name, text) => (document.getElementById(name).textContent = text);
const money = (amount) => `${formatUnits(amount, MONEY_DECIMALS)} USDC`;

let signer;

/** Does something for a form or button, and says what came of it. */
function does(name, event, act) {
  document.getElementById(name).addEventListener(event, async (happening) => {
    happening.preventDefault();
    show('result', 'waiting');
    try {
      show('result', await act(happening.target));
    } catch (error) {
      show('result', `failed: ${error.reason ?? error.info?.error?.message ?? error.shortMessage ?? error.message}`);
    }
    await showBooks();
  });
}

const quantityOf = (form) => BigInt(new FormData(form).get('quantity'));

does('connect', 'click', async () => {
  signer = await provider.getSigner();
  return 'connected';
});

does('buy', 'submit', async (form) => {
  const quantity = quantityOf(form);
  const { total, refusal } = await factory.quote(shop.listing, quantity, signer.address);
  if (refusal !== '') throw new Error(refusal);
  const sent = await at(shop.factory, signer).purchase(shop.listing, quantity, total);
  const { quantity: bought, total: paid } = await eventOf(shop.factory, sent, 'Purchased');
  return `bought ${bought} for ${money(paid)}`;
});

does('redeem', 'submit', async (form) => {
  const order = hashOf(`order of ${signer.address}`);
  const sent = await at(shop.redemption, signer).redeem(shop.series, quantityOf(form), shop.redeemer, order, '0x');
  const { quantity, orderHash } = await eventOf(shop.redemption, sent, 'Redeemed');
  return `redeemed ${quantity} for order ${orderHash}`;
});

/** Fields of the first event of a name in the receipt of a transaction. */
async function eventOf(contract, sent, name) {
  const receipt = await sent.wait();
  const { interface: abi } = at(contract);
  const logs = receipt.logs.map((log) => abi.parseLog(log));
  return logs.find((log) => log?.name === name).args;
}

async function showOffer() {
  const { terms, remaining, open } = await factory.listingOf(shop.listing);
  const { terms: series } = await factory.seriesOf(terms.series);
  const facts = { name: series.name, price: money(terms.price), remaining, open };
  const rows = Object.entries(facts).flatMap(([name, value]) => {
    const [term, fact] = ['dt', 'dd'].map((tag) => document.createElement(tag));
    term.textContent = name;
    fact.textContent = value;
    fact.id = `offer-${name}`;
    return [term, fact];
  });
  document.getElementById('offer').replaceChildren(...rows);
}

async function showBooks() {
  if (!signer) return;
  const { address } = signer;
  const [units, usdc, gnx] = await Promise.all([
    at(shop.coupon).balanceOf(address, shop.series),
    at(shop.money).balanceOf(address),
    provider.getBalance(address),
  ]);
  show('account', address);
  show('units', units);
  show('money', money(usdc));
  show('gnx', gnx);
  document.body.dataset.books = String(Number(document.body.dataset.books ?? 0) + 1);
}

await showOffer();
document.body.dataset.ready = 'true';
