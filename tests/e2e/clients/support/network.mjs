// SPDX-License-Identifier: Apache-2.0
// The network as viem has to be told of it.

import { defineChain } from 'viem';

/**
 * A development chain at an address of the Ethereum JSON-RPC.
 *
 * @param {string} http
 * @param {string} [webSocket]
 */
export const networkAt = (http, webSocket) =>
  defineChain({
    id: 743_639,
    name: 'Genex Development',
    nativeCurrency: { name: 'Genex', symbol: 'GNX', decimals: 18 },
    rpcUrls: { default: { http: [http], ...(webSocket && { webSocket: [webSocket] }) } },
  });
