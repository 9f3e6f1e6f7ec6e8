// SPDX-License-Identifier: Apache-2.0
// All journeys, by their names.

import { allowance, authorisation, custody, moneyPermit } from './aside.mjs';
import { card, gift } from './claims.mjs';
import { cancelledPermit, cancelledTicket, ticket, transferPermit } from './messages.mjs';

/** @type {Record<string, import('./parts.mjs').Journey>} */
export const JOURNEYS = {
  ticket,
  cancelledTicket,
  transferPermit,
  cancelledPermit,
  card,
  gift,
  authorisation,
  custody,
  allowance,
  moneyPermit,
};
