// SPDX-License-Identifier: Apache-2.0
// Orders as the marketplace's ABI has them.

import { zeroAddress } from 'viem';

/** The words of the interface, in its order. */
export const SIDE = { bid: 0, ask: 1 };
const GTC = 0;
const POST_ONLY_NO = 0;
const CANCEL_TAKER = 1;

/**
 * An order that rests until it is filled or cancelled.
 *
 * @param {number} side
 * @param {number} tick
 * @param {bigint} lots
 * @param {bigint} [clientId] its owner's name for it
 */
export const order = (side, tick, lots, clientId = 0n) => ({
  side,
  tick,
  lots,
  timeInForce: GTC,
  bound: 0n,
  postOnly: POST_ONLY_NO,
  selfTrade: CANCEL_TAKER,
  hasClientId: clientId > 0n,
  clientId,
  maxFills: 10,
  referrer: zeroAddress,
  referralShare: 0,
});
