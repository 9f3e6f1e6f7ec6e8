// SPDX-License-Identifier: Apache-2.0
// ERC-2612: what an owner signs so that somebody else may take money.

/** The types of EIP-712, as every wallet shows them. */
export const PERMIT_TYPES = {
  Permit: [
    { name: 'owner', type: 'address' },
    { name: 'spender', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
};

/**
 * The domain, from what the token answers to `eip712Domain` (ERC-5267).
 *
 * @param {readonly [string, string, string, bigint, `0x${string}`, ...unknown[]]} answer
 */
export function domainOf([, name, version, chainId, verifyingContract]) {
  return { name, version, chainId: Number(chainId), verifyingContract };
}
