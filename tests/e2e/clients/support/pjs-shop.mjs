// SPDX-License-Identifier: Apache-2.0
// Who meets in the shop of polkadot.js. Officials register and appoint them when the chain is prepared: an official has one
// nonce for all suites, and none of them need wait for another.

import { native, nativeOf } from './keys.mjs';

const path = (name) => `clients//pjs//shop//${name}`;
const key = (name) => native(path(name));
const keysOf = (what, names) => Object.fromEntries(names.map((name) => [name, key(`${what} of ${name}`)]));

/** The shop accepts the series, the giver has coupons for all others, and the custodian signs for a customer. */
const [till, giver, custodian] = ['till', 'giver', 'custodian'].map(key);

/** They have units, and no GNX: what they sign is brought by others, or paid for by a pool. */
const holders = {
  phone: key('phone'),
  watch: nativeOf('ed25519', path('watch')),
  loser: nativeOf('ecdsa', path('loser')),
  doubter: key('doubter'),
  sender: key('sender'),
  payer: key('payer'),
  customer: key('customer'),
  asker: key('asker'),
};

/** Each brings what one holder signed, and has no GNX. */
const clerks = keysOf('clerk', ['ticket', 'permit', 'cancellation', 'card', 'gift']);

/** Who receives units. */
const receivers = keysOf('receiver', ['permit', 'card', 'move']);

/** Nobody registered them. They have GNX, so that what they may not do comes into a block and is refused there. */
const outsiders = keysOf('outsider', ['ticket', 'permit', 'cancellation', 'doubt', 'gift', 'capture', 'custody']);

/** All of them by what they do. */
export const pjsShop = { till, giver, custodian, holders, clerks, receivers, outsiders };

/** Persons to be registered besides the giver, who buys. */
export const pjsPersons = [till, ...[holders, clerks, receivers].flatMap((group) => Object.values(group))];

/** Who pays fees. */
export const pjsPayers = [giver, custodian, ...Object.values(outsiders)];
