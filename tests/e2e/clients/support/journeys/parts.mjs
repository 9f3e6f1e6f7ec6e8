// SPDX-License-Identifier: Apache-2.0
// What journeys are made of.

import assert from 'node:assert/strict';
import { hexToBytes } from 'viem';
import { COUPON } from '../abi.mjs';
import { accountOfAddress, isSigned, typedData } from '../messages.mjs';

/** Units of each person that has some in the beginning. */
export const UNITS = 300n;

/**
 * What somebody has in the beginning. Everybody is registered with tier L1, and has no GNX, unless this says otherwise.
 *
 * @typedef {object} Role
 * @property {bigint} [units] of the series
 * @property {bigint} [money] in smallest units of the stablecoin
 * @property {boolean} [gnx] whether there is GNX for acts that no pool pays for
 * @property {string} [tier]
 * @property {string} [kind]
 */

/**
 * A journey through the precompiles, told once for all clients.
 *
 * @typedef {object} Journey
 * @property {string} title
 * @property {Record<string, Role>} roles who takes part in it, and in nothing else
 * @property {(name: string, domain: object) => Record<string, object>} [keys] what else signs, in the play of this name
 * @property {(stage: Stage) => Promise<void>} play
 *
 * @typedef {object} Stage
 * @property {import('../clients/values.mjs').Client} client
 * @property {Record<string, object>} who the people by their roles, and `till`, who accepts the series
 * @property {Record<string, object>} keys
 * @property {number} series
 * @property {object} domain what messages are bound to
 * @property {bigint} deadline some time ahead, in Unix time
 * @property {bigint} agreement what the issuer proposed to the client's custodian
 * @property {{ perAct: bigint }} fee of that agreement
 */

/** The account of an Ethereum key, in bytes. */
export const accountBytes = ({ address }) => accountOfAddress(hexToBytes(address));

/** What the client's wallet signs, and what the SDK takes for the signature of whom the message names. */
export async function signed({ client, domain }, who, message) {
  const signature = await client.sign(who, typedData(message, domain));
  const read = { message, signature: { scheme: 'ethereum', bytes: hexToBytes(signature) } };
  assert.ok(isSigned(read, domain), `the SDK does not read ${signature}`);
  return signature;
}

/** Units that somebody can spend. */
export const unitsOf = ({ client, series }, { address }) => client.read(COUPON, 'balanceOf', [address, BigInt(series)]);

/** Arguments of the only event of this name. */
export function toldBy({ told }, name) {
  const found = told.filter((event) => event.name === name);
  assert.equal(found.length, 1, `${name} was told ${found.length} times`);
  return found[0].args;
}

/** Makes sure that the client does not send it, and shows why. */
export async function refused(attempt, why) {
  await assert.rejects(attempt, (error) => {
    assert.match(error.message, why);
    return true;
  });
}
